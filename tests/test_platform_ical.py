"""iCalendar files as they are really written: days, hours and recurrences, identity, states, broken bytes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from collectors.platforms import ical
from collectors.platforms.contract import EVENT, Answer, Ask, Role
from collectors.registry import Entry
from db.model import Event
from db.vocabulary import EventKind, EventStatus, Mode, ResourceKind
from tests.builders import TODAY, web_page

HOME = "https://cpts-des-lacs.example/"
FEED = HOME + "agenda.ics"
ENTRY = Entry.model_construct(
    id="lacs", name="CPTS des Lacs", region="Bourgogne-Franche-Comté", homepage=HOME, agenda=(FEED,)
)
START = "DTSTART;TZID=Europe/Paris:20270312T183000"


def component(*lines: str, title: str = "Atelier plaies", uid: str = "a1") -> str:
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{title}", *lines, "END:VEVENT"])


def calendar(*components: str) -> str:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *components, "END:VCALENDAR", ""])


def answer(content: str | bytes, today: date = TODAY) -> Answer:
    data = content.encode() if isinstance(content, str) else content
    return ical.read_calendar(data, FEED, ENTRY, today)


def only(*lines: str, **fields: str) -> Event:
    (event,) = answer(calendar(component(*lines, **fields))).events
    return event


def sittings(event: Event) -> list[tuple[str, str | None]]:
    return [
        (one.start.isoformat() if one.start else "", one.end.isoformat() if one.end else None)
        for one in event.occurrences
    ]


EVENING = ("2027-03-12T18:30:00+01:00", "2027-03-12T20:00:00+01:00")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([START, "DTEND;TZID=Europe/Paris:20270312T200000"], EVENING),
        (["DTSTART:20270312T183000", "DTEND:20270312T200000"], EVENING),
        (["DTSTART:20270312T173000Z", "DTEND:20270312T190000Z"], EVENING),
        (["DTSTART;TZID=Mairie:20270312T183000", "DURATION:PT1H30M"], EVENING),
        (["DTSTART;TZID=Romance Standard Time:20270312T183000", "DURATION:PT1H30M"], EVENING),
        (["DTSTART;TZID=America/New_York:20270312T123000", "DURATION:PT1H30M"], EVENING),
        ([START], (EVENING[0], None)),
        (["DTSTART;VALUE=DATE:20270312", "DTEND;VALUE=DATE:20270314"], ("2027-03-12", "2027-03-13")),
        (["DTSTART;VALUE=DATE:20270312", "DTEND;VALUE=DATE:20270313"], ("2027-03-12", "2027-03-12")),
        (["DTSTART;VALUE=DATE:20270312", "DTEND;VALUE=DATE:20270312"], ("2027-03-12", "2027-03-12")),
        (["DTSTART;VALUE=DATE:20270312", "DURATION:P2D"], ("2027-03-12", "2027-03-13")),
        (["DTSTART;TZID=Europe/Paris;VALUE=DATE:20270312"], ("2027-03-12", None)),
        (
            ["DTSTART;TZID=Europe/Paris:20270312T000000", "DTEND;TZID=Europe/Paris:20270313T235959"],
            ("2027-03-12", "2027-03-13"),
        ),
        (
            ["DTSTART;TZID=Europe/Paris:20270312T000000", "DTEND;TZID=Europe/Paris:20270313T000000"],
            ("2027-03-12", "2027-03-12"),
        ),
        (
            ["DTSTART;TZID=Europe/Paris:20270327T190000", "DURATION:PT8H"],
            ("2027-03-27T19:00:00+01:00", "2027-03-28T04:00:00+02:00"),
        ),
    ],
)
def test_when_an_event_sits(lines: list[str], expected: tuple[str, str | None]) -> None:
    event = only(*lines)
    assert sittings(event) == [expected]
    assert event.occurrences[0].all_day is (len(expected[0]) == 10)
    assert "all_day" not in event.inferred


@pytest.mark.parametrize(
    ("lines", "starts"),
    [
        (["RDATE;TZID=Europe/Paris:20270319T183000,20270326T183000"], ["03-12", "03-19", "03-26"]),
        (["RRULE:FREQ=WEEKLY;COUNT=3"], ["03-12", "03-19", "03-26"]),
        (["RRULE:FREQ=WEEKLY;UNTIL=20270326T172900Z"], ["03-12", "03-19"]),
        (["RRULE:FREQ=WEEKLY;UNTIL=20270326"], ["03-12", "03-19", "03-26"]),
        (["RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE;TZID=Europe/Paris:20270319T183000"], ["03-12", "03-26"]),
        (["RRULE:FREQ=MONTHLY;BYDAY=2FR;COUNT=3"], ["03-12", "04-09", "05-14"]),
    ],
)
def test_bounded_recurrences_are_followed(lines: list[str], starts: list[str]) -> None:
    event = only(START, "DURATION:PT1H30M", *lines)
    assert [start[5:10] for start, _ in sittings(event)] == starts
    assert all(start[11:16] == "18:30" and (end or "")[11:16] == "20:00" for start, end in sittings(event))


def test_whole_days_recur_as_days() -> None:
    event = only("DTSTART;VALUE=DATE:20270312", "DTEND;VALUE=DATE:20270313", "RRULE:FREQ=WEEKLY;COUNT=2")
    assert sittings(event) == [("2027-03-12", "2027-03-12"), ("2027-03-19", "2027-03-19")]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=WEEKLY",
        "FREQ=SECONDLY;COUNT=100000000",
        "FREQ=DAILY;INTERVAL=0;COUNT=5",
        "FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=1,2,3;COUNT=100000",
    ],
)
def test_other_recurrences_keep_their_first_sitting_and_say_so(rule: str) -> None:
    found = answer(calendar(component(START, f"RRULE:{rule}")))
    assert sittings(found.events[0]) == [(EVENING[0], None)]
    assert "récurrence" in found.remarks[0]


def test_a_long_recurrence_keeps_a_hundred_sittings_from_a_year_ago() -> None:
    event = only("DTSTART;VALUE=DATE:20200101", "RRULE:FREQ=DAILY;COUNT=5000")
    assert len(event.occurrences) == 100
    assert sittings(event)[0][0] == "2025-11-21"


def test_a_recurrence_of_another_time_is_not_followed() -> None:
    found = answer(calendar(component("DTSTART;VALUE=DATE:20010101", "RRULE:FREQ=DAILY;UNTIL=20271231")))
    assert sittings(found.events[0]) == [("2001-01-01", None)]
    assert "récurrence" in found.remarks[0]


def test_a_moved_sitting_and_a_cancelled_one() -> None:
    series = component(START, "RRULE:FREQ=WEEKLY;COUNT=3")
    moved = component(
        "RECURRENCE-ID;TZID=Europe/Paris:20270319T183000",
        "DTSTART;TZID=Europe/Paris:20270320T090000",
        title="Atelier plaies (déplacé)",
    )
    off = component(
        "RECURRENCE-ID;TZID=Europe/Paris:20270326T183000",
        "DTSTART;TZID=Europe/Paris:20270326T183000",
        "STATUS:CANCELLED",
    )
    (event,) = answer(calendar(moved, series, off)).events
    assert [start[:16] for start, _ in sittings(event)] == ["2027-03-12T18:30", "2027-03-20T09:00"]
    assert (event.title, event.status) == ("Atelier plaies", EventStatus.ANNOUNCED)


PAGE = f"URL:{HOME}agenda/atelier-plaies/"


@pytest.mark.parametrize(
    ("components", "expected"),
    [
        # One event in two entries: same page or same UID.
        (
            [component(START, PAGE, uid="1"), component("DTSTART:20270319T183000", PAGE, uid="2")],
            [(2, PAGE[4:])],
        ),
        ([component(START, uid="1"), component("DTSTART:20270319T183000", uid="1")], [(2, "1")]),
        ([component(START, PAGE), component(START, PAGE)], [(1, PAGE[4:])]),
        # An address that several events share is the page of none.
        (
            [component(START, PAGE, uid="1"), component(START, PAGE, uid="2", title="Soirée diabète")],
            [(1, "1"), (1, "2")],
        ),
        ([component(START, f"URL:{HOME}", uid="1")], [(1, "1")]),
        # A generator that gives every event the same UID.
        (
            [component(START, uid="x"), component(START, uid="x", title="Soirée diabète")],
            [(1, None), (1, None)],
        ),
    ],
)
def test_what_is_one_event(components: list[str], expected: list[tuple[int, str | None]]) -> None:
    events = answer(calendar(*components)).events
    assert [(len(event.occurrences), event.uid) for event in events] == expected


def test_the_fields_of_an_event() -> None:
    event = only(
        START,
        PAGE,
        "LOCATION:Maison de santé\\, 39000 Lons-le-Saunier",
        "GEO:0;0",
        "CATEGORIES:Formation,Infirmiers",
        "ORGANIZER;CN=CPTS des Lacs:mailto:agenda@cpts.example",
        'X-ALT-DESC;FMTTYPE=text/html:<p>Avant le 5 mars 2027\\, <a href="/inscription">inscrivez-vous</a></p>'
        "<p>Date limite d’inscription : 05/03/2027</p>",
        title="Plaies &amp;amp; cicatrisation\u00a0: l&rsquo;essentiel",
    )
    assert event.title == "Plaies & cicatrisation : l’essentiel"
    assert (event.url, event.venue, event.city) == (PAGE[4:], "Maison de santé", "Lons-le-Saunier")
    assert (event.kind, event.mode, event.organizer) == (EventKind.FORMATION, Mode.ONSITE, "CPTS des Lacs")
    assert event.registration_url == HOME + "inscription"
    assert event.registration_deadline == date(2027, 3, 5)
    assert event.description is None


@pytest.mark.parametrize(
    ("description", "link"),
    [
        (
            "Programme : https://a.example/p.pdf\\nInscription : https://a.example/f?x=1.",
            "https://a.example/f?x=1",
        ),
        ("&lt;a href=&quot;https://a.example/f&quot;&gt;S’inscrire&lt;/a&gt;", "https://a.example/f"),
        ("Renseignements : https://a.example/f", None),
    ],
)
def test_the_link_to_register(description: str, link: str | None) -> None:
    assert only(START, f"DESCRIPTION:{description}").registration_url == link


@pytest.mark.parametrize(
    "name", ["Claire Fontaine", "Dr Roche, CPTS des Lacs", "admin", "c.fontaine@cpts.example"]
)
def test_a_person_never_organises(name: str) -> None:
    assert only(START, f'ORGANIZER;CN="{name}":mailto:c.fontaine@cpts.example').organizer is None


@pytest.mark.parametrize(
    ("lines", "title", "status"),
    [
        (["STATUS:CANCELLED"], "Atelier plaies", EventStatus.CANCELLED),
        (["STATUS:CONFIRMED"], "ANNULÉ – Atelier plaies", EventStatus.CANCELLED),
        (["STATUS:CONFIRMED", "DESCRIPTION:L’atelier est reporté."], "Atelier plaies", EventStatus.POSTPONED),
        (["STATUS:CONFIRMED"], "Atelier plaies", EventStatus.ANNOUNCED),
    ],
)
def test_whether_it_still_takes_place(lines: list[str], title: str, status: EventStatus) -> None:
    assert only(START, *lines, title=title).status is status


def test_a_call_for_applications_is_a_resource() -> None:
    found = answer(calendar(component(START, PAGE, title="Appel à candidatures 2027")))
    assert found.events == ()
    assert [(one.title, one.kind) for one in found.resources] == [
        ("Appel à candidatures 2027", ResourceKind.APPEL)
    ]


def test_entries_without_sense_are_counted_and_lose_no_other() -> None:
    found = answer(
        calendar(
            component(START),
            component("DTSTART:bientôt", uid="2"),
            component(START, uid="3", title=""),
            component(START, "BEGIN:VALARM", uid="4"),
            component("DTSTART;VALUE=DATE,PERIOD:20270312", uid="6"),
            component(
                START, "ceci n’est pas une ligne", ";:=", "RRULE:FREQ=JAMAIS", uid="5", title="Soirée diabète"
            ),
        )
    )
    assert [event.title for event in found.events] == ["Atelier plaies", "Soirée diabète"]
    assert "4 entrée(s)" in found.remarks[0]
    assert (len(found.rows), found.total) == (6, 6)


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode("cp1252"),
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: text.replace("\r\n", "\n").encode(),
        lambda text: text.encode().replace(b"\xc3\xa9", b"\xc3\r\n \xa9"),
    ],
)
def test_charsets_line_ends_and_folds(encode: Any) -> None:
    (event,) = answer(encode(calendar(component(START, title="Soirée diabète")))).events
    assert event.title == "Soirée diabète"


def test_a_calendar_without_events_is_known() -> None:
    found = answer(calendar())
    assert (found.known, found.rows, found.total, found.events) == (True, (), 0, ())


@pytest.mark.parametrize(
    "content", [b"", b"<html><body>Agenda</body></html>", b"\xff\xfe\x00", b"BEGIN:VEVENT"]
)
def test_what_is_no_calendar_is_not_known(content: bytes) -> None:
    assert answer(content) == Answer(known=False)


@pytest.mark.parametrize("length", [20, 60, 140])
def test_a_calendar_cut_in_silence_has_more_than_its_rows(length: int) -> None:
    whole = calendar(component(START), component(START, uid="2", title="Soirée diabète"))
    found = answer(whole[:-length])
    assert found.total == len(found.rows) + 1


def test_the_calendars_of_the_registry_are_asked_for_and_read() -> None:
    (ask,) = ical.begin(ENTRY)
    assert (ask.url, ask.role) == (FEED, Role.LIST)
    page = web_page(FEED, calendar(component(START)), "text/calendar")
    assert len(ical.read(page, ask, ENTRY, TODAY).events) == 1


def test_the_page_of_an_event_is_read_where_it_left_the_calendar() -> None:
    html = "<main><h1>Atelier plaies</h1><p>Le 12 mars 2027, de 18h30 à 20h, à Lure.</p></main>"
    url = PAGE.removeprefix("URL:")
    ask = Ask(url=url, role=Role.PAGE, purpose=EVENT)
    (event,) = ical.read(web_page(url, html), ask, ENTRY, TODAY).events
    assert (event.uid, sittings(event)) == (url, [EVENING])
    assert ical.read(web_page(url, ""), ask, ENTRY, TODAY) == Answer(known=False)
