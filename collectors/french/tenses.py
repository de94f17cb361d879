"""Whether a text tells of what is over, or of what is still to come."""

from __future__ import annotations

from collectors.french.fold import fold
from collectors.french.verbs import COMING, PAST


def is_past(text: str) -> bool:
    """Tell whether a text reports on something that is over: « Retour sur… », « s’est tenue… »."""
    return PAST.search(fold(text)) is not None


def is_coming(text: str) -> bool:
    """Tell whether a text announces what is still to come: « aura lieu », « vous convie »."""
    return COMING.search(fold(text)) is not None
