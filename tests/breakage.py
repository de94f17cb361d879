"""What happens to pages of real sites: emptied, cut short, redesigned. From a page to its broken bytes."""

from __future__ import annotations

import json
import re
from typing import Any

from bs4 import BeautifulSoup

from collectors.page import Page

STRUCTURE = (
    "article section main header footer nav aside h1 h2 h3 h4 ul ol li dl dt dd table tbody tr td th p"
)
KEPT = {"href", "rel", "src", "lang", "charset", "content"}


def emptied(page: Page) -> bytes:
    """Leave nothing, as a broken theme does with status 200."""
    return b""


def halved(page: Page) -> bytes:
    """Leave the first half."""
    return page.content[: len(page.content) // 2]


def redesigned(page: Page) -> bytes:
    """Leave the words under other names: those of tags, attributes, keys and properties."""
    text = page.content.decode()
    if "json" in page.content_type:
        return json.dumps(_renamed(json.loads(text))).encode()
    if "calendar" in page.content_type:
        return re.sub(r"(?m)^([A-Z-]+)([;:])", r"X-\1\2", text.replace("VEVENT", "VENTRY")).encode()
    if "xml" in page.content_type:
        return re.sub(r"(</?)(?=\w)", r"\1new-", text).encode()
    return _remade(text)


def _renamed(value: Any) -> Any:
    if isinstance(value, dict):
        return {f"new_{key}": _renamed(one) for key, one in value.items()}
    return [_renamed(one) for one in value] if isinstance(value, list) else value


def _remade(text: str) -> bytes:
    soup = BeautifulSoup(text, "lxml")
    for tag in soup.find_all("script"):
        tag.decompose()
    for tag in soup.find_all(True):
        tag.attrs = {name: value for name, value in tag.attrs.items() if name in KEPT}
        if tag.name in STRUCTURE.split():
            tag.name = "div"
        elif tag.name == "time":
            tag.name = "span"
    return soup.encode("utf-8")
