"""The agenda's filters as widgets: each choice says how many events it would give under the others."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st
from sqlite_utils import Database

from dashboards.parts import agenda_around
from dashboards.parts.agenda_filters import FIELDS, PERIODS, Choices
from dashboards.parts.dates import month_title, plain_day
from dashboards.parts.filters import Filters
from dashboards.parts.words import NBSP
from db.selection import AgendaFilter

FOLDED = ("type", "mode", "inscriptions", "statut", "departement", "theme", "organisateur", "source")
VIEWS = {"liste": "Liste", "mois": "Mois", "carte": "Carte"}

Facets = Mapping[str, Mapping[object, int]]
"""What `db.agenda.facets` gives: for each filter, how many events each stored value would give."""


def draw(db: Database, filters: Filters, offered: Choices, wanted: AgendaFilter, facets: Facets) -> None:
    """Draw the filters, which write what is chosen into the address."""
    labels = offered.labels
    counts = _by_identifier(offered, facets)
    around = agenda_around.reach(db, wanted)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        filters.text("q", "Rechercher", placeholder="Titre, ville, organisateur", width=330)
        filters.among(
            "periode",
            "Période",
            labels["periode"],
            counts=counts["periode"],
            replaces=("mois", "jour"),
            width=190,
        )
        for key, label, width in (("profession", "Profession", 290), ("region", "Région", 340)):
            filters.several(key, label, labels[key], every="Toutes", counts=counts[key], width=width)
        with st.popover(_folded_label(wanted), icon=":material/tune:", key="plus-de-filtres"):
            _draw_folded(filters, labels, counts)
        agenda_around.draw(filters, offered, wanted, around)
    if around and wanted.around:
        agenda_around.say_left_out(around, with_online=wanted.around.online)
    filters.value("mois", _chosen_month(wanted), every="tous les mois")
    filters.value("jour", _chosen_day(wanted), every="tous les jours")


def _draw_folded(
    filters: Filters, labels: Mapping[str, Mapping[str, str]], counts: Mapping[str, Mapping[str, int]]
) -> None:
    for key, label, every in (
        ("type", "Type", "tous les types"),
        ("mode", "Mode", "tous les modes"),
        ("inscriptions", "Inscriptions", "toutes"),
        ("statut", "Statut", "tous les statuts"),
    ):
        filters.many(key, label, labels[key], every=every, counts=counts[key])
    for key, label, every in (
        ("departement", "Département", "Tous"),
        ("theme", "Thème", "Tous"),
        ("organisateur", "Organisateur", "Tous"),
        ("source", "Source", "Toutes"),
    ):
        filters.several(key, label, labels[key], every=every, counts=counts[key])


def _folded_label(wanted: AgendaFilter) -> str:
    """Give « Plus de filtres (2) » when two of the folded filters are in force."""
    in_force = sum(bool(getattr(wanted, FIELDS.get(key, "closing"))) for key in FOLDED)
    return f"Plus de filtres{NBSP}({in_force})" if in_force else "Plus de filtres"


def _by_identifier(offered: Choices, facets: Facets) -> dict[str, dict[str, int]]:
    """Give the counts under the identifiers of the address."""
    found = {
        key: {one: sum(facets[field].get(value, 0) for value in offered.stored(key, [one])) for one in labels}
        for key, labels in offered.labels.items()
        if (field := FIELDS.get(key))
    }
    found["periode"] = {one: facets["periods"].get(period, 0) for one, period in PERIODS.items()}
    found["inscriptions"] = dict.fromkeys(offered.labels["inscriptions"], facets["closing"].get(1, 0))
    return found


def _chosen_month(wanted: AgendaFilter) -> dict[str, str]:
    return {wanted.month: month_title(wanted.month)} if wanted.month else {}


def _chosen_day(wanted: AgendaFilter) -> dict[str, str]:
    return {wanted.day.isoformat(): plain_day(wanted.day)} if wanted.day else {}
