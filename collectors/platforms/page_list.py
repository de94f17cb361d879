"""A list of events on any site: what it tells, the pages that it leads to, the sentences around. Pure."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from bs4 import Tag

from collectors.documents.html import written_lines
from collectors.documents.lines import headed
from collectors.french.dates import find_when
from collectors.french.events import find_announcements
from collectors.french.headed import HeadedLine
from collectors.platforms.contract import EVENT, Ask, Role
from collectors.platforms.facts import says_registration
from collectors.platforms.markup import link_of, text_of
from collectors.platforms.page_event import is_other, is_sure, names_gathering
from collectors.platforms.page_links import says_agenda
from collectors.platforms.page_rows import Row, linked_rows
from collectors.platforms.page_view import View
from collectors.registry import Entry
from db.model import Event


@dataclass(frozen=True)
class Listing:
    """What a list says: pages of events to ask for, and events that have none."""

    asks: tuple[Ask, ...]
    events: tuple[Event, ...]


def read_listing(view: View, entry: Entry, today: date) -> Listing:
    """Read a list: rows with a page of their own are asked for, all else is read in its sentences."""
    rows = [row for row in linked_rows(view.main, view.url) if _announces(row, view, today)]
    rows = [row for row in rows if row.is_headed or len(told_events(row.tag, view, entry, today)) < 2]
    asks = (Ask(url=row.url, role=Role.PAGE, purpose=EVENT, title=row.title) for row in rows)
    loose = list(_siblings(rows)) if rows else [view.main]
    events = [event for tag in loose for event in told_events(tag, view, entry, today)]
    return Listing(tuple(asks), tuple({event.uid: event for event in events}.values()))


def _announces(row: Row, view: View, today: date) -> bool:
    """Tell a row that announces: it names a gathering, tells a day, or heads an item of an agenda."""
    if is_other(row.title) or (row.is_aside and not names_gathering(row.words)):
        return False
    filed = row.is_headed and says_agenda(view)
    return filed or names_gathering(row.title) or _tells_day(text_of(row.tag), view.published, today)


def _tells_day(text: str, published: date | None, today: date) -> bool:
    whens = find_when(text, today=today, published=published)
    return any(when.kind == "event" and when.occurrences for when in whens)


def _siblings(rows: Iterable[Row]) -> Iterator[Tag]:
    """Give the blocks that stand among the rows and lead nowhere."""
    taken = {id(block) for row in rows for block in row.blocks}
    seen: set[int] = set()
    for row in rows:
        parent = row.tag.parent
        if parent is None or id(parent) in seen:
            continue
        seen.add(id(parent))
        alike = (one for one in parent.find_all(row.tag.name, recursive=False) if id(one) not in taken)
        yield from (one for one in alike if one.get("class") == row.tag.get("class"))


def told_events(tag: Tag, view: View, entry: Entry, today: date) -> list[Event]:
    """Give the events that the sentences of a part of a page announce; the page is that of all of them."""
    announced = find_announcements(
        _lines(tag, view), today=today, published=view.published, region=entry.region
    )
    titled = (one.event for one in announced if not is_other(one.event.title))
    events = (event for event in titled if is_sure(event, event.title))
    return [
        event.model_copy(update={"uid": view.uid_of(event.title), "url": view.address}) for event in events
    ]


def _lines(tag: Tag, view: View) -> list[HeadedLine]:
    """Give the lines of a part of a page, the address of a registration beside the words that lead there."""
    part = copy.copy(tag)
    for anchor in part.select("a[href]"):
        link = link_of(anchor, view.url)
        if link and says_registration(text_of(anchor)):
            anchor.append(f" {link}")
    for heading in part.select("h1"):
        heading.decompose()
    return headed(written_lines(part))
