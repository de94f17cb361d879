"""The REST API of WordPress: the addresses of its collections, and what one page of a collection holds. All pure.

What it needs: the home page of the site, or the root of its API as the head of a page announces it
(`<link rel="https://api.w.org/">`). A site whose permalinks are off has the root `/?rest_route=/`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from bs4 import BeautifulSoup

from collectors.page import Page
from collectors.platforms.contract import Ask
from collectors.platforms.json_text import read_json
from collectors.platforms.markup import link_of

API = "wp-json"
MOST = 100
"""As many items as WordPress gives on one page; it answers 400 when asked for more."""


@dataclass(frozen=True)
class Collection:
    """One page of a collection: its items, and how many items and pages the server says there are in all."""

    items: tuple[dict[str, Any], ...]
    total: int | None
    pages: int | None


def rest_address(site: str, route: str, query: Mapping[str, str | int]) -> str:
    """Give the address of a route such as `wp/v2/posts`; `site` is a home page or the root of an API."""
    parts = urlsplit(site)
    asked = dict(parse_qsl(parts.query, keep_blank_values=True))
    if "rest_route" in asked:
        asked = {"rest_route": f"/{route}", **{name: str(value) for name, value in query.items()}}
        return urlunsplit(parts._replace(query=urlencode(asked, safe=",:/"), fragment=""))
    path = parts.path.rstrip("/").removesuffix(f"/{API}")
    told = urlencode(query, safe=",:/")
    return urlunsplit(parts._replace(path=f"{path}/{API}/{route}", query=told, fragment=""))


def rest_root(soup: BeautifulSoup, url: str) -> str | None:
    """Give the root of the API that the head of the page at `url` announces."""
    link = soup.select_one("link[rel='https://api.w.org/']")
    return link_of(link, url) if link is not None else None


def read_collection(page: Page) -> Collection | None:
    """Read a page of a collection; `None` when it is none.

    A server may answer 200 with an error in JSON: its API is closed, and the collection empty.
    """
    try:
        content = read_json(page.content)
    except (ValueError, RecursionError):
        return None
    if isinstance(content, dict) and "code" in content and "message" in content:
        return Collection((), None, None)
    if not isinstance(content, list):
        return None
    items = tuple(item for item in content if isinstance(item, dict))
    return Collection(items, _count(page, "x-wp-total"), _count(page, "x-wp-totalpages"))


def _count(page: Page, header: str) -> int | None:
    told = page.headers.get(header, "")
    return int(told) if re.fullmatch(r"\d{1,9}", told) else None


def next_page(page: Page, ask: Ask, collection: Collection) -> Ask | None:
    """Ask for the page after this one; without a count of pages, a full page has another after it."""
    parts = urlsplit(page.url)
    asked = dict(parse_qsl(parts.query))
    with suppress(ValueError):
        number, size = int(asked.get("page", "1")), int(asked.get("per_page", "10"))
        full = 0 < size <= len(collection.items)
        if number < collection.pages if collection.pages is not None else full:
            query = urlencode({**asked, "page": number + 1}, safe=",:/")
            return ask.model_copy(update={"url": urlunsplit(parts._replace(query=query))})
    return None


def rendered(item: Mapping[str, Any], name: str) -> str:
    """Give the HTML of a field such as `title` or `content`, empty when it is missing or protected."""
    field = item.get(name)
    return _text(field.get("rendered") if isinstance(field, dict) else field)


def address(item: Mapping[str, Any], name: str = "link") -> str | None:
    """Give a field that holds a full web address."""
    told = _text(item.get(name))
    with suppress(ValueError):
        parts = urlsplit(told)
        return told if parts.scheme in {"http", "https"} and parts.hostname else None
    return None


def _text(value: Any) -> str:
    """Give a text without the halves of characters that JSON may hold and nothing can store."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""
