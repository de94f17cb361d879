"""In a real browser: no violation that axe-core finds on any page, light or dark, wide or narrow."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest

from tests.test_browser import Reader, driver, pytestmark, reader
from tests.test_english_browser import OPEN_ALL

__all__ = ["driver", "pytestmark", "reader"]

AXE = files("axe_core_python").joinpath("axe.min.js")
RUN = """
    const done = arguments[arguments.length - 1];
    const icons = {exclude: [["[data-testid='stIconMaterial']"]]};  // a font draws them from words that nobody reads
    axe.run(icons, {resultTypes: ["violations"]}).then(
        found => done(found.violations.map(one => `${one.id}: ${one.nodes[0].target}`)),
        error => done([String(error)]));
"""
SETTLED = """
    const drawn = [...document.querySelectorAll("[data-stale]")];
    return drawn.every(one => getComputedStyle(one).opacity === "1" && one.dataset.stale !== "true");
"""
"""While a page is drawn anew, Streamlit fades what it shows: that has no contrast of its own."""
PAGES = ("", "agenda", "agenda?vue=mois", "agenda?vue=carte", "missions", "parcours", "bulletin", "sources")
PUBLIC = ("accessibilite", "embed/agenda", "print/agenda", "e/inconnu")


def violations(seen: Reader) -> Any:
    seen.wait(SETTLED)
    seen.driver.execute_script(AXE.read_text("utf-8"))
    return seen.driver.execute_async_script(RUN)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_a_violation(reader: Reader, path: str, scheme: str) -> None:
    reader.screen(1440, scheme)
    reader.open(path)
    reader.driver.execute_script(OPEN_ALL)
    reader.wait()
    wide = violations(reader)
    reader.screen(390, scheme)
    assert (wide, violations(reader)) == ([], [])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PUBLIC)
def test_no_public_page_has_a_violation(reader: Reader, path: str, scheme: str) -> None:
    reader.screen(390, scheme)
    reader.driver.get(f"{reader.site}/{path}")
    assert violations(reader) == []
