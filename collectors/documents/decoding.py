"""From the bytes of a text file to its characters, or a clear refusal."""

from __future__ import annotations

import codecs
import re

from db.errors import MaillageError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]{2,40})", re.I)
_UNREADABLE = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f\ufffd]")
_TWICE_ENCODED = re.compile(r"Ã[\u0080-\u00bf]|â€")
_ACCENTED = re.compile(r"[éèêàçÉÈÊÀÇ]")
_FRENCH = re.compile(r"[éèêëàâäîïôöùûüçœæÿÉÈÊËÀÂÎÏÔÖÙÛÜÇŒÆ«»‹›’‘“”„–—…•·°ºª²³½¼¾€§©®™×±\u00a0]")


def decode(data: bytes, name: str) -> str:
    """Give the text of a file from its byte-order mark, UTF-8, the page's own word, or Windows-1252.

    Raises `MaillageError` when none of them gives readable text.
    """
    for encoding in _candidates(data):
        text = _try(data, encoding)
        if text is not None and _is_readable(text, guessed=encoding == "cp1252"):
            return text
    raise MaillageError(f"{name}: the text encoding is not recognised; save the file as UTF-8 and try again.")


def _candidates(data: bytes) -> list[str]:
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    if marked:
        return [marked]
    declared = _DECLARED.search(data[:4096])
    # A page that says Latin-1 means Windows-1252: browsers read it so, and its authors saw that.
    return ["utf-8", *([_web_name(declared[1].decode("ascii"))] if declared else []), "cp1252"]


def _web_name(encoding: str) -> str:
    return "windows-1252" if encoding.lower() in {"iso-8859-1", "latin1", "latin-1", "us-ascii"} else encoding


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _is_readable(text: str, *, guessed: bool) -> bool:
    """Tell whether the characters make sense; a guessed encoding must give French letters besides."""
    if _UNREADABLE.search(text):
        return False
    if len(_TWICE_ENCODED.findall(text)) > max(2, len(_ACCENTED.findall(text))):
        return False
    french = len(_FRENCH.findall(text))
    foreign = sum(not char.isascii() for char in text) - french
    return not guessed or foreign * 10 <= french
