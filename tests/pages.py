"""Running one page on a seeded database, as a reader who opens an address."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from streamlit.testing.v1 import AppTest

from tests import seeding

DASHBOARDS = Path(__file__).parents[1] / "dashboards"
Seed = Callable[[Path], Path]
Show = Callable[..., AppTest]


def shower(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Show:
    """Give a function that seeds a database and runs the page on it, with the parameters of an address."""

    numbers = count()

    def run(seed: Seed, today: str = seeding.TODAY.isoformat(), **parameters: str | list[str]) -> AppTest:
        monkeypatch.setenv("MAILLAGE_DB", str(seed(tmp_path / f"{next(numbers)}.db")))
        monkeypatch.setenv("MAILLAGE_TODAY", today)
        app = AppTest.from_file(DASHBOARDS / page, default_timeout=30)
        for key, value in parameters.items():
            app.query_params[key] = value
        app.run()
        assert not app.exception
        return app

    return run


def soup(app: AppTest) -> BeautifulSoup:
    """Give all the HTML of a page, without its stylesheet."""
    bodies = (element.proto.body for element in app.get("html"))
    return BeautifulSoup("".join(body for body in bodies if not body.startswith("<style")), "lxml")


def words(app: AppTest) -> str:
    """Give the words of a page's HTML, on one line."""
    return " ".join(soup(app).get_text(" ").split())


def titles(app: AppTest) -> list[str]:
    """Give the titles of the listed events."""
    return [found.get_text() for found in soup(app).select(".ml-event .ml-title")]
