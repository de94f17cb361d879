"""Every read that the dashboards and the exports make, but for the agenda's. Plain SQL, no write."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, Generic, TypeVar, cast

from sqlite_utils import Database

from db.identity import kept_id
from db.merging import PUBLISHERS, by_trust
from db.model import (
    Action,
    Document,
    Event,
    Item,
    MissionTotal,
    Pathway,
    Remark,
    Resource,
    Territory,
)
from db.vocabulary import Mission, Origin

T = TypeVar("T", bound=Item)
RANKS = {mission: rank for rank, mission in enumerate(Mission)}


@dataclass(frozen=True)
class Mention:
    """One publication that speaks of an item: its name, where to read it, when it was read.

    `published` is the document's own date (partial), `None` for a site.
    """

    publication: str
    name: str
    url: str | None
    place: str | None
    published: str | None
    first_seen: datetime
    last_seen: datetime

    @property
    def is_document(self) -> bool:
        """Tell a document from a site."""
        return self.publication.startswith("doc:")


@dataclass(frozen=True)
class Kept(Generic[T]):
    """An item as it stands: its id, who speaks of it (most trusted first), when it was seen and changed."""

    id: str
    item: T
    mentions: tuple[Mention, ...]
    first_seen: datetime
    last_seen: datetime
    last_changed: datetime


@dataclass(frozen=True)
class ReadDocument:
    """A document, when it was read, what was not understood in it, and whether it came with the product."""

    document: Document
    read_at: datetime
    starter: bool
    remarks: tuple[Remark, ...]


# --- events --------------------------------------------------------------------------------------------------


def event(db: Database, event_id: str) -> Kept[Event] | None:
    """Give one event by its id, or by one that it had before it was joined to another."""
    return next(iter(_all(db, "event", Event, "WHERE id = ?", [kept_id(db, event_id)])), None)


def tellings(db: Database, event_id: str) -> list[tuple[Mention, Event]]:
    """Give what each publication says of an event, the most trusted first; nothing for an unknown id."""
    kept = kept_id(db, event_id) or ""
    return [
        (mention, Event.model_validate_json(content))
        for mention, content in _mentions(db, "event", [kept]).get(kept, [])
    ]


def kept_events(db: Database, ids: Sequence[str]) -> dict[str, Kept[Event]]:
    """Give events by their ids."""
    where = "WHERE id IN (SELECT value FROM json_each(?))"
    return {kept.id: kept for kept in _all(db, "event", Event, where, [json.dumps(list(ids))])}


def all_events(db: Database) -> list[Kept[Event]]:
    """Give all events, by first day, those without a date last."""
    return _all(db, "event", Event, "ORDER BY first_day IS NULL, first_day, title, id")


def changed_since(db: Database, moment: datetime, *, today: date, limit: int = 8) -> list[Kept[Event]]:
    """Give the coming events that are new or changed since then, latest change first."""
    where = "WHERE last_changed >= ? AND last_day >= ? ORDER BY last_changed DESC, first_day, id LIMIT ?"
    return _all(db, "event", Event, where, [_utc(moment), today.isoformat(), limit])


def first_readings(db: Database) -> dict[str, datetime]:
    """Give, by publication (as a `Mention` names it), when something was first read there."""
    rows = db.query("SELECT publication, MIN(first_seen) AS moment FROM mentions GROUP BY publication")
    return {row["publication"]: _moment(row["moment"]) for row in rows}


def previous_version(db: Database, event_id: str) -> Event | None:
    """Give an event as it was before its latest change, `None` when it never changed."""
    rows = list(
        db.query(
            "SELECT content FROM versions WHERE kind = 'event' AND item = ? ORDER BY seen_at DESC LIMIT 2",
            [event_id],
        )
    )
    return Event.model_validate_json(rows[1]["content"]) if len(rows) == 2 else None


# --- territories, missions, pathways, resources -------------------------------------------------------------


def territories(db: Database) -> list[Kept[Territory]]:
    """Give all territories, by name."""
    return _all(db, "territory", Territory, "ORDER BY name, id")


def territory(db: Database, territory_id: str) -> Kept[Territory] | None:
    """Give one territory by its id."""
    return next(iter(_all(db, "territory", Territory, "WHERE id = ?", [territory_id])), None)


def actions(db: Database, territory_id: str | None = None) -> list[Kept[Action]]:
    """Give the actions of one territory, or of all: by territory, mission, initial first, sheet and rank."""
    where, values = ("WHERE territory = ?", [territory_id]) if territory_id else ("", [])
    return sorted(_all(db, "action", Action, where, values), key=_action_order)


def _action_order(kept: Kept[Action]) -> tuple[Any, ...]:
    action = kept.item
    return (
        action.territory,
        RANKS[action.mission],
        action.origin is Origin.NEW,
        action.sheet or 0,
        action.number or 0,
        kept.id,
    )


def observations(db: Database, action_id: str) -> list[tuple[Mention, Action]]:
    """Give what each document says of an action, the latest document first."""
    return [
        (mention, Action.model_validate_json(content))
        for mention, content in _mentions(db, "action", [action_id]).get(action_id, [])
    ]


def mission_totals(db: Database, territory_id: str | None = None) -> list[Kept[MissionTotal]]:
    """Give the totals that reviews declare, for one territory or for all, in the order of the missions."""
    where, values = ("WHERE territory = ?", [territory_id]) if territory_id else ("", [])
    totals = _all(db, "total", MissionTotal, where, values)
    return sorted(totals, key=lambda kept: (kept.item.territory, RANKS[kept.item.mission]))


def pathways(db: Database, territory_id: str | None = None) -> list[Kept[Pathway]]:
    """Give the pathways, of one territory or of all, by territory."""
    where, values = ("WHERE territory = ?", [territory_id]) if territory_id else ("", [])
    return _all(db, "pathway", Pathway, f"{where} ORDER BY territory, id", values)


def resources(db: Database) -> list[Kept[Resource]]:
    """Give all resources, by kind and title."""
    return _all(db, "resource", Resource, "ORDER BY kind, title, id")


# --- documents, counts ---------------------------------------------------------------------------------------


def documents(db: Database) -> list[ReadDocument]:
    """Give all documents that were read, latest published first."""
    return [_read_document(row) for row in db.query("SELECT * FROM documents ORDER BY published DESC, id")]


def starters(db: Database) -> frozenset[str]:
    """Give the documents that came with the product, as a mention names them (`doc:<id>`)."""
    return frozenset(f"doc:{row['id']}" for row in db.query("SELECT id FROM documents WHERE starter"))


def document(db: Database, document_id: str) -> ReadDocument | None:
    """Give one document by its id."""
    rows = db.query("SELECT * FROM documents WHERE id = ?", [document_id])
    return next((_read_document(row) for row in rows), None)


def _read_document(row: Mapping[str, Any]) -> ReadDocument:
    known = {name: row[name] for name in Document.model_fields}
    remarks = tuple(Remark.model_validate(remark) for remark in json.loads(row["remarks"]))
    return ReadDocument(Document(**known), _moment(row["read_at"]), bool(row["starter"]), remarks)


def counts(db: Database) -> dict[str, int]:
    """Give how many of each kind are kept: events, resources, territories, actions, pathways, documents."""
    names = ("events", "resources", "territories", "actions", "pathways", "documents", "sources")
    return {name: db.table(name).count for name in names}


# --- what they all share ------------------------------------------------------------------------------------

TABLES = {
    "event": "events",
    "resource": "resources",
    "territory": "territories",
    "action": "actions",
    "total": "mission_totals",
    "pathway": "pathways",
}


def _all(
    db: Database, kind: str, model: type[T], where: str = "", values: Sequence[Any] = ()
) -> list[Kept[T]]:
    rows = list(db.query(f"SELECT * FROM {TABLES[kind]} {where}", list(values)))
    return kept_items(db, kind, model, rows)


def kept_items(db: Database, kind: str, model: type[T], rows: Sequence[Mapping[str, Any]]) -> list[Kept[T]]:
    """Give the items of these rows of one table, with who speaks of each."""
    mentions = _mentions(db, kind, [row["id"] for row in rows])
    return [
        Kept(
            id=row["id"],
            item=_read(model, row["content"]),
            mentions=tuple(mention for mention, _ in mentions.get(row["id"], [])),
            first_seen=_moment(row["first_seen"]),
            last_seen=_moment(row["last_seen"]),
            last_changed=_moment(row["last_changed"]),
        )
        for row in rows
    ]


def _read(model: type[T], content: str) -> T:
    return cast(T, _event(content)) if model is Event else model.model_validate_json(content)


@lru_cache(maxsize=5_000)
def _event(content: str) -> Event:
    """Read an event, once while its content stays the same: feeds and pages ask for the same ones all day."""
    return Event.model_validate_json(content)


def _mentions(db: Database, kind: str, ids: Iterable[str]) -> dict[str, list[tuple[Mention, str]]]:
    """Give, by item, who speaks of it and what they say, most trusted first."""
    rows = db.query(
        f"""
        SELECT m.item, m.publication, m.content, m.first_seen, m.last_seen, d.published, s.homepage,
               json_extract(m.content, '$.url') AS page,
               COALESCE(d.title, s.name, m.publication) AS name,
               IIF(d.id IS NULL, COALESCE(json_extract(m.content, '$.url'), s.homepage), d.url) AS url,
               json_extract(m.content, '$.place') AS place
        FROM mentions AS m
        {PUBLISHERS}
        WHERE m.kind = :kind AND m.item IN (SELECT value FROM json_each(:ids))
        """,
        {"kind": kind, "ids": json.dumps(list(ids))},
    )
    found: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        found.setdefault(row["item"], []).append(row)
    return {
        item: [(_mention(row), row["content"]) for row in (by_trust(told) if len(told) > 1 else told)]
        for item, told in found.items()
    }


def _mention(row: Mapping[str, Any]) -> Mention:
    return Mention(
        publication=row["publication"],
        name=row["name"],
        url=row["url"],
        place=row["place"],
        published=row["published"],
        first_seen=_moment(row["first_seen"]),
        last_seen=_moment(row["last_seen"]),
    )


@lru_cache(maxsize=5_000)
def _moment(stamp: str) -> datetime:
    return datetime.fromisoformat(stamp)


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
