"""What `maillage export` gives: one list of plain rows for each kind, with fields that never change name.

The shapes are a contract, documented in the README and held by a test.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from db import queries
from db.mission_pages import cpts_sites, pages_of
from db.model import Action, Event, Occurrence, StatusObservation
from db.queries import Kept, Mention
from db.reviews import MissionLine, latest_review, mission_lines
from db.sources import SourceState, source_states

Row = dict[str, Any]


def events(db: Database) -> list[Row]:
    """Give every event: past, coming and undated, by first day."""
    return [event_row(kept) for kept in queries.all_events(db)]


def event_row(kept: Kept[Event]) -> Row:
    """Give one event."""
    event = kept.item.model_dump(mode="json")
    first = _first_occurrence(kept.item)
    return {
        "id": kept.id,
        **{name: event[name] for name in ("title", "kind", "status", "mode")},
        **_occurrence(first),
        "occurrences": [_occurrence(occurrence) for occurrence in kept.item.occurrences],
        **{
            name: event[name]
            for name in ("venue", "city", "insee", "department", "region", "audience", "themes")
        },
        **{name: event[name] for name in ("organizer", "url", "registration_url", "registration_deadline")},
        "sources": [_source_line(mention) for mention in kept.mentions],
        "dates_raw": event["dates_raw"],
        "inferred": event["inferred"],
        **_seen(kept),
        "last_changed": _text(kept.last_changed),
    }


def _first_occurrence(event: Event) -> Occurrence | None:
    dated = [occurrence for occurrence in event.occurrences if occurrence.start is not None]
    return min(dated, key=lambda occurrence: str(occurrence.start), default=None)


def _occurrence(occurrence: Occurrence | None) -> Row:
    if occurrence is None:
        return {"start": None, "end": None, "all_day": None}
    return occurrence.model_dump(mode="json")


def _source_line(mention: Mention) -> Row:
    return {
        "source": mention.name if mention.is_document else mention.publication.removeprefix("site:"),
        "url": mention.url,
        "first_seen": _text(mention.first_seen),
        "last_seen": _text(mention.last_seen),
    }


def _seen(kept: Kept[Any]) -> Row:
    return {"first_seen": _text(kept.first_seen), "last_seen": _text(kept.last_seen)}


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def resources(db: Database) -> list[Row]:
    """Give every resource, with its figure and its files."""
    return [
        {
            "id": kept.id,
            **kept.item.model_dump(mode="json", exclude={"place"}),
            "sources": [_source_line(mention) for mention in kept.mentions],
            "document": _document(kept),
            "page_or_line": kept.item.place,
            **_seen(kept),
        }
        for kept in queries.resources(db)
    ]


def territories(db: Database) -> list[Row]:
    """Give every territory, each field from the latest document that states it."""
    return [kept.item.model_dump(mode="json", exclude={"place"}) for kept in queries.territories(db)]


def actions(db: Database) -> list[Row]:
    """Give every action, with all the statuses that every document gives it."""
    return [_action(db, kept) for kept in queries.actions(db)]


def _action(db: Database, kept: Kept[Action]) -> Row:
    action = kept.item.model_dump(mode="json")
    plain = (
        "territory",
        "mission",
        "sheet",
        "number",
        "title",
        "origin",
        "planning_raw",
        "start",
        "end",
        "status",
    )
    return {
        "id": kept.id,
        **{name: action[name] for name in plain},
        "statuses": [
            _status(mention, seen)
            for mention, observed in queries.observations(db, kept.id)
            for seen in observed.statuses
        ],
        "disagreement": kept.item.disagreement,
    }


def _status(mention: Mention, seen: StatusObservation) -> Row:
    return {
        "status": seen.status,
        "stated_as": seen.stated_as,
        "section": seen.section,
        "document": mention.name,
        "page_or_line": seen.place,
        "date": mention.published,
    }


def missions(db: Database) -> list[Row]:
    """Give, by territory and mission, the total its latest review declares beside what that review recounts to."""
    actions = _by_territory(queries.actions(db))
    totals = _by_territory(queries.mission_totals(db))
    reviews = {
        territory: latest_review(actions.get(territory, []), totals.get(territory, []))
        for territory in sorted({*actions, *totals})
    }
    return [
        _mission(territory, line, review.document.name)
        for territory, review in reviews.items()
        if review
        for line in mission_lines(review)
    ]


def _by_territory(items: Sequence[Kept[Any]]) -> dict[str, list[Kept[Any]]]:
    found: dict[str, list[Kept[Any]]] = {}
    for kept in items:
        found.setdefault(kept.item.territory, []).append(kept)
    return found


def _mission(territory: str, line: MissionLine, document: str) -> Row:
    recounted = line.recounts[0]
    declared = line.total.declared if line.total else None
    return {
        "territory": territory,
        "mission": line.mission,
        "declared": declared.model_dump() if declared else None,
        "recounted": recounted.model_dump(mode="json"),
        "agrees": None if declared is None else recounted.agrees_with(declared),
        "document": document,
    }


def pathways(db: Database) -> list[Row]:
    """Give every pathway; a radar axis without a published number is `null`."""
    return [
        {**kept.item.model_dump(mode="json", exclude={"place"}), "document": _document(kept)}
        for kept in queries.pathways(db)
    ]


def mission_pages(db: Database) -> list[Row]:
    """Give every page proposed under a mission, with the CPTS whose site it is of, and the words that decided it."""
    return [
        {
            "id": kept.id,
            "territory": site.territory,
            "proposed_mission": kept.item.mission,
            **kept.item.model_dump(mode="json", exclude={"mission"}),
            "sources": [_source_line(mention) for mention in kept.mentions],
            **_seen(kept),
        }
        for site in cpts_sites(db)
        for kept in pages_of(db, [site])
    ]


def _document(kept: Kept[Any]) -> str | None:
    return next((mention.name for mention in kept.mentions if mention.is_document), None)


def sources(db: Database, *, now: datetime) -> list[Row]:
    """Give every source, how it is and the counters of its latest run; those on alert first.

    `recent_events` tells how many events each of its last runs found, oldest first.
    """
    states = sorted(source_states(db, now=now), key=lambda state: not state.alert)
    return [_source(state) for state in states]


def _source(state: SourceState) -> Row:
    latest = state.latest.model_dump(mode="json", exclude={"source", "health"}) if state.latest else None
    return {
        **state.source.model_dump(mode="json"),
        "health": state.health,
        "sentence": state.latest.sentence if state.latest else None,
        "last_run": latest,
        "last_good": _text(state.last_good.finished) if state.last_good else None,
        "events": state.events,
        "resources": state.resources,
        "alert": state.alert,
        "failures_in_a_row": state.failures_in_a_row,
        "failing_since": _text(state.failing_since) if state.failing_since else None,
        "next_due": _text(state.next_due) if state.next_due else None,
        "recent_events": [run.events for run in state.runs],
    }


EXPORTS: dict[str, Callable[[Database], list[Row]]] = {
    "events": events,
    "resources": resources,
    "territories": territories,
    "actions": actions,
    "missions": missions,
    "pathways": pathways,
    "mission-pages": mission_pages,
}


def export(db: Database, kind: str, *, now: datetime) -> list[Row]:
    """Give all rows of a kind: one of `EXPORTS`, or `sources`, whose state depends on the hour."""
    return sources(db, now=now) if kind == "sources" else EXPORTS[kind](db)


def as_csv(rows: Sequence[Row]) -> str:
    """Give rows as CSV: a list of words is joined by « ; », anything deeper is JSON, unknown is empty.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    if rows:
        writer.writerow(rows[0])
    writer.writerows([_cell(value) for value in row.values()] for row in rows)
    return text.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        value = "; ".join(value)
    if isinstance(value, list | dict | bool):
        return json.dumps(value, ensure_ascii=False)
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
