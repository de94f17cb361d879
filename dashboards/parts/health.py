"""How sources are, in the words and colours of the screen."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from dashboards.parts.chips import chip
from dashboards.parts.html import Html
from dashboards.parts.words import count
from db.sources import SourceState
from db.vocabulary import Health


class Level(Enum):
    """What a source asks of the operator, worst first: how it is said, its symbol and its colour."""

    STOPPED = ("arrêtée", "alert", "brick")
    CHECK = ("à vérifier", "alert", "amber")
    WAITING = ("jamais relevée", "ring", "grey")
    EXCLUDED = ("exclue", "barred", "grey")
    UP_TO_DATE = ("à jour", "tick", "green")


LEVELS = {
    Health.OK: Level.UP_TO_DATE,
    Health.STALE: Level.CHECK,
    Health.EMPTY: Level.CHECK,
    Health.DROPPED: Level.CHECK,
    Health.PARSE_ERROR: Level.STOPPED,
    Health.HTTP_ERROR: Level.STOPPED,
    Health.BLOCKED: Level.STOPPED,
    Health.GONE: Level.STOPPED,
    Health.ROBOTS: Level.EXCLUDED,
    Health.NEVER: Level.WAITING,
}


def health_chip(health: Health) -> Html:
    """Write the chip of a source's state."""
    _, symbol, tone = LEVELS[health].value
    return chip(health.label, symbol, tone)


def at(states: Iterable[SourceState], *levels: Level) -> list[SourceState]:
    """Give the sources that are at one of these levels, worst level first."""
    order = list(Level)
    chosen = [state for state in states if LEVELS[state.health] in levels]
    return sorted(chosen, key=lambda state: order.index(LEVELS[state.health]))


def troubles(states: Iterable[SourceState]) -> str:
    """Give « 2 à vérifier, 2 arrêtées », or nothing when no source asks for anything."""
    known = list(states)
    check, stopped = len(at(known, Level.CHECK)), len(at(known, Level.STOPPED))
    said = [count(check, "à vérifier", "à vérifier")] if check else []
    return ", ".join([*said, count(stopped, "arrêtée")] if stopped else said)
