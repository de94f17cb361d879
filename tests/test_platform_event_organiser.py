"""Event Organiser: its feed, found from the home page alone, and the resources of WordPress beside it."""

from __future__ import annotations

from datetime import datetime

import pytest

from collectors.platforms import event_organiser, wordpress_content
from collectors.platforms.contract import EVENT, Answer, Ask, Role
from collectors.registry import Entry
from db.model import PARIS
from db.vocabulary import EventStatus
from tests.builders import TODAY, web_page

HOME = "https://cpts-des-lacs.example/"
FEED = f"""BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:20261101T0831Z-1793521860.41-EO-71-1@cpts-des-lacs.example
STATUS:CONFIRMED
DTSTART;TZID=Europe/Paris:20270114T183000
DTEND;TZID=Europe/Paris:20270114T203000
RDATE;TZID=Europe/Paris:20270211T183000
SUMMARY: Atelier plaies chroniques
DESCRIPTION: Deux soirées à Champagnole. Je m’inscris
X-ALT-DESC;FMTTYPE=text/html: <p>Deux soirées à Champagnole.</p>
 <p><a href="https://formulaire.example/plaies">Je m’inscris</a></p>
LOCATION:Maison de santé
GEO:0;0
ORGANIZER;CN="admin":MAILTO:admin@cpts-des-lacs.example
URL;VALUE=URI:{HOME}events/event/atelier-plaies/
END:VEVENT
BEGIN:VEVENT
UID:20261101T0831Z-1793521860.42-EO-72-1@cpts-des-lacs.example
STATUS:CONFIRMED
DTSTART;VALUE=DATE:20261006
DTEND;VALUE=DATE:20261008
SUMMARY: ANNULÉ : journées du dépistage
URL;VALUE=URI:{HOME}events/event/journees-du-depistage/
END:VEVENT
END:VCALENDAR
"""


def entry(*agenda: str, homepage: str = HOME) -> Entry:
    told = {"id": "lacs", "name": "CPTS des Lacs", "kind": "cpts", "region": "Bourgogne-Franche-Comté"}
    return Entry.model_construct(**told, homepage=homepage, agenda=agenda, resources=())


@pytest.mark.parametrize(
    ("told", "address"),
    [
        (entry(), HOME + "?feed=eo-events"),
        (entry(homepage=HOME.rstrip("/")), HOME + "?feed=eo-events"),
        (entry(homepage=HOME + "fr/"), HOME + "fr/?feed=eo-events"),
        (entry(homepage=HOME + "?lang=fr#haut"), HOME + "?feed=eo-events"),
        (entry(HOME + "feed/eo-events/"), HOME + "feed/eo-events/"),
        (entry(HOME + "agenda/"), HOME + "?feed=eo-events"),
    ],
)
def test_the_feed_is_asked_for_first_then_the_resources(told: Entry, address: str) -> None:
    first, *others = event_organiser.begin(told)
    assert (first.url, first.role, first.optional) == (address, Role.LIST, False)
    assert {ask.purpose for ask in others} <= wordpress_content.PURPOSES
    assert others


def read(content: str) -> Answer:
    (ask, *_) = event_organiser.begin(entry())
    return event_organiser.read(web_page(ask.url, content, "text/calendar"), ask, entry(), TODAY)


def test_past_and_future_events_with_all_their_sessions() -> None:
    workshop, days = read(FEED).events
    assert (workshop.uid, workshop.url) == ("post/71", HOME + "events/event/atelier-plaies/")
    assert [(one.start, one.end) for one in workshop.occurrences] == [
        (datetime(2027, month, day, 18, 30, tzinfo=PARIS), datetime(2027, month, day, 20, 30, tzinfo=PARIS))
        for month, day in ((1, 14), (2, 11))
    ]
    assert (workshop.venue, workshop.city, workshop.organizer) == ("Maison de santé", "Champagnole", None)
    assert "city" in workshop.inferred
    assert workshop.registration_url == "https://formulaire.example/plaies"
    assert (days.uid, days.status) == ("post/72", EventStatus.CANCELLED)


def test_what_is_no_feed_is_not_known() -> None:
    assert read("<html></html>") == Answer(known=False)


def test_the_page_of_an_event_tells_it_under_the_same_number() -> None:
    url = HOME + "events/event/atelier-plaies/"
    page = web_page(
        url,
        f"<link rel='shortlink' href='{HOME}?p=71'><main><h1>Atelier plaies chroniques</h1>"
        "<p>Reporté au 18 février 2027, de 18h30 à 20h30, à Champagnole.</p></main>",
    )
    ask = Ask(url=url, role=Role.PAGE, purpose=EVENT)
    (event,) = event_organiser.read(page, ask, entry(), TODAY).events
    assert (event.uid, event.status) == ("post/71", EventStatus.POSTPONED)


def test_resources_are_those_of_wordpress() -> None:
    ask = next(one for one in event_organiser.begin(entry()) if one.purpose in wordpress_content.PURPOSES)
    post = (
        '[{"id": 5, "link": "https://cpts-des-lacs.example/guide/", "title": {"rendered": "Guide des aidants"},'
        '"content": {"rendered": "<a href=\\"/guide.pdf\\">Guide</a>"}, "date": "2026-11-02T10:00:00"}]'
    )
    found = event_organiser.read(web_page(ask.url, post, "application/json"), ask, entry(), TODAY)
    assert [one.title for one in found.resources] == ["Guide des aidants"]
