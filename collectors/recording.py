"""A source recorded as a case for the tests: the pages that a run asked for, and what it made of them.

A case is a folder with one file for each page, `pages.json`, which tells what address each one answers, and
`expected.json`, which tells what was found on that day. What was found is not yet what is right: `reviewed`
stays false until a person has read the pages and corrected it, and the tests refuse the case until then.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, MutableMapping
from datetime import date, datetime, time
from mimetypes import guess_extension
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from collectors.guard import FetchError, Reason
from collectors.memory import Memory
from collectors.page import Page
from collectors.probe import look_at
from collectors.registry import Entry, Platform
from collectors.run import Collected, Past, Web, collect_source
from db.errors import MaillageError
from db.model import PARIS, slug

PAGES, EXPECTED = "pages.json", "expected.json"
HEADERS = frozenset(
    {
        "link",
        "x-generator",
        "x-tec-api-root",
        "x-tec-total",
        "x-tec-totalpages",
        "x-wp-total",
        "x-wp-totalpages",
    }
)
"""The headers that tell what a site is, and how long its lists are; no other one is kept."""
LONGEST_NAME = 40


class _Recorder:
    """Gives the pages of another web, and keeps each one by address, or why it could not be had."""

    def __init__(self, web: Web) -> None:
        self._web = web
        self.pages: dict[str, Page] = {}
        self.failures: dict[str, Reason] = {}

    def get(self, url: str) -> Page:
        try:
            page = self._web.get(url)
        except FetchError as error:
            self.failures[url] = error.reason
            raise
        self.pages[url] = page
        return page

    def reject(self, page: Page) -> None:
        self._web.reject(page)


def record_case(entry: Entry, web: Web, today: date, folder: Path, *, force: bool = False) -> str:
    """Record a source into `folder`, and give a sentence for who has to review it.

    Raises:
        MaillageError: when the folder exists, unless it is a case and `force` is set; when no page can be
            had; when the folder cannot be written.
    """
    _check_free(folder, force)
    files = record(entry, web, today)
    _write(folder, files)
    return (
        f"{len(files) - 2} pages are in {folder}, as they came: look through them for names and addresses of"
        f" persons, correct {EXPECTED} by what the pages say, then set its `reviewed` to true."
    )


def record(entry: Entry, web: Web, today: date) -> dict[str, bytes]:
    """Walk a source as a run does on `today`; give the files of its case by name.

    Raises:
        MaillageError: when no page of it can be had.
    """
    recorder = _Recorder(web)
    look = run_once(entry, recorder, today)
    if not recorder.pages:
        raise MaillageError(f"Nothing can be recorded of {entry.id}: {look.run.sentence}")
    return case_files(entry, look, recorder.pages, recorder.failures, today)


def run_once(
    entry: Entry,
    web: Web,
    today: date,
    *,
    past: Past | None = None,
    texts: MutableMapping[str, str] | None = None,
) -> Collected:
    """Run over a source at noon of `today`, as a round does; `texts` is what earlier runs remember."""
    memory = Memory({} if texts is None else texts)
    noon = datetime.combine(today, time(12), PARIS)
    if entry.platform is Platform.AUTO:
        return look_at(entry, web=web, memory=memory, today=today, now=lambda: noon, past=past)
    return collect_source(entry, web=web, memory=memory, today=today, now=lambda: noon, past=past)


def case_files(
    entry: Entry, look: Collected, pages: Mapping[str, Page], failures: Mapping[str, Reason], today: date
) -> dict[str, bytes]:
    """Give the files of a case by name: the pages, their list, and what was found. Pure."""
    named = {_file_name(n, page): page for n, page in enumerate(pages.values(), 1)}
    listed = [_page_told(name, page) for name, page in named.items()]
    failed = [{"url": url, "failed": str(reason)} for url, reason in failures.items()]
    expected = {
        "reviewed": False,
        "today": today.isoformat(),
        "entry": entry.model_dump(mode="json", exclude_defaults=True),
        **told(look),
    }
    bodies = {name: page.content for name, page in named.items()}
    return {**bodies, PAGES: _json(listed + failed), EXPECTED: _json(expected)}


def told(look: Collected) -> dict[str, Any]:
    """Give what a run found as plain values: fields that are unknown or usual are left out. Pure."""
    return {
        "platform": str(look.entry.platform),
        "health": str(look.run.health),
        "complete": look.harvest.complete,
        "events": [one.model_dump(mode="json", exclude_defaults=True) for one in look.harvest.events],
        "resources": [one.model_dump(mode="json", exclude_defaults=True) for one in look.harvest.resources],
        "remarks": [one.model_dump(mode="json", exclude_defaults=True) for one in look.harvest.remarks],
    }


def _file_name(number: int, page: Page) -> str:
    """Name a file after the path of its page, so that a person finds it."""
    path = slug(urlsplit(page.url).path)[:LONGEST_NAME].strip("-")
    suffix = guess_extension(page.content_type.partition(";")[0].strip()) or ""
    return f"{number:02}-{path or 'home'}{suffix}"


def _page_told(name: str, page: Page) -> dict[str, Any]:
    return {
        "url": page.url,
        "file": name,
        "final_url": page.final_url,
        "content_type": page.content_type,
        "encoding": page.encoding,
        "headers": {header: value for header, value in page.headers.items() if header in HEADERS},
    }


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _check_free(folder: Path, force: bool) -> None:
    if not folder.exists():
        return
    if not force:
        raise MaillageError(f"{folder} already exists; choose another folder, or write over it with --force.")
    if not (folder / PAGES).is_file():
        raise MaillageError(f"{folder} is no recorded case; choose another folder.")


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a case in place of the one that stands there, if any."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.iterdir():
            old.unlink()
        for name, content in files.items():
            (folder / name).write_bytes(content)
    except OSError as error:
        raise MaillageError(f"{folder} can't be written: {error.strerror}.") from error
