"""`/embed/agenda`: a small block that a CPTS shows in a frame of its own site, without script."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from dashboards.parts.dates import month_name, short_month, weekday
from dashboards.parts.html import Html, join, tag
from dashboards.parts.words import NBSP, count
from dashboards.public.answers import Answer, Ask, page
from dashboards.public.document import FRAMED_POLICY, Head, bare
from dashboards.public.lines import hours_of, place_of, state, struck_title
from dashboards.public.parameters import chosen, number
from dashboards.public.selected import left_out, select
from db.agenda import Listed

LIMIT, MOST = 10, 50
COLOURS = {"clair": "pub-light", "sombre": "pub-dark"}


def agenda_embed(ask: Ask) -> Answer:
    """Give the first events of a selection. `limit` says how many; `theme`, light or dark for every reader."""
    theme, filters = _parted(ask.query)
    asked = chosen(ask.db, filters, ask.today, also=("limit",))
    limit = number(filters, "limit", default=LIMIT, highest=MOST)
    found = select(ask, asked.wanted, limit=limit)
    items = [tag("li", _date(one.day, ask.today), _event(one)) for one in found.events]
    nothing = tag("p", "Aucun rendez-vous pour l’instant.")
    head = Head("Agenda", "Les prochains rendez-vous de cancérologie.", "", indexed=False)
    main = tag("main", tag("h1", "Agenda", _aside(asked.words)), tag("ul", *items) if items else nothing)
    elsewhere = left_out(ask, asked.wanted)
    footer = tag(
        "footer",
        tag("p", elsewhere, class_="ml-small") if elsewhere else None,
        _all(filters, found.total, len(items)),
    )
    return page(bare(head, main, footer, class_=f"stApp pub-embed {theme}".strip()), FRAMED_POLICY)


def _parted(query: QueryParams) -> tuple[str, QueryParams]:
    """Part the colours from the filters: `theme` is also a filter of the agenda, with other values."""
    given = query.multi_items()
    colours = [COLOURS[value] for key, value in given if key == "theme" and value in COLOURS]
    filters = [(key, value) for key, value in given if key != "theme" or value not in COLOURS]
    return "".join(colours[:1]), QueryParams(filters)


def _aside(said: str) -> Html | None:
    return tag("span", f"{NBSP}· {said}", class_="ml-muted") if said else None


def _event(one: Listed) -> Html:
    event = one.kept.item
    title = tag(
        "a",
        struck_title(event),
        href=f"/e/{one.kept.id}",
        class_="pub-embed-title",
        target="_blank",
        rel="noopener",
    )
    when = hours_of(event, date.fromisoformat(one.day)) if one.day else ""
    return tag("div", tag("p", title), tag("p", join(state(event), when, place_of(event), by=f"{NBSP}· ")))


def _date(day: str | None, today: date) -> Html:
    if day is None:
        return tag("p", "date non indiquée", class_="ml-date ml-muted")
    found = date.fromisoformat(day)
    month = month_name(found) if found.year == today.year else f"{short_month(found)} {found.year}"
    return tag(
        "time",
        tag("span", weekday(found)),
        " ",
        tag("b", str(found.day)),
        " ",
        tag("span", month),
        datetime=day,
        class_="ml-date",
    )


def _all(filters: QueryParams, total: int, shown: int) -> Html:
    """Lead to the whole agenda, with the same filters."""
    query = urlencode([(key, value) for key, value in filters.multi_items() if key != "limit"])
    words = (
        f"Voir les {count(total, 'rendez-vous', 'rendez-vous')} sur Maillage"
        if total > shown
        else "Agenda tenu par Maillage"
    )
    address = f"/agenda?{query}" if query else "/agenda"
    return tag("a", words, href=address, target="_blank", rel="noopener")
