"""`/agenda.ics` and `/e/<id>.ics`: events for Outlook, Google, Apple and Thunderbird."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import icalendar
from icalendar import Calendar, Timezone, TimezoneDaylight, TimezoneStandard, vText

from dashboards.parts.demonstration import marked
from dashboards.parts.html import safe_address
from dashboards.parts.memory import Memory
from dashboards.parts.sittings import hours_known, last_day, place_words, sittings
from dashboards.parts.standing import NO_NEW_DAY
from dashboards.parts.text import one_line, several_lines
from dashboards.parts.words import NBSP, capital, listed, quoted, shortened
from dashboards.public.answers import Answer, Ask, download
from dashboards.public.finding import bare_title, event_address, the_event
from dashboards.public.parameters import chosen
from dashboards.public.refusals import unknown
from dashboards.public.selected import select
from db import history
from db.model import PARIS, Event, Occurrence, short_hash
from db.queries import Kept
from db.vocabulary import EventStatus

TITLE_LENGTH = 160
"""Calendars show a title whole, over as many lines as it takes: beyond this it is told in the description."""

EVERY = "PT6H"
MEDIA_TYPE = "text/calendar; charset=utf-8"
PREFIXES = {
    EventStatus.CANCELLED: "Annulé",
    EventStatus.MISSING: "Plus annoncé",
    EventStatus.POSTPONED: "Reporté",
    EventStatus.FULL: "Complet",
}
STATUSES = {
    EventStatus.CONFIRMED: "CONFIRMED",
    EventStatus.POSTPONED: "TENTATIVE",
    EventStatus.CANCELLED: "CANCELLED",
    EventStatus.MISSING: "CANCELLED",
}
"""A merely announced event has no status; a postponed one may still bear its first date."""


def agenda_ics(ask: Ask) -> Answer:
    """Give a selection of the agenda as a calendar to subscribe to."""
    asked = chosen(ask.db, ask.query, ask.today)
    found = select(ask, asked.wanted)
    name = f"Maillage{NBSP}: {asked.words}" if asked.words else "Maillage"
    calendar = _calendar(name, found.beyond or "Rendez-vous de cancérologie relevés par Maillage.")
    return _answer(ask, calendar, [one.kept for one in found.events], "agenda")


def event_ics(ask: Ask) -> Answer:
    """Give one event as a calendar to open; an event without a date has none."""
    kept = the_event(ask, ".ics")
    if not sittings(kept.item):
        raise unknown()
    return _answer(ask, _calendar("Maillage", ""), [kept], f"maillage-{kept.id}")


def _answer(ask: Ask, calendar: Calendar, events: Sequence[Kept[Event]], name: str) -> Answer:
    changed = history.changes(ask.db, [kept.id for kept in events])
    written = [_written(kept, changed.get(kept.id, 0), ask.site).text for kept in events]
    head, end = calendar.to_ical().rsplit(b"END:VCALENDAR", 1)
    content = b"".join((head, *written, b"END:VCALENDAR", end))
    return Answer(content, MEDIA_TYPE, download(name, "ics"))


@dataclass(frozen=True)
class Written:
    """The entries of one event, as a calendar holds them."""

    text: bytes

    @property
    def size(self) -> int:
        """Give the bytes that they take."""
        return len(self.text)


entries: Memory[Written] = Memory(most=32_000_000)
"""To write two thousand events takes a second: those that did not change are written once."""


def _written(kept: Kept[Event], changed: int, site: str) -> Written:
    sources = tuple(mention.name for mention in kept.mentions)
    content = short_hash(kept.item.model_dump_json())
    key = (kept.id, content, kept.last_changed, changed, site, sources)
    return entries.get(key, lambda: Written(b"".join(one.to_ical() for one in _entries(kept, changed, site))))


def _calendar(name: str, about: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Maillage//Agenda//FR")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", vText(one_line(marked(name))))
    calendar.add("x-wr-timezone", "Europe/Paris")
    if about:
        calendar.add("x-wr-caldesc", vText(about))
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", EVERY)
    calendar.add_component(_paris())
    return calendar


def _paris() -> Timezone:
    """Give the rules of Paris since 1996, in the plain form that every calendar understands."""
    zone = Timezone()
    zone.add("tzid", "Europe/Paris")
    for half, start, month, before, after in (
        (TimezoneDaylight(), datetime(1996, 3, 31, 2), 3, 1, 2),
        (TimezoneStandard(), datetime(1996, 10, 27, 3), 10, 2, 1),
    ):
        half.add("dtstart", start)
        half.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        half.add("tzoffsetfrom", timedelta(hours=before))
        half.add("tzoffsetto", timedelta(hours=after))
        half.add("tzname", "CEST" if after == 2 else "CET")
        zone.add_component(half)
    return zone


def _entries(kept: Kept[Event], changed: int, site: str) -> Iterator[icalendar.Event]:
    """Give an entry for each sitting; the first keeps its UID when others come."""
    for rank, sitting in enumerate(sittings(kept.item), start=1):
        entry = icalendar.Event()
        entry.add("uid", f"{kept.id}{f'-{rank}' if rank > 1 else ''}@maillage")
        entry.add("sequence", changed)
        entry.add("dtstamp", kept.last_changed)
        entry.add("last-modified", kept.last_changed)
        _add_dates(entry, sitting)
        _add_words(entry, kept, site)
        yield entry


def _add_dates(entry: icalendar.Event, sitting: Occurrence) -> None:
    """Add when: in iCalendar, whole days end on the day after the last; an unknown end stays unknown."""
    start = sitting.start
    if sitting.all_day or not isinstance(start, datetime):
        entry.add("dtstart", _day(start))
        entry.add("dtend", last_day(sitting) + timedelta(days=1))
        entry.add("transp", "TRANSPARENT")
        return
    entry.add("dtstart", start.astimezone(PARIS))
    if isinstance(sitting.end, datetime) and sitting.end > start:
        entry.add("dtend", sitting.end.astimezone(PARIS))


def _day(moment: date | datetime | None) -> date:
    return moment.astimezone(PARIS).date() if isinstance(moment, datetime) else moment or date.max


def _add_words(entry: icalendar.Event, kept: Kept[Event], site: str) -> None:
    event = kept.item
    prefix = PREFIXES.get(event.status)
    title = shortened(bare_title(event), TITLE_LENGTH)
    entry.add("summary", f"{prefix}{NBSP}: {title}" if prefix else title)
    if event.status in STATUSES:
        entry.add("status", STATUSES[event.status])
    if place := one_line(place_words(event)):
        entry.add("location", place)
    entry.add("description", _description(kept, site))
    entry.add("url", event_address(site, kept.id))
    categories = [*([event.kind.label] if event.kind else []), *(theme.label for theme in event.themes)]
    if categories:
        entry.add("categories", categories)


def _description(kept: Kept[Event], site: str) -> str:
    event = kept.item
    register = safe_address(event.registration_url)
    title = bare_title(event)
    said = [
        title if len(title) > TITLE_LENGTH else "",
        capital(NO_NEW_DAY) if event.is_put_off else "",
        "Horaire non indiqué" if not hours_known(event) else "",
        f"Public{NBSP}: {listed([one.label for one in event.audience])}" if event.audience else "",
        f"Organisé par {one_line(event.organizer)}" if event.organizer else "",
        f"Inscription{NBSP}: {register}" if register else "",
        several_lines(event.description),
        f"Lu sur {listed([_name(mention.name, mention.is_document) for mention in kept.mentions])}",
        event_address(site, kept.id),
    ]
    return "\n".join(line for line in said if line)


def _name(name: str, is_document: bool) -> str:
    return quoted(one_line(name)) if is_document else one_line(name)
