"""What a module of `collectors/platforms/` offers, and what it is given. All of it is pure.

A platform never fetches. `begin` names the pages to ask for first; `read` reads one that came, and names
those to ask for next; `collectors/run.py` fetches them politely, and stops where they end. So a new family
of sites is two functions, and every saved page is a test.

Every platform works from the home page of a site alone: it knows where its kind keeps its lists, or finds
them. Addresses in the registry (`agenda`, `resources`) come before what it would find. A page asked for with
the purpose `EVENT` is the page of one event, whatever the platform.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Protocol

from collectors.page import Page
from collectors.registry import Entry
from db.model import Event, Item, MissionPage, Resource, ResourceFile

EVENT = "event"


class Role(StrEnum):
    """What a page is to a run: without one `LIST` the run is not whole; one `PAGE` lost is one item lost."""

    LIST = "list"
    PAGE = "page"


class Ask(Item):
    """A page to fetch, and the platform's own word for what it looks for there.

    `title` is the one under which a list announced it. An `optional` page that does not exist, or is closed
    to visitors, says nothing about the source; neither does a `guess` that is no page of the kind. One that comes
    `last` is fetched when nothing else is left to fetch, and no event depends on it.
    """

    url: str
    role: Role
    purpose: str
    title: str = ""
    optional: bool = False
    guess: bool = False
    last: bool = False

    @property
    def may_be_absent(self) -> bool:
        """Tell whether the source is whole without this page."""
        return self.optional or self.guess


class Answer(Item):
    """What one page gave.

    `known` is false when the page has nothing of the structure expected: it was emptied or redesigned.
    `rows` identifies the lines of a list, `total` is how many the server says that the whole list has: a run
    stops at a page without any new row, and notices a list cut in silence. `asks` are pages that this one
    announces, `next_page` is the rest of the same list.

    `hints` are events told without their days, by something that knows more of their state: they complete
    the event of the same `uid`, and the page of one that nothing else tells is read. `files` are told with
    their sizes by a library of files: they complete the resources that offer them.
    """

    known: bool = True
    rows: tuple[str, ...] = ()
    total: int | None = None
    events: tuple[Event, ...] = ()
    resources: tuple[Resource, ...] = ()
    pages: tuple[MissionPage, ...] = ()
    hints: tuple[Event, ...] = ()
    files: tuple[ResourceFile, ...] = ()
    asks: tuple[Ask, ...] = ()
    next_page: Ask | None = None
    remarks: tuple[str, ...] = ()


class Platform(Protocol):
    """What every module of `collectors/platforms/` offers."""

    def begin(self, entry: Entry) -> Sequence[Ask]:
        """Give the first pages to ask for, from the addresses of the registry or the home page alone."""

    def read(self, page: Page, ask: Ask, entry: Entry, today: date) -> Answer:
        """Read a page that came; never raise, whatever its bytes."""
