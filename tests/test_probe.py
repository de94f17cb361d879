"""What a site is, by the marks of its home page."""

from __future__ import annotations

import json
from datetime import date

import pytest

from collectors.guard import FetchError, Reason
from collectors.page import Page
from collectors.probe import look_briefly, platforms_of
from collectors.proposal import entry_for, proposed
from collectors.registry import Platform
from db.errors import MaillageError
from tests.builders import NOW, web_page

TEC = {"x-tec-api-root": "https://cpts.example/wp-json/tribe/events/v1/"}
API = {"link": '<https://cpts.example/wp-json/>; rel="https://api.w.org/"'}


@pytest.mark.parametrize(
    ("html", "headers", "platforms"),
    [
        ("<p>Bonjour</p>", {}, "page"),
        ("", {}, "page"),
        ("<p>Bonjour</p>", {"x-generator": "Drupal 10 (https://www.drupal.org)"}, "drupal page"),
        ('<meta name="Generator" content="Drupal 9">', {}, "drupal page"),
        ("<div data-drupal-selector='x'>", {}, "drupal page"),
        ("<p>Bonjour</p>", API, "wordpress event-organiser page"),
        ("<img src='/wp-content/uploads/a.png'>", {}, "wordpress event-organiser page"),
        ("", API | TEC, "tec wordpress event-organiser page"),
        ("<link href='/wp-json/tribe/events/v1/'>", API, "tec wordpress event-organiser page"),
        ("<link href='/wp-content/plugins/event-organiser/a.css'>", API, "event-organiser wordpress page"),
        ("<p>Nous parlons de Drupal et de WordPress</p>", {}, "page"),
    ],
)
def test_platforms_by_marks(html: str, headers: dict[str, str], platforms: str) -> None:
    page = web_page("https://cpts.example/", html, headers=headers)
    assert platforms_of(page) == platforms.split()


class Web:
    """A web of one home page and one calendar: the REST API of The Events Calendar at `api`."""

    def __init__(self, home: Page, api: str) -> None:
        self.home, self.api = home, api

    def get(self, url: str) -> Page:
        if url in {self.home.url, self.home.final_url}:
            return self.home
        if url.startswith(self.api) and "tribe/events/v1/events" in url:
            told = {
                "id": 1,
                "title": "Soirée chutes",
                "url": f"{HOME}e/1",
                "start_date": "2027-01-14 20:00:00",
            }
            return web_page(url, json.dumps({"events": [told], "total": 1}), "application/json")
        raise FetchError(Reason.GONE, url, "it is gone")

    def reject(self, page: Page) -> None:
        pass


HOME = "https://cpts.example/"


@pytest.mark.parametrize(
    ("home", "final_url", "api"),
    [
        (HOME, HOME, f"{HOME}?rest_route=/"),
        (HOME, HOME, f"{HOME}site/wp-json/"),
        (f"{HOME}accueil/", f"{HOME}accueil/", f"{HOME}wp-json/"),
        (f"{HOME}index.php", f"{HOME}index.php", f"{HOME}wp-json/"),
        ("https://ancien.example/", HOME, f"{HOME}wp-json/"),
        (HOME, "https://www.cpts.example/", f"{HOME}wp-json/"),
    ],
)
def test_an_api_that_is_not_at_the_usual_address_is_read_where_the_home_page_says(
    home: str, final_url: str, api: str
) -> None:
    head = f"<link rel='https://api.w.org/' href='{api}'><p class='tribe-events'>Bienvenue</p>"
    page = web_page(home, head, final_url=final_url)
    look = look_briefly(entry_for(home, page), web=Web(page, api), now=lambda: NOW)
    assert (look.entry.platform, look.run.events) == (Platform.TEC, 1)
    entry = proposed(look)
    assert look.harvest.events[0].occurrences[0].start.date() == date(2027, 1, 14)  # type: ignore[union-attr]
    assert all("tribe/events/v1/events" in address for address in entry.agenda)


def test_an_api_at_another_site_is_not_asked() -> None:
    head = "<link rel='https://api.w.org/' href='https://ailleurs.example/wp-json/'><p class='tribe-events'>"
    web = Web(web_page(HOME, head), "https://ailleurs.example/")
    assert look_briefly(entry_for(HOME, web.home), web=web, now=lambda: NOW).run.events == 0


@pytest.mark.parametrize(
    ("asked", "answered", "homepage"),
    [
        (HOME, HOME, HOME),
        (HOME, f"{HOME}fr/accueil", HOME),
        ("http://cpts.example", HOME, HOME),
        (HOME, "https://www.cpts.example/", "https://www.cpts.example/"),
        ("https://ancien.example/", "https://nouveau.example/accueil", "https://nouveau.example/accueil"),
    ],
)
def test_a_site_is_kept_at_the_host_where_it_is_at_home(asked: str, answered: str, homepage: str) -> None:
    assert entry_for(asked, web_page(asked, "<p>Bonjour</p>", final_url=answered)).homepage == homepage


@pytest.mark.parametrize("content", [b"%PDF-1.7 ...", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"PK\x03\x04\x14\0"])
def test_a_file_is_no_site(content: bytes) -> None:
    with pytest.raises(MaillageError, match="is a file"):
        entry_for(HOME, web_page(HOME, content))
