"""Every read of the agenda: a selection of events as a list, by month, by day, by place, and its counts."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlite_utils import Database

from db.distances import has_position, near
from db.model import Event
from db.queries import Kept, kept_events
from db.selection import (
    CLOSING,
    COLUMNS,
    LABELS,
    ONLINE,
    RADII,
    AgendaFilter,
    Around,
    Period,
    closing_days,
    filters_of,
    period_of,
    selection,
    span,
    window,
)
from db.vocabulary import Mode


@dataclass(frozen=True)
class Listed:
    """An event in a list, under the day (`YYYY-MM-DD`) that sorts it; `None` when it has no date."""

    day: str | None
    kept: Kept[Event]


@dataclass(frozen=True)
class Place:
    """Where events are, and how many: a department's code, else online or not known (`department` `None`)."""

    department: str | None
    online: bool
    count: int


@dataclass(frozen=True)
class Reach:
    """What a search around a commune finds within each radius (km), and what is nowhere near or far.

    `online` are the events elsewhere that are followed from anywhere, `unplaced` the other ones whose commune,
    or its position, is not known.
    """

    within: Mapping[int, int]
    online: int
    unplaced: int


# --- the selection as a list and by month -------------------------------------------------------------------


def events(
    db: Database, wanted: AgendaFilter, *, today: date, limit: int = 50, offset: int = 0
) -> list[Listed]:
    """Give the events of a selection: coming ones soonest first, past ones latest first; then by title.

    Of one day, those without an hour come before the others, as do those that began earlier.
    """
    chosen, values = selection(wanted, today)
    order = "DESC" if wanted.period == "past" else "ASC"
    rows = list(
        db.query(
            f"SELECT id, day FROM ({chosen}) ORDER BY day {order}, moment, title, id LIMIT :limit OFFSET :offset",
            {**values, "limit": limit, "offset": offset},
        )
    )
    kept = kept_events(db, [row["id"] for row in rows])
    return [Listed(row["day"], kept[row["id"]]) for row in rows]


def count(db: Database, wanted: AgendaFilter, *, today: date) -> int:
    """Give the number of events of a selection."""
    chosen, values = selection(wanted, today)
    return int(next(db.query(f"SELECT COUNT(*) AS n FROM ({chosen})", values))["n"])


def months(db: Database, wanted: AgendaFilter, *, today: date) -> dict[str, int]:
    """Give the number of events of a selection by month (`YYYY-MM`), in order, whatever its month filter."""
    found: Counter[str] = Counter()
    for row in by_kind(db, wanted, today=today):
        if row["month"]:
            found[row["month"]] += row["count"]
    return dict(found)


def by_kind(db: Database, wanted: AgendaFilter, *, today: date) -> list[dict[str, Any]]:
    """Give rows `{month, kind, count}` of a selection, whatever its month filter, in order.

    `kind` is `None` where it is not known, `month` for events without a date.
    """
    chosen, values = selection(replace(wanted, month=None), today)
    return list(
        db.query(
            f"""SELECT substr(day, 1, 7) AS month, kind, COUNT(*) AS count FROM ({chosen})
            GROUP BY month, kind ORDER BY month, kind""",
            values,
        )
    )


# --- the selection by day and by place ----------------------------------------------------------------------


def by_day(
    db: Database, wanted: AgendaFilter, first: date, last: date, *, today: date
) -> dict[date, list[str]]:
    """Give, for each day that has some, the ids of the events of a selection that take place then.

    From `first` to `last`, whatever the month filter; on each day by hour, then by title. An event of several
    days is under each of them.
    """
    chosen, values = selection(replace(wanted, month=None), today)
    start, end = window(wanted, today)
    bounds = {"from": max(start, first.isoformat()), "to": min(end, last.isoformat())}
    rows = db.query(
        f"""SELECT s.id, MAX(o.first_day, :from) AS first_day, MIN(o.last_day, :to) AS last_day
        FROM ({chosen}) AS s JOIN occurrences AS o ON o.event = s.id
        WHERE o.last_day >= :from AND o.first_day <= :to ORDER BY o.first_hour, s.title, s.id""",
        {**values, **bounds},
    )
    found: dict[date, dict[str, None]] = {}
    for row in rows:
        for day in _days(row["first_day"], row["last_day"]):
            found.setdefault(day, {})[row["id"]] = None
    return {day: list(ids) for day, ids in found.items()}


def _days(first: str, last: str) -> Iterable[date]:
    start = date.fromisoformat(first)
    return (start + timedelta(days=n) for n in range((date.fromisoformat(last) - start).days + 1))


def by_place(db: Database, wanted: AgendaFilter, *, today: date) -> list[Place]:
    """Give where the events of a selection are; those that are online only have no other place."""
    chosen, values = selection(wanted, today)
    rows = db.query(
        f"""SELECT IIF(online, NULL, department) AS place, online, COUNT(*) AS count
        FROM (SELECT department, mode IS :online AS online FROM ({chosen}))
        GROUP BY place, online ORDER BY place IS NULL, place, online""",
        {**values, "online": str(Mode.ONLINE)},
    )
    return [Place(row["place"], bool(row["online"]), row["count"]) for row in rows]


def reach(db: Database, wanted: AgendaFilter, around: Around, *, today: date) -> Reach:
    """Count the events of a selection around a commune, whatever the one it is around."""
    chosen, values = selection(replace(wanted, around=None), today)
    rows = list(
        db.query(
            f"""SELECT insee, {ONLINE} AS online, COUNT(*) AS count FROM ({chosen})
            GROUP BY insee, {ONLINE}""",
            values,
        )
    )
    distant = [row for row in rows if row["insee"] not in near(around.insee, around.km)]
    return Reach(
        within={km: _count(row for row in rows if _is_within(row, around, km)) for km in RADII},
        online=_count(row for row in distant if row["online"]),
        unplaced=_count(row for row in distant if not row["online"] and not has_position(row["insee"] or "")),
    )


def _is_within(row: Mapping[str, Any], around: Around, km: int) -> bool:
    return row["insee"] in near(around.insee, km) or bool(around.online and row["online"])


def _count(rows: Iterable[Mapping[str, Any]]) -> int:
    return sum(row["count"] for row in rows)


# --- what can be chosen, and what each choice would give ----------------------------------------------------


PUBLICATIONS = ("mentions", "publication", "kind = 'event' AND ")


def choices(db: Database) -> dict[str, list[str]]:
    """Give, for each filter of the agenda that lists values, those that some event bears, in order."""
    columns = {name: _distinct(db, "events", column) for name, column in COLUMNS.items()}
    labels = {
        name: _distinct(db, "event_labels", "value", f"field = '{label}' AND ")
        for name, label in LABELS.items()
    }
    return columns | labels | {"sources": _distinct(db, *PUBLICATIONS)}


def _distinct(db: Database, table: str, column: str, where: str = "") -> list[str]:
    """Give the values of an indexed column, by leaps from one to the next rather than by reading them all."""
    least = f"SELECT MIN({column}) FROM {table} WHERE {where}"
    rows = db.query(
        f"""WITH RECURSIVE leap(value) AS (
            {least} TRUE UNION ALL SELECT ({least} {column} > leap.value) FROM leap WHERE value IS NOT NULL
        ) SELECT value FROM leap WHERE value IS NOT NULL"""
    )
    return [row["value"] for row in rows]


def publications(db: Database) -> dict[str, str]:
    """Give the name of each publication (as a `Mention` names it) that some event was read in."""
    rows = db.query(
        """SELECT p.value AS publication, COALESCE(d.title, s.name, p.value) AS name
        FROM json_each(:publications) AS p
        LEFT JOIN documents AS d ON p.value = 'doc:' || d.id
        LEFT JOIN sources AS s ON p.value = 'site:' || s.id
        ORDER BY name, p.value""",
        {"publications": json.dumps(_distinct(db, *PUBLICATIONS))},
    )
    return {row["publication"]: row["name"] for row in rows}


def facets(db: Database, wanted: AgendaFilter, *, today: date) -> dict[str, dict[Any, int]]:
    """Give, for each filter, how many events each of its values would give under all the other filters.

    Keys are the fields of `AgendaFilter` (`closing` has its count under 1), and `periods`, which counts
    whatever the month and the day.
    """
    near = _near(db, wanted, today)
    meeting = {name: near[None] + near[name] for name in (*COLUMNS, *LABELS, "sources", "closing")}
    found: dict[str, dict[Any, int]] = {
        name: Counter(row[name] for row in meeting[name]) for name in (*COLUMNS, "closing")
    }
    for name, label in LABELS.items():
        found[name] = _label_counts(db, meeting[name], label)
    found["sources"] = _source_counts(db, meeting["sources"])
    found["periods"] = _period_counts(db, replace(wanted, month=None, day=None), today)
    return found


def _near(db: Database, wanted: AgendaFilter, today: date) -> defaultdict[str | None, list[dict[str, Any]]]:
    """Give the events that meet all filters under `None`, and under a filter's name those it alone keeps out."""
    origin, conditions, values = period_of(wanted, today)
    filters, filter_values = filters_of(wanted, today)
    missed = [f"IIF({condition}, '', '{name} ')" for name, condition in filters.items()]
    columns = ", ".join(f"{column} AS {name}" for name, column in COLUMNS.items())
    rows = db.query(
        f"""SELECT * FROM (
            SELECT id, {columns}, {CLOSING} AS closing, {" || ".join(missed) or "''"} AS missed
            FROM ({origin} WHERE {" AND ".join(conditions) or "TRUE"}) AS e
        ) WHERE missed NOT LIKE '% % '""",
        values | filter_values | closing_days(today),
    )
    found: defaultdict[str | None, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        found[row["missed"].strip() or None].append(row)
    return found


def _label_counts(db: Database, events: Sequence[Mapping[str, Any]], label: str) -> dict[Any, int]:
    rows = db.query(
        """SELECT l.value, COUNT(*) AS n FROM json_each(:ids) AS e
        CROSS JOIN event_labels AS l ON l.event = e.value AND l.field = :label GROUP BY l.value""",
        {"ids": _ids(events), "label": label},
    )
    return {row["value"]: row["n"] for row in rows}


def _source_counts(db: Database, events: Sequence[Mapping[str, Any]]) -> dict[Any, int]:
    rows = db.query(
        """SELECT publication, COUNT(*) AS n FROM (
            SELECT DISTINCT m.item, m.publication FROM json_each(:ids) AS e
            CROSS JOIN mentions AS m ON m.kind = 'event' AND m.item = e.value
        ) GROUP BY publication""",
        {"ids": _ids(events)},
    )
    return {row["publication"]: row["n"] for row in rows}


def _ids(events: Sequence[Mapping[str, Any]]) -> str:
    return json.dumps([row["id"] for row in events])


def _period_counts(db: Database, wanted: AgendaFilter, today: date) -> dict[Any, int]:
    quick: Sequence[Period] = ("week", "month", "quarter")
    chosen, values = selection(replace(wanted, period="coming"), today)
    sums = ", ".join(f"COALESCE(SUM(day <= '{span(period, today)[1]}'), 0) AS {period}" for period in quick)
    coming = next(db.query(f"SELECT COUNT(*) AS coming, {sums} FROM ({chosen})", values))
    others: Sequence[Period] = ("letter", "past", "undated")
    return coming | {period: count(db, replace(wanted, period=period), today=today) for period in others}
