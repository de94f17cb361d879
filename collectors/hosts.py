"""Many sources at once: hosts side by side, the sources of one host one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import TypeVar
from urllib.parse import urlsplit

from collectors.registry import Entry

HOSTS_AT_ONCE = 16
LISTENING = 0.2
"""Seconds between two looks at whether to stop."""
Outcome = TypeVar("Outcome")
Worker = Callable[[], AbstractContextManager[Callable[[Entry], Outcome]]]


@dataclass(frozen=True)
class _Failure:
    error: Exception


def side_by_side(
    entries: Sequence[Entry],
    worker: Worker[Outcome],
    *,
    hosts_at_once: int = HOSTS_AT_ONCE,
    stop: Event | None = None,
) -> Iterator[Outcome]:
    """Run over every source and give each outcome as it comes, so that a slow site keeps no other waiting.

    `worker` opens, in each thread, what runs over one source. Two sources on one host are never asked at once.
    What fails in a thread is raised here. Once `stop` is set, or the iterator left, what was not begun is left,
    and what is under way is not waited for.
    """
    hosts: SimpleQueue[list[Entry]] = SimpleQueue()
    for group in _by_host(entries):
        hosts.put(group)
    done: SimpleQueue[Outcome | _Failure] = SimpleQueue()
    left = Event()
    for _ in range(min(hosts_at_once, hosts.qsize())):
        # A thread that waits for a slow site must not keep the command from ending.
        Thread(target=_work, args=(hosts, worker, done, left), daemon=True).start()
    try:
        for _ in entries:
            outcome = _next(done, stop or Event())
            if outcome is None:
                return
            if isinstance(outcome, _Failure):
                raise outcome.error
            yield outcome
    finally:
        left.set()


def _next(done: SimpleQueue[Outcome | _Failure], stop: Event) -> Outcome | _Failure | None:
    while not stop.is_set():
        with suppress(Empty):
            return done.get(timeout=LISTENING)
    return None


def _by_host(entries: Sequence[Entry]) -> list[list[Entry]]:
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        host = urlsplit(entry.homepage).netloc.lower().removeprefix("www.")
        groups.setdefault(host, []).append(entry)
    return list(groups.values())


def _work(
    hosts: SimpleQueue[list[Entry]],
    worker: Worker[Outcome],
    done: SimpleQueue[Outcome | _Failure],
    left: Event,
) -> None:
    try:
        with worker() as run, suppress(Empty):
            while True:
                for entry in hosts.get_nowait():
                    if left.is_set():
                        return
                    done.put(run(entry))
    except Exception as error:  # handed to the thread that waits for it
        done.put(_Failure(error))
