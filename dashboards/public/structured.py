"""An event as schema.org describes it: only what is known. Pure."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from dashboards.parts.html import safe_address
from dashboards.parts.sittings import sittings
from dashboards.parts.text import one_line, several_lines
from dashboards.public.finding import bare_title
from db.model import PARIS, Event, Occurrence
from db.vocabulary import EventStatus, Mode

STATUSES = {
    EventStatus.ANNOUNCED: "EventScheduled",
    EventStatus.CONFIRMED: "EventScheduled",
    EventStatus.FULL: "EventScheduled",
    EventStatus.POSTPONED: "EventPostponed",
    EventStatus.CANCELLED: "EventCancelled",
}
RESCHEDULED = "EventRescheduled"
"""What is postponed to another date, as schema.org has it: the former one must be told too."""

MODES = {
    Mode.ONSITE: "OfflineEventAttendanceMode",
    Mode.ONLINE: "OnlineEventAttendanceMode",
    Mode.HYBRID: "MixedEventAttendanceMode",
}
SCHEMA = "https://schema.org/"


def described(event: Event, address: str, previous: date | datetime | None) -> dict[str, Any]:
    """Give the JSON-LD of an event whose page stands at that address, and that was to begin at `previous`.

    schema.org requires nothing; search engines want `name`, `startDate` and `location`, which are given
    when the source tells them.
    """
    known = sittings(event)
    moved = previous if event.status is EventStatus.POSTPONED and known and not event.is_put_off else None
    status = RESCHEDULED if moved else STATUSES.get(event.status)
    mode = MODES.get(event.mode) if event.mode else None
    told = {
        "name": bare_title(event),
        "url": address,
        "image": f"{address}.png",
        "description": several_lines(event.description),
        "eventStatus": status and f"{SCHEMA}{status}",
        "eventAttendanceMode": mode and f"{SCHEMA}{mode}",
        **(_dates(known[0], known[-1]) if known else {}),
        "previousStartDate": _text(known[0].start if event.is_put_off else moved),
        "subEvent": [_sub_event(event, found) for found in known] if len(known) > 1 else None,
        "location": _location(event, address),
        "organizer": {"@type": "Organization", "name": one_line(event.organizer)}
        if event.organizer
        else None,
        "sameAs": safe_address(event.url),
    }
    return {"@context": SCHEMA.rstrip("/"), "@type": "Event", **_known(told)}


def _sub_event(event: Event, sitting: Occurrence) -> dict[str, Any]:
    return {"@type": "Event", "name": bare_title(event), **_known(_dates(sitting, sitting))}


def _dates(first: Occurrence, last: Occurrence) -> dict[str, str | None]:
    return {"startDate": _text(first.start), "endDate": _text(last.end)}


def _text(moment: date | None) -> str | None:
    if moment is None:
        return None
    return (moment.astimezone(PARIS) if isinstance(moment, datetime) else moment).isoformat()


def _location(event: Event, address: str) -> list[dict[str, Any]]:
    places: list[dict[str, Any]] = []
    if event.mode in (Mode.ONLINE, Mode.HYBRID):
        joined = safe_address(event.registration_url) or safe_address(event.url) or address
        places.append({"@type": "VirtualLocation", "url": joined})
    if event.mode is not Mode.ONLINE and (event.venue or event.city):
        places.append(_place(event))
    return places


def _place(event: Event) -> dict[str, Any]:
    postal = {
        "addressLocality": one_line(event.city),
        "addressRegion": one_line(event.region),
        "addressCountry": "FR" if event.department else None,
    }
    known = _known(postal)
    told = {
        "name": one_line(event.venue or event.city),
        "address": {"@type": "PostalAddress", **known} if known else None,
    }
    return {"@type": "Place", **_known(told)}


def _known(told: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if value}
