"""Hours that stand elsewhere than behind their day: above it, by its weekday, or told again as a span."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, takewhile

from collectors.french.dates.apart import (
    BEGINS,
    ENDS_THERE,
    MEETING,
    OFFICE,
    OTHER_DAYS,
    TO_START,
    fills_line,
    has_minutes,
)
from collectors.french.dates.hours import COURSES, read_hours, read_hours_at
from collectors.french.dates.lexicon import FRENCH_WEEKDAYS
from collectors.french.dates.links import Link
from collectors.french.dates.mentions import Mention
from collectors.french.dates.spans import EVENING, SHORTEST_START, Timetable, starts_hours
from collectors.french.dates.tokens import LINE_STARTS, Kind, Token, Tokens, ends_line

_REACH = 30
"""In tokens: how far before a day the hours of its weekday are looked for."""

_OPENED = frozenset(
    "ouvert ouverte ouverts ouvertes ouverture permanence permanences exposition accueil".split()
)
_LED = 12
"""In tokens: how far before an hour stands what makes it another one than a start."""

_MEETING_WORDS = 3
"""In tokens: « rendez-vous 9h »."""
_BEGUN = 4
"""In tokens: « début du concert à »."""
_PARTING = frozenset("-|")
_OPENING_MARKS = frozenset([",", "-", "|", "·", "•", ":"])
_LINE_OPENINGS = frozenset(["de", "entre", "-", ":", "horaire", "horaires", "heure", "heures"])
_SUPPLIES = frozenset(
    "restauration buvette navette navettes circulation stationnement parking covoit covoiturage".split()
)
"""What goes on beside an event, at hours of its own."""
_LATEST = 21 * 60
_BEHIND = 6
_SERVICES = frozenset(
    "billetterie vente billets magasin boutique renseignements reservation reservations infos appeler appelez appel "
    "bureau guichet mail chaque tous toutes quotidiennement sauf semaine".split()
)
_TILE_JOINTS = frozenset(["\n", "/", "|", "-"])
_SENTENCE_ENDS = frozenset([".", "\n\n", "!", "?"])


def hours_of_weekday(tokens: Tokens, mention: Mention, floor: int) -> Timetable | None:
    """Read « Le chœur (lundi 19h30 – 21h) fait sa rentrée lundi 4 octobre »: the same weekday, from and to.

    They stand in the sentence before the only day, behind the token `floor`.
    """
    day = mention.days[0]
    for index in range(mention.first - 1, max(floor, mention.first - _REACH) - 1, -1):
        if tokens[index].text in _SENTENCE_ENDS or len(mention.days) > 1:
            return None
        if tokens[index].text.rstrip("s") in FRENCH_WEEKDAYS and tokens[index].weekday == day.weekday:
            found = read_hours(tokens, index + 1)
            return found if found and found.hours[0].end >= 0 and found.last <= mention.first else None
    return None


def hour_before(tokens: Tokens, mention: Mention, floor: int) -> Timetable | None:
    """Read « Messe à 9h à l’église les jeudi 11 et vendredi 12 mars »: the one hour of the sentence before its days."""
    first = mention.first
    while first > max(floor, mention.first - _LED) and not _ends_sentence(tokens[first - 1]):
        first -= 1
    found = list(_hours(tokens, first, mention.first)) if Link.UNTIL not in mention.links else []
    if len(found) != 1 or tokens[found[0].first - 1].text not in TO_START:
        return None
    led = tokens[max(0, found[0].first - _MEETING_WORDS) : found[0].first]
    return None if any(is_of_service(token) for token in led) else found[0]


def _ends_sentence(token: Token) -> bool:
    return token.text in _SENTENCE_ENDS or token.kind in LINE_STARTS


def hours_of_tile(tokens: Tokens, mention: Mention, stop: int) -> Timetable | None:
    """Read the « Samedi / 10:00 » of a calendar's tile, on a line or two of their own, below a day without weekday."""
    for index in range(mention.last, stop if _is_bare(mention) else 0):
        alone = tokens[index - 1].kind is Kind.LINE and tokens[index + 1].text in _TILE_JOINTS
        if alone and tokens[index].text in FRENCH_WEEKDAYS and starts_hours(tokens, index + 2):
            found = read_hours_at(tokens, index + 2)
            return found if found and ends_line(tokens, found.last) else None
    return None


def _is_bare(mention: Mention) -> bool:
    return len(mention.days) == 1 and mention.days[0].weekday < 0


def hours_above(tokens: Tokens, mention: Mention) -> Timetable | None:
    """Read the one span that fills a line above the only days of a text: « 16h00 – 00h00 », « Horaires : 9h-12h »."""
    spans = [
        found
        for found in _spans(tokens, 0, mention.first)
        if _opens_line(tokens, found.first) and ends_line(tokens, found.last)
    ]
    return spans[0] if len(spans) == 1 else None


def _opens_line(tokens: Tokens, index: int) -> bool:
    """Tell whether nothing but a label and « de » stands before a token on its line."""
    while tokens[index - 1].text in _LINE_OPENINGS and index:
        index -= 1
    return tokens[index - 1].kind in LINE_STARTS


def sole_hour(tokens: Tokens, mention: Mention) -> Timetable | None:
    """Read the one hour of a text that tells one day, or the one span of one that tells several, wherever it stands.

    So with « à 19h45 », « dès 18h », « départ 10h », « Rentrée - 9h00 salle 4 » and the « 20h, » that opens the
    text; and with « de 14h à 17h », but for the hours of an office and those of weekdays.
    """
    found = list(_hours(tokens, 0, len(tokens) - 1)) if Link.UNTIL not in mention.links else []
    if len(found) != 1 or len(found[0].hours) > 1:
        return None
    if found[0].hours[0].end >= 0:
        return None if _is_of_place(tokens, found[0]) else found[0]
    if len(mention.days) > 1:
        return found[0] if _closes_line(tokens, found[0]) else None
    if _is_of_other_day(tokens, found[0].first, mention):
        return None
    led = [token.text for token in tokens[max(0, found[0].first - _LED) : found[0].first]]
    if fills_line(tokens, found[0].first) and found[0].hours[0].start > SHORTEST_START:
        return found[0]
    if _is_alone(tokens, found[0]):
        return found[0]
    if tokens[found[0].first - 1].kind in LINE_STARTS and found[0].first < mention.first:
        return found[0] if tokens[found[0].last].text in _OPENING_MARKS else None
    ends = any(ENDS_THERE.match(word) or word in _OPENED | _SUPPLIES for word in led)
    parted = led[-1] in _PARTING and has_minutes(tokens[found[0].first])
    if parted and not ends and found[0].hours[0].start > SHORTEST_START:
        return found[0]
    starts = _leads_to_start(led) and (not ends or any(map(BEGINS.match, led[-_BEGUN:-1])))
    meets = not ends and not MEETING.isdisjoint(led[-_MEETING_WORDS:])
    return found[0] if starts or meets else None


def _closes_line(tokens: Tokens, found: Timetable) -> bool:
    """Tell the hour of « les 9 et 16 mars, mairie de Lure, 14h30 », which is that of each day."""
    first, late = found.first, found.hours[0].start > SHORTEST_START
    return (
        late
        and has_minutes(tokens[first])
        and tokens[first - 1].text == ","
        and ends_line(tokens, found.last)
    )


def _leads_to_start(led: list[str]) -> bool:
    return led[-1] in TO_START or led[-2:] == ["partir", "de"] or led[-1] == "vers"


def _is_of_other_day(tokens: Tokens, index: int, mention: Mention) -> bool:
    """Tell the hour of « Ce vendredi, répétition à 19h30. », in a sentence that names a weekday of its own."""
    for place in range(index - 1, max(-1, index - _LED), -1):
        if tokens[place].text in _SENTENCE_ENDS or mention.first <= place < mention.last:
            return False
        if tokens[place].weekday >= 0:
            return True
    return False


def _is_alone(tokens: Tokens, found: Timetable) -> bool:
    """Tell « 20h » on a line of its own from « 14h », which may be a duration where one learns."""
    taught = any(token.text in COURSES for token in tokens)
    start = found.hours[0].start
    told = EVENING < start <= _LATEST or (not taught and SHORTEST_START < start <= EVENING)
    lasts = tokens[found.first - 2 - (tokens[found.first - 2].text == ":")].text in ("duree", "temps")
    return (
        told and not lasts and tokens[found.first - 1].kind in LINE_STARTS and ends_line(tokens, found.last)
    )


def _is_of_place(tokens: Tokens, found: Timetable) -> bool:
    """Tell « de 9h à 12h » of a shop, of an office, of a telephone or of weekdays, and what no « de » leads to."""
    labelled = tokens[found.first - 1].text == ":" and tokens[found.first - 2].text in _LINE_OPENINGS
    led = labelled or tokens[found.first - 1].text in ("de", "entre")
    return not led or _is_aside(tokens, found)


def _is_aside(tokens: Tokens, found: Timetable) -> bool:
    behind = takewhile(lambda token: token.kind is not Kind.LINE, tokens[found.last : found.last + _BEHIND])
    near = [*tokens[max(0, found.first - _LED) : found.first], *behind]
    weekday = any(token.weekday >= 0 and before.text != "un" for before, token in pairwise(near))
    return weekday or any(map(_is_of_other, near))


def _is_of_other(token: Token) -> bool:
    """Tell a word of a service, of an end, of « la veille »."""
    return token.text in OTHER_DAYS or is_of_service(token) or ENDS_THERE.match(token.text) is not None


def is_of_service(token: Token) -> bool:
    """Tell a word of a place that stays open: of an office, of a shop, of tickets."""
    return token.text in _OPENED or token.text in OFFICE or token.text in _SERVICES


def spans_told(tokens: Tokens, first: int, last: int) -> Iterator[Timetable]:
    """Give all the hours between two tokens, but for spans of a place that stays open."""
    for found in _hours(tokens, first, last):
        if found.hours[0].end < 0 or not _is_aside(tokens, found):
            yield found


def _spans(tokens: Tokens, first: int, last: int) -> Iterator[Timetable]:
    """Give the hours from and to that are no opening hours."""
    for found in _hours(tokens, first, last):
        led = {token.text for token in tokens[max(0, found.first - 4) : found.first]}
        if found.hours[0].end >= 0 and not led & _OPENED:
            yield found


def _hours(tokens: Tokens, first: int, last: int) -> Iterator[Timetable]:
    index = first
    while index < last:
        found = read_hours_at(tokens, index) if starts_hours(tokens, index) else None
        if found and found.last <= last:
            yield found
        index = found.last if found else index + 1
