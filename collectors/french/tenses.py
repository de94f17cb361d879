"""Whether a text tells of what is over, or of what is still to come."""

from __future__ import annotations

import re

from collectors.french.fold import fold
from collectors.french.verbs import COMING, PAST

_ON_SHOW = re.compile(
    r"(?:^|\n)\W{0,3}expo(?:sition)?s?\b[^.\n]{0,120}\bjusqu'au (?:\w{5,8} )?\d", re.IGNORECASE
)


def is_on_show(text: str) -> bool:
    """Tell what is on already, of which only the end is told: « Expo « Mains » dans le hall, jusqu’au 28 février »."""
    return _ON_SHOW.search(fold(text)) is not None


def is_past(text: str) -> bool:
    """Tell whether a text reports on something that is over: « Retour sur… », « s’est tenue… »."""
    return PAST.search(fold(text)) is not None


def is_coming(text: str) -> bool:
    """Tell whether a text announces what is still to come: « aura lieu », « vous convie »."""
    return COMING.search(fold(text)) is not None
