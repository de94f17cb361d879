"""In a real browser, with keys alone: every stop is on screen and seen, and what a mouse does is done."""

from __future__ import annotations

from typing import Any

import pytest
from selenium.webdriver.common.keys import Keys

from dashboards.parts.menu import MENU
from tests.test_browser import Reader, driver, pytestmark, reader

__all__ = ["driver", "pytestmark", "reader"]

STOPS = 45
FOCUSED = """
    const one = document.activeElement;
    if (one === document.body) return null;
    const {left, right, width, height} = one.getBoundingClientRect();
    const {outlineStyle, boxShadow} = getComputedStyle(one);
    const marked = outlineStyle !== 'none' || boxShadow !== 'none' || one.matches('input, textarea, main');
    const there = width > 1 && height > 1 && left < innerWidth && right > 0;
    const text = one.matches('main') ? '' : one.innerText.replaceAll('\\u00a0', ' ');
    return {name: one.getAttribute('aria-label') ?? text, marked, there};
"""
INSIDE = "return !!document.activeElement.closest('[data-testid=stPopoverBody]')"


def press(reader: Reader, *keys: str) -> Any:
    """Press keys, all of them held until the last, and give what has the focus then."""
    reader.driver.switch_to.active_element.send_keys(*keys)
    return reader.driver.execute_script(FOCUSED)


def reach(reader: Reader, name: str, *keys: str) -> None:
    """Press Tab, or other keys, until the focus is on what has that name."""
    for _ in range(STOPS):
        if name in (press(reader, *(keys or [Keys.TAB])) or {"name": ""})["name"]:
            return
    raise AssertionError(f"« {name} » is not among the first {STOPS} stops")


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("page", MENU, ids=lambda page: page.name)
def test_every_stop_is_on_screen_and_seen(reader: Reader, page: Any, width: int) -> None:
    reader.screen(width)
    reader.open(page.path)
    stops = []
    while len(stops) < STOPS and (stop := press(reader, Keys.TAB)):
        stops.append(stop)
    assert len(stops) > 10
    assert [stop["name"] for stop in stops if not (stop["marked"] and stop["there"])] == []


def test_the_agenda_is_searched(reader: Reader) -> None:
    reader.open("agenda")
    reach(reader, "Rechercher")
    press(reader, "formation", Keys.ENTER)
    reader.wait("return location.search.includes('q=formation')")


def test_a_profession_then_a_view_are_chosen_and_an_event_opened(reader: Reader) -> None:
    reader.open("agenda")
    reach(reader, "Profession")
    press(reader, Keys.ARROW_DOWN)
    reader.wait("return document.querySelector('[role=option]')")
    press(reader, Keys.ENTER, Keys.ESCAPE)
    reader.wait("return location.search === '?profession=infirmier'")
    reach(reader, "Liste")
    press(reader, Keys.ARROW_RIGHT, Keys.SPACE)
    reader.wait("return location.search === '?profession=infirmier&vue=mois'")
    reach(reader, "d’exemple")
    press(reader, Keys.ENTER)
    reader.wait("return location.pathname.startsWith('/e/')")


def test_the_focus_goes_into_what_is_unfolded_and_comes_back(reader: Reader) -> None:
    """Streamlit draws it at the end of the page: one would cross all of it to get there."""
    reader.open("agenda")
    reach(reader, "Plus de filtres")
    press(reader, Keys.ENTER)
    reader.wait(INSIDE)
    press(reader, Keys.SPACE)
    reader.wait("return location.search === '?type=formation'")
    press(reader, Keys.ESCAPE)
    reader.wait(INSIDE.replace("!!", "!"))
    assert "Plus de filtres (1)" in reader.driver.execute_script(FOCUSED)["name"]


def test_a_page_is_turned(reader: Reader) -> None:
    reader.open("agenda")
    reach(reader, "Page suivante", Keys.SHIFT, Keys.TAB)
    press(reader, Keys.ENTER)
    reader.wait("return location.search === '?page=2'")


def test_the_menu_of_a_phone_opens_another_page(reader: Reader) -> None:
    reader.screen(390)
    reader.open("agenda")
    reach(reader, "Ouvrir le menu")
    press(reader, Keys.ENTER)
    reach(reader, "Sources")
    press(reader, Keys.ENTER)
    reader.wait("return location.pathname === '/sources'")
    reader.wait("return document.querySelector('[data-testid=stSidebar]').dataset.collapsed === 'true'")
