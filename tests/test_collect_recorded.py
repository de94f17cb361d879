"""The recorded Drupal site, replayed over real HTTP: everything visible is found, every fault is told."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
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
from db.model import Event, Harvest, Occurrence, Run
from db.vocabulary import Health
from tests.shared import SHARED, needs_shared

pytestmark = needs_shared

RECORDING = SHARED / "recorded" / "drupal10.warc.gz"
RECORDED_AT = "http://127.0.0.1:18110/"
LISTS = ("liste-agenda-futur", "liste-agenda-passe")
LIMITS = Limits(allow_loopback=True)
SETTINGS = FetchSettings(contact="contact@reseau.example", lift_loopback_pace=True, limits=LIMITS)

HURRIED = replace(SETTINGS, limits=replace(LIMITS, total_seconds=0.3, max_bytes=500_000))


@cache
def gold() -> Any:
    text = (SHARED / "recorded" / "gold.json").read_text(encoding="utf-8")
    return json.loads(text)["sites"]["drupal10"]


@contextmanager
def replay(*faults: str) -> Iterator[Any]:
    sys.path.insert(0, str(SHARED / "tools"))
    try:
        from replay import Replay  # type: ignore[import-not-found]
    finally:
        sys.path.pop(0)
    with Replay([str(RECORDING)], faults=list(faults), port=0) as site:
        yield site


def collect(site: Any, folder: Path, settings: FetchSettings = SETTINGS) -> tuple[Harvest, Run]:
    home = site.urls[0]
    entry = Entry.model_validate(
        {
            "id": "demo",
            "name": "Démo",
            "kind": "dsrc",
            "region": "Bourgogne-Franche-Comté",
            "homepage": home,
            "platform": "drupal",
            "agenda": [home + path for path in LISTS],
            "resources": [home],
            "expects": {"min_items": 1, "max_age_days": 60},
        }
    )
    web = Fetcher(Shelf(folder / "pages.sqlite"), settings)
    found = collect_source(
        entry,
        web=web,
        memory=Memory(web.shelf.answers),
        today=date(2026, 11, 22),
        now=lambda: datetime.now(UTC),
    )
    return found.harvest, found.run


@pytest.fixture(scope="module")
def rounds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Any, list[tuple[Harvest, Run]]]]:
    """Two rounds over the site, with one cache."""
    folder = tmp_path_factory.mktemp("recorded")
    with replay() as site:
        yield site, [collect(site, folder), collect(site, folder)]


def as_recorded(site: Any, url: str | None) -> str | None:
    return url.replace(site.urls[0], RECORDED_AT) if url else None


def iso(moment: date | None) -> str | None:
    return moment.isoformat() if moment is not None else None


def sitting(one: Occurrence) -> dict[str, str | None]:
    return {"start": iso(one.start), "end": iso(one.end)}


def told(event: Event, site: Any) -> dict[str, Any]:
    """Give an event in the words of the gold."""
    first = event.occurrences[0]
    return {
        "title": event.title,
        **sitting(first),
        "all_day": first.all_day,
        "occurrences": [sitting(one) for one in event.occurrences],
        "city": event.city,
        "venue": event.venue,
        "mode": event.mode,
        "status": event.status,
        "url": as_recorded(site, event.url),
        "registration_url": event.registration_url,
        "deadline": iso(event.registration_deadline),
    }


def expected(event: dict[str, Any]) -> dict[str, Any]:
    only = [{"start": event["start"], "end": event["end"]}]
    known = {"occurrences": only, "deadline": None} | event
    names = ["title", "start", "end", "all_day", "occurrences", "city", "venue", "mode", "status", "url"]
    return {name: known[name] for name in [*names, "registration_url", "deadline"]}


def test_exactly_the_visible_events_are_found(rounds: Any) -> None:
    site, ((harvest, _), _) = rounds
    visible = {event["url"] for event in gold()["events"] if event["visible"]}
    assert {as_recorded(site, event.url) for event in harvest.events} == visible
    assert len(harvest.events) == len(visible)


@pytest.mark.parametrize("key", [event["key"] for event in gold()["events"]] if SHARED.is_dir() else [])
def test_every_field_of_an_event(rounds: Any, key: str) -> None:
    site, ((harvest, _), _) = rounds
    wanted = next(event for event in gold()["events"] if event["key"] == key)
    found = next(event for event in harvest.events if as_recorded(site, event.url) == wanted["url"])
    assert told(found, site) == expected(wanted)
    assert found.uid
    assert "all_day" not in found.inferred


def test_exactly_the_resources_are_found(rounds: Any) -> None:
    site, ((harvest, _), _) = rounds
    found = {
        (
            resource.title,
            resource.kind.label.lower(),
            as_recorded(site, resource.url),
            tuple(as_recorded(site, file.url) for file in resource.files),
        )
        for resource in harvest.resources
    }
    assert found == {
        (one["title"], one["kind"], one["url"], tuple(one["files"])) for one in gold()["resources"]
    }
    sizes = {file.url.rpartition("/")[2]: file.size for one in harvest.resources for file in one.files}
    assert sizes == {
        "referentiel-sein-2026.pdf": 623,
        "fiche-abemaciclib.pdf": 619,
        "fiche-capecitabine.pdf": 620,
    }


def test_the_run_is_healthy(rounds: Any) -> None:
    _, ((harvest, run), _) = rounds
    assert (run.health, harvest.complete, run.events, run.resources) == (Health.OK, True, 12, 2)


def test_the_visit_is_polite(rounds: Any) -> None:
    site, _ = rounds
    assert site.log[0]["path"] == "/robots.txt"
    assert {entry["user_agent"] for entry in site.log} == {"Maillage/0.1 (+contact@reseau.example)"}
    assert all(entry["match"] == "exact" and entry["method"] == "GET" for entry in site.log)
    paths = [entry["path"] for entry in site.log]
    assert all(paths.count(path) == 2 for path in paths), "each page once a round"


def test_a_second_round_costs_nothing_and_finds_the_same(rounds: Any) -> None:
    site, ((first, _), (second, run)) = rounds
    pages = [entry for entry in site.log[len(site.log) // 2 :] if entry["path"] != "/robots.txt"]
    assert {entry["status"] for entry in pages} == {304}
    assert all(entry["if_none_match"] and entry["if_modified_since"] for entry in pages)
    assert run.unchanged_pages == run.requests == len(pages)
    assert second == first


@pytest.mark.parametrize(
    ("fault", "health"),
    [
        ("500", Health.HTTP_ERROR),
        ("503", Health.HTTP_ERROR),
        ("503:3600", Health.HTTP_ERROR),
        ("429", Health.BLOCKED),
        ("403", Health.BLOCKED),
        ("404", Health.GONE),
        ("empty", Health.PARSE_ERROR),
        ("garbage", Health.PARSE_ERROR),
        ("truncate", Health.HTTP_ERROR),
        ("reset", Health.HTTP_ERROR),
        ("loop", Health.HTTP_ERROR),
        ("slow:2", Health.HTTP_ERROR),
        ("huge:1", Health.HTTP_ERROR),
    ],
)
def test_a_site_at_fault_gives_the_right_health(tmp_path: Path, fault: str, health: Health) -> None:
    with replay(f"*={fault}") as site:
        harvest, run = collect(site, tmp_path, HURRIED)
    assert (run.health, harvest.complete) == (health, False)
    assert (harvest.events, harvest.resources) == ((), ())
    assert run.sentence.endswith("reste affiché.")


@pytest.mark.parametrize(
    ("fault", "health"),
    [
        ("liste-agenda=500", Health.HTTP_ERROR),
        ("liste-agenda=403", Health.BLOCKED),
        ("liste-agenda=404", Health.GONE),
        ("liste-agenda=empty", Health.PARSE_ERROR),
        ("liste-agenda=garbage", Health.PARSE_ERROR),
        ("liste-agenda=truncate", Health.HTTP_ERROR),
        ("liste-agenda=huge:1", Health.HTTP_ERROR),
        ("/agenda/=403", Health.BLOCKED),
        ("/agenda/=empty", Health.PARSE_ERROR),
        ("/agenda/=garbage", Health.PARSE_ERROR),
        ("robots.txt=503:3600", Health.HTTP_ERROR),
    ],
)
def test_pages_at_fault_give_the_right_health(tmp_path: Path, fault: str, health: Health) -> None:
    with replay(fault) as site:
        harvest, run = collect(site, tmp_path, HURRIED)
    assert (run.health, harvest.complete) == (health, False)
    assert harvest.events == ()
    assert len(harvest.resources) == (0 if fault.startswith("robots") else 2)


@pytest.mark.parametrize("fault", ["empty", "garbage"])
@pytest.mark.parametrize("where", ["liste-agenda-futur", "/agenda/mars-bleu"])
def test_a_bad_page_does_not_outlive_its_fault(tmp_path: Path, where: str, fault: str) -> None:
    with replay(f"{where}={fault}*1") as site:
        spoilt, _ = collect(site, tmp_path)
        mended, run = collect(site, tmp_path)
    assert len(spoilt.events) < 12
    assert not spoilt.complete
    assert (len(mended.events), mended.complete, run.health) == (12, True, Health.OK)


def test_a_server_that_is_busy_for_a_moment(tmp_path: Path) -> None:
    with replay("page=1=503*1", "/agenda/mars-bleu=429*2") as site:
        harvest, run = collect(site, tmp_path)
    assert (len(harvest.events), harvest.complete, run.health) == (12, True, Health.OK)


def test_one_page_that_fails_is_told_and_loses_no_other(tmp_path: Path) -> None:
    with replay("/agenda/mars-bleu=500") as site:
        harvest, run = collect(site, tmp_path)
    assert (len(harvest.events), harvest.complete, run.health) == (11, False, Health.OK)
    assert "1 page à vérifier" in run.sentence
