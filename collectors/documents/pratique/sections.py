"""Parts the chapter of a territory into its sections, whatever their order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from collectors.documents.pratique.headings import Part, part_of, part_run_in
from collectors.documents.pratique.radar import is_axis, is_scored
from collectors.documents.pratique.rows import Row, is_author, is_sentence, is_title
from collectors.documents.pratique.steps import Head, step_head

_PATHWAY = re.compile(r"(?:parcours|coordination|dispositif|projet|filiere|programme|accompagnement|reseau)-")
_PLAIN_TEXT = {Part.ORIGIN, Part.PATHWAY, Part.FUNDING, Part.PARTNERS, Part.PERSPECTIVES}
_LISTS = {Part.BARRIERS_LEVERS, Part.BARRIERS, Part.LEVERS}
_LETTERS = 8
_PROSE = 80


@dataclass
class Sections:
    """The rows of a chapter by section, the title of its pathway when one is printed, headings not known.

    `level` and `key` are those of the heading of the section that is being filled.
    """

    title: str | None = None
    unknown: list[Row] = field(default_factory=list)
    level: int = 0
    key: str = ""
    rows: dict[Part, list[Row]] = field(default_factory=dict)

    def __getitem__(self, part: Part) -> list[Row]:
        """Give the rows of a section, none when the chapter has no such section."""
        return self.rows.get(part, [])

    def add(self, part: Part, *rows: Row) -> None:
        """Put rows at the end of a section; without rows, note that its heading stands there."""
        self.rows.setdefault(part, []).extend(rows)


def part_sections(rows: Sequence[Row]) -> Sections:
    """Give the sections of a chapter; what stands before the first heading is the card."""
    sections = Sections()
    part = Part.CARD
    at = 0
    while at < len(rows):
        part, size = _put(sections, rows, at, part)
        at += size
    return sections


def _put(sections: Sections, rows: Sequence[Row], at: int, part: Part) -> tuple[Part, int]:
    """Put the row in its section; give the section that is open now and how many rows were taken."""
    row = rows[at]
    if _is_radar(row, part):
        sections.add(Part.RADAR, row)
        return part, 1
    if head := _step(rows, at, part):
        sections.add(Part.STEPS, *rows[at : at + head.size])
        return Part.STEPS, head.size
    if opened := _opened(sections, row, part):
        sections.level, sections.key = row.heading, row.key
        sections.add(opened, *([row] if "\t" in row.text else []))
        return opened, 1
    if run_in := part_run_in(row):
        sections.add(*run_in)
        return run_in[0], 1
    if sections.title is None and _is_pathway_title(rows, at, part):
        sections.title = row.text
        return Part.PATHWAY, 1
    if _is_unknown_heading(row, part):
        return _enter_unknown(sections, row, part), 1
    sections.add(part, row)
    return part, 1


def _opened(sections: Sections, row: Row, part: Part) -> Part | None:
    """Give the section that a row opens; a plain row worded like the open section's heading is an item of it."""
    opened = part_of(row)
    is_item = opened is part and not row.heading and row.key != sections.key and "\t" not in row.text
    return None if is_item else opened


def _enter_unknown(sections: Sections, row: Row, part: Part) -> Part:
    """Stay in the section at a heading below its own; leave it at any other, which is noted."""
    if row.heading > sections.level > 0:
        return part
    sections.unknown.append(row)
    return Part.OTHER


def _step(rows: Sequence[Row], at: int, part: Part) -> Head | None:
    """Read the head of a step; in a card or a radar, where figures stand alone, only one written « 01 »."""
    if part in (Part.CARD, Part.RADAR) and not rows[at].text.startswith("0"):
        return None
    return step_head(rows, at, among_figures=part is Part.FIGURES)


def _is_radar(row: Row, part: Part) -> bool:
    return is_scored(row) or (part is Part.RADAR and is_axis(row))


def _is_pathway_title(rows: Sequence[Row], at: int, part: Part) -> bool:
    """Tell the title of the pathway: on its own, between the origin's text and a text of its own."""
    row = rows[at]
    if not is_title(row.text[:1].upper() + row.text[1:]) or row.bullet:
        return False
    told = bool(_PATHWAY.match(row.key + "-"))
    if row.heading or (row.text.isupper() and told):
        return told or part is Part.ORIGIN
    if part is not Part.ORIGIN or at == 0 or at + 1 == len(rows):
        return part is Part.CARD and at == 0 and told
    above, below = rows[at - 1], rows[at + 1]
    closed = is_sentence(above.text) or is_author(above, rows[at - 2])
    return row.gap and closed and not is_author(row, above) and len(below.text) >= _PROSE


def _is_unknown_heading(row: Row, part: Part) -> bool:
    """Tell a heading that opens no known section, so that its text does not join the section above."""
    if row.heading:
        return part in _PLAIN_TEXT | _LISTS or (
            part is Part.FIGURES and not any(map(str.isdecimal, row.text))
        )
    shouted = row.text.isupper() and len(row.key) >= _LETTERS and not row.bullet
    return shouted and part in _PLAIN_TEXT
