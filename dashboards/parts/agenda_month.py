"""The calendar view of the agenda: a month of the selection, and the way to the months around it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import streamlit as st
from sqlite_utils import Database

from dashboards.parts import data, frame
from dashboards.parts.dates import first_of, month_title, short_month
from dashboards.parts.filters import address, put
from dashboards.parts.html import tag
from dashboards.parts.month_grid import Day, month_grid, shown
from dashboards.parts.words import count
from db import agenda, queries
from db.selection import AgendaFilter, span

EARLIEST, LATEST = "1900-01", "2100-12"
"""The calendar's bounds: a site may announce the year 9999, after which there is no month."""


def show(db: Database, wanted: AgendaFilter, months: Sequence[str], filters: str) -> str:
    """Draw a month of the selection, and give the sentence that says what it holds.

    `months` are those that have events, in order; `filters` says those in force, in brackets.
    """
    month = first_of(wanted.month or _opening(months, wanted))
    days = agenda.by_day(db, wanted, month, _last_of(month), today=data.today())
    _show_steps(month, wanted)
    frame.write(month_grid(month, _days(db, days), today=data.today()))
    found = len({one for ids in days.values() for one in ids})
    title = month_title(f"{month:%Y-%m}").lower()
    return (
        f"{count(found, 'rendez-vous', 'rendez-vous') if found else 'Aucun rendez-vous'} en {title}{filters}."
    )


def _opening(months: Sequence[str], wanted: AgendaFilter) -> str:
    """Give the month to open on: the first that has something to come, the last that has something past."""
    month = months[-1] if wanted.period == "past" else months[0]
    return min(max(month, EARLIEST), LATEST)


def _days(db: Database, days: Mapping[date, list[str]]) -> dict[date, Day]:
    kept = queries.kept_events(db, sorted({one for ids in days.values() for one in shown(ids)}))
    return {
        day: Day(
            events=[kept[one] for one in shown(ids)],
            total=len(ids),
            address=address("agenda", vue=None, mois=None, jour=day.isoformat()),
        )
        for day, ids in days.items()
    }


def _show_steps(month: date, wanted: AgendaFilter) -> None:
    """Draw the name of the month between the ways to the month before and to the one after."""
    first, last = (day[:7] for day in span(wanted.period, data.today()))
    before, after = month - timedelta(days=1), _last_of(month) + timedelta(days=1)
    with st.container(horizontal=True, vertical_alignment="center", key="mois-voisins"):
        _step(before, "avant", ":material/chevron_left:", f"{before:%Y-%m}" < first)
        st.html(tag("h2", month_title(f"{month:%Y-%m}"), class_="ml-month-title"), width="content")
        _step(after, "apres", ":material/chevron_right:", f"{after:%Y-%m}" > last)


def _step(day: date, name: str, icon: str, beyond: bool) -> None:
    month = f"{day:%Y-%m}"
    st.button(
        short_month(day),
        key=f"mois-{name}",
        icon=icon,
        icon_position="left" if name == "avant" else "right",
        help=month_title(month),
        disabled=beyond,
        on_click=put,
        args=("mois", month),
        kwargs={"instead_of": ("jour",)},
    )


def _last_of(month: date) -> date:
    return month.replace(day=monthrange(month.year, month.month)[1])
