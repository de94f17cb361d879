"""Whoever receives the public: « la médiathèque accueille… », « le club organise… ».

Texts are those of `fold.fold`.
"""

from __future__ import annotations

import re

_HOLD = r"(?:accueill|organis|propos|invit|convi|fet|celebr)(?:e|ent|er|ir|era|eront|ons)|recoi(?:t|vent)"
HOLDS = rf"(?:va |vont )?(?:vous )?(?:{_HOLD})\b"
_HOLDS_AFTER = re.compile(
    r"(?:,? et (?:son |le |l'|les |ses )[^.,\n]{1,30}?)?,? (?:(?:(?:a|ont) le (?:grand )?plaisir"
    r"|(?:est|sont) (?:tres )?(?:heureu\w+|ravie?s?|fiere?s?))"
    rf" (?:de |d'))?{HOLDS}",
    re.IGNORECASE,
)


def receives(folded: str, end: int) -> bool:
    """Tell whether the name that ends there is of someone who proposes or receives."""
    return _HOLDS_AFTER.match(folded, end) is not None
