"""The town that ends the name of what an event is placed in: « aura lieu à la station thermale de Luxeuil ».

No list holds all that a town may have; beside « aura lieu » or a day, whatever « à la », « au » or « dans le »
introduces is where one goes. Texts are those of `fold.fold`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from collectors.french.gatherings import GATHERING
from collectors.french.places.bare_names import BODY, DAY_START, LOCUTION, TAKES_PLACE, WAYS, WHEN_END
from collectors.french.places.elsewhere import NOT_AT, is_elsewhere, is_former, names_person
from collectors.french.places.groups import NAMED_AFTER
from collectors.french.places.mention import ALONE, BESIDE_A_DATE, Mention, is_another_word, is_plain
from collectors.french.places.towns import Home, homonyms, is_sizeable, name_at, settle
from db.communes import foreign_town

NAMED_AFTER_TOWNS = re.compile(rf"(?:l[ea] |l')?{NAMED_AFTER}", re.IGNORECASE)
_AT = re.compile(
    rf"(?<![\w'-])(?:aux? |a la |a l'|dans l(?:[ea]|es) |dans l'|sur l[ea] )"
    rf"(?!{LOCUTION}|{BODY}|{NAMED_AFTER})(?=[a-z])",
    re.IGNORECASE,
)
_NO_BUILDING = re.compile(
    rf"{GATHERING.pattern}|\b(?:(?:coeur|cœur|cadre|centre|nord|sud|est|ouest|bord|large|marche|village|ville|quartier"
    r"|commune|region|secteur|territoire|alentours|environs)s?)\b",
    re.IGNORECASE,
)
"""« Au cœur de Dole », « au forum des associations de Dole »: no building is told."""
_OF = re.compile(r" (?:de |d'|(du ))(?=[A-Z])")
_WAY_END = re.compile(rf"(?<!grand )(?<!grand-)\b(?:{WAYS})$", re.IGNORECASE)
_STOP = re.compile(r"[.,;:!?()\n«»\"|]| (?:le|pour|avec|par|et|a|aux?) ")
_SAID_BEFORE = re.compile(rf"(?:{WHEN_END},?|{TAKES_PLACE}[^.;\n«\"]{{0,60}}?) $", re.IGNORECASE)
_SAID_AFTER = re.compile(rf",? (?:{DAY_START}|(?:de|a) \d{{1,2}} ?h)", re.IGNORECASE)
_ENDS = re.compile(r" ?(?:$|[\n.,;:!?()|/–-]| (?!(?:de|du|des|d) (?!\d)|(?:of|and|the) )[a-z\d])")
_LONGEST = 70


def by_placed(folded: str, home: Home) -> Iterator[Mention]:
    """Find « aura lieu à la station thermale de Luxeuil », « au parc floral de Vannes le 3 mars »."""
    for match in _AT.finditer(folded):
        stop = _STOP.search(folded, match.end(), match.end() + _LONGEST)
        end = stop.start() if stop else min(len(folded), match.end() + _LONGEST)
        found = _town_within(folded, match.end(), end, home)
        if found and _is_said(folded, match.start(), found[2]) and not _is_other(folded, match.start()):
            inside = not _NO_BUILDING.search(folded, match.end(), found[1])
            yield Mention(found[0], match.end() if inside else found[1], found[2], ALONE, inside=inside)


def _town_within(folded: str, start: int, end: int, home: Home) -> tuple[str, int, int] | None:
    """Give the last town that « de » introduces there, where it starts and ends."""
    for link in reversed(list(_OF.finditer(folded, start, end))):
        named = name_at(folded, link.end(), "Le " if link[1] else "")
        whole = named and _ENDS.match(folded, named[1]) and not names_person(folded[start : link.start()])
        if _WAY_END.search(folded, start, link.start()):
            return None
        if named and whole and _is_clear(named[0], home):
            return named[0], link.end(), named[1]
    return None


def _is_clear(name: str, home: Home) -> bool:
    """Tell a name that can hardly mean anything else."""
    town, named = settle(name, home), homonyms(name)
    sized = len(named) == 1 and is_sizeable(named[0], BESIDE_A_DATE) and not is_another_word(town)
    return sized or is_plain(town, home) or (not named and foreign_town(name) is not None)


def _is_said(folded: str, start: int, end: int) -> bool:
    before = _SAID_BEFORE.search(folded, max(0, start - 100), start)
    return bool(before or _SAID_AFTER.match(folded, end))


def _is_other(folded: str, start: int) -> bool:
    """Tell someone else's address and last year's place."""
    written_to = NOT_AT.search(folded, max(0, start - 30), start)
    return bool(written_to) or is_elsewhere(folded, start) or is_former(folded, start)
