"""schema.org: events that a page describes for search engines, as JSON-LD or as microdata.

What it needs: pages that carry things of the type Event or of its kin (EducationEvent, CourseInstance…),
anywhere in their JSON-LD, or in their markup. The addresses of the registry are read, or the home page.

What it does: a list that only names pages (ItemList) has them asked for, and so has a list that tells its
events, for their pages tell more; `subEvent`s without a page are further sittings; several things with one
address are sittings of one event; `rel=next` is followed. An `url` on another site is where one registers.
Organisers are kept when they are told to be organisations. `EventScheduled` and `OfflineEventAttendanceMode`
are stamped on every event by many plugins: words decide there.

Times: an offset is believed, but for two cases. A stamp of midnight UTC is a local midnight. And when the
visible words of the page tell the hours as they are written beside `+00:00` more often than as they would be
in Paris, the plugin stamps local time as UTC, and the hours are taken as written. Where no words decide, the
offset stands.

What it cannot do: JSON-LD that a script writes later; RDFa. Scripts that are no JSON are counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from collectors.french.titles import clean_title
from collectors.page import Page
from collectors.platforms.contract import EVENT, Answer, Ask, Role
from collectors.platforms.markup import absolute, link_of
from collectors.platforms.page_view import View, open_view
from collectors.platforms.schema_event import schema_events
from collectors.platforms.schema_nodes import Node, json_nodes
from collectors.registry import Entry
from db.model import Event

LIST = "schema"
NOT_LISTS = {"BreadcrumbList"}


def begin(entry: Entry) -> Sequence[Ask]:
    """Give the lists of the registry, else the home page."""
    return [Ask(url=url, role=Role.LIST, purpose=LIST) for url in entry.agenda or (entry.homepage,)]


def read(page: Page, ask: Ask, entry: Entry, today: date) -> Answer:
    """Read the events of a list and the pages that it names, or the page of one event."""
    view = open_view(page)
    events = schema_events(view, entry, today)
    if ask.purpose == EVENT:
        return Answer(known=bool(events), events=tuple(events), remarks=broken_remarks(view))
    asks = schema_asks(view, events)
    following = next_link(view)
    return Answer(
        known=bool(events or asks),
        rows=tuple(dict.fromkeys([*(one.uid or one.title for one in events), *(one.url for one in asks)])),
        events=tuple(events),
        asks=asks,
        next_page=Ask(url=following, role=Role.LIST, purpose=LIST) if following else None,
        remarks=broken_remarks(view),
    )


def read_schema(page: Page, entry: Entry, today: date) -> list[Event]:
    """Give the events that a page describes, each once."""
    return schema_events(open_view(page), entry, today)


def broken_remarks(view: View) -> tuple[str, ...]:
    """Say how many JSON-LD scripts of a page cannot be read."""
    if not view.broken:
        return ()
    return (f"Données structurées illisibles (JSON-LD)\u00a0: {view.broken}",)


def schema_asks(view: View, events: Iterable[Event]) -> tuple[Ask, ...]:
    """Give the pages of the same site that a list names, in its events or in an ItemList."""
    told = {one.url: one.title for one in events if one.url is not None}
    for node in json_nodes(view.data):
        if "ItemList" in node.types and not NOT_LISTS.intersection(node.types):
            told = dict(_listed(node, view)) | told
    pages = {url: title for url, title in told.items() if _is_page(url, view)}
    return tuple(Ask(url=url, role=Role.PAGE, purpose=EVENT, title=title) for url, title in pages.items())


def _is_page(url: str, view: View) -> bool:
    return view.is_own(url) and url.partition("#")[0] not in {view.address, view.url}


def _listed(node: Node, view: View) -> Iterator[tuple[str, str]]:
    """Give the addresses and titles of the elements of a list."""
    for element in node.values.get("itemListElement", []):
        items = [element, *(element.values.get("item", []) if isinstance(element, Node) else [])]
        things = [one for one in items if isinstance(one, Node)]
        texts = [one for one in items if isinstance(one, str)]
        links = [*texts, *(one.text("url", "@id") for one in things)]
        link = next((one for one in links if one.startswith(("http://", "https://", "/"))), None)
        if link is not None:
            title = next((one.name for one in reversed(things) if one.name), "")
            yield absolute(link, view.url) or view.url, clean_title(title)


def next_link(view: View) -> str | None:
    """Give the next page of a list, where the page names it by `rel=next`."""
    tag = view.soup.select_one("link[rel~='next'], a[rel~='next']")
    link = link_of(tag, view.url) if tag is not None else None
    return link if link and view.is_own(link) else None
