"""The agenda's filter « à moins de N km d’une commune » as widgets, and what it leaves out."""

from __future__ import annotations

import streamlit as st
from sqlite_utils import Database

from dashboards.parts import data, frame
from dashboards.parts.agenda_filters import Choices
from dashboards.parts.filters import LIVE, Filters, address, clear, put
from dashboards.parts.html import Child, link, tag
from dashboards.parts.towns import around_words, online_words, town_name, unplaced_words
from dashboards.parts.words import NBSP, capital, quoted
from db import agenda
from db.agenda import Reach
from db.distances import communes_like
from db.selection import USUAL_RADIUS, AgendaFilter

TYPED, CHOSEN = "commune-cherchée", "commune-choisie"
LONGEST_NAME = 60
GAPS = f"Les petites communes ne sont pas toutes situées{NBSP}: choisissez alors le bourg voisin."


def reach(db: Database, wanted: AgendaFilter) -> Reach | None:
    """Count what the search around a commune finds and leaves out, `None` when there is no such search."""
    if wanted.around is None:
        return None
    return data.shared(agenda.reach, db, wanted, wanted.around, today=data.today())


def draw(filters: Filters, offered: Choices, wanted: AgendaFilter, found: Reach | None) -> None:
    """Draw what chooses a commune and a radius, folded; the address holds both."""
    label = capital(around_words(wanted.around)) if wanted.around else "Autour d’une commune"
    with st.popover(label, icon=":material/my_location:", key="autour-de"):
        _draw_search()
        filters.value("autour", offered.labels["autour"], every="toute la France")
        if found:
            _draw_radius(filters, offered, found)
    if not found:
        for key in ("rayon", "aussi"):
            filters.value(key, offered.labels[key], every="toute la France")


def _draw_search() -> None:
    typed = st.text_input(
        "Commune ou code postal",
        key=TYPED,
        placeholder="Vesoul, 70000…",
        icon=":material/search:",
        live=LIVE,
    )[:LONGEST_NAME].strip()
    likely = [place.insee for place in communes_like(typed)]
    if likely:
        st.pills(f"Laquelle{NBSP}?", likely, format_func=town_name, wrap=True, key=CHOSEN, on_change=_choose)
        return
    none = f"Aucune commune située ne répond à {quoted(typed)}. " if typed else ""
    frame.write(tag("p", none, GAPS, class_="ml-small"))


def _choose() -> None:
    """Put the chosen commune into the address, and empty the search."""
    if chosen := st.session_state[CHOSEN]:
        put("autour", chosen, instead_of=("autour",))
        st.session_state[TYPED] = ""


def _draw_radius(filters: Filters, offered: Choices, found: Reach) -> None:
    labels = offered.labels
    counts = {str(km): how_many for km, how_many in found.within.items()}
    filters.among("rayon", "Rayon", labels["rayon"], counts=counts, default=str(USUAL_RADIUS))
    online = {"en-ligne": found.online}
    filters.many("aussi", "Sans se déplacer", labels["aussi"], every="non", counts=online)
    st.button("Toute la France", type="tertiary", on_click=clear, args=("autour", "rayon", "aussi"))


def say_left_out(found: Reach, *, with_online: bool) -> None:
    """Say how many events are online, or nowhere that is known, and offer to add the first ones."""
    told = [*_online(found.online, with_online), unplaced_words(found.unplaced)]
    if any(told):
        frame.write(tag("p", *told, class_="ml-small"))


def _online(found: int, are_there: bool) -> list[Child]:
    if not found:
        return []
    said = f"{online_words(found, are_there=are_there)}{NBSP}: "
    several = "les retirer" if are_there else "les ajouter"
    one = "le retirer" if are_there else "l’ajouter"
    change = address("agenda", aussi=None if are_there else "en-ligne")
    return [said, link(several if found > 1 else one, change), ". "]
