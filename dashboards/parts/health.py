"""How sources are, in the words and colours of the screen."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from dashboards.parts.chips import chip
from dashboards.parts.dates import day_at, local_day, plain_day
from dashboards.parts.html import Html
from dashboards.parts.words import NBSP, count
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
    """Give the sources that are at one of these levels: those that keep failing, then worst level first."""
    order = list(Level)
    chosen = [state for state in states if LEVELS[state.health] in levels]
    return sorted(chosen, key=lambda state: (not state.alert, order.index(LEVELS[state.health])))


def told(state: SourceState) -> str:
    """Give the sentence that says how a source is."""
    if state.latest is None:
        return "Cette source n’a encore jamais été relevée."
    if state.health is Health.STALE and state.latest.health is Health.OK:
        day = plain_day(local_day(state.latest.finished))
        return f"Aucun relevé depuis le {day}. Ce qui avait été relevé reste affiché."
    return state.latest.sentence


def failing(state: SourceState) -> str | None:
    """Give « En panne depuis 3 relevés, le premier du 20 novembre 2026. » for a source that keeps failing."""
    if not state.alert or state.failing_since is None:
        return None
    first = plain_day(local_day(state.failing_since))
    return f"En panne depuis {state.failures_in_a_row}{NBSP}relevés, le premier du {first}."


def kept_words(state: SourceState) -> str:
    """Say what stays shown, and of when it is."""
    if state.last_good is None:
        return "Aucun relevé réussi pour l’instant."
    day = plain_day(local_day(state.last_good.finished))
    if not state.events:
        return f"Dernier relevé réussi le {day}."
    if state.events == 1:
        return f"Un rendez-vous reste affiché, daté du {day}."
    return f"{state.events}{NBSP}rendez-vous restent affichés, datés du {day}."


def next_run(state: SourceState) -> str | None:
    """Give « Prochain relevé : 22 nov., 12 h 15. », nothing where no schedule runs."""
    return f"Prochain relevé{NBSP}: {day_at(state.next_due)}." if state.next_due else None


def troubles(states: Iterable[SourceState]) -> str:
    """Give « 2 à vérifier, 2 arrêtées », or nothing when no source asks for anything."""
    known = list(states)
    check, stopped = len(at(known, Level.CHECK)), len(at(known, Level.STOPPED))
    said = [count(check, "à vérifier", "à vérifier")] if check else []
    return ", ".join([*said, count(stopped, "arrêtée")] if stopped else said)
