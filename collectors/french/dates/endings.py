"""The end of an event told apart from its start: « fin à 17h », « jusqu’à 22h », its last part, its duration."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from collectors.french.dates.apart import CLOSES, ENDS_THERE
from collectors.french.dates.elsewhere import is_of_service, spans_told
from collectors.french.dates.links import is_name
from collectors.french.dates.spans import Timetable, end_after
from collectors.french.dates.tokens import LINE_STARTS, Kind, Token, Tokens, ends_line


class Ending(NamedTuple):
    """An end in minutes since midnight, told up to token `last`; `deduced` from a duration."""

    end: int
    last: int
    deduced: bool = False


_LONGEST_END = 9
"""In tokens: « La soirée se terminera aux alentours de 22h »."""
_TO_END = frozenset(
    "de la du le l des a au aux plus tard vers alentours autour environ pour est sera prevu prevue : meme jour journee "
    "soiree matinee seance rencontre evenement spectacle concert reunion conference visite balade webinaire atelier "
    "formation travaux debats cours matchs tournoi".split()
)
_BACK_TO = frozenset(["a", "au", "aux", "en", "sur"])
_LONGEST_LIMIT = 25
"""In tokens: « à 17h puis grande fête à la salle Courbet jusqu’à 1h »."""
_LASTS = frozenset(["duree", "dure", "durera"])
_TO_LENGTH = frozenset(
    "de d : ( | totale prevue la l est sera du spectacle visite seance rencontre reunion conference atelier concert "
    "film match \n".split(" ")
)
_MINUTES = frozenset(["min", "mn", "minutes"])
_ABOUT_FILM = 15
"""In tokens: « Documentaire réalisé par Zoé Lune, Belgique, 2027. Durée »."""
_FILM = frozenset("film documentaire metrage realise realisation realisateur realisatrice".split())
_TALK = frozenset("debat debats echange echanges discussion".split())
_LONGEST_LENGTH = 4 * 60
"""Minutes: what lasts longer may have a break, and may be told of several days."""


def read_ending(tokens: Tokens, table: Timetable, first: int, stop: int) -> Ending | None:
    """Read the end of what starts at the one hour of a table, told before the token `stop`.

    The end of a span may also stand before the start, from token `first` on: « de 13h à 19h ».
    """
    start = table.hours[0].start
    place = _closing(tokens, table.last, stop) or _limit(tokens, table.last, stop)
    end = end_after(start, tokens[place].number) if place else -1
    told = Ending(end, place + 1) if end >= 0 else _of_parts(tokens, table, first, stop)
    return told or _of_length(tokens, table, stop)


def _closing(tokens: Tokens, first: int, stop: int) -> int:
    """Give the token of « La soirée se terminera vers 22h », « 16h30 : fin de la rencontre », 0 if there is none."""
    for index in range(first, stop):
        if tokens[index].kind is Kind.BREAK:
            return 0
        joined = tokens[index - 1].text == "-" and tokens[index - 2].kind not in LINE_STARTS
        if CLOSES.match(tokens[index].text) and (not joined or _hour_before(tokens, index)):
            found = _hour_before(tokens, index) or _hour_behind(tokens, index + 1)
            if found:
                return found if found >= first else 0
    return 0


def _hour_before(tokens: Tokens, index: int) -> int:
    place = index - 1 - (tokens[index - 1].text in (":", "-"))
    head = place - 1 - (tokens[place - 1].text == "-")
    opens = tokens[head].kind is Kind.LINE or (tokens[index].text == "fin" and ends_line(tokens, index + 1))
    return place if tokens[place].kind is Kind.TIME and opens else 0


def _hour_behind(tokens: Tokens, index: int) -> int:
    if tokens[index - 1].text == "retour" and tokens[index].text in _BACK_TO:
        index = _past_label(tokens, index)
    places = (place for place in range(index, index + _LONGEST_END) if tokens[place].text not in _TO_END)
    place = next(places, index)
    return place if tokens[place].kind is Kind.TIME else 0


def _past_label(tokens: Tokens, index: int) -> int:
    """Give what stands behind the place of « Retour au centre : 20h30 », « vers 19h », else the token itself."""
    behind = takewhile(lambda place: is_name(tokens[place]), range(index, index + _LONGEST_END))
    last = index + sum(1 for _ in behind)
    led = tokens[last].kind is Kind.TIME and tokens[last - 1].text in _TO_END
    return last if led or tokens[last].text == ":" else index


def _limit(tokens: Tokens, first: int, stop: int) -> int:
    """Give the token of the hour in « à 17h, puis fête jusqu’à 1h », in the sentence of the start, 0 if none."""
    for index in range(first, min(stop, first + _LONGEST_LIMIT)):
        token = tokens[index]
        if token.text == "jusqu" and tokens[index + 1].text == "a":
            return index + 2 if tokens[index + 2].kind is Kind.TIME else 0
        breaks = token.kind in LINE_STARTS and tokens[index - 1].text != ","
        if breaks or token.text == "." or token.kind is Kind.TIME or _is_of_other(token):
            return 0
    return 0


def _is_of_other(token: Token) -> bool:
    """Tell a word that what ends is no event: « inscriptions », « billetterie »."""
    return is_of_service(token) or ENDS_THERE.match(token.text) is not None


def _of_parts(tokens: Tokens, table: Timetable, first: int, stop: int) -> Ending | None:
    """Read the last end of « de 14h à 16h » and « de 17h à 19h », parts told apart from the start that none precedes.

    Those above the start are to start with it. `None` where an hour is told that none of them holds.
    """
    start, told = table.hours[0].start, list(spans_told(tokens, first, stop))
    parts = [(hours.end, one.last) for one in told for hours in one.hours if hours.end >= 0]
    above = any(one.first < table.first and one.hours[0].start > start for one in told)
    if not parts or above or any(one.hours[0].start < start for one in told):
        return None
    end, last = max(parts)
    later = any(hours.end < 0 and hours.start >= end for one in told for hours in one.hours)
    return None if later else Ending(end, last)


def _of_length(tokens: Tokens, table: Timetable, stop: int) -> Ending | None:
    """Read « à 18h (2h) » and « Durée : 1h30 »; one of « environ 2h » tells no end."""
    place = table.last
    behind = tokens[place + 1] if (tokens[place].text, tokens[place + 2].text) == ("(", ")") else None
    if behind and behind.kind is Kind.TIME and 0 < behind.number <= _LONGEST_LENGTH:
        return Ending(table.hours[0].start + behind.number, place + 2, deduced=True)
    lengths = list(_lengths(tokens, place, stop))
    if len(lengths) != 1 or not 0 < lengths[0][0] <= _LONGEST_LENGTH:
        return None
    return Ending(table.hours[0].start + lengths[0][0], lengths[0][1], deduced=True)


def _lengths(tokens: Tokens, first: int, stop: int) -> Iterator[tuple[int, int]]:
    """Give the minutes of each duration, and the token behind it."""
    for index in range(first, stop):
        if tokens[index].text in _LASTS:
            place = index + 1
            while tokens[place].text in _TO_LENGTH and place < index + _LONGEST_END:
                place += 1
            counted = tokens[place].kind is Kind.NUMBER and tokens[place + 1].text in _MINUTES
            last = place + 1 + counted
            told = (tokens[place].kind is Kind.TIME or counted) and tokens[last].text != "environ"
            if told and not _is_of_film(tokens, index):
                yield tokens[place].number, last


def _is_of_film(tokens: Tokens, index: int) -> bool:
    """Tell the length of a film that people talk about afterwards from that of the whole evening."""
    led = {token.text for token in tokens[max(0, index - _ABOUT_FILM) : index]}
    return not _FILM.isdisjoint(led) and any(token.text in _TALK for token in tokens)
