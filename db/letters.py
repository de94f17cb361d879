"""The letters that were kept, and what the next one may announce. Reads only."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import IntEnum
from typing import Any

from sqlite_utils import Database

from db.agenda import Listed
from db.model import Event
from db.queries import kept_events
from db.selection import CLOSING, AgendaFilter, closing_days, selection


@dataclass(frozen=True)
class Letter:
    """A letter: its title and introduction, when it was made, and `(event id, what it said)` in its order.

    What it said is a code of the one who wrote it, such as `nouveau`.
    """

    title: str
    introduction: str
    made_at: datetime
    events: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class KeptLetter(Letter):
    """A letter that was kept, under its number."""

    number: int

    def says_the_same(self, other: Letter) -> bool:
        """Tell whether another letter has the same words and events, whenever it was made."""
        ours = (self.title, self.introduction, self.events)
        return ours == (other.title, other.introduction, other.events)


@dataclass(frozen=True)
class Announced:
    """An event that a letter announced, under the id that it had then: its title, and what was said of it."""

    event: str
    title: str
    said: str


class Weight(IntEnum):
    """Why an event may be announced, the weightiest first."""

    CHANGED = 0
    CLOSING = 1
    UNSENT = 2
    SENT = 3


@dataclass(frozen=True)
class Proposal:
    """An event that may be announced, whether a letter did, and how it stood when news begin to count.

    `before` is `None` when it was not known then, or has not changed since.
    """

    listed: Listed
    sent: bool
    before: Event | None


@dataclass(frozen=True)
class Proposals:
    """The weightiest proposals, by weight then by day, and how many there are in all."""

    found: tuple[Proposal, ...]
    total: int


def letters(db: Database, *, limit: int) -> list[KeptLetter]:
    """Give the letters that were kept last, the latest first."""
    rows = list(
        db.query(
            """
            SELECT id, title, introduction, made_at, (
                SELECT json_group_array(json_array(event, said)) FROM (
                    SELECT event, said FROM letter_events WHERE letter = letters.id ORDER BY position)
            ) AS events FROM letters ORDER BY id DESC LIMIT ?
            """,
            [limit],
        )
    )
    return [_letter(row) for row in rows]


def _letter(row: dict[str, Any]) -> KeptLetter:
    return KeptLetter(
        title=row["title"],
        introduction=row["introduction"],
        made_at=datetime.fromisoformat(row["made_at"]),
        events=tuple((event, said) for event, said in json.loads(row["events"])),
        number=row["id"],
    )


def announced(db: Database, number: int) -> list[Announced]:
    """Give what a letter announced, in its order; of what is no longer published, the last title that is known."""
    rows = db.query(
        """
        SELECT l.event, l.said, COALESCE(e.title, (
            SELECT json_extract(v.content, '$.title') FROM versions AS v
            WHERE v.kind = 'event' AND v.item = l.event ORDER BY v.seen_at DESC LIMIT 1), '') AS title
        FROM letter_events AS l
        LEFT JOIN event_moves AS m ON m.own = l.event AND m.publication = ''
        LEFT JOIN events AS e ON e.id = COALESCE(m.event, l.event)
        WHERE l.letter = ? ORDER BY l.position
        """,
        [number],
    )
    return [Announced(row["event"], row["title"], row["said"]) for row in rows]


SENT = """SELECT COALESCE(m.event, l.event) FROM letter_events AS l
    LEFT JOIN event_moves AS m ON m.own = l.event AND m.publication = ''"""
"""The events that some letter announced, under the ids that they are kept under now."""


def proposals(
    db: Database, wanted: AgendaFilter, since: datetime, *, today: date, lightest: Weight, limit: int
) -> Proposals:
    """Give what a letter may announce of a selection: what changed since that moment first.

    Nothing lighter than `lightest` is given, and at most `limit`.
    """
    chosen, values = selection(wanted, today)
    rows = list(
        db.query(
            f"""SELECT *, COUNT(*) OVER () AS total FROM (
                SELECT id, day, sent, CASE
                    WHEN changed THEN {Weight.CHANGED:d} WHEN closing THEN {Weight.CLOSING:d}
                    WHEN sent THEN {Weight.SENT:d} ELSE {Weight.UNSENT:d} END AS weight
                FROM (
                    SELECT e.id, e.day, {CLOSING} AS closing, e.id IN ({SENT}) AS sent,
                        e.id IN (SELECT id FROM events WHERE last_changed > :since) AS changed
                    FROM ({chosen}) AS e
                )
            ) WHERE weight <= :lightest ORDER BY weight, day, id LIMIT :limit""",
            values
            | closing_days(today)
            | {"since": _stamp(since), "lightest": int(lightest), "limit": limit},
        )
    )
    kept = kept_events(db, [row["id"] for row in rows])
    before = _before(db, (row["id"] for row in rows if row["weight"] == Weight.CHANGED), since)
    found = [
        Proposal(Listed(row["day"], kept[row["id"]]), bool(row["sent"]), before.get(row["id"]))
        for row in rows
    ]
    return Proposals(tuple(found), rows[0]["total"] if rows else 0)


def _before(db: Database, ids: Iterable[str], moment: datetime) -> dict[str, Event]:
    """Give events as they stood at that moment; those that were not known then are left out."""
    rows = db.query(
        """
        SELECT v.item, v.content FROM versions AS v WHERE v.kind = 'event'
        AND v.item IN (SELECT value FROM json_each(:ids)) AND v.seen_at = (
            SELECT MAX(seen_at) FROM versions WHERE kind = 'event' AND item = v.item AND seen_at <= :moment)
        """,
        {"ids": json.dumps(list(ids)), "moment": _stamp(moment)},
    )
    return {row["item"]: Event.model_validate_json(row["content"]) for row in rows}


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
