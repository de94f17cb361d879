"""What is this site? A look at its home page, then at what its likely platforms find there."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from collectors.guard import FetchError
from collectors.memory import Memory
from collectors.page import Page
from collectors.registry import Entry, Platform
from collectors.run import MAX_PAGES, Past, Web, collect_source
from db.model import Harvest, Run
from db.vocabulary import Health

FEW_PAGES = 12
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


@dataclass(frozen=True)
class Look:
    """What one platform finds on a site: the entry read so, the harvest, and how the run went."""

    entry: Entry
    harvest: Harvest
    run: Run

    @property
    def worth(self) -> tuple[int, int, bool]:
        """Rank looks: the one with events first, then with resources, then one that understood the site."""
        understood = self.run.health is not Health.PARSE_ERROR
        return (len(self.harvest.events), len(self.harvest.resources), understood)


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
) -> Look:
    """Read a site as each platform that it may be, until one finds events; give the best of these looks.

    Only the home page of the entry is needed. At most `most_pages` are asked for with each platform.
    """
    best: Look | None = None
    for platform in _candidates(entry, web):
        tried = entry.model_copy(update={"platform": platform})
        harvest, run = collect_source(
            tried, web=web, memory=memory, today=today, now=now, most_pages=most_pages, past=past
        )
        look = Look(tried, harvest, run)
        best = look if best is None or look.worth > best.worth else best
        if harvest.events:
            break
    assert best is not None  # there is always the generic path  # noqa: S101
    return best


def _candidates(entry: Entry, web: Web) -> list[Platform]:
    """Give the platforms to try; when the home page cannot be had, the generic path tells why."""
    try:
        return platforms_of(web.get(entry.homepage))
    except FetchError:
        return [Platform.PAGE]
