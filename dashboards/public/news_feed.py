"""`/agenda.atom`: what is new in a selection of the agenda, and what changed there."""

from __future__ import annotations

from datetime import datetime, timedelta
from urllib.parse import urlencode

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator

from dashboards.parts.demonstration import marked
from dashboards.parts.text import one_line
from dashboards.parts.words import NBSP, capital, listed
from dashboards.public.answers import Answer, Ask
from dashboards.public.changes import changes
from dashboards.public.finding import bare_title, event_address, summary
from dashboards.public.parameters import chosen
from db import history
from db.model import PARIS, Event
from db.queries import Kept
from db.vocabulary import EventStatus

SPAN = timedelta(days=60)
MOST = 100
BEGINNING = datetime(2026, 1, 1, tzinfo=PARIS)
"""A feed must be dated: this is the date of one that has nothing yet."""

FEED_ID = "tag:maillage,2026:agenda"


def agenda_atom(ask: Ask) -> Answer:
    """Give the events of a selection that are new or changed in sixty days, the latest change first."""
    asked = chosen(ask.db, ask.query, ask.today)
    since = ask.now.replace(hour=0, minute=0, second=0, microsecond=0) - SPAN
    latest = history.changed(ask.db, asked.wanted, since, today=ask.today, limit=MOST)
    feed = _feed(ask, asked.words)
    feed.updated(latest[0].last_changed if latest else BEGINNING)
    for kept in latest:
        feed.add_entry(_entry(ask, kept), order="append")
    return Answer(feed.atom_str(pretty=True), "application/atom+xml; charset=utf-8")


def _feed(ask: Ask, said: str) -> FeedGenerator:
    query = urlencode(sorted(ask.query.multi_items()))
    feed = FeedGenerator()
    feed.id(f"{FEED_ID}?{query}" if query else FEED_ID)
    feed.title(one_line(marked(f"Maillage{NBSP}: {said}" if said else "Agenda · Maillage")))
    feed.subtitle("Rendez-vous de cancérologie, nouveaux ou modifiés")
    feed.language("fr")
    feed.generator("Maillage")
    feed.author({"name": "Maillage"})
    feed.link(href=f"{ask.site}/agenda.atom{f'?{query}' if query else ''}", rel="self")
    feed.link(href=f"{ask.site}/agenda{f'?{query}' if query else ''}", rel="alternate")
    return feed


def _entry(ask: Ask, kept: Kept[Event]) -> FeedEntry:
    event = kept.item
    state = "" if event.status is EventStatus.ANNOUNCED else f"{event.status.label}{NBSP}: "
    entry = FeedEntry()
    entry.id(f"{FEED_ID}:{kept.id}")
    entry.title(f"{state}{bare_title(event)}")
    entry.link(href=event_address(ask.site, kept.id))
    entry.published(kept.first_seen)
    entry.updated(kept.last_changed)
    entry.summary(_summary(ask, kept))
    if event.organizer:
        entry.author({"name": one_line(event.organizer) or "Maillage"})
    for theme in event.themes:
        entry.category(term=str(theme), label=theme.label)
    return entry


def _summary(ask: Ask, kept: Kept[Event]) -> str:
    """Give when and where, for whom, then what the latest change was."""
    event = kept.item
    told = history.versions(ask.db, kept.id)[-2:]
    public = f"Public{NBSP}: {listed([one.label for one in event.audience])}." if event.audience else ""
    news = f"{'. '.join(map(capital, changes(told[0].event, told[1].event)))}." if len(told) == 2 else ""
    return " ".join(part for part in (one_line(summary(event)), public, one_line(news)) if part)
