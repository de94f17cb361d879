"""How the sources are: verdicts in a row, what is usual, what was found and when each is due."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from db import sources, store
from db.database import open_for_writing
from db.migrations import APPLICATION_ID, steps
from db.model import Finding, Harvest, Remark
from db.sources import SourceState
from db.vocabulary import Health
from tests.builders import NOW, run, source

OK, BAD, ROBOTS = Health.OK, Health.HTTP_ERROR, Health.ROBOTS


@pytest.fixture
def db(tmp_path: Path) -> Database:
    return open_for_writing(tmp_path / "maillage.db")


def moment(rank: int) -> datetime:
    return NOW + timedelta(hours=rank)


def collect(db: Database, *healths: Health, events: int = 0) -> None:
    for rank, health in enumerate(healths):
        told = run(health=health, started=moment(rank), finished=moment(rank), events=events)
        store.save_harvest(db, source(), Harvest(), told, now=moment(rank))


def state(db: Database) -> SourceState:
    found = sources.source_state(db, "reseau", now=NOW)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("healths", "failures", "since", "alert"),
    [
        ([], 0, None, False),
        ([OK], 0, None, False),
        ([BAD, BAD], 2, 0, False),
        ([OK, BAD, Health.EMPTY, Health.DROPPED], 3, 1, True),
        ([BAD, BAD, BAD, OK], 0, None, False),
        ([BAD, BAD, BAD, Health.STALE], 0, None, False),
        ([BAD, BAD, ROBOTS, BAD], 1, 3, False),
        ([ROBOTS] * 4, 0, None, False),
    ],
)
def test_three_failures_in_a_row_are_an_alert(
    db: Database, healths: list[Health], failures: int, since: int | None, alert: bool
) -> None:
    store.save_sources(db, [source()])
    collect(db, *healths)
    found = state(db)
    assert (found.failures_in_a_row, found.alert) == (failures, alert)
    assert found.failing_since == (None if since is None else moment(since))


def test_the_last_good_run_may_be_one_that_found_nothing_new(db: Database) -> None:
    collect(db, OK, Health.STALE, BAD)
    last_good = state(db).last_good
    assert last_good is not None
    assert last_good.finished == moment(1)


def test_history_gives_the_last_runs_oldest_first(db: Database) -> None:
    collect(db, OK, BAD, Health.EMPTY)
    assert [one.health for one in sources.history(db, "reseau", limit=2)] == [BAD, Health.EMPTY]


def test_a_run_keeps_what_it_met(db: Database) -> None:
    remarks = tuple(Remark(text=f"Remarque {n}", place="/agenda") for n in range(60))
    told = run(complete=True, failures=2, silent=3, remarks=remarks, page="https://reseau.example/agenda")
    store.save_harvest(db, source(), Harvest(), told, now=NOW)
    (kept,) = sources.history(db, "reseau")
    assert kept == told.model_copy(update={"remarks": remarks[:50]})


def test_the_usual_counts_are_those_of_the_last_five_healthy_runs(db: Database) -> None:
    for rank, (health, events) in enumerate(
        [(OK, 1), (OK, 20), (Health.STALE, 21), (BAD, 0), (OK, 22), (OK, 23), (Health.DROPPED, 2), (OK, 24)]
    ):
        told = run(health=health, started=moment(rank), finished=moment(rank), events=events)
        store.save_harvest(db, source(), Harvest(), told, now=moment(rank))
    assert sources.usual(db, "reseau") == [24, 23, 22, 21, 20]
    assert sources.usual(db, "nobody") == []


def test_a_drop_that_lasts_a_month_becomes_the_usual(db: Database) -> None:
    collect(db, OK, events=20)
    later = NOW + timedelta(days=31)
    told = run(health=Health.DROPPED, started=later, finished=later, events=4)
    store.save_harvest(db, source(), Harvest(), told, now=later)
    assert sources.usual(db, "reseau") == []


def test_a_finding_is_kept_and_replaced(db: Database) -> None:
    first = Finding(source="reseau", platform="tec", agenda=("https://reseau.example/é",), found_at=NOW)
    second = first.model_copy(update={"platform": "drupal", "resources": ("https://reseau.example/r",)})
    for found in (first, second):
        store.save_finding(db, found)
    assert sources.finding(db, "reseau") == second
    assert sources.finding(db, "nobody") is None


def test_what_is_due_is_kept_from_one_run_to_the_next(db: Database) -> None:
    store.save_sources(db, [source()])
    assert sources.due(db) == {}
    store.save_due(db, "reseau", moment(6), moment(0))
    store.save_due(db, "reseau", moment(12), None)
    assert sources.due(db) == {"reseau": moment(12)}
    assert state(db).next_due == moment(12)
    (row,) = db.query("SELECT last_started FROM due")
    assert datetime.fromisoformat(row["last_started"]) == moment(0)


def test_runs_from_before_are_still_read(tmp_path: Path) -> None:
    path = tmp_path / "before.db"
    connection = sqlite3.connect(path)
    before = Database(connection)
    before.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    steps.apply(before, stop_before="m006_what_runs_met")
    before.table("sources").insert(source().model_dump(mode="json"))
    old = run(events=3)
    recent = {"complete", "failures", "silent", "remarks", "page"}
    before.table("runs").insert(old.model_dump(mode="json", exclude=recent))
    connection.commit()
    connection.close()
    assert sources.history(open_for_writing(path), "reseau") == [old]
