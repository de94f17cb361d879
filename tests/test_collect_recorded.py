"""Four recorded sites, replayed over real HTTP: all that is visible is found, and every fault is told.

A site is known by its home page alone; what it is, the visit finds out.
"""

from __future__ import annotations

import itertools
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from collectors.fetch import Fetcher, FetchSettings
from collectors.guard import Limits
from collectors.memory import Memory
from collectors.probe import look_at
from collectors.registry import Entry
from collectors.run import Collected, Visit
from collectors.shelf import Shelf
from db.model import Event, Occurrence
from db.vocabulary import Health
from tests.shared import SHARED, needs_shared

pytestmark = needs_shared

SITES = ("drupal10", "wp-tec", "wp-eo", "wp-plain")
UNTOLD = {"wp-eo": {"city"}}
"""What the gold knows and the recorded site nowhere says: its venues are names without a town."""
LIMITS = Limits(allow_loopback=True)
SETTINGS = FetchSettings(contact="contact@reseau.example", lift_loopback_pace=True, limits=LIMITS)
HURRIED = replace(SETTINGS, limits=replace(LIMITS, total_seconds=0.3, max_bytes=500_000))


@cache
def gold(name: str) -> Any:
    text = (SHARED / "recorded" / "gold.json").read_text(encoding="utf-8")
    return json.loads(text)["sites"][name]


@contextmanager
def replay(name: str, *faults: str) -> Iterator[Any]:
    sys.path.insert(0, str(SHARED / "tools"))
    try:
        from replay import Replay  # type: ignore[import-not-found]
    finally:
        sys.path.pop(0)
    with Replay([str(SHARED / "recorded" / f"{name}.warc.gz")], faults=list(faults), port=0) as site:
        yield site


def collect(site: Any, folder: Path, settings: FetchSettings = SETTINGS, **options: Any) -> Collected:
    entry = Entry.model_validate(
        {
            "id": "demo",
            "name": "Démo",
            "kind": "dsrc",
            "region": "Bourgogne-Franche-Comté",
            "homepage": site.urls[0],
            "platform": "auto",
        }
    )
    folder.mkdir(exist_ok=True)
    web = Fetcher(Shelf(folder / "pages.sqlite"), settings)
    return look_at(
        entry,
        web=web,
        memory=Memory(web.shelf.answers),
        today=date(2026, 11, 22),
        now=lambda: datetime.now(UTC),
        **options,
    )


@dataclass
class Rounds:
    """Two rounds over one site, with one cache; the pages that each one read."""

    name: str
    site: Any
    first: Collected
    second: Collected
    asked_first: int
    read: tuple[int, int]

    def as_recorded(self, url: str | None) -> str | None:
        return url.replace(self.site.urls[0], gold(self.name)["base"]) if url else None

    def found(self, url: str) -> Event:
        (event,) = (one for one in self.first.harvest.events if self.as_recorded(one.url) == url)
        return event


@pytest.fixture(scope="module", params=SITES)
def rounds(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rounds]:
    folder = tmp_path_factory.mktemp("recorded")
    read: list[str] = []
    honest = Visit._read
    with pytest.MonkeyPatch.context() as patch, replay(request.param) as site:
        patch.setattr(
            Visit, "_read", lambda self, page, ask: (read.append(ask.url), honest(self, page, ask))[1]
        )
        first = collect(site, folder)
        asked, read_first = len(site.log), len(read)
        second = collect(site, folder)
        yield Rounds(request.param, site, first, second, asked, (read_first, len(read) - read_first))


def iso(moment: date | None) -> str | None:
    return moment.isoformat() if moment is not None else None


def sitting(one: Occurrence) -> dict[str, str | None]:
    return {"start": iso(one.start), "end": iso(one.end)}


def told(event: Event, rounds: Rounds) -> dict[str, Any]:
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
        "url": rounds.as_recorded(event.url),
        "registration_url": event.registration_url,
        "deadline": iso(event.registration_deadline),
    }


def expected(event: dict[str, Any]) -> dict[str, Any]:
    only = [{"start": event["start"], "end": event["end"]}]
    known = {"occurrences": only, "deadline": None} | event
    names = ["title", "start", "end", "all_day", "occurrences", "city", "venue", "mode", "status", "url"]
    return {name: known[name] for name in [*names, "registration_url", "deadline"]}


def test_exactly_the_visible_events_are_found(rounds: Rounds) -> None:
    visible = sorted(event["url"] for event in gold(rounds.name)["events"] if event["visible"])
    assert sorted(str(rounds.as_recorded(event.url)) for event in rounds.first.harvest.events) == visible


def test_every_field_of_every_event(rounds: Rounds) -> None:
    for wanted in (event for event in gold(rounds.name)["events"] if event["visible"]):
        found = rounds.found(wanted["url"])
        wrong = {name for name, value in expected(wanted).items() if told(found, rounds)[name] != value}
        assert wrong <= UNTOLD.get(rounds.name, set()), wanted["key"]
        assert all(told(found, rounds)[name] is None for name in wrong), "what is not known is not guessed"
        assert found.uid


def test_exactly_the_resources_are_found(rounds: Rounds) -> None:
    found = {
        (
            resource.title.replace("’", "'"),
            resource.kind.label.lower(),
            rounds.as_recorded(resource.url),
            tuple(rounds.as_recorded(file.url) for file in resource.files),
        )
        for resource in rounds.first.harvest.resources
    }
    assert found == {
        (one["title"], one["kind"], one["url"], tuple(one["files"])) for one in gold(rounds.name)["resources"]
    }


def test_the_run_is_healthy(rounds: Rounds) -> None:
    run = rounds.first.run
    assert (run.health, run.complete, run.events, run.resources) == (Health.OK, True, 12, 2)


def test_the_visit_is_polite(rounds: Rounds) -> None:
    log = rounds.site.log[: rounds.asked_first]
    assert log[0]["path"] == "/robots.txt"
    assert {entry["user_agent"] for entry in log} == {"Maillage/0.1 (+contact@reseau.example)"}
    assert {entry["method"] for entry in log} == {"GET"}
    paths = [entry["path"] for entry in log if entry["path"] != "/"]
    assert len(paths) == len(set(paths)), "each page once"
    assert len(paths) <= 30


def test_the_pace_is_kept(tmp_path: Path) -> None:
    paced = replace(SETTINGS, lift_loopback_pace=False)
    with replay("wp-tec") as site:
        collect(site, tmp_path, paced, most_pages=3)
        times = [entry["time"] for entry in site.log]
    assert len(times) >= 4
    assert all(later - sooner > 0.95 for sooner, later in itertools.pairwise(times))


def test_a_second_round_reads_nothing_and_is_sent_only_what_has_no_validator(rounds: Rounds) -> None:
    log = rounds.site.log[rounds.asked_first :]
    before = {entry["path"] for entry in log if entry["if_none_match"] or entry["if_modified_since"]}
    assert {entry["status"] for entry in log if entry["path"] in before} <= {304}
    assert rounds.read[0] > 0
    assert rounds.read[1] == 0
    assert rounds.second.harvest == rounds.first.harvest


@pytest.mark.parametrize("name", SITES)
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
def test_a_site_at_fault_gives_the_right_health(
    tmp_path: Path, name: str, fault: str, health: Health
) -> None:
    with replay(name, f"*={fault}") as site:
        found = collect(site, tmp_path, HURRIED)
    assert (found.run.health, found.harvest.complete) == (health, False)
    assert (found.harvest.events, found.harvest.resources) == ((), ())
    assert found.run.sentence.endswith("reste affiché.")


VITAL = {
    "drupal10": "/agenda/",
    "wp-tec": "/wp-json/tribe/events",
    "wp-eo": "eo-events",
    "wp-plain": "/wp-json/wp/v2/posts",
}
"""What a site tells its events by."""


@pytest.mark.parametrize("name", SITES)
@pytest.mark.parametrize(
    ("fault", "health"),
    [
        ("500", Health.HTTP_ERROR),
        ("403", Health.BLOCKED),
        ("404", Health.GONE),
        ("empty", Health.PARSE_ERROR),
        ("garbage", Health.PARSE_ERROR),
        ("truncate", Health.HTTP_ERROR),
    ],
)
def test_a_breakdown_does_not_make_another_site_of_it(
    tmp_path: Path, name: str, fault: str, health: Health
) -> None:
    with replay(name) as site:
        platform = collect(site, tmp_path).entry.platform
    with replay(name, f"{VITAL[name]}={fault}") as site:
        found = collect(site, tmp_path / "again", former=platform)
    assert (found.entry.platform, found.run.health, found.harvest.complete) == (platform, health, False)
    known = {event["url"] for event in gold(name)["events"]}
    told_elsewhere = {
        (event.url or "").replace(site.urls[0], gold(name)["base"]) for event in found.harvest.events
    }
    assert told_elsewhere <= known


@pytest.mark.parametrize("name", SITES)
@pytest.mark.parametrize("fault", ["empty", "garbage"])
def test_a_bad_page_does_not_outlive_its_fault(tmp_path: Path, name: str, fault: str) -> None:
    with replay(name, f"{VITAL[name]}={fault}*1") as site:
        collect(site, tmp_path)
        mended = collect(site, tmp_path)
    found = (len(mended.harvest.events), mended.harvest.complete, mended.run.health)
    assert found == (12, True, Health.OK)


def test_a_server_that_is_busy_for_a_moment(tmp_path: Path) -> None:
    with replay("drupal10", "page=1=503*1", "/agenda/mars-bleu=429*2") as site:
        found = collect(site, tmp_path)
    assert (len(found.harvest.events), found.harvest.complete, found.run.health) == (12, True, Health.OK)


def test_one_page_that_fails_is_told_and_loses_no_other(tmp_path: Path) -> None:
    with replay("drupal10", "/agenda/mars-bleu=500") as site:
        found = collect(site, tmp_path)
    assert (len(found.harvest.events), found.harvest.complete, found.run.health) == (11, False, Health.OK)
    assert "1 page à vérifier" in found.run.sentence
