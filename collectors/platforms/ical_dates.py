"""When the components of a calendar sit: days, hours and recurrences, in Paris. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Any

from dateutil.rrule import rrulestr
from icalendar import Component, vDDDLists, vDDDTypes, vRecur

from collectors.platforms.sittings import MIDNIGHT, MOST_SITTINGS, YEARS, Moment, Times, day, sitting
from db.model import PARIS, Occurrence

DAY = timedelta(days=1)
REACH_BACK, REACH_AHEAD = timedelta(days=366), timedelta(days=731)
REACH_RULE = timedelta(days=3660)
PLAIN_PARTS = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "WKST"}
CALENDAR_PARTS = PLAIN_PARTS | {"BYMONTHDAY", "BYMONTH", "BYSETPOS"}
RULE_PARTS = {
    "DAILY": PLAIN_PARTS,
    "WEEKLY": PLAIN_PARTS,
    "MONTHLY": CALENDAR_PARTS,
    "YEARLY": CALENDAR_PARTS,
}
"""Other parts make several sittings a day, or none in a lifetime: not what a network announces."""


@dataclass(frozen=True)
class Schedule:
    """The sittings of one event; `endless` tells that a recurrence was cut down to its first sitting."""

    times: Times
    endless: bool


def values_of(component: Component, name: str) -> list[Any]:
    """Give every value of a property, written once or several times."""
    value = component.get(name, [])
    return value if isinstance(value, list) else [value]


def is_cancelled(component: Component) -> bool:
    """Tell whether the calendar says that it is cancelled."""
    return any(str(value).strip().upper() == "CANCELLED" for value in values_of(component, "STATUS"))


def read_schedule(components: Sequence[Component], today: date) -> Schedule | None:
    """Give the sittings of the components of one event; `None` when none has a day.

    One cancelled sitting among others is left out. A recurrence is followed from a year before `today` to
    two years after it.
    """
    replaced = {told for one in components for told in _moments(one, "RECURRENCE-ID")}
    held = [one for one in components if not is_cancelled(one)] or components
    found: dict[Moment, tuple[Occurrence, bool]] = {}
    endless = False
    for one in held:
        starts, unbounded = _starts(one, today)
        endless |= unbounded
        kept = [start for start in starts if "RECURRENCE-ID" in one or start not in replaced]
        found |= {start: _sitting(one, start) for start in kept}
    if not found:
        return None
    told = sorted(found.values(), key=lambda one: str(one[0].start))[:MOST_SITTINGS]
    occurrences = tuple(occurrence for occurrence, _ in told)
    return Schedule(Times(occurrences, _raw(held), guessed=all(guess for _, guess in told)), endless)


def _raw(components: Sequence[Component]) -> str:
    told = (
        value.to_ical().decode()
        for one in components[:MOST_SITTINGS]
        for value in values_of(one, "DTSTART")
        if isinstance(value, vDDDTypes)
    )
    return " ; ".join(dict.fromkeys(told))


def _moments(component: Component, name: str) -> list[Moment]:
    """Give the days or moments that a property tells, whatever its form; what is no date is left out."""
    values = [
        one
        for value in values_of(component, name)
        for one in (value.dts if isinstance(value, vDDDLists) else [value])
    ]
    return [told for value in values[:MOST_SITTINGS] if (told := _moment(value)) is not None]


def _moment(value: Any) -> Moment | None:
    """Give a day, or a moment in Paris, where floating times and unknown zones are taken to be."""
    told = value.dt if isinstance(value, vDDDTypes) else None
    told = told[0] if isinstance(told, tuple) else told
    if not isinstance(told, date) or told.year not in YEARS:
        return None
    if not isinstance(told, datetime):
        return told
    if value.params.get("VALUE") == "DATE":
        return told.date()
    return told.astimezone(PARIS) if told.tzinfo is not None else told.replace(tzinfo=PARIS)


def _sitting(component: Component, start: Moment) -> tuple[Occurrence, bool]:
    """Make the sitting that starts there, as long as the first; see `sitting`."""
    length = _length(component)
    end = start + length if length is not None else None
    if end is not None and not isinstance(start, datetime):
        end = max(start, day(end) - DAY)
    if isinstance(start, datetime) and isinstance(end, datetime) and _is_midnight_to_midnight(start, end):
        start, end = start.date(), end.date() - DAY
    occurrence, guessed = sitting(start, end)
    return occurrence, guessed and isinstance(start, datetime)


def _is_midnight_to_midnight(start: datetime, end: datetime) -> bool:
    return start.time() == end.time() == MIDNIGHT and end > start


def _length(component: Component) -> timedelta | None:
    """Give how long a sitting lasts on the clock of Paris; the end of whole days is the day after."""
    start = _moments(component, "DTSTART")[0]
    end = next(iter(_moments(component, "DTEND")), None)
    if end is None:
        return _duration(component, start)
    if isinstance(start, datetime) and isinstance(end, datetime):
        return end - start
    return day(end) - day(start)


def _duration(component: Component, start: Moment) -> timedelta | None:
    """Give the length that is told as such; hours are counted, days are those of the calendar."""
    told = next((one.dt for one in values_of(component, "DURATION") if isinstance(one, vDDDTypes)), None)
    if not isinstance(told, timedelta) or not timedelta() < told < REACH_BACK:
        return None
    if not isinstance(start, datetime) or told % DAY == timedelta():
        return told
    return (start.astimezone(UTC) + told).astimezone(PARIS) - start


def _starts(component: Component, today: date) -> tuple[list[Moment], bool]:
    """Give when its sittings start; the second value tells that a recurrence was not followed."""
    first = next(iter(_moments(component, "DTSTART")), None)
    if first is None:
        return [], False
    rule = next((one for one in values_of(component, "RRULE") if isinstance(one, vRecur)), None)
    starts = [first] if rule is None else _recurrences(rule, first, today)
    without = set(_moments(component, "EXDATE"))
    told = [*(starts or [first]), *_moments(component, "RDATE")]
    return [start for start in told if start not in without], not starts


def _recurrences(rule: vRecur, first: Moment, today: date) -> list[Moment]:
    """Give the starts that a bounded rule tells; none when it has no end, or is no rule to follow."""
    until = next((_moment(vDDDTypes(one)) for one in rule.get("UNTIL", [])), None)
    count = next(iter(rule.get("COUNT", [])), None)
    endless = until is None and count is None
    if endless or not _is_followed(rule) or day(first) < today - REACH_RULE:
        return []
    last = min(_end_of(one) for one in (until, today + REACH_AHEAD) if one is not None)
    shape = {name: ",".join(map(str, told)) for name, told in rule.items() if name not in {"COUNT", "UNTIL"}}
    text = ";".join(f"{name}={told}" for name, told in shape.items())
    try:
        starts = rrulestr(text, dtstart=_start_of(first)).replace(until=last)
    except ValueError:
        return []
    near = (one for one in islice(starts, count) if one.date() >= today - REACH_BACK)
    return [one if isinstance(first, datetime) else one.date() for one in islice(near, MOST_SITTINGS)] or [
        first
    ]


def _is_followed(rule: vRecur) -> bool:
    frequency = next(iter(rule.get("FREQ", [])), "")
    numbers = [*rule.get("INTERVAL", []), *rule.get("COUNT", [])]
    return set(rule) <= RULE_PARTS.get(str(frequency), set()) and all(number >= 1 for number in numbers)


def _start_of(told: Moment) -> datetime:
    return told if isinstance(told, datetime) else datetime.combine(told, time.min, PARIS)


def _end_of(told: Moment) -> datetime:
    return told if isinstance(told, datetime) else datetime.combine(told, time.max, PARIS)
