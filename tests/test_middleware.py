"""What the web sees before Streamlit speaks: French pages, true 404s, closed doors, safe headers."""

from __future__ import annotations

import http.client
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import streamlit
from bs4 import BeautifulSoup
from streamlit import config

import dashboards.app
from dashboards.middleware import REPLACED
from dashboards.parts.menu import MENU, PageEntry


@dataclass
class Answer:
    status: int
    headers: Message
    text: str


def ask(site: str, path: str, method: str = "GET", **headers: str) -> Answer:
    """Ask for a path exactly as it is written, which a usual client would tidy first."""
    connection = http.client.HTTPConnection(urlsplit(site).netloc, timeout=20)
    connection.request(
        method, path, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )
    response = connection.getresponse()
    body = response.read().decode(errors="replace")
    connection.close()
    return Answer(response.status, response.headers, body)


def read(answer: Answer) -> BeautifulSoup:
    return BeautifulSoup(answer.text, "lxml")


@pytest.mark.parametrize("page", MENU, ids=lambda page: page.name)
def test_pages_are_french_before_any_script_runs(site: str, page: PageEntry) -> None:
    answer = ask(site, f"/{page.path}", accept_encoding="gzip", if_none_match="*")
    found = read(answer)
    assert answer.status == 200
    assert found.select("html[lang=fr]")
    assert [title.string for title in found.select("title")] == [f"{page.name} · Maillage"]
    assert [meta["content"] for meta in found.select("meta[name=description]")] == [page.description]
    assert [meta["content"] for meta in found.select("meta[property='og:title']")] == [page.title]
    assert "JavaScript pour s’afficher" in "".join(part.text for part in found.select("noscript"))
    assert "agent" not in str(found.find_all("link"))
    assert int(answer.headers["content-length"]) == len(answer.text.encode())


def test_titles_differ_from_page_to_page() -> None:
    assert len({page.title for page in MENU}) == len({page.description for page in MENU}) == len(MENU)


def test_what_is_replaced_still_stands_in_streamlits_page() -> None:
    html = (Path(streamlit.__file__).parent / "static" / "index.html").read_text("utf-8")
    assert [name for name, theirs in REPLACED.items() if len(theirs.findall(html)) != 1] == []


@pytest.mark.parametrize(
    "path",
    ["/inconnu", "/agenda/2027", "/index.html", "/wp-admin", "//exemple.fr", "/Agenda", "/initiatives"],
)
def test_unknown_addresses_are_not_found_in_french(site: str, path: str) -> None:
    answer = ask(site, path)
    assert answer.status == 404
    assert "Cette adresse ne mène à rien" in answer.text
    assert read(answer).select("html[lang=fr]")


@pytest.mark.parametrize(
    "path", ["/_stcore/metrics", "/_stcore/agent/interact", "/_stcore/agent/openapi.json"]
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_doors_of_programs_are_closed(site: str, path: str, method: str) -> None:
    assert ask(site, path, method).status == 404


@pytest.mark.parametrize("path", ["/_stcore/health", "/app/static/mark.svg", "/app/static/public-sans.woff2"])
def test_what_the_pages_need_is_served(site: str, path: str) -> None:
    assert ask(site, path).status == 200


@pytest.mark.parametrize("path", ["/", "/agenda", "/inconnu", "/app/static/mark.svg", "/_stcore/health"])
def test_every_answer_has_safe_headers(site: str, path: str) -> None:
    headers = ask(site, path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"


def test_pages_may_not_call_another_host(site: str) -> None:
    policy = ask(site, "/").headers["content-security-policy"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'self'"
    assert "unsafe" not in rules["script-src"]
    assert not any("http" in value or "*" in value for value in rules.values())


def test_head_has_no_body(site: str) -> None:
    answer = ask(site, "/agenda", "HEAD")
    assert (answer.status, answer.text) == (200, "")


def test_a_final_slash_leads_to_the_page(site: str) -> None:
    answer = ask(site, "/agenda/")
    assert (answer.status, answer.headers["location"]) == (301, "/agenda")


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("browser.gatherUsageStats", False),
        ("client.showErrorDetails", "none"),
        ("client.showErrorLinks", False),
        ("client.toolbarMode", "minimal"),
        ("server.fileWatcherType", "none"),
        ("server.enableStaticServing", True),
        ("runner.magicEnabled", False),
        ("runner.postScriptGC", False),
        ("theme.light.primaryColor", "#6D2A62"),
        ("theme.dark.primaryColor", "#E0A8D6"),
    ],
)
def test_settings_hold_however_the_server_is_started(option: str, value: object) -> None:
    assert isinstance(dashboards.app.app, streamlit.App)
    assert config.get_option(option) == value
