"""What keeps the sources up to date for as long as it is left running: `maillage schedule`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from threading import Event

from collectors.describe import describe_run
from collectors.fetch import Fetcher, FetchSettings
from collectors.registry import Entry
from collectors.rounds import run_round
from collectors.scheduler import due, run_until
from collectors.shelf import Shelf, pages_file
from collectors.turns import RoundUnderWay, turn
from db import sources
from db.database import open_for_writing


def keep_up(
    db: Path,
    entries: Callable[[], Sequence[Entry]],
    settings: FetchSettings,
    *,
    now: Callable[[], datetime],
    stop: Event,
    told: Callable[[str], None],
) -> None:
    """Run over what is due, again and again, until `stop` is set; tell each run and each failure.

    The registry is read anew each time, so that an entry added meanwhile is taken up.
    """

    def open_web() -> Fetcher:
        return Fetcher(Shelf(pages_file(db)), settings)

    def tick() -> None:
        with closing(open_for_writing(db)) as base:
            waiting = due(entries(), sources.due(base), now())
            if not waiting:
                return
            with turn(db):
                for run in run_round(base, waiting, open_web, now=now, stop=stop):
                    told(describe_run(run))

    def unless_under_way() -> None:
        try:
            tick()
        except RoundUnderWay:
            return  # another program does just this; what it leaves is still due at the next look

    run_until(stop, unless_under_way, told)
