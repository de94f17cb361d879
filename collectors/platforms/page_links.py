"""Where a site keeps its agenda, as its pages link to it: calendars, lists of events, resources, sitemaps. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

from collectors.french.fold import fold
from collectors.page import Page
from collectors.platforms.contract import EVENT, Ask, Role
from collectors.platforms.markup import FILE_TYPES, absolute, link_of, text_of
from collectors.platforms.page_view import View, host_of

AGENDA_WORDS = re.compile(r"\b(?:agenda|calendrier|evenements?|events?|evenementiel|manifestations)\b")
GATHERINGS = re.compile(
    r"\b(?:formations|rendez-vous|rdv|webinaires|soirees|reunions|rencontres|conferences|colloques|congres|ateliers|"
    r"dates)\b"
)
NEWS_WORDS = re.compile(r"\b(?:actualites?|actus?|news|nouvelles|blog|a la une)\b")
RESOURCE_WORDS = re.compile(
    r"\b(?:ressources?|documents?|documentation|documentaires?|outils|annuaires?|publications?|bibliotheque|mediatheque|"
    r"telechargements?|referentiels?|newsletters?|lettres d'information)\b"
)
SURE = 3
WORTH = ((AGENDA_WORDS, SURE), (GATHERINGS, 2), (NEWS_WORDS, 1))
NOT_LISTS = re.compile(
    r"inscri|connexion|login|mot de passe|mentions|cookies|confidentialite|contact|passees? en revue|mailto",
    re.IGNORECASE,
)
MOST_WORDS = 5
MOST_LISTS, MOST_RESOURCES, MOST_PLACES = 8, 4, 200
MOST_CALENDARS = 3
CALENDAR = re.compile(r"\.ics(?:$|\?)|[?&]ical=1|[?&]format=ical|/ical/?$|/basic\.ics", re.IGNORECASE)


def calendar_links(view: View) -> list[str]:
    """Give the calendars that a page offers; one for each of its events is none of the whole."""
    heads = view.soup.select("link[type='text/calendar'], a[type='text/calendar']")
    told = [link for tag in heads if (link := _web(tag, view.url))]
    anchors = view.soup.select("a[href]")
    written = [link for tag in anchors if (link := _web(tag, view.url)) and _is_calendar(tag, link)]
    written = list(dict.fromkeys(written))
    found = [*told, *(written if len(written) <= MOST_CALENDARS else [])]
    return list(dict.fromkeys(link for link in found if view.is_own(link) or _is_public(link)))[
        :MOST_CALENDARS
    ]


def _web(tag: Tag, url: str) -> str | None:
    """Give the address of a link, `webcal:` being https."""
    href = re.sub(r"^\s*webcals?://", f"{urlsplit(url).scheme}://", str(tag.get("href") or ""))
    return absolute(href, url)


def _is_calendar(tag: Tag, link: str) -> bool:
    return str(tag.get("href") or "").strip().startswith("webcal") or CALENDAR.search(link) is not None


def _is_public(link: str) -> bool:
    """Tell a calendar that a site keeps at Google's, not a button that adds one event to the reader's own."""
    return host_of(link) == "calendar.google.com" and urlsplit(link).path.endswith(".ics")


def list_links(view: View) -> list[tuple[str, int]]:
    """Give the pages of the same site that may list events, the likeliest first, each with its worth (3 to 1)."""
    worths: dict[str, int] = {}
    for link, words, last in _links(view):
        worth = max(
            (one for pattern, one in WORTH if pattern.search(words) or pattern.search(last)), default=0
        )
        worths[link] = max(worth, worths.get(link, 0))
    ranked = sorted(((link, worth) for link, worth in worths.items() if worth), key=lambda one: -one[1])
    return ranked[:MOST_LISTS]


def says_agenda(view: View) -> bool:
    """Tell whether the title or the address of a page is that of an agenda."""
    named = fold(re.sub(r"[-_/.]+", " ", f"{view.title} {unquote(urlsplit(view.url).path)}")).lower()
    return AGENDA_WORDS.search(named) is not None or GATHERINGS.search(named) is not None


def resource_links(view: View) -> list[str]:
    """Give the pages of the same site that may list resources."""
    found = [link for link, words, last in _links(view) if any(map(RESOURCE_WORDS.search, (words, last)))]
    return list(dict.fromkeys(found))[:MOST_RESOURCES]


def _links(view: View) -> Iterator[tuple[str, str, str]]:
    """Give the links of a page that may be those of a menu: address, words, last part of the path."""
    for tag in view.soup.select("a[href]"):
        link = urldefrag(link_of(tag, view.url) or "").url
        words = fold(text_of(tag)).lower()
        if not _may_be_list(link, words, view):
            continue
        last = [part for part in unquote(urlsplit(link).path).split("/") if part][-1:]
        name = fold(re.sub(r"[-_.]+", " ", "".join(last))).lower()
        yield (
            link,
            words if len(words.split()) <= MOST_WORDS else "",
            name if len(name.split()) <= 3 else "",
        )


def _may_be_list(link: str, words: str, view: View) -> bool:
    parts = urlsplit(link)
    suffix = PurePosixPath(parts.path).suffix.lower()[1:]
    home = parts.path in {"", "/"} and not parts.query
    own = bool(link) and view.is_own(link) and link.rstrip("/") != view.url.rstrip("/") and not home
    dated = re.search(r"\d{1,2} ?(?:/|janv|fevr|mars|avr|mai|juin|juil|aout|sept|oct|nov|dec)", words)
    other = suffix in FILE_TYPES or CALENDAR.search(link) or NOT_LISTS.search(words) or dated
    return own and not other and "feed" not in parts.path.split("/")


NEXT_WORDS = re.compile(
    r"\W*(?:(?:page|événements|évènements|articles?|résultats) )?(?:suivante?s?|next)(?: page)?\W*|[›»>]+",
    re.IGNORECASE,
)
PAGE_NUMBER = re.compile(r"(?:[?&](?:page|paged|pg|debut_\w+|start|offset)=|/page/)(\d{1,6})\b")


def next_link(view: View) -> str | None:
    """Give the next page of a list: `rel=next`, « suivant », or the smallest number above that of this page."""
    anchors = view.soup.select("link[rel~='next'], a[href]")
    links = [(tag, urldefrag(link_of(tag, view.url) or "").url) for tag in anchors]
    pages = [(tag, link) for tag, link in links if _is_same_list(link, view.url)]
    following = next((link for tag, link in pages if _is_next(tag)), None)
    above = [(_number(link), link) for _, link in pages if _number(link) > _number(view.url)]
    return following or (min(above)[1] if above else None)


def _is_next(tag: Tag) -> bool:
    words = text_of(tag) or str(tag.get("title") or tag.get("aria-label") or "")
    return "next" in tag.get_attribute_list("rel") or NEXT_WORDS.fullmatch(words) is not None


def _number(url: str) -> int:
    found = PAGE_NUMBER.search(url)
    return int(found[1]) if found else 0


def _is_same_list(link: str, url: str) -> bool:
    """Tell another page of the same list: the same address but for its number."""
    bare = re.compile(r"/page/\d+|/$|[?&#].*$")
    return host_of(link) == host_of(url) and _stripped(bare, link) == _stripped(bare, url) and link != url


def _stripped(pattern: re.Pattern[str], url: str) -> str:
    return pattern.sub("", pattern.sub("", url))


def sitemap_ask(home: str) -> Ask:
    """Ask for the sitemap of a site, which it need not have."""
    return Ask(url=urljoin(home, "/sitemap.xml"), role=Role.LIST, purpose=SITEMAP, guess=True)


SITEMAP, LIST = "sitemap", "list"
EVENTS_PART = re.compile(
    r"\b(?:agenda|events?|evenements?|tribe_events|formations?|webinaires?|rendez-vous)\b"
)
TERMS_PART = re.compile(r"taxonom|categor|venue|organi[sz]|\btags?\b|author|lieux")
"""Parts that name categories and places, not events."""


def sitemap_asks(page: Page) -> list[Ask]:
    """Give what a sitemap names: its parts about events, the lists of events and the pages of events."""
    soup = BeautifulSoup(page.content, "xml")
    places = [text_of(tag) for tag in soup.select("loc")]
    own = [one for one in places if host_of(one) == host_of(page.final_url) and absolute(one, one)]
    asks = [_place_ask(one, in_index=soup.find("sitemapindex") is not None, of=page.final_url) for one in own]
    return [one for one in asks if one is not None][:MOST_PLACES]


def _place_ask(place: str, *, in_index: bool, of: str) -> Ask | None:
    path = fold(unquote(urlsplit(place).path)).lower().replace("-", " ")
    if in_index:
        wanted = EVENTS_PART.search(path) and not TERMS_PART.search(path)
        return Ask(url=place, role=Role.LIST, purpose=SITEMAP, guess=True) if wanted else None
    parts = [part for part in path.split("/") if part]
    if parts and AGENDA_WORDS.fullmatch(parts[-1].strip()):
        return Ask(url=place, role=Role.LIST, purpose=LIST, guess=True)
    filed = any(map(EVENTS_PART.search, parts[:-1])) or EVENTS_PART.search(
        urlsplit(of).path.replace("-", " ")
    )
    return Ask(url=place, role=Role.PAGE, purpose=EVENT, guess=True) if filed else None
