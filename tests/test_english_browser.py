"""The English words that are left on screen, collected in a real browser: those that `/accessibilite` lists."""

from __future__ import annotations

import re

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from dashboards.public.accessibility import ENGLISH
from tests.test_browser import Reader, driver, pytestmark, reader

__all__ = ["driver", "pytestmark", "reader"]

PATHS = ["", "agenda", "agenda?vue=mois", "agenda?vue=carte", "missions", "missions?cpts=trois-rivieres"]
PATHS += ["parcours?t1=trois-rivieres", "sources", "sources?source=onco-exemple", "bulletin"]

WORDS = re.compile(
    r"""\b(?:the|is|are|you|to|of|with|and|available|choose|options?|search|show|hide|download|close|open|copy|
    remove|clear|next|previous|skip|dismiss|select|columns?|values?|axis|legend|mark|container|connect\w*|server|
    loading|running|press|visualization|status|count|start|middle|end|ink|tone|sort|rows?)\b""",
    re.IGNORECASE | re.VERBOSE,
)
OPEN_ALL = "document.querySelectorAll('details:not([open]) > summary').forEach(one => one.click())"
SEEN = """
    const found = new Set();
    const ours = (one) => one.closest('[class^="ml-"], [aria-hidden="true"], script, style, noscript');
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


def data_shown(reader: Reader) -> set[str]:
    """Look at the data behind the chart of Missions, as Streamlit shows them."""
    reader.open("missions")
    reader.wait("return document.querySelector('[data-testid=stVegaLiteChart] svg')")
    chart = reader.all("[data-testid='stFullScreenFrame']")[0]
    reader.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", chart)
    ActionChains(reader.driver).move_to_element(chart).perform()
    reader.all("button[aria-label^='Voir les données']")[0].click()
    reader.wait("return document.querySelector('[data-testid=stDataFrame] [role=columnheader]')")
    return english(reader)


def test_the_english_left_on_screen_is_what_the_page_says(reader: Reader) -> None:
    found: set[str] = set()
    for path in PATHS:
        reader.open(path)
        reader.driver.execute_script(OPEN_ALL)
        reader.wait()
        found |= english(reader) | lists_opened(reader)
    found |= data_shown(reader)
    assert found == {word for words in ENGLISH.values() for word in words}
