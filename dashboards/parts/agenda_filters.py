"""The agenda's filters: their identifiers in the address, their labels, and what they amount to in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

import streamlit as st
from sqlite_utils import Database

from dashboards.parts.dates import month_title
from dashboards.parts.filters import Filters
from dashboards.parts.words import quoted
from db import communes, queries
from db.model import slug
from db.queries import AgendaFilter
from db.vocabulary import EventKind, Labelled, Mode, Profession, Theme

Period = Literal["coming", "past", "undated"]
PERIODS: dict[str, Period] = {"a-venir": "coming", "passes": "past", "sans-date": "undated"}


@dataclass(frozen=True)
class Choices:
    """What can be chosen: for each filter of the address, its identifiers and their labels.

    `names` gives the stored values behind the identifiers that are not stored as they are.
    """

    labels: Mapping[str, Mapping[str, str]]
    names: Mapping[str, Mapping[str, tuple[str, ...]]]


@dataclass(frozen=True)
class Active:
    """A filter in force: its place in the address, what it says, and the selection without it."""

    key: str
    words: str
    without: AgendaFilter


def choices(db: Database) -> Choices:
    """Give what the events that are kept bear, and what the address asks for: it exists all the same."""
    found = queries.agenda_choices(db)
    asked = st.query_params.get_all
    regions, organizers = _by_slug(found["regions"]), _by_slug(found["organizers"])
    return Choices(
        labels={
            "profession": _labels(Profession, found["professions"] + asked("profession")),
            "region": {key: names[0] for key, names in regions.items()},
            "departement": _departments(found["departments"], asked("departement")),
            "type": _labels(EventKind, found["kinds"] + asked("type")),
            "mode": _labels(Mode, found["modes"] + asked("mode")),
            "theme": _labels(Theme, found["themes"] + asked("theme")),
            "organisateur": {key: names[0] for key, names in organizers.items()},
        },
        names={"region": regions, "organisateur": organizers},
    )


def draw(filters: Filters, offered: Choices) -> AgendaFilter:
    """Draw the filters, and give the selection that they make."""
    labels = offered.labels
    with st.container(horizontal=True, vertical_alignment="bottom"):
        words = filters.text("q", "Rechercher", placeholder="Titre, ville, organisateur")
        profession = filters.one("profession", "Profession", labels["profession"], every="Toutes")
        region = filters.one("region", "Région", labels["region"], every="Toutes")
        with st.popover("Plus de filtres", icon=":material/tune:"):
            more = _draw_more(filters, labels)
    return AgendaFilter(
        words=words,
        professions=_one(profession),
        regions=offered.names["region"][region] if region else (),
        departments=_one(more["departement"]),
        kinds=more["type"],
        modes=more["mode"],
        themes=_one(more["theme"]),
        organizers=offered.names["organisateur"][more["organisateur"]] if more["organisateur"] else (),
    )


def _draw_more(filters: Filters, labels: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    return {
        "type": filters.many("type", "Type", labels["type"], every="tous les types"),
        "mode": filters.many("mode", "Mode", labels["mode"], every="tous les modes"),
        "departement": filters.one(
            "departement", "Département", labels["departement"], every="Tous", width="stretch"
        ),
        "theme": filters.one("theme", "Thème", labels["theme"], every="Tous", width="stretch"),
        "organisateur": filters.one(
            "organisateur", "Organisateur", labels["organisateur"], every="Tous", width="stretch"
        ),
    }


def active(wanted: AgendaFilter) -> list[Active]:
    """Give the filters in force, in words."""
    every = [
        Active("q", quoted(wanted.words) if wanted.words else "", replace(wanted, words="")),
        Active("profession", _said(Profession, wanted.professions), replace(wanted, professions=())),
        Active("type", _said(EventKind, wanted.kinds), replace(wanted, kinds=())),
        Active("mode", _said(Mode, wanted.modes), replace(wanted, modes=())),
        Active("theme", _said(Theme, wanted.themes), replace(wanted, themes=())),
        Active("region", "".join(wanted.regions[:1]), replace(wanted, regions=())),
        Active(
            "departement", ", ".join(map(_department, wanted.departments)), replace(wanted, departments=())
        ),
        Active("organisateur", "".join(wanted.organizers[:1]), replace(wanted, organizers=())),
        Active(
            "mois", month_title(wanted.month).lower() if wanted.month else "", replace(wanted, month=None)
        ),
    ]
    return [one for one in every if one.words]


def _labels(vocabulary: type[Labelled], codes: Iterable[str]) -> dict[str, str]:
    """Give codes and labels in the vocabulary's own order."""
    known = set(codes)
    return {str(member): member.label for member in vocabulary if member in known}


def _said(vocabulary: type[Labelled], codes: Iterable[str]) -> str:
    return " ou ".join(label.lower() for label in _labels(vocabulary, codes).values())


def _by_slug(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Give names by identifier: two spellings that make the same one are one choice."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        groups[slug(name)[:60]].append(name)
    return {key: tuple(group) for key, group in groups.items() if key}


def _departments(borne: list[str], asked: list[str]) -> dict[str, str]:
    known = {*borne, *(code for code in asked if communes.department(code))}
    return {code: _department(code) for code in sorted(known)}


def _department(code: str) -> str:
    found = communes.department(code)
    return f"{found.name} ({code})" if found else code


def _one(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()
