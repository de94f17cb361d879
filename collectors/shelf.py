"""What is kept between runs, in one file beside the database: pages as they came, and what was read in them.

The file may be deleted at any time: the next run then asks for every page again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit

from requests_cache.backends.sqlite import SQLiteCache, SQLiteDict
from requests_cache.models.response import CachedResponse

from collectors.page import Page
from db.errors import MaillageError

SETTINGS: Mapping[str, Any] = {"wal": True, "busy_timeout": 10_000}  # milliseconds
_opening = Lock()
"""Of two threads that make the file at once, SQLite refuses one, whatever the timeout."""


def pages_file(db: Path) -> Path:
    """Give the file of the shelf that belongs to a database."""
    return db.with_name(f"{db.stem}-pages.sqlite")


class Place(NamedTuple):
    """Where an address led to in the end, and the key under which that page is kept."""

    final_url: str
    key: str


class _Table(SQLiteDict):
    """A table by address. The library writes keys into its SQL as they are, and pages choose their addresses."""

    def __getitem__(self, key: str) -> Any:
        return super().__getitem__(_harmless(key))  # type: ignore[no-untyped-call]

    def __setitem__(self, key: str, value: Any) -> None:
        super().__setitem__(_harmless(key), value)  # type: ignore[no-untyped-call]

    def __delitem__(self, key: str) -> None:
        super().__delitem__(_harmless(key))  # type: ignore[no-untyped-call]


def _harmless(key: str) -> str:
    """Give a key without apostrophes, nor anything that SQLite cannot hold."""
    return quote(key, safe=" !#$%&()*+,/:;=?@[]~", errors="replace")


class Shelf:
    """The pages of every source: the last one that was understood, and the last one that was not.

    `good` holds answers of servers by key, `places` the key of each address, `bad` the pages that made no
    sense by their final address, `answers` what was read in each page, as text. Each thread needs a shelf of
    its own, which it closes; they may all be over one file.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        with self.explained(), _opening:
            self.cache = SQLiteCache(file, **SETTINGS)
            tables = [_Table(file, name, **SETTINGS) for name in ("places", "bad_pages", "answers")]
        self.places: MutableMapping[str, Place] = tables[0]
        self.bad: MutableMapping[str, Page] = tables[1]
        self.answers: MutableMapping[str, str] = tables[2]
        self._open: list[Any] = [self.cache, *tables]

    @contextmanager
    def explained(self) -> Iterator[None]:
        """Turn what SQLite says of a file that cannot be used into one sentence; raise `MaillageError`."""
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise MaillageError(
                f"{self.file}: this file cannot serve as cache ({error}); it may be deleted."
            ) from error

    def close(self) -> None:
        """Close the file."""
        for table in self._open:
            table.close()

    def good(self, url: str) -> tuple[Place, CachedResponse] | None:
        """Give the last answer from an address that made sense, and where it is kept; `None` without any."""
        place = self.places.get(url)
        response = self.cache.get_response(place.key) if place else None
        return (place, response) if place and response is not None else None

    def addresses(self, homepage: str) -> list[str]:
        """Give the addresses of a site of which a page is kept, those of pages that made no sense marked so."""
        here = urlsplit(homepage).netloc
        with self.explained():
            good, bad = list(self.places), list(self.bad)
        bad = [f"{url} (not understood)" for url in bad if urlsplit(url).netloc == here]
        return sorted(url for url in good if urlsplit(url).netloc == here) + sorted(bad)

    def reject(self, page: Page, before: CachedResponse | None) -> None:
        """Keep a page that made no sense apart, and the one before it in its place."""
        self.bad[page.final_url] = page
        place = self.places.get(page.url)
        if place is None:
            return
        if before is None:
            self.cache.delete(place.key)
        else:
            self.cache.responses[place.key] = before
