"""Missions: the overview, the view of one CPTS, and the counting and drawing behind them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboards.parts.missions_chart import finding, shares, shares_chart
from dashboards.parts.missions_overview import mission_groups, overview
from dashboards.parts.planning import Axis, Bar, axis_of, bar_of, end_of, start_of
from dashboards.parts.review import gap, titles
from db import queries
from db.database import open_for_reading, open_for_writing
from db.model import Action, Harvest, MissionCount, MissionPage, Territory, slug
from db.recount import MissionRecount
from db.reviews import latest_review, mission_lines
from db.standings import standings
from db.starter import load_starter
from db.store import save_harvest, save_reading
from db.vocabulary import ActionStatus, Mission, Origin
from tests import builders, seeding
from tests.pages import Show, shower, soup, words


def starter(path: Path) -> Path:
    db = open_for_writing(path)
    load_starter(db, now=seeding.NOW)
    db.close()
    return path


@pytest.fixture
def show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Show:
    return shower("pages/missions.py", tmp_path, monkeypatch)


def rows(app: AppTest, table: str) -> list[str]:
    """Give the text of each line of the body of a table, in order."""
    found = soup(app).select(f"table.{table} > tbody > tr")
    return [" ".join(row.get_text(" ").split()) for row in found]


# --- planning bars ------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("partial", "start", "end"),
    [("2023", 2023.0, 2024.0), ("2023-07", 2023.5, 2023 + 7 / 12), ("2023-12", 2023 + 11 / 12, 2024.0)],
)
def test_a_partial_date_spans_its_whole_period(partial: str, start: float, end: float) -> None:
    assert (start_of(partial), end_of(partial)) == pytest.approx((start, end))


AXIS = Axis(2022, 2025, report=2025.0)


@pytest.mark.parametrize(
    ("start", "end", "bar"),
    [
        ("2023", "2024", Bar(25.0, 50.0, open_end=False)),
        ("2024", None, Bar(50.0, 25.0, open_end=True)),
        ("2025", None, Bar(75.0, 25.0, open_end=True)),
        (None, "2022", Bar(0.0, 25.0, open_end=False)),
        ("1990", "2035", Bar(0.0, 100.0, open_end=False)),
        (None, None, None),
    ],
)
def test_bar(start: str | None, end: str | None, bar: Bar | None) -> None:
    assert bar_of(builders.action(1, start=start, end=end), AXIS) == bar


def test_the_line_of_years_holds_the_plannings_and_the_report() -> None:
    actions = [builders.action(1, start="2022-06"), builders.action(2, start="2026", end="2027")]
    assert axis_of(actions, "2024") == Axis(2022, 2027, report=2025.0)


def test_one_odd_date_does_not_stretch_the_line_of_years() -> None:
    actions = [
        builders.action(1, start="0202"),
        builders.action(2, start="2023"),
        builders.action(3, end="9999"),
    ]
    assert axis_of(actions, "2024") == Axis(2023, 2024, report=2025.0)


def test_no_date_no_line_of_years() -> None:
    assert axis_of([builders.action(1)], "2024") is None


# --- declared and recounted ---------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("recounted", "said"),
    [
        ((3, 4, 0), ""),
        ((4, 4, 0), "+ 1 réalisée ou en cours"),
        ((1, 4, 0), "− 2 réalisées ou en cours"),
        ((3, 3, 1), "− 1 au projet initial, + 1 nouvelle"),
        ((3, 4, 2), "+ 2 nouvelles"),
    ],
)
def test_gap_is_said_in_words(recounted: tuple[int, int, int], said: str) -> None:
    done, planned, new = recounted
    found = gap(
        MissionCount(done=3, planned=4), MissionRecount(done=done, planned=planned, new=new, by_status={})
    )
    assert found.replace("\u00a0", " ") == said


def two_years(path: Path) -> Path:
    """Make a database with two reviews of one CPTS; the later one no longer lists one of the actions."""
    db = open_for_writing(path)
    earlier = seeding.review("trois-rivieres", "CPTS des Trois Rivières", year=2023)
    gone = builders.action(
        9, ("annexe", ActionStatus.EN_COURS), territory="trois-rivieres", title="Bus santé"
    )
    save_reading(db, earlier.model_copy(update={"actions": (*earlier.actions, gone)}), now=seeding.NOW)
    save_reading(db, seeding.review("trois-rivieres", "CPTS des Trois Rivières"), now=seeding.NOW)
    db.close()
    return path


def test_the_latest_review_alone_is_counted(tmp_path: Path) -> None:
    db = open_for_reading(two_years(tmp_path / "two.db"))
    review = latest_review(
        queries.actions(db, "trois-rivieres"), queries.mission_totals(db, "trois-rivieres")
    )
    assert review is not None
    assert review.document.published == "2024-12"
    assert [kept.item.title for kept in review.older] == ["Bus santé"]
    assert {line.mission: line.recounts[0].planned for line in mission_lines(review)}[Mission.ACCES] == 3
    assert len(review.totals) == 2


def test_the_section_that_the_actions_follow_comes_first(tmp_path: Path) -> None:
    db = open_for_reading(seeding.full(tmp_path / "full.db"))
    review = latest_review(queries.actions(db, "trois-rivieres"), [])
    assert review is not None
    assert review.sections == ("annexe", "en bref")


def test_a_title_that_several_actions_share_is_completed_by_another_section() -> None:
    done = ActionStatus.REALISEE
    shared = [builders.action(n, ("bref", done), title=f"Atelier {n}") for n in (1, 2)]
    actions = [action.model_copy(update={"title": "Ateliers"}) for action in shared]
    assert [*titles(actions).values()] == ["Ateliers\u00a0: Atelier 1", "Ateliers\u00a0: Atelier 2"]
    assert [*titles(actions[:1]).values()] == ["Ateliers"]


# --- overview -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("day", "core"), [(date(2021, 12, 19), 3), (date(2021, 12, 20), 4)])
def test_the_core_missions_follow_the_date(day: date, core: int) -> None:
    groups = mission_groups(day)
    assert (len(groups["Socle"]), len(groups["Complémentaires"])) == (core, 6 - core)


def test_each_cell_counts_the_actions_and_a_dash_says_that_nothing_was_read(show: Show) -> None:
    app = show(starter)
    assert "43 actions, dont 29 réalisées ou en cours." in words(app)
    reviewed, *others = rows(app, "ml-missions")
    assert "6 sur 8 (4 réalisées, 2 en cours, 1 non réalisée, 1 abandonnée)" in reviewed
    for count in ("7 sur 15", "2 sur 6", "1 sur 1", "4 sur 4", "9 sur 9"):
        assert count in reviewed
    assert "aucun document lu" not in reviewed
    assert all("— aucun document lu" in row for row in others)


def test_squares_stand_in_the_order_of_the_statuses(show: Show) -> None:
    squares = soup(show(starter)).select("table.ml-missions .ml-squares")[0].select(".ml-sq")
    shapes = [next(name for name in square["class"] if name.startswith("ml-sq-")) for square in squares]
    assert shapes == ["ml-sq-tick"] * 4 + ["ml-sq-half"] * 2 + ["ml-sq-cross", "ml-sq-barred"]


def test_a_mission_that_the_review_leaves_out_is_not_said_to_be_unread(show: Show) -> None:
    first = rows(show(seeding.full), "ml-missions")[0]
    assert "non citée" in first
    assert "aucun document lu" not in first


def test_the_address_filters_by_region_and_size(show: Show) -> None:
    assert len(rows(show(seeding.full), "ml-missions")) == 3
    by_region = rows(show(seeding.full, region="occitanie"), "ml-missions")
    assert [row.split(" Aveyron")[0] for row in by_region] == ["CPTS Plaine et Coteaux"]
    assert len(rows(show(seeding.full, taille="2"), "ml-missions")) == 2


def test_a_filter_that_no_longer_exists_is_said(show: Show) -> None:
    app = show(seeding.full, region="atlantide")
    assert "Le filtre « atlantide » n’existe plus." in words(app)
    assert len(rows(app, "ml-missions")) == 3


def test_filters_that_leave_nothing_can_be_taken_off(show: Show) -> None:
    app = show(seeding.full, region="occitanie", taille="2")
    assert "Aucune CPTS ne répond aux deux filtres à la fois." in words(app)
    app.button(key="effacer").click().run()
    assert len(rows(app, "ml-missions")) == 3


def test_a_filter_is_written_into_the_address(show: Show) -> None:
    app = show(seeding.full)
    app.selectbox(key="filtre-taille").set_value("2").run()
    assert app.query_params["taille"] == "2"
    assert len(rows(app, "ml-missions")) == 2


def test_a_cpts_that_no_document_presents_has_its_line(tmp_path: Path) -> None:
    db = open_for_writing(tmp_path / "alone.db")
    action = builders.action(1, ("annexe", ActionStatus.EN_COURS), territory="haute-vallee")
    save_reading(db, builders.reading(actions=(action,)), now=seeding.NOW)
    lines = overview(queries.territories(db), standings(db), [])
    assert [(line.territory, line.statuses.total()) for line in lines] == [
        (Territory(id="haute-vallee", name="haute-vallee"), 1)
    ]


def test_the_shares_leave_out_those_with_few_known_actions(tmp_path: Path) -> None:
    db = open_for_reading(starter(tmp_path / "starter.db"))
    found = shares(overview(queries.territories(db), standings(db), queries.pathways(db)))
    assert list(found) == ["CPTS du Bassin Vésulien (43)"]
    assert sum(found["CPTS du Bassin Vésulien (43)"].values()) == 43
    assert finding(found).replace("\u00a0", " ") == (
        "Part des actions réalisées ou en cours : CPTS du Bassin Vésulien (43), 67 %."
    )


def test_the_segments_of_a_bar_keep_the_order_of_the_statuses_under_french_names() -> None:
    tint = dict.fromkeys(["page", "green", "blue", "amber", "brick", "grey"], "#000000")
    counts = {ActionStatus.REALISEE: 3, ActionStatus.A_VENIR: 1}
    drawn = shares_chart({"CPTS (4)": counts}, tint).to_dict()
    segments = next(iter(drawn["datasets"].values()))
    assert segments == [
        {"CPTS": "CPTS (4)", "Statut": "Réalisée", "Actions": 3, "Rang": 0},
        {"CPTS": "CPTS (4)", "Statut": "À venir", "Actions": 1, "Rang": 1},
    ]


# --- one CPTS -----------------------------------------------------------------------------------------------
def test_the_headline_counts_the_actions_by_status(show: Show) -> None:
    app = show(starter, cpts="bassin-vesulien")
    assert app.title[0].value == "CPTS du Bassin Vésulien"
    said = words(app)
    assert "43 actions : 25 réalisées, 4 en cours, 6 à venir, 7 non réalisées, 1 abandonnée." in said
    assert "Haute-Saône · ACI signé le 30 mars 2022" in said
    assert "relevé livré avec Maillage" in said


@pytest.mark.parametrize(
    ("mission", "cells"),
    [
        ("Accès aux soins", ["3 sur 5 + 3 nouv.", "aucun"]),
        (
            "Parcours pluri",
            ["6 sur 14", "9 sur 13 + 2 nouv.", "+ 3 réalisées ou en cours", "dans « En bref »"],
        ),
        ("Qualité", ["3 sur 4", "4 sur 4", "+ 1 réalisée ou en cours dans les deux recomptes", "mission 2"]),
        ("Ensemble", ["21 sur 36", "22 sur 36", "25 sur 35", "2 missions sur 6"]),
    ],
)
def test_declared_totals_stand_beside_each_recount(show: Show, mission: str, cells: list[str]) -> None:
    found = [
        row for row in rows(show(starter, cpts="bassin-vesulien"), "ml-totals") if row.startswith(mission)
    ]
    assert len(found) == 1
    for cell in cells:
        assert cell in found[0]


def test_a_sum_is_not_given_where_a_total_is_missing(show: Show) -> None:
    app = show(seeding.full, cpts="trois-rivieres")
    crisis, total = rows(app, "ml-totals")[-2:]
    assert "non déclaré" in crisis
    assert "incomplet" in total


def test_actions_with_two_statuses_show_both(show: Show) -> None:
    app = show(starter, cpts="bassin-vesulien")
    doubles = rows(app, "ml-double")
    assert len(doubles) == 8
    assert doubles[0].endswith("Accès aux soins Abandonnée Non réalisée « Non réalisé »")
    assert "8 actions ont deux statuts dans le même document" in words(app)


def test_each_line_says_where_it_was_read(show: Show) -> None:
    lines = rows(show(seeding.full, cpts="trois-rivieres"), "ml-actions")
    assert len(lines) == 8
    assert all(
        "« Bilan 2024 de la CPTS des Trois Rivières », p. 21 (annexe) et p. 3 (en bref)" in line
        for line in lines
    )
    assert "nouvelle, hors projet initial" in lines[3]
    assert "Depuis 2023-06" in lines[0]
    assert "calendrier non indiqué" in lines[2]


def test_the_years_hold_the_bars_of_the_actions_that_have_a_date(show: Show) -> None:
    page = soup(show(seeding.full, cpts="trois-rivieres"))
    assert [year.text for year in page.select(".ml-year")] == [str(year) for year in range(2022, 2028)]
    bars = page.select(".ml-bar")
    assert len(bars) == 5
    assert sum("ml-open" in bar["class"] for bar in bars) == 2


@pytest.mark.parametrize(
    ("parameters", "count"),
    [({"statut": "abandonnee"}, 1), ({"mission": "qualite"}, 4), ({"statut": ["en_cours", "a_venir"]}, 10)],
)
def test_the_address_filters_the_actions(
    show: Show, parameters: dict[str, str | list[str]], count: int
) -> None:
    app = show(starter, cpts="bassin-vesulien", **parameters)
    assert len(rows(app, "ml-actions")) == count
    assert f"{count} action" in words(app)


def test_the_actions_are_paged(show: Show) -> None:
    assert len(rows(show(starter, cpts="bassin-vesulien"), "ml-actions")) == 20
    last = rows(show(starter, cpts="bassin-vesulien", page="3"), "ml-actions")
    assert len(last) == 3
    assert all("nouvelle, hors projet initial" in line for line in last)


def test_filters_that_leave_no_action_can_be_taken_off(show: Show) -> None:
    app = show(starter, cpts="bassin-vesulien", mission="crise", statut="abandonnee")
    assert "Aucune action ne répond à ces filtres à la fois." in words(app)
    app.button(key="effacer").click().run()
    assert len(rows(app, "ml-actions")) == 20


def test_actions_of_an_older_review_come_last_and_are_said_to_be(show: Show) -> None:
    app = show(two_years, cpts="trois-rivieres")
    assert "8 actions : " in words(app)
    assert "1 action d’un document plus ancien, en fin de liste." in words(app)
    assert "« Bilan 2023" in rows(app, "ml-actions")[-1]


def test_a_cpts_without_a_review_says_what_to_do(show: Show) -> None:
    app = show(starter, cpts="sud-tarn")
    assert "Aucun bilan lu pour cette CPTS." in words(app)
    assert soup(app).find("a", href="parcours?t1=sud-tarn") is not None


def test_an_unknown_cpts_is_said_and_all_are_shown(show: Show) -> None:
    app = show(starter, cpts="atlantide")
    notice = soup(app).select_one(".ml-notice")
    assert notice is not None
    assert "atlantide" in notice.text
    assert "toutes les CPTS" in notice.text
    assert app.title[0].value == "Missions des CPTS"


def test_an_action_without_a_status_is_counted_as_such(show: Show) -> None:
    def seed(path: Path) -> Path:
        db = open_for_writing(path)
        action: Action = builders.action(1, origin=Origin.NEW)
        save_reading(db, builders.reading(actions=(action,)), now=seeding.NOW)
        db.close()
        return path

    assert "1 action : 1 sans statut." in words(show(seed, cpts="haute-vallee"))
    assert "0 sur 1, 1 sans statut" in rows(show(seed), "ml-missions")[0]


# --- pages of sites -----------------------------------------------------------------------------------------
def proposals(app: AppTest) -> list[str]:
    """Give the missions and the pages proposed under them, in order."""
    found = soup(app).select(".ml-pages dt, .ml-pages dd")
    return [" ".join(line.get_text(" ").split()) for line in found]


def test_pages_of_the_site_are_proposed_under_their_missions(show: Show) -> None:
    app = show(seeding.with_pages, cpts="trois-rivieres")
    assert proposals(app) == [
        "Accès aux soins",
        "Trouver un médecin traitant parce que la page dit « Trouver un médecin traitant » · lue le 21 novembre 2026",
        "Parcours pluriprofessionnels",
        "Parcours des enfants de moins de trois ans parce que la page dit « Parcours » · lue le 21 novembre 2026",
        "Parcours insuffisance cardiaque parce que la page dit « Parcours insuffisance cardiaque » "
        "· lue le 21 novembre 2026",
        "Prévention",
        "Nos actions de prévention parce que la page dit « Nos actions de prévention » · lue le 21 novembre 2026",
    ]
    link = soup(app).select_one(".ml-pages a")
    assert link is not None
    assert link["href"] == "https://cpts-des-trois-rivieres.invalid/trouver-un-medecin-traitant"


@pytest.mark.parametrize("parameters", [{}, {"cpts": "trois-rivieres"}])
def test_proposed_pages_count_as_no_action(show: Show, parameters: dict[str, str]) -> None:
    with_pages, without = show(seeding.with_pages, **parameters), show(seeding.full, **parameters)
    for table in ("ml-missions", "ml-totals", "ml-actions"):
        assert rows(with_pages, table) == rows(without, table)
    leads = [soup(app).select_one(".ml-lead") for app in (with_pages, without)]
    assert leads[0] == leads[1]


def alone(app: AppTest) -> list[str]:
    return [" ".join(line.get_text(" ").split()) for line in soup(app).select(".ml-fresh li")]


def test_a_cpts_known_by_its_site_alone_is_listed_apart(show: Show) -> None:
    app = show(seeding.with_pages)
    assert "CPTS dont seules des pages ont été relevées" in words(app)
    assert alone(app) == ["CPTS du Val Perdu Occitanie · 1 page"]
    assert soup(app).find("a", href="?cpts=val-perdu") is not None
    assert alone(show(seeding.with_pages, region="occitanie", taille="None")) == alone(app)
    assert alone(show(seeding.with_pages, region="bourgogne-franche-comte")) == []


def test_a_cpts_known_by_its_site_alone_has_its_view(show: Show) -> None:
    app = show(seeding.with_pages, cpts="val-perdu")
    assert app.title[0].value == "CPTS du Val Perdu"
    assert "Aucun bilan lu pour cette CPTS." in words(app)
    assert proposals(app)[0] == "Accès aux soins"
    assert soup(app).find("a", href="https://cpts-du-val-perdu.invalid/") is not None


@pytest.mark.parametrize("parameters", [{}, {"cpts": "lacs"}])
def test_hostile_pages_stay_text(show: Show, parameters: dict[str, str]) -> None:
    def seed(path: Path) -> Path:
        db = open_for_writing(path)
        told = {"title": seeding.HOSTILE, "words": seeding.HOSTILE, "url": "javascript:alert(1)"}
        page = MissionPage(mission=Mission.ACCES, **told)
        for name in ("CPTS des Lacs", f"CPTS {seeding.HOSTILE}"):
            cpts = builders.source(slug(name)[:9], kind="cpts", name=name, homepage="javascript:alert(1)")
            save_harvest(db, cpts, Harvest(pages=(page,)), None, now=seeding.NOW)
        db.close()
        return path

    page = soup(show(seed, **parameters))
    assert "<img src=x" in page.get_text()
    assert not page.select("script, img, [onerror], a[href^=javascript]")


def test_sites_are_listed_before_any_document_is_read(show: Show) -> None:
    def seed(path: Path) -> Path:
        db = open_for_writing(path)
        page = MissionPage(mission=Mission.CRISE, title="Crise", url="https://lacs.example/c", words="Crise")
        cpts = builders.source("lacs", kind="cpts", name="CPTS des Lacs")
        save_harvest(db, cpts, Harvest(pages=(page,)), None, now=seeding.NOW)
        db.close()
        return path

    app = show(seed)
    assert "Aucun document lu pour l’instant." in words(app)
    assert alone(app) == ["CPTS des Lacs 1 page"]


# --- states -------------------------------------------------------------------------------------------------
def test_an_empty_database_says_what_to_do(show: Show) -> None:
    assert "maillage import BILAN.pdf --as bilan" in words(show(seeding.empty))


@pytest.mark.parametrize("parameters", [{}, {"cpts": "trois-rivieres"}])
def test_hostile_text_stays_text(show: Show, parameters: dict[str, str]) -> None:
    app = show(seeding.hostile, **parameters)
    assert soup(app).find(["script", "img"]) is None
    assert "<script>alert(1)</script>" in words(app)
