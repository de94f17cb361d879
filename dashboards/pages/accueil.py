"""Accueil: what this is, what comes next, what changed, how fresh it all is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

import streamlit as st
from sqlite_utils import Database

from dashboards.parts import data, frame
from dashboards.parts.dates import day_month, local_day, partial, when_read
from dashboards.parts.events import context, event_list, state_chip, title_link
from dashboards.parts.filters import LONGEST_TEXT
from dashboards.parts.freshness import freshness
from dashboards.parts.health import LEVELS, Level, at
from dashboards.parts.html import Html, icon, join, link, tag
from dashboards.parts.novelty import SPAN, Novelty, change, is_new
from dashboards.parts.sittings import place_words, when_words
from dashboards.parts.words import NBSP, capital, count, number
from db import agenda, queries
from db.agenda import Listed
from db.model import Event
from db.queries import Kept, ReadDocument
from db.selection import AgendaFilter
from db.sources import SourceState, source_states

NEXT_DAYS = 30
EVENTS_SHOWN = 6
CHANGES_READ = 60
CHANGES_SHOWN = 6
SOURCES_SHOWN = 12
WHAT_THIS_IS = (
    "Maillage réunit les rendez-vous de cancérologie, les missions des CPTS et les parcours de soins, "
    "lus sur des sites et dans des documents publics. Chaque ligne dit d’où elle vient."
)


def show(db: Database) -> None:
    """Draw the page."""
    now = data.now()
    frame.title(f"Cancérologie et CPTS{NBSP}: ce qui vient, ce qui change", WHAT_THIS_IS, freshness(db, now))
    _show_search()
    wide, narrow = st.columns([2, 1], gap="large")
    with wide:
        frame.write(*_coming(db, now))
    with narrow:
        frame.write(*_changes(db, now))
    frame.write(_doors(db, now.date()), *_sources(db, now))


def _show_search() -> None:
    words = st.text_input(
        "Chercher un rendez-vous",
        label_visibility="collapsed",
        placeholder="Chercher un titre, une ville, un organisateur",
        icon=":material/search:",
        width=640,
        key="chercher",
    )
    if words.strip():
        st.switch_page("pages/agenda.py", query_params={"q": words.strip()[:LONGEST_TEXT]})


# --- what comes next ----------------------------------------------------------------------------------------


def _coming(db: Database, now: datetime) -> list[Html]:
    """Write the next thirty days; else the next events whenever they are; else the latest past ones."""
    total = agenda.count(db, AgendaFilter(), today=now.date())
    rows = agenda.events(db, AgendaFilter(), today=now.date(), limit=EVENTS_SHOWN)
    if not rows:
        return _past(db, now)
    horizon = (now.date() + timedelta(days=NEXT_DAYS)).isoformat()
    near = [row for row in rows if (row.day or "") <= horizon]
    every = f"Voir les {number(total)} rendez-vous à venir" if total > 1 else "Ouvrir l’agenda"
    more = tag("p", link(every, "agenda"), class_="ml-more")
    if near:
        aside = "les premiers" if len(near) == EVENTS_SHOWN < total else _appointments(len(near))
        return [_first_heading("Les 30 prochains jours", aside), _events(db, near, now), more]
    heading = _first_heading("Les prochains rendez-vous", "aucun dans les 30 jours qui viennent")
    return [heading, _events(db, rows, now), more]


def _past(db: Database, now: datetime) -> list[Html]:
    past = AgendaFilter(period="past")
    rows = agenda.events(db, past, today=now.date(), limit=EVENTS_SHOWN)
    if not rows:
        advice = tag("span", f"Pour relever les sites connus{NBSP}: ", frame.command("maillage collect"))
        return [
            _first_heading("Les prochains rendez-vous"),
            frame.empty("Aucun rendez-vous n’a encore été lu.", advice),
        ]
    total = agenda.count(db, past, today=now.date())
    read = any(state.latest for state in source_states(db, now=now))
    said = "Ce qui a été lu n’en annonce aucun. Voici les derniers passés."
    advice = tag("p", f"Pour relever les sites connus{NBSP}: ", frame.command("maillage collect"))
    every = f"Voir les {number(total)} rendez-vous passés" if total > 1 else "Voir les rendez-vous passés"
    more = link(every, "agenda?periode=passes")
    return [
        _first_heading("Aucun rendez-vous à venir"),
        tag("p", said, class_="ml-meta"),
        *([] if read else [advice]),
        _events(db, rows, now),
        tag("p", more, class_="ml-more"),
    ]


def _events(db: Database, rows: list[Listed], now: datetime) -> Html:
    return event_list(rows, context(db, rows, now), months=True)


# --- what changed -------------------------------------------------------------------------------------------


def _changes(db: Database, now: datetime) -> list[Html]:
    since = now - SPAN
    found = [*_changed_events(db, now), *_new_documents(db, since)]
    shown = found[:CHANGES_SHOWN]
    heading = _first_heading(f"Depuis le {day_month(local_day(since))}", count(len(found), "nouveauté"))
    if not found:
        return [_first_heading(f"Depuis le {day_month(local_day(since))}"), _nothing_changed(db, since)]
    rest = len(found) - len(shown)
    more = tag("p", f"et {count(rest, 'autre')}", class_="ml-small") if rest else None
    return [heading, tag("ul", *shown, class_="ml-side"), join(more)]


def _changed_events(db: Database, now: datetime) -> list[Html]:
    first_readings = data.shared(queries.first_readings, db)
    kept = queries.changed_since(db, now - SPAN, today=now.date(), limit=CHANGES_READ)
    found = [(one, _novelty(db, one, first_readings, now)) for one in kept]
    return [_changed(one, novelty) for one, novelty in found if novelty is not None]


def _novelty(
    db: Database, kept: Kept[Event], first_readings: Mapping[str, datetime], now: datetime
) -> Novelty | None:
    if is_new(kept, first_readings, now):
        words = ", ".join(part for part in (when_words(kept.item), place_words(kept.item)) if part)
        return Novelty("nouveau", words)
    return change(kept.item, queries.previous_version(db, kept.id))


def _changed(kept: Kept[Event], novelty: Novelty) -> Html:
    return tag(
        "li",
        tag("p", state_chip(novelty.state)),
        tag("h3", title_link(kept), class_="ml-title"),
        tag("p", novelty.words, class_="ml-meta"),
    )


def _new_documents(db: Database, since: datetime) -> list[Html]:
    return [
        _document(read)
        for read in data.shared(queries.documents, db)
        if read.read_at >= since and not read.starter
    ]


def _document(read: ReadDocument) -> Html:
    document = read.document
    published = partial(document.published) if document.published else None
    return tag(
        "li",
        tag("p", state_chip("document")),
        tag("h3", link(document.title, document.url), class_="ml-title"),
        tag("p", join(document.publisher, published, by=", "), class_="ml-meta"),
    )


def _nothing_changed(db: Database, since: datetime) -> Html:
    begun = queries.first_readings(db).values()
    if not begun or min(begun) >= since:
        return tag(
            "p",
            "La lecture commence. Ce qui change se verra ici dès les prochains relevés.",
            class_="ml-meta",
        )
    return tag("p", "Rien n’a changé, et aucun document n’a été lu.", class_="ml-meta")


# --- doors and freshness ------------------------------------------------------------------------------------


def _doors(db: Database, today: date) -> Html:
    known = queries.counts(db)
    coming = agenda.count(db, AgendaFilter(), today=today)
    actions = f"{count(known['actions'], 'action')}, leur statut et leur calendrier."
    pathways = f"{count(known['pathways'], 'parcours', 'parcours')} à comparer, étape par étape."
    read = f"{_known(known['sources'], 'site')} et {_known(known['documents'], 'document')}{_state(known)}."
    return tag(
        "nav",
        _door(
            "Agenda",
            "agenda",
            f"{_appointments(coming)} à venir, par profession et par région."
            if coming
            else "Aucun rendez-vous à venir pour l’instant.",
        ),
        _door(
            "Missions des CPTS", "missions", actions if known["actions"] else "Aucun bilan lu pour l’instant."
        ),
        _door(
            "Parcours en cancérologie",
            "parcours",
            pathways if known["pathways"] else "Aucun parcours lu pour l’instant.",
        ),
        _door("Bulletin", "bulletin", "Ce qui est nouveau, en un bloc à coller dans une lettre."),
        _door("Sources", "sources", read),
        class_="ml-doors",
        aria_label="Entrées",
    )


def _state(known: Mapping[str, int]) -> str:
    return ", et leur état" if known["sources"] or known["documents"] else ""


def _door(name: str, address: str, words: str) -> Html:
    return tag("div", tag("p", link(name, address)), tag("p", capital(words)))


def _sources(db: Database, now: datetime) -> list[Html]:
    """Write how fresh each source is, those that need care first."""
    states = at(source_states(db, now=now), *Level)
    if not states:
        return []
    shown = [_source(state, now) for state in states[:SOURCES_SHOWN]]
    rest = len(states) - len(shown)
    more = tag(
        "p", link(f"Voir les {count(rest, 'autre source', 'autres sources')}", "sources"), class_="ml-more"
    )
    return [
        frame.heading("Fraîcheur des sources"),
        tag("ul", *shown, class_="ml-fresh"),
        *([more] if rest else []),
    ]


def _source(state: SourceState, now: datetime) -> Html:
    _, symbol, tone = LEVELS[state.health].value
    read = f"lue {when_read(state.last_good.finished, now)}" if state.last_good else ""
    words = tag(
        "span",
        link(state.source.name, state.source.homepage),
        tag("br"),
        tag("span", join(state.health.label, read, by=", ")),
    )
    return tag("li", tag("span", icon(symbol), class_=f"ml-{tone}"), words)


def _known(how_many: int, noun: str) -> str:
    return count(how_many, noun) if how_many else f"aucun {noun}"


def _appointments(how_many: int) -> str:
    return count(how_many, "rendez-vous", "rendez-vous")


def _first_heading(text: str, aside: str | None = None) -> Html:
    return frame.heading(text, aside, ruled=True)


if __name__ == "__main__":
    frame.run(show)
