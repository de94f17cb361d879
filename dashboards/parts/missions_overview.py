"""The overview of the missions: one line a CPTS, one cell a mission."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboards.parts.chips import dash, squares
from dashboards.parts.html import Html, hidden, join, link, tag
from dashboards.parts.review import status_counts
from dashboards.parts.words import NBSP, listed, quoted, shortened, typographic
from db.communes import department
from db.model import Pathway, Territory, slug
from db.queries import Kept, Mention
from db.standings import Standing
from db.vocabulary import ActionStatus, Mission, size_class

LONGEST_NAME = 100
"""How much of a document's name a line of a table shows; the page of the CPTS gives it whole."""


@dataclass(frozen=True)
class Line:
    """One CPTS, where its latest review says it stands (`None` when none was read), and whether it has a pathway."""

    territory: Territory
    mentions: tuple[Mention, ...]
    standing: Standing | None
    pathway: bool

    @property
    def statuses(self) -> Counter[ActionStatus | None]:
        """Give how many actions of the latest review have each status."""
        return self.standing.statuses if self.standing else Counter()


def overview(
    territories: Sequence[Kept[Territory]],
    standings: Mapping[str, Standing],
    pathways: Sequence[Kept[Pathway]],
) -> list[Line]:
    """Give one line a CPTS: those with a review first, then those with a pathway, each by name.

    A CPTS whose actions are known and that no document presents has a line too, under its identifier.
    """
    with_pathway = {kept.item.territory for kept in pathways}
    presented = {kept.id: kept for kept in territories}
    lines = [
        Line(
            territory=presented[one].item if one in presented else Territory(id=one, name=one),
            mentions=presented[one].mentions if one in presented else (),
            standing=standings.get(one),
            pathway=one in with_pathway,
        )
        for one in sorted({*presented, *standings})
    ]
    return sorted(
        lines, key=lambda line: (line.standing is None, not line.pathway, slug(line.territory.name))
    )


def mission_groups(on: date) -> dict[str, list[Mission]]:
    """Give the missions under « Socle » and « Complémentaires », as the convention stood on that day."""
    core = [mission for mission in Mission if mission.is_core(on)]
    return {"Socle": core, "Complémentaires": [mission for mission in Mission if mission not in core]}


def overview_table(lines: Iterable[Line], groups: Mapping[str, Sequence[Mission]]) -> Html:
    """Write the table of the CPTS and their six missions."""
    missions = [mission for group in groups.values() for mission in group]
    over = [
        tag("th", name, scope="colgroup", colspan=len(group), role="columnheader")
        for name, group in groups.items()
    ]
    names = [tag("th", label, scope="col", role="columnheader") for label in ("CPTS", *_labels(missions))]
    return tag(
        "table",
        tag("caption", "Actions de chaque CPTS, par mission", class_="ml-hidden"),
        tag(
            "thead",
            tag("tr", tag("td", role="cell"), over, role="row", class_="ml-groups"),
            tag("tr", names, role="row"),
            role="rowgroup",
        ),
        tag("tbody", (_row(line, missions) for line in lines), role="rowgroup"),
        class_="ml-table ml-missions",
        role="table",
    )


def done_of(statuses: Counter[ActionStatus | None]) -> Html:
    """Write « 6 sur 8 »: the actions « réalisées ou en cours » out of all those known."""
    return join(tag("b", str(done(statuses))), f"{NBSP}sur{NBSP}{statuses.total()}")


def done(statuses: Counter[ActionStatus | None]) -> int:
    """Count the actions « réalisées ou en cours »."""
    return sum(n for status, n in statuses.items() if status is not None and status.is_done_or_ongoing)


def place_of(territory: Territory) -> str | None:
    """Give the name of the department, else of the region, of a CPTS."""
    known = department(territory.department) if territory.department else None
    return typographic(known.name) if known else territory.region


def size_of(territory: Territory) -> int | None:
    """Give the size class of a CPTS as declared, else as its inhabitants give it."""
    if territory.size_class is None and territory.population is not None:
        return size_class(territory.population)
    return territory.size_class


def _labels(missions: Iterable[Mission]) -> list[str]:
    return [mission.label for mission in missions]


def _row(line: Line, missions: Sequence[Mission]) -> Html:
    unread = [mission for mission in missions if _is_unread(line, mission)]
    said = f"Aucun document lu sur{NBSP}: {listed([mission.label.lower() for mission in unread])}."
    return tag(
        "tr",
        tag("th", _presentation(line), scope="row", role="rowheader"),
        (_cell(line, mission) for mission in missions),
        tag("td", said, role="cell", class_="ml-phone ml-small") if unread else None,
        role="row",
    )


def _presentation(line: Line) -> Html:
    names = [line.standing.document] if line.standing else [mention.name for mention in line.mentions]
    size = size_of(line.territory)
    where = " · ".join(filter(None, [place_of(line.territory), f"classe {size}" if size else None]))
    source = quoted(shortened(names[0], LONGEST_NAME)) if names else "aucun document ne la présente"
    return join(
        link(line.territory.name, f"?cpts={line.territory.id}", class_="ml-strong"),
        (tag("span", text, class_="ml-line ml-small") for text in (where, source) if text),
    )


def _is_unread(line: Line, mission: Mission) -> bool:
    return line.standing is None and not (line.pathway and mission is Mission.PARCOURS)


def _cell(line: Line, mission: Mission) -> Html:
    unread = _is_unread(line, mission)
    held = dash("aucun document lu") if unread else _content(line, mission)
    class_ = "ml-unread" if unread else None
    return tag("td", tag("div", held), role="cell", data_label=mission.label, class_=class_)


def _content(line: Line, mission: Mission) -> Html:
    if statuses := line.standing.actions.get(mission) if line.standing else None:
        known = [status for status in statuses.elements() if status is not None]
        unknown = f", {statuses[None]} sans statut" if statuses[None] else None
        heard = hidden(f" ({status_counts(statuses)})")
        return join(squares(known), tag("span", done_of(statuses), unknown, heard, class_="ml-line"))
    if line.pathway and mission is Mission.PARCOURS:
        return link(
            ["parcours décrit", hidden(f"{NBSP}: {line.territory.name}")], f"parcours?t1={line.territory.id}"
        )
    return tag("span", _declared(line, mission), class_="ml-muted")


def _declared(line: Line, mission: Mission) -> str:
    total = line.standing.totals.get(mission) if line.standing else None
    return f"{total.done} sur {total.planned}, sans détail" if total else "non citée"
