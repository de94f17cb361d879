"""The actions of one group of a review: what a section says of each, and those printed as a table's rows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from collectors.documents.bilan.marks import Kind, mark_of
from collectors.documents.bilan.outline import Chapter, Group
from collectors.documents.bilan.standing import Standing, cell_status
from collectors.documents.bilan.tables import Cells
from collectors.french.fold import fold
from db.vocabulary import ActionStatus, Mission, Origin

_ADDED = re.compile(
    r"\bhors[ -](?:du |de |le )?projet|^\W*nouve(?:lle|au)\b|\bnouvelle action\b|\bajoutee?\b", re.I
)
_RANK = re.compile(
    r"(?:\d{1,2}\.)*(?P<number>\d{1,2})(?:[.)]\s*|\s*[-:–]\s|(?<=\.\d)\s|(?<=\.\d\d)\s)\s*(?=\S)"
)


@dataclass(frozen=True)
class Row:
    """An action as one section tells it.

    `title` is empty when the section gives it none of its own; `grouped` is true when it shares its title and
    status with others (« sous-actions 1, 2, 3 et 4 »); `sheets` holds several numbers for merged sheets;
    `inferred` is true when the status comes from a merged cell above.
    """

    mission: Mission
    turn: int
    in_table: bool
    title: str
    place: str
    standing: Standing
    sheets: tuple[int, ...] = ()
    sheet_title: str | None = None
    number: int | None = None
    origin: Origin = Origin.INITIAL
    grouped: bool = False
    inferred: bool = False

    @property
    def status(self) -> ActionStatus | None:
        """Give its status in this section."""
        return self.standing.status


@dataclass(frozen=True)
class Found:
    """What a group holds: its rows, and what is to be told of the reading, each with its place."""

    rows: tuple[Row, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()


def _is_added(text: str) -> bool:
    """Tell whether words say that an action stands outside the initial project."""
    return _ADDED.search(fold(text)) is not None


def table_rows(chapter: Chapter, mission: Mission, group: Group, tables: Mapping[int, Cells]) -> Found:
    """Give the actions that a group prints as a table; an empty status is that of the merged cell above."""
    told = [tables[line.number] for line in group.lines if line.number in tables]
    told = [cells for cells in told if cells.action or cells.status]
    rows: list[Row] = []
    notes = []
    above = Standing()
    for rank, cells in enumerate(told, start=1):
        standing = _standing(cells, above)
        if cells.status and standing.status is None:
            notes.append((f"Statut non compris\u00a0: «\u00a0{cells.status}\u00a0»", cells.line.place))
        rows.append(_row(chapter, mission, group, cells, standing, rank if len(told) > 1 else None))
        above = standing
    return Found(tuple(rows), tuple(notes))


def _standing(cells: Cells, above: Standing) -> Standing:
    planning = cells.planning or None
    if cells.status:
        return Standing(cell_status(cells.status), cells.status, planning, cells.line)
    return Standing(above.status, above.stated_as, planning, cells.line)


def _row(
    chapter: Chapter, mission: Mission, group: Group, cells: Cells, standing: Standing, rank: int | None
) -> Row:
    mark = mark_of(cells.action)
    number, title = _numbered(cells, rank)
    is_sheet = mark is not None and mark.kind is Kind.SHEET
    added = group.is_new or _is_added(cells.origin) or (mark is not None and mark.kind is Kind.NEW)
    return Row(
        mission,
        chapter.turn,
        in_table=True,
        title=title or group.title,
        place=cells.line.place,
        standing=standing,
        sheets=mark.numbers if mark and is_sheet else group.sheets,
        sheet_title=group.title or (title if is_sheet else None) or None,
        number=None if is_sheet else number,
        origin=Origin.NEW if added else Origin.INITIAL,
        inferred=not cells.status and standing.status is not None,
    )


def _numbered(cells: Cells, rank: int | None) -> tuple[int | None, str]:
    """Give an action's number and its title, without the number when it is printed before it."""
    mark = mark_of(cells.action)
    if mark and mark.kind in (Kind.ACTION, Kind.SHEET, Kind.NEW) and mark.title:
        return (mark.numbers[0] if mark.numbers else rank), mark.title
    if own := _RANK.match(cells.action):
        return int(own["number"]), cells.action[own.end() :]
    apart = re.findall(r"\d{1,2}", cells.number)
    return int(apart[-1]) if apart else rank, cells.action
