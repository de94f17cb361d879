"""Public pages in a real browser: without any script, nothing from another host, no wider than a phone."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
import requests

from tests.test_browser import Reader, driver, pytestmark, reader

__all__ = ["driver", "pytestmark", "reader"]

PATHS = ["e/{}", "embed/agenda?limit=5", "print/agenda", "cpts/trois-rivieres", "accessibilite", "e/unknown"]


@pytest.fixture(scope="module")
def event_id(site: str) -> str:
    return str(requests.get(f"{site}/agenda.json", timeout=20).json()["events"][0]["id"])


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("width", [320, 390, 1440])
def test_each_page_fits_and_calls_nobody_else(reader: Reader, event_id: str, path: str, width: int) -> None:
    reader.screen(width)
    reader.requests()
    reader.driver.get(f"{reader.site}/{path.format(event_id)}")
    asked = reader.requests()
    assert {urlsplit(url).netloc for url in asked if url.startswith("http")} == {urlsplit(reader.site).netloc}
    assert [url for url in asked if urlsplit(url).path.endswith(".js")] == []
    assert reader.driver.execute_script("return document.documentElement.scrollWidth") <= width
    assert reader.driver.execute_script("return document.documentElement.lang") == "fr"


@pytest.mark.parametrize(
    ("path", "scheme", "background"),
    [
        ("e/{}", "dark", "rgb(23, 21, 26)"),
        ("e/{}", "light", "rgb(255, 255, 255)"),
        ("embed/agenda?theme=clair", "dark", "rgb(255, 255, 255)"),
        ("embed/agenda?theme=sombre", "light", "rgb(23, 21, 26)"),
        ("print/agenda", "dark", "rgb(255, 255, 255)"),
    ],
)
def test_colours_follow_the_reader_unless_the_site_or_paper_decides(
    reader: Reader, event_id: str, path: str, scheme: str, background: str
) -> None:
    reader.screen(390, scheme)
    reader.driver.get(f"{reader.site}/{path.format(event_id)}")
    assert (
        reader.driver.execute_script("return getComputedStyle(document.body).backgroundColor") == background
    )
