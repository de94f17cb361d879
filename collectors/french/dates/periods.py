"""Months, quarters and years told without a day: « en mars », « janvier-septembre 2023 », « fin 2024 »."""

from __future__ import annotations

from dataclasses import dataclass, replace

from collectors.french.dates.lexicon import COLOURS, FRENCH_MONTHS
from collectors.french.dates.tokens import Kind, Tokens, is_year, touches


@dataclass(frozen=True, slots=True)
class Period:
    """A period from one month to another, within tokens `first` to `last`, excluded.

    A month is 0 when only the year is told, a year 0 when only the month is.
    """

    first_year: int
    first_month: int
    last_year: int
    last_month: int
    first: int
    last: int

    def starting(self) -> str:
        """Give the first month, or year, as `2023-05` or `2023`."""
        return _partial(self.first_year, self.first_month)

    def ending(self) -> str:
        """Give the last month, or year, as `2023-05` or `2023`."""
        return _partial(self.last_year, self.last_month)

    def stated(self) -> str:
        """Give the whole period: `2023-05`, or `2023-01/2023-09`."""
        return self.starting() if self.starting() == self.ending() else f"{self.starting()}/{self.ending()}"


FIRST_YEAR = 1980
"""Earlier years are history, not the agenda."""
_PARTS_OF_YEAR = {"debut": (1, 3), "mi": (4, 9), "fin": (10, 12), "courant": (0, 0)}
_DIVISIONS = {"trimestre": 3, "semestre": 6}
_ORDINALS = {"premier": 1, "deuxieme": 2, "second": 2, "troisieme": 3, "quatrieme": 4, "dernier": 4}
_WORDS = frozenset([*_PARTS_OF_YEAR, *_ORDINALS, "t", "s"])
_JOINTS = frozenset(["-", "a", "au", "et", "/", "jusqu", "jusque", "en", "to", "ou"])
_LEADS = frozenset(
    ["en", "depuis", "debut", "mi", "fin", "courant", "des", "jusqu", "mois", "de", "d", "du", "-", "le"]
)
_TELLING = frozenset(["en", "depuis", "debut", "mi", "fin", "courant", "mois"])


def read_periods(tokens: Tokens) -> list[Period]:
    """Read every month, quarter, part of a year and lone year, joined where the text joins them."""
    periods: list[Period] = []
    index = 0
    while tokens[index].kind is not Kind.END:
        token = tokens[index]
        found = _read_one(tokens, index) if token.number >= 0 or token.month or token.text in _WORDS else None
        if found is None:
            index += 1
            continue
        index = found.last
        if periods and _are_joined(tokens, periods[-1], found):
            periods[-1] = _join(periods[-1], found)
        else:
            periods.append(found)
    return periods


def is_told(tokens: Tokens, period: Period) -> bool:
    """Tell « en mars » and « mars 2027 » from « Mars bleu », a lone « mars » and a lone year."""
    if not period.first_month or 0 < period.first_year < FIRST_YEAR:
        return False
    return bool(period.first_year) or _lead(tokens, period.first) < period.first


def lead(tokens: Tokens, period: Period) -> int:
    """Give the first of the words that introduce a period: « depuis le mois de »."""
    return _lead(tokens, period.first)


def _lead(tokens: Tokens, index: int) -> int:
    first = index
    for back in range(index - 1, max(-1, index - 6), -1):
        if tokens[back].text not in _LEADS:
            break
        if tokens[back].text in _TELLING:
            first = back
    return first


def _partial(year: int, month: int) -> str:
    return f"{year:04}-{month:02}" if month else f"{year:04}"


def _read_one(tokens: Tokens, index: int) -> Period | None:
    if tokens[index].text in _PARTS_OF_YEAR:
        return _part_of_year(tokens, index)
    if is_year(tokens[index]):
        year = tokens[index].number
        return Period(year, 0, year, 0, index, index + 1)
    return _month(tokens, index) or _division(tokens, index)


def _part_of_year(tokens: Tokens, index: int) -> Period | None:
    after = index + 1
    while tokens[after].text in ("-", "de", "d", "du") and after < index + 3:
        after += 1
    if not is_year(tokens[after]):
        return None
    year = tokens[after].number
    first, last = _PARTS_OF_YEAR[tokens[index].text]
    return Period(year, first, year, last, index, after + 1)


def _month(tokens: Tokens, index: int) -> Period | None:
    token = tokens[index]
    if not token.month or token.weekday >= 0 or _follows_a_day(tokens, index):
        return None
    after = index + 2 if tokens[index + 1].text == "." else index + 1
    if is_year(tokens[after]):
        year = tokens[after].number
        return Period(year, token.month, year, token.month, index, after + 1)
    if token.text not in FRENCH_MONTHS or tokens[index + 1].text in COLOURS:
        return None
    return Period(0, token.month, 0, token.month, index, index + 1)


def _follows_a_day(tokens: Tokens, index: int) -> bool:
    joined = tokens[index - 1].text == "-" and touches(tokens[index - 1], tokens[index])
    before = tokens[index - 2] if joined else tokens[index - 1]
    return before.kind is Kind.NUMBER and before.number < 100


def _division(tokens: Tokens, index: int) -> Period | None:
    token = tokens[index]
    rank = token.number if token.kind is Kind.NUMBER else _ORDINALS.get(token.text, 0)
    months, after = _DIVISIONS.get(tokens[index + 1].text, 0), index + 2
    if token.text in ("t", "s") and tokens[index + 1].kind is Kind.NUMBER:
        rank, months = tokens[index + 1].number, 3 if token.text == "t" else 6
    after += tokens[after].text in ("de", "d", "-", "/")
    if not months or not 1 <= rank <= 12 // months or not is_year(tokens[after]):
        return None
    year = tokens[after].number
    return Period(year, (rank - 1) * months + 1, year, rank * months, index, after + 1)


def _are_joined(tokens: Tokens, one: Period, other: Period) -> bool:
    between = tokens[one.last : other.first]
    if not between or len(between) > 3 or any(token.text not in _JOINTS for token in between):
        return False
    return bool(other.first_year) or not one.last_year


def _join(one: Period, other: Period) -> Period:
    year = one.first_year or other.first_year
    if not one.first_year and one.first_month > other.first_month:
        year -= bool(year)
    return replace(
        one, first_year=year, last_year=other.last_year, last_month=other.last_month, last=other.last
    )
