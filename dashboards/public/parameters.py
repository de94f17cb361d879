"""Reading the parameters of a public address: the agenda's filters, numbers, moments and options.

What is wrong is refused with one sentence that names the parameter; what mailing tools add is ignored.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from sqlite_utils import Database
from starlette.datastructures import QueryParams

from dashboards.parts.selection import LONGEST_TEXT, PERIODS, active, choices, is_month, selection
from dashboards.parts.words import NBSP, listed, quoted
from dashboards.public.refusals import wrong
from dashboards.public.text import one_line
from db.merging import TRACKING
from db.model import PARIS
from db.queries import AgendaFilter

Option = TypeVar("Option")

FILTERS = (
    "q",
    "profession",
    "region",
    "departement",
    "type",
    "mode",
    "theme",
    "organisateur",
    "periode",
    "mois",
)
OF_THE_PAGE = ("page", "vue")
"""What an address copied from the page Agenda bears beside its filters."""


def is_tracking(key: str) -> bool:
    """Tell a parameter that mailing tools add."""
    return key.startswith(TRACKING)


def agenda_filter(db: Database, query: QueryParams, *, also: Collection[str] = ()) -> AgendaFilter:
    """Give the selection that the query makes; `also` names the other parameters of the address.

    Raises:
        Refusal: when a parameter or a value is unknown.
    """
    refuse_unknown(query, {*FILTERS, *OF_THE_PAGE, *also})
    asked = {key: [value for value in query.getlist(key) if value] for key in FILTERS}
    offered = choices(db, lambda key: asked[key])
    for key, options in offered.labels.items():
        _refuse_other(key, asked[key], options)
    chosen = {**asked, "q": [one_line(" ".join(asked["q"]))[:LONGEST_TEXT]]}
    wanted = selection(chosen, offered)
    period = one_of(query, "periode", PERIODS)
    return replace(wanted, period=period or wanted.period, month=_month(query))


PERIOD_WORDS = {"coming": "à venir", "past": "passés", "undated": "sans date"}


def whole_words(wanted: AgendaFilter) -> str:
    """Give the period, then the filters in force: « à venir · infirmiers, Bourgogne-Franche-Comté »."""
    return f"{NBSP}· ".join(part for part in (PERIOD_WORDS[wanted.period], in_words(wanted)) if part)


def in_words(wanted: AgendaFilter) -> str:
    """Give the filters in force: « infirmiers, Bourgogne-Franche-Comté »."""
    return ", ".join(one.words for one in active(wanted))


def refuse_unknown(query: QueryParams, known: Collection[str]) -> None:
    """Refuse a parameter that means nothing here."""
    for key in query:
        if key not in known:
            raise wrong(f"Le paramètre {_shown(key)} n’existe pas.")


def one_of(query: QueryParams, key: str, options: Mapping[str, Option]) -> Option | None:
    """Give what the parameter stands for, `None` when it is not given."""
    value = query.get(key)
    if not value:
        return None
    if value not in options:
        expected = listed([quoted(option) for option in options], "ou")
        raise wrong(f"Le paramètre {quoted(key)} vaut {expected}, et non {_shown(value)}.")
    return options[value]


def number(query: QueryParams, key: str, *, default: int, highest: int) -> int:
    """Give a whole number from 1 to `highest`."""
    value = query.get(key)
    if not value:
        return default
    if not (value.isascii() and value.isdigit() and len(value) < 9 and 1 <= int(value) <= highest):
        raise wrong(f"Le paramètre {quoted(key)} est un nombre de 1 à {highest}, et non {_shown(value)}.")
    return int(value)


def moment(query: QueryParams, key: str) -> datetime | None:
    """Give a moment written `2026-11-22` or `2026-11-22T06:15:00+01:00`; in Paris when it has no offset."""
    value = query.get(key)
    if not value:
        return None
    try:
        found = datetime.fromisoformat(value.replace(" ", "+"))
        return found.astimezone(PARIS) if found.tzinfo else found.replace(tzinfo=PARIS)
    except (ValueError, OverflowError):
        example = "2026-11-22T06:15:00+01:00"
        raise wrong(
            f"Le paramètre {quoted(key)} est un moment écrit comme {example}, et non {_shown(value)}."
        ) from None


def _month(query: QueryParams) -> str | None:
    value = query.get("mois")
    if value and not is_month(value):
        raise wrong(f"Le paramètre {quoted('mois')} est un mois écrit comme 2026-12, et non {_shown(value)}.")
    return value or None


def _refuse_other(key: str, values: Collection[str], options: Collection[str]) -> None:
    for value in values:
        if value not in options:
            raise wrong(f"Le paramètre {quoted(key)} a une valeur inconnue\u00a0: {_shown(value)}.")


def _shown(text: str) -> str:
    return quoted(one_line(text)[:60])
