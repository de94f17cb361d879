"""The items as they stand: each is brought in line with all that publications say of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlite_utils import Database

from db.merging import PUBLISHERS, by_trust, first_day, first_hours, last_day, merge_events, merge_territories
from db.model import Action, Event, Item, MissionPage, MissionTotal, Pathway, Resource, Territory
from db.vocabulary import EventStatus

MISSING_AFTER = 3
"""A publication no longer announces an event that this many of its whole runs, in a row, did not find."""


def is_said(db: Database, kind: str, column: str, value: str) -> bool:
    """Tell whether some publication says an item of that kind, by `item` or by its `own` id."""
    return any(db.query(f"SELECT 1 FROM mentions WHERE kind = ? AND {column} = ? LIMIT 1", [kind, value]))


def refresh_or_remove(db: Database, kind: str, item_id: str, now: str) -> None:
    """Bring the item in line with what is still said of it; remove it when nothing is."""
    if is_said(db, kind, "item", item_id):
        refresh(db, kind, item_id, now)
        return
    removed = db.execute(f"DELETE FROM {TABLES[kind].name} WHERE id = ?", [item_id]).rowcount
    if kind == "event" and removed:
        db.execute("DELETE FROM event_words WHERE rowid = ?", [_words_row(item_id)])
        db.table("removals").insert({"event": item_id, "removed_at": now}, replace=True)


def refresh(db: Database, kind: str, item_id: str, now: str) -> str:
    """Bring the item in line with all its mentions; say whether it is new, changed or unchanged."""
    table = TABLES[kind].name
    merged, seen = _merged(db, kind, item_id)
    content = dump(merged)
    stored = next(db.query(f"SELECT content FROM {table} WHERE id = ?", [item_id]), None)
    if stored is not None and _is_same(stored["content"], content, merged):
        db.execute(
            f"UPDATE {table} SET first_seen = ?, last_seen = ? WHERE id = ?",
            [seen["first_seen"], seen["last_seen"], item_id],
        )
        return "unchanged"
    _write(db, kind, item_id, merged, {**seen, "content": content, "last_changed": now})
    return "changed" if stored is not None else "new"


def _is_same(stored: str, content: str, item: Item) -> bool:
    """Tell whether an item says what is stored, be it by a version that knew fewer fields."""
    return stored == content or type(item).model_validate_json(stored) == item


def _write(db: Database, kind: str, item_id: str, item: Item, seen: Mapping[str, str]) -> None:
    row = {"id": item_id, **TABLES[kind].columns(item), **seen}
    kept = ", ".join(f"{name} = excluded.{name}" for name in row)
    put(db, TABLES[kind].name, [row], f"ON CONFLICT (id) DO UPDATE SET {kept}")
    version = {"kind": kind, "item": item_id, "seen_at": seen["last_changed"], "content": seen["content"]}
    put(db, "versions", [version], "ON CONFLICT DO UPDATE SET content = excluded.content")
    if isinstance(item, Event):
        _index_event(db, item_id, item)


def put(db: Database, table: str, rows: Sequence[Mapping[str, Any]], clash: str = "") -> None:
    """Insert rows, all with the same columns; `clash` is the clause for those that are there already.

    Rows by the thousand go through here: sqlite-utils looks the table up before each.
    """
    if rows:
        names, values = ", ".join(rows[0]), ", ".join(f":{name}" for name in rows[0])
        db.conn.executemany(f"INSERT INTO {table} ({names}) VALUES ({values}) {clash}", rows)


def _merged(db: Database, kind: str, item_id: str) -> tuple[Item, dict[str, str]]:
    """Give the item that all its mentions make, and when it was first and last seen."""
    rows = by_trust(
        db.query(
            f"""
            SELECT m.publication, m.content, m.absences, m.first_seen, m.last_seen, d.published, s.homepage,
                   json_extract(m.content, '$.url') AS page
            FROM mentions AS m
            {PUBLISHERS}
            WHERE m.kind = ? AND m.item = ?
            """,
            [kind, item_id],
        )
    )
    items = [TABLES[kind].model.model_validate_json(row["content"]) for row in rows]
    seen = {
        "first_seen": min(row["first_seen"] for row in rows),
        "last_seen": max(row["last_seen"] for row in rows),
    }
    merged = TABLES[kind].merge(items)
    is_gone = all(row["absences"] >= MISSING_AFTER for row in rows)
    return _withdrawn(merged) if is_gone else merged, seen


def _withdrawn(item: Item) -> Item:
    """Give an item as it stands when nobody announces it any more: what was cancelled stays cancelled."""
    if isinstance(item, Event) and item.status is not EventStatus.CANCELLED:
        return item.model_copy(update={"status": EventStatus.MISSING})
    return item


def _index_event(db: Database, event_id: str, event: Event) -> None:
    db.execute("DELETE FROM event_labels WHERE event = ?", [event_id])
    labels = [("audience", value) for value in event.audience] + [("theme", value) for value in event.themes]
    named = [{"event": event_id, "field": name, "value": str(value)} for name, value in dict.fromkeys(labels)]
    put(db, "event_labels", named)
    db.execute("DELETE FROM occurrences WHERE event = ?", [event_id])
    spans = [
        {"event": event_id, "first_day": first, "last_day": last, "first_hour": hour}
        for (first, last), hour in first_hours(event).items()
    ]
    put(db, "occurrences", spans)
    db.execute("DELETE FROM event_words WHERE rowid = ?", [_words_row(event_id)])
    put(db, "event_words", [_words(event_id, event)])


def _words(event_id: str, event: Event) -> dict[str, Any]:
    """Give the words that a search finds the event by."""
    people = [event.organizer, *event.partners, *(profession.label for profession in event.audience)]
    return {
        "rowid": _words_row(event_id),
        "event": event_id,
        "title": event.title,
        "place": " ".join(filter(None, [event.venue, event.city])),
        "people": " ".join(filter(None, people)),
        "description": event.description or "",
    }


def _words_row(event_id: str) -> int:
    """Give the row of an event's words: they can only be found by row without reading them all."""
    return int(event_id, 16)


def dump(item: Item) -> str:
    """Give an item as it is stored: the same item is always the same text."""
    return json.dumps(item.model_dump(mode="json"), ensure_ascii=False, sort_keys=True)


def stamp(moment: datetime) -> str:
    """Give one moment in UTC, so that stamps compare as text."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def _most_trusted(items: Sequence[Any]) -> Any:
    return items[0]


@dataclass(frozen=True)
class _Table:
    """Where a kind of item is kept, and how several mentions of it make one."""

    name: str
    model: type[Item]
    column_names: tuple[str, ...]
    merge: Callable[[Sequence[Any]], Any] = _most_trusted

    def columns(self, item: Item) -> dict[str, Any]:
        """Give the columns that pages filter and sort by."""
        if isinstance(item, Event):
            return {
                **_pick(item, self.column_names),
                "first_day": first_day(item),
                "last_day": last_day(item),
            }
        return _pick(item, self.column_names)


def _pick(item: Item, names: Iterable[str]) -> dict[str, Any]:
    plain = item.model_dump(mode="json")
    return {name: plain[name] if name in plain else getattr(item, name) for name in names}


EVENT_COLUMNS = (
    "title",
    "kind",
    "status",
    "mode",
    "city",
    "insee",
    "department",
    "region",
    "organizer",
    "registration_deadline",
)
TABLES = {
    "event": _Table("events", Event, EVENT_COLUMNS, merge_events),
    "resource": _Table("resources", Resource, ("kind", "title", "published")),
    "territory": _Table(
        "territories", Territory, ("name", "region", "department", "size_class"), merge_territories
    ),
    "action": _Table("actions", Action, ("territory", "mission", "status", "disagreement")),
    "mission_page": _Table("mission_pages", MissionPage, ("mission", "title")),
    "total": _Table("mission_totals", MissionTotal, ("territory", "mission")),
    "pathway": _Table("pathways", Pathway, ("territory", "title")),
}
