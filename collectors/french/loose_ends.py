"""The ends of a title that was cut from a sentence: « La soirée du », « Le bal – »."""

from __future__ import annotations

import re

from collectors.french.fold import fold
from collectors.french.gatherings import GATHERING

_LOOSE = 60
"""In characters: what is looked at of the end, so that long titles are tidied in linear time."""
_LOOSE_END = re.compile(
    r"(?:\s+|^)(?:le|la|les|l'|du|de|des|d'|au|aux|a|en|pour|par|avec|sous|sur|ce|cette|des|et|entre|qui|dans|notre|nos|est|sont|sera|seront|organisee?s?)$|"
    r"[.!?]\s+rendez-vous$|[\s,;:–—(-]+$",
    re.IGNORECASE,
)


def tidy(title: str) -> str | None:
    """Take the loose words from the end of a title (« … le », « … à »); `None` when too little is left."""
    title = title.strip()
    while loose := _LOOSE_END.search(fold(title[-_LOOSE:])):
        title = title[: max(0, len(title) - _LOOSE) + loose.start()].strip()
    return title if len(title) > 2 or GATHERING.fullmatch(fold(title)) else None
