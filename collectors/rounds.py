"""A round: runs over sources, each stored as soon as it ends. The one place where collectors write."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlite_utils import Database

from collectors.fetch import Archive, Fetcher
from collectors.hosts import side_by_side
from collectors.memory import Memory
from collectors.probe import look_at
from collectors.registry import Entry, Platform
from collectors.run import Past, Web, collect_source
from db import sources, store
from db.model import Finding, Harvest, Run
from db.vocabulary import Health

LOOK_AGAIN = timedelta(days=30)
"""What a site was found to be is looked at again after that long, or as soon as it fails."""
WELL = {Health.OK, Health.STALE}


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
    db: Database, entries: Sequence[Entry], web: Fetcher | Archive, *, now: Callable[[], datetime]
) -> Iterator[Run]:
    """Run over sources and store what each one gives; give each run as it was stored, first done first.

    With an `Archive`, the pages that were kept are read again: no run is counted, as no site was asked.
    """
    tasks = {entry.id: _task(db, entry, now()) for entry in entries}
    memory = Memory(web.shelf.answers if isinstance(web, Fetcher) else {})
    for outcome in side_by_side(entries, lambda entry: _run(tasks[entry.id], web, memory, now)):
        if outcome.looked and outcome.harvest.events:
            store.save_finding(db, _finding(outcome))
        counted = isinstance(web, Fetcher)
        yield _save(db, outcome, counted)


def _task(db: Database, entry: Entry, now: datetime) -> _Task:
    watched = {one.url: one.title for one in sources.watched(db, entry.id, now.date()) if one.url}
    past = Past(usual=tuple(sources.usual(db, entry.id)), watched=watched)
    return _Task(entry, past, _platform(db, entry, now))


def _platform(db: Database, entry: Entry, now: datetime) -> Platform | None:
    """Give the platform to read a source with: the registry's, else the one found not long ago."""
    if entry.platform is not Platform.AUTO:
        return entry.platform
    found = sources.finding(db, entry.id)
    latest = sources.latest_run(db, entry.id)
    if found is None or now - found.found_at > LOOK_AGAIN or (latest and latest.health not in WELL):
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


def _save(db: Database, outcome: _Outcome, counted: bool) -> Run:
    source, run = outcome.entry.source, outcome.run
    tally = store.save_harvest(db, source, outcome.harvest, run, now=run.finished, counted=counted)
    return run.model_copy(update={"new": tally.new, "changed": tally.changed})
