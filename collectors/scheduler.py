"""Which sources are due, and a loop that runs them until it is told to stop.

What is due stands in the database, so it survives a restart; what was missed while nothing ran is caught
up once. The library `schedule` wakes the loop.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from threading import Event

import schedule

from collectors.registry import Entry
from db.errors import MaillageError

WAKE_SECONDS = 30
LISTENING = 0.5
"""Seconds between two looks at whether to stop."""
SPREAD = 0.1
"""The part of its interval by which a source may be put off, so that sites are not all asked at once."""
FIRST_RETRY = timedelta(hours=1)
"""A site that could not be reached is asked again after that long, then twice, four times, … as long."""
MOST_DOUBLINGS = 10
"""After six weeks of pause, a year of failures adds nothing."""


def due(entries: Sequence[Entry], moments: Mapping[str, datetime], now: datetime) -> list[Entry]:
    """Give the sources to run now: those whose moment has come, longest overdue first, and new ones."""
    overdue = [entry for entry in entries if moments.get(entry.id, now) <= now]
    return sorted(overdue, key=lambda entry: moments.get(entry.id, now))


def next_due(entry: Entry, started: datetime, failures: int = 0) -> datetime:
    """Give the moment of the next run of a source after one that began at `started`.

    `failures` counts the runs in a row, this one last, that did not reach the site: it is then asked again
    sooner than its interval, less and less often. Each source is put off by its own share of a tenth of the
    time, always the same one.
    """
    share = int.from_bytes(hashlib.sha256(entry.id.encode()).digest()[:4]) / 2**32
    return started + _pause(entry, failures) * (1 + SPREAD * share)


def _pause(entry: Entry, failures: int) -> timedelta:
    doublings = min(failures - 1, MOST_DOUBLINGS)
    return min(entry.every, FIRST_RETRY * 2**doublings) if failures else entry.every


def run_until(stop: Event, tick: Callable[[], None], told: Callable[[str], None]) -> None:
    """Call `tick` at once and then again and again, until `stop` is set; a failure is told and ends nothing."""

    def safely() -> None:
        try:
            tick()
        except MaillageError as error:
            told(str(error))
        except Exception as error:  # the loop must outlive whatever one round stumbles over
            told(f"Unexpected {type(error).__name__}: {error}")

    clock = schedule.Scheduler()
    clock.every(WAKE_SECONDS).seconds.do(safely)
    clock.run_all()
    while not stop.wait(LISTENING):
        clock.run_pending()
