"""RSS and Atom: an agenda told by a feed, or found in the feed of a whole site.

What it needs: the address of a feed, or a page whose head links to one. What it does: an item with fields
of an event (`ev:startdate`, `xcal:dtstart` and their like) is one; any other is an article, whose sentences
tell when. `pubDate` is when an item appeared, and settles years that the text leaves out; it is never a start.
In the feed of a whole site the items filed under an agenda count; where there is none, those that announce.

What it cannot do: go further back than the feed, save for WordPress (`?paged=2`) and feeds that link to
their next page. Of an item that is cut short (« Lire la suite »), the page is read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from urllib.parse import urlsplit

from bs4 import BeautifulSoup

from collectors.page import Page
from collectors.platforms.articles import (
    events_of,
    is_agenda,
    open_article,
    registration_link,
    resource_of,
)
from collectors.platforms.contract import EVENT, Answer, Ask, Role
from collectors.platforms.facts import Facts, event_of
from collectors.platforms.feed_items import Feed, Item, open_feed
from collectors.platforms.markup import link_of, open_page
from collectors.registry import Entry
from db.model import Event

AGENDA, NEWS, TAGGED = "feed-agenda", "feed-news", "feed-tagged"
"""A feed of events; the feed of a whole site; one of which only the items filed under an agenda are wanted."""
PURPOSES = frozenset({AGENDA, NEWS, TAGGED})

FEED_TYPE = re.compile(r"application/(?:rss|atom)\+xml")
COMMENTS = re.compile(r"\b(?:comments?|commentaires?)\b", re.IGNORECASE)
CUT = re.compile(r"(?:\[(?:…|\.{3})\]|…|\.{3}|lire (?:la suite|plus)\W*)$", re.IGNORECASE)
REACH = timedelta(days=365)
"""How far back a feed is followed from page to page."""


def begin(entry: Entry) -> Sequence[Ask]:
    """Ask for the feeds of the registry, else for the home page, whose head links to feeds."""
    return [Ask(url=url, role=Role.LIST, purpose=AGENDA) for url in entry.agenda or [entry.homepage]]


def read(page: Page, ask: Ask, entry: Entry, today: date) -> Answer:
    """Read a feed, the page that links to feeds, or the page of an item that was cut short.

    What visitors comment on, which is what the feed of a lone page holds, is not read.
    """
    if ask.purpose == EVENT:
        return read_article(page, entry, today)
    feed = open_feed(page)
    if feed is not None:
        return Answer() if COMMENTS.search(feed.title) else _read_feed(feed, ask, entry, today)
    links = feeds_in(open_page(page.content, page.encoding), page.final_url)
    return Answer(known=bool(links), asks=tuple(links))


def read_article(page: Page, entry: Entry, today: date) -> Answer:
    """Read the page of an article that a list of events leads to."""
    article = open_article(page)
    if article is None:
        return Answer(known=False)
    events = events_of(article, filed=True, region=entry.region, today=today)
    resource = resource_of(article)
    return Answer(
        known=bool(events or resource),
        events=tuple(events),
        resources=(resource,) if resource else (),
    )


def feeds_in(soup: BeautifulSoup, url: str) -> list[Ask]:
    """Give the feeds that the head of a page links to: those of an agenda, else that of the whole site.

    A name that all of them share is that of the site, and says nothing of what they hold.
    """
    tags = [tag for tag in soup.select("link[rel~='alternate']") if FEED_TYPE.match(str(tag.get("type")))]
    named = {link: str(tag.get("title") or "") for tag in tags if (link := link_of(tag, url))}
    wanted = {link: name for link, name in named.items() if not COMMENTS.search(f"{name} {link}")}
    telling = not all(map(is_agenda, wanted.values()))
    agendas = [link for link, name in wanted.items() if _is_agenda_at(link) or (telling and is_agenda(name))]
    purpose = AGENDA if agendas else NEWS
    return [Ask(url=link, role=Role.LIST, purpose=purpose) for link in agendas or [*wanted][:1]]


def _is_agenda_at(link: str) -> bool:
    parts = urlsplit(link)
    return is_agenda(f"{parts.path}?{parts.query}")


def _read_feed(feed: Feed, ask: Ask, entry: Entry, today: date) -> Answer:
    items = _wanted(feed.items, ask.purpose)
    answers = [_read_item(one, entry, today, filed=ask.purpose != NEWS or one.is_filed) for one in items]
    skipped = [f"Lignes du flux sans titre ou sans lien\u00a0: {feed.skipped}"] if feed.skipped else []
    return Answer(
        rows=tuple(item.article.uid for item in feed.items),
        events=tuple(event for answer in answers for event in answer.events),
        resources=tuple(one for item in feed.items if (one := resource_of(item.article))),
        asks=tuple(one for answer in answers for one in answer.asks),
        next_page=_next_ask(feed, ask, today),
        remarks=(*skipped, *(remark for answer in answers for remark in answer.remarks)),
    )


def _wanted(items: Sequence[Item], purpose: str) -> Sequence[Item]:
    filed = [item for item in items if item.is_filed]
    return filed if purpose == TAGGED or (purpose == NEWS and filed) else items


def _read_item(item: Item, entry: Entry, today: date, *, filed: bool) -> Answer:
    """Give the events of an item; failing those, ask for its page where it was cut short, or say so."""
    article, told = item.article, _told_event(item, entry, today)
    events = [told] if told else events_of(article, filed=filed, region=entry.region, today=today)
    if events or not filed or resource_of(article):
        return Answer(events=tuple(events))
    if CUT.search(article.text):
        page = Ask(url=article.url, role=Role.PAGE, purpose=EVENT, title=article.title)
        return Answer(asks=(page,))
    return Answer(remarks=(undated(article.title),))


def _told_event(item: Item, entry: Entry, today: date) -> Event | None:
    """Give the event whose start the feed tells in a field of its own."""
    article, times = item.article, item.times
    if times is None:
        return None
    facts = Facts(
        title=article.title,
        times=times,
        uid=article.uid,
        url=article.url,
        place=item.place,
        text=article.text.partition("\n")[2],
        registration_url=registration_link(article.body, article.url),
    )
    return event_of(facts, region=entry.region, today=today)


def undated(title: str) -> str:
    """Say that an article of an agenda tells no day."""
    return f"Aucune date comprise dans l’article «\u00a0{title}\u00a0»"


def _next_ask(feed: Feed, ask: Ask, today: date) -> Ask | None:
    """Ask for the next page of a feed; the first page past its end does not exist."""
    days = [item.article.published for item in feed.items if item.article.published]
    is_old = bool(days) and min(days) < today - REACH
    if feed.next_page is None or is_old:
        return None
    return ask.model_copy(update={"url": feed.next_page, "optional": True})
