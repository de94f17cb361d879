"""Parcours: how up to three territories organise cancer care, side by side."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import streamlit as st
from sqlite_utils import Database

from dashboards.parts import comparison, data, frame
from dashboards.parts.comparison import Criterion, Side
from dashboards.parts.comparison_tables import care_table, comparison_table
from dashboards.parts.filters import Filters
from dashboards.parts.freshness import freshness
from dashboards.parts.html import Html, hidden, icon, link, tag
from dashboards.parts.provenance import provenance
from dashboards.parts.words import NBSP, listed, quoted
from db import queries
from db.queries import Mention

TITLE = "Comparer des parcours en cancérologie"
COLUMNS = 3


def show(db: Database) -> None:
    """Draw the page."""
    known = comparison.sides(queries.pathways(db), queries.territories(db))
    if not known:
        _show_none(db)
        return
    frame.title(TITLE, _answer(len(known)), freshness(db, data.now()))
    chosen = _choose(known)
    compared = [known[one] for one in dict.fromkeys(chosen)]
    _say_repeated(chosen, known)
    _show_blocks(compared)
    _show_sources(compared, queries.starters(db))


def _show_none(db: Database) -> None:
    frame.title(TITLE, freshness(db, data.now()))
    frame.write(
        frame.empty(
            "Aucun parcours lu pour l’instant.",
            "Un retour d’expérience de CPTS apporte un parcours par territoire. Pour en ajouter un, "
            "lancez cette commande, puis rechargez la page.",
            frame.command("maillage import DOCUMENT.pdf --as pratique"),
        )
    )


def _answer(known: int) -> str:
    if known == 1:
        return "Un seul parcours est connu. Il est montré seul, faute d’un autre à lui comparer."
    if known <= COLUMNS:
        return f"{known}{NBSP}parcours sont connus, tous comparés ici."
    return f"{known}{NBSP}parcours sont connus. Choisissez-en jusqu’à trois."


def _choose(known: dict[str, Side]) -> list[str]:
    """Draw the lists of territories, as many as there are pathways, and give the territories chosen."""
    names = {one: side.territory.name for one, side in known.items()}
    labels = {f"t{n}": f"Territoire {n}" for n in range(1, min(COLUMNS, len(known)) + 1)}
    filters = Filters()
    with st.grid(COLUMNS, min_column_width=220):
        chosen = filters.each(labels, names, _defaults(list(labels), known))
    filters.notice()
    return chosen


def _defaults(keys: Sequence[str], known: Collection[str]) -> list[str]:
    """Give what each list shows: what the address asks for, else the first that it does not ask for."""
    asked = {key: st.query_params.get(key, "") for key in keys}
    free = iter([one for one in known if one not in asked.values()])
    return [one if one in known else next(free) for one in asked.values()]


def _say_repeated(chosen: Sequence[str], known: dict[str, Side]) -> None:
    repeated = [known[one].territory.name for one in dict.fromkeys(chosen) if chosen.count(one) > 1]
    if repeated:
        text = f"{listed(repeated)} est choisie plusieurs fois{NBSP}: elle n’est montrée qu’une fois."
        frame.write(tag("p", text, class_="ml-notice", role="status"))


def _show_blocks(compared: Sequence[Side]) -> None:
    _show_block("Repères", compared, comparison.landmarks(compared))
    _show_block("Financement et partenaires", compared, comparison.means(compared))
    _show_block("Quatre étapes", compared, comparison.steps(compared))
    _show_care(compared)
    _show_block("Freins et leviers", compared, comparison.obstacles(compared))
    _show_block("Le projet et sa suite", compared, comparison.project(compared))
    _show_demands(compared)


def _show_block(name: str, compared: Sequence[Side], criteria: Sequence[Criterion]) -> None:
    frame.write(frame.heading(name), comparison_table(compared, criteria, caption=name))


def _show_care(compared: Sequence[Side]) -> None:
    legend = tag(
        "ul",
        tag("li", tag("span", icon("tick"), class_="ml-cited"), "cité, avec les mots du document"),
        tag("li", tag("span", icon("ring"), class_="ml-muted"), f"non cité{NBSP}: le soin existe peut-être"),
        class_="ml-legend",
    )
    counts = comparison.care_counts(compared)
    table = care_table(compared, comparison.care_groups(compared), counts)
    frame.write(frame.heading("Soins oncologiques de support", "panier de l’INCa"), legend, table)


def _show_demands(compared: Sequence[Side]) -> None:
    name, criteria = "Ce que le parcours demande", comparison.demands(compared)
    if criteria:
        _show_block(name, compared, criteria)
        frame.write(tag("p", "Scores de 1 (peu) à 5 (beaucoup), tels que publiés.", class_="ml-small"))
        return
    unknown = "Aucun score n’est publié pour ces territoires. Un axe sans chiffre ne vaut jamais zéro."
    frame.write(frame.heading(name), tag("p", unknown))


def _show_sources(compared: Sequence[Side], starter: frozenset[str]) -> None:
    frame.write(
        frame.heading("D’où viennent ces données"), *(_sources_of(side, starter) for side in compared)
    )


def _sources_of(side: Side, starter: frozenset[str]) -> Html:
    """Write where a territory's card and pathway were read, each document once."""
    mentions = {mention.publication: mention for mention in (*side.card_mentions, *side.mentions)}
    lines = [
        tag("span", provenance(mention, starter, place=_places(side, mention)), class_="ml-line")
        for mention in mentions.values()
    ]
    older = f"Un document plus ancien décrit aussi ce parcours{NBSP}: {listed([*map(quoted, side.older)])}."
    words = ["Ses missions", hidden(f"{NBSP}: {side.territory.name}")]
    missions = link(words, f"missions?cpts={side.territory.id}")
    return tag(
        "p",
        tag("span", side.territory.name, class_="ml-strong ml-line"),
        lines,
        tag("span", older, class_="ml-line") if side.older else None,
        tag("span", missions, class_="ml-line"),
        class_="ml-small",
    )


def _places(side: Side, document: Mention) -> str:
    """Give where a document speaks of a territory, of its card and of its pathway, each place once."""
    told = (*side.card_mentions, *side.mentions)
    return listed(
        list(dict.fromkeys(m.place for m in told if m.publication == document.publication and m.place))
    )


if __name__ == "__main__":
    frame.run(show)
