"""One source, once: what fails loses nothing else, and nothing found is never taken for nothing new."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from collectors.fetch import FetchError, Page, Reason
from collectors.memory import Memory
from collectors.registry import Entry
from collectors.run import MAX_LIST_PAGES, collect_source
from db.model import Harvest, Run
from db.vocabulary import Health, ResourceKind

SITE = "https://reseau.example"
TODAY = date(2026, 11, 22)
START = datetime(2026, 11, 22, 6, 15, tzinfo=UTC)
END = datetime(2026, 11, 22, 6, 16, tzinfo=UTC)


class Web:
    """A web of canned pages by path: the bytes of a page, or the reason why it cannot be had."""

    def __init__(self, pages: dict[str, bytes | Reason], *, unchanged: bool = False) -> None:
        self.pages = pages
        self.unchanged = unchanged
        self.asked: list[str] = []
        self.forgotten: list[str] = []

    def get(self, url: str) -> Page:
        path = url.removeprefix(SITE)
        self.asked.append(path)
        page = self.pages.get(path, Reason.GONE)
        if isinstance(page, Reason):
            raise FetchError(page, url, "it failed")
        return Page(url, url, 200, page, "text/html", "utf-8", START, self.unchanged)

    def reject(self, page: Page) -> None:
        self.forgotten.append(page.final_url.removeprefix(SITE))


def entry(**changes: object) -> Entry:
    values: dict[str, object] = {
        "id": "reseau",
        "name": "Réseau",
        "kind": "dsrc",
        "homepage": f"{SITE}/",
        "platform": "drupal",
        "agenda": (f"{SITE}/agenda",),
    }
    return Entry.model_validate(values | changes)


def listing(*paths: str, next_page: str = "", node_type: str = "agenda") -> bytes:
    rows = "".join(
        f"<article class='node node--type-{node_type}'><h2><a href='{path}'>Page {path}</a></h2></article>"
        for path in paths
    )
    pager = f"<a rel='next' href='{next_page}'>Suivant</a>" if next_page else ""
    return f"<main><div class='view'>{rows}{pager}</div></main>".encode()


def event(day: int = 1, number: int | None = None, title: str = "Soirée") -> bytes:
    identity = f"data-history-node-id='{number}'" if number else ""
    start = f"<time datetime='2026-12-{day:02}T18:00:00Z'>19:00</time>"
    field = f"<div class='field field--name-field-date'>{start}</div>"
    body = f"<article class='node node--view-mode-full' {identity}>{field}</article>"
    return f"<main><h1 class='page-title'>{title} {day}</h1>{body}</main>".encode()


def page(title: str, text: str = "") -> bytes:
    return f"<main><h1 class='page-title'>{title}</h1><div class='node'><p>{text}</p></div></main>".encode()


def collect(web: Web, source: Entry | None = None) -> tuple[Harvest, Run]:
    clock: Iterator[datetime] = iter((START, END))
    found = collect_source(
        source or entry(), web=web, memory=Memory({}), today=TODAY, now=lambda: next(clock)
    )
    return found.harvest, found.run


def test_a_healthy_run() -> None:
    web = Web({"/agenda": listing("/a", "/b"), "/a": event(1), "/b": event(2)}, unchanged=True)
    harvest, run = collect(web)
    assert [one.title for one in harvest.events] == ["Soirée 1", "Soirée 2"]
    assert harvest.complete
    assert (run.source, run.started, run.finished) == ("reseau", START, END)
    assert (run.health, run.requests, run.unchanged_pages) == (Health.OK, 3, 3)
    assert (run.events, run.resources, run.new, run.changed) == (2, 0, 0, 0)
    assert web.forgotten == []


@pytest.mark.parametrize("half", ["\\ud83d", "\\uDE00 \\ud83d"])
def test_half_of_a_character_costs_nothing_else(half: str) -> None:
    told = (
        f'{{"@type": "Event", "name": "Soirée {half} chutes", "url": "/a{half}", "startDate": "2027-01-14",'
        f' "location": {{"name": "Salle \\ud83d\\ude00 {half}"}}}}'
    )
    home = f"<script type='application/ld+json'>{told}</script>".encode()
    harvest, run = collect(Web({"/": home}), entry(platform="schema", agenda=()))
    (found,) = harvest.events
    assert (found.title.startswith("Soirée ?"), found.venue is not None) == (True, True)
    assert harvest.model_dump_json()
    assert run.events == 1


def test_every_page_of_every_list_is_read_and_each_event_once() -> None:
    web = Web(
        {
            "/agenda": listing("/a", "/b", next_page="?page=1"),
            "/agenda?page=1": listing("/c"),
            "/passe": listing("/c", "/d"),
            "/a": event(1),
            "/b": event(2, number=7),
            "/c": event(3),
            "/d": event(2, number=7),
        }
    )
    harvest, _ = collect(web, entry(agenda=(f"{SITE}/agenda", f"{SITE}/passe")))
    assert [one.title for one in harvest.events] == ["Soirée 1", "Soirée 2", "Soirée 3"]
    assert web.asked.count("/c") == 1
    assert harvest.complete


def test_a_pager_that_never_ends() -> None:
    web = Web({"/agenda": listing("/a", next_page="/agenda"), "/a": event(1)})
    harvest, run = collect(web)
    assert web.asked == ["/agenda", "/a"]
    assert (run.health, harvest.complete) == (Health.OK, True)


def test_a_list_without_end_is_cut_and_says_so() -> None:
    pages = {f"/agenda?page={n}": listing(f"/{n}", next_page=f"?page={n + 1}") for n in range(1, 60)}
    web = Web({"/agenda": listing("/a", next_page="?page=1"), "/a": event(1), **pages})
    harvest, _ = collect(web)
    assert sum(path.startswith("/agenda") for path in web.asked) == MAX_LIST_PAGES
    assert not harvest.complete
    assert any(f"jusqu’à la page {MAX_LIST_PAGES}" in remark.text for remark in harvest.remarks)


def test_a_page_that_fails_loses_no_other() -> None:
    web = Web({"/agenda": listing("/a", "/b", "/c"), "/a": event(1), "/b": Reason.HTTP, "/c": event(3)})
    harvest, run = collect(web)
    assert [one.title for one in harvest.events] == ["Soirée 1", "Soirée 3"]
    assert run.health is Health.OK
    assert not harvest.complete
    assert [remark.place for remark in harvest.remarks] == [f"{SITE}/b"]


@pytest.mark.parametrize(
    ("reason", "health"),
    [(Reason.BLOCKED, Health.BLOCKED), (Reason.GONE, Health.GONE), (Reason.NETWORK, Health.HTTP_ERROR)],
)
def test_a_second_page_that_fails_makes_the_run_incomplete(reason: Reason, health: Health) -> None:
    pages: dict[str, bytes | Reason] = {"/agenda": listing("/a", next_page="?page=1"), "/a": event(1)}
    harvest, run = collect(Web({**pages, "/agenda?page=1": reason}))
    assert len(harvest.events) == 1
    assert (run.health, harvest.complete) == (health, False)


@pytest.mark.parametrize(
    ("content", "health"),
    [
        (b"", Health.PARSE_ERROR),
        (b"<main><h1>Notre nouvel agenda</h1></main>", Health.PARSE_ERROR),
        (b"<main><div class='view'>Aucun rendez-vous</div></main>", Health.EMPTY),
    ],
)
def test_an_agenda_that_shows_nothing(content: bytes, health: Health) -> None:
    web = Web({"/agenda": content})
    harvest, run = collect(web)
    assert (run.health, harvest.complete) == (health, False)
    assert web.forgotten == (["/agenda"] if health is Health.PARSE_ERROR else [])


def test_pages_redesigned_are_an_error_and_forgotten() -> None:
    web = Web({"/agenda": listing("/a", "/b"), "/a": page("Une page"), "/b": b""})
    harvest, run = collect(web)
    assert (run.health, harvest.complete) == (Health.PARSE_ERROR, False)
    assert web.forgotten == ["/a", "/b"]
    assert [remark.place for remark in harvest.remarks] == [f"{SITE}/a", f"{SITE}/b"]


def test_rows_without_a_page_are_remarked() -> None:
    web = Web({"/agenda": listing("/a", "https://ailleurs.example/b"), "/a": event(1)})
    harvest, run = collect(web)
    assert web.asked == ["/agenda", "/a"]
    assert run.health is Health.OK
    assert len(harvest.remarks) == 1


def test_a_call_in_the_agenda_is_a_resource() -> None:
    call = event(2, title="Appel à candidatures : bureau")
    harvest, run = collect(Web({"/agenda": listing("/a", "/b"), "/a": event(1), "/b": call}))
    assert [one.title for one in harvest.events] == ["Soirée 1"]
    assert [one.kind for one in harvest.resources] == [ResourceKind.APPEL]
    assert (run.health, harvest.complete) == (Health.OK, True)


def test_resources_of_a_list_and_pages_that_are_resources() -> None:
    web = Web(
        {
            "/": listing("/guide", node_type="ressource") + listing("/nouvelle", node_type="actualite"),
            "/guide": page("Guide des aidants"),
            "/annuaire": page("Annuaire des soins de support"),
        }
    )
    harvest, run = collect(web, entry(agenda=(), resources=(f"{SITE}/", f"{SITE}/annuaire")))
    assert [(one.title, one.kind) for one in harvest.resources] == [
        ("Annuaire des soins de support", ResourceKind.ANNUAIRE),
        ("Guide des aidants", ResourceKind.GUIDE),
    ]
    assert web.asked == ["/", "/annuaire", "/guide"]
    assert (run.health, run.resources, harvest.complete) == (Health.OK, 2, True)


def test_a_home_page_is_no_resource() -> None:
    home = listing("/nouvelle", node_type="actualite") + page("Réseau Test")
    source = entry(agenda=(), resources=(f"{SITE}/",), expects={"min_items": 0})
    harvest, run = collect(Web({"/": home}), source)
    assert (harvest.resources, run.health) == ((), Health.OK)


def test_a_resource_page_emptied() -> None:
    harvest, run = collect(Web({"/annuaire": b""}), entry(agenda=(), resources=(f"{SITE}/annuaire",)))
    assert (run.health, harvest.complete) == (Health.PARSE_ERROR, False)
