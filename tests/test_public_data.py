"""The agenda for programs and for spreadsheets, and the feed of its news."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import feedparser
import openpyxl
import pytest
from starlette.testclient import TestClient

from db.database import open_for_writing
from db.model import Event
from db.store import merge_two, save_reading
from db.vocabulary import EventStatus, Mode, Theme
from tests import seeding
from tests.public import SITE, SOON, Open, an_event, opened, these, told

__all__ = ["opened"]

SINCE = "2026-11-22T00:00:00+01:00"


def read(asker: TestClient, **parameters: Any) -> dict[str, Any]:
    answer = asker.get("/agenda.json", params=parameters)
    assert answer.status_code == 200
    return dict(answer.json())


# --- JSON ---------------------------------------------------------------------------------------------------


def test_pages_follow_one_another_to_the_end(opened: Open) -> None:
    asker = opened(seeding.full)
    address, ids, sizes = "/agenda.json?per_page=10&region=bourgogne-franche-comte", [], []
    while address:
        page = asker.get(address).json()
        ids += [event["id"] for event in page["events"]]
        sizes.append(len(page["events"]))
        address = page["next"]
    assert sizes == [10, 10, 5]
    assert len(set(ids)) == 25 == page["total"]


def test_an_event_has_the_fields_of_the_export_and_its_page(opened: Open) -> None:
    asker = opened(these(an_event(city="Lure", status=EventStatus.CONFIRMED)))
    (event,) = read(asker)["events"]
    assert (event["title"], event["status"], event["city"], event["venue"]) == (
        "Rencontre",
        "confirmed",
        "Lure",
        None,
    )
    assert event["start"] == SOON.isoformat()
    assert event["page"] == f"{SITE}/e/{event['id']}"


def test_what_changed_since_comes_whatever_its_date(opened: Open) -> None:
    still, old = an_event("Inchangée"), an_event("Ancienne", occurrences=(seeding.sitting(date(2026, 1, 5)),))
    moved = old.model_copy(update={"city": "Gray"})
    asker = opened(told((still, old), (still, moved)))
    assert [event["title"] for event in read(asker, updated_since=SINCE)["events"]] == ["Ancienne"]
    assert read(asker, updated_since=SINCE, periode="a-venir")["events"] == []
    assert len(read(asker, updated_since="2026-01-01")["events"]) == 2
    assert "gone" not in read(asker)


def test_what_is_gone_says_why(opened: Open) -> None:
    ids: dict[str, str] = {}

    def seed(path: Path) -> Path:
        told((an_event("Un"), an_event("Double"), an_event("Annulée"), an_event("Perdue")))(path)
        off = {"Annulée": EventStatus.CANCELLED, "Perdue": EventStatus.MISSING}
        told(tuple(an_event(title, status=status) for title, status in off.items()))(path)
        db = open_for_writing(path)
        ids.update({row["title"]: row["id"] for row in db.query("SELECT id, title FROM events")})
        merge_two(db, ids["Un"], ids["Double"], now=seeding.NOW)
        letter = seeding.newsletter()
        save_reading(db, letter, now=seeding.NOW)
        ids.update({row["title"]: row["id"] for row in db.query("SELECT id, title FROM events")})
        other = letter.model_copy(update={"events": (an_event("Autre"),)})
        save_reading(db, other, now=seeding.NOW)
        db.close()
        return path

    gone = {one["id"]: one for one in read(opened(seed), updated_since=SINCE)["gone"]}
    assert {one: (found["reason"], found["kept_as"]) for one, found in gone.items()} == {
        ids["Double"]: ("merged", ids["Un"]),
        ids["Annulée"]: ("cancelled", None),
        ids["Perdue"]: ("missing", None),
        ids["Réunion annoncée par lettre"]: ("removed", None),
    }
    assert {gone[ids[one]]["since"] for one in ("Double", "Réunion annoncée par lettre")} == {
        "2026-11-22T11:00:00+00:00"
    }
    assert read(opened(seed), updated_since="2026-11-23")["gone"] == []


def test_what_was_removed_nobody_knows_when_is_always_told(opened: Open) -> None:
    def seed(path: Path) -> Path:
        db = open_for_writing(path)
        letter = seeding.newsletter()
        save_reading(db, letter, now=seeding.NOW)
        other = letter.model_copy(update={"events": (an_event("Autre"),)})
        save_reading(db, other, now=seeding.NOW)
        db.execute("DELETE FROM removals")
        db.conn.commit()
        db.close()
        return path

    (gone,) = read(opened(seed), updated_since="2026-11-23")["gone"]
    assert (gone["reason"], gone["since"]) == ("removed", None)


def test_what_a_search_around_a_commune_leaves_out_is_counted(opened: Open) -> None:
    asker = opened(
        these(an_event("Tout près", insee="70550"), an_event("En ligne", mode=Mode.ONLINE), an_event())
    )
    assert read(asker, autour="70310")["left_out"] == {"online": 1, "unplaced": 1}
    assert read(asker, autour="70310", aussi="en-ligne")["left_out"] == {"online": 0, "unplaced": 1}
    assert read(asker)["left_out"] is None


# --- Atom ---------------------------------------------------------------------------------------------------


def test_news_are_what_is_new_or_changed_the_latest_first(opened: Open) -> None:
    first = an_event("Première", city="Lure", themes=(Theme.SEIN,), organizer="Onco")
    second = an_event("Seconde")
    moved = first.model_copy(update={"occurrences": (seeding.sitting(SOON + timedelta(days=3)),)})
    feed = feedparser.parse(
        opened(told((first,), (first, second), (moved, second))).get("/agenda.atom").content
    )
    assert not feed.bozo
    assert feed.version == "atom10"
    assert [entry.title for entry in feed.entries] == ["Première", "Seconde"]
    changed = feed.entries[0]
    assert changed.link == changed.links[0].href
    assert changed.link.startswith(f"{SITE}/e/")
    assert changed.published[:10] == "2026-11-20"
    assert changed.updated[:10] == "2026-11-22"
    assert changed.tags[0].term == "sein"
    assert "Déplacé du 2 au 5\u00a0décembre." in changed.summary


def test_a_feed_names_its_selection_and_itself(opened: Open) -> None:
    feed = feedparser.parse(opened(seeding.full).get("/agenda.atom?type=congres&utm_source=x").content).feed
    assert feed.title == "Maillage\u00a0: congrès"
    addresses = {link.rel: link.href for link in feed.links}
    assert addresses == {
        "self": f"{SITE}/agenda.atom?type=congres",
        "alternate": f"{SITE}/agenda?type=congres",
    }


def test_a_feed_without_news_is_still_a_feed(opened: Open) -> None:
    feed = feedparser.parse(opened(seeding.empty).get("/agenda.atom").content)
    assert (feed.bozo, feed.entries) == (False, [])
    assert feed.feed.updated


# --- tables -------------------------------------------------------------------------------------------------


def lines(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def sheet(content: bytes) -> list[dict[str, Any]]:
    head, *rows = openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows()
    return [dict(zip([cell.value for cell in head], row, strict=True)) for row in rows]


TABLED = an_event(occurrences=(seeding.sitting(SOON, 18, 20), seeding.sitting(SOON + timedelta(days=7))))


def test_a_table_for_excel_has_french_dates_and_a_line_for_each_sitting(opened: Open) -> None:
    answer = opened(these(TABLED)).get("/agenda.csv")
    one, two = lines(answer.content)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert [one[name] for name in ("Début", "Heure de début", "Fin", "Heure de fin", "Titre", "Lu le")] == [
        "02/12/2026",
        "18:30",
        "02/12/2026",
        "20:00",
        "Rencontre",
        "22/11/2026",
    ]
    assert [two[name] for name in ("Début", "Heure de début", "Fin")] == ["09/12/2026", "", ""]


def test_a_workbook_has_true_dates(opened: Open) -> None:
    asker = opened(these(TABLED))
    one, two = sheet(asker.get("/agenda.xlsx").content)
    assert one["Début"].value == datetime(2026, 12, 2)
    assert one["Début"].number_format == "DD/MM/YYYY"
    assert one["Heure de fin"].value == time(20)
    assert two["Fin"].value is None


def test_the_head_of_a_workbook_is_read_whole_beside_the_buttons_of_its_filters(opened: Open) -> None:
    found = openpyxl.load_workbook(io.BytesIO(opened(these(TABLED)).get("/agenda.xlsx").content)).active
    widths = {cell.value: found.column_dimensions[cell.column_letter].width for cell in found[1]}
    assert [name for name, width in widths.items() if width < len(name) + 3] == []
    assert {cell.font.name for row in found.iter_rows() for cell in row} == {"Calibri"}


def test_a_workbook_is_the_same_as_long_as_nothing_changes(opened: Open) -> None:
    one, two = (opened(these(TABLED)).get("/agenda.xlsx") for _ in range(2))
    assert one.headers["etag"] == two.headers["etag"]


@pytest.mark.parametrize("period", ["passes", "sans-date"])
def test_tables_follow_the_period(opened: Open, period: str) -> None:
    past: Event = an_event("Passée", occurrences=(seeding.sitting(date(2026, 1, 5)),))
    asker = opened(these(past, an_event("Sans date", occurrences=())))
    expected = {"passes": "Passée", "sans-date": "Sans date"}[period]
    assert [line["Titre"] for line in lines(asker.get(f"/agenda.csv?periode={period}").content)] == [expected]
