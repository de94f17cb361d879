"""The parts of a day told in one line: « 9h-12h : conférences / 14h-17h : ateliers »."""

from __future__ import annotations

from itertools import takewhile

from collectors.french.dates.spans import Hours, Timetable, read_timetable, starts_hours
from collectors.french.dates.tokens import Kind, Token, Tokens

SHORTEST_BREAK = 30
"""Minutes: what comes sooner after one part of a programme goes on with it."""
_MOST_PARTS, _LONGEST_LABEL = 8, 8
_PARTING = frozenset([",", ";", "-", "/", "|", "·", "•"])
_LEADS = frozenset(["de", "puis", "et"])
_OF_OTHERS = frozenset(
    "billetterie bureau ferme fermeture inscription inscriptions permanence permanences secretariat telephone".split()
)


def with_parts(tokens: Tokens, found: Timetable) -> Timetable:
    """Give hours from and to with those of the parts that follow theirs, each behind what it is."""
    spans, last = list(found.hours), found.last
    for _ in range(_MOST_PARTS):
        part = _next_part(tokens, last) if spans[-1].end >= 0 else None
        if part is None or part.hours[0].start < spans[-1].end or _is_of_others(tokens, part.last):
            break
        spans, last = [*spans, *part.hours], part.last
    return found if last == found.last else Timetable(joined(spans), found.first, last)


def joined(spans: list[Hours]) -> tuple[Hours, ...]:
    """Make one of the spans that follow one another, but for the lunch break."""
    kept: list[Hours] = []
    for span in spans:
        if kept and span.start - kept[-1].end < SHORTEST_BREAK:
            kept[-1] = kept[-1]._replace(end=max(span.end, kept[-1].end))
        else:
            kept.append(span)
    return tuple(kept)


def _next_part(tokens: Tokens, index: int) -> Timetable | None:
    """Read the « 14h-17h » behind « : conférences / »."""
    if tokens[index].text != ":":
        return None
    label = list(takewhile(_names, tokens[index + 1 : index + 1 + _LONGEST_LABEL]))
    place = index + 1 + len(label)
    if not label or tokens[place].text not in _PARTING:
        return None
    place += 1 + (tokens[place + 1].text in _LEADS)
    found = read_timetable(tokens, place, strong=True) if starts_hours(tokens, place) else None
    return found if found and all(span.end >= 0 for span in found.hours) else None


def _names(token: Token) -> bool:
    """Tell a word of what a part is from a day, and from what is no part."""
    return token.kind is Kind.WORD and token.weekday < 0 and not token.month and token.text not in _OF_OTHERS


def _is_of_others(tokens: Tokens, index: int) -> bool:
    return tokens[index].text != ":" or not _names(tokens[index + 1])
