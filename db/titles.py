"""The state that a published title carries: « ANNULÉ – Groupe de travail ».

Titles are stored as published; this parts them for display.
"""

from __future__ import annotations

import re

from db.vocabulary import EventStatus, Label

_STATES = {
    EventStatus.CANCELLED: r"annul(?:[ée]e?s?|ation)",
    EventStatus.POSTPONED: r"report(?:[ée]e?s?)?(?: (?:au|du|à|en) [^–—:|\])]{1,40}?)?",
    EventStatus.FULL: r"complete?s?",
    EventStatus.CONFIRMED: r"(?:confirm[ée]|maintenu)e?s?",
}
_STATE = "|".join(f"(?P<{status.name}>{words})" for status, words in _STATES.items())
_LEADING = re.compile(rf"^[\W_]*(?:{_STATE})\b\s*(?:[-–—:|!\])]+\s*)+(?=\S)", re.IGNORECASE)
_TRAILING = re.compile(rf"\s*(?:[(\[]|\s[-–—|]\s)\s*(?:{_STATE})\b\s*[)\]!.]*\s*$", re.IGNORECASE)


def split_state(title: str) -> tuple[str, Label[EventStatus] | None]:
    """Part a title from the state at its head or its end.

    « ANNULÉ – Groupe de travail » gives « Groupe de travail » and `cancelled`; a title that carries no state,
    or nothing else, is given back as it is, with `None`.
    """
    match = _LEADING.search(title) or _TRAILING.search(title, max(0, len(title) - 80))
    rest = (title[: match.start()] + title[match.end() :]).strip() if match else ""
    if not match or not match.lastgroup or not rest:
        return title, None
    return rest, Label(EventStatus[match.lastgroup], match[match.lastgroup].strip())
