"""Where the site of a CPTS speaks of its missions: the pages that its home page leads to. All pure.

What it needs: links that name a mission as the title of its page would (« Prévention »), or a list of them
(« Nos missions »). What it cannot do: a menu that a script fills. Links to news and events are not followed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote, urldefrag, urlsplit

from bs4 import BeautifulSoup, Tag

from collectors.french.fold import fold
from collectors.page import Page
from collectors.platforms.contract import Answer, Ask, Role
from collectors.platforms.markup import FILE_TYPES, link_of, text_of
from collectors.platforms.mission_pages import mission_page
from collectors.platforms.page_view import host_of, open_view
from collectors.platforms.schema_nodes import json_nodes
from collectors.registry import Entry
from db.vocabulary import SourceKind

HOME, MENU, MISSION = "mission-home", "mission-menu", "mission"
PURPOSES: frozenset[str] = frozenset({HOME, MENU, MISSION})
MOST_PAGES, MOST_MENUS, MOST_MENU_WORDS = 12, 2, 5
LISTS = re.compile(r"\b(?:missions|projets?|actions|axes|parcours)\b", re.IGNORECASE)
ELSEWHERE = re.compile(
    r"/(?:actualites?|actus?|news|blog|articles?|agenda|evenements?|events?|category|categorie|tag|\d{4}/\d{2})(?:/|$)",
    re.IGNORECASE,
)
DATED = {"Event", "NewsArticle", "BlogPosting"}
"""What pages call themselves that are events or news."""


def home_asks(entry: Entry) -> list[Ask]:
    """Ask for the home page of a CPTS as the menu of its missions; for nothing of any other source."""
    home = Ask(url=entry.homepage, role=Role.PAGE, purpose=HOME, guess=True, last=True)
    return [home] if entry.kind is SourceKind.CPTS else []


def mission_asks(soup: BeautifulSoup, url: str, entry: Entry) -> list[Ask]:
    """Ask for the pages that the home page at `url` links to under the name of a mission, or of a list of them."""
    if entry.kind is not SourceKind.CPTS:
        return []
    pages = _named(soup, url)
    known = {ask.url for ask in pages}
    lists = {link: words for link, words in _links(soup, url) if link not in known and _is_list(words)}
    menus = [_ask(link, words, MENU) for link, words in lists.items()]
    return [*menus[:MOST_MENUS], *pages][:MOST_PAGES]


def read_missions(page: Page, ask: Ask, entry: Entry) -> Answer:
    """Read a page that a menu leads to, and the names of missions that a list of them leads to."""
    view = open_view(page)
    if ask.purpose == HOME:
        return Answer(known=bool(view.title), asks=tuple(mission_asks(view.soup, view.url, entry)))
    dated = any(DATED.intersection(node.types) for node in json_nodes(view.data))
    found = None if dated else mission_page(view.title, view.text, view.address, view.published)
    return Answer(
        known=bool(view.title),
        pages=(found,) if found else (),
        asks=tuple(_named(view.soup, view.url)) if ask.purpose == MENU else (),
    )


def _named(soup: BeautifulSoup, url: str) -> list[Ask]:
    """Ask for the pages whose links name a mission, as far as their titles confirm it."""
    named = {link: words for link, words in _links(soup, url) if mission_page(words, "", link, None)}
    return [_ask(link, words, MISSION) for link, words in named.items()][:MOST_PAGES]


def _ask(link: str, words: str, purpose: str) -> Ask:
    return Ask(url=link, role=Role.PAGE, purpose=purpose, title=words, guess=True, last=True)


def _is_list(words: str) -> bool:
    return len(words.split()) <= MOST_MENU_WORDS and LISTS.search(fold(words)) is not None


def _links(soup: BeautifulSoup, url: str) -> Iterator[tuple[str, str]]:
    """Give address and words of the links to other pages of the same site, save those to news and events."""
    for tag in soup.select("a[href]"):
        link = urldefrag(link_of(tag, url) or "").url
        words = text_of(tag)
        if words and _leads_on(link, url) and not _is_dated(tag):
            yield link, words


def _leads_on(link: str, url: str) -> bool:
    path = fold(unquote(urlsplit(link).path))
    other = PurePosixPath(path).suffix.lower()[1:] in FILE_TYPES or ELSEWHERE.search(path)
    home = path in {"", "/"} and not urlsplit(link).query
    return (
        host_of(link) == host_of(url) != "" and not home and not other and link.rstrip("/") != url.rstrip("/")
    )


def _is_dated(tag: Tag) -> bool:
    """Tell the link of a teaser that says when it was published, or when it takes place."""
    block = tag.find_parent(["article", "li"])
    return block is not None and block.find("time") is not None
