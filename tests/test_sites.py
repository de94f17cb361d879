"""Every case of `tests/sites`: all that its pages tell is found, and a page that breaks is never silence."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from urllib.parse import urlsplit

import pytest

from collectors.recording import told
from db.model import PARIS, Event
from db.vocabulary import EventStatus
from tests.breakage import emptied, halved, redesigned
from tests.cases import SITES, Case, Change, read_case

CASES = [read_case(folder) for folder in sorted(SITES.iterdir())]
UNDATED = {EventStatus.CANCELLED, EventStatus.POSTPONED}
every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


@every_case
def test_all_that_the_pages_tell_is_found_and_nothing_else(case: Case) -> None:
    assert json.loads(json.dumps(told(case.run()))) == case.expected


@every_case
def test_what_was_read_once_is_remembered_as_it_was(case: Case) -> None:
    texts: dict[str, str] = {}
    first = case.run(texts=texts)
    assert texts
    assert case.run(texts=texts).harvest == first.harvest


@every_case
def test_events_are_whole(case: Case) -> None:
    events = case.run().harvest.events
    assert len({event.uid for event in events}) == len(events)
    for event in events:
        _check_words(event)
        _check_times(event)
        assert event.url is None or _host(event.url) == _host(case.entry.homepage)
        assert event.registration_url is None or _host(event.registration_url)


@every_case
def test_resources_are_whole(case: Case) -> None:
    resources = case.run().harvest.resources
    assert len({one.url for one in resources}) == len(resources)
    for one in resources:
        assert one.title == " ".join(one.title.split())
        assert _host(one.url)
        assert all(_host(file.url) for file in one.files)


def _check_words(event: Event) -> None:
    assert event.title == " ".join(event.title.split())
    assert not re.search(r"<\w|&\w+;|&#", event.title)
    assert event.description is None
    assert event.uid


def _check_times(event: Event) -> None:
    assert event.occurrences or event.status in UNDATED
    for one in event.occurrences:
        assert one.start is not None
        assert one.all_day is not isinstance(one.start, datetime)
        assert one.end is None or _moment(one.start) <= _moment(one.end)
        assert one.all_day or one.start.utcoffset() == one.start.astimezone(PARIS).utcoffset()


def _moment(moment: date | datetime) -> str:
    return moment.isoformat()


def _host(url: str | None) -> str | None:
    parts = urlsplit(url or "")
    return parts.hostname if parts.scheme in {"http", "https"} else None


@every_case
@pytest.mark.parametrize("change", [emptied, halved, redesigned])
def test_a_site_that_breaks_is_never_taken_for_nothing_new(case: Case, change: Change) -> None:
    look = case.run_later(change)
    if told(look)["events"] == case.expected["events"]:
        return  # words alone tell all that is lost with the structure
    assert not look.run.health.is_good
    assert not look.harvest.complete


@every_case
@pytest.mark.parametrize("change", [emptied, halved, redesigned])
def test_a_page_that_breaks_loses_nothing_in_silence(case: Case, change: Change) -> None:
    """Break each page of a site alone: a run that loses an event must not count as whole."""
    for url in case.pages:
        look = case.run_later(lambda page, url=url: change(page) if page.url == url else page.content)
        lost = {event["uid"] for event in case.expected["events"]} - {e.uid for e in look.harvest.events}
        assert not (lost and look.harvest.complete), url
        assert look.harvest.events or not look.run.health.is_good, url
