"""The memory of answers: bounded, the least asked for goes first, and nothing is made twice at once."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Barrier
from threading import Event as Signal

import pytest

from dashboards.parts.memory import Memory


@dataclass(frozen=True)
class Thing:
    size: int


def maker(made: Counter[str], key: str, size: int = 10) -> Callable[[], Thing]:
    def make() -> Thing:
        made[key] += 1
        return Thing(size)

    return make


def test_the_least_asked_for_goes_first() -> None:
    memory, made = Memory[Thing](most=20), Counter[str]()
    for key in ("a", "b", "a", "c", "a", "b"):
        memory.get(key, maker(made, key))
    assert made == {"a": 1, "b": 2, "c": 1}


def test_what_is_too_large_is_given_but_not_kept() -> None:
    memory, made = Memory[Thing](most=20), Counter[str]()
    assert [memory.get("a", maker(made, "a", 50)).size for _ in range(2)] == [50, 50]
    assert made["a"] == 2


def test_those_who_ask_meanwhile_wait_for_the_first() -> None:
    memory, made, gate = Memory[Thing](most=20), Counter[str](), Barrier(8)

    def ask(_: int) -> Thing:
        gate.wait()
        return memory.get("a", maker(made, "a"))

    with ThreadPoolExecutor(8) as pool:
        assert len({id(thing) for thing in pool.map(ask, range(8))}) == 1
    assert made["a"] == 1


def test_a_failure_is_not_kept() -> None:
    memory, made = Memory[Thing](most=20), Counter[str]()

    def fail() -> Thing:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        memory.get("a", fail)
    assert memory.get("a", maker(made, "a")) == Thing(10)


def test_whoever_comes_after_a_failure_waits_for_the_next_one_too() -> None:
    memory, made = Memory[Thing](most=20), Counter[str]()
    begun, to_fail, making, to_end = Signal(), Signal(), Signal(), Signal()

    def fail() -> Thing:
        begun.set()
        to_fail.wait()
        raise ValueError("no")

    def make() -> Thing:
        making.set()
        to_end.wait()
        return maker(made, "a")()

    with ThreadPoolExecutor(3) as pool:
        first = pool.submit(memory.get, "a", fail)
        begun.wait()
        second = pool.submit(memory.get, "a", make)
        time.sleep(0.1)
        to_fail.set()
        making.wait()
        third = pool.submit(memory.get, "a", maker(made, "a"))
        time.sleep(0.1)
        to_end.set()
        assert first.exception()
        assert second.result() is third.result()
    assert made["a"] == 1
