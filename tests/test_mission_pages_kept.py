"""Pages proposed under a mission, as they are kept: one for each address, filed under the CPTS of the site."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from db import queries, store
from db.database import open_for_writing
from db.migrations import APPLICATION_ID, steps
from db.mission_pages import cpts_sites, pages_of
from db.model import Harvest, MissionPage
from db.vocabulary import Mission
from tests.builders import NOW, event, run, source

LATER = NOW + timedelta(days=1)
SITE = "https://cpts-des-lacs.example/"
LACS = source("lacs", kind="cpts", name="CPTS des Lacs", homepage=SITE)


@pytest.fixture
def db(tmp_path: Path) -> Database:
    return open_for_writing(tmp_path / "maillage.db")


def page(path: str = "prevention", title: str = "Prévention", **fields: Any) -> MissionPage:
    told: dict[str, Any] = {"mission": Mission.PREVENTION, "words": title, "url": SITE + path}
    return MissionPage(title=title, **{**told, **fields})


def collect(db: Database, *pages: MissionPage, of: Any = LACS, now: datetime = NOW) -> store.Tally:
    return store.save_harvest(db, of, Harvest(pages=pages), run(of.id), now=now)


def test_pages_are_filed_under_the_cpts_of_the_site_in_the_order_of_the_missions(db: Database) -> None:
    other = source("monts", kind="cpts", name="La CPTS Monts et Vallées")
    collect(db, page(), page("a", "Parcours AVC", mission=Mission.PARCOURS))
    collect(db, page("b", url="https://monts.example/b"), of=other)
    lacs, monts = cpts_sites(db)
    assert [(site.territory, site.name, site.pages) for site in (lacs, monts)] == [
        ("lacs", "CPTS des Lacs", 2),
        ("monts-et-vallees", "La CPTS Monts et Vallées", 1),
    ]
    assert [kept.item.title for kept in pages_of(db, [lacs])] == ["Parcours AVC", "Prévention"]
    assert [mention.name for mention in pages_of(db, [lacs])[0].mentions] == ["CPTS des Lacs"]
    assert len(pages_of(db, [lacs, monts])) == 3
    assert pages_of(db, []) == []


def test_a_page_is_known_by_its_address(db: Database) -> None:
    assert collect(db, page()).new == 1
    assert collect(db, page("prevention/", "Nos actions de prévention"), now=LATER).changed == 1
    (kept,) = pages_of(db, cpts_sites(db))
    assert kept.item.title == "Nos actions de prévention"
    assert (kept.first_seen, kept.last_seen) == (NOW, LATER)


def test_a_page_that_is_not_found_again_stays(db: Database) -> None:
    collect(db, page())
    assert collect(db, now=LATER).removed == 0
    assert [kept.last_seen for kept in pages_of(db, cpts_sites(db))] == [NOW]


def test_a_proposal_is_neither_an_action_nor_a_territory(db: Database) -> None:
    collect(db, page())
    assert queries.actions(db) == []
    assert queries.territories(db) == []
    assert set(queries.counts(db).values()) == {0, 1}  # the source alone


def test_a_database_from_before_takes_pages(tmp_path: Path) -> None:
    path = tmp_path / "before.db"
    connection = sqlite3.connect(path)
    before = Database(connection)
    before.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    steps.apply(before, stop_before="m009_mission_pages")
    connection.commit()
    connection.close()
    db = open_for_writing(path)
    store.save_harvest(db, LACS, Harvest(events=(event(),), pages=(page(),)), None, now=NOW)
    assert len(pages_of(db, cpts_sites(db))) == 1
