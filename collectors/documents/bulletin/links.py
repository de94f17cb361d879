"""Which address goes with which event of a newsletter, when they stand apart from one another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import product
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from rapidfuzz import fuzz

from collectors.documents.manuscript import Link
from collectors.french.dates import find_when
from collectors.french.events import Announcement
from db.model import slug

_SHARED = re.compile(
    r"(?:^|\.)(?:linkedin|facebook|twitter|x|instagram|youtube|youtu|google|goo|mailchi|list-manage)\.[a-z.]+$"
)
_LISTS = """
a accueil actu actualite actualites agenda agendas calendrier contact contacts des du et evenement evenements fr
formations futur home index la le les legales liste mentions newsletter node nos page passes prochains rendez rubrique
tous toutes venir vous
"""
_COMMON = """
a agenda au aux avec d date dans de des destination destinations du en et evenement l la le les par pour save sur the
"""
_LISTING_WORDS, _COMMON_WORDS = frozenset(_LISTS.split()), frozenset(_COMMON.split())
_REGISTERS = re.compile(
    r"(?:je m['’]|s['’]|m['’]|lien d['’]|formulaire d['’]|bulletin d['’])?inscri\w*\W*$|formulaire\b|"
    r"https?://[^/]*(?:helloasso|forms?\.|framaforms|weezevent|eventbrite|billetweb|limesurvey|office\.com)",
    re.IGNORECASE,
)
_AGENDA = re.compile(r"/(?:agenda|evenements?|events?|rendez-vous|calendrier|formations?)/", re.IGNORECASE)
_INLINE, _DATED, _FILED = 1.0, 0.4, 0.1
_ORDER = 0.1
_SURE, _LIKELY = 0.5, 0.25
_SPELT_ALIKE = 85
_MOST = 200
"""No newsletter has more events or pages; every pair of them is looked at."""


@dataclass(frozen=True)
class Target:
    """An address that may be an event's page: the words that carry it and the lines it stands on."""

    url: str
    texts: tuple[str, ...]
    lines: tuple[int, ...]

    @property
    def folder(self) -> str:
        """Give the address without its last part."""
        return self.url.rstrip("/").rpartition("/")[0]

    @property
    def name(self) -> str:
        """Give the last part of the address, as words joined by dashes."""
        return slug(unquote(urlsplit(self.url).path).rstrip("/").rpartition("/")[2].removesuffix(".html"))

    @property
    def is_filed(self) -> bool:
        """Tell a page that stands in the site's agenda."""
        return _AGENDA.search(self.url) is not None

    @property
    def registers(self) -> bool:
        """Tell a registration form from a page that tells about the event."""
        return any(_REGISTERS.match(text) for text in (self.url, *self.texts))


def targets(links: Sequence[Link], base: str) -> list[Target]:
    """Give each address once, in order, but for mailboxes, social networks, home pages and lists.

    `base` is the document's own address, from which those without a host are taken.
    """
    texts: dict[str, list[str]] = {}
    lines: dict[str, list[int]] = {}
    for link in links:
        url = _page_address(link.url, base)
        if url:
            texts.setdefault(url, []).append(link.text)
            lines.setdefault(url, []).append(link.line_number)
    return [Target(url, tuple(texts[url]), tuple(lines[url])) for url in texts]


def _page_address(url: str, base: str) -> str | None:
    try:
        whole = urljoin(base, url)
        return whole if _may_be_page(urlsplit(whole)) else None
    except ValueError:  # what is between the slashes is no host
        return None


def _may_be_page(parts: SplitResult) -> bool:
    if parts.scheme not in ("http", "https") or _SHARED.search(parts.hostname or ""):
        return False
    words = slug(unquote(parts.path)).split("-")
    return bool(parts.path.strip("/") or parts.query) and not _LISTING_WORDS.issuperset(words)


def matched(
    events: Sequence[Announcement],
    pages: Sequence[Target],
    standing: Sequence[frozenset[int]],
    *,
    today: date,
) -> dict[int, Target]:
    """Give to events, by their rank, the address of their page; no address goes to two events.

    `standing` holds, for each page, the ranks of the events in whose announcement it stands. The surest pairs
    are taken first; then a page in the folder of pages already matched needs less: a rare word in common.
    """
    words = _Words(events, pages, today)
    likely: dict[tuple[int, int], float] = {}
    for rank, page in product(range(min(len(events), _MOST)), range(min(len(pages), _MOST))):
        stands = rank in standing[page] and not pages[page].registers
        likeness = words.likeness(rank, page)
        if likeness or stands:
            likely[rank, page] = likeness + _INLINE * stands + _FILED * pages[page].is_filed
    found: dict[int, int] = {}
    _take(likely, found, lambda _: _SURE)
    folders = Counter(pages[page].folder for page in found.values())
    ordered = {pair: score + _ORDER * _keeps_order(pair, found) for pair, score in likely.items()}
    _take(ordered, found, lambda page: _LIKELY if folders[pages[page].folder] > 1 else _DATED)
    return {rank: pages[page] for rank, page in found.items()}


def _take(
    scores: dict[tuple[int, int], float], found: dict[int, int], needed: Callable[[int], float]
) -> None:
    """Add to `found` the free pairs of an event and a page that score enough, the best first."""
    for (rank, page), score in sorted(scores.items(), key=lambda item: -item[1]):
        if score >= needed(page) and rank not in found and page not in found.values():
            found[rank] = page


def _keeps_order(pair: tuple[int, int], found: dict[int, int]) -> float:
    """Give the share of the matched pairs that a pair stands with in the same order on both sides."""
    same = sum((rank < pair[0]) == (page < pair[1]) for rank, page in found.items())
    return same / len(found) if found else 0.0


class _Words:
    """How alike titles and addresses are, a word counting the more the fewer of them hold it."""

    def __init__(self, events: Sequence[Announcement], pages: Sequence[Target], today: date) -> None:
        self._titles = [_words(one.event.title) for one in events]
        self._names = [_words(page.name) for page in pages]
        self._texts = [[_words(text) for text in page.texts] for page in pages]
        self._days = [_days(one) for one in events]
        self._named_days = [_days_in(page.name, today) for page in pages]
        held = Counter(word for words in [*self._titles, *self._names] for word in words)
        self._weights = {word: 1 / count for word, count in held.items()}

    def likeness(self, rank: int, page: int) -> float:
        """Give how likely a page is an event's, from its address, the words that carry it and its date."""
        title = self._titles[rank]
        alike = max(self._shared(title, words) for words in [self._names[page], *self._texts[page]])
        return alike + _DATED * bool(self._days[rank] & self._named_days[page])

    def _shared(self, title: set[str], words: set[str]) -> float:
        """Give the share of the shorter text's words that the other holds too, each by its weight."""
        common = sum(self._weight(word) for word in title if any(_same(word, other) for other in words))
        whole = min(sum(map(self._weight, title)), sum(map(self._weight, words)))
        return min(common / whole, 1.0) if whole else 0.0

    def _weight(self, word: str) -> float:
        return self._weights.get(word, 1.0)


def _words(text: str) -> set[str]:
    """Give the telling words of a title or an address; « l’Est » is `lest`, as sites write it."""
    return set(slug(re.sub(r"['’]", "", text)).split("-")) - _COMMON_WORDS - {""}


def _same(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) > 4 and fuzz.ratio(one, other) >= _SPELT_ALIKE)


def _days(one: Announcement) -> set[date]:
    starts = [occurrence.start for occurrence in one.event.listed]
    return {start.date() if isinstance(start, datetime) else start for start in starts if start}


def _days_in(name: str, today: date) -> set[date]:
    """Give the days that an address tells: `atelier-06062027` -> 6 June 2027."""
    if not re.search(r"\d{2}", name):
        return set()
    told = (
        one.start for when in find_when(name, today=today) if not when.inferred for one in when.occurrences
    )
    return {day for day in told if isinstance(day, date) and not isinstance(day, datetime)}
