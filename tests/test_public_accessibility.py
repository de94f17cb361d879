"""The page that says how accessible Maillage is: reached from every page, whatever the database."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboards.public.accessibility import CHECKED, ENGLISH, UNCHECKED
from tests import seeding
from tests.public import Open, opened, soup, words

__all__ = ["opened"]


def missing(path: Path) -> Path:
    return path


@pytest.mark.parametrize("seed", [seeding.empty, missing])
def test_it_says_its_state_and_what_was_checked_whatever_the_database(opened: Open, seed: object) -> None:
    answer = opened(seed).get("/accessibilite")
    page = soup(answer.text)
    assert answer.status_code == 200
    assert page.select_one("html")["lang"] == "fr"
    assert page.select_one(".ml-lead").get_text() == "Accessibilité\u00a0: non auditée."
    said = words(answer.text)
    assert [one for one in (*CHECKED, *UNCHECKED, ENGLISH) if " ".join(one.split()) not in said] == []
    assert "Aucun audit de conformité au RGAA" in said


def test_every_public_page_leads_to_it(opened: Open) -> None:
    asker = opened(seeding.full)
    for path in ("/cpts/trois-rivieres", "/e/unknown", "/accessibilite"):
        link = soup(asker.get(path).text).select_one("footer a[href='/accessibilite']")
        assert link.get_text() == "Accessibilité\u00a0: non auditée"


@pytest.mark.parametrize(
    ("contact", "href"),
    [
        ("acces@maillage.invalid", "mailto:acces@maillage.invalid?subject=Accessibilit%C3%A9"),
        ("https://maillage.invalid/nous-ecrire", "https://maillage.invalid/nous-ecrire"),
        ("javascript:alert(1)", "mailto:javascript%3Aalert%281%29?subject=Accessibilit%C3%A9"),
        ("", None),
    ],
)
def test_it_says_whom_to_write_to(
    opened: Open, contact: str, href: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAILLAGE_CONTACT", contact)
    text = opened(seeding.empty).get("/accessibilite").text
    assert [link["href"] for link in soup(text).select("main a")] == ([href] if href else [])
    assert ("n’indique pas d’adresse" in text) is (href is None)
