"""Announcements that are forms, each row a field: « Organisme : … / Thème : … / Date : … / Lieu : … »."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from collectors.french.fold import fold
from collectors.french.naming import labelled
from collectors.french.rows import Row
from collectors.french.sorts import Sort

_FIELD = re.compile(
    r"\W{0,3}(?:n ?° ?)?[A-Z][a-z'.()]{1,20}(?: [a-z'.()]{1,20}){0,3} ?[:?] ?\S", re.IGNORECASE
)
_FEWEST = 3
_NAME_ALONE = re.compile(
    r"\W*(?:titre|intitule|objet|sujet|(?:nom|titre|intitule) d[eu] (?:la |l')?\w{3,20}|evenement|"
    r"manifestation|quoi) ?[:?]\W*",
    re.IGNORECASE,
)
"""« Titre : » alone on its row."""


def form_title(rows: Sequence[Row], heading: Sequence[Row]) -> str | None:
    """Give the field of a form that tells what it is on, unless a title without a label stands in it."""
    beside = (row for row in rows if row.whens and row.sort is Sort.FULL)
    if sum(map(_is_field, rows)) < _FEWEST or not all(map(_is_field, (*heading, *beside))):
        return None
    return next(filter(None, (labelled(row.text) for row in rows)), None)


def below_label(rows: Sequence[Row]) -> str | None:
    """Give what stands below « Titre : », whatever sort of row it seems to be."""
    below = (under.text for row, under in pairwise(rows) if _NAME_ALONE.fullmatch(fold(row.text)))
    return next((text for text in below if not text.rstrip().endswith(":")), None)


def _is_field(row: Row) -> bool:
    return _FIELD.match(fold(row.text)) is not None
