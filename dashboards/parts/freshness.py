"""The line under each title that says how fresh the data are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlite_utils import Database

from dashboards.parts import data
from dashboards.parts.dates import when_read
from dashboards.parts.health import Level, at, troubles
from dashboards.parts.html import Html, join, link, tag
from dashboards.parts.words import NBSP, count
from db import queries
from db.sources import SourceState, source_states

SEPARATOR = f"{NBSP}· "


def freshness(db: Database, now: datetime) -> Html:
    """Write the freshness of everything that is shown: sites first, else the documents that were read."""
    minute = now.replace(second=0, microsecond=0)
    states = data.shared(source_states, db, now=minute)
    found = data.shared(queries.counts, db)["documents"]
    documents = count(found, "document lu", "documents lus") if found else "aucun document lu"
    collected = _collected(states, now) if any(state.latest for state in states) else _not_yet(states)
    return tag("p", join(*collected, documents, by=SEPARATOR), class_="ml-meta")


def _collected(states: Sequence[SourceState], now: datetime) -> list[Html]:
    latest = max(state.latest.finished for state in states if state.latest)
    up_to_date = len(at(states, Level.UP_TO_DATE))
    said = [
        join("Relevé ", tag("b", when_read(latest, now))),
        join(tag("b", up_to_date), f" source{'s' if up_to_date > 1 else ''} sur {len(states)} à jour"),
    ]
    trouble = troubles(states)
    return [*said, link(trouble, "sources")] if trouble else said


def _not_yet(states: Sequence[SourceState]) -> list[Html]:
    known = count(len(states), "site connu", "sites connus")
    return [join("Aucun site relevé pour l’instant"), *([link(known, "sources")] if states else [])]
