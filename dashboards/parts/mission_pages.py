"""The pages of CPTS's sites that are proposed under a mission: never mixed with actions, never counted with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from dashboards.parts import frame
from dashboards.parts.dates import local_day, plain_day
from dashboards.parts.html import Html, join, link, tag
from dashboards.parts.words import NBSP, count, quoted, shortened
from db.mission_pages import CptsSite
from db.model import MissionPage, Territory
from db.queries import Kept

LONGEST_TITLE = 160


def territory_of(site: CptsSite) -> Territory:
    """Give a CPTS as its site alone presents it."""
    return Territory(id=site.territory, name=site.name, region=site.region, website=site.homepage)


def proposed_pages(pages: Sequence[Kept[MissionPage]]) -> Html | None:
    """Write the pages of the site of one CPTS under the missions that they are proposed for; nothing without any.

    They come in the order of the missions.
    """
    if not pages:
        return None
    told = (
        "Maillage propose une mission d’après les mots de chaque page, sans l’avoir vérifiée. Ces pages ne sont "
        "pas des actions et n’entrent dans aucun compte."
    )
    groups = groupby(pages, key=lambda kept: kept.item.mission)
    return join(
        frame.heading("Pages du site à rapprocher des missions", "proposées"),
        tag("p", told, class_="ml-small"),
        tag(
            "dl",
            ((tag("dt", mission.label), [*map(_page, kept)]) for mission, kept in groups),
            class_="ml-pages",
        ),
    )


def _page(kept: Kept[MissionPage]) -> Html:
    page = kept.item
    read = plain_day(local_day(kept.last_seen))
    because = f"parce que la page dit {quoted(shortened(page.words, LONGEST_TITLE))}{NBSP}· lue le {read}"
    title = link(shortened(page.title, LONGEST_TITLE), page.url)
    return tag("dd", title, tag("span", because, class_="ml-line ml-small"))


def sites_list(sites: Iterable[CptsSite]) -> Html | None:
    """Write the list of the CPTS of which only pages of their site are known; nothing without any."""
    lines = [tag("li", _site(site)) for site in sites]
    if not lines:
        return None
    told = (
        "Aucun document ne les présente. Des pages de leur site sont à rapprocher d’une mission\u00a0: elles sont "
        "proposées, et ne comptent pas comme des actions."
    )
    return join(
        frame.heading("CPTS dont seules des pages ont été relevées"),
        tag("p", told, class_="ml-small"),
        tag("ul", lines, class_="ml-fresh"),
    )


def _site(site: CptsSite) -> Html:
    about = " · ".join(filter(None, [site.region, count(site.pages, "page")]))
    name = link(shortened(site.name, 80), f"?cpts={site.territory}")
    return tag("span", name, tag("span", about, class_="ml-line ml-small"))
