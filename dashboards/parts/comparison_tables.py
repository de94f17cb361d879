"""The tables of the comparison: the same columns in every block, labelled lines on a phone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dashboards.parts.comparison import Criterion, Side
from dashboards.parts.html import Child, Html, tag
from dashboards.parts.tables import Column, table


def comparison_table(compared: Sequence[Side], criteria: Iterable[Criterion], *, caption: str) -> Html:
    """Write one block: a line a criterion, a column a territory."""
    names = [Column(side.territory.name, phone=side.short_name) for side in compared]
    rows = ([criterion.name, *criterion.cells] for criterion in criteria)
    return table([Column("Critère"), *names], rows, caption=caption, class_="ml-compare")


def care_table(
    compared: Sequence[Side], groups: Mapping[str, Sequence[Criterion]], counts: Sequence[int]
) -> Html:
    """Write INCa's basket as a matrix, which it stays on a phone, symbols only."""
    heads = [tag("th", "Soin", scope="col"), *(tag("th", _name(side), scope="col") for side in compared)]
    items = sum(map(len, groups.values()))
    total = Criterion(tag("b", "Soins cités"), tuple(tag("b", f"{count} sur {items}") for count in counts))
    return tag(
        "table",
        tag("caption", "Soins oncologiques de support cités, par territoire", class_="ml-hidden"),
        tag("thead", tag("tr", heads)),
        tag("tbody", _row(total)),
        (_group(name, criteria, len(compared)) for name, criteria in groups.items()),
        class_="ml-table ml-compare ml-matrix",
    )


def _name(side: Side) -> Child:
    """Write a name whose « CPTS » leaves on a phone."""
    prefix, found, short = side.territory.name.partition("CPTS ")
    if prefix or not found:
        return side.territory.name
    return [tag("span", found, class_="ml-wide"), short]


def _group(name: str, criteria: Iterable[Criterion], columns: int) -> Html:
    head = tag("tr", tag("th", name, scope="rowgroup", colspan=columns + 1, class_="ml-group"))
    return tag("tbody", head, map(_row, criteria))


def _row(criterion: Criterion) -> Html:
    return tag("tr", tag("th", criterion.name, scope="row"), (tag("td", cell) for cell in criterion.cells))
