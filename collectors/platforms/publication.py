"""The day that a page was published, where its head, its byline or its JSON-LD says it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import Any

from bs4 import BeautifulSoup

PUBLISHED = (
    "meta[property='article:published_time']",
    "meta[name='date'], meta[name='dcterms.date'], meta[name='DC.date'], meta[itemprop='datePublished']",
    "time[itemprop='datePublished'], time.published, time.entry-date, .wp-block-post-date time",
)


def published_on(soup: BeautifulSoup, data: tuple[Any, ...] = ()) -> date | None:
    """Give the day of publication of a page with these JSON-LD documents; `None` when nothing says it."""
    tags = (tag for one in PUBLISHED for tag in soup.select(one, limit=1))
    told = [str(tag.get("content") or tag.get("datetime") or "") for tag in tags]
    return next(filter(None, map(iso_day, [*told, *_in_json(data)])), None)


def iso_day(text: str) -> date | None:
    """Read the day that a moment such as `2026-10-01T09:00:00` begins with."""
    with suppress(ValueError):
        return date.fromisoformat(text.strip()[:10])
    return None


def _in_json(data: tuple[Any, ...]) -> Iterator[str]:
    """Give the days of publication that JSON-LD tells, not deeper than its graph."""
    for document in data:
        roots = document if isinstance(document, list) else [document]
        for root in [one for one in roots if isinstance(one, dict)]:
            graph = root.get("@graph")
            for node in [root, *(graph if isinstance(graph, list) else [])]:
                if isinstance(node, dict) and isinstance(node.get("datePublished"), str):
                    yield node["datePublished"]
