"""The parts of a page that announce one event each: what stands under a heading, or a paragraph under its title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from collectors.french.headed import BOLD
from collectors.french.rows import Row
from collectors.french.sections import is_call, names_list
from collectors.french.sorts import Sort


def chapters(rows: Sequence[Row]) -> list[list[Row]]:
    """Part rows at the headings of their commonest level, or at the titles of paragraphs that tell a day.

    What stands before the first is a part too, which may be empty; where a day alone stands there, days go
    before titles, and the rows are left whole.
    """
    found = (part(rows) for part in (_headings, _titled_paragraphs, _titles_before_days))
    openers = next((places for places in found if len(places) > 1), [])
    if not openers or any(row.sort is Sort.DAY for row in rows[: openers[0]]):
        return [list(rows)]
    return [list(rows[first:last]) for first, last in pairwise([0, *openers, len(rows)])]


def _headings(rows: Sequence[Row]) -> list[int]:
    levels = Counter(row.heading for row in rows if _heads(row))
    common = levels.most_common(1)
    return [index for index, row in enumerate(rows) if common and row.heading == common[0][0] and _heads(row)]


def _heads(row: Row) -> bool:
    """Tell a heading; words in bold are one only where they are a title, and no day, label or sentence."""
    return row.sort in (Sort.TITLE, Sort.FULL) if row.heading == BOLD else row.heading > 0


def _titled_paragraphs(rows: Sequence[Row]) -> list[int]:
    starts = [index for index, row in enumerate(rows) if row.gap or not index]
    return [
        first
        for first, last in pairwise([*starts, len(rows)])
        if _is_title(rows[first]) and any(row.whens for row in rows[first + 1 : last])
    ]


def _titles_before_days(rows: Sequence[Row]) -> list[int]:
    """Give the titles that a row with a day follows, where no empty line parts a page."""
    titles = [index for index, row in enumerate(rows) if _is_title(row)]
    if any(row.gap for row in rows[1:]) or _ends_with_title(rows, titles):
        return []
    runs = [index for index in titles if not (index and _is_title(rows[index - 1]))]
    return [
        first
        for first, last in pairwise([*runs, len(rows)])
        if any(row.whens for row in rows[first + 1 : last])
    ]


def _ends_with_title(rows: Sequence[Row], titles: list[int]) -> bool:
    """Tell a list below a heading whose days go before titles: « Séminaires / 3 mai / Lire / 9 mai / Écrire »."""
    days = [index for index, row in enumerate(rows) if row.sort is Sort.DAY]
    return len(days) > 1 and rows[0].heading > 0 and bool(titles) and titles[-1] == days[-1] + 1


def _is_title(row: Row) -> bool:
    return row.sort is Sort.TITLE and not (is_call(row.text) or names_list(row.text))
