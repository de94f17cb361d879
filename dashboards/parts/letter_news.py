"""What a letter would announce of an event: that it is new, changed, called off, or soon closed. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dashboards.parts.events import EVENT_STATES
from dashboards.parts.novelty import change, is_new_since, summary
from db.letters import Proposal
from db.model import Event
from db.selection import CLOSING_DAYS
from db.vocabulary import EventStatus

GROUPS = {
    "nouveau": "Nouveaux",
    "modifie": "Changés",
    "annule": "Annulés ou plus annoncés",
    "inscriptions": "Inscriptions bientôt closes",
    "inedit": "Pas encore dans une lettre",
    "deja": "Déjà dans une lettre",
}
"""What is proposed, by the code that a kept letter remembers, in the order of the page."""

TOLD = ("nouveau", "modifie", "annule", "inscriptions")
"""What is worth announcing by itself."""

CODES = {"annule": "annule", "manquant": "annule", "nouveau": "nouveau"}


@dataclass(frozen=True)
class News:
    """What there is to announce: its code in `GROUPS`, the mark beside a title, one line about it."""

    code: str
    mark: str
    words: str
    today: date


def news(proposal: Proposal, since: datetime, first_readings: Mapping[str, datetime], *, today: date) -> News:
    """Say what there is to announce of an event since that moment."""
    kept = proposal.listed.kept
    said = change(kept.item, proposal.before)
    if said is not None:
        words = "" if said.words == summary(kept.item) else said.words  # the line says when and where already
        return News(CODES.get(said.state, "modifie"), EVENT_STATES[said.state][0], words, today)
    if kept.item.status in (EventStatus.CANCELLED, EventStatus.MISSING):
        return News("deja" if proposal.sent else "inedit", "", "", today)
    if is_new_since(kept, first_readings, since):
        return News("nouveau", EVENT_STATES["nouveau"][0], "", today)
    if closes_soon(kept.item, today):
        return News("inscriptions", "", "", today)
    return News("deja" if proposal.sent else "inedit", "", "", today)


def closes_soon(event: Event, today: date) -> bool:
    """Tell whether registration closes within the days that the agenda calls « soon »."""
    deadline = event.registration_deadline
    return deadline is not None and today <= deadline <= today + timedelta(days=CLOSING_DAYS)
