"""Parcours: up to three territories side by side, and what is said when there are fewer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from streamlit.testing.v1 import AppTest

from dashboards.parts.comparison import figure, size_words
from db.database import open_for_writing
from db.model import KeyFigure, Territory
from db.starter import load_starter
from db.store import save_reading
from tests import seeding
from tests.pages import Seed, Show, shower, soup, words


def starter(path: Path) -> Path:
    db = open_for_writing(path)
    load_starter(db, now=seeding.NOW)
    db.close()
    return path


def pathways(*names: str, **changes: Any) -> Seed:
    """Give a way to make a database with one pathway for each name."""

    def seed(path: Path) -> Path:
        db = open_for_writing(path)
        for name in names:
            told = seeding.practice(name)
            changed = tuple(pathway.model_copy(update=changes) for pathway in told.pathways)
            save_reading(db, told.model_copy(update={"pathways": changed}), now=seeding.NOW)
        db.close()
        return path

    return seed


@pytest.fixture
def show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Show:
    return shower("pages/parcours.py", tmp_path, monkeypatch)


def line(app: AppTest, criterion: str) -> list[str]:
    """Give the cells of the line of a criterion, as text."""
    for row in soup(app).select("table tbody tr"):
        head, *cells = (" ".join(cell.get_text(" ").split()) for cell in row.find_all(["th", "td"]))
        if head == criterion:
            return cells
    raise AssertionError(f"no line for {criterion}")


def columns(app: AppTest) -> list[str]:
    heads = soup(app).select("table")[0].select("thead th")
    return [head.text for head in heads[1:]]


# --- the comparison -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("criterion", "cells"),
    [
        ("Habitants", ["27 063", "134 453", "41 745"]),
        ("Communes", ["41", "95", "55"]),
        ("Classe de taille", ["1", "3", "2"]),
        ("ACI signé", ["décembre 2020", "novembre 2021", "mai 2024"]),
        ("Cancers", ["tous cancers", "tous cancers", "sein"]),
        ("Soins cités", ["4 sur 9", "2 sur 9", "4 sur 9"]),
        ("Conseils d’hygiène de vie", ["non cité"] * 3),
    ],
)
def test_three_territories_stand_side_by_side(show: Show, criterion: str, cells: list[str]) -> None:
    assert line(show(starter), criterion) == cells


def test_the_steps_come_in_order_with_the_documents_own_label(show: Show) -> None:
    app = show(starter)
    steps = [row.th.text for row in soup(app).select("table tbody tr") if row.th and row.th.text[:2] in STEPS]
    assert [step[:2] for step in steps] == list(STEPS)
    assert line(app, "3. Soutien")[1].endswith("« Soutien et coordination »")


STEPS = ("1.", "2.", "3.", "4.")


def test_a_care_is_cited_with_the_documents_words(show: Show) -> None:
    cells = line(show(starter), "Prise en charge de la douleur")
    assert cells == ["non cité", "cité évaluation de la douleur dans la fiche de surveillance", "non cité"]


def test_what_a_document_does_not_say_is_said_to_be_unknown(show: Show) -> None:
    assert line(show(starter), "Freins")[1] == "non renseigné"
    assert line(show(starter), "Chiffres clés")[2] == "non renseigné"


def test_scores_that_nobody_published_leave_one_sentence(show: Show) -> None:
    app = show(starter)
    assert "Aucun score n’est publié" in words(app)
    assert "Délai" not in [row.th.text for row in soup(app).select("tbody tr") if row.th]


def test_an_axis_without_a_score_is_never_zero(show: Show) -> None:
    app = show(seeding.full)
    assert line(app, "Délai")[0].endswith("3 sur 5")
    assert line(app, "Coûts") == ["non renseigné"] * 3


def test_each_territory_says_where_it_was_read(show: Show) -> None:
    said = words(show(starter))
    assert "p. 11-15 · relevé livré avec Maillage" in said
    assert said.count("D’après") == 3


# --- choosing -----------------------------------------------------------------------------------------------


def test_the_address_chooses_the_territories(show: Show) -> None:
    app = show(starter, t1="volvestre-coeur-de-garonne", t3="nord-aveyron")
    assert columns(app) == ["CPTS Volvestre - Cœur de Garonne", "CPTS Sud Tarn", "CPTS Nord Aveyron"]


def test_a_link_that_names_one_territory_sets_others_beside_it(show: Show) -> None:
    assert columns(show(starter, t1="sud-tarn"))[:2] == ["CPTS Sud Tarn", "CPTS Nord Aveyron"]


def test_a_change_writes_all_three_into_the_address(show: Show) -> None:
    app = show(pathways("Alpha", "Bravo", "Charlie", "Delta"))
    assert columns(app) == ["CPTS Alpha", "CPTS Bravo", "CPTS Charlie"]
    app.selectbox(key="filtre-t2").set_value("delta").run()
    assert columns(app) == ["CPTS Alpha", "CPTS Delta", "CPTS Charlie"]
    assert [app.query_params[key] for key in ("t1", "t2", "t3")] == ["alpha", "delta", "charlie"]


def test_a_territory_chosen_twice_is_shown_once(show: Show) -> None:
    app = show(starter, t1="nord-aveyron", t2="nord-aveyron")
    assert columns(app) == ["CPTS Nord Aveyron", "CPTS Sud Tarn"]
    assert "CPTS Nord Aveyron est choisie plusieurs fois" in words(app)


def test_a_territory_that_no_longer_exists_is_said(show: Show) -> None:
    app = show(starter, t2="atlantide")
    notice = soup(app).select_one(".ml-notice")
    assert notice is not None
    assert "atlantide" in notice.text
    assert "CPTS Sud Tarn" in notice.text


@pytest.mark.parametrize(
    ("names", "lists", "said"),
    [
        (("Alpha",), 1, "Un seul parcours est connu."),
        (("Alpha", "Bravo"), 2, "2 parcours sont connus, tous comparés ici."),
        (("Alpha", "Bravo", "Charlie", "Delta"), 3, "4 parcours sont connus. Choisissez-en jusqu’à trois."),
    ],
)
def test_as_many_lists_as_there_are_pathways_up_to_three(
    show: Show, names: tuple[str, ...], lists: int, said: str
) -> None:
    app = show(pathways(*names))
    assert len(app.selectbox) == len(columns(app)) == lists
    assert said in words(app)


def test_no_pathway_says_what_to_do(show: Show) -> None:
    assert "maillage import DOCUMENT.pdf --as pratique" in words(show(seeding.empty))


def test_the_latest_document_on_a_territory_is_shown_and_the_older_one_named(show: Show) -> None:
    def seed(path: Path) -> Path:
        db = open_for_writing(path)
        recent = seeding.practice("Alpha")
        older = recent.document.model_copy(
            update={"id": "pratique-ancienne", "title": "Numéro zéro", "published": "2020"}
        )
        before = recent.pathways[0].model_copy(update={"title": "Ancien parcours"})
        save_reading(db, recent, now=seeding.NOW)
        save_reading(
            db, recent.model_copy(update={"document": older, "pathways": (before,)}), now=seeding.NOW
        )
        db.close()
        return path

    app = show(seed)
    assert line(app, "Nom du parcours") == ["Parcours cancer du sein"]
    assert "Un document plus ancien décrit aussi ce parcours : « Numéro zéro »." in words(app)


def test_hostile_text_stays_text(show: Show) -> None:
    app = show(pathways("Alpha", title=seeding.HOSTILE, barriers=(seeding.HOSTILE,) * 2))
    assert soup(app).find(["script", "img"]) is None
    assert words(app).count("<script>alert(1)</script>") == 3


# --- words --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("declared", "population", "said"),
    [
        (2, 61_234, "2"),
        (2, None, "2"),
        (3, 61_234, "3 déclarée2 d’après les habitants"),
        (None, 61_234, "2, d’après les habitants"),
        (None, None, None),
    ],
)
def test_size_class_as_declared_and_as_computed(
    declared: int | None, population: int | None, said: str | None
) -> None:
    found = size_words(Territory(id="x", name="X", size_class=declared, population=population))
    assert (BeautifulSoup(found, "lxml").text if found else None) == said


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"value": 1500.0}, "1 500 patients"),
        ({"low": 3.0, "high": 6.0}, "3 à 6 patients"),
        ({"value": 1.0, "unit": "h"}, "1 h patients"),
        ({"value": 35.0, "period": "2025"}, "35 patients (2025)"),
        ({}, "« une trentaine » patients"),
    ],
)
def test_key_figure(fields: dict[str, Any], said: str) -> None:
    found = figure(KeyFigure(label="patients", stated_as="une trentaine", **fields))
    assert BeautifulSoup(found, "lxml").text.replace("\u00a0", " ") == said
