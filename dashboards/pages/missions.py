"""Missions: what the CPTS have done of their six missions, and the review of one of them (`?cpts=<id>`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import streamlit as st
from sqlite_utils import Database

from dashboards.parts import charts, data, frame, missions_chart
from dashboards.parts.chips import legend
from dashboards.parts.dates import plain_day
from dashboards.parts.filters import Filters, clear
from dashboards.parts.freshness import freshness
from dashboards.parts.html import Html, join, tag
from dashboards.parts.mission_pages import sites_list, territory_of
from dashboards.parts.missions_one import show_one
from dashboards.parts.missions_overview import Line, done, mission_groups, overview, overview_table, size_of
from dashboards.parts.tables import Column
from dashboards.parts.words import NBSP, count
from db import queries
from db.mission_pages import CptsSite, cpts_sites
from db.model import Territory, slug
from db.standings import standings
from db.vocabulary import ActionStatus

FILTERS = ("region", "taille")
LINES_A_PAGE = 50
SIZES = {
    "1": f"1{NBSP}: moins de 40{NBSP}000 habitants",
    "2": f"2{NBSP}: de 40{NBSP}000 à 80{NBSP}000",
    "3": f"3{NBSP}: de 80{NBSP}000 à 175{NBSP}000",
    "4": f"4{NBSP}: plus de 175{NBSP}000",
}
MAIN_STATUSES = [
    ActionStatus.REALISEE,
    ActionStatus.EN_COURS,
    ActionStatus.A_VENIR,
    ActionStatus.NON_REALISEE,
    ActionStatus.ABANDONNEE,
]


def show(db: Database) -> None:
    """Draw the overview, or the CPTS that the address names."""
    filters = Filters()
    chosen = filters.value("cpts", _names(db), every="toutes les CPTS")
    if chosen is None:
        _show_all(db, filters)
    else:
        show_one(db, chosen, filters)


def _names(db: Database) -> dict[str, str]:
    """Give the name of each CPTS that some document presents, of which it tells an action, or whose site was read."""
    presented = {kept.id: kept.item.name for kept in data.shared(queries.territories, db)}
    known = {site.territory: site.name for site in data.shared(cpts_sites, db)} | presented
    asked = st.query_params.get("cpts", "")
    told = asked and asked not in known and queries.actions(db, asked)
    return {**known, asked: asked} if told else known


def _show_all(db: Database, filters: Filters) -> None:
    lines, answer = data.shared(_known, db)
    frame.title("Missions des CPTS", answer, freshness(db, data.now()))
    listed = {line.territory.id for line in lines}
    alone = [site for site in data.shared(cpts_sites, db) if site.territory not in listed]
    if lines:
        _show_known(lines, alone, filters)
        return
    filters.notice()
    _say_nothing_read()
    frame.write(sites_list(alone))


def _known(db: Database) -> tuple[list[Line], str | None]:
    """Read what every CPTS did, and say it in a sentence."""
    lines = overview(queries.territories(db), standings(db), queries.pathways(db))
    return lines, _answer(lines)


def _show_known(lines: Sequence[Line], alone: Sequence[CptsSite], filters: Filters) -> None:
    """Draw the filters, the CPTS that they keep, and those that only their sites tell of."""
    keeps = _filter([*(line.territory for line in lines), *map(territory_of, alone)], filters)
    filters.notice()
    kept = [line for line in lines if keeps(line.territory)]
    sites = [site for site in alone if keeps(territory_of(site))]
    if kept:
        _show_lines(kept, filters)
    elif not sites:
        _say_none_left()
    frame.write(sites_list(sites))


def _show_lines(kept: Sequence[Line], filters: Filters) -> None:
    pages = -(-len(kept) // LINES_A_PAGE)
    page = filters.page(pages)
    shown = kept[(page - 1) * LINES_A_PAGE : page * LINES_A_PAGE]
    _show_table(shown)
    filters.pagination(page, pages)
    _show_shares(shown)


def _answer(lines: Sequence[Line]) -> str | None:
    if not lines:
        return None
    reviewed = sum(line.standing is not None for line in lines)
    statuses = sum((line.statuses for line in lines), Counter())
    known = f"{count(len(lines), 'CPTS connue', 'CPTS connues')}, {reviewed or 'aucune'} avec un bilan lu"
    if not statuses:
        return f"{known}."
    found = f"{count(statuses.total(), 'action')}, dont {done(statuses)} réalisées ou en cours"
    return f"{known}{NBSP}: {found}."


def _say_nothing_read() -> None:
    frame.write(
        frame.empty(
            "Aucun document lu pour l’instant.",
            "Un bilan de CPTS apporte ses actions, mission par mission. Pour en ajouter un, lancez cette "
            "commande, puis rechargez la page.",
            frame.command("maillage import BILAN.pdf --as bilan"),
        )
    )


def _filter(found: Sequence[Territory], filters: Filters) -> Callable[[Territory], bool]:
    """Draw the two filters, and give the test that a CPTS has to pass."""
    regions = sorted({territory.region for territory in found if territory.region})
    sizes = {str(size_of(territory)) for territory in found}
    labels = {**SIZES, "None": "non indiquée"}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        region = filters.one("region", "Région", {slug(name): name for name in regions}, every="Toutes")
        size = filters.one(
            "taille", "Taille", {one: labels[one] for one in labels if one in sizes}, every="Toutes"
        )
    return lambda territory: (
        region in (None, slug(territory.region or "")) and size in (None, str(size_of(territory)))
    )


def _say_none_left() -> None:
    frame.write(frame.empty("Aucune CPTS ne répond aux deux filtres à la fois."))
    st.button("Tout effacer", on_click=clear, args=FILTERS, key="effacer")


def _show_table(lines: Sequence[Line]) -> None:
    today = data.today()
    how_to_read = (
        "Un carré est une action. Un tiret veut dire «\u00a0aucun document lu\u00a0», jamais «\u00a0rien "
        "n’est fait\u00a0». «\u00a03 sur 5\u00a0»\u00a0: actions réalisées ou en cours, sur les actions "
        f"connues. Missions du socle et missions complémentaires à la date du {plain_day(today)}."
    )
    frame.write(
        _legend(status for line in lines for status in line.statuses),
        tag("p", how_to_read, class_="ml-small"),
        overview_table(lines, mission_groups(today)),
    )


def _legend(statuses: Iterable[ActionStatus | None]) -> Html:
    """Write the legend of the squares: the five main statuses, and any other that some action has."""
    present = set(statuses)
    shown = [status for status in ActionStatus if status in MAIN_STATUSES or status in present]
    return legend(shown, join(tag("span", "—", class_="ml-muted"), "aucun document lu"))


def _show_shares(lines: Sequence[Line]) -> None:
    found = missions_chart.shares(lines)
    if not found:
        return
    present = missions_chart.statuses_of(found)
    frame.write(frame.heading("Part des statuts, par CPTS"), legend(present))
    charts.show_chart(
        missions_chart.shares_chart(found, charts.colors()),
        alt_text=missions_chart.finding(found),
        columns=[Column("CPTS"), *(Column(status.label, numeric=True) for status in present)],
        rows=missions_chart.share_rows(found),
        name="missions-parts",
    )
    frame.write(charts.note(_left_out(len(lines) - len(found))))


def _left_out(others: int) -> str:
    told = "Entre parenthèses\u00a0: nombre d’actions dont le statut est connu."
    least = missions_chart.FEWEST_FOR_A_SHARE
    if others == 0:
        return told
    if others == 1:
        return f"{told} L’autre CPTS, avec moins de {least} actions connues, n’est pas tracée."
    return f"{told} Les {others} autres CPTS, avec moins de {least} actions connues, ne sont pas tracées."


if __name__ == "__main__":
    frame.run(show)
