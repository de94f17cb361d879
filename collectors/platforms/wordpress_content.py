"""What any WordPress site keeps beside its agenda: resources, and for a CPTS the pages about its missions.

What it needs: the REST API. What it does: a page or post is a resource when its title names a kind of
document, or when it is filed under a category that does, and it offers files; a directory and a call for
applications need no file. Pages are asked for before posts: a page stays when a post only announces it.
The list of media tells the true sizes of files. Pages alone, never posts, may be about a mission.

What it cannot do: types of content of the site's own, files without a page. Ordinary news give nothing.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from collectors.page import Page
from collectors.platforms.articles import Article, post_uid, resource_of
from collectors.platforms.body import read_title
from collectors.platforms.contract import Answer, Ask, Role
from collectors.platforms.markup import lines_of, open_page
from collectors.platforms.mission_pages import mission_page
from collectors.platforms.publication import iso_day
from collectors.platforms.wordpress_api import (
    MOST,
    address,
    next_page,
    read_collection,
    rendered,
    rest_address,
)
from collectors.registry import Entry
from db.model import MissionPage, Resource, ResourceFile
from db.vocabulary import SourceKind

PAGES, POSTS, MEDIA = "wordpress-pages", "wordpress-posts", "wordpress-media"
PURPOSES: frozenset[str] = frozenset({PAGES, POSTS, MEDIA})

FIELDS = "id,link,guid,title,content,date,class_list"
FILED = re.compile(
    r"\bcategory-(?:\w+-)*(?:ressources?|documents?|documentation|publications?|referentiels?|guides?|fiches?|outils?|"
    r"annuaires?|newsletters?|lettres?)\b"
)


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


def read_resources(page: Page, ask: Ask, entry: Entry, _today: date) -> Answer:
    """Read a page of one of the lists of `begin_resources`."""
    collection = read_collection(page)
    if collection is None:
        return Answer(known=False)
    found = () if ask.purpose == MEDIA else map(_resource_of, collection.items)
    files = map(_file_of, collection.items) if ask.purpose == MEDIA else ()
    about = entry.kind is SourceKind.CPTS and ask.purpose == PAGES
    pages = map(_mission_page_of, collection.items) if about else ()
    return Answer(
        rows=tuple(str(item.get("id")) for item in collection.items),
        total=collection.total,
        resources=tuple(one for one in found if one),
        pages=tuple(one for one in pages if one),
        files=tuple(one for one in files if one),
        next_page=next_page(page, ask, collection),
    )


def article_of(item: Mapping[str, Any]) -> Article | None:
    """Give a page or post as an article; `None` without title or address.

    It is known by its `guid`, which WordPress never changes and tells in feeds too.
    """
    title, url = read_title(rendered(item, "title")), address(item)
    if not title or url is None:
        return None
    body = open_page(rendered(item, "content").encode(), "utf-8")
    guid = html.unescape(rendered(item, "guid"))
    return Article(post_uid(guid or url), url, title, iso_day(str(item.get("date"))), body)


def _resource_of(item: Mapping[str, Any]) -> Resource | None:
    article = article_of(item)
    return resource_of(article, filed=_is_filed(item)) if article else None


def _mission_page_of(item: Mapping[str, Any]) -> MissionPage | None:
    article = article_of(item)
    if article is None:
        return None
    return mission_page(article.title, "\n".join(lines_of(article.body)), article.url, article.published)


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
