"""The page of a Drupal node, opened: its title, identity, fields and main text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag

from collectors.platforms.markup import classes_of, lines_of, link_of, open_page, text_of

TITLES = ("h1.page-title", "main h1", "article h1", "#content h1", ".region-content h1", "h1:not(.site-name)")
ROOTS = (
    ".node--view-mode-full",
    "[data-history-node-id]:not(.node--view-mode-teaser)",
    "main",
    "[role='main']",
    "#content",
    ".region-content",
    "article",
)
OUTSIDE = ".node--view-mode-teaser, nav, form, .pager, .breadcrumb"
FIELD = ".field, [class*='field--name-'], [class*='field-name-']"
NAME = re.compile(r"field-{1,2}name-(?:field-)?([\w-]+)")
TYPE = re.compile(r"field-{1,2}type-([\w-]+)")


@dataclass(frozen=True)
class Field:
    """One field: its machine name without `field-`, its type, its label (all maybe empty), its markup."""

    name: str
    type: str
    label: str
    tag: Tag

    @property
    def text(self) -> str:
        """Give the values without the label, on one line."""
        return text_of(self.tag).removeprefix(self.label).strip(" :")

    @property
    def items(self) -> list[Tag]:
        """Give the markup of each value."""
        return self.tag.select(".field__item, .field-item") or [self.tag]

    def is_about(self, words: re.Pattern[str]) -> bool:
        """Tell whether its name or its label holds one of these words."""
        return words.search(f"{self.name.replace('-', ' ')} {self.label}".lower()) is not None


@dataclass(frozen=True)
class Node:
    """The page of a node, read at `url`; `root` is the markup of the node itself."""

    url: str
    title: str
    soup: BeautifulSoup
    root: Tag

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """Give its fields, in the order of the page."""
        return tuple(_field(tag) for tag in self.root.select(FIELD))

    @cached_property
    def lines(self) -> list[str]:
        """Give its text, title left out, one line for each block."""
        return lines_of(self.root)

    @cached_property
    def text(self) -> str:
        """Give its text, title left out."""
        return "\n".join(self.lines)

    @property
    def uid(self) -> str | None:
        """Give `node/7`, from the markup or else from the short link."""
        marked = self.soup.select_one("[data-history-node-id]:not(.node--view-mode-teaser)")
        if marked is not None:
            return f"node/{marked['data-history-node-id']}"
        found = re.search(r"/(node/\d+)$", self._head_link("shortlink") or "")
        return found[1] if found else None

    @property
    def address(self) -> str:
        """Give the canonical address, if it is one of the same site, else the one that was read."""
        canonical = self._head_link("canonical")
        here = urlsplit(self.url)
        there = urlsplit(canonical or "")
        same = there.hostname == here.hostname and (there.path not in {"", "/"} or here.path in {"", "/"})
        return canonical if canonical and same else self.url

    def fields_about(self, words: re.Pattern[str]) -> Iterator[Field]:
        """Give the fields whose name or label holds one of these words."""
        return (field for field in self.fields if field.is_about(words))

    def _head_link(self, relation: str) -> str | None:
        tag = self.soup.select_one(f"link[rel~='{relation}']")
        return link_of(tag, self.url) if tag is not None else None


def open_node(content: bytes, url: str, encoding: str | None = None) -> Node | None:
    """Open the page of a node; `None` when it has no title or no main part."""
    soup = open_page(content, encoding)
    title = next((text for one in TITLES if (tag := soup.select_one(one)) and (text := text_of(tag))), None)
    root = next((tag for one in ROOTS if (tag := soup.select_one(one))), None)
    if title is None or root is None:
        return None
    for tag in root.select(OUTSIDE):
        tag.decompose()
    for heading in root.select("h1"):
        heading.decompose()
    return Node(url, title, soup, root)


def _field(tag: Tag) -> Field:
    classes = classes_of(tag)
    name, kind = NAME.search(classes), TYPE.search(classes)
    label = tag.select_one(".field__label, .field-label")
    return Field(
        name=name[1] if name else "",
        type=kind[1] if kind else "",
        label=text_of(label) if label is not None else "",
        tag=tag,
    )
