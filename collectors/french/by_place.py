"""The places that head the parts of a page: « Dole / mardi 9 mars… / mardi 23 mars… / Gray / jeudi 11 mars… »."""

from __future__ import annotations

from collections.abc import Sequence

from collectors.french.places import find_place
from collectors.french.rows import Row
from collectors.french.sorts import Sort

_FEWEST = 2


def place_headings(rows: Sequence[Row]) -> dict[int, str]:
    """Give the places that head parts, by the index of their first row; where one only may do so, it parts them.

    A place at the end of each card, in a paragraph of its own, heads nothing.
    """
    found = {index: _words(rows, index) for index in range(len(rows)) if _heads_days(rows, index)}
    days = [index for index, row in enumerate(rows) if row.whens]
    if not 0 < len(found) < len(days):
        return {}
    if min(found) < days[0]:
        return found if len(found) >= _FEWEST else {}
    return dict.fromkeys(found, "") if _FEWEST * len(found) < len(days) else {}


def _heads_days(rows: Sequence[Row], index: int) -> bool:
    row, end = rows[index], _end(rows, index)
    alone = row.heading > 0 or (row.gap and end < len(rows) and rows[end].gap)
    dated = end < len(rows) and bool(rows[end].whens)
    place = find_place(row.text) if alone and dated and row.sort is Sort.DETAIL and not row.whens else None
    return place is not None and place.city is not None


def _end(rows: Sequence[Row], index: int) -> int:
    """Give where the paragraphs on a place end: « Maison verte, Dole », « Devant la gare de Dole »."""
    end = index + 1
    while end < len(rows) and rows[end].gap and not rows[end].whens and find_place(rows[end].text):
        end += 1
    return end


def _words(rows: Sequence[Row], index: int) -> str:
    return "\n".join(row.text for row in rows[index : _end(rows, index)])
