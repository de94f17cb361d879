"""A town's name met in a text, with what tells whether it is meant as the place.

Texts are those of `fold.fold`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from collectors.french.places.towns import BIG, Home, Town, homonyms, is_area
from db.communes import foreign_city, name_key


@dataclass(frozen=True)
class Mention:
    """A town's name in a text, from `start` to `end`, with what stands beside it.

    `weight` tells how sure it is that the event is there; `inside` is true when the name is part of the
    venue's own (« CHU Dijon »); `misspelt` when a slip stands between the name and the text's words.
    """

    name: str
    start: int
    end: int
    weight: int
    postcode: str | None = None
    department: str | None = None
    inside: bool = False
    misspelt: bool = False


EXACT, STATED, ADDRESS, LIKELY, HINTED = 5, 4, 3, 2, 1
"""The weights of a mention: in an address, said outright, all of a piece of a field, likely by its signs, or less.

A full address is where one goes; « à Pau » may be what is spoken of."""
OF_NOTE = 2_000
"""Inhabitants: a bare name, or one that may be another word, means a town of that size."""
Finder = Callable[[str, Home], Iterator[Mention]]

FIRST_NAMES = set(
    "florence nancy clara victoria sydney constantine lourdes austin adelaide albert alix anais eve francois gilles"
    " leon luc marie mathieu noe raymond rene romain suzanne valentine yves".split()
)
_COMMON = re.compile(
    "saint-(?:jean|nicolas|martin|valentin|patrick|sylvestre|vincent|eloi|hubert)|sainte-(?:barbe|catherine|cecile)"
    "|sens|plaisir|croix|orange|ciel|plomb|ports|saints|grasse|fontaine|levier|port|vers|champagne|salles?"
    "|moulins|bourg|grand|change|contes|cours|die|forges|ham|jardin|ligne|mer|monts?|pace|rives|rouge|rue|saone|signes|vif|ville|place|condorcet|jury|mars|avril|juin|juillet|descartes|montesquieu|richelieu|vauban|turenne|la-premiere|premieres?|allees?|chemin|quai"
)
"""Communes whose name is a common noun or a feast too: never meant by their bare name."""
COMMON_WITH_ARTICLE = re.compile(
    "le-(?:port|palais|chateau|mas|temple|parc|bourg|monastere|marigot|trait)|la-(?:bresse|garde|salle|chapelle|croix)|les-halles"
    "|l-(?:hopital|echelle)"
)
"""The same with an article, which « au » and « à la » contain."""


def is_common(name: str) -> bool:
    """Tell the name of a commune that is a common noun, a feast or a thinker's too."""
    return _COMMON.fullmatch(name_key(name)) is not None


def _is_another_word(town: Town) -> bool:
    """Tell whether the name is a common noun too, or the first name of more people than a small town has."""
    key, size = name_key(town.name), (town.commune.population or 0) if town.commune else 0
    return is_common(town.name) or (key in FIRST_NAMES and size < BIG)


def is_plain(town: Town, home: Home) -> bool:
    """Tell whether a bare name can only mean the town: a big one, or one whose compound name no other has."""
    if _is_another_word(town):
        return False
    compound = len(re.findall("[-']", town.name)) > 1 and (
        len(homonyms(town.name)) == 1 or is_area(town.name)
    )
    return compound or town.is_notable(home) or foreign_city(town.name) is not None
