"""The hours that all sittings of an announcement share, told once and away from their days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from collectors.french.dates.apart import OFFICE, with_opening
from collectors.french.dates.hours import read_hours_at
from collectors.french.dates.recurrences import read_recurrences
from collectors.french.dates.sittings import on_day
from collectors.french.dates.spans import Timetable, starts_hours
from collectors.french.dates.tokens import LINE_STARTS, Kind, Tokens, tokenize
from db.model import Occurrence

_LEAD = 12
"""In tokens: how far before hours the words that keep them from being the event's are looked for."""
_ASIDE = OFFICE | frozenset(
    "inscription inscriptions ouvert ouverte ouverts ouvertes ouverture midi dejeuner buffet repas cocktail"
    " navette billetterie renseignements reservation reservations telephone".split()
)


class CommonHours(NamedTuple):
    """The sittings with their hours, and the words that tell these."""

    occurrences: tuple[Occurrence, ...]
    raw: str


def with_common_hours(
    occurrences: Sequence[Occurrence], text: str, *, ranged: bool = True
) -> CommonHours | None:
    """Give the hours of « un samedi par mois, de 10h à 11h30 » to each of the days told elsewhere in the text.

    `None` when some sitting has hours or lasts several days, and unless the text tells one range of hours alone;
    an hour without its end will do where `ranged` is false.
    """
    days = [one.start for one in occurrences if one.all_day and one.end in (None, one.start)]
    if not days or len(days) < len(occurrences):
        return None
    tokens = tokenize(text)
    table = _only_hours(tokens, ranged=ranged)
    if table is None or _is_of_other_weekday(tokens, table, days):
        return None
    found = (on_day(day, table.hours) for day in days if isinstance(day, date))
    raw = text[tokens[table.first].start : tokens[table.last - 1].end]
    return CommonHours(tuple(one for sittings in found for one in sittings), " ".join(raw.split()))


def _only_hours(tokens: Tokens, *, ranged: bool) -> Timetable | None:
    tables, index = [], 0
    while index < len(tokens) and tokens[index].kind is not Kind.END:
        table = read_hours_at(tokens, index) if starts_hours(tokens, index) else None
        tables += [table] if table else []
        index = table.last if table else index + 1
    only = tables[0] if len(tables) == 1 and len(tables[0].hours) == 1 else None
    told = only is not None and (only.hours[0].end >= 0 or not ranged) and not _is_aside(tokens, only.first)
    return with_opening(tokens, only) if only and told else None


def _is_of_other_weekday(tokens: Tokens, table: Timetable, days: Sequence[date | None]) -> bool:
    """Tell the hours of « chaque lundi de 18h à 20h » from those of the only day of a text, a Sunday."""
    told = (one.weekdays for one in read_recurrences(tokens) if one.hours and one.hours.last == table.last)
    weekdays = next(told, ())
    return len(days) == 1 and bool(weekdays) and not any(day and day.weekday() in weekdays for day in days)


def _is_aside(tokens: Tokens, index: int) -> bool:
    """Tell the hours of an office, of a meal, of registrations."""
    for token in tokens[max(0, index - _LEAD) : index][::-1]:
        if token.kind in LINE_STARTS:
            return False
        if token.text in _ASIDE:
            return True
    return False
