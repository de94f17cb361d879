"""The day that a document is of, and the days in it that no event takes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from datetime import date

from collectors.documents.manuscript import Manuscript
from collectors.french.dates import When
from db.model import Remark


def first_day(published: str) -> date:
    """Give the first day of « 2027 », « 2027-03 » or « 2027-03-15 »."""
    return date.fromisoformat(f"{published}-01-01"[:10])


def days_left(manuscript: Manuscript, taken: Collection[int], mentions: Sequence[When]) -> list[Remark]:
    """Say which days stand outside the events, so that a reader may check that none is one.

    `taken` holds the numbers, from 0, of the lines that the events stand on. A day whose year nothing tells
    is no event's, wherever it stands.
    """
    remarks = []
    breaks = [found.start() for found in re.finditer("\n", manuscript.text)]
    for when in mentions:
        index = bisect_left(breaks, when.span[0])
        words = f"«\u00a0{' '.join(when.raw.split())}\u00a0»"
        place = manuscript.lines[index].place
        if "unknown_year" in when.warnings and when.kind == "event":
            remarks.append(Remark(text=f"Date dont rien ne dit l’année\u00a0: {words}.", place=place))
        elif when.occurrences and index not in taken:
            remarks.append(Remark(text=f"Date non retenue comme évènement\u00a0: {words}.", place=place))
    return remarks
