"""Reading the parameters of a public address: the agenda's filters, numbers, moments and options.

What is wrong is refused with one sentence that names the parameter; what mailing tools add is ignored.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlite_utils import Database
from starlette.datastructures import QueryParams

from dashboards.parts.agenda_filters import KEYS, active, choices, read
from dashboards.parts.text import one_line
from dashboards.parts.words import NBSP, quoted
from dashboards.public.refusals import wrong
from db.merging import TRACKING
from db.model import PARIS
from db.selection import AgendaFilter

OF_THE_PAGE = ("page", "vue")
"""What an address copied from the page Agenda bears beside its filters."""

PERIOD_WORDS = {"past": "passés", "undated": "sans date"}


@dataclass(frozen=True)
class Chosen:
    """A selection of the agenda, and its filters in words: « infirmiers, Bourgogne-Franche-Comté »."""

    wanted: AgendaFilter
    words: str

    @property
    def whole_words(self) -> str:
        """Give the period, then the filters: « à venir · infirmiers, Bourgogne-Franche-Comté »."""
        period = PERIOD_WORDS.get(self.wanted.period, "à venir")
        return f"{NBSP}· ".join(part for part in (period, self.words) if part)


def is_tracking(key: str) -> bool:
    """Tell a parameter that mailing tools add."""
    return key.startswith(TRACKING)


def chosen(db: Database, query: QueryParams, today: date, *, also: Collection[str] = ()) -> Chosen:
    """Give the selection that the query makes; `also` names the other parameters of the address.

    Raises:
        Refusal: when a parameter or a value is unknown.
    """
    refuse_unknown(query, {*KEYS, *OF_THE_PAGE, *also})
    parameters = {key: query.getlist(key) for key in KEYS}
    parameters["q"] = [one_line(text) for text in parameters["q"]]
    offered = choices(db, parameters)
    asked = read(parameters, offered, today=today)
    for key, value in asked.unknown:
        unknown = "inconnue ou passée" if key in ("mois", "jour") else "inconnue"
        raise wrong(f"Le paramètre {quoted(key)} a une valeur {unknown}\u00a0: {_shown(value)}.")
    return Chosen(asked.wanted, ", ".join(one.words for one in active(asked.wanted, offered)))


def refuse_unknown(query: QueryParams, known: Collection[str]) -> None:
    """Refuse a parameter that means nothing here."""
    for key in query:
        if key not in known:
            raise wrong(f"Le paramètre {_shown(key)} n’existe pas.")


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
        aware = found if found.tzinfo else found.replace(tzinfo=PARIS)
        return aware.astimezone(UTC).astimezone(PARIS)
    except (ValueError, OverflowError):
        example = "2026-11-22T06:15:00+01:00"
        raise wrong(
            f"Le paramètre {quoted(key)} est un moment écrit comme {example}, et non {_shown(value)}."
        ) from None


def _shown(text: str) -> str:
    return quoted(one_line(text)[:60])
