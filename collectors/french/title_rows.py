"""Which rows of an announcement may be its title, and how far a title that was broken over rows goes."""

from __future__ import annotations

import re
from typing import NamedTuple

from collectors.french import turns
from collectors.french.fold import fold
from collectors.french.rows import Row, Sort
from collectors.french.sentences import GATHERING

_PLANNED = re.compile(
    r"^(?:la |notre )?prochaine? (?=[a-z]+$)|\s(?:(?:organise|propose|prevu|programme|anime)e?s?|(?:n ?° ?)?\d+)$",
    re.IGNORECASE,
)
"""Leaves the kind alone of « Rencontre organisée », « Prochaine rencontre » and « Réunion n° 3 »."""
LONGEST_TITLE = 45
"""In words: more is no title."""


class Span(NamedTuple):
    """Rows `first` to `last`, the latter excluded."""

    first: int
    last: int


def title_places(rows: list[Row]) -> list[int]:
    """Give the rows that may be the title, those first that say more than « Webinaire »; no programme is one."""
    places = [index for index, row in enumerate(rows) if _may_be_title(row)]
    scheduled = {index for index in places if turns.SCHEDULED.match(fold(rows[index].text))}
    places = [index for index in places if len(scheduled) < 2 or index not in scheduled]
    return sorted(places, key=lambda index: is_bare_kind(rows[index].text))


def is_bare_kind(text: str) -> bool:
    """Tell a title that says no more than « Webinaire » or « 6e édition »."""
    kind = _PLANNED.sub("", fold(text))
    return (" " not in kind or kind.endswith("edition")) and GATHERING.fullmatch(kind) is not None


def _may_be_title(row: Row) -> bool:
    """Tell a title; where there is one announcement only, « Congrès » heads no section."""
    heading = row.sort is Sort.SECTION and GATHERING.search(fold(row.text)) is not None
    return row.sort is Sort.TITLE or heading or is_one_word(row)


def is_one_word(row: Row) -> bool:
    """Tell « Soirée » alone on its row: a detail of a title, or else the title itself."""
    return row.sort is Sort.DETAIL and GATHERING.fullmatch(fold(row.text)) is not None


def title_run(rows: list[Row], index: int, step: int) -> Span:
    """Give the rows of a title that was broken over several, from one of them, upwards or downwards."""
    first, last = index, index + 1
    words = len(rows[index].text.split())
    while 0 <= (near := last if step > 0 else first - 1) < len(rows):
        words += len(rows[near].text.split())
        upper, lower = (rows[last - 1], rows[near]) if step > 0 else (rows[near], rows[first])
        if words > LONGEST_TITLE or not _are_one_title(upper, lower):
            break
        first, last = min(first, near), max(last, near + 1)
    return Span(first, last)


def _are_one_title(upper: Row, lower: Row) -> bool:
    both = upper.sort is Sort.TITLE and lower.sort is Sort.TITLE and upper.heading == lower.heading
    return (
        both
        and not lower.gap
        and not (lower.bulleted or turns.SPOKEN.match(fold(lower.text)))
        and upper.text[-1] not in ".?!…:"
    )
