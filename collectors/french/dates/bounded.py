"""Recurrences whose days are told: « les mardis du 5 janvier au 23 mars », « les mardis de 9h à 11h : 4 et 11 mai »."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from collectors.french.dates import context
from collectors.french.dates.links import Link
from collectors.french.dates.mentions import Mention
from collectors.french.dates.recurrences import Recurrence
from collectors.french.dates.spans import Timetable
from collectors.french.dates.tokens import Tokens
from collectors.french.dates.told import Told

_JOINTS = frozenset([",", "(", ":", "-", "\n", "horaire", "horaires", "jour", "jours"])
_STARTS = frozenset([",", "\n", "a"])
"""What stands before « partir du 5 janvier »."""
_LONGEST_JOINT = 4
"""In tokens."""
_LONGEST_ASIDE = 12
"""In tokens: « (salle 2, premier étage) »."""
_FEWEST_LISTED = 2
_LEADING_ON = frozenset([":", "-"])
_SITTINGS = frozenset("seances ateliers rencontres sessions cours rendez reunions modules".split())
_COUNT_REACH = 10
"""In tokens: « 6 séances à la maison de santé, » before the days, or behind them."""
_WEEK, _YEAR = 7, 365
_GOING_ON = frozenset([",", "puis", "et", "ensuite", "\n", "(", "-"])
"""What stands between a first day and « tous les mardis »."""


def joined_to(tokens: Tokens, recurrences: list[Recurrence], told: list[Told]) -> list[Told]:
    """Give the mentions, those that bound « tous les mardis » with the weekdays that count."""
    named = [recurrence for recurrence in recurrences if recurrence.weekdays]
    if not named:
        return told
    following = {one.first: one for one in named}
    told = _up_to_limits(tokens, following, told)
    leading = {place: one for one in named for place in range(one.first, one.last + 1)}
    bound = [
        _bounding(leading.get(_before(tokens, one)), following.get(_behind(tokens, one)), one) for one in told
    ]
    habits = {one.hours.first: one for one in named if one.hours}
    bound = [_of_habit(one, habits) for one in bound]
    return [*map(_with_exception, bound[:-1], bound[1:]), *bound[-1:]]


def with_series(tokens: Tokens, told: list[Told]) -> list[Told]:
    """Give « 6 séances du lundi 4 janvier au lundi 8 février » the weekday that alone counts."""
    return [_series(tokens, one) if _is_weekly(one) else one for one in told]


def _is_weekly(one: Told) -> bool:
    """Tell a range of an event from a weekday to the same one."""
    if one.mention.links != (Link.UNTIL,) or one.kind != "event":
        return False
    first, last = one.mention.days
    return first.weekday == last.weekday >= 0 and first.month > 0 and last.month > 0 and not one.every


def _series(tokens: Tokens, one: Told) -> Told:
    """Trust the number of sittings where it is that of the weeks."""
    first, last = one.mention.days
    length = (date(2001, last.month, last.day) - date(2001, first.month, first.day)).days % _YEAR
    weeks = round(length / _WEEK) + 1
    near = tokens[max(0, one.mention.first - _COUNT_REACH) : one.mention.last + _COUNT_REACH]
    counted = any(
        number.number == weeks and named.text in _SITTINGS and behind.text != "par"
        for number, named, behind in zip(near, near[1:], near[2:], strict=False)
    )
    return one._replace(every=(first.weekday,)) if counted and weeks > 1 else one


def _up_to_limits(tokens: Tokens, starting: Mapping[int, Recurrence], told: list[Told]) -> list[Told]:
    """Make one of « le mardi 2 mars à 14h », « puis tous les mardis », and the « jusqu’au 15 juin » behind them."""
    kept: list[Told] = []
    for one in told:
        weekly = _between(tokens, starting, kept[-1], one) if kept and _limits(tokens, one) else None
        if weekly and _is_first(kept[-1], one):
            kept[-1] = _spread(kept[-1], weekly, one)
        else:
            kept.append(one)
    return kept


def _limits(tokens: Tokens, one: Told) -> bool:
    first = one.mention.days[0].first
    led = (token.text for token in tokens[max(0, first - _LONGEST_JOINT) : first])
    return len(one.mention.days) == 1 and one.kind == "deadline" and "jusqu" in led


def _between(tokens: Tokens, starting: Mapping[int, Recurrence], one: Told, other: Told) -> Recurrence | None:
    """Give the recurrence that stands between a first day, of the same weekday, and its limit."""
    first = one.mention.last
    near = (starting[place] for place in range(first, first + _LONGEST_JOINT + 1) if place in starting)
    found = next(near, None)
    if found is None or one.mention.days[0].weekday not in (-1, *found.weekdays):
        return None
    joined = all(token.text in _GOING_ON for token in tokens[first : found.first])
    return found if joined and 0 <= other.mention.days[0].first - found.last <= _LONGEST_JOINT else None


def _is_first(one: Told, limit: Told) -> bool:
    """Tell a day of an event that comes before a limit, both told with their months."""
    days = [(day.month, day.day) for told in (one, limit) for day in told.mention.days]
    return one.kind == "event" and len(days) == 2 and days[0][0] > 0 and days[0] < days[1]


def _spread(one: Told, weekly: Recurrence, limit: Told) -> Told:
    """Give each such weekday from a first day to a last one, at the hours of either."""
    days = (*one.mention.days, *limit.mention.days)
    hours = (None, weekly.hours or one.hours[-1])
    mention = Mention(days, (Link.UNTIL,), hours, one.mention.first, limit.mention.last)
    return one._replace(mention=mention, every=weekly.weekdays, apart=None, ending=None, weekly=())


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
    return _before_aside(tokens, place)


def _before_aside(tokens: Tokens, place: int) -> int:
    """Go back over the « (salle 2) » and the mark between a weekday’s hours and its days."""
    end = place - (tokens[place - 1].text in _LEADING_ON)
    if tokens[end - 1].text != ")":
        return end
    inside = range(end - 2, max(0, end - _LONGEST_ASIDE), -1)
    return next((at for at in inside if tokens[at].text == "("), place)


def _behind(tokens: Tokens, one: Told) -> int:
    """Give the token after the marks and labels behind a mention."""
    place = one.mention.last
    while place < one.mention.last + _LONGEST_JOINT and tokens[place].text in _JOINTS:
        place += 1
    return place


def _bounding(leading: Recurrence | None, following: Recurrence | None, one: Told) -> Told:
    if leading and leading.hours and Link.UNTIL not in one.mention.links:
        return _listed(leading, one)
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


def _listed(leading: Recurrence, one: Told) -> Told:
    """Give the days of « les mardis de 14h à 16h : 3, 10 et 17 mars » that weekday and its hours."""
    if one.kind != "event" or any(one.hours) or len(one.mention.days) < _FEWEST_LISTED:
        return one
    hours = (*one.mention.hours[:-1], leading.hours)
    mention = one.mention._replace(hours=hours, first=leading.first)
    return one._replace(mention=_on_weekday(mention, leading.weekdays))


def _on_weekday(mention: Mention, weekdays: tuple[int, ...]) -> Mention:
    """Give days the one weekday that they come back on, which may tell their year."""
    if len(weekdays) > 1 or any(day.weekday >= 0 for day in mention.days):
        return mention
    return mention._replace(days=tuple(day._replace(weekday=weekdays[0]) for day in mention.days))


def _of_habit(one: Told, recurrences: Mapping[int, Recurrence]) -> Told:
    """Note the weekdays of « chaque lundi de 18h à 20h – le 14 mars, bal »: its hours are no other day’s."""
    table = one.mention.hours[-1]
    habit = recurrences.get(table.first) if table and len(one.mention.days) == 1 else None
    return one._replace(habit=habit.weekdays) if habit else one


def _hours(recurrence: Recurrence, one: Told) -> tuple[Timetable | None, ...]:
    return one.mention.hours if any(one.mention.hours) else (None, recurrence.hours)
