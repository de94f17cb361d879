"""Lines that tell a place and are done: « 14h, salle Curie, Gray », whatever begins the line below.

Hurried hands begin their lines in lower case, so that case alone does not tell whether a line goes on.
"""

from __future__ import annotations

import re

from collectors.french.places.mention import OF_NOTE, is_common
from collectors.french.places.towns import name_before, names_sizeable

_LONGEST = 90
_TOLD = re.compile(r"\d[^\n]*[,–|(-] ?[^,\n]{0,60}$|, ?[^,\n]{0,60}$")
"""An address or a moment stands before the town: « 2 quai Haut, Gray », « Salle Curie, Gray »."""
_TOWN_LEAD = re.compile(r"(?:[,–|(-] ?|\b(?:de|a|du) |\bd')$", re.IGNORECASE)
_GOES_ON = re.compile(
    r"(?:aux?|a|avec|contre|dans|des?|du|en|entre|et|face|jusqu\w*|lors|mais|ou|par|pendant|pour|puis|qui|que"
    r"|sans|si|sous|vers)\b|sur (?!l[ae] theme|reserv|inscri)|[dlqjs]'",
    re.IGNORECASE,
)


def ends_on_place(above: str, below: str) -> bool:
    """Tell « 2 quai Haut, Gray » from a title that goes on below; both are texts of `fold.fold`."""
    plain = above.rstrip(" .)")
    told = len(plain) <= _LONGEST and _TOLD.search(plain) and not _GOES_ON.match(below)
    town = name_before(plain, len(plain)) if told else None
    if town is None or is_common(town[0]) or not names_sizeable(town[0], OF_NOTE):
        return False
    return _TOWN_LEAD.search(plain, 0, town[1]) is not None
