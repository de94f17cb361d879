"""A round over sources, over real HTTP on loopback: what is stored, what is due next, what is read again."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote

import pytest
from sqlite_utils import Database

from collectors.fetch import Archive, Fetcher, FetchSettings
from collectors.guard import Limits
from collectors.platforms import ical
from collectors.platforms.contract import Ask
from collectors.registry import Entry, Platform
from collectors.rounds import run_round
from collectors.shelf import Shelf
from collectors.turns import RoundUnderWay, turn
from db import queries, sources
from db.database import open_for_writing
from db.errors import MaillageError
from db.model import Event, Run
from db.store.writer import Writer
from db.vocabulary import EventStatus, Health
from tests.test_run import event, listing
from tests.web import Answer, Site

NOW = datetime(2026, 11, 22, 6, 15, tzinfo=UTC)
SETTINGS = FetchSettings(lift_loopback_pace=True, limits=Limits(allow_loopback=True, total_seconds=5))
HTML = {"Content-Type": "text/html; charset=utf-8", "X-Generator": "Drupal 10"}


def html(content: bytes) -> Answer:
    return Answer(content, headers=HTML)


@pytest.fixture
def site() -> Iterator[Site]:
    home = b"<p data-drupal-selector='menu'><a href='/agenda'>Agenda</a></p><main><div class='view'></div></main>"
    routes = {
        "/": html(home),
        "/agenda": html(listing("/a", "/b")),
        "/a": html(event(1, number=1)),
        "/b": html(event(2, number=2)),
    }
    with Site(routes) as running:
        yield running


@pytest.fixture
def db(tmp_path: Path) -> Database:
    return open_for_writing(tmp_path / "maillage.db")


Opener = Callable[[], Fetcher | Archive]


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    return tmp_path / "pages.sqlite"


@pytest.fixture
def web(pages: Path) -> Opener:
    """Open the web anew: each thread closes what it opened."""
    return lambda: Fetcher(Shelf(pages), SETTINGS)


def entry(site: Site, platform: str = "auto", **fields: object) -> Entry:
    told = {
        "id": "reseau",
        "name": "Réseau",
        "kind": "dsrc",
        "homepage": f"{site.url}/",
        "platform": platform,
    }
    return Entry.model_validate({**told, **fields})


def one_round(db: Database, source: Entry, web: Opener, now: datetime = NOW) -> Run:
    (run,) = run_round(db, [source], web, now=lambda: now)
    return run


def kept(db: Database) -> dict[str, EventStatus]:
    return {one.item.title: one.item.status for one in queries.all_events(db)}


def test_what_a_site_was_found_to_be_is_remembered(db: Database, web: Opener, site: Site) -> None:
    run = one_round(db, entry(site), web)
    assert (run.health, run.new) == (Health.OK, 2)
    found = sources.finding(db, "reseau")
    assert found is not None
    assert found.platform == Platform.DRUPAL
    asked = len(site.requests)
    one_round(db, entry(site), web)
    paths = sorted(request.path for request in site.requests[asked:])
    assert paths == ["/", "/a", "/agenda", "/b", "/robots.txt"]  # the home page is not looked at twice


def test_an_unusual_address_is_remembered_with_what_a_site_was_found_to_be(
    db: Database, web: Opener, site: Site
) -> None:
    told = {"id": 1, "title": "Soirée chutes", "start_date": "2027-01-14 20:00:00"}
    events = Answer(json.dumps({"events": [told], "total": 1}).encode())
    head = f"<link rel='https://api.w.org/' href='{site.url}/?rest_route=/'><p class='tribe-events'>".encode()
    api = "/?rest_route=/tribe/events/v1/events&start_date=2020-01-01&per_page=50&page=1"
    site.routes = {"/": Answer(head, headers={"Content-Type": "text/html"}), api: events}
    runs = [one_round(db, entry(site), web) for _ in range(2)]
    assert [(run.health, run.events) for run in runs] == [(Health.OK, 1)] * 2
    assert (site.paths.count("/"), site.paths.count(api)) == (1, 2)


def test_a_site_that_failed_is_looked_at_again(db: Database, web: Opener, site: Site) -> None:
    one_round(db, entry(site), web)
    site.routes["/agenda"] = Answer(status=500)
    assert one_round(db, entry(site), web).health is not Health.OK
    site.routes["/agenda"] = html(listing("/a", "/b"))
    before = [request.path for request in site.requests].count("/")
    assert one_round(db, entry(site), web).health is Health.OK
    assert [request.path for request in site.requests].count("/") - before == 2


def test_each_run_plans_the_next_one(db: Database, web: Opener, site: Site) -> None:
    one_round(db, entry(site, every="1d"), web)
    planned = sources.due(db)["reseau"]
    assert timedelta(days=1) <= planned - NOW <= timedelta(days=1.1)


def test_a_site_out_of_reach_is_asked_again_within_hours_until_it_answers(
    db: Database, web: Opener, site: Site
) -> None:
    source, pauses = entry(site, "drupal", every="1d", agenda=(f"{site.url}/agenda",)), []
    for down in (True, True, False):
        site.routes["/agenda"] = Answer(b"", status=503) if down else html(listing("/a", "/b"))
        one_round(db, source, web)
        pauses.append((sources.due(db)["reseau"] - NOW) / timedelta(hours=1))
    assert all(hours <= pause <= hours * 1.1 for hours, pause in zip((1, 2, 24), pauses, strict=True))


def test_kept_pages_are_read_again_without_asking_nor_counting(
    db: Database, web: Opener, pages: Path, site: Site
) -> None:
    one_round(db, entry(site), web)
    asked = len(site.requests)
    run = one_round(db, entry(site), lambda: Archive(Shelf(pages)))
    assert (run.health, run.new, run.changed, run.events) == (Health.OK, 0, 0, 2)
    assert len(site.requests) == asked
    assert len(sources.history(db, "reseau")) == 1


def test_an_event_gone_from_three_whole_runs_is_missing_and_no_sooner(
    db: Database, web: Opener, site: Site
) -> None:
    source = entry(site, "drupal", agenda=(f"{site.url}/agenda",))
    one_round(db, source, web)
    site.routes["/agenda"] = html(listing("/a"))
    one_round(db, source, web)  # its page is still there: it is only unlisted
    assert kept(db)["Soirée 2"] is EventStatus.ANNOUNCED
    del site.routes["/b"]
    states = []
    for _ in range(3):
        one_round(db, source, web)
        states.append(kept(db)["Soirée 2"])
    assert states == [EventStatus.ANNOUNCED, EventStatus.ANNOUNCED, EventStatus.MISSING]
    site.routes |= {"/agenda": html(listing("/a", "/b")), "/b": html(event(2, number=2))}
    one_round(db, source, web)
    assert kept(db)["Soirée 2"] is EventStatus.ANNOUNCED


@pytest.mark.parametrize("leads_to", ["/", "/agenda"])
def test_an_address_that_leads_to_the_home_page_or_a_list_is_a_page_gone(
    db: Database, web: Opener, site: Site, leads_to: str
) -> None:
    source = entry(site, "drupal", agenda=(f"{site.url}/agenda",))
    one_round(db, source, web)
    site.routes |= {
        "/agenda": html(listing("/a")),
        "/b": Answer(status=301, headers={"Location": leads_to}),
    }
    runs = [one_round(db, source, web) for _ in range(3)]
    assert [(run.health, run.complete) for run in runs] == [(Health.OK, True)] * 3
    assert kept(db)["Soirée 2"] is EventStatus.MISSING


def test_an_unlisted_page_that_says_nothing_more_is_to_be_checked_and_no_failure(
    db: Database, web: Opener, site: Site
) -> None:
    source = entry(site, "drupal", agenda=(f"{site.url}/agenda",))
    one_round(db, source, web)
    site.routes |= {"/agenda": html(listing("/a")), "/b": html(b"<h1>Ce contenu n'existe plus</h1>")}
    runs = [one_round(db, source, web) for _ in range(3)]
    assert [(run.health, run.complete, run.silent) for run in runs] == [(Health.OK, False, 1)] * 3
    assert kept(db)["Soirée 2"] is EventStatus.ANNOUNCED


@pytest.mark.parametrize(
    "answer", [Answer(status=500), html(b""), html(b"<main><h1>Maintenance</h1></main>")]
)
def test_a_site_that_fails_loses_nothing(db: Database, web: Opener, site: Site, answer: Answer) -> None:
    source = entry(site, "drupal", agenda=(f"{site.url}/agenda",))
    one_round(db, source, web)
    before = kept(db)
    site.routes["/agenda"] = answer
    for _ in range(4):
        assert not one_round(db, source, web).health.is_good
    assert kept(db) == before
    (state,) = [one for one in sources.source_states(db, now=NOW) if one.source.id == "reseau"]
    assert (state.alert, state.failures_in_a_row) == (True, 4)


@pytest.mark.parametrize("name", ["l'agenda", "x' UNION SELECT x'80' -- ", "été/œuvre", "a%27b"])
def test_an_address_is_never_taken_for_a_command(
    db: Database, web: Opener, pages: Path, site: Site, name: str
) -> None:
    asked = quote(name, safe="/'%")
    site.routes = {f"/{asked}": html(listing("/a")), "/a": html(event(1, number=1))}
    source = entry(site, "drupal", agenda=(f"{site.url}/{name}",))
    assert one_round(db, source, web).health is Health.OK
    assert one_round(db, source, lambda: Archive(Shelf(pages))).events == 1


def test_damaged_pages_are_told_in_one_sentence(db: Database, site: Site, tmp_path: Path) -> None:
    file = tmp_path / "pages.sqlite"
    source = entry(site, "drupal", agenda=(f"{site.url}/agenda",))
    one_round(db, source, lambda: Fetcher(Shelf(file), SETTINGS))
    with closing(sqlite3.connect(file)) as table:
        table.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = file.read_bytes()
    file.write_bytes(content[:4096] + b"A" * (len(content) - 4096))
    for pages in (lambda: Fetcher(Shelf(file), SETTINGS), lambda: Archive(Shelf(file))):
        with pytest.raises(MaillageError, match="it may be deleted"):
            list(run_round(db, [source], pages, now=lambda: NOW))
    with pytest.raises(MaillageError, match="it may be deleted"):
        Shelf(file).addresses(source.homepage)


def test_a_fault_of_ours_over_one_source_spares_the_others(
    db: Database, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(entry: Entry) -> list[Ask]:
        raise TypeError("a fault of ours")

    monkeypatch.setattr(ical, "begin", stumble)
    bad, good = entry(site, "ical", id="bad"), entry(site, "drupal", agenda=(f"{site.url}/agenda",))
    done = run_round(
        db, [bad, good], lambda: Fetcher(Shelf(tmp_path / "p.sqlite"), SETTINGS), now=lambda: NOW
    )
    assert {run.source: run.health for run in done} == {"bad": Health.PARSE_ERROR, "reseau": Health.OK}
    assert "TypeError" in sources.history(db, "bad")[0].sentence
    assert sources.due(db)["bad"] > NOW


def test_what_can_t_be_stored_of_one_source_spares_the_others(
    db: Database, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_events = Writer.save_events

    def stumble(writer: Writer, events: Sequence[Event], publisher: str) -> None:
        if events and publisher == "bad":
            raise TypeError("a fault of ours")
        save_events(writer, events, publisher)

    monkeypatch.setattr(Writer, "save_events", stumble)
    listed = {"platform": "drupal", "agenda": (f"{site.url}/agenda",)}
    bad, good = entry(site, id="bad", **listed), entry(site, id="good", **listed)
    shelf = tmp_path / "p.sqlite"
    for web in (lambda: Fetcher(Shelf(shelf), SETTINGS), lambda: Archive(Shelf(shelf))):
        done = run_round(db, [bad, good], web, now=lambda: NOW)
        assert {run.source: run.health for run in done} == {"bad": Health.PARSE_ERROR, "good": Health.OK}
    assert sources.due(db)["bad"] > NOW


def test_two_rounds_at_once_on_one_database(tmp_path: Path) -> None:
    db = tmp_path / "maillage.db"
    with turn(db), pytest.raises(RoundUnderWay, match="under way"), turn(db):
        pass
    with turn(db):
        pass
