"""The English words that are left on screen, collected in a real browser: none, as `/accessibilite` says."""

from __future__ import annotations

import re

import pytest
from selenium.webdriver.common.keys import Keys

from tests.test_browser import Reader, driver, pytestmark, reader

__all__ = ["driver", "pytestmark", "reader"]

PATHS = ["", "agenda", "agenda?vue=mois", "agenda?vue=carte", "missions", "missions?cpts=trois-rivieres"]
PATHS += ["parcours?t1=trois-rivieres", "sources", "sources?source=onco-exemple", "bulletin"]

WORDS = re.compile(
    r"""\b(?:the|is|are|you|to|of|with|and|available|choose|options?|search|show|hide|download|close|open|copy|
    remove|clear|next|previous|skip|dismiss|select|columns?|values?|axis|legend|mark|container|connect\w*|server|
    loading|running|press|visualization|apply|add|true|false|empty|sort|rows?)\b""",
    re.IGNORECASE | re.VERBOSE,
)
OPEN_ALL = "document.querySelectorAll('details:not([open]) > summary').forEach(one => one.click())"
SEEN = """
    const found = new Set();
    const ours = (one) => !one.checkVisibility() || one.closest('[class^="ml-"], [aria-hidden="true"]');
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) if (!ours(texts.currentNode.parentElement)) found.add(texts.currentNode.data.trim());
    for (const name of ['aria-label', 'aria-roledescription', 'title', 'placeholder', 'alt'])
        for (const one of document.querySelectorAll(`[${name}]`))
            if (!ours(one)) found.add(one.getAttribute(name).trim());
    return [...found];
"""


def english(reader: Reader) -> set[str]:
    return {text for text in reader.driver.execute_script(SEEN) if WORDS.search(text)}


def lists_opened(reader: Reader) -> set[str]:
    """Open the first list of choices, then look for what it does not hold."""
    found: set[str] = set()
    for box in reader.all("[role='combobox']")[:1]:
        box.click()
        reader.wait("return document.querySelector('[role=option]')")
        found |= english(reader)
        box.send_keys("zzz")
        found |= english(reader)
        box.send_keys(Keys.ESCAPE)
    return found


def typed(reader: Reader) -> set[str]:
    """Type into the first field, which then says how to go on."""
    for field in reader.all("textarea, input[type='text']:not([role])")[:1]:
        field.send_keys("a")
    return english(reader)


def popovers_opened(reader: Reader) -> set[str]:
    found: set[str] = set()
    for button in reader.all("[data-testid='stPopover'] button"):
        button.click()
        reader.wait("return document.querySelector('[data-testid=stPopoverBody]')")
        found |= english(reader)
        button.send_keys(Keys.ESCAPE)
        reader.wait("return !document.querySelector('[data-testid=stPopoverBody]')")
    return found


@pytest.mark.parametrize("path", PATHS)
def test_no_english_is_left_on_screen(reader: Reader, path: str) -> None:
    reader.open(path)
    reader.driver.execute_script(OPEN_ALL)
    reader.wait()
    found = english(reader) | lists_opened(reader) | popovers_opened(reader) | typed(reader)
    assert found == set()
