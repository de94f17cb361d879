"""Identity, history, and what several publications say of one thing."""

from __future__ import annotations

import json
import sqlite3
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from db import agenda, duplicates, queries, store
from db.announcement import Announcement
from db.database import open_for_writing
from db.errors import MaillageError
from db.matching import DOUBTFUL, match
from db.migrations import APPLICATION_ID, steps
from db.model import PARIS, Event, Harvest, Occurrence, Territory
from db.selection import AgendaFilter
from db.vocabulary import ActionStatus, EventStatus, Mode
from tests.builders import NOW, TODAY, action, day, document, event, reading, run, source

LATER = NOW + timedelta(days=1)
ELSEWHERE = Territory(id="ailleurs", name="CPTS Ailleurs")
"""What a document says when it no longer speaks of events."""


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
    assert agenda.events(db, AgendaFilter(words="un"), today=TODAY) == []
    assert db.table("event_words").count == 1


def test_what_a_site_also_says_outlives_the_document(db: Database) -> None:
    common = event("Un", url="https://reseau.example/un")
    store.save_reading(db, reading(common), now=NOW)
    collect(db, common)
    store.save_reading(db, reading(territories=(ELSEWHERE,)), now=LATER)
    assert [mention.name for mention in only(db).mentions] == ["Réseau"]


def test_a_cut_copy_of_a_document_takes_nothing_back(db: Database) -> None:
    store.save_reading(db, reading(event("Un"), event("Deux"), event("Trois")), now=NOW)
    before = everything(db)
    with pytest.raises(MaillageError, match="far less"):
        store.save_reading(db, reading(event("Deux")), now=LATER)
    assert everything(db) == before


def test_starter_facts_give_way_to_the_document_and_never_come_back(db: Database) -> None:
    store.save_reading(db, reading(event("Fait livré")), now=NOW, starter=True)
    store.save_reading(db, reading(event("Fait lu")), now=NOW)
    store.save_reading(db, reading(event("Fait livré")), now=LATER, starter=True)
    assert only(db).item.title == "Fait lu"
    assert not queries.documents(db)[0].starter


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
    monkeypatch.setattr("db.store.writer.Writer.forget_unsaid", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        store.save_reading(db, reading(event("Deux"), event("Trois")), now=LATER)
    assert everything(db) == before


# --- the same event elsewhere -------------------------------------------------------------------------------

CONGRESS = "14e Congrès des soins de support"
PLACE = {"city": "Dijon", "insee": "21231"}


def publish(db: Database, site: str, *events: Event, now: datetime = NOW) -> store.Tally:
    at_home = source(site, name=site.title(), homepage=f"https://{site}.example/")
    return store.save_harvest(db, at_home, Harvest(events=events), run(site), now=now)


def congress(site: str, title: str = CONGRESS, **fields: Any) -> Event:
    return event(title, **({"url": f"https://{site}.example/congres", **PLACE} | fields))


def publish_everywhere(db: Database) -> None:
    publish(db, "un", congress("un"))
    publish(db, "deux", congress("deux", "Congrès des soins de support – 14ème édition"))
    publish(db, "trois", congress("trois", "SAVE THE DATE : 14E CONGRÈS DES SOINS DE SUPPORT"))


def ids(db: Database) -> dict[str, str]:
    """Give the id of the event that each publication speaks of."""
    return {mention.publication: kept.id for kept in queries.all_events(db) for mention in kept.mentions}


def test_a_congress_on_three_sites_is_one_event_with_three_sources(db: Database) -> None:
    publish_everywhere(db)
    assert [mention.name for mention in only(db).mentions] == ["Deux", "Trois", "Un"]
    assert {pair.verdict for pair in duplicates.pairs(db)} == {"joined"}


def test_a_joined_event_is_found_again_at_the_next_run(db: Database) -> None:
    publish_everywhere(db)
    before = only(db)
    for site in ("un", "deux", "trois"):
        again = publish(
            db,
            site,
            *(
                event
                for mention, event in queries.tellings(db, before.id)
                if mention.publication == f"site:{site}"
            ),
            now=LATER,
        )
        assert (again.new, again.changed) == (0, 0)
    after = only(db)
    assert (after.item, after.last_changed) == (before.item, before.last_changed)


def test_two_events_of_one_site_stay_two(db: Database) -> None:
    publish(db, "un", congress("un"), congress("un", url="https://un.example/congres-bis"))
    assert len(queries.all_events(db)) == 2
    publish(db, "deux", congress("deux"), congress("deux", url="https://deux.example/congres-bis"))
    kept = queries.all_events(db)
    assert [len(one.mentions) for one in kept] == [2, 2]


def test_two_events_of_one_site_stay_two_from_one_run_to_the_next(db: Database) -> None:
    publish(db, "un", congress("un"))
    other = congress("un", url="https://un.example/congres-bis")
    partial = Harvest(events=(other,), complete=False)
    store.save_harvest(db, source("un", homepage="https://un.example/"), partial, run("un"), now=LATER)
    assert len(queries.all_events(db)) == 2
    publish(db, "un", congress("un"), other, now=LATER)
    assert len(queries.all_events(db)) == 2


def test_a_letter_that_words_its_announcement_anew_stays_joined(db: Database) -> None:
    publish(db, "un", congress("un"))
    store.save_reading(db, reading(event("14e congrès soins de support", **PLACE)), now=NOW)
    store.save_reading(db, reading(event("14e congrès de soins de support", **PLACE)), now=LATER)
    assert len(only(db).mentions) == 2


def test_a_letter_s_second_announcement_is_not_joined_to_the_event_of_its_first(db: Database) -> None:
    publish(db, "un", congress("un"))
    first, second = (event(title, **PLACE) for title in (CONGRESS, "14e congrès soins de support"))
    store.save_reading(db, reading(first), now=NOW)
    store.save_reading(db, reading(first, second), now=LATER)
    assert sorted(len(kept.mentions) for kept in queries.all_events(db)) == [1, 2]


def test_what_a_letter_no_longer_says_leaves_the_site_s_event_its_id(db: Database) -> None:
    address = "https://un.example/congres"
    store.save_reading(db, reading(event("La fête", url=address)), now=NOW)
    publish(db, "un", congress("un", uid="7"))
    store.save_reading(db, reading(territories=(ELSEWHERE,)), now=NOW)
    publish(db, "un", congress("un", uid="7"), now=LATER)
    assert len(queries.all_events(db)) == 1


def test_the_surest_announcement_has_the_first_choice(db: Database) -> None:
    publish(db, "un", congress("un", "Soirée plaies et cicatrisation"))
    longer = congress("deux", "Soirée plaies et cicatrisation en ville", url="https://deux.example/a")
    same = congress("deux", "Soirée plaies et cicatrisation", url="https://deux.example/b")
    publish(db, "deux", longer, same)
    joined = next(kept for kept in queries.all_events(db) if len(kept.mentions) == 2)
    assert joined.mentions[0].url == "https://deux.example/b"


def test_a_doubtful_pair_is_listed_and_left_as_it_is(db: Database) -> None:
    publish(db, "un", congress("un", "Assemblée générale"))
    publish(db, "deux", congress("deux", "Assemblée générale"))
    assert len(queries.all_events(db)) == 2
    (pair,) = duplicates.pairs(db)
    assert pair.verdict == "doubtful"
    assert "même titre, mais banal" in pair.reasons
    assert {pair.kept, pair.other} == set(ids(db).values())


@pytest.mark.parametrize(
    "wrong",
    [{"occurrences": (day("2027-05-02"),)}, {"title": "À venir"}, {"city": "Lure", "insee": "70310"}],
    ids=["day", "title", "town"],
)
def test_a_corrected_announcement_is_compared_again(db: Database, wrong: dict[str, Any]) -> None:
    publish(db, "un", congress("un"))
    publish(db, "deux", congress("deux").model_copy(update=wrong))
    old = ids(db)
    assert old["site:un"] != old["site:deux"]
    publish(db, "deux", congress("deux"), now=LATER)
    assert only(db).id == old["site:un"]
    found = queries.event(db, old["site:deux"])
    assert found is not None
    assert found.id == old["site:un"]
    assert publish(db, "deux", congress("deux"), now=LATER).unchanged == 1


def test_a_corrected_announcement_that_was_parted_by_hand_stays_apart(db: Database) -> None:
    publish(db, "un", congress("un"))
    moved = congress("deux").model_copy(update={"occurrences": (day("2027-05-02"),)})
    publish(db, "deux", moved)
    old = ids(db)
    store.part(db, old["site:un"], old["site:deux"], now=NOW)
    publish(db, "deux", congress("deux"), now=LATER)
    assert ids(db) == old


def test_another_edition_and_another_town_are_other_events(db: Database) -> None:
    publish(db, "un", congress("un"))
    publish(db, "deux", congress("deux", CONGRESS.replace("14", "15")))
    publish(db, "trois", congress("trois", city="Lure", insee="70310"))
    assert len(queries.all_events(db)) == 3
    assert duplicates.pairs(db) == []


def test_an_event_with_no_date_is_joined_to_none(db: Database) -> None:
    publish(db, "un", Event(title=CONGRESS, url="https://un.example/a"))
    publish(db, "deux", Event(title=CONGRESS, url="https://deux.example/a"))
    assert len(queries.all_events(db)) == 2


def test_merging_by_hand_lasts_and_old_ids_still_lead_somewhere(db: Database) -> None:
    publish(db, "un", congress("un", "Congrès AFX"))
    publish(db, "deux", congress("deux", "Les soins de support en fête"))
    old = ids(db)
    store.merge_two(db, old["site:un"], old["site:deux"], now=NOW)
    publish(db, "deux", congress("deux", "Les soins de support en grande fête"), now=LATER)
    assert len(only(db).mentions) == 2
    found = queries.event(db, old["site:deux"])
    assert found is not None
    assert found.id == old["site:un"]
    (pair,) = duplicates.pairs(db)
    assert (pair.verdict, pair.kept, pair.other) == ("merged", old["site:un"], old["site:deux"])


def test_an_event_merged_twice_is_found_by_its_first_id(db: Database) -> None:
    for site, title in (
        ("un", "Congrès AFX"),
        ("deux", "Les soins en fête"),
        ("trois", "Rendez-vous du soir"),
    ):
        publish(db, site, congress(site, title))
    old = ids(db)
    store.merge_two(db, old["site:deux"], old["site:un"], now=NOW)
    store.merge_two(db, old["site:trois"], old["site:un"], now=NOW)
    found = queries.event(db, old["site:un"])
    assert found is not None
    assert (found.id, len(found.mentions)) == (old["site:trois"], 3)


def test_merging_outlives_a_document_that_is_forgotten_and_read_again(db: Database) -> None:
    publish(db, "un", congress("un", "Congrès AFX"))
    letter = reading(event("Les soins de support en fête"))
    store.save_reading(db, letter, now=NOW)
    old = ids(db)
    store.merge_two(db, old["site:un"], old["doc:bulletin-reseau-3"], now=NOW)
    store.save_reading(db, reading(territories=(ELSEWHERE,)), now=NOW)
    assert len(only(db).mentions) == 1
    store.save_reading(db, letter, now=LATER)
    assert len(only(db).mentions) == 2


def test_parting_by_hand_lasts_and_can_be_undone(db: Database) -> None:
    publish_everywhere(db)
    kept = only(db).id
    (apart,) = store.part(db, kept, "deux", now=NOW)
    publish(db, "deux", congress("deux", "Congrès des soins de support – 14ème édition"), now=LATER)
    assert ids(db) == {"site:un": kept, "site:trois": kept, "site:deux": apart}
    assert [pair for pair in duplicates.pairs(db) if apart in (pair.kept, pair.other)] == []
    store.merge_two(db, kept, apart, now=LATER)
    assert only(db).id == kept


def test_the_publication_that_gave_its_id_can_be_taken_out_too(db: Database) -> None:
    publish_everywhere(db)
    kept = only(db).id
    (apart,) = store.part(db, kept, "site:un", now=NOW)
    publish(db, "un", congress("un"), now=LATER)
    assert ids(db) == {"site:un": apart, "site:trois": kept, "site:deux": kept}


def test_undoing_a_merge_gives_each_id_back_what_it_had(db: Database) -> None:
    address = "https://deux.example/congres"
    publish(db, "un", congress("un", "Congrès AFX"))
    publish(db, "deux", congress("deux", "Les soins de support en fête"))
    store.save_reading(db, reading(event("Fête des soins de support", url=address)), now=NOW)
    before = {kept.id: kept.item for kept in queries.all_events(db)}
    old = ids(db)
    store.merge_two(db, old["site:un"], old["site:deux"], now=NOW)
    assert store.part(db, old["site:un"], old["site:deux"], now=LATER) == [old["site:deux"]]
    assert {kept.id: kept.item for kept in queries.all_events(db)} == before
    assert ids(db) == old


def test_lookalikes_can_be_told_apart_and_are_no_longer_listed(db: Database) -> None:
    publish(db, "un", congress("un", "Assemblée générale"))
    letter = reading(event("Assemblée générale", **PLACE))
    store.save_reading(db, letter, now=NOW)
    old = ids(db)
    store.part(db, *old.values(), now=NOW)
    assert duplicates.pairs(db) == []
    store.save_reading(db, reading(territories=(ELSEWHERE,)), now=NOW)
    store.save_reading(db, letter, now=LATER)
    assert duplicates.pairs(db) == []
    assert ids(db) == old


@pytest.mark.parametrize("other", ["site:nobody", "ffffffffffff", "site:un"])
def test_what_can_t_be_decided_is_refused_and_changes_nothing(db: Database, other: str) -> None:
    publish(db, "un", congress("un"))
    before = everything(db)
    with pytest.raises(MaillageError):
        store.part(db, only(db).id, other, now=NOW)
    with pytest.raises(MaillageError):
        store.merge_two(db, only(db).id, other, now=NOW)
    with pytest.raises(MaillageError, match="one event already"):
        store.merge_two(db, only(db).id, only(db).id, now=NOW)
    assert everything(db) == before


def test_two_publications_of_one_site_can_be_merged_and_parted_again(db: Database) -> None:
    publish(db, "un", congress("un", "Congrès A"), congress("un", "Congrès B", url="https://un.example/b"))
    one, other = (kept.id for kept in queries.all_events(db))
    store.merge_two(db, one, other, now=NOW)
    assert len(only(db).mentions) == 2
    assert store.part(db, one, "un", now=LATER) == [other]
    assert [kept.item.title for kept in queries.all_events(db)] == ["Congrès A", "Congrès B"]


def test_the_most_precise_then_the_most_official_value_is_kept_and_explained(db: Database) -> None:
    hours = Occurrence(
        start=datetime(2027, 1, 21, 9, tzinfo=PARIS),
        end=datetime(2027, 1, 21, 17, tzinfo=PARIS),
        all_day=False,
    )
    elsewhere = "https://organisateur.example/congres"
    publish(db, "agenda", congress("agenda", "14e congrès soins de support", url=elsewhere, venue="Zénith"))
    publish(db, "organisateur", congress("organisateur", mode=Mode.HYBRID, inferred=("mode",)))
    store.save_reading(db, reading(event(CONGRESS, hours, mode=Mode.ONSITE, **PLACE)), now=NOW)
    kept = only(db)
    assert kept.item.title == CONGRESS
    assert kept.item.occurrences == (hours,)
    assert (kept.item.mode, kept.item.venue, kept.item.inferred) == (Mode.ONSITE, "Zénith", ())
    told = {field.field: field.publication for field in duplicates.explanation(db, kept.id)}
    assert told["title"] == "site:organisateur"
    assert told["occurrences"] == told["mode"] == "doc:bulletin-reseau-3"
    assert told["venue"] == "site:agenda"


def test_hours_of_another_day_do_not_replace_a_trusted_day(db: Database) -> None:
    address = "https://reseau.example/agenda/orl"
    old = Occurrence(start=datetime(2027, 1, 9, 9, tzinfo=PARIS), all_day=False)
    store.save_reading(db, reading(event("Journée ORL", old, url=address)), now=NOW)
    collect(db, event("Journée ORL", day("2027-01-16"), url=address))
    assert only(db).item.occurrences == (day("2027-01-16"),)


def test_a_hall_of_one_town_is_not_put_in_another(db: Database) -> None:
    address = "https://reseau.example/agenda/orl"
    store.save_reading(db, reading(event(url=address, city="Dole", venue="La Commanderie")), now=NOW)
    collect(db, event(url=address, city="Dijon"))
    assert (only(db).item.city, only(db).item.venue) == ("Dijon", None)


def test_two_sites_read_in_turn_do_not_overwrite_each_other(db: Database) -> None:
    publish(db, "un", congress("un"))
    publish(db, "deux", congress("deux", "14e congrès soins de support"), now=LATER)
    title = only(db).item.title
    publish(db, "un", congress("un"), now=LATER + timedelta(hours=1))
    publish(db, "deux", congress("deux", "14e congrès soins de support"), now=LATER + timedelta(hours=2))
    assert only(db).item.title == title == CONGRESS


def test_a_database_from_before_keeps_its_ids(tmp_path: Path) -> None:
    path = tmp_path / "before.db"
    connection = sqlite3.connect(path)
    before = Database(connection)
    before.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    steps.apply(before, stop_before="m004_same_events")
    content = event().model_dump_json()
    seen = {"first_seen": "2026-01-01", "last_seen": "2026-01-01"}
    before.table("mentions").insert(
        {"kind": "event", "item": "a1", "publication": "site:reseau", "content": content, **seen}
    )
    before.table("event_keys").insert({"key": "uid:reseau:7", "event": "a1"})
    before.table("event_words").insert({"event": "a1", "title": "Ancien titre"})
    connection.commit()
    connection.close()
    db = open_for_writing(path)
    collect(db, event("Formation à Lure, le soir", uid="7"))
    assert only(db).id == "a1"
    assert agenda.events(db, AgendaFilter(words="ancien"), today=TODAY) == []


def lasting(first: str, last: str) -> Occurrence:
    return Occurrence(start=day(first).start, end=day(last).start, all_day=True)


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (lasting("2026-10-05", "2027-06-12"), lasting("2026-10-05", "2027-06-12"), "joined"),
        (lasting("2026-03-01", "2027-02-28"), lasting("2026-12-01", "2027-02-28"), "doubtful"),
        (lasting("2026-12-01", "2027-02-28"), lasting("2026-03-01", "2027-02-28"), "doubtful"),
        (lasting("2026-03-01", "2027-02-28"), lasting("2027-03-01", "2027-05-31"), None),
    ],
    ids=["a course of eight months", "an exhibition told late", "told late first", "the next one"],
)
def test_what_lasts_for_months_is_compared_whenever_it_began(
    db: Database, one: Occurrence, other: Occurrence, verdict: str | None
) -> None:
    for site, sitting in (("un", one), ("deux", other)):
        publish(db, site, event(CONGRESS, sitting, url=f"https://{site}.example/congres", **PLACE))
    assert next((pair.verdict for pair in duplicates.pairs(db)), None) == verdict


POSTPONED = congress("un").model_copy(
    update={"status": EventStatus.POSTPONED, "occurrences": (day("2027-05-20"),)}
)
NEXT_YEAR = POSTPONED.model_copy(update={"occurrences": (day("2028-01-20"),)})
FORM = "https://inscriptions.example/f/7731"


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (POSTPONED, congress("deux"), "doubtful"),
        (congress("deux"), POSTPONED, "doubtful"),
        (NEXT_YEAR, congress("deux"), None),
        (
            congress("un", "Supportive care congress", registration_url=FORM),
            congress("deux", "Congrès des soins palliatifs", registration_url=FORM),
            "doubtful",
        ),
    ],
    ids=["postponed first", "postponed since", "the next edition", "in two languages"],
)
def test_what_other_days_or_other_words_hide_is_listed(
    db: Database, one: Event, other: Event, verdict: str | None
) -> None:
    publish(db, "un", one)
    publish(db, "deux", other)
    assert len(queries.all_events(db)) == 2
    assert next((pair.verdict for pair in duplicates.pairs(db)), None) == verdict


@pytest.mark.parametrize("date", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_are_days_like_others(db: Database, date: str) -> None:
    for site in ("un", "deux"):
        at_the_end = congress(site, status=EventStatus.POSTPONED).model_copy(
            update={"occurrences": (day(date),)}
        )
        publish(db, site, at_the_end)
    assert len(only(db).mentions) == 2


def test_a_whole_month_gives_the_pairs_that_comparing_two_by_two_gives(db: Database) -> None:
    subjects = ("la douleur", "la nutrition", "l’annonce", "le sommeil", "la fatigue")
    months = [
        [
            event(
                f"{kind} sur {subject}",
                day(f"2027-01-{9 + rank % 4:02}"),
                url=f"https://{site}.example/{kind}-{rank}",
                **(PLACE if rank % 3 else {}),
            )
            for rank, subject in enumerate(subjects * 2)
        ]
        for site, kind in (("un", "Soirée"), ("deux", "Rencontre"))
    ]
    for site, events in zip(("un", "deux"), months, strict=True):
        publish(db, site, *events)
    expected = {
        frozenset((one.url, other.url))
        for one in months[0]
        for other in months[1]
        if match(Announcement(one), Announcement(other)).score >= DOUBTFUL
    }
    addresses = {row["own"]: json.loads(row["content"])["url"] for row in db.query("SELECT * FROM mentions")}
    found = {frozenset((addresses[pair.kept], addresses[pair.other])) for pair in duplicates.pairs(db)}
    assert found == expected
    assert len(expected) > 5
