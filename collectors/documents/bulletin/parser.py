"""A network's newsletter: its agenda becomes events; its key figures, pages and calls become resources.

It is read by structure: a masthead (name, number, month), announcements of any layout, links beside their
event or listed apart, figures below words that introduce them. Names of persons, personal mailboxes and phone
numbers are left in the document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import groupby

from collectors.documents.bulletin.figures import read_figures
from collectors.documents.bulletin.links import Target, matched, targets
from collectors.documents.bulletin.masthead import ISSUE, NAMED, Masthead, is_masthead, read_masthead
from collectors.documents.bulletin.resources import page_resources, read_calls
from collectors.documents.days import days_left
from collectors.documents.lines import headed
from collectors.documents.manuscript import Line, Manuscript
from collectors.french.dates import find_when
from collectors.french.events import Announcement, find_announcements, lines_of
from collectors.french.fold import fold
from collectors.french.titles import respaced
from collectors.french.turns import MONTH
from db.model import Document, Event, Reading, Remark, short_hash, slug
from db.vocabulary import DocumentFamily, EventKind

_DATED = re.compile(rf"\b\d{{1,2}}(?:er)? {MONTH}\b|\b\d\d/\d\d/20\d\d\b", re.IGNORECASE)
_AGENDA = re.compile(
    r"\W*(?:(?:l'|notre |votre |nos |a vos )?(?:agendas?|evenements?|calendrier|rendez-vous)|save the date)",
    re.I,
)
_NATIONAL = re.compile(r"\b(?:inter)?nationa(?:l|le|ux|les)\b|\bpartenaires?\b|\bailleurs\b", re.IGNORECASE)
_BARE_ADDRESS = re.compile(r"(?:https?://|www\.|mailto:)\S+", re.IGNORECASE)
_SUBSCRIBES = re.compile(r"\b(?:abonn|inscri|recev|desinscri)", re.IGNORECASE)
_SHORT = 110
_LISTED = 3
"""Addresses below one another from which they are a list, and no longer stand with the event above them."""


def recognises(manuscript: Manuscript) -> float:
    """Give how likely the document is a newsletter, from 0 to 1: masthead, agenda, short dated lines."""
    texts = [fold(line.text) for line in manuscript.lines if 0 < len(line.text) <= _SHORT]
    signs = (
        (0.1, any(NAMED.search(text) and not _SUBSCRIBES.search(text) for text in texts)),
        (0.4, any(is_masthead(text) for text in texts)),
        (0.2, any(ISSUE.search(text) for text in texts)),
        (0.2, any(_AGENDA.match(text) for text in texts)),
        (0.2, sum(_DATED.search(text) is not None for text in texts) > 1),
    )
    return min(1.0, sum(weight for weight, seen in signs if seen))


def parse(
    manuscript: Manuscript, *, today: date, published: str | None = None, url: str | None = None
) -> Reading:
    """Read a newsletter; `published` (`2027`, `2027-03` or a day) goes before the date it prints.

    The years that its agenda leaves out follow from the issue's date, or else from `today`. An address
    without a host is taken from `url`, the document's own.
    """
    masthead = read_masthead(manuscript, today=today, published=published)
    found = find_announcements(
        headed(manuscript.lines),
        today=today,
        published=masthead.day,
        region=masthead.region,
    )
    stands = _Standing(manuscript, found)
    pages = targets(manuscript.links, url or "")
    chosen = matched(found, pages, [stands.ranks(page) for page in pages], today=today)
    others = [page for page in pages if page not in chosen.values()]
    forms = {rank: page for page in others if page.registers for rank in stands.ranks(page)}
    resources = page_resources([page for page in others if page not in forms.values()], manuscript.lines)
    mentions = find_when(manuscript.text, today=today, published=masthead.day)
    events = [
        _event(one, chosen.get(rank), forms.get(rank), masthead, manuscript.lines[one.first].place)
        for rank, one in enumerate(found)
    ]
    return Reading(
        document=_document(manuscript, masthead, url),
        events=tuple(events),
        resources=(*read_figures(manuscript.lines), *resources, *read_calls(manuscript.lines)),
        remarks=(
            *_events_alone(manuscript, found, chosen),
            *days_left(manuscript, lines_of(found), mentions),
        ),
    )


class _Standing:
    """In which announcements an address stands, as against in a list at the end of the page."""

    def __init__(self, manuscript: Manuscript, found: Sequence[Announcement]) -> None:
        numbers = [line.number for line in manuscript.lines]
        self._spans = [(numbers[one.first], numbers[one.last]) for one in found]
        self._listed = _listed(manuscript.lines)

    def ranks(self, page: Target) -> frozenset[int]:
        """Give the ranks of the announcements that the address stands in."""
        lines = [number for number in page.lines if number not in self._listed]
        return frozenset(
            rank
            for rank, (first, last) in enumerate(self._spans)
            if any(first <= number <= last for number in lines)
        )


def _listed(lines: Sequence[Line]) -> set[int]:
    """Give the numbers of the lines that hold an address only, in a list of several."""
    written = (line for line in lines if line.text)
    found: set[int] = set()
    for bare, group in groupby(written, key=lambda line: _BARE_ADDRESS.fullmatch(line.text) is not None):
        run = list(group)
        if bare and len({line.text for line in run}) >= _LISTED:
            found.update(line.number for line in run)
    return found


def _event(
    one: Announcement, page: Target | None, form: Target | None, masthead: Masthead, place: str
) -> Event:
    """Complete an event with where it stands, its addresses and, where it is the network's own, its organiser."""
    event = _well_spaced(one.event, page)
    return event.model_copy(
        update={
            "place": place,
            "url": page.url if page else None,
            "registration_url": form.url if form else event.registration_url,
            "organizer": event.organizer or (masthead.publisher if _is_own(one, masthead) else None),
        }
    )


def _well_spaced(event: Event, page: Target | None) -> Event:
    """Mend a title that prints two words as one, and keep the printed one beside it."""
    title = respaced(event.title, page.name) if page else event.title
    if title == event.title:
        return event
    evidence = {**event.evidence, "title": event.title}
    return event.model_copy(
        update={"title": title, "evidence": evidence, "inferred": (*event.inferred, "title")}
    )


def _is_own(one: Announcement, masthead: Masthead) -> bool:
    """Tell the network's own events from those it relays: congresses, and what is listed as national.

    What bears its name, or is organised « en partenariat avec » others, is its own wherever it is printed.
    """
    relayed = one.event.kind is EventKind.CONGRES or _NATIONAL.search(fold(one.section or ""))
    named = slug(masthead.publisher or one.event.title) in slug(one.event.title)
    return bool(one.event.partners) or named or not relayed


def _document(manuscript: Manuscript, masthead: Masthead, url: str | None) -> Document:
    issue = str(masthead.number or masthead.published or "")
    known = slug(masthead.publisher or "") and issue
    name = f"{slug(masthead.publisher or '')}-{issue}" if known else short_hash(manuscript.text)
    return Document(
        id=f"bulletin-{name}",
        family=DocumentFamily.BULLETIN,
        title=masthead.title or manuscript.name,
        publisher=masthead.publisher,
        region=masthead.region,
        url=url,
        published=masthead.published,
    )


def _events_alone(
    manuscript: Manuscript, found: Sequence[Announcement], chosen: dict[int, Target]
) -> list[Remark]:
    """Say which events have no address, in a letter where others have theirs."""
    if not chosen:
        return []
    return [
        Remark(text=f"Évènement sans lien\u00a0: {one.event.title}.", place=manuscript.lines[one.first].place)
        for rank, one in enumerate(found)
        if rank not in chosen
    ]
