"""The events that an address selects, as many as one answer holds."""

from __future__ import annotations

from dataclasses import dataclass

from dashboards.parts.towns import online_words, unplaced_words
from dashboards.parts.words import count
from dashboards.public.answers import Ask
from db import agenda
from db.agenda import Listed, Reach
from db.selection import AgendaFilter

MOST = 5_000
"""The events of one calendar, table or list: what is beyond is counted, and said there."""


@dataclass(frozen=True)
class Selected:
    """The first events of a selection, and the number of them all."""

    events: tuple[Listed, ...]
    total: int

    @property
    def words(self) -> str:
        """Say how many there are: « 25 rendez-vous »."""
        return count(self.total, "rendez-vous", "rendez-vous") if self.total else "Aucun rendez-vous"

    @property
    def beyond(self) -> str:
        """Say how many events are left out, nothing when all are there."""
        left_out = self.total - len(self.events)
        more = count(left_out, "autre", "autres")
        return f"Et {more} rendez-vous\u00a0: ajoutez un filtre pour les voir." if left_out > 0 else ""


def select(ask: Ask, wanted: AgendaFilter, *, limit: int = MOST, offset: int = 0) -> Selected:
    """Give the events of a selection: coming ones soonest first, past ones latest first."""
    found = agenda.events(ask.db, wanted, today=ask.today, limit=limit, offset=offset)
    return Selected(tuple(found), agenda.count(ask.db, wanted, today=ask.today))


def reach(ask: Ask, wanted: AgendaFilter) -> Reach | None:
    """Count what a search around a commune finds and leaves out, `None` when there is no such search."""
    return agenda.reach(ask.db, wanted, wanted.around, today=ask.today) if wanted.around else None


def left_out(ask: Ask, wanted: AgendaFilter) -> str:
    """Say what a search around a commune leaves out: events online, and those whose place is not known."""
    found = reach(ask, wanted)
    if found is None or wanted.around is None:
        return ""
    online = "" if wanted.around.online else online_words(found.online, are_there=False)
    return " ".join(part for part in (f"{online}." if online else "", unplaced_words(found.unplaced)) if part)
