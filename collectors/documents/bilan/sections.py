"""The sections of a review: each goes through the missions once, in a table or in sheets."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from collectors.documents.bilan.blocks import block_rows
from collectors.documents.bilan.outline import Chapter, Group, read_outline
from collectors.documents.bilan.pairing import Section
from collectors.documents.bilan.rows import Found, Row, table_rows
from collectors.documents.bilan.tables import Cells, read_tables
from collectors.documents.lines import Line
from collectors.french.fold import fold
from db.vocabulary import Mission

_NAMES_A_SECTION = re.compile(
    r"\b(?:bref|synthe\w*|recap\w*|tableaux?|annexes?|details?|detaille\w*|fiches?)\b", re.I
)
_DEFAULT_NAMES = {True: "Tableau des actions", False: "Fiches actions"}


@dataclass(frozen=True)
class Review:
    """What a document says of its missions: sections in its order, chapters, and notes with their places."""

    sections: tuple[Section, ...]
    chapters: tuple[Chapter, ...]
    notes: tuple[tuple[str, str], ...]


def read_review(lines: Sequence[Line]) -> Review:
    """Read the sections of a document; those where no action has a status are prose, and left out."""
    tables = read_tables(lines)
    chapters = read_outline(lines, tables)
    notes = _lost_rows(chapters, tables)
    parts: dict[tuple[int, bool], list[Row]] = {}
    for chapter in chapters:
        notes += _head_notes(chapter)
        for found in _chapter_rows(chapter, tables):
            notes += found.notes
            for row in found.rows:
                parts.setdefault((row.turn, row.in_table), []).append(row)
    told = {key: rows for key, rows in parts.items() if any(row.status for row in rows)}
    names = _names(list(told), chapters, lines, tables)
    sections = [Section(name, tuple(rows)) for name, rows in zip(names, told.values(), strict=True)]
    return Review(tuple(sections), tuple(chapters), tuple(notes))


def _chapter_rows(chapter: Chapter, tables: Mapping[int, Cells]) -> list[Found]:
    mission = chapter.head.mission
    if mission is None:
        return []
    return [_group_rows(chapter, mission, group, tables) for group in chapter.groups]


def _group_rows(chapter: Chapter, mission: Mission, group: Group, tables: Mapping[int, Cells]) -> Found:
    if any(line.number in tables for line in group.lines):
        return table_rows(chapter, mission, group, tables)
    return block_rows(chapter, mission, group)


def _lost_rows(chapters: Sequence[Chapter], tables: Mapping[int, Cells]) -> list[tuple[str, str]]:
    """Tell how many rows of action tables stand under no mission that is known."""
    kept = {line.number for chapter in chapters for group in chapter.groups for line in group.lines}
    kept |= {line.number for chapter in chapters for line in chapter.totals}
    lost = [cells.line for number, cells in tables.items() if number not in kept and cells.action]
    return (
        [(f"{len(lost)} lignes d’actions hors de toute mission, non retenues", lost[0].place)] if lost else []
    )


def _head_notes(chapter: Chapter) -> list[tuple[str, str]]:
    head = chapter.head
    if head.mission is None:
        text = f"Mission non reconnue, non retenue\u00a0: «\u00a0{head.line.text.strip()[:120]}\u00a0»"
        return [(text, head.line.place)]
    read_as = f"lue «\u00a0{head.mission.label}\u00a0», d’après l’ordre des contrats"
    return [(f"Mission {head.rank} sans nom connu\u00a0: {read_as}", head.line.place)] if head.assumed else []


def _names(
    keys: Sequence[tuple[int, bool]],
    chapters: Sequence[Chapter],
    lines: Sequence[Line],
    tables: Mapping[int, Cells],
) -> list[str]:
    names: list[str] = []
    for turn, in_table in keys:
        first = next(chapter.head.line for chapter in chapters if chapter.turn == turn)
        name = _title_above(first, lines, tables) or _DEFAULT_NAMES[in_table]
        if name in names:
            name = _DEFAULT_NAMES[in_table]
        names.append(name if name not in names else f"{name} ({len(names) + 1})")
    return names


def _title_above(first: Line, lines: Sequence[Line], tables: Mapping[int, Cells]) -> str | None:
    """Give the title right above a section's first mission, if it names a section: « En bref… »."""
    above = (line for line in reversed(lines) if line.number < first.number and line.text)
    line = next((line for line in above if "\t" not in line.text or line.number in tables), None)
    if line is None or "\t" in line.text or len(line.text) > 60:
        return None
    return line.text.strip(" .…:") if _NAMES_A_SECTION.search(fold(line.text)) else None
