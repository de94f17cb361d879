"""Serving made-up sites on this machine, as real servers do: robots.txt, validators, 304 and 404."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

HTML, JSON, CALENDAR = (
    f"{kind}; charset=utf-8" for kind in ("text/html", "application/json", "text/calendar")
)
ROBOTS = b"User-agent: *\nDisallow: /admin/\n"
POLL_SECONDS = 0.05


@dataclass(frozen=True)
class Reply:
    """A page: one with the moment (in UTC) when it was `modified` has validators, the others have none."""

    body: str
    content_type: str = HTML
    headers: Mapping[str, str] = field(default_factory=dict)
    modified: datetime | None = None

    def validators(self) -> dict[str, str]:
        """Give what a client sends back to learn whether the page changed; nothing when it has none."""
        if self.modified is None:
            return {}
        digest = hashlib.sha256(self.body.encode()).hexdigest()[:16]
        return {"ETag": f'"{digest}"', "Last-Modified": format_datetime(self.modified, usegmt=True)}


Site = Callable[[str, Mapping[str, str]], Reply | None]
"""A site: from a path and the parameters of its query to a page, or `None` when there is none."""


@contextmanager
def served(build: Callable[[str], Site]) -> Iterator[str]:
    """Serve a site on a free port of this machine; give its address, such as `http://127.0.0.1:40123`.

    `build` makes the site from that address, which its pages need for their links.
    """
    server = _Server(("127.0.0.1", 0), BaseHTTPRequestHandler)
    origin = f"http://127.0.0.1:{server.server_address[1]}"
    server.RequestHandlerClass = _handler(build(origin))
    threading.Thread(target=server.serve_forever, args=[POLL_SECONDS], daemon=True).start()
    try:
        yield origin
    finally:
        server.shutdown()
        server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            asked = urlsplit(self.path)
            if asked.path == "/robots.txt":
                self._send(HTTPStatus.OK, ROBOTS, {"Content-Type": "text/plain"})
                return
            reply = site(asked.path, dict(parse_qsl(asked.query)))
            if reply is None:
                self._send(HTTPStatus.NOT_FOUND, b"Cette page n'existe pas.", {"Content-Type": "text/plain"})
            elif self._is_known(reply.validators()):
                self._send(HTTPStatus.NOT_MODIFIED, b"", reply.validators())
            else:
                headers = {"Content-Type": reply.content_type, **reply.headers, **reply.validators()}
                self._send(HTTPStatus.OK, reply.body.encode(), headers)

        def _is_known(self, validators: Mapping[str, str]) -> bool:
            """Tell whether the client has the page; as Drupal does, only when it sends both validators."""
            sent = (self.headers.get("If-None-Match"), self.headers.get("If-Modified-Since"))
            return sent == (validators.get("ETag", ""), validators.get("Last-Modified", ""))

        def _send(self, status: HTTPStatus, body: bytes, headers: Mapping[str, str]) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if status is not HTTPStatus.NOT_MODIFIED:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing: the dashboards speak on the same terminal."""

    return Handler
