"""A round: runs over sources, each stored as soon as it ends. The one place where collectors write."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile
from threading import Event
from typing import Any

from sqlite_utils import Database

from collectors.fetch import Archive, Fetcher
from collectors.health import KEPT
from collectors.hosts import side_by_side
from collectors.memory import Memory
from collectors.probe import is_found, look_at
from collectors.registry import Entry, Platform
from collectors.run import Collected, Past, collect_source
from collectors.scheduler import next_due
from db import sources, store
from db.errors import MaillageError
from db.model import Finding, Harvest, Remark, Run
from db.vocabulary import Health

LOOK_AGAIN = timedelta(days=30)
"""What a site was found to be is looked at again after that long, or as soon as it fails."""


@dataclass(frozen=True)
class _Task:
    """A source, what its former runs told, and the platform to read it with; `None` asks for a look.

    `former` is what it was found to be, not long ago.
    """

    entry: Entry
    past: Past
    platform: Platform | None
    former: Platform | None


@dataclass(frozen=True)
class _Outcome:
    """What a run gave; whether its site was really asked, and looked at first."""

    collected: Collected
    asked: bool
    looked: bool


def run_round(
    db: Database,
    entries: Sequence[Entry],
    open_web: Callable[[], Fetcher | Archive],
    *,
    now: Callable[[], datetime],
    stop: Event | None = None,
) -> Iterator[Run]:
    """Run over sources and store what each one gives; give each run as it was stored, first done first.

    `open_web` is called in each thread. With an `Archive`, the pages that were kept are read again: no run is
    counted, as no site was asked.
    """
    tasks = {entry.id: _task(db, entry, now()) for entry in entries}

    @contextmanager
    def worker() -> Iterator[Callable[[Entry], _Outcome]]:
        with closing(open_web()) as web, web.shelf.explained():
            yield lambda entry: _safely_run(tasks[entry.id], web, now)

    for outcome in side_by_side(entries, worker, stop=stop):
        yield _safely_save(db, outcome)


def _task(db: Database, entry: Entry, now: datetime) -> _Task:
    watched = tuple(one.url for one in sources.watched(db, entry.id, now.date()))
    past = Past(tuple(sources.usual(db, entry.id)), watched)
    if entry.platform is not Platform.AUTO:
        return _Task(entry, past, entry.platform, None)
    found = sources.finding(db, entry.id)
    if found is None or now - found.found_at > LOOK_AGAIN:
        return _Task(entry, past, None, None)
    former = Platform(found.platform)
    if not _went_well(db, entry):
        return _Task(entry, past, None, former)
    return _Task(entry.model_copy(update={"agenda": entry.agenda or found.agenda}), past, former, former)


def _went_well(db: Database, entry: Entry) -> bool:
    latest = sources.history(db, entry.id, limit=1)
    return all(run.health.is_good for run in latest)


def _safely_run(task: _Task, web: Fetcher | Archive, now: Callable[[], datetime]) -> _Outcome:
    """Run over one source; a fault of ours is its bad run, not the end of the round for all others."""
    started = now()
    try:
        return _run(task, web, now)
    except (MaillageError, sqlite3.Error):
        raise
    except Exception as error:
        return _Outcome(_stumbled(task.entry, started, now(), error), isinstance(web, Fetcher), looked=False)


def _stumbled(entry: Entry, started: datetime, finished: datetime, error: Exception) -> Collected:
    run = Run(
        source=entry.id,
        started=started,
        finished=finished,
        health=Health.PARSE_ERROR,
        sentence=f"Le relevé s’est arrêté sur une erreur inattendue ({type(error).__name__}). {KEPT}",
        remarks=(Remark(text=f"Erreur inattendue\u00a0: {error}", place=entry.homepage),),
    )
    return Collected(entry, Harvest(), run)


def _run(task: _Task, web: Fetcher | Archive, now: Callable[[], datetime]) -> _Outcome:
    asked, looked = isinstance(web, Fetcher), task.platform is None
    settings: dict[str, Any] = {
        "web": web,
        "memory": Memory(web.shelf.answers if asked else {}),
        "today": now().date(),
        "now": now,
        "past": task.past,
    }
    if task.platform is None:
        return _Outcome(look_at(task.entry, former=task.former, **settings), asked, looked)
    entry = task.entry.model_copy(update={"platform": task.platform})
    return _Outcome(collect_source(entry, **settings), asked, looked)


def _safely_save(db: Database, outcome: _Outcome) -> Run:
    """Store what a run gave; what can't be stored is its bad run, or it would be the first due for ever."""
    try:
        return _save(db, outcome) if outcome.asked else _save_again(db, outcome.collected)
    except (MaillageError, sqlite3.Error):
        raise
    except Exception as error:
        entry, run = outcome.collected.entry, outcome.collected.run
        stumbled = _stumbled(entry, run.started, run.finished, error)
        return _save(db, _Outcome(stumbled, asked=True, looked=False)) if outcome.asked else stumbled.run


def _save(db: Database, outcome: _Outcome) -> Run:
    entry, run = outcome.collected.entry, outcome.collected.run
    if outcome.looked and is_found(outcome.collected):
        found = Finding(source=entry.id, platform=entry.platform, agenda=entry.agenda, found_at=run.finished)
        store.save_finding(db, found)
    tally = store.save_harvest(db, entry.source, outcome.collected.harvest, run, now=run.finished)
    store.save_due(db, entry.id, next_due(entry, run.started, _times_unreached(db, run)), run.started)
    return _counted(run, tally)


def _times_unreached(db: Database, run: Run) -> int:
    """Count the runs in a row, this one last, that could not reach the site."""
    latest = reversed(sources.history(db, run.source))
    return sum(1 for _ in takewhile(lambda one: one.health is Health.HTTP_ERROR, latest))


def _save_again(db: Database, collected: Collected) -> Run:
    run, source = collected.run, collected.entry.source
    return _counted(run, store.save_harvest(db, source, collected.harvest, None, now=run.finished))


def _counted(run: Run, tally: store.Tally) -> Run:
    return run.model_copy(update={"new": tally.new, "changed": tally.changed})
