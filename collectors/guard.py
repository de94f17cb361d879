"""What may be reached and how much of it may be read: the transport under the polite session.

Addresses are checked twice: every address a name resolves to before connecting, and the peer really
connected to before anything is sent, so that a name which resolves otherwise the second time (DNS
rebinding) gains nothing. Sizes and times are bounded while reading, not after.
"""

from __future__ import annotations

import random
import socket
import threading
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import ip_address
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

from requests import PreparedRequest, RequestException, Response, Timeout
from requests.adapters import HTTPAdapter
from requests_ratelimiter import LimiterMixin
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, InvalidHeader, MaxRetryError
from urllib3.exceptions import TimeoutError as Urllib3Timeout
from urllib3.response import BaseHTTPResponse, HTTPResponse
from urllib3.util.retry import Retry

from db.errors import MaillageError

RETRIES = 2
PATIENCE = 30.0
"""Seconds that a Retry-After may ask for; when it asks for more, the page waits for the next run."""


class Reason(StrEnum):
    """Why a page could not be had."""

    ROBOTS = "robots"
    BLOCKED = "blocked"
    GONE = "gone"
    HTTP = "http"
    TIMEOUT = "timeout"
    TOO_BIG = "too_big"
    ADDRESS = "address"
    REDIRECTS = "redirects"
    NETWORK = "network"
    NOT_KEPT = "not_kept"


class FetchError(MaillageError):
    """A page could not be had: `reason` says why, `url` which one, the text both in a sentence."""

    def __init__(self, reason: Reason, url: str, detail: str) -> None:
        super().__init__(f"{url}: {detail}.")
        self.reason = reason
        self.url = url


@dataclass(frozen=True)
class Limits:
    """Bounds of one request: seconds to connect and in all, bytes once decoded, whether loopback may."""

    connect_seconds: float = 10
    total_seconds: float = 30
    max_bytes: int = 10_000_000
    allow_loopback: bool = False


def check_address(url: str, *, allow_loopback: bool) -> None:
    """Raise `FetchError` unless `url` is http or https and its host has public addresses only."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise FetchError(Reason.ADDRESS, url, "this is not an address") from error
    if parts.scheme not in {"http", "https"} or not host:
        raise FetchError(Reason.ADDRESS, url, "only http and https addresses are read")
    for address in _resolve(url, host, port):
        if not is_allowed(address, allow_loopback=allow_loopback):
            raise FetchError(Reason.ADDRESS, url, f"its host has a private address ({address})")


def _resolve(url: str, host: str, port: int | None) -> list[str]:
    try:
        return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except socket.gaierror as error:
        raise FetchError(Reason.NETWORK, url, f"the name {host} cannot be resolved") from error
    except UnicodeError as error:
        raise FetchError(Reason.ADDRESS, url, f"the name {host} is malformed") from error


def is_allowed(address: str, *, allow_loopback: bool) -> bool:
    """Tell whether an IP address is public; this machine's own only counts with `allow_loopback`."""
    ip = ip_address(address.partition("%")[0])
    return allow_loopback if ip.is_loopback else ip.is_global and not ip.is_multicast


class _Attempt:
    """One exchange under way: checks its peer, and cuts its socket when the time is up."""

    def __init__(self, url: str, limits: Limits) -> None:
        self.url = url
        self.limits = limits
        self.expired = False
        self._timer: threading.Timer | None = None

    def __enter__(self) -> Self:
        self._token = _attempt.set(self)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()
        _attempt.reset(self._token)

    def check_peer(self, sock: socket.socket) -> None:
        peer = sock.getpeername()[0]
        if not is_allowed(peer, allow_loopback=self.limits.allow_loopback):
            sock.close()
            raise FetchError(Reason.ADDRESS, self.url, f"its host has a private address ({peer})")

    def start(self, sock: socket.socket) -> None:
        """Give the exchange, or its next retry, its seconds from now."""
        self._stop()
        self._timer = threading.Timer(self.limits.total_seconds, self._cut, [sock])
        self._timer.daemon = True
        self._timer.start()

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()

    def _cut(self, sock: socket.socket) -> None:
        self.expired = True
        try:
            sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            return  # it was closed meanwhile

    def read(self, raw: HTTPResponse) -> bytes:
        """Read the body, decoded, within the limits."""
        body = raw.read(self.limits.max_bytes + 1, decode_content=True)
        if self.expired:
            raise self.timeout()
        if len(body) > self.limits.max_bytes:
            raw.close()
            raise FetchError(Reason.TOO_BIG, self.url, f"more than {self.limits.max_bytes:,} bytes")
        return body

    def timeout(self) -> FetchError:
        return FetchError(Reason.TIMEOUT, self.url, "the server did not answer in time")


_attempt: ContextVar[_Attempt] = ContextVar("_attempt")


class _Connection(HTTPConnection):
    def connect(self) -> None:
        super().connect()
        _attempt.get().check_peer(self.sock)

    def request(self, *args: Any, **kwargs: Any) -> None:
        super().request(*args, **kwargs)
        _attempt.get().start(self.sock)


class _TlsConnection(_Connection, HTTPSConnection):
    pass


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _TlsPool(HTTPSConnectionPool):
    ConnectionCls = _TlsConnection


class PoliteRetry(Retry):
    """Few retries, never sooner than `backoff_factor` seconds, nor sooner than the server asks.

    urllib3 makes its first retry at once, and cuts a long Retry-After short: the opposite of polite.
    """

    def get_backoff_time(self) -> float:
        """Give seconds to wait: doubling from the first retry on, with jitter."""
        doubled = self.backoff_factor * 2 ** max(0, len(self.history) - 1)
        return float(doubled + random.random() * self.backoff_jitter)  # noqa: S311  no secret

    def get_retry_after(self, response: BaseHTTPResponse) -> float | None:
        """Give the seconds that the server asks for, `None` when it asks for nothing understandable."""
        try:
            return super().get_retry_after(response)
        except InvalidHeader:
            return None

    def increment(
        self,
        method: str | None = None,
        url: str | None = None,
        response: BaseHTTPResponse | None = None,
        *args: Any,
        **kwargs: Any,
    ) -> Self:
        """Count a retry; give up at once when the server asks for more than `PATIENCE`."""
        if response is not None and (self.get_retry_after(response) or 0) > PATIENCE:
            raise MaxRetryError(kwargs["_pool"], url or "")
        return super().increment(method, url, response, *args, **kwargs)


def polite_retry(pace: float) -> PoliteRetry:
    """Give the retry policy: on 429 and 503 and on a failed connection, `pace` seconds apart or more."""
    return PoliteRetry(
        total=RETRIES,
        read=False,
        redirect=False,
        status_forcelist={429, 503},
        allowed_methods={"GET"},
        backoff_factor=pace,
        backoff_jitter=pace,
        raise_on_status=False,
    )


class GuardedAdapter(HTTPAdapter):
    """A transport that gives whole bodies within `limits`, and raises `FetchError` for all that fails."""

    def __init__(self, limits: Limits, retry: Retry) -> None:
        self._limits = limits
        super().__init__(max_retries=retry)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Make the pools of the connections that check their peer."""
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": _Pool, "https": _TlsPool}

    def send(self, request: PreparedRequest, *args: Any, **kwargs: Any) -> Response:
        """Send one request and read its whole answer."""
        kwargs |= {"stream": True, "timeout": (self._limits.connect_seconds, self._limits.total_seconds)}
        with _Attempt(request.url or "", self._limits) as attempt:
            try:
                response = super().send(request, *args, **kwargs)
                response._content = attempt.read(response.raw)
            except (RequestException, HTTPError, OSError) as error:
                raise _explain(attempt, error) from error
        return response


class PacedAdapter(LimiterMixin, GuardedAdapter):
    """A guarded transport that keeps the pace of each host; a retry counts as a request of its own."""

    def send(self, request: PreparedRequest, *args: Any, **kwargs: Any) -> Response:
        """Wait for the host's turn, then send."""
        response = super().send(request, *args, **kwargs)
        if response.raw.retries is not None and response.raw.retries.history:
            self.limiter.try_acquire(urlsplit(request.url or "").netloc)
        return response


def _explain(attempt: _Attempt, error: Exception) -> FetchError:
    if attempt.expired or isinstance(error, Timeout | Urllib3Timeout):
        return attempt.timeout()
    return FetchError(Reason.NETWORK, attempt.url, f"the exchange failed ({type(error).__name__})")
