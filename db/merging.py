"""From what several publications say of one item to the item as it stands. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from db.model import Event, Item, Occurrence, Territory, slug

AnyItem = TypeVar("AnyItem", bound=Item)
Row = TypeVar("Row", bound=Mapping[str, Any])

TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid")
ABOUT_DATES = {"year", "month", "day", "end", "all_day"}
ABOUT_PLACE = ("venue", "city", "insee", "department", "region")
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
    return [(_day(sitting.start), _day(sitting.end or sitting.start)) for sitting in _dated(event)]


def _dated(event: Event) -> list[Occurrence]:
    return [sitting for sitting in event.listed if sitting.start is not None]


def first_hours(event: Event) -> dict[tuple[str, str], str | None]:
    """Give, for the days of each sitting as `days` does, when it begins (`HH:MM`); `None` for whole days."""
    found: dict[tuple[str, str], str | None] = {}
    for span, sitting in zip(days(event), _dated(event), strict=True):
        told = sitting.start.strftime("%H:%M") if isinstance(sitting.start, datetime) else None
        found[span] = min(filter(None, (found.get(span), told)), default=None)
    return found


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
    urls = Counter(canonical_url(event.url) for event in events if event.url)
    return frozenset(url for url, count in urls.items() if count > 1)


def merge(items: Sequence[AnyItem]) -> AnyItem:
    """Give one item from several, most trusted first: each field from the first that knows it."""
    first = items[0]
    known = {name: _first_known(items, name) for name in type(first).model_fields}
    return first.model_copy(update=known)


def _first_known(items: Sequence[Item], name: str) -> Any:
    values = [getattr(item, name) for item in items]
    return next((value for value in values if value not in EMPTY), values[0])


def merge_events(events: Sequence[Event]) -> Event:
    """Merge what several publications say of one event, most trusted first; see `choices`.

    A field counts as inferred when the publication that its value comes from inferred it, and the words
    that decided a value come from there too.
    """
    if len(events) == 1:
        return events[0]
    chosen = choices(events)
    fields: dict[str, Any] = {name: getattr(events[rank], name) for name, rank in chosen.items()}
    told = list(enumerate(events))
    inferred = [name for rank, event in told for name in event.inferred if _told_by(chosen, name) == rank]
    fields["inferred"] = tuple(dict.fromkeys(inferred))
    fields["evidence"] = {
        name: words
        for rank, event in told
        for name, words in event.evidence.items()
        if _told_by(chosen, name) == rank
    }
    return events[0].model_copy(update=fields)


def choices(events: Sequence[Event]) -> dict[str, int]:
    """Give, by field, the rank of the event whose value is kept; `events` are in order of trust.

    The most precise value wins, then the most trusted: said before deduced, hours before days. Places come
    from those who agree on the town. The status is that of the most trusted, since an older letter does not
    know of a cancellation.
    """
    dated = _best_dated(events)
    town = events[_best(events, "city")]
    chosen = {name: _best(events, name) for name in Event.model_fields}
    chosen |= {name: _best(events, name, among=_same_town(events, town)) for name in ABOUT_PLACE}
    chosen |= {"occurrences": dated, "former": dated, "status": 0}
    if events[dated].dates_raw is not None:
        chosen["dates_raw"] = dated
    return chosen


def _told_by(chosen: Mapping[str, int], name: str) -> int:
    return chosen.get("occurrences" if name in ABOUT_DATES else name, 0)


def _best(events: Sequence[Event], name: str, among: Sequence[int] | None = None) -> int:
    """Give the rank of the event that says a field best; 0 when none knows it."""
    ranks = range(len(events)) if among is None else among
    known = [rank for rank in ranks if getattr(events[rank], name) not in EMPTY]
    return min(known, key=lambda rank: (name in events[rank].inferred, rank), default=0)


def _same_town(events: Sequence[Event], town: Event) -> list[int]:
    """Give the ranks of those who do not speak of another town: a hall in one town is in no other."""
    key = slug(town.city or "")
    return [rank for rank, event in enumerate(events) if event.city is None or slug(event.city) == key]


def _best_dated(events: Sequence[Event]) -> int:
    """Give the rank of the most trusted event with dates, or of one that says the same days more precisely."""
    dated = [rank for rank, event in enumerate(events) if event.listed]
    if not dated:
        return 0
    first = events[dated[0]]
    refined = [rank for rank in dated if _refines(events[rank], first)]
    return min(refined, key=lambda rank: (-_precision(events[rank]), rank), default=dated[0])


def _refines(event: Event, trusted: Event) -> bool:
    """Tell whether an event says nothing of its dates that contradicts the trusted one."""
    pairs = list(zip(event.listed, trusted.listed, strict=False))
    same_number = len(event.listed) == len(trusted.listed)
    alike = event.is_put_off == trusted.is_put_off
    return alike and same_number and all(_refines_sitting(ours, theirs) for ours, theirs in pairs)


def _refines_sitting(ours: Occurrence, theirs: Occurrence) -> bool:
    same_start = _day(ours.start) == _day(theirs.start) if theirs.all_day else ours.start == theirs.start
    if theirs.end is None:
        return same_start
    return same_start and _day(ours.end or ours.start) == _day(theirs.end)


def _precision(event: Event) -> int:
    """Count the hours and the ends that an event gives for its sittings."""
    return sum(2 * (not sitting.all_day) + (sitting.end is not None) for sitting in event.listed)


PUBLISHERS = """LEFT JOIN documents AS d ON d.id = substr(m.publication, 5) AND m.publication LIKE 'doc:%'
    LEFT JOIN sources AS s ON s.id = substr(m.publication, 6) AND m.publication LIKE 'site:%'"""
"""Who published the mention `m`: the document `d` or the site `s`, found by its key rather than by reading all."""


def by_trust(rows: Iterable[Row]) -> list[Row]:
    """Sort mentions, most trusted first: sites before documents.

    Among sites, the one whose own host publishes the event's page comes first, then the first that spoke
    of it, so that two sites read in turn do not overwrite each other; among documents, the latest.
    A row has `publication`, `homepage`, `page`, `published`, `first_seen` and `last_seen`.
    """
    told = sorted(rows, key=lambda row: str(row["publication"]))
    sites = [row for row in told if row["publication"].startswith("site:")]
    documents = [row for row in told if not row["publication"].startswith("site:")]
    sites.sort(key=lambda row: (not _is_official(row), row["first_seen"]))
    documents.sort(key=lambda row: (row["published"] or "", row["last_seen"]), reverse=True)
    return sites + documents


def _is_official(row: Mapping[str, Any]) -> bool:
    hosts = [urlsplit(row[name] or "").netloc.lower().removeprefix("www.") for name in ("homepage", "page")]
    return hosts[0] != "" and hosts[0] == hosts[1]


def merge_territories(territories: Sequence[Territory]) -> Territory:
    """Merge what several publications say of a territory: the latest dated figures first."""
    return merge(sorted(territories, key=lambda territory: territory.as_of or "", reverse=True))
