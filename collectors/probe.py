"""What is this site? A look at its home page, then at what its likely platforms find there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from collectors.guard import FetchError
from collectors.memory import Memory
from collectors.page import Page
from collectors.registry import Entry, Platform
from collectors.run import MAX_PAGES, Collected, Past, Web, collect_source
from db.vocabulary import Health

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
    most_pages: int = MAX_PAGES,
    past: Past | None = None,
) -> Collected:
    """Read a site as each platform that it may be, until one finds events; give the best of these looks.

    Only the home page of the entry is needed. At most `most_pages` are asked for with each platform.
    """
    looks = _looks(entry, web, most_pages, memory=memory, today=today, now=now, past=past)
    return max(looks, key=_worth)


def look_briefly(entry: Entry, *, web: Web, now: Callable[[], datetime]) -> Collected:
    """Look at a site in few requests, and remember nothing."""
    return look_at(entry, web=web, memory=Memory({}), today=now().date(), now=now, most_pages=FEW_PAGES)


def _looks(entry: Entry, web: Web, most_pages: int, **settings: Any) -> Iterator[Collected]:
    for platform in _candidates(entry, web):
        tried = entry.model_copy(update={"platform": platform})
        look = collect_source(tried, web=web, most_pages=most_pages, **settings)
        yield look
        if look.harvest.events:
            return


def _worth(look: Collected) -> tuple[int, int, bool]:
    """Rank looks: the one with events first, then with resources, then one that understood the site."""
    understood = look.run.health is not Health.PARSE_ERROR
    return len(look.harvest.events), len(look.harvest.resources), understood


def _candidates(entry: Entry, web: Web) -> list[Platform]:
    """Give the platforms to try; when the home page cannot be had, the generic path tells why."""
    try:
        return platforms_of(web.get(entry.homepage))
    except FetchError:
        return [Platform.PAGE]
