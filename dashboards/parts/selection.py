"""The agenda's selection: its identifiers in an address, their labels, and what it amounts to in words.

The page Agenda and the public routes read the same addresses with it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sqlite_utils import Database

from dashboards.parts.dates import month_title
from dashboards.parts.words import quoted
from db import communes, queries
from db.model import slug
from db.queries import AgendaFilter
from db.vocabulary import EventKind, Labelled, Mode, Profession, Theme

Period = Literal["coming", "past", "undated"]
PERIODS: dict[str, Period] = {"a-venir": "coming", "passes": "past", "sans-date": "undated"}
LONGEST_TEXT = 200
MONTH = re.compile(r"(?!0000)[0-9]{4}-(0[1-9]|1[0-2])")


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


def choices(db: Database, asked: Callable[[str], list[str]]) -> Choices:
    """Give what the events that are kept bear, and what the address asks for: it exists all the same.

    `asked` gives the values of one filter in the address.
    """
    found = queries.agenda_choices(db)
    regions, organizers = (
        _by_slug(found["regions"] + _regions(asked("region"))),
        _by_slug(found["organizers"]),
    )
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


def selection(chosen: Mapping[str, Sequence[str]], offered: Choices) -> AgendaFilter:
    """Give the selection that identifiers make, by filter of the address; all are among those offered."""

    def codes(key: str) -> tuple[str, ...]:
        return tuple(chosen.get(key, ()))

    def stored(key: str) -> tuple[str, ...]:
        return tuple(name for identifier in codes(key) for name in offered.names[key][identifier])

    return AgendaFilter(
        words=" ".join(codes("q")),
        professions=codes("profession"),
        regions=stored("region"),
        departments=codes("departement"),
        kinds=codes("type"),
        modes=codes("mode"),
        themes=codes("theme"),
        organizers=stored("organisateur"),
    )


def active(wanted: AgendaFilter) -> list[Active]:
    """Give the filters in force, in words."""
    every = [
        Active("q", quoted(wanted.words) if wanted.words else "", replace(wanted, words="")),
        Active("profession", _said(Profession, wanted.professions), replace(wanted, professions=())),
        Active("type", _said(EventKind, wanted.kinds), replace(wanted, kinds=())),
        Active("mode", _said(Mode, wanted.modes), replace(wanted, modes=())),
        Active("theme", _said(Theme, wanted.themes), replace(wanted, themes=())),
        Active("region", " ou ".join(_once(wanted.regions)), replace(wanted, regions=())),
        Active(
            "departement", ", ".join(map(_department, wanted.departments)), replace(wanted, departments=())
        ),
        Active("organisateur", " ou ".join(_once(wanted.organizers)), replace(wanted, organizers=())),
        Active(
            "mois", month_title(wanted.month).lower() if wanted.month else "", replace(wanted, month=None)
        ),
    ]
    return [one for one in every if one.words]


def is_month(text: str) -> bool:
    """Tell whether a text is a month, `YYYY-MM`."""
    return MONTH.fullmatch(text) is not None


def _labels(vocabulary: type[Labelled], codes: Iterable[str]) -> dict[str, str]:
    """Give codes and labels in the vocabulary's own order."""
    known = set(codes)
    return {str(member): member.label for member in vocabulary if member in known}


def _said(vocabulary: type[Labelled], codes: Iterable[str]) -> str:
    return " ou ".join(label.lower() for label in _labels(vocabulary, codes).values())


def _once(names: Iterable[str]) -> list[str]:
    """Give one spelling of each name."""
    return [spellings[0] for spellings in _by_slug(names).values()]


def _by_slug(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Give names by identifier: two spellings that make the same one are one choice."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        groups[slug(name)[:60]].append(name)
    return {key: tuple(dict.fromkeys(group)) for key, group in groups.items() if key}


def _regions(asked: Iterable[str]) -> list[str]:
    """Give the names of the regions of France among the identifiers that are asked for."""
    known = {slug(found.region): found.region for found in communes.departments()}
    return [known[key] for key in asked if key in known]


def _departments(borne: list[str], asked: list[str]) -> dict[str, str]:
    known = {*borne, *(code for code in asked if communes.department(code))}
    return {code: _department(code) for code in sorted(known)}


def _department(code: str) -> str:
    found = communes.department(code)
    return f"{found.name} ({code})" if found else code
