"""What is read once for all readers: never what was so before a write or yesterday."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from sqlite_utils import Database
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboards.parts import data
from dashboards.public.routes import ROUTES
from db import agenda, queries
from db.selection import AgendaFilter
from tests import seeding
from tests.public import an_event, told

READ: list[tuple[str, int]] = []


def titles(db: Database, first: str = "", *, length: int = 99) -> list[str]:
    READ.append((first, length))
    return [kept.item.title[:length] for kept in queries.all_events(db) if kept.item.title >= first]


def asked(first: str = "", *, length: int = 99) -> list[str]:
    with data.opened() as db:
        return data.shared(titles, db, first, length=length)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    READ.clear()
    monkeypatch.setenv("MAILLAGE_DB", str(tmp_path / "base.db"))
    monkeypatch.setenv("MAILLAGE_TODAY", seeding.TODAY.isoformat())
    return told((an_event("Un"),))(tmp_path / "base.db")


def test_the_same_is_read_once(path: Path) -> None:
    assert [asked(), asked()] == [["Un"], ["Un"]]
    assert asked() is asked()
    assert len(READ) == 1


def test_something_else_is_read_apart(path: Path) -> None:
    assert (asked(), asked("V"), asked(length=1)) == (["Un"], [], ["U"])


def test_a_write_is_seen_at_once(path: Path) -> None:
    before = asked()
    told((an_event("Un"), an_event("Deux")))(path)
    assert (before, asked()) == (["Un"], ["Deux", "Un"])


def test_another_database_is_read_apart(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked()
    monkeypatch.setenv("MAILLAGE_DB", str(told((an_event("Trois"),))(path.with_name("other.db"))))
    assert asked() == ["Trois"]


def test_another_day_is_counted_anew(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def coming() -> int:
        with data.opened() as db:
            return data.shared(_coming, db)

    assert coming() == 1
    monkeypatch.setenv("MAILLAGE_TODAY", "2027-11-22")
    assert coming() == 0


def _coming(db: Database) -> int:
    return agenda.count(db, AgendaFilter(), today=data.today())


def test_a_write_within_the_same_tick_is_seen(path: Path) -> None:
    moment = path.stat().st_mtime_ns
    before = asked()
    told((an_event("Un"), *(an_event(f"Un {n} " + "mot " * 400) for n in range(20))))(path)
    os.utime(path, ns=(moment, moment))
    assert (before, len(asked())) == (["Un"], 21)


def test_an_address_leads_to_a_sentence_where_no_database_can_be(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAILLAGE_DB", str(path / "below-a-file.db"))
    answer = TestClient(Starlette(routes=ROUTES)).get("/agenda.json")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "60")


def test_to_read_is_no_change(path: Path) -> None:
    before = data.version()
    asked()
    assert data.version() == before
