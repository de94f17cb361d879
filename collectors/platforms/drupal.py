"""Drupal 8 and later: lists made by Views, and one page per node.

What it needs: lists as plain HTML, paged by `?page=N` with a « next » link; on a node's page, a date field
(`<time datetime>`, in UTC), or failing that a date told in the text. Place, registration and organiser are
found by the machine name of their field or by its French label, whatever the theme.

What it does: a whole day that Drupal writes 00:00 to 23:59 local becomes days; sessions that only the text
tells are added to the one in the field; node id and canonical link identify the page, so that `/node/2`
and its alias are one.

From a home page alone it reads the nodes promoted there, follows the links that speak of an agenda or of
resources, and for a CPTS of its missions, and tries the addresses in use when none leads to an agenda.

What it cannot do: JSON:API, lists filled by a script, rows that lead to another site or nowhere (they are
counted). The body is read but not kept: it names people.

All functions are pure: bytes in, items out. They take the bytes of a page, the address it was read at and,
where the server announced one, its `encoding`. On bytes that are no such page they give nothing; they never
raise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import islice
from urllib.parse import urljoin, urlsplit

from bs4 import Tag

from collectors.french.bygone import is_news
from collectors.french.events import read_event, under_title
from collectors.french.words import read_themes
from collectors.page import Page
from collectors.platforms.contract import EVENT, Answer, Ask, Role
from collectors.platforms.drupal_dates import published_on, read_deadline, read_times
from collectors.platforms.drupal_node import Node, open_node
from collectors.platforms.facts import REGISTRATION, Facts, event_of, is_call, says_registration
from collectors.platforms.markup import classes_of, files_in, link_of, open_page, text_of
from collectors.platforms.mission_menu import PURPOSES as MISSIONS
from collectors.platforms.mission_menu import home_asks, mission_asks, read_missions
from collectors.platforms.resources import resource_kind
from collectors.platforms.sittings import Times
from collectors.registry import Entry
from db.model import Event, Resource, Source
from db.vocabulary import ResourceKind

MAIN = (".block-system-main-block", "main", "[role='main']", "#content", ".region-content", "body")
ROWS = (
    "[class*='node--type-']:not(.node--view-mode-full)",
    ".views-row",
    ".view-content li",
    ".view-content tbody tr",
)
ROW_TITLES = (".node__title a", ".views-field-title a", "h2 a, h3 a, h4 a", "a")
STRUCTURE = ".view, .views-element-container, .node, [class*='node--type-']"
NEXT = "a[rel~='next'], .pager__item--next a, .pager-next a"
NODE_TYPE = re.compile(r"node--type-([\w-]+)")
RESOURCE_TYPE = re.compile(
    r"ressource|document|publication|referentiel|guide|fiche|outil|annuaire|lettre|appel"
)

PLACE = re.compile(r"\b(lieu|adresse|location|ville|commune|salle)\b")
PLACE_LINE = re.compile(r"(?:lieu|adresse)\s*:\s*(\S.{0,200})", re.IGNORECASE)
AUDIENCE = re.compile(r"\b(publics?|destinataires?)\b")
ORGANIZER = re.compile(r"\b(organisateurs?|organise par|organisé par)\b")
PERSON = re.compile(r"\b(?:Drs?|Prs?|Docteure?|Professeure?|MM?\.|Mmes?|Mlle|Madame|Monsieur)\b")


AGENDA, RESOURCES, RESOURCE, HOME = "agenda", "resources", "resource", "home"
EVENT_TYPE = re.compile(r"agenda|evenement|event|formation|rendez")
AGENDA_WORDS = re.compile(
    r"\b(?:agenda|[ée]v[éeè]nements?|formations?|rendez-vous|calendrier)\b", re.IGNORECASE
)
RESOURCE_LIST = re.compile(r"\b(?:ressources?|documents?|publications?|outils?)\b", re.IGNORECASE)
IN_USE = ("agenda", "evenements", "formations", "liste-agenda-futur", "liste-agenda-passe")
"""Where agendas are kept on Drupal sites in use; tried when nothing on the home page leads to one."""
MOST_LISTS, MOST_WORDS = 6, 4


def begin(entry: Entry) -> list[Ask]:
    """Give the lists of the registry; for want of lists of events, the home page."""
    lists = [Ask(url=url, role=Role.LIST, purpose=AGENDA) for url in entry.agenda]
    lists += [Ask(url=url, role=Role.LIST, purpose=RESOURCES) for url in entry.resources]
    home = Ask(url=entry.homepage, role=Role.LIST, purpose=HOME)
    return [*lists, *home_asks(entry)] if lists else [home]


def read(page: Page, ask: Ask, entry: Entry, today: date) -> Answer:
    """Read a list, or the page of a node."""
    if ask.purpose == EVENT:
        return _read_event(page, entry, today)
    if ask.purpose == RESOURCE:
        return _read_resource(page)
    if ask.purpose in MISSIONS:
        return read_missions(page, ask, entry)
    listing = parse_listing(page.content, page.final_url, encoding=page.encoding)
    if ask.purpose == RESOURCES and not any(row.is_resource for row in listing.rows):
        return _read_itself(page, ask, entry, listing)
    found = _asks(listing.rows, ask.purpose)
    lists = _lists_of(page, entry) if ask.purpose == HOME and "?" not in page.final_url else []
    return Answer(
        known=listing.known,
        rows=tuple(row.url for row in listing.rows),
        asks=(*lists, *found),
        next_page=_rest(listing, ask),
        remarks=_skipped(listing),
    )


def _asks(rows: Iterable[Row], purpose: str) -> list[Ask]:
    """Give the pages to read of a list: all of an agenda; elsewhere those that the site itself files so."""
    if purpose == AGENDA:
        return [_page(row, EVENT) for row in rows]
    events = [_page(row, EVENT) for row in rows if purpose == HOME and row.is_event]
    return events + [_page(row, RESOURCE) for row in rows if row.is_resource]


def _page(row: Row, purpose: str) -> Ask:
    return Ask(url=row.url, role=Role.PAGE, purpose=purpose, title=row.title)


def _rest(listing: Listing, ask: Ask) -> Ask | None:
    return ask.model_copy(update={"url": listing.next_page}) if listing.next_page else None


def _skipped(listing: Listing) -> tuple[str, ...]:
    count = listing.skipped
    return (f"Lignes de la liste sans page sur ce site\u00a0: {count}",) if count else ()


def _lists_of(home: Page, entry: Entry) -> list[Ask]:
    """Give the lists that a home page leads to, and for a CPTS the pages of its missions."""
    soup = open_page(home.content, home.encoding)
    links = [(link, text_of(one)) for one in soup.select("a[href]") if (link := link_of(one, home.final_url))]
    here = [(link, text) for link, text in links if _host(link) == _host(home.final_url)]
    agendas = _lists(here, AGENDA_WORDS, AGENDA)
    missions = mission_asks(soup, home.final_url, entry)
    return (agendas or _tried(home.final_url)) + _lists(here, RESOURCE_LIST, RESOURCES) + missions


def _lists(links: Iterable[tuple[str, str]], words: re.Pattern[str], purpose: str) -> list[Ask]:
    """Give the lists among links: a word of the menu, not the title of one page."""
    found = [link for link, text in links if words.search(text) and len(text.split()) <= MOST_WORDS]
    asks = (Ask(url=link, role=Role.LIST, purpose=purpose, guess=True) for link in dict.fromkeys(found))
    return list(islice(asks, MOST_LISTS))


def _tried(home: str) -> list[Ask]:
    tried = (urljoin(home, f"/{path}") for path in IN_USE)
    return [Ask(url=url, role=Role.LIST, purpose=AGENDA, guess=True) for url in tried]


def _read_itself(page: Page, ask: Ask, entry: Entry, listing: Listing) -> Answer:
    """Read a page that files no resource: it is one itself, save the home page."""
    resource = None
    if page.final_url != entry.homepage:
        resource = parse_resource(page.content, page.final_url, encoding=page.encoding)
    return Answer(
        known=listing.known or resource is not None,
        rows=tuple(row.url for row in listing.rows),
        resources=(resource,) if resource else (),
        next_page=_rest(listing, ask) if resource is None else None,
        remarks=_skipped(listing),
    )


def _read_event(page: Page, entry: Entry, today: date) -> Answer:
    """Read a page of the agenda; one that calls for applications is a resource."""
    event = parse_event(page.content, page.final_url, entry.source, today, encoding=page.encoding)
    if event is not None:
        return Answer(events=(event,))
    resource = parse_resource(page.content, page.final_url, encoding=page.encoding)
    if resource is not None and resource.kind is ResourceKind.APPEL:
        return Answer(resources=(resource,))
    return Answer(known=False)


def _read_resource(page: Page) -> Answer:
    resource = parse_resource(page.content, page.final_url, encoding=page.encoding)
    return Answer(resources=(resource,)) if resource else Answer(known=False)


@dataclass(frozen=True)
class Row:
    """One line of a list: the page it leads to, its title, the machine name of its type if that is told."""

    url: str
    title: str
    node_type: str | None

    @property
    def is_resource(self) -> bool:
        """Tell whether the site itself files the page among resources."""
        return RESOURCE_TYPE.search(self.node_type or "") is not None

    @property
    def is_event(self) -> bool:
        """Tell whether the site itself files the page among events."""
        return EVENT_TYPE.search(self.node_type or "") is not None


@dataclass(frozen=True)
class Listing:
    """One page of a list.

    `skipped` counts the rows that lead to no page of the site; `known` is false when the page has nothing
    of a Drupal list.
    """

    rows: tuple[Row, ...]
    skipped: int
    next_page: str | None
    known: bool


def parse_listing(content: bytes, url: str, *, encoding: str | None = None) -> Listing:
    """Read one page of a list: its rows, each page once, and the address of the next page."""
    soup = open_page(content, encoding)
    main = next((tag for one in MAIN if (tag := soup.select_one(one))), soup)
    tags: Iterable[Tag] = next((found for one in ROWS if (found := main.select(one))), [])
    rows = [_row(tag, url) for tag in tags]
    return Listing(
        rows=tuple({row.url: row for row in rows if row}.values()),
        skipped=rows.count(None),
        next_page=_next_page(main, url),
        known=main.select_one(STRUCTURE) is not None,
    )


def _row(tag: Tag, url: str) -> Row | None:
    anchors = [anchor for one in ROW_TITLES for anchor in tag.select(one) if text_of(anchor)]
    links = ((link_of(anchor, url), text_of(anchor)) for anchor in anchors)
    link, title = next(((link, title) for link, title in links if link), (None, ""))
    if link is None or _host(link) != _host(url):
        return None
    node_type = NODE_TYPE.search(
        " ".join(classes_of(one) for one in [tag, *tag.select("[class*='node--type-']")])
    )
    return Row(link, title, node_type[1] if node_type else None)


def _next_page(main: Tag, url: str) -> str | None:
    anchor = main.select_one(NEXT)
    link = link_of(anchor, url) if anchor is not None else None
    return link if link and _host(link) == _host(url) else None


def _host(url: str) -> str | None:
    return urlsplit(url).hostname


def parse_event(
    content: bytes,
    url: str,
    source: Source,
    today: date,
    *,
    encoding: str | None = None,
    published: date | None = None,
) -> Event | None:
    """Read the page of an event; `None` when it tells no date, or calls for applications.

    `published` is the day of the page where the caller knows it; else the page may tell it.
    A look back at a past day is an event as long as the site files it with a date field.
    """
    node = open_node(content, url, encoding)
    if node is None or is_call(node.title):
        return None
    times = read_times(node)
    if times is None:
        return None if is_news(node.title) else _told_event(node, source, today, published)
    return event_of(_facts(node, times), region=source.region, today=today)


def _facts(node: Node, times: Times) -> Facts:
    return Facts(
        title=node.title,
        times=times,
        uid=node.uid,
        url=node.address,
        place=_place_words(node),
        text=node.text,
        audience=", ".join(one.text for one in node.fields_about(AUDIENCE)),
        organizer=_organizer(node),
        registration_url=_registration(node),
        registration_deadline=read_deadline(node),
    )


def _organizer(node: Node) -> str | None:
    """Give who organises, when it is no person."""
    told = (one.text for one in node.fields_about(ORGANIZER) if one.text)
    return next((name for name in told if not PERSON.search(name)), None)


def _told_event(node: Node, source: Source, today: date, published: date | None) -> Event | None:
    """Read an event whose date stands in the text alone."""
    text, of_page = f"{node.title}\n{node.text}", published or published_on(node)
    told = read_event(text, today=today, published=of_page, region=source.region)
    if told is None or not told.listed:
        return None
    link = _registration(node) or told.registration_url
    known = {"uid": node.uid, "url": node.address, "registration_url": link}
    return under_title(told, node.title).model_copy(update=known)


def _place_words(node: Node) -> str:
    """Give the words of its place fields, else of a line « Lieu : … », empty without either."""
    told = [one.text for one in node.fields_about(PLACE)]
    told = told or [found[1] for line in node.lines if (found := PLACE_LINE.match(line))]
    return ", ".join(text for text in told if text)


def _registration(node: Node) -> str | None:
    """Give the link of the field « Inscription », else the first link whose words say so."""
    fields = [anchor for one in node.fields_about(REGISTRATION) for anchor in one.tag.select("a")]
    said = [anchor for anchor in node.root.select("a") if says_registration(text_of(anchor))]
    return next((link for anchor in fields + said if (link := link_of(anchor, node.url))), None)


def parse_resource(content: bytes, url: str, *, encoding: str | None = None) -> Resource | None:
    """Read a page that is a resource: its title, kind and files; `None` when it has no title."""
    node = open_node(content, url, encoding)
    if node is None:
        return None
    files = files_in(node.root, url)
    published = published_on(node)
    return Resource(
        title=node.title,
        kind=resource_kind(node.title, has_files=bool(files)),
        url=node.address,
        published=published.isoformat() if published else None,
        files=files,
        themes=tuple(label.value for label in read_themes(node.title)),
    )
