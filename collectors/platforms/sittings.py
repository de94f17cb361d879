"""When an announced event sits: what its structure says, completed by what its text tells. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from collectors.french.dates import When, find_when
from db.model import Occurrence

SESSION = re.compile(r"\bsessions?\b", re.IGNORECASE)
MOST_SITTINGS = 100
REGISTERING = timedelta(days=180)
"""Registration is taken to open that long before: a deadline told without its year is read from there."""
YEARS = range(1970, 2200)
"""Any other year that a machine writes stands for no date, or breaks the reckoning of days."""
MIDNIGHT, LAST_MINUTE = time(0), time(23, 59)

Moment = datetime | date


@dataclass(frozen=True)
class Times:
    """What the structure says: `raw` in its words; `guessed` when days are taken for want of an hour."""

    occurrences: tuple[Occurrence, ...]
    raw: str
    guessed: bool = False

    @property
    def first_day(self) -> date:
        """Give the day of the first sitting."""
        return day_of(self.occurrences[0])


def day_of(occurrence: Occurrence) -> date:
    """Give the day on which a sitting starts."""
    return day(occurrence.start or occurrence.end or date.max)


def sitting(start: Moment, end: Moment | None) -> tuple[Occurrence, bool]:
    """Make an occurrence; the second value tells that days are taken because no hour is written."""
    if isinstance(start, datetime) and isinstance(end, datetime) and _is_whole_day(start, end):
        return _days(start, end), False
    if not isinstance(start, datetime) or (start.time() == MIDNIGHT and (end is None or end == start)):
        return _days(start, end), True
    later = end if isinstance(end, datetime) and end > start else None
    return Occurrence(start=start, end=later, all_day=False), False


def _is_whole_day(start: datetime, end: datetime) -> bool:
    return start.time() == MIDNIGHT and end.time() >= LAST_MINUTE


def _days(start: Moment, end: Moment | None) -> Occurrence:
    last = day(end) if end is not None and day(end) >= day(start) else None
    return Occurrence(start=day(start), end=last, all_day=True)


def day(moment: Moment) -> date:
    """Give the day of a moment."""
    return moment.date() if isinstance(moment, datetime) else moment


def complete(times: Times, text: str, today: date) -> tuple[Occurrence, ...]:
    """Give the occurrences of the fields, with the later sessions and the hours that only the text tells.

    A day of the text counts when it is told together with the first day of the fields: in one list of
    days, or on lines that speak of sessions.
    """
    told = _told_with(times.first_day, text, today)
    whole_days = not times.guessed
    sittings = [one if one.all_day and whole_days else _hours_told(one, told) for one in times.occurrences]
    for one in told[:MOST_SITTINGS]:
        if day_of(one) > times.first_day and not any(_covers(known, one) for known in sittings):
            sittings.append(one)
    return tuple(sorted(sittings, key=day_of))


def _told_with(first: date, text: str, today: date) -> list[Occurrence]:
    whens = [when for when in find_when(text, today=today, published=first) if when.kind == "event"]
    groups = [when.occurrences for when in whens]
    groups.append(tuple(one for when in whens if _is_session(when, text) for one in when.occurrences))
    return [one for group in groups if any(day_of(other) == first for other in group) for one in group]


def _is_session(when: When, text: str) -> bool:
    start, end = when.span
    before = text[max(0, start - 80) : start].rpartition("\n")[2]
    return SESSION.search(before + text[start : min(end, start + 80)]) is not None


def _hours_told(sitting: Occurrence, told: Iterable[Occurrence]) -> Occurrence:
    """Give the sitting as the text tells it, when the field has its day or its start and no more."""
    same = (
        one
        for one in told
        if _has_hour(one)
        and (one.start == sitting.start or (sitting.all_day and day_of(one) == day_of(sitting)))
    )
    return next(same, sitting) if sitting.end in {None, sitting.start} else sitting


def _has_hour(sitting: Occurrence) -> bool:
    return isinstance(sitting.start, datetime) and sitting.start.time() != MIDNIGHT


def _covers(known: Occurrence, other: Occurrence) -> bool:
    return day_of(known) <= day_of(other) <= day(known.end or day_of(known))


def told_deadline(text: str, first: date, today: date) -> tuple[date | None, bool]:
    """Give the last day to register for an event whose first day is `first`, and whether its year was deduced."""
    for when in find_when(text, today=today, published=first - REGISTERING):
        last = when.occurrences[0].end if when.kind == "deadline" and when.occurrences else None
        deduced = "year" in when.inferred
        if last is not None and not (deduced and day(last) > first):
            return day(last), deduced
    return None, False
