"""The rows of a practice write-up, cleaned, and the paragraphs and quotations that they make."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from collectors.documents.manuscript import Manuscript
from collectors.documents.pratique.persons import without_persons
from db.model import slug

TITLE_MAX = 90
"""Characters: a longer row is no title."""

_BULLET = re.compile(r"(?:[-–—•●▪◦‣·*✓✔→➢►❖]|\uf0b7|\uf0a7)\s+(?=\S)")
_NUMBERING = re.compile(r"^(?:\d{1,2}|i{1,3}|iv|vi{0,3}|[a-h])-(?=[a-z]{2})")
_ARTICLE = re.compile(r"^(?:la|le|les|l|un|une|nos|notre|quelques)-")
_TERMINAL = (".", "!", "?", "…", ":", ";", "»", "”")
_UNFINISHED = re.compile(
    r"(?:\b(?:de|du|des|la|le|les|et|ou|à|au|aux|en|pour|par|sur|avec|un|une|dans)|[,(–-]|['’])$"
)
_SHORT = 45
_WRAPPED = 60
_QUOTED = re.compile(r"[«“\"].{40,}[»”\"][^»”\"]{0,80}")
_VOWEL = re.compile(r"[AEIOUYÀÂÉÈÊËÎÏÔÙÛÜŒ]")
_INITIALS_MAX = 4
_IN_ADDRESS = re.compile(r"@|://|www\.")
_AUTHOR_MAX = 100
_ROLE = re.compile(r"coordin|infirmi|medecin|president|pharmacien|direct|patient|kine|sage-femme|charge-de")


@dataclass(frozen=True)
class Row:
    """One line that holds words, without its bullet; `gap` tells that an empty line stands above it."""

    text: str
    number: int = 0
    place: str = ""
    page: int | None = None
    heading: int = 0
    bullet: bool = False
    gap: bool = False

    @cached_property
    def key(self) -> str:
        """Give what headings are compared by: `naissance-du-projet`; empty for a row too long to be one."""
        return heading_key(self.text) if len(self.text) <= TITLE_MAX else ""


@dataclass(frozen=True)
class Paragraph:
    """Rows that make one paragraph, or one item of a list."""

    rows: tuple[Row, ...]

    @cached_property
    def text(self) -> str:
        """Give its words on one line, without persons; the cells of a table stay parted by tabs."""
        return without_persons(" ".join(row.text for row in self.rows))

    @property
    def bullet(self) -> bool:
        """Tell whether it opens with a bullet."""
        return self.rows[0].bullet

    @property
    def place(self) -> str:
        """Give where it begins."""
        return self.rows[0].place


def heading_key(text: str) -> str:
    """Give the slug of a heading without its number and article: « 1. Les freins : » -> `freins`."""
    return _ARTICLE.sub("", _NUMBERING.sub("", slug(text)))


def read_rows(manuscript: Manuscript) -> tuple[Row, ...]:
    """Give the rows of a document in order."""
    rows: list[Row] = []
    gap = True
    for line in manuscript.lines:
        text = "\t".join(" ".join(cell.split()) for cell in line.text.lstrip("> ").split("\t")).rstrip()
        if text.strip():
            bullet = _BULLET.match(text)
            bare = text[bullet.end() :] if bullet else text
            rows.append(Row(bare, line.number, line.place, line.page, line.heading, bullet is not None, gap))
        gap = not text.strip()
    return tuple(rows)


def is_title(text: str) -> bool:
    """Tell a row that may be a title: short, begun by a capital, not ended as a sentence, no address."""
    return (
        2 < len(text) <= TITLE_MAX
        and text[0].isupper()
        and not text.endswith((*_TERMINAL[:-2], ",", "'", "’"))
        and not _UNFINISHED.search(text)
        and not any(mark in text for mark in ("\t", "@", "www.", "://"))
    )


def is_sentence(text: str) -> bool:
    """Tell a text that ends as a sentence does."""
    return text.endswith((".", "!", "?", "…", ";", "»", "”"))


def paragraphs(rows: Iterable[Row], *, listed: bool = False) -> list[Paragraph]:
    """Join broken lines; in a list (`listed`) every line that begins like an item is one."""
    blocks: list[list[Row]] = []
    for row in rows:
        if blocks and _continues(blocks[-1], row, listed):
            blocks[-1].append(row)
        else:
            blocks.append([row])
    return [Paragraph(tuple(block)) for block in blocks]


def _continues(block: Sequence[Row], row: Row, listed: bool) -> bool:
    above = block[-1]
    if row.bullet or row.heading or above.heading or "\t" in row.text + above.text:
        return False
    ended = above.text.endswith(_TERMINAL)
    if row.text[0].islower():
        return not ended
    if row.gap or _is_open_quote(row.text):
        return False
    if block[0].bullet or _UNFINISHED.search(above.text):
        return True
    if ended:
        return not listed and not (is_title(row.text) and len(row.text) < _WRAPPED)
    return not listed and len(above.text) >= _SHORT


def _is_open_quote(text: str) -> bool:
    return text[0] in "«“"


def part_quotes(blocks: Iterable[Paragraph]) -> tuple[list[Paragraph], list[str]]:
    """Part paragraphs from quotations; who is quoted is left out of both."""
    prose: list[Paragraph] = []
    quotes: list[str] = []
    above: Row | None = None
    for block in blocks:
        if is_quote(block.text):
            quotes.append(_words_of(block.text))
        elif not (above and is_author(block.rows[0], above)):
            prose.append(block)
        above = block.rows[-1]
    return prose, quotes


def is_quote(text: str) -> bool:
    """Tell a text that is somebody's words between quotation marks."""
    return text[0] in '«“"' and _QUOTED.fullmatch(text) is not None


def _words_of(quote: str) -> str:
    return quote[1 : max(quote.rfind(mark) for mark in '»”"')].strip()


def is_author(row: Row, above: Row) -> bool:
    """Tell the line below a quotation that says who speaks."""
    if not above.text.endswith(("»", "”", '"')) or len(row.text) > _AUTHOR_MAX or is_sentence(row.text):
        return False
    return row.bullet or row.text[0] in "-–—" or _ROLE.search(slug(row.text)) is not None


def readable(text: str, body: frozenset[str]) -> str:
    """Give a title printed in capitals in the quieter form of its words, as the `body` writes them.

    Initials stay as they are: the body prints them in capitals too, or they have no vowel.
    """
    if not text.isupper():
        return text
    quiet = re.sub(r"[^\W\d_]+", lambda word: _quieter(word[0], body), text)
    return quiet[:1].upper() + quiet[1:]


def _quieter(word: str, body: frozenset[str]) -> str:
    printed = next((form for form in (word.lower(), word.capitalize()) if form in body), None)
    initials = not _VOWEL.search(word) or (word in body and len(word) <= _INITIALS_MAX)
    return printed or (word if initials else word.lower())


def quiet_words(rows: Iterable[Row]) -> frozenset[str]:
    """Give the words of a document as it prints them, but for rows of capitals and addresses."""
    plain = (word for row in rows if not row.text.isupper() for word in row.text.split())
    return frozenset(
        part for word in plain if not _IN_ADDRESS.search(word) for part in re.findall(r"[^\W\d_]+", word)
    )
