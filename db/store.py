"""Every write. Nothing else in the project changes the database."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlite_utils import Database

from db.database import transaction
from db.merging import days, event_keys, first_day, last_day, merge_events, merge_territories, shared_urls
from db.model import (
    Action,
    Event,
    Harvest,
    Item,
    MissionTotal,
    Pathway,
    Reading,
    Resource,
    Run,
    Source,
    Territory,
    short_hash,
    slug,
)

Identified = tuple[str, str, Item]
"""A kind of item, the item's id, and the item."""


@dataclass
class Tally:
    """What a save did: how many items were new, changed, left as they were, or no longer said."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    by_kind: dict[str, int] = field(default_factory=dict)

    def count(self, kind: str, outcome: str) -> None:
        """Add one item of that kind with that outcome (`new`, `changed`, `unchanged`)."""
        setattr(self, outcome, getattr(self, outcome) + 1)
        self.by_kind[kind] = self.by_kind.get(kind, 0) + 1

    @property
    def touched(self) -> bool:
        """Tell whether anything differs from before."""
        return bool(self.new or self.changed or self.removed)


def save_sources(db: Database, sources: Iterable[Source]) -> None:
    """Make the registry's sources known to the dashboards; those already known are brought up to date."""
    rows = [source.model_dump(mode="json") for source in sources]
    with transaction(db):
        db.table("sources").upsert_all(rows, pk="id")


def save_reading(db: Database, reading: Reading, *, now: datetime, starter: bool = False) -> Tally:
    """Store what one document says, whole or not at all.

    A document that was read before is replaced by its new reading: what it no longer says is removed and
    counted. A starter document never replaces one that was really read, but its facts on territories outlast
    it: people find these in passages that no parser looks at. The same reading changes nothing.
    """
    document = reading.document
    with transaction(db):
        if starter and _is_starter(db, document.id) is False:
            return Tally()
        was_starter = _is_starter(db, document.id)
        if not _same_document(db, reading, starter):
            _save_document(db, reading, now, starter)
        writer = _Writer(db, f"doc:{document.id}", now, keeps_dates=True)
        writer.save_all(_identified_events(db, reading.events, document.publisher or document.id))
        writer.save_all(_identified_resources(reading.resources, document.id))
        writer.save_all(_identified_rest(reading))
        writer.forget_unsaid(lasting={"territory"} if was_starter and not starter else set())
        if writer.tally.touched:
            _save_document(db, reading, now, starter)
    return writer.tally


def save_harvest(db: Database, source: Source, harvest: Harvest, run: Run, *, now: datetime) -> Tally:
    """Store what one run over one source found, with the run itself, whole or not at all.

    Nothing is removed: an item that this run did not find stays as it was.
    """
    with transaction(db):
        db.table("sources").upsert(source.model_dump(mode="json"), pk="id")
        writer = _Writer(db, f"site:{source.id}", now, keeps_dates=False)
        writer.save_all(_identified_events(db, harvest.events, source.id))
        writer.save_all(_identified_resources(harvest.resources, source.id))
        counted = run.model_copy(update={"new": writer.tally.new, "changed": writer.tally.changed})
        db.table("runs").insert(counted.model_dump(mode="json"))
    return writer.tally


def _is_starter(db: Database, document: str) -> bool | None:
    """Tell whether what is kept of a document came with the product; `None` when there is nothing."""
    stored = next(db.query("SELECT starter FROM documents WHERE id = ?", [document]), None)
    return bool(stored["starter"]) if stored else None


def _same_document(db: Database, reading: Reading, starter: bool) -> bool:
    stored = next(db.query("SELECT * FROM documents WHERE id = ?", [reading.document.id]), None)
    return stored is not None and {**_document_row(reading, starter), "read_at": stored["read_at"]} == stored


def _save_document(db: Database, reading: Reading, now: datetime, starter: bool) -> None:
    row = {**_document_row(reading, starter), "read_at": _stamp(now)}
    db.table("documents").upsert(row, pk="id")


def _document_row(reading: Reading, starter: bool) -> dict[str, Any]:
    remarks = [remark.model_dump(mode="json") for remark in reading.remarks]
    return {
        **reading.document.model_dump(mode="json"),
        "starter": int(starter),
        "remarks": json.dumps(remarks, ensure_ascii=False),
    }


def _identified_rest(reading: Reading) -> list[Identified]:
    document = reading.document.id
    return [
        *(("territory", territory.id, territory) for territory in reading.territories),
        *(("action", action.id, action) for action in reading.actions),
        *(("total", f"{total.territory}-{total.mission}-{document}", total) for total in reading.totals),
        *(("pathway", f"{pathway.territory}-{document}", pathway) for pathway in reading.pathways),
    ]


def _identified_resources(resources: Iterable[Resource], publisher: str) -> list[Identified]:
    return [("resource", resource_id(resource, publisher), resource) for resource in resources]


def resource_id(resource: Resource, publisher: str) -> str:
    """Give a resource's stable id: from its address, or its publisher, title and figure when it has none."""
    if resource.figure is not None or resource.url is None:
        return short_hash(publisher, slug(resource.title))
    return short_hash(resource.url, slug(resource.title))


def _identified_events(db: Database, events: Sequence[Event], publisher: str) -> list[Identified]:
    common = shared_urls(events)
    found: list[Identified] = []
    for event in events:
        keys = event_keys(event, slug(publisher), common)
        event_id = _known_event(db, keys) or short_hash(keys[0])
        db.table("event_keys").insert_all(({"key": key, "event": event_id} for key in keys), ignore=True)
        found.append(("event", event_id, event))
    return found


def _known_event(db: Database, keys: Sequence[str]) -> str | None:
    for key in keys:
        row = next(db.query("SELECT event FROM event_keys WHERE key = ?", [key]), None)
        if row is not None:
            return str(row["event"])
    return None


class _Writer:
    """Saves what one publication says, and keeps count of it."""

    def __init__(self, db: Database, publication: str, now: datetime, *, keeps_dates: bool) -> None:
        self.db = db
        self.publication = publication
        self.now = _stamp(now)
        self.keeps_dates = keeps_dates
        self.tally = Tally()
        self.said: set[tuple[str, str]] = set()

    def save_all(self, items: Iterable[Identified]) -> None:
        for kind, item_id, item in items:
            self._save(kind, item_id, item)

    def _save(self, kind: str, item_id: str, item: Item) -> None:
        self.said.add((kind, item_id))
        self._save_mention(kind, item_id, _dump(item))
        self.tally.count(kind, self._refresh(kind, item_id))

    def _save_mention(self, kind: str, item_id: str, content: str) -> None:
        """A document is read once and for all: read again, it only counts when it says something else."""
        unless_same = "WHERE excluded.content IS NOT mentions.content" if self.keeps_dates else ""
        self.db.execute(
            f"""
            INSERT INTO mentions (kind, item, publication, content, first_seen, last_seen)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET content = excluded.content, last_seen = excluded.last_seen {unless_same}
            """,
            [kind, item_id, self.publication, content, self.now, self.now],
        )

    def _refresh(self, kind: str, item_id: str) -> str:
        """Bring the item in line with all its mentions; say whether it is new, changed or unchanged."""
        table = TABLES[kind].name
        merged, seen = _merged(self.db, kind, item_id)
        content = _dump(merged)
        stored = next(self.db.query(f"SELECT content FROM {table} WHERE id = ?", [item_id]), None)
        if stored is not None and stored["content"] == content:
            self.db.execute(f"UPDATE {table} SET last_seen = ? WHERE id = ?", [seen["last_seen"], item_id])
            return "unchanged"
        self._write(kind, item_id, merged, {**seen, "content": content, "last_changed": self.now})
        return "changed" if stored is not None else "new"

    def _write(self, kind: str, item_id: str, item: Item, seen: Mapping[str, str]) -> None:
        row = {"id": item_id, **TABLES[kind].columns(item), **seen}
        self.db.table(TABLES[kind].name).upsert(row, pk="id")
        version = {"kind": kind, "item": item_id, "seen_at": self.now, "content": seen["content"]}
        self.db.table("versions").insert(version, replace=True)
        if isinstance(item, Event):
            _index_event(self.db, item_id, item)

    def forget_unsaid(self, *, lasting: Set[str]) -> None:
        """Take back what the document said before and no longer says, but for the `lasting` kinds."""
        before = self.db.query("SELECT kind, item FROM mentions WHERE publication = ?", [self.publication])
        unsaid = {(row["kind"], row["item"]) for row in before if row["kind"] not in lasting} - self.said
        for kind, item_id in sorted(unsaid):
            self.db.execute(
                "DELETE FROM mentions WHERE kind = ? AND item = ? AND publication = ?",
                [kind, item_id, self.publication],
            )
            self._forget_or_refresh(kind, item_id)
            self.tally.removed += 1

    def _forget_or_refresh(self, kind: str, item_id: str) -> None:
        if any(self.db.query("SELECT 1 FROM mentions WHERE kind = ? AND item = ?", [kind, item_id])):
            self._refresh(kind, item_id)
            return
        self.db.execute(f"DELETE FROM {TABLES[kind].name} WHERE id = ?", [item_id])
        if kind == "event":
            self.db.execute("DELETE FROM event_keys WHERE event = ?", [item_id])
            self.db.execute("DELETE FROM event_words WHERE event = ?", [item_id])


def _merged(db: Database, kind: str, item_id: str) -> tuple[Item, dict[str, str]]:
    """Give the item that all its mentions make, and when it was first and last seen."""
    rows = list(
        db.query(
            """
            SELECT m.content, m.first_seen, m.last_seen FROM mentions AS m
            LEFT JOIN documents AS d ON m.publication = 'doc:' || d.id
            WHERE m.kind = ? AND m.item = ?
            ORDER BY m.publication LIKE 'site:%' DESC, d.published DESC, m.last_seen DESC, m.publication
            """,
            [kind, item_id],
        )
    )
    items = [TABLES[kind].model.model_validate_json(row["content"]) for row in rows]
    seen = {
        "first_seen": min(row["first_seen"] for row in rows),
        "last_seen": max(row["last_seen"] for row in rows),
    }
    return TABLES[kind].merge(items), seen


def _index_event(db: Database, event_id: str, event: Event) -> None:
    db.execute("DELETE FROM event_labels WHERE event = ?", [event_id])
    labels = [("audience", value) for value in event.audience] + [("theme", value) for value in event.themes]
    db.table("event_labels").insert_all(
        {"event": event_id, "field": name, "value": str(value)} for name, value in labels
    )
    db.execute("DELETE FROM occurrences WHERE event = ?", [event_id])
    db.table("occurrences").insert_all(
        {"event": event_id, "first_day": first, "last_day": last} for first, last in sorted(set(days(event)))
    )
    db.execute("DELETE FROM event_words WHERE event = ?", [event_id])
    db.table("event_words").insert(
        {
            "event": event_id,
            "title": event.title,
            "place": " ".join(filter(None, [event.venue, event.city])),
            "people": " ".join(
                filter(None, [event.organizer, *event.partners, *(p.label for p in event.audience)])
            ),
            "description": event.description or "",
        }
    )


def _dump(item: Item) -> str:
    return json.dumps(item.model_dump(mode="json"), ensure_ascii=False, sort_keys=True)


def _stamp(moment: datetime) -> str:
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
    "total": _Table("mission_totals", MissionTotal, ("territory", "mission")),
    "pathway": _Table("pathways", Pathway, ("territory", "title")),
}
