"""Opening the database: created, migrated and checked, or refused in one sentence."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum, auto
from pathlib import Path

from sqlite_utils import Database

from db.errors import MaillageError
from db.migrations import APPLICATION_ID, known_steps, steps

BUSY_SECONDS = 10.0
"""How long a writer waits for another one; runs hold the lock to store what they found, never to fetch."""


class Trouble(Enum):
    """What stands in the way of a database."""

    MISSING = auto()
    OLDER = auto()
    NEWER = auto()
    FOREIGN = auto()
    DAMAGED = auto()
    LOCKED = auto()
    READ_ONLY = auto()
    UNREACHABLE = auto()


class DatabaseError(MaillageError):
    """The database can't be used as it is; `trouble` says why, for those who say it in other words."""

    def __init__(self, trouble: Trouble, sentence: str) -> None:
        super().__init__(sentence)
        self.trouble = trouble


def open_for_writing(path: Path) -> Database:
    """Open the database at `path`, creating or migrating it first.

    Raises:
        DatabaseError: when it is locked, read-only, not ours, not SQLite, or from a newer version.
    """
    _refuse_unwritable(path)
    with _explained(path):
        db = _connect(path, "rwc")
        _refuse_foreign(db, path)
        if steps.pending(db):
            _migrate(db)
        return db


def open_for_reading(path: Path) -> Database:
    """Open an existing database at `path` without being able to change it.

    Raises:
        DatabaseError: when there is none, or when it can't be used as it is.
    """
    if not path.is_file():
        raise DatabaseError(
            Trouble.MISSING, f"There is no database at {path}; create it with `maillage init`."
        )
    with _explained(path):
        db = _connect(path, "ro")
        _refuse_foreign(db, path)
        if steps.pending(db):
            raise DatabaseError(
                Trouble.OLDER, f"The database {path} is from an older version; run `maillage init` once."
            )
        return db


@contextmanager
def transaction(db: Database) -> Iterator[None]:
    """Write all of what follows, or nothing. The lock is taken at once, so that readers never wait.

    Raises:
        DatabaseError: when another program holds the lock, or the database can't be written.
    """
    path = Path(next(row["file"] for row in db.query("PRAGMA database_list")))
    with _explained(path):
        db.conn.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            db.conn.rollback()
            raise
        db.conn.commit()


def _connect(path: Path, mode: str) -> Database:
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode={mode}", uri=True, timeout=BUSY_SECONDS, check_same_thread=False
    )
    db = Database(connection)
    db.execute("PRAGMA foreign_keys = ON")
    return db


def _migrate(db: Database) -> None:
    """Take all pending steps or none; of two programs that begin at once, the second finds none left."""
    _enable_wal(db)
    with transaction(db):
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        steps.apply(db)


def _enable_wal(db: Database) -> None:
    """SQLite itself does not wait for the lock that this takes."""
    limit = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            return db.enable_wal()
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > limit:
                raise
            time.sleep(0.05)


def _refuse_unwritable(path: Path) -> None:
    if path.is_dir():
        raise DatabaseError(Trouble.FOREIGN, f"{path} is a folder, not a database.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseError(
            Trouble.UNREACHABLE, f"The folder {path.parent} can't be created: {error.strerror}."
        ) from error
    if path.exists() and not path.stat().st_mode & 0o222:
        raise DatabaseError(Trouble.READ_ONLY, f"The database {path} is read-only; nothing was written.")


def _refuse_foreign(db: Database, path: Path) -> None:
    tables = db.table_names()  # asked for first: another program may be creating the database
    ours = next(db.query("PRAGMA application_id"))["application_id"] == APPLICATION_ID
    if tables and not ours:
        raise DatabaseError(Trouble.FOREIGN, f"{path} is a SQLite database, but not one of Maillage's.")
    unknown = [step.name for step in steps.applied(db) if step.name not in known_steps()]
    if unknown:
        raise DatabaseError(
            Trouble.NEWER,
            f"The database {path} was written by a newer Maillage ({unknown[-1]}); update this one to use it.",
        )


EXPLANATIONS = {
    "locked": (
        Trouble.LOCKED,
        "The database {path} is locked by another program; nothing was written.",
    ),
    "readonly": (Trouble.READ_ONLY, "The database {path} is read-only; nothing was written."),
    "not a database": (Trouble.FOREIGN, "{path} is not a SQLite database."),
    "malformed": (Trouble.DAMAGED, "The database {path} is damaged; restore a copy of it."),
    "unable to open": (
        Trouble.UNREACHABLE,
        "The database {path} can't be opened; check its permissions.",
    ),
    "full": (Trouble.UNREACHABLE, "The disk that holds {path} is full; nothing was written."),
}
"""What SQLite says, what it means, and how we say it."""


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turn SQLite's own errors into one sentence that names the file."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        found = next((said for clue, said in EXPLANATIONS.items() if clue in str(error)), None)
        if found is None:
            raise
        trouble, sentence = found
        raise DatabaseError(trouble, sentence.format(path=path)) from error
