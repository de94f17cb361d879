"""A CPTS whose site has a calendar in iCal and a page of prose, and nothing else. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from html import escape

from icalendar import Calendar, Event

from collectors.demo.gatherings import IN_PROSE, RIVES, Gathering
from collectors.demo.markup import hour, long_day, page
from collectors.demo.server import CALENDAR, HTML, Reply, Site

NAME = "CPTS des Rives d’Exemple"
MENU = {"Accueil": "/", "Nos rendez-vous": "/nos-rendez-vous"}
CALENDAR_PATH = "/agenda.ics"


def ical_site(origin: str, today: date, modified: datetime) -> Site:
    """Give the site, at the address `origin`, as it is on `today`; it was `modified` at that moment."""
    pages = {
        "/": (_home(), HTML),
        "/nos-rendez-vous": (_prose(today), HTML),
        CALENDAR_PATH: (_calendar(origin, today, modified), CALENDAR),
    }

    def answer(path: str, _query: Mapping[str, str]) -> Reply | None:
        if path not in pages:
            return None
        body, kind = pages[path]
        return Reply(body, kind, modified=modified)

    return answer


def _home() -> str:
    head = f'<link rel="alternate" type="text/calendar" href="{CALENDAR_PATH}">'
    link = f'<p><a href="{CALENDAR_PATH}">Notre agenda, à ajouter au vôtre (iCal)</a></p>'
    words = "<p>Les soignants des deux rives travaillent ensemble.</p>"
    return _written("Accueil", f"<h1>{escape(NAME)}</h1>{words}{link}", head)


def _prose(today: date) -> str:
    ((start, end),) = IN_PROSE.sittings(today)
    told = (
        f"La {IN_PROSE.title[0].lower()}{IN_PROSE.title[1:]} aura lieu le {long_day(start)}, de {hour(start)}"
        f" à {hour(end)}, à la {IN_PROSE.place}. {IN_PROSE.text}"
    )
    return _written("Nos rendez-vous", f"<h1>Nos rendez-vous</h1><p>{escape(told)}</p>")


def _written(title: str, body: str, head: str = "") -> str:
    return page(title, body, site=NAME, menu=MENU, head=head)


def _calendar(origin: str, today: date, modified: datetime) -> str:
    calendar = Calendar(version="2.0", prodid="-//Maillage//Demonstration//FR")
    for one in RIVES:
        calendar.add_component(_component(one, origin, today, modified))
    return str(calendar.to_ical(), "utf-8")


def _component(one: Gathering, origin: str, today: date, modified: datetime) -> Event:
    ((start, end),) = one.sittings(today)
    event = Event()
    event.add("uid", f"{one.slug}@{origin.partition('//')[2]}")
    event.add("dtstamp", modified.astimezone(UTC))
    event.add("dtstart", start)
    event.add("dtend", end)
    event.add("summary", one.title)
    event.add("description", one.text)
    event.add("location", str(one.place))
    return event
