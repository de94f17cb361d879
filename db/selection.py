"""What a reader of the agenda asks for, and the SQL that gives it. Values are always bound."""

from __future__ import annotations

import json
import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Literal

from db.distances import near
from db.vocabulary import Mode

Period = Literal["coming", "week", "month", "quarter", "letter", "past", "undated"]
"""What is to come: all, until Sunday, until the end of the month, for three months, what changed since the last
letter; what is over; no date."""

CLOSING_DAYS = 14
"""How soon registration must close for it to close « soon »."""

LONG_AGO, FAR_AHEAD = "0001-01-01", "9999-12-31"
WORDS_READ = 12


USUAL_RADIUS = 25
RADII = (10, USUAL_RADIUS, 50, 100)
"""How far one may look around a commune, in kilometres."""


@dataclass(frozen=True)
class Around:
    """Within `km` kilometres of a commune (its INSEE code); `online` adds what is followed from anywhere."""

    insee: str
    km: int = USUAL_RADIUS
    online: bool = False


@dataclass(frozen=True)
class AgendaFilter:
    """What to keep of the agenda. Empty means all; codes and ids only, never labels.

    `sources` are publications as a `Mention` names them; `closing` keeps what closes its registration within
    `CLOSING_DAYS`; `month` is the month (`YYYY-MM`) that sorts an event, `day` a day on which it takes place.
    """

    words: str = ""
    professions: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    organizers: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    closing: bool = False
    around: Around | None = None
    period: Period = "coming"
    month: str | None = None
    day: date | None = None


def without(wanted: AgendaFilter, field: str) -> AgendaFilter:
    """Give the selection without one of its filters that may have several values."""
    blank: dict[str, Any] = {field: ()}
    return replace(wanted, **blank)


COLUMNS = {
    "kinds": "kind",
    "modes": "mode",
    "statuses": "status",
    "regions": "region",
    "departments": "department",
    "organizers": "organizer",
}
LABELS = {"professions": "audience", "themes": "theme"}
READ = """e.id, e.title, e.kind, e.mode, e.status, e.region, e.department, e.organizer, e.registration_deadline,
    e.insee"""
EVENTS = "events AS e INDEXED BY events_agenda"
"""Events read from that index alone: their contents are long, and SQLite would follow another one to them."""

DATED = f"""SELECT {READ}, substr(d.moment, 1, 10) AS day, d.moment FROM (
        SELECT event, MIN(IIF(first_day < :first, :first, first_day || COALESCE(first_hour, ''))) AS moment
        FROM occurrences WHERE last_day >= :first AND first_day <= :last GROUP BY event
    ) AS d JOIN {EVENTS} ON e.id = d.event"""
PAST = f"""SELECT {READ}, e.first_day AS day, (
        SELECT MIN(first_hour) FROM occurrences WHERE event = e.id AND first_day = e.first_day
    ) AS moment FROM {EVENTS}"""
UNDATED = f"SELECT {READ}, NULL AS day, NULL AS moment FROM {EVENTS}"
AROUND = "COALESCE(e.insee IN (SELECT value FROM json_each(:around)), 0)"
ONLINE = f"mode IN ('{Mode.ONLINE}', '{Mode.HYBRID}')"
SINCE_LETTER = """e.id IN (
        SELECT id FROM events WHERE last_changed > (SELECT MAX(made_at) FROM letters))"""
CLOSING = "COALESCE(e.registration_deadline BETWEEN :today AND :closing, 0)"


def selection(wanted: AgendaFilter, today: date) -> tuple[str, dict[str, Any]]:
    """Give the SQL of a selection, and the values that it names.

    It gives the columns `READ`, the `day` that sorts each event, and `moment`, which sorts those of one day.
    """
    origin, conditions, values = period_of(wanted, today)
    filters, filter_values = filters_of(wanted, today)
    where = " AND ".join([*conditions, *filters.values()]) or "TRUE"
    return f"{origin} WHERE {where}", values | filter_values


def period_of(wanted: AgendaFilter, today: date) -> tuple[str, list[str], dict[str, Any]]:
    """Give the SQL of the events of a period, month, day and words; the conditions on it; the values of both."""
    origin, conditions, values = _period(wanted, today)
    if wanted.month:
        conditions.append("substr(day, 1, 7) = :month")
        values["month"] = wanted.month
    if words := search_words(wanted.words):
        conditions.append(
            "e.id IN (SELECT printf('%012x', rowid) FROM event_words WHERE event_words MATCH :words)"
        )
        values["words"] = words
    return origin, conditions, values


def _period(wanted: AgendaFilter, today: date) -> tuple[str, list[str], dict[str, Any]]:
    if wanted.period == "undated":
        return UNDATED, ["e.first_day IS NULL"], {}
    if wanted.period == "letter":
        first, last = window(wanted, today)
        return DATED, [SINCE_LETTER], {"first": first, "last": last}
    over = ["e.last_day < :today"] if wanted.period == "past" else []
    if over and wanted.day is None:
        return PAST, over, {"today": today.isoformat()}
    first, last = window(wanted, today)
    return DATED, over, {"first": first, "last": last, "today": today.isoformat()}


def filters_of(wanted: AgendaFilter, today: date) -> tuple[dict[str, str], dict[str, Any]]:
    """Give the SQL condition of each filter in force, by its field of `AgendaFilter`, and their values."""
    values: dict[str, Any] = {}
    conditions = {name: _one_of(f"e.{column}", name, wanted, values) for name, column in COLUMNS.items()}
    for name, label in LABELS.items():
        inner = f"SELECT event FROM event_labels WHERE field = '{label}'"
        conditions[name] = f"e.id IN ({inner} AND {_one_of('value', name, wanted, values)})"
    sources = "SELECT item FROM mentions WHERE kind = 'event'"
    conditions["sources"] = f"e.id IN ({sources} AND {_one_of('publication', 'sources', wanted, values)})"
    conditions["closing"] = CLOSING
    in_force = {name: condition for name, condition in conditions.items() if getattr(wanted, name)}
    if wanted.around:
        in_force["around"] = f"({AROUND} OR e.{ONLINE})" if wanted.around.online else AROUND
        values["around"] = json.dumps(sorted(near(wanted.around.insee, wanted.around.km)))
    return in_force, values | (closing_days(today) if wanted.closing else {})


def _one_of(column: str, name: str, wanted: AgendaFilter, values: dict[str, Any]) -> str:
    accepted: Sequence[str] = getattr(wanted, name)
    values.update({f"{name}{n}": value for n, value in enumerate(accepted)})
    return f"{column} IN ({', '.join(f':{name}{n}' for n in range(len(accepted)))})"


def closing_days(today: date) -> dict[str, str]:
    """Give the values that `CLOSING` names."""
    return {"today": today.isoformat(), "closing": (today + timedelta(days=CLOSING_DAYS)).isoformat()}


def window(wanted: AgendaFilter, today: date) -> tuple[str, str]:
    """Give the first and the last day that count: those of the period, or the one that is asked for."""
    first, last = span(wanted.period, today)
    if wanted.day is None:
        return first, last
    return max(first, wanted.day.isoformat()), min(last, wanted.day.isoformat())


def span(period: Period, today: date) -> tuple[str, str]:
    """Give the first and the last day of a period, as `YYYY-MM-DD`."""
    if period == "past":
        return LONG_AGO, (today - timedelta(days=1)).isoformat()
    last = {
        "week": today + timedelta(days=6 - today.weekday()),
        "month": today.replace(day=monthrange(today.year, today.month)[1]),
        "quarter": _months_later(today, 3),
    }.get(period)
    return today.isoformat(), last.isoformat() if last else FAR_AHEAD


def _months_later(day: date, number: int) -> date:
    years, month = divmod(day.month - 1 + number, 12)
    last = monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))


# --- searching words ----------------------------------------------------------------------------------------

ELISION = re.compile(r"\b(?:[cdjlmnst]|qu)[’']", re.IGNORECASE)
FULL_LENGTH = 5


def search_words(text: str) -> str:
    """Turn what someone types into a full-text search, whatever its punctuation, accents and plurals.

    Every word must be found, as the beginning of a word: « l’hôpitaux » looks for `hôpita…`.
    """
    plain = "".join(letter if letter.isalnum() else " " for letter in ELISION.sub(" ", text)).lower()
    return " ".join(_either(_singular(word)) for word in plain.split()[:WORDS_READ])


def _singular(word: str) -> str:
    """Give what the singular and the plural of a word begin with: `formation`, `régiona`, `journa`."""
    if len(word) < FULL_LENGTH:
        return word
    stem = word.rstrip("sx")
    return stem[:-1] if stem.endswith(("al", "au")) else stem


def _either(word: str) -> str:
    """Look for a beginning with « œ » as well as with « oe », which the index does not hold for the same."""
    spellings = dict.fromkeys((word.replace("œ", "oe"), word.replace("oe", "œ")))
    found = " OR ".join(f'"{spelling}"*' for spelling in spellings)
    return f"({found})" if len(spellings) > 1 else found
