"""Places that no building's name tells: a workshop one meets at, a street in brackets, a room's line.

Texts are those of `fold.fold`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from collectors.french.gatherings import GATHERING
from collectors.french.places.bare_names import (
    DAY_START,
    NOT_PROPER,
    PROPER,
    SHORT_WAYS,
    TAKES_PLACE,
    WAYS,
    WHEN_END,
)
from collectors.french.places.elsewhere import is_elsewhere, names_person
from collectors.french.places.groups import GROUP, MOBILE

_WORKPLACE = (
    "(?:atelier|bureau|cabane|cave|club-?house|cure|depot|entrepot|fab-?lab|ferme|fournil|garage|hangar|jardin partage"
    "|local|magasin|rucher|serre|verger)"
)
_MEET = r"(?:rendez[ -]vous|rdv|retrouv\w+(?:[ -][nv]ous)?|vous attend\w*|accueill\w+)(?: tou\w+)?"
_MOMENT = rf"(?:{DAY_START}|(?:a|de|des) \d{{1,2}} ?h)\b"
_WORKSHOP = re.compile(
    rf"\b{_MEET} (?:(?:au|a la|dans l[ea]) |(?:a|dans) l')({_WORKPLACE})(?=,? {_MOMENT})",
    re.IGNORECASE,
)
"""« Rendez-vous au fournil le samedi 6 mars »; with another word, « atelier pain » is a gathering."""
_OF = "(?:de la |de l'|du |des |d')"
_MINISTRY = re.compile(
    rf"(?:(?:{WHEN_END}|{TAKES_PLACE})(?:,| [–-])? au|\d ?h ?\d{{0,2}}(?:,| [–-])) "
    rf"(ministere {_OF}(?-i:[A-Z])[\w'-]+(?: (?:et )?(?:{_OF})?[\w'-]+){{0,3}}?)"
    r"(?=\s*(?:$|[\n.,;:()]))",
    re.IGNORECASE,
)
_NUMBERED_HOUSE = re.compile(
    r"[,:–] (\d{1,4} ?(?:bis|ter)? \("
    r"(?-i:CHU|Faculte|Hopital|Institut|Lycee|Mairie|Maison|Ministere|Prefecture|Universite)\b"
    r"[^()\n]{0,50}\))",
    re.IGNORECASE,
)
"""« 14ter (Ministère de la Culture) »."""
_WAY = r"(?:rue|avenue|boulevard|chaussee|chemin|impasse|quai|allees?|square|ruelle|venelle)"
_HOUSE_OF_WAY = re.compile(
    rf"^[^\w\n]{{0,3}}((?-i:[A-Z])[^\n()]{{1,40}} \({_WAY} [^()\n]{{3,40}}\))[^\w\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
_WAY_ASIDE = re.compile(
    rf"\(({_WAY} (?:d[eu]s? (?:la |l')?|d')?(?-i:[A-Z\d])[^()\n]{{2,40}})\)", re.IGNORECASE
)
"""« Bal des pompiers (rue Haute) »: the street alone, as a gathering is no house."""
_NUMBER_BEHIND = re.compile(
    r"(?:^|[,\n–] ?)((?:(?-i:(?:L[ea]s? |L')?[A-Z])[^\n,;:.()\d]{1,30}, )?"
    rf"{_WAY} [^\n,;:.()\d]{{3,40}} \d{{1,3}}(?: ?[a-d])?)"
    r"(?=\s*(?:$|[\n,;.)]))",
    re.IGNORECASE | re.MULTILINE,
)
"""« Le Foyer, rue de Bruges 12 », as Belgians and the Swiss write it."""
_NAME_BEFORE_WAY = re.compile(
    rf"(?:(?<=\n)[^\w\n]{{0,4}}|{WHEN_END}(?:,| [–-]) )(?!{GROUP}|{MOBILE})"
    rf"((?-i:{PROPER})(?:,| [–-]) (?:{SHORT_WAYS}|(?:{WAYS})\b) ?(?:d[eu]s? (?:la |l')?|d')?"
    r"(?-i:[A-Z\d])[^\n,;.:()]{2,40}?)(?=\s*(?:$|[\n,;.)]| [–-] ))",
    re.IGNORECASE | re.MULTILINE,
)
"""« 18h, Polygone, avenue Haute »: what stands before a street is its house."""
_OFFICE = re.compile(
    rf"{WHEN_END}(?:,| [–-]) ((?-i:CAF|CCAS|CDG|CIAS|CPAM|DAC|MDA|MDPH|MSA) (?:de |du |d')?(?-i:{PROPER}))"
    r"(?=\s*(?:$|[\n,;.()]| [–-] ))",
    re.IGNORECASE | re.MULTILINE,
)
"""« 14h – CCAS de Gray »: told like this, whom one writes to elsewhere is where one goes."""
_ROOM_LINE = re.compile(
    r"^[^\w\n]*((?:(?:grande|petite) )?(?:salle|amphi(?:theatre)?|auditorium)\b[^\n,;:]{0,40}, (?:au )?"
    r"(?:\d ?(?:er|e|eme|nd) etage|premier etage|rez-de-chaussee|sous-sol|bat\b|batiment|aile|porte)"
    r"[^\n]{0,40}?)[ .]*$",
    re.IGNORECASE | re.MULTILINE,
)
_PATTERNS = (
    _WORKSHOP,
    _MINISTRY,
    _NUMBERED_HOUSE,
    _HOUSE_OF_WAY,
    _WAY_ASIDE,
    _NUMBER_BEHIND,
    _NAME_BEFORE_WAY,
    _OFFICE,
    _ROOM_LINE,
)
_NO_HOUSE = re.compile(NOT_PROPER, re.IGNORECASE)
_ROOM = re.compile(r"(?:(?:grande|petite) )?(?:salle|amphi|auditorium)", re.IGNORECASE)
_ROOM_NAME = re.compile(r"\b(?:atelier|stand|salon) (?:[A-Z]|\d{1,3})\b", re.IGNORECASE)


_SOLD = re.compile(r"\b(?:billet|contact|inscri|renseign|reserv|vente)\w*\b[^.\n]{0,80}$", re.IGNORECASE)
"""« Billets en vente au tabac Tamaris (rue Haute) »."""


def met_at(folded: str) -> tuple[int, int] | None:
    """Find where one meets that bears no building's name."""
    return next((span for span in _spans(folded) if not _is_elsewhere(folded, *span)), None)


def _is_elsewhere(folded: str, start: int, end: int) -> bool:
    return is_elsewhere(folded, start) or _SOLD.search(folded, max(0, start - 90), end) is not None


def _spans(folded: str) -> Iterator[tuple[int, int]]:
    for pattern in _PATTERNS:
        for match in pattern.finditer(folded):
            if not _is_gathering(match[1]):
                yield match.span(1)


def _is_gathering(house: str) -> bool:
    """Tell « Concert (rue Haute) » and « Dr Tamaris, rue Haute 3 » from « LBL, Atelier B (rue du Lac) »."""
    if " " not in house or _ROOM.match(house):
        return False
    named = GATHERING.search(_ROOM_NAME.sub("", house))
    return bool(named or _NO_HOUSE.match(house) or names_person(house))
