"""The demonstration put together: the sites served, their entries, and a database of what was collected."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path

from collectors.demo.drupal_site import NAME as NETWORK
from collectors.demo.drupal_site import drupal_site
from collectors.demo.ical_site import NAME as RIVES
from collectors.demo.ical_site import ical_site
from collectors.demo.server import served
from collectors.demo.tec_site import NAME as VAL
from collectors.demo.tec_site import tec_site
from collectors.fetch import Fetcher, FetchSettings
from collectors.guard import Limits
from collectors.registry import Entry, Platform
from collectors.rounds import run_round
from collectors.shelf import Shelf, pages_file
from db.database import open_for_writing
from db.errors import MaillageError
from db.model import PARIS, Run
from db.sources import source_states
from db.vocabulary import SourceKind

SETTINGS = FetchSettings(lift_loopback_pace=True, limits=Limits(allow_loopback=True))
PREFIX = "demo-"
REGION = "Bourgogne-Franche-Comté"


@contextmanager
def run_demo(db_file: Path, now: datetime) -> Iterator[list[Run]]:
    """Serve the sites, collect them into a new database as if it were `now` (aware), and give the runs.

    The sites answer until the context ends, so that the links of the dashboards open. The demonstration that
    stood in `db_file` is lost.

    Raises:
        MaillageError: when `db_file` holds anything else, or can't be replaced.
    """
    with demo_sites(now.date()) as entries:
        yield collect_demo(_emptied(db_file), entries, now)


def collect_demo(db_file: Path, entries: list[Entry], now: datetime) -> list[Run]:
    """Collect the sites into a database, as if it were `now` (aware)."""

    def open_web() -> Fetcher:
        return Fetcher(Shelf(pages_file(db_file)), SETTINGS)

    with closing(open_for_writing(db_file)) as db:
        return list(run_round(db, entries, open_web, now=lambda: now))


@contextmanager
def demo_sites(today: date) -> Iterator[list[Entry]]:
    """Serve the sites as they are on `today`, and give their entries, which know no more than their home."""
    modified = datetime.combine(today, time(5), UTC)
    with ExitStack() as stack:
        network = stack.enter_context(served(lambda _: drupal_site(today, modified)))
        val = stack.enter_context(served(lambda origin: tec_site(origin, today)))
        rives = stack.enter_context(served(lambda origin: ical_site(origin, today, modified)))
        yield [
            _entry(PREFIX + "reseau", NETWORK, SourceKind.DSRC, network),
            _entry(PREFIX + "cpts-val", VAL, SourceKind.CPTS, val),
            _entry(PREFIX + "cpts-rives", RIVES, SourceKind.CPTS, rives),
        ]


def _entry(identifier: str, name: str, kind: SourceKind, home: str) -> Entry:
    return Entry(
        id=identifier,
        name=name,
        kind=kind,
        region=REGION,
        homepage=f"{home}/",
        platform=Platform.AUTO,
    )


def _emptied(db_file: Path) -> Path:
    """Remove a demonstration of before and its pages, with the files that SQLite keeps beside them."""
    if db_file.exists():
        _check_made_up(db_file)
    try:
        db_file.parent.mkdir(parents=True, exist_ok=True)
        for file in (db_file, pages_file(db_file)):
            for suffix in ("", "-wal", "-shm"):
                file.with_name(file.name + suffix).unlink(missing_ok=True)
    except OSError as error:
        raise MaillageError(f"{db_file} can't be replaced: {error.strerror}.") from error
    return db_file


def _check_made_up(db_file: Path) -> None:
    with closing(open_for_writing(db_file)) as db:
        known = [state.source.id for state in source_states(db, now=datetime.now(PARIS))]
    if not all(identifier.startswith(PREFIX) for identifier in known):
        raise MaillageError(f"{db_file} holds more than a demonstration; choose another file.")
