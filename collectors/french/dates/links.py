"""What stands between two days: the marks and words of a list or of a range, a place, the rank of a session."""

from __future__ import annotations

import re
from enum import Enum, auto

from collectors.french.dates.lexicon import ARTICLES, DAY_PARTS, SESSION_WORDS
from collectors.french.dates.tokens import Kind, Token, Tokens, touches


class Link(Enum):
    """How a day follows the one before it: beside it, or at the end of a range."""

    BESIDE = auto()
    UNTIL = auto()


_MAX_LINK = 9
_UNTIL = frozenset(["-", "au", "a", "jusqu", "to", "until", ">"])
_BESIDE = frozenset([",", ";", "&", "+", "/", "et", "ou", "puis", "and", "or", "ainsi"])
_PLACE_OPENINGS = frozenset(
    "a au aux en ( salle espace maison mairie hotel centre cinema theatre auditorium hopital mediatheque gymnase "
    "foyer chez".split()
)
_LONGEST_PLACE = 12
"""In tokens: « à la maison de quartier Jeanne Durand » and the like, between two days."""
_LONGEST_LABEL = 4
_WAY_JOINTS = frozenset([",", ";", ".", "/", "-", "et", "\n"])
_OPENING = re.compile(r"(?:commenc|debut|demarr|ouvr)")
_CLOSING = re.compile(r"(?:termin(?:e|era|eront|ent)|achev(?:e|era|eront|ent)|fin|cloture|clora|fermera)$")
_RETURN = re.compile(r"(?:retour|arrivee)$")
_FROM = frozenset(["partir", "des", "depuis", "visible", "presentee", "exposee"])
_SHOWN = frozenset(
    "visible visibles accessible ouverte ouvert presentee exposee exposees voir decouvrir".split()
)
_BEFORE_SHOWN = frozenset(
    [",", ".", ":", "-", "(", "et", "a", "l", "est", "sera", "reste", "exposition", "elle"]
)
_LABEL_ENDS = frozenset([":", "le", "prevu", "\n"])
_FILLERS = frozenset(["que", ")", "·", "|", ":"]) | ARTICLES | (DAY_PARTS - {"midi"})


def read_link(tokens: Tokens, index: int, settled: bool) -> tuple[Link | None, int]:
    """Read what stands between two days, and give the token after it.

    `settled` tells that the day before has its month: only then may a place or a rank stand between.
    """
    link: Link | None = None
    after = _skip_place(tokens, index) if settled else index
    beside = after > index
    end = after + _MAX_LINK
    while after < end:
        token = tokens[after]
        rank = rank_end(tokens, after) if settled else 0
        if rank:
            link, beside, after = Link.BESIDE, True, rank
        elif until := _until_end(tokens, after):
            link, after = link if beside else Link.UNTIL, until
        elif token.text in _BESIDE or (not settled and _is_inner_dot(tokens, after)):
            link, beside, after = Link.BESIDE, beside or token.text == ";", after + 1
        elif token.kind is Kind.LINE or token.text in _FILLERS:
            after += 1
        else:
            break
    return link, after


def _is_inner_dot(tokens: Tokens, index: int) -> bool:
    """Tell the dots of « 28.29.30 mai », which touch the days on both sides."""
    dot = tokens[index]
    return dot.text == "." and touches(tokens[index - 1], dot) and touches(dot, tokens[index + 1])


def _until_end(tokens: Tokens, index: int) -> int:
    """Give the token after « au », a dash, « Date de fin : », the bar of 2027-03-12/2027-03-14; else 0."""
    text = tokens[index].text
    if text in _UNTIL or (text == "/" and tokens[index - 1].text == "iso"):
        return index + 1
    label = index + 2 if text == "date" and tokens[index + 1].text == "de" else index
    if [text, tokens[index + 1].text, tokens[index + 2].text] == ["end", "date", ":"]:
        return index + 3
    return label + 2 if tokens[label].text in ("fin", "ends") and tokens[label + 1].text in (":", "le") else 0


def rank_end(tokens: Tokens, index: int) -> int:
    """Give the token after « Session 2 : » or « 2e session : », 0 if there is no such thing."""
    if tokens[index].kind is Kind.NUMBER and tokens[index].text and tokens[index + 1].text in SESSION_WORDS:
        return index + 3 if tokens[index + 2].text in (":", "-", "le", "du", "(") else 0
    if tokens[index].text not in SESSION_WORDS:
        return 0
    number = index + 2 if tokens[index + 1].text in ("n", "°") else index + 1
    number += tokens[number].text == "°"
    if tokens[number].kind is not Kind.NUMBER or tokens[number + 1].text not in (":", "-", "le", "du", "("):
        return 0
    return number + 2


def _skip_place(tokens: Tokens, index: int) -> int:
    """Skip « à Troistorrents », « salle Courbet à Lure (70) » where a comma or « et » follows; else give the index."""
    if tokens[index].text not in _PLACE_OPENINGS:
        return index
    after = index + 1
    while after < index + _LONGEST_PLACE and _is_of_place(tokens, after):
        after += 1
    return after if after > index + 1 and tokens[after].text in _BESIDE else index


def _is_of_place(tokens: Tokens, index: int) -> bool:
    """Tell a word of a place's name from a mark or a figure, but for the 70 of « Lure (70) »."""
    token = tokens[index]
    department = token.kind is Kind.NUMBER and (tokens[index - 1].text, tokens[index + 1].text) == ("(", ")")
    return (is_name(token) and token.text != "si") or department or token.text in ("-", "(", ")")


def is_name(token: Token) -> bool:
    """Tell a word that is no weekday, no month and no link."""
    return token.kind is Kind.WORD and not token.month and token.weekday < 0 and token.text not in _BESIDE


def way_back(tokens: Tokens, first: int, index: int) -> int:
    """Give the token after « , retour le » behind « Départ le 12 mars à 8h de la gare », 0 if there is none.

    So with « et se termine le » behind « Le stage commence le 12 mars ». `first` is the token at which the first day
    starts, `index` the one after its hours.
    """
    led = [token.text for token in tokens[max(0, first - _LONGEST_LABEL) : first]]
    if shown := _shown_until(tokens, index) if not _FROM.isdisjoint(led) else 0:
        return shown
    closing = _CLOSING if any(map(_OPENING.match, led)) else _RETURN if "depart" in led else None
    place = index
    while closing and place < index + _LONGEST_PLACE and _is_on_way(tokens, place):
        place += 1
        if closing.match(tokens[place - 1].text):
            return _after_label(tokens, place)
    return 0


def _shown_until(tokens: Tokens, index: int) -> int:
    """Give the token after « , visible jusqu’au » behind « Dès le 12 mars », of an exhibition, 0 if there is none."""
    place = index
    while place < index + _LONGEST_LABEL and tokens[place].text in _BEFORE_SHOWN:
        place += 1
    told = [token.text for token in tokens[place : place + 3]]
    return place + 3 if told[0] in _SHOWN and told[1:] == ["jusqu", "au"] else 0


def _is_on_way(tokens: Tokens, index: int) -> bool:
    return _is_of_place(tokens, index) or tokens[index].text in _WAY_JOINTS


def _after_label(tokens: Tokens, index: int) -> int:
    """Skip the « : le » of « Retour : le 14 mars »."""
    labels = (
        place for place in range(index, index + _LONGEST_LABEL) if tokens[place].text not in _LABEL_ENDS
    )
    return next(labels, index)
