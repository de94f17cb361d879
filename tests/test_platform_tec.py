"""The Events Calendar: its list with all its traps, the states that another API knows, and the resources."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from collectors.platforms import tec, wordpress_content
from collectors.platforms.contract import EVENT, Answer, Ask, Role
from collectors.registry import Entry
from db.model import Event
from db.vocabulary import EventKind, EventStatus, Mode, ResourceKind
from tests.builders import TODAY, web_page

HOME = "https://reseau-des-lacs.example/"
API = HOME + "wp-json/"
LIST = API + "tribe/events/v1/events?start_date=2020-01-01&per_page=50&page=1"
STATES = API + "wp/v2/tribe_events?per_page=100&page=1"
PAGE = HOME + "event/journee-des-aidants/"


def entry(*agenda: str) -> Entry:
    told = {
        "id": "lacs",
        "name": "Réseau des Lacs",
        "kind": "dsrc",
        "region": "Bourgogne-Franche-Comté",
        "homepage": HOME,
    }
    return Entry.model_construct(**told, agenda=agenda, resources=())


def record(**fields: Any) -> dict[str, Any]:
    told = {
        "id": 41,
        "url": PAGE,
        "title": "Journée des aidants",
        "description": "<p>Échanges et ateliers.</p>",
        "image": False,
        "all_day": False,
        "start_date": "2027-06-04 09:00:00",
        "end_date": "2027-06-04 17:00:00",
        "utc_start_date": "2027-06-04 07:00:00",
        "utc_end_date": "2027-06-04 15:00:00",
        "timezone": "Europe/Paris",
        "website": PAGE,
        "venue": [],
        "organizer": [],
        "categories": [],
        "tags": [],
    }
    return {**told, **fields}


def answer(url: str, content: Any, **fields: Any) -> Answer:
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    ask = next(one for one in tec.begin(entry()) if one.url == url)
    return tec.read(web_page(url, data, "application/json", **fields), ask, entry(), TODAY)


def listed(*records: Any, **fields: Any) -> Answer:
    return answer(LIST, {"events": list(records), "total": len(records), "total_pages": 1, **fields})


def only(**fields: Any) -> Event:
    (event,) = listed(record(**fields)).events
    return event


def sittings(event: Event) -> list[tuple[str, str | None]]:
    return [
        (one.start.isoformat() if one.start else "", one.end.isoformat() if one.end else None)
        for one in event.occurrences
    ]


@pytest.mark.parametrize(
    ("agenda", "events", "states"),
    [
        ((), LIST, STATES),
        ((HOME + "agenda/",), LIST, STATES),
        ((HOME + "fr/wp-json/tribe/events/v1/events",), LIST.replace("wp-json", "fr/wp-json"), None),
        (
            (HOME + "?rest_route=%2Ftribe%2Fevents%2Fv1%2Fevents",),
            HOME + "?rest_route=/tribe/events/v1/events&start_date=2020-01-01&per_page=50&page=1",
            HOME + "?rest_route=/wp/v2/tribe_events&per_page=100&page=1",
        ),
    ],
)
def test_what_is_asked_for_first(agenda: tuple[str, ...], events: str, states: str | None) -> None:
    first, second, *others = tec.begin(entry(*agenda))
    assert (first.url, first.role, first.optional) == (events, Role.LIST, False)
    assert second.optional
    assert states is None or second.url == states
    assert {ask.purpose for ask in others} == wordpress_content.PURPOSES
    assert all("rest_route" in ask.url for ask in others) is ("rest_route" in events)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, ("2027-06-04T09:00:00+02:00", "2027-06-04T17:00:00+02:00")),
        # A site set to « UTC+1 » announces what people read on their clock, in summer too.
        (
            {"timezone": "UTC+1", "utc_start_date": "2027-06-04 08:00:00"},
            ("2027-06-04T09:00:00+02:00", "2027-06-04T17:00:00+02:00"),
        ),
        (
            {"all_day": True, "start_date": "2027-06-04 00:00:00", "end_date": "2027-06-04 00:00:00"},
            ("2027-06-04", "2027-06-04"),
        ),
        (
            {
                "timezone": "Indian/Reunion",
                "utc_start_date": "2027-06-04 05:00:00",
                "utc_end_date": "2027-06-04 13:00:00",
            },
            ("2027-06-04T07:00:00+02:00", "2027-06-04T15:00:00+02:00"),
        ),
        ({"end_date": "2027-06-04 09:00:00"}, ("2027-06-04T09:00:00+02:00", None)),
        (
            {"start_date": "2027-03-27 19:00:00", "end_date": "2027-03-28 04:00:00"},
            ("2027-03-27T19:00:00+01:00", "2027-03-28T04:00:00+02:00"),
        ),
        (
            {"all_day": True, "start_date": "2027-06-04 00:00:00", "end_date": "2027-06-05 23:59:59"},
            ("2027-06-04", "2027-06-05"),
        ),
        (
            {
                "all_day": True,
                "timezone": "Indian/Reunion",
                "start_date": "2027-06-04 00:00:00",
                "end_date": "2027-06-04 23:59:59",
                "utc_start_date": "2027-06-03 20:00:00",
            },
            ("2027-06-04", "2027-06-04"),
        ),
    ],
)
def test_when_an_event_sits(fields: dict[str, Any], expected: tuple[str, str | None]) -> None:
    event = only(**fields)
    assert sittings(event) == [expected]
    assert "all_day" not in event.inferred


def test_the_words_of_an_event_are_read_and_its_body_is_not_kept() -> None:
    event = only(
        title="Journée des aidants &#8211; d&rsquo;un lac &amp;amp; l&#8217;autre&nbsp;?",
        description="<p>Session 1 : 04/06/2027 – Session 2 : 11/06/2027 (9h-17h).</p>"
        "<p>Intervenante : Dr Claire Fontaine.</p>"
        '<p><a href="https://formulaire.example/aidants?a=1&amp;b=2">Je m&rsquo;inscris</a></p>'
        "<p>Date limite d&rsquo;inscription : 20/05/2027</p>",
        venue={"venue": "Salle des f&ecirc;tes", "address": "2 rue du Port", "city": "Lure", "zip": "70200"},
        organizer=[{"organizer": "Claire Fontaine"}, {"organizer": "CPTS des Lacs"}],
        categories=[{"name": "R&eacute;union"}],
    )
    assert event.title == "Journée des aidants – d’un lac & l’autre ?"
    assert (event.uid, event.url, event.organizer) == ("post/41", PAGE, "CPTS des Lacs")
    assert (event.venue, event.city, event.mode) == ("Salle des fêtes", "Lure", Mode.ONSITE)
    assert [start[:16] for start, _ in sittings(event)] == ["2027-06-04T09:00", "2027-06-11T09:00"]
    assert event.registration_url == "https://formulaire.example/aidants?a=1&b=2"
    assert event.registration_deadline == date(2027, 5, 20)
    assert "Fontaine" not in event.model_dump_json()


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"venue": [{"venue": "Micropolis", "city": "Besançon"}]}, ("Micropolis", "Besançon")),
        ({"venue": {"address": "2 rue du Port", "city": "Lure"}}, ("2 rue du Port", "Lure")),
        (
            {"venue": {"venue": "Palexpo", "city": "Genève", "country": "Suisse"}},
            ("Palexpo", "Genève"),
        ),
        ({"description": "<p>En visioconférence</p>"}, (None, None)),
        ({}, (None, None)),
    ],
)
def test_where_it_takes_place(fields: dict[str, Any], expected: tuple[str | None, str | None]) -> None:
    event = only(**fields)
    assert (event.venue, event.city) == expected


@pytest.mark.parametrize(
    ("website", "expected"),
    [
        ("https://inscriptions.example/f/1?a=1&amp;b=2", "https://inscriptions.example/f/1?a=1&b=2"),
        ("https://www.helloasso.example/lacs", "https://www.helloasso.example/lacs"),
        ("https://congres.example/", None),
        ("javascript:inscription()", None),
        (PAGE, None),
    ],
)
def test_the_website_of_an_event_may_be_where_one_registers(website: str, expected: str | None) -> None:
    assert only(website=website).registration_url == expected


def test_the_category_tells_what_the_title_does_not() -> None:
    assert (
        only(title="Repérer les fragilités", categories=[{"name": "Formation"}]).kind is EventKind.FORMATION
    )


def test_the_rest_of_the_list_is_where_the_server_says() -> None:
    following = LIST.replace("page=1", "page=2")
    found = listed(record(), next_rest_url=following, total=70)
    assert found.next_page is not None
    assert (found.next_page.url, found.next_page.purpose) == (following, tec.EVENTS)
    assert (found.rows, found.total) == (("41",), 70)
    assert listed(record()).next_page is None
    assert listed(record(), next_rest_url="https://ailleurs.example/").next_page is None


def test_a_list_without_events_is_known() -> None:
    assert listed() == Answer(rows=(), total=0)


def test_a_call_for_applications_is_a_resource() -> None:
    found = listed(record(title="Appel à candidatures : référents plaies"))
    assert found.events == ()
    assert [(one.kind, one.url) for one in found.resources] == [(ResourceKind.APPEL, PAGE)]


def test_records_without_sense_are_counted_and_lose_no_other() -> None:
    broken = [record(title=None), record(start_date="bientôt"), record(start_date="0001-01-01 00:00:00")]
    odd = record(id="x", url="ftp://x", venue="?", organizer=None, categories=False, end_date=7, website=3)
    found = listed(*broken, "?", odd)
    assert [(event.title, event.url, event.uid) for event in found.events] == [
        ("Journée des aidants", None, None)
    ]
    assert "3 évènement(s)" in found.remarks[0]


@pytest.mark.parametrize("url", [LIST, STATES])
@pytest.mark.parametrize("content", [b"", b"<html>", b"[" * 100_000, b'{"events": 3}', b"7", b"\xff\x00"])
def test_what_is_no_list_is_not_known(url: str, content: bytes) -> None:
    assert answer(url, content) == Answer(known=False)


def state(**fields: Any) -> dict[str, Any]:
    told = {
        "id": 41,
        "link": PAGE,
        "title": {"rendered": "Journée des aidants"},
        "meta": {},
        "class_list": [],
    }
    return {**told, **fields}


CLASS = "tribe-events-status__list-event-postponed"


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({}, EventStatus.ANNOUNCED),
        ({"meta": [], "class_list": None}, EventStatus.ANNOUNCED),
        ({"meta": {"_tribe_events_status": "scheduled"}}, EventStatus.ANNOUNCED),
        ({"meta": {"_tribe_events_status": "canceled"}}, EventStatus.CANCELLED),
        ({"meta": {"_tribe_events_status": "postponed"}}, EventStatus.POSTPONED),
        ({"class_list": ["post-41", CLASS]}, EventStatus.POSTPONED),
        ({"class_list": {"0": "post-41", "2": CLASS}}, EventStatus.POSTPONED),
        ({"title": {"rendered": "REPORT&Eacute; : journ&eacute;e des aidants"}}, EventStatus.POSTPONED),
    ],
)
def test_states_come_as_hints_with_the_words_for_them(fields: dict[str, Any], status: EventStatus) -> None:
    (hint,) = answer(STATES, [state(**fields)]).hints
    assert (hint.uid, hint.url, hint.status, hint.occurrences) == ("post/41", PAGE, status, ())
    assert ("status" in hint.evidence) is (status is not EventStatus.ANNOUNCED)


def test_all_pages_of_states_are_read() -> None:
    found = answer(STATES, [state()], headers={"x-wp-total": "120", "x-wp-totalpages": "2"})
    assert found.next_page is not None
    assert (found.total, found.next_page.url, found.next_page.optional) == (
        120,
        STATES.replace("&page=1", "&page=2"),
        True,
    )


DESCRIBED = {
    "@context": "http://schema.org",
    "@type": "Event",
    "name": "Journée des aidants",
    "url": PAGE,
    "startDate": "2027-06-04T00:00:00+02:00",
    "endDate": "2027-06-05T23:59:59+02:00",
    "eventStatus": "https://schema.org/EventCancelled",
    "location": {"@type": "Place", "name": "Micropolis", "address": {"addressLocality": "Besançon"}},
}


def test_the_page_of_an_event_tells_it_under_the_same_number() -> None:
    html = (
        f"<link rel='canonical' href='{PAGE}'><link rel='shortlink' href='{HOME}?p=41'>"
        f'<script type="application/ld+json">{json.dumps([DESCRIBED])}</script>'
        "<body><main><h1>Journée des aidants</h1><p>Échanges et ateliers.</p></main></body>"
    )
    ask = Ask(url=PAGE, role=Role.PAGE, purpose=EVENT)
    (event,) = tec.read(web_page(PAGE, html), ask, entry(), TODAY).events
    assert (event.uid, event.status, event.city) == ("post/41", EventStatus.CANCELLED, "Besançon")
    assert sittings(event) == [("2027-06-04", "2027-06-05")]


def test_a_page_that_tells_no_event_is_not_known() -> None:
    ask = Ask(url=PAGE, role=Role.PAGE, purpose=EVENT)
    assert tec.read(web_page(PAGE, "<h1>?</h1>"), ask, entry(), TODAY) == Answer(known=False)
