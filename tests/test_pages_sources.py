"""Sources: the verdict, what is to be treated, the last runs, and what was not understood in documents."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from db.database import open_for_writing
from db.model import Event, Harvest, Occurrence, Remark
from db.store import save_due, save_harvest, save_sources
from db.vocabulary import Health
from tests import seeding
from tests.pages import Seed, Show, shower, soup, words


@pytest.fixture
def show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Show:
    return shower("pages/sources.py", tmp_path, monkeypatch)


def runs(*healths: Health, events: int = 3) -> Seed:
    """Give a way to make a database with one source, run every day until today with these outcomes."""

    def seed(path: Path) -> Path:
        database = open_for_writing(path)
        day = Occurrence(start=seeding.TODAY + timedelta(days=9), all_day=True)
        found = tuple(Event(title=f"Rencontre {n}", uid=str(n), occurrences=(day,)) for n in range(events))
        for age, health in zip(range(len(healths) - 1, -1, -1), healths, strict=True):
            moment = seeding.at(seeding.TODAY - timedelta(days=age), 6)
            read = found if health is Health.OK else ()
            run = seeding.finished(seeding.ONCO.id, moment, health, f"Phrase {age}.", events=len(read))
            save_harvest(database, seeding.ONCO, Harvest(events=read), run, now=moment)
        database.close()
        return path

    return seed


def verdict(page: Show, seed: Seed, **parameters: str) -> str:
    return " ".join(soup(page(seed, **parameters)).select_one(".ml-verdict").get_text().split())


@pytest.mark.parametrize(
    ("seed", "said"),
    [
        (
            seeding.full,
            "1 source arrêtée. 1 source à jour et 1 source jamais relevée. "
            "Aucun rendez-vous n’a été retiré de l’agenda.",
        ),
        (runs(Health.OK), "Rien à traiter. 1 source à jour."),
        (
            runs(Health.OK, Health.DROPPED),
            "1 source à vérifier. Aucun rendez-vous n’a été retiré de l’agenda.",
        ),
        (runs(Health.ROBOTS), "Rien à traiter. 1 source exclue."),
        (seeding.starter_only, "Aucun site n’a encore été relevé."),
        (seeding.empty, "Aucun site n’a encore été relevé."),
    ],
)
def test_the_verdict_is_a_sentence(show: Show, seed: Seed, said: str) -> None:
    assert verdict(show, seed) == said


def test_a_source_that_was_not_read_for_days_is_to_be_checked(show: Show) -> None:
    app = show(runs(Health.OK), today="2026-11-29")
    assert "Ancien" in words(app)
    assert soup(app).select(".ml-box")


def test_what_is_to_be_treated_says_what_happened_and_what_stays(show: Show) -> None:
    box = soup(show(runs(Health.OK, Health.BLOCKED))).select_one(".ml-box")
    said = " ".join(box.get_text(" ").split())
    assert said.startswith("Onco-Exemple Bourgogne-Franche-Comté Accès refusé Phrase 0.")
    assert "3 rendez-vous restent affichés, datés du 21 novembre 2026." in said
    assert "du plus ancien au plus récent : 3, 0" in said


def test_the_worst_comes_first(show: Show) -> None:
    def seed(path: Path) -> Path:
        runs(Health.DROPPED)(path)
        database = open_for_writing(path)
        other = seeding.finished(seeding.URPS.id, seeding.NOW, Health.GONE, "La page a disparu.")
        save_harvest(database, seeding.URPS, Harvest(), other, now=seeding.NOW)
        database.close()
        return path

    assert [box.h3.get_text() for box in soup(show(seed)).select(".ml-box")] == [
        "URPS Exemple",
        "Onco-Exemple",
    ]


def test_the_last_twelve_runs_are_drawn(show: Show) -> None:
    drawn = soup(show(runs(*[Health.OK] * 14))).select_one(".ml-runs")
    assert len(drawn.find_all("i")) == 12
    few = soup(show(runs(Health.PARSE_ERROR))).select_one(".ml-runs")
    assert [bar["class"] for bar in few.find_all("i")] == [["ml-none"]] * 11 + [["ml-zero", "ml-failed"]]


def test_a_source_that_keeps_failing_comes_before_all_others(show: Show) -> None:
    def seed(path: Path) -> Path:
        runs(Health.OK, Health.EMPTY, Health.EMPTY, Health.EMPTY)(path)
        database = open_for_writing(path)
        other = seeding.finished(seeding.URPS.id, seeding.NOW, Health.GONE, "La page a disparu.")
        save_harvest(database, seeding.URPS, Harvest(), other, now=seeding.NOW)
        database.close()
        return path

    first, second = soup(show(seed)).select(".ml-box")
    assert "En panne depuis 3\u00a0relevés, le premier du 20\u00a0novembre 2026." in first.get_text()
    assert first.h3.get_text() == "Onco-Exemple"
    assert "En panne" not in second.get_text()


def test_the_next_run_is_told_where_a_schedule_runs(show: Show) -> None:
    def seed(path: Path) -> Path:
        runs(Health.OK)(path)
        database = open_for_writing(path)
        save_sources(database, [seeding.URPS])
        save_due(database, seeding.ONCO.id, seeding.at(seeding.TODAY, 18), None)
        save_due(database, seeding.URPS.id, seeding.at(seeding.TODAY, 19), None)
        database.close()
        return path

    said = words(show(seed))
    assert "prochain : 22 nov., 18 h" in said
    assert "Occitanie prochain : 22 nov., 19 h" in said


def test_one_source_tells_its_runs_and_what_was_not_read(show: Show) -> None:
    def seed(path: Path) -> Path:
        runs(Health.OK, Health.OK)(path)
        database = open_for_writing(path)
        lost = seeding.finished(seeding.ONCO.id, seeding.NOW, Health.PARSE_ERROR, "La page a changé.")
        page = "https://onco-exemple.invalid/agenda"
        remark = Remark(text="Rien de compris", place="https://onco-exemple.invalid/a/1")
        run = lost.model_copy(update={"page": page, "remarks": (remark,), "failures": 2})
        save_harvest(database, seeding.ONCO, Harvest(), run, now=seeding.NOW)
        database.close()
        return path

    app = show(seed, source=seeding.ONCO.id)
    said = words(app)
    assert "La page a changé." in said
    assert "3 rendez-vous restent affichés, datés du 22 novembre 2026." in said
    assert "Page en cause : https://onco-exemple.invalid/agenda" in said
    assert "Rien de compris : https://onco-exemple.invalid/a/1" in said
    assert "maillage report onco-exemple" in said
    (caption,) = soup(app).select("caption")
    assert caption.get_text() == "Sur 3 relevés, 1 sans succès\u00a0: de 0 à 3 rendez-vous, 0 au dernier."
    cells = [cell.get_text() for cell in soup(app).select("tbody tr")[0].find_all(["th", "td"])]
    assert cells == ["22\u00a0nov. 2026", "Page modifiée", "0", "0", "2", "0"]


def test_a_source_that_was_not_read_for_days_says_so(show: Show) -> None:
    app = show(runs(Health.OK), today="2026-11-29", source=seeding.ONCO.id)
    assert "Aucun relevé depuis le 22 novembre 2026." in words(app)


def test_a_source_that_was_never_read_has_its_page(show: Show) -> None:
    app = show(seeding.full, source="ars-exemple")
    assert "Cette source n’a encore jamais été relevée." in words(app)


def test_a_source_that_no_longer_exists_gives_them_all(show: Show) -> None:
    said = words(show(seeding.full, source="disparue"))
    assert "disparue" in said
    assert "À traiter" in said


def test_known_sites_that_were_never_read_are_listed(show: Show) -> None:
    def seed(path: Path) -> Path:
        database = open_for_writing(path)
        save_sources(database, [seeding.ONCO])
        database.close()
        return path

    said = words(show(seed))
    assert "maillage collect" in said
    assert seeding.ONCO.name in said


def test_documents_say_who_when_and_what_was_not_understood(show: Show) -> None:
    app = show(seeding.full)
    lines = [" ".join(line.get_text(" ").split()) for line in soup(app).select(".ml-documents tbody tr")]
    assert (
        lines[0]
        == "La lettre d’Onco-Exemple n° 7 lettre d’information Onco-Exemple novembre 2026 le 20 novembre 2026"
    )
    assert sum("livré avec Maillage" in line for line in lines) == 1
    assert [part.label.replace("\\", "") for part in app.expander] == [
        "1\u00a0source jamais relevée",
        "La lettre d’Onco-Exemple n° 7\u00a0: 1\u00a0remarque de lecture",
    ]
    assert "p. 2 : Une date n’a pas été comprise" in words(app)


def test_no_document_says_what_to_do(show: Show) -> None:
    assert "maillage import" in words(show(seeding.empty))


def test_hostile_texts_stay_texts(show: Show) -> None:
    app = show(seeding.hostile)
    page = soup(app)
    assert seeding.HOSTILE in page.get_text()
    assert not page.select("script, img, [onerror], a[href^=javascript]")
    assert "<img" in app.expander[0].label.replace("\\", "")
    one = show(seeding.hostile, source=seeding.ONCO.id)
    assert seeding.HOSTILE in soup(one).get_text()
    assert not soup(one).select("script, img, [onerror], a[href^=javascript]")
