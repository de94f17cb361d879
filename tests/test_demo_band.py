"""« Données de démonstration »: the mark that every page carries when what it shows is made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboards.parts.menu import MENU, PageEntry
from tests import seeding
from tests.pages import Seed, shower, soup

BAND = "Données de démonstration\u00a0: tout ce qui est montré ici est inventé."


def missing(path: Path) -> Path:
    return path


@pytest.mark.parametrize("seed", [seeding.empty, missing], ids=["empty", "missing"])
@pytest.mark.parametrize("page", MENU, ids=lambda page: page.file)
def test_every_page_is_marked_before_anything_else(
    page: PageEntry, seed: Seed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAILLAGE_DEMO", "1")
    app = shower(f"pages/{page.file}", tmp_path, monkeypatch)(seed)
    first = soup(app).select_one("body > *")
    assert first.get_text() == BAND
    assert first["role"] == "note"
    assert len(soup(app).select(".ml-demo")) == 1


def test_a_page_of_real_data_is_not_marked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MAILLAGE_DEMO", raising=False)
    app = shower("pages/agenda.py", tmp_path, monkeypatch)(seeding.empty)
    assert not soup(app).select(".ml-demo")
