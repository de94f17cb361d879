"""Agenda: the list by month, its filters in the address, and what is said when nothing answers."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboards.parts import kinds_chart
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


def test_a_filter_that_does_not_exist_is_said_but_not_what_a_mailing_tool_adds(show: Show) -> None:
    said = words(show(seeding.full, territoire="nord", utm_source="lettre", fbclid="1", vue="mois"))
    assert "Filtre inconnu, laissé de côté : « territoire »." in said.replace("\u00a0", " ")
    assert said.count("laissé de côté") == 1


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
    beyond = show(many, page="99")
    assert len(titles(beyond)) == 50
    assert "La liste n’a pas de page « 99 ». Voici la première." in words(beyond)


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
    assert not app.get("vega_lite_chart")
    app.session_state[kinds_chart.KEY] = True
    app.run()
    alternatives = [chart.proto.alt for chart in app.get("vega_lite_chart")]
    assert (
        alternatives[0].replace("\u00a0", " ")
        == "Formations et webinaires : 12 rendez-vous, le plus en janvier 2027 (3)."
    )
    headers = [cell.get_text() for cell in soup(app).select("table th[scope=col]")]
    assert headers == ["Mois", "Formations et webinaires", "Réunions et rencontres", "Congrès et journées"]
    assert [button.proto.label for button in app.get("download_button")] == ["Télécharger en CSV"]


# --- what each choice would give ----------------------------------------------------------------------------


def labels(app: AppTest, widget: str, key: str) -> list[str]:
    options = getattr(app, widget)(key=f"filtre-{key}").options
    return [str(getattr(option, "content", option)).replace("\u00a0", " ") for option in options]


def test_each_choice_says_how_many_it_would_give(show: Show) -> None:
    app = show(seeding.full, type="formation")
    assert labels(app, "multiselect", "profession") == ["infirmiers (6)", "pharmaciens (6)"]
    assert labels(app, "multiselect", "departement") == [
        "Côte-d’Or (21) (6)",
        "Doubs (25) (0)",
        "Saône-et-Loire (71) (0)",
    ]
    assert labels(app, "button_group", "type") == [
        "Formation (6)", "Webinaire (6)", "Congrès (6)", "Journée (0)", "Réunion (7)"
    ]  # fmt: skip
    assert labels(app, "selectbox", "periode") == [
        "À venir (6)", "Cette semaine (0)", "Ce mois-ci (0)", "3 prochains mois (3)", "Depuis la lettre (0)",
        "Passés (0)", "Sans date (0)"
    ]  # fmt: skip
    assert labels(app, "multiselect", "source") == ["La lettre d’Onco-Exemple n° 7 (0)", "Onco-Exemple (6)"]


def test_several_choices_of_a_filter_add_up(show: Show) -> None:
    app = show(seeding.full, type=["formation", "webinaire"])
    assert len(titles(app)) == 12
    app.button_group(key="filtre-type").set_value(["formation"]).run()
    assert address(app) == {"type": ["formation"]}


def test_another_period_forgets_the_month_and_the_day(show: Show) -> None:
    app = show(seeding.full, mois="2026-12", jour="2026-12-04", profession="infirmier")
    app.selectbox(key="filtre-periode").set_value("trois-mois").run()
    assert address(app) == {"profession": ["infirmier"], "periode": ["trois-mois"]}


def test_nothing_that_can_be_taken_away_alone_says_so(show: Show) -> None:
    app = show(seeding.full, q="thrombose", theme="orl", mode="online")
    assert "Aucun filtre, retiré seul, n’en donnerait. Sans aucun filtre, il y en aurait 25." in words(app)
    assert [button.label for button in app.button] == ["Tout effacer"]


def test_the_filter_that_costs_most_is_said_first(show: Show) -> None:
    app = show(seeding.full, q="réunion", mode="online")
    assert "Sans « en ligne », il y en aurait 7. Sans « réunion », il y en aurait 6." in words(app)
    said = [button.label.replace("\u00a0", " ") for button in app.button]
    assert said == ["Retirer « en ligne »", "Retirer « réunion »", "Tout effacer"]


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("source", "cpts-nord", "Pour « Source », la vue montre : toutes."),
        ("statut", "gone", "Pour « Statut », la vue montre : tous les statuts."),
        ("jour", "2026-11-21", "La vue montre : tous les jours."),
        ("vue", "tableau", "Pour « Vue », la vue montre : liste."),
        ("periode", "hier", "Pour « Période », la vue montre : à venir."),
        ("inscriptions", "demain", "Pour « Inscriptions », la vue montre : toutes."),
    ],
)
def test_an_old_identifier_is_said(show: Show, key: str, value: str, said: str) -> None:
    app = show(seeding.full, **{key: value})
    assert f"Le filtre « {value} » n’existe plus. {said}" in words(app)
    assert len(titles(app)) == 25


# --- the same selection as a calendar and as a map -----------------------------------------------------------


def cells(app: AppTest) -> dict[str, str]:
    """Give the words of each day of the calendar that has some events, under its date."""
    return {
        str(cell.time["datetime"]): " ".join(cell.ul.get_text(" ").split())
        for cell in soup(app).select(".ml-month td")
        if cell.ul
    }


def test_a_month_is_a_table_of_its_days(show: Show) -> None:
    app = show(seeding.full, vue="mois", mois="2026-12")
    assert sentence(app) == "4 rendez-vous en décembre 2026."
    headers = [cell.get_text() for cell in soup(app).select(".ml-month th[scope=col]")]
    assert (headers[0], headers[6], len(headers)) == ("Lundi", "Dimanche", 7)
    assert cells(app) == {
        "2026-12-04": "Réunion annoncée par lettre",
        "2026-12-12": "Webinaire d’exemple n° 3",
        "2026-12-21": "18 h 30 Congrès d’exemple n° 4",
        "2026-12-30": "18 h 30 Réunion d’exemple n° 5",
    }


def test_a_calendar_opens_on_the_first_month_that_has_something(show: Show) -> None:
    app = show(seeding.full, vue="mois")
    assert sentence(app) == "1 rendez-vous en novembre 2026."
    assert "18 h 30 Réunion d’exemple n° 1 (annulé)" in cells(app).values()
    today = soup(app).select_one(".ml-today")
    assert today.get_text(" ").split() == ["22", "dimanche", "22", "novembre", "aujourd’hui"]
    past = show(seeding.full, vue="mois", periode="passes")
    assert list(cells(past)) == ["2026-10-23"]


def test_one_steps_from_month_to_month(show: Show) -> None:
    app = show(seeding.full, vue="mois", jour="2026-11-24", profession="pharmacien")
    assert app.button(key="mois-avant").disabled
    app.button(key="mois-apres").click().run()
    assert address(app) == {"vue": ["mois"], "mois": ["2026-12"], "profession": ["pharmacien"]}
    assert sentence(app) == "3 rendez-vous en décembre 2026 (pharmaciens)."


def test_a_month_without_anything_says_so_and_can_be_left(show: Show) -> None:
    app = show(seeding.full, vue="mois", mois="2029-01")
    assert sentence(app) == "Aucun rendez-vous en janvier 2029."
    assert not app.button(key="mois-avant").disabled


def test_several_days_are_repeated_with_their_hour_on_the_first(show: Show) -> None:
    start, end = seeding.at(SOON, 9), seeding.at(SOON + timedelta(days=1), 17)
    app = show(one(occurrences=(Occurrence(start=start, end=end, all_day=False),)), vue="mois")
    assert cells(app) == {"2026-12-02": "9 h Rencontre", "2026-12-03": "suite Rencontre"}


@pytest.mark.parametrize(
    ("events", "said"),
    [
        (3, "A Événement 0 Événement 1 Événement 2"),
        (4, "Événement 0 Événement 1 + 2 autres le mercredi 2 décembre 2026"),
    ],
)
def test_a_crowded_day_leads_to_the_list_of_that_day(show: Show, events: int, said: str) -> None:
    sittings = (Occurrence(start=SOON, all_day=True),)
    seed = these(*(Event(title=f"Événement {n}", occurrences=sittings) for n in range(events)))
    app = show(seed, vue="mois", mode=[])
    assert cells(app)["2026-12-02"] == said.removeprefix("A ")
    others = soup(app).select_one(".ml-others a")
    assert (others and others["href"]) == ("agenda?jour=2026-12-02" if events > 3 else None)
    assert len(titles(show(seed, jour="2026-12-02"))) == events


def test_a_map_has_its_words_and_the_way_to_each_department(show: Show) -> None:
    app = show(seeding.full, vue="carte", profession="infirmier")
    assert sentence(app) == "12 rendez-vous à venir (infirmiers), de décembre 2026 à juin 2027."
    alternative = app.get("vega_lite_chart")[0].proto.alt.replace("\u00a0", " ")
    assert (
        alternative
        == "Rendez-vous par département : 12 dans 2 départements, le plus dans Côte-d’Or (21) : 6."
    )
    links = {found.get_text(): found["href"] for found in soup(app).select(".ml-places a")}
    assert links == {
        "Côte-d’Or (21)": "agenda?profession=infirmier&departement=21",
        "Saône-et-Loire (71)": "agenda?profession=infirmier&departement=71",
    }


def test_a_map_tells_apart_what_it_cannot_show(show: Show) -> None:
    day = (Occurrence(start=SOON, all_day=True),)
    seed = these(
        Event(title="A", occurrences=day, mode=Mode.ONLINE, department="21"),
        Event(title="B", occurrences=day, department="974"),
        Event(title="C", occurrences=day),
    )
    said = words(show(seed, vue="carte"))
    assert "Hors de la carte : La Réunion (974) 1, 1 en ligne et 1 sans lieu indiqué." in said


@pytest.mark.parametrize("view", ["mois", "carte"])
@pytest.mark.parametrize("seed", [seeding.empty, seeding.starter_only, seeding.hostile, seeding.full])
def test_every_view_stands_whatever_was_read(show: Show, seed: Seed, view: str) -> None:
    page = soup(show(seed, vue=view))
    assert page.select_one(".ml-lead")
    assert not page.select("script, img, [onerror]")


@pytest.mark.parametrize(("day", "periode"), [(date(9999, 12, 31), "a-venir"), (date(1, 1, 1), "passes")])
def test_a_day_at_the_end_of_time_breaks_nothing(show: Show, day: date, periode: str) -> None:
    seed = one(occurrences=(Occurrence(start=day, all_day=True),))
    for view in ("liste", "mois", "carte"):
        assert soup(show(seed, vue=view, periode=periode)).select_one(".ml-lead")


def test_undated_events_have_no_month(show: Show) -> None:
    app = show(one(occurrences=()), periode="sans-date", vue="mois")
    assert titles(app) == ["Rencontre"]


def test_the_selection_can_be_had_elsewhere_under_the_same_filters(show: Show) -> None:
    app = show(seeding.full, profession=["infirmier", "ipa"], vue="mois", page="2")
    query = "?profession=infirmier&profession=ipa"
    assert [found["href"] for found in soup(app).select(".ml-ways a")] == [
        f"{path}{query}"
        for path in ("agenda.ics", "agenda.atom", "agenda.xlsx", "agenda.csv", "print/agenda", "bulletin")
    ]


@pytest.mark.parametrize(
    ("fields", "today", "offered"),
    [
        ({}, "2026-11-22", True),
        ({"status": EventStatus.CANCELLED}, "2026-11-22", False),
        ({"occurrences": ()}, "2026-11-22", False),
        ({}, "2027-01-01", False),
    ],
)
def test_what_is_still_to_come_can_be_added_to_ones_own_agenda(
    show: Show, fields: dict[str, Any], today: str, offered: bool
) -> None:
    periode = "sans-date" if "occurrences" in fields else "passes" if today > "2026-12-31" else "a-venir"
    app = show(one(**fields), today=today, periode=periode)
    assert bool(soup(app).select(".ml-event a[href$='.ics']")) is offered


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
        ({"status": EventStatus.FULL}, "Complet Rencontre"),
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
        ({"occurrences": MORNING, "inferred": ("end",)}, "fin déduite"),
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


# --- around a commune ---------------------------------------------------------------------------------------

PLACED = these(
    Event(title="À Vesoul", occurrences=(Occurrence(start=SOON, all_day=True),), insee="70550"),
    Event(title="À Lure", occurrences=(Occurrence(start=SOON, all_day=True),), insee="70310"),
    Event(title="En ligne", occurrences=(Occurrence(start=SOON, all_day=True),), mode=Mode.ONLINE),
    Event(title="Quelque part", occurrences=(Occurrence(start=SOON, all_day=True),)),
)


def test_one_looks_around_a_commune_by_typing_its_name(show: Show) -> None:
    app = show(PLACED)
    app.text_input(key="commune-cherchée").set_value("vesou").run()
    app.button_group(key="commune-choisie").set_value("70550").run()
    assert address(app) == {"autour": ["70550"]}
    assert titles(app) == ["À Vesoul"]
    assert sentence(app) == (
        "1 rendez-vous à venir (à moins de 25 km de Vesoul (Haute-Saône)), en décembre 2026."
    )
    assert app.text_input(key="commune-cherchée").value == ""
    app.selectbox(key="filtre-rayon").set_value("50").run()
    assert address(app) == {"autour": ["70550"], "rayon": ["50"]}
    assert titles(app) == ["À Lure", "À Vesoul"]


def test_radii_and_what_is_left_out_are_counted(show: Show) -> None:
    app = show(PLACED, autour="70550")
    assert app.selectbox(key="filtre-rayon").value == "25"
    assert list(app.selectbox(key="filtre-rayon").options) == [
        "10\u00a0km\u00a0(1)", "25\u00a0km\u00a0(1)", "50\u00a0km\u00a0(2)", "100\u00a0km\u00a0(2)",
    ]  # fmt: skip
    said = words(app).replace("\u00a0", " ")
    assert "Sans 1 rendez-vous à suivre en ligne : l’ajouter" in said
    assert "Laissé de côté, faute de savoir où il a lieu : 1 rendez-vous." in said
    (way,) = [found["href"] for found in soup(app).select("a") if found.get_text() == "l’ajouter"]
    assert way == "agenda?autour=70550&aussi=en-ligne"


def test_what_is_online_can_be_kept(show: Show) -> None:
    app = show(PLACED, autour="70550", aussi="en-ligne")
    assert titles(app) == ["En ligne", "À Vesoul"]
    assert "Avec 1 rendez-vous à suivre en ligne : le retirer" in words(app).replace("\u00a0", " ")


def test_one_comes_back_to_the_whole_of_france(show: Show) -> None:
    app = show(PLACED, autour="70550", rayon="10", aussi="en-ligne", mode="online")
    next(one for one in app.button if one.label == "Toute la France").click().run()
    assert address(app) == {"mode": ["online"]}


@pytest.mark.parametrize(("key", "value"), [("autour", "99999"), ("rayon", "7"), ("aussi", "x")])
def test_an_unknown_place_is_said(show: Show, key: str, value: str) -> None:
    app = show(PLACED, **{key: value})
    assert len(titles(app)) == 4
    assert f"Le filtre « {value} » n’existe plus." in words(app).replace("\u00a0", " ")


def test_a_commune_without_a_position_is_said(show: Show) -> None:
    app = show(PLACED, autour="98714")
    assert "Sans « à Bora-Bora (Polynésie française) même" in words(app).replace("\u00a0", " ")
    app.text_input(key="commune-cherchée").set_value("bora-bora").run()
    assert "Aucune commune située ne répond à « bora-bora »." in words(app).replace("\u00a0", " ")
