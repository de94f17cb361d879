"""Pathways side by side: what each territory says of each criterion. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboards.parts.dates import partial
from dashboards.parts.html import Child, Html, hidden, icon, join, link, tag
from dashboards.parts.words import NBSP, number, quoted
from db.model import KeyFigure, Pathway, Territory, slug
from db.queries import Kept, Mention
from db.vocabulary import Care, RadarAxis, Step, size_class

UNKNOWN = "non renseigné"
HIGHEST_SCORE = 5


@dataclass(frozen=True)
class Side:
    """One territory: its card, its pathway, who speaks of each, and the names of older documents on it."""

    territory: Territory
    pathway: Pathway
    card_mentions: tuple[Mention, ...]
    mentions: tuple[Mention, ...]
    older: tuple[str, ...] = ()

    @property
    def short_name(self) -> str:
        """Give the name without « CPTS », for the labels of a phone."""
        return self.territory.name.removeprefix("CPTS ").strip() or self.territory.name


@dataclass(frozen=True)
class Criterion:
    """One line of the comparison: its name and what each side says of it."""

    name: Child
    cells: tuple[Child, ...]


def sides(pathways: Sequence[Kept[Pathway]], territories: Sequence[Kept[Territory]]) -> dict[str, Side]:
    """Give the territories that have a pathway, by name, each as its latest document tells it."""
    cards = {kept.id: kept for kept in territories}
    told: dict[str, list[Kept[Pathway]]] = {}
    for kept in sorted(pathways, key=_published, reverse=True):
        told.setdefault(kept.item.territory, []).append(kept)
    found = {one: _side(one, cards.get(one), versions) for one, versions in told.items()}
    return dict(sorted(found.items(), key=lambda entry: slug(entry[1].territory.name)))


def landmarks(compared: Sequence[Side]) -> list[Criterion]:
    """Give the card of each territory, criterion by criterion."""
    return _criteria(
        compared,
        {
            "Habitants": lambda side: _number(side.territory.population),
            "Communes": lambda side: _number(side.territory.communes),
            "Classe de taille": lambda side: size_words(side.territory),
            "ACI signé": lambda side: (
                partial(side.territory.aci_signed) if side.territory.aci_signed else None
            ),
            "Cancers": lambda side: ", ".join(side.pathway.cancers),
            "Nom du parcours": lambda side: side.pathway.title,
            "Contact": lambda side: side.territory.contact,
            "Site": lambda side: _site(side.territory.website),
        },
    )


def means(compared: Sequence[Side]) -> list[Criterion]:
    """Give what pays for each pathway, and who takes part in it."""
    return _criteria(
        compared,
        {
            "Financement": lambda side: _list(side.pathway.funding),
            "Partenaires": lambda side: _list(side.pathway.partners),
        },
    )


def steps(compared: Sequence[Side]) -> list[Criterion]:
    """Give the four steps, in order, with the document's own label where it is another."""
    return [
        Criterion(
            join(tag("b", f"{step}."), f"{NBSP}{step.label}"),
            tuple(_known(_step(side, step)) for side in compared),
        )
        for step in Step
    ]


def obstacles(compared: Sequence[Side]) -> list[Criterion]:
    """Give what holds each pathway back, and what helps it."""
    return _criteria(
        compared,
        {
            "Freins": lambda side: _list(side.pathway.barriers),
            "Leviers": lambda side: _list(side.pathway.levers),
        },
    )


def project(compared: Sequence[Side]) -> list[Criterion]:
    """Give where each pathway comes from, what it uses and reached, and what comes next."""
    return _criteria(
        compared,
        {
            "Naissance du projet": lambda side: _list(side.pathway.origin),
            "Chiffres clés": lambda side: _list([figure(found) for found in side.pathway.key_figures]),
            "Outils": lambda side: _list(side.pathway.tools),
            "Perspectives": lambda side: _list(side.pathway.perspectives),
        },
    )


def care_groups(compared: Sequence[Side]) -> dict[str, list[Criterion]]:
    """Give INCa's basket in its two groups: a tick with the document's words, or a ring."""
    groups = {"Socle": [care for care in Care if care.is_core]}
    groups["Complémentaires"] = [care for care in Care if not care.is_core]
    return {
        name: [Criterion(care.label, tuple(_care(side, care) for side in compared)) for care in cares]
        for name, cares in groups.items()
    }


def care_counts(compared: Sequence[Side]) -> list[int]:
    """Give how many items of the basket each pathway mentions."""
    return [len({mention.care for mention in side.pathway.care}) for side in compared]


def demands(compared: Sequence[Side]) -> list[Criterion]:
    """Give the scores of the radar; empty when no axis of any territory has one."""
    if all(score is None for side in compared for score in side.pathway.radar.values()):
        return []
    return [
        Criterion(axis.label, tuple(_known(_score(side.pathway.radar.get(axis))) for side in compared))
        for axis in RadarAxis
    ]


def size_words(territory: Territory) -> Html | None:
    """Give the size class as declared, and as the inhabitants give it where that is another."""
    declared = territory.size_class
    computed = size_class(territory.population) if territory.population is not None else None
    if declared is None:
        return join(f"{computed}, d’après les habitants") if computed else None
    if computed in (None, declared):
        return join(declared)
    return join(
        f"{declared} déclarée",
        tag(
            "span",
            tag("span", icon("alert"), class_="ml-alert"),
            f"{computed} d’après les habitants",
            class_="ml-line",
        ),
    )


def figure(found: KeyFigure) -> Html:
    """Write a key figure: « **3 à 6** consultations par patient »."""
    if found.value is not None:
        amount = number(found.value)
    elif found.low is not None and found.high is not None:
        amount = f"{number(found.low)} à {number(found.high)}"
    else:
        return join(quoted(found.stated_as), f" {found.label}")
    period = f" ({found.period})" if found.period else ""
    return join(tag("b", " ".join(filter(None, [amount, found.unit]))), f" {found.label}{period}")


def _side(one: str, card: Kept[Territory] | None, versions: Sequence[Kept[Pathway]]) -> Side:
    latest, *older = versions
    return Side(
        territory=card.item if card else Territory(id=one, name=one),
        pathway=latest.item,
        card_mentions=card.mentions if card else (),
        mentions=latest.mentions,
        older=tuple(mention.name for kept in older for mention in kept.mentions),
    )


def _published(kept: Kept[Pathway]) -> tuple[str, str]:
    latest = kept.mentions[0] if kept.mentions else None
    return (latest.published or "" if latest else "", kept.id)


def _criteria(compared: Sequence[Side], readings: Mapping[str, Callable[[Side], Child]]) -> list[Criterion]:
    return [
        Criterion(name, tuple(_known(read(side)) for side in compared)) for name, read in readings.items()
    ]


def _known(child: Child) -> Child:
    return child or tag("span", UNKNOWN, class_="ml-muted")


def _number(value: int | None) -> str | None:
    return number(value) if value is not None else None


def _site(address: str | None) -> Html | None:
    return (
        link(address.removeprefix("https://").removeprefix("http://").rstrip("/"), address)
        if address
        else None
    )


def _list(items: Iterable[Child]) -> Child:
    found = list(items)
    if len(found) < 2:
        return found
    return tag("ul", (tag("li", item) for item in found), class_="ml-list")


def _step(side: Side, step: Step) -> Html | None:
    found = next((one for one in side.pathway.steps if one.n == int(step)), None)
    if found is None:
        return None
    own_label = quoted(found.label) if slug(found.label) != slug(step.label) else None
    return join(found.text, tag("span", own_label, class_="ml-line ml-small") if own_label else None)


def _care(side: Side, care: Care) -> Html:
    words = [mention.stated_as for mention in side.pathway.care if mention.care is care]
    if not words:
        return join(tag("span", icon("ring"), class_="ml-muted"), hidden("non cité"))
    said = join(hidden("cité "), tag("span", f"{NBSP}; ".join(words), class_="ml-words"))
    return join(tag("span", icon("tick"), class_="ml-cited"), said)


def _score(score: int | None) -> Html | None:
    if score is None:
        return None
    full = min(max(score, 0), HIGHEST_SCORE)
    dots = "●" * full + "○" * (HIGHEST_SCORE - full)
    return join(tag("span", dots, class_="ml-dots", aria_hidden="true"), f"{score} sur {HIGHEST_SCORE}")
