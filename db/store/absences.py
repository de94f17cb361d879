"""What a whole run over a site no longer found: counted, and after three times in a row no longer announced."""

from __future__ import annotations

from collections.abc import Set
from datetime import date, datetime

from sqlite_utils import Database

from db.model import PARIS, Event
from db.store.items import MISSING_AFTER


def count_absences(db: Database, publication: str, said: Set[str], now: datetime) -> list[str]:
    """Count one absence for each event that is not over and whose own id is not in `said`.

    Gives the ids of the events that this publication has just stopped announcing.
    """
    gone = []
    for own, event_id, absences, event in _coming(db, publication, now):
        if own in said or _is_over(event, now):
            continue
        db.execute(
            "UPDATE mentions SET absences = ? WHERE kind = 'event' AND own = ? AND publication = ?",
            [absences + 1, own, publication],
        )
        gone += [event_id] if absences + 1 == MISSING_AFTER else []
    return gone


def _coming(db: Database, publication: str, now: datetime) -> list[tuple[str, str, int, Event]]:
    rows = db.query(
        """
        SELECT m.own, m.item, m.absences, e.content FROM mentions AS m JOIN events AS e ON e.id = m.item
        WHERE m.kind = 'event' AND m.publication = ? AND m.absences < ? AND e.last_day >= ?
        """,
        [publication, MISSING_AFTER, _today(now).isoformat()],
    )
    return [
        (row["own"], row["item"], row["absences"], Event.model_validate_json(row["content"])) for row in rows
    ]


def _is_over(event: Event, now: datetime) -> bool:
    """On its last day, a list may drop an event as soon as its hours are past."""
    sittings = [sitting for sitting in event.listed if sitting.start is not None]
    return all(_has_passed(sitting.end or sitting.start, now) for sitting in sittings)


def _has_passed(moment: date | None, now: datetime) -> bool:
    if isinstance(moment, datetime):
        return moment <= now
    return moment is not None and moment < _today(now)


def _today(now: datetime) -> date:
    return now.astimezone(PARIS).date()
