"""The events that an address selects, as many as one answer holds."""

from __future__ import annotations

from dataclasses import dataclass

from dashboards.parts.words import count
from dashboards.public.answers import Ask
from db import agenda
from db.agenda import Listed
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
