"""Where each announcement of a page begins and ends, and which rows are its title.

A page announces by « title, then day » or by « day, then title ». Both are tried on each section, and the one
in which titles stand nearest to their days is taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from collectors.french.bare_rows import is_bare_kind, is_one_word
from collectors.french.by_place import place_headings
from collectors.french.chapters import chapters
from collectors.french.fold import fold
from collectors.french.gatherings import GATHERING
from collectors.french.lists import said_of_all
from collectors.french.nearest_titles import are_records, nearest_titles
from collectors.french.rows import Row
from collectors.french.sentences import is_next, refers
from collectors.french.sorts import Sort
from collectors.french.title_runs import Span, title_run

_FRAME = re.compile(
    r"(?:l[ae]s? )?(?:semaines?|mois|quinzaine|journees|octobre rose|mars bleu|movember|septembre en or)\b",
    re.IGNORECASE,
)
"""What lasts for days, and holds the event: « Semaine bleue (du 12 au 18 octobre) »."""


@dataclass(frozen=True)
class Block:
    """The rows of one announcement: those of its title, those that say the day, and all of them in order.

    `section` is the heading that it stands under. `title` is empty when the title stands beside the day.
    `shared` is what is said once of all the items of its list.
    """

    title: tuple[Row, ...]
    days: tuple[Row, ...]
    rows: tuple[Row, ...]
    section: str | None = None
    shared: str = ""

    @property
    def others(self) -> tuple[Row, ...]:
        """Give the rows but for those that say the day."""
        days = {(row.first, row.text) for row in self.days}
        return tuple(row for row in self.rows if (row.first, row.text) not in days)

    @property
    def text(self) -> str:
        """Give the announcement, one row below the other, without addresses that stand alone."""
        return "\n".join(row.text for row in self.rows if not row.is_address)


def part(rows: list[Row]) -> list[Block]:
    """Give the announcements of a page in the order of its text."""
    blocks: list[Block] = []
    said, places = said_of_all(rows), place_headings(rows)
    start, place = 0, ""
    ends = [index for index, row in enumerate(rows) if row.sort is Sort.SECTION or index in places]
    for end in [*ends, len(rows)]:
        heading = rows[start - 1].text if start else None
        for block in _section(rows[start:end]):
            blocks.append(replace(block, section=heading, shared=said.get(_first_line(block), place)))
        start, place = end + 1, places.get(end, place)
    return blocks


def _first_line(block: Block) -> int:
    return (*block.days, *block.rows)[0].first


def whole(rows: list[Row]) -> Block:
    """Take all the rows as one announcement; its title is the first row that can be one.

    Where a line tells of a sitting that is off and of the next one, the latter is what is announced.
    """
    rows = _without_frame(_without_off(rows))
    days = [row for row in rows if _says_day(row)]
    named = next((title_run(rows, index, 1) for index, row in enumerate(rows) if _may_be_title(row)), None)
    title = rows[named.first : named.last] if named else []
    return Block(tuple(title), tuple(days), tuple(rows))


def _may_be_title(row: Row) -> bool:
    return row.sort is Sort.TITLE or is_bare_kind(row.text)


def _without_off(rows: Sequence[Row]) -> list[Row]:
    """Leave out the sitting that is off where the same line goes on with the next one."""
    return [
        row
        for row, below in pairwise([*rows, None])
        if row and not (below and row.first == below.first and is_next(below.text))
    ]


def _without_frame(rows: list[Row]) -> list[Row]:
    """Leave out the week that the event is part of, above its own title and day."""
    frame, below = rows[0] if rows else None, rows[1:3]
    framed = frame and frame.sort is Sort.FULL and _FRAME.match(fold(frame.text)) and _spans_days(frame)
    own = [row.sort for row in below] in ([Sort.TITLE, Sort.DAY], [Sort.DAY, Sort.TITLE])
    return rows[1:] if framed and own else rows


def _spans_days(row: Row) -> bool:
    return any(
        one.all_day and one.end not in (None, one.start) for when in row.whens for one in when.occurrences
    )


def _section(rows: list[Row]) -> list[Block]:
    """Part the rows between two headings of sections."""
    before, *parts = chapters(rows)
    return _parted(before) + [block for chapter in parts for block in _chapter(chapter)]


def _chapter(rows: list[Row]) -> list[Block]:
    """Read what stands under one heading: one announcement, unless that is a day or several have their own titles."""
    blocks = _parted(rows)
    own = [block for block in blocks if not block.title or block.title[0] is not rows[0]]
    further = len(own) < len(blocks) and any(block.title for block in own)
    further = further or rows[0].sort is Sort.DAY
    if further or len(set(map(_first_day, own))) > 1 or not any(row.whens for row in rows):
        return blocks
    end = next((index for index, row in enumerate(rows) if index and row.gap), len(rows))
    return [whole(rows[: _end(rows, 0, end, len(rows))])]


def _first_day(block: Block) -> str:
    told = (one for row in block.days for when in row.whens for one in when.occurrences)
    return str(next((one.start for one in told), ""))[:10]


def _parted(rows: list[Row]) -> list[Block]:
    """Part rows by their days, each with the title that stands nearest."""
    anchors = _anchors(rows)
    titles = nearest_titles(rows, anchors)
    starts = [
        min(_under_kind(rows, one.first), title.first) if title and title != before else one.first
        for one, title, before in zip(anchors, titles, [None, *titles], strict=False)
    ]
    blocks = []
    for rank, (anchor, title) in enumerate(zip(anchors, titles, strict=True)):
        limit = starts[rank + 1] if rank + 1 < len(anchors) else len(rows)
        named = rows[title.first : title.last] if title else []
        last = _end(rows, starts[rank], max(anchor.last, title.last if title else 0), limit)
        days = rows[anchor.first : anchor.last]
        told = _without_off(rows[starts[rank] : last])
        blocks.append(Block(tuple(named), tuple(days), tuple(told)))
    return blocks


def _under_kind(rows: list[Row], first: int) -> int:
    """Begin an announcement with the row « Webinaire » that touches its day from above."""
    above = rows[first - 1] if first else None
    return first - 1 if above and not rows[first].gap and is_one_word(above) else first


def _anchors(rows: list[Row]) -> list[Span]:
    """Give the rows that say a day; days alone that follow one another are one event's."""
    anchors: list[Span] = []
    for index, row in enumerate(rows):
        if not _says_day(row):
            continue
        joins = bool(anchors) and anchors[-1].last == index and not row.gap
        if joins and row.sort is Sort.DAY and rows[index - 1].sort is Sort.DAY:
            anchors[-1] = Span(anchors[-1].first, index + 1)
        else:
            anchors.append(Span(index, index + 1))
    return anchors


def _says_day(row: Row) -> bool:
    told = row.sort in (Sort.DAY, Sort.FULL) or row.announcement is not None or refers(row.text)
    return bool(row.whens) and told


def _end(rows: list[Row], first: int, last: int, limit: int) -> int:
    """Give where the details of an announcement end: at an empty line, at the next heading or row of a table."""
    headed = rows[first].heading
    for index in range(last, limit):
        row = rows[index]
        if are_records(rows[first], row):
            return index
        apart = row.heading or (row.gap and not headed)
        if apart and (row.closes or row.sort is not Sort.DETAIL or _recurs(row)):
            return index
    return limit


def _recurs(row: Row) -> bool:
    """Tell « Tous les mardis : atelier d’écriture », which announces something else."""
    weekly = any(one.kind == "recurrence" for one in row.mentions)
    return weekly and GATHERING.search(fold(row.text)) is not None
