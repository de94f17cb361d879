"""Letters that are kept, and what they leave to the next one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from db import agenda
from db.database import open_for_writing
from db.letters import Letter, Proposal, Weight, announced, letters, proposals
from db.model import Event
from db.selection import AgendaFilter
from db.store import delete_letter, merge_two, save_harvest, save_letter
from db.vocabulary import EventStatus, Health
from tests import seeding
from tests.seeding import NOW, ONCO, TODAY

WEEK = timedelta(days=7)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return open_for_writing(tmp_path / "letters.db")


def event(title: str, days: int = 20, **fields: Any) -> Event:
    usual: dict[str, Any] = {"uid": title, "occurrences": (seeding.sitting(TODAY + timedelta(days=days)),)}
    return Event(title=title, **usual | fields)


def read(database: Database, moment: datetime, *events: Event) -> None:
    run = seeding.finished(ONCO.id, moment, Health.OK, "Agenda lu.", events=len(events))
    save_harvest(database, ONCO, seeding.Harvest(events=events, complete=False), run, now=moment)


def offered(database: Database, since: datetime, **options: Any) -> list[Proposal]:
    usual: dict[str, Any] = {"lightest": Weight.SENT, "limit": 50}
    return list(proposals(database, AgendaFilter(), since, today=TODAY, **usual | options).found)


def told(found: Iterable[Proposal]) -> list[tuple[str, bool]]:
    return [(one.listed.kept.item.title, one.sent) for one in found]


def letter(*ids: str, moment: datetime = NOW, title: str = "Lettre") -> Letter:
    return Letter(title, "Bonjour", moment, tuple((one, "nouveau") for one in ids))


def ids(database: Database) -> dict[str, str]:
    return {one.listed.kept.item.title: one.listed.kept.id for one in offered(database, NOW)}


def test_what_was_kept_is_given_back_latest_first(database: Database) -> None:
    first = letter("b" * 12, "a" * 12, moment=NOW - WEEK)
    second = letter(title="Suite")
    numbers = [save_letter(database, one) for one in (first, second)]
    found = letters(database, limit=5)
    assert [one.number for one in found] == numbers[::-1]
    assert [(one.title, one.events) for one in found] == [("Suite", ()), ("Lettre", first.events)]
    assert found[1].made_at == first.made_at
    assert letters(database, limit=1) == found[:1]


def test_a_letter_kept_twice_is_one_letter(database: Database) -> None:
    number = save_letter(database, letter("a" * 12))
    assert save_letter(database, letter("a" * 12, moment=NOW + WEEK)) == number
    assert save_letter(database, letter("a" * 12, "b" * 12)) != number
    assert len(letters(database, limit=5)) == 2


def test_what_changed_comes_first_then_what_closes_then_what_was_never_announced(database: Database) -> None:
    soon = TODAY + timedelta(days=3)
    old = [
        event("Déjà annoncé", 5),
        event("Jamais annoncé", 6),
        event("Se ferme", 30, registration_deadline=soon),
        event("Bouge", 40),
    ]
    read(database, NOW - 2 * WEEK, *old)
    save_letter(database, letter(ids(database)["Déjà annoncé"], moment=NOW - WEEK))
    moved = old[3].model_copy(update={"status": EventStatus.CANCELLED})
    read(database, NOW, *old[:3], moved, event("Arrive", 10))
    found = offered(database, NOW - WEEK)
    assert told(found) == [
        ("Arrive", False),
        ("Bouge", False),
        ("Se ferme", False),
        ("Jamais annoncé", False),
        ("Déjà annoncé", True),
    ]
    assert [one.before and one.before.status for one in found[:3]] == [None, EventStatus.ANNOUNCED, None]


def test_before_is_how_it_stood_at_that_moment_whatever_came_between(database: Database) -> None:
    dated = [event("Bouge", days) for days in (10, 20, 30)]
    for weeks, one in zip((3, 1, 0), dated, strict=True):
        read(database, NOW - weeks * WEEK, one)
    (found,) = offered(database, NOW - 2 * WEEK)
    assert found.before is not None
    assert found.before.occurrences == dated[0].occurrences


def test_the_lightest_are_left_out_and_the_rest_counted(database: Database) -> None:
    read(database, NOW - 2 * WEEK, *(event(f"Rendez-vous {n}", n) for n in range(1, 6)))
    save_letter(database, letter(ids(database)["Rendez-vous 1"], moment=NOW - WEEK))
    found = proposals(database, AgendaFilter(), NOW, today=TODAY, lightest=Weight.UNSENT, limit=2)
    assert (told(found.found), found.total) == (
        [("Rendez-vous 2", False), ("Rendez-vous 3", False)],
        4,
    )


def test_an_event_that_was_joined_to_another_stays_announced(database: Database) -> None:
    read(database, NOW - 2 * WEEK, event("Ici", 5), event("Là", 6))
    known = ids(database)
    save_letter(database, letter(known["Là"], moment=NOW - WEEK))
    merge_two(database, known["Ici"], known["Là"], now=NOW - WEEK)
    (found,) = offered(database, NOW)
    assert found.sent


def test_a_letter_tells_what_it_announced_whatever_became_of_it(database: Database) -> None:
    read(database, NOW - 2 * WEEK, event("Ici", 5), event("Là", 6))
    known = ids(database)
    number = save_letter(database, letter(known["Là"], known["Ici"], "f" * 12))
    merge_two(database, known["Ici"], known["Là"], now=NOW - WEEK)
    assert [(one.event, one.title, one.said) for one in announced(database, number)] == [
        (known["Là"], "Ici", "nouveau"),
        (known["Ici"], "Ici", "nouveau"),
        ("f" * 12, "", "nouveau"),
    ]


def test_what_a_letter_that_is_taken_back_announced_is_to_be_announced(database: Database) -> None:
    read(database, NOW - 2 * WEEK, event("Un"), event("Deux", 21))
    known = ids(database)
    kept = save_letter(database, letter(known["Un"], moment=NOW - WEEK))
    mistake = save_letter(database, letter(*known.values()))
    assert told(offered(database, NOW)) == [("Un", True), ("Deux", True)]
    delete_letter(database, mistake)
    delete_letter(database, mistake)
    assert [one.number for one in letters(database, limit=5)] == [kept]
    assert sorted(told(offered(database, NOW))) == [("Deux", False), ("Un", True)]
    assert announced(database, mistake) == []


def test_the_selection_is_that_of_the_agenda(database: Database) -> None:
    read(database, NOW, event("Dijon", department="21"), event("Vesoul", department="70"))
    wanted = replace(AgendaFilter(), departments=("70",))
    found = proposals(database, wanted, NOW, today=TODAY, lightest=Weight.SENT, limit=5)
    assert told(found.found) == [("Vesoul", False)]
    assert (
        proposals(
            database, replace(wanted, departments=("25",)), NOW, today=TODAY, lightest=Weight.SENT, limit=5
        ).total
        == 0
    )


def test_the_agenda_can_show_what_changed_since_the_last_letter(database: Database) -> None:
    wanted = AgendaFilter(period="letter")
    read(database, NOW - 2 * WEEK, event("Ancien"), event("Bouge", 10))
    assert agenda.count(database, wanted, today=TODAY) == 0
    save_letter(database, letter(moment=NOW - 3 * WEEK))
    assert agenda.count(database, wanted, today=TODAY) == 2
    save_letter(database, letter(moment=NOW - WEEK, title="Suite"))
    read(database, NOW, event("Ancien"), event("Bouge", 12), event("Passé", -3))
    assert [one.kept.item.title for one in agenda.events(database, wanted, today=TODAY)] == ["Bouge"]
    assert agenda.facets(database, AgendaFilter(), today=TODAY)["periods"]["letter"] == 1
