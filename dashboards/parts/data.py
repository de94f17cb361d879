"""The way to the database: one connection per page run, read-only but for letters; the screen's clock."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar
from urllib.parse import urlsplit

import streamlit as st
from sqlite_utils import Database

from dashboards.parts.memory import Memory
from db.database import DatabaseError, Trouble, open_for_reading, open_for_writing
from db.letters import Letter
from db.model import PARIS
from db.store import delete_letter, save_letter

Given = ParamSpec("Given")
Found = TypeVar("Found")
Written = tuple[int, int]
Version = tuple[str, Written, Written]
"""A database's path, and when its file and its journal were last written to, with their sizes."""


@contextmanager
def opened() -> Iterator[Database]:
    """Open the database for reading, and close it afterwards.

    Raises:
        DatabaseError: when it is missing or can't be read as it is.
    """
    db = open_for_reading(path())
    try:
        yield db
    except sqlite3.DatabaseError as error:
        raise DatabaseError(Trouble.DAMAGED, f"The database {path()} can't be read: {error}.") from error
    finally:
        db.close()


def keep(letter: Letter) -> int:
    """Keep a letter and give its number. Letters are the one thing that a page writes.

    Raises:
        DatabaseError: when the database is missing, locked or read-only.
    """
    with _writable() as db:
        return save_letter(db, letter)


def withdraw(number: int) -> None:
    """Take back the letter that was kept under that number; none is taken back already.

    Raises:
        DatabaseError: when the database is missing, locked or read-only.
    """
    with _writable() as db:
        delete_letter(db, number)


@contextmanager
def _writable() -> Iterator[Database]:
    with opened():
        db = open_for_writing(path())
    try:
        yield db
    finally:
        db.close()


def path() -> Path:
    """Give the database's path: `MAILLAGE_DB`, else `var/maillage.db`."""
    return Path(os.environ.get("MAILLAGE_DB") or "var/maillage.db")


def version() -> Version:
    """Give what changes whenever the database is written to: what was read of it before may be stale then."""
    written_ahead = path().with_name(f"{path().name}-wal")
    return str(path()), _written(path()), _written(written_ahead)


def shared(
    read: Callable[Concatenate[Database, Given], Found],
    db: Database,
    *given: Given.args,
    **named: Given.kwargs,
) -> Found:
    """Give what `read` finds, read once for all readers until the database or the day changes.

    All are given the same thing: nobody may change it.
    """
    key = (f"{read.__module__}.{read.__qualname__}", given, tuple(named.items()))
    memory = _memory((version(), today()))
    found: Found = memory.get(key, lambda: _Shared(read(db, *given, **named))).found
    return found


@dataclass(frozen=True)
class _Shared:
    """What was found: all count for one."""

    found: Any
    size: int = 1


@lru_cache(maxsize=2)
def _memory(_moment: tuple[Version, date]) -> Memory[_Shared]:
    """Give what was read of one state of the database, on one day; earlier states are forgotten whole."""
    return Memory(most=500)


def _written(file: Path) -> Written:
    """Give when a file was written to, and its size: two writes may come within one tick of the clock.

    An empty journal is as none at all, since merely to read makes one; so is a file that can't be reached, as the
    one who opens it will say.
    """
    try:
        found = file.stat()
    except OSError:
        return 0, 0
    return (found.st_mtime_ns, found.st_size) if found.st_size else (0, 0)


def site() -> str:
    """Give our own address, without a final slash: `MAILLAGE_URL`, else what the reader's browser says."""
    told = os.environ.get("MAILLAGE_URL", "").rstrip("/")
    parts = urlsplit(st.context.url or "")
    return told or (f"{parts.scheme}://{parts.netloc}" if parts.scheme in ("http", "https") else "")


def now() -> datetime:
    """Give the present moment in Paris, or noon of `MAILLAGE_TODAY` (`YYYY-MM-DD`) where it is set."""
    fixed = os.environ.get("MAILLAGE_TODAY")
    if fixed:
        return datetime.combine(date.fromisoformat(fixed), time(12), PARIS)
    return datetime.now(PARIS)


def today() -> date:
    """Give the present day in Paris."""
    return now().date()


def is_demo() -> bool:
    """Tell whether all that is shown was made up to show the product: `MAILLAGE_DEMO` is 1."""
    return os.environ.get("MAILLAGE_DEMO") == "1"
