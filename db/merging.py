"""From what several publications say of one item to the item as it stands. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from db.model import Event, Item, Territory, slug

AnyItem = TypeVar("AnyItem", bound=Item)

TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid")
ABOUT_DATES = {"year", "month", "day", "end", "all_day"}
EMPTY: tuple[Any, ...] = (None, (), {}, "")


def canonical_url(url: str) -> str:
    """Give one spelling of an address: no fragment, no tracking parameter, no final slash."""
    parts = urlsplit(url.strip())
    query = [(key, value) for key, value in parse_qsl(parts.query) if not key.startswith(TRACKING)]
    return urlunsplit(
        (parts.scheme.lower(), parts.netloc.lower(), parts.path.rstrip("/"), urlencode(query), "")
    )


def days(event: Event) -> list[tuple[str, str]]:
    """Give the first and last day (`YYYY-MM-DD`, in the event's own time zone) of each sitting."""
    dated = [sitting for sitting in event.occurrences if sitting.start is not None]
    return [(_day(sitting.start), _day(sitting.end or sitting.start)) for sitting in dated]


def first_day(event: Event) -> str | None:
    """Give the first day of an event, `None` when it has no known date."""
    return min((first for first, _ in days(event)), default=None)


def last_day(event: Event) -> str | None:
    """Give the last day of an event, `None` when it has no known date."""
    return max((last for _, last in days(event)), default=None)


def _day(moment: date | None) -> str:
    return moment.isoformat()[:10] if moment else ""


def event_keys(event: Event, publisher: str, shared_urls: frozenset[str] = frozenset()) -> list[str]:
    """Give what identifies an event, most stable first: the platform's uid, else its address, else its words.

    Title and day stay out of it when anything stabler exists, so that a postponed event is changed, not
    duplicated. `shared_urls` are addresses under which the publisher announces several events.
    """
    keys = [f"uid:{publisher}:{event.uid}"] if event.uid else []
    if event.url and canonical_url(event.url) not in shared_urls:
        keys.append(f"url:{canonical_url(event.url)}")
    return keys or [f"words:{publisher}:{slug(event.title)}:{first_day(event)}"]


def shared_urls(events: Sequence[Event]) -> frozenset[str]:
    """Give the addresses that several of these events bear: they identify none of them."""
    urls = [canonical_url(event.url) for event in events if event.url]
    return frozenset(url for url in urls if urls.count(url) > 1)


def merge(items: Sequence[AnyItem]) -> AnyItem:
    """Give one item from several, most trusted first: each field from the first that knows it."""
    first = items[0]
    known = {name: _first_known(items, name) for name in type(first).model_fields}
    return first.model_copy(update=known)


def _first_known(items: Sequence[Item], name: str) -> Any:
    values = [getattr(item, name) for item in items]
    return next((value for value in values if value not in EMPTY), values[0])


def merge_events(events: Sequence[Event]) -> Event:
    """Merge what several publications say of one event, most trusted first.

    A field counts as inferred when the publication that its value comes from inferred it; the status is
    that of the most trusted one, since an older letter does not know of a cancellation.
    """
    merged = merge(events)
    inferred = [
        name
        for event in events
        for name in event.inferred
        if _carrier(events, "occurrences" if name in ABOUT_DATES else name) is event
    ]
    return merged.model_copy(update={"inferred": tuple(dict.fromkeys(inferred)), "status": events[0].status})


def _carrier(events: Sequence[Event], name: str) -> Event:
    return next((event for event in events if getattr(event, name, None) not in EMPTY), events[0])


def merge_territories(territories: Sequence[Territory]) -> Territory:
    """Merge what several publications say of a territory: the latest dated figures first."""
    return merge(sorted(territories, key=lambda territory: territory.as_of or "", reverse=True))
