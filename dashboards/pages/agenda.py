"""Agenda: what is coming by month, what has passed, and how to find one's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import groupby
from math import ceil

import streamlit as st
from sqlite_utils import Database

from dashboards.parts import agenda_filters, charts, data, frame
from dashboards.parts.dates import month_title
from dashboards.parts.events import context, event_list
from dashboards.parts.filters import Filters, address, clear, remove
from dashboards.parts.freshness import freshness
from dashboards.parts.html import Html, link, tag
from dashboards.parts.kinds_chart import show_kinds
from dashboards.parts.month_strip import month_strip, window
from dashboards.parts.selection import PERIODS, Active, active, choices
from dashboards.parts.words import count, number, quoted, shortened
from db import queries
from db.queries import AgendaFilter, Listed

PER_PAGE = 50
# What each view holds, said of one event and of several.
PERIOD_WORDS: Mapping[str, tuple[str, str]] = {
    "coming": ("à venir", "à venir"),
    "past": ("passé", "passés"),
    "undated": ("sans date", "sans date"),
}


def show(db: Database) -> None:
    """Draw the page."""
    st.title("Agenda", anchor=False)
    head = st.container()
    filters = Filters()
    wanted = agenda_filters.draw(filters, choices(db, st.query_params.get_all))
    wanted = replace(wanted, period=PERIODS[filters.switch("periode", "Période", _views(db))])
    months = queries.agenda_months(db, wanted, today=data.today())
    wanted = replace(wanted, month=filters.value("mois", _known_months(db, wanted), every="tous les mois"))
    with head:
        frame.write(frame.lead(_sentence(db, wanted, months)), freshness(db, data.now()))
    filters.notice()
    _show_strip(months, wanted)
    _show_list(db, filters, wanted)
    show_kinds(queries.agenda_by_kind(db, wanted, today=data.today()), latest=wanted.period == "past")


def _views(db: Database) -> dict[str, str]:
    """Give the views of the agenda; events without a date have theirs when there are some."""
    undated = queries.agenda_count(db, AgendaFilter(period="undated"), today=data.today())
    views = {"a-venir": "À venir", "passes": "Passés"}
    return views | {"sans-date": "Sans date"} if undated else views


def _known_months(db: Database, wanted: AgendaFilter) -> dict[str, str]:
    """Give the months that the period holds whatever the filters, so that only a month gone by is unknown."""
    every = AgendaFilter(period=wanted.period)
    return {month: month_title(month) for month in queries.agenda_months(db, every, today=data.today())}


def _sentence(db: Database, wanted: AgendaFilter, months: Mapping[str, int]) -> str:
    """Give « 16 rendez-vous à venir, de novembre 2026 à juin 2027. », with the filters in force."""
    found = queries.agenda_count(db, wanted, today=data.today())
    one, several = PERIOD_WORDS[wanted.period]
    if not found:
        return f"Aucun rendez-vous {one}."
    said = ", ".join(one.words for one in active(wanted))
    between = "" if wanted.month else _between(list(months))
    filtered = f" ({said})" if said else ""
    return (
        f"{count(found, 'rendez-vous', 'rendez-vous')} {one if found == 1 else several}{filtered}{between}."
    )


def _between(months: list[str]) -> str:
    if not months:
        return ""
    first, last = month_title(months[0]).lower(), month_title(months[-1]).lower()
    return f", en {first}" if first == last else f", de {first} à {last}"


def _show_strip(months: Mapping[str, int], wanted: AgendaFilter) -> None:
    latest = wanted.period == "past"
    shown = window(months, latest=latest)
    addresses = {month: address("agenda", mois=month) for month in shown}
    every = link("Voir tous les mois", address("agenda", mois=None))
    frame.write(
        month_strip(shown, wanted.month, addresses),
        _beyond(months, list(shown), latest),
        tag("p", every, class_="ml-more") if wanted.month else None,
    )


def _beyond(months: Mapping[str, int], shown: list[str], latest: bool) -> Html | None:
    """Say how many events there are beyond the months of the strip."""
    found = sum(number for month, number in months.items() if month not in shown)
    if not found:
        return None
    side = f"avant {month_title(shown[0])}" if latest else f"après {month_title(shown[-1])}"
    return charts.note(f"{count(found, 'autre')} rendez-vous {side.lower()}.")


def _show_list(db: Database, filters: Filters, wanted: AgendaFilter) -> None:
    found = queries.agenda_count(db, wanted, today=data.today())
    if not found:
        _show_nothing(db, wanted)
        return
    pages = ceil(found / PER_PAGE)
    page = filters.page(pages)
    rows = queries.agenda(db, wanted, today=data.today(), limit=PER_PAGE, offset=(page - 1) * PER_PAGE)
    frame.write(*_by_month(db, rows, wanted))
    filters.pagination(pages)


def _by_month(db: Database, rows: list[Listed], wanted: AgendaFilter) -> list[Html]:
    """Write the list, each month under its heading with the number of events it has on all pages."""
    around = context(db, rows, data.now())
    totals = queries.agenda_months(db, wanted, today=data.today())
    blocks: list[Html] = []
    for month, group in groupby(rows, key=lambda one: (one.day or "")[:7]):
        total = count(totals[month], "rendez-vous", "rendez-vous") if month else None
        blocks.append(frame.heading(month_title(month) if month else "Sans date", total, ruled=True))
        blocks.append(event_list(list(group), around))
    return blocks


def _show_nothing(db: Database, wanted: AgendaFilter) -> None:
    """Say why the list is empty, and what to take away or where to look."""
    in_force = active(wanted)
    if in_force:
        _show_too_many(db, in_force)
        return
    others = {
        key: queries.agenda_count(db, AgendaFilter(period=period), today=data.today())
        for key, period in PERIODS.items()
    }
    if not any(others.values()):
        advice = tag("span", "Pour relever les sites connus\u00a0: ", frame.command("maillage collect"))
        frame.write(frame.empty("Aucun rendez-vous n’a encore été lu.", advice))
        return
    links = [link(_view_link(key, n), f"agenda?periode={key}") for key, n in others.items() if n]
    frame.write(frame.empty("Les sites et les documents lus n’en annoncent aucun.", *links))


def _view_link(key: str, found: int) -> str:
    one, several = PERIOD_WORDS[PERIODS[key]]
    return f"Voir le rendez-vous {one}" if found == 1 else f"Voir les {number(found)} rendez-vous {several}"


def _show_too_many(db: Database, in_force: list[Active]) -> None:
    """Say how many events there would be without each filter, and offer to take it away."""
    counts = {one.key: queries.agenda_count(db, one.without, today=data.today()) for one in in_force}
    together = "à ce filtre" if len(in_force) < 2 else f"aux {len(in_force)} filtres à la fois"
    without = [
        f"Sans {quoted(_bare(one.words))}, il y en aurait {number(counts[one.key])}."
        for one in in_force
        if counts[one.key]
    ]
    frame.write(frame.empty(f"Aucun rendez-vous ne répond {together}.", *without))
    with st.container(horizontal=True):
        for one in in_force:
            words = quoted(shortened(_bare(one.words), 40))
            st.button(f"Retirer {words}", key=f"retirer-{one.key}", on_click=remove, args=(one.key,))
        if len(in_force) > 1:
            st.button("Tout effacer", key="effacer", on_click=clear, args=tuple(one.key for one in in_force))


def _bare(words: str) -> str:
    return words.strip("«» \u00a0")


if __name__ == "__main__":
    frame.run(show)
