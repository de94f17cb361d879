"""An article in prose (a post, an item of a feed, a page): the events it announces, the resource it is. Pure.

Filed in an agenda, an article tells an event whenever it tells a day, a look back at a past day included.
Filed among news it has to announce: its title names a gathering, which is not over when the article appears.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import accumulate
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup, Tag

from collectors.documents.html import written_lines
from collectors.documents.lines import headed
from collectors.french.dates import find_when
from collectors.french.events import UNSETTLED, find_announcements, read_event, under_title
from collectors.french.fold import fold
from collectors.french.gatherings import GATHERING
from collectors.french.headed import HeadedLine
from collectors.french.sections import is_plural
from collectors.french.turns import MONTH
from collectors.french.words import read_kind, read_themes
from collectors.page import Page
from collectors.platforms.facts import says_registration
from collectors.platforms.markup import files_in, lines_of, link_of, open_page, text_of
from collectors.platforms.publication import published_on
from collectors.platforms.resources import named_kind, resource_kind
from collectors.platforms.sittings import day, day_of
from db.model import Event, Occurrence, Resource, slug
from db.vocabulary import ResourceKind

AGENDA = re.compile(
    r"\b(?:agenda|ateliers?|calendrier|colloques?|conferences?|congres|dates|evenements?|events?|formations?|journees?|"
    r"manifestations?|rencontres?|rendez[ -]?vous|reunions?|seminaires?|soirees?|webinaires?)\b",
    re.IGNORECASE,
)
REPORTS = re.compile(r"\b(?:comptes?[ -]rendus?|retours?|replays?|supports?)\b", re.IGNORECASE)
PERIOD = (
    "(?:semaine|quinzaine|mois|bimestre|trimestre|semestre|annee|saison|rentree|printemps|ete|automne|hiver|"
    f"{MONTH})"
)
SEVERAL = re.compile(
    r"\b(?:agenda|calendrier|dates|(?:nos|les|prochains) rendez-vous|ateliers|conferences|evenements|formations|"
    r"reunions|seances|seminaires|soirees|webinaires|"
    r"(?:journees|rencontres|rendez-vous|temps forts) "
    rf"(?:a venir|(?:du |de la |de l'|de |d'){PERIOD}\b(?! d[eu]s? (?!{MONTH})| d')))\b",
    re.IGNORECASE,
)
LOOK_BACK = re.compile(r"^\W*(?:retours?(?: en images?)? sur|comptes?[ -]rendus? d\w+)\s+", re.IGNORECASE)

WITHOUT_FILES = {ResourceKind.APPEL, ResourceKind.ANNUAIRE, ResourceKind.LETTRE}
"""Kinds that a title alone makes a resource: the others offer a file, or are news about one."""

LONGEST = 50_000
"""In characters: what follows is not read."""

TITLES = ("main h1", "article h1", "#content h1", "h1.entry-title", "h1:not(.site-title)", ".entry-title")
BODIES = (".entry-content", ".wp-block-post-content", ".post-content", "article", "main", "#content")
OUTSIDE = "nav, form, aside, header, footer, .comments-area, .sharedaddy, .wp-block-query, .related-posts"
POST = re.compile(r"[?&]p=(\d{1,12})$")


@dataclass(frozen=True)
class Article:
    """What an article says: `body` is its markup without its title; `uid` stays when its title changes."""

    uid: str
    url: str
    title: str
    published: date | None
    body: Tag

    @cached_property
    def text(self) -> str:
        """Give its title and its text, one line for each block, up to the length of any honest article."""
        return "\n".join([self.title, *lines_of(self.body)])[:LONGEST]

    @cached_property
    def lines(self) -> list[HeadedLine]:
        """Give the lines of its body with their heading levels (0 for none), up to the same length."""
        lines = headed(written_lines(self.body))
        lengths = accumulate(len(text) + 1 for text, _ in lines)
        return [line for line, length in zip(lines, lengths, strict=True) if length <= LONGEST]


def is_agenda(words: str) -> bool:
    """Tell whether the name of a category or a feed is that of an agenda."""
    plain = fold(words)
    return AGENDA.search(plain) is not None and REPORTS.search(plain) is None


def events_of(article: Article, *, filed: bool, region: str | None, today: date) -> list[Event]:
    """Give the events of an article; `filed` tells that the site files it in an agenda.

    One without a day is cancelled or postponed.
    """
    several = _several(article, region, today)
    events = several or _single(article, region, today, filed=filed)
    return [event for event in events if filed or _is_announced(event, article.published or today)]


def _single(article: Article, region: str | None, today: date, *, filed: bool) -> list[Event]:
    published = article.published
    told = read_event(article.text, today=today, published=published, region=region)
    back = LOOK_BACK.match(fold(article.title))
    if told is None and filed and back:
        text = article.text[back.end() :]
        told = read_event(text, today=today, published=published, region=region)
        told = told if told and told.occurrences and _first_day(told) <= (published or today) else None
    return [_completed(told, article)] if told and (told.occurrences or told.status in UNSETTLED) else []


def _several(article: Article, region: str | None, today: date) -> list[Event]:
    """Give the events of an article that announces several, each under its own title and on its own day."""
    if is_about_one(article.title, today):
        return []
    found = find_announcements(article.lines, today=today, published=article.published, region=region)
    events = {slug(one.event.title): one.event for one in found}
    if len(events) < 2 or len({_first_day(event) for event in events.values()}) < len(events):
        return []
    return [
        event.model_copy(update={"uid": f"{article.uid}#{name}", "url": article.url})
        for name, event in events.items()
    ]


def is_about_one(title: str, today: date) -> bool:
    """Tell the title of one gathering, « Congrès », or of one day, from that of several: « Nos rendez-vous »."""
    plain = fold(title)
    several = SEVERAL.search(plain) is not None or is_plural(title)
    one_gathering = GATHERING.search(plain) is not None and not several
    return one_gathering or any(when.occurrences for when in find_when(title, today=today))


def _completed(event: Event, article: Article) -> Event:
    """Give the event the title of its article, what that title says, and the links around its text."""
    known: dict[str, object] = {
        "uid": article.uid,
        "url": article.url,
        "registration_url": registration_link(article.body, article.url) or event.registration_url,
        "occurrences": event.occurrences if "all_day" in event.inferred else _whole_days(event.occurrences),
    }
    kind = read_kind(article.title)
    if kind is not None:
        known |= {"kind": kind.value, "evidence": event.evidence | {"kind": kind.words}}
    return under_title(event, article.title).model_copy(update=known)


def _whole_days(occurrences: Sequence[Occurrence]) -> tuple[Occurrence, ...]:
    """End each whole day on itself: « toute la journée » tells when it is over, unlike a day without hours."""
    if not all(one.all_day for one in occurrences):
        return tuple(occurrences)
    return tuple(one.model_copy(update={"end": one.end or one.start}) for one in occurrences)


def _is_announced(event: Event, published: date) -> bool:
    named = GATHERING.search(fold(event.title)) is not None or read_kind(event.title) is not None
    return named and any(day(one.end or one.start or date.min) >= published for one in event.listed)


def _first_day(event: Event) -> date:
    return day_of(event.listed[0])


def registration_link(body: Tag, url: str) -> str | None:
    """Give the first link whose words lead to a registration."""
    said = (anchor for anchor in body.find_all("a") if says_registration(text_of(anchor)))
    return next((link for anchor in said if (link := link_of(anchor, url))), None)


def resource_of(article: Article, *, filed: bool = False) -> Resource | None:
    """Give the resource that an article is, if any; `filed` tells that the site files it among resources."""
    files, kind = files_in(article.body, article.url), _kind(article.title)
    if not (files and (kind or filed)) and kind not in WITHOUT_FILES:
        return None
    return Resource(
        title=article.title,
        kind=kind or resource_kind(article.title, has_files=True),
        url=article.url,
        published=article.published.isoformat() if article.published else None,
        files=files,
        themes=tuple(label.value for label in read_themes(article.title)),
    )


def _kind(title: str) -> ResourceKind | None:
    """Give the kind that a title names, unless it names an event before: « Formation : les outils du … »."""
    event = read_kind(title)
    return named_kind(fold(title).partition(fold(event.words))[0] if event else title)


def open_article(page: Page) -> Article | None:
    """Open a page of prose, without its menus, comments and lists of other articles; `None` without a title."""
    soup = open_page(page.content, page.encoding)
    title = next((text for one in TITLES if (tag := soup.select_one(one)) and (text := text_of(tag))), None)
    body = next((tag for one in BODIES if (tag := soup.select_one(one))), None)
    if title is None or body is None:
        return None
    for tag in body.select(f"{OUTSIDE}, h1"):
        tag.decompose()
    url = _canonical(soup, page)
    return Article(_uid(soup, url), url, title, published_on(soup), body)


def _canonical(soup: BeautifulSoup, page: Page) -> str:
    """Give the canonical address, if it is one of the same site, spelt as it was asked for when it is the same."""
    tag = soup.select_one("link[rel~='canonical']")
    link = link_of(tag, page.final_url) if tag is not None else None
    same_site = link is not None and urlsplit(link).hostname == urlsplit(page.final_url).hostname
    found = link if link and same_site else page.final_url
    return page.url if unquote(found) == unquote(page.url) else found


def post_uid(address: str) -> str:
    """Give `post/7` for a WordPress address that holds the number of a post; any other stands for itself."""
    found = POST.search(address)
    return f"post/{found[1]}" if found else address


def _uid(soup: BeautifulSoup, url: str) -> str:
    tag = soup.select_one("link[rel~='shortlink']")
    short = link_of(tag, url) if tag is not None else None
    return post_uid(short) if short and POST.search(short) else url
