"""Asking what is served without a session, on a seeded database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from dashboards.middleware import Doorkeeper
from dashboards.public.routes import ROUTES
from db.database import open_for_writing
from db.model import Event, Harvest, Occurrence
from db.store import save_harvest
from db.vocabulary import Health
from tests import seeding

SOON = seeding.TODAY + timedelta(days=10)
Seed = Callable[[Path], Path]
Open = Callable[[Seed], TestClient]
SITE = "http://testserver"


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Give a function that seeds a database and gives someone who asks for addresses on it."""
    numbers = count()
    app = Starlette(routes=ROUTES, middleware=[Middleware(Doorkeeper)])
    with ExitStack() as stack:

        def start(seed: Seed) -> TestClient:
            monkeypatch.setenv("MAILLAGE_DB", str(seed(tmp_path / f"{next(numbers)}.db")))
            monkeypatch.setenv("MAILLAGE_TODAY", seeding.TODAY.isoformat())
            return stack.enter_context(TestClient(app, follow_redirects=False))

        yield start


def these(*events: Event) -> Seed:
    """Give a way to make a database that holds these events alone, read on a site this morning."""
    return told(events)


def told(*readings: tuple[Event, ...]) -> Seed:
    """Give a way to make a database from what a site said, one reading a day, the last one this morning."""

    def seed(path: Path) -> Path:
        db = open_for_writing(path)
        for age, events in zip(range(len(readings) - 1, -1, -1), readings, strict=True):
            moment = seeding.at(seeding.TODAY - timedelta(days=age), 6)
            run = seeding.finished(seeding.ONCO.id, moment, Health.OK, "Agenda lu.", events=len(events))
            save_harvest(db, seeding.ONCO, Harvest(events=events), run, now=moment)
        db.close()
        return path

    return seed


def an_event(title: str = "Rencontre", **fields: Any) -> Event:
    """Give an event in ten days, all day unless told otherwise."""
    usual: dict[str, Any] = {"uid": title, "occurrences": (Occurrence(start=SOON, all_day=True),)}
    return Event(title=title, **usual | fields)


def only_id(asker: TestClient) -> str:
    """Give the id of the first event of the agenda, with or without a date."""
    for period in ("a-venir", "passes", "sans-date"):
        found = asker.get("/agenda.json", params={"periode": period}).json()["events"]
        if found:
            return str(found[0]["id"])
    raise AssertionError("there is no event")


def soup(html: str) -> BeautifulSoup:
    """Read a page."""
    return BeautifulSoup(html, "lxml")


def words(html: str) -> str:
    """Give what a page says, with plain spaces."""
    return " ".join(soup(html).get_text(" ").split())
