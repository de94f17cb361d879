"""Recurrences that a range bounds: « les mardis du 5 janvier au 23 mars », « du 5 janvier au 23 mars, les mardis »."""

from __future__ import annotations

from collectors.french.dates import context
from collectors.french.dates.links import Link
from collectors.french.dates.recurrences import Recurrence
from collectors.french.dates.spans import Timetable
from collectors.french.dates.tokens import Tokens
from collectors.french.dates.told import Told

_JOINTS = frozenset([",", "(", ":", "-", "\n", "horaire", "horaires", "jour", "jours"])
_STARTS = frozenset([",", "\n", "a"])
"""What stands before « partir du 5 janvier »."""
_LONGEST_JOINT = 4
"""In tokens."""


def joined_to(tokens: Tokens, recurrences: list[Recurrence], told: list[Told]) -> list[Told]:
    """Give the mentions, those that bound « tous les mardis » with the weekdays that count."""
    named = [recurrence for recurrence in recurrences if recurrence.weekdays]
    if not named:
        return told
    leading = {place: one for one in named for place in range(one.first, one.last + 1)}
    following = {one.first: one for one in named}
    bound = [
        _bounding(leading.get(_before(tokens, one)), following.get(_behind(tokens, one)), one) for one in told
    ]
    return [*map(_with_exception, bound[:-1], bound[1:]), *bound[-1:]]


def _with_exception(one: Told, other: Told) -> Told:
    """Keep the « sauf le 9 février » behind « tous les mardis du 5 janvier au 23 mars », and the hours told there."""
    if not one.every or not context.is_exception(other.before):
        return one
    hours = one.mention.hours if any(one.mention.hours) else (None, other.mention.hours[-1])
    return one._replace(mention=one.mention._replace(hours=hours), but_for=other)


def _before(tokens: Tokens, one: Told) -> int:
    """Give the token at which what leads to a mention starts: the « à » of « à partir du »."""
    place = one.mention.first
    while place > one.mention.first - _LONGEST_JOINT and tokens[place - 1].text in _STARTS:
        place -= 1
    return place


def _behind(tokens: Tokens, one: Told) -> int:
    """Give the token after the marks and labels behind a mention."""
    place = one.mention.last
    while place < one.mention.last + _LONGEST_JOINT and tokens[place].text in _JOINTS:
        place += 1
    return place


def _bounding(leading: Recurrence | None, following: Recurrence | None, one: Told) -> Told:
    if one.mention.links != (Link.UNTIL,):
        return one
    if leading:
        mention = one.mention._replace(
            hours=_hours(leading, one), first=min(leading.first, one.mention.first)
        )
        return one._replace(mention=mention, every=leading.weekdays, kind="event")
    if following is None or one.kind != "event" or context.has_opening_hours(one.before):
        return one
    mention = one.mention._replace(hours=_hours(following, one), last=following.last)
    return one._replace(mention=mention, every=following.weekdays, apart=None)


def _hours(recurrence: Recurrence, one: Told) -> tuple[Timetable | None, ...]:
    return one.mention.hours if any(one.mention.hours) else (None, recurrence.hours)
