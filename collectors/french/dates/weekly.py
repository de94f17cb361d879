"""Hours by weekday under several days: « du 21 au 23 mai », then « Vendredi : 18h-20h », « Samedi : 9h-17h »."""

from __future__ import annotations

from datetime import date, timedelta

from collectors.french.dates.hours import read_hours, read_hours_at
from collectors.french.dates.lexicon import FRENCH_WEEKDAYS
from collectors.french.dates.links import Link
from collectors.french.dates.mentions import Mention
from collectors.french.dates.sittings import occurrences
from collectors.french.dates.spans import Timetable, starts_hours
from collectors.french.dates.tokens import Kind, Tokens
from db.model import Occurrence

Weekly = tuple[tuple[int, Timetable], ...]
"""Weekdays, 0 for Monday, each with its hours."""

_WEEK = 7
_LONGEST_HOURS = 5
"""In tokens: « 9h - 17h le »."""
_ENDS = (Kind.LINE, Kind.BREAK, Kind.END)


def hours_by_weekday(tokens: Tokens, mention: Mention, stop: int) -> Weekly:
    """Read the hours that weekdays have below a mention of several days, up to a token or an empty line."""
    found = _by_weekday(tokens, mention.last, stop if len(mention.days) > 1 else 0)
    return tuple(found.items()) if len(found) > 1 else ()


def hours_but_for(tokens: Tokens, mention: Mention, stop: int) -> Weekly:
    """Read « les 12, 13 et 14 mars à 20h30, dimanche à 15h », where a weekday has other hours than the rest."""
    usual = mention.hours[-1]
    if usual is None or len(mention.days) < 2 or any(mention.hours[:-1]):
        return ()
    ends = (
        place for place in range(usual.last, stop) if tokens[place].kind in _ENDS or tokens[place].text == "."
    )
    others = _by_weekday(tokens, usual.last, next(ends, stop))
    others = {weekday: _shortened(usual, table) for weekday, table in others.items()}
    return tuple((dict.fromkeys(range(_WEEK), usual) | others).items()) if others else ()


def _shortened(usual: Timetable, other: Timetable) -> Timetable:
    """Read the « (16h le vendredi) » behind « de 9h à 17h » as an end, and the « (10h le lundi) » as a start."""
    span, own = usual.hours[-1], other.hours[0]
    if own.end >= 0 or not span.start <= own.start <= span.end:
        return other
    ends = (span.start + span.end) / 2 < own.start
    first = usual.hours[:-1] if ends else ()
    return other._replace(
        hours=(*first, span._replace(end=own.start) if ends else span._replace(start=own.start))
    )


def _by_weekday(tokens: Tokens, first: int, stop: int) -> dict[int, Timetable]:
    found: dict[int, Timetable] = {}
    for index in range(first, stop):
        if tokens[index].kind is Kind.BREAK:
            break
        table = _hours_beside(tokens, index, first) if tokens[index].text in FRENCH_WEEKDAYS else None
        if table:
            found.setdefault(tokens[index].weekday, table)
    return found


def _hours_beside(tokens: Tokens, index: int, floor: int) -> Timetable | None:
    """Read the hours behind a weekday, or those before it: « 9h-17h le samedi, 9h-12h le dimanche »."""
    if tokens[index - 1].text != "le" or tokens[index - 2].kind is not Kind.TIME:
        return read_hours(tokens, index + 1)
    places = (
        place for place in range(max(floor, index - _LONGEST_HOURS), index) if starts_hours(tokens, place)
    )
    tables = (read_hours_at(tokens, place) for place in places)
    return next((table for table in tables if table and table.last == index - 1), None)


def weekly_occurrences(days: list[date], links: tuple[Link, ...], weekly: Weekly) -> tuple[Occurrence, ...]:
    """Give the sittings of days, of which each has the hours of its weekday; none where one of them has no hours.

    « 23-25 janvier (du vendredi 18h au dimanche 16h) » is one stay: the hours are those of its bounds.
    """
    hours = dict(weekly)
    told = _of_week(days) if links == (Link.UNTIL,) else days
    if links == (Link.UNTIL,) and len(told) > len(hours) and _bound(days, hours):
        return occurrences(days, links, tuple(hours.values())) or ()
    if Link.UNTIL in links[1:] or any(day.weekday() not in hours for day in told):
        return ()
    beside = (Link.BESIDE,) * (len(told) - 1)
    return occurrences(told, beside, tuple(hours[day.weekday()] for day in told)) or ()


def _bound(days: list[date], hours: dict[int, Timetable]) -> bool:
    single = all(len(table.hours) == 1 and table.hours[0].end < 0 for table in hours.values())
    return single and list(hours) == [day.weekday() for day in days]


def _of_week(bounds: list[date]) -> list[date]:
    """Give the days of a range, none when it is longer than a week: hours are then those of an opening."""
    count = (bounds[1] - bounds[0]).days + 1
    return [bounds[0] + timedelta(days=step) for step in range(count)] if count <= _WEEK else []
