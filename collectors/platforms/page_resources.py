"""Resources on any site: a page that offers files, or one that lists them and pages about them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from bs4 import Tag

from collectors.french.titles import clean_title
from collectors.french.words import read_themes
from collectors.page import Page
from collectors.platforms.contract import Answer, Ask, Role
from collectors.platforms.markup import files_in, link_of, text_of
from collectors.platforms.page_event import names_gathering
from collectors.platforms.page_links import next_link
from collectors.platforms.page_rows import BUTTON, linked_rows
from collectors.platforms.page_view import View
from collectors.platforms.resources import named_kind, resource_kind
from collectors.registry import Entry
from db.model import Resource, ResourceFile
from db.vocabulary import ResourceKind

RESOURCES, RESOURCE = "resources", "resource"
DOWNLOAD = re.compile(
    r"\W*(?:t[ée]l[ée]charger|download|consulter|pdf|ouvrir|document)\b.{0,40}", re.IGNORECASE
)
SIZE = re.compile(
    r"\s*[(\[][^()\[\]]{0,30}\b(?:pdf|docx?|xlsx?|pptx?|zip|[kmg]?o|[kmg]b|octets)\s*[)\]]\s*$", re.IGNORECASE
)
NOT_RESOURCES = {"ics"}
WITHOUT_FILES = {ResourceKind.APPEL, ResourceKind.ANNUAIRE, ResourceKind.LETTRE}
"""Kinds that a title alone makes a resource."""


def read_resources(_: Page, view: View, entry: Entry, today: date) -> Answer:
    """Read a list of resources; a page that lists none is one itself."""
    del entry, today
    asks = resource_asks(view)
    alone = _is_resource(view.title) and not asks
    own = [resource_of(view)] if alone else list(_offered(view))
    following = next_link(view)
    return Answer(
        known=bool(asks or own or view.text),
        rows=tuple(dict.fromkeys([*(one.url for one in asks), *(one.url or one.title for one in own)])),
        resources=tuple(own),
        asks=asks,
        next_page=Ask(url=following, role=Role.LIST, purpose=RESOURCES) if following else None,
    )


def read_resource(_: Page, view: View, entry: Entry, today: date) -> Answer:
    """Read the page that a row announces as a resource: one without a file is mostly news about one."""
    del entry, today
    resource = resource_of(view)
    kept = (resource,) if view.title and (resource.files or resource.kind in WITHOUT_FILES) else ()
    return Answer(known=bool(view.title and view.text), resources=kept)


def resource_asks(view: View) -> tuple[Ask, ...]:
    """Give the pages of a list whose titles name a resource."""
    rows = (row for row in linked_rows(view.main, view.url) if _is_resource(row.title))
    return tuple(
        Ask(url=row.url, role=Role.PAGE, purpose=RESOURCE, title=row.title, optional=True) for row in rows
    )


def _is_resource(title: str) -> bool:
    return named_kind(title) is not None and not names_gathering(title)


def resource_of(view: View) -> Resource:
    """Give the resource that the page itself is."""
    files = _files(view)
    return Resource(
        title=view.title or view.address,
        kind=resource_kind(view.title, has_files=bool(files)),
        url=view.address,
        published=view.published.isoformat() if view.published else None,
        files=files,
        themes=tuple(label.value for label in read_themes(view.title)),
    )


def _files(view: View) -> tuple[ResourceFile, ...]:
    return tuple(file for file in files_in(view.body, view.url) if file.type not in NOT_RESOURCES)


def _offered(view: View) -> Iterator[Resource]:
    """Give the files that a page of resources offers, each a resource under the words of its link."""
    left = {file.url: file for file in _files(view)}
    for anchor in view.body.select("a[href]"):
        link = link_of(anchor, view.url)
        title = _file_title(anchor) if link in left else ""
        if link is None or not title:
            continue
        kind = named_kind(title) or ResourceKind.DOCUMENT
        yield Resource(title=title, kind=kind, url=link, files=(left.pop(link),))


def _file_title(anchor: Tag) -> str:
    """Give the words of a link, or for want of any the heading of its block, without type and size."""
    words = SIZE.sub("", clean_title(text_of(anchor)))
    if words and not BUTTON.fullmatch(words) and not DOWNLOAD.fullmatch(words):
        return words
    block = anchor.find_parent(["li", "tr", "article", "section", "div"])
    heading = block.find(["h2", "h3", "h4", "h5", "strong", "td"]) if block is not None else None
    return SIZE.sub("", clean_title(text_of(heading))) if heading is not None else ""
