"""Which cancers a pathway is for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from collectors.documents.pratique.rows import Row
from collectors.french.fold import fold

ALL = "tous cancers"

_ORGANS = {
    "sein": r"seins?|mammaires?",
    "prostate": r"prostate",
    "poumon": r"poumons?|bronches?|bronchiques?|pulmonaires?|thoraciques?",
    "colorectal": r"colorecta(?:l|ux)|colo-recta(?:l|ux)|colon|rectum",
    "digestif": r"digestifs?",
    "pancréas": r"pancreas",
    "foie": r"foie",
    "estomac": r"estomac",
    "vessie": r"vessie",
    "rein": r"reins?",
    "col de l’utérus": r"col de l'uterus",
    "ovaire": r"ovaires?",
    "gynécologique": r"gynecologiques?|pelviens?",
    "thyroïde": r"thyroide",
    "peau": r"peau|cutanes?",
    "ORL": r"orl|vads|voies? aero-?digestives?",
    "hématologie": r"hematologiques?",
}
_ANY_ORGAN = "|".join(_ORGANS.values())
_NAMED = re.compile(
    r"\b(?:cancers?|tumeurs?|parcours|depistage)"
    rf"(?:,?(?: et| ou)? (?:du |de la |de l'|des |de )?(?:{_ANY_ORGAN})\b){{1,6}}",
    re.IGNORECASE,
)
_ABOUT_CANCER = re.compile(r"cancer|oncolog|tumeur", re.IGNORECASE)


def read_cancers(text: str, chapter: Sequence[Row]) -> tuple[str, ...]:
    """Give the organs that the pathway's text names beside « cancer », else « tous cancers ».

    Empty when no row of the chapter is about cancer.
    """
    folded = fold(text)
    named = " ".join(match[0] for match in _NAMED.finditer(folded))
    found = tuple(
        organ for organ, words in _ORGANS.items() if re.search(rf"\b(?:{words})\b", named, re.IGNORECASE)
    )
    return found or ((ALL,) if any(_ABOUT_CANCER.search(row.text) for row in chapter) else ())
