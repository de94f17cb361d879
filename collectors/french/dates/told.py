"""Mentions with what the words around say of them: kind, cue, hours that stand further on."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from collectors.french.dates import context
from collectors.french.dates.apart import FAR, MEETING, hours_apart
from collectors.french.dates.by_rank import with_hours_by_rank
from collectors.french.dates.context import Cue, WhenKind
from collectors.french.dates.elsewhere import (
    hour_before,
    hours_above,
    hours_of_tile,
    hours_of_weekday,
    sole_hour,
)
from collectors.french.dates.endings import Ending, read_ending
from collectors.french.dates.links import Link
from collectors.french.dates.lone_day import hours_of_text
from collectors.french.dates.mentions import Mention, read_mentions
from collectors.french.dates.respective import with_respective_hours
from collectors.french.dates.spans import Hours, Timetable
from collectors.french.dates.tokens import LINE_STARTS, Kind, Token, Tokens
from collectors.french.dates.weekly import Weekly, hours_but_for, hours_by_weekday


class Told(NamedTuple):
    """A mention, its kind and the words before it.

    `near` and `loose` place it before or after the page's date; `apart` holds hours told further on; `weekly`
    those by weekday; `ending` is an end told apart from its start; `every` the weekdays that alone count of a range
    (« tous les mardis du 5 janvier au 23 mars »), `but_for` those of its days that do not (« sauf le 9 février »);
    `habit` the weekdays that its hours are told of.
    """

    mention: Mention
    kind: WhenKind
    before: str
    near: Cue | None
    loose: Cue | None
    apart: Timetable | None = None
    every: tuple[int, ...] = ()
    weekly: Weekly = ()
    ending: Ending | None = None
    but_for: Told | None = None
    habit: tuple[int, ...] = ()

    @property
    def hours(self) -> tuple[Timetable | None, ...]:
        """Give the hours by day, those told further on counting for the last one."""
        own = self.mention.hours
        return (*own[:-1], self.apart) if self.apart else own


_LABEL = 12
"""In tokens: what leads from one day to the next is shorter."""

_MOST_TELLINGS = 8
"""One day told more often is no announcement’s, and reading stays linear."""


def read_told(tokens: Tokens) -> list[Told]:
    """Read the mentions of days and tell what each is."""
    mentions = read_mentions(tokens)
    floors = [0, *(_floor(tokens, one, other) for one, other in pairwise(mentions))]
    stops = [*(mention.days[0].first for mention in mentions[1:]), 0]
    told = [_tell(tokens, *bounds) for bounds in zip(mentions, floors, stops, strict=False)]
    told = [_with_hours(tokens, told, rank) for rank in range(len(told))]
    alone = _tell_one_day(told)
    told = _with_hours_anywhere(tokens, told) if alone else told
    return [_with_ending(tokens, told, rank, alone=alone) for rank in range(len(told))]


def _tell(tokens: Tokens, mention: Mention, floor: int, stop: int) -> Told:
    words = context.before(tokens, mention.days[0].first, floor)
    following = _following(tokens, mention.last, stop)
    if len(mention.days) == 2 and context.is_moved(words):
        mention = mention._replace(days=mention.days[1:], links=(), hours=mention.hours[1:])
    ranged = Link.UNTIL in mention.links
    near = context.near_cue(context.after(tokens, mention.days[-1].last))
    loose = context.loose_cue(f"{words} {following}")
    path = tokens[mention.first].text == "path"
    heading = context.line_above(tokens, mention.first)
    told = context.kind_from(words, following, ranged=ranged, heading=heading)
    kind: WhenKind = "publication" if path else told
    if told == "publication" and heading and _is_below_author(mention, heading):
        kind = "event"
    asked = kind == "deadline" or (kind == "event" and context.asks_to_send(words))
    if asked and (limit := _limit_behind(tokens, mention)):
        return Told(limit, "deadline", words, near, loose)
    mention = _without_meeting(tokens, mention) if kind == "deadline" else mention
    return Told(mention, kind, words, near, loose)


def _is_below_author(mention: Mention, heading: str) -> bool:
    """Tell « Mardi 16 mars, 14h » below « Publié par Jeanne » from the day of a stamp, which has its year."""
    day, signed = mention.days[0], re.search(r" par \S+(?: \S+){0,3}$", heading)
    return bool(signed) and day.weekday >= 0 and not day.year and any(mention.hours)


def _floor(tokens: Tokens, one: Mention, other: Mention) -> int:
    """Give where the words before a mention may start, on its line where both open lines that follow each other."""
    opens = all(tokens[mention.first - 1].kind in LINE_STARTS for mention in (one, other))
    lines = sum(token.kind is Kind.LINE for token in tokens[one.last : other.first]) if opens else 0
    return other.first if lines == 1 else one.last


def _following(tokens: Tokens, index: int, stop: int) -> str:
    """Give the words behind a mention, none where they are those that lead to the next one."""
    between = tokens[index:stop] if stop - index < _LABEL else []
    one_line = all(token.kind is not Kind.LINE for token in between)
    if tokens[index].kind is Kind.LINE or (
        one_line and context.leads_on(context.before(tokens, stop, index))
    ):
        return ""
    return context.after(tokens, index)


def _limit_behind(tokens: Tokens, mention: Mention) -> Mention | None:
    """Read the hour of « le 3 décembre, avant 17h », of a day that has no other one."""
    place = mention.last + (tokens[mention.last].text in (",", "("))
    if any(mention.hours) or tokens[place].text != "avant" or tokens[place + 1].kind is not Kind.TIME:
        return None
    limit = Timetable((Hours(tokens[place + 1].number, -1, sure=True),), place + 1, place + 2)
    return mention._replace(hours=(*mention.hours[:-1], limit), last=limit.last)


def _without_meeting(tokens: Tokens, mention: Mention) -> Mention:
    """Leave out hours that are no deadline's: « Inscriptions avant le 3 mars / Rendez-vous à 8h15 »."""
    end = mention.days[-1].last
    if not any(map(_leaves_deadline, tokens[end : mention.last])):
        return mention
    return mention._replace(hours=(None,) * len(mention.days), last=end)


def _with_hours(tokens: Tokens, told: list[Told], rank: int) -> Told:
    """Add the hours that stand apart from a day."""
    one = told[rank]
    if one.kind != "event":
        return one
    stop, passed = _reach(tokens, told, rank)
    if len(one.mention.days) > 1:
        one = one._replace(mention=with_hours_by_rank(tokens, one.mention, stop))
    if any(one.mention.hours):
        one = one._replace(mention=with_respective_hours(tokens, one.mention))
        own = _hours_of_last(tokens, one.mention, stop)
        return one._replace(apart=own, weekly=hours_but_for(tokens, one.mention, stop))
    floor = told[rank - 1].mention.last if rank else 0
    apart = hours_apart(tokens, one.mention, stop, passed) or _elsewhere(tokens, one.mention, floor, stop)
    return one._replace(apart=apart, weekly=hours_by_weekday(tokens, one.mention, stop))


def _tell_one_day(told: list[Told]) -> bool:
    """Tell whether all that a text says of events is said of one mention, or of one day told again."""
    events = [one.mention for one in told if one.kind == "event"]
    same = all(_is_same_day(events[0], other) for other in events[1:])
    return 0 < len(events) <= _MOST_TELLINGS and same


def _is_same_day(one: Mention, other: Mention) -> bool:
    days = {(day.day, day.month) for mention in (one, other) for day in mention.days}
    return len(days) == 1 and len(one.days) == len(other.days) == 1


def _with_hours_anywhere(tokens: Tokens, told: list[Told]) -> list[Told]:
    """Add the hours that stand anywhere in the text to the first telling of its only day, where none has any."""
    events = [one for one in told if one.kind == "event"]
    if any(any(one.hours) for one in events):
        return told
    mention = events[0].mention
    found = hours_above(tokens, mention) or sole_hour(tokens, mention) or hours_of_text(tokens, mention)
    return [one._replace(apart=found) if one is events[0] else one for one in told]


def _hours_of_last(tokens: Tokens, mention: Mention, stop: int) -> Timetable | None:
    """Read the « 10h » of « le 11 à 18h à Lure et le 12 à Gray, de 10h à 12h », on the line of both days."""
    if mention.hours[-1] or mention.links[-1] is not Link.BESIDE:
        return None
    return hours_apart(tokens, mention, min(stop, line_end(tokens, mention.last)), {})


def _elsewhere(tokens: Tokens, mention: Mention, floor: int, stop: int) -> Timetable | None:
    found = hours_of_weekday(tokens, mention, floor) or hours_of_tile(tokens, mention, stop)
    return found or hour_before(tokens, mention, floor)


def _with_ending(tokens: Tokens, told: list[Told], rank: int, *, alone: bool) -> Told:
    """Add the end that a sentence of its own tells to the only start of the only day.

    So with « de 13h à 19h », told between two tokens of a day that starts at 13h.
    """
    one = told[rank]
    if one.kind != "event":
        return one
    first, (stop, _) = 0 if alone else one.mention.last, _reach(tokens, told, rank)
    table = one.hours[0]
    if table is None or len(one.mention.days) > 1 or len(table.hours) > 1 or table.hours[0].end >= 0:
        return one
    ending = read_ending(tokens, table, first, stop)
    if ending is None:
        return one
    whole = table._replace(hours=(Hours(table.hours[0].start, ending.end, sure=True),))
    if one.apart:
        return one._replace(apart=whole, ending=ending)
    return one._replace(mention=one.mention._replace(hours=(whole,)), ending=ending)


def _reach(tokens: Tokens, told: list[Told], rank: int) -> tuple[int, dict[int, int]]:
    """Give where the next other day that is no deadline stands, and the lines of the deadlines before it."""
    limit = min(told[rank].mention.last + FAR, len(tokens))
    passed: dict[int, int] = {}
    for place in range(rank + 1, len(told)):
        one = told[place]
        again = _is_same_day(told[rank].mention, one.mention) and not any(one.mention.hours)
        if one.mention.first >= limit or not (again or one.kind in ("deadline", "publication")):
            return min(one.mention.first, limit), passed
        passed[one.mention.first] = (
            one.mention.last if again else _past_deadline(tokens, one.mention.last, limit)
        )
    return limit, passed


def _past_deadline(tokens: Tokens, index: int, limit: int) -> int:
    """Give where its line ends, or where it goes on with the event: « avant le 3 mars, rendez-vous à 8h »."""
    places = (place for place in range(index, limit) if _leaves_deadline(tokens[place]))
    return next(places, max(index, limit))


def _leaves_deadline(token: Token) -> bool:
    return token.kind in LINE_STARTS or token.text in MEETING


def line_end(tokens: Tokens, index: int) -> int:
    """Give the token that ends the line of another one."""
    return next(place for place in range(index, len(tokens)) if tokens[place].kind in LINE_STARTS)
