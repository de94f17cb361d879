"""« Données de démonstration » on all that is served without a session, and on nothing that is real."""

from __future__ import annotations

import csv
import io

import feedparser
import icalendar
import pytest

from tests import seeding
from tests.public import Open, only_id, opened, soup

__all__ = ["opened"]

BAND = "Données de démonstration\u00a0: tout ce qui est montré ici est inventé."
PAGES = ["/e/{}", "/cpts/trois-rivieres", "/embed/agenda", "/print/agenda", "/e/unknown"]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_marked_first_and_the_memory_knows_it(
    opened: Open, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asker = opened(seeding.full)
    address = path.format(only_id(asker))
    assert not soup(asker.get(address).text).select(".ml-demo")
    monkeypatch.setenv("MAILLAGE_DEMO", "1")
    marked = soup(asker.get(address).text)
    assert marked.select_one("body > *").get_text() == BAND
    assert marked.select_one(".ml-demo")["role"] == "note"


def test_a_pathway_is_marked(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAILLAGE_DEMO", "1")
    asker = opened(seeding.full)
    address = soup(asker.get("/cpts/trois-rivieres").text).select_one("a[href^='/parcours/']")["href"]
    assert soup(asker.get(address).text).select_one(".ml-demo").get_text() == BAND


@pytest.mark.parametrize(
    ("demo", "name"), [("1", "Maillage\u00a0: infirmiers (données de démonstration)"), ("0", None)]
)
def test_calendars_and_news_say_it_in_their_name(
    opened: Open, demo: str, name: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAILLAGE_DEMO", demo)
    asker = opened(seeding.full)
    expected = name or "Maillage\u00a0: infirmiers"
    calendar = icalendar.Calendar.from_ical(asker.get("/agenda.ics?profession=infirmier").content)
    assert calendar["x-wr-calname"] == expected
    assert feedparser.parse(asker.get("/agenda.atom?profession=infirmier").content).feed.title == expected


@pytest.mark.parametrize(("demo", "told"), [("1", True), ("0", False)])
def test_programs_are_told(opened: Open, demo: str, told: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAILLAGE_DEMO", demo)
    assert opened(seeding.full).get("/agenda.json").json()["demonstration"] is told


@pytest.mark.parametrize("ending", ["csv", "xlsx", "ics"])
def test_files_say_it_in_their_name(opened: Open, ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asker = opened(seeding.full)
    names = []
    for demo in ("0", "1"):
        monkeypatch.setenv("MAILLAGE_DEMO", demo)
        names.append(asker.get(f"/agenda.{ending}").headers["content-disposition"].split('"')[1])
    assert names == [f"agenda.{ending}", f"agenda-demonstration.{ending}"]


def test_a_table_still_begins_with_its_columns(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAILLAGE_DEMO", "1")
    text = opened(seeding.full).get("/agenda.csv").content.decode("utf-8-sig")
    assert next(csv.reader(io.StringIO(text), delimiter=";"))[0] == "Début"


def test_the_picture_is_another_one(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    asker = opened(seeding.full)
    address = f"/e/{only_id(asker)}.png"
    real = asker.get(address).content
    monkeypatch.setenv("MAILLAGE_DEMO", "1")
    assert asker.get(address).content != real
