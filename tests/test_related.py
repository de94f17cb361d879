"""The coming events that go with one."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from db import queries
from db.database import open_for_writing
from db.model import Event, Harvest
from db.queries import Kept
from db.related import Bond, related
from db.store import save_harvest
from db.vocabulary import EventStatus, Health, Mode, Profession, Theme
from tests import seeding
from tests.seeding import TODAY, sitting

HERE = {"department": "70", "region": "Bourgogne-Franche-Comté"}
REGION = {"department": "21", "region": "Bourgogne-Franche-Comté"}
ABOUT = {"themes": (Theme.SEIN,), "audience": (Profession.IPA,)}


def event(title: str, days: int | None = 20, **fields: Any) -> Event:
    sittings = () if days is None else (sitting(TODAY + timedelta(days=days)),)
    return Event(title=title, uid=title, occurrences=sittings, **fields)


def holding(folder: Path, *events: Event) -> tuple[Database, Kept[Event]]:
    """Give a database that holds these events, and the first of them as it is kept."""
    db = open_for_writing(folder / "some.db")
    moment = seeding.at(TODAY, 6)
    run = seeding.finished(seeding.ONCO.id, moment, Health.OK, "Agenda lu.", events=len(events))
    save_harvest(db, seeding.ONCO, Harvest(events=events), run, now=moment)
    return db, next(kept for kept in queries.all_events(db) if kept.item.uid == events[0].uid)


def found(folder: Path, *events: Event) -> list[tuple[str, Bond]]:
    db, asked = holding(folder, *events)
    return [(one.kept.item.title, one.bond) for one in related(db, asked, today=TODAY)]


@pytest.mark.parametrize(
    ("asked", "other", "bond"),
    [
        ({"organizer": "Onco"}, {"organizer": "Onco"}, Bond.ORGANIZER),
        ({"organizer": "Onco"}, {"organizer": "Ligue"}, None),
        ({**ABOUT, **HERE}, {"themes": (Theme.SEIN,), **HERE, "days": 300}, Bond.SUBJECT),
        ({**ABOUT, **HERE}, {"audience": (Profession.IPA,), **REGION, "days": 300}, Bond.SUBJECT),
        ({**ABOUT, **HERE}, {**ABOUT, "days": 300}, None),
        ({**ABOUT, **HERE}, {**ABOUT, "region": "Bretagne", "department": "35"}, None),
        ({**ABOUT, "mode": Mode.ONLINE}, {**ABOUT, "mode": Mode.ONLINE, "days": 300}, Bond.SUBJECT),
        ({**ABOUT, "mode": Mode.ONSITE}, {**ABOUT, "mode": Mode.ONSITE, "days": 300}, None),
        (HERE, {**REGION, "days": 27}, Bond.DAYS),
        (HERE, {**REGION, "days": 28}, None),
        ({**HERE, "days": None}, {**REGION, "days": 1}, None),
        ({**HERE, "days": -1}, {**REGION, "days": 1}, None),
        ({"organizer": "Onco", "days": -1}, {"organizer": "Onco"}, Bond.ORGANIZER),
        ({"organizer": "Onco"}, {"organizer": "Onco", "days": -1}, None),
        ({"organizer": "Onco"}, {"organizer": "Onco", "days": None}, None),
        ({"organizer": "Onco"}, {"organizer": "Onco", "status": EventStatus.CANCELLED}, None),
        ({"organizer": "Onco"}, {"organizer": "Onco", "status": EventStatus.MISSING}, None),
        ({"organizer": "Onco"}, {"organizer": "Onco", "status": EventStatus.POSTPONED}, Bond.ORGANIZER),
        ({}, {}, None),
    ],
)
def test_what_binds_two_events(
    tmp_path: Path, asked: dict[str, Any], other: dict[str, Any], bond: Bond | None
) -> None:
    expected = [("Autre", bond)] if bond else []
    assert found(tmp_path, event("Demandé", **asked), event("Autre", **other)) == expected


def test_the_weightiest_reason_comes_first_then_the_department_then_the_nearest_days(tmp_path: Path) -> None:
    names = [
        title
        for title, _ in found(
            tmp_path,
            event("Demandé", organizer="Onco", **ABOUT, **HERE),
            event("Mêmes jours", 20, **HERE),
            event("Région", 21, **ABOUT, **REGION),
            event("Département, loin", 200, **ABOUT, **HERE),
            event("Département, avant", 10, **ABOUT, **HERE),
            event("Organisateur", 300, organizer="Onco"),
            event("Mêmes jours, région", 20, **REGION),
        )
    ]
    assert names == ["Organisateur", "Département, avant", "Département, loin", "Région", "Mêmes jours"]


def test_contents_are_read_of_those_that_are_given_alone(tmp_path: Path) -> None:
    """Events to come are chosen in an index: to read the contents of twenty thousand would take a second."""
    db, asked = holding(tmp_path, event("Demandé", organizer="Onco", **HERE), event("Autre", **HERE))
    asked_for: list[tuple[str, Any]] = []
    with db.tracer(lambda sql, values: asked_for.append((sql, values))):
        related(db, asked, today=TODAY)
    chosen, values = next(one for one in asked_for if "julianday" in one[0])
    plan = [row["detail"] for row in db.query(f"EXPLAIN QUERY PLAN {chosen}", values)]
    assert plan
    assert [line for line in plan if " e " in f"{line} " and "COVERING INDEX" not in line] == []
    assert [line for line in plan if " own" in line and "COVERING INDEX" not in line] == []
