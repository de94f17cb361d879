"""The lines of a text that a label or a pin says to be the place: « Lieu : », « 📍 ».

Patterns are met by folded text.
"""

from __future__ import annotations

import re

from collectors.french.fold import fold
from collectors.french.places.bare_names import TAKES_PLACE
from collectors.french.turns import LABEL, MONTH, PARTNER, SPEAKER

_LABELLED = re.compile(
    r"^[^\w\n📍]*(?:(?:(?:(?:meme )?endroit|lieux?)(?: de (?:la |l')?\w+)?|adresse|ville|commune|localite)"
    r" *(?:\n|: *\n?)"
    r"|point de (?:rendez-vous|depart|rencontre) *:|lieu (?=(?-i:(?!Unique)[A-Z]))|adresse (?=\d)"
    r"|ou(?: (?:nous|se) (?:re)?(?:trouver|joindre)(?: ?[?:]| *(?=\n))| ?[?:])[ :]*(?:\n[^\w\n]*)?) *([^\n]+)"
    r"|(?<!et )(?<!aura )(?<!auront )\blieu ?: *([^\n.;|]+)|(?-i:\bAdresse) ?: *([^\n.;|]+)|📍 *(?:lieu ?: *)?([^\n]+)",
    re.IGNORECASE | re.MULTILINE,
)

TOWN_ALONE = re.compile(r"^\W*(?:ville|commune|localite) *[:\n]|📍 *a ", re.IGNORECASE | re.MULTILINE)
"""A label, or « 📍 À Dole », that leaves the hall to another line; what stands after « Lieu : » is all of the place."""

_NEXT_LABEL = re.compile(
    r"\s[-–—|•·]\s(?=\w+\s?:|\W{0,3}(?:r[ée]serv|inscri|entr[ée]e |gratuit|tarif|t[ée]l\b|📞|0\d[ .]\d\d))",
    re.IGNORECASE,
)

_GUIDE = re.compile(r"(?:infos?|informations?|plus d|voir|acces|itineraire|plan|carte)\b", re.IGNORECASE)
"""« 📍 Infos pratiques » is a button."""
_DATE = re.compile(rf"(?:le )?(?:[a-z]{{3,6}}di |dimanche )?\d{{1,2}}(?:er)? {MONTH}\b", re.IGNORECASE)
_HELD = re.compile(rf"[^\n]*{TAKES_PLACE}", re.IGNORECASE)
"""« Où nous retrouver ? La fête aura lieu à la mairie » goes on with a sentence."""


def labelled_lines(text: str) -> str:
    """Give what follows « Lieu : » or a pin; several such lines are one address."""
    folded = fold(text)
    spans = [match.span(match.lastindex or 0) for match in _LABELLED.finditer(folded)]
    return ", ".join(
        _NEXT_LABEL.split(text[start:end], maxsplit=1)[0]
        for start, end in spans
        if not any(
            other.match(folded, start, end) for other in (_DATE, _GUIDE, _HELD, LABEL, PARTNER, SPEAKER)
        )
    )
