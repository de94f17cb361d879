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
from collectors.run import Collected, Past, Web, collect_source
from collectors.scheduler import next_due
from db import sources, store
from db.model import Finding, Run

LOOK_AGAIN = timedelta(days=30)
"""What a site was found to be is looked at again after that long, or as soon as it fails."""


@dataclass(frozen=True)
class _Task:
    """A source, what its former runs told, and what it was found to be; `None` asks for a look."""

    entry: Entry
    past: Past
    platform: Platform | None


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
    for collected in outcomes:
        looked = tasks[collected.entry.id].platform is None
        yield _save(db, collected, looked=looked) if asked else _save_again(db, collected)


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


def _run(task: _Task, web: Web, memory: Memory, now: Callable[[], datetime]) -> Collected:
    today = now().date()
    if task.platform is None:
        return look_at(task.entry, web=web, memory=memory, today=today, now=now, past=task.past)
    entry = task.entry.model_copy(update={"platform": task.platform})
    return collect_source(entry, web=web, memory=memory, today=today, now=now, past=task.past)


def _save(db: Database, collected: Collected, *, looked: bool) -> Run:
    entry, run = collected.entry, collected.run
    if looked and collected.harvest.events:
        found = Finding(source=entry.id, platform=entry.platform, found_at=run.finished)
        store.save_finding(db, found)
    tally = store.save_harvest(db, entry.source, collected.harvest, run, now=run.finished)
    store.save_due(db, entry.id, next_due(entry, run.started), run.started)
    return _counted(run, tally)


def _save_again(db: Database, collected: Collected) -> Run:
    run, source = collected.run, collected.entry.source
    return _counted(run, store.save_harvest(db, source, collected.harvest, None, now=run.finished))


def _counted(run: Run, tally: store.Tally) -> Run:
    return run.model_copy(update={"new": tally.new, "changed": tally.changed})
