"""`maillage schedule` as a program: it collects what is due, and ends cleanly when told to."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import maillage
from collectors.registry import load_registry
from db import sources, store
from db.database import open_for_reading, open_for_writing
from tests.test_run import event, listing
from tests.web import Answer, Site

HTML = {"Content-Type": "text/html; charset=utf-8"}
PATIENCE = 60


@pytest.fixture
def site() -> Iterator[Site]:
    routes = {"/agenda": Answer(listing("/a"), headers=HTML), "/a": Answer(event(1), headers=HTML)}
    with Site(routes) as running:
        yield running


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """Give a database in which no source of ours is due for long."""
    path = tmp_path / "maillage.db"
    base = open_for_writing(path)
    for entry in load_registry():
        store.save_due(base, entry.id, datetime.now(UTC) + timedelta(days=9), None)
    base.close()
    return path


@pytest.fixture
def scheduled(tmp_path: Path, db: Path, site: Site) -> Iterator[subprocess.Popen[str]]:
    registry = tmp_path / "mine.toml"
    registry.write_text(
        f'[[source]]\nid = "mine"\nname = "Mine"\nkind = "cpts"\nhomepage = "{site.url}/"\n'
        f'platform = "drupal"\nagenda = ["{site.url}/agenda"]\n',
        "utf-8",
    )
    command = [sys.executable, maillage.__file__, "schedule", "--db", str(db), "--registry", str(registry)]
    environment = os.environ | {"MAILLAGE_ALLOW_LOOPBACK": "1", "MAILLAGE_PACE": "0"}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as program:
        yield program
        program.kill()


def end(program: subprocess.Popen[str]) -> float:
    """Tell the program to end; give the seconds that it took."""
    began = time.monotonic()
    program.send_signal(signal.SIGTERM)
    assert program.wait(timeout=PATIENCE) == 0
    return time.monotonic() - began


def test_what_is_due_is_collected_and_planned_anew(scheduled: subprocess.Popen[str], db: Path) -> None:
    assert scheduled.stdout is not None
    assert "mine  ok" in scheduled.stdout.readline()
    assert end(scheduled) < 5
    assert sources.due(open_for_reading(db))["mine"] > datetime.now(UTC) + timedelta(hours=5)


def test_a_site_that_does_not_answer_keeps_nothing_from_ending(
    scheduled: subprocess.Popen[str], db: Path, site: Site
) -> None:
    site.routes["/agenda"] = slow
    deadline = time.monotonic() + PATIENCE
    while not any(request.path == "/agenda" for request in site.requests):
        assert time.monotonic() < deadline, "the schedule asked for nothing"
        time.sleep(0.05)
    assert end(scheduled) < 5
    assert "mine" not in sources.due(open_for_reading(db)), "what was cut short is still due"


def slow(request: object) -> Answer:
    time.sleep(20)
    return Answer(status=503)
