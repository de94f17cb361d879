"""Opens a PDF: text lines and ruled tables in reading order, page by page, with its links."""

from __future__ import annotations

import io
from itertools import pairwise
from typing import Any, NamedTuple

from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException

from collectors.documents.lines import Line, Link, Manuscript, bare_links, distinct, row, tidy
from db.errors import MaillageError

_GAP = 0.7
"""A space between two lines taller than this share of a line parts two blocks."""


class _Strip(NamedTuple):
    """A line of text where it lies on its page, in points from the top."""

    top: float
    bottom: float
    text: str


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
    with PDF(io.BytesIO(data)) as pdf:
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
    """Give the lines of a page from top to bottom, with an empty one where a space parts two blocks."""
    tables = [table for table in page.find_tables() if _is_data(table)]
    boxes = [table.bbox for table in tables]
    outside = page.filter(lambda thing: not any(_inside(thing, box) for box in boxes)) if boxes else page
    strips = [
        _Strip(line["top"], line["bottom"], tidy(line["text"]))
        for line in outside.extract_text_lines(return_chars=False)
    ]
    strips += [strip for table in tables for strip in _table_strips(table)]
    return _parted(sorted(strip for strip in strips if strip.text))


def _is_data(table: Any) -> bool:
    """Tell a table from a frame drawn round a text."""
    return len(table.rows) > 1 and max(len(line.cells) for line in table.rows) > 1


def _inside(thing: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    middle, centre = (thing["top"] + thing["bottom"]) / 2, (thing["x0"] + thing["x1"]) / 2
    return bool(box[0] <= centre <= box[2] and box[1] <= middle <= box[3])


def _table_strips(table: Any) -> list[_Strip]:
    return [
        _Strip(shape.bbox[1], shape.bbox[3], row([cell or "" for cell in cells]))
        for shape, cells in zip(table.rows, table.extract(), strict=True)
        if any(cells)
    ]


def _parted(strips: list[_Strip]) -> list[_Strip]:
    parted = strips[:1]
    for above, below in pairwise(strips):
        if below.top - above.bottom > _GAP * (below.bottom - below.top):
            parted.append(_Strip(above.bottom, below.top, ""))
        parted.append(below)
    return [*parted, _Strip(float(strips[-1].bottom), float(strips[-1].bottom), "")] if strips else []


def _annotations(page: Any, strips: list[_Strip], first: int) -> list[Link]:
    """Give the links of a page, each on the line whose middle is nearest to its own."""
    words = page.extract_words()
    return [
        Link(
            link["uri"], _words_in(words, link), first + _nearest(strips, (link["top"] + link["bottom"]) / 2)
        )
        for link in page.hyperlinks
        if link.get("uri") and strips
    ]


def _words_in(words: list[dict[str, Any]], link: dict[str, Any]) -> str:
    box = (link["x0"], link["top"], link["x1"], link["bottom"])
    return tidy(" ".join(word["text"] for word in words if _inside(word, box)))


def _nearest(strips: list[_Strip], middle: float) -> int:
    written = [rank for rank, strip in enumerate(strips) if strip.text]
    return min(written, key=lambda rank: abs((strips[rank].top + strips[rank].bottom) / 2 - middle))
