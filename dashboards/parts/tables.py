"""Tables that are only read: true tables on a wide screen, lines with their label on a phone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboards.parts.html import Child, Html, tag


@dataclass(frozen=True)
class Column:
    """A column: its header, a shorter label for phones, and whether it holds numbers."""

    header: str
    phone: str | None = None
    numeric: bool = False


def table(
    columns: Sequence[Column], rows: Iterable[Sequence[Child]], *, caption: str, class_: str = ""
) -> Html:
    """Write a table; the first cell of each row names it. `caption` is for those who listen.

    Roles are written out because a phone lays the cells out as lines, which would take them away.
    """
    head = tag("tr", *map(_header, columns), role="row")
    body = [tag("tr", *map(_cell, columns, row, _first(columns)), role="row") for row in rows]
    return tag(
        "table",
        tag("caption", caption, class_="ml-hidden"),
        tag("thead", head, role="rowgroup"),
        tag("tbody", *body, role="rowgroup"),
        class_=f"ml-table {class_}".strip(),
        role="table",
    )


def _header(column: Column) -> Html:
    return tag("th", column.header, scope="col", role="columnheader", class_=_numeric(column))


def _cell(column: Column, child: Child, first: bool) -> Html:
    if first:
        return tag("th", child, scope="row", role="rowheader", class_=_numeric(column))
    label = column.phone or column.header
    return tag("td", tag("div", child), role="cell", data_label=label, class_=_numeric(column))


def _first(columns: Sequence[Column]) -> list[bool]:
    return [rank == 0 for rank in range(len(columns))]


def _numeric(column: Column) -> str | None:
    return "ml-num" if column.numeric else None
