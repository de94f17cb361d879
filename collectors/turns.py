"""One round at a time over a database: two would ask the same sites at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from db.errors import MaillageError


class RoundUnderWay(MaillageError):
    """Another round is running over the same database."""


@contextmanager
def turn(db: Path, *, waiting: Callable[[str], None] | None = None) -> Iterator[None]:
    """Hold the turn of a round over the database at `db`; it is given back even when the process dies.

    With `waiting`, wait for the round under way after having said so; otherwise raise `RoundUnderWay`.
    """
    lock = FileLock(db.with_name(f"{db.name}.round"))
    said = f"Another round is under way on {db}"
    try:
        lock.acquire(blocking=False)
    except Timeout as busy:
        if waiting is None:
            raise RoundUnderWay(f"{said}; nothing was asked.") from busy
        waiting(f"{said}: waiting for its end.")
        lock.acquire()
    try:
        yield
    finally:
        lock.release()
