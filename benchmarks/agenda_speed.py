"""How long the agenda's reads take on many events: `python -m benchmarks.agenda_speed [EVENTS]`.

Events are spread over five years, a fifth of them to come, and five thousand fall in one month. Every read is
timed three times; the best processor time is printed, with the query plan of the selection it makes.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from datetime import time as clock
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlite_utils import Database

from db import agenda, letters
from db.communes import departments
from db.database import open_for_reading, open_for_writing
from db.distances import points
from db.model import PARIS, Event, Occurrence
from db.queries import kept_events
from db.related import related
from db.selection import AgendaFilter, Around, selection
from db.store.items import EVENT_COLUMNS
from db.vocabulary import EventKind, Mode, Profession, Theme

TODAY = date(2026, 11, 22)
CROWDED = 5_000
SITES = 44
MOMENT = "2026-11-22T05:00:00+00:00"
AROUND = Around("75056", 100, online=True)
TOWNS = sorted(points())
LAST_LETTER = datetime(2026, 11, 15, tzinfo=PARIS)
SELECTIONS = {
    "all that comes": AgendaFilter(),
    "one profession, one theme": AgendaFilter(professions=("infirmier",), themes=("sein",)),
    "one word": AgendaFilter(words="formations"),
    "one letter": AgendaFilter(words="f"),
    "one source": AgendaFilter(sources=("site:site-3",)),
    "six filters": AgendaFilter(
        words="soins", professions=("infirmier",), kinds=("formation",), modes=("onsite",), closing=True
    ),
    "around Paris": AgendaFilter(around=AROUND),
    "the past": AgendaFilter(period="past"),
}


def main() -> None:
    """Make the database, then time each read of each selection."""
    events = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with TemporaryDirectory() as folder:
        path = Path(folder) / "agenda.db"
        seed(path, events)
        db = open_for_reading(path)
        for name, wanted in SELECTIONS.items():
            _measure(db, name, wanted)
        db.close()


def _measure(db: Database, name: str, wanted: AgendaFilter) -> None:
    found = agenda.count(db, wanted, today=TODAY)
    print(f"\n{name}: {found} events")
    for read, call in _reads(db, wanted).items():
        print(f"  {read:<12} {_best(call) * 1000:7.0f} ms")
    sql, values = selection(wanted, TODAY)
    for row in db.query(f"EXPLAIN QUERY PLAN {sql}", values):
        print(f"    {row['detail']}")


def _reads(db: Database, wanted: AgendaFilter) -> dict[str, Callable[[], Any]]:
    first, last = date(2026, 12, 1), date(2026, 12, 31)
    asked = next(iter(kept_events(db, ["0" * 12]).values()))
    return {
        "first page": lambda: agenda.events(db, wanted, today=TODAY),
        "page 40": lambda: agenda.events(db, wanted, today=TODAY, offset=1950),
        "count": lambda: agenda.count(db, wanted, today=TODAY),
        "by kind": lambda: agenda.by_kind(db, wanted, today=TODAY),
        "facets": lambda: agenda.facets(db, wanted, today=TODAY),
        "choices": lambda: agenda.choices(db),
        "by day": lambda: agenda.by_day(db, wanted, first, last, today=TODAY),
        "reach": lambda: agenda.reach(db, wanted, AROUND, today=TODAY),
        "by place": lambda: agenda.by_place(db, wanted, today=TODAY),
        "related": lambda: related(db, asked, today=TODAY),
        "letter": lambda: letters.proposals(
            db, wanted, LAST_LETTER, today=TODAY, lightest=letters.Weight.SENT, limit=50
        ),
    }


def _best(call: Callable[[], Any]) -> float:
    return min(_timed(call) for _ in range(3))


def _timed(call: Callable[[], Any]) -> float:
    start = time.process_time()
    call()
    return time.process_time() - start


def seed(path: Path, events: int) -> None:
    """Fill the tables at once: saving so many as a site announces them would take an hour."""
    db = open_for_writing(path)
    found = [(f"{rank:012x}", _event(rank)) for rank in range(events)]
    for name, rows in _tables(found).items():
        db.table(name).insert_all(rows)
    db.close()


def _tables(found: Sequence[tuple[str, Event]]) -> dict[str, Iterator[dict[str, Any]]]:
    return {
        "events": (_columns(one, event) for one, event in found),
        "occurrences": ({"event": one, **_days(event)} for one, event in found),
        "event_labels": (
            {"event": one, "field": field, "value": str(value)}
            for one, event in found
            for field, values in (("audience", event.audience), ("theme", event.themes))
            for value in values
        ),
        "event_words": (
            {
                "rowid": int(one, 16),
                "event": one,
                "title": event.title,
                "place": event.city or "",
                "people": event.organizer,
                "description": event.description,
            }
            for one, event in found
        ),
        "mentions": (
            {
                "kind": "event",
                "item": one,
                "own": one,
                "publication": f"site:site-{int(one, 16) % SITES}",
                "content": event.model_dump_json(),
                "first_seen": MOMENT,
                "last_seen": MOMENT,
            }
            for one, event in found
        ),
    }


def _columns(one: str, event: Event) -> dict[str, Any]:
    plain = event.model_dump(mode="json", include=set(EVENT_COLUMNS))
    seen = dict.fromkeys(("first_seen", "last_seen", "last_changed"), MOMENT)
    return {"id": one, **plain, **_days(event), "content": event.model_dump_json(), **seen}


def _days(event: Event) -> dict[str, Any]:
    day = str(event.occurrences[0].start)[:10]
    return {"first_day": day, "last_day": day}


def _event(rank: int) -> Event:
    kind = list(EventKind)[rank % len(EventKind)]
    place = departments()[rank % 96]
    online = rank % 4 == 0
    day = date(2026, 12, 1 + rank % 31) if rank < CROWDED else TODAY + timedelta(days=rank % 1825 - 1460)
    start = datetime.combine(day, clock(8 + rank % 12), PARIS)
    return Event(
        title=f"{kind.label} de cancérologie n° {rank}",
        uid=f"event-{rank}",
        kind=kind,
        mode=Mode.ONLINE if online else Mode.ONSITE,
        occurrences=(Occurrence(start=start, end=start + timedelta(hours=2), all_day=False),),
        city=None if online else "Dijon",
        insee=None if online else TOWNS[rank % len(TOWNS)],
        department=None if online else place.code,
        region=place.region,
        audience=tuple({list(Profession)[rank % 28], Profession.INFIRMIER} if rank % 2 else ()),
        themes=(list(Theme)[rank % len(Theme)],),
        organizer=f"Organisateur {rank % 300}",
        registration_deadline=day - timedelta(days=7) if rank % 5 == 0 else None,
        description="Une journée pour les soins de support, avec des ateliers et des échanges. " * 6,
    )


if __name__ == "__main__":
    main()
