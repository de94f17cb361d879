"""The grammar of hours: « de 8h30 à 17h », « 14h-16h30 », « à partir de 19 h », « 9h-12h et 14h-17h »."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from collectors.french.dates.lexicon import DAY_PARTS
from collectors.french.dates.tokens import MIDNIGHT, Kind, Tokens


class Hours(NamedTuple):
    """Minutes since midnight; `end` is -1 when not said, and above 1440 when it is on the next day.

    `sure` is false for a lone figure that no word introduces, and that may be a duration.
    """

    start: int
    end: int
    sure: bool


class Timetable(NamedTuple):
    """The hours read from token `first` to token `last`, excluded."""

    hours: tuple[Hours, ...]
    first: int
    last: int


EVENING = 17 * 60
SHORTEST_START = 7 * 60
"""A lone « 7h » or less that no word introduces is a duration."""

_STRONG = frozenset(
    "a partir compter @ vers at from horaire horaires heure heures debut rdv accueil depart departs des entre".split()
)
_CONNECTORS = (
    _STRONG
    | DAY_PARTS
    | frozenset("de du h rendez vous toute journee quand ouverture portes prochain cafe participants".split())
    | frozenset(", . : - ( · • | > / [ ; 🕒 ⏰ 🕐 🕑 🕓 🕔 🕕 🕖 🕗 🕘 🕙 🕚 🕛 🕡 🕢 🕣 🕤".split())
)
_MAX_CONNECTORS = 8
_TO = frozenset(["a", "-", "/", "au", "jusqu", "to", "until", ">"])
_AND = frozenset(["et", "ou", "/", "-", "&", ",", "puis", "+", ";", "and", "\n"])
_END_LABEL = frozenset([",", "-", ";", "(", ":", "heure", "fin", "prevue", "de", "a", "vers", "\n"])
_AFTER_WELCOME = frozenset(
    ", / - ( ) ; : \n pour debut de des a la partir puis cafe petit-dejeuner du conference concert spectacle "
    "film seance".split(" ")
)
_DOORS = "ouverture des portes a".split()
LONGEST_WELCOME = 90
"""Minutes: what starts later than this after « accueil à 8h30 » is not what people are welcomed to."""
SHORTEST_BREAK = 30
"""Minutes: what comes sooner after one part of a programme goes on with it."""
_MAX_LINES, _LONGEST_LINE = 12, 30
_LINE_OPENINGS = frozenset("- • · > de a des partir vers".split())
_LONGEST_OPENING = 4
"""In tokens: « - à partir de 18h : accueil »."""
_LINE_ENDS = frozenset([Kind.LINE, Kind.BREAK, Kind.END])
_DURATION_WORDS = frozenset("duree durees durant pendant d dure total soit formation".split())


def read_hours(tokens: Tokens, index: int) -> Timetable | None:
    """Read the hours that follow a day, over the few words and marks that may stand between."""
    start, strong = _skip_connectors(tokens, index)
    if start is None:
        return None
    welcomed = any(token.text in ("accueil", "portes") for token in tokens[index:start])
    better = _after_welcome(tokens, start) if welcomed else read_programme(tokens, start)
    return better or _read_timetable(tokens, start, strong)


def _after_welcome(tokens: Tokens, index: int) -> Timetable | None:
    """Read the hours told after those of the welcome, or of the doors: « accueil à 8h30, 9h-17h »."""
    welcome = tokens[index].number
    for after in range(index + 1, index + _MAX_CONNECTORS):
        if starts_hours(tokens, after):
            found = _read_timetable(tokens, after, strong=True)
            near = found is not None and 0 < found.hours[0].start - welcome <= LONGEST_WELCOME
            return found if near else None
        if tokens[after].text not in _AFTER_WELCOME:
            return None
    return None


def read_hours_at(tokens: Tokens, index: int) -> Timetable | None:
    """Read the hours that start at a token, as « 14h - 18h » in the middle of a sentence."""
    doors = [token.text for token in tokens[max(0, index - 4) : index]] == _DOORS
    if (doors or tokens[index - 1].text == "accueil") and (found := _after_welcome(tokens, index)):
        return found
    before = index - 2 if tokens[index - 1].text in (":", "de") else index - 1
    strong = tokens[before].text in _STRONG or tokens[index + 1].text in ("accueil", "precises")
    return _read_timetable(tokens, index, strong)


def read_programme(tokens: Tokens, index: int) -> Timetable | None:
    """Read the hours of the whole of « 18h00 : accueil », « 18h30 : conférence »…, lines that start with one."""
    tables = list(_programme(tokens, index))
    if len(tables) < 2:
        return None
    spans = [span for table in tables for span in table.hours]
    if all(span.end >= 0 for span in spans):
        return tables[0]._replace(hours=_joined(spans))
    return tables[0]._replace(hours=(Hours(spans[0].start, max(-1, spans[-1].end), True),))


def _programme(tokens: Tokens, index: int) -> Iterator[Timetable]:
    """Give the hours at the head of each line, from the line that a token starts with its hour, while they grow."""
    floor = 0
    index = _line_start(tokens, index)
    for _ in range(_MAX_LINES):
        head = _line_head(tokens, index)
        found = _read_timetable(tokens, head, strong=True) if head else None
        if found is None or found.hours[0].start < floor:
            return
        yield found
        floor = found.hours[0].start
        ends = (
            place
            for place in range(found.last, found.last + _LONGEST_LINE)
            if tokens[place].kind in _LINE_ENDS
        )
        index = next(ends, index) + 1


def _line_start(tokens: Tokens, index: int) -> int:
    """Give the first token of what opens a line before an hour: « - à partir de »."""
    first = index
    while first > max(0, index - _LONGEST_OPENING) and tokens[first - 1].text in _LINE_OPENINGS:
        first -= 1
    return first


def _line_head(tokens: Tokens, index: int) -> int:
    """Give the token of the hour that a line starts with, 0 if there is none."""
    if tokens[index - 1].kind is not Kind.LINE:
        return 0
    places = range(index, index + _LONGEST_OPENING + 1)
    head = next((place for place in places if tokens[place].text not in _LINE_OPENINGS), index)
    return head if starts_hours(tokens, head) else 0


def _joined(spans: list[Hours]) -> tuple[Hours, ...]:
    """Make one of the spans that follow one another, but for the lunch break."""
    joined: list[Hours] = []
    for span in spans:
        if joined and span.start - joined[-1].end < SHORTEST_BREAK:
            joined[-1] = joined[-1]._replace(end=max(span.end, joined[-1].end))
        else:
            joined.append(span)
    return tuple(joined)


def starts_hours(tokens: Tokens, index: int) -> bool:
    """Tell whether hours may start at a token: an hour, or the 10 of « de 10 à 12 h »."""
    return tokens[index].kind is Kind.TIME or _is_bare_start(tokens, index)


def _skip_connectors(tokens: Tokens, index: int) -> tuple[int | None, bool]:
    strong, lines = False, 0
    for after in range(index, index + _MAX_CONNECTORS):
        token = tokens[after]
        if starts_hours(tokens, after):
            return after, strong
        ends = token.kind in (Kind.LINE, Kind.BREAK)
        lines += ends
        if lines > 1 or not (ends or _connects(tokens, after)):
            return None, False
        strong = strong or token.text in _STRONG
    return None, False


def _connects(tokens: Tokens, index: int) -> bool:
    text = tokens[index].text
    return text in _CONNECTORS or (text == "au" and tokens[index + 1].text in DAY_PARTS)


def _is_bare_start(tokens: Tokens, index: int) -> bool:
    """Tell the 10 of « 10-12h » and « de 10 à 12 h », whose « h » stands after the second figure only."""
    token = tokens[index]
    if token.kind is not Kind.NUMBER or not 0 <= token.number < 24 or token.text:
        return False
    joined = tokens[index + 1].text in ("a", "-", "et", "/") and tokens[index + 2].kind is Kind.TIME
    return joined and token.number * 60 < tokens[index + 2].number


def _read_timetable(tokens: Tokens, index: int, strong: bool) -> Timetable | None:
    first, after = _read_span(tokens, index, strong)
    if first is None:
        return None
    spans = [first]
    while len(spans) < 6:
        span, later = _read_next(tokens, after, first)
        if span is None:
            break
        spans.append(span)
        after = later
    opened = any(token.text in ("(", "[") for token in tokens[max(0, index - 3) : index])
    after += opened and tokens[after].text in (")", "]")
    return Timetable(tuple(spans), index, after)


def _read_next(tokens: Tokens, index: int, first: Hours) -> tuple[Hours | None, int]:
    """Read one more span of the same day: ranges follow ranges, starts follow starts."""
    if tokens[index].text not in _AND:
        return None, index
    after = index + 1
    while after < index + 4 and tokens[after].text in ("de", "a", "et", "puis", "entre"):
        after += 1
    if not starts_hours(tokens, after) or (tokens[index].kind is Kind.LINE and first.end < 0):
        return None, index
    span, last = _read_span(tokens, after, first.sure)
    if span is None or (span.end < 0) != (first.end < 0) or (first.end >= 0 and span.start < first.end):
        return None, index
    return span, last


def _read_span(tokens: Tokens, index: int, strong: bool) -> tuple[Hours | None, int]:
    token = tokens[index]
    start = token.number * 60 if token.kind is Kind.NUMBER else token.number
    end_index = _end_index(tokens, index)
    if end_index:
        end = end_after(start, tokens[end_index].number)
        return (Hours(start, end, True), end_index + 1) if start < MIDNIGHT else (None, index)
    if start >= MIDNIGHT or _is_duration(tokens, index, strong):
        return None, index
    paired = tokens[index + 1].kind is Kind.TIME
    return Hours(start, -1, strong or paired or token.text == "clock"), index + 1


def _end_index(tokens: Tokens, index: int) -> int:
    """Give the token of the hour that ends a span, 0 if there is none."""
    labelled = _labelled_end(tokens, index + 1)
    if labelled:
        return labelled
    after = index + 1
    entre = "entre" in (tokens[index - 1].text, tokens[index - 2].text)
    if tokens[after].text in _TO or (
        tokens[after].text == "et" and (entre or tokens[index].kind is Kind.NUMBER)
    ):
        after += 1
        while tokens[after].text in ("a", "au", ">", "-") and after < index + 4:
            after += 1
        if tokens[after].kind is Kind.TIME:
            return after
    return 0


def _labelled_end(tokens: Tokens, index: int) -> int:
    """Give the token of the hour in « , fin à 17h » or « Heure de fin : 17h », 0 if there is none."""
    after = index
    while tokens[after].text in _END_LABEL and after < index + 6:
        after += 1
    told = any(token.text == "fin" for token in tokens[index:after])
    return after if told and tokens[after].kind is Kind.TIME else 0


def end_after(start: int, end: int) -> int:
    """Put the end after the start: on the next day for an evening or 0h00, nowhere for a slip of the page."""
    if end == 0:
        return MIDNIGHT
    if end > start:
        return end
    return end + MIDNIGHT if start >= EVENING else -1


def _is_duration(tokens: Tokens, index: int, strong: bool) -> bool:
    before, after = tokens[index - 1].text, tokens[index + 1].text
    if before in _DURATION_WORDS or (
        before in (":", "-", "de", "d") and tokens[index - 2].text in _DURATION_WORDS
    ):
        return True
    if before == "de" and after in ("a", "jusqu") and tokens[index].number > SHORTEST_START:
        return False
    if before == "a" and after in ("de", "d") and tokens[index].number <= SHORTEST_START:
        return True
    if strong:
        return False
    named = tokens[index].text in ("midi", "minuit", "stamp", "clock")
    short = tokens[index].number <= SHORTEST_START and not named
    return before == "de" or short or after in ("de", "d", "par")
