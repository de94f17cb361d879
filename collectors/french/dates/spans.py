"""The grammar of one or several hours: « de 8h30 à 17h », « 14h-16h30 », « 9h-12h et 14h-17h », « 10 ou 11h »."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import NamedTuple

from collectors.french.dates.lexicon import DAY_PARTS
from collectors.french.dates.tokens import LINE_STARTS, MIDNIGHT, Kind, Token, Tokens, ends_line, touches
from db.communes import communes_named


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


EVENING, DAWN = 17 * 60, 6 * 60
SHORTEST_START = 7 * 60
"""A lone « 7h » or less that no word introduces is a duration."""

_TO = frozenset(["a", "-", "/", "au", "jusqu", "to", "until", ">"])
_AND = frozenset(["et", "ou", "/", "-", "&", ",", "puis", "+", ";", "and", "\n"])
_AND_AGAIN = frozenset(["et", "puis", ",", "/"])
_BEFORE_LIMIT = frozenset(["et", ",", "(", "-"])
"""What may stand between a start and « jusqu’à 20h »."""
_END_LABEL = frozenset([",", "-", ";", "(", ":", "heure", "fin", "prevue", "de", "a", "vers", "\n"])
CLOSEST_STARTS = 60
"""Minutes: of two starts that « ou » joins and that stand closer, one is meant."""
LONGEST_STACKED = 4 * 60
"""Minutes: two hours side by side, or on lines of their own, may be two starts when they are further apart."""
_FIGURE_LEADS = DAY_PARTS | frozenset(
    "de entre des vers a et ou puis horaire horaires heure heures soit".split()
)
"""What a start without its « h » may follow: « de 10 à 12 h »."""
_JOINTS = frozenset(["de", "a", "et", "puis", "entre", ":", "l", "le", ",", "(", *DAY_PARTS - {"midi"}])
_LONGEST_JOINT = 5
"""In tokens: « et l’après-midi de » and the like, between the two halves of a day."""
_LONGEST_ASIDE = 9
_LONGEST_TOWN = 9
"""In tokens: « Salins-les-Bains »."""
_OF_RIDE = frozenset("depart departs arrivee bus car cars navette navettes train passage ramassage".split())
_RIDE_REACH = 16
_MEETS = frozenset("rendez rdv arrivee arrivees accueil retrouve retrouvons retrouver retrouverons".split())
_DEPARTURES = frozenset(["depart", "departs"])
_DEPARTURE_REACH = 5
"""In tokens: « départs libres et groupés de »."""
_LONGEST_MEETING = 60
"""Minutes: between two hours that stand further apart than this, one does not come but stay."""
_MEETING_REACH = 24
"""In tokens: « rendez-vous à la sortie nord du métro Jean-Jaurès, entre »."""
_NON_STOP = re.compile(r"non(?:stop)?$")
_DURATION_WORDS = frozenset("duree durees durant pendant d dure total soit formation".split())


def starts_hours(tokens: Tokens, index: int) -> bool:
    """Tell whether hours may start at a token: an hour, or the 10 of « de 10 à 12 h »."""
    kind = tokens[index].kind
    return kind is Kind.TIME or (kind is Kind.NUMBER and _is_bare_start(tokens, index))


def _is_bare_start(tokens: Tokens, index: int) -> bool:
    """Tell the 10 of « 10-12h », « de 10 à 12 h » and « 10 ou 11h », whose « h » stands after the second figure."""
    token = tokens[index]
    if not 0 <= token.number < 24 or token.text:
        return False
    joined = tokens[index + 1].text in ("a", "-", "et", "/", "ou") and tokens[index + 2].kind is Kind.TIME
    return joined and token.number * 60 < tokens[index + 2].number and not _ends_name(tokens, index)


def _ends_name(tokens: Tokens, index: int) -> bool:
    """Tell the 2 of « salle 2 – 11h » and « salle 2 à 11h » from those of « de 2 à 4h » and « mardi 10-12h »."""
    before, joint = tokens[index - 1], tokens[index + 1]
    named = before.kind is Kind.WORD and not before.month and before.weekday < 0
    return named and before.text not in _FIGURE_LEADS and not touches(tokens[index], joint)


def read_timetable(tokens: Tokens, index: int, strong: bool) -> Timetable | None:
    """Read the hours that start at a token; `strong` tells that a word leads to them, so that they are no duration."""
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
    closes = tokens[after].text in (")", "]")
    after += closes and any(token.text in ("(", "[") for token in tokens[max(0, index - 3) : after])
    return Timetable(tuple(spans), index, after)


def _are_starts(tokens: Tokens, index: int) -> bool:
    """Tell « 10h et 15h », « 10h ou 11h », two starts, from « 10h », which may be a duration."""
    pair, following = tokens[index], tokens[index + 2]
    near = tokens[index + 1].text == "ou" and following.number - pair.number <= LONGEST_STACKED
    both = (pair.kind, following.kind) == (Kind.TIME, Kind.TIME) and (
        near or tokens[index + 1].text in ("et", "&")
    )
    return both and tokens[index - 1].text != "de" and pair.number > SHORTEST_START


def _past_aside(tokens: Tokens, index: int, joints: frozenset[str]) -> int:
    """Skip the brackets of « 9h-12h (accueil 8h45) et 14h-17h », the half-day of « 9h-12h le matin et 14h-17h »."""
    end = index + 2 * (tokens[index].text in ("le", "l") and tokens[index + 1].text in DAY_PARTS)
    if tokens[index].text == "(":
        closing = (place for place in range(index, index + _LONGEST_ASIDE) if tokens[place].text == ")")
        end = next(closing, index - 1) + 1
    return end if end > index and tokens[end].text in joints else index


def _past_town(tokens: Tokens, index: int) -> int:
    """Skip the first town of « 9h30 à Morez et 18h à Salins », where each hour has its own, but for stops of a bus."""
    end = _town_end(tokens, index)
    if not end or tokens[end].text not in _AND_AGAIN:
        return index
    if any(token.text in _OF_RIDE for token in tokens[max(0, index - _RIDE_REACH) : index]):
        return index
    hour = end + 1 + (tokens[end + 1].text in ("a", "de"))
    told = _end_index(tokens, hour) if starts_hours(tokens, hour) else 0
    again = _town_end(tokens, (told or hour) + 1) if starts_hours(tokens, hour) else 0
    return end if again else index


def _town_end(tokens: Tokens, index: int) -> int:
    """Give the token after « à Salins-les-Bains », 0 if no town stands there."""
    if tokens[index].text != "a":
        return 0
    behind = takewhile(
        lambda token: token.kind is Kind.WORD or token.text == "-",
        tokens[index + 1 : index + 1 + _LONGEST_TOWN],
    )
    words = [*takewhile(lambda text: text not in _AND_AGAIN, (token.text for token in behind))]
    return index + 1 + len(words) if words and communes_named(" ".join(words)) else 0


def _is_second_guess(joint: str, span: Hours, other: Hours) -> bool:
    """Tell « vers 10 ou 11h », one start that is not settled, from « à 10h ou à 15h », two of them."""
    return joint == "ou" and span.end < 0 and other.start - span.start <= CLOSEST_STARTS


def _read_next(tokens: Tokens, index: int, first: Hours) -> tuple[Hours | None, int]:
    """Read one more span of the same day: ranges follow ranges, starts follow starts."""
    index = _past_town(tokens, _past_aside(tokens, index, _AND_AGAIN))
    index += (tokens[index].text, tokens[index + 2].text) == (")", "(")
    apart = first.end >= 0 and starts_hours(tokens, index + (tokens[index].text == "|"))
    if tokens[index].text not in _AND and not apart:
        return None, index
    after = index if starts_hours(tokens, index) else index + 1
    while after < index + _LONGEST_JOINT and tokens[after].text in _JOINTS:
        after += 1
    if not starts_hours(tokens, after) or (tokens[index].kind is Kind.LINE and first.end < 0):
        return None, index
    span, last = _read_span(tokens, after, first.sure)
    if span is None or (span.end < 0 and tokens[last].text == ":"):
        return None, index
    if (span.end < 0) != (first.end < 0) or (first.end >= 0 and span.start < first.end):
        return None, index
    return span, last


def _read_span(tokens: Tokens, index: int, strong: bool) -> tuple[Hours | None, int]:
    token, end_index = tokens[index], _end_index(tokens, index)
    start = _clock(tokens, index)
    if end_index:
        end = end_after(start, _clock(tokens, end_index))
        last = end_index + 1 + _part_after(tokens, end_index)
        meets = _are_departures(tokens, index) or _is_meeting(tokens, index, end - start)
        end = -1 if meets else end
        return (Hours(start, end, True), last) if start < MIDNIGHT else (None, index)
    part = _part_after(tokens, index)
    if start >= MIDNIGHT or (not part and _is_duration(tokens, index, strong)):
        return None, index
    joined = tokens[index + 1].text == "ou" and token.kind is Kind.NUMBER
    sure = strong or part > 0 or joined or tokens[index + 1].kind is Kind.TIME or token.text == "clock"
    return Hours(start, -1, sure), index + 1 + part


def _are_departures(tokens: Tokens, index: int) -> bool:
    """Tell « départs (libres) entre 8h30 et 10h30 », between which one leaves: what starts so ends later."""
    led = tokens[max(0, index - _DEPARTURE_REACH) : index - 1][::-1]
    words = takewhile(lambda token: token.kind is Kind.WORD and not token.month, led)
    return tokens[index - 1].text in ("de", "entre") and any(word.text in _DEPARTURES for word in words)


def _is_meeting(tokens: Tokens, index: int, length: int) -> bool:
    """Tell « rendez-vous devant la gare entre 19h et 19h30 », between which one comes to what lasts longer."""
    if tokens[index - 1].text != "entre" or length > _LONGEST_MEETING:
        return False
    led = tokens[max(0, index - _MEETING_REACH) : index][::-1]
    return any(token.text in _MEETS for token in takewhile(leads_on, led))


def leads_on(token: Token) -> bool:
    """Tell a token of the words that lead to an hour in its sentence."""
    return token.kind is not Kind.TIME and token.kind not in LINE_STARTS and token.text != "."


def _end_index(tokens: Tokens, index: int) -> int:
    """Give the token of the hour that ends a span, 0 if there is none."""
    labelled = _labelled_end(tokens, index + 1)
    if labelled:
        return labelled
    if _stands_beside(tokens, index):
        return index + 1
    limited = tokens[index + 1].text in _BEFORE_LIMIT and tokens[index + 2].text == "jusqu"
    led = tokens[index - 1].text in ("de", "(", ":")
    comma = led and (tokens[index + 1].text, tokens[index + 2].text) == (",", "a")
    dotted = (
        tokens[index + 1].text == "."
        and tokens[index + 2].text in ("a", "-")
        and ends_line(tokens, index + 4)
    )
    after = _past_aside(tokens, index + 1, _TO) + (limited or comma or dotted)
    if tokens[after].kind is Kind.LINE:
        return _end_below(tokens, index)
    entre = "entre" in (tokens[index - 1].text, tokens[index - 2].text)
    if tokens[after].text in _TO or (
        tokens[after].text == "et" and (entre or tokens[index].kind is Kind.NUMBER)
    ):
        after += 1
        while tokens[after].text in ("a", "au", ">", "-") and after < index + 5:
            after += 1
        told = tokens[after].kind is Kind.TIME and not _is_length(tokens, after)
        if told or _is_bare_end(tokens, index, after):
            return after
    return 0


def _is_length(tokens: Tokens, index: int) -> bool:
    """Tell the length of « 16h – 24h non-stop » from the end of « de 10h à 16h non-stop »."""
    return tokens[index].number == MIDNIGHT and _NON_STOP.match(tokens[index + 1].text) is not None


def _is_bare_end(tokens: Tokens, index: int, after: int) -> bool:
    """Tell the 16 of « 14h-16 », which ends its line or its brackets, and of « 14h à 16 », which ends its line."""
    end, mark = tokens[after], tokens[after + 1]
    plain = end.kind is Kind.NUMBER and not end.text and tokens[index].number < end.number * 60 <= MIDNIGHT
    if tokens[after - 1].text == "a":
        return plain and ends_line(tokens, after + 1)
    closes = mark.kind in LINE_STARTS or mark.text in (")", ",", ";", "|", "/", "et", "puis")
    return plain and closes and tokens[after - 1].text == "-" and touches(tokens[after - 1], end)


def _end_below(tokens: Tokens, index: int) -> int:
    """Give the token of the « à 16h30 » that fills the line below « de 14h30 », 0 if there is none."""
    if _is_stacked(tokens, index):
        return index + 2
    if tokens[index + 2].text not in ("a", "-", "jusqu") or tokens[index - 1].text == "-":
        return 0
    place = index + 3
    while tokens[place].text in ("a", ":") and place < index + 5:
        place += 1
    return place if tokens[place].kind is Kind.TIME and ends_line(tokens, place + 1) else 0


def _stands_beside(tokens: Tokens, index: int) -> bool:
    """Tell « 15h 19h », a start and an end with nothing between, from the showings of « 15h 17h 19h »."""
    start, end = tokens[index : index + 2]
    pair = (start.kind, end.kind) == (Kind.TIME, Kind.TIME) and "stamp" not in (start.text, end.text)
    alone = Kind.TIME not in (tokens[index - 1].kind, tokens[index + 2].kind)
    return pair and alone and 0 < end.number - start.number <= LONGEST_STACKED


def _is_stacked(tokens: Tokens, index: int) -> bool:
    """Tell « 20:00 » from « 22:30 » below it, a start and an end that each fill a line, and that no third follows.

    In a record, below « 17/03/2027 », they may stand further from one another.
    """
    end, below = tokens[index + 2], tokens[index + 4]
    alone = tokens[index - 1].kind in LINE_STARTS and tokens[index + 3].kind in LINE_STARTS
    hours = (tokens[index].kind, end.kind) == (Kind.TIME, Kind.TIME) and below.kind is not Kind.TIME
    longest = MIDNIGHT if tokens[index - 2].kind is Kind.DATE else LONGEST_STACKED
    return alone and hours and 0 < end.number - tokens[index].number <= longest


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
    minutes *= 60 if tokens[index].kind is Kind.NUMBER else 1
    late = part and tokens[index + part].text != "matin"
    return minutes + MIDNIGHT // 2 if late and 0 < minutes < MIDNIGHT // 2 else minutes


def _part_after(tokens: Tokens, index: int) -> int:
    """Give the number of tokens of « du matin », « du soir » or « de l’après-midi » behind an hour."""
    words = [token.text for token in tokens[index + 1 : index + 4]]
    if words[:2] in (["du", "matin"], ["du", "soir"]):
        return 2
    return 3 if words == ["de", "l", "apres-midi"] else 0


def end_after(start: int, end: int) -> int:
    """Put the end after the start: on the next day for an evening, 0h00 or before dawn, nowhere for a slip of the page.

    « 10h-2h » may be that of a clock of twelve hours.
    """
    if end == 0:
        return MIDNIGHT
    if end > start:
        return end
    late = start >= EVENING or (start > MIDNIGHT // 2 and end <= DAWN)
    return end + MIDNIGHT if late else -1


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
