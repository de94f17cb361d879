"""The Events Calendar, a calendar plugin for WordPress, by its REST API.

What it needs: `tribe/events/v1` at the usual address, or its address in the registry (one that holds
`?rest_route=` where permalinks are off). Resources come from the REST API of WordPress.

What it does: asks for past events too, follows `next_rest_url`, since the server caps its pages in silence;
whole days are days; times are those of Paris, whatever offset the site is set to. That an event is cancelled
or postponed stands in `wp/v2/tribe_events` alone, which gives hints: an event that only it knows is read on
its own page.

What it cannot do: events before 2020; those two years ahead or more, which the server leaves out. The body
is read but not kept: it names people.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import unquote, urlsplit

from collectors.french.words import read_status
from collectors.page import Page
from collectors.platforms import wordpress_content
from collectors.platforms.body import web_address
from collectors.platforms.contract import EVENT, Answer, Ask, Role
from collectors.platforms.facts import is_call
from collectors.platforms.json_text import read_json
from collectors.platforms.markup import open_page
from collectors.platforms.page_view import host_of
from collectors.platforms.post_page import read_post
from collectors.platforms.tec_record import read_record, title_of, uid_of
from collectors.platforms.wordpress_api import (
    MOST,
    address,
    next_page,
    read_collection,
    rendered,
    rest_address,
    rest_root,
)
from collectors.registry import Entry
from db.model import Event, Resource
from db.vocabulary import EventStatus, Label, ResourceKind

EVENTS, STATES = "tec-events", "tec-states"
ROUTE = "tribe/events/v1/events"
SINCE = "2020-01-01"
PER_PAGE = 50
"""The server gives no more than 50 a page, whatever is asked for."""
SAID = {"canceled": EventStatus.CANCELLED, "postponed": EventStatus.POSTPONED}
STATE_CLASS = "tribe-events-status__list-event-"


def begin(entry: Entry) -> Sequence[Ask]:
    """Ask for all events, their states, and the resources."""
    root = next(
        (told.partition(f"/{ROUTE}")[0] for told in map(unquote, entry.agenda) if ROUTE in told), None
    )
    site = root or entry.homepage
    events = rest_address(site, ROUTE, {"start_date": SINCE, "per_page": PER_PAGE, "page": 1})
    states = rest_address(site, "wp/v2/tribe_events", {"per_page": MOST, "page": 1})
    return [
        Ask(url=events, role=Role.LIST, purpose=EVENTS),
        Ask(url=states, role=Role.LIST, purpose=STATES, optional=True),
        *wordpress_content.begin_resources(entry, root),
    ]


def unusual_address(home: Page, entry: Entry) -> tuple[str, ...]:
    """Give the address of the API where the home page announces another than the usual one, as for the registry."""
    root = rest_root(open_page(home.content, home.encoding), home.final_url)
    told = rest_address(root, ROUTE, {}) if root and host_of(root) == host_of(home.final_url) else None
    return (told,) if told not in {None, rest_address(entry.homepage, ROUTE, {})} else ()


def read(page: Page, ask: Ask, entry: Entry, today: date) -> Answer:
    """Read a page of events, of states or of resources, or the page of one event."""
    if ask.purpose in wordpress_content.PURPOSES:
        return wordpress_content.read_resources(page, ask, entry, today)
    if ask.purpose == EVENT:
        return read_post(page, entry, today)
    if ask.purpose == STATES:
        return _read_states(page, ask)
    return _read_events(page, ask, entry, today)


def _read_events(page: Page, ask: Ask, entry: Entry, today: date) -> Answer:
    content = _load(page)
    told = content.get("events")
    if not isinstance(told, list):
        return Answer(known=False)
    records = [record for record in told if isinstance(record, dict)]
    events = [None if is_call(title_of(one)) else read_record(one, entry, today) for one in records]
    calls = [_call(one) for one in records if is_call(title_of(one))]
    total = content.get("total")
    return Answer(
        rows=tuple(str(record.get("id")) for record in records),
        total=total if isinstance(total, int) else None,
        events=tuple(event for event in events if event),
        resources=tuple(calls),
        next_page=_next(page, ask, content),
        remarks=_remarks(events.count(None) - len(calls)),
    )


def _load(page: Page) -> Mapping[str, Any]:
    """Give the object that a page holds, an empty one for any other page."""
    try:
        content = read_json(page.content)
    except (ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


def _next(page: Page, ask: Ask, content: Mapping[str, Any]) -> Ask | None:
    """Ask for the page that the server announces, as long as it is one of the same site."""
    url = web_address(rendered(content, "next_rest_url"))
    same_site = url and urlsplit(url).hostname == urlsplit(page.final_url).hostname
    return ask.model_copy(update={"url": url}) if same_site else None


def _call(record: Mapping[str, Any]) -> Resource:
    return Resource(title=title_of(record), kind=ResourceKind.APPEL, url=address(record, "url"))


def _remarks(unread: int) -> tuple[str, ...]:
    return (f"Agenda\u00a0: {unread} évènement(s) sans titre ou sans date.",) if unread else ()


def _read_states(page: Page, ask: Ask) -> Answer:
    """Give what WordPress itself knows of the events, as hints."""
    collection = read_collection(page)
    if collection is None:
        return Answer(known=False)
    hints = [_hint(record) for record in collection.items]
    return Answer(
        rows=tuple(str(record.get("id")) for record in collection.items),
        total=collection.total,
        hints=tuple(hint for hint in hints if hint),
        next_page=next_page(page, ask, collection),
    )


def _hint(record: Mapping[str, Any]) -> Event | None:
    """Give an event without its days: what it is called, where it stands, and its state with the words for it."""
    title, uid = title_of(record), uid_of(record)
    if not title or uid is None or is_call(title):
        return None
    words = _state_words(record)
    label = Label(SAID[words], words) if words in SAID else read_status(title)
    hint = Event(title=title, uid=uid, url=address(record))
    if label is None:
        return hint
    return hint.model_copy(update={"status": label.value, "evidence": {"status": label.words}})


def _state_words(record: Mapping[str, Any]) -> str:
    """Give the plugin's own word for the state: in the fields of the event, or failing that in its class."""
    meta, classes = record.get("meta"), record.get("class_list")
    told = rendered(meta, "_tribe_events_status") if isinstance(meta, dict) else ""
    # PHP writes a list with gaps as an object.
    classes = list(classes.values()) if isinstance(classes, dict) else classes
    names = map(str, classes) if isinstance(classes, list) else ()
    classed = (name.removeprefix(STATE_CLASS) for name in names if name.startswith(STATE_CLASS))
    return told or next(classed, "")
