"""Opens a document of any format that is read (PDF, text, Markdown, HTML) into lines and links."""

from __future__ import annotations

from collectors.documents.decoding import decode
from collectors.documents.html import open_html
from collectors.documents.lines import Line, Link, Manuscript
from collectors.documents.pdf import open_pdf
from collectors.documents.plain import open_plain
from db.errors import MaillageError

__all__ = ["Line", "Link", "Manuscript", "open_manuscript"]

MAX_BYTES = 20_000_000

_FORMATS = "PDF, text, Markdown and HTML are read"
_FOREIGN = (
    (b"PK\x03\x04", "a zip archive or an office file (docx, odt, xlsx…)"),
    (b"\xd0\xcf\x11\xe0", "an old office file (doc, xls, ppt)"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)
_TEXT_NAMES = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml")


def open_manuscript(data: bytes, name: str) -> Manuscript:
    """Open a document from its bytes; `name` is the file's, for its extension and for messages.

    The content decides before the extension. Raises `MaillageError`, in one sentence that names the file,
    when it is empty, too big, encrypted, cut, a picture without text, in an unknown encoding, or of a
    format that is not read.
    """
    _check(data, name)
    if b"%PDF-" in data[:1024] or name.lower().endswith(".pdf"):
        return open_pdf(data, name)
    text = decode(data, name)
    if not text.strip("\ufeff \t\r\n\f"):
        raise MaillageError(f"{name} is empty.")
    return open_html(text, name) if _is_html(text, name) else open_plain(text, name)


def _check(data: bytes, name: str) -> None:
    if not data.strip():
        raise MaillageError(f"{name} is empty.")
    if len(data) > MAX_BYTES:
        raise MaillageError(f"{name} is too big: {len(data)} bytes, where {MAX_BYTES} are allowed.")
    for start, what in _FOREIGN:
        if data.startswith(start):
            raise MaillageError(f"{name} is {what}: {_FORMATS}.")
    if _is_binary(data) and not name.lower().endswith((*_TEXT_NAMES, ".pdf")):
        raise MaillageError(f"{name} is not a document: {_FORMATS}.")


def _is_binary(data: bytes) -> bool:
    has_mark = data.startswith((b"\xff\xfe", b"\xfe\xff", b"%PDF-"))
    return b"\x00" in data[:4096] and not has_mark


def _is_html(text: str, name: str) -> bool:
    start = text.lstrip("\ufeff \t\r\n")[:200].lower()
    return name.lower().endswith((".html", ".htm", ".xhtml")) or start.startswith(("<!doctype html", "<html"))
