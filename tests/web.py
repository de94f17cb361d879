"""A small web server on loopback for tests: each path answers as it is told, and every request is noted."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self


@dataclass(frozen=True)
class Answer:
    """What a path answers: after `wait` seconds, the body in pieces `pause` seconds apart."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    wait: float = 0
    pieces: int = 1
    pause: float = 0
    announced: int | None = None


@dataclass(frozen=True)
class Request:
    """What was asked for, and when."""

    path: str
    headers: Mapping[str, str]
    at: float


Route = Answer | list[Answer] | Callable[[Request], Answer]


class Site:
    """Serves `routes` (path to answer, to successive answers, or to a function); anything else is 404."""

    def __init__(self, routes: Mapping[str, Route]) -> None:
        self.routes = dict(routes)
        self.requests: list[Request] = []
        self._server = _Server(("127.0.0.1", 0), _handler(self))
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def paths(self) -> list[str]:
        """Give the paths asked for, in order."""
        return [request.path for request in self.requests]

    def answer(self, request: Request) -> Answer:
        """Give the answer to a request, after noting it."""
        self.requests.append(request)
        route = self.routes.get(request.path, Answer(status=404))
        if isinstance(route, list):
            return route.pop(0) if len(route) > 1 else route[0]
        return route(request) if callable(route) else route

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=[0.02], daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of clients that hang up: the tests make them do it."""


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            answer = site.answer(Request(self.path, dict(self.headers), time.monotonic()))
            time.sleep(answer.wait)
            try:
                self._send(answer)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def _send(self, answer: Answer) -> None:
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if answer.status != 304:
                self.send_header("Content-Length", str(answer.announced or len(answer.body)))
            self.close_connection = answer.announced is not None
            self.end_headers()
            size = -(-len(answer.body) // answer.pieces) or 1
            for start in range(0, len(answer.body), size):
                self.wfile.write(answer.body[start : start + size])
                self.wfile.flush()
                time.sleep(answer.pause)

        def log_message(self, *args: object) -> None:
            pass

    return Handler
