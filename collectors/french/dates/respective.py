"""The hours of each of several days told in their order: « 25 et 26 mars, 9h-17h30 et 9h-12h30 »."""

from __future__ import annotations

from collectors.french.dates.links import Link
from collectors.french.dates.mentions import Mention
from collectors.french.dates.spans import Timetable, read_timetable, starts_hours
from collectors.french.dates.tokens import Tokens

_JOINTS = frozenset(["et", "&", "/", ",", ";", "puis"])


def with_respective_hours(tokens: Tokens, mention: Mention) -> Mention:
    """Give each day its own hours, where one day cannot have them all."""
    usual = mention.hours[-1]
    several = len(mention.days) > 1 and Link.UNTIL not in mention.links and not any(mention.hours[:-1])
    tables = _in_order(tokens, usual, len(mention.days)) if usual and several else []
    if len(tables) < 2 or len(tables) < len(mention.days):
        return mention
    return mention._replace(hours=tuple(tables), last=tables[-1].last)


def _in_order(tokens: Tokens, first: Timetable, most: int) -> list[Timetable]:
    """Give the spans that stand beside one another, each of which starts before the one before it ends."""
    tables = [first]
    while len(tables) < most and len(tables[-1].hours) == 1:
        found = _next(tokens, tables[-1].last)
        if found is None or found.hours[0].end < 0 or found.hours[0].start >= tables[-1].hours[0].end:
            break
        tables.append(found)
    return tables


def _next(tokens: Tokens, index: int) -> Timetable | None:
    place = index + 1 + (tokens[index + 1].text == "de")
    told = tokens[index].text in _JOINTS and starts_hours(tokens, place)
    return read_timetable(tokens, place, strong=True) if told else None
