"""The town abroad that a text tells with its country or its postal code: « Rabat MAROC », « 1000 Bruxelles ».

Texts are those of `fold.fold`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from collectors.french.places.bare_names import NAMED_WAY
from collectors.french.places.elsewhere import FULL_NAME, is_elsewhere, is_former
from collectors.french.places.mention import STATED, Mention
from collectors.french.places.towns import Home, homonyms, is_town, name_at, name_before
from collectors.french.places.venues import is_address
from db.communes import country_code, country_of, foreign_town

_CODE = r"(?:B-|L-|CH-)?(?!19\d\d|20\d\d)[1-9]\d{3}"
_POSTCODE = re.compile(rf"(?<![\w-]){_CODE} +(?=[A-Z])")
_POSTCODE_AFTER = re.compile(rf",? {_CODE}(?=[ ).]*(?:[\n,;|]|$))")
_CITY_AFTER = re.compile(
    r", ?[A-Z][\w' -]{2,40}(?:, ?| ?\()(?:QC|Qc|Quebec|QUEBEC|[A-Z]\d[A-Z] ?\d[A-Z]\d)\b"
)
_CAPITAL = re.compile(r"(?<=[ (,/])(?=[A-Z][A-Za-z])")
_WORDS = re.compile(r"[A-Za-z'-]+(?: [A-Za-z'-]+){0,3}")
_LONGEST_COUNTRY, _LONGEST = 40, 100
_SEPARATOR = re.compile(r" ?[(,/·|–-] ?\(?$| $")
_PIECE_START = re.compile(
    r"(?:(?P<previous>[^\n,;|·–()]*) ?(?:[,;|·–(:/]|- ) ?|\n\W*|^\W*|\b(?:[aA]|et) |[.!?] )$"
)
_UNKNOWN = re.compile(r"(?:\b[aA] (?=(?:[A-Z][\w'-]+ ?){1,3}$)|\A\W*(?=\S+$))([A-Z][a-z][\w' -]{2,})$")
"""A town that no table holds: « à Tamaré Haut, Bénin », or « Tamaré, Bénin » where that is all."""
_PROVINCES = ("Quebec", "QUEBEC")
_PROVINCE_BEFORE = re.compile(r" ?[,·(–] ?$")
"""« Montréal, Québec, Canada »."""


def by_postcode_abroad(folded: str, _: Home) -> Iterator[Mention]:
    """Find « 1000 Bruxelles », and « Namur 5000 » where the line ends."""
    for match in _POSTCODE.finditer(folded):
        named = name_at(folded, match.end())
        way = NAMED_WAY.match(folded, match.end())
        if named and not way and foreign_town(named[0]) and not _is_street(folded, match.start(), named[1]):
            yield Mention(named[0], match.start(), named[1], STATED, department="abroad")
    for match in _POSTCODE_AFTER.finditer(folded):
        before = name_before(folded, match.start())
        if before and not homonyms(before[0]) and not is_elsewhere(folded, before[1]):
            yield Mention(before[0], before[1], match.end(), STATED, department="abroad")


def _is_street(folded: str, start: int, end: int) -> bool:
    """Tell a house's number and its street, « 4120 Saint-Paul, Montréal », from a code and its town."""
    return is_elsewhere(folded, start) or _CITY_AFTER.match(folded, end) is not None


def by_country(folded: str, _: Home) -> Iterator[Mention]:
    """Find « Rabat MAROC », « Dakar, Sénégal », « Vienne (Autriche) », « Dole, France »."""
    for match in _CAPITAL.finditer(folded):
        country = _country_at(folded, match.start())
        separator = _SEPARATOR.search(folded, max(0, match.start() - 4), match.start()) if country else None
        if country and separator:
            found = _town_before(folded, separator, country[0])
            if found and not (is_elsewhere(folded, found[1]) or is_former(folded, found[1])):
                abroad = None if country[0] == "FR" else "abroad"
                yield Mention(*found, country[1], STATED, department=abroad)


def _country_at(folded: str, start: int) -> tuple[str, int] | None:
    """Give the code of the country whose name starts there, and where it ends."""
    words = _WORDS.match(folded, start, start + _LONGEST_COUNTRY)
    ends = [one.end() for one in re.finditer(r"[A-Za-z'-]+", words[0])] if words else []
    named = ((country_code(folded[start : start + end]), start + end) for end in reversed(ends))
    return next(((code, end) for code, end in named if code), None)


def _town_before(folded: str, separator: re.Match[str], code: str) -> tuple[str, int] | None:
    """Give the town told with a country, and where it starts: a piece of its own, or one of that country."""
    named = name_before(folded, separator.start())
    if named is None:
        unknown = _UNKNOWN.search(folded, max(0, separator.start() - _LONGEST), separator.start())
        return (unknown[1], unknown.start(1)) if unknown and separator[0] != " " else None
    beside = _PIECE_START.search(folded, max(0, named[1] - _LONGEST), named[1])
    told = homonyms(named[0]) if code == "FR" else country_of(named[0]) == code
    if named[0] in _PROVINCES and (city := _PROVINCE_BEFORE.search(folded, max(0, named[1] - 3), named[1])):
        return name_before(folded, city.start()) or named
    aside = "(" in separator[0]
    if (separator[0] == " " and not told) or (beside and _is_person(beside["previous"])):
        return None
    certain = told or not (code == "FR" or country_of(named[0]))
    return named if certain and (beside or aside) else None


def _is_person(piece: str | None) -> bool:
    """Tell « Jeanne Durand, Rabat, Maroc » from « Hôtel Continental, Rabat, Maroc »."""
    return (
        piece is not None and bool(FULL_NAME.search(piece)) and not is_address(piece) and not is_town(piece)
    )
