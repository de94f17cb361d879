"""Identity, history, and what several publications say of one thing."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from db import queries, store
from db.database import open_for_writing
from db.model import Event, Harvest, Territory
from db.vocabulary import ActionStatus, EventStatus
from tests.builders import NOW, TODAY, action, day, document, event, reading, run, source

LATER = NOW + timedelta(days=1)


@pytest.fixture
def db(tmp_path: Path) -> Database:
    return open_for_writing(tmp_path / "maillage.db")


def collect(db: Database, *events: Event, now: datetime = NOW) -> store.Tally:
    return store.save_harvest(db, source(), Harvest(events=events), run(), now=now)


def only(db: Database) -> queries.Kept[Event]:
    (kept,) = queries.all_events(db)
    return kept


def everything(db: Database) -> list[str]:
    return [line for line in db.iterdump() if not line.startswith('INSERT INTO "event_words_')]


def test_the_same_reading_twice_changes_nothing(db: Database) -> None:
    said = reading(
        event(),
        actions=(action(1, ("Annexe", ActionStatus.EN_COURS)),),
        territories=(Territory(id="a", name="A"),),
    )
    assert store.save_reading(db, said, now=NOW).new == 3
    before = everything(db)
    again = store.save_reading(db, said, now=LATER)
    assert (again.new, again.changed, again.unchanged) == (0, 0, 3)
    assert everything(db) == before


def test_a_postponed_event_is_changed_not_duplicated(db: Database) -> None:
    collect(db, event("Journée ORL", day("2027-01-09"), url="https://reseau.example/agenda/orl"))
    moved = event("Journée ORL (reportée)", day("2027-01-16"), url="https://reseau.example/agenda/orl/#top")
    assert collect(db, moved, now=LATER).changed == 1
    kept = only(db)
    assert kept.item.title == "Journée ORL (reportée)"
    assert kept.last_changed > kept.first_seen
    before = queries.previous_version(db, kept.id)
    assert before is not None
    assert before.occurrences == (day("2027-01-09"),)


def test_the_platform_s_own_id_survives_a_new_address(db: Database) -> None:
    collect(db, event(uid="node/7", url="https://reseau.example/a"))
    collect(db, event(uid="node/7", url="https://reseau.example/b"), now=LATER)
    assert only(db).item.url == "https://reseau.example/b"


def test_an_unchanged_event_is_seen_again_but_not_changed(db: Database) -> None:
    collect(db, event(uid="node/7"))
    collect(db, event(uid="node/7"), now=LATER)
    kept = only(db)
    assert kept.last_changed == kept.first_seen
    assert kept.last_seen > kept.first_seen


def test_several_events_under_one_address_stay_apart(db: Database) -> None:
    common = "https://reseau.example/actualites/rentree"
    collect(
        db, event("Atelier", day("2027-01-05"), url=common), event("Forum", day("2027-02-05"), url=common)
    )
    assert len(queries.all_events(db)) == 2


def test_a_letter_and_a_site_speak_of_one_event_and_the_site_is_trusted(db: Database) -> None:
    address = "https://reseau.example/agenda/pharmaciens"
    letter = event(
        "Formation pharmaciens", url=address, city="Autun", partners=("URPS",), inferred=("all_day",)
    )
    store.save_reading(db, reading(letter), now=NOW)
    collect(db, event("Formation des pharmaciens", url=address, status=EventStatus.CANCELLED))
    kept = only(db)
    assert kept.item.title == "Formation des pharmaciens"
    assert kept.item.status is EventStatus.CANCELLED
    assert (kept.item.city, kept.item.partners) == ("Autun", ("URPS",))
    assert kept.item.inferred == ()
    assert [mention.name for mention in kept.mentions] == ["Réseau", "Lettre n°3"]


def test_an_event_without_address_is_the_same_in_the_next_letter(db: Database) -> None:
    store.save_reading(db, reading(event("Soirée  Débat")), now=NOW)
    store.save_reading(db, reading(event("Soirée débat"), of=document("bulletin-reseau-4")), now=NOW)
    assert len(only(db).mentions) == 2


def test_an_empty_run_removes_nothing(db: Database) -> None:
    collect(db, event())
    collect(db, now=LATER)
    assert only(db).item.title == "Formation à Lure"


def test_a_document_read_again_with_less_in_it_takes_back_what_it_no_longer_says(db: Database) -> None:
    store.save_reading(db, reading(event("Un"), event("Deux")), now=NOW)
    assert store.save_reading(db, reading(event("Deux")), now=LATER).removed == 1
    assert only(db).item.title == "Deux"
    assert queries.agenda(db, queries.AgendaFilter(words="un"), today=TODAY) == []


def test_what_a_site_also_says_outlives_the_document(db: Database) -> None:
    common = event("Un", url="https://reseau.example/un")
    store.save_reading(db, reading(common), now=NOW)
    collect(db, common)
    store.save_reading(db, reading(), now=LATER)
    assert [mention.name for mention in only(db).mentions] == ["Réseau"]


def test_starter_facts_give_way_to_the_document_and_never_come_back(db: Database) -> None:
    store.save_reading(db, reading(event("Fait livré")), now=NOW, starter=True)
    store.save_reading(db, reading(event("Fait lu")), now=NOW)
    store.save_reading(db, reading(event("Fait livré")), now=LATER, starter=True)
    assert only(db).item.title == "Fait lu"
    assert not queries.documents(db)[0].starter


def test_a_starter_fact_on_a_territory_outlasts_the_document_s_own_reading(db: Database) -> None:
    fact = Territory(id="a", name="CPTS A", aci_signed="2022-03-30", as_of="2022-03-30")
    store.save_reading(db, reading(event(), territories=(fact,)), now=NOW, starter=True)
    store.save_reading(db, reading(event()), now=LATER)
    (kept,) = queries.territories(db)
    assert kept.item.aci_signed == "2022-03-30"


def test_two_reviews_of_one_action_are_both_kept(db: Database) -> None:
    for year, status in (("2024", ActionStatus.EN_COURS), ("2025", ActionStatus.REALISEE)):
        of = document(f"bilan-haute-vallee-{year}", family="bilan", title=f"Bilan {year}", published=year)
        store.save_reading(db, reading(of=of, actions=(action(1, ("Annexe", status)),)), now=NOW)
    (kept,) = queries.actions(db)
    assert kept.item.status is ActionStatus.REALISEE
    assert [mention.name for mention, _ in queries.observations(db, kept.id)] == ["Bilan 2025", "Bilan 2024"]
    assert not kept.item.disagreement


def test_the_latest_figures_of_a_territory_win_and_older_ones_fill_in(db: Database) -> None:
    old = Territory(id="a", name="CPTS A", population=100, communes=4, as_of="2023")
    new = Territory(id="a", name="CPTS A", population=120, as_of="2026-04")
    store.save_reading(
        db, reading(of=document("bulletin-b-1", published="2026-04"), territories=(new,)), now=NOW
    )
    store.save_reading(
        db, reading(of=document("bulletin-a-1", published="2023"), territories=(old,)), now=LATER
    )
    (kept,) = queries.territories(db)
    assert (kept.item.population, kept.item.communes) == (120, 4)


def test_a_failure_half_way_leaves_the_database_as_it_was(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save_reading(db, reading(event("Un")), now=NOW)
    before = everything(db)
    monkeypatch.setattr(store._Writer, "forget_unsaid", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        store.save_reading(db, reading(event("Deux"), event("Trois")), now=LATER)
    assert everything(db) == before
