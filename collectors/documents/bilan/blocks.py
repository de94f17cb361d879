"""The actions of a review printed as blocks of text: a title, what was done, a planning, a status."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from collectors.documents.bilan.marks import LONGEST, Kind, Mark, labelled, mark_of
from collectors.documents.bilan.outline import Chapter, Group
from collectors.documents.bilan.rows import Found, Row
from collectors.documents.bilan.standing import (
    Standing,
    is_planning,
    read_standing,
    split_glued,
    split_title,
    whole_status,
)
from collectors.documents.lines import Line
from collectors.french.fold import fold
from db.vocabulary import Mission, Origin

_UNENDED = re.compile(
    r"(?:\b(?:[ld]es?|la|du|et|ou|a|aux?|en|par|pour|sur|avec|dans|une?)|['’,-])$", re.IGNORECASE
)
_SAID_OUTSIDE = re.compile(r"\bhors[ -](?:du |de |le )?projet", re.IGNORECASE)


@dataclass
class _Action:
    """An action's heading and the lines below it."""

    mark: Mark
    head: Line
    lines: list[Line] = field(default_factory=list)


@dataclass
class _Run:
    """Actions printed one after the other, and the columns of values that follow them, if any."""

    actions: list[_Action] = field(default_factory=list)
    plannings: list[Line] = field(default_factory=list)
    statuses: list[Line] = field(default_factory=list)


def block_rows(chapter: Chapter, mission: Mission, group: Group) -> Found:
    """Give the actions that a group prints as blocks of text."""
    title, lines = _take_title(group)
    base = Row(
        mission,
        chapter.turn,
        in_table=False,
        title="",
        place=(group.head or chapter.head.line).place,
        standing=Standing(),
        sheets=group.sheets,
        sheet_title=title or None,
        origin=Origin.NEW if group.is_new else Origin.INITIAL,
    )
    runs = [run for run in _runs(lines, (group.head or chapter.head.line).heading) if run.actions]
    if runs:
        return _all_rows(base, runs)
    listed = _listed_rows(base, lines)
    return Found(tuple(listed if len(listed) > 1 else _single(base, group.head, lines) or listed))


def _all_rows(base: Row, runs: Sequence[_Run]) -> Found:
    found = [_run_rows(base, run) for run in runs]
    rows = tuple(row for part in found for row in part.rows)
    return Found(_named_by_group(rows), tuple(note for part in found for note in part.notes))


def _take_title(group: Group) -> tuple[str, list[Line]]:
    """Give the title of a sheet or of new actions, and the lines below it."""
    if group.head is None:
        return group.title, group.lines
    if group.title:
        return _continued(group.title, group.head, group.lines)
    if group.lines and _is_title(group.lines[0].text):
        return _continued(group.lines[0].text.strip(" :"), group.lines[0], group.lines[1:])
    return "", group.lines


def _is_title(text: str) -> bool:
    is_value = mark_of(text) or whole_status(text) or split_glued(text) or labelled(text)
    return len(text) <= LONGEST and not is_value and not text.endswith(".")


def _continued(title: str, last: Line, lines: Sequence[Line]) -> tuple[str, list[Line]]:
    """Join to a title the lines right below that go on with it; give the others too."""
    end = 0
    while end < len(lines) and lines[end].number == last.number + 1 and _goes_on(title, lines[end].text):
        title, last, end = f"{title} {lines[end].text}", lines[end], end + 1
    return title, list(lines[end:])


def _goes_on(title: str, below: str) -> bool:
    return _is_title(below) and (below[:1].islower() or _UNENDED.search(fold(title)) is not None)


def _runs(lines: Sequence[Line], level: int) -> list[_Run]:
    """Sort lines into actions, and into columns of values when a label opens one."""
    runs = [_Run()]
    column = "action"
    for line in lines:
        mark = _action_mark(line, level)
        if mark is None:
            _put(runs[-1], column, line)
        elif mark.kind is Kind.COLUMN:
            column = mark.title
        else:
            if runs[-1].plannings or runs[-1].statuses:
                runs.append(_Run())
            runs[-1].actions.append(_Action(mark, line))
            column = "action"
    return runs


def _action_mark(line: Line, level: int) -> Mark | None:
    """Give the mark of an action or of a column; a deeper heading that is no other mark is an action's."""
    mark = mark_of(line.text)
    if mark and mark.kind in (Kind.ACTION, Kind.COLUMN):
        return mark
    return Mark(Kind.ACTION, (), line.text) if line.heading > level > 0 and not mark else None


def _put(run: _Run, column: str, line: Line) -> None:
    if column == "planning":
        run.plannings.append(line)
    elif column == "status":
        run.statuses.append(line)
    elif run.actions:
        run.actions[-1].lines.append(line)


def _run_rows(base: Row, run: _Run) -> Found:
    if len(run.actions) > 1 and (run.plannings or run.statuses):
        return _aligned_rows(base, run)
    for action in run.actions:
        action.lines += run.plannings + run.statuses
    return Found(tuple(row for action in run.actions for row in _action_rows(base, action)))


def _action_rows(base: Row, action: _Action, standing: Standing | None = None) -> list[Row]:
    """Give the row of an action, or as many as it has numbers; an unnumbered one must have a status."""
    title, lines = _continued(action.mark.title, action.head, action.lines)
    if not title and lines and _is_title(lines[0].text):
        title, lines = _continued(lines[0].text, lines[0], lines[1:])
    standing = standing or read_standing(lines)
    if standing.status is None and (parts := split_title(action.mark.title, action.head)):
        title, lines = _continued(parts[0], action.head, action.lines)
        standing = parts[1]
    if standing.status is None and not action.mark.numbers:
        return []
    row = replace(
        base,
        title=title or base.sheet_title or "",
        place=(standing.line or action.head).place,
        standing=standing,
        origin=_origin(base, lines),
        grouped=len(action.mark.numbers) > 1,
    )
    return [replace(row, number=number) for number in action.mark.numbers or (None,)]


def _origin(base: Row, lines: Sequence[Line]) -> Origin:
    says_so = any(_SAID_OUTSIDE.search(fold(line.text[:1000])) for line in lines)
    return Origin.NEW if says_so else base.origin


def _aligned_rows(base: Row, run: _Run) -> Found:
    """Give actions whose plannings and statuses are printed apart from the titles, matched by order."""
    sheets = f"Fiche{'s' * (len(base.sheets) > 1)} {' et '.join(map(str, base.sheets))}"
    where = run.actions[0].head.place
    standings = _align(run, len(run.actions))
    if standings is None:
        rows = [row for action in run.actions for row in _action_rows(base, action)]
        return Found(tuple(rows), ((f"{sheets}\u00a0: {_UNALIGNED}", where),))
    pairs = zip(run.actions, standings, strict=True)
    rows = [row for action, standing in pairs for row in _action_rows(base, action, standing)]
    return Found(tuple(rows), ((f"{sheets}\u00a0: {_ALIGNED}", where),))


_ALIGNED = "plannings et statuts imprimés à part des titres, rapprochés selon leur ordre"
_UNALIGNED = "plannings et statuts imprimés à part des titres, en nombre différent, donc non rapprochés"


def _align(run: _Run, count: int) -> list[Standing] | None:
    """Give the standing of each action in order, or `None` when the columns do not count as many.

    A status glued to a planning belongs to it; the other statuses go to the other actions.
    """
    plannings = run.plannings
    if len(plannings) != count:
        plannings = [line for line in plannings if is_planning(line.text) or split_glued(line.text)]
    statuses = [line for line in run.statuses if whole_status(line.text)]
    glued = [split_glued(line.text) for line in plannings] if len(plannings) == count else [None] * count
    if len(statuses) != glued.count(None):
        return None
    left = iter(statuses)
    standings = []
    for rank, parts in enumerate(glued):
        line = next(left) if parts is None else plannings[rank]
        planning = plannings[rank].text if len(plannings) == count else None
        words = parts[1] if parts else line.text.strip()
        standings.append(Standing(whole_status(words), words, parts[0] if parts else planning, line))
    return standings


def _named_by_group(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Give a new action that is alone under its heading the heading's fuller title."""
    if len(rows) != 1 or rows[0].origin is Origin.INITIAL or not rows[0].sheet_title:
        return rows
    fuller, own = rows[0].sheet_title, rows[0].title
    return (replace(rows[0], title=fuller),) if fold(fuller).lower().startswith(fold(own).lower()) else rows


def _single(base: Row, head: Line | None, lines: Sequence[Line]) -> list[Row]:
    """Give the one action of a group that numbers none; what is no sheet must at least have a status."""
    standing = read_standing([line for line in lines if not _is_column(line)])
    title = base.sheet_title or ""
    if standing.status is None and head and (parts := split_title(title, head)):
        title, standing = parts
    if standing.status is None or standing.line is None:
        return []
    return [replace(base, title=title, place=standing.line.place, standing=standing)]


def _is_column(line: Line) -> bool:
    mark = mark_of(line.text)
    return mark is not None and mark.kind is Kind.COLUMN


def _listed_rows(base: Row, lines: Sequence[Line]) -> list[Row]:
    """Give the actions of a list whose items end with their status: « - Recruter une IPA : réalisé »."""
    parted = [(line, split_title(line.text.strip(" -•*▪·"), line)) for line in lines]
    items = [(line, *parts) for line, parts in parted if parts]
    return [
        replace(base, title=title, place=line.place, standing=standing, number=rank if items[1:] else None)
        for rank, (line, title, standing) in enumerate(items, start=1)
    ]
