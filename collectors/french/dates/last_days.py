"""The last day of a range told by its weekday alone, and the hour at which that day ends."""

from __future__ import annotations

import calendar
import re

from collectors.french.dates.days import Day, read_day
from collectors.french.dates.lexicon import DAY_PARTS, FRENCH_WEEKDAYS
from collectors.french.dates.spans import Hours, Timetable
from collectors.french.dates.tokens import Kind, Tokens

_LEAP_YEAR = 2028
_FEBRUARY, _LAST_SURE = 2, 28
_CLOSES = re.compile(r"(?:fin|cloture|depart|retour|dispersion)$")
_TO_CLOSE = frozenset("( , - : vers a au prevu prevue de du stage sejour camp week end".split())
_LONGEST_CLOSING = 7
"""In tokens: « , fin du stage prévue vers 16h »."""


def until_weekday(tokens: Tokens, day: Day, index: int) -> Day | None:
    """Read the « dimanche » of « du vendredi 8 mai à 18h au dimanche », behind the first day and its hours."""
    place = index + (tokens[index].text == ")")
    name = tokens[place + 1]
    led = tokens[day.first - 1].text == "du" and tokens[place].text == "au"
    if not led or day.weekday < 0 or not day.month or name.text not in FRENCH_WEEKDAYS:
        return None
    if read_day(tokens, place + 1):
        return None
    last = place + 2 + (tokens[place + 2].text in DAY_PARTS - {"midi"})
    return _later(day, name.weekday, place + 1, last)


def _later(day: Day, weekday: int, first: int, last: int) -> Day | None:
    """Give the next such weekday, `None` where the length of February decides."""
    number = day.day + ((weekday - day.weekday) % 7 or 7)
    length = calendar.monthrange(day.year or _LEAP_YEAR, day.month)[1]
    if day.month == _FEBRUARY and not day.year and number > _LAST_SURE:
        return None
    months, number = divmod(number - 1, length)
    year, month = divmod(day.month - 1 + months, 12)
    return Day(number + 1, month + 1, day.year + year if day.year else 0, weekday, first, last)


def closing_hour(tokens: Tokens, day: Day, start: Timetable | None) -> Timetable | None:
    """Read the « 16h » of « au dimanche 14 mars (fin vers 16h) », where the first day has its one start."""
    if start is None or start.hours[0].end >= 0:
        return None
    place, closes = day.last, False
    while place < day.last + _LONGEST_CLOSING:
        token = tokens[place]
        closes = closes or _CLOSES.match(token.text) is not None
        if token.kind is Kind.TIME:
            told = Timetable((Hours(token.number, -1, sure=True),), place, place + 1)
            return told if closes else None
        if not (_CLOSES.match(token.text) or token.text in _TO_CLOSE):
            return None
        place += 1
    return None
