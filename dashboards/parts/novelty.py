"""What is new, and what changed, said as a reader would notice it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from dashboards.parts.sittings import place_words, when_words
from db.model import Event
from db.queries import Kept, Mention
from db.vocabulary import EventStatus

SPAN = timedelta(days=7)
UNKNOWN_DATE = "date non indiquée"


@dataclass(frozen=True)
class Novelty:
    """What happened to an event: a state of `EVENT_STATES`, and one line about it."""

    state: str
    words: str


def is_new(kept: Kept[Event], first_readings: Mapping[str, datetime], now: datetime) -> bool:
    """Tell whether an event was first seen in the last seven days."""
    return is_new_since(kept, first_readings, now - SPAN)


def is_new_since(kept: Kept[Event], first_readings: Mapping[str, datetime], since: datetime) -> bool:
    """Tell whether an event was first seen after that moment.

    Nothing is new to a database, nor on a site, that was itself first read after it.
    """
    if kept.first_seen < since:
        return False
    return any(_begun(mention, first_readings) < since for mention in kept.mentions)


def _begun(mention: Mention, first_readings: Mapping[str, datetime]) -> datetime:
    """Give when a site was first read; for a document, which is read but once, when anything was."""
    if mention.is_document:
        return min(first_readings.values())
    return first_readings[mention.publication]


def change(event: Event, before: Event | None) -> Novelty | None:
    """Say what changed since an event's previous version, `None` when a reader would see no difference."""
    if before is None:
        return None
    if event.status is not before.status and event.status in STATES:
        return Novelty(STATES[event.status], _moved(event, before) or summary(event))
    if moved := _moved(event, before):
        return Novelty("modifie", moved)
    if place_words(event) != place_words(before):
        return Novelty("modifie", f"Lieu\u00a0: {place_words(event) or 'plus indiqué'}")
    if event.title != before.title:
        return Novelty("modifie", f"Titre précédent\u00a0: {before.title}")
    return None


STATES = {
    EventStatus.CANCELLED: "annule",
    EventStatus.POSTPONED: "reporte",
    EventStatus.MISSING: "manquant",
    EventStatus.CONFIRMED: "confirme",
    EventStatus.FULL: "complet",
}


def _moved(event: Event, before: Event) -> str:
    now, then = when_words(event), when_words(before)
    if now == then:
        return ""
    if event.is_put_off:
        return now
    return f"{now or UNKNOWN_DATE} (auparavant {then or UNKNOWN_DATE})"


def summary(event: Event) -> str:
    """Give when and where, which stands for the news of an event whose state alone changed."""
    return ", ".join(part for part in (when_words(event), place_words(event)) if part)
