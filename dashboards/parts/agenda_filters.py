"""The agenda's filters as widgets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboards.parts.filters import Filters
from dashboards.parts.selection import Choices, selection
from db.queries import AgendaFilter


def draw(filters: Filters, offered: Choices) -> AgendaFilter:
    """Draw the filters, and give the selection that they make."""
    labels = offered.labels
    with st.container(horizontal=True, vertical_alignment="bottom"):
        words = filters.text("q", "Rechercher", placeholder="Titre, ville, organisateur")
        profession = filters.one("profession", "Profession", labels["profession"], every="Toutes")
        region = filters.one("region", "Région", labels["region"], every="Toutes")
        with st.popover("Plus de filtres", icon=":material/tune:"):
            more = _draw_more(filters, labels)
    chosen = {"q": _one(words), "profession": _one(profession), "region": _one(region), **more}
    return selection(chosen, offered)


def _draw_more(filters: Filters, labels: Mapping[str, Mapping[str, str]]) -> dict[str, Sequence[str]]:
    chosen: dict[str, Sequence[str]] = {
        "type": filters.many("type", "Type", labels["type"], every="tous les types"),
        "mode": filters.many("mode", "Mode", labels["mode"], every="tous les modes"),
    }
    for key, label in {
        "departement": "Département",
        "theme": "Thème",
        "organisateur": "Organisateur",
    }.items():
        chosen[key] = _one(filters.one(key, label, labels[key], every="Tous", width="stretch"))
    return chosen


def _one(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()
