"""Which coming events go with one: what else to look at from its page. Reads only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from sqlite_utils import Database

from db.model import Event
from db.queries import Kept, kept_events
from db.selection import AgendaFilter, selection
from db.vocabulary import EventStatus, Mode

NEAR_DAYS = 7
TAKE_PLACE = (EventStatus.ANNOUNCED, EventStatus.CONFIRMED, EventStatus.FULL, EventStatus.POSTPONED)


class Bond(IntEnum):
    """Why an event goes with another, the weightiest reason first."""

    ORGANIZER = 1
    SUBJECT = 2
    DAYS = 3


@dataclass(frozen=True)
class Related:
    """A coming event, and the weightiest reason why it goes with the one that was asked for."""

    kept: Kept[Event]
    bond: Bond


BONDS = f"""CASE
    WHEN s.organizer = :organizer THEN {Bond.ORGANIZER:d}
    WHEN s.department = :department OR s.region = :region OR (s.mode = :online AND :mode = :online) THEN
        IIF(EXISTS (
            SELECT 1 FROM event_labels AS own JOIN event_labels AS l USING (field, value)
            WHERE own.event = :id AND l.event = s.id
        ), {Bond.SUBJECT:d}, IIF(gap <= :near, {Bond.DAYS:d}, NULL)) END"""


def related(db: Database, kept: Kept[Event], *, today: date, limit: int = 5) -> list[Related]:
    """Give the coming events that go with one, the weightiest reason first, then its department, then its days.

    They have its organiser, or share a theme or a profession with it in its department or region, or take place
    there within `NEAR_DAYS` of it. Online events are near one another. Cancelled and missing ones are left out.
    """
    chosen, values = selection(AgendaFilter(statuses=TAKE_PLACE), today)
    rows = db.query(
        f"""SELECT id, bond FROM (
            SELECT s.id, s.title, s.day, s.gap, s.department IS :department AS close, {BONDS} AS bond
            FROM (SELECT *, ABS(julianday(day) - julianday(:day)) AS gap FROM ({chosen})) AS s
            WHERE s.id <> :id
        ) WHERE bond IS NOT NULL ORDER BY bond, close DESC, gap, day, title, id LIMIT :limit""",
        {**values, **_sought(kept.item), "id": kept.id, "day": _day(db, kept.id, today), "limit": limit},
    )
    bonds = {row["id"]: Bond(row["bond"]) for row in rows}
    known = kept_events(db, list(bonds))
    return [Related(known[one], bond) for one, bond in bonds.items()]


def _sought(event: Event) -> dict[str, str | int | None]:
    return {
        "organizer": event.organizer,
        "department": event.department,
        "region": event.region,
        "mode": event.mode,
        "online": Mode.ONLINE,
        "near": NEAR_DAYS,
    }


def _day(db: Database, event_id: str, today: date) -> str | None:
    """Give the day on which an event next takes place, `None` when it is over or has no date."""
    rows = db.query(
        "SELECT MIN(MAX(first_day, :today)) AS day FROM occurrences WHERE event = :id AND last_day >= :today",
        {"id": event_id, "today": today.isoformat()},
    )
    found: str | None = next(iter(rows))["day"]
    return found
