"""What an opened document is made of: its lines, with where each stands, and its links."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from collectors.french.headed import BOLD, HeadedLine

_TYPESETTING = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\u00ad": None, "\u200b": None, "\ufeff": None}
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]+")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"«»“”]+", re.IGNORECASE)


@dataclass(frozen=True)
class Line:
    """One line of text; the row of a table is a line whose cells are parted by tabs.

    `number` counts from 1 through the whole document; `page` is `None` where there are no pages; `heading`
    is 1 to 6 where the format itself says that it is a title (Markdown, HTML), else 0; `bold` tells a line of
    which every word is bold, as editors that know no heading write their titles; `item` one of a list.
    """

    text: str
    number: int
    page: int | None = None
    heading: int = 0
    bold: bool = False
    item: bool = False

    @property
    def place(self) -> str:
        """Give where it stands, for a reader: « p. 3 », or « l. 120 » where there are no pages."""
        return f"l. {self.number}" if self.page is None else f"p. {self.page}"

    @property
    def cells(self) -> tuple[str, ...]:
        """Give the cells of a table's row; a single one for a line of plain text."""
        return tuple(cell.strip() for cell in self.text.split("\t"))


def headed(lines: Sequence[Line]) -> list[HeadedLine]:
    """Give the lines with their heading levels; where most of them are bold, that heads nothing.

    Items of a list get the bullet that a reader sees before them.
    """
    written = [line for line in lines if line.text]
    tells = 2 * sum(line.bold for line in written) <= len(written)
    return [
        (f"• {line.text}" if line.item else line.text, line.heading or (BOLD if line.bold and tells else 0))
        for line in lines
    ]


@dataclass(frozen=True)
class Link:
    """An address met in the document, the words that carry it, and the number of the line it stands on."""

    url: str
    text: str
    line_number: int


@dataclass(frozen=True)
class Manuscript:
    """A document opened: its lines in reading order (empty ones part the blocks) and its links.

    `title` is what the format itself names the title (first Markdown or HTML heading), else `None`.
    """

    name: str
    title: str | None
    lines: tuple[Line, ...]
    links: tuple[Link, ...]
    paged: bool

    @property
    def text(self) -> str:
        """Give the whole text, one line below the other."""
        return "\n".join(line.text for line in self.lines)


def tidy(text: str) -> str:
    """Give a line with composed accents, no ligature, no control character, no space around; tabs stay."""
    composed = unicodedata.normalize("NFC", text.translate(_TYPESETTING))
    return _CONTROL.sub(" ", composed).strip(" \u00a0")


def row(cells: list[str]) -> str:
    """Give the line that stands for the cells of a table's row."""
    return "\t".join(" ".join(tidy(cell).split()) for cell in cells)


def bare_links(line: Line) -> list[Link]:
    """Give the addresses that are printed in a line; one without a scheme is taken as https."""
    found = [match.group().rstrip(".,;:!?)]}'’*") for match in _ADDRESS.finditer(line.text)]
    return [Link(url if "://" in url else f"https://{url}", url, line.number) for url in found]


def distinct(links: list[Link]) -> tuple[Link, ...]:
    """Give the links in the order of the text, each address once a line."""
    first: dict[tuple[str, int], Link] = {}
    for link in links:
        first.setdefault((link.url, link.line_number), link)
    return tuple(sorted(first.values(), key=lambda link: link.line_number))
