"""What sets an event apart from one that takes place as it was announced, in words. Pure."""

from __future__ import annotations

from db.model import Event
from db.vocabulary import EventStatus

SHOWN = (EventStatus.CANCELLED, EventStatus.POSTPONED, EventStatus.MISSING, EventStatus.FULL)
NO_NEW_DAY = "nouvelle date non indiquée"


def standing(event: Event) -> str:
    """Give « Annulé », « Reporté, nouvelle date non indiquée »; nothing for what takes place as announced."""
    if event.is_put_off:
        return f"{event.status.label}, {NO_NEW_DAY}"
    return event.status.label if event.status in SHOWN else ""
