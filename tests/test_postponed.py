"""What is postponed to a day not told yet: read, kept, listed under its former day, and said to wait."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from collectors.combining import combined
from collectors.french.events import find_events, read_event
from collectors.french.postponed import awaits_new_day
from dashboards.parts.standing import standing
from dashboards.public.changes import changes
from db import merging
from db.database import open_for_writing
from db.model import Occurrence
from db.store.items import refresh
from db.vocabulary import EventStatus
from tests import seeding
from tests.public import SOON, Open, an_event, only_id, opened, soup, these, told, words

__all__ = ["opened"]

TODAY = date(2027, 1, 15)
APRIL = (Occurrence(start=date(2027, 4, 3), all_day=True),)
MAY = (Occurrence(start=date(2027, 5, 8), all_day=True),)
WAITING: dict[str, Any] = {"status": EventStatus.POSTPONED, "occurrences": (), "former": APRIL}
SITTING = (Occurrence(start=SOON, all_day=True),)
UNTOLD = "nouvelle date non indiquée"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[REPORTÉ] Soirée plaies, le 3 avril 2027", True),
        ("Soirée plaies\nSamedi 3 avril 2027\n(reporté pour cause de neige)", True),
        ("La soirée prévue le 3 avril est reportée à une date ultérieure.", True),
        ("REPORTÉ - Journée du 3 avril\nLa journée aura lieu le 3 avril au CHU.", True),
        ("La soirée du 3 avril est reportée. Une nouvelle date sera communiquée bientôt.", True),
        ("Soirée du 3 avril décalée au mois de juin", True),
        ("Nous sommes contraints de reporter l’atelier du 3 avril.", True),
        ("Soirée initialement prévue le 3 avril\nReportée, date à venir", True),
        ("Soirée initialement prévue du 3 au 5 avril, reportée à 2028", True),
        ("Soirée initialement prévue le 3 avril, reportée au 8 mai 2028", False),
        ("Reporté au 8 mai : soirée plaies", False),
        ("La soirée du 3 avril est décalée au samedi 8 mai à 20 h.", False),
        ("Nous devons reporter la soirée du 3 avril au 8 mai.", False),
        ("[REPORTÉ] Soirée plaies\nNouvelle date : 8 mai 2027", False),
        ("Atelier reporté. Nous nous retrouverons le samedi 8 mai.", False),
        ("L’atelier est reporté, en raison de la neige, au 8 mai.", False),
        ("8 mai : deuxième soirée (reportée de mars)", False),
        ("Soirée reportée, samedi 8 mai au lieu du 3 avril", False),
        ("La soirée sera finalement le 8 mai.", False),
        ("Soirée le 8 mai. Désolés de ce report !", False),
        ("La soirée du 3 avril est reportée. Désolés de ce report.", True),
        ("Le bal du 3 avril est reporté. Le report est dû à la neige.", True),
        ("Le froid nous oblige à déplacer la soirée du 3 avril, à 21h.", False),
        ("Nous devons décaler la réunion du 5 mai à 18h.", True),
        ("Le froid nous oblige à déplacer la soirée du 3 avril.", True),
    ],
)
def test_a_new_day_is_awaited_until_one_is_told(text: str, expected: bool) -> None:
    assert awaits_new_day(text) is expected


def test_its_days_are_former_ones() -> None:
    event = read_event("[REPORTÉ] Soirée plaies\nSamedi 3 avril 2027 à 20h, Vesoul", today=TODAY)
    assert event is not None
    assert event.is_put_off
    assert (event.status, event.title, event.city) == (EventStatus.POSTPONED, "Soirée plaies", "Vesoul")
    assert [str(one.start)[:16] for one in event.former] == ["2027-04-03 20:00"]


def test_the_day_it_was_planned_for_is_known_from_a_sentence() -> None:
    event = read_event("La soirée plaies prévue le 3 avril 2027 est reportée sine die.", today=TODAY)
    assert event is not None
    assert (event.former, event.occurrences) == (APRIL, ())


def test_it_stays_in_the_list_that_announces_it() -> None:
    page = "Soirée plaies\n3 avril 2027\nREPORTÉ\n\nRencontre des aidants\n8 mai 2027"
    assert [(one.title, one.is_put_off) for one in find_events(page, today=TODAY)] == [
        ("Soirée plaies", True),
        ("Rencontre des aidants", False),
    ]


@pytest.mark.parametrize(
    ("first", "later", "expected"),
    [
        ({"occurrences": APRIL}, WAITING, ((), APRIL)),
        ({"occurrences": MAY}, {**WAITING, "status": EventStatus.ANNOUNCED}, (MAY, ())),
        ({"occurrences": ()}, WAITING, ((), APRIL)),
        (WAITING, {"occurrences": APRIL}, ((), APRIL)),
        (WAITING, {"occurrences": MAY}, (MAY, ())),
    ],
)
def test_two_tellings_of_one_source_make_one(
    first: dict[str, Any], later: dict[str, Any], expected: tuple[tuple[Occurrence, ...], ...]
) -> None:
    event = combined(an_event(**first), an_event(**later))
    assert (event.occurrences, event.former) == expected


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([WAITING, {"occurrences": MAY}], ((), APRIL)),
        ([WAITING, {"occurrences": (seeding.sitting(date(2027, 4, 3), 18, 20),)}], ((), APRIL)),
        ([{"occurrences": MAY}, WAITING], (MAY, ())),
        ([{**WAITING, "former": ()}, {"occurrences": MAY}], (MAY, ())),
    ],
)
def test_the_most_trusted_source_says_whether_it_waits(
    events: list[dict[str, Any]], expected: tuple[tuple[Occurrence, ...], ...]
) -> None:
    event = merging.merge_events([an_event(**fields) for fields in events])
    assert (event.occurrences, event.former) == expected


def test_it_is_kept_and_found_under_its_former_day(opened: Open) -> None:
    waiting = an_event(**(WAITING | {"former": SITTING, "dates_raw": "mercredi 2 décembre"}))
    asker = opened(told((an_event(),), (waiting,)))
    (row,) = asker.get("/agenda.json", params={"periode": "a-venir"}).json()["events"]
    assert (row["status"], row["start"], row["occurrences"]) == ("postponed", None, [])
    assert row["dates_raw"] == "mercredi 2 décembre"


def test_every_page_says_that_no_new_day_is_told(opened: Open) -> None:
    asker = opened(told((an_event(),), (an_event(**(WAITING | {"former": SITTING})),)))
    page = words(asker.get(f"/e/{only_id(asker)}").text)
    assert "Nouvelle date non indiquée Auparavant : 2 décembre 2026" in page
    assert f"Reporté, {UNTOLD} (auparavant 2 décembre 2026)" in page
    assert "Ajouter à mon agenda" not in page
    feed = asker.get("/agenda.ics").text
    assert "Nouvelle date non indiquée" in feed
    assert "STATUS:TENTATIVE" in feed
    assert f"Reporté, {UNTOLD}" in words(asker.get("/print/agenda").text)


def test_search_engines_are_told_of_the_former_day(opened: Open) -> None:
    asker = opened(told((an_event(**(WAITING | {"former": SITTING})),)))
    page = soup(asker.get(f"/e/{only_id(asker)}").text).select_one('script[type="application/ld+json"]')
    data = json.loads(page.text if page else "")
    assert data["eventStatus"].endswith("EventPostponed")
    assert data["previousStartDate"] == SOON.isoformat()


def test_what_is_told_again_the_same_is_no_change() -> None:
    before, after = an_event(occurrences=APRIL), an_event(**WAITING)
    assert changes(before, after) == [f"Reporté, {UNTOLD} (auparavant 3\u00a0avril 2027)"]
    assert changes(after, an_event(**WAITING, city="Lure")) == ["Lieu\u00a0: Lure"]
    assert standing(after) == f"Reporté, {UNTOLD}"


def test_an_event_kept_by_an_older_version_is_not_changed(tmp_path: Path) -> None:
    """Content stored before a field was known lacks it: it says the same."""
    db = open_for_writing(these(an_event())(tmp_path / "old.db"))
    (row,) = db.query("SELECT id, content FROM events")
    older = {name: value for name, value in json.loads(row["content"]).items() if name != "former"}
    for table in ("events", "mentions"):
        db.execute(f"UPDATE {table} SET content = ?", [json.dumps(older)])
    assert refresh(db, "event", row["id"], "2026-11-22T05:00:00+00:00") == "unchanged"
