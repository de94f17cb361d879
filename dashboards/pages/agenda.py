"""Agenda: one selection of events as a list, a calendar or a map, and how to find one's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from math import ceil
from typing import Any, Literal

import streamlit as st
from sqlite_utils import Database

from dashboards.parts import agenda_controls, agenda_filters, agenda_map, agenda_month, charts, data, frame
from dashboards.parts.agenda_filters import KEYS, PERIODS, Active, Choices, active
from dashboards.parts.dates import between_months, month_title
from dashboards.parts.events import context, event_list
from dashboards.parts.filters import PAGE, Filters, address, asked, clear
from dashboards.parts.freshness import freshness
from dashboards.parts.html import Html, join, link, tag
from dashboards.parts.kinds_chart import show_kinds
from dashboards.parts.month_strip import month_strip, window
from dashboards.parts.words import NBSP, count, number, quoted, shortened
from db import agenda
from db.agenda import Listed
from db.selection import AgendaFilter, Period

PER_PAGE = 50
VIEW = "vue"
# What each period holds, said of one event and of several.
PERIOD_WORDS: Mapping[Period, tuple[str, str]] = {
    "coming": ("à venir", "à venir"),
    "week": ("à venir", "à venir"),
    "month": ("à venir", "à venir"),
    "quarter": ("à venir", "à venir"),
    "letter": ("à venir", "à venir"),
    "past": ("passé", "passés"),
    "undated": ("sans date", "sans date"),
}
SUBSCRIPTIONS = {
    "agenda.ics": "Calendrier, tenu à jour (.ics)",
    "agenda.atom": "Fil des changements (Atom)",
    "agenda.xlsx": "Tableau Excel",
    "agenda.csv": "Tableau CSV",
    "print/agenda": "Liste à imprimer",
    "bulletin": "Bloc à coller dans une lettre",
}
"""Where else the selection can be had, under the same filters."""


def show(db: Database) -> None:
    """Draw the page."""
    st.title("Agenda", anchor=False)
    head = st.container()
    filters = Filters()
    offered = agenda_filters.choices(db, asked())
    wanted = agenda_filters.read(asked(), offered, today=data.today()).wanted
    facets = data.shared(agenda.facets, db, wanted, today=data.today())
    agenda_controls.draw(db, filters, offered, wanted, facets)
    view = _show_switch(filters)
    filters.notice(known=(*KEYS, VIEW, PAGE))
    rows = data.shared(agenda.by_kind, db, wanted, today=data.today())
    if view == "mois" and _months(rows):
        filters_said = _said_filters(replace(wanted, month=None), offered)
        said = agenda_month.show(db, wanted, list(_months(rows)), filters_said)
    elif found := _found(rows, wanted):
        said = _sentence(wanted, offered, found, list(_months(rows)))
        _show_view(db, filters, wanted, rows, view)
    else:
        said = _sentence(wanted, offered, 0, [])
        _show_nothing(db, wanted, active(wanted, offered))
    show_kinds([row for row in rows if row["month"]], latest=wanted.period == "past")
    with head:
        frame.write(frame.lead(said), freshness(db, data.now()))


def _months(rows: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for row in rows:
        if row["month"]:
            found[row["month"]] += row["count"]
    return dict(found)


def _found(rows: Sequence[Mapping[str, Any]], wanted: AgendaFilter) -> int:
    """Count the events of the selection among rows that hold every month."""
    return sum(row["count"] for row in rows if wanted.month in (None, row["month"]))


# --- what is said above -------------------------------------------------------------------------------------


def _said_filters(wanted: AgendaFilter, offered: Choices) -> str:
    said = ", ".join(one.words for one in active(wanted, offered))
    return f" ({said})" if said else ""


def _sentence(wanted: AgendaFilter, offered: Choices, found: int, months: list[str]) -> str:
    """Give « 16 rendez-vous à venir, de novembre 2026 à juin 2027. », with the filters in force."""
    one, several = PERIOD_WORDS[wanted.period]
    if not found:
        return f"Aucun rendez-vous {one}."
    told = months and not (wanted.month or wanted.day)
    between = f", {between_months(months[0], months[-1])}" if told else ""
    said = f"{count(found, 'rendez-vous', 'rendez-vous')} {one if found == 1 else several}"
    return f"{said}{_said_filters(wanted, offered)}{between}."


def _show_switch(filters: Filters) -> str:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        view = filters.switch(VIEW, "Vue", agenda_controls.VIEWS)
        with st.popover("S’abonner", icon=":material/calendar_add_on:", type="tertiary"):
            frame.write(_subscriptions())
    return view


def _subscriptions() -> Html:
    links = [tag("li", link(words, address(path, vue=None))) for path, words in SUBSCRIPTIONS.items()]
    said = (
        "Sous les mêmes filtres. Un calendrier va chercher les nouveautés de lui-même, parfois avec un jour "
        "de retard."
    )
    return join(tag("ul", *links, class_="ml-ways"), tag("p", said, class_="ml-small"))


# --- the list and the map -----------------------------------------------------------------------------------


def _show_view(
    db: Database, filters: Filters, wanted: AgendaFilter, rows: Sequence[Mapping[str, Any]], view: str
) -> None:
    if view == "carte":
        agenda_map.show(agenda.by_place(db, wanted, today=data.today()))
    else:
        _show_strip(_months(rows), wanted)
        _show_list(db, filters, wanted, rows)


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


def _show_list(
    db: Database, filters: Filters, wanted: AgendaFilter, rows: Sequence[Mapping[str, Any]]
) -> None:
    pages = ceil(_found(rows, wanted) / PER_PAGE)
    page = filters.page(pages)
    listed = agenda.events(db, wanted, today=data.today(), limit=PER_PAGE, offset=(page - 1) * PER_PAGE)
    if wanted.day:
        every = link("Voir tous les jours", address("agenda", jour=None))
        frame.write(tag("p", every, class_="ml-more"))
    frame.write(*_by_month(db, listed, _months(rows)))
    filters.pagination(page, pages)


def _by_month(db: Database, listed: list[Listed], totals: Mapping[str, int]) -> list[Html]:
    """Write the list, each month under its heading with the number of events it has on all pages."""
    around = context(db, listed, data.now())
    blocks: list[Html] = []
    for month, group in groupby(listed, key=lambda one: (one.day or "")[:7]):
        total = count(totals[month], "rendez-vous", "rendez-vous") if month else None
        blocks.append(frame.heading(month_title(month) if month else "Sans date", total, ruled=True))
        blocks.append(event_list(list(group), around))
    return blocks


# --- nothing to show ----------------------------------------------------------------------------------------


def _show_nothing(db: Database, wanted: AgendaFilter, in_force: Sequence[Active]) -> None:
    """Say why the list is empty, and what to take away or where to look."""
    if in_force:
        _show_too_many(db, wanted, in_force)
        return
    others = {
        key: agenda.count(db, AgendaFilter(period=PERIODS[key]), today=data.today())
        for key in ("a-venir", "passes", "sans-date")
    }
    if not any(others.values()):
        advice = tag("span", f"Pour relever les sites connus{NBSP}: ", frame.command("maillage collect"))
        frame.write(frame.empty("Aucun rendez-vous n’a encore été lu.", advice))
        return
    links = [link(_view_link(key, n), f"agenda?periode={key}") for key, n in others.items() if n]
    frame.write(frame.empty("Les sites et les documents lus n’en annoncent aucun.", *links))


def _view_link(key: str, found: int) -> str:
    one, several = PERIOD_WORDS[PERIODS[key]]
    return f"Voir le rendez-vous {one}" if found == 1 else f"Voir les {number(found)} rendez-vous {several}"


def _show_too_many(db: Database, wanted: AgendaFilter, in_force: Sequence[Active]) -> None:
    """Say how many events there would be without each filter, the most first, and offer to take it away."""
    counts = {one.key: agenda.count(db, one.without, today=data.today()) for one in in_force}
    useful = sorted((one for one in in_force if counts[one.key]), key=lambda one: -counts[one.key])
    together = "à ce filtre" if len(in_force) < 2 else f"aux {len(in_force)} filtres à la fois"
    without = [
        f"Sans {quoted(_bare(one.words))}, il y en aurait {number(counts[one.key])}." for one in useful
    ]
    frame.write(
        frame.empty(f"Aucun rendez-vous ne répond {together}.", *(without or [_without_any(db, wanted)]))
    )
    with st.container(horizontal=True, key="pri-elargir"):
        for one in useful:
            words = quoted(shortened(_bare(one.words), 40))
            kind: Literal["primary", "secondary"] = "primary" if one is useful[0] else "secondary"
            st.button(
                f"Retirer {words}", key=f"retirer-{one.key}", type=kind, on_click=clear, args=(one.key,)
            )
        if len(in_force) > len(useful) or len(useful) > 1:
            every = tuple(one.key for one in in_force)
            st.button("Tout effacer", key="effacer", type="tertiary", on_click=clear, args=every)


def _without_any(db: Database, wanted: AgendaFilter) -> str:
    """Say what there would be without any filter, where to take one away is not enough."""
    whole: Period = wanted.period if wanted.period in ("past", "undated") else "coming"
    every = agenda.count(db, AgendaFilter(period=whole), today=data.today())
    return f"Aucun filtre, retiré seul, n’en donnerait. Sans aucun filtre, il y en aurait {number(every)}."


def _bare(words: str) -> str:
    return words.strip("«» \u00a0")


if __name__ == "__main__":
    frame.run(show)
