"""The grammar of hours: « de 8h30 à 17h », « 14h-16h30 », « à partir de 19 h », « 9h-12h et 14h-17h »."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from collectors.french.dates.lexicon import DAY_PARTS
from collectors.french.dates.tokens import MIDNIGHT, Kind, Token, Tokens


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
    | frozenset("de du h rendez vous toute journee quand ouverture portes prochain cafe participants guichets billetterie".split())
    | frozenset(", . : - ( · • | > / [ ; 🕒 ⏰ 🕐 🕑 🕓 🕔 🕕 🕖 🕗 🕘 🕙 🕚 🕛 🕡 🕢 🕣 🕤".split())
)
_MAX_CONNECTORS = 8
_TO = frozenset(["a", "-", "/", "au", "jusqu", "to", "until", ">"])
_AND = frozenset(["et", "ou", "/", "-", "&", ",", "puis", "+", ";", "and", "\n"])
_END_LABEL = frozenset([",", "-", ";", "(", ":", "heure", "fin", "prevue", "de", "a", "vers", "\n"])
_AFTER_WELCOME = frozenset(
    ", / - ( ) ; : . | \n accueil pour debut de des d a la le les l au partir puis et cafe petit-dejeuner du conference "
    "conferences concert spectacle film seance projection travaux jeux match partie coup envoi un demarrage commence commencera "
    "debute debutera demarre demarrera".split(" ")
)
_WELCOMES = frozenset("accueil portes guichets".split())
_OPENS = _WELCOMES | frozenset("ouverture ouvre ouvrira ouvrent ouvriront".split())
_STARTS = frozenset("debut envoi commence commencera debute debutera demarre demarrera concert spectacle film".split())
_WELCOME_LEAD = 6
LONGEST_WELCOME = 90
"""Minutes: what starts later than this after « accueil à 8h30 » is not what people are welcomed to."""
SHORTEST_BREAK = 30
"""Minutes: what comes sooner after one part of a programme goes on with it."""
CLOSEST_STARTS = 60
"""Minutes: of two starts that « ou » joins and that stand closer, one is meant."""
_JOINTS = frozenset(["de", "a", "et", "puis", "entre", ":", "l", "le", ",", "(", *DAY_PARTS - {"midi"}])
_LONGEST_JOINT = 5
"""In tokens: « et l’après-midi de » and the like, between the two halves of a day."""
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
    better = _after_welcome(tokens, start) if _welcomes(tokens, start) else read_programme(tokens, start)
    return better or _read_timetable(tokens, start, strong)


def _welcomes(tokens: Tokens, index: int) -> bool:
    """Tell the hour of « accueil dès 8h30 », « ouverture : 18h45 » and « 8h30 accueil » from that of a start."""
    if tokens[index + 1].text == "accueil" and tokens[index - 1].kind is not Kind.LINE:
        return True
    lead = (token for token in tokens[index - 1 : max(0, index - 1 - _WELCOME_LEAD) : -1])
    return any(token.text in _OPENS for token in takewhile(_leads_on, lead))


def _leads_on(token: Token) -> bool:
    return token.kind is not Kind.TIME and token.kind not in _LINE_ENDS and token.text != "."


def _after_welcome(tokens: Tokens, index: int) -> Timetable | None:
    """Read the hours told after those of the welcome, or of the doors: « accueil à 8h30, 9h-17h ».

    Behind « ouverture : 18h45 », they are to be those of a start: « début : 19h30 ».
    """
    welcome = tokens[index].number
    named = any(token.text in _WELCOMES for token in tokens[max(0, index - _WELCOME_LEAD) : index])
    for after in range(index + 1, index + _MAX_CONNECTORS):
        if starts_hours(tokens, after):
            found = _read_timetable(tokens, after, strong=True)
            told = named or any(token.text in _STARTS for token in tokens[index:after])
            told = told or (found is not None and tokens[found.last].text in _STARTS)
            near = found is not None and 0 < found.hours[0].start - welcome <= LONGEST_WELCOME
            return found if near and told else None
        if tokens[after].text not in _AFTER_WELCOME and not _is_named_start(tokens, after):
            return None
    return None


def _is_named_start(tokens: Tokens, index: int) -> bool:
    """Tell the « danse » of « portes à 14h, danse à 14h30 », a word of its own between a mark and the hour."""
    opens, leads = tokens[index - 1].text in (",", "-", "/", "|"), tokens[index + 1].text in ("a", ":", "des")
    return tokens[index].kind is Kind.WORD and opens and leads


def read_hours_at(tokens: Tokens, index: int) -> Timetable | None:
    """Read the hours that start at a token, as « 14h - 18h » in the middle of a sentence."""
    if _welcomes(tokens, index) and (found := _after_welcome(tokens, index)):
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
    """Tell the 10 of « 10-12h », « de 10 à 12 h » and « 10 ou 11h », whose « h » stands after the second figure."""
    token = tokens[index]
    if token.kind is not Kind.NUMBER or not 0 <= token.number < 24 or token.text:
        return False
    joined = tokens[index + 1].text in ("a", "-", "et", "/", "ou") and tokens[index + 2].kind is Kind.TIME
    return joined and token.number * 60 < tokens[index + 2].number


def _read_timetable(tokens: Tokens, index: int, strong: bool) -> Timetable | None:
    first, after = _read_span(tokens, index, strong or _are_starts(tokens, index))
    if first is None:
        return None
    spans = [first]
    while len(spans) < 6:
        span, later = _read_next(tokens, after, first)
        if span is None:
            break
        if not _is_second_guess(tokens[after].text, spans[-1], span):
            spans.append(span)
        after = later
    opened = any(token.text in ("(", "[") for token in tokens[max(0, index - 3) : index])
    after += opened and tokens[after].text in (")", "]")
    return Timetable(tuple(spans), index, after)


def _are_starts(tokens: Tokens, index: int) -> bool:
    """Tell « 10h et 15h », two starts, from « 10h », which may be a duration."""
    pair, following = tokens[index], tokens[index + 2]
    both = (pair.kind, following.kind) == (Kind.TIME, Kind.TIME) and tokens[index + 1].text in ("et", "&")
    return both and tokens[index - 1].text != "de" and pair.number > SHORTEST_START


def _past_aside(tokens: Tokens, index: int) -> int:
    """Skip the brackets of « de 9h à 12h (accueil 8h45) et de 14h à 17h »."""
    closing = (place for place in range(index, index + _LONGEST_JOINT) if tokens[place].text == ")")
    end = next(closing, index) if tokens[index].text == "(" else index
    return end + 1 if end > index and tokens[end + 1].text in ("et", "puis") else index


def _is_second_guess(joint: str, span: Hours, other: Hours) -> bool:
    """Tell « vers 10 ou 11h », one start that is not settled, from « à 10h ou à 15h », two of them."""
    return joint == "ou" and span.end < 0 and other.start - span.start <= CLOSEST_STARTS


def _read_next(tokens: Tokens, index: int, first: Hours) -> tuple[Hours | None, int]:
    """Read one more span of the same day: ranges follow ranges, starts follow starts."""
    index = _past_aside(tokens, index)
    if tokens[index].text not in _AND:
        return None, index
    after = index + 1
    while after < index + _LONGEST_JOINT and tokens[after].text in _JOINTS:
        after += 1
    if not starts_hours(tokens, after) or (tokens[index].kind is Kind.LINE and first.end < 0):
        return None, index
    span, last = _read_span(tokens, after, first.sure)
    if span is None or (span.end < 0) != (first.end < 0) or (first.end >= 0 and span.start < first.end):
        return None, index
    return span, last


def _read_span(tokens: Tokens, index: int, strong: bool) -> tuple[Hours | None, int]:
    token, end_index = tokens[index], _end_index(tokens, index)
    start = token.number * 60 if token.kind is Kind.NUMBER else _clock(tokens, index)
    if end_index:
        end = end_after(start, _clock(tokens, end_index))
        last = end_index + 1 + _part_after(tokens, end_index)
        return (Hours(start, end, True), last) if start < MIDNIGHT else (None, index)
    part = _part_after(tokens, index)
    if start >= MIDNIGHT or (not part and _is_duration(tokens, index, strong)):
        return None, index
    joined = tokens[index + 1].text == "ou" and token.kind is Kind.NUMBER
    sure = strong or part > 0 or joined or tokens[index + 1].kind is Kind.TIME or token.text == "clock"
    return Hours(start, -1, sure), index + 1 + part


def _end_index(tokens: Tokens, index: int) -> int:
    """Give the token of the hour that ends a span, 0 if there is none."""
    labelled = _labelled_end(tokens, index + 1)
    if labelled:
        return labelled
    after = index + 1 + (tokens[index + 1].text == "et" and tokens[index + 2].text == "jusqu")
    entre = "entre" in (tokens[index - 1].text, tokens[index - 2].text)
    if tokens[after].text in _TO or (
        tokens[after].text == "et" and (entre or tokens[index].kind is Kind.NUMBER)
    ):
        after += 1
        while tokens[after].text in ("a", "au", ">", "-") and after < index + 5:
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


def _clock(tokens: Tokens, index: int) -> int:
    """Give the minutes of an hour, those of « 8h du soir » and « 3h de l’après-midi » past noon."""
    minutes, part = tokens[index].number, _part_after(tokens, index)
    late = part and tokens[index + part].text != "matin"
    return minutes + MIDNIGHT // 2 if late and 0 < minutes < MIDNIGHT // 2 else minutes


def _part_after(tokens: Tokens, index: int) -> int:
    """Give the number of tokens of « du matin », « du soir » or « de l’après-midi » behind an hour."""
    words = [token.text for token in tokens[index + 1 : index + 4]]
    if words[:2] in (["du", "matin"], ["du", "soir"]):
        return 2
    return 3 if words == ["de", "l", "apres-midi"] else 0


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
