"""How fast feeds answer while people browse: `python -m benchmarks.feeds_while_browsing [EVENTS] [READERS]`.

A server on a database of its own, feeds asked for at a steady rate, and readers who speak Streamlit's own
protocol: each opens a page, or the same under another filter, every five seconds or so. What a feed takes is
told alone, among the readers, and as the ratio of both; then what it takes right after a write, and what a page takes.
"""

from __future__ import annotations

import asyncio
import http.client
import json
import os
import random
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import chain, cycle
from pathlib import Path
from tempfile import TemporaryDirectory

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from benchmarks.agenda_speed import SITES, TODAY, seed
from db.database import open_for_writing
from db.model import PARIS, Action, Document, Reading, Source, StatusObservation, Territory
from db.store import save_reading, save_sources
from db.vocabulary import ActionStatus, DocumentFamily, Mission, Origin, SourceKind

HOST, PORT = "127.0.0.1", int(os.environ.get("PORT", "8700"))
SECONDS, RATE, PAUSE = 25, 20, 5.0
"""How long each measure lasts, the feeds asked for each second, and the time a reader takes to read."""

CPTS, ACTIONS = 300, 40
FEEDS = (
    "/agenda.ics",
    "/agenda.atom",
    "/agenda.json",
    "/agenda.csv",
    "/agenda.xlsx",
    "/agenda.ics?region=bretagne",
    "/agenda.json?profession=infirmier&per_page=500",
    "/e/000000000007",
    "/e/000000000007.ics",
    "/embed/agenda?limit=5",
    "/print/agenda?mois=2026-12",
)
VISITS = {
    "agenda": (
        "",
        "profession=infirmier",
        "q=formation",
        "region=bretagne",
        "mois=2026-12",
        "page=3",
        "vue=mois",
        "vue=carte",
        "autour=35238&rayon=50",
        "type=formation&theme=sein",
    ),
    "missions": ("", "page=2", "region=bretagne", "cpts=cpts-7"),
    "sources": ("",),
    "": ("",),
}
OFTEN = ("agenda", "agenda", "agenda", "missions", "sources", "")
"""What readers open, as often as it stands here. The pages of events are among the feeds: they have no session."""

Times = dict[str, list[float]]


def main() -> None:
    """Make the database, then measure feeds alone, among readers, and after writes."""
    events = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    readers = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    with TemporaryDirectory() as folder:
        path = Path(folder) / "agenda.db"
        seed(path, events)
        _seed_rest(path)
        with _server(path):
            _ask_once()
            alone = _ask(SECONDS)
            with _readers(readers) as browsing:
                time.sleep(PAUSE)
                among = _ask(SECONDS)
                after = _ask_after_writes(path)
                pages = _visits(browsing)
    _print(f"{events} events, nobody browsing: kept answers", alone)
    _print(f"{readers} readers browsing: kept answers", among)
    _print(f"{readers} readers browsing: first answers after a write", after)
    _print("What a page takes", pages)
    every = [_rank(sorted(chain.from_iterable(found.values())), 95) for found in (alone, among)]
    print(f"\nratio of the two p95: {every[1] / every[0]:.1f}")


# --- the feeds ----------------------------------------------------------------------------------------------


def _ask_once() -> None:
    for feed in FEEDS:
        _timed(_connected(), feed)


def _ask(seconds: float) -> Times:
    """Ask for the feeds in turn at a steady rate; every second time with the ETag of the last answer."""
    connection, found = _connected(), defaultdict(list)
    etags: dict[str, str] = {}
    start, due = time.monotonic(), 0.0
    for feed in cycle([feed for feed in FEEDS for _ in range(2)]):
        time.sleep(max(0.0, start + due - time.monotonic()))
        due = max(due + 1 / RATE, time.monotonic() - start)
        if due > seconds:
            return found
        held = etags.pop(feed, None)
        took, etag = _timed(connection, feed, held)
        etags |= {} if held else {feed: etag}
        found[f"{feed}{' 304' if held else ''}"].append(took)
    return found


def _ask_after_writes(path: Path) -> Times:
    """Ask for each feed first right after something was written."""
    connection, found = _connected(), defaultdict(list)
    for feed in FEEDS:
        os.utime(path)
        found[feed].append(_timed(connection, feed)[0])
        time.sleep(0.5)
    return found


def _connected() -> http.client.HTTPConnection:
    return http.client.HTTPConnection(HOST, PORT, timeout=60)


def _timed(connection: http.client.HTTPConnection, feed: str, etag: str | None = None) -> tuple[float, str]:
    """Give the milliseconds of one answer and its ETag."""
    headers = {"Accept-Encoding": "gzip"} | ({"If-None-Match": etag} if etag else {})
    start = time.perf_counter()
    connection.request("GET", feed, headers=headers)
    answer = connection.getresponse()
    answer.read()
    took = (time.perf_counter() - start) * 1000
    if answer.status != (304 if etag else 200):
        raise SystemExit(f"{feed} answered {answer.status}")
    return took, answer.headers["ETag"]


# --- the readers --------------------------------------------------------------------------------------------


@contextmanager
def _readers(how_many: int) -> Iterator[subprocess.Popen[str]]:
    """Let readers browse in a process of their own, until the end of the block."""
    code = f"from benchmarks.feeds_while_browsing import browse; browse({how_many})"
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as browsing:
        yield browsing


def _visits(browsing: subprocess.Popen[str]) -> Times:
    told, _ = browsing.communicate("stop\n")
    found: Times = json.loads(told)
    return found


def browse(how_many: int) -> None:
    """Be that many readers until a line comes in, then print what each kind of visit took."""
    print(json.dumps(asyncio.run(_browse(how_many))))


async def _browse(how_many: int) -> Times:
    took: Times = defaultdict(list)
    readers = [asyncio.create_task(_read(random.Random(n), took)) for n in range(how_many)]
    await asyncio.to_thread(sys.stdin.readline)
    for reader in readers:
        reader.cancel()
    return took


async def _read(luck: random.Random, took: Times) -> None:
    """Be one reader: one session, a visit, a while to read it, and so on."""
    await asyncio.sleep(luck.uniform(0, PAUSE))
    url = f"ws://{HOST}:{PORT}/_stcore/stream"
    async with connect(url, subprotocols=[Subprotocol("streamlit")], max_size=None) as socket:
        while True:
            page = luck.choice(OFTEN)
            query = luck.choice(VISITS[page])
            start = time.perf_counter()
            await socket.send(_visit(page, query))
            async for message in socket:
                if isinstance(message, bytes) and _is_end(message):
                    break
            took[f"/{page}?{query}"].append((time.perf_counter() - start) * 1000)
            await asyncio.sleep(luck.uniform(0.5, 1.5) * PAUSE)


def _visit(page: str, query: str) -> bytes:
    asked = BackMsg()
    asked.rerun_script.page_name = page
    asked.rerun_script.query_string = query
    asked.rerun_script.context_info.timezone = "Europe/Paris"
    return bytes(asked.SerializeToString())


def _is_end(message: bytes) -> bool:
    told = ForwardMsg()
    told.ParseFromString(message)
    return told.WhichOneof("type") == "script_finished"


# --- the server and its database ----------------------------------------------------------------------------


@contextmanager
def _server(path: Path) -> Iterator[None]:
    command = ["maillage.py", "serve", "--no-schedule", "--port", str(PORT), "--db", str(path)]
    asked = [sys.executable, *command, "--today", TODAY.isoformat()]
    with subprocess.Popen(asked, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            _wait()
            yield
        finally:
            server.terminate()


def _wait() -> None:
    for _ in range(120):
        try:
            _timed(_connected(), "/accessibilite")
        except OSError:
            time.sleep(0.5)
        else:
            return
    raise SystemExit("the server does not answer")


def _seed_rest(path: Path) -> None:
    """Add the sites, and CPTS, each with a review of as many actions."""
    db = open_for_writing(path)
    save_sources(db, (_site(rank) for rank in range(SITES)))
    for rank in range(CPTS):
        save_reading(db, _review(f"cpts-{rank}", f"CPTS numéro {rank}"), now=datetime.now(PARIS))
    db.close()


def _site(rank: int) -> Source:
    homepage = f"https://site-{rank}.invalid/"
    return Source(
        id=f"site-{rank}", name=f"Site {rank}", kind=SourceKind.DSRC, region="Bretagne", homepage=homepage
    )


def _review(territory: str, name: str) -> Reading:
    return Reading(
        document=Document(id=f"bilan-{territory}", family=DocumentFamily.BILAN, title=f"Bilan de la {name}"),
        territories=(Territory(id=territory, name=name, region="Bretagne", department="35"),),
        actions=tuple(_action(territory, rank) for rank in range(ACTIONS)),
    )


def _action(territory: str, rank: int) -> Action:
    status = list(ActionStatus)[rank % len(ActionStatus)]
    title = f"Former les équipes au repérage, groupe {rank}"
    seen = StatusObservation(
        status=status, stated_as=status.label, section="annexe", origin=Origin.INITIAL, title=title
    )
    mission = list(Mission)[rank % len(Mission)]
    return Action(
        territory=territory, mission=mission, number=rank, title=title, status=status, statuses=(seen,)
    )


# --- what is printed ----------------------------------------------------------------------------------------


def _print(title: str, found: Times) -> None:
    print(f"\n{title}\n{'':<52}{'n':>6}{'p50':>9}{'p95':>9}{'p99':>9} ms")
    for name, times in [*sorted(found.items()), ("all", chain.from_iterable(found.values()))]:
        ranked = sorted(times)
        print(f"{name:<52}{len(ranked):>6}" + "".join(f"{_rank(ranked, p):>9.1f}" for p in (50, 95, 99)))


def _rank(ranked: Sequence[float], percent: int) -> float:
    return ranked[min(len(ranked) - 1, len(ranked) * percent // 100)]


if __name__ == "__main__":
    main()
