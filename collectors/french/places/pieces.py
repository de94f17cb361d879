"""The pieces of a text between separators, and the town that one consists of.

Texts are those of `fold.fold`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from collectors.french.places.bare_names import WAYS
from collectors.french.places.mention import OF_NOTE
from collectors.french.places.towns import is_town, name_at, name_before, names_sizeable

_PIECE = re.compile(r"(?:(?! [-–] |–|(?<!\b[A-Z])\. )[^\n,;|·()\[\]:→/])+")
_STREET_NAME = re.compile(r"(?:place|cours|quai|chemin|allees?|rue) d", re.IGNORECASE)
_CORE = re.compile(r"\w(?:.*\w)?")
_AFTER_NAME = re.compile(
    r" *(?:$|centre(?:[ -]ville)?$|(?-i:TGV|Gare|Est|Ouest|Nord|Sud)(?: TGV)?$"
    r"|(?:\(?quebec\)?,? )?[a-z]\d[a-z] ?\d[a-z]\d|cedex\b.*"
    r"|(?:(?:le|les|du) (?:\w+ )?|(?:lu|ma|me|je|ve|sa|di)[a-z]{0,7}\.? )\d.*|\d{1,2} .*|avec .*|@\w+.*"
    r"|(?:&|\+|/|et|ou) (?:en |a |sur )?(?:ligne|visio\w*|distan\w+|zoom|teams)\b.*)",
    re.IGNORECASE,
)
_AND = re.compile(r" (?:et|&) ")
_HALL = re.compile(
    r" (?:Grand[- ]Palais|Gare|Expo\w*|Congres|Events?|Evenements?|Arena|Zenith|Palais)(?: [\w -]{1,30})?"
)
_MOMENT_END = re.compile(r"(?:\b(?:19|20)\d\d|\d ?h ?\d{0,2})\s*$", re.IGNORECASE)
NUMBERED = re.compile(rf"\d.{{0,8}}\b(?:{WAYS})\b", re.IGNORECASE)


def pieces(folded: str) -> Iterator[tuple[int, int]]:
    """Part a text at its separators; each piece is given without its outer spaces and symbols."""
    for match in _PIECE.finditer(folded):
        core = _CORE.search(folded, match.start(), match.end())
        if core:
            yield core.start(), core.end()


def name_of_piece(folded: str, start: int, end: int) -> tuple[str, int, int] | None:
    """Find the town that a piece consists of, but for a date: its name, start and end."""
    named = None if _STREET_NAME.match(folded, start) else name_at(folded, start)
    if named and _AFTER_NAME.fullmatch(folded, named[1], end):
        return named[0], start, named[1]
    other = _AND.match(folded, named[1]) if named else None
    if named and other and is_town(folded[other.end() : end]):
        return named[0], start, end
    if named and _HALL.fullmatch(folded, named[1], end) and names_sizeable(named[0], OF_NOTE):
        return named[0], start, named[1]
    before = name_before(folded, end)
    if before and before[1] > start and _MOMENT_END.search(folded, start, before[1]):
        return before[0], before[1], end
    return None
