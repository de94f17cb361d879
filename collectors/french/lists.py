"""What is said once of all the items of a list: « Toutes les séances ont lieu à 20h, à la mairie de Lure »."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from collectors.french.fold import fold
from collectors.french.rows import Row
from collectors.french.sorts import Sort

_OF_ALL = re.compile(
    r"\W*(?:(?:tous|toutes) (?:les|nos|ces|vos) |les |nos |ces |chaque |l'ensemble des )(?:[\w'-]+ ){1,6}?"
    r"(?:(?:a|ont|aura|auront) (?:toujours |toutes |tous )?lieu|se (?:deroul|tien)\w+|"
    r"(?:est|sont|sera|seront) (?:\w+ )?(?:anime|dispense|organise|programme|propose)e?s?|"
    r"(?:debut|commenc)e(?:nt|ront|ra)?)\b",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"\W*(?:lieu|adresse|horaires?|heures?|ou|salle) ?: *\w", re.IGNORECASE)


def said_of_all(rows: Sequence[Row]) -> dict[int, str]:
    """Give, by the number of each item's first line, what stands around its list and is true of all its items."""
    said: dict[int, str] = {}
    for first, last in _lists(rows):
        around = [
            *_around(rows, range(first - 1, -1, -1), above=True),
            *_around(rows, range(last, len(rows)), above=False),
        ]
        told = "\n".join(row.text for row in around)
        said |= {row.first: told for row in rows[first:last] if told}
    return said


def _lists(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """Give the runs of rows with bullets, of which several have a day: first, and last excluded."""
    runs = (
        list(run) for listed, run in groupby(range(len(rows)), lambda index: rows[index].bulleted) if listed
    )
    return [(run[0], run[-1] + 1) for run in runs if sum(bool(rows[index].whens) for index in run) > 1]


def _around(rows: Sequence[Row], places: range, *, above: bool) -> list[Row]:
    """Give what is told of all the items, up to the next title, day, heading or list."""
    found = []
    for index in places:
        row = rows[index]
        if row.heading or row.bulleted or row.whens or row.sort not in (Sort.PROSE, Sort.DETAIL):
            break
        plain = fold(row.text)
        if _OF_ALL.match(plain) or (above and _LABELLED.match(plain)):
            found.append(row)
    return found
