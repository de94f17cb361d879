"""The kept events that announcements may be of: of the same days, in places and with titles that agree. Reads only.

Events are looked up once for each span of days of a round, not once for each announcement; they are told apart by
commune first, then by the words of their titles, and only what is left is read whole.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from sqlite_utils import Database

from db.announcement import Announcement, around, may_be_one, subject
from db.model import Event
from db.vocabulary import Mode

Span = tuple[str, str]
"""A first and a last day, as `YYYY-MM-DD`."""


class Neighbour(NamedTuple):
    """A kept event of some days: its id and what its title is about."""

    id: str
    subject: frozenset[str]


Block = dict[str | None, list[Neighbour]]
"""The events of some days by the INSEE code of the commune they are bound to, `None` when they are bound to none."""
Found = list[tuple[str, Announcement]]
"""Kept events to compare with one announcement, with their ids and in the order of these."""


def candidates(db: Database, announcements: Sequence[Announcement], publication: str) -> list[Found]:
    """Give, for each announcement, the kept events that it may be of.

    Left out are those of which `publication` says something already.
    """
    spans = {span for announcement in announcements for span in announcement.reach}
    blocks = {span: _block(db, span, publication) for span in sorted(spans)}
    linked = _linked(db, announcements)
    found = [_neighbours(announcement, blocks, linked) for announcement in announcements]
    kept = _read(db, set().union(*found))
    return [[(event_id, kept[event_id]) for event_id in sorted(ids)] for ids in found]


def _neighbours(
    announcement: Announcement, blocks: Mapping[Span, Block], linked: Mapping[str, Set[str]]
) -> set[str]:
    event = announcement.event
    kin = linked.get(event.registration_url or "", set())
    place, about = _place(event.mode, event.insee), subject(event.title, event.city)
    return {
        found.id
        for span in announcement.reach
        for found in _near(blocks[span], place)
        if may_be_one(about, found.subject) or found.id in kin
    }


def _linked(db: Database, announcements: Iterable[Announcement]) -> Mapping[str, Set[str]]:
    """Give, by the address where one registers, the kept events that say the same one."""
    links = {announcement.event.registration_url or "" for announcement in announcements} - {""}
    rows = db.query(
        """
        SELECT id, json_extract(content, '$.registration_url') AS link FROM events
        WHERE json_extract(content, '$.registration_url') IN (SELECT value FROM json_each(?))
        """,
        [json.dumps(sorted(links))],
    )
    linked: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        linked[row["link"]].add(row["id"])
    return linked


def _near(block: Block, place: str | None) -> Iterator[Neighbour]:
    """Give those that may be in the same place: all of them for what is bound to none."""
    groups = block if place is None else (place, None)
    return (found for group in groups for found in block.get(group, ()))


def _place(mode: str | None, insee: str | None) -> str | None:
    """Give the commune that an event is bound to; two events bound to two communes are never one."""
    return None if mode == Mode.ONLINE else insee


def _block(db: Database, span: Span, publication: str) -> Block:
    """Give the kept events of which a sitting begins within these days, or began before and lasts until them.

    What was postponed is given when its days are not far from these.
    """
    lately, soon = around(span)
    rows = db.query(
        """
        SELECT e.id, e.title, e.city, e.mode, e.insee FROM events AS e WHERE e.id IN (
            SELECT event FROM occurrences WHERE first_day BETWEEN :first AND :last
            UNION
            SELECT event FROM occurrences
            WHERE last_day > first_day AND first_day < :first AND last_day >= :first
            UNION
            SELECT id FROM events
            WHERE status = 'postponed' AND first_day <= :soon AND last_day >= :lately)
        AND NOT EXISTS (
            SELECT 1 FROM mentions WHERE kind = 'event' AND item = e.id AND publication = :publication)
        """,
        {
            "first": span[0],
            "last": span[1],
            "lately": lately,
            "soon": soon,
            "publication": publication,
        },
    )
    block: Block = defaultdict(list)
    for row in rows:
        found = Neighbour(row["id"], subject(row["title"], row["city"]))
        block[_place(row["mode"], row["insee"])].append(found)
    return block


def _read(db: Database, ids: Iterable[str]) -> dict[str, Announcement]:
    rows = db.query(
        "SELECT id, content FROM events WHERE id IN (SELECT value FROM json_each(?))", [json.dumps(list(ids))]
    )
    return {row["id"]: _announcement(row["content"]) for row in rows}


@lru_cache(maxsize=10_000)
def _announcement(content: str) -> Announcement:
    """Read what is kept of an event; rounds over many sites meet the same events again and again."""
    return Announcement(Event.model_validate_json(content))
