"""The polite session: robots, pace, conditional requests, retries, and what is refused."""

from __future__ import annotations

import gzip
import socket
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from requests_cache.backends.sqlite import SQLiteCache
from urllib3.response import HTTPResponse

from collectors import guard, shelf
from collectors.fetch import Archive, Fetcher, FetchError, FetchSettings, Page, Reason
from collectors.guard import Limits, PoliteRetry, check_address, is_allowed, polite_retry
from collectors.shelf import Shelf
from db.errors import MaillageError
from tests.web import Answer, Request, Route, Site

HTML = {"Content-Type": "text/html; charset=utf-8"}
HERE = Limits(allow_loopback=True, total_seconds=5)
SETTINGS = FetchSettings(contact="mailto:contact@reseau.example", lift_loopback_pace=True, limits=HERE)
NOW = datetime(2026, 11, 22, 6, 15, tzinfo=UTC)

Serve = Callable[[dict[str, Route]], Site]
Open = Callable[..., Fetcher]


@pytest.fixture
def serve() -> Iterator[Serve]:
    sites: list[Site] = []

    def start(routes: dict[str, Route]) -> Site:
        sites.append(Site(routes).__enter__())
        return sites[-1]

    yield start
    for site in sites:
        site.__exit__(None, None, None)


@pytest.fixture
def fetcher(tmp_path: Path) -> Open:
    """Open fetchers that share a cache file, as the runs of several days do."""

    def start(settings: FetchSettings = SETTINGS, **kwargs: object) -> Fetcher:
        shelf = Shelf(tmp_path / "pages.sqlite")
        return Fetcher(shelf, settings, now=lambda: NOW, **kwargs)  # type: ignore[arg-type]

    return start


def reason_of(fetcher: Fetcher, url: str) -> Reason:
    with pytest.raises(FetchError) as caught:
        fetcher.get(url)
    assert "\n" not in str(caught.value)
    return caught.value.reason


def robots(*lines: str) -> Answer:
    return Answer("\n".join(("User-agent: *", *lines)).encode(), headers={"Content-Type": "text/plain"})


def redirect(to: str) -> Answer:
    return Answer(status=302, headers={"Location": to})


# What a page is


def test_a_page_is_what_the_server_gave(serve: Serve, fetcher: Open) -> None:
    site = serve({"/agenda": Answer("Été".encode(), headers=HTML)})
    url = f"{site.url}/agenda"
    page = fetcher().get(url)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page == Page(
        headers=page.headers,
        url=url,
        final_url=url,
        status=200,
        content="Été".encode(),
        content_type="text/html; charset=utf-8",
        encoding="utf-8",
        fetched_at=NOW,
        unchanged=False,
    )


@pytest.mark.parametrize(
    ("content_type", "body", "encoding"),
    [
        ("text/html; charset=ISO-8859-15", b"x", "iso-8859-15"),
        ("text/html", b"x", None),
        ("text/html; charset=iso-8859-1", b"\xef\xbb\xbfx", "utf-8-sig"),
        ("text/html", b"\xff\xfex\x00", "utf-16"),
    ],
)
def test_the_charset_is_that_of_the_mark_then_of_the_header(
    serve: Serve, fetcher: Open, content_type: str, body: bytes, encoding: str | None
) -> None:
    site = serve({"/": Answer(body, headers={"Content-Type": content_type})})
    assert fetcher().get(f"{site.url}/").encoding == encoding


def test_compressed_pages_are_read(serve: Serve, fetcher: Open) -> None:
    packed = Answer(gzip.compress(b"page" * 5000), headers=HTML | {"Content-Encoding": "gzip"})
    site = serve({"/": packed})
    assert fetcher().get(f"{site.url}/").content == b"page" * 5000


# Robots


def test_robots_are_asked_first_and_once(serve: Serve, fetcher: Open) -> None:
    site = serve({"/robots.txt": robots("Disallow: /admin/"), "/a": Answer(b"a"), "/b": Answer(b"b")})
    session = fetcher()
    session.get(f"{site.url}/a")
    session.get(f"{site.url}/b")
    assert site.paths == ["/robots.txt", "/a", "/b"]


@pytest.mark.parametrize(
    "lines",
    [
        robots("Disallow: /admin/"),
        Answer(b"\xef\xbb\xbfUser-agent: *\nDisallow: /admin/"),
        Answer(b"User-agent: Maillage\nDisallow: /admin/\n\nUser-agent: *\nDisallow:"),
        robots("Disallow: /*?s="),
    ],
)
def test_robots_are_obeyed(serve: Serve, fetcher: Open, lines: Answer) -> None:
    site = serve({"/robots.txt": lines, "/admin/x?s=1": Answer(b"secret")})
    assert reason_of(fetcher(), f"{site.url}/admin/x?s=1") is Reason.ROBOTS
    assert site.paths == ["/robots.txt"]


@pytest.mark.parametrize("status", [403, 404, 410])
def test_a_host_without_robots_is_read(serve: Serve, fetcher: Open, status: int) -> None:
    site = serve({"/robots.txt": Answer(status=status), "/a": Answer(b"a")})
    assert fetcher().get(f"{site.url}/a").content == b"a"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer(status=500), Reason.HTTP),
        (Answer(status=503), Reason.HTTP),
        (Answer(status=429), Reason.BLOCKED),
        (redirect("/robots.txt"), Reason.REDIRECTS),
        (Answer(b"x", announced=100), Reason.NETWORK),
    ],
)
def test_a_host_whose_robots_fail_is_not_read(
    serve: Serve, fetcher: Open, answer: Answer, reason: Reason
) -> None:
    site = serve({"/robots.txt": answer, "/a": Answer(b"a")})
    session = fetcher()
    assert reason_of(session, f"{site.url}/a") is reason
    asked = len(site.paths)
    assert reason_of(session, f"{site.url}/a") is reason
    assert len(site.paths) == asked, "robots.txt is asked once a run, even when it fails"
    assert set(site.paths) == {"/robots.txt"}


def test_robots_are_obeyed_after_a_redirect(serve: Serve, fetcher: Open) -> None:
    other = serve({"/robots.txt": robots("Disallow: /"), "/b": Answer(b"b")})
    site = serve({"/a": redirect(f"{other.url}/b")})
    assert reason_of(fetcher(), f"{site.url}/a") is Reason.ROBOTS
    assert other.paths == ["/robots.txt"]


# Who asks, and how often


def test_the_user_agent_is_honest(serve: Serve, fetcher: Open) -> None:
    site = serve({"/": Answer(b"x")})
    fetcher().get(f"{site.url}/")
    agents = {request.headers["User-Agent"] for request in site.requests}
    assert agents == {"Maillage/0.1 (+mailto:contact@reseau.example)"}


def test_no_cookie_is_kept(serve: Serve, fetcher: Open) -> None:
    site = serve({"/": Answer(b"x", headers={"Set-Cookie": "id=1; Path=/"})})
    session = fetcher()
    session.get(f"{site.url}/")
    session.get(f"{site.url}/")
    assert not any("Cookie" in request.headers for request in site.requests)


def test_a_host_is_asked_once_a_second(serve: Serve, fetcher: Open) -> None:
    site = serve({"/a": [Answer(status=503), redirect("/b")], "/b": Answer(b"b")})
    fetcher(replace(SETTINGS, lift_loopback_pace=False)).get(f"{site.url}/a")
    times = [request.at for request in site.requests]
    assert site.paths == ["/robots.txt", "/a", "/a", "/b"]
    assert all(later - sooner > 0.95 for sooner, later in pairwise(times))


@pytest.mark.parametrize(("asked", "waited"), [("7", 7), ("3600", 30)])
def test_a_crawl_delay_is_kept_up_to_a_bound(serve: Serve, fetcher: Open, asked: str, waited: int) -> None:
    site = serve({"/robots.txt": robots(f"Crawl-delay: {asked}"), "/a": Answer(b"a")})
    naps: list[float] = []
    session = fetcher(replace(SETTINGS, lift_loopback_pace=False), clock=lambda: 100.0, sleep=naps.append)
    session.get(f"{site.url}/a")
    assert naps == [waited]


def test_the_pace_is_lifted_on_loopback_only() -> None:
    lifted = FetchSettings.from_environment({"MAILLAGE_ALLOW_LOOPBACK": "1", "MAILLAGE_PACE": "0"})
    assert lifted.is_unpaced("http://127.0.0.1:8000/a")
    assert lifted.is_unpaced("http://localhost/")
    assert not lifted.is_unpaced("https://reseau.example/")
    assert not lifted.is_unpaced("https://127.0.0.1.reseau.example/")
    for environment in ({"MAILLAGE_PACE": "0"}, {"MAILLAGE_ALLOW_LOOPBACK": "1"}, {}):
        assert not FetchSettings.from_environment(environment).is_unpaced("http://127.0.0.1/")


def test_the_contact_comes_from_the_environment() -> None:
    assert FetchSettings.from_environment({"MAILLAGE_CONTACT": "x@y.example"}).user_agent == (
        "Maillage/0.1 (+x@y.example)"
    )
    assert FetchSettings.from_environment({}).user_agent == "Maillage/0.1"
    with pytest.raises(MaillageError, match="MAILLAGE_CONTACT"):
        FetchSettings.from_environment({"MAILLAGE_CONTACT": "x\r\nCookie: y"})


# Asking again


def conditional(request: Request) -> Answer:
    """Answer 304 only when both validators come back, as Drupal does."""
    validators = {"ETag": '"17"', "Last-Modified": "Sun, 22 Nov 2026 01:20:00 GMT"}
    sent = (request.headers.get("If-None-Match"), request.headers.get("If-Modified-Since"))
    if sent == tuple(validators.values()):
        return Answer(status=304, headers=validators)
    return Answer(b"agenda", headers=HTML | validators | {"Cache-Control": "must-revalidate, no-cache"})


def test_an_unchanged_page_is_not_sent_twice(serve: Serve, fetcher: Open) -> None:
    site = serve({"/": conditional})
    first, second = fetcher().get(f"{site.url}/"), fetcher().get(f"{site.url}/")
    assert site.requests[-1].headers["If-None-Match"] == '"17"'
    assert site.requests[-1].headers["If-Modified-Since"] == "Sun, 22 Nov 2026 01:20:00 GMT"
    assert (first.unchanged, second.unchanged) == (False, True)
    assert first == replace(second, unchanged=False, headers=first.headers)


def test_a_page_without_validator_is_read_again(serve: Serve, fetcher: Open) -> None:
    site = serve({"/": [Answer(b"old", headers={"Cache-Control": "max-age=3600"}), Answer(b"new")]})
    assert fetcher().get(f"{site.url}/").content == b"old"
    assert fetcher().get(f"{site.url}/").content == b"new"


def test_an_error_is_not_hidden_by_an_older_page(serve: Serve, fetcher: Open) -> None:
    site = serve({"/": conditional})
    fetcher().get(f"{site.url}/")
    site.routes["/"] = Answer(status=500)
    assert reason_of(fetcher(), f"{site.url}/") is Reason.HTTP
    site.routes["/"] = conditional
    assert fetcher().get(f"{site.url}/").content == b"agenda"


def test_a_forgotten_page_is_sent_again(serve: Serve, fetcher: Open) -> None:
    site = serve({"/": conditional})
    session = fetcher()
    session.reject(session.get(f"{site.url}/"))
    assert not fetcher().get(f"{site.url}/").unchanged
    assert "If-None-Match" not in site.requests[-1].headers


def test_the_page_before_a_bad_one_is_put_back(serve: Serve, fetcher: Open) -> None:
    site = serve({"/": conditional})
    fetcher().get(f"{site.url}/")
    site.routes["/"] = Answer(b"broken", headers=HTML)
    session = fetcher()
    session.reject(session.get(f"{site.url}/"))
    site.routes["/"] = conditional
    page = fetcher().get(f"{site.url}/")
    assert (page.content, page.unchanged) == (b"agenda", True)


# What was kept


def test_the_archive_gives_the_last_page_of_an_address_understood_or_not(serve: Serve, fetcher: Open) -> None:
    site = serve({"/old": redirect("/"), "/": conditional})
    session = fetcher()
    session.get(f"{site.url}/old")
    archive = Archive(session.shelf)
    assert archive.get(f"{site.url}/old").content == b"agenda"
    site.routes["/"] = Answer(b"broken", headers=HTML)
    session.reject(session.get(f"{site.url}/old"))
    asked = len(site.requests)
    assert archive.get(f"{site.url}/old").content == b"broken"
    assert len(site.requests) == asked
    site.routes["/"] = conditional
    session.get(f"{site.url}/old")
    assert archive.get(f"{site.url}/old").content == b"agenda"


def test_the_archive_says_what_was_never_kept(fetcher: Open) -> None:
    with pytest.raises(FetchError, match="no page of it was kept") as caught:
        Archive(fetcher().shelf).get("https://reseau.example/agenda")
    assert caught.value.reason is Reason.NOT_KEPT


# Retries


def test_a_busy_server_is_asked_again(serve: Serve, fetcher: Open) -> None:
    site = serve({"/": [Answer(status=503), Answer(status=429), Answer(b"x")]})
    assert fetcher().get(f"{site.url}/").content == b"x"


@pytest.mark.parametrize(
    ("answer", "times"),
    [
        (Answer(status=503), 3),
        (Answer(status=503, headers={"Retry-After": "soon"}), 3),
        (Answer(status=503, headers={"Retry-After": "3600"}), 1),
        (Answer(status=500), 1),
        (Answer(status=404), 1),
    ],
)
def test_retries_are_few(serve: Serve, fetcher: Open, answer: Answer, times: int) -> None:
    site = serve({"/": answer})
    reason_of(fetcher(), f"{site.url}/")
    assert site.paths.count("/") == times


def test_retry_after_is_honoured(serve: Serve, fetcher: Open) -> None:
    site = serve({"/": [Answer(status=503, headers={"Retry-After": "1"}), Answer(b"x")]})
    fetcher().get(f"{site.url}/")
    assert site.requests[-1].at - site.requests[-2].at >= 1


def test_retries_wait_longer_each_time() -> None:
    retry: PoliteRetry = polite_retry(1.0)
    waits = []
    for _ in range(2):
        retry = retry.increment("GET", "/", HTTPResponse(status=503), _pool=None)
        waits.append(retry.get_backoff_time())
    assert 1 <= waits[0] <= 2 <= waits[1] <= 3


# What is refused


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (401, Reason.BLOCKED),
        (403, Reason.BLOCKED),
        (429, Reason.BLOCKED),
        (404, Reason.GONE),
        (410, Reason.GONE),
        (400, Reason.HTTP),
        (500, Reason.HTTP),
        (503, Reason.HTTP),
        (204, Reason.HTTP),
        (304, Reason.HTTP),
    ],
)
def test_statuses(serve: Serve, fetcher: Open, status: int, reason: Reason) -> None:
    site = serve({"/": Answer(status=status)})
    assert reason_of(fetcher(), f"{site.url}/") is reason


@pytest.mark.parametrize(
    "answer",
    [
        Answer(b"<html><head><title>Just a moment...</title>", headers=HTML),
        Answer(b"<html>", status=503, headers={"cf-mitigated": "challenge", "Retry-After": "3600"}),
    ],
)
def test_a_challenge_is_no_page(serve: Serve, fetcher: Open, answer: Answer) -> None:
    site = serve({"/": answer})
    assert reason_of(fetcher(), f"{site.url}/") is Reason.BLOCKED


@pytest.mark.parametrize("packed", [False, True])
def test_a_page_too_big_is_refused(serve: Serve, fetcher: Open, packed: bool) -> None:
    body = b" " * 2_000_000
    headers = HTML | {"Content-Encoding": "gzip"} if packed else HTML
    site = serve({"/": Answer(gzip.compress(body) if packed else body, headers=headers)})
    small = replace(SETTINGS, limits=replace(HERE, max_bytes=1_000_000))
    assert reason_of(fetcher(small), f"{site.url}/") is Reason.TOO_BIG


@pytest.mark.parametrize(
    "answer",
    [
        Answer(b"x", wait=3),
        Answer(b"x" * 30, pieces=30, pause=0.1),
        Answer(b"x" * 30, 503, pieces=30, pause=0.1),
    ],
    ids=["late", "by drops", "an error by drops"],
)
def test_a_page_too_slow_is_refused(serve: Serve, fetcher: Open, answer: Answer) -> None:
    site = serve({"/": answer})
    hurried = replace(SETTINGS, limits=replace(HERE, total_seconds=0.4))
    started = time.monotonic()
    with pytest.raises(FetchError):
        fetcher(hurried).get(f"{site.url}/")
    assert time.monotonic() - started < 2


def test_late_is_told_from_broken(serve: Serve, fetcher: Open) -> None:
    site = serve({"/late": Answer(b"x", wait=2), "/cut": Answer(b"x" * 50, announced=100)})
    hurried = replace(SETTINGS, limits=replace(HERE, total_seconds=0.4))
    assert reason_of(fetcher(hurried), f"{site.url}/late") is Reason.TIMEOUT
    assert reason_of(fetcher(hurried), f"{site.url}/cut") is Reason.NETWORK


def test_redirects_are_followed(serve: Serve, fetcher: Open) -> None:
    routes: dict[str, Route] = {f"/{n}": redirect(f"/{n + 1}") for n in range(5)}
    site = serve(routes | {"/5": Answer(b"x")})
    page = fetcher().get(f"{site.url}/0")
    assert (page.url, page.final_url) == (f"{site.url}/0", f"{site.url}/5")


def test_six_redirects_are_too_many(serve: Serve, fetcher: Open) -> None:
    routes: dict[str, Route] = {f"/{n}": redirect(f"/{n + 1}") for n in range(6)}
    site = serve(routes | {"/6": Answer(b"x")})
    assert reason_of(fetcher(), f"{site.url}/0") is Reason.REDIRECTS
    assert "/6" not in site.paths


@pytest.mark.parametrize(
    "target",
    [
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://192.168.1.1:8080/",
        "http://0.0.0.0/",
        "http://[fd00::1]/",
        "http://[::ffff:10.0.0.1]/",
        "ftp://reseau.example/",
        "file:///etc/passwd",
        "http://[broken/",
        "http://reseau.example:99999/",
    ],
)
def test_redirects_out_of_the_public_web_are_refused(serve: Serve, fetcher: Open, target: str) -> None:
    site = serve({"/": redirect(target)})
    assert reason_of(fetcher(), f"{site.url}/") is Reason.ADDRESS


def test_loopback_is_refused_unless_permitted(serve: Serve, fetcher: Open) -> None:
    site = serve({"/": Answer(b"x")})
    assert reason_of(fetcher(FetchSettings()), f"{site.url}/") is Reason.ADDRESS
    assert site.requests == []


def test_a_name_that_resolves_otherwise_the_second_time(
    serve: Serve, fetcher: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = serve({"/": Answer(b"x")})
    monkeypatch.setattr(guard, "_resolve", lambda *_: ["93.184.216.34"])
    assert reason_of(fetcher(FetchSettings()), f"{site.url}/") is Reason.ADDRESS
    assert site.requests == []


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("224.0.0.1", False),
        ("0.0.0.0", False),
        ("::1", False),
        ("::ffff:127.0.0.1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
    ],
)
def test_public_addresses(address: str, allowed: bool) -> None:
    assert is_allowed(address, allow_loopback=False) is allowed


def test_every_address_of_a_name_must_be_public(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "_resolve", lambda *_: ["93.184.216.34", "10.0.0.1"])
    with pytest.raises(FetchError, match="private address"):
        check_address("https://reseau.example/", allow_loopback=False)


def test_no_network_is_one_sentence(fetcher: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    assert reason_of(fetcher(), "http://127.0.0.1:9/") is Reason.NETWORK
    monkeypatch.setattr(socket, "getaddrinfo", Mock(side_effect=socket.gaierror))
    assert reason_of(fetcher(), "https://reseau.example/") is Reason.NETWORK


def test_a_cache_file_that_is_none(tmp_path: Path) -> None:
    file = tmp_path / "pages.sqlite"
    file.write_text("not a database, and longer than its header is, so that it cannot be taken for one" * 20)
    with pytest.raises(MaillageError, match="cannot serve as cache"):
        Shelf(file)


def test_threads_make_the_cache_file_one_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    making: list[int] = []
    at_once: list[int] = []

    class Slow(SQLiteCache):
        def __init__(self, *args: Any, **settings: Any) -> None:
            making.append(1)
            time.sleep(0.02)
            at_once.append(len(making))
            super().__init__(*args, **settings)
            making.pop()

    monkeypatch.setattr(shelf, "SQLiteCache", Slow)
    with ThreadPoolExecutor(4) as threads:
        for opened in threads.map(Shelf, [tmp_path / "pages.sqlite"] * 4):
            opened.close()
    assert at_once == [1, 1, 1, 1]
