"""Lists that the registry describes by CSS selectors, on invented pages."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from collectors.platforms.contract import EVENT, Answer, Ask, Role
from collectors.platforms.css import begin, read
from collectors.registry.entry import CssListing
from db.model import Event
from db.vocabulary import Mode
from tests.any_sites import SITE, entry
from tests.builders import TODAY, web_page

URL = f"{SITE}/agenda"
CSS = CssListing(row=".ligne", title=".titre")


def answer(*rows: str, css: CssListing | None = CSS, around: str = "", purpose: str = "css") -> Answer:
    body = "".join(f'<div class="ligne">{row}</div>' for row in rows)
    ask = Ask(url=URL, role=Role.LIST, purpose=purpose)
    return read(web_page(URL, f"<main><h1>Agenda</h1>{body}{around}</main>"), ask, entry(css=css), TODAY)


def only(row: str, **selectors: str) -> Event:
    (event,) = answer(row, css=CssListing(row=".ligne", title=".titre", **selectors)).events
    return event


@pytest.mark.parametrize(
    ("row", "selectors", "start"),
    [
        ("<b class=titre>Soirée</b><i>jeudi 14 janvier 2027 à 20h</i>", {}, "2027-01-14 20:00:00+01:00"),
        ("<b class=titre>Soirée</b><i>14/01/2027</i><u>4 mars 2027</u>", {"date": "i"}, "2027-01-14"),
        ("<b class=titre>Soirée</b><i>14</i>", {"date": "i", "link": "a"}, None),
        (
            "<b class=titre>Soirée</b><i><time datetime='2027-01-14T20:00:00+01:00'>14 janv.</time></i>",
            {"date": "i"},
            "2027-01-14 20:00:00+01:00",
        ),
        (
            "<b class=titre>Soirée</b><i><time datetime='2027-01-14T20:00:00Z'>14 janvier 2027 à 20h</time></i>",
            {"date": "i"},
            "2027-01-14 20:00:00+01:00",
        ),
    ],
)
def test_the_day_of_a_row(row: str, selectors: dict[str, str], start: str | None) -> None:
    found = answer(row, css=CssListing(row=".ligne", title=".titre", **selectors)).events
    assert [str(one.occurrences[0].start) for one in found] == ([start] if start else [])


def test_a_range_of_stamps() -> None:
    times = "<time datetime='2027-01-14T09:00'>14</time> - <time datetime='2027-01-14T17:00'>17h</time>"
    (sitting,) = only(f"<b class=titre>Forum</b><i>{times}</i>", date="i").occurrences
    assert (str(sitting.start)[11:16], str(sitting.end)[11:16]) == ("09:00", "17:00")


def test_every_cell_of_a_row() -> None:
    event = only(
        "<a class=titre href='/soiree'>Soirée &amp;amp; débat</a><i>14 janvier 2027</i><u>Salle des fêtes, Lure</u>"
        "<p>De 20h à 22h. Pour les infirmiers. Inscription avant le 8 janvier 2027</p>"
        "<a href='https://f.example/1'>S’inscrire</a>",
        date="i",
        place="u",
        description="p",
        link="a.titre",
    )
    assert (event.title, event.url, event.uid) == ("Soirée & débat", f"{SITE}/soiree", f"{SITE}/soiree")
    assert (event.venue, event.city, event.mode) == ("Salle des fêtes", "Lure", Mode.ONSITE)
    assert (event.registration_url, event.registration_deadline) == ("https://f.example/1", date(2027, 1, 8))
    assert (event.description, [one.value for one in event.audience]) == (None, ["infirmier"])


@pytest.mark.parametrize(
    ("link", "url", "registration"),
    [
        ("", URL, None),
        ("<a href='https://billets.example/1'>Billets</a>", URL, "https://billets.example/1"),
        ("<a href='mailto:contact@cpts.example'>Écrire</a>", URL, None),
        ("<a href='/e/1'>Détails</a>", f"{SITE}/e/1", None),
    ],
)
def test_where_a_row_leads(link: str, url: str, registration: str | None) -> None:
    event = only(f"<b class=titre>Soirée</b> 14 janvier 2027 {link}")
    assert (event.url, event.registration_url) == (url, registration)
    assert event.uid == (url if url != URL else "/agenda#soiree")


def test_a_year_that_is_not_written_is_said_to_be_deduced() -> None:
    assert "year" in only("<b class=titre>Soirée</b><i>14 janvier à 20h</i>", date="i").inferred


def test_rows_without_a_day_have_their_page_asked_for_and_the_others_are_counted() -> None:
    found = answer(
        "<b class=titre>Soirée</b> <a href='/e/1'>Détails</a>",
        "<b class=titre>Forum</b>",
        "<i>14 janvier 2027</i>",
        "<b class=titre>Atelier</b> 14 janvier 2027",
    )
    assert [(one.url, one.purpose, one.title) for one in found.asks] == [(f"{SITE}/e/1", EVENT, "Soirée")]
    assert [one.title for one in found.events] == ["Atelier"]
    assert found.rows == ("/agenda#atelier", f"{SITE}/e/1")
    assert found.remarks == ("Lignes de la liste sans titre, ou sans jour ni page\u00a0: 2",)


def test_the_page_that_a_row_leads_to() -> None:
    page = "<main><h1>Soirée plaies</h1><p>Le 14 janvier 2027 à 20h à Lure</p></main>"
    ask = Ask(url=f"{SITE}/e/1", role=Role.PAGE, purpose=EVENT)
    found = read(web_page(ask.url, page), ask, entry(css=CSS), TODAY)
    assert [(one.title, one.url) for one in found.events] == [("Soirée plaies", ask.url)]
    assert not read(web_page(ask.url, "<main></main>"), ask, entry(css=CSS), TODAY).known


@pytest.mark.parametrize(
    ("link", "following"),
    [("/agenda?p=2", f"{SITE}/agenda?p=2"), ("https://ailleurs.example/", None), ("", None)],
)
def test_the_rest_of_the_list(link: str, following: str | None) -> None:
    css = CSS.model_copy(update={"next": "a.suite"})
    found = answer("<b class=titre>A</b>", css=css, around=f"<a class=suite href='{link}'>Suite</a>")
    assert (found.next_page.url if found.next_page else None) == following


@pytest.mark.parametrize("css", [CSS, None])
def test_a_page_without_the_rows_described_is_unknown(css: Any) -> None:
    assert not answer(css=css).known


def test_begin() -> None:
    assert [one.url for one in begin(entry())] == [f"{SITE}/"]
    assert [one.url for one in begin(entry(agenda=(URL, f"{SITE}/passes")))] == [URL, f"{SITE}/passes"]
