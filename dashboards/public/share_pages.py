"""`/cpts/<id>` and `/parcours/<id>`: what is known of a CPTS or of its pathway, on one page that is shared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboards.parts.comparison import (
    Criterion,
    care_groups,
    landmarks,
    means,
    obstacles,
    project,
    sides,
    steps,
)
from dashboards.parts.html import Html, join, link, tag
from dashboards.parts.provenance import provenance_line
from dashboards.parts.review import gaps, status_counts, statuses_of
from dashboards.parts.words import NBSP, count, number
from dashboards.public.answers import Answer, Ask, page
from dashboards.public.document import Head, document, facts, heading
from dashboards.public.refusals import unknown
from db import communes, queries
from db.model import Pathway, Territory
from db.queries import Kept
from db.reviews import MissionLine, Review, latest_review, mission_lines

NOT_READ = "Aucun bilan lu pour cette CPTS."


def cpts_page(ask: Ask) -> Answer:
    """Give the page of a CPTS: who it is, where its missions stand, its pathway, and who says so."""
    territory = queries.territory(ask.db, ask.path["territory"])
    if territory is None:
        raise unknown()
    review = latest_review(
        queries.actions(ask.db, territory.id), queries.mission_totals(ask.db, territory.id)
    )
    shipped, item = queries.starters(ask.db), territory.item
    said = _answer(review)
    main = (
        tag("h1", item.name),
        tag("p", said, class_="ml-lead"),
        facts(_identity(item)),
        provenance_line(territory.mentions, shipped),
        *_missions(review, shipped),
        *_pathways(queries.pathways(ask.db, territory.id)),
        _way_in("Voir les actions et leur calendrier", f"/missions?cpts={territory.id}"),
    )
    head = Head(item.name, f"{item.name}{NBSP}: {said}", f"{ask.site}/cpts/{territory.id}")
    return page(document(head, *main))


def pathway_page(ask: Ask) -> Answer:
    """Give the page of a pathway: its steps, means, obstacles and care, and who says so."""
    kept = next((one for one in queries.pathways(ask.db) if one.id == ask.path["pathway"]), None)
    if kept is None:
        raise unknown()
    side = next(iter(sides([kept], queries.territories(ask.db)).values()))
    name = side.territory.name
    blocks = {
        "Repères": landmarks([side]),
        "Quatre étapes": steps([side]),
        "Financement et partenaires": means([side]),
        "Freins et leviers": obstacles([side]),
        "Le projet et sa suite": project([side]),
    }
    main = (
        tag("h1", kept.item.title),
        tag("p", link(name, f"/cpts/{side.territory.id}"), class_="ml-lead"),
        *(part for title, criteria in blocks.items() for part in (heading(title), _criteria(criteria))),
        heading("Soins oncologiques de support"),
        *(_criteria(criteria) for criteria in care_groups([side]).values()),
        provenance_line(kept.mentions, queries.starters(ask.db)),
        _way_in("Comparer à d’autres territoires", f"/parcours?t1={side.territory.id}"),
    )
    said = f"{kept.item.title}, {name}{NBSP}: étapes, moyens, freins et leviers."
    return page(document(Head(f"{kept.item.title} · {name}", said, f"{ask.site}/parcours/{kept.id}"), *main))


def _answer(review: Review | None) -> str:
    actions = [kept.item for kept in review.actions] if review else []
    if not actions:
        return "des totaux sont déclarés, sans le détail des actions." if review else NOT_READ
    return f"{count(len(actions), 'action')}{NBSP}: {status_counts(statuses_of(actions))}."


def _identity(territory: Territory) -> dict[str, Html | None]:
    found = communes.department(territory.department) if territory.department else None
    return {
        "Département": join(f"{found.name} ({found.code})") if found else None,
        "Région": _text(territory.region),
        "Habitants": _text(number(territory.population) if territory.population is not None else None),
        "Communes": _text(number(territory.communes) if territory.communes is not None else None),
        "Site": link(territory.website, territory.website) if territory.website else None,
        "Contact": _text(territory.contact),
        "Chiffres de": _text(territory.as_of),
    }


def _missions(review: Review | None, shipped: frozenset[str]) -> list[Html]:
    if review is None:
        return []
    told = facts({line.mission.label: _mission(line, review.sections) for line in mission_lines(review)})
    return [heading("Les missions"), told, provenance_line([review.document], shipped)]


def _mission(line: MissionLine, sections: Sequence[str]) -> Html:
    """Write what the actions of a mission amount to, what is declared, and how the two differ."""
    said = [tag("p", status_counts(statuses_of(line.actions)) or "aucune action détaillée")]
    if line.total is not None:
        declared = line.total.declared
        words = f"Déclaré{NBSP}: {declared.done} sur {declared.planned} réalisées ou en cours"
        differing = [f"le recompte donne {gap}" for gap in gaps(line, sections)]
        said.append(tag("p", f"{NBSP}; ".join([words, *differing]), class_="ml-small"))
    return join(said)


def _pathways(found: Iterable[Kept[Pathway]]) -> list[Html]:
    links = [tag("li", link(kept.item.title, f"/parcours/{kept.id}")) for kept in found]
    return [heading("Parcours en cancérologie"), tag("ul", *links, class_="pub-list")] if links else []


def _criteria(criteria: Iterable[Criterion]) -> Html:
    return tag("dl", *(_criterion(one) for one in criteria), class_="pub-facts")


def _criterion(one: Criterion) -> Html:
    return tag("div", tag("dt", one.name), tag("dd", *one.cells))


def _way_in(words: str, address: str) -> Html:
    return tag("p", link(words, address, class_="pub-button pub-main"), class_="pub-way")


def _text(text: str | None) -> Html | None:
    return join(text) if text else None
