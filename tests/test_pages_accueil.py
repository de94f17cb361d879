"""Accueil: what comes next, what changed, how fresh it is; and the frame that all pages share."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import db.database
from dashboards.parts.menu import MENU
from db.database import open_for_writing
from db.model import Event
from db.store import save_reading
from tests import seeding
from tests.pages import Seed, Show, shower, soup, titles, words


@pytest.fixture
def show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Show:
    return shower("pages/accueil.py", tmp_path, monkeypatch)


def only(*days: int) -> Seed:
    """Give a way to make a database whose events are that many days away."""

    def seed(path: Path) -> Path:
        database = open_for_writing(path)
        events = tuple(
            Event(title=f"Dans {days}", occurrences=(seeding.sitting(seeding.TODAY + timedelta(days=days)),))
            for days in days
        )
        reading = seeding.newsletter().model_copy(update={"events": events})
        save_reading(database, reading, now=seeding.NOW)
        database.close()
        return path

    return seed


def headings(app: AppTest) -> list[str]:
    return [found.get_text() for found in soup(app).select("h2")]


def test_says_what_it_is_and_how_fresh(show: Show) -> None:
    said = words(show(seeding.full))
    assert "Maillage réunit les rendez-vous de cancérologie" in said
    assert "Relevé ce matin à 8 h · 1 source sur 3 à jour · 1 arrêtée · 6 documents lus" in said


def test_shows_the_next_thirty_days_in_order(show: Show) -> None:
    app = show(seeding.full)
    assert headings(app)[0] == "Les 30 prochains jours"
    assert titles(app) == [
        "Réunion d’exemple n° 1",
        "Réunion annoncée par lettre",
        "Webinaire d’exemple n° 3",
        "Congrès d’exemple n° 4",
    ]


def test_shows_the_next_ones_when_thirty_days_hold_none(show: Show) -> None:
    app = show(only(40, 90))
    assert headings(app)[0] == "Les prochains rendez-vous"
    assert titles(app) == ["Dans 40", "Dans 90"]


def test_shows_the_latest_past_ones_when_nothing_comes(show: Show) -> None:
    app = show(only(-400, -5))
    assert headings(app)[0] == "Aucun rendez-vous à venir"
    assert titles(app) == ["Dans -5", "Dans -400"]
    assert "octobre 2025" in words(app)
    assert soup(app).select_one("a[href='agenda?periode=passes']")


def test_tells_what_is_new_and_what_changed(show: Show) -> None:
    news = [" ".join(found.get_text(" ").split()) for found in soup(show(seeding.full)).select(".ml-side li")]
    assert "Annulé Réunion d’exemple n° 1 24 novembre 2026, 18 h 30 à 20 h, Besançon" in news
    assert any(found.startswith("Reporté Formation d’exemple n° 2 16 janvier 2027") for found in news)
    assert any(found.startswith("Document lu La lettre d’Onco-Exemple n° 7") for found in news)


def test_a_young_database_has_no_news(show: Show) -> None:
    app = show(seeding.starter_only)
    assert "La lecture commence" in words(app)
    assert not soup(app).select(".ml-side")


def test_says_how_fresh_each_source_is(show: Show) -> None:
    found = [" ".join(line.get_text(" ").split()) for line in soup(show(seeding.full)).select(".ml-fresh li")]
    assert found == [
        "URPS Exemple Accès refusé",
        "ARS Exemple Jamais relevée",
        "Onco-Exemple À jour, lue ce matin à 8 h",
    ]


def test_has_a_door_to_each_page(show: Show) -> None:
    doors = [door["href"] for door in soup(show(seeding.full)).select(".ml-doors a")]
    assert doors == [page.path for page in MENU if page.path]


def test_an_empty_database_says_what_to_do(show: Show) -> None:
    said = words(show(seeding.empty))
    assert "Aucun rendez-vous n’a encore été lu." in said
    assert "maillage collect" in said


def test_hostile_texts_stay_texts(show: Show) -> None:
    page = soup(show(seeding.hostile))
    assert seeding.HOSTILE in page.get_text()
    assert not page.select("script, img, [onerror]")
    assert not [found for found in page.select("[href]") if "javascript" in str(found["href"])]


# --- the frame ----------------------------------------------------------------------------------------------


def missing(path: Path) -> Path:
    return path


def not_sqlite(path: Path) -> Path:
    path.write_bytes(b"bonjour" * 1000)
    return path


def another_kind(path: Path) -> Path:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recettes (nom TEXT)")
    connection.close()
    return path


def damaged(path: Path) -> Path:
    whole = seeding.full(path).read_bytes()
    path.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))
    return path


def with_steps(sql: str) -> Seed:
    """Give a way to make a database whose list of migrations is changed."""

    def seed(path: Path) -> Path:
        database = open_for_writing(path)
        database.execute(sql)
        database.conn.commit()
        database.close()
        return path

    return seed


older = with_steps("DELETE FROM _sqlite_migrations WHERE name LIKE 'm003%'")
newer = with_steps(
    "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('maillage', 'm999', '')"
)


@pytest.mark.parametrize(
    ("seed", "said"),
    [
        (missing, "Aucune base de données pour l’instant"),
        (older, "La base de données date d’une version précédente"),
        (newer, "La base de données vient d’une version plus récente de Maillage"),
        (not_sqlite, "La base de données ne peut pas être lue"),
        (another_kind, "La base de données ne peut pas être lue"),
        (damaged, "La base de données ne peut pas être lue"),
    ],
)
@pytest.mark.parametrize("page", MENU, ids=lambda page: page.name)
def test_a_database_that_cannot_be_used_is_explained(
    page, seed: Seed, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = shower(f"pages/{page.file}", tmp_path, monkeypatch)(seed)
    assert said in [title.value for title in app.title]
    assert "D’où viennent ces données" in words(app)


def test_a_locked_database_is_explained(show: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(db.database, "BUSY_SECONDS", 0.05)
    path = seeding.starter_only(tmp_path / "locked.db")
    holder = sqlite3.connect(path)
    holder.execute("PRAGMA locking_mode = EXCLUSIVE")
    holder.execute("BEGIN EXCLUSIVE")
    app = show(lambda _: path)
    holder.close()
    assert [title.value for title in app.title] == ["La base de données est occupée"]


def test_the_menu_opens_every_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = shower("main.py", tmp_path, monkeypatch)(seeding.full)
    for page in MENU:
        app.switch_page(f"pages/{page.file}")
        app.run()
        assert not app.exception
        assert len(app.title) == 1


def test_a_failure_of_ours_is_said_in_french_without_its_details(caplog: pytest.LogCaptureFixture) -> None:
    def script() -> None:
        from dashboards.parts.frame import failed

        failed(ValueError("secret"))

    app = AppTest.from_function(script).run()
    assert [title.value for title in app.title] == ["Cette page n’a pas pu s’afficher"]
    assert "secret" not in words(app)
    reference = soup(app).b.get_text()
    assert reference in caplog.text
    assert [button.label for button in app.button] == ["Réessayer"]
