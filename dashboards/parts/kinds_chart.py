"""Which kinds of event, in which months: small bar charts on one scale."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import altair as alt
import streamlit as st

from dashboards.parts import charts
from dashboards.parts.dates import between_months, first_of, month_title, short_month
from dashboards.parts.frame import write
from dashboards.parts.html import tag
from dashboards.parts.month_strip import window
from dashboards.parts.tables import Column
from dashboards.parts.words import NBSP, capital, count, listed
from db.vocabulary import EventKind

KEY = "par-mois-et-par-type"
UNKNOWN = "Type non précisé"
GROUPS = {
    "Formations et webinaires": (EventKind.FORMATION, EventKind.WEBINAIRE, EventKind.ATELIER),
    "Réunions et rencontres": (
        EventKind.REUNION,
        EventKind.RENCONTRE,
        EventKind.SOIREE,
        EventKind.ASSEMBLEE,
    ),
    "Congrès et journées": (
        EventKind.CONGRES,
        EventKind.SEMINAIRE,
        EventKind.JOURNEE,
        EventKind.FORUM,
        EventKind.SALON,
    ),
    "Dépistage et prévention": (EventKind.DEPISTAGE,),
}
GROUP_OF = {str(kind): name for name, kinds in GROUPS.items() for kind in kinds}

Counts = dict[str, dict[str, int]]
"""For each group of kinds, the number of events of each month."""


def counts_by_group(rows: Iterable[Mapping[str, Any]], *, latest: bool) -> Counts:
    """Group rows `{month, kind, count}`: one entry for each group that has events, every month in each.

    Months beyond those that `window` gives are left out.
    """
    known = list(rows)
    months = window({row["month"]: row["count"] for row in known}, latest=latest)
    found: Counts = {}
    for row in known:
        group = found.setdefault(GROUP_OF.get(row["kind"], UNKNOWN), dict.fromkeys(months, 0))
        if row["month"] in group:
            group[row["month"]] += row["count"]
    return {name: found[name] for name in (*GROUPS, UNKNOWN) if name in found}


def show_kinds(rows: Iterable[Mapping[str, Any]], *, latest: bool) -> None:
    """Offer the charts of the first months, or of the `latest` ones; they are drawn once they are asked for."""
    groups = counts_by_group(rows, latest=latest)
    if not groups:
        return
    folded = st.expander("Par mois et par type", key=KEY, on_change="rerun")
    if folded.open:
        with folded:
            _draw(groups)


def _draw(groups: Counts) -> None:
    """Draw the charts, with their table and their file."""
    highest = max(number for months in groups.values() for number in months.values())
    grid = st.grid(2, min_column_width=300)
    for rank, (name, months) in enumerate(groups.items()):
        with grid.cell():
            write(tag("h2", f"{name} ({sum(months.values())})", class_="ml-chart-title"))
            charts.draw(chart_of(months, highest), alt_text=finding(name, months), name=f"types-{rank}")
    write(charts.note(f"{between(groups)}. Même échelle pour tous. Sans barre{NBSP}: aucun rendez-vous."))
    charts.figures(
        columns=_columns(groups), rows=_rows(groups), name="agenda-par-type", caption=_title(groups)
    )


def chart_of(months: Mapping[str, int], highest: int) -> Any:
    """Give the bars of one group of kinds, on the scale of all of them."""
    values = [
        {"Rang": rank, "Mois": month_title(month), "Nombre": found}
        for rank, (month, found) in enumerate(months.items())
    ]
    across = alt.X(
        "Rang:O",
        title=None,
        axis=alt.Axis(labelExpr=_short_months(months), labelAngle=0, labelOverlap=True),
        scale=alt.Scale(paddingInner=0.55, paddingOuter=0.3),
    )
    up = alt.Y("Nombre:Q", title=None, axis=None, scale=alt.Scale(domain=[0, highest]))
    base = alt.Chart(alt.InlineData(values=values)).encode(x=across, y=up, tooltip=["Mois:N", "Nombre:Q"])
    numbers = base.transform_filter("datum.Nombre > 0").mark_text(dy=-8).encode(text="Nombre:Q")
    return (base.mark_bar() + numbers).properties(height=90)


def _short_months(months: Iterable[str]) -> str:
    """Give the expression that turns a month's rank into its short name."""
    names = ", ".join(f"'{short_month(first_of(month))}'" for month in months)
    return f"[{names}][datum.value]"


def finding(name: str, months: Mapping[str, int]) -> str:
    """Say how many events of a group there are, and in which month the most."""
    best = max(months, key=lambda month: months[month])
    total = count(sum(months.values()), "rendez-vous", "rendez-vous")
    return f"{name}{NBSP}: {total}, le plus en {month_title(best).lower()} ({months[best]})."


def between(groups: Counts) -> str:
    """Give « De novembre 2026 à juin 2027 »."""
    months = list(next(iter(groups.values())))
    return capital(between_months(months[0], months[-1]))


def _title(groups: Counts) -> str:
    return f"Rendez-vous par mois{NBSP}: {listed([name.lower() for name in groups])}"


def _columns(groups: Counts) -> list[Column]:
    return [Column("Mois"), *(Column(name, numeric=True) for name in groups)]


def _rows(groups: Counts) -> list[list[Any]]:
    months = next(iter(groups.values()))
    return [[month_title(month), *(group[month] for group in groups.values())] for month in months]
