"""Opens a saved web page: its main content by blocks, headings, tables and links."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

from collectors.documents.lines import Line, Link, Manuscript, bare_links, distinct, row, tidy
from collectors.french.fold import fold
from collectors.french.turns import MONTH, WEEKDAY
from collectors.soup import soup_of
from db.errors import MaillageError

_OUTSIDE = ["script", "style", "nav", "footer", "noscript", "template", "iframe", "svg", "form", "head"]
_INLINE = re.compile(
    "a|abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|img|ins|kbd|label|mark|picture|q|s|samp|"
    "small|source|span|strike|strong|sub|sup|time|tt|u|var|wbr"
)
_BOLD = ("b", "strong")
_SPREAD_MAX = 100
_DEPTH_MAX = 200
_HEADING = re.compile(r"h[1-6]")
_WHEN = re.compile(rf"(?:{WEEKDAY}|{MONTH}|\d{{1,2}}[/.]\d)\b", re.IGNORECASE)
"""A merged cell that holds for each row it stands beside: a month, a day."""


class _Cover(NamedTuple):
    """How many rows a merged cell still covers, and what it says in each."""

    rows: int
    text: str


def open_html(text: str, name: str) -> Manuscript:
    """Open a decoded HTML page; lines are its blocks, numbered from 1.

    Raises `MaillageError` when nothing is left to read.
    """
    soup = soup_of(text)
    page_title = soup.title.get_text(" ", strip=True) if soup.title else None
    for tag in soup(_OUTSIDE):
        tag.decompose()
    writer = _Writer()
    writer.walk(soup.find("main") or _sole_article(soup) or soup)
    writer.end_line()
    if not any(line.text.strip() for line in writer.lines):
        raise MaillageError(f"{name}: the page holds no text.")
    title = next((line.text for line in writer.lines if line.heading), page_title)
    links = writer.links + [link for line in writer.lines for link in bare_links(line)]
    return Manuscript(name, title or None, tuple(writer.lines), distinct(links), paged=False)


def _sole_article(soup: BeautifulSoup) -> Tag | None:
    """Give the article that a page is about; of a list of several, none is. Comments are articles inside it."""
    articles = [tag for tag in soup("article") if tag.find_parent("article") is None]
    return articles[0] if len(articles) == 1 else None


def written_lines(tag: Tag) -> list[Line]:
    """Give the lines of a piece of a page: one for each block and table row, empty ones between the blocks."""
    writer = _Writer()
    writer.walk(tag)
    writer.end_line()
    return writer.lines


class _Writer:
    """Writes lines while it walks down the page."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.links: list[Link] = []
        self._words: list[str] = []
        self._heading = 0
        self._depth = 0
        self._bolds = 0
        self._plain = False

    def walk(self, tag: Tag) -> None:
        """Write all that a tag holds; below a depth that no honest page has, only its words."""
        if self._depth == _DEPTH_MAX:
            self._words.append(tag.get_text(" "))
            self._plain = True
            return
        self._depth += 1
        for child in tag.children:
            if isinstance(child, Tag):
                self._write_tag(child)
            elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
                self._words.append(str(child))
                self._plain = self._plain or (not self._bolds and not child.isspace())
        self._depth -= 1

    def _write_tag(self, tag: Tag) -> None:
        if tag.name == "br":
            self.end_line()
        elif tag.name == "table" and _is_data(tag):
            self._write_table(tag)
        elif _INLINE.fullmatch(tag.name):
            self._note_link(tag)
            self._bolds += tag.name in _BOLD
            self.walk(tag)
            self._bolds -= tag.name in _BOLD
            if isinstance(tag.next_sibling, Tag) and self._parts_words(tag, tag.next_sibling):
                self._words.append(" ")
        else:
            self._write_block(tag)

    def _parts_words(self, tag: Tag, following: Tag) -> bool:
        """Tell two words that only style sets apart, a link and what follows, « 18:30 » and « Troyes », from one."""
        above, below = "".join(self._words[-1:])[-1:], next(following.strings, "")[:1]
        begins = (above.islower() or above.isdecimal()) and below.isupper()
        return "a" in (tag.name, following.name) or begins

    def _write_block(self, tag: Tag) -> None:
        self.end_line()
        before = len(self.lines)
        outer, self._heading = (
            self._heading,
            int(tag.name[1]) if _HEADING.fullmatch(tag.name) else self._heading,
        )
        self.walk(tag)
        self.end_line()
        self._heading = outer
        if tag.name == "li" and len(self.lines) == before + 1 and not self.lines[-1].heading:
            self.lines[-1] = replace(self.lines[-1], item=True)
        else:
            self._part()

    def _write_table(self, table: Tag) -> None:
        self.end_line()
        self._part()
        for tr, cells in _grid(table):
            for anchor in tr("a"):
                self._note_link(anchor)
            self._add(row(cells))
        self._part()

    def _note_link(self, tag: Tag) -> None:
        address = str(tag.get("href") or "")
        if tag.name == "a" and address and not address.startswith(("#", "javascript:")):
            self.links.append(Link(address, tag.get_text(" ", strip=True), len(self.lines) + 1))

    def end_line(self) -> None:
        """Close the line being written, if it holds anything."""
        text = tidy(" ".join("".join(self._words).split()))
        if text:
            self._add(text, bold=not self._plain)
        self._words, self._plain = [], False

    def _part(self) -> None:
        """Leave an empty line after a block, never two."""
        if self.lines and self.lines[-1].text:
            self._add("")

    def _add(self, text: str, *, bold: bool = False) -> None:
        self.lines.append(Line(text, len(self.lines) + 1, None, self._heading if text else 0, bold))


def _is_data(table: Tag) -> bool:
    """Tell a table of data from one that lays a page out: no other inside it, and rows of several cells."""
    return table.find("table") is None and any(len(tr(["td", "th"])) > 1 for tr in table("tr"))


def _grid(table: Tag) -> list[tuple[Tag, list[str]]]:
    """Give each row with its cells; the place that a merged cell covers is empty, unless it tells when."""
    rows = []
    covered: dict[int, _Cover] = {}
    for tr in table("tr"):
        cells: list[str] = []
        for cell in tr(["td", "th"]):
            _skip(cells, covered)
            width, text = _span(cell, "colspan"), cell.get_text(" ", strip=True)
            over = _Cover(_span(cell, "rowspan"), text if _WHEN.match(fold(text)) else "")
            covered.update({len(cells) + column: over for column in range(width)})
            cells += [text] + [""] * (width - 1)
        _skip(cells, covered)
        covered = {
            column: _Cover(over.rows - 1, over.text) for column, over in covered.items() if over.rows > 1
        }
        rows.append((tr, cells))
    return rows


def _skip(cells: list[str], covered: dict[int, _Cover]) -> None:
    """Fill the columns that a cell of a row above still covers."""
    while over := covered.get(len(cells)):
        cells.append(over.text)


def _span(cell: Tag, name: str) -> int:
    value = str(cell.get(name) or "")
    return min(int(value), _SPREAD_MAX) if value.isdecimal() and len(value) < 6 and int(value) else 1
