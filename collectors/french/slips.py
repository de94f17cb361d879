"""Slips of writers and of pages that would hide what a line says: « aura le lieu », « à 18hSalle Ravel »."""

from __future__ import annotations

import re

_TAKES_PLACE = re.compile(r"\b([Aa]ur(?:a|ont)) (?:le lieu|lieux)\b(?! d)")
_GLUED_HOUR = re.compile(
    r"(?<![0-9])([0-2]?[0-9] ?(?:[hH][0-5][0-9](?=[A-ZÀ-Ý])|h(?=[A-ZÀ-Ý])|H(?=[A-ZÀ-Ý][a-zà-ÿ])))"
)
_STRUCK = re.compile(
    r"~~(?:le )?(?:[a-zû]{3,8}\.? )?\d{1,2}(?:er)?(?:[ /.:h][^~\n]{0,18})?~~\s{0,9}"
    r"(?=(?:le |au |à )?(?:[a-zû]{3,8}\.? )?\d)",
    re.IGNORECASE,
)
"""« Le vendredi ~~5~~ 12 mars », « ~~mardi 2 mars~~ jeudi 4 mars », « ~~18h~~ 19h »: what was put off."""
_MEETING = re.compile(
    r"(?<![^\s(:–-])R\.?V\.?(?= (?:à|au|aux|chez|dans|devant|en|le|sur|place|\d|(?:lun|mar|mercre|jeu|vendre|"
    r"same)di|dimanche)\b)"
)
"""« RV à 9h devant la gare », where « Atelier RV » is on virtual reality."""


def mended(text: str) -> str:
    """Give a text without slips; it may be shorter, or longer."""
    text = _MEETING.sub("RDV", _STRUCK.sub("", text))
    return _GLUED_HOUR.sub(r"\1 ", _TAKES_PLACE.sub(r"\1 lieu", text))
