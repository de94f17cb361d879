"""The view of one source: how it is, what its last runs found, and what was not understood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import streamlit as st
from sqlite_utils import Database

from dashboards.parts import charts, data, frame
from dashboards.parts.dates import day_at, local_day, short_day
from dashboards.parts.health import failing, health_chip, kept_words, next_run, told
from dashboards.parts.html import Html, join, link, tag
from dashboards.parts.tables import Column
from dashboards.parts.words import NBSP, shortened
from db.model import PARIS, Remark, Run
from db.sources import SourceState, history, source_state
from db.vocabulary import Health

COLUMNS = (
    Column("Relevé"),
    Column("État"),
    Column("Rendez-vous", numeric=True),
    Column("Ressources", numeric=True),
    Column("Pages non obtenues", numeric=True),
    Column("Pages non comprises", numeric=True),
)
MONTHS = f"[{', '.join(repr(month) for month in charts.MONTHS)}]"


def show_one(db: Database, source_id: str) -> None:
    """Draw the view of a source that the database knows."""
    state = source_state(db, source_id, now=data.now())
    if state is None:
        return
    st.set_page_config(page_title=f"{shortened(state.source.name, 80)} · Sources · Maillage")
    frame.write(_breadcrumb(state))
    frame.title(state.source.name, frame.lead(told(state)), _identity(state), *_facts(state))
    _show_history(history(db, source_id))
    if state.latest:
        _show_faults(state.latest)
    advice = (
        "Pour en savoir plus, ou la réparer\u00a0: ",
        frame.command(f"maillage report {source_id}"),
    )
    frame.write(tag("p", *advice, class_="ml-more"))


def _breadcrumb(state: SourceState) -> Html:
    here = tag("span", shortened(state.source.name, 80), aria_current="page")
    return tag("nav", link("Sources", "sources"), " › ", here, aria_label="Fil d’Ariane", class_="ml-crumbs")


def _identity(state: SourceState) -> Html:
    source = state.source
    site = link("ouvrir le site", source.homepage)
    known = join(source.kind.label, source.region or "France", site, by=" · ")
    return tag("p", health_chip(state.health), " ", known, class_="ml-meta")


def _facts(state: SourceState) -> list[Html]:
    said = [failing(state), kept_words(state), next_run(state)]
    return [tag("p", words, class_="ml-meta") for words in said if words]


def _show_history(runs: Sequence[Run]) -> None:
    if not runs:
        return
    frame.write(frame.heading("Rendez-vous trouvés à chaque relevé"))
    charts.show_chart(
        _chart(runs, charts.colors()),
        alt_text=_finding(runs),
        columns=COLUMNS,
        rows=[_row(run) for run in reversed(runs)],
        name="releves",
    )
    if any(not run.health.is_good for run in runs):
        frame.write(charts.note("Une croix marque un relevé qui n’a pas réussi."))


def _finding(runs: Sequence[Run]) -> str:
    found = [run.events for run in runs]
    failed = sum(not run.health.is_good for run in runs)
    failures = f", {failed} sans succès" if failed else ""
    over = f"{len(runs)} relevés" if len(runs) > 1 else "un relevé"
    return f"Sur {over}{failures}{NBSP}: de {min(found)} à {max(found)} rendez-vous, {found[-1]} au dernier."


def _chart(runs: Sequence[Run], tint: Mapping[str, str]) -> Any:
    values = [_point(run) for run in runs]
    across = alt.X(
        "Moment:T",
        title=None,
        axis=alt.Axis(
            labelExpr=f"date(datum.value) + ' ' + {MONTHS}[month(datum.value)]",
            labelOverlap=True,
            tickCount=8,
        ),
    )
    up = alt.Y("Rendez-vous:Q", title=None, axis=alt.Axis(grid=True, tickMinStep=1, format="d"))
    base = alt.Chart(alt.InlineData(values=values)).encode(x=across, y=up)
    good = alt.FieldOneOfPredicate(field="État", oneOf=[one.label for one in Health if one.is_good])
    points = base.mark_point(filled=True, opacity=1).encode(
        size=alt.condition(good, alt.value(40), alt.value(120)),
        shape=alt.condition(good, alt.value("circle"), alt.value("cross")),
        color=alt.condition(good, alt.value(tint["accent"]), alt.value(tint["brick"])),
        tooltip=["Relevé:N", "État:N", "Rendez-vous:Q"],
    )
    line = base.mark_line(color=tint["muted"], strokeWidth=1)
    return alt.layer(line, points).properties(height=200, width="container")


def _point(run: Run) -> dict[str, Any]:
    return {
        "Moment": f"{run.finished.astimezone(PARIS):%Y-%m-%dT%H:%M:%S}",
        "Relevé": day_at(run.finished),
        "Rendez-vous": run.events,
        "État": run.health.label,
    }


def _row(run: Run) -> list[Any]:
    when = f"{short_day(local_day(run.finished))} {local_day(run.finished).year}"
    return [when, run.health.label, run.events, run.resources, run.failures, run.silent]


def _show_faults(run: Run) -> None:
    if not run.page and not run.remarks:
        return
    page = tag("p", "Page en cause\u00a0: ", link(run.page, run.page), class_="ml-line") if run.page else None
    remarks = tag("ul", *map(_remark, run.remarks), class_="ml-remarks") if run.remarks else None
    frame.write(frame.heading("Ce que le dernier relevé n’a pas pu lire"), page, remarks)


def _remark(remark: Remark) -> Html:
    place = link(remark.place, remark.place) if remark.place else None
    return tag("li", join(remark.text, place, by="\u00a0: "))
