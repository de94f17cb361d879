"""What events were, when they changed, and what became of those that are no longer kept. Reads only."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from sqlite_utils import Database

from db.identity import kept_id
from db.model import Event
from db.queries import Kept, kept_events
from db.selection import AgendaFilter, Period, selection

EVERY_PERIOD: tuple[Period, ...] = ("coming", "past", "undated")


@dataclass(frozen=True)
class Version:
    """An event as it stood from a moment on."""

    seen_at: datetime
    event: Event


class Reason(StrEnum):
    """Why an event no longer takes place, or no longer stands under its id."""

    CANCELLED = "cancelled"
    MISSING = "missing"
    MERGED = "merged"
    REMOVED = "removed"


@dataclass(frozen=True)
class Gone:
    """An event that no longer takes place or stands: why, since when, and the id that it is kept under.

    `since` is `None` where the moment was not noted: a removal before removals were.
    """

    id: str
    reason: Reason
    since: datetime | None
    kept_as: str | None = None


def versions(db: Database, event_id: str) -> list[Version]:
    """Give an event as it stood after each change, the first reading first."""
    rows = db.query(
        "SELECT seen_at, content FROM versions WHERE kind = 'event' AND item = ? ORDER BY seen_at", [event_id]
    )
    return [
        Version(datetime.fromisoformat(row["seen_at"]), Event.model_validate_json(row["content"]))
        for row in rows
    ]


def changes(db: Database, ids: Iterable[str]) -> dict[str, int]:
    """Give how many times each of these events changed since it was first read."""
    rows = db.query(
        """
        SELECT item, COUNT(*) - 1 AS n FROM versions
        WHERE kind = 'event' AND item IN (SELECT value FROM json_each(?)) GROUP BY item
        """,
        [json.dumps(list(ids))],
    )
    return {row["item"]: row["n"] for row in rows}


def was_kept(db: Database, event_id: str) -> bool:
    """Tell whether an event was once kept under that id, or under one that the id led to."""
    rows = db.query(
        """
        SELECT 1 FROM versions WHERE kind = 'event' AND item IN (
            SELECT :id UNION SELECT event FROM event_moves WHERE own = :id AND publication = '') LIMIT 1
        """,
        {"id": event_id},
    )
    return any(rows)


def changed(
    db: Database,
    wanted: AgendaFilter,
    since: datetime,
    *,
    today: date,
    limit: int,
    offset: int = 0,
    periods: Sequence[Period] = (),
) -> list[Kept[Event]]:
    """Give the events of a selection that are new or changed since then, the latest change first.

    `periods` widens the selection to several.
    """
    chosen, values = _changed(wanted, since, today, periods)
    rows = db.query(
        f"{chosen} ORDER BY last_changed DESC, id LIMIT :limit OFFSET :offset",
        {**values, "limit": limit, "offset": offset},
    )
    ids = [row["id"] for row in rows]
    kept = kept_events(db, ids)
    return [kept[event_id] for event_id in ids]


def changed_count(
    db: Database, wanted: AgendaFilter, since: datetime, *, today: date, periods: Sequence[Period] = ()
) -> int:
    """Give the number of events that `changed` would give in all."""
    chosen, values = _changed(wanted, since, today, periods)
    return int(next(db.query(f"SELECT COUNT(*) AS n FROM ({chosen})", values))["n"])


def _changed(
    wanted: AgendaFilter, since: datetime, today: date, periods: Sequence[Period]
) -> tuple[str, dict[str, Any]]:
    """Give the SQL of the changed events of a selection, and the values that it names."""
    several = [selection(replace(wanted, period=period), today) for period in periods or (wanted.period,)]
    ids = " UNION ".join(f"SELECT id FROM ({sql})" for sql, _ in several)
    values = {name: value for _, found in several for name, value in found.items()}
    sql = f"SELECT id, last_changed FROM events WHERE last_changed >= :since AND id IN ({ids})"
    return sql, {**values, "since": _stamp(since)}


def gone(db: Database, since: datetime) -> list[Gone]:
    """Give the events that were cancelled, went missing, were merged or removed since then, or nobody knows when."""
    return [*_called_off(db, _stamp(since)), *_no_longer_kept(db, _stamp(since))]


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def _called_off(db: Database, since: str) -> list[Gone]:
    rows = db.query(
        """
        SELECT id, status, last_changed FROM events
        WHERE status IN ('cancelled', 'missing') AND last_changed >= ? ORDER BY last_changed, id
        """,
        [since],
    )
    return [
        Gone(row["id"], Reason(row["status"]), datetime.fromisoformat(row["last_changed"])) for row in rows
    ]


def _no_longer_kept(db: Database, since: str) -> list[Gone]:
    """Give those that were merged or removed since then, and those of which it was not noted when."""
    rows = db.query(
        """
        SELECT v.item AS id, MAX(COALESCE(p.decided_at, r.removed_at)) AS left_at FROM (
            SELECT DISTINCT item FROM versions WHERE kind = 'event') AS v
        LEFT JOIN event_pairs AS p ON p.other = v.item AND p.verdict IN ('merged', 'joined')
        LEFT JOIN removals AS r ON r.event = v.item
        WHERE NOT EXISTS (SELECT 1 FROM events WHERE id = v.item) GROUP BY v.item ORDER BY v.item
        """
    )
    found = [(row["id"], kept_id(db, row["id"]), row["left_at"]) for row in list(rows)]
    return [
        Gone(
            event_id,
            Reason.MERGED if kept else Reason.REMOVED,
            datetime.fromisoformat(left) if left else None,
            kept,
        )
        for event_id, kept, left in found
        if not left or left >= since
    ]
