"""The chart of a letter, as a picture to put in: events by month and kind, with the words that stand for it."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from threading import Lock
from typing import Any

import altair as alt
import streamlit as st

from dashboards.parts import charts
from dashboards.parts.frame import empty, write
from dashboards.parts.html import tag
from dashboards.parts.kinds_chart import Counts, between, chart_of, counts_by_group, finding
from dashboards.parts.words import NBSP

log = logging.getLogger(__name__)

KEY = "bulletin-image"
ROOT = Path(__file__).parents[2]
WIDTH = 536
"""What a block of 600 pixels leaves between its margins, less the room of the axis."""

SECONDS = 30.0
ONE_AT_A_TIME = Lock()
FONT = "Arial, Liberation Sans, sans-serif"


def show(rows: Iterable[Mapping[str, Any]], name: str) -> None:
    """Offer the picture of rows `{month, kind, count}`; it is drawn once it is asked for."""
    groups = counts_by_group(rows, latest=False)
    if not groups:
        return
    folded = st.expander(
        f"Ajouter une image{NBSP}: rendez-vous par mois et par type", key=KEY, on_change="rerun"
    )
    if folded.open:
        with folded:
            _draw(groups, name)


def _draw(groups: Counts, name: str) -> None:
    picture = png(specification(groups))
    if picture is None:
        write(empty("L’image n’a pas pu être préparée.", "La lettre se passe d’elle."))
        return
    st.image(picture, width=600, alt=alternative(groups))
    st.download_button(
        "Télécharger l’image (.png)",
        picture,
        file_name=f"{name}.png",
        mime="image/png",
        icon=":material/download:",
        key="bulletin-fichier-png",
        on_click="ignore",
    )
    write(tag("p", "Le texte à donner avec l’image, pour qui ne la voit pas\u00a0:", class_="ml-small"))
    st.code(alternative(groups), language=None, wrap_lines=True)


def alternative(groups: Counts) -> str:
    """Give the words that stand for the picture where it is not seen."""
    return " ".join(finding(name, months) for name, months in groups.items())


def specification(groups: Counts) -> str:
    """Give the chart as Vega-Lite JSON, the groups below each other on one scale, in light colours."""
    highest = max(number for months in groups.values() for number in months.values())
    each = [
        chart_of(months, highest).properties(width=WIDTH, title=f"{name} ({sum(months.values())})")
        for name, months in groups.items()
    ]
    heading = alt.Title(f"Rendez-vous, {between(groups).lower()}", fontSize=18, fontWeight="bold", offset=12)
    whole = alt.vconcat(*each, spacing=24).properties(title=heading, padding=16)
    ink = charts.LIGHT["ink"]
    themed = charts.themed(whole, charts.LIGHT).configure_title(
        color=ink, fontSize=14, anchor="start", offset=16
    )
    themed.config.font = FONT
    return str(themed.to_json())


def png(chart: str) -> bytes | None:
    """Turn a chart into a picture; `None` when that fails or takes too long."""
    try:
        return drawn(chart)
    except (OSError, subprocess.SubprocessError) as error:
        log.warning("No picture of a chart: %s", error)
        return None


@st.cache_data(max_entries=20, show_spinner="Préparation de l’image")
def drawn(chart: str) -> bytes:
    """Draw a chart in a program of its own, one at a time, and keep it: failures are not kept."""
    command = [sys.executable, "-m", "dashboards.chart_png"]
    with ONE_AT_A_TIME:
        return subprocess.run(  # noqa: S603 - our own program, which is told nothing but the chart
            command, input=chart.encode(), capture_output=True, check=True, timeout=SECONDS, cwd=ROOT
        ).stdout
