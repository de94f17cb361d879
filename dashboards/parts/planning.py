"""Where an action stands on a line of years: what the planning bars are drawn from. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from db.model import Action

YEARS_AROUND = 6
"""How far from the report a bar may reach, in years: one odd date does not flatten all the others."""


@dataclass(frozen=True)
class Axis:
    """A line of whole years, `first` to `last` included; `report` is the report's day, as a decimal year."""

    first: int
    last: int
    report: float | None

    @property
    def years(self) -> range:
        """Give the years to write above the line."""
        return range(self.first, self.last + 1)

    def at(self, moment: float) -> float:
        """Give where a decimal year stands, in percent of the line, never outside of it."""
        share = (moment - self.first) / (self.last + 1 - self.first)
        return round(100 * min(max(share, 0.0), 1.0), 2)


@dataclass(frozen=True)
class Bar:
    """A bar: its left edge and its width in percent of the line, and whether its end is not written."""

    left: float
    width: float
    open_end: bool


def axis_of(actions: Iterable[Action], report: str | None) -> Axis | None:
    """Give the line of years that holds the plannings, and `None` when no action has a date.

    `report` is the date of the document, known in part; the line stays within six years of it.
    """
    moments = [moment for action in actions for moment in _span(action)]
    if not moments:
        return None
    end_of_report = end_of(report) if report else None
    middle = end_of_report if end_of_report is not None else max(moments)
    inside = [m for m in moments if abs(m - middle) <= YEARS_AROUND] or [middle]
    first, last = min([*inside, middle]), max([*inside, middle])
    return Axis(int(first), max(int(first), _year_that_ends(last)), end_of_report)


def bar_of(action: Action, axis: Axis) -> Bar | None:
    """Give the bar of an action, and `None` when no date is written.

    Without a written end it runs to the report's date (to the end of its own first period when that is
    later), and says so by `open_end`. Without a written start it begins with the line.
    """
    if action.start is None and action.end is None:
        return None
    start = start_of(action.start) if action.start else float(axis.first)
    left = axis.at(start)
    return Bar(left, round(axis.at(_end(action, axis)) - left, 2), action.end is None)


def start_of(partial: str) -> float:
    """Give the first moment of a date known in part, as a decimal year: `2023-07` -> 2023.5."""
    year, month, day = _numbers(partial)
    return year + ((month or 1) - 1 + ((day or 1) - 1) / 31) / 12


def end_of(partial: str) -> float:
    """Give the moment after a date known in part: `2023` -> 2024.0, `2023-06` -> 2023.5."""
    year, month, day = _numbers(partial)
    if month is None:
        return float(year + 1)
    return year + (month - 1 + (day or 31) / 31) / 12


def _numbers(partial: str) -> tuple[int, int | None, int | None]:
    year, month, day = [*map(int, partial.split("-")), None, None][:3]
    return year or 0, month, day


def _span(action: Action) -> list[float]:
    start = [start_of(action.start)] if action.start else []
    return [*start, *([end_of(action.end)] if action.end else [])]


def _end(action: Action, axis: Axis) -> float:
    if action.end is not None:
        return end_of(action.end)
    own_period = end_of(action.start) if action.start else float(axis.first)
    return max(own_period, axis.report) if axis.report is not None else float(axis.last + 1)


def _year_that_ends(moment: float) -> int:
    """Give the last year that a moment closes: 2025.0 is the end of 2024."""
    return int(moment) - 1 if moment == int(moment) else int(moment)
