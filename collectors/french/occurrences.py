"""The sittings of one announcement: each once, in their order, whole days giving way to their hours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from collectors.french.dates import When
from db.model import Occurrence


def each_once(whens: Iterable[When]) -> tuple[Occurrence, ...]:
    """Give each sitting once; whole days that are told again with their hours count with these."""
    told = dict.fromkeys(one for when in whens for one in when.occurrences if one.start)
    timed = {day for one in told if not one.all_day for day in _days(one)}
    kept = [one for one in told if not one.all_day or not all(day in timed for day in _days(one))]
    return tuple(sorted(kept, key=lambda one: (day_of(one.start), str(one.start))))


def holds(one: Occurrence, other: Occurrence) -> bool:
    """Tell whether the first day of `other` is one of those of `one`."""
    return day_of(one.start) <= day_of(other.start) <= day_of(one.end or one.start)


def _days(one: Occurrence) -> Iterator[date]:
    """Give the days of an occurrence, one after the other."""
    first = day_of(one.start)
    return (first + timedelta(days=step) for step in range((day_of(one.end or one.start) - first).days + 1))


def day_of(moment: datetime | date | None) -> date:
    """Give the day of a moment; of none, one before all others."""
    return moment.date() if isinstance(moment, datetime) else moment or date.min
