"""What a person decides of two announcements: one event, or two. It lasts through every later run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from db.announcement import Announcement
from db.database import transaction
from db.errors import MaillageError
from db.identity import kept_id
from db.matching import match
from db.model import Event, short_hash
from db.store.items import refresh, refresh_or_remove, stamp
from db.store.pairs import Verdict, move, save_pair

Row = Mapping[str, Any]


def merge_two(db: Database, kept: str, other: str, *, now: datetime) -> str:
    """Make one event of two: all that is said of `other` is filed under `kept`; give the kept id.

    The decision lasts: `other` goes on leading to the kept event, and what is said of it later too.

    Raises:
        MaillageError: when an id is unknown, or both are of one event already.
    """
    with transaction(db):
        kept, other = _required(db, kept), _required(db, other)
        if kept == other:
            raise MaillageError(f"These two are one event already: {kept}.")
        found = match(_stored_event(db, kept), _stored_event(db, other))
        db.execute("UPDATE mentions SET item = ? WHERE kind = 'event' AND item = ?", [kept, other])
        db.execute("UPDATE event_moves SET event = ? WHERE event = ?", [kept, other])
        move(db, other, "", kept)
        save_pair(db, kept, other, found, Verdict.MERGED, stamp(now))
        for event_id in (kept, other):
            refresh_or_remove(db, "event", event_id, stamp(now))
    return kept


def part(db: Database, event_id: str, other: str, *, now: datetime) -> list[str]:
    """Take what `other` stands for out of an event; give the ids of the events that it makes.

    `other` is a publication (`site:x` or `x`), or the id of an event that was joined to this one. When it
    is the id of another event, the pair is no longer listed as doubtful. The decision lasts.

    Raises:
        MaillageError: when an id is unknown, or nothing would be left on one side.
    """
    with transaction(db):
        event_id, moment = _required(db, event_id), stamp(now)
        stranger = kept_id(db, other) or event_id
        parted = {stranger} if stranger != event_id else _take_out(db, event_id, other, moment)
        for target in sorted(parted):
            _tell_apart(db, event_id, target, moment)
    return sorted(parted)


def _take_out(db: Database, event_id: str, other: str, now: str) -> set[str]:
    leaving, staying = _parted(db, event_id, other)
    targets = {_part_mention(db, event_id, mention, staying) for mention in leaving}
    for touched in (event_id, *sorted(targets)):
        refresh(db, "event", touched, now)
    return targets


def _required(db: Database, event_id: str) -> str:
    found = kept_id(db, event_id)
    if found is None:
        raise MaillageError(f"There is no event {event_id!r}.")
    return found


def _stored_event(db: Database, event_id: str) -> Announcement:
    row = next(db.query("SELECT content FROM events WHERE id = ?", [event_id]))
    return Announcement(Event.model_validate_json(row["content"]))


def _parted(db: Database, event_id: str, other: str) -> tuple[list[Row], list[Row]]:
    """Give the mentions of an event that `other` stands for, and those that stay: one does, at least."""
    rows: list[Row] = list(
        db.query(
            """
            SELECT own, publication FROM mentions WHERE kind = 'event' AND item = :id
            ORDER BY own = :id, own, publication
            """,
            {"id": event_id},
        )
    )
    names = {other, f"site:{other}", f"doc:{other}"}
    leaving = [row for row in rows if row["publication"] in names or row["own"] == other]
    staying = [row for row in rows if row not in leaving] or [leaving.pop()]
    if not leaving and len(rows) == 1:
        raise MaillageError(f"Only {other} speaks of the event {event_id}: there is nothing to part.")
    if not leaving:
        raise MaillageError(f"{other} is neither an event nor a publication that speaks of {event_id}.")
    return leaving, staying


def _part_mention(db: Database, event_id: str, mention: Row, staying: Sequence[Row]) -> str:
    """File one mention under its own id again, or under a new one where those that stay have that id."""
    own, publication = mention["own"], mention["publication"]
    is_held = own == event_id or any(row["own"] == own for row in staying)
    target = short_hash(own, publication) if is_held else own
    if not is_held:
        db.execute("DELETE FROM event_moves WHERE own = ? AND publication = ''", [own])
    move(db, own, publication, target)
    db.execute(
        "UPDATE mentions SET item = ? WHERE kind = 'event' AND own = ? AND publication = ?",
        [target, own, publication],
    )
    return target


def _tell_apart(db: Database, event_id: str, other: str, now: str) -> None:
    found = match(_stored_event(db, event_id), _stored_event(db, other))
    save_pair(db, event_id, other, found, Verdict.PARTED, now)
