"""The tables of actions in a review: which column says what, row by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from collectors.documents.bilan.marks import Kind, column_role, mark_of, mission_mark
from collectors.documents.bilan.standing import is_planning, whole_status
from collectors.documents.lines import Line

_TICK = 3
_ROLES = ("mission", "sheet", "number", "action", "planning", "status", "origin")


@dataclass(frozen=True)
class Cells:
    """A row of a table of actions, cell by cell; an empty cell is an empty text."""

    line: Line
    mission: str = ""
    sheet: str = ""
    number: str = ""
    action: str = ""
    planning: str = ""
    status: str = ""
    origin: str = ""


def read_tables(lines: Sequence[Line]) -> dict[int, Cells]:
    """Give, by line number, the rows of the tables of actions; headers and other tables are left out."""
    found: dict[int, Cells] = {}
    for table in _tables(lines):
        columns = [list(column) for column in zip_longest(*(line.cells for line in table), fillvalue="")]
        ticks = _ticks(columns)
        roles = _roles(columns, ticks)
        if "action" in roles and ("status" in roles or ticks):
            rows = (_cells(line, roles, ticks) for line in table)
            found |= {cells.line.number: cells for cells in rows if _says_something(cells)}
    return found


def _tables(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Give the runs of rows; empty lines do not part them, since a table may go on over the page."""
    table: list[Line] = []
    for line in lines:
        if "\t" in line.text and (not table or _is_alike(line, table[-1])):
            table.append(line)
        elif line.text:
            yield from [table] if table else []
            table = [line] if "\t" in line.text else []
    yield from [table] if table else []


def _is_alike(line: Line, above: Line) -> bool:
    return len(line.cells) == len(above.cells) or line.number == above.number + 1


def _ticks(columns: list[list[str]]) -> dict[int, str]:
    """Give the columns to be ticked, by their header: one for « Réalisée », one for « En cours »…"""
    ticks = {
        rank: column[0]
        for rank, column in enumerate(columns)
        if whole_status(column[0]) and all(len(cell) <= _TICK for cell in column[1:])
    }
    return ticks if len(ticks) > 1 else {}


def _roles(columns: list[list[str]], ticks: Mapping[int, str]) -> dict[str, int]:
    """Give the column of each role, from the headers, else from what the cells hold."""
    columns = [[] if rank in ticks else column for rank, column in enumerate(columns)]
    roles: dict[str, int] = {}
    for rank, column in enumerate(columns):
        role = _header(column)
        if role in _ROLES and role not in roles:
            roles[role] = rank
    _guess(
        roles, "status", [_share(column, lambda cell: whole_status(cell) is not None) for column in columns]
    )
    _guess(roles, "sheet", [_share(column, _opens_group) for column in columns])
    _guess(roles, "planning", [_share(column, is_planning) - 0.5 for column in columns])
    _guess(roles, "action", [sum(len(cell) for cell in column) for column in columns])
    if "action" not in roles and "sheet" in roles:
        roles["action"] = roles.pop("sheet")
    return roles


def _header(column: list[str]) -> str | None:
    """Give the role that the first cell of a column names; merged titles may stand above it."""
    named = Counter(role for cell in column[:3] if (role := column_role(cell)))
    return next(iter(named), None)


def _guess(roles: dict[str, int], role: str, scores: Sequence[float]) -> None:
    """Give a role that no header names to the column, not yet taken, that fits it best."""
    free = [rank for rank in range(len(scores)) if rank not in roles.values() and scores[rank] > 0]
    if role not in roles and free:
        roles[role] = max(free, key=lambda rank: scores[rank])


def _share(column: list[str], fits: Callable[[str], bool]) -> float:
    told = [cell for cell in column if cell]
    return sum(fits(cell) for cell in told) / len(told) if told else 0.0


def _opens_group(cell: str) -> bool:
    mark = mark_of(cell) if cell else None
    return mark is not None and mark.kind in (Kind.SHEET, Kind.NEW, Kind.MISSION)


def _cells(line: Line, roles: Mapping[str, int], ticks: Mapping[int, str]) -> Cells:
    """Give the cells of a row by role; a header is nothing.

    The title of a mission, a sheet or new actions is one even where it spreads over the whole row.
    """
    told = {role: line.cells[rank] for role, rank in roles.items() if rank < len(line.cells)}
    told = {role: "" if column_role(cell) else cell for role, cell in told.items()}
    ticked = [name for rank, name in ticks.items() if line.cells[rank : rank + 1] not in ((), ("",), (name,))]
    if len(ticked) == 1:
        told["status"] = ticked[0]
    for role in ("sheet", "action"):
        if told.get(role) and mission_mark(told[role]) and not told.get("mission"):
            told["mission"] = told.pop(role)
    if _opens_group(told.get("action", "")) and not told.get("sheet") and not told.get("status"):
        told["sheet"] = told.pop("action")
    return Cells(line, **told)


def _says_something(cells: Cells) -> bool:
    return any((cells.mission, cells.sheet, cells.action))
