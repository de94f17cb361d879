"""WordPress without an events plugin: an agenda kept as posts, whose days stand in their sentences.

What it needs: the REST API, or failing that the feeds of the site. The agenda is the categories whose name
says so (« Agenda », « Formations »…) or whose address stands in the registry; where there is none, the posts
of the last year that announce a gathering. Resources come from pages, posts and media.

What it does: a post tells one event, under its own title, or several, each under the title that its text
gives. API and feeds tell the same event under the same identity, the `guid` of its post.

What it cannot do: types of content of the site's own; a day that stands only in a picture or a file. The
body is read but not kept: it names people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup

from collectors.page import Page
from collectors.platforms import feed, wordpress_content
from collectors.platforms.articles import events_of, is_agenda, resource_of
from collectors.platforms.contract import EVENT, Answer, Ask, Role
from collectors.platforms.markup import link_of, open_page, text_of
from collectors.platforms.page_view import host_of
from collectors.platforms.wordpress_api import (
    MOST,
    address,
    next_page,
    read_collection,
    rendered,
    rest_address,
    rest_root,
)
from collectors.platforms.wordpress_content import FIELDS, article_of, begin_resources, read_resources
from collectors.registry import Entry
from db.model import Event

HOME, CATEGORIES = "wordpress-home", "wordpress-categories"
AGENDA, NEWS = "wordpress-agenda", "wordpress-news"
CATEGORY_PATH = re.compile(r"/categor(?:y|ie)/(?:[^/]+/)*([^/]+)/?$")
NEWS_REACH = timedelta(days=365)
"""How old a post may be that announces something still to come, where no category is an agenda."""


def begin(entry: Entry) -> Sequence[Ask]:
    """Ask for the categories, the home page, the feeds of the registry's categories and the resources.

    The API comes before the feeds, whose items may be cut short.
    """
    home = Ask(url=entry.homepage, role=Role.LIST, purpose=HOME)
    feeds = [_feed_of(url) for url in entry.agenda]
    return [_ask_categories(entry.homepage), home, *feeds, *begin_resources(entry)]


def read(page: Page, ask: Ask, entry: Entry, today: date) -> Answer:
    """Read the home page, a collection of the API, a feed, or the page of a post."""
    if ask.purpose in wordpress_content.PURPOSES:
        return read_resources(page, ask, entry, today)
    if ask.purpose in feed.PURPOSES or ask.purpose == EVENT:
        return feed.read(page, ask, entry, today)
    if ask.purpose == HOME:
        return _read_home(page, entry)
    if ask.purpose == CATEGORIES:
        return _read_categories(page, ask, entry, today)
    return _read_posts(page, ask, entry, today)


def _ask_categories(site: str) -> Ask:
    query: dict[str, str | int] = {"per_page": MOST, "_fields": "id,name,slug,count,link"}
    url = rest_address(site, "wp/v2/categories", query)
    return Ask(url=url, role=Role.LIST, purpose=CATEGORIES, optional=True)


def _feed_of(url: str) -> Ask:
    """Ask for the feed of a category, which exists where the API is closed too."""
    parts = urlsplit(url)
    plain = url if "/feed" in parts.path else f"{url.rstrip('/')}/feed/"
    link = f"{url}&feed=rss2" if parts.query else plain
    return Ask(url=link, role=Role.LIST, purpose=feed.AGENDA, guess=True)


def _read_home(page: Page, entry: Entry) -> Answer:
    """Find the feeds of an agenda, and the API where it is not at the usual address.

    A site that announces its API is read there; its whole feed then only counts for what it files under an
    agenda, since the API may be announced and closed.
    """
    soup = open_page(page.content, page.encoding)
    root = rest_root(soup, page.final_url)
    feeds = [*_category_feeds(soup, page.final_url)] or feed.feeds_in(soup, page.final_url)
    asks = [] if entry.agenda else [_as_told(one, closed=root is None) for one in feeds]
    if root is not None and _route(root) != _route(rest_address(entry.homepage, "", {})):
        asks += [_ask_categories(root), *begin_resources(entry, root)]
    return Answer(known=soup.select_one("a[href], link[href]") is not None, asks=tuple(asks))


def _route(root: str) -> tuple[str, str, str]:
    parts = urlsplit(root)
    return host_of(root), parts.path.rstrip("/"), parts.query


def _as_told(ask: Ask, *, closed: bool) -> Ask:
    purpose = feed.TAGGED if ask.purpose == feed.NEWS and not closed else ask.purpose
    return ask.model_copy(update={"purpose": purpose, "optional": True})


def _category_feeds(soup: BeautifulSoup, url: str) -> Iterator[Ask]:
    """Give the feeds of the categories that are an agenda, among those that a page links to."""
    links = {link: text_of(anchor) for anchor in soup.find_all("a") if (link := link_of(anchor, url))}
    for link, words in links.items():
        found = CATEGORY_PATH.search(urlsplit(link).path)
        same_site = urlsplit(link).hostname == urlsplit(url).hostname
        if found and same_site and is_agenda(f"{found[1].replace('-', ' ')} {words}"):
            yield _feed_of(link)


def _read_categories(page: Page, ask: Ask, entry: Entry, today: date) -> Answer:
    """Ask for the posts of the categories that are an agenda, or for the latest posts of all."""
    collection = read_collection(page)
    if collection is None:
        return Answer(known=False)
    ids = _agenda_ids(collection.items, entry)
    query: dict[str, str | int] = {"per_page": MOST, "_fields": FIELDS}
    if ids:
        query["categories"] = ",".join(ids)
    else:
        query["after"] = f"{today - NEWS_REACH}T00:00:00"
    url = rest_address(page.final_url.partition("/wp/v2/")[0], "wp/v2/posts", query)
    posts = Ask(url=url, role=Role.LIST, purpose=AGENDA if ids else NEWS)
    return Answer(
        rows=tuple(str(item.get("id")) for item in collection.items),
        total=collection.total,
        asks=(posts,) if collection.items else (),
        next_page=next_page(page, ask, collection),
    )


def _agenda_ids(categories: Sequence[dict[str, Any]], entry: Entry) -> list[str]:
    """Give the numbers of the categories of the registry, else of those whose name is an agenda's."""
    wanted = {_path(url) for url in entry.agenda}
    chosen = [one for one in categories if _path(address(one) or "") in wanted]
    named = [one for one in categories if is_agenda(f"{rendered(one, 'slug')} {rendered(one, 'name')}")]
    return [str(one["id"]) for one in chosen or named if isinstance(one.get("id"), int) and one.get("count")]


def _path(url: str) -> str:
    return unquote(urlsplit(url).path).rstrip("/").removesuffix("/feed")


def _read_posts(page: Page, ask: Ask, entry: Entry, today: date) -> Answer:
    collection = read_collection(page)
    if collection is None:
        return Answer(known=False)
    events: list[Event] = []
    remarks: list[str] = []
    for item in collection.items:
        article = article_of(item)
        if article is None:
            continue
        found = events_of(article, filed=ask.purpose == AGENDA, region=entry.region, today=today)
        events += found
        if not found and ask.purpose == AGENDA and resource_of(article) is None:
            remarks.append(feed.undated(article.title))
    return Answer(
        rows=tuple(str(item.get("id")) for item in collection.items),
        total=collection.total,
        events=tuple(events),
        next_page=next_page(page, ask, collection),
        remarks=tuple(remarks),
    )
