"""The order in which the blocks of a printed page are read: zone by zone, and column by column in a zone.

A page is cut as in the recursive XY-cut (Nagy, Seth, 1984), white corridors before white rows. The marks of a
page (characters, whole tables) make rows; the rows below one another that leave the same corridor white make a
zone; its columns are read from left to right, each cut again in the same way. Whatever crosses the corridor (a
banner, a wide table, a paragraph) closes the zone, and so does a larger title at the left, with nothing beside it.

Cells of one row stand on both sides of a corridor too, and are read across. A zone is of rows, not of columns:

- when no column of it has two lines, or one has its lines aligned neither on the left nor on the centre: words
  far apart in a justified text, dates at the right margin;
- when one of its columns is a *side*: short lines (statuses, plannings, labels), each on the baseline of a line
  of the column beside it, or half-way up a block of it. Where they leave lines of that column alone, no more is
  asked. Where they follow it line by line, as two columns of text set on the same lines also do, that column
  must not be prose, and kinds decide (a line has figures, or none): cells are of one kind down their column,
  whereas a column of events has titles and days. A line for each line asks it of one of the two columns;
  a side at the left, of labels, of itself; a side at the right of both.

What is narrower than a few letters (bullets, numbers, « Oui ») is never a column.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from statistics import median
from typing import Any, NamedTuple

_GUTTER = 1.0
"""Width of the narrowest corridor between two columns, in heights of a letter."""
_SHORT_GUTTER = 1.5
"""The same, where the zone has three lines at most: white may fall below white by chance."""
_COLUMN = 3.0
"""Width of the narrowest column, in heights of a letter."""
_CORE = 0.2
"""Share of a mark that may touch the line above, and as much the line below, in a tight setting."""
_LARGER = 1.15
"""How many times larger than the text of its zone a title is that closes it."""
_CELL, _LONGEST_CELL = 18, 30
"""Letters in the cells of a side column: half of them at most, and the longest."""
_ALIGNED = 0.9
"""Share of the lines of a side column that stand on a baseline of the column beside it."""
_ONE_KIND = 0.9
"""Share of the lines of one kind, with figures or without, in a column of cells."""
_DENSE = 0.6
"""Share of the lines beside it, from which a side column is said to follow line by line."""
_FULL = 0.75
"""Share of its column's width from which a line fills it."""
_DEEPEST = 6
"""How many times columns are looked for within columns."""


class Mark(NamedTuple):
    """What is printed in one piece on a page, a character or a table, in points from the top left."""

    x0: float
    top: float
    x1: float
    bottom: float
    text: str
    source: Any


class Block(NamedTuple):
    """Marks that are read together, line by line, and the lane of the page that is theirs.

    `apart` says that it does not follow from the block before: it is the next column, or comes below columns.
    """

    left: float
    right: float
    marks: list[Mark]
    apart: bool


class _Row(NamedTuple):
    """Marks beside one another; in a column, a line. `x0` and `x1` leave its blanks aside."""

    x0: float
    top: float
    x1: float
    bottom: float
    marks: list[Mark]

    @property
    def letters(self) -> int:
        return sum(len(mark.text) for mark in self.marks)

    @property
    def has_figures(self) -> bool:
        return any(char.isdigit() for mark in self.marks for char in mark.text)


_Span = tuple[float, float]
"""From one abscissa to another, in points."""


class _Zone(NamedTuple):
    """Rows below one another, from `x0` to `x1`, and the corridors that they all leave white.

    `gutters` are the corridors that have a column on both sides; none where the rows are read across.
    """

    rows: list[_Row]
    x0: float
    x1: float
    corridors: list[_Span]
    gutters: list[_Span]


def reading_order(marks: Sequence[Mark], left: float, right: float, depth: int = _DEEPEST) -> list[Block]:
    """Give the blocks of a lane of a page, from `left` to `right`, in the order in which they are read."""
    zones = _zones(_rows(marks)) if depth else [_across(_rows(marks))]
    blocks: list[Block] = []
    for has_columns, group in groupby(zones, key=lambda zone: bool(zone.gutters)):
        if not has_columns:
            inside = [mark for zone in group for row in zone.rows for mark in row.marks]
            blocks.append(Block(left, right, inside, bool(blocks)))
            continue
        for rank, zone in enumerate(group):
            blocks += _column_by_column(zone, left, right, depth, apart=rank > 0)
    return blocks


def _column_by_column(zone: _Zone, left: float, right: float, depth: int, *, apart: bool) -> list[Block]:
    lanes = pairwise([left, *_middles(zone), right])
    blocks: list[Block] = []
    for (start, end), marks in zip(lanes, _columns(zone.rows, zone), strict=True):
        first, *others = reading_order(marks, start, end, depth - 1)
        blocks += [first._replace(apart=apart or bool(blocks)), *others]
    return blocks


def _columns(rows: Iterable[_Row], zone: _Zone) -> list[list[Mark]]:
    """Share the marks of rows out between the columns of their zone."""
    columns: list[list[Mark]] = [[] for _ in range(len(zone.gutters) + 1)]
    middles = _middles(zone)
    for row in rows:
        for mark in row.marks:
            columns[bisect_right(middles, (mark.x0 + mark.x1) / 2)].append(mark)
    return columns


def _middles(zone: _Zone) -> list[float]:
    return [(start + end) / 2 for start, end in zone.gutters]


# --- rows --------------------------------------------------------------------------------------------------


def _rows(marks: Iterable[Mark]) -> list[_Row]:
    """Part the marks where white goes through from one side to the other."""
    rows: list[list[Mark]] = []
    floor = 0.0
    for mark in sorted(marks, key=_core_top):
        if not rows or _core_top(mark) >= floor:
            rows.append([])
            floor = 0.0
        rows[-1].append(mark)
        floor = max(floor, mark.bottom - _CORE * (mark.bottom - mark.top))
    return [_row(row) for row in rows if _inked(row)]


def _core_top(mark: Mark) -> float:
    return mark.top + _CORE * (mark.bottom - mark.top)


def _inked(marks: Iterable[Mark]) -> list[Mark]:
    return [mark for mark in marks if not mark.text.isspace()]


def _row(marks: list[Mark]) -> _Row:
    x0, top, x1, bottom, _, _ = zip(*_inked(marks), strict=True)
    return _Row(min(x0), min(top), max(x1), max(bottom), marks)


def _letter(rows: Iterable[_Row]) -> float:
    """Give the height of most letters, in points."""
    return max(1.0, median(mark.bottom - mark.top for row in rows for mark in _inked(row.marks)))


# --- zones -------------------------------------------------------------------------------------------------


def _across(rows: list[_Row]) -> _Zone:
    return _Zone(rows, min(row.x0 for row in rows), max(row.x1 for row in rows), [], [])


def _zones(rows: list[_Row]) -> list[_Zone]:
    """Gather rows in zones, from top to bottom."""
    if not rows:
        return []
    letter, page = _letter(rows), _across(rows)
    zones: list[_Zone] = []
    for row in rows:
        single = _single(row, page, letter)
        joined = _joined(zones[-1], single, letter) if zones else None
        if joined:
            zones[-1] = joined
        else:
            zones.append(_started(single, zones[-1] if zones else single, page, letter))
    return [part for zone in zones if zone.rows for part in _settled(zone, letter)]


def _single(row: _Row, page: _Zone, letter: float) -> _Zone:
    zone = _Zone([row], row.x0, row.x1, _whites(row, page, _GUTTER * letter), [])
    return zone._replace(gutters=_gutters(zone, letter))


def _started(zone: _Zone, above: _Zone, page: _Zone, letter: float) -> _Zone:
    """Start a zone, with the rows above it from the one where a column other than the first begins higher."""
    rows = [] if above.gutters else above.rows
    for _ in range(_heads(rows, zone.gutters, letter)):
        joined = _joined(_single(rows[-1], page, letter), zone, letter)
        if not joined:
            break
        rows.pop()
        zone = joined
    return zone


def _heads(rows: list[_Row], gutters: list[_Span], letter: float) -> int:
    """Count the last rows, all within a column, from the first that starts on the right of a gutter."""
    count = 0
    for rank, row in enumerate(reversed(rows), start=1):
        if any(abs(row.x0 - end) < letter / 2 for _, end in gutters):
            count = rank
        elif not gutters or row.x1 > gutters[0][0]:
            break
    return count


def _whites(row: _Row, page: _Zone, least: float) -> list[_Span]:
    """Give the white spans of a row, from side to side of the page's text."""
    inked = sorted((mark.x0, mark.x1) for mark in _inked(row.marks))
    spans, reach = [], page.x0
    for start, end in [*inked, (page.x1, page.x1)]:
        if start - reach >= least:
            spans.append((reach, start))
        reach = max(reach, end)
    return spans


def _gutters(zone: _Zone, letter: float) -> list[_Span]:
    """Keep the corridors with a column on both sides."""
    gutters, edge = [], zone.x0
    for start, end in zone.corridors:
        if start - edge >= _COLUMN * letter and zone.x1 - end >= _COLUMN * letter:
            gutters.append((start, end))
            edge = end
    return gutters


def _joined(zone: _Zone, row: _Zone, letter: float) -> _Zone | None:
    """Give a zone with a row more, or `None` where the row starts another zone."""
    corridors = _common(zone.corridors, row.corridors, _GUTTER * letter)
    joined = _Zone(zone.rows, min(zone.x0, row.x0), max(zone.x1, row.x1), corridors, [])
    joined = joined._replace(gutters=_gutters(joined, letter))
    if not joined.gutters and (zone.gutters or row.gutters or not corridors):
        return None
    if zone.gutters and row.x1 <= zone.gutters[0][0] and _letter(row.rows) > _LARGER * letter:
        return None
    joined.rows.extend(row.rows)
    return joined


def _common(ones: list[_Span], others: list[_Span], least: float) -> list[_Span]:
    """Give the white that two lists of spans share; all go from left to right."""
    shared: list[_Span] = []
    first, second = 0, 0
    while first < len(ones) and second < len(others):
        one, other = ones[first], others[second]
        span = (max(one[0], other[0]), min(one[1], other[1]))
        shared += [span] if span[1] - span[0] >= least else []
        first, second = (first + 1, second) if one[1] < other[1] else (first, second + 1)
    return shared


def _settled(zone: _Zone, letter: float) -> list[_Zone]:
    """Take from a zone its running head and foot and its lists of cells; or its gutters, where it is all rows."""
    if _is_of_rows(zone, letter):
        return [_across(zone.rows)]
    first = int(_is_running(zone, zone.rows[0], zone.rows[1:], letter))
    last = len(zone.rows) - int(_is_running(zone, zone.rows[-1], zone.rows[first:-1], letter))
    settled = [_across([row]) for row in zone.rows[:first]]
    for is_list, parts in groupby(
        _parts(zone.rows[first:last], letter), key=lambda rows: _is_list(zone._replace(rows=rows), letter)
    ):
        inner = zone._replace(rows=[row for rows in parts for row in rows])
        settled.append(_across(inner.rows) if is_list or _is_of_rows(inner, letter) else inner)
    return settled + [_across([row]) for row in zone.rows[last:]]


def _parts(rows: list[_Row], letter: float) -> list[list[_Row]]:
    """Part rows where the white between two of them is as high as a letter."""
    parts: list[list[_Row]] = []
    for rank, row in enumerate(rows):
        if not rank or row.top - rows[rank - 1].bottom > letter:
            parts.append([])
        parts[-1].append(row)
    return parts


def _is_running(zone: _Zone, row: _Row, others: list[_Row], letter: float) -> bool:
    """Tell a line that goes from margin to margin (a name, then a month or a page) above or below columns."""
    if not zone.gutters or not others or row.bottom - row.top > 2 * letter:
        return False
    ends, body = _inked(_columns([row], zone)[-1]), _inked(_columns(others, zone)[-1])
    if not ends or not body:
        return False
    indent = min(mark.x0 for mark in ends) - min(mark.x0 for mark in body)
    return row.x0 - zone.x0 < letter and zone.x1 - row.x1 < letter and indent > letter


# --- rows or columns ---------------------------------------------------------------------------------------


def _is_of_rows(zone: _Zone, letter: float) -> bool:
    """Tell whether what stands on both sides of the gutters is read across, by the rules of the module."""
    if not zone.gutters:
        return True
    columns = [_rows(column) for column in _columns(zone.rows, zone)]
    if not all(columns):
        return True
    longest = max(len(lines) for lines in columns)
    widest = max(end - start for start, end in zone.gutters)
    if longest < 2 or (longest <= 3 and widest < _SHORT_GUTTER * letter):
        return True
    if not all(_has_edge(lines, letter) for lines in columns):
        return True
    return any(
        _is_side(lines, columns[rank - 1 if rank else 1], letter) for rank, lines in enumerate(columns)
    )


def _is_list(zone: _Zone, letter: float) -> bool:
    """Tell a list of cells, three rows at least, above or below columns."""
    columns = [_rows(column) for column in _columns(zone.rows, zone)]
    return min(len(lines) for lines in columns) > 2 and _has_side(columns, letter)


def _has_edge(lines: list[_Row], letter: float) -> bool:
    """Tell whether half the lines, two at least, start at the same place, or have the same centre."""
    starts, centres = [line.x0 for line in lines], [(line.x0 + line.x1) / 2 for line in lines]
    enough = max(min(2, len(lines)), len(lines) / 2)
    return any(_most_near(places, letter / 3) >= enough for places in (starts, centres))


def _most_near(places: list[float], reach: float) -> int:
    """Give how many places stand together, at most, within a reach."""
    places = sorted(places)
    return max(bisect_right(places, place + reach) - rank for rank, place in enumerate(places))


def _has_side(columns: list[list[_Row]], letter: float) -> bool:
    return any(
        _is_side(lines, columns[rank - 1 if rank else 1], letter) for rank, lines in enumerate(columns)
    )


def _is_side(lines: list[_Row], beside: list[_Row], letter: float) -> bool:
    """Tell a column of cells, that go with the lines of the column beside it."""
    if _aligned(lines, beside, letter) < _ALIGNED * len(lines):
        return False
    if len(lines) == 1:
        return True
    sizes = [line.letters for line in lines]
    if median(sizes) > _CELL or max(sizes) > _LONGEST_CELL:
        return False
    closely = _abreast(lines, beside)
    if len(lines) < _DENSE * len(closely):
        return True
    if _is_prose(beside):
        return False
    alike, alike_beside = _is_of_one_kind(lines), _is_of_one_kind(beside)
    if len(lines) == len(closely) == _aligned(closely, lines, letter) and len(lines) in (2, len(beside)):
        return alike or alike_beside
    return alike and (alike_beside or lines[0].x0 < beside[0].x0)


def _aligned(lines: list[_Row], beside: list[_Row], letter: float) -> int:
    """Count the lines on a baseline of the column beside them, or half-way up a line or a block of it."""
    floors = sorted(line.bottom for line in beside)
    spans = [(line.top, line.bottom) for line in beside]
    spans += [(part[0].top, part[-1].bottom) for part in _parts(beside, letter / 2)]
    middles = sorted((top + bottom) / 2 for top, bottom in spans)
    return sum(
        _is_near(floors, line.bottom, letter / 4)
        or _is_near(middles, (line.top + line.bottom) / 2, letter / 4)
        for line in lines
    )


def _is_near(places: list[float], place: float, reach: float) -> bool:
    """Tell whether one of the places, in rising order, is within reach of another."""
    rank = bisect_right(places, place - reach)
    return rank < len(places) and places[rank] <= place + reach


def _abreast(lines: list[_Row], beside: list[_Row]) -> list[_Row]:
    """Give the lines beside others that stand at their height."""
    return [line for line in beside if lines[0].top < line.bottom and line.top < lines[-1].bottom]


def _is_of_one_kind(lines: list[_Row]) -> bool:
    """Tell whether all lines have figures, or none has; the first of several may be the head of the column."""
    body = lines[1:] if len(lines) > 3 else lines
    figured = sum(line.has_figures for line in body)
    return max(figured, len(body) - figured) >= _ONE_KIND * len(body)


def _is_prose(lines: list[_Row]) -> bool:
    """Tell whether most lines fill their column and go on with a sentence: they start with a small letter."""
    start, end = min(line.x0 for line in lines), max(line.x1 for line in lines)
    full = sum(line.x1 - start >= _FULL * (end - start) for line in lines)
    firsts = [min(_inked(line.marks), key=lambda mark: mark.x0).text for line in lines]
    return 2 * min(full, sum(first.islower() for first in firsts)) > len(lines)
