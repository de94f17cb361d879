"""One event told twice by one source: by two lists, or by a list and by what knows its state. Pure."""

from __future__ import annotations

from db.model import Event, Occurrence
from db.vocabulary import EventStatus

GRAVITY = (
    EventStatus.ANNOUNCED,
    EventStatus.CONFIRMED,
    EventStatus.FULL,
    EventStatus.POSTPONED,
    EventStatus.CANCELLED,
)
EMPTY = (None, (), "")


def combined(first: Event, later: Event) -> Event:
    """Give the first telling, with what only the later one knows, and the graver of two states."""
    unknown = {
        name: getattr(later, name)
        for name in type(first).model_fields
        if getattr(first, name) in EMPTY and getattr(later, name) not in EMPTY
    }
    unknown |= _dates(first, later)
    if _gravity(later) > _gravity(first):
        unknown |= {"status": later.status, "evidence": {**first.evidence, **_words(later)}}
    return first.model_copy(update=unknown)


def _dates(first: Event, later: Event) -> dict[str, tuple[Occurrence, ...]]:
    """Give the sittings that stand, and those that only stood before it was postponed."""
    if later.is_put_off and _gravity(later) > _gravity(first):
        return {"occurrences": (), "former": first.listed or later.former}
    moved = first.is_put_off and later.occurrences not in ((), first.former)
    told = later if moved or not first.listed else first
    return {"occurrences": told.occurrences, "former": told.former}


def _gravity(event: Event) -> int:
    return GRAVITY.index(event.status) if event.status in GRAVITY else 0


def _words(event: Event) -> dict[str, str]:
    return {"status": event.evidence["status"]} if "status" in event.evidence else {}
