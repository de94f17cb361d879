"""A run over any platform: what it follows, completes, notices and leaves, told by a platform of canned answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

import pytest

from collectors.guard import FetchError, Reason
from collectors.memory import Memory
from collectors.page import Page
from collectors.platforms.contract import EVENT, Answer, Ask, Role
from collectors.registry import Entry, Platform
from collectors.run import PLATFORMS, Past, collect_source
from db.model import Event, Harvest, MissionPage, Run
from db.vocabulary import EventStatus, Health, Mission
from tests.builders import day, event, web_page

SITE = "https://reseau.example"
TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 6, 15, tzinfo=UTC)


class Canned:
    """A platform that answers by path, and counts how often it reads."""

    def __init__(self, answers: Mapping[str, Answer | Exception], asks: Sequence[Ask]) -> None:
        self.answers = answers
        self.asks = asks
        self.read_paths: list[str] = []

    def begin(self, entry: Entry) -> Sequence[Ask]:
        return self.asks

    def read(self, page: Page, ask: Ask, entry: Entry, today: date) -> Answer:
        path = page.final_url.removeprefix(SITE)
        self.read_paths.append(path)
        answer = self.answers[path]
        if isinstance(answer, Exception):
            raise answer
        return answer


class Web:
    """Pages whose bytes are their path, save those that fail."""

    def __init__(self, **failing: Reason) -> None:
        self.failing = {f"{SITE}/{path}": reason for path, reason in failing.items()}
        self.asked: list[str] = []
        self.rejected: list[str] = []

    def get(self, url: str) -> Page:
        self.asked.append(url.removeprefix(SITE))
        if url in self.failing:
            raise FetchError(self.failing[url], url, "it failed")
        return web_page(url, url)

    def reject(self, page: Page) -> None:
        self.rejected.append(page.final_url.removeprefix(SITE))


def listed(path: str, **fields: Any) -> Ask:
    return Ask(url=f"{SITE}{path}", role=Role.LIST, purpose="agenda", **fields)


def told(title: str = "Soirée", uid: str = "1", **fields: Any) -> Event:
    return event(title, uid=uid, url=f"{SITE}/{uid}", **fields)


def entry() -> Entry:
    fields = {"id": "reseau", "name": "Réseau", "kind": "dsrc", "homepage": f"{SITE}/", "platform": "drupal"}
    return Entry.model_validate(fields)


@pytest.fixture
def collect(monkeypatch: pytest.MonkeyPatch) -> Any:
    def run(
        answers: Mapping[str, Answer | Exception],
        asks: Sequence[Ask] = (listed("/agenda"),),
        web: Web | None = None,
        **more: Any,
    ) -> tuple[Harvest, Run, Canned]:
        platform = Canned(answers, asks)
        monkeypatch.setattr("collectors.run.PLATFORMS", {**PLATFORMS, Platform.DRUPAL: platform})
        memory = more.pop("memory", Memory({}))
        found = collect_source(entry(), web=web or Web(), memory=memory, today=TODAY, now=lambda: NOW, **more)
        return found.harvest, found.run, platform

    return run


def test_a_list_is_followed_while_its_rows_are_new(collect: Any) -> None:
    pages = {f"/{n}": Answer(rows=(f"r{min(n, 3)}",), next_page=listed(f"/{n + 1}")) for n in range(1, 9)}
    _, _, platform = collect(pages | {"/agenda": Answer(rows=("r0",), next_page=listed("/1"))})
    assert platform.read_paths == ["/agenda", "/1", "/2", "/3", "/4"]


def test_a_list_that_the_server_cut_in_silence_is_noticed(collect: Any) -> None:
    harvest, _, _ = collect({"/agenda": Answer(rows=("a", "b"), total=5, events=(told(),))})
    assert not harvest.complete
    assert [remark.text for remark in harvest.remarks] == ["Liste coupée par le site\u00a0: 2 lignes sur 5"]


def test_pages_about_missions_come_last_and_are_told_once(collect: Any) -> None:
    def about(title: str) -> MissionPage:
        return MissionPage(mission=Mission.PREVENTION, title=title, url=f"{SITE}/m", words=title)

    guesses = [listed(path, guess=True, last=True) for path in ("/m", "/n")]
    answers = {
        "/agenda": Answer(rows=("a",), asks=(listed("/1"),)),
        "/1": Answer(rows=("b",), asks=(listed("/2"),)),
        "/2": Answer(rows=("c",)),
        "/m": Answer(rows=("d",), pages=(about("Prévention"),)),
        "/n": Answer(rows=("e",), pages=(about("La prévention"),)),
    }
    harvest, run, platform = collect(answers, [*guesses, listed("/agenda")])
    assert platform.read_paths == ["/agenda", "/1", "/2", "/m", "/n"]
    assert [page.title for page in harvest.pages] == ["Prévention"]
    assert (run.events, run.resources) == (0, 0)


def test_a_page_that_comes_last_and_fails_takes_nothing_from_the_run(collect: Any) -> None:
    lost = Ask(url=f"{SITE}/m", role=Role.PAGE, purpose="mission", guess=True, last=True)
    told_all = {"/agenda": Answer(rows=("a",), events=(told(),))}
    harvest, _, _ = collect(told_all, [listed("/agenda"), lost], Web(m=Reason.HTTP))
    assert harvest.complete
    assert [remark.place for remark in harvest.remarks] == [f"{SITE}/m"]


def test_an_event_told_twice_is_one_with_the_graver_state(collect: Any) -> None:
    first, later = told(city="Lure"), told(venue="Salle", status=EventStatus.CANCELLED)
    harvest, _, _ = collect({"/agenda": Answer(rows=("a",), events=(first, later))})
    (found,) = harvest.events
    assert (found.city, found.venue, found.status) == ("Lure", "Salle", EventStatus.CANCELLED)


def test_a_hint_completes_the_event_of_the_same_identity(collect: Any) -> None:
    hint = Event(title="Soirée", uid="1", status=EventStatus.CANCELLED)
    harvest, _, _ = collect({"/agenda": Answer(rows=("a",), events=(told(),), hints=(hint,))})
    assert [(one.uid, one.status) for one in harvest.events] == [("1", EventStatus.CANCELLED)]


def test_the_page_of_an_event_that_only_a_hint_tells_is_read(collect: Any) -> None:
    hint = Event(title="Cachée", uid="2", url=f"{SITE}/2", status=EventStatus.CANCELLED)
    listing = Answer(rows=("a",), events=(told(),), hints=(hint,))
    answers = {"/agenda": listing, "/2": Answer(events=(told("Cachée", "2"),))}
    harvest, _, _ = collect(answers)
    assert [(one.title, one.status) for one in harvest.events] == [
        ("Soirée", EventStatus.ANNOUNCED),
        ("Cachée", EventStatus.CANCELLED),
    ]


def test_an_event_without_a_date_is_told_and_not_kept(collect: Any) -> None:
    dateless = Event(title="Un jour", uid="9")
    harvest, _, _ = collect({"/agenda": Answer(rows=("a",), events=(told(), dateless))})
    assert [one.title for one in harvest.events] == ["Soirée"]
    assert ["Un jour" in remark.text for remark in harvest.remarks] == [True]


@pytest.mark.parametrize(
    ("reason", "complete"), [(Reason.GONE, True), (Reason.BLOCKED, True), (Reason.HTTP, False)]
)
def test_an_optional_page(collect: Any, reason: Reason, complete: bool) -> None:
    asks = (listed("/agenda"), listed("/more", optional=True))
    web = Web(more=reason)
    harvest, run, _ = collect({"/agenda": Answer(rows=("a",), events=(told(),))}, asks, web)
    assert (harvest.complete, run.health) == (complete, Health.OK)


def test_the_same_bytes_are_read_once(collect: Any) -> None:
    memory = Memory({})
    answers = {"/agenda": Answer(rows=("a",), events=(told(),))}
    first, _, once = collect(answers, memory=memory)
    second, _, twice = collect(answers, memory=memory)
    assert (once.read_paths, twice.read_paths) == (["/agenda"], [])
    assert first.events == second.events


def test_a_reader_that_stumbles_loses_that_page_alone(collect: Any) -> None:
    asks = (Ask(url=f"{SITE}/2", role=Role.PAGE, purpose=EVENT),)
    answers = {"/agenda": Answer(rows=("a",), events=(told(),), asks=asks), "/2": ValueError("bad digit")}
    web = Web()
    harvest, _, _ = collect(answers, web=web)
    assert (len(harvest.events), harvest.complete, web.rejected) == (1, False, ["/2"])
    assert any("ValueError" in remark.text for remark in harvest.remarks)


def test_pages_beyond_the_budget_are_told(collect: Any) -> None:
    asks = tuple(Ask(url=f"{SITE}/{n}", role=Role.PAGE, purpose=EVENT) for n in range(5))
    answers = {f"/{n}": Answer(events=(told(f"Soirée {n}", str(n)),)) for n in range(5)}
    harvest, _, _ = collect(answers | {"/agenda": Answer(rows=("a",), asks=asks)}, most_pages=4)
    assert (len(harvest.events), harvest.complete) == (3, False)
    assert any(remark.text.endswith("\u00a0: 2") for remark in harvest.remarks)


def test_the_page_of_an_event_no_longer_listed_is_looked_at(collect: Any) -> None:
    answers = {
        "/agenda": Answer(rows=("a",), events=(told(),)),
        "/2": Answer(events=(told("Retirée", "2", status=EventStatus.CANCELLED),)),
    }
    past = Past(watched=(f"{SITE}/1", f"{SITE}/2", f"{SITE}/3"))
    web = Web(**{"3": Reason.GONE})
    harvest, _, _ = collect(answers, web=web, past=past)
    assert web.asked == ["/agenda", "/2", "/3"]
    assert [one.title for one in harvest.events] == ["Soirée", "Retirée"]
    assert harvest.complete


def test_nothing_is_looked_for_after_a_run_that_went_badly(collect: Any) -> None:
    asks = (listed("/agenda"), listed("/more"))
    web = Web(more=Reason.HTTP)
    collect({"/agenda": Answer(events=(told(),))}, asks, web, past=Past(watched=(f"{SITE}/2",)))
    assert "/2" not in web.asked


def test_builders_make_dated_events() -> None:
    assert told().occurrences == (day("2027-01-21"),)
