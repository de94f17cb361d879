"""First names and saints that small towns bear too: « consacrer la paroisse à Marie ».

Texts are those of `fold.fold`.
"""

from __future__ import annotations

import re

from collectors.french.places.mention import FIRST_NAMES, is_plain
from collectors.french.places.towns import Home, settle
from db.communes import name_key

_DEVOTED = (
    r"\b(?:cantiques?|chapelets?|confi\w+|consacr\w+|dedi\w+|devotion|grace|hommage|louange|neuvaine|prier\w*"
    r"|vou(?:e|ons)\w*)\b"
)
_TO_SOMEONE = re.compile(rf"{_DEVOTED}[^.;:\n\d]{{0,60}}$", re.IGNORECASE)
_TO_A_SAINT = re.compile(rf"{_DEVOTED}(?:(?! (?:aux?|a|pour|dans) )[^.,;:\n\d]){{0,40}}$", re.IGNORECASE)
_SAINT = re.compile(r"(?:saint|ste?)e?\b|notre-dame\b")


def is_prayed_to(name: str, before: str, home: Home) -> bool:
    """Tell « confier ses peines à Marie », « chapelle dédiée à Saint-Roch » from a town."""
    first_name = name_key(name) in FIRST_NAMES and not is_plain(settle(name, home), home)
    pattern = _TO_SOMEONE if first_name else _TO_A_SAINT if _SAINT.match(name_key(name)) else None
    return pattern is not None and pattern.search(before.rstrip()) is not None
