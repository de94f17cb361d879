"""The cases of `tests/sites`: recorded pages, replayed from disk, and what a careful reader finds there."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from collectors.guard import FetchError, Reason
from collectors.page import Page
from collectors.recording import EXPECTED, PAGES, run_once
from collectors.registry import Entry, Platform
from collectors.run import Collected, Past
from tests.builders import web_page

SITES = Path(__file__).with_name("sites")
USUAL_RUNS = 5
Change = Callable[[Page], bytes]


class Files:
    """A web of recorded pages, whose bytes may be changed on the way; what was not recorded is gone."""

    def __init__(self, pages: Mapping[str, Page | Reason], change: Change | None = None) -> None:
        self.pages = pages
        self.change = change

    def get(self, url: str) -> Page:
        page = self.pages.get(url, Reason.GONE)
        if isinstance(page, Reason):
            raise FetchError(page, url, "it was not recorded")
        return replace(page, content=self.change(page)) if self.change else page

    def reject(self, page: Page) -> None:
        pass


@dataclass(frozen=True)
class Case:
    name: str
    entry: Entry
    today: date
    pages: Mapping[str, Page | Reason]
    expected: dict[str, Any]

    def run(self, **known: Any) -> Collected:
        """Run over the site as it was recorded."""
        return run_once(self.entry, Files(self.pages), self.today, **known)

    def run_later(self, change: Change) -> Collected:
        """Run over the site after it changed: its last runs found what is expected, on that platform."""
        entry = self.entry.model_copy(update={"platform": Platform(self.expected["platform"])})
        usual = (len(self.expected["events"]),) * USUAL_RUNS
        return run_once(entry, Files(self.pages, change), self.today, past=Past(usual=usual))


def read_case(folder: Path) -> Case:
    """Read a case; one that nobody has reviewed is refused."""
    expected = json.loads((folder / EXPECTED).read_text("utf-8"))
    if not expected.pop("reviewed"):
        raise AssertionError(
            f"{folder.name}: read its pages, correct {EXPECTED}, then set `reviewed` to true"
        )
    told = json.loads((folder / PAGES).read_text("utf-8"))
    return Case(
        name=folder.name,
        entry=Entry.model_validate(expected.pop("entry")),
        today=date.fromisoformat(expected.pop("today")),
        pages={one["url"]: _read_page(folder, one) for one in told},
        expected=expected,
    )


def _read_page(folder: Path, told: Mapping[str, Any]) -> Page | Reason:
    if "failed" in told:
        return Reason(told["failed"])
    fields = {name: told[name] for name in ("final_url", "content_type", "encoding", "headers")}
    return web_page(told["url"], (folder / told["file"]).read_bytes(), **fields)
