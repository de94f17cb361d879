"""The map view of the agenda: where the events of the selection are, department by department."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboards.parts import charts, frame
from dashboards.parts.agenda_filters import department_name
from dashboards.parts.departments_map import CREDIT, show_map
from dashboards.parts.filters import address, put
from dashboards.parts.html import Html, link
from dashboards.parts.tables import Column, table
from dashboards.parts.words import NBSP, count, listed, number
from db.agenda import Place
from db.outlines import department_outlines
from db.vocabulary import Mode

COLUMNS = (Column("Département"), Column("Rendez-vous", numeric=True))
ONLINE, UNKNOWN = "En ligne", "Lieu non indiqué"
CAPTION = "Rendez-vous par département"
FIRST = 10


def show(places: Sequence[Place]) -> None:
    """Draw the map, and its table with the way to the events of each department."""
    counts = {one.department: one.count for one in places if one.department}
    wide, narrow = st.columns(2, gap="large")
    with wide:
        show_map(counts, alt_text=finding(counts), pick=_open)
        frame.write(charts.note(" ".join([*_apart(places), CREDIT])))
    with narrow:
        _show_table(places)


def _show_table(places: Sequence[Place]) -> None:
    """Draw the table, its many last departments folded."""
    departments = sorted((one for one in places if one.department), key=lambda one: -one.count)
    apart = [one for one in places if not one.department]
    frame.write(_table([*departments[:FIRST], *apart]))
    if rest := departments[FIRST:]:
        with st.expander(f"Voir {count(len(rest), 'autre département', 'autres départements')}"):
            frame.write(_table(rest))
    rows = [[_label(one), one.count] for one in [*departments, *apart]]
    charts.download(columns=COLUMNS, rows=rows, name="agenda-par-departement")


def _table(places: Sequence[Place]) -> Html:
    rows = [[_link(one), number(one.count)] for one in places]
    return table(COLUMNS, rows, caption=CAPTION, class_="ml-places")


def finding(counts: dict[str, int]) -> str:
    """Give the sentence that states what the map shows."""
    if not counts:
        return f"{CAPTION}{NBSP}: aucun dont le département soit connu."
    best = max(counts, key=lambda code: counts[code])
    spread = f"{number(sum(counts.values()))} dans {count(len(counts), 'département')}"
    return f"{CAPTION}{NBSP}: {spread}, le plus dans {department_name(best)}{NBSP}: {number(counts[best])}."


def _apart(places: Sequence[Place]) -> list[str]:
    """Say what the map can't show: overseas, online, without a place."""
    overseas = [one for one in places if one.department and one.department not in department_outlines()]
    online = sum(one.count for one in places if one.online)
    unknown = sum(one.count for one in places if not one.online and not one.department)
    said = [f"{department_name(one.department or '')} {number(one.count)}" for one in overseas]
    said += [f"{number(online)} en ligne"] if online else []
    said += [f"{number(unknown)} sans lieu indiqué"] if unknown else []
    return [f"Hors de la carte{NBSP}: {listed(said)}."] if said else []


def _label(place: Place) -> str:
    if place.department:
        return department_name(place.department)
    return ONLINE if place.online else UNKNOWN


def _link(place: Place) -> str:
    if place.department:
        return link(_label(place), address("agenda", vue=None, departement=place.department))
    if place.online:
        return link(ONLINE, address("agenda", vue=None, mode=str(Mode.ONLINE)))
    return UNKNOWN


def _open(department: str) -> None:
    """Show the events of a department that was clicked as a list."""
    put("departement", department, instead_of=("vue",))
