"""What a site is, by the marks of its home page."""

from __future__ import annotations

import pytest

from collectors.probe import platforms_of
from tests.builders import web_page

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
