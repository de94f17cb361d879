"""Days told beside those of an event: put off, past, of what it is part of, of a letter or a notice."""

from __future__ import annotations

import re

from collectors.french.dates import context, passing
from collectors.french.dates.context import Cue
from collectors.french.dates.links import Link
from collectors.french.dates.mentions import Mention
from collectors.french.dates.tokens import LINE_STARTS, Kind, Tokens
from collectors.french.dates.told import Told, line_end
from db.communes import communes_named

_PUT_OFF_REACH = 30
_LONGEST_HEAD = 12
"""In tokens: « Fait à Lons-le-Saunier, »."""
_WRITTEN_AT = frozenset(["fait", "a"])
_OF = frozenset(["du", "des"])
"""« 2027-01-15 Le cours du 18/01/2027 »: what leads to the day of what the notice is about."""
_BESIDE = 8
"""In tokens."""
_EDGES = frozenset([(30, 6), (31, 12)])
"""Days and months at which years and half-years end."""
_SAME_HOURS = re.compile(r"\bmemes? (?:heures?|horaires?|creneaux?)\b")
_MOVED_OR_OFF = re.compile(r"\b(?:report|annul|decal|deplac)")


def without_others(tokens: Tokens, told: list[Told]) -> list[Told]:
    """Make passing mentions, and publications, of the days that are no event's when another day is told."""
    told = _without_full(tokens, _without_occasions(tokens, told))
    told = [one._replace(kind="mention") if _is_of_no_event(one) else one for one in told]
    return _without_notices(tokens, _without_past(tokens, _without_put_off(tokens, told)))


def _is_of_no_event(one: Told) -> bool:
    """Tell « la semaine du 8 mars », which does not say on what day, and « les tarifs au 1er juillet »."""
    if one.kind != "event" or Link.UNTIL in one.mention.links:
        return False
    first = one.mention.days[0]
    edge = (first.day, first.month) in _EDGES or first.day == 1
    opens = edge and len(one.mention.days) == 1 and not any(one.hours)
    return passing.is_week(one.before) or passing.is_in_force(one.before, opens_period=opens)


def _without_full(tokens: Tokens, told: list[Told]) -> list[Told]:
    """Make passing mentions of the days of sittings that are full, where the next one is told."""
    coming = [one.kind == "event" and passing.is_next(one.before) for one in told]
    full = [passing.is_full(context.after(tokens, one.mention.last)) for one in told]
    return [
        one._replace(kind="mention") if any(coming) and one.kind == "event" and over and not new else one
        for one, new, over in zip(told, coming, full, strict=True)
    ]


def _without_put_off(tokens: Tokens, told: list[Told]) -> list[Told]:
    """Make passing mentions of the dates that « reporté au » replaces, before it or behind it."""
    kept = list(told)
    for rank, one in enumerate(told):
        if one.kind == "mention" or not context.is_new_date(one.before):
            continue
        kept[rank] = _with_same_hours(tokens, told[rank - 1], one) if rank else one
        following = told[rank + 1] if rank + 1 < len(told) else None
        said_behind = following and following.kind == "mention" and _is_close(one, following)
        if rank and not said_behind and _is_near(told[rank - 1], one):
            kept[rank - 1] = told[rank - 1]._replace(kind="mention")
        if following and context.is_off(following.before) and _is_near(one, following):
            kept[rank] = kept[rank]._replace(apart=kept[rank].apart or following.apart)
            kept[rank + 1] = following._replace(kind="mention", apart=None)
    return kept


def _with_same_hours(tokens: Tokens, old: Told, one: Told) -> Told:
    """Give a new day the hours of the old one: « reportée du 9 mars à 14h au 16 mars, même heure »."""
    same = _SAME_HOURS.search(context.after(tokens, one.mention.last))
    far = one.mention.first - old.mention.last > _PUT_OFF_REACH
    return one if any(one.hours) or far or not same else one._replace(apart=old.hours[-1])


def _is_close(one: Told, other: Told) -> bool:
    """Tell « reportée au 31 mars (initialement le 10 mars) »."""
    return other.mention.first - one.mention.last < _BESIDE


def _is_near(one: Told, other: Told) -> bool:
    events = (one.kind, other.kind) == ("event", "event")
    return events and other.mention.first - one.mention.last < _PUT_OFF_REACH


def _without_occasions(tokens: Tokens, told: list[Told]) -> list[Told]:
    """Make passing mentions of the days of what an event goes with, and of rain, when another day is told."""
    events = [one.kind == "event" for one in told]
    around = zip(events, [None, *told], told, [*told[1:], None], strict=False)
    others = [event and _is_beside(tokens, one, before, behind) for event, before, one, behind in around]
    if sum(others) == sum(events):
        return told
    return [one._replace(kind="mention") if other else one for one, other in zip(told, others, strict=True)]


def _is_beside(tokens: Tokens, one: Told, before: Told | None, behind: Told | None) -> bool:
    """Tell the day of a frame, of a release, of rain."""
    floor = before.mention.last if before else 0
    led = context.before(tokens, one.mention.days[0].first, floor, passing.OCCASION_REACH)
    following = context.after(tokens, one.mention.last)
    if passing.is_fronted(led, following) and behind and not any(one.hours):
        return _is_one_sentence(tokens, one, behind)
    beside = passing.is_occasion(led) or passing.is_release(one.before) or passing.is_holiday(one.before)
    beside = beside or passing.is_setting_up(one.before) or passing.is_behind_us(one.before)
    beside = beside or (before is not None and passing.is_neighbour(led))
    return beside or passing.is_fallback(one.before, following)


def _is_one_sentence(tokens: Tokens, one: Told, other: Told) -> bool:
    between = tokens[one.mention.last : other.mention.first]
    return other.kind == "event" and not any(
        token.text == "." or token.kind is Kind.BREAK for token in between
    )


def _without_past(tokens: Tokens, told: list[Told]) -> list[Told]:
    """Make passing mentions of days that are over, and of the head of a letter, when another day is told."""
    over = [one.kind == "event" and _is_over(tokens, one) for one in told]
    if all(past or one.kind != "event" for past, one in zip(over, told, strict=True)):
        return told
    return [one._replace(kind="mention") if past else one for past, one in zip(over, told, strict=True)]


def _is_over(tokens: Tokens, one: Told) -> bool:
    letter = _heads_letter(tokens, one.mention)
    over = context.is_over(one.before, context.after(tokens, one.mention.last))
    return letter or one.near is Cue.PAST or over


def _heads_letter(tokens: Tokens, mention: Mention) -> bool:
    """Tell « Saint-Claude, le 2 avril 2027. », the town and day that open a letter, from « Bal, le 2 avril 2027. »."""
    led = tokens[mention.first].text == "le" and tokens[mention.first - 1].text == ","
    ends = tokens[mention.last].text == "." or tokens[mention.last].kind is Kind.BREAK
    head = tokens[max(0, mention.first - _LONGEST_HEAD) : mention.first - 1]
    opens = [rank for rank, token in enumerate(head) if token.kind in LINE_STARTS]
    if not (led and ends) or mention.first > _LONGEST_HEAD * (1 + bool(opens)):
        return False
    words = (token.text for token in head[opens[-1] + 1 if opens else 0 :])
    return bool(communes_named(" ".join(word for word in words if word not in _WRITTEN_AT)))


def _without_notices(tokens: Tokens, told: list[Told]) -> list[Told]:
    """Make publications of « 15/01 : la journée est reportée », where the day is that of the notice.

    So with « 2027-01-15 Le cours du 18/01/2027 est annulé ».
    """
    notices = [_is_notice(tokens, told, rank) for rank in range(len(told))]
    return [
        one._replace(kind="publication") if notice else one for one, notice in zip(told, notices, strict=True)
    ]


def _is_notice(tokens: Tokens, told: list[Told], rank: int) -> bool:
    mention = told[rank].mention
    if tokens[mention.first - 1].kind not in LINE_STARTS or told[rank].apart:
        return False
    end = line_end(tokens, mention.last)
    others = [one.mention for one in told[rank + 1 : rank + 2] if one.mention.first < end]
    moved = any(_MOVED_OR_OFF.match(token.text) for token in tokens[mention.last : end])
    if tokens[mention.first].kind is Kind.DATE:
        return moved and any(tokens[other.days[0].first - 1].text in _OF for other in others)
    of_day = tokens[mention.first].kind is Kind.PART and tokens[mention.last].text == ":"
    return of_day and (moved or bool(others))
