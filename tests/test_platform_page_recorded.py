"""The recorded sites, read without knowing what they are made of, from their home pages alone."""

from __future__ import annotations

import json
import sys
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from collectors.fetch import Fetcher, FetchSettings
from collectors.guard import Limits
from collectors.memory import Memory
from collectors.registry import Entry
from collectors.run import collect_source
from collectors.shelf import Shelf
from db.model import Harvest, Run
from db.vocabulary import Health
from tests.shared import SHARED, needs_shared

pytestmark = needs_shared

RECORDED = SHARED / "recorded"
SETTINGS = FetchSettings(
    contact="contact@reseau.example", lift_loopback_pace=True, limits=Limits(allow_loopback=True)
)
TOLD_BY_LISTS = {"drupal10": 11, "wp-plain": 12, "wp-tec": 7, "wp-eo": 7}
"""How many of the 12 events of each site a reader finds who knows no platform."""
FIELDS = ("title", "start", "end", "all_day", "status", "mode", "registration_url", "deadline")
NOT_TOLD = {("wp-eo", "journee", "end"), ("wp-tec", "dpc", "title")}


@cache
def gold(name: str) -> Any:
    return json.loads((RECORDED / "gold.json").read_text(encoding="utf-8"))["sites"][name]


def collect(name: str, folder: Path) -> tuple[Harvest, Run, str]:
    """Read a site; the addresses of what is found are those of the recording."""
    sys.path.insert(0, str(SHARED / "tools"))
    try:
        from replay import Replay  # type: ignore[import-not-found]
    finally:
        sys.path.pop(0)
    with Replay([str(RECORDED / f"{name}.warc.gz")], faults=[], port=0) as site:
        told = {"id": "demo", "name": "Démo", "kind": "dsrc", "region": "Bourgogne-Franche-Comté"}
        entry = Entry.model_validate(told | {"homepage": site.urls[0], "platform": "page"})
        web = Fetcher(Shelf(folder / "pages.sqlite"), SETTINGS)
        now = lambda: datetime.now(UTC)  # noqa: E731
        memory = Memory(web.shelf.answers)
        found = collect_source(entry, web=web, memory=memory, today=date(2026, 11, 22), now=now)
        return found.harvest, found.run, site.urls[0]


@pytest.fixture(scope="module", params=sorted(TOLD_BY_LISTS))
def visit(request: Any, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Harvest, Run, str]:
    return request.param, *collect(request.param, tmp_path_factory.mktemp("pages"))


def by_page(name: str, harvest: Harvest, home: str) -> dict[str, Any]:
    base = gold(name)["base"].rstrip("/") + "/"
    return {(event.url or "").replace(home, base): event for event in harvest.events}


def iso(moment: date | None) -> str | None:
    return moment.isoformat() if moment is not None else None


def test_nothing_is_invented_and_most_is_found(visit: Any) -> None:
    name, harvest, run, home = visit
    found = by_page(name, harvest, home)
    assert set(found) <= {event["url"] for event in gold(name)["events"]}
    assert len(harvest.events) == len(found) >= TOLD_BY_LISTS[name]
    assert (run.health, len(harvest.resources)) == (Health.OK, 2)


def test_what_is_found_is_right(visit: Any) -> None:
    name, harvest, _, home = visit
    found = by_page(name, harvest, home)
    for wanted in gold(name)["events"]:
        event = found.get(wanted["url"])
        if event is None:
            continue
        first = event.occurrences[0]
        told = {
            "title": event.title,
            "start": iso(first.start),
            "end": iso(first.end),
            "all_day": first.all_day,
            "status": event.status,
            "mode": event.mode,
            "registration_url": event.registration_url,
            "deadline": iso(event.registration_deadline),
        }
        wrong = {key for key in FIELDS if told[key] != wanted.get(key)}
        assert {one for one in wrong if (name, wanted["key"], one) not in NOT_TOLD} == set(), wanted["key"]
        assert len(event.occurrences) == len(wanted.get("occurrences", [0]))
