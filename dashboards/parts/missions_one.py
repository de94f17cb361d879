"""The view of one CPTS: who it is, what its latest review declares, and its actions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import streamlit as st
from sqlite_utils import Database

from dashboards.parts import charts, frame
from dashboards.parts.chips import legend
from dashboards.parts.comparison import size_words
from dashboards.parts.dates import partial
from dashboards.parts.filters import Filters, clear
from dashboards.parts.html import Child, Html, join, link, tag
from dashboards.parts.mission_pages import proposed_pages, territory_of
from dashboards.parts.missions_overview import place_of
from dashboards.parts.missions_review import (
    actions_table,
    disagreements_table,
    source_of,
    totals_table,
)
from dashboards.parts.planning import axis_of
from dashboards.parts.provenance import provenance_line
from dashboards.parts.review import status_counts, statuses_of, titles
from dashboards.parts.words import NBSP, count, number, quoted, shortened
from db import queries
from db.mission_pages import CptsSite, cpts_sites, pages_of
from db.model import Action, Remark, Territory
from db.queries import Kept
from db.reviews import Review, latest_review
from db.vocabulary import ActionStatus, Mission

ACTIONS_A_PAGE = 20
FILTERS = ("mission", "statut")
NO_STATUS = "sans-statut"


def show_one(db: Database, identifier: str, filters: Filters) -> None:
    """Draw the view of the CPTS of that identifier, which some document presents or tells an action of.

    Its site may tell of it too, or alone.
    """
    kept = queries.territory(db, identifier)
    sites = [site for site in cpts_sites(db) if site.territory == identifier]
    territory = kept.item if kept else _unpresented(identifier, sites)
    review = latest_review(queries.actions(db, identifier), queries.mission_totals(db, identifier))
    starter = queries.starters(db)
    st.set_page_config(page_title=f"{shortened(territory.name, 80)} · Missions · Maillage")
    frame.write(_breadcrumb(territory))
    frame.title(
        territory.name,
        _answer(review),
        _identity(territory),
        provenance_line(kept.mentions if kept else (), starter),
        _pathway_link(db, territory),
    )
    proposed = proposed_pages(pages_of(db, sites))
    if review is None:
        _say_no_review()
        frame.write(proposed)
        return
    _show_totals(review, starter)
    named = titles([kept.item for kept in (*review.actions, *review.older)])
    _show_disagreements(review, named)
    _show_actions(review, named, filters)
    frame.write(proposed)
    _show_remarks(db, review)


def _unpresented(identifier: str, sites: Sequence[CptsSite]) -> Territory:
    return territory_of(sites[0]) if sites else Territory(id=identifier, name=identifier)


def _breadcrumb(territory: Territory) -> Html:
    here = tag("span", shortened(territory.name, 80), aria_current="page")
    return tag(
        "nav", link("Missions", "missions"), " › ", here, aria_label="Fil d’Ariane", class_="ml-crumbs"
    )


def _answer(review: Review | None) -> Html | None:
    if review is None:
        return None
    actions = [kept.item for kept in review.actions]
    if not actions:
        return frame.lead("Des totaux sont déclarés, sans le détail des actions.")
    return frame.lead(
        tag("b", count(len(actions), "action")), f"{NBSP}: {status_counts(statuses_of(actions))}."
    )


def _identity(territory: Territory) -> Html | None:
    size = size_words(territory)
    known: list[Child] = [
        place_of(territory),
        f"{number(territory.population)} habitants" if territory.population is not None else None,
        join("classe ", size) if size else None,
        count(territory.communes, "commune") if territory.communes is not None else None,
        _signed(territory),
        link("site de la CPTS", territory.website) if territory.website else None,
        territory.contact,
    ]
    return tag("p", join(*known, by=" · "), class_="ml-meta") if any(known) else None


def _signed(territory: Territory) -> str | None:
    if territory.aci_signed is None:
        return territory.stage.label if territory.stage else None
    day = "le " if len(territory.aci_signed) == 10 else "en "
    return f"ACI signé {day}{partial(territory.aci_signed)}"


def _pathway_link(db: Database, territory: Territory) -> Html | None:
    if not queries.pathways(db, territory.id):
        return None
    return tag("p", link("Son parcours en cancérologie", f"parcours?t1={territory.id}"), class_="ml-meta")


def _say_no_review() -> None:
    frame.write(
        frame.empty(
            "Aucun bilan lu pour cette CPTS.",
            "Pour en ajouter un, lancez cette commande, puis rechargez la page.",
            frame.command("maillage import BILAN.pdf --as bilan"),
        )
    )


def _show_totals(review: Review, starter: Collection[str]) -> None:
    title = "Ce qui est déclaré, ce qui se recompte" if review.totals else "Ce qui se recompte"
    told = [kept.item.status for kept in review.actions]
    frame.write(
        frame.heading(title),
        legend(status for status in ActionStatus if status in told),
        tag(
            "p",
            "Actions du projet initial réalisées ou en cours. Les actions nouvelles sont comptées à part.",
            None if review.totals else " Le document ne déclare pas de total.",
            class_="ml-small",
        ),
        totals_table(review),
        provenance_line([review.document], starter),
    )


def _show_disagreements(review: Review, named: Mapping[str, str]) -> None:
    if len(review.sections) < 2:
        return
    doubles = [kept.item for kept in review.actions if kept.item.disagreement]
    if not doubles:
        agreed = "Les sections du document donnent à chaque action le même statut."
        frame.write(tag("p", agreed, class_="ml-small"))
        return
    verb = "a deux statuts" if len(doubles) == 1 else "ont deux statuts"
    counted = (
        f"Les deux sont gardés. Le statut de {quoted(review.sections[0])}, plus détaillé, sert aux comptes."
    )
    frame.write(
        frame.heading(f"{count(len(doubles), 'action')} {verb} dans le même document"),
        tag("p", counted, class_="ml-small"),
        disagreements_table(doubles, review.sections, named),
    )


def _show_actions(review: Review, named: Mapping[str, str], filters: Filters) -> None:
    listed = [*review.actions, *review.older]
    frame.write(frame.heading(f"{count(len(listed), 'action')} et leur calendrier"))
    shown = _filtered(listed, filters)
    filters.notice()
    axis = axis_of((kept.item for kept in listed), review.document.published)
    pages = -(-len(shown) // ACTIONS_A_PAGE)
    page = filters.page(pages)
    first = (page - 1) * ACTIONS_A_PAGE
    frame.write(
        tag("p", _how_to_read(review, len(shown), len(listed)), class_="ml-small"),
        actions_table(shown[first : first + ACTIONS_A_PAGE], axis, named) if shown else None,
    )
    if not shown:
        _say_none_left()
    filters.pagination(page, pages)
    _offer_file(shown, review)


def _filtered(listed: Iterable[Kept[Action]], filters: Filters) -> list[Kept[Action]]:
    """Draw the filters on mission and status, and give the actions that they keep."""
    found = list(listed)
    missions = {kept.item.mission for kept in found}
    statuses = {_status_id(kept.item) for kept in found}
    labels = {**{str(status): status.label for status in ActionStatus}, NO_STATUS: "Sans statut"}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        mission = filters.one(
            "mission",
            "Mission",
            {str(one): one.label for one in Mission if one in missions},
            every="Toutes",
            width=346,
        )
        chosen = filters.many(
            "statut",
            "Statut",
            {one: label for one, label in labels.items() if one in statuses},
            every="tous les statuts",
        )
    return [
        kept
        for kept in found
        if mission in (None, kept.item.mission) and (not chosen or _status_id(kept.item) in chosen)
    ]


def _status_id(action: Action) -> str:
    return str(action.status) if action.status else NO_STATUS


def _how_to_read(review: Review, shown: int, listed: int) -> str:
    told = (
        "Sous la barre\u00a0: les mots du document. Pointe\u00a0: aucune fin n’est écrite. "
        "Pointillés\u00a0: date du bilan. Sans barre\u00a0: aucune date n’est écrite."
    )
    older = (
        f" {count(len(review.older), 'action')} d’un document plus ancien, en fin de liste."
        if review.older
        else ""
    )
    kept = f"{count(shown, 'action')} sur {listed}. " if shown < listed else ""
    return f"{kept}{told}{older}"


def _say_none_left() -> None:
    frame.write(frame.empty("Aucune action ne répond à ces filtres à la fois."))
    st.button("Retirer ces filtres", on_click=clear, args=FILTERS, key="effacer")


def _offer_file(shown: Sequence[Kept[Action]], review: Review) -> None:
    headers = ["Mission", "Fiche", "Numéro", "Action", "Origine", "Statut", "Calendrier", "Provenance"]
    rows = [_file_row(kept) for kept in shown]
    st.download_button(
        "Télécharger ces actions en CSV",
        charts.csv_file(headers, rows),
        file_name=f"{review.document.publication.removeprefix('doc:')}.csv",
        mime="text/csv",
        key="csv-actions",
        on_click="ignore",
    )


def _file_row(kept: Kept[Action]) -> list[str | int | None]:
    action = kept.item
    return [
        action.mission.label,
        action.sheet,
        action.number,
        action.title,
        action.origin.label,
        action.status.label if action.status else None,
        action.planning_raw,
        source_of(kept, longest_name=500),
    ]


def _show_remarks(db: Database, review: Review) -> None:
    read = queries.document(db, review.document.publication.removeprefix("doc:"))
    if read is None or not read.remarks:
        return
    label = f"{count(len(read.remarks), 'remarque')} sur ce document"
    with st.expander(label):
        frame.write(tag("ul", (tag("li", _remark(remark)) for remark in read.remarks)))


def _remark(remark: Remark) -> str:
    return f"{remark.text} ({remark.place})" if remark.place else remark.text
