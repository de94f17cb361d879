"""Parses HTML as browsers do, whatever a page says of itself."""

from __future__ import annotations

import warnings

from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning

# A page may be XML by its first line and its tags; who runs a collection can do nothing about it.
warnings.filterwarnings("ignore", category=XMLParsedAsHTMLWarning)


def soup_of(markup: bytes | str, encoding: str | None = None) -> BeautifulSoup:
    """Give the tree of a page; `encoding` is the charset of its bytes."""
    return BeautifulSoup(markup, "lxml", from_encoding=encoding)
