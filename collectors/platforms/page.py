"""Any site: SPIP, Wix, Jimdo, AssoConnect, site-sante.fr, home-made ones.

What it needs: the addresses of the registry (`agenda`, `resources`), else the home page alone.

What it does: from the home page it finds calendars, feeds, and the pages whose link speaks of an agenda or of
resources, and for a CPTS of its missions; where no link says « agenda », the home page itself is read as a list,
and the sitemap asked for. A list is
read in this order: what it describes for search engines, the rows that lead to pages of their own, its
sentences; its calendar is asked for too, and is then told in place of sentences without pages. The page of an
event is read by `page_event`.

What it cannot do: lists that a script fills; announcements that are images; a row whose day stands in the
list and nowhere on its own page. Nothing is invented: a page that names neither a gathering nor an hour is no
event, and neither are news, looks back, opening hours, days of publication.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from collectors.page import Page
from collectors.platforms import feed, ical
from collectors.platforms.contract import EVENT, Answer, Ask, Role
from collectors.platforms.facts import is_call
from collectors.platforms.mission_menu import PURPOSES as MISSIONS
from collectors.platforms.mission_menu import home_asks, mission_asks, read_missions
from collectors.platforms.page_event import event_of_view, is_other, names_list
from collectors.platforms.page_links import (
    LIST,
    SITEMAP,
    SURE,
    calendar_links,
    list_links,
    next_link,
    resource_links,
    sitemap_ask,
    sitemap_asks,
)
from collectors.platforms.page_list import read_listing, told_events
from collectors.platforms.page_resources import (
    RESOURCE,
    RESOURCES,
    read_resource,
    read_resources,
    resource_asks,
    resource_of,
)
from collectors.platforms.page_view import View, open_view
from collectors.platforms.schema import broken_remarks, schema_asks
from collectors.platforms.schema_event import is_home, schema_events
from collectors.registry import Entry

HOME, CALENDAR = "home", "calendar"
FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)


def begin(entry: Entry) -> Sequence[Ask]:
    """Give the lists of the registry; without any of events, the home page."""
    agenda = [Ask(url=url, role=Role.LIST, purpose=LIST) for url in entry.agenda]
    home = [Ask(url=entry.homepage, role=Role.LIST, purpose=HOME)]
    return [
        *(agenda or home),
        *(home_asks(entry) if agenda else []),
        *(Ask(url=url, role=Role.LIST, purpose=RESOURCES) for url in entry.resources),
    ]


def read(page: Page, ask: Ask, entry: Entry, today: date) -> Answer:
    """Read a page that came, by its purpose; a calendar or a feed is known by its bytes too."""
    if page.is_binary:
        return Answer(known=False)
    if ask.purpose == CALENDAR or page.content.lstrip()[:15].upper() == b"BEGIN:VCALENDAR":
        return _named_by_page(ical.read_calendar(page.content, page.final_url, entry, today))
    if ask.purpose in feed.PURPOSES or FEED.search(page.content[:1000]):
        return _named_by_page(feed.read(page, ask, entry, today))
    if ask.purpose in MISSIONS:
        return read_missions(page, ask, entry)
    if ask.purpose == SITEMAP:
        asks = sitemap_asks(page)
        return Answer(known=bool(asks), rows=tuple(one.url for one in asks), asks=tuple(asks))
    return READERS.get(ask.purpose, _read_list)(page, open_view(page), entry, today)


def _named_by_page(answer: Answer) -> Answer:
    """Name the events of a calendar or a feed by their pages, as lists do, where each has one of its own."""
    pages = Counter(one.url for one in answer.events)
    events = [
        one.model_copy(update={"uid": one.url})
        if one.url and pages[one.url] == 1 and not is_home(one.url)
        else one
        for one in answer.events
    ]
    return answer.model_copy(update={"events": tuple(events)})


def _read_home(page: Page, view: View, entry: Entry, today: date) -> Answer:
    lists = list_links(view)
    agenda = any(worth == SURE for _, worth in lists)
    own = Answer(known=False) if agenda else _read_list(page, view, entry, today)
    asks = [
        *own.asks,
        *_calendar_asks(view),
        *(Ask(url=url, role=Role.LIST, purpose=LIST, guess=worth < SURE) for url, worth in lists),
        *(_resource_asks(view) if not entry.resources else []),
        *([*_feed_asks(view), sitemap_ask(view.url)] if not agenda else []),
        *mission_asks(view.soup, view.url, entry),
    ]
    return own.model_copy(
        update={
            "known": own.known or bool(lists),
            "events": tuple(one for one in own.events if not lists or one.uid == one.url),
            "asks": tuple({(one.purpose, one.url): one for one in asks}.values()),
        }
    )


def _calendar_asks(view: View) -> list[Ask]:
    links = calendar_links(view)
    return [Ask(url=url, role=Role.LIST, purpose=CALENDAR, guess=True) for url in links]


def _feed_asks(view: View) -> list[Ask]:
    return [one.model_copy(update={"optional": True}) for one in feed.feeds_in(view.soup, view.url)]


def _resource_asks(view: View) -> list[Ask]:
    return [Ask(url=url, role=Role.LIST, purpose=RESOURCES, guess=True) for url in resource_links(view)]


def _read_list(_: Page, view: View, entry: Entry, today: date) -> Answer:
    described = schema_events(view, entry, today)
    listing = read_listing(view, entry, today)
    asks = {one.url: one for one in [*listing.asks, *schema_asks(view, described)]}
    calendars = _calendar_asks(view)
    told = () if calendars and not asks else listing.events
    events = tuple(described) or told
    following = next_link(view)
    return Answer(
        known=bool(events or asks or calendars) or view.says_something,
        rows=tuple(dict.fromkeys([*(one.uid or one.title for one in events), *asks])),
        events=events,
        asks=(*calendars, *asks.values(), *resource_asks(view)),
        next_page=Ask(url=following, role=Role.LIST, purpose=LIST) if following else None,
        remarks=broken_remarks(view),
    )


def _read_event(_: Page, view: View, entry: Entry, today: date) -> Answer:
    event = event_of_view(view, entry, today)
    if event is not None:
        return Answer(events=(event,), remarks=broken_remarks(view))
    several = told_events(view.body, view, entry, today) if names_list(view.title) else []
    calls = (resource_of(view),) if is_call(view.title) else ()
    silent = not several and not is_other(view.title)
    return Answer(
        known=bool(view.title and view.text),
        events=tuple(several),
        resources=calls,
        remarks=(f"Aucun rendez-vous compris sur la page «\u00a0{view.title}\u00a0»",) if silent else (),
    )


Reader = Callable[[Page, View, Entry, date], Answer]
READERS: Mapping[str, Reader] = {
    HOME: _read_home,
    EVENT: _read_event,
    RESOURCES: read_resources,
    RESOURCE: read_resource,
}
