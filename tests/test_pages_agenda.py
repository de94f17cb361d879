"""Agenda: the list by month, its filters in the address, and what is said when nothing answers."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from db.database import open_for_writing
from db.model import Event, Occurrence
from db.store import save_harvest
from db.vocabulary import EventKind, EventStatus, Health, Mode
from tests import seeding
from tests.pages import Seed, Show, shower, soup, titles, words

SOON = seeding.TODAY + timedelta(days=10)


@pytest.fixture
def show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Show:
    return shower("pages/agenda.py", tmp_path, monkeypatch)


def these(*events: Event) -> Seed:
    """Give a way to make a database that holds these events alone, read on a site this morning."""

    def seed(path: Path) -> Path:
        database = open_for_writing(path)
        moment = seeding.at(seeding.TODAY, 6)
        run = seeding.finished(seeding.ONCO.id, moment, Health.OK, "Agenda lu.", events=len(events))
        save_harvest(database, seeding.ONCO, seeding.Harvest(events=events), run, now=moment)
        database.close()
        return path

    return seed


def one(**fields: Any) -> Seed:
    """Give a way to make a database that holds one event, in ten days."""
    usual: dict[str, Any] = {"title": "Rencontre", "occurrences": (Occurrence(start=SOON, all_day=True),)}
    return these(Event(**usual | fields))


def sentence(app: AppTest) -> str:
    return next(found.get_text() for found in soup(app).select(".ml-lead")).replace("\u00a0", " ")


def row(app: AppTest) -> str:
    return " ".join(soup(app).select_one(".ml-event").get_text(" ").split())


def address(app: AppTest) -> dict[str, list[str]]:
    return {key: [found] if isinstance(found, str) else found for key, found in app.query_params.items()}


def test_lists_what_comes_by_month(show: Show) -> None:
    app = show(seeding.full)
    assert sentence(app) == "25 rendez-vous à venir, de novembre 2026 à juin 2027."
    headings = [" ".join(found.get_text(" ").split()) for found in soup(app).select(".ml-ruled")]
    assert headings[:3] == [
        "Novembre 2026 1 rendez-vous",
        "Décembre 2026 4 rendez-vous",
        "Janvier 2027 4 rendez-vous",
    ]
    assert len(titles(app)) == 25


def test_past_ones_are_one_click_away(show: Show) -> None:
    app = show(seeding.full)
    app.selectbox(key="filtre-periode").set_value("passes").run()
    assert address(app) == {"periode": ["passes"]}
    assert titles(app) == ["Journée régionale passée n° 1", "Journée régionale passée n° 2"]
    app.selectbox(key="filtre-periode").set_value("a-venir").run()
    assert address(app) == {}


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({"q": "réunion lettre"}, "1 rendez-vous à venir (« réunion lettre »), en décembre 2026."),
        ({"profession": "infirmier"}, "12 rendez-vous à venir (infirmiers), de décembre 2026 à juin 2027."),
        ({"mode": "online"}, "6 rendez-vous à venir (en ligne), de décembre 2026 à juin 2027."),
        (
            {"type": ["congres", "formation"], "mois": "2027-01"},
            "3 rendez-vous à venir (formation ou congrès, janvier 2027).",
        ),
        ({"departement": "70"}, "Aucun rendez-vous à venir."),
        ({"departement": "25"}, "6 rendez-vous à venir (Doubs (25)), de novembre 2026 à mai 2027."),
        (
            {"theme": "sein", "organisateur": "onco-exemple"},
            "12 rendez-vous à venir (sein, Onco-Exemple), de décembre 2026 à juin 2027.",
        ),
        (
            {"region": "bourgogne-franche-comte"},
            "25 rendez-vous à venir (Bourgogne-Franche-Comté), de novembre 2026 à juin 2027.",
        ),
    ],
)
def test_an_address_opens_on_its_view(show: Show, parameters: dict[str, Any], said: str) -> None:
    assert sentence(show(seeding.full, **parameters)) == said


def test_choosing_writes_identifiers_into_the_address(show: Show) -> None:
    app = show(seeding.full, page="1")
    app.multiselect(key="filtre-profession").set_value(["infirmier"]).run()
    app.text_input(key="filtre-q").set_value("formation").run()
    app.button_group(key="filtre-type").set_value(["formation"]).run()
    assert address(app) == {"profession": ["infirmier"], "q": ["formation"], "type": ["formation"]}
    assert {title.split(" ")[0] for title in titles(app)} == {"Formation"}
    app.multiselect(key="filtre-profession").set_value([]).run()
    assert "profession" not in address(app)


def test_a_filter_that_no_longer_exists_is_said(show: Show) -> None:
    app = show(seeding.full, region="ancienne-region", mois="2020-01")
    said = words(app)
    assert "Le filtre « ancienne-region » n’existe plus. Pour « Région », la vue montre : toutes." in said
    assert "Le filtre « 2020-01 » n’existe plus. La vue montre : tous les mois." in said
    assert len(titles(app)) == 25


def test_a_profession_without_any_event_exists_all_the_same(show: Show) -> None:
    app = show(seeding.full, profession="orthoptiste")
    assert "n’existe plus" not in words(app)
    assert "Aucun rendez-vous ne répond à ce filtre." in words(app)


def test_a_hostile_address_shows_the_whole_agenda(show: Show) -> None:
    app = show(
        seeding.full, region="<script>alert(1)</script>" * 50, page="-1", periode="'; DROP TABLE events"
    )
    assert not soup(app).select("script")
    assert len(titles(app)) == 25


def test_too_many_filters_can_be_taken_away(show: Show) -> None:
    app = show(seeding.full, q="thrombose", profession="infirmier")
    said = words(app)
    assert "Aucun rendez-vous ne répond aux 2 filtres à la fois." in said
    assert "Sans « thrombose », il y en aurait 12." in said
    app.button(key="retirer-q").click().run()
    assert address(app) == {"profession": ["infirmier"]}
    assert len(titles(app)) == 12


def test_all_filters_can_be_taken_away_at_once(show: Show) -> None:
    app = show(seeding.full, q="thrombose", profession="infirmier", periode="a-venir")
    app.button(key="effacer").click().run()
    assert len(titles(app)) == 25


def test_nothing_to_come_leads_to_the_past(show: Show) -> None:
    app = show(one(), today="2027-06-01")
    assert sentence(app) == "Aucun rendez-vous à venir."
    assert "Voir le rendez-vous passé" in words(app)
    assert soup(app).select_one("a[href='agenda?periode=passes']")


def test_an_empty_database_says_what_to_do(show: Show) -> None:
    assert "maillage collect" in words(show(seeding.empty))


def test_fifty_a_page(show: Show) -> None:
    def many(path: Path) -> Path:
        return seeding.full(path, events=120)

    assert len(titles(show(many))) == 50
    third = show(many, page="3")
    assert len(titles(third)) == 21
    assert len(titles(show(many, page="99"))) == 50


def test_events_without_a_date_have_their_view(show: Show) -> None:
    app = show(one(occurrences=()), periode="sans-date")
    assert sentence(app) == "1 rendez-vous sans date."
    assert "date non indiquée" in row(app)


def test_the_months_are_links_that_keep_the_filters(show: Show) -> None:
    app = show(seeding.full, profession="infirmier", page="1")
    addresses = [found["href"] for found in soup(app).select(".ml-strip a")]
    assert addresses[0] == "agenda?profession=infirmier&mois=2026-12"


def test_the_chart_has_its_words_its_table_and_its_file(show: Show) -> None:
    app = show(seeding.full)
    alternatives = [chart.proto.alt for chart in app.get("vega_lite_chart")]
    assert (
        alternatives[0].replace("\u00a0", " ")
        == "Formations et webinaires : 12 rendez-vous, le plus en janvier 2027 (3)."
    )
    headers = [cell.get_text() for cell in soup(app).select("table th[scope=col]")]
    assert headers == ["Mois", "Formations et webinaires", "Réunions et rencontres", "Congrès et journées"]
    assert [button.proto.label for button in app.get("download_button")] == ["Télécharger en CSV"]


HOURS_UNKNOWN = {"inferred": ("all_day",)}
TWO_DAYS = (Occurrence(start=SOON, end=SOON + timedelta(days=1), all_day=True),)
MORNING = (Occurrence(start=seeding.at(SOON, 9), end=seeding.at(SOON, 12, 30), all_day=False),)
TWO_SITTINGS = (*MORNING, Occurrence(start=seeding.at(SOON + timedelta(days=7), 9), end=None, all_day=False))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (HOURS_UNKNOWN, "horaire non indiqué"),
        (HOURS_UNKNOWN | {"occurrences": TWO_DAYS}, "2 et 3 décembre horaire non indiqué"),
        ({}, "toute la journée"),
        ({"occurrences": MORNING}, "9 h à 12 h 30"),
        ({"occurrences": TWO_SITTINGS}, "2 séances : 2 décembre (9 h à 12 h 30) et 9 décembre (9 h)"),
        ({"status": EventStatus.CANCELLED}, "mercredi 2 décembre 2026 Annulé Rencontre"),
        ({"status": EventStatus.CANCELLED, "title": "ANNULÉ – Rencontre"}, "2026 Annulé Rencontre"),
        ({"status": EventStatus.POSTPONED}, "Reporté Rencontre"),
        ({"status": EventStatus.MISSING}, "Plus annoncé depuis le 22 novembre Rencontre"),
        ({"mode": Mode.ONLINE}, "En ligne"),
        ({"city": "Lure", "venue": "Salle des fêtes"}, "Salle des fêtes, Lure"),
        ({}, "lieu non indiqué"),
        ({"registration_deadline": date(2026, 11, 30)}, "inscription jusqu’au 30 novembre"),
        ({"registration_deadline": date(2026, 11, 20)}, "inscriptions closes depuis le 20 novembre"),
        (
            {"kind": EventKind.FORUM, "organizer": "Onco"},
            "Forum · Onco · Lu sur Onco-Exemple le 22 novembre 2026",
        ),
        (
            {"inferred": ("mode", "year"), "evidence": {"mode": "webinaire"}},
            "mode déduit de « webinaire » · année déduite",
        ),
        ({"registration_url": "https://x.invalid/i"}, "S’inscrire : Rencontre"),
    ],
)
def test_a_line_says(show: Show, fields: dict[str, Any], said: str) -> None:
    assert said in row(show(one(**fields)))


@pytest.mark.parametrize(
    "fields",
    [
        {"registration_deadline": date(2026, 11, 20)},
        {"status": EventStatus.CANCELLED},
        {"registration_url": "javascript:alert(1)"},
    ],
)
def test_one_cannot_register_where_it_makes_no_sense(show: Show, fields: dict[str, Any]) -> None:
    assert "S’inscrire" not in row(show(one(**{"registration_url": "https://x.invalid/i"} | fields)))


def test_a_title_leads_to_our_page_of_the_event_and_the_line_to_its_publisher(show: Show) -> None:
    event = soup(show(one(url="https://x.invalid/e"))).select_one(".ml-event")
    addresses = [found["href"] for found in event.select("a")]
    assert re.fullmatch("e/[0-9a-f]{12}", addresses[0])
    assert addresses[1:] == ["https://x.invalid/e", f"{addresses[0]}.ics"]


def test_what_was_moved_says_from_when(show: Show) -> None:
    assert "Reporté du 3 décembre au 16 janvier" in words(show(seeding.full))


def test_new_ones_are_marked_but_not_at_the_beginning(show: Show) -> None:
    assert "Nouveau" in words(show(seeding.full))
    assert "Nouveau" not in words(show(one()))


def test_hostile_texts_stay_texts(show: Show) -> None:
    page = soup(show(seeding.hostile))
    assert seeding.HOSTILE in page.get_text()
    assert not page.select("script, img, [onerror]")
