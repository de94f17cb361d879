"""How long saving takes when one month is crowded: `python -m benchmarks.saving_speed [EVENTS] [SITES]`.

Sites announce their events in turn, all of them of one month; one event in ten is told by the next site too, in
other words. Then every site is read again and says the same. Processor times are printed, with what came out, and
beside them those of as many events spread over five years: the ratio is what a crowd costs, on any machine.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from datetime import date, datetime, timedelta
from datetime import time as clock
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from sqlite_utils import Database

from db import duplicates, store
from db.communes import Commune, all_communes
from db.database import open_for_writing
from db.model import PARIS, Event, Harvest, Occurrence, Run, Source
from db.vocabulary import EventKind, Health, Mode, SourceKind, Theme

NOW = datetime(2026, 11, 22, 6, tzinfo=PARIS)
FIRST_DAY = date(2026, 12, 1)
TOWNS = [town for town in all_communes() if (town.population or 0) > 30_000]
TOPICS = "douleur fatigue nutrition annonce fertilité sommeil travail hypnose thrombose cicatrisation".split()


def main() -> None:
    """Save the month, then as much over five years, and say how long each took."""
    events = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    sites = int(sys.argv[2]) if len(sys.argv) > 2 else 44
    print(f"{events} new events of {sites} sites")
    crowded = _measure("in one month", _told(events, sites, days=31))
    spread = _measure("over five years", _told(events, sites, days=5 * 365))
    print(f"a crowd costs {crowded / spread:.1f} times as much")


def _measure(name: str, told: dict[str, list[Event]]) -> float:
    """Save all, then once more; say how long each took and give the seconds of the first."""
    with TemporaryDirectory() as folder:
        db = open_for_writing(Path(folder) / "maillage.db")
        first, again = _timed(db, told), _timed(db, told)
        verdicts = Counter(pair.verdict for pair in duplicates.pairs(db))
        db.close()
    found = ", ".join(f"{count} {verdict}" for verdict, count in sorted(verdicts.items()))
    print(f"{name}: {first:.1f} s, the same read again {again:.1f} s ({found})")
    return first


def _timed(db: Database, told: dict[str, list[Event]]) -> float:
    start = time.process_time()
    for site, events in told.items():
        store.save_harvest(db, _source(site), Harvest(events=tuple(events)), _run(site), now=NOW)
    return time.process_time() - start


def _told(events: int, sites: int, days: int) -> dict[str, list[Event]]:
    """Give what each site announces, over so many days."""
    chance = Random(4)
    told: dict[str, list[Event]] = {f"site-{rank}": [] for rank in range(sites)}
    names = list(told)
    for rank in range(events):
        found = _event(rank, chance, days)
        told[names[rank % sites]].append(_at(found, names[rank % sites], rank))
        if rank % 10 == 0:
            told[names[(rank + 1) % sites]].append(_at(_reworded(found), names[(rank + 1) % sites], rank))
    return told


def _event(rank: int, chance: Random, days: int) -> Event:
    kind, theme, topic = chance.choice(list(EventKind)), chance.choice(list(Theme)), chance.choice(TOPICS)
    start = datetime.combine(FIRST_DAY + timedelta(days=chance.randrange(days)), clock(8 + rank % 12), PARIS)
    town = chance.choice(TOWNS) if rank % 4 else None
    return Event(
        title=f"{kind.label} {theme.label}\u00a0: {topic} et {chance.choice(TOPICS)}",
        kind=kind,
        mode=Mode.ONSITE if town else Mode.ONLINE,
        occurrences=(Occurrence(start=start, end=start + timedelta(hours=2), all_day=False),),
        organizer=f"Organisateur {rank % 300}",
        description="Une journée pour les soins de support, avec des ateliers et des échanges. " * 6,
        **_place(town),
    )


def _place(town: Commune | None) -> dict[str, str]:
    return {"city": town.name, "insee": town.insee, "department": town.department} if town else {}


def _reworded(event: Event) -> Event:
    return event.model_copy(update={"title": f"Inscription – {event.title.upper()}", "organizer": None})


def _at(event: Event, site: str, rank: int) -> Event:
    return event.model_copy(update={"uid": str(rank), "url": f"https://{site}.example/agenda/{rank}"})


def _source(site: str) -> Source:
    return Source(id=site, name=site, kind=SourceKind.DSRC, homepage=f"https://{site}.example/")


def _run(site: str) -> Run:
    return Run(source=site, started=NOW, finished=NOW, health=Health.OK, sentence="Tout va bien.")


if __name__ == "__main__":
    main()
