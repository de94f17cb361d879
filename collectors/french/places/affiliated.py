"""The town where a speaker works, told beside the name: « Jeanne Durand, Charles University, Prague ».

Texts are those of `fold.fold`.
"""

from __future__ import annotations

import re

from collectors.french.places.elsewhere import FULL_NAME
from collectors.french.places.towns import is_town
from collectors.french.places.venues import is_address

_EMPLOYED = re.compile(
    r"[^\w\n]{0,3}(?P<person>[A-Z][a-z'-]+ [A-Z][\w'-]+)(?:, | [–-] | ?\()"
    r"[^,()\n]{0,40}\b(?:[Uu]niversit\w*|College|[Ii]nstitut\w*|[Ee]cole|School|[Pp]olite\w+|Polytech\w*|Centre|Center"
    r"|CHU|CNRS|I[Nn]serm|INRAE?|I[Nn]ria|[Hh]opital|[Ll]abo\w*)\b[^,()\n]{0,40}, ?"
)
_SEPARATOR = re.compile(r"[,;:|–]")
_PLACED = re.compile(r"\b(?:au|a la|chez) $|\ba l'$")
_LONGEST = 100


def is_of_person(folded: str, start: int) -> bool:
    """Tell « Marie Lille (Université de Caen) », where a speaker comes from."""
    line = folded[max(0, start - _LONGEST) : start].rpartition("\n")[2]
    before, bracket, inside = line.rpartition("(")
    aside = bool(bracket) and ")" not in inside and ends_on_person(before.rstrip())
    return aside or _is_employed(line)


def ends_on_person(text: str) -> bool:
    """Tell « Jeanne Durand » from « au Bec Fin » and « à l’Espace Saint Michel »."""
    name = FULL_NAME.search(text.rstrip())
    if name is None or _PLACED.search(text, 0, name.start() + 1):
        return False
    return not is_address(_SEPARATOR.split(text)[-1])


def _is_employed(line: str) -> bool:
    """Tell « Jeanne Durand, Charles University, » from « Amphi Curie, Institut Pasteur, »."""
    employed = _EMPLOYED.fullmatch(line)
    return employed is not None and not is_address(employed["person"]) and not is_town(employed["person"])
