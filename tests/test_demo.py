"""The demonstration: three made-up sites, collected over real HTTP like any other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
import requests

from collectors.demo.demonstration import collect_demo, demo_sites, run_demo
from collectors.demo.gatherings import IN_PROSE, NETWORK, RIVES, VAL, Gathering
from collectors.registry import Entry
from db import exports
from db.database import open_for_reading, open_for_writing
from db.errors import MaillageError
from db.model import PARIS
from db.store import save_sources
from db.vocabulary import Health
from tests import seeding

TODAY = date(2026, 11, 22)
SUMMER_TIME_COMES = date(2027, 3, 14)
TOLD_TWICE = VAL[2]


@pytest.fixture
def entries() -> Iterator[list[Entry]]:
    with demo_sites(TODAY) as served:
        yield served


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12), PARIS)


def exported(file: Path, kind: str, today: date = TODAY) -> list[dict[str, Any]]:
    return exports.export(open_for_reading(file), kind, now=noon(today))


def moments(gathering: Gathering, today: date) -> list[tuple[str, str]]:
    """Give its sittings as they are exported."""
    sittings = gathering.sittings(today)
    if gathering.is_whole_day:
        return [(start.date().isoformat(), end.date().isoformat()) for start, end in sittings]
    return [(start.isoformat(), end.isoformat()) for start, end in sittings]


def words(title: str) -> str:
    return " ".join(title.lower().split())


@pytest.mark.parametrize("today", [TODAY, SUMMER_TIME_COMES])
def test_all_that_the_sites_announce_is_collected_and_nothing_else(tmp_path: Path, today: date) -> None:
    with run_demo(tmp_path / "demo.db", noon(today)) as runs:
        assert [run.health for run in runs] == [Health.OK] * 3
    rest = exported(tmp_path / "demo.db", "events", today)
    for gathering in (*NETWORK, *VAL[:2], *RIVES, IN_PROSE):
        (found,) = (one for one in rest if words(gathering.title) in words(one["title"]))
        rest.remove(found)
        assert [(one["start"], one["end"]) for one in found["occurrences"]] == moments(gathering, today)
        assert found["city"] == (gathering.place.town if gathering.place else None)
    assert rest == []
    assert [one["title"] for one in exported(tmp_path / "demo.db", "resources", today)] == [
        "Guide du retour au domicile"
    ]


def test_every_state_is_shown(tmp_path: Path) -> None:
    with run_demo(tmp_path / "demo.db", noon(TODAY)):
        pass
    events = exported(tmp_path / "demo.db", "events")
    assert sorted(one["status"] for one in events if one["status"] != "announced") == [
        "cancelled",
        "postponed",
    ]
    assert sum(one["mode"] == "online" for one in events) == 1
    assert sum(len(one["occurrences"]) == 2 for one in events) == 1
    (shared,) = (one for one in events if one["title"] == TOLD_TWICE.title)
    assert [one["source"] for one in shared["sources"]] == ["demo-cpts-val", "demo-reseau"]


def test_a_second_round_finds_nothing_new_and_fetches_what_has_no_validator(
    tmp_path: Path, entries: list[Entry]
) -> None:
    file = tmp_path / "demo.db"
    collect_demo(file, entries, noon(TODAY))
    runs = {run.source: run for run in collect_demo(file, entries, noon(TODAY))}
    assert [(run.health, run.new, run.changed) for run in runs.values()] == [(Health.OK, 0, 0)] * 3
    unchanged = {source: run.unchanged_pages for source, run in runs.items()}
    home, lists, documents = 1, 2, 2
    assert unchanged == {
        "demo-reseau": home + lists + len(NETWORK) + documents,
        "demo-cpts-rives": 3,
        "demo-cpts-val": 0,
    }


def test_links_open_while_the_demonstration_lasts(tmp_path: Path) -> None:
    with run_demo(tmp_path / "demo.db", noon(TODAY)):
        addresses = {one["url"] for one in exported(tmp_path / "demo.db", "events") if one["url"]}
        assert len(addresses) == 8
        for address in addresses:
            assert "tout y est inventé" in requests.get(address, timeout=5).text
    with pytest.raises(requests.ConnectionError):
        requests.get(address, timeout=5)


def test_the_sites_answer_as_real_ones(entries: list[Entry]) -> None:
    network, val, _ = (entry.homepage for entry in entries)
    assert "Disallow: /admin/" in requests.get(f"{network}robots.txt", timeout=5).text
    assert requests.get(f"{network}agenda?page=7", timeout=5).status_code == 404
    told = requests.get(network, timeout=5).headers
    known = {"If-None-Match": told["ETag"], "If-Modified-Since": told["Last-Modified"]}
    assert requests.get(network, headers=known, timeout=5).status_code == 304
    assert requests.get(network, headers={"If-None-Match": told["ETag"]}, timeout=5).status_code == 200
    calendar = f"{val}wp-json/tribe/events/v1/events"
    asked = {"start_date": (TODAY + timedelta(days=7)).isoformat(), "per_page": "1"}
    first = requests.get(calendar, params=asked, timeout=5)
    assert (len(first.json()["events"]), first.headers["X-TEC-Total"]) == (1, "2")
    assert requests.get(calendar, params=asked | {"page": "3"}, timeout=5).status_code == 404


def test_a_demonstration_is_begun_anew_and_takes_the_place_of_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "demo.db"
    with run_demo(file, noon(TODAY)):
        pass
    with run_demo(file, noon(TODAY)) as runs:
        assert all(run.new for run in runs)
    save_sources(open_for_writing(file), [seeding.ONCO])
    with pytest.raises(MaillageError, match="holds more than a demonstration"), run_demo(file, noon(TODAY)):
        pass
    assert exported(file, "events")
