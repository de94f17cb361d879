"""Event Organiser, a calendar plugin for WordPress.

What it needs: its feed `?feed=eo-events`, an iCalendar of all events, past and future, which answers whatever
the permalinks; or the address of that feed in the registry. Resources come from the REST API of WordPress.

What it does: all that `ical` does; the post that a UID names identifies the event.

What it cannot do: the town, when the feed only names a place and the text does not tell; a state that no word
tells, since every event of the feed is « confirmed ».
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlsplit

from collectors.page import Page
from collectors.platforms import ical, wordpress_content
from collectors.platforms.contract import Answer, Ask, Role
from collectors.registry import Entry

FEED = "eo-events"


def begin(entry: Entry) -> Sequence[Ask]:
    """Ask for the feed of events, then for the resources."""
    told = [address for address in entry.agenda if FEED in address]
    home = urlsplit(entry.homepage)._replace(query="", fragment="").geturl().rstrip("/")
    feeds = told or [f"{home}/?feed={FEED}"]
    calendars = [Ask(url=address, role=Role.LIST, purpose=ical.CALENDAR) for address in feeds]
    return [*calendars, *wordpress_content.begin_resources(entry)]


def read(page: Page, ask: Ask, entry: Entry, today: date) -> Answer:
    """Read the feed, one of the lists of resources, or the page of one event."""
    if ask.purpose in wordpress_content.PURPOSES:
        return wordpress_content.read_resources(page, ask, entry, today)
    return ical.read(page, ask, entry, today)
