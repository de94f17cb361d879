"""Resources of any WordPress site, whatever plugin keeps its agenda: out of its pages, posts and media.

What it needs: the REST API. What it does: a page or post is a resource when its title names a kind of
document, or when it is filed under a category that does, and it offers files; a directory and a call for
applications need no file. Pages are asked for before posts: a page stays when a post only announces it.
The list of media tells the true sizes of files.

What it cannot do: types of content of the site's own, files without a page. Ordinary news give nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from bs4 import Tag

from collectors.french.fold import fold
from collectors.french.words import read_kind, read_themes
from collectors.page import Page
from collectors.platforms.contract import Answer, Ask, Role
from collectors.platforms.markup import files_in, open_page
from collectors.platforms.resources import named_kind, resource_kind
from collectors.platforms.wordpress_api import (
    MOST,
    address,
    next_page,
    plain,
    published_on,
    read_collection,
    rendered,
    rest_address,
)
from collectors.registry import Entry
from db.model import Resource, ResourceFile
from db.vocabulary import ResourceKind

PAGES, POSTS, MEDIA = "wordpress-pages", "wordpress-posts", "wordpress-media"
PURPOSES: frozenset[str] = frozenset({PAGES, POSTS, MEDIA})

FIELDS = "id,link,guid,title,content,date,class_list"
FILED = re.compile(
    r"\bcategory-(?:\w+-)*(?:ressources?|documents?|documentation|publications?|referentiels?|guides?|fiches?|outils?|"
    r"annuaires?|newsletters?|lettres?)\b"
)
WITHOUT_FILES = {ResourceKind.APPEL, ResourceKind.ANNUAIRE, ResourceKind.LETTRE}


def begin_resources(entry: Entry, root: str | None = None) -> list[Ask]:
    """Ask for the pages, posts and media of a site; `root` is that of its API where it is not the usual one."""
    site = root or entry.homepage
    size: dict[str, str | int] = {"per_page": MOST}
    routes = {
        PAGES: rest_address(site, "wp/v2/pages", size | {"_fields": FIELDS}),
        POSTS: rest_address(site, "wp/v2/posts", size | {"_fields": FIELDS}),
        MEDIA: rest_address(site, "wp/v2/media", size | {"media_type": "application"}),
    }
    return [Ask(url=url, role=Role.LIST, purpose=name, optional=True) for name, url in routes.items()]


def read_resources(page: Page, ask: Ask, _entry: Entry, _today: date) -> Answer:
    """Read a page of one of the lists of `begin_resources`."""
    collection = read_collection(page)
    if collection is None:
        return Answer(known=False)
    found = () if ask.purpose == MEDIA else map(resource_of, collection.items)
    files = map(_file_of, collection.items) if ask.purpose == MEDIA else ()
    return Answer(
        rows=tuple(str(item.get("id")) for item in collection.items),
        total=collection.total,
        resources=tuple(one for one in found if one),
        files=tuple(one for one in files if one),
        next_page=next_page(page, ask, collection),
    )


def resource_of(item: Mapping[str, Any]) -> Resource | None:
    """Give the resource that a page or post is; `None` for any other."""
    title, url, published = plain(rendered(item, "title")), address(item), published_on(item)
    if not title or url is None:
        return None
    body = open_page(rendered(item, "content").encode(), "utf-8")
    return resource_from(title, url, published, body, filed=_is_filed(item))


def resource_from(
    title: str, url: str, published: date | None, body: Tag, *, filed: bool = False
) -> Resource | None:
    """Give the resource that an article is; `filed` tells that the site itself files it among resources."""
    files = files_in(body, url)
    kind = _kind(title)
    if not (files and (kind or filed)) and kind not in WITHOUT_FILES:
        return None
    return Resource(
        title=title,
        kind=kind or resource_kind(title, has_files=True),
        url=url,
        published=published.isoformat() if published else None,
        files=files,
        themes=tuple(label.value for label in read_themes(title)),
    )


def _kind(title: str) -> ResourceKind | None:
    """Give the kind that a title names, unless it names an event before: « Formation : les outils du … »."""
    event = read_kind(title)
    return named_kind(title[: fold(title).find(fold(event.words))] if event else title)


def _is_filed(item: Mapping[str, Any]) -> bool:
    classes = item.get("class_list")
    # PHP writes a list with gaps as an object.
    names = list(classes.values()) if isinstance(classes, dict) else classes
    return isinstance(names, list) and FILED.search(" ".join(map(str, names))) is not None


def _file_of(item: Mapping[str, Any]) -> ResourceFile | None:
    """Give a file of the media library with its size; WordPress before 6.8 tells it among the details."""
    url, details = address(item, "source_url"), item.get("media_details")
    size = item.get("filesize") or (details.get("filesize") if isinstance(details, dict) else None)
    return ResourceFile(url=url, size=size) if url and isinstance(size, int) else None
