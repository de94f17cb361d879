"""What is due, when it is due again, and a loop that nothing ends but a word."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest

from collectors.registry import Entry
from collectors.scheduler import due, next_due, run_until
from db.errors import MaillageError

NOW = datetime(2026, 11, 22, 6, 15, tzinfo=UTC)


def entry(name: str, every: str = "6h") -> Entry:
    fields = {
        "id": name,
        "name": name,
        "kind": "cpts",
        "homepage": f"https://{name}.example/",
        "platform": "page",
    }
    return Entry.model_validate({**fields, "every": every})


def test_new_sources_and_those_whose_moment_has_come_are_due_longest_overdue_first() -> None:
    moments = {
        "late": NOW - timedelta(minutes=1),
        "later": NOW - timedelta(days=2),
        "coming": NOW + timedelta(minutes=1),
        "now": NOW,
    }
    entries = [entry(name) for name in ("late", "later", "coming", "now", "fresh")]
    assert [one.id for one in due(entries, moments, NOW)] == ["later", "late", "now", "fresh"]


def test_a_missed_night_is_caught_up_once() -> None:
    source = entry("site", "1d")
    missed = {"site": NOW - timedelta(days=9)}
    assert [one.id for one in due([source], missed, NOW)] == ["site"]
    assert next_due(source, NOW) >= NOW + timedelta(days=1)


@pytest.mark.parametrize("every", ["90m", "6h", "1d"])
def test_sources_are_put_off_by_shares_of_a_tenth_always_the_same(every: str) -> None:
    entries = [entry(f"site-{n}", every) for n in range(50)]
    delays = [next_due(one, NOW) - NOW for one in entries]
    assert delays == [next_due(one, NOW) - NOW for one in entries]
    assert all(one.every <= delay <= one.every * 1.1 for one, delay in zip(entries, delays, strict=True))
    assert max(delays) - min(delays) > entries[0].every * 0.05


@pytest.mark.parametrize(
    ("failures", "hours"), [(0, 24), (1, 1), (2, 2), (3, 4), (5, 16), (6, 24), (4000, 24)]
)
def test_a_site_out_of_reach_is_asked_again_sooner_and_less_and_less_often(failures: int, hours: int) -> None:
    pause = next_due(entry("site", "1d"), NOW, failures) - NOW
    assert timedelta(hours=hours) <= pause <= timedelta(hours=hours) * 1.1


def test_a_failure_puts_no_source_off_for_longer_than_its_interval() -> None:
    assert next_due(entry("site", "30m"), NOW, 1) - NOW <= timedelta(minutes=33)


@pytest.mark.parametrize("error", [MaillageError("The disk is full."), ValueError("bad digit")])
def test_a_failing_round_is_told_and_ends_nothing(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("collectors.scheduler.WAKE_SECONDS", 1)
    monkeypatch.setattr("collectors.scheduler.LISTENING", 0.05)
    stop, rounds, told = threading.Event(), [], []

    def tick() -> None:
        rounds.append(1)
        if len(rounds) == 2:
            stop.set()
        raise error

    run_until(stop, tick, told.append)
    assert len(rounds) == 2
    assert all(str(error) in words for words in told)
