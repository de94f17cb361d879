"""The agenda's reads: searching, counting what each choice would give, days, places."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from db import agenda
from db.agenda import Place
from db.database import open_for_writing
from db.model import Event, Harvest, Occurrence
from db.selection import COLUMNS, LABELS, AgendaFilter, Around, Period, search_words, selection
from db.store import save_harvest
from db.vocabulary import EventKind, EventStatus, Health, Mode, Profession
from tests import seeding
from tests.seeding import TODAY, sitting

ALL_LISTS = (*COLUMNS, *LABELS, "sources")


@pytest.fixture
def full(tmp_path: Path) -> Database:
    return open_for_writing(seeding.full(tmp_path / "full.db", events=40))


def holding(path: Path, *events: Event) -> Database:
    """Give a database that holds these events, all read on one site this morning."""
    db = open_for_writing(path / "some.db")
    moment = seeding.at(TODAY, 6)
    run = seeding.finished(seeding.ONCO.id, moment, Health.OK, "Agenda lu.", events=len(events))
    save_harvest(db, seeding.ONCO, Harvest(events=events), run, now=moment)
    return db


def event(title: str, *days: int, **fields: Any) -> Event:
    """Give an event that takes place so many days from today."""
    return Event(title=title, occurrences=tuple(sitting(TODAY + timedelta(days=n)) for n in days), **fields)


def found(db: Database, **wanted: Any) -> list[str]:
    return [one.kept.item.title for one in agenda.events(db, AgendaFilter(**wanted), today=TODAY)]


# --- searching ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("formations", "Une formation en oncologie"),
        ("formation", "Des formations en oncologie"),
        ("FORMATIÔNS", "Une formation"),
        ("hôpitaux", "À l’hôpital de Dole"),
        ("hopital", "Visite des hôpitaux"),
        ("journaux", "Le journal du réseau"),
        ("régional", "Les réseaux régionaux"),
        ("coeur", "Un cœur à l’ouvrage"),
        ("cœur", "CŒUR et cancer"),
        ("l’annonce", "Dispositif d’annonce"),
        ("annonce", "Aujourd’hui, l’annonce"),
        ("qu'un soin", "Un soin de support"),
        ("cas", "Réunion de cas"),
        ("reunion beaune", "Réunion à Beaune"),
        ('"NEAR(', "Le près, en anglais near"),
    ],
)
def test_words_are_found_whatever_their_accents_and_plurals(tmp_path: Path, typed: str, title: str) -> None:
    db = holding(tmp_path, event(title, 3), event("Tout autre chose", 4))
    assert found(db, words=typed) == [title]


def test_words_are_looked_for_everywhere(tmp_path: Path) -> None:
    db = holding(
        tmp_path,
        event("A", 1, city="Vesoul"),
        event("B", 2, description="Avec le réseau de Vesoul"),
        event("C", 3, organizer="CPTS de Vesoul"),
        event("D", 4),
    )
    assert found(db, words="vesoul") == ["A", "B", "C"]


@pytest.mark.parametrize("typed", ["", "  ", "’", "d'", "-*\"'()"])
def test_what_holds_no_word_searches_nothing(typed: str) -> None:
    assert search_words(typed) == ""


# --- filters and their counts -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "wanted",
    [
        AgendaFilter(),
        AgendaFilter(period="past"),
        AgendaFilter(period="quarter"),
        AgendaFilter(words="formation"),
        AgendaFilter(professions=("infirmier",)),
        AgendaFilter(kinds=("formation", "congres"), departments=("21",)),
        AgendaFilter(modes=("onsite",), themes=("sein",), statuses=("announced",)),
        AgendaFilter(sources=("site:onco-exemple",), closing=True),
        AgendaFilter(month="2026-12", organizers=("Onco-Exemple",)),
        AgendaFilter(day=TODAY + timedelta(days=12)),
    ],
)
def test_each_choice_gives_as_many_as_was_said(full: Database, wanted: AgendaFilter) -> None:
    said = agenda.facets(full, wanted, today=TODAY)
    offered = agenda.choices(full)
    for name in ALL_LISTS:
        given = {
            value: agenda.count(full, replace(wanted, **{name: (value,)}), today=TODAY)
            for value in offered[name]
        }
        assert {value: said[name].get(value, 0) for value in offered[name]} == given, name
    assert said["closing"].get(1, 0) == agenda.count(full, replace(wanted, closing=True), today=TODAY)


@pytest.mark.parametrize("wanted", [AgendaFilter(), AgendaFilter(kinds=("congres",), month="2026-12")])
def test_each_period_gives_as_many_as_was_said(full: Database, wanted: AgendaFilter) -> None:
    periods: tuple[Period, ...] = ("coming", "week", "month", "quarter", "letter", "past", "undated")
    whole = replace(wanted, month=None)
    given = {period: agenda.count(full, replace(whole, period=period), today=TODAY) for period in periods}
    assert agenda.facets(full, wanted, today=TODAY)["periods"] == given


@pytest.mark.parametrize(
    ("period", "titles"),
    [
        ("coming", ["today", "in a week", "in three months", "later"]),
        ("week", ["today"]),
        ("month", ["today", "in a week"]),
        ("quarter", ["today", "in a week", "in three months"]),
        ("past", ["yesterday"]),
        ("undated", ["some day"]),
    ],
)
def test_periods_begin_and_end_where_they_should(tmp_path: Path, period: Period, titles: list[str]) -> None:
    """Today is Sunday 22 November 2026: the week ends today, three months end on 22 February."""
    db = holding(
        tmp_path,
        event("yesterday", -1),
        event("today", 0),
        event("in a week", 8),
        event("in three months", 92),
        event("later", 93),
        event("some day"),
    )
    assert found(db, period=period) == titles


@pytest.mark.parametrize(("days", "soon"), [(-1, False), (0, True), (14, True), (15, False)])
def test_registration_closes_soon_within_two_weeks(tmp_path: Path, days: int, soon: bool) -> None:
    db = holding(tmp_path, event("A", 40, registration_deadline=TODAY + timedelta(days=days)), event("B", 2))
    assert found(db, closing=True) == (["A"] if soon else [])


def test_the_events_of_a_day_stand_under_that_day(tmp_path: Path) -> None:
    long = Occurrence(start=TODAY + timedelta(days=1), end=TODAY + timedelta(days=9), all_day=True)
    db = holding(tmp_path, Event(title="Long", occurrences=(long,)), event("Twice", 2, 5), event("Other", 6))
    day = TODAY + timedelta(days=5)
    listed = agenda.events(db, AgendaFilter(day=day), today=TODAY)
    assert [(one.kept.item.title, one.day) for one in listed] == [
        ("Long", day.isoformat()),
        ("Twice", day.isoformat()),
    ]


@pytest.mark.parametrize(("days", "period"), [(3, "coming"), (-3, "past")])
def test_the_events_of_a_day_are_in_the_order_of_their_hours(
    tmp_path: Path, days: int, period: Period
) -> None:
    day = TODAY + timedelta(days=days)
    after, whole = sitting(day + timedelta(days=1), 8), Occurrence(start=day, all_day=True)
    db = holding(
        tmp_path,
        Event(title="A", occurrences=(sitting(day, 19), after)),
        Event(title="B", occurrences=(sitting(day, 14), sitting(day, 9))),
        Event(title="C", occurrences=(sitting(day, 14),)),
        Event(title="D", occurrences=(whole,)),
    )
    assert found(db, period=period) == ["D", "B", "C", "A"]


def test_the_hours_of_an_older_database_are_known_too(tmp_path: Path) -> None:
    day = TODAY + timedelta(days=3)
    evening, morning = sitting(day, 19), sitting(day, 9)
    db = holding(
        tmp_path,
        Event(title="A", occurrences=(evening,)),
        Event(title="B", occurrences=(evening, morning)),
        Event(title="C", occurrences=(Occurrence(start=day, all_day=True),)),
    )
    db.execute("DROP INDEX occurrences_by_day")
    db.execute("ALTER TABLE occurrences DROP COLUMN first_hour")
    db.execute("DELETE FROM _sqlite_migrations WHERE name = 'm014_hours'")
    db.execute("CREATE INDEX occurrences_by_day ON occurrences (last_day, first_day, event)")
    db.conn.commit()
    db.close()
    assert found(open_for_writing(tmp_path / "some.db")) == ["C", "B", "A"]


# --- days and places ----------------------------------------------------------------------------------------


def test_a_month_gives_each_day_its_events_by_hour(tmp_path: Path) -> None:
    first = date(2026, 12, 3)
    evening, morning = sitting(first, 19, 21), sitting(first, 9)
    two_days = Occurrence(start=first, end=first + timedelta(days=1), all_day=True)
    db = holding(
        tmp_path,
        Event(title="Evening", occurrences=(evening,)),
        Event(title="Morning", occurrences=(morning, sitting(date(2027, 1, 8), 9))),
        Event(title="Zen", occurrences=(two_days,)),
    )
    days = agenda.by_day(db, AgendaFilter(), date(2026, 12, 1), date(2026, 12, 31), today=TODAY)
    titles = {one.kept.id: one.kept.item.title for one in agenda.events(db, AgendaFilter(), today=TODAY)}
    assert {day: [titles[one] for one in ids] for day, ids in days.items()} == {
        first: ["Zen", "Morning", "Evening"],
        first + timedelta(days=1): ["Zen"],
    }


def test_a_month_holds_nothing_outside_its_period(tmp_path: Path) -> None:
    db = holding(tmp_path, event("Sittings", -3, 2), event("Past", -5))
    november = date(2026, 11, 1), date(2026, 11, 30)
    coming = agenda.by_day(db, AgendaFilter(), *november, today=TODAY)
    past = agenda.by_day(db, AgendaFilter(period="past"), *november, today=TODAY)
    assert list(coming) == [TODAY + timedelta(days=2)]
    assert list(past) == [TODAY - timedelta(days=5)]


def test_places_are_departments_then_online_then_unknown(tmp_path: Path) -> None:
    db = holding(
        tmp_path,
        event("A", 1, department="21"),
        event("B", 2, department="21", mode=Mode.HYBRID),
        event("C", 3, department="971"),
        event("D", 4, department="70", mode=Mode.ONLINE),
        event("E", 5),
    )
    assert agenda.by_place(db, AgendaFilter(), today=TODAY) == [
        Place("21", online=False, count=2),
        Place("971", online=False, count=1),
        Place(None, online=False, count=1),
        Place(None, online=True, count=1),
    ]


# --- speed --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "wanted",
    [
        AgendaFilter(),
        AgendaFilter(period="past"),
        AgendaFilter(period="undated"),
        AgendaFilter(words="a", professions=(str(Profession.IPA),), sources=("site:x",), closing=True),
        AgendaFilter(kinds=(str(EventKind.FORUM),), statuses=(str(EventStatus.CANCELLED),)),
    ],
)
def test_no_selection_reads_the_long_contents_of_events(full: Database, wanted: AgendaFilter) -> None:
    sql, values = selection(wanted, TODAY)
    steps = [row["detail"] for row in full.query(f"EXPLAIN QUERY PLAN {sql}", values)]
    on_events = [step for step in steps if step.split()[1] == "e"]
    assert on_events
    assert all("COVERING INDEX events_agenda" in step for step in on_events), steps
    assert not [step for step in steps if step.startswith("SCAN mentions")]


# --- around a commune ---------------------------------------------------------------------------------------

VESOUL, LURE, BESANCON, BORA_BORA = "70550", "70310", "25056", "98714"


def around_vesoul(path: Path) -> Database:
    """Give a database with events near Vesoul, far from it, online and nowhere that is known."""
    return holding(
        path,
        event("À Vesoul", 1, insee=VESOUL, mode=Mode.ONSITE),
        event("À Lure", 2, insee=LURE),
        event("À Besançon", 3, insee=BESANCON, mode=Mode.HYBRID),
        event("En ligne", 4, mode=Mode.ONLINE),
        event("Dans un village", 5, insee=BORA_BORA, mode=Mode.ONSITE),
        event("Quelque part", 6),
        event("À Vesoul, jadis", -9, insee=VESOUL),
    )


@pytest.mark.parametrize(
    ("around", "titles"),
    [
        (Around(VESOUL, 10), ["À Vesoul"]),
        (Around(VESOUL), ["À Vesoul"]),
        (Around(VESOUL, 50), ["À Vesoul", "À Lure", "À Besançon"]),
        (Around(VESOUL, 10, online=True), ["À Vesoul", "À Besançon", "En ligne"]),
        (Around(BORA_BORA, 100), ["Dans un village"]),
        (Around("97411", 100), []),
    ],
)
def test_what_is_within_a_radius_is_found(tmp_path: Path, around: Around, titles: list[str]) -> None:
    assert found(around_vesoul(tmp_path), around=around) == titles


def test_what_a_radius_leaves_out_is_counted(tmp_path: Path) -> None:
    db = around_vesoul(tmp_path)
    near = agenda.reach(db, AgendaFilter(), Around(VESOUL, 10), today=TODAY)
    assert (near.within, near.online, near.unplaced) == ({10: 1, 25: 1, 50: 3, 100: 3}, 2, 2)
    online = agenda.reach(db, AgendaFilter(), Around(VESOUL, 50, online=True), today=TODAY)
    assert (online.within, online.online, online.unplaced) == ({10: 3, 25: 3, 50: 4, 100: 4}, 1, 2)
    onsite = AgendaFilter(modes=("onsite",), around=Around(VESOUL))
    assert agenda.reach(db, onsite, Around(VESOUL), today=TODAY).unplaced == 1


def test_other_filters_count_within_the_radius(tmp_path: Path) -> None:
    facets = agenda.facets(around_vesoul(tmp_path), AgendaFilter(around=Around(VESOUL, 50)), today=TODAY)
    assert facets["modes"] == {None: 1, "onsite": 1, "hybrid": 1}
    assert (facets["periods"]["coming"], facets["periods"]["past"]) == (3, 1)


def test_an_event_that_moves_to_another_commune_is_found_there(tmp_path: Path) -> None:
    holding(tmp_path, event("Rencontre", 3, uid="1", insee=VESOUL)).close()
    db = holding(tmp_path, event("Rencontre", 3, uid="1", insee=BESANCON))
    assert found(db, around=Around(VESOUL, 10)) == []
    assert found(db, around=Around(BESANCON, 10)) == ["Rencontre"]


def test_events_of_an_older_database_are_found_too(tmp_path: Path) -> None:
    db = holding(tmp_path, event("Rencontre", 3, insee=VESOUL))
    db.execute("DROP INDEX events_agenda")
    db.execute("ALTER TABLE events DROP COLUMN insee")
    db.execute("DELETE FROM _sqlite_migrations WHERE name = 'm010_events_by_commune'")
    db.execute("CREATE INDEX events_agenda ON events (id, title)")
    db.conn.commit()
    db.close()
    assert found(open_for_writing(tmp_path / "some.db"), around=Around(VESOUL)) == ["Rencontre"]
