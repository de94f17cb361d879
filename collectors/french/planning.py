"""Reading the planning of a CPTS's action: « Depuis juin 2023 », « 2022-2024 », « Fin 2024 - début 2025 »."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import NamedTuple

from collectors.french.dates.lexicon import FRENCH_MONTHS
from collectors.french.fold import fold

_PARTS_OF_YEAR = {
    "1er trimestre": (1, 3),
    "2e trimestre": (4, 6),
    "3e trimestre": (7, 9),
    "4e trimestre": (10, 12),
    "1er semestre": (1, 6),
    "2e semestre": (7, 12),
    "debut": (1, 3),
    "printemps": (4, 6),
    "ete": (7, 9),
    "fin": (10, 12),
    "courant": (1, 12),
}
_RANKS = {"premier": "1er", "deuxieme": "2e", "second": "2e", "troisieme": "3e", "quatrieme": "4e"}
_MONTH = "|".join(FRENCH_MONTHS)
_PART = "|".join(_PARTS_OF_YEAR)
_DATE = re.compile(
    rf"(?:(?P<day>\d{{1,2}})(?:er)?\s+(?=(?:{_MONTH})\b))?"
    rf"(?:\b(?P<month>{_MONTH})\b|\b(?P<part>{_PART})\b)?(?:\s*(?:de\s+)?(?P<year>(?:19|20)\d\d)\b)?"
)
_NAMES = tuple(FRENCH_MONTHS)
_NUMERIC = re.compile(r"\b(?:(0?[1-9]|[12]\d|3[01])[/.])?(0?[1-9]|1[0-2])[/.]((?:19|20)\d\d)\b")
_OPEN = re.compile(
    r"\b(?:depuis|a partir de|des|debut en|debut(?:e|ee|es|ees)? en|valide|premiers?|premieres?)\b"
)
_UNTIL = re.compile(r"\bjusqu'?(?:en|a|au)?\b")


class _Date(NamedTuple):
    """A date as told: a year, perhaps a month or a part of the year, perhaps a day."""

    year: str | None
    month: int | None
    part: str | None
    day: int | None

    def exists(self) -> bool:
        """Tell whether the calendar has it: « 31 février » is no date."""
        known = self.year is not None and (self.day is None or self.month is not None)
        return known and (self.day or 1) <= monthrange(int(self.year or 0), self.month or 1)[1]

    def first(self) -> str | None:
        """Give its first day, month or year, as precisely as it is told."""
        return self._written(_PARTS_OF_YEAR[self.part][0] if self.part else self.month)

    def last(self) -> str | None:
        """Give its last day, month or year, as precisely as it is told."""
        return self._written(_PARTS_OF_YEAR[self.part][1] if self.part else self.month)

    def _written(self, month: int | None) -> str | None:
        if self.year is None:
            return None
        numbers = [number for number in (month, self.day) if number is not None]
        return "-".join([self.year, *(f"{number:02}" for number in numbers)])


def read_partial(text: str) -> tuple[str | None, str | None]:
    """Give the start and end of a planning, each as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, `None` when not told.

    « Depuis … » and a lone year have no end; a lone day or month ends as it begins; « fin » is the last
    quarter of a year and « début » the first. A month without a year takes that of the next date.
    """
    told = _spelled(_ranked(fold(text).lower()))
    dates = _dates(_OPEN.sub(" ", told))
    if not dates:
        return None, None
    if _UNTIL.search(told):
        return (dates[0].first() if len(dates) > 1 else None), dates[-1].last()
    if len(dates) > 1:
        return dates[0].first(), dates[-1].last()
    is_open = bool(_OPEN.search(told)) or (dates[0].month is None and dates[0].part is None)
    return dates[0].first(), (None if is_open else dates[0].last())


def mentions_date(text: str) -> bool:
    """Tell whether a text names a date with its year, be it one that the calendar does not have."""
    return any(match["year"] for match in _DATE.finditer(_spelled(fold(text).lower())))


def _ranked(text: str) -> str:
    spelled = re.compile(rf"\b({'|'.join(_RANKS)})(?=\s+(?:trimestre|semestre))")
    ranked = spelled.sub(lambda found: _RANKS[found[1]], text)
    return re.sub(r"\b([2-4])(?:eme|nd)\b", r"\1e", ranked)


def _spelled(text: str) -> str:
    """Write numeric dates in words: `05/2024` and `12/05/2024` become « mai 2024 » and « 12 mai 2024 »."""
    return _NUMERIC.sub(lambda found: f"{found[1] or ''} {_NAMES[int(found[2]) - 1]} {found[3]}", text)


def _dates(text: str) -> list[_Date]:
    """Give the dates in order, those without a year taking the year of the next one."""
    found = [
        _Date(match["year"], FRENCH_MONTHS.get(match["month"] or ""), match["part"], _number(match["day"]))
        for match in _DATE.finditer(text)
        if match["year"] or match["month"]
    ]
    year: str | None = None
    completed = []
    for date in reversed(found):
        year = date.year or year
        completed.append(date._replace(year=year))
    return [date for date in reversed(completed) if date.exists()]


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None
