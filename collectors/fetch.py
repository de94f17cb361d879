"""ONE polite HTTP session: robots, pace, retry, conditional requests, size and address guards.

Order of what happens to a page: its address is checked (`guard`), robots.txt is asked first and obeyed,
the pace of its host is kept, both conditional headers are sent when the page is known, redirects are
followed one by one through the same checks. A 304 gives the page as it was kept, marked `unchanged`.
"""

from __future__ import annotations

import codecs
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import Message
from http import HTTPStatus
from http.cookiejar import DefaultCookiePolicy
from ipaddress import ip_address
from urllib.parse import urljoin, urlsplit

from protego import Protego
from requests import RequestException, Response, Session
from requests.adapters import BaseAdapter
from requests_cache import CacheMixin
from requests_cache.models.response import CachedResponse

from collectors.guard import (
    FetchError,
    GuardedAdapter,
    Limits,
    PacedAdapter,
    Reason,
    check_address,
    polite_retry,
)
from collectors.page import Page
from collectors.shelf import Place, Shelf
from db.errors import MaillageError

__all__ = ["Archive", "FetchError", "FetchSettings", "Fetcher", "Page", "Reason"]

ROBOT = "Maillage"
VERSION = "0.1"
PACE = 1.0
"""Seconds between two requests to a host."""
MAX_CRAWL_DELAY = 30.0
BLOCKING = {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS}
GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
MAX_REDIRECTS = 5
MAX_ROBOTS = 500 * 1024
"""Bytes of robots.txt that are read, as RFC 9309 (2.5) asks for."""
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
CHALLENGES = (b"<title>Just a moment...</title>", b"_Incapsula_Resource", b"sucuri_cloudproxy_js")
"""Words of the pages that Cloudflare, Imperva and Sucuri show instead of the one that was asked for."""


@dataclass(frozen=True)
class FetchSettings:
    """How to fetch: whom to write to, whether the pace is lifted on loopback, and the limits."""

    contact: str | None = None
    lift_loopback_pace: bool = False
    limits: Limits = field(default_factory=Limits)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> FetchSettings:
        """Read `MAILLAGE_CONTACT`, `MAILLAGE_ALLOW_LOOPBACK` (1), `MAILLAGE_PACE` (0, loopback only)."""
        contact = environment.get("MAILLAGE_CONTACT") or None
        if contact is not None and not (contact.isascii() and contact.isprintable()):
            raise MaillageError("MAILLAGE_CONTACT must be an address or a link in plain ASCII.")
        loopback = environment.get("MAILLAGE_ALLOW_LOOPBACK") == "1"
        lifted = environment.get("MAILLAGE_PACE") == "0"
        return cls(contact, lift_loopback_pace=loopback and lifted, limits=Limits(allow_loopback=loopback))

    @property
    def user_agent(self) -> str:
        """Say who asks, and whom to write to about it."""
        return f"{ROBOT}/{VERSION}" + (f" (+{self.contact})" if self.contact else "")

    def is_unpaced(self, url: str) -> bool:
        """Tell whether the pace is lifted for this address."""
        return self.lift_loopback_pace and _is_loopback(urlsplit(url).hostname or "")


class _Session(CacheMixin, Session):
    """The session of `Fetcher`: the cache, over the pace, over the guarded transport."""

    def __init__(self, shelf: Shelf, settings: FetchSettings) -> None:
        # With nothing ever fresh, what has no validator is asked for again and not served from the cache.
        super().__init__(backend=shelf.cache, expire_after=0, always_revalidate=True)
        self.trust_env = False  # no proxy, which would hide the peer, and no password from ~/.netrc
        self.headers["User-Agent"] = settings.user_agent
        self.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        paced = PacedAdapter(per_second=1 / PACE, limits=settings.limits, retry=polite_retry(PACE))
        self.mount("http://", paced)
        self.mount("https://", paced)
        self._settings = settings
        self._unpaced = GuardedAdapter(settings.limits, polite_retry(0))

    def get_adapter(self, url: str) -> BaseAdapter:
        """Give the paced transport, unless the pace is lifted for this address."""
        return self._unpaced if self._settings.is_unpaced(url) else super().get_adapter(url)


class Fetcher:
    """Fetches pages, for the time of one round; robots.txt is kept that long.

    Each thread needs a fetcher of its own, over a shelf of its own, which it closes.
    """

    def __init__(
        self,
        shelf: Shelf,
        settings: FetchSettings,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.settings = settings
        self.shelf = shelf
        self._now, self._clock, self._sleep = now, clock, sleep
        self._robots: dict[str, Protego | FetchError] = {}
        self._last: dict[str, float] = {}
        self._before: dict[str, CachedResponse | None] = {}
        self._session = _Session(shelf, settings)

    def close(self) -> None:
        """Close the connections, and the shelf."""
        for adapter in self._session.adapters.values():
            adapter.close()
        self.shelf.close()

    def get(self, url: str) -> Page:
        """Give the page at `url`; raise `FetchError` when it cannot or must not be had."""
        known = self.shelf.good(url)
        final_url, response = self._follow(url, self._obey_robots)
        _check_answer(final_url, response)
        self._before[url] = known[1] if known else None
        self.shelf.places[url] = Place(final_url, self._key_of(response))
        self.shelf.bad.pop(final_url, None)
        return _page(url, final_url, response, self._now())

    def _key_of(self, response: Response) -> str:
        """Give the key of an answer on the shelf; one without validator is kept too, as already stale."""
        key = getattr(response, "cache_key", None)
        if key is None:
            key = self.shelf.cache.create_key(response.request)
            self.shelf.cache.save_response(response, key, expires=self._now())
        return str(key)

    def reject(self, page: Page) -> None:
        """Put a page that made no sense apart: neither a 304 nor the next run can bring it back."""
        self.shelf.reject(page, self._before.get(page.url))

    def _follow(self, url: str, admit: Callable[[str], None]) -> tuple[str, Response]:
        """Ask for `url` and where it redirects to, each hop checked; give the last address and answer."""
        target = url
        for _ in range(MAX_REDIRECTS + 1):
            check_address(target, allow_loopback=self.settings.limits.allow_loopback)
            admit(target)
            response = self._send(target)
            following = self._session.get_redirect_target(response)
            if following is None:
                return target, response
            target = _join(target, following)
        raise FetchError(Reason.REDIRECTS, url, f"more than {MAX_REDIRECTS} redirects")

    def _send(self, url: str) -> Response:
        try:
            return self._session.get(url, allow_redirects=False, stream=True)
        except (RequestException, ValueError) as error:
            raise FetchError(Reason.ADDRESS, url, "it is no address, or leads to one that is none") from error
        finally:
            self._last[_origin(url)] = self._clock()

    def _obey_robots(self, url: str) -> None:
        robots = self._robots_of(_origin(url))
        if not robots.can_fetch(url, ROBOT):
            raise FetchError(Reason.ROBOTS, url, "its robots.txt asks not to read it")
        if not self.settings.is_unpaced(url):
            self._wait(_origin(url), min(robots.crawl_delay(ROBOT) or 0, MAX_CRAWL_DELAY))

    def _wait(self, origin: str, delay: float) -> None:
        """Wait until `delay` seconds have passed since the last answer; the session keeps the usual pace."""
        rest = self._last[origin] + delay - self._clock()
        if delay > PACE and rest > 0:
            self._sleep(rest)

    def _robots_of(self, origin: str) -> Protego:
        if origin not in self._robots:
            self._robots[origin] = self._fetch_robots(origin)
        robots = self._robots[origin]
        if isinstance(robots, FetchError):
            raise robots
        return robots

    def _fetch_robots(self, origin: str) -> Protego | FetchError:
        """Give the rules of a host, or why it is not to be read: only a 4xx means that all is allowed."""
        url = f"{origin}/robots.txt"
        try:
            final_url, response = self._follow(url, lambda _: None)
        except FetchError as error:
            return error
        if 400 <= response.status_code < 500 and response.status_code != HTTPStatus.TOO_MANY_REQUESTS:
            return Protego.parse("")
        try:
            _check_answer(final_url, response)
        except FetchError as error:
            return error
        return Protego.parse(response.content[:MAX_ROBOTS].decode("utf-8-sig", errors="replace"))


class Archive:
    """Gives the pages that were kept, the last of each address, without asking anyone."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf

    def close(self) -> None:
        """Close the shelf."""
        self.shelf.close()

    def get(self, url: str) -> Page:
        """Give the page that came last from `url`, understood or not; raise `FetchError` without any."""
        known = self.shelf.good(url)
        place = self.shelf.places.get(url)
        if place is not None and place.final_url in self.shelf.bad:
            return self.shelf.bad[place.final_url]
        if known is None:
            raise FetchError(Reason.NOT_KEPT, url, "no page of it was kept")
        place, response = known
        return _page(url, place.final_url, response, response.created_at)

    def reject(self, page: Page) -> None:
        """Leave a page that makes no sense where it is."""


def _page(url: str, final_url: str, response: Response, fetched_at: datetime) -> Page:
    content_type = response.headers.get("Content-Type", "")
    return Page(
        url=url,
        final_url=final_url,
        status=response.status_code,
        content=response.content,
        content_type=content_type,
        encoding=_encoding(response.content, content_type),
        fetched_at=fetched_at,
        unchanged=getattr(response, "revalidated", False),
        headers={name.lower(): value for name, value in response.headers.items()},
    )


def _check_answer(url: str, response: Response) -> None:
    """Raise `FetchError` unless the server gave the page."""
    status = response.status_code
    if status in BLOCKING or _is_challenge(response):
        raise FetchError(Reason.BLOCKED, url, f"the server refuses access ({status})")
    if status in GONE:
        raise FetchError(Reason.GONE, url, f"the page is gone ({status})")
    if status != HTTPStatus.OK:
        raise FetchError(Reason.HTTP, url, f"the server answered {status}")


def _is_challenge(response: Response) -> bool:
    start = response.content[:4096]
    return response.headers.get("cf-mitigated") == "challenge" or any(mark in start for mark in CHALLENGES)


def _encoding(content: bytes, content_type: str) -> str | None:
    marked = next((name for mark, name in MARKS if content.startswith(mark)), None)
    header = Message()
    header["Content-Type"] = content_type
    return marked or header.get_content_charset()


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _join(url: str, link: str) -> str:
    try:
        return urljoin(url, link)
    except ValueError as error:
        raise FetchError(Reason.ADDRESS, url, f"it redirects to {link}, which is no address") from error


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
