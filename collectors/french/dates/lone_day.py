"""The hours of the only day of a text, wherever it tells them: below a label, behind a word of a beginning."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from collectors.french.dates.apart import (
    BEFOREHAND,
    ENDS_THERE,
    HOUR_LABELS,
    OFFICE,
    TO_START,
    begins,
    has_minutes,
)
from collectors.french.dates.elsewhere import is_of_service
from collectors.french.dates.hours import read_hours_at, read_programme
from collectors.french.dates.links import Link
from collectors.french.dates.mentions import Mention
from collectors.french.dates.spans import SHORTEST_START, Timetable, starts_hours
from collectors.french.dates.tokens import LINE_STARTS, Kind, Tokens

_LONGEST_LEAD = 8
"""In tokens: « Début des qualifications dans les deux gymnases à »."""
_SENTENCE_ENDS = frozenset([".", "!", "?", ","])
_MEETING = re.compile(r"^(?:rendez - vous|rendez vous|rdv)\b")
_POINTING = frozenset([":", "?"])
_BELOW_LABEL = frozenset(["\n", "\n\n", ":", "?", "-", "a", "des", "de", "vers"])
_OF = frozenset(["de", "du", "des", "d"])
_LONGEST_LABEL = 6
"""In tokens: the marks between « Horaires » and its hour."""
_HEADINGS = frozenset(["renseignements", "infos"])
"""What heads the details of an event as well as those of an office."""
_SECTION = 20
"""In tokens: how far above a label stands what says whose hours they are."""


def hours_of_text(tokens: Tokens, mention: Mention) -> Timetable | None:
    """Read « Début des parties à 20h15 » and « Horaires : / – à 8h45 pour les enfants », away from the only day."""
    if Link.UNTIL in mention.links or len(mention.days) > 1:
        return None
    begun = [found for index in range(len(tokens)) if (found := _begun(tokens, index))]
    first = min(begun, key=lambda found: found.hours[0].start, default=None)
    return first or next(chain(_labelled(tokens), _programmes(tokens)), None)


def _programmes(tokens: Tokens) -> Iterator[Timetable]:
    """Give the hours of « 9h accueil / 9h30 ouverture / 16h fin », lines that may stand above the day."""
    heads = (place + 1 for place, token in enumerate(tokens[:-1]) if token.kind in LINE_STARTS)
    for place in chain([0], heads):
        if starts_hours(tokens, place) and not _is_of_office(tokens, place):
            found = read_programme(tokens, place)
            yield from [found] if found else []


def _is_of_office(tokens: Tokens, index: int) -> bool:
    """Tell the hours below « Le secrétariat ouvre : », « Horaires de la mairie »."""
    above = [one for one in tokens[max(0, index - _SECTION) : index] if one.text not in _HEADINGS]
    named = any(one.text in HOUR_LABELS and behind.text in _OF for one, behind in pairwise(above))
    return named or any(is_of_service(one) or one.text in OFFICE for one in above)


def _begun(tokens: Tokens, index: int) -> Timetable | None:
    """Read the hour at a token that « début », « commence », « coup d’envoi » leads to in its sentence."""
    if not starts_hours(tokens, index) or tokens[index].number <= SHORTEST_START:
        return None
    words = list(_lead(tokens, index))
    told = begins(words) or _meets(words) or _leaves(words)
    return None if not told or any(map(ENDS_THERE.match, words)) else read_hours_at(tokens, index)


def _meets(words: Sequence[str]) -> bool:
    """Tell « Rendez-vous devant la halle à » from « Prendre rendez-vous avant »; the nearest word comes first."""
    return words[:1] in (["a"], ["des"], ["vers"]) and _MEETING.search(" ".join(reversed(words))) is not None


def _leaves(words: Sequence[str]) -> bool:
    """Tell « Départ du car : 8h15 », « départ de la mairie à » from « départ du covoiturage à »."""
    led = words[:1] in ([":"], ["a"], ["des"], ["vers"])
    return led and "depart" in words and BEFOREHAND.isdisjoint(words)


def _lead(tokens: Tokens, index: int) -> Iterator[str]:
    for place in range(index - 1, max(-1, index - 1 - _LONGEST_LEAD), -1):
        token = tokens[place]
        if token.kind in (*LINE_STARTS, Kind.TIME) or token.text in _SENTENCE_ENDS:
            return
        yield token.text


def _labelled(tokens: Tokens) -> Iterator[Timetable]:
    """Give the hours below or behind « Horaires : » at the head of a line, but for those of a place that stays open."""
    for index, token in enumerate(tokens):
        if token.text in HOUR_LABELS and _opens_line(tokens, index):
            place = _past_label(tokens, index + 1)
            found = read_hours_at(tokens, place) if starts_hours(tokens, place) else None
            if found and _is_clock(tokens, found) and not _is_of_office(tokens, index):
                yield found


def _opens_line(tokens: Tokens, index: int) -> bool:
    """Tell the « heure » of « – Heure : » and of « À quelle heure ? », at the head of a line."""
    asks = tokens[index - 1].text == "quelle" and tokens[index - 2].text == "a"
    first = index - (2 if asks else tokens[index - 1].text == "-")
    behind = tokens[index + 1]
    return tokens[first - 1].kind in LINE_STARTS and (behind.text in _POINTING or behind.kind in LINE_STARTS)


def _past_label(tokens: Tokens, index: int) -> int:
    places = range(index, index + _LONGEST_LABEL)
    return next((place for place in places if tokens[place].text not in _BELOW_LABEL), index)


def _is_clock(tokens: Tokens, found: Timetable) -> bool:
    """Tell « 8h45 », « à 9h » and « 9h-12h » from « 14h », which may be the length of a course."""
    start = found.hours[0]
    told = start.end >= 0 or has_minutes(tokens[found.first]) or tokens[found.first - 1].text in TO_START
    return told and start.start >= SHORTEST_START
