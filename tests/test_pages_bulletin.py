"""Bulletin: what is proposed, ticked, ordered and grouped; the letter that it makes, and that is kept."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboards.parts import letter_output
from dashboards.parts.letter_choice import plain_label
from db.database import open_for_reading, open_for_writing
from db.letters import KeptLetter, Letter, letters
from db.store import save_letter
from tests import seeding
from tests.pages import Seed, Show, shower, soup, words
from tests.seeding import NOW

SITE = "https://maillage.example.fr"


@pytest.fixture
def show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Show:
    monkeypatch.setenv("MAILLAGE_URL", SITE)
    return shower("pages/bulletin.py", tmp_path, monkeypatch)


def after_a_letter(days: int) -> Seed:
    """Give a way to make the full database, with a letter that was kept that many days ago."""

    def seed(path: Path) -> Path:
        database = open_for_writing(seeding.full(path))
        save_letter(database, Letter("Avant", "", NOW - timedelta(days=days), ()))
        database.close()
        return path

    return seed


def kept(tmp_path: Path) -> list[KeptLetter]:
    database = open_for_reading(tmp_path / "0.db")
    found = letters(database, limit=9)
    database.close()
    return found


def said(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u2060", "")


def boxes(app: AppTest) -> dict[str, bool]:
    return {said(box.label): box.value for box in app.checkbox}


def announced(app: AppTest) -> list[str]:
    return [link.get_text() for link in soup(app).select("table table table a")][:-1]


def headings(app: AppTest) -> list[str]:
    return [found.get_text() for found in soup(app).select("table h2")]


def tick(app: AppTest, *titles: str) -> AppTest:
    for box in app.checkbox:
        if any(box.label.endswith(title) for title in titles):
            box.check()
    return app.run()


def press(app: AppTest, label: str, rank: int = 0) -> AppTest:
    [button for button in app.button if button.label == label][rank].click()
    return app.run()


def test_what_is_news_is_ticked_and_the_rest_offered(show: Show) -> None:
    app = show(seeding.full)
    assert "25 rendez-vous proposés : 1 nouveau, 1 changé et 1 annulé ou plus annoncé." in said(words(app))
    found = boxes(app)
    assert [label for label, value in found.items() if value] == [
        "4 déc. · Réunion annoncée par lettre",
        "16 janv. · Formation d’exemple n° 2 · Reporté",
        "24 nov. · Réunion d’exemple n° 1 · Annulé",
    ]
    assert announced(app) == [
        "Réunion d’exemple n° 1",
        "Réunion annoncée par lettre",
        "Formation d’exemple n° 2",
    ]
    assert headings(app) == ["Novembre 2026", "Décembre 2026", "Janvier 2027"]


def test_without_news_what_comes_first_is_ticked(show: Show) -> None:

    def seed(path: Path) -> Path:
        return seeding.full(path, events=70)

    found = list(boxes(show(seed, today="2026-12-25", type="webinaire")).values())
    assert found == [True] * 12 + [False] * (len(found) - 12)


def test_a_choice_that_holds_nothing_says_which(show: Show) -> None:
    found = words(show(seeding.full, profession="infirmier", region="occitanie"))
    assert "Aucun rendez-vous à venir pour ce choix : infirmiers et Occitanie." in said(found)


def test_each_line_says_what_changed_who_said_it_and_when(show: Show) -> None:
    text = said(words(show(seeding.full)))
    assert "16 janvier 2027 (auparavant 2 séances : 3 décembre et 17 décembre)" in text
    assert "Lu sur Onco-Exemple le 22 novembre 2026" in text
    assert "D’après « La lettre d’Onco-Exemple n° 7 », lu le 20 novembre 2026 · année déduite" in text


def test_nothing_ticked_makes_no_letter(show: Show) -> None:
    app = press(show(seeding.full), "Tout décocher")
    assert "Rien n’est coché." in words(app)
    assert announced(press(app, "Tout cocher"))[0] == "Réunion d’exemple n° 1"
    assert all(boxes(app).values())


def test_lines_are_grouped_and_moved_within_their_group(show: Show) -> None:
    app = tick(show(seeding.full), "Webinaire d’exemple n° 3", "Congrès d’exemple n° 4")
    app.segmented_control(key="bulletin-groupes").set_value("territoire").run()
    assert headings(app) == ["Côte-d’Or (21)", "Doubs (25)", "Saône-et-Loire (71)", "En ligne"]
    app.segmented_control(key="bulletin-groupes").set_value("aucun").run()
    assert headings(app) == []
    assert announced(app)[:2] == ["Réunion d’exemple n° 1", "Réunion annoncée par lettre"]
    press(app, "Monter", rank=1)
    assert announced(app)[:2] == ["Réunion annoncée par lettre", "Réunion d’exemple n° 1"]
    press(app, "Remettre par date")
    assert announced(app)[:2] == ["Réunion d’exemple n° 1", "Réunion annoncée par lettre"]


def test_links_last_are_short_and_may_name_a_campaign(show: Show) -> None:
    app = show(seeding.full, region="bourgogne-franche-comte", periode="trois-mois")
    app.text_input(key="bulletin-campagne").set_value("Été à Besançon").run()
    addresses = [str(link["href"]) for link in soup(app).select("table a")]
    assert all(len(address) <= 80 for address in addresses)
    assert all(address.startswith(f"{SITE}/e/") for address in addresses[:-1])
    assert {address.partition("?")[2] for address in addresses[:-1]} == {"utm_campaign=ete-a-besancon"}
    assert addresses[-1] == f"{SITE}/go/a?r=bourgogne-franche-comte"


def test_a_letter_that_is_kept_remembers_what_it_announced(show: Show, tmp_path: Path) -> None:
    app = show(seeding.full)
    app.text_input(key="bulletin-titre").set_value("Lettre de décembre").run()
    press(app, "Garder cette lettre")
    assert "Lettre n° 1 gardée." in said(words(app))
    assert announced(app)[0] == "Réunion d’exemple n° 1"
    (letter,) = kept(tmp_path)
    assert (letter.title, letter.made_at) == ("Lettre de décembre", NOW)
    assert [code for _, code in letter.events] == ["annule", "nouveau", "modifie"]
    press(app, "Garder cette lettre")
    assert len(kept(tmp_path)) == 1


def unfolded(app: AppTest, number: int) -> AppTest:
    app.session_state[f"bulletin-lettre-{number}"] = True
    return app.run()


def test_a_kept_letter_tells_when_it_was_kept_and_what_it_announced(show: Show) -> None:
    app = press(show(seeding.full), "Garder cette lettre")
    assert said(app.expander[-1].label) == (
        "N° 1, 22 novembre 2026 · Vos rendez-vous en cancérologie · 3 rendez-vous"
    )
    assert "Gardée le" not in words(app)
    found = soup(unfolded(app, 1))
    assert "Gardée le 22 novembre 2026 à 12 h." in said(found.get_text(" "))
    assert [said(item.get_text()) for item in found.select("li:has(a[href^='/e/'])")] == [
        "Réunion d’exemple n° 1 · annulé ou plus annoncé",
        "Réunion annoncée par lettre · nouveau",
        "Formation d’exemple n° 2 · changé",
    ]


def test_a_letter_kept_by_mistake_is_taken_back_once_that_is_confirmed(show: Show, tmp_path: Path) -> None:
    app = unfolded(show(after_a_letter(days=3), depuis="lettre-1"), 1)
    press(app, "Retirer cette lettre")
    assert "Retirer la lettre n° 1 ?" in said(words(app))
    press(app, "Non, la garder")
    assert len(kept(tmp_path)) == 1
    press(app, "Retirer cette lettre")
    press(app, "Oui, la retirer")
    assert kept(tmp_path) == []
    assert "Lettre n° 1 retirée." in said(words(app))
    assert "n’existe plus" not in words(app)


def test_a_letter_that_cannot_be_taken_back_stays(show: Show, tmp_path: Path) -> None:
    app = press(unfolded(show(after_a_letter(days=3)), 1), "Retirer cette lettre")
    (tmp_path / "0.db").chmod(0o444)
    press(app, "Oui, la retirer")
    assert "La lettre n’a pas été retirée : la base est en lecture seule." in said(words(app))
    assert len(kept(tmp_path)) == 1


def test_several_departments_and_kinds_make_one_letter(show: Show) -> None:
    app = press(show(seeding.full, departement=["25", "71"], type=["reunion", "congres"]), "Tout cocher")
    assert {title.split(" d’")[0] for title in announced(app)} == {"Réunion", "Congrès"}
    text = said(words(app))
    assert "· congrès ou réunion, Doubs (25) ou Saône-et-Loire (71)" in text
    assert "les choix s’ajoutent : Doubs et Jura" in text
    last = str(soup(app).select("table a")[-1]["href"])
    assert last == f"{SITE}/go/a?t=reunion&t=congres&d=25&d=71"


def test_what_comes_from_the_agenda_and_has_no_list_here_is_said(show: Show) -> None:
    app = show(seeding.full, mode="online", theme="soins_support", region="bourgogne-franche-comte")
    notice = next(found for found in soup(app).select(".ml-notice") if "Repris" in found.get_text())
    assert "Repris de l’agenda : soins oncologiques de support et en ligne." in said(notice.get_text())
    assert notice.a["href"] == "bulletin?region=bourgogne-franche-comte"
    assert "Repris" not in words(show(seeding.full, region="bourgogne-franche-comte"))


def room(app: AppTest) -> int:
    found = re.search(r"ko sur 90, place pour (\d+) de plus", said(words(app)))
    assert found
    return int(found[1])


def test_how_many_more_fit_is_told_before_mailboxes_cut(show: Show) -> None:
    app = show(seeding.full)
    before = room(app)
    assert 70 > before > room(press(app, "Tout cocher")) > 30


def test_the_next_letter_proposes_what_changed_since(show: Show) -> None:
    app = show(after_a_letter(days=3), depuis="lettre-1")
    assert "25 rendez-vous proposés : 1 nouveau, 1 changé et 1 annulé" in said(words(app))
    assert "Pas encore dans une lettre" in said(app.expander[0].label)
    assert said(app.expander[-1].label) == "N° 1, 19 novembre 2026 · Avant · 0 rendez-vous"


def test_a_site_that_joined_since_the_letter_brings_no_news(show: Show) -> None:
    app = show(after_a_letter(days=30), depuis="lettre-1")
    assert "25 rendez-vous proposés : 1 dont l’inscription se termine bientôt." in said(words(app))
    assert announced(app) == ["Formation d’exemple n° 2"]


def test_nothing_new_says_so_and_leads_to_everything(show: Show) -> None:
    app = show(seeding.full, depuis="7-jours", mois="2027-05")
    assert "Rien de nouveau depuis le 15 novembre 2026." in said(words(app))
    assert [link["href"] for link in soup(app).select(".ml-empty a")] == ["bulletin"]
    assert "Aucune lettre gardée pour l’instant." in words(app)


def test_a_letter_that_no_longer_exists_is_said(show: Show) -> None:
    assert "Le filtre « lettre-9 » n’existe plus." in said(words(show(seeding.full, depuis="lettre-9")))


def test_an_empty_database_says_what_to_do(show: Show) -> None:
    found = words(show(seeding.empty))
    assert "Aucun rendez-vous à venir n’a encore été lu" in found
    assert all(command in found for command in ("maillage collect", "maillage import", "maillage demo"))
    assert "passé" not in found


def test_without_anything_to_come_the_letter_is_shown_as_an_example(show: Show) -> None:
    app = show(lambda path: seeding.full(path, events=1), today="2028-01-01")
    assert "Voir les 4 rendez-vous passés" in said(words(app))
    assert announced(app)[0] == "Le titre d’un nouveau rendez-vous"
    assert "exemple inventé" in words(app)


def test_a_base_that_cannot_be_written_keeps_the_page(show: Show, tmp_path: Path) -> None:
    app = show(seeding.full)
    (tmp_path / "0.db").chmod(0o444)
    press(app, "Garder cette lettre")
    assert "La lettre n’a pas été gardée : la base est en lecture seule." in said(words(app))
    assert announced(app)


def test_hostile_texts_stay_texts(show: Show) -> None:
    app = show(seeding.hostile)
    assert not soup(app).select("table script, table img")
    assert announced(app)[0].startswith("<img src=x onerror=")
    (label,) = boxes(app)
    assert "\\<img" in label
    assert {str(link["href"])[: len(SITE)] for link in soup(app).select("table a")} == {SITE}


@pytest.mark.parametrize(
    "sign", [":material/home:", ":red[x]", "$x$", "**x**", "[ici](https://x.invalid)", "`x`"]
)
def test_a_title_is_shown_as_it_is_beside_its_box(sign: str) -> None:
    written = plain_label(sign)
    assert sign not in written
    assert re.sub("[\\\\\u2060]", "", written) == sign


def test_many_events_are_cut_and_the_rest_counted(show: Show) -> None:
    def seed(path: Path) -> Path:
        return seeding.full(path, events=90)

    app = show(seed)
    assert len(app.checkbox) == 50
    assert "Les 50 premiers sur 91." in said(words(app))
    assert len(announced(press(app, "Tout cocher"))) == 50


def test_a_block_that_mailboxes_would_cut_is_not_given(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letter_output, "HEAVIEST", 5000)
    app = show(seeding.full)
    assert re.search(r"Ce bloc est trop lourd : \d ko.* Décochez-en [1-3],", said(words(app)))
    assert announced(app) == []
