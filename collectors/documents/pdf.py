"""Opens a PDF: text lines and ruled tables in reading order, page by page, with its links.

The order, column by column, is that of `pdf_columns`.
"""

from __future__ import annotations

import io
import warnings
from itertools import pairwise
from typing import Any, NamedTuple

from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException
from pdfplumber.utils.text import chars_to_textmap

from collectors.documents.lines import Line, Link, Manuscript, bare_links, distinct, row, tidy
from collectors.documents.pdf_columns import Block, Mark, reading_order
from db.errors import MaillageError

_GAP = 0.7
"""A space between two lines taller than this share of a line parts two blocks."""


class _Strip(NamedTuple):
    """A line of text where it lies on its page, in the lane of its column, in points from the top left."""

    top: float
    bottom: float
    text: str
    left: float
    right: float


def open_pdf(data: bytes, name: str) -> Manuscript:
    """Open a PDF.

    Raises `MaillageError` when it asks for a password, is cut or damaged, or holds pictures only.
    """
    if b"%%EOF" not in data[-4096:]:
        raise MaillageError(f"{name}: the PDF is cut short or damaged; get the file again.")
    try:
        manuscript = _read(data, name)
    except Exception as error:  # the libraries below raise anything on a broken file
        raise MaillageError(_sentence(name, error)) from error
    if not any(char.isalpha() for line in manuscript.lines for char in line.text):
        raise MaillageError(
            f"{name}: the PDF holds no text, only pictures; it must go through text recognition."
        )
    return manuscript


def _sentence(name: str, error: Exception) -> str:
    causes = error.args if isinstance(error, PdfminerException) else (error,)
    if any(isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError) for cause in causes):
        return f"{name}: the PDF is encrypted and asks for a password; save it without one."
    return f"{name}: the PDF is cut short or damaged; get the file again."


def _read(data: bytes, name: str) -> Manuscript:
    lines: list[Line] = []
    links: list[Link] = []
    with PDF(io.BytesIO(data), raise_unicode_errors=False) as pdf:
        if not pdf.pages:
            raise ValueError("no page")
        for page in pdf.pages:
            strips = _strips(page)
            first = len(lines) + 1
            lines += [Line(strip.text, first + rank, page.page_number) for rank, strip in enumerate(strips)]
            links += _annotations(page, strips, first)
            page.close()
    links += [link for line in lines for link in bare_links(line)]
    return Manuscript(name, None, tuple(lines), distinct(links), paged=True)


def _strips(page: Any) -> list[_Strip]:
    """Give the lines of a page in reading order, with an empty one where two blocks part."""
    strips: list[_Strip] = []
    for block in reading_order(_marks(page), page.bbox[0], page.bbox[2]):
        if block.apart and strips:
            strips.append(_blank(strips[-1]))
        strips += sorted(strip for strip in _block_strips(block) if strip.text)
    return _parted(strips)


def _marks(page: Any) -> list[Mark]:
    """Give what is printed on a page: its ruled tables, and the characters outside them."""
    tables = [table for table in page.find_tables() if _is_data(table)]
    outside = (char for char in page.chars if not any(_inside(char, table.bbox) for table in tables))
    chars = [char for char in outside if char["text"]]
    return [_mark(table.bbox, "", table) for table in tables] + [
        _mark((char["x0"], char["top"], char["x1"], char["bottom"]), char["text"], char) for char in chars
    ]


def _mark(box: tuple[float, float, float, float], text: str, source: Any) -> Mark:
    x0, top, x1, bottom = box
    return Mark(x0, top, x1, bottom, text, source)


def _is_data(table: Any) -> bool:
    """Tell a table from a frame drawn round a text."""
    return len(table.rows) > 1 and max(len(line.cells) for line in table.rows) > 1


def _inside(thing: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    middle, centre = (thing["top"] + thing["bottom"]) / 2, (thing["x0"] + thing["x1"]) / 2
    return bool(box[0] <= centre <= box[2] and box[1] <= middle <= box[3])


def _block_strips(block: Block) -> list[_Strip]:
    lane = (block.left, block.right)
    chars = [mark.source for mark in block.marks if mark.text]
    strips = [
        _Strip(line["top"], line["bottom"], tidy(line["text"]), *lane)
        for line in chars_to_textmap(chars, layout_bbox=(0, 0, 0, 0)).extract_text_lines(return_chars=False)
    ]
    return strips + [
        _Strip(shape.bbox[1], shape.bbox[3], row([cell or "" for cell in cells]), *lane)
        for table in (mark.source for mark in block.marks if not mark.text)
        for shape, cells in zip(table.rows, table.extract(), strict=True)
        if any(cells)
    ]


def _parted(strips: list[_Strip]) -> list[_Strip]:
    """Add an empty line where a space parts two lines, and after the last."""
    parted = strips[:1]
    for above, below in pairwise(strips):
        if above.text and below.top - above.bottom > _GAP * (below.bottom - below.top):
            parted.append(_blank(above))
        parted.append(below)
    return [*parted, _blank(strips[-1])] if strips else []


def _blank(above: _Strip) -> _Strip:
    return above._replace(top=above.bottom, text="")


def _annotations(page: Any, strips: list[_Strip], first: int) -> list[Link]:
    """Give the links of a page, each on the line of its column whose middle is nearest to its own."""
    words = page.extract_words()
    with warnings.catch_warnings(action="ignore"):
        links = page.hyperlinks
    return [
        Link(_address(link), _words_in(words, link), first + _nearest(strips, link))
        for link in links
        if link["uri"] and strips
    ]


def _address(link: dict[str, Any]) -> str:
    """Give the address of a link, from its bytes: the library takes Latin-1 for UTF-16."""
    raw: bytes = link["data"]["A"]["URI"]
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _words_in(words: list[dict[str, Any]], link: dict[str, Any]) -> str:
    box = (link["x0"], link["top"], link["x1"], link["bottom"])
    return tidy(" ".join(word["text"] for word in words if _inside(word, box)))


def _nearest(strips: list[_Strip], link: dict[str, Any]) -> int:
    middle, centre = (link["top"] + link["bottom"]) / 2, (link["x0"] + link["x1"]) / 2
    written = [rank for rank, strip in enumerate(strips) if strip.text]
    return min(written, key=lambda rank: _distance(strips[rank], middle, centre))


def _distance(strip: _Strip, middle: float, centre: float) -> float:
    """Give how far a point is from the middle of a line and, sideways, from its column; in points."""
    return abs((strip.top + strip.bottom) / 2 - middle) + max(0, strip.left - centre, centre - strip.right)
