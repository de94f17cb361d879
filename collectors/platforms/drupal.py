"""Drupal 8 and later: lists made by Views, and one page per node.

What it needs: lists as plain HTML, paged by `?page=N` with a « next » link; on a node's page, a date field
(`<time datetime>`, in UTC), or failing that a date told in the text. Place, registration and organiser are
found by the machine name of their field or by its French label, whatever the theme.

What it does: a whole day that Drupal writes 00:00 to 23:59 local becomes days; sessions that only the text
tells are added to the one in the field; node id and canonical link identify the page, so that `/node/2`
and its alias are one.

What it cannot do: JSON:API, lists filled by a script, rows that lead to another site or nowhere (they are
counted). The body is read but not kept: it names people.

All functions are pure: bytes in, items out. They take the bytes of a page, the address it was read at and,
where the server announced one, its `encoding`. On bytes that are no such page they give nothing; they never
raise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from bs4 import Tag

from collectors.french.events import read_event
from collectors.french.places import Place, find_place, read_place
from collectors.french.words import (
    read_audience,
    read_kind,
    read_mode,
    read_not_event,
    read_status,
    read_themes,
)
from collectors.platforms.drupal_dates import Times, complete, published_on, read_deadline, read_times
from collectors.platforms.drupal_node import Node, open_node
from collectors.platforms.markup import classes_of, files_in, link_of, open_page, text_of
from db.model import Event, Resource, Source
from db.vocabulary import Label, Labelled, Mode, ResourceKind

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
PLACE_FIELDS = ("venue", "city", "insee", "department", "region")
REGISTRATION = re.compile(r"\binscri(?:ption|ptions|re|s|vez)\b", re.IGNORECASE)
OTHER_REGISTRATION = re.compile(r"newsletter|lettre|actualit|flux", re.IGNORECASE)
AUDIENCE = re.compile(r"\b(publics?|destinataires?)\b")
ORGANIZER = re.compile(r"\b(organisateurs?|organise par|organisé par)\b")
PERSON = re.compile(r"\b(?:Drs?|Prs?|Docteure?|Professeure?|MM?\.|Mmes?|Mlle|Madame|Monsieur)\b")
RESOURCE_WORDS = {
    ResourceKind.REFERENTIEL: re.compile(r"\b(?:r[ée]f[ée]rentiels?|recommandations?)\b", re.IGNORECASE),
    ResourceKind.FICHE: re.compile(r"\bfiches?\b", re.IGNORECASE),
    ResourceKind.GUIDE: re.compile(r"\b(?:guides?|livrets?|carnets?)\b", re.IGNORECASE),
    ResourceKind.ANNUAIRE: re.compile(r"\b(?:annuaires?|r[ée]pertoires?)\b", re.IGNORECASE),
    ResourceKind.LETTRE: re.compile(r"\b(?:lettres?|newsletters?|bulletins?)\b", re.IGNORECASE),
    ResourceKind.OUTIL: re.compile(r"\b(?:outils?|dossiers?|formulaires?|grilles?|kits?)\b", re.IGNORECASE),
}


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
    content: bytes, url: str, source: Source, today: date, *, encoding: str | None = None
) -> Event | None:
    """Read the page of an event; `None` when it tells no date, or calls for applications.

    A look back at a past day is an event as long as the site files it with a date field.
    """
    node = open_node(content, url, encoding)
    if node is None or _is_call(node.title):
        return None
    times = read_times(node)
    return _dated_event(node, times, source, today) if times else _told_event(node, source, today)


def _is_call(title: str) -> bool:
    label = read_not_event(title)
    return label is not None and label.value is ResourceKind.APPEL and read_kind(title) is None


def _told_event(node: Node, source: Source, today: date) -> Event | None:
    """Read an event whose date stands in the text alone."""
    text, published = f"{node.title}\n{node.text}", published_on(node)
    told = read_event(text, today=today, published=published, region=source.region)
    if told is None or not told.occurrences:
        return None
    link = _registration(node) or told.registration_url
    known = {"title": node.title, "uid": node.uid, "url": node.address, "registration_url": link}
    return told.model_copy(update=known)


class _Draft:
    """An event being put together: its fields, those that were deduced, and the words that decided."""

    def __init__(self, **values: Any) -> None:
        self.values = values
        self.inferred: list[str] = []
        self.evidence: dict[str, str] = {}

    def take(self, name: str, label: Label[Labelled] | None) -> None:
        """Take the value that some words give, if any do."""
        if label is not None:
            self.values[name], self.evidence[name] = label.value, label.words

    def take_all(self, name: str, labels: Sequence[Label[Labelled]]) -> None:
        """Take every value that some words give."""
        self.values[name] = tuple(label.value for label in labels)
        if labels:
            self.evidence[name] = ", ".join(dict.fromkeys(label.words for label in labels))

    def event(self) -> Event:
        """Give the event."""
        return Event(**self.values, inferred=tuple(self.inferred), evidence=self.evidence)


def _dated_event(node: Node, times: Times, source: Source, today: date) -> Event:
    draft = _Draft(
        title=node.title,
        uid=node.uid,
        url=node.address,
        registration_url=_registration(node),
        organizer=_organizer(node),
    )
    _take_when(draft, node, times, today)
    _take_where(draft, node, source)
    _take_words(draft, node)
    return draft.event()


def _organizer(node: Node) -> str | None:
    """Give who organises, when it is no person."""
    told = (one.text for one in node.fields_about(ORGANIZER) if one.text)
    return next((name for name in told if not PERSON.search(name)), None)


def _take_when(draft: _Draft, node: Node, times: Times, today: date) -> None:
    occurrences = complete(times, node, today)
    deadline, deduced = read_deadline(node, times.first_day, today)
    draft.values |= {
        "occurrences": occurrences,
        "dates_raw": times.raw,
        "registration_deadline": deadline,
    }
    hourless = times.guessed and any(one.all_day for one in occurrences)
    draft.inferred += ["all_day"] * hourless + ["registration_deadline"] * deduced


def _take_where(draft: _Draft, node: Node, source: Source) -> None:
    """Take place and mode; a place makes an event onsite unless words say otherwise."""
    words = _place_words(node)
    mode = read_mode(words) or read_mode(node.title) or _mode_of_text(node, placed=bool(words))
    place = _place(node, words, source, online=mode is not None and mode.value is Mode.ONLINE)
    draft.take("mode", mode)
    if place is None:
        return
    draft.values |= {name: getattr(place, name) for name in PLACE_FIELDS}
    draft.values.setdefault("mode", Mode.ONSITE)
    draft.inferred += [*place.inferred, *(["mode"] if mode is None else [])]
    draft.evidence["city"] = place.raw


def _mode_of_text(node: Node, *, placed: bool) -> Label[Mode] | None:
    """Read the mode in the text; beside a place, « en ligne » alone may be about anything."""
    label = read_mode(node.text)
    return label if label is not None and (not placed or label.value is Mode.HYBRID) else None


def _place(node: Node, words: str, source: Source, *, online: bool) -> Place | None:
    """Read the place that the page names as such; for want of it, unless all is online, look in the text."""
    if words:
        return read_place(words, region=source.region)
    return None if online else find_place(f"{node.title}\n{node.text}", region=source.region)


def _place_words(node: Node) -> str:
    """Give the words of its place fields, else of a line « Lieu : … », empty without either."""
    told = [one.text for one in node.fields_about(PLACE)]
    told = told or [found[1] for line in node.lines if (found := PLACE_LINE.match(line))]
    return ", ".join(text for text in told if text)


def _take_words(draft: _Draft, node: Node) -> None:
    audience = [f"Public : {one.text}" for one in node.fields_about(AUDIENCE)]
    text = "\n".join([node.title, *audience, node.text])
    draft.take("kind", read_kind(node.title) or read_kind(node.text))
    draft.take("status", read_status(node.title) or read_status(node.text))
    draft.take_all("audience", read_audience(text))
    draft.take_all("themes", read_themes(text))


def _registration(node: Node) -> str | None:
    """Give the link of the field « Inscription », else the first link whose words say so."""
    fields = [anchor for one in node.fields_about(REGISTRATION) for anchor in one.tag.select("a")]
    said = [anchor for anchor in node.root.select("a") if _says_registration(text_of(anchor))]
    return next((link for anchor in fields + said if (link := link_of(anchor, node.url))), None)


def _says_registration(words: str) -> bool:
    return REGISTRATION.search(words) is not None and not OTHER_REGISTRATION.search(words)


def parse_resource(content: bytes, url: str, *, encoding: str | None = None) -> Resource | None:
    """Read a page that is a resource: its title, kind and files; `None` when it has no title."""
    node = open_node(content, url, encoding)
    if node is None:
        return None
    files = files_in(node.root, url)
    published = published_on(node)
    return Resource(
        title=node.title,
        kind=_resource_kind(node.title, has_files=bool(files)),
        url=node.address,
        published=published.isoformat() if published else None,
        files=files,
        themes=tuple(label.value for label in read_themes(node.title)),
    )


def _resource_kind(title: str, *, has_files: bool) -> ResourceKind:
    """Give the kind that the title names first, else what can be seen of the page."""
    if _is_call(title):
        return ResourceKind.APPEL
    found = [
        (match.start(), kind) for kind, words in RESOURCE_WORDS.items() if (match := words.search(title))
    ]
    return min(found)[1] if found else ResourceKind.DOCUMENT if has_files else ResourceKind.PAGE
