"""Hours told by the rank of the day: « 1er jour 13h30-18h, 2e jour 9h-12h », « 9h le premier jour, 17h le second »."""

from __future__ import annotations

from collectors.french.dates.hours import read_hours, read_hours_at
from collectors.french.dates.links import Link
from collectors.french.dates.mentions import Mention
from collectors.french.dates.spans import Timetable, starts_hours
from collectors.french.dates.tokens import Kind, Token, Tokens

_DAYS = frozenset(["jour", "journee", "second"])
_RANKS = {"premier": 1, "premiere": 1, "second": 2, "seconde": 2, "deuxieme": 2}
_LONGEST_HOURS = 5
"""In tokens: « de 9h à 17h »."""
_ENDS = frozenset(["fin", "jusqu", "cloture", "termine"])
_END_REACH = 4
"""In tokens: « fin prévue à 17h »."""


def with_hours_by_rank(tokens: Tokens, mention: Mention, stop: int) -> Mention:
    """Give two days the hours that the text tells of the first and of the second one, both or none."""
    first = mention.days[-1].last
    if len(mention.days) != 2 or all(token.text not in _DAYS for token in tokens[first:stop]):
        return mention
    found: dict[int, Timetable] = {}
    for index in range(first, stop):
        rank = _rank(tokens, index) if tokens[index].text in _DAYS else 0
        table = _beside(tokens, index) if rank else None
        if table and table.first >= first:
            found.setdefault(rank, table)
    both = found.keys() == {1, 2} and _are_all(mention)
    return _told_apart(tokens, mention, found[1], found[2]) if both else mention


def _are_all(mention: Mention) -> bool:
    """Tell two days, or a range that holds no third one."""
    first, last = mention.days
    return Link.UNTIL not in mention.links or last.day == first.day + 1


def _rank(tokens: Tokens, index: int) -> int:
    """Give the rank of « 1er jour », « premier jour », « jour 1 », « le second »."""
    before, after = tokens[index - 1], tokens[index + 1]
    if tokens[index].text == "second":
        return 0 if after.text in _DAYS else 2
    if _is_ordinal(before):
        return before.number
    return _RANKS.get(before.text, 0) or (after.number if after.kind is Kind.NUMBER else 0)


def _is_ordinal(token: Token) -> bool:
    return token.kind is Kind.NUMBER and bool(token.text)


def _beside(tokens: Tokens, index: int) -> Timetable | None:
    """Read the hours before « le premier jour », or those behind it."""
    behind = index + 1 + (tokens[index + 1].kind is Kind.NUMBER)
    lead = index - 1 if tokens[index].text == "second" else index - 2
    if tokens[lead].text != "le" or tokens[lead - 1].kind is not Kind.TIME:
        return read_hours(tokens, behind)
    places = (place for place in range(max(0, lead - _LONGEST_HOURS), lead) if starts_hours(tokens, place))
    tables = (read_hours_at(tokens, place) for place in places)
    return next((table for table in tables if table and table.last == lead), None)


def _told_apart(tokens: Tokens, mention: Mention, one: Timetable, other: Timetable) -> Mention:
    led = tokens[max(0, other.first - _END_REACH) : other.first]
    ends = other.hours[-1].end < 0 and any(token.text in _ENDS for token in led)
    return mention._replace(hours=(one, other), links=(Link.UNTIL if ends else Link.BESIDE,))
