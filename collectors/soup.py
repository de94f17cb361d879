"""Parses HTML as browsers do, whatever a page says of itself."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup

_DECLARATION = r"^\s{0,100}<\?xml\b[^<>]{0,300}\?>"
_TEXT, _BYTES = re.compile(_DECLARATION), re.compile(_DECLARATION.encode())
"""Without it the parser has nothing to warn of: those who run a collection can't mend the page."""


def soup_of(markup: bytes | str, encoding: str | None = None) -> BeautifulSoup:
    """Give the tree of a page; `encoding` is the charset of its bytes."""
    bare = _TEXT.sub("", markup) if isinstance(markup, str) else _BYTES.sub(b"", markup)
    return BeautifulSoup(bare, "lxml", from_encoding=encoding)
