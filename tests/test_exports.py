"""The export's fields are a contract: these lists only ever grow, and no name changes."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database

from db import store
from db.database import open_for_writing
from db.exports import as_csv, export
from db.model import (
    PARIS,
    Harvest,
    KeyFigure,
    MissionCount,
    MissionPage,
    MissionTotal,
    Occurrence,
    Pathway,
    Resource,
    Territory,
)
from db.vocabulary import ActionStatus, Health, Mission, Origin, ResourceKind
from tests.builders import NOW, action, day, document, event, reading, run, source

CONTRACT = {
    "events": """
        id title kind status mode start end all_day occurrences venue city insee department region
        audience themes organizer url registration_url registration_deadline sources dates_raw inferred
        first_seen last_seen last_changed""",
    "actions": """
        id territory mission sheet number title origin planning_raw start end status statuses
        disagreement""",
    "missions": "territory mission declared recounted agrees document",
    "pathways": """
        territory title cancers origin funding partners key_figures steps tools barriers levers
        perspectives care radar document""",
    "territories": """
        id name kind region department communes population size_class aci_signed stage website contact
        as_of""",
    "resources": """
        id title kind url published description figure files themes sources document page_or_line
        first_seen last_seen""",
    "mission-pages": """
        id territory proposed_mission title url words published sources first_seen last_seen""",
    "sources": """
        id name kind region homepage health sentence last_run last_good events resources alert
        failures_in_a_row failing_since next_due recent_events""",
}


@pytest.fixture
def db(tmp_path: Path) -> Database:
    db = open_for_writing(tmp_path / "maillage.db")
    evening = Occurrence(
        start=datetime(2027, 3, 27, 19, tzinfo=PARIS),
        end=datetime(2027, 3, 28, 4, tzinfo=PARIS),
        all_day=False,
    )
    store.save_reading(
        db,
        reading(
            event("Deux séances", day("2027-02-04"), evening, url="https://reseau.example/agenda/1"),
            of=document("bilan-haute-vallee-2026", family="bilan", title="Bilan 2026", published="2026"),
            actions=(
                action(1, ("En bref", ActionStatus.EN_COURS), ("Annexe", ActionStatus.A_VENIR)),
                action(2, ("En bref", ActionStatus.REALISEE), ("Annexe", ActionStatus.REALISEE)),
                action(3, ("Annexe", ActionStatus.REALISEE), origin=Origin.NEW),
            ),
            totals=(
                MissionTotal(
                    territory="haute-vallee",
                    mission=Mission.ACCES,
                    declared=MissionCount(done=2, planned=2, new=1),
                    stated_as="2/2",
                ),
            ),
            pathways=(Pathway(territory="haute-vallee", title="Parcours sein"),),
            territories=(Territory(id="haute-vallee", name="CPTS Haute Vallée", population=41_000),),
            resources=(
                Resource(
                    title="File active",
                    kind=ResourceKind.CHIFFRE,
                    figure=KeyFigure(label="patients", value=12, stated_as="12"),
                ),
            ),
        ),
        now=NOW,
    )
    store.save_harvest(db, source(), Harvest(), run(health=Health.EMPTY), now=NOW)
    page = MissionPage(
        mission=Mission.PREVENTION, title="Prévention", url="https://lacs.example/p", words="Prévention"
    )
    cpts = source("lacs", kind="cpts", name="CPTS des Lacs")
    store.save_harvest(db, cpts, Harvest(pages=(page,)), None, now=NOW)
    return db


@pytest.mark.parametrize("kind", CONTRACT)
def test_fields_are_those_of_the_contract_in_order(db: Database, kind: str) -> None:
    rows = export(db, kind, now=NOW)
    assert rows
    assert [list(row) for row in rows] == [CONTRACT[kind].split()] * len(rows)
    json.dumps(rows)


def test_days_are_dates_and_hours_have_an_offset(db: Database) -> None:
    (row,) = export(db, "events", now=NOW)
    assert (row["start"], row["end"], row["all_day"]) == ("2027-02-04", None, True)
    assert row["occurrences"][1] == {
        "start": "2027-03-27T19:00:00+01:00",
        "end": "2027-03-28T04:00:00+02:00",
        "all_day": False,
    }
    assert row["sources"][0]["source"] == "Bilan 2026"
    assert (row["city"], row["audience"], row["registration_deadline"]) == (None, [], None)


def test_a_mission_sets_what_is_declared_beside_what_is_recounted(db: Database) -> None:
    (row,) = export(db, "missions", now=NOW)
    assert row["declared"] == {"done": 2, "planned": 2, "new": 1}
    assert row["recounted"] == {"done": 1, "planned": 2, "new": 1, "by_status": {"realisee": 2, "a_venir": 1}}
    assert row["agrees"] is False
    assert row["document"] == "Bilan 2026"


def test_two_reviews_are_not_mixed_in_one_recount(db: Database) -> None:
    later = reading(
        of=document("bilan-haute-vallee-2027", family="bilan", title="Bilan 2027", published="2027"),
        actions=(action(1, ("Annexe", ActionStatus.REALISEE)),),
    )
    store.save_reading(db, later, now=NOW)
    (row,) = export(db, "missions", now=NOW)
    assert (row["document"], row["declared"], row["agrees"]) == ("Bilan 2027", None, None)
    assert (row["recounted"]["done"], row["recounted"]["planned"]) == (1, 1)


def test_an_action_gives_each_section_s_status(db: Database) -> None:
    first = export(db, "actions", now=NOW)[0]
    assert first["status"] == "a_venir"
    assert first["disagreement"] is True
    assert [(seen["section"], seen["status"], seen["date"]) for seen in first["statuses"]] == [
        ("En bref", "en_cours", "2026"),
        ("Annexe", "a_venir", "2026"),
    ]


def test_a_radar_without_numbers_stays_unknown(db: Database) -> None:
    (row,) = export(db, "pathways", now=NOW)
    assert set(row["radar"].values()) == {None}
    assert len(row["radar"]) == 5


def test_a_source_that_found_nothing_says_so(db: Database) -> None:
    row = next(row for row in export(db, "sources", now=NOW) if row["id"] == "reseau")
    assert (row["health"], row["last_good"]) == ("empty", None)


def test_a_page_about_a_mission_is_a_proposal_and_no_action(db: Database) -> None:
    (row,) = export(db, "mission-pages", now=NOW)
    assert (row["territory"], row["proposed_mission"], row["words"]) == ("lacs", "prevention", "Prévention")
    assert [seen["source"] for seen in row["sources"]] == ["lacs"]
    assert "lacs" not in {
        row["territory"] for kind in ("actions", "missions") for row in export(db, kind, now=NOW)
    }


def test_csv_is_read_back_and_never_holds_a_formula() -> None:
    rows = [
        {
            "title": "=HYPERLINK(1)",
            "audience": ["a", "b"],
            "city": None,
            "day": date(2027, 1, 1),
            "nested": [{"x": "é"}],
        }
    ]
    (header, line) = csv.reader(io.StringIO(as_csv(rows)))
    assert header == list(rows[0])
    assert line == ["'=HYPERLINK(1)", "a; b", "", "2027-01-01", '[{"x": "é"}]']
