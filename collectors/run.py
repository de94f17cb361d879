"""One source, once: fetch, read, check. What to store, and how it went; nothing is stored here."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from urllib.parse import urlsplit

from collectors.combining import combined
from collectors.french.events import UNSETTLED
from collectors.guard import FetchError, Reason
from collectors.health import REASONS, Tally, verdict
from collectors.memory import Memory
from collectors.page import Page
from collectors.platforms import (
    css,
    drupal,
    event_organiser,
    feed,
    ical,
    schema,
    tec,
    wordpress,
)
from collectors.platforms import page as generic
from collectors.platforms.contract import EVENT, Answer, Ask, Platform, Role
from collectors.platforms.resources import one_of_each, with_sizes
from collectors.registry import Entry
from collectors.registry import Platform as Family
from db.model import Event, Harvest, MissionPage, Remark, Resource, ResourceFile, Run

MAX_LIST_PAGES = 50
MAX_PAGES = 500
"""Pages of one source in one run, lists included: what is left is told, and read by the next runs."""
ABSENT = {Reason.GONE, Reason.BLOCKED, Reason.ROBOTS}
"""What an optional page may answer without saying anything about the source."""

PLATFORMS: Mapping[Family, Platform] = {
    Family.TEC: tec,
    Family.EVENT_ORGANISER: event_organiser,
    Family.WORDPRESS: wordpress,
    Family.DRUPAL: drupal,
    Family.ICAL: ical,
    Family.FEED: feed,
    Family.SCHEMA: schema,
    Family.CSS: css,
    Family.PAGE: generic,
}


class Web(Protocol):
    """What a run needs of `collectors.fetch.Fetcher`."""

    def get(self, url: str) -> Page:
        """Give a page, or raise `FetchError`."""

    def reject(self, page: Page) -> None:
        """Put a page that made no sense apart."""


@dataclass(frozen=True)
class Past:
    """What is known of a source from its former runs.

    `usual` holds how many events its last healthy runs found, `watched` the addresses of pages of coming
    events that it has told, which are looked at before an event may be called missing.
    """

    usual: tuple[int, ...] = ()
    watched: Sequence[str] = ()


@dataclass(frozen=True)
class Collected:
    """What a run over a source gave: the entry as it was read, the harvest, how it went, its richest list."""

    entry: Entry
    harvest: Harvest
    run: Run
    best_list: str | None = None


def collect_source(
    entry: Entry,
    *,
    web: Web,
    memory: Memory,
    today: date,
    now: Callable[[], datetime],
    past: Past | None = None,
    most_pages: int = MAX_PAGES,
) -> Collected:
    """Run over one source; failures of its site are told by the run, never raised.

    The harvest is complete when every list was read to its end, every page was understood, and there is
    as much as the registry expects. `new` and `changed` are for the store to fill.
    """
    started, past = now(), past or Past()
    visit = Visit(entry, web, memory, today, most_pages)
    visit.walk(PLATFORMS[entry.platform].begin(entry))
    visit.look_again(past.watched)
    harvest, tally = visit.harvest(), visit.tally
    health, sentence = verdict(entry, harvest, tally, today, past.usual)
    complete = tally.complete and health.is_good
    run = Run(
        source=entry.id,
        started=started,
        finished=now(),
        health=health,
        sentence=sentence,
        requests=tally.requests,
        unchanged_pages=tally.unchanged,
        events=len(harvest.events),
        resources=len(harvest.resources),
        complete=complete,
        failures=tally.failures,
        silent=len(tally.silent),
        remarks=harvest.remarks,
        page=tally.page,
    )
    return Collected(entry, harvest.model_copy(update={"complete": complete}), run, visit.best_list)


class Visit:
    """One run under way: reads lists, then the pages they announce; what fails loses nothing else."""

    def __init__(self, entry: Entry, web: Web, memory: Memory, today: date, most_pages: int) -> None:
        self.entry = entry
        self.today = today
        self.tally = Tally()
        self._web = web
        self._memory = memory
        self._platform = PLATFORMS[entry.platform]
        self._most_pages = most_pages
        self._events: dict[str, Event] = {}
        self._hints: dict[str, Event] = {}
        self._resources: list[Resource] = []
        self._files: list[ResourceFile] = []
        self._pages: dict[str, MissionPage] = {}
        self._remarks: list[Remark] = []
        self._asked: set[tuple[str, str]] = set()
        self._origins: dict[str, str] = {}
        self._yields: Counter[str] = Counter()
        self._left: set[str] = set()
        self._lists: set[str] = {entry.homepage}

    @property
    def best_list(self) -> str | None:
        """Give the address that told most events, by itself or by the pages it announces."""
        best = self._yields.most_common(1)
        return best[0][0] if best and best[0][1] else None

    def harvest(self) -> Harvest:
        """Give what was found so far."""
        return Harvest(
            events=tuple(self._events.values()),
            resources=tuple(with_sizes(one_of_each(self._resources), self._files)),
            pages=tuple(self._pages.values()),
            remarks=tuple(self._remarks),
            complete=self.tally.complete,
        )

    def walk(self, asks: Iterable[Ask]) -> None:
        """Read these pages and all that they lead to, each once; then what hints alone tell of."""
        waiting = deque(asks)
        while waiting:
            ask = waiting.popleft()
            if ask.last and not all(other.last for other in waiting):
                waiting.append(ask)
                continue
            waiting.extend(self._read_list(ask) if ask.role is Role.LIST else self._read_page(ask))
            if not waiting:
                waiting.extend(self._untold())
        self._drop_undated()
        if self._left:
            self._cut(self.entry.homepage, f"Pages laissées pour un prochain relevé\u00a0: {len(self._left)}")

    def look_again(self, watched: Iterable[str]) -> None:
        """Read the pages of events told before and not now, when all else went well: some are only unlisted."""
        if not self.tally.complete:
            return
        told = {event.url for event in self._events.values()}
        for url in watched:
            if url not in told and not self._was_asked(url):
                self._read_page(Ask(url=url, role=Role.PAGE, purpose=EVENT, optional=True))

    def _read_list(self, ask: Ask) -> list[Ask]:
        """Follow a list to its last page: one without next page, without new rows, or that fails."""
        following: list[Ask] = []
        rows: set[str] = set()
        total: int | None = None
        rest = ask
        for _ in range(MAX_LIST_PAGES):
            answer = self._answer(rest)
            if answer is None:
                return following
            following += answer.asks
            self._origins.update(dict.fromkeys((rest.url, *(one.url for one in answer.asks)), ask.url))
            fresh = set(answer.rows) - rows
            rows |= fresh
            total = total if answer.total is None else answer.total
            if answer.next_page is None or not fresh:
                self._check_total(ask, len(rows), total)
                return following
            rest = _certain(answer.next_page)
        self._cut(ask.url, f"Liste lue jusqu’à la page {MAX_LIST_PAGES} seulement")
        return following

    def _check_total(self, ask: Ask, rows: int, total: int | None) -> None:
        """Notice a list that the server cut in silence."""
        if total is not None and rows < total:
            self._cut(ask.url, f"Liste coupée par le site\u00a0: {rows} lignes sur {total}")

    def _cut(self, url: str, words: str) -> None:
        self.tally.cut.append(url)
        self._note(words, url)

    def _read_page(self, ask: Ask) -> Sequence[Ask]:
        answer = self._answer(ask)
        return answer.asks if answer is not None else ()

    def _answer(self, ask: Ask) -> Answer | None:
        """Fetch and read one page, and keep what it gives; `None` when there is none, or it made no sense."""
        page = self._fetch(ask)
        if page is None:
            return None
        answer = self._memory.recall(page, ask, self.entry)
        if answer is None:
            answer = self._read(page, ask)
            if answer.known:
                self._memory.keep(page, ask, self.entry, answer)
        if not answer.known:
            self._lose(page, ask)
            return None
        self._take(answer, page)
        if ask.role is Role.LIST:
            self._lists.add(page.final_url)
        if page.is_cut:
            self._cut(page.final_url, "Page coupée avant sa fin")
        self._yields[self._origins.get(ask.url, ask.url)] += len(answer.events)
        return answer

    def _read(self, page: Page, ask: Ask) -> Answer:
        try:
            return self._platform.read(page, ask, self.entry, self.today)
        except Exception as error:  # whatever a page made a reader stumble over, the other pages are read
            self._note(f"Erreur de lecture ({type(error).__name__}\u00a0: {error})", page.final_url)
            return Answer(known=False)

    def _fetch(self, ask: Ask) -> Page | None:
        if (ask.purpose, ask.url) in self._asked:
            return None
        if len(self._asked) >= self._most_pages:
            self._left.add(ask.url)
            return None
        self._asked.add((ask.purpose, ask.url))
        self.tally.requests += 1
        self.tally.pages += ask.role is Role.PAGE and not ask.may_be_absent
        try:
            page = self._web.get(ask.url)
        except FetchError as error:
            self._fail(ask, error)
            return None
        self.tally.unchanged += page.unchanged
        return None if ask.may_be_absent and self._leads_elsewhere(page) else page

    def _leads_elsewhere(self, page: Page) -> bool:
        """Tell a page that is gone, but whose address leads to the home page or to a list, as many sites have it."""
        asked, found = urlsplit(page.url), urlsplit(page.final_url)
        if (asked.path, asked.query) == (found.path, found.query):
            return False
        return page.final_url in self._lists or (found.path in {"", "/"} and not found.query)

    def _fail(self, ask: Ask, error: FetchError) -> None:
        if ask.may_be_absent and error.reason in ABSENT:
            return
        if not ask.last:
            self._failures(ask).append(error)
        self._note(REASONS[error.reason][1], error.url)

    def _failures(self, ask: Ask) -> list[FetchError]:
        if ask.may_be_absent:
            return self.tally.failed_extras
        return self.tally.failed_lists if ask.role is Role.LIST else self.tally.failed_pages

    def _lose(self, page: Page, ask: Ask) -> None:
        """Note a page that made no sense, unless it was only a guess."""
        if ask.guess:
            return
        self._web.reject(page)
        if ask.role is Role.LIST and not ask.optional:
            self.tally.unknown.append(page.final_url)
            return
        what = "Aucune date comprise" if ask.purpose == EVENT else "Rien de compris"
        self.tally.silent.append(page.final_url)
        self.tally.unread += ask.role is Role.PAGE and not ask.may_be_absent
        self._note(f"{what} sur la page «\u00a0{ask.title or page.final_url}\u00a0»", page.final_url)

    def _take(self, answer: Answer, page: Page) -> None:
        for event in answer.events:
            self._take_event(event, page)
        for hint in answer.hints:
            self._hints[_key(hint, page)] = hint
        self._resources += answer.resources
        self._files += answer.files
        self._pages = {page.url: page for page in answer.pages} | self._pages
        for words in answer.remarks:
            self._note(words, page.final_url)

    def _take_event(self, event: Event, page: Page) -> None:
        key = _key(event, page)
        known = self._events.get(key)
        self._events[key] = event if known is None else combined(known, event)

    def _untold(self) -> list[Ask]:
        """Complete events by their hints; give the pages of those that hints alone tell of."""
        untold: list[Ask] = []
        for key, hint in self._hints.items():
            known = key if key in self._events else self._only_one_at(hint.url)
            if known is not None:
                self._events[known] = combined(self._events[known], hint)
            elif hint.url is not None and not self._was_asked(hint.url):
                untold.append(Ask(url=hint.url, role=Role.PAGE, purpose=EVENT, title=hint.title))
        return untold

    def _drop_undated(self) -> None:
        for key, event in list(self._events.items()):
            if not event.occurrences and event.status not in UNSETTLED:
                del self._events[key]
                self._note(f"Aucune date comprise\u00a0: «\u00a0{event.title}\u00a0»", event.url or key)

    def _only_one_at(self, url: str | None) -> str | None:
        found = [key for key, event in self._events.items() if url is not None and event.url == url]
        return found[0] if len(found) == 1 else None

    def _was_asked(self, url: str) -> bool:
        return (EVENT, url) in self._asked

    def _note(self, text: str, place: str) -> None:
        self._remarks.append(Remark(text=text, place=place))


def _certain(rest: Ask) -> Ask:
    """Give the rest of a list that was understood: that it is one is no guess any more."""
    return rest.model_copy(update={"guess": False, "optional": True}) if rest.guess else rest


def _key(event: Event, page: Page) -> str:
    return event.uid or event.url or page.final_url
