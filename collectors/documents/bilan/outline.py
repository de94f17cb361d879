"""The plan of a review: its missions, each with its sheets and new actions, once or twice over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from collectors.documents.bilan.marks import LONGEST, Kind, Mark, mark_of, mission_mark
from collectors.documents.bilan.standing import cell_status
from collectors.documents.bilan.tables import Cells
from collectors.documents.bilan.totals import is_bare_total, is_total, states_count
from collectors.documents.lines import Line
from collectors.french.words import read_mission
from db.vocabulary import Mission

CONTRACT_ORDER = tuple(Mission)
"""The missions in the order of the contracts, for a heading that gives a number and no name."""


@dataclass(frozen=True)
class Head:
    """The heading of a mission: `mission` is `None` when neither its name nor its rank says which.

    `assumed` is true when the rank alone decided, by the order of the contracts.
    """

    mission: Mission | None
    rank: int | None
    line: Line
    assumed: bool = False


@dataclass
class Group:
    """A fiche action, a set of new actions, or what a mission says outside of them.

    `head` is the line of its heading, `None` in a table.
    """

    sheets: tuple[int, ...] = ()
    title: str = ""
    is_new: bool = False
    head: Line | None = None
    lines: list[Line] = field(default_factory=list)


@dataclass
class Chapter:
    """What one part of the document says of a mission.

    `turn` counts the times that the document starts over its missions: a summary, then the sheets.
    """

    head: Head
    turn: int
    groups: list[Group] = field(default_factory=list)
    totals: list[Line] = field(default_factory=list)


def read_outline(lines: Sequence[Line], tables: Mapping[int, Cells]) -> list[Chapter]:
    """Give the chapters of a document in its order; what precedes the first mission is not in them."""
    writer = _Outline(read_heads(lines, tables), tables)
    for line in lines:
        writer.take(line)
    return writer.chapters


def read_heads(lines: Sequence[Line], tables: Mapping[int, Cells]) -> dict[int, Head]:
    """Give, by line number, the headings of missions, in texts and in tables."""
    marks = list(_mission_marks(lines, tables)) or list(_named_headings(lines))
    named = Counter(
        (mark.numbers[0], label.value)
        for _, mark in marks
        if mark.numbers and (label := read_mission(mark.title))
    )
    ranks = {rank: mission for (rank, mission), _ in reversed(named.most_common())}
    return {line.number: _head(line, mark, ranks) for line, mark in marks}


def _mission_marks(lines: Sequence[Line], tables: Mapping[int, Cells]) -> Iterator[tuple[Line, Mark]]:
    for rank, line in enumerate(lines):
        cells = tables.get(line.number)
        if cells and cells.mission:
            yield line, mission_mark(cells.mission) or Mark(Kind.MISSION, (), cells.mission)
        elif not cells and (mark := mission_mark(line.text.replace("\t", " ").strip())):
            yield (
                line,
                Mark(Kind.MISSION, mark.numbers, mark.title or _title_below(lines[rank + 1 : rank + 4])),
            )


def _title_below(below: Sequence[Line]) -> str:
    """Give the title of a mission that is printed under its number."""
    first = next((line.text for line in below if line.text), "")
    is_title = "\t" not in first and len(first) <= LONGEST and mark_of(first) is None
    return first if is_title and read_mission(first) else ""


def _named_headings(lines: Sequence[Line]) -> Iterator[tuple[Line, Mark]]:
    """Give the headings that name missions without the word, in a document that never uses it."""
    named = [line for line in lines if line.heading and len(line.text) <= LONGEST and read_mission(line.text)]
    levels = sorted({line.heading for line in named})
    for level in levels:
        alike = [line for line in named if line.heading == level]
        if len(alike) > 1:
            yield from ((line, Mark(Kind.MISSION, (), line.text)) for line in alike)
            return


def _head(line: Line, mark: Mark, ranks: Mapping[int, Mission]) -> Head:
    rank = mark.numbers[0] if mark.numbers else None
    label = read_mission(mark.title)
    if label or rank is None:
        return Head(label.value if label else None, rank, line)
    if rank in ranks:
        return Head(ranks[rank], rank, line)
    mission = CONTRACT_ORDER[rank - 1] if 0 < rank <= len(CONTRACT_ORDER) else None
    return Head(mission, rank, line, assumed=mission is not None)


class _Outline:
    """Sorts the lines into chapters and groups as they come."""

    def __init__(self, heads: Mapping[int, Head], tables: Mapping[int, Cells]) -> None:
        self.chapters: list[Chapter] = []
        self._heads = heads
        self._tables = tables
        self._seen: set[Mission | None] = set()
        self._turn = 0
        self._in_total = False
        self._below_head = False

    def take(self, line: Line) -> None:
        """Put a line where it belongs."""
        cells, head = self._tables.get(line.number), self._heads.get(line.number)
        if head:
            self._open_chapter(head)
        if not self.chapters or not line.text:
            return
        if self._is_total(line, cells, is_head=head is not None):
            self._in_total = not head
            self.chapters[-1].totals.append(line)
        elif cells:
            self._take_row(cells)
        elif not head and "\t" not in line.text:
            self._take_text(line)
        self._below_head = head is not None

    def _open_chapter(self, head: Head) -> None:
        """Open a chapter, unless the heading only recalls the current one at the top of a page."""
        if self.chapters and self.chapters[-1].head.mission is head.mission:
            return
        if head.mission in self._seen:
            self._turn += 1
            self._seen.clear()
        self._seen.add(head.mission)
        self._in_total = False
        self.chapters.append(Chapter(head, self._turn, [Group()]))

    def _is_total(self, line: Line, cells: Cells | None, *, is_head: bool) -> bool:
        """Tell whether a line is part of a total; a bare « 3/5 » is one only below a mission's heading."""
        text = line.text.replace("\t", " ")
        if cells and cell_status(cells.status):
            return False
        if is_head or self._in_total:
            return states_count(text) or (not is_head and is_total(text))
        return is_total(text) or (self._below_head and is_bare_total(text))

    def _take_row(self, cells: Cells) -> None:
        mark = mark_of(cells.sheet) if cells.sheet else None
        if mark and mark.kind in (Kind.SHEET, Kind.NEW):
            self._open_group(mark)
        elif cells.sheet:
            self._open_group(Mark(Kind.SHEET, (), cells.sheet))
        elif self._in_total:
            self._open_group(Mark(Kind.SHEET))
        self.chapters[-1].groups[-1].lines.append(cells.line)

    def _take_text(self, line: Line) -> None:
        mark = mark_of(line.text)
        if mark and mark.kind in (Kind.SHEET, Kind.NEW):
            self._open_group(mark, line)
        elif mark and mark.kind in (Kind.ACTION, Kind.COLUMN):
            self._in_total = False
            self.chapters[-1].groups[-1].lines.append(line)
        elif not self._in_total:
            self.chapters[-1].groups[-1].lines.append(line)

    def _open_group(self, mark: Mark, head: Line | None = None) -> None:
        """Open a group, unless its name is only repeated from row to row."""
        self._in_total = False
        group = Group(mark.numbers, mark.title, mark.kind is Kind.NEW, head)
        if replace(self.chapters[-1].groups[-1], lines=[]) != group:
            self.chapters[-1].groups.append(group)
