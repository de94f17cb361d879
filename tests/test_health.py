"""The verdict on a run: the right state, and a French sentence that a reader understands."""

from __future__ import annotations

import re
from datetime import date

import pytest

from collectors.guard import FetchError, Reason
from collectors.health import REASONS, Tally, verdict
from collectors.registry import Entry
from db.model import Event, Harvest, Occurrence, Resource
from db.vocabulary import Health, ResourceKind

TODAY = date(2026, 11, 22)
LIST = "https://reseau.example/agenda?page=1"


def entry(**changes: object) -> Entry:
    values: dict[str, object] = {
        "id": "reseau",
        "name": "Réseau",
        "kind": "dsrc",
        "homepage": "https://reseau.example/",
        "platform": "drupal",
        "agenda": ("https://reseau.example/agenda",),
    }
    return Entry.model_validate(values | changes)


def event(day: date = date(2026, 12, 1), last: date | None = None) -> Event:
    return Event(title="Soirée", occurrences=(Occurrence(start=day, end=last, all_day=True),))


def harvest(*events: Event, resources: int = 0) -> Harvest:
    found = tuple(Resource(title=f"Guide {n}", kind=ResourceKind.GUIDE) for n in range(resources))
    return Harvest(events=events, resources=found)


def failure(reason: Reason, url: str = LIST) -> FetchError:
    return FetchError(reason, url, "it failed")


@pytest.mark.parametrize(
    ("reason", "health"),
    [
        (Reason.ROBOTS, Health.ROBOTS),
        (Reason.BLOCKED, Health.BLOCKED),
        (Reason.GONE, Health.GONE),
        (Reason.HTTP, Health.HTTP_ERROR),
        (Reason.TIMEOUT, Health.HTTP_ERROR),
        (Reason.TOO_BIG, Health.HTTP_ERROR),
        (Reason.ADDRESS, Health.HTTP_ERROR),
        (Reason.REDIRECTS, Health.HTTP_ERROR),
        (Reason.NETWORK, Health.HTTP_ERROR),
    ],
)
def test_a_list_that_fails_gives_its_reason(reason: Reason, health: Health) -> None:
    found, sentence = verdict(entry(), harvest(event()), Tally(failed_lists=[failure(reason)]), TODAY)
    assert found is health
    assert "/agenda" in sentence
    assert "reste affiché" in sentence


def test_a_site_that_fails_from_the_door_names_no_page() -> None:
    closed = failure(Reason.NETWORK, "https://reseau.example/robots.txt")
    _, sentence = verdict(entry(), harvest(), Tally(failed_lists=[closed]), TODAY)
    assert sentence.startswith("Le site est injoignable. ")


def test_every_reason_has_a_sentence() -> None:
    assert set(REASONS) == set(Reason)
    assert len({words for _, words in REASONS.values()}) == len(REASONS)


def test_a_page_without_known_structure() -> None:
    found, sentence = verdict(entry(), harvest(), Tally(unknown=[LIST]), TODAY)
    assert found is Health.PARSE_ERROR
    assert "a changé de forme" in sentence


def test_an_empty_list_is_never_well() -> None:
    found, sentence = verdict(entry(), harvest(), Tally(), TODAY)
    assert found is Health.EMPTY
    assert "0 rendez-vous, au lieu de 1 au moins" in sentence


def test_a_list_that_may_be_empty() -> None:
    found, _ = verdict(entry(expects={"min_items": 0}), harvest(), Tally(), TODAY)
    assert found is Health.OK


def test_resources_are_counted_where_there_is_no_agenda() -> None:
    only = entry(agenda=(), resources=("https://reseau.example/guides",), expects={"min_items": 2})
    assert verdict(only, harvest(resources=2), Tally(), TODAY)[0] is Health.OK
    found, sentence = verdict(only, harvest(resources=1), Tally(), TODAY)
    assert found is Health.EMPTY
    assert "1 ressource," in sentence


@pytest.mark.parametrize(
    ("failed", "silent", "health"),
    [
        (0, 0, Health.OK),
        (2, 0, Health.OK),
        (3, 0, Health.BLOCKED),
        (0, 3, Health.PARSE_ERROR),
        (2, 1, Health.PARSE_ERROR),
    ],
)
def test_pages_count_when_most_of_them_fail(failed: int, silent: int, health: Health) -> None:
    tally = Tally(
        pages=4,
        unread=silent,
        failed_pages=[failure(Reason.BLOCKED)] * failed,
        silent=["https://reseau.example/x"] * silent,
    )
    assert verdict(entry(), harvest(event()), tally, TODAY)[0] is health


def test_a_few_pages_that_fail_are_told() -> None:
    tally = Tally(pages=4, failed_pages=[failure(Reason.HTTP)])
    found, sentence = verdict(entry(), harvest(event(), event(), event()), tally, TODAY)
    assert found is Health.OK
    assert "3 rendez-vous" in sentence
    assert "1 page à vérifier" in sentence
    assert not tally.complete


@pytest.mark.parametrize(
    ("day", "last", "health"),
    [
        (date(2026, 9, 23), None, Health.OK),
        (date(2026, 9, 22), None, Health.STALE),
        (date(2026, 9, 1), date(2026, 9, 30), Health.OK),
        (date(2027, 1, 1), None, Health.OK),
    ],
)
def test_an_agenda_that_nobody_feeds_is_stale(day: date, last: date | None, health: Health) -> None:
    found, sentence = verdict(entry(expects={"max_age_days": 60}), harvest(event(day, last)), Tally(), TODAY)
    assert found is health
    assert ("22 septembre 2026" in sentence) == (health is Health.STALE)


@pytest.mark.parametrize(
    ("found", "usual", "health"),
    [
        (9, [], Health.OK),
        (9, [20, 18, 17, 19, 2], Health.OK),
        (8, [20, 18, 17, 19, 2], Health.DROPPED),
        (1, [2], Health.OK),
        (1, [3], Health.DROPPED),
        (12, [1, 1, 1], Health.OK),
        (0, [9], Health.EMPTY),
    ],
)
def test_a_list_that_fell_below_half_of_the_usual_is_suspect(
    found: int, usual: list[int], health: Health
) -> None:
    assert verdict(entry(), harvest(*[event()] * found), Tally(), TODAY, usual)[0] is health


def test_a_drop_says_how_many_there_were() -> None:
    _, sentence = verdict(entry(), harvest(event(), event()), Tally(), TODAY, [12, 12, 11])
    assert "2 rendez-vous au lieu de 12 d’habitude" in sentence
    assert "reste affiché" in sentence


@pytest.mark.parametrize(
    ("tally", "failures", "page"),
    [
        (Tally(), 0, None),
        (Tally(silent=["/s"], failed_pages=[failure(Reason.HTTP, "/p")], unknown=["/u"]), 1, "/u"),
        (Tally(silent=["/s"], failed_pages=[failure(Reason.HTTP, "/p")]), 1, "/p"),
        (Tally(unknown=["/u"], failed_lists=[failure(Reason.GONE, "/l")]), 1, "/l"),
        (Tally(silent=["/s"], cut=["/c"]), 0, "/s"),
    ],
)
def test_the_page_at_fault_is_named(tally: Tally, failures: int, page: str | None) -> None:
    assert (tally.failures, tally.page) == (failures, page)


def test_the_first_of_a_month_is_written_in_french() -> None:
    _, sentence = verdict(
        entry(expects={"max_age_days": 1}), harvest(event(date(2026, 9, 1))), Tally(), TODAY
    )
    assert "1er septembre 2026" in sentence


def test_the_list_matters_more_than_the_pages() -> None:
    tally = Tally(pages=1, failed_lists=[failure(Reason.GONE)], failed_pages=[failure(Reason.BLOCKED)])
    assert verdict(entry(), harvest(), tally, TODAY)[0] is Health.GONE


@pytest.mark.parametrize(
    "tally",
    [
        Tally(),
        Tally(failed_lists=[failure(Reason.HTTP)]),
        Tally(unknown=[LIST]),
        Tally(pages=2, unread=2, silent=[LIST, LIST]),
        Tally(pages=3, failed_pages=[failure(Reason.HTTP)]),
    ],
)
def test_sentences_are_typeset_in_french(tally: Tally) -> None:
    for found in (harvest(), harvest(event()), harvest(event(date(2020, 1, 1)))):
        for usual in ([], [12]):
            _, sentence = verdict(entry(expects={"max_age_days": 60}), found, tally, TODAY, usual)
            assert sentence.endswith(".")
            assert not re.search(r" [:;?!»]|« |'|!", sentence)
