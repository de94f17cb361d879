"""How every public address answers: from memory when nothing changed, compressed, with an ETag, in French.

What is kept is sent by the event loop itself: it waits neither for a thread nor for what others make. Builders
are given an `Ask` and give an `Answer`, or raise a `Refusal`. They run in Starlette's threads, each with its own
read-only connection.
"""

from __future__ import annotations

import gzip
import hashlib
import logging
import os
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from sqlite_utils import Database
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from dashboards.parts import data
from dashboards.parts.demonstration import marked_file
from dashboards.parts.memory import Memory
from dashboards.public import document
from dashboards.public.parameters import is_tracking
from dashboards.public.refusals import Refusal
from db.database import DatabaseError

log = logging.getLogger(__name__)

FRESH = "public, max-age=900"
HOST = re.compile(r"[A-Za-z0-9.-]+(:[0-9]{1,5})?|\[[0-9A-Fa-f:.]+\](:[0-9]{1,5})?")
SMALLEST_PACKED = 500
"""Streamlit compresses what is larger and is not a picture: it would keep the ETag of what is not."""

BUSY = "Les données ne peuvent pas être lues pour l’instant. Réessayez dans une minute."
BROKEN = "Cette adresse n’a pas pu répondre. L’erreur vient de notre côté, et elle est notée."


@dataclass(frozen=True)
class Ask:
    """What is asked: the database, the parts of the path, the query, our own address, and the moment."""

    db: Database
    path: Mapping[str, str]
    query: QueryParams
    site: str
    now: datetime

    @property
    def today(self) -> date:
        """Give the present day in Paris."""
        return self.now.date()


class Asked(NamedTuple):
    """All that an answer depends on."""

    path: str
    query: tuple[tuple[str, str], ...]
    site: str
    today: date
    version: data.Version
    demonstration: bool


@dataclass(frozen=True)
class Answer:
    """What is answered; `headers` go beyond those that every answer has."""

    content: bytes
    media_type: str
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Ready:
    """An answer that is kept: as it is, compressed where that is worth it, and its ETag without quotes."""

    answer: Answer
    packed: bytes | None
    etag: str

    @property
    def size(self) -> int:
        """Give the bytes that it takes."""
        return len(self.answer.content) + len(self.packed or b"")


Builder = Callable[[Ask], Answer]
kept: Memory[Ready] = Memory(most=64_000_000)


def page(html: bytes, policy: str = document.POLICY) -> Answer:
    """Give an answer that is a page."""
    return Answer(html, "text/html; charset=utf-8", {"Content-Security-Policy": policy})


def download(name: str, ending: str) -> dict[str, str]:
    """Give the header of an answer that is a file to keep under that name."""
    return {"Content-Disposition": f'attachment; filename="{marked_file(name, ending)}"'}


def answered(build: Builder, *, html: bool = False) -> Callable[[Request], Awaitable[Response]]:
    """Give the handler of a route. What is refused is said in a page when `html`, else in a line of text."""

    async def handler(request: Request) -> Response:
        asked = _asked(request)
        if ready := kept.recall(asked):
            return _sent(request, ready)
        return await run_in_threadpool(made, request, asked)

    def made(request: Request, asked: Asked) -> Response:
        try:
            return _sent(request, _ready(request, asked, build))
        except Refusal as refusal:
            return _refused(refusal, html)
        except DatabaseError as error:
            log.warning("Database trouble: %s", error)
            return _refused(Refusal(503, "Un instant", BUSY, headers={"Retry-After": "60"}), html)
        except Exception:
            log.exception("Public address %s", request.url.path)
            return _refused(Refusal(500, "Cette page n’a pas pu s’afficher", BROKEN), html)

    return handler


def standing(build: Callable[[str], Answer]) -> Callable[[Request], Response]:
    """Give the handler of a page that says the same whatever the database; `build` is given our own address."""
    return lambda request: _sent(request, _packed(build(site(request))))


async def styled(request: Request) -> Response:
    """Send the stylesheet of the pages, for good: its address changes with its content."""
    return _sent(request, STYLE)


def site(request: Request) -> str:
    """Give our own address, without a final slash: `MAILLAGE_URL`, else the host that the request names."""
    told = os.environ.get("MAILLAGE_URL", "").rstrip("/")
    host = request.headers.get("host", "")
    return told or f"{request.url.scheme}://{host if HOST.fullmatch(host) else 'localhost'}"


def _asked(request: Request) -> Asked:
    """Give what decides an answer: the same address gives the same until the database or the day changes."""
    query = [(key, value) for key, value in request.query_params.multi_items() if not is_tracking(key)]
    return Asked(request.url.path, tuple(query), site(request), data.today(), data.version(), data.is_demo())


def _ready(request: Request, asked: Asked, build: Builder) -> Ready:
    """Give the answer from memory, or build it."""

    def made() -> Ready:
        with data.opened() as db:
            query = QueryParams(list(asked.query))
            return _packed(build(Ask(db, request.path_params, query, asked.site, data.now())))

    return kept.get(asked, made)


def _packed(answer: Answer) -> Ready:
    worth = len(answer.content) >= SMALLEST_PACKED and not answer.media_type.startswith("image/")
    packed = gzip.compress(answer.content, 6, mtime=0) if worth else None
    return Ready(answer, packed, hashlib.sha256(answer.content).hexdigest()[:32])


def _sent(request: Request, ready: Ready) -> Response:
    """Send an answer, compressed for those who accept it, or say that it is the one they have."""
    packed = ready.packed if _accepts_gzip(request) else None
    etag = f'"{ready.etag}{"-gz" if packed else ""}"'
    headers = {"ETag": etag, "Cache-Control": FRESH, "Vary": "Accept-Encoding", **ready.answer.headers}
    if _has(request, etag):
        return Response(status_code=304, headers=headers)
    headers |= {"Content-Encoding": "gzip"} if packed else {}
    return Response(packed or ready.answer.content, headers=headers, media_type=ready.answer.media_type)


def _accepts_gzip(request: Request) -> bool:
    offers = [offer.replace(" ", "") for offer in request.headers.get("accept-encoding", "").split(",")]
    return any(offer.split(";")[0] == "gzip" and not offer.endswith(";q=0") for offer in offers)


def _has(request: Request, etag: str) -> bool:
    held = [value.strip().removeprefix("W/") for value in request.headers.get("if-none-match", "").split(",")]
    return etag in held or "*" in held


def _refused(refusal: Refusal, html: bool) -> Response:
    headers = {"Cache-Control": "no-store", **refusal.headers}
    if refusal.status in (301, 302) or not html:
        return Response(
            f"{refusal.sentence}\n", refusal.status, headers, media_type="text/plain; charset=utf-8"
        )
    answer = page(document.notice(refusal.title, refusal.sentence, refusal.way_out))
    return Response(
        answer.content, refusal.status, {**headers, **answer.headers}, media_type=answer.media_type
    )


STYLE = _packed(
    Answer(
        document.STYLE, "text/css; charset=utf-8", {"Cache-Control": "public, max-age=31536000, immutable"}
    )
)
