"""`/print/agenda`: a selection as a list for paper (A4), whole, with its filters and date in the head."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from dashboards.parts.dates import day_month, month_title, plain_day, weekday
from dashboards.parts.html import Html, join, tag
from dashboards.parts.provenance import provenance
from dashboards.parts.sittings import several
from dashboards.parts.words import NBSP, capital, listed, shortened
from dashboards.public.answers import Answer, Ask, page
from dashboards.public.document import Head, bare
from dashboards.public.lines import PART_LENGTH, hours_of, place_of, state, struck_title
from dashboards.public.parameters import Chosen, chosen
from dashboards.public.selected import Selected, left_out, select
from db.agenda import Listed
from db.model import Event
from db.queries import starters

COLUMNS = ("Date", "Rendez-vous", "Lieu et public")


def agenda_print(ask: Ask) -> Answer:
    """Give a selection as one table, month by month."""
    asked = chosen(ask.db, ask.query, ask.today)
    found = select(ask, asked.wanted)
    shipped = starters(ask.db)
    head = Head("Agenda à imprimer", "Les rendez-vous choisis, à imprimer.", "", indexed=False)
    rows = [row for month, group in _months(found) for row in _month(month, group, shipped)]
    table = tag(
        "table",
        tag("caption", "Rendez-vous par date"),
        tag("thead", tag("tr", *(tag("th", name, scope="col") for name in COLUMNS))),
        tag("tbody", *rows),
    )
    body = tag("main", _header(ask, asked, found), table if rows else None, class_="pub-print")
    return page(bare(head, body, class_="stApp"))


def _header(ask: Ask, asked: Chosen, found: Selected) -> Html:
    return tag(
        "header",
        tag("h1", "Agenda"),
        tag("p", f"{found.words} {asked.whole_words}.", class_="ml-lead"),
        tag(
            "p",
            f"Maillage, le {plain_day(ask.today)}. Vérifiez avant de vous déplacer{NBSP}: {ask.site}/agenda",
        ),
        *(tag("p", said) for said in (found.beyond, left_out(ask, asked.wanted)) if said),
    )


def _months(found: Selected) -> list[tuple[str, list[Listed]]]:
    return [
        (month, list(group)) for month, group in groupby(found.events, key=lambda one: (one.day or "")[:7])
    ]


def _month(month: str, events: list[Listed], shipped: frozenset[str]) -> list[Html]:
    title = tag("th", month_title(month) if month else "Sans date", scope="rowgroup", colspan=len(COLUMNS))
    return [tag("tr", title, class_="pub-month"), *(_row(one, shipped) for one in events)]


def _row(one: Listed, shipped: frozenset[str]) -> Html:
    event = one.kept.item
    read = join(*(provenance(mention, shipped) for mention in one.kept.mentions), by=f"{NBSP}· ")
    told = tag(
        "td",
        tag("p", join(state(event), struck_title(event), by=" "), class_="pub-title"),
        tag(
            "p",
            join(
                event.kind.label if event.kind else None,
                shortened(event.organizer or "", PART_LENGTH),
                several(event),
                by=f"{NBSP}· ",
            ),
        ),
        tag("p", read),
    )
    return tag("tr", tag("th", *_when(one), scope="row"), told, tag("td", *_where(event)))


def _when(one: Listed) -> list[Html]:
    if one.day is None:
        return [join("Date non indiquée")]
    day = date.fromisoformat(one.day)
    hours = hours_of(one.kept.item, day)
    return [tag("div", capital(f"{weekday(day)} {day_month(day)}")), *([tag("div", hours)] if hours else [])]


def _where(event: Event) -> list[Html]:
    public = listed([one.label for one in event.audience])
    return [tag("div", capital(place_of(event))), *([tag("p", capital(public))] if public else [])]
