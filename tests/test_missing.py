"""What a run may take back: an event that three whole runs in a row did not find, and nothing else."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from db import queries, sources, store
from db.database import open_for_writing
from db.model import PARIS, Event, Harvest, Occurrence
from db.sources import Watched
from db.vocabulary import EventStatus, Health
from tests.builders import NOW, TODAY, day, event, reading, run, source

ADDRESS = "https://reseau.example/agenda/orl"
ORL = event("Journée ORL", url=ADDRESS, uid="node/7")
OTHER = event("Forum", day("2027-03-01"), url="https://reseau.example/agenda/forum")


@pytest.fixture
def db(tmp_path: Path) -> Database:
    return open_for_writing(tmp_path / "maillage.db")


def collect(
    db: Database,
    *events: Event,
    after: timedelta = timedelta(0),
    of: str = "reseau",
    health: Health = Health.OK,
    complete: bool = True,
) -> store.Tally:
    harvest = Harvest(events=events, complete=complete)
    site = source(of, homepage=f"https://{of}.example/")
    return store.save_harvest(db, site, harvest, run(of, health), now=NOW + after)


def hours(count: int) -> timedelta:
    return timedelta(hours=count)


def status(db: Database, title: str = "Journée ORL") -> EventStatus:
    (kept,) = [kept for kept in queries.all_events(db) if kept.item.title == title]
    return kept.item.status


def versions(db: Database) -> int:
    return db.table("versions").count_where("kind = 'event'")


def test_an_event_is_missing_after_three_whole_runs_without_it(db: Database) -> None:
    collect(db, ORL, OTHER)
    for absences in (1, 2):
        assert collect(db, OTHER, after=hours(absences)).changed == 0
        assert status(db) is EventStatus.ANNOUNCED
    assert collect(db, OTHER, after=hours(3)).changed == 1
    assert status(db) is EventStatus.MISSING
    assert status(db, "Forum") is EventStatus.ANNOUNCED
    kept = next(kept for kept in queries.all_events(db) if kept.item.title == "Journée ORL")
    assert kept.last_seen == NOW
    before = queries.previous_version(db, kept.id)
    assert before is not None
    assert before.status is EventStatus.ANNOUNCED
    assert collect(db, OTHER, after=hours(4)).changed == 0


@pytest.mark.parametrize("runs_between", [0, 1, 5])
@pytest.mark.parametrize("site", ["old", "new"])
def test_an_event_whose_address_changed_stays_the_same_event(
    db: Database, site: str, runs_between: int
) -> None:
    collect(db, ORL, OTHER)
    (before,) = [kept for kept in queries.all_events(db) if kept.item.title == "Journée ORL"]
    for rank in range(runs_between):
        collect(db, OTHER, after=hours(rank + 1))
    moved = ORL.model_copy(update={"url": f"https://{site}.example/orl", "uid": None})
    told = [collect(db, moved, OTHER, after=hours(10 + rank)) for rank in range(4)]
    assert [(one.new, one.changed) for one in told] == [(0, 1), (0, 0), (0, 0), (0, 0)]
    (kept,) = [kept for kept in queries.all_events(db) if kept.item.title == "Journée ORL"]
    assert (kept.id, kept.item.url, kept.item.status) == (before.id, moved.url, EventStatus.ANNOUNCED)
    assert kept.first_seen == NOW


def test_a_twin_told_beside_the_event_or_by_a_run_that_is_not_whole_is_another_event(db: Database) -> None:
    twin = ORL.model_copy(update={"url": "https://reseau.example/orl-2", "uid": "node/8"})
    collect(db, ORL, OTHER)
    assert collect(db, twin, after=hours(1), complete=False).new == 1
    third = ORL.model_copy(update={"url": "https://reseau.example/orl-3", "uid": "node/9"})
    assert collect(db, ORL, twin, third, OTHER, after=hours(2)).new == 1


def test_an_event_that_is_told_again_has_its_own_status_back(db: Database) -> None:
    confirmed = ORL.model_copy(update={"status": EventStatus.CONFIRMED})
    collect(db, confirmed)
    for rank in (1, 2, 3):
        collect(db, after=hours(rank))
    assert status(db) is EventStatus.MISSING
    assert collect(db, confirmed, after=hours(4)).changed == 1
    assert status(db) is EventStatus.CONFIRMED
    assert versions(db) == 3


def test_absences_count_only_when_they_follow_each_other(db: Database) -> None:
    collect(db, ORL)
    for rank, told in enumerate([(), (), (ORL,), (), ()]):
        collect(db, *told, after=hours(rank + 1))
    assert status(db) is EventStatus.ANNOUNCED
    collect(db, after=hours(9))
    assert status(db) is EventStatus.MISSING


@pytest.mark.parametrize(
    ("health", "complete", "expected"),
    [
        (Health.OK, True, EventStatus.MISSING),
        (Health.STALE, True, EventStatus.MISSING),
        (Health.OK, False, EventStatus.ANNOUNCED),
        *((health, True, EventStatus.ANNOUNCED) for health in Health if not health.is_good),
    ],
)
def test_only_whole_and_healthy_runs_count(
    db: Database, health: Health, complete: bool, expected: EventStatus
) -> None:
    collect(db, ORL)
    for rank in range(1, 5):
        collect(db, OTHER, after=hours(rank), health=health, complete=complete)
    assert status(db) is expected


MORNING = Occurrence(
    start=datetime(2026, 11, 22, 9, tzinfo=PARIS), end=datetime(2026, 11, 22, 12, tzinfo=PARIS), all_day=False
)


@pytest.mark.parametrize(
    ("sittings", "first_absence", "expected"),
    [
        ([day("2026-11-21")], 0, EventStatus.ANNOUNCED),
        ([day("2026-11-22")], 0, EventStatus.MISSING),
        ([Occurrence(start=date(2026, 11, 1), end=TODAY, all_day=True)], 0, EventStatus.MISSING),
        ([MORNING], 1, EventStatus.MISSING),
        ([MORNING], 6, EventStatus.ANNOUNCED),
        ([day("2026-11-01"), day("2026-12-01")], 0, EventStatus.MISSING),
        ([Occurrence(start=None, end=date(2026, 12, 1), all_day=True)], 0, EventStatus.ANNOUNCED),
    ],
)
def test_an_event_that_is_over_is_past_and_never_missing(
    db: Database, sittings: list[Occurrence], first_absence: int, expected: EventStatus
) -> None:
    told = Event(title="Journée ORL", url=ADDRESS, occurrences=tuple(sittings))
    collect(db, told, after=-hours(1))
    for rank in range(3):
        collect(db, OTHER, after=hours(first_absence) + timedelta(minutes=rank))
    assert status(db) is expected


def test_a_cancelled_event_stays_cancelled(db: Database) -> None:
    collect(db, ORL.model_copy(update={"status": EventStatus.CANCELLED}))
    for rank in range(1, 5):
        collect(db, after=hours(rank))
    assert status(db) is EventStatus.CANCELLED


def test_an_event_that_another_site_tells_is_not_missing_until_both_have_dropped_it(db: Database) -> None:
    collect(db, ORL)
    collect(db, ORL, of="voisin")
    for rank in range(1, 5):
        collect(db, after=hours(rank))
    assert status(db) is EventStatus.ANNOUNCED
    for rank in range(5, 8):
        collect(db, after=hours(rank), of="voisin")
    assert status(db) is EventStatus.MISSING


def test_an_event_that_a_document_tells_is_not_missing(db: Database) -> None:
    store.save_reading(db, reading(ORL), now=NOW)
    collect(db, ORL)
    for rank in range(1, 5):
        collect(db, after=hours(rank))
    assert status(db) is EventStatus.ANNOUNCED


@pytest.mark.parametrize(
    ("told", "health", "complete", "expected"),
    [
        (EventStatus.ANNOUNCED, Health.OK, True, EventStatus.ANNOUNCED),
        (EventStatus.ANNOUNCED, Health.STALE, True, EventStatus.ANNOUNCED),
        (EventStatus.ANNOUNCED, Health.OK, False, EventStatus.POSTPONED),
        (EventStatus.ANNOUNCED, Health.DROPPED, True, EventStatus.POSTPONED),
        (EventStatus.CANCELLED, Health.DROPPED, False, EventStatus.CANCELLED),
        (EventStatus.CONFIRMED, Health.OK, False, EventStatus.CONFIRMED),
    ],
)
def test_a_run_that_is_not_whole_takes_no_state_back(
    db: Database, told: EventStatus, health: Health, complete: bool, expected: EventStatus
) -> None:
    postponed = {"status": EventStatus.POSTPONED, "evidence": {"status": "reportée"}}
    collect(db, ORL.model_copy(update=postponed))
    again = ORL.model_copy(update={"status": told, "city": "Lure"})
    collect(db, again, after=hours(1), health=health, complete=complete)
    (kept,) = queries.all_events(db)
    assert (kept.item.status, kept.item.city) == (expected, "Lure")
    assert kept.item.evidence == (postponed["evidence"] if expected is EventStatus.POSTPONED else {})


@pytest.mark.parametrize(
    "told",
    [
        {"status": EventStatus.FULL},
        {"status": EventStatus.CANCELLED},
        {"status": EventStatus.POSTPONED, "occurrences": (), "former": ORL.occurrences},
    ],
)
def test_half_a_reading_takes_back_nothing_of_what_was_said(db: Database, told: dict[str, object]) -> None:
    collect(db, ORL.model_copy(update=told))
    collect(db, ORL, after=hours(1), complete=False)
    (kept,) = queries.all_events(db)
    assert {name: getattr(kept.item, name) for name in told} == told
    collect(db, ORL, after=hours(2))
    assert queries.all_events(db)[0].item.status is EventStatus.ANNOUNCED


def test_coming_events_are_watched_with_their_page_and_absences(db: Database) -> None:
    past = event("Passée", day("2026-11-01"), url="https://reseau.example/agenda/passee")
    called_off = event("Annulée", url="https://reseau.example/agenda/annulee", status=EventStatus.CANCELLED)
    collect(db, ORL, OTHER, past, called_off, event("Sans page", day("2027-04-01")))
    collect(db, OTHER, after=hours(1))
    assert sources.watched(db, "reseau", TODAY) == [
        Watched(ADDRESS, "node/7", 1),
        Watched("https://reseau.example/agenda/forum", None, 0),
    ]
    assert sources.watched(db, "nobody", TODAY) == []
