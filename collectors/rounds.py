"""A round: runs over sources, each stored as soon as it ends. The one place where collectors write."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event

from sqlite_utils import Database

from collectors.fetch import Archive, Fetcher
from collectors.hosts import side_by_side
from collectors.memory import Memory
from collectors.probe import look_at
from collectors.registry import Entry, Platform
from collectors.run import Past, Web, collect_source
from collectors.scheduler import next_due
from db import sources, store
from db.model import Finding, Harvest, Run

LOOK_AGAIN = timedelta(days=30)
"""What a site was found to be is looked at again after that long, or as soon as it fails."""


@dataclass(frozen=True)
class _Task:
    """A source, what its former runs told, and what it was found to be; `None` asks for a look."""

    entry: Entry
    past: Past
    platform: Platform | None


@dataclass(frozen=True)
class _Outcome:
    entry: Entry
    harvest: Harvest
    run: Run
    looked: bool


def run_round(
    db: Database,
    entries: Sequence[Entry],
    web: Fetcher | Archive,
    *,
    now: Callable[[], datetime],
    stop: Event | None = None,
) -> Iterator[Run]:
    """Run over sources and store what each one gives; give each run as it was stored, first done first.

    With an `Archive`, the pages that were kept are read again: no run is counted, as no site was asked.
    """
    tasks = {entry.id: _task(db, entry, now()) for entry in entries}
    asked = isinstance(web, Fetcher)
    memory = Memory(web.shelf.answers if asked else {})
    outcomes = side_by_side(entries, lambda entry: _run(tasks[entry.id], web, memory, now), stop=stop)
    for outcome in outcomes:
        yield _save(db, outcome) if asked else _save_again(db, outcome)


def _task(db: Database, entry: Entry, now: datetime) -> _Task:
    watched = tuple(one.url for one in sources.watched(db, entry.id, now.date()))
    return _Task(entry, Past(tuple(sources.usual(db, entry.id)), watched), _platform(db, entry, now))


def _platform(db: Database, entry: Entry, now: datetime) -> Platform | None:
    """Give the platform to read a source with: the registry's, else the one found not long ago."""
    if entry.platform is not Platform.AUTO:
        return entry.platform
    found = sources.finding(db, entry.id)
    latest = next(iter(sources.history(db, entry.id, limit=1)), None)
    failed = latest is not None and not latest.health.is_good
    if found is None or failed or now - found.found_at > LOOK_AGAIN:
        return None
    return Platform(found.platform)


def _run(task: _Task, web: Web, memory: Memory, now: Callable[[], datetime]) -> _Outcome:
    today = now().date()
    if task.platform is None:
        look = look_at(task.entry, web=web, memory=memory, today=today, now=now, past=task.past)
        return _Outcome(look.entry, look.harvest, look.run, looked=True)
    entry = task.entry.model_copy(update={"platform": task.platform})
    harvest, run = collect_source(entry, web=web, memory=memory, today=today, now=now, past=task.past)
    return _Outcome(entry, harvest, run, looked=False)


def _finding(outcome: _Outcome) -> Finding:
    return Finding(
        source=outcome.entry.id,
        platform=outcome.entry.platform,
        agenda=outcome.entry.agenda,
        resources=outcome.entry.resources,
        found_at=outcome.run.finished,
    )


def _save(db: Database, outcome: _Outcome) -> Run:
    entry, run = outcome.entry, outcome.run
    if outcome.looked and outcome.harvest.events:
        store.save_finding(db, _finding(outcome))
    tally = store.save_harvest(db, entry.source, outcome.harvest, run, now=run.finished)
    store.save_due(db, entry.id, next_due(entry, run.started), run.started)
    return _counted(run, tally)


def _save_again(db: Database, outcome: _Outcome) -> Run:
    run = outcome.run
    return _counted(
        run, store.save_harvest(db, outcome.entry.source, outcome.harvest, None, now=run.finished)
    )


def _counted(run: Run, tally: store.Tally) -> Run:
    return run.model_copy(update={"new": tally.new, "changed": tally.changed})
