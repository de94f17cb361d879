"""Lists of events: one block of HTML each, the same on every page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlsplit

from sqlite_utils import Database

from dashboards.parts import data
from dashboards.parts.chips import chip
from dashboards.parts.dates import day_month, local_day, month_name, weekday
from dashboards.parts.html import Child, Html, hidden, icon, join, link, safe_address, tag
from dashboards.parts.novelty import is_new
from dashboards.parts.provenance import provenance
from dashboards.parts.sittings import (
    UNKNOWN_HOURS,
    UNKNOWN_PLACE,
    first_day,
    hours,
    hours_known,
    place_words,
    several,
    sitting_on,
    sittings,
    span,
)
from dashboards.parts.standing import standing
from dashboards.parts.words import NBSP, quoted
from db import queries
from db.agenda import Listed
from db.model import Event
from db.queries import Kept
from db.titles import split_state
from db.vocabulary import EventStatus, Mode

SEPARATOR = f"{NBSP}· "
EVENT_STATES = {
    "annule": ("Annulé", "cross", "brick"),
    "reporte": ("Reporté", "arrow", "amber"),
    "manquant": ("Plus annoncé", "alert", "grey"),
    "confirme": ("Confirmé", "tick", "green"),
    "complet": ("Complet", "barred", "amber"),
    "modifie": ("Modifié", "pen", "grey"),
    "nouveau": ("Nouveau", "star", "plum"),
    "document": ("Document lu", "star", "plum"),
}
"""What a chip says of an event: its words, symbol and colour."""

DEDUCED = {
    "title": "titre déduit",
    "year": "année déduite",
    "month": "mois déduit",
    "end": "fin déduite",
    "mode": "mode déduit",
    "kind": "type déduit",
    "city": "ville déduite",
}
"""What was deduced among the things that a list shows, in words."""


@dataclass(frozen=True)
class Context:
    """What a list needs to know beside its events: the moment, and where each publication stands."""

    now: datetime
    starters: frozenset[str]
    first_readings: Mapping[str, datetime]
    postponed_from: Mapping[str, Event]

    @property
    def today(self) -> date:
        """Give the present day."""
        return self.now.date()


def context(db: Database, listed: list[Listed], now: datetime) -> Context:
    """Read what a list of these events needs."""
    postponed = [one.kept.id for one in listed if one.kept.item.status is EventStatus.POSTPONED]
    before = {event_id: queries.previous_version(db, event_id) for event_id in postponed}
    return Context(
        now=now,
        starters=data.shared(queries.starters, db),
        first_readings=data.shared(queries.first_readings, db),
        postponed_from={event_id: event for event_id, event in before.items() if event is not None},
    )


def event_list(listed: list[Listed], around: Context, *, months: bool = False) -> Html:
    """Write a list of events. `months` writes the month under the day, where no heading says it."""
    return tag("ul", *(_event(one, around, months) for one in listed), class_="ml-events")


def state_chip(state: str, words: str | None = None) -> Html:
    """Write the chip of an event's state, with its usual words or these."""
    usual, symbol, tone = EVENT_STATES[state]
    return chip(words or usual, symbol, tone)


def event_address(event_id: str) -> str:
    """Give the address of an event's own page, relative to any page of the dashboards."""
    return f"e/{event_id}"


def title_link(kept: Kept[Event]) -> Html:
    """Write an event's title without its state, which a chip says, as a link to its own page."""
    title, _ = split_state(kept.item.title)
    words = tag("s", title) if kept.item.status is EventStatus.CANCELLED else title
    return link(words, event_address(kept.id))


def _event(one: Listed, around: Context, months: bool) -> Html:
    event = one.kept.item
    body = tag(
        "div",
        chips(one.kept, around),
        tag("h3", title_link(one.kept), class_="ml-title"),
        _facts(event, one.day),
        _sittings_line(event, around.today),
        _origin(one.kept, around),
        class_="ml-event-body",
    )
    return tag(
        "li",
        _date(one.day, around.today if months else None),
        body,
        _actions(one, around.today),
        class_="ml-event",
    )


def _date(day: str | None, today: date | None) -> Html:
    """Write the day; with its month when `today` is given, and its year when that is another one."""
    if day is None:
        return tag("p", "date non indiquée", class_="ml-date ml-muted")
    found = date.fromisoformat(day)
    month = month_name(found) if today and found.year == today.year else f"{month_name(found)} {found.year}"
    return tag(
        "time",
        tag("span", weekday(found)),
        " ",
        tag("b", str(found.day)),
        " ",
        tag("span", month, class_=None if today else "ml-hidden"),
        datetime=day,
        class_="ml-date",
    )


def chips(kept: Kept[Event], around: Context) -> Html | None:
    """Write the chips that say what state an event is in, nothing when it is simply announced."""
    said = [state_chip(state, words) for state, words in _states(kept, around)]
    return tag("p", *said, class_="ml-chips") if said else None


def _states(kept: Kept[Event], around: Context) -> list[tuple[str, str | None]]:
    event = kept.item
    if event.status is EventStatus.CANCELLED:
        return [("annule", None)]
    if event.status is EventStatus.MISSING:
        return [("manquant", f"Plus annoncé depuis le {day_month(local_day(kept.last_seen))}")]
    if event.status is EventStatus.POSTPONED:
        return [("reporte", _postponed(event, around.postponed_from.get(kept.id)))]
    if event.status is EventStatus.FULL:
        return [("complet", None)]
    return [("nouveau", None)] if is_new(kept, around.first_readings, around.now) else []


def _postponed(event: Event, before: Event | None) -> str | None:
    """Give « Reporté du 9 janvier au 16 janvier » when the first date is known, or that the new one is not."""
    if event.is_put_off:
        return standing(event)
    then, now = sittings(before) if before else [], sittings(event)
    if not then or not now or first_day(then[0]) == first_day(now[0]):
        return None
    return f"Reporté du {day_month(first_day(then[0]))} au {day_month(first_day(now[0]))}"


def _facts(event: Event, day: str | None) -> Html:
    facts = [_hours(event, day), _place(event), _audience(event)]
    return tag("p", join(*facts), class_="ml-facts")


def _hours(event: Event, day: str | None) -> Html | None:
    sitting = sitting_on(event, date.fromisoformat(day)) if day else None
    if sitting is None:
        return None
    whole = "toute la journée" if sitting.all_day and hours_known(event) else ""
    words = join(span(sitting) if sitting.all_day else "", hours(sitting) or whole, by=", ")
    unknown = None if hours_known(event) else tag("span", UNKNOWN_HOURS, class_="ml-muted")
    return join(tag("span", words) if words else None, unknown)


def _place(event: Event) -> Html:
    words = place_words(event)
    if not words:
        return tag("span", UNKNOWN_PLACE, class_="ml-muted")
    return tag("span", icon("screen" if event.mode is Mode.ONLINE else "pin"), words, class_="ml-with-icon")


def _audience(event: Event) -> Html | None:
    if not event.audience:
        return None
    return tag("span", f"Public{NBSP}: {', '.join(profession.label for profession in event.audience)}")


def _sittings_line(event: Event, today: date) -> Html | None:
    said = join(several(event), deadline_words(event, today), by=SEPARATOR)
    return tag("p", said, class_="ml-facts") if said else None


def deadline_words(event: Event, today: date) -> str:
    """Give « inscription jusqu’au 3 mars », or since when registration is closed; nothing when it is not said."""
    deadline = event.registration_deadline
    if deadline is None:
        return ""
    if deadline < today:
        return f"inscriptions closes depuis le {day_month(deadline)}"
    return f"inscription jusqu’au {day_month(deadline)}"


def _origin(kept: Kept[Event], around: Context) -> Html:
    event = kept.item
    said: list[Child] = [
        event.kind.label if event.kind else None,
        event.organizer,
        *(provenance(mention, around.starters) for mention in kept.mentions),
        _publisher(kept),
        *deduced(event),
    ]
    return tag("p", join(*said, by=SEPARATOR), class_="ml-prov")


def _publisher(kept: Kept[Event]) -> Html | None:
    """Write the way to the publisher's own page, unless a mention already leads there."""
    event = kept.item
    if safe_address(event.url) is None or event.url in [mention.url for mention in kept.mentions]:
        return None
    return link(f"voir sur {urlsplit(event.url or '').netloc.removeprefix('www.')}", event.url)


def deduced(event: Event) -> list[str]:
    """Give « mode déduit de « webinaire » » for each shown field that was deduced."""
    return [
        f"{DEDUCED[name]} de {quoted(event.evidence[name])}" if name in event.evidence else DEDUCED[name]
        for name in event.inferred
        if name in DEDUCED
    ]


def _actions(one: Listed, today: date) -> Html | None:
    event = one.kept.item
    if event.status in (EventStatus.CANCELLED, EventStatus.MISSING):
        return None
    actions = [_calendar(one, today), _registration(event, today)]
    return tag("ul", *(tag("li", action) for action in actions if action), class_="ml-action")


def _calendar(one: Listed, today: date) -> Html | None:
    if one.day is None or one.day < today.isoformat() or one.kept.item.is_put_off:
        return None
    words = (icon("calendar"), "Ajouter", hidden(f" à mon agenda{NBSP}: {one.kept.item.title}"))
    return link(words, f"{event_address(one.kept.id)}.ics", class_="ml-with-icon")


def _registration(event: Event, today: date) -> Html | None:
    closed = event.registration_deadline is not None and event.registration_deadline < today
    if closed or safe_address(event.registration_url) is None:
        return None
    return link(("S’inscrire", hidden(f"{NBSP}: {event.title}")), event.registration_url)
