"""Pages that are shared, framed and printed: all that is known, in French, without any script."""

from __future__ import annotations

import json
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from bs4 import Tag
from PIL import Image

from db.database import open_for_writing
from db.model import Event, Occurrence
from db.store import merge_two, save_reading
from db.vocabulary import EventKind, EventStatus, Mode, Profession, Theme
from tests import seeding
from tests.public import SITE, SOON, Open, an_event, only_id, opened, soup, these, told, words

__all__ = ["opened"]

MORNING = Occurrence(start=seeding.at(SOON, 9), end=seeding.at(SOON, 12, 30), all_day=False)
TWO_DAYS = Occurrence(start=SOON, end=SOON + timedelta(days=1), all_day=True)


def event_page(opened: Open, *readings: Event) -> str:
    asker = opened(told(*((one,) for one in readings)))
    answer = asker.get(f"/e/{only_id(asker)}")
    assert answer.status_code == 200
    return answer.text


def said(html: str) -> str:
    return words(html).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"occurrences": (MORNING,)}, "Mercredi 2 décembre 2026, de 9 h à 12 h 30"),
        ({}, "Mercredi 2 décembre 2026 toute la journée"),
        ({"inferred": ("all_day",)}, "Mercredi 2 décembre 2026 horaire non indiqué"),
        ({"occurrences": (TWO_DAYS,)}, "2 et 3 décembre 2026"),
        ({"occurrences": (MORNING, TWO_DAYS)}, "2 séances"),
        ({"occurrences": ()}, "Date non indiquée"),
        ({"inferred": ("year",)}, "année déduite"),
        (
            {"mode": Mode.ONLINE, "inferred": ("mode",), "evidence": {"mode": "visio"}},
            "En ligne (mode déduit de « visio »)",
        ),
        ({}, "Lieu non indiqué"),
        ({"city": "Lure", "venue": "Salle Ronde"}, "Salle Ronde, Lure"),
        ({"audience": (Profession.PHARMACIEN,)}, "Public Pharmaciens"),
        ({}, "Public non précisé"),
        ({"themes": (Theme.SEIN,)}, "Thème Sein"),
        ({"kind": EventKind.FORUM}, "Type Forum"),
        ({"organizer": "Onco", "partners": ("Ligue d’Exemple",)}, "Organisé par Onco Avec Ligue d’Exemple"),
        (
            {"department": "70", "region": "Bourgogne-Franche-Comté"},
            "Territoire Haute-Saône (70), Bourgogne-Franche-Comté",
        ),
        ({"registration_deadline": date(2026, 11, 30)}, "Inscription Jusqu’au 30 novembre 2026"),
        ({"registration_deadline": date(2026, 11, 1)}, "Inscription Closes depuis le 1er novembre 2026"),
        ({"dates_raw": "le 2 décembre"}, "Les mots de la page « le 2 décembre »"),
        ({"description": "Une\njournée"}, "Présentation Une journée"),
        ({"status": EventStatus.MISSING}, "Plus annoncé depuis le 22 novembre"),
        ({}, "Source 22 nov., 6 h Onco-Exemple"),
        ({}, f"Adresse à partager : {SITE}/e/"),
    ],
)
def test_an_events_page_says(opened: Open, fields: dict[str, Any], expected: str) -> None:
    assert expected in said(event_page(opened, an_event(**fields)))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            {"occurrences": (seeding.sitting(date(2027, 4, 3)),)},
            {"occurrences": (seeding.sitting(date(2027, 4, 14)),), "status": EventStatus.POSTPONED},
            "Reporté du 3 au 14 avril",
        ),
        (
            {"occurrences": (seeding.sitting(date(2027, 3, 30)),)},
            {"occurrences": (seeding.sitting(date(2027, 4, 1)),)},
            "Déplacé du 30 mars au 1er avril",
        ),
        (
            {"occurrences": (seeding.sitting(date(2026, 12, 9)),)},
            {"occurrences": (seeding.sitting(date(2027, 1, 8)),)},
            "Déplacé du 9 décembre 2026 au 8 janvier 2027",
        ),
        (
            {"occurrences": (MORNING,)},
            {"occurrences": (seeding.sitting(SOON, 14, 16),)},
            "Date : 2 décembre 2026, 14 h 30 à 16 h (auparavant 2 décembre 2026, 9 h à 12 h 30)",
        ),
        ({}, {"status": EventStatus.CANCELLED}, "22 novembre Annulé"),
        ({"status": EventStatus.MISSING}, {}, "De nouveau annoncé"),
        ({}, {"registration_url": "https://x.invalid/i"}, "Lien d’inscription : ajout"),
        ({"city": "Lure"}, {"city": "Gray"}, "Lieu : Gray (auparavant Lure)"),
        ({"organizer": "Onco"}, {}, "Organisé par : non précisé (auparavant Onco)"),
        ({}, {"audience": (Profession.IPA,)}, "Public : infirmiers en pratique avancée"),
        ({}, {"evidence": {"mode": "visio"}}, "Précisions de la source"),
    ],
)
def test_it_says_what_changed_and_when(
    opened: Open, before: dict[str, Any], after: dict[str, Any], expected: str
) -> None:
    page = said(event_page(opened, an_event(**before), an_event(**after)))
    assert f"Ce qui a changé 22 novembre {expected.removeprefix('22 novembre ')}" in page
    assert "21 novembre Première lecture" in page


APRIL = {
    "3": {"occurrences": (seeding.sitting(date(2027, 4, 3)),)},
    "14": {"occurrences": (seeding.sitting(date(2027, 4, 14)),)},
    "today": {"occurrences": (seeding.sitting(seeding.TODAY),)},
    "yesterday": {"occurrences": (seeding.sitting(seeding.TODAY - timedelta(days=1)),)},
    "several": {"occurrences": (seeding.sitting(date(2027, 4, 3)), seeding.sitting(date(2027, 4, 9)))},
}
POSTPONED = {"status": EventStatus.POSTPONED}


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        ((APRIL["3"], APRIL["14"] | POSTPONED), "Reporté du 3 au 14 avril, vu le 22 novembre"),
        ((APRIL["3"], APRIL["14"]), "Déplacé du 3 au 14 avril, vu le 22 novembre"),
        (
            (APRIL["3"], APRIL["3"] | POSTPONED, APRIL["14"] | POSTPONED),
            "Reporté du 3 au 14 avril, vu le 22 novembre",
        ),
        (
            (APRIL["3"], APRIL["14"] | POSTPONED, APRIL["14"] | POSTPONED | {"city": "Lure"}),
            "Reporté du 3 au 14 avril, vu le 21 novembre",
        ),
        (
            (APRIL["several"], APRIL["14"] | POSTPONED),
            "Reporté (auparavant 2 séances : 3 avril et 9 avril), vu le 22 novembre",
        ),
        ((APRIL["3"], APRIL["3"] | POSTPONED), None),
        ((APRIL["yesterday"], APRIL["14"]), None),
        ((APRIL["today"], {"occurrences": ()}), None),
        ((APRIL["14"],), None),
    ],
)
def test_the_former_days_are_said_at_the_top(
    opened: Open, readings: tuple[dict[str, Any], ...], expected: str | None
) -> None:
    page = soup(event_page(opened, *(an_event(**fields) for fields in readings)))
    when = said(str(page.select_one(".pub-when")))
    assert ("vu le" in when) is (expected is not None)
    assert (expected or "") in when


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("2026-12-12 18:30:00", False),
        ("2026-12-12T18:30:00+01:00 – 2026-12-12T20:00:00Z", False),
        ("20261212T183000Z ; 20261213", False),
        ("le 12 décembre à 18 h 30", True),
        ("12/12 à 18h30", True),
        ("T3", True),
    ],
)
def test_the_words_of_a_machine_are_not_quoted(opened: Open, raw: str, shown: bool) -> None:
    assert ("Les mots de la page" in said(event_page(opened, an_event(dates_raw=raw)))) is shown


def test_it_is_sent_by_mail_with_its_subject_and_its_address(opened: Open) -> None:
    page = soup(event_page(opened, an_event("Peau & ongles : 50 % ?\r\nBcc: x@y.invalid", city="Lure")))
    link = page.find("a", string="Envoyer par courriel")
    scheme, _, query = link["href"].partition("?")
    told = dict(part.split("=", 1) for part in query.split("&"))
    address = page.select_one("link[rel=canonical]")["href"]
    assert scheme == "mailto:"
    assert set(told) == {"subject", "body"}
    assert unquote(told["subject"]) == "Peau & ongles : 50 % ? Bcc: x@y.invalid"
    body = unquote(told["body"]).replace("\u00a0", " ")
    assert body == f"2 décembre 2026. Lure.\r\n\r\n{address}"
    assert "+" not in query


def test_it_leads_to_the_events_that_go_with_it_and_says_why(opened: Open) -> None:
    here = {"department": "70", "region": "Bourgogne-Franche-Comté"}
    others = (
        an_event("Même maison", organizer="Onco"),
        an_event("Même thème", themes=(Theme.SEIN, Theme.ORL), **here),
        an_event("Même public", audience=(Profession.IPA,), region="Bourgogne-Franche-Comté"),
        an_event("Mêmes jours", **here),
        an_event("Ailleurs"),
    )
    about = {"themes": (Theme.SEIN,), "audience": (Profession.IPA,)}
    asker = opened(these(an_event("Rencontre", organizer="Onco", **about, **here), *others))
    found = {event["title"]: event["id"] for event in asker.get("/agenda.json").json()["events"]}
    page = soup(asker.get(f"/e/{found['Rencontre']}").text)
    items = {item.a.get_text(): said(str(item)).split(" · ")[-1] for item in page.select(".pub-also li")}
    assert items == {
        "Même maison": "même organisateur",
        "Même thème": "même thème (sein), Haute-Saône",
        "Même public": "même public (infirmiers en pratique avancée), Bourgogne-Franche-Comté",
        "Mêmes jours": "mêmes jours, Haute-Saône",
    }
    assert page.select_one(".pub-also a")["href"] == f"/e/{found['Même maison']}"
    assert "Voir aussi" not in said(asker.get(f"/e/{found['Ailleurs']}").text)


def test_each_source_is_said_and_what_it_tells_otherwise(opened: Open) -> None:
    def seed(path: Path) -> Path:
        these(an_event("Réunion annoncée par lettre", city="Lure"))(path)
        db = open_for_writing(path)
        letter = seeding.newsletter()
        told_there = letter.events[0].model_copy(update={"title": "Autre titre", "place": "p. 3"})
        save_reading(db, letter.model_copy(update={"events": (told_there,)}), now=seeding.NOW)
        one, two = (row["id"] for row in db.query("SELECT id FROM events ORDER BY city = 'Beaune'"))
        merge_two(db, one, two, now=seeding.NOW)
        db.close()
        return path

    asker = opened(seed)
    page = said(asker.get(f"/e/{only_id(asker)}").text)
    assert "Lu sur 2 sources" in page
    assert "puis celle de la source la plus officielle" in page
    elsewhere = "« La lettre d’Onco-Exemple n° 7 » , p. 3 On y lit : « Autre titre », 4 décembre 2026, Beaune"
    assert f"22 nov., 12 h {elsewhere}" in page


def test_a_cancelled_event_is_struck_through_and_leads_to_its_origin(opened: Open) -> None:
    event = an_event(
        "ANNULÉ – Rencontre",
        status=EventStatus.CANCELLED,
        url="https://x.invalid/e",
        registration_url="https://x.invalid/i",
    )
    page = soup(event_page(opened, event))
    assert page.select_one("h1 s").get_text() == "Rencontre"
    assert page.select_one("title").get_text() == "Annulé\u00a0: Rencontre · Maillage"
    assert [link.get_text() for link in page.select(".pub-button")] == ["Voir la page d’origine"]


def test_the_main_action_is_to_add_it_to_ones_calendar(opened: Open) -> None:
    page = soup(event_page(opened, an_event(registration_url="https://x.invalid/i")))
    assert page.select_one(".pub-main").get_text() == "Ajouter à mon agenda"
    assert [link.get_text() for link in page.select(".pub-button")][1] == "S’inscrire"


@pytest.mark.parametrize(
    ("day", "address"),
    [
        (SOON, "/agenda?mois=2026-12"),
        (date(2026, 1, 5), "/agenda?periode=passes&mois=2026-01"),
        (None, "/agenda?periode=sans-date"),
    ],
)
def test_it_leads_back_to_its_month(opened: Open, day: date | None, address: str) -> None:
    sittings = (Occurrence(start=day, all_day=True),) if day else ()
    page = soup(event_page(opened, an_event(occurrences=sittings)))
    assert page.select_one(".pub-back a")["href"] == address


def test_it_tells_machines_and_messengers_what_it_is(opened: Open) -> None:
    html = event_page(
        opened, an_event(city="Lure", department="70", occurrences=(MORNING,), organizer="Onco")
    )
    page = soup(html)
    address = page.select_one("link[rel=canonical]")["href"]
    shared = {meta["property"]: meta["content"] for meta in page.select("meta[property]")}
    assert page.select_one("html")["lang"] == "fr"
    assert shared["og:title"] == "Rencontre"
    assert shared["og:description"].replace("\u00a0", " ") == "2 décembre 2026, 9 h à 12 h 30. Lure."
    assert (shared["og:url"], shared["og:image"]) == (address, f"{address}.png")
    assert page.select_one("link[type='text/calendar']")["href"] == f"{address}.ics"
    assert json.loads(page.select_one("script").string) == {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": "Rencontre",
        "url": address,
        "image": f"{address}.png",
        "eventStatus": "https://schema.org/EventScheduled",
        "startDate": "2026-12-02T09:00:00+01:00",
        "endDate": "2026-12-02T12:30:00+01:00",
        "location": [
            {
                "@type": "Place",
                "name": "Lure",
                "address": {"@type": "PostalAddress", "addressLocality": "Lure", "addressCountry": "FR"},
            }
        ],
        "organizer": {"@type": "Organization", "name": "Onco"},
    }


def test_machines_are_told_only_what_is_known(opened: Open) -> None:
    page = soup(event_page(opened, an_event(occurrences=(), status=EventStatus.MISSING)))
    assert set(json.loads(page.select_one("script").string)) == {"@context", "@type", "name", "url", "image"}


def test_the_picture_is_one_that_messengers_show(opened: Open) -> None:
    asker = opened(these(an_event("Longue " * 80 + "العربية 🎗️"), an_event("Autre")))
    events = asker.get("/agenda.json").json()["events"]
    answers = [asker.get(f"/e/{event['id']}.png") for event in events]
    assert {answer.headers["content-type"] for answer in answers} == {"image/png"}
    assert {Image.open(BytesIO(answer.content)).size for answer in answers} == {(1200, 630)}
    assert max(len(answer.content) for answer in answers) < 100_000
    assert answers[0].content != answers[1].content


# --- CPTS and pathways --------------------------------------------------------------------------------------


def test_a_cpts_has_its_page(opened: Open) -> None:
    page = said(opened(seeding.full).get("/cpts/trois-rivieres").text)
    assert "CPTS des Trois Rivières 8 actions : 4 réalisées, 1 en cours" in page
    assert "Haute-Saône (70)" in page
    assert "Accès aux soins 2 réalisées, 1 en cours, 1 abandonnée Déclaré : 2 sur 3" in page
    assert "Déclaré : 3 sur 3 réalisées ou en cours ; le recompte donne − 2 réalisées ou en cours" in page
    assert "D’après « Bilan 2024 de la CPTS des Trois Rivières », p. 1, lu le 20 novembre 2026" in page


def test_a_cpts_without_a_review_says_so(opened: Open) -> None:
    page = said(opened(seeding.full).get("/cpts/plaine-et-coteaux").text)
    assert "Aucun bilan lu pour cette CPTS." in page
    assert "relevé livré avec Maillage" in page


def test_a_pathway_has_its_page_and_both_lead_to_each_other_and_to_the_dashboards(opened: Open) -> None:
    asker = opened(seeding.full)
    cpts = soup(asker.get("/cpts/trois-rivieres").text)
    address = cpts.select_one("a[href^='/parcours/']")["href"]
    html = asker.get(address).text
    page = said(html)
    assert "1. Repérage et orientation Ce que l’étape 1 prévoit." in page
    assert "Prise en charge psychologique cité groupe de parole" in page
    assert "D’après « CPTS en pratique : Trois Rivières », p. 3" in page
    links = [link["href"] for link in [*cpts.select("main a"), *soup(html).select("main a")]]
    assert {"/missions?cpts=trois-rivieres", "/cpts/trois-rivieres", "/parcours?t1=trois-rivieres"} <= {
        *links
    }


# --- frames and paper ---------------------------------------------------------------------------------------


def items(html: str) -> list[Tag]:
    return soup(html).select("main li")


def test_a_frame_shows_the_first_events_and_leads_to_the_others(opened: Open) -> None:
    html = opened(seeding.full).get("/embed/agenda?limit=3&profession=infirmier").text
    page = soup(html)
    assert len(items(html)) == 3
    assert page.select_one("h1").get_text() == "Agenda\u00a0· infirmiers"
    assert not page.select("script, img, form")
    for link in page.select("a"):
        assert (link["target"], link["rel"]) == ("_blank", ["noopener"])
    assert page.select_one("footer a")["href"] == "/agenda?profession=infirmier"
    assert page.select_one("footer a").get_text() == "Voir les 12\u00a0rendez-vous sur Maillage"


def test_a_frame_may_stand_on_any_site_but_a_page_may_not(opened: Open) -> None:
    asker = opened(seeding.full)
    paths = ("/embed/agenda", "/print/agenda", f"/e/{only_id(asker)}", "/cpts/trois-rivieres")
    policies = {path: asker.get(path).headers["content-security-policy"] for path in paths}
    assert [policy.endswith("frame-ancestors *") for policy in policies.values()] == [
        True,
        False,
        False,
        False,
    ]
    assert all("default-src 'none'" in policy and "script-src" not in policy for policy in policies.values())


@pytest.mark.parametrize(("theme", "mark"), [("clair", "pub-light"), ("sombre", "pub-dark")])
def test_a_frame_takes_the_theme_of_its_site(opened: Open, theme: str, mark: str) -> None:
    asker = opened(seeding.full)
    themed = asker.get(f"/embed/agenda?theme={theme}&theme=sein").text
    assert mark in soup(themed).select_one("body")["class"]
    assert soup(themed).select_one("footer a")["href"] == "/agenda?theme=sein"
    assert mark not in soup(asker.get("/embed/agenda").text).select_one("body")["class"]


def test_an_empty_frame_says_so(opened: Open) -> None:
    assert "Aucun rendez-vous" in said(opened(seeding.empty).get("/embed/agenda").text)


def test_paper_has_the_whole_table_its_filters_and_its_date(opened: Open) -> None:
    html = opened(lambda path: seeding.full(path, events=120)).get("/print/agenda?type=formation").text
    page = soup(html)
    assert len(page.select("tbody tr:not(.pub-month)")) == 30
    head = " ".join(page.select_one("header").get_text(" ").split())
    assert "30 rendez-vous à venir · formation." in head
    assert "Maillage, le 22 novembre 2026" in head
    assert [cell.get_text() for cell in page.select("thead th[scope=col]")] == [
        "Date",
        "Rendez-vous",
        "Lieu et public",
    ]


def test_paper_says_who_said_so_and_what_is_unknown(opened: Open) -> None:
    event = an_event(inferred=("all_day",), status=EventStatus.CANCELLED)
    page = said(opened(these(event)).get("/print/agenda").text)
    assert "Mercredi 2 décembre horaire non indiqué Annulé Rencontre" in page
    assert "Lu sur Onco-Exemple le 22 novembre 2026 Lieu non indiqué" in page


AROUND = ("/agenda.ics", "/agenda.json", "/agenda.csv", "/agenda.atom", "/embed/agenda", "/print/agenda")


@pytest.mark.parametrize("path", AROUND)
def test_what_is_near_a_commune_is_given_alone(opened: Open, path: str) -> None:
    asker = opened(these(an_event("Tout pres", insee="70550"), an_event("Bien loin", insee="97411")))
    answer = asker.get(f"{path}?autour=70310&rayon=50")
    assert answer.status_code == 200
    assert ("Tout pres" in answer.text, "Bien loin" in answer.text) == (True, False)


def test_paper_says_around_what(opened: Open) -> None:
    asker = opened(these(an_event("Tout près", insee="70550"), an_event("En ligne", mode=Mode.ONLINE)))
    near = words(asker.get("/print/agenda?autour=70310&rayon=50").text).replace("\u00a0", " ")
    assert "1 rendez-vous à venir · à moins de 50 km de Lure (Haute-Saône)." in near
    both = words(asker.get("/print/agenda?autour=70310&rayon=50&aussi=en-ligne").text).replace("\u00a0", " ")
    assert "2 rendez-vous à venir · à moins de 50 km de Lure (Haute-Saône), ou en ligne." in both


SCATTERED = (
    an_event("Tout près", insee="70550"),
    an_event("En ligne", mode=Mode.ONLINE),
    an_event("En ligne aussi", mode=Mode.ONLINE),
    an_event("On ne sait où"),
)


@pytest.mark.parametrize("path", ["/print/agenda", "/embed/agenda"])
def test_what_a_search_around_a_commune_leaves_out_is_said(opened: Open, path: str) -> None:
    asker = opened(these(*SCATTERED))
    unplaced = "Laissé de côté, faute de savoir où il a lieu : 1 rendez-vous."
    near = said(asker.get(f"{path}?autour=70310").text)
    assert f"Sans 2 rendez-vous à suivre en ligne. {unplaced}" in near
    both = said(asker.get(f"{path}?autour=70310&aussi=en-ligne").text)
    assert unplaced in both
    assert "à suivre en ligne" not in both
    assert "de côté" not in said(asker.get(path).text)
