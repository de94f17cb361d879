"""The rows of a list on any site: blocks that lead to pages of their own, whatever their markup. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urldefrag, urlsplit

from bs4 import Tag

from collectors.french.sorts import has_verb
from collectors.platforms.facts import says_registration
from collectors.platforms.markup import FILE_TYPES, classes_of, lines_of, link_of, text_of

HEADINGS = ["h2", "h3", "h4", "h5", "h6"]
OTHER_FILES = {"jpg", "jpeg", "png", "gif", "svg", "webp", "mp3", "mp4", "xml", "rss", "json"}
NOT_ROWS = re.compile(
    r"/(?:category|categorie|tag|etiquette|author|auteur|mot|wp-login|user|login|connexion|contact|mentions-legales|"
    r"plan-du-site|politique[\w-]*|cgu|search|recherche|feed|newsletter)\b|[?&](?:ical|page|paged|debut_\w+)=",
    re.IGNORECASE,
)
BUTTON = re.compile(
    r"\W*(?:en savoir (?:plus|\+)|lire (?:la suite|plus|l['’]article)|plus d['’]infos?(?:rmations?)?|"
    r"(?:voir|d[ée]couvrir)(?: .{1,30})?|d[ée]tails?|infos?|(?:cliquez )?ici|suite|read more|"
    r"continuer la lecture.*)?\W*",
    re.IGNORECASE,
)
MOST_LINKS = 2_000
LONGEST_ROW = 3_000
"""In characters: a longer block is the page itself, with a link in it."""


@dataclass(frozen=True)
class Row:
    """One page of the site that a list leads to: the longest of the blocks that lead to it alone, and all of them.

    `is_headed` tells that its heading is the link, `words` are those of the link.
    """

    url: str
    title: str
    tag: Tag
    blocks: tuple[Tag, ...]
    is_headed: bool
    words: str

    @property
    def text(self) -> str:
        """Give its text, one line for each block."""
        return "\n".join(lines_of(self.tag))

    @property
    def is_aside(self) -> bool:
        """Tell a link in the middle of a sentence, such as that of a map, from that of a row."""
        if self.is_headed or BUTTON.fullmatch(self.words):
            return False
        lines = [line for line in lines_of(self.tag) if self.words in line and line != self.words]
        return any(map(has_verb, lines))


def linked_rows(main: Tag, url: str) -> list[Row]:
    """Give the rows of the list at `url`, each page once: those whose heading is a link, else any with a link."""
    anchors = _page_links(main, url)
    heads = [(anchor, link) for anchor, link in anchors if _is_heading(anchor)]
    chosen = heads if len({link for _, link in heads}) > 1 else anchors
    return [row for row in _rows(main, chosen) if len(row.text) <= LONGEST_ROW]


def teasers(main: Tag, url: str) -> list[Tag]:
    """Give the blocks that announce other pages of the site under headings of their own."""
    heads = [(anchor, link) for anchor, link in _page_links(main, url) if _is_heading(anchor)]
    return [block for row in _rows(main, heads) for block in row.blocks]


def _page_links(main: Tag, url: str) -> list[tuple[Tag, str]]:
    anchors = main.select("a[href]", limit=MOST_LINKS)
    return [(anchor, link) for anchor in anchors if (link := _page_link(anchor, url))]


def _rows(main: Tag, anchors: list[tuple[Tag, str]]) -> Iterator[Row]:
    """Give the widest blocks around each link that hold no other one's."""
    held: dict[int, set[str]] = defaultdict(set)
    for anchor, link in anchors:
        for tag in _around(anchor, main):
            held[id(tag)].add(link)
    by_page: dict[str, list[tuple[Tag, Tag]]] = defaultdict(list)
    for anchor, link in anchors:
        alone = [tag for tag in _around(anchor, main) if len(held[id(tag)]) == 1]
        if alone:
            by_page[link].append((alone[-1], anchor))
    for link, pairs in by_page.items():
        title = next((text for block, anchor in pairs for text in _titles(block, anchor)), None)
        if title:
            blocks = tuple({id(block): block for block, _ in pairs}.values())
            headed = any(_is_heading(anchor) for _, anchor in pairs)
            longest = max(blocks, key=lambda block: len(text_of(block)))
            yield Row(link, title, longest, blocks, headed, text_of(pairs[0][1]))


def _around(anchor: Tag, main: Tag) -> Iterator[Tag]:
    tag: Tag | None = anchor
    while tag is not None and tag is not main:
        yield tag
        tag = tag.parent


def _titles(block: Tag, anchor: Tag) -> Iterator[str]:
    """Give what may be the title of a row: its heading, the words of its link, its first line."""
    yield from (text for tag in block.find_all(HEADINGS, limit=3) if (text := text_of(tag)))
    words = next(iter(lines_of(anchor)), "")
    yield from [] if BUTTON.fullmatch(words) else [words]
    yield from lines_of(block)[:1]


def _is_heading(anchor: Tag) -> bool:
    return anchor.find_parent(HEADINGS) is not None or anchor.find(HEADINGS) is not None


def _page_link(anchor: Tag, url: str) -> str | None:
    """Give the other page of the same site that a link leads to, when it may be that of a row."""
    link = urldefrag(link_of(anchor, url) or "").url
    here, there = urlsplit(url), urlsplit(link)
    own = bool(link) and there.hostname == here.hostname
    same = there.path.rstrip("/") == here.path.rstrip("/") and there.query == here.query
    if not own or same or (there.path in {"", "/"} and not there.query) or NOT_ROWS.search(link):
        return None
    suffix = PurePosixPath(unquote(there.path)).suffix.lower()[1:]
    rel = {"tag", "category", "author", "next", "prev"} & set(anchor.get_attribute_list("rel"))
    words = text_of(anchor)
    pager = words.isdecimal() or "page-numbers" in classes_of(anchor)
    button = says_registration(words) and not _is_heading(anchor)
    other = suffix in FILE_TYPES | OTHER_FILES or bool(rel) or pager or button
    return None if other else link
