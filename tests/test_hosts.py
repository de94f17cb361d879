"""Sources side by side: a slow host keeps no other waiting, one host is never asked twice at once."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from typing import Any

import pytest

from collectors import hosts
from collectors.registry import Entry


def side_by_side(entries: list[Entry], run: Callable[[Entry], str], **options: Any) -> Iterator[str]:
    return hosts.side_by_side(entries, lambda: nullcontext(run), **options)


def entry(name: str, host: str) -> Entry:
    fields = {"id": name, "name": name, "kind": "cpts", "homepage": f"https://{host}/", "platform": "page"}
    return Entry.model_validate(fields)


def test_a_slow_host_keeps_no_other_waiting() -> None:
    released = threading.Event()

    def run(one: Entry) -> str:
        if one.id == "slow":
            released.wait(5)
        return one.id

    entries = [entry("slow", "slow.example"), *(entry(f"s{n}", f"s{n}.example") for n in range(40))]
    outcomes = side_by_side(entries, run, hosts_at_once=2)
    quick = {next(outcomes) for _ in range(40)}
    released.set()
    assert "slow" not in quick
    assert list(outcomes) == ["slow"]


def test_two_sources_of_one_host_are_run_one_after_the_other() -> None:
    busy: set[str] = set()

    def run(one: Entry) -> str:
        assert one.homepage not in busy
        busy.add(one.homepage)
        time.sleep(0.01)
        busy.discard(one.homepage)
        return one.id

    entries = [entry(f"s{n}", f"host{n % 2}.example") for n in range(10)]
    assert sorted(side_by_side(entries, run)) == sorted(one.id for one in entries)


def test_one_host_under_two_spellings_is_one_host() -> None:
    busy: list[str] = []

    def run(one: Entry) -> str:
        busy.append(one.id)
        time.sleep(0.05)
        assert busy == [one.id]
        busy.remove(one.id)
        return one.id

    entries = [entry("a", "host.example"), entry("b", "www.host.example"), entry("c", "WWW.HOST.example")]
    assert sorted(side_by_side(entries, run)) == ["a", "b", "c"]


def test_an_error_is_raised_where_outcomes_are_awaited() -> None:
    def run(one: Entry) -> str:
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        list(side_by_side([entry("a", "a.example")], run))


def test_once_stopped_nothing_more_is_begun_nor_awaited() -> None:
    stop, begun, never = threading.Event(), [], threading.Event()

    def run(one: Entry) -> str:
        begun.append(one.id)
        stop.set()
        never.wait(5)
        return one.id

    entries = [entry(f"s{n}", f"s{n}.example") for n in range(5)]
    began = time.monotonic()
    assert list(side_by_side(entries, run, hosts_at_once=1, stop=stop)) == []
    assert time.monotonic() - began < 4
    assert begun == ["s0"]
    never.set()


def test_nothing_to_run() -> None:
    outcomes: Any = side_by_side([], lambda one: one.id)
    assert list(outcomes) == []
