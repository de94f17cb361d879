"""Charts: one theme, a sentence that states the finding, the table, and a file to take away."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st
from altair.utils import schemapi

from dashboards.parts.html import Html, tag
from dashboards.parts.tables import Column, table
from dashboards.parts.words import NBSP

schemapi.disable_debug_mode()
"""Altair would check each part of a chart as it is made; it checks the whole once more when it is drawn."""

LIGHT = {
    "page": "#FFFFFF", "ink": "#1D1A21", "muted": "#57515F", "line": "#D9D5DE", "grid": "#ECE9EF",
    "accent": "#6D2A62", "green": "#154B40", "blue": "#0774C9", "amber": "#B17D18", "brick": "#802D04",
    "grey": "#868392",
}  # fmt: skip
DARK = {
    "page": "#17151A", "ink": "#EDEAF0", "muted": "#BAB4C2", "line": "#46414D", "grid": "#2E2A33",
    "accent": "#E0A8D6", "green": "#ABEBD5", "blue": "#4C90E6", "amber": "#F1C214", "brick": "#E97C51",
    "grey": "#867986",
}  # fmt: skip
SHADES_LIGHT = ["#EBD3E5", "#CD9DC3", "#A7659A", "#6D2A62"]
SHADES_DARK = ["#4A2F45", "#7A4B71", "#AD76A2", "#E0A8D6"]
"""Four shades of the accent, from few to many."""

MONTHS = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."]
LOCALE = {
    "number": {"decimal": ",", "thousands": NBSP, "grouping": [3], "currency": ["", f"{NBSP}€"]},
}


def colors() -> Mapping[str, str]:
    """Give the colours of the reader's theme: page, ink, muted, line, grid, accent and the tones."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def show_chart(
    chart: Any, *, alt_text: str, columns: Sequence[Column], rows: Sequence[Sequence[Any]], name: str
) -> None:
    """Draw a chart in our theme, with its table under an expander and its CSV.

    `alt_text` is the sentence that states the finding; `rows` are what the table and the file `<name>.csv`
    hold, under the headers of `columns`.
    """
    draw(chart, alt_text=alt_text, name=name)
    table_and_file(columns=columns, rows=rows, name=name, caption=alt_text)


def draw(chart: Any, *, alt_text: str, name: str) -> None:
    """Draw a chart in our theme, alone: give its figures near it."""
    st.altair_chart(themed(chart), theme=None, alt=alt_text, key=f"graphique-{name}")


def table_and_file(
    *, columns: Sequence[Column], rows: Sequence[Sequence[Any]], name: str, caption: str
) -> None:
    """Show the figures of a chart under an expander, with a file to take away."""
    with st.expander("Voir les chiffres"):
        figures(columns=columns, rows=rows, name=name, caption=caption)


def figures(*, columns: Sequence[Column], rows: Sequence[Sequence[Any]], name: str, caption: str) -> None:
    """Show the figures of a chart, with a file to take away."""
    st.html(table(columns, rows, caption=caption))
    download(columns=columns, rows=rows, name=name)


def download(*, columns: Sequence[Column], rows: Sequence[Sequence[Any]], name: str) -> None:
    """Offer the figures as a file to take away."""
    st.download_button(
        "Télécharger en CSV",
        csv_file([column.header for column in columns], rows),
        file_name=f"{name}.csv",
        mime="text/csv",
        key=f"csv-{name}",
        on_click="ignore",
    )


def csv_file(headers: Sequence[str], rows: Sequence[Sequence[Any]]) -> bytes:
    """Give a CSV that a French spreadsheet opens: semicolons, UTF-8 with its mark, no formula."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows([headers, *([_inert(cell) for cell in row] for row in rows)])
    return text.getvalue().encode("utf-8-sig")


def note(text: str) -> Html:
    """Write the small grey sentence under a chart: what is left out, how to read it."""
    return tag("p", text, class_="ml-small")


def _inert(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t") else cell


def themed(chart: Any, tint: Mapping[str, str] | None = None) -> Any:
    """Give a chart in our theme, in the reader's colours unless others are given."""
    tint = tint or colors()
    text = {
        "labelColor": tint["muted"],
        "titleColor": tint["muted"],
        "labelFontSize": 13,
        "titleFontSize": 13,
    }
    return (
        chart.configure(font="Public Sans, Source Sans, sans-serif", background=tint["page"], locale=LOCALE, aria=False)
        .configure_mark(aria=False)
        .configure_view(stroke=None)
        .configure_axis(
            **text, titleFontWeight="normal", ticks=False, grid=False, gridColor=tint["grid"],
            domainColor=tint["line"], labelPadding=6, aria=False,
        )
        .configure_bar(color=tint["accent"])
        .configure_text(color=tint["ink"], fontSize=12)
        .configure_legend(**text, orient="top", title=None, symbolType="square", aria=False)
    )  # fmt: skip
