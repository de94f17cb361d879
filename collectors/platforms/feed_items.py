"""RSS and Atom, opened: each item an article, with its categories and the fields of an event it may have. Pure."""

from __future__ import annotations

import re
from calendar import timegm
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import feedparser

from collectors.page import Page
from collectors.platforms.articles import Article, is_agenda, post_uid
from collectors.platforms.body import read_title
from collectors.platforms.markup import open_page, text_of
from collectors.platforms.sittings import Moment, Times, sitting
from db.model import PARIS

SIGNED = re.compile(r"appeared first on|(?:est apparu|appara[iî]t) en premier sur", re.IGNORECASE)
START = re.compile(r"(?:^|_)(?:dtstart|start_?(?:date|time)?)$")
END = re.compile(r"(?:^|_)(?:dtend|end_?(?:date|time)?)$")
PLACE = re.compile(r"_(?:location|venue|address)$")
FIRST_YEAR, LAST_YEAR = 1990, 2200


@dataclass(frozen=True)
class Item:
    """An item of a feed, with the names of its categories and its other fields."""

    article: Article
    tags: tuple[str, ...]
    fields: dict[str, str]

    @property
    def is_filed(self) -> bool:
        """Tell whether it is filed under an agenda."""
        return any(map(is_agenda, self.tags))

    def told(self, names: re.Pattern[str]) -> str:
        """Give the first field with such a name, empty without any."""
        return next((text for name, text in self.fields.items() if names.search(name)), "")

    @property
    def times(self) -> Times | None:
        """Give when it takes place, where fields of its own say so."""
        start, raw = _moment(self.told(START)), self.told(START)
        if start is None:
            return None
        one, guessed = sitting(start, _moment(self.told(END)))
        return Times((one,), raw, guessed=guessed)

    @property
    def place(self) -> str:
        """Give the words of the field that says where it takes place, empty without one."""
        return self.told(PLACE)


@dataclass(frozen=True)
class Feed:
    """A feed: its title and items, how many others have no title or link, and the address of its next page."""

    title: str
    items: tuple[Item, ...]
    skipped: int
    next_page: str | None


def open_feed(page: Page) -> Feed | None:
    """Open a feed; `None` for anything else."""
    headers = {"content-location": page.final_url, "content-type": page.content_type}
    parsed = feedparser.parse(BytesIO(page.content), response_headers=headers)
    if not parsed.get("version"):
        return None
    items = [_item(entry) for entry in parsed.entries]
    return Feed(
        title=read_title(str(parsed.feed.get("title") or "")),
        items=tuple(item for item in items if item),
        skipped=items.count(None),
        next_page=_next_page(parsed.feed, page) if items else None,
    )


def _item(entry: Any) -> Item | None:
    title, url = read_title(str(entry.get("title") or "")), str(entry.get("link") or "")
    if not title or not _is_web(url):
        return None
    markup = next(
        (str(one.get("value")) for one in entry.get("content", [])), str(entry.get("summary") or "")
    )
    body = open_page(markup.encode("utf-8", "replace"), "utf-8")
    for line in body.find_all("p"):
        if SIGNED.search(text_of(line)):
            line.decompose()
    article = Article(post_uid(str(entry.get("id") or url)), url, title, _published(entry), body)
    tags = tuple(str(tag.get("term") or "") for tag in entry.get("tags", []))
    return Item(article, tags, {name: text for name, text in entry.items() if isinstance(text, str)})


def _published(entry: Any) -> date | None:
    # feedparser's own `get` takes one for the other, with a warning.
    moment = dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")
    with suppress(ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(timegm(moment), UTC).astimezone(PARIS).date() if moment else None
    return None


def _next_page(feed: Any, page: Page) -> str | None:
    """Give the page that the feed links to as its next; WordPress has one without saying so."""
    linked = [str(link.get("href")) for link in feed.get("links", []) if link.get("rel") == "next"]
    if linked or "wordpress" not in str(feed.get("generator")).lower():
        return next(filter(_is_web, linked), None)
    parts = urlsplit(page.url)
    asked = dict(parse_qsl(parts.query))
    number = asked.get("paged", "1")
    following = int(number) + 1 if re.fullmatch(r"\d{1,4}", number) else 2
    return urlunsplit(parts._replace(query=urlencode({**asked, "paged": following})))


def _moment(text: str) -> Moment | None:
    """Read a moment of an event, in local time where it says no other."""
    with suppress(ValueError, OverflowError):
        if re.fullmatch(r"\d{4}-?\d\d-?\d\d", text):
            found: Moment = date.fromisoformat(text)
        else:
            moment = parsedate_to_datetime(text) if text[:1].isalpha() else datetime.fromisoformat(text)
            found = (moment if moment.tzinfo else moment.replace(tzinfo=PARIS)).astimezone(PARIS)
        return found if FIRST_YEAR <= found.year <= LAST_YEAR else None
    return None


def _is_web(url: str) -> bool:
    with suppress(ValueError):
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname)
    return False
