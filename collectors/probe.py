"""What is this site? A look at its home page, then at what its likely platforms find there."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime

from collectors.guard import FetchError
from collectors.memory import Memory
from collectors.page import Page
from collectors.platforms import tec
from collectors.registry import Entry, Platform
from collectors.run import MAX_PAGES, Collected, Past, Web, collect_source

FEW_PAGES = 20
"""Pages that a mere look may ask a site for, with each platform that it may be."""

MARKS: Mapping[Platform, re.Pattern[bytes]] = {
    Platform.TEC: re.compile(rb"tribe/events/v1|tribe-events"),
    Platform.EVENT_ORGANISER: re.compile(rb"plugins/event-organiser|\beo-event|eventorganiser"),
    Platform.WORDPRESS: re.compile(rb"api\.w\.org|/wp-content/|/wp-includes/|content=[\"']WordPress"),
    Platform.DRUPAL: re.compile(rb"content=[\"']Drupal|data-drupal-|/sites/default/files/|/core/misc/drupal"),
}
HEADERS: Mapping[Platform, tuple[str, str]] = {
    Platform.TEC: ("x-tec-api-root", "tribe/events"),
    Platform.WORDPRESS: ("link", "api.w.org"),
    Platform.DRUPAL: ("x-generator", "drupal"),
}


def platforms_of(home: Page) -> list[Platform]:
    """Give what a site may be, by the marks of its home page, likeliest first; the generic path comes last.

    WordPress tells nothing of its calendar when its theme does not show it: Event Organiser is then tried
    after the posts. Pure.
    """
    found = [platform for platform in MARKS if _is_marked(home, platform)]
    if Platform.WORDPRESS in found and Platform.EVENT_ORGANISER not in found:
        found.append(Platform.EVENT_ORGANISER)
    return [*found, Platform.PAGE]


def _is_marked(home: Page, platform: Platform) -> bool:
    header, words = HEADERS.get(platform, ("", ""))
    told = header in home.headers and words in home.headers[header].lower()
    return told or MARKS[platform].search(home.content) is not None


def look_at(
    entry: Entry,
    *,
    web: Web,
    memory: Memory,
    today: date,
    now: Callable[[], datetime],
    past: Past | None = None,
    former: Platform | None = None,
    most_pages: int = MAX_PAGES,
) -> Collected:
    """Read a site as each platform that it may be, until one finds events as it should.

    When none does, the likeliest tells what is wrong. Only the home page of the entry is needed; at most
    `most_pages` are asked for with each platform. A site that still bears the marks of the `former` platform,
    the one that it was found to be, is read as nothing else: a breakdown does not make another site of it.
    """
    first: Collected | None = None
    for tried in _readings(entry, web, former):
        look = collect_source(
            tried, web=web, memory=memory, today=today, now=now, past=past, most_pages=most_pages
        )
        if is_found(look):
            return look
        first = first or look
    assert first is not None  # there is always the generic path  # noqa: S101
    return first


def is_found(look: Collected) -> bool:
    """Tell whether a look found events as a site of that platform gives them."""
    return look.run.health.is_good and bool(look.harvest.events)


def look_briefly(entry: Entry, *, web: Web, now: Callable[[], datetime]) -> Collected:
    """Look at a site in few requests, and remember nothing."""
    return look_at(entry, web=web, memory=Memory({}), today=now().date(), now=now, most_pages=FEW_PAGES)


def _readings(entry: Entry, web: Web, former: Platform | None) -> list[Entry]:
    """Give the entries to try; when the home page cannot be had, the generic path tells why."""
    try:
        home = web.get(entry.homepage)
    except FetchError:
        return [entry.model_copy(update={"platform": Platform.PAGE})]
    marked = platforms_of(home)
    return [_read_as(one, home, entry) for one in ([former] if former in marked else marked)]


def _read_as(platform: Platform, home: Page, entry: Entry) -> Entry:
    """Give the entry to read a site with as that platform, with the address of its API where it is unusual."""
    found = tec.unusual_address(home, entry) if platform is Platform.TEC else ()
    return entry.model_copy(update={"platform": platform, "agenda": entry.agenda or found})
