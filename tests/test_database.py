"""A database that can't be used as it is gives one sentence, and loses nothing."""

from __future__ import annotations

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from db import store
from db.database import DatabaseError, open_for_reading, open_for_writing, transaction
from tests.builders import NOW, event, reading


def test_a_new_database_is_created_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "new" / "maillage.db"
    assert open_for_writing(path).table("events").count == 0
    assert open_for_reading(path).journal_mode == "wal"


def test_opening_twice_keeps_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "maillage.db"
    store.save_reading(open_for_writing(path), reading(event()), now=NOW)
    assert open_for_writing(path).table("events").count == 1


def test_reading_needs_a_database(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match=r"There is no database at .*maillage init"):
        open_for_reading(tmp_path / "absent.db")


def test_a_file_that_is_not_sqlite_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("Compte rendu de réunion, pas une base.\n" * 100)
    before = path.read_bytes()
    for opening in (open_for_writing, open_for_reading):
        with pytest.raises(DatabaseError, match="not a SQLite database"):
            opening(path)
    assert path.read_bytes() == before


def test_someone_else_s_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "compta.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE factures (id INTEGER)")
    with pytest.raises(DatabaseError, match="not one of Maillage's"):
        open_for_writing(path)
    assert sqlite3.connect(path).execute("SELECT name FROM sqlite_master").fetchall() == [("factures",)]


def test_a_newer_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "maillage.db"
    db = open_for_writing(path)
    db.table("_sqlite_migrations").insert(
        {"migration_set": "maillage", "name": "m999_tomorrow", "applied_at": "2030"}
    )
    for opening in (open_for_writing, open_for_reading):
        with pytest.raises(DatabaseError, match="newer Maillage"):
            opening(path)


def test_a_read_only_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "maillage.db"
    open_for_writing(path).close()
    path.chmod(0o444)
    with pytest.raises(DatabaseError, match="read-only"):
        open_for_writing(path)
    assert open_for_reading(path).table("events").count == 0


def test_a_locked_database_is_said_to_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.database.BUSY_SECONDS", 0.05)
    path = tmp_path / "maillage.db"
    open_for_writing(path).close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseError, match="locked by another program"):
        store.save_reading(open_for_writing(path), reading(event()), now=NOW)
    assert open_for_reading(path).table("events").count == 0


def test_a_second_writer_waits_for_the_first(tmp_path: Path) -> None:
    path = tmp_path / "maillage.db"
    first, second = open_for_writing(path), open_for_writing(path)
    with ThreadPoolExecutor() as pool:
        with transaction(first):
            waiting = pool.submit(store.save_reading, second, reading(event()), now=NOW)
            with pytest.raises(TimeoutError):
                waiting.result(timeout=0.2)
        assert waiting.result(timeout=5).new == 1


def test_programs_that_create_a_database_at_once_all_find_it_whole(tmp_path: Path) -> None:
    begin = threading.Barrier(4)

    def create(path: Path) -> int:
        begin.wait(timeout=10)
        return open_for_writing(path).table("events").count

    with ThreadPoolExecutor(max_workers=4) as pool:
        for rank in range(5):
            assert list(pool.map(create, [tmp_path / f"{rank}.db"] * 4)) == [0] * 4


def test_a_folder_is_not_a_database(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="is a folder"):
        open_for_writing(tmp_path)


def test_a_transaction_writes_all_or_nothing(tmp_path: Path) -> None:
    db = open_for_writing(tmp_path / "maillage.db")

    def write_then_fail() -> None:
        with transaction(db):
            db.table("sources").insert(
                {"id": "x", "name": "X", "kind": "dsrc", "homepage": "https://x.example"}
            )
            raise RuntimeError("half-way")

    with pytest.raises(RuntimeError):
        write_then_fail()
    assert db.table("sources").count == 0
