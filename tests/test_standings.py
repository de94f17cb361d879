"""Where every CPTS stands, counted by the database: the same as what its latest review, read whole, tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlite_utils import Database

from db import queries
from db.database import open_for_writing
from db.model import MissionCount, MissionTotal
from db.reviews import latest_review
from db.standings import Standing, standings
from db.starter import load_starter
from db.store import save_reading
from db.vocabulary import ActionStatus, Mission
from tests import builders, seeding

Fill = Callable[[Database], object]


def two_years(db: Database) -> None:
    """A review of 2023 with an action of its own, and one of 2024: the second was read first."""
    alone = builders.action(9, ("annexe", ActionStatus.ABANDONNEE), territory="trois-rivieres")
    earlier = seeding.review("trois-rivieres", "CPTS des Trois Rivières", year=2023)
    save_reading(db, seeding.review("trois-rivieres", "CPTS des Trois Rivières"), now=seeding.NOW)
    save_reading(
        db,
        earlier.model_copy(update={"actions": (*earlier.actions[:3], alone)}),
        now=seeding.at(seeding.TODAY, 18),
    )


def without_status(db: Database) -> None:
    known = builders.action(1, ("annexe", ActionStatus.EN_COURS), territory="haute-vallee")
    unknown = known.model_copy(update={"number": 2, "status": None, "statuses": ()})
    save_reading(db, builders.reading(actions=(known, unknown)), now=seeding.NOW)


def totals_alone(db: Database) -> None:
    total = MissionTotal(
        territory="val-perdu",
        mission=Mission.ACCES,
        declared=MissionCount(done=2, planned=3),
        stated_as="2 actions sur 3",
    )
    save_reading(db, builders.reading(totals=(total,)), now=seeding.NOW)


def starter(db: Database) -> None:
    load_starter(db, now=seeding.NOW)


@pytest.mark.parametrize("fill", [two_years, without_status, totals_alone, starter])
def test_what_is_counted_is_what_the_latest_review_tells(tmp_path: Path, fill: Fill) -> None:
    db = open_for_writing(tmp_path / "base.db")
    fill(db)
    found = standings(db)
    assert found
    assert found == {territory: _read_whole(db, territory) for territory in found}


def _read_whole(db: Database, territory: str) -> Standing:
    review = latest_review(queries.actions(db, territory), queries.mission_totals(db, territory))
    assert review is not None
    actions: dict[Mission, Counter[ActionStatus | None]] = {}
    for kept in review.actions:
        actions.setdefault(kept.item.mission, Counter())[kept.item.status] += 1
    totals = {kept.item.mission: kept.item.declared for kept in review.totals}
    return Standing(review.document.name, actions, totals)


def test_nothing_read_is_no_standing(tmp_path: Path) -> None:
    assert standings(open_for_writing(tmp_path / "base.db")) == {}
