"""Every read about the sources: how each one is, its runs, when it is due, what to look for. No write."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlite_utils import Database

from db.model import Finding, Run, Source
from db.vocabulary import Health

STALE_AFTER = timedelta(days=3)
RUNS_SHOWN = 12
RUNS_CHARTED = 60
ALERT_AFTER = 3
"""This many failures in a row call for someone."""
USUAL_RUNS = 5
USUAL_FOR = timedelta(days=30)
"""A lower count that lasts longer than this has become the usual one."""

GOOD = ", ".join(f"'{health}'" for health in Health if health.is_good)
FAILURES = ", ".join(f"'{health}'" for health in Health if health.is_failure)


@dataclass(frozen=True)
class SourceState:
    """A source and how it is: latest run, last good one, the last runs oldest first, items now kept.

    `failures_in_a_row` counts the latest runs that failed, since `failing_since`; `next_due` is `None` when no
    schedule has run.
    """

    source: Source
    health: Health
    latest: Run | None
    last_good: Run | None
    runs: tuple[Run, ...]
    events: int
    resources: int
    failures_in_a_row: int = 0
    failing_since: datetime | None = None
    next_due: datetime | None = None

    @property
    def alert(self) -> bool:
        """Tell whether it failed so often that someone has to look at it."""
        return self.failures_in_a_row >= ALERT_AFTER


@dataclass(frozen=True)
class Watched:
    """A coming event that a source told: its page, the site's own id, the whole runs it was absent from since."""

    url: str
    uid: str | None
    absences: int


def source_states(db: Database, *, now: datetime) -> list[SourceState]:
    """Give every source and how it is, by name."""
    known = [Source(**row) for row in db.query("SELECT * FROM sources ORDER BY name, id")]
    planned = due(db)
    return [_state(db, source, planned.get(source.id), now) for source in known]


def source_state(db: Database, source_id: str, *, now: datetime) -> SourceState | None:
    """Give one source and how it is; `None` when the database does not know it."""
    rows = db.query("SELECT * FROM sources WHERE id = ?", [source_id])
    return next((_state(db, Source(**row), due(db).get(source_id), now) for row in rows), None)


def history(db: Database, source_id: str, *, limit: int = RUNS_CHARTED) -> list[Run]:
    """Give the last runs over a source, oldest first."""
    return _runs(db, "WHERE source = ? ORDER BY id DESC LIMIT ?", [source_id, limit])[::-1]


def usual(db: Database, source_id: str) -> list[int]:
    """Give how many events the last five healthy runs found, in the month before the latest run."""
    rows = db.query(
        f"""
        SELECT events, finished FROM runs WHERE source = ? AND health IN ({GOOD})
        ORDER BY id DESC LIMIT ?
        """,
        [source_id, USUAL_RUNS],
    )
    latest = _latest(db, source_id)
    return [row["events"] for row in rows if latest and latest - _moment(row["finished"]) <= USUAL_FOR]


def watched(db: Database, source_id: str, today: date) -> list[Watched]:
    """Give the events of a source that are not over and have a page, unless it told them cancelled."""
    rows = db.query(
        """
        SELECT json_extract(m.content, '$.url') AS url, json_extract(m.content, '$.uid') AS uid, m.absences
        FROM mentions AS m JOIN events AS e ON e.id = m.item
        WHERE m.kind = 'event' AND m.publication = :publication AND e.last_day >= :today
        AND json_extract(m.content, '$.url') IS NOT NULL
        AND json_extract(m.content, '$.status') <> 'cancelled'
        ORDER BY e.first_day, m.own
        """,
        {"publication": f"site:{source_id}", "today": today.isoformat()},
    )
    return [Watched(**row) for row in rows]


def finding(db: Database, source_id: str) -> Finding | None:
    """Give what was found of a site whose entry leaves it open; `None` when nothing was."""
    rows = db.query("SELECT * FROM findings WHERE source = ?", [source_id])
    return next((Finding(**_decoded(row, "agenda", "resources")) for row in rows), None)


def due(db: Database) -> dict[str, datetime]:
    """Give when each source is to be run next, by id; those that were never planned are left out."""
    return {row["source"]: _moment(row["next_due"]) for row in db.query("SELECT source, next_due FROM due")}


def _state(db: Database, source: Source, next_due: datetime | None, now: datetime) -> SourceState:
    runs = history(db, source.id, limit=RUNS_SHOWN)
    good = f"WHERE source = ? AND health IN ({GOOD}) ORDER BY id DESC LIMIT 1"
    kept = _kept(db, source.id)
    failures, since = _failures(db, source.id)
    latest = runs[-1] if runs else None
    return SourceState(
        source=source,
        health=_current_health(latest, now),
        latest=latest,
        last_good=next(iter(_runs(db, good, [source.id])), None),
        runs=tuple(runs),
        events=kept.get("event", 0),
        resources=kept.get("resource", 0),
        failures_in_a_row=failures,
        failing_since=since,
        next_due=next_due,
    )


def _kept(db: Database, source_id: str) -> dict[str, int]:
    rows = db.query(
        "SELECT kind, COUNT(*) AS n FROM mentions WHERE publication = ? GROUP BY kind", [f"site:{source_id}"]
    )
    return {row["kind"]: row["n"] for row in rows}


def _failures(db: Database, source_id: str) -> tuple[int, datetime | None]:
    """Give how many of the latest runs failed one after the other, and when the first of these began."""
    rows = db.query(
        f"""
        SELECT COUNT(*) AS n, MIN(started) AS since FROM runs WHERE source = :source AND id > COALESCE(
            (SELECT MAX(id) FROM runs
             WHERE source = :source AND health NOT IN ({FAILURES})), 0)
        """,
        {"source": source_id},
    )
    row = next(rows)
    return row["n"], _moment(row["since"]) if row["since"] else None


def _latest(db: Database, source_id: str) -> datetime | None:
    rows = db.query("SELECT finished FROM runs WHERE source = ? ORDER BY id DESC LIMIT 1", [source_id])
    return next((_moment(row["finished"]) for row in rows), None)


def _current_health(latest: Run | None, now: datetime) -> Health:
    if latest is None:
        return Health.NEVER
    if latest.health is Health.OK and now - latest.finished > STALE_AFTER:
        return Health.STALE
    return latest.health


def _runs(db: Database, where: str, values: Sequence[Any]) -> list[Run]:
    rows = db.query(f"SELECT * FROM runs {where}", values)
    return [
        Run(**{name: row[name] for name in Run.model_fields})
        for row in (_decoded(row, "remarks") for row in rows)
    ]


def _decoded(row: dict[str, Any], *names: str) -> dict[str, Any]:
    return row | {name: json.loads(row[name]) for name in names}


def _moment(stamp: str) -> datetime:
    return datetime.fromisoformat(stamp)
