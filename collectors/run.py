"""One source, once: fetch, parse, check. What to store, and how it went; nothing is stored here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from collectors.fetch import FetchError, Page
from collectors.health import REASONS, Tally, verdict
from collectors.platforms import drupal
from collectors.registry import Entry, Platform
from db.model import Event, Harvest, Remark, Resource, Run, Source
from db.vocabulary import Health, ResourceKind

MAX_LIST_PAGES = 50
HEALTHY = {Health.OK, Health.STALE}


class Fetching(Protocol):
    """What a run needs of `collectors.fetch.Fetcher`."""

    def get(self, url: str) -> Page:
        """Give a page, or raise `FetchError`."""

    def forget(self, page: Page) -> None:
        """Drop what was kept of a page that made no sense."""


class Reader(Protocol):
    """What a module of `collectors/platforms/` offers; all of it is pure."""

    def parse_listing(self, content: bytes, url: str, *, encoding: str | None = None) -> drupal.Listing:
        """Read one page of a list."""

    def parse_event(
        self, content: bytes, url: str, source: Source, today: date, *, encoding: str | None = None
    ) -> Event | None:
        """Read the page of an event."""

    def parse_resource(self, content: bytes, url: str, *, encoding: str | None = None) -> Resource | None:
        """Read the page of a resource."""


READERS: Mapping[Platform, Reader] = {Platform.DRUPAL: drupal}


def collect_source(
    entry: Entry, *, fetcher: Fetching, today: date, now: Callable[[], datetime]
) -> tuple[Harvest, Run]:
    """Run over one source; failures of its site are told by the run, never raised.

    The harvest is complete when every list was read to its end, every page was understood, and there is
    as much as the registry expects. `new` and `changed` are for the store to fill.
    """
    started = now()
    harvest, tally = collect(entry, fetcher=fetcher, today=today)
    health, sentence = verdict(entry, harvest, tally, today)
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
    )
    return harvest.model_copy(update={"complete": tally.complete and health in HEALTHY}), run


def collect(entry: Entry, *, fetcher: Fetching, today: date) -> tuple[Harvest, Tally]:
    """Fetch and parse one source: what was found, and what was met on the way."""
    visit = _Visit(entry, fetcher, today)
    visit.read_agenda()
    visit.read_resources()
    return visit.harvest(), visit.tally


@dataclass
class _List:
    """A list read over its pages: its rows by address, and the pages that are no list."""

    rows: dict[str, drupal.Row] = field(default_factory=dict)
    pages: list[Page] = field(default_factory=list)
    unknown: list[Page] = field(default_factory=list)


class _Visit:
    """One run under way: reads lists, then the pages they announce; what fails loses nothing else."""

    def __init__(self, entry: Entry, fetcher: Fetching, today: date) -> None:
        self.entry = entry
        self.fetcher = fetcher
        self.today = today
        self.reader = READERS[entry.platform]
        self.tally = Tally()
        self.events: dict[str, Event] = {}
        self.resources: dict[str, Resource] = {}
        self.remarks: list[Remark] = []

    def harvest(self) -> Harvest:
        """Give what was found so far."""
        return Harvest(
            events=tuple(self.events.values()),
            resources=tuple(self.resources.values()),
            remarks=tuple(self.remarks),
            complete=self.tally.complete,
        )

    def read_agenda(self) -> None:
        """Read every page that the lists of events announce, each once."""
        rows: dict[str, drupal.Row] = {}
        for address in self.entry.agenda:
            found = self._read_list(address)
            rows |= found.rows
            self._lose_lists(found.unknown)
        for row in rows.values():
            self._read_event(row)

    def read_resources(self) -> None:
        """Read the resources that lists file; a page without any is one itself, save the home page."""
        for address in self.entry.resources:
            found = self._read_list(address)
            filed = [row for row in found.rows.values() if row.is_resource]
            for row in filed:
                self._read_resource(row)
            alone = found.pages and not filed and address != self.entry.homepage
            itself = alone and self._keep_resource(found.pages[0])
            self._lose_lists(found.unknown[1:] if itself else found.unknown)

    def _read_list(self, address: str) -> _List:
        """Follow a list to its last page: one without next page, without new rows, or that fails."""
        found, url = _List(), address
        for _ in range(MAX_LIST_PAGES):
            page = self._get(url, self.tally.failed_lists)
            if page is None:
                return found
            listing = self.reader.parse_listing(page.content, page.final_url, encoding=page.encoding)
            fresh = {row.url: row for row in listing.rows if row.url not in found.rows}
            found.pages.append(page)
            found.unknown += [] if listing.known else [page]
            found.rows |= fresh
            self._note_skipped(listing.skipped, page)
            if not fresh or listing.next_page is None:
                return found
            url = listing.next_page
        self.tally.cut.append(address)
        self._note(f"Liste lue jusqu’à la page {MAX_LIST_PAGES} seulement", address)
        return found

    def _read_event(self, row: drupal.Row) -> None:
        self.tally.pages += 1
        page = self._get(row.url, self.tally.failed_pages)
        if page is None:
            return
        event = self.reader.parse_event(
            page.content, page.final_url, self.entry.source, self.today, encoding=page.encoding
        )
        if event is not None:
            self.events.setdefault(event.uid or event.url or row.url, event)
        elif not self._keep_call(page):
            self._lose_page(page, f"Aucune date comprise sur la page «\u00a0{row.title}\u00a0»")

    def _read_resource(self, row: drupal.Row) -> None:
        self.tally.pages += 1
        page = self._get(row.url, self.tally.failed_pages)
        if page is not None and not self._keep_resource(page):
            self._lose_page(page, f"Rien de compris sur la page «\u00a0{row.title}\u00a0»")

    def _keep_call(self, page: Page) -> bool:
        """Keep a page of the agenda that calls for applications: a resource, no event."""
        resource = self._parse_resource(page)
        is_call = resource is not None and resource.kind is ResourceKind.APPEL
        return is_call and self._keep_resource(page)

    def _keep_resource(self, page: Page) -> bool:
        resource = self._parse_resource(page)
        if resource is None:
            return False
        self.resources.setdefault(resource.url or page.final_url, resource)
        return True

    def _parse_resource(self, page: Page) -> Resource | None:
        return self.reader.parse_resource(page.content, page.final_url, encoding=page.encoding)

    def _get(self, url: str, failures: list[FetchError]) -> Page | None:
        self.tally.requests += 1
        try:
            page = self.fetcher.get(url)
        except FetchError as error:
            failures.append(error)
            self._note(REASONS[error.reason][1], error.url)
            return None
        self.tally.unchanged += page.unchanged
        return page

    def _lose_lists(self, pages: Iterable[Page]) -> None:
        for page in pages:
            self.tally.unknown.append(page.final_url)
            self.fetcher.forget(page)

    def _lose_page(self, page: Page, remark: str) -> None:
        self.tally.silent.append(page.final_url)
        self.fetcher.forget(page)
        self._note(remark, page.final_url)

    def _note_skipped(self, rows: int, page: Page) -> None:
        if rows:
            self._note(f"Lignes de la liste sans page sur ce site\u00a0: {rows}", page.final_url)

    def _note(self, text: str, place: str) -> None:
        self.remarks.append(Remark(text=text, place=place))
