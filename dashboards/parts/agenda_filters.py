"""The agenda's filters: their identifiers in an address, what they select, and how they are said. No Streamlit.

The page and the public addresses (calendar, news feed, files) read the same parameters through `read`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlite_utils import Database

from dashboards.parts import data
from dashboards.parts.dates import month_title, plain_day
from dashboards.parts.towns import around_words, town_name
from dashboards.parts.words import NBSP, listed, quoted, shortened, typographic
from db import agenda, communes
from db.model import slug
from db.selection import RADII, USUAL_RADIUS, AgendaFilter, Around, Period, span, without
from db.vocabulary import EventKind, EventStatus, Labelled, Mode, Profession, Theme

Parameters = Mapping[str, Sequence[str]]
"""The parameters of an address: for each key, its values in order."""

PERIODS: dict[str, Period] = {
    "a-venir": "coming",
    "semaine": "week",
    "ce-mois": "month",
    "trois-mois": "quarter",
    "lettre": "letter",
    "passes": "past",
    "sans-date": "undated",
}
PERIOD_LABELS = {
    "a-venir": "À venir",
    "semaine": "Cette semaine",
    "ce-mois": "Ce mois-ci",
    "trois-mois": "3 prochains mois",
    "lettre": "Depuis la lettre",
    "passes": "Passés",
    "sans-date": "Sans date",
}
CLOSING = {"bientot": "Se terminent bientôt"}
DISTANCES = {str(km): f"{km}{NBSP}km" for km in RADII}
ALSO = {"en-ligne": "Et en ligne"}
FIELDS = {
    "profession": "professions",
    "theme": "themes",
    "type": "kinds",
    "mode": "modes",
    "region": "regions",
    "departement": "departments",
    "organisateur": "organizers",
    "source": "sources",
    "statut": "statuses",
}
"""For each filter of an address that may have several values, the field of `AgendaFilter` that it fills."""

KEYS = ("q", *FIELDS, "inscriptions", "periode", "mois", "jour", "autour", "rayon", "aussi")
"""All the filters of an address: stable, never renamed."""

LONGEST_TEXT = 200
LATEST_YEAR = "2100"


@dataclass(frozen=True)
class Choices:
    """What can be chosen: for each filter of the address, its identifiers and their labels.

    `names` gives the stored values behind the identifiers that are not stored as they are.
    """

    labels: Mapping[str, Mapping[str, str]]
    names: Mapping[str, Mapping[str, tuple[str, ...]]]

    def stored(self, key: str, identifiers: Iterable[str]) -> tuple[str, ...]:
        """Give the stored values behind identifiers of a filter."""
        names = self.names.get(key, {})
        return tuple(value for one in identifiers for value in names.get(one, (one,)))


@dataclass(frozen=True)
class Asked:
    """What an address asks for: the selection, and the `(key, value)` that it names and that do not exist."""

    wanted: AgendaFilter
    unknown: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Active:
    """A filter in force: its place in the address, what it says, and the selection without it."""

    key: str
    words: str
    without: AgendaFilter


def read(parameters: Parameters, offered: Choices, *, today: date) -> Asked:
    """Read the parameters of an address. What is not a filter of the agenda is left alone."""
    known = {key: _known(parameters, key, offered.labels[key]) for key in offered.labels}
    period = PERIODS[next(iter(known["periode"]), "a-venir")]
    months = [month for month in _values(parameters, "mois") if _is_month(month, period, today)]
    days = [day for day in _values(parameters, "jour") if _is_day(day, period, today)]
    fields: dict[str, Any] = {field: offered.stored(key, known[key]) for key, field in FIELDS.items()}
    wanted = AgendaFilter(
        words="".join(_values(parameters, "q")[-1:])[:LONGEST_TEXT],
        **fields,
        closing=bool(known["inscriptions"]),
        around=_around(known),
        period=period,
        month=next(iter(months), None),
        day=date.fromisoformat(days[0]) if days else None,
    )
    return Asked(wanted, _unknown(parameters, known | {"mois": months, "jour": days}))


def _around(known: Mapping[str, list[str]]) -> Around | None:
    """Give what is asked for around a commune; without a commune, a radius means nothing."""
    km = int(next(iter(known["rayon"]), USUAL_RADIUS))
    return next((Around(insee, km, bool(known["aussi"])) for insee in known["autour"]), None)


def _values(parameters: Parameters, key: str) -> list[str]:
    return list(dict.fromkeys(value.strip() for value in parameters.get(key, ()) if value.strip()))


def _known(parameters: Parameters, key: str, labels: Mapping[str, str]) -> list[str]:
    return [value for value in _values(parameters, key) if value in labels]


def _unknown(parameters: Parameters, known: Mapping[str, list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (key, value) for key in known for value in _values(parameters, key) if value not in known[key]
    )


def _is_month(text: str, period: Period, today: date) -> bool:
    """Tell whether a month (`YYYY-MM`) has days in the period."""
    first, last = span(period, today)
    return len(text) == 7 and _is_date(f"{text}-01") and first[:7] <= text <= last[:7]


def _is_day(text: str, period: Period, today: date) -> bool:
    first, last = span(period, today)
    return _is_date(text) and first <= text <= last


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text and text < LATEST_YEAR
    except ValueError:
        return False


# --- what can be chosen -------------------------------------------------------------------------------------


def choices(db: Database, parameters: Parameters) -> Choices:
    """Give what the events that are kept bear, and what the address asks for: it exists all the same."""
    found = data.shared(agenda.choices, db)
    asked = {key: _values(parameters, key) for key in KEYS}
    regions = _by_slug([*found["regions"], *_regions(asked["region"])])
    organizers = _by_slug(found["organizers"])
    publications = data.shared(agenda.publications, db)
    return Choices(
        labels={
            "profession": _labels(Profession, found["professions"] + asked["profession"]),
            "theme": _labels(Theme, found["themes"] + asked["theme"]),
            "type": _labels(EventKind, found["kinds"] + asked["type"]),
            "mode": _labels(Mode, found["modes"] + asked["mode"]),
            "region": {key: typographic(names[0]) for key, names in regions.items()},
            "departement": _departments(found["departments"], asked["departement"]),
            "organisateur": {key: shortened(names[0], 80) for key, names in organizers.items()},
            "source": {_source_id(one): shortened(name, 80) for one, name in publications.items()},
            "statut": _labels(EventStatus, found["statuses"] + asked["statut"]),
            "inscriptions": CLOSING,
            "autour": {insee: town_name(insee) for insee in asked["autour"] if communes.commune(insee)},
            "rayon": DISTANCES,
            "aussi": ALSO,
            "periode": PERIOD_LABELS,
        },
        names={
            "region": regions,
            "organisateur": organizers,
            "source": {_source_id(one): (one,) for one in publications},
        },
    )


def _labels(vocabulary: type[Labelled], codes: Iterable[str]) -> dict[str, str]:
    """Give codes and labels in the vocabulary's own order."""
    known = set(codes)
    return {str(member): member.label for member in vocabulary if member in known}


def _by_slug(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Give names by identifier: two spellings that make the same one are one choice."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        groups[slug(name)[:60]].append(name)
    return {key: tuple(dict.fromkeys(group)) for key, group in groups.items() if key}


def _regions(identifiers: Iterable[str]) -> list[str]:
    """Give the names of the regions of France that have these identifiers."""
    names = {slug(found.region): found.region for found in communes.departments()}
    return [names[one] for one in identifiers if one in names]


def _departments(borne: list[str], asked: list[str]) -> dict[str, str]:
    known = {*borne, *(code for code in asked if communes.department(code))}
    return {code: department_name(code) for code in sorted(known)}


def department_name(code: str) -> str:
    """Give « Doubs (25) », or the code alone when it is not one of France."""
    found = communes.department(code)
    return typographic(f"{found.name} ({code})") if found else code


def _source_id(publication: str) -> str:
    """Give a source's identifier in addresses: a site's own id, `document-…` for a document."""
    kind, _, identifier = publication.partition(":")
    return identifier if kind == "site" else f"document-{identifier}"


# --- what is in force ---------------------------------------------------------------------------------------


def active(wanted: AgendaFilter, offered: Choices) -> list[Active]:
    """Give the filters in force, in words."""
    several = [
        Active(key, _said(wanted, offered, key), without(wanted, field))
        for key, field in FIELDS.items()
        if getattr(wanted, field)
    ]
    return [*_typed(wanted), *several, *_placed(wanted), *_timed(wanted)]


def _typed(wanted: AgendaFilter) -> list[Active]:
    return [Active("q", quoted(wanted.words), replace(wanted, words=""))] if wanted.words else []


def _placed(wanted: AgendaFilter) -> list[Active]:
    if wanted.around is None:
        return []
    return [Active("autour", around_words(wanted.around), replace(wanted, around=None))]


def _timed(wanted: AgendaFilter) -> list[Active]:
    found = []
    if wanted.closing:
        words = "inscriptions qui se terminent bientôt"
        found.append(Active("inscriptions", words, replace(wanted, closing=False)))
    if wanted.period in QUICK:
        found.append(Active("periode", QUICK[wanted.period], replace(wanted, period="coming")))
    if wanted.month:
        found.append(Active("mois", month_title(wanted.month).lower(), replace(wanted, month=None)))
    if wanted.day:
        found.append(Active("jour", plain_day(wanted.day), replace(wanted, day=None)))
    return found


QUICK: Mapping[Period, str] = {
    "week": "cette semaine",
    "month": "ce mois-ci",
    "quarter": "dans les trois mois",
    "letter": "nouveaux ou changés depuis la dernière lettre",
}


def _said(wanted: AgendaFilter, offered: Choices, key: str) -> str:
    """Give « infirmiers ou pharmaciens » for a filter."""
    values = set(getattr(wanted, FIELDS[key]))
    labels = [
        label for one, label in offered.labels[key].items() if values.intersection(offered.stored(key, [one]))
    ]
    lower = key in ("profession", "theme", "type", "mode", "statut")
    return listed([_lower(label) if lower else label for label in labels], last="ou")


def _lower(label: str) -> str:
    """Take the capital off a label's first letter, unless it begins with an abbreviation."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
