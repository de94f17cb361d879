"""Every write. Nothing else in the project changes the database."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, NamedTuple

from sqlite_utils import Database

from db.database import transaction
from db.errors import MaillageError
from db.identity import Identity, identify, kept_id
from db.matching import Match, match
from db.merging import by_trust, days, first_day, last_day, merge_events, merge_territories
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

Row = Mapping[str, Any]


class Identified(NamedTuple):
    """A kind of item, the id that its own words give it, the id it is filed under, and the item."""

    kind: str
    own: str
    filed: str
    item: Item


class Verdict(StrEnum):
    """What became of two announcements that look like one event."""

    DOUBTFUL = "doubtful"
    JOINED = "joined"
    MERGED = "merged"
    PARTED = "parted"


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
    counted. A starter document never replaces one that was really read. The same reading changes nothing.

    Raises:
        MaillageError: when it would take back more than it says, as a cut or emptied copy does.
    """
    document = reading.document
    with transaction(db):
        if starter and _was_really_read(db, document.id):
            return Tally()
        if not _same_document(db, reading, starter):
            _save_document(db, reading, now, starter)
        writer = _Writer(db, f"doc:{document.id}", now, keeps_dates=True)
        writer.save_events(reading.events, document.publisher or document.id, whole=True)
        writer.save_all(_identified_resources(reading.resources, document.id))
        writer.save_all(_identified_rest(reading))
        writer.forget_unsaid()
        _refuse_cut(document.title, writer)
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
        writer.save_events(harvest.events, source.id, whole=False)
        writer.save_all(_identified_resources(harvest.resources, source.id))
        counted = run.model_copy(update={"new": writer.tally.new, "changed": writer.tally.changed})
        db.table("runs").insert(counted.model_dump(mode="json"))
    return writer.tally


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
        _move(db, other, "", kept)
        _save_pair(db, kept, other, found, Verdict.MERGED, _stamp(now))
        for event_id in (kept, other):
            _refresh_or_remove(db, "event", event_id, _stamp(now))
    return kept


def part(db: Database, event_id: str, other: str, *, now: datetime) -> list[str]:
    """Take what `other` stands for out of an event; give the ids of the events that it makes.

    `other` is a publication (`site:x` or `x`), or the id of an event that was joined to this one. When it
    is the id of another event, the pair is no longer listed as doubtful. The decision lasts.

    Raises:
        MaillageError: when an id is unknown, or nothing would be left on one side.
    """
    with transaction(db):
        event_id, stamp = _required(db, event_id), _stamp(now)
        stranger = kept_id(db, other) or event_id
        parted = {stranger} if stranger != event_id else _take_out(db, event_id, other, stamp)
        for target in sorted(parted):
            _tell_apart(db, event_id, target, stamp)
    return sorted(parted)


def _take_out(db: Database, event_id: str, other: str, now: str) -> set[str]:
    leaving, staying = _parted(db, event_id, other)
    targets = {_part_mention(db, event_id, mention, staying) for mention in leaving}
    for touched in (event_id, *sorted(targets)):
        _refresh(db, "event", touched, now)
    return targets


def _required(db: Database, event_id: str) -> str:
    found = kept_id(db, event_id)
    if found is None:
        raise MaillageError(f"There is no event {event_id}.")
    return found


def _stored_event(db: Database, event_id: str) -> Event:
    row = next(db.query("SELECT content FROM events WHERE id = ?", [event_id]))
    return Event.model_validate_json(row["content"])


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
    _move(db, own, publication, target)
    db.execute(
        "UPDATE mentions SET item = ? WHERE kind = 'event' AND own = ? AND publication = ?",
        [target, own, publication],
    )
    return target


def _tell_apart(db: Database, event_id: str, other: str, now: str) -> None:
    found = match(_stored_event(db, event_id), _stored_event(db, other))
    _save_pair(db, event_id, other, found, Verdict.PARTED, now)


def _move(db: Database, own: str, publication: str, event_id: str) -> None:
    row = {"own": own, "publication": publication, "event": event_id}
    db.table("event_moves").insert(row, replace=True)


def _save_pair(db: Database, kept: str, other: str, found: Match, verdict: Verdict, now: str) -> None:
    row = {
        "kept": kept,
        "other": other,
        "score": found.score,
        "reasons": json.dumps(found.reasons, ensure_ascii=False),
        "verdict": verdict,
        "decided_at": now,
    }
    db.execute("DELETE FROM event_pairs WHERE (kept, other) = (?, ?)", [other, kept])
    db.table("event_pairs").insert(row, replace=True)


def _refuse_cut(title: str, writer: _Writer) -> None:
    if writer.tally.removed > len(writer.said):
        raise MaillageError(
            f"« {title} » says far less than when it was last read ({len(writer.said)} items, {writer.tally.removed}"
            " would be lost): is the file cut? Nothing was stored."
        )


def _was_really_read(db: Database, document: str) -> bool:
    return any(db.query("SELECT 1 FROM documents WHERE id = ? AND starter = 0", [document]))


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
    named: list[tuple[str, str, Item]] = [
        *(("territory", territory.id, territory) for territory in reading.territories),
        *(("action", action.id, action) for action in reading.actions),
        *(("total", f"{total.territory}-{total.mission}-{document}", total) for total in reading.totals),
        *(("pathway", f"{pathway.territory}-{document}", pathway) for pathway in reading.pathways),
    ]
    return [Identified(kind, item_id, item_id, item) for kind, item_id, item in named]


def _identified_resources(resources: Iterable[Resource], publisher: str) -> list[Identified]:
    named = ((resource_id(resource, publisher), resource) for resource in resources)
    return [Identified("resource", item_id, item_id, resource) for item_id, resource in named]


def resource_id(resource: Resource, publisher: str) -> str:
    """Give a resource's stable id: from its address, or its publisher, title and figure when it has none."""
    if resource.figure is not None or resource.url is None:
        return short_hash(publisher, slug(resource.title))
    return short_hash(resource.url, slug(resource.title))


class _Writer:
    """Saves what one publication says, and keeps count of it."""

    def __init__(self, db: Database, publication: str, now: datetime, *, keeps_dates: bool) -> None:
        self.db = db
        self.publication = publication
        self.now = _stamp(now)
        self.keeps_dates = keeps_dates
        self.tally = Tally()
        self.said: set[tuple[str, str]] = set()

    def save_events(self, events: Sequence[Event], publisher: str, *, whole: bool) -> None:
        """Save the events, each under its own id or under that of the kept event it is the same as."""
        identities = identify(self.db, events, publisher, self.publication, whole=whole)
        for identity in identities:
            self._remember(identity)
        self.save_all(Identified("event", found.own, found.filed, found.event) for found in identities)
        for identity in identities:
            if identity.is_refiled:
                _refresh_or_remove(self.db, "event", identity.own, self.now)

    def _remember(self, identity: Identity) -> None:
        keys = ({"key": key, "event": identity.own} for key in identity.keys)
        self.db.table("event_keys").insert_all(keys, ignore=True)
        for rival in identity.rivals:
            joined = rival.event == identity.filed
            verdict = Verdict.JOINED if joined else Verdict.DOUBTFUL
            _save_pair(self.db, rival.event, identity.own, rival.match, verdict, self.now)
            if joined:
                self.db.execute(
                    "UPDATE event_moves SET event = ? WHERE event = ?", [rival.event, identity.own]
                )
                _move(self.db, identity.own, "", rival.event)

    def save_all(self, items: Iterable[Identified]) -> None:
        for identified in items:
            self.said.add((identified.kind, identified.own))
            self._save_mention(identified)
            self.tally.count(identified.kind, _refresh(self.db, identified.kind, identified.filed, self.now))

    def _save_mention(self, said: Identified) -> None:
        """A document is read once and for all: read again, it only counts when it says something else."""
        unless_same = "WHERE excluded.content IS NOT mentions.content" if self.keeps_dates else ""
        self.db.execute(
            f"""
            INSERT INTO mentions (kind, item, own, publication, content, first_seen, last_seen)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE
            SET item = excluded.item, content = excluded.content, last_seen = excluded.last_seen {unless_same}
            """,
            [said.kind, said.filed, said.own, self.publication, _dump(said.item), self.now, self.now],
        )

    def forget_unsaid(self) -> None:
        """Take back what the document said before and no longer says."""
        before = self.db.query(
            "SELECT kind, own, item FROM mentions WHERE publication = ?", [self.publication]
        )
        for row in list(before):
            if (row["kind"], row["own"]) not in self.said:
                self._forget(row["kind"], row["own"], row["item"])
                self.tally.removed += 1

    def _forget(self, kind: str, own: str, item_id: str) -> None:
        self.db.execute(
            "DELETE FROM mentions WHERE kind = ? AND own = ? AND publication = ?",
            [kind, own, self.publication],
        )
        if kind == "event" and not _is_said(self.db, kind, "own", own):
            self.db.execute("DELETE FROM event_keys WHERE event = ?", [own])
        _refresh_or_remove(self.db, kind, item_id, self.now)


def _is_said(db: Database, kind: str, column: str, value: str) -> bool:
    return any(db.query(f"SELECT 1 FROM mentions WHERE kind = ? AND {column} = ? LIMIT 1", [kind, value]))


def _refresh_or_remove(db: Database, kind: str, item_id: str, now: str) -> None:
    """Bring the item in line with what is still said of it; remove it when nothing is."""
    if _is_said(db, kind, "item", item_id):
        _refresh(db, kind, item_id, now)
        return
    db.execute(f"DELETE FROM {TABLES[kind].name} WHERE id = ?", [item_id])
    if kind == "event":
        db.execute("DELETE FROM event_words WHERE rowid = ?", [_words_row(item_id)])


def _refresh(db: Database, kind: str, item_id: str, now: str) -> str:
    """Bring the item in line with all its mentions; say whether it is new, changed or unchanged."""
    table = TABLES[kind].name
    merged, seen = _merged(db, kind, item_id)
    content = _dump(merged)
    stored = next(db.query(f"SELECT content FROM {table} WHERE id = ?", [item_id]), None)
    if stored is not None and stored["content"] == content:
        db.execute(
            f"UPDATE {table} SET first_seen = ?, last_seen = ? WHERE id = ?",
            [seen["first_seen"], seen["last_seen"], item_id],
        )
        return "unchanged"
    _write(db, kind, item_id, merged, {**seen, "content": content, "last_changed": now})
    return "changed" if stored is not None else "new"


def _write(db: Database, kind: str, item_id: str, item: Item, seen: Mapping[str, str]) -> None:
    row = {"id": item_id, **TABLES[kind].columns(item), **seen}
    db.table(TABLES[kind].name).upsert(row, pk="id")
    version = {"kind": kind, "item": item_id, "seen_at": seen["last_changed"], "content": seen["content"]}
    db.table("versions").insert(version, replace=True)
    if isinstance(item, Event):
        _index_event(db, item_id, item)


def _merged(db: Database, kind: str, item_id: str) -> tuple[Item, dict[str, str]]:
    """Give the item that all its mentions make, and when it was first and last seen."""
    rows = by_trust(
        db.query(
            """
            SELECT m.publication, m.content, m.first_seen, m.last_seen, d.published, s.homepage,
                   json_extract(m.content, '$.url') AS page
            FROM mentions AS m
            LEFT JOIN documents AS d ON m.publication = 'doc:' || d.id
            LEFT JOIN sources AS s ON m.publication = 'site:' || s.id
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
    db.execute("DELETE FROM event_words WHERE rowid = ?", [_words_row(event_id)])
    db.table("event_words").insert(
        {
            "rowid": _words_row(event_id),
            "event": event_id,
            "title": event.title,
            "place": " ".join(filter(None, [event.venue, event.city])),
            "people": " ".join(
                filter(None, [event.organizer, *event.partners, *(p.label for p in event.audience)])
            ),
            "description": event.description or "",
        }
    )


def _words_row(event_id: str) -> int:
    """Give the row of an event's words: they can only be found by row without reading them all."""
    return int(event_id, 16)


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
