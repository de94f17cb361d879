"""The same action in two sections of a review: paired by title, with the sheet and the rank as evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from collectors.documents.bilan.rows import Row
from collectors.french.fold import fold
from db.vocabulary import Mission

_ENOUGH = 75
_MOST = 200
"""No mission has so many actions; a text that feigns it is not compared any further."""
_SAME_SHEET, _SAME_NUMBER, _NO_TITLE = 30, 15, 50


@dataclass(frozen=True)
class Section:
    """A part of the document that goes through the missions once: a summary table, the sheets…"""

    name: str
    rows: tuple[Row, ...]


@dataclass
class Entry:
    """One action, as each section tells it: the sections' names with their rows, the leading one first."""

    told: list[tuple[str, Row]] = field(default_factory=list)

    @property
    def lead(self) -> Row:
        """Give what the most detailed section that knows this action says of it."""
        return self.told[0][1]

    @property
    def others(self) -> list[Row]:
        """Give what the other sections say of it."""
        return [row for _, row in self.told[1:]]


def leading(sections: Sequence[Section]) -> Section:
    """Give the most detailed section: the most plannings, then the most numbered, then the last."""
    return max(
        reversed(sections),
        key=lambda section: (
            sum(row.standing.planning is not None for row in section.rows),
            sum(row.number is not None for row in section.rows),
        ),
    )


def pair_sections(sections: Sequence[Section]) -> list[Entry]:
    """Give each action once, in the order of the most detailed section, then those that only others know."""
    lead = leading(sections)
    entries = [Entry([(lead.name, row)]) for row in lead.rows]
    for section in sections:
        if section is not lead:
            _join(entries, section)
    return entries


def _join(entries: list[Entry], section: Section) -> None:
    """Add what a section says to the entries it speaks of; what has no partner is an entry of its own."""
    taken: set[int] = set()
    for mission in Mission:
        known = [entry for entry in entries if entry.lead.mission is mission][:_MOST]
        rows = [row for row in section.rows if row.mission is mission][:_MOST]
        for entry, row in _best_pairs(known, rows):
            entry.told.append((section.name, row))
            taken.add(id(row))
    entries += [Entry([(section.name, row)]) for row in section.rows if id(row) not in taken]


def _best_pairs(known: list[Entry], rows: list[Row]) -> list[tuple[Entry, Row]]:
    """Give the pairs from the most alike down, each entry and each row once; ties follow the order."""
    scored = [
        (-score, abs(rank - place), rank, place)
        for rank, entry in enumerate(known)
        for place, row in enumerate(rows)
        if (score := _likeness(entry.lead, row)) >= _ENOUGH
    ]
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for _, _, rank, place in sorted(scored):
        if rank not in pairs and place not in used:
            pairs[rank] = place
            used.add(place)
    return [(known[rank], rows[place]) for rank, place in pairs.items()]


def _likeness(left: Row, right: Row) -> float:
    has_titles = all(row.title and not row.grouped for row in (left, right))
    score = fuzz.WRatio(fold(left.title).lower(), fold(right.title).lower()) if has_titles else _NO_TITLE
    if left.sheets and right.sheets:
        if set(left.sheets).isdisjoint(right.sheets):
            return score - _SAME_SHEET
        return score + _SAME_SHEET + _SAME_NUMBER * (left.number == right.number)
    is_lone = not has_titles and not left.sheets and not right.sheets and left.origin is right.origin
    return score + _SAME_SHEET * is_lone
