"""One record of the REST API of The Events Calendar, read into an event. All pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from collectors.platforms.body import organisation, read_body, read_title, web_address
from collectors.platforms.facts import Facts, event_of
from collectors.platforms.sittings import YEARS, Times, sitting
from collectors.platforms.wordpress_api import rendered
from collectors.registry import Entry
from db.model import PARIS, Event

REGISTRATION_SITE = re.compile(
    r"billet|eventbrite|formulaire|forms|helloasso|inscri|regist(?:er|ration)|weezevent",
    re.IGNORECASE,
)


def title_of(record: Mapping[str, Any]) -> str:
    """Give the title of a record of either API as a person reads it, empty when there is none."""
    return read_title(rendered(record, "title"))


def uid_of(record: Mapping[str, Any]) -> str | None:
    """Give `post/32`: both APIs number an event alike, and keep the number when it moves."""
    number = record.get("id")
    return f"post/{number}" if isinstance(number, int) else None


def read_record(record: Mapping[str, Any], entry: Entry, today: date) -> Event | None:
    """Read a record; `None` without title or day."""
    title, times = title_of(record), _times(record)
    if not title or times is None:
        return None
    url = web_address(rendered(record, "url"))
    body = read_body(rendered(record, "description"), url or entry.homepage)
    facts = Facts(
        title=title,
        times=times,
        uid=uid_of(record) or url,
        url=url,
        place=_place(record),
        text="\n".join(filter(None, [_categories(record), body.text])),
        organizer=_organizer(record),
        registration_url=body.registration_url or _registration_site(record),
    )
    return event_of(facts, region=entry.region, today=today)


def _times(record: Mapping[str, Any]) -> Times | None:
    """Give when it sits; days of whole days are local, their UTC is the day before."""
    start, end = _moment(record, "start_date"), _moment(record, "end_date")
    if start is None:
        return None
    occurrence, guessed = sitting(start, end)
    if record.get("all_day") is True:
        (occurrence, _), guessed = sitting(start.date(), end.date() if end else None), False
    return Times((occurrence,), rendered(record, "start_date"), guessed)


def _moment(record: Mapping[str, Any], name: str) -> datetime | None:
    """Give the wall time in Paris, unless the event names a place on the clock elsewhere.

    A site that is set to « UTC+1 » announces the time of Paris all the same, in summer too.
    """
    zone = rendered(record, "timezone")
    elsewhere = "/" in zone and zone != PARIS.key and record.get("all_day") is not True
    try:
        told = datetime.fromisoformat(rendered(record, f"utc_{name}" if elsewhere else name))
    except ValueError:
        return None
    if told.year not in YEARS:
        return None
    return told.replace(tzinfo=UTC).astimezone(PARIS) if elsewhere else told.replace(tzinfo=PARIS)


def _place(record: Mapping[str, Any]) -> str:
    """Give the words of the first venue: its name, for want of one its street, then its town."""
    venue: Mapping[str, Any] = next(iter(_objects(record.get("venue"))), {})
    building = rendered(venue, "venue") or rendered(venue, "address")
    country = rendered(venue, "country")
    town = f"{rendered(venue, 'zip')} {rendered(venue, 'city')}"
    told = [building, town, country if country.lower() != "france" else ""]
    return ", ".join(read_title(part) for part in told if part.strip())


def _organizer(record: Mapping[str, Any]) -> str | None:
    names = (read_title(rendered(one, "organizer")) for one in _objects(record.get("organizer")))
    return next(filter(None, map(organisation, names)), None)


def _categories(record: Mapping[str, Any]) -> str:
    terms = [*_objects(record.get("categories")), *_objects(record.get("tags"))]
    return ", ".join(read_title(rendered(term, "name")) for term in terms)


def _registration_site(record: Mapping[str, Any]) -> str | None:
    """Give the site of the event when its address speaks of registering; it may be anything else."""
    site = web_address(read_title(rendered(record, "website")))
    return site if site and site != record.get("url") and REGISTRATION_SITE.search(site) else None


def _objects(value: Any) -> list[Mapping[str, Any]]:
    """Give the objects of a field that holds one, a list of them, or `[]` for none."""
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, dict)]
