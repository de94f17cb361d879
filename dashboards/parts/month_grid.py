"""A month as a calendar: a true table from Monday to Sunday, a list of days on a phone."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboards.parts.dates import day_month, long_day, month_title, weekday
from dashboards.parts.events import event_address
from dashboards.parts.html import Html, hidden, link, tag
from dashboards.parts.sittings import first_day, last_day, sitting_starts, sittings
from dashboards.parts.words import NBSP, capital, count, shortened
from db.model import Event
from db.queries import Kept
from db.titles import split_state
from db.vocabulary import EventStatus

SHOWN = 3
"""How many events a day shows; a day that has more shows one less, and how many others there are."""

LONGEST_TITLE = 120


@dataclass(frozen=True)
class Day:
    """A day of the month: its first events, how many it has in all, and where the whole day is listed."""

    events: Sequence[Kept[Event]]
    total: int
    address: str


def shown(ids: Sequence[str]) -> Sequence[str]:
    """Give the events of a day that there is room for."""
    return ids if len(ids) <= SHOWN else ids[: SHOWN - 1]


def month_grid(month: date, days: Mapping[date, Day], *, today: date) -> Html:
    """Write the calendar of the month that begins on that day.

    Roles are written out because a phone lays the cells out as lines, which would take them away.
    """
    names = [capital(weekday(day)) for day in Calendar().monthdatescalendar(month.year, month.month)[0]]
    head = tag("tr", *(tag("th", name, scope="col", role="columnheader") for name in names), role="row")
    weeks = [
        tag("tr", *(_cell(day, month, days.get(day), today) for day in week), role="row")
        for week in Calendar().monthdatescalendar(month.year, month.month)
    ]
    caption = f"{month_title(f'{month:%Y-%m}')}{NBSP}: les rendez-vous de chaque jour"
    return tag(
        "table",
        tag("caption", caption, class_="ml-hidden"),
        tag("thead", head, role="rowgroup"),
        tag("tbody", *weeks, role="rowgroup"),
        class_="ml-month",
        role="table",
    )


def _cell(day: date, month: date, found: Day | None, today: date) -> Html:
    if day.month != month.month:
        return tag("td", tag("span", str(day.day), class_="ml-day"), class_="ml-outside", role="cell")
    mood = [
        "ml-weekend" if day.weekday() > 4 else "",
        "ml-today" if day == today else "",
        "ml-over" if day < today else "",
        "" if found else "ml-free",
    ]
    return tag(
        "td", _day_name(day, today), _events(day, found), class_=" ".join(filter(None, mood)), role="cell"
    )


def _day_name(day: date, today: date) -> Html:
    """Write the number of the day, which a phone and those who listen get in full."""
    words = f"{weekday(day)} {day_month(day)}"
    return tag(
        "time",
        tag("span", str(day.day), class_="ml-day", aria_hidden="true"),
        tag("span", words, class_="ml-day-words"),
        tag("span", "aujourd’hui", class_="ml-now") if day == today else None,
        datetime=day.isoformat(),
    )


def _events(day: date, found: Day | None) -> Html | None:
    if found is None:
        return None
    entries = [_event(kept, day) for kept in found.events]
    others = found.total - len(found.events)
    if others:
        words = f"+{NBSP}{count(others, 'autre')}"
        entries.append(
            tag("li", link((words, hidden(f" le {long_day(day)}")), found.address), class_="ml-others")
        )
    return tag("ul", *entries)


def _event(kept: Kept[Event], day: date) -> Html:
    event = kept.item
    title = shortened(split_state(event.title)[0], LONGEST_TITLE)
    cancelled = event.status is EventStatus.CANCELLED
    words = (
        tag("b", _hour(event, day), " ") if _hour(event, day) else None,
        tag("s", title) if cancelled else title,
    )
    said = tag("span", " (annulé)", class_="ml-muted") if cancelled else None
    return tag("li", link(words, event_address(kept.id)), said)


def _hour(event: Event, day: date) -> str:
    """Give « 19 h 30 » on the day it begins, « suite » on the days after, nothing when no hour is known."""
    found = next((one for one in sittings(event) if first_day(one) <= day <= last_day(one)), None)
    if found is None:
        return ""
    return sitting_starts(found) if first_day(found) == day else "suite"
