"""« Voir aussi »: the coming events that go with one, each with the reason why."""

from __future__ import annotations

from collections.abc import Sequence

from dashboards.parts.html import Html, join, link, tag
from dashboards.parts.words import NBSP, listed
from dashboards.public.answers import Ask
from dashboards.public.document import heading
from dashboards.public.finding import bare_title, when_and_where
from db import communes
from db.model import Event
from db.queries import Kept
from db.related import Bond, Related, related
from db.vocabulary import Profession, Theme

MOST_NAMED = 2
"""How many of the themes or professions in common are named."""


def see_also(ask: Ask, kept: Kept[Event]) -> list[Html]:
    """Write the events that go with one, nothing when there are none."""
    found = related(ask.db, kept, today=ask.today)
    items = [_item(one, kept.item) for one in found]
    return [heading("Voir aussi"), tag("ul", *items, class_="pub-also")] if items else []


def _item(one: Related, asked: Event) -> Html:
    event = one.kept.item
    title = tag("p", link(bare_title(event), f"/e/{one.kept.id}"))
    said = join(*when_and_where(event), _why(one, asked), by=f"{NBSP}· ")
    return tag("li", title, tag("p", said, class_="ml-small"))


def _why(one: Related, asked: Event) -> str:
    """Give « même organisateur », « même thème (sein), Haute-Saône » or « mêmes jours, Haute-Saône »."""
    event = one.kept.item
    if one.bond is Bond.ORGANIZER:
        return "même organisateur"
    reason = "mêmes jours" if one.bond is Bond.DAYS else _subject(event, asked)
    return ", ".join(part for part in (reason, _place(event, asked)) if part)


def _subject(event: Event, asked: Event) -> str:
    if themes := _common(event.themes, asked.themes):
        return f"même thème ({themes})"
    return f"même public ({_common(event.audience, asked.audience)})"


def _common(one: Sequence[Theme | Profession], other: Sequence[Theme | Profession]) -> str:
    return listed([found.label for found in one if found in other][:MOST_NAMED])


def _place(event: Event, asked: Event) -> str:
    """Name the department, else the region that both are in; nothing for those that are online."""
    if event.department and event.department == asked.department:
        found = communes.department(event.department)
        return found.name if found else ""
    return event.region if event.region and event.region == asked.region else ""
