"""Finding what an address names: the event kept there, or where it went. For all that stands under `/e/`."""

from __future__ import annotations

from datetime import date

from dashboards.parts.sittings import UNKNOWN_PLACE, first_day, place_words, sittings, when_words
from dashboards.parts.text import one_line
from dashboards.parts.words import capital
from dashboards.public.answers import Ask
from dashboards.public.refusals import elsewhere, gone, unknown
from db import history, queries
from db.model import Event
from db.queries import Kept
from db.titles import split_state


def the_event(ask: Ask, ending: str = "") -> Kept[Event]:
    """Give the event that the path names; `ending` is what follows the id in it (« .ics »).

    Raises:
        Refusal: when the event stands elsewhere, is no longer published, or never was.
    """
    asked = ask.path["event"]
    kept = queries.event(ask.db, asked)
    if kept is None:
        raise gone() if history.was_kept(ask.db, asked) else unknown()
    if kept.id != asked:
        raise elsewhere(f"/e/{kept.id}{ending}")
    return kept


def event_address(site: str, event_id: str) -> str:
    """Give the lasting address of an event's page."""
    return f"{site}/e/{event_id}"


def bare_title(event: Event) -> str:
    """Give an event's title on one line, without the state that it carries: `split_state` parts them."""
    return one_line(split_state(event.title)[0]) or "Sans titre"


def when_and_where(event: Event) -> tuple[str, str]:
    """Give « 3 décembre 2026, 12 h 30 à 13 h 30 » and « Dijon », each on one line, or that it is not said."""
    return when_words(event) or "date non indiquée", one_line(place_words(event)) or UNKNOWN_PLACE


def summary(event: Event) -> str:
    """Give when and where in one sentence: « 3 décembre 2026, 12 h 30 à 13 h 30. Dijon. »"""
    return " ".join(f"{capital(part)}." for part in when_and_where(event))


def begins(event: Event) -> date | None:
    """Give the day that an event begins, `None` when it has no date."""
    known = sittings(event)
    return first_day(known[0]) if known else None
