"""What stands between the web and Streamlit: French pages, true 404s, closed doors, safe headers."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboards.parts.html import Html, join, tag
from dashboards.parts.menu import MENU, PageEntry
from dashboards.public.routes import is_public

NOT_FOUND = (Path(__file__).parent / "static" / "404.html").read_text(encoding="utf-8")
CLOSED = ("/_stcore/metrics", "/_stcore/agent")
"""Streamlit's own counters and its programming interface: neither is for readers."""

OPEN = ("/_stcore/", "/static/", "/media/", "/component/", "/app/static/", "/favicon.png", "/manifest.json")
PAGES = {f"/{page.path}": page for page in MENU}

REPLACED = {
    "language": re.compile(r'<html lang="en">'),
    "icon": re.compile(r'<link rel="shortcut icon"[^>]*>'),
    "head": re.compile(r"<title>Streamlit</title>"),
    "programs": re.compile(r'<link rel="service-desc"[^>]*>'),
    "no script": re.compile(r"<noscript>.*?</noscript>", re.DOTALL),
}
"""What is replaced in Streamlit's own page, which has no option for it."""

SCRIPTS = ("french.js", "focus.js", "copy.js")
"""Ours: Streamlit’s words in French, the focus of who has keys alone, and the button that copies a letter."""

INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Doorkeeper:
    """Lets in what belongs to the application, and sends it out in French with safe headers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; WebSockets go straight to Streamlit."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path = scope["path"]
        if not _is_served(path):
            await HTMLResponse(NOT_FOUND, 404, HEADERS)(scope, receive, send)
        elif page := PAGES.get(path):
            await (await self._french(page, scope, receive))(scope, receive, send)
        else:
            await self.app(scope, receive, _with_headers(send))

    async def _french(self, page: PageEntry, scope: Scope, receive: Receive) -> Response:
        """Give Streamlit's page in French, whole: neither compressed nor cut nor « not modified »."""
        messages: list[Message] = []

        async def keep(message: Message) -> None:
            messages.append(message)

        await self.app(_plain(scope), receive, keep)
        body = b"".join(message.get("body", b"") for message in messages)
        status = messages[0]["status"]
        if status != 200:
            return Response(body, status, dict(Headers(raw=messages[0]["headers"])))
        html = in_french(body.decode(), page)
        return HTMLResponse(
            html, headers={**HEADERS, "Cache-Control": "no-cache", "Content-Security-Policy": policy(html)}
        )


def in_french(html: str, page: PageEntry) -> str:
    """Give Streamlit's page with our language, title, description and icon."""
    ours = {
        "language": Html('<html lang="fr">'),
        "icon": tag("link", rel="icon", href="./app/static/mark.svg", type="image/svg+xml"),
        "head": _head(page),
        "programs": Html(""),
        "no script": tag("noscript", "Cette application a besoin de JavaScript pour s’afficher."),
    }
    for name, theirs in REPLACED.items():
        html = ours[name].join(theirs.split(html, maxsplit=1))
    return html


def policy(html: str) -> str:
    """Give the content policy of a page: nothing from another host, no script but Streamlit's own.

    Streamlit writes its styles into the page, hence `unsafe-inline` for styles alone.
    """
    hashes = " ".join(f"'sha256-{_digest(script)}'" for script in INLINE_SCRIPT.findall(html))
    rules = {
        "default-src": "'self'",
        "script-src": f"'self' {hashes}".strip(),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "worker-src": "'self' blob:",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'self'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _is_served(path: str) -> bool:
    if any(path == door or path.startswith(f"{door}/") for door in CLOSED):
        return False
    return (path.rstrip("/") or "/") in PAGES or path.startswith(OPEN) or is_public(path)


def _head(page: PageEntry) -> Html:
    shared = {"og:title": page.title, "og:description": page.description, "og:site_name": "Maillage"}
    return join(
        tag("title", page.title),
        tag("meta", name="description", content=page.description),
        (tag("meta", property=name, content=content) for name, content in shared.items()),
        tag("meta", property="og:locale", content="fr_FR"),
        (tag("script", src=f"./app/static/{name}", defer=True) for name in SCRIPTS),
    )


def _plain(scope: Scope) -> Scope:
    left_out = (b"accept-encoding", b"if-none-match", b"if-modified-since", b"range")
    headers: Iterable[tuple[bytes, bytes]] = scope["headers"]
    kept = [(name, value) for name, value in headers if name not in left_out]
    return {**scope, "method": "GET", "headers": kept, "extensions": {}}


def _with_headers(send: Send) -> Send:
    async def sender(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(HEADERS)
        await send(message)

    return sender


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
