"""A network's newsletter, in any layout and format, becomes events and resources."""

from __future__ import annotations

import io
import json
from datetime import date, datetime
from typing import Any

import pytest
from rapidfuzz import fuzz
from reportlab.pdfgen.canvas import Canvas

from collectors.documents import bulletin
from collectors.documents.manuscript import open_manuscript
from db.model import Event, Reading, slug
from db.vocabulary import EventStatus, Mode, ResourceKind
from tests.shared import SHARED, needs_shared

TODAY = date(2027, 2, 1)

LETTER = """LETTRE D'INFORMATION N°21 | FÉVRIER 2027

1/4

 LES ACTUALITÉS DU RÉSEAU

Le nouveau logiciel a été présenté le 14 janvier 2027 aux équipes des établissements. La
mise en production est prévue le 3 mars 2027. Un appel à candidatures est lancé pour le
tester : écrire à Jeanne Dupont.

Pour rappel, l'arrêté du 26 avril 2022 encadre les réunions de concertation.

Jeanne DUPONT
Coordinatrice du réseau
jeanne.dupont@oncolune.example - 02 99 00 11 22

mailto:jeanne.dupont@oncolune.example
https://www.oncolune.example/actualites/le-nouveau-logiciel
https://www.oncolune.example/annuaire-soins-support

Quelques chiffres de l'année 2026 :

    94  réunions types

  1 250  dossiers discutés

NOS FORMATIONS

Formation au dispositif d'annonce
module 2

Mardi 6 avril 2027 de 9h00 à 17h00
CHU de Rennes

Journée régionale des soins oncologiques
de support

(en partenariat avec la Ligue contre le
cancer et l'AFSOS)

les 20 et 21 mai 2027 à Vannes

Webinaire à destination des
médecins généralistes

18 mars de 13h à 14h

Soirée ville-hôpital ANNULÉE

8 avril 2027 à Quimper

Retrouvez l'ensemble des formations sur
notre site

Congrès nationaux et
internationaux

46e congrès de la Société française de
sénologie
du 17 au 19 novembre 2027 à Lille

Journées nationales des réseaux
7-9 octobre 2027
Palais des congrès de Biarritz

Formation Oncolune de juillet

9 juillet 2027 à Brest

LETTRE D'INFORMATION N°21 | FÉVRIER 2027

E-mail : contact@oncolune.example / Web : www.oncolune.example

https://www.oncolune.example/agenda/46e-congres-senologie
https://www.oncolune.example/agenda/dispositif-dannonce-module-2
https://www.oncolune.example/agenda/webinaire-mg-mars
https://www.oncolune.example/agenda
https://www.oncolune.example/agenda/journee-regionale-sos
https://www.oncolune.example/agenda/journee-regionale-sos
https://www.oncolune.example/FORM-09072027
https://www.oncolune.example/agenda/soiree-ville-hopital
https://www.linkedin.com/company/oncolune
https://www.oncolune.example/agenda/journees-nationales-des-reseaux
"""


def read(text: str | bytes, name: str = "lettre.txt", **options: Any) -> Reading:
    data = text.encode() if isinstance(text, str) else text
    return bulletin.parse(open_manuscript(data, name), today=TODAY, **options)


def start(event: Event) -> str:
    return str(event.occurrences[0].start)[:16]


def told(reading: Reading) -> list[tuple[str, str, str | None]]:
    return [(event.title, start(event), event.city) for event in reading.events]


def addresses(reading: Reading) -> dict[str, str | None]:
    return {event.title: event.url.rpartition("/")[2] if event.url else None for event in reading.events}


def test_the_masthead() -> None:
    document = read(LETTER).document
    assert document.id == "bulletin-oncolune-21"
    assert document.title == "LETTRE D'INFORMATION N°21 | FÉVRIER 2027"
    assert (document.publisher, document.published) == ("Oncolune", "2027-02")


def test_the_agenda() -> None:
    assert told(read(LETTER)) == [
        ("Formation au dispositif d'annonce module 2", "2027-04-06 09:00", "Rennes"),
        ("Journée régionale des soins oncologiques de support", "2027-05-20", "Vannes"),
        ("Webinaire à destination des médecins généralistes", "2027-03-18 13:00", None),
        ("Soirée ville-hôpital", "2027-04-08", "Quimper"),
        ("46e congrès de la Société française de sénologie", "2027-11-17", "Lille"),
        ("Journées nationales des réseaux", "2027-10-07", "Biarritz"),
        ("Formation Oncolune de juillet", "2027-07-09", "Brest"),
    ]


def test_details_of_the_events() -> None:
    events = {event.title.split()[0]: event for event in read(LETTER).events}
    assert events["Journée"].partners == ("Ligue contre le cancer", "AFSOS")
    assert events["Webinaire"].mode is Mode.ONLINE
    assert "year" in events["Webinaire"].inferred
    assert events["Soirée"].status is EventStatus.CANCELLED
    assert events["Journées"].venue == "Palais des congrès de Biarritz"


def test_the_network_organises_its_own_events_only() -> None:
    organizers = {event.title.split()[0]: event.organizer for event in read(LETTER).events}
    assert organizers["Formation"] == organizers["Journée"] == "Oncolune"
    assert organizers["46e"] is None
    assert organizers["Journées"] is None


def test_addresses_listed_apart_go_to_their_events() -> None:
    assert addresses(read(LETTER)) == {
        "Formation au dispositif d'annonce module 2": "dispositif-dannonce-module-2",
        "Journée régionale des soins oncologiques de support": "journee-regionale-sos",
        "Webinaire à destination des médecins généralistes": "webinaire-mg-mars",
        "Soirée ville-hôpital": "soiree-ville-hopital",
        "46e congrès de la Société française de sénologie": "46e-congres-senologie",
        "Journées nationales des réseaux": "journees-nationales-des-reseaux",
        "Formation Oncolune de juillet": "FORM-09072027",
    }


def test_the_order_of_the_list_does_not_matter() -> None:
    head, listed = LETTER.rsplit("\n\n", 1)
    backwards = "\n".join(reversed(listed.strip().split("\n")))
    assert addresses(read(f"{head}\n\n{backwards}\n")) == addresses(read(LETTER))


def test_an_event_whose_address_is_missing_stays_without() -> None:
    reading = read(LETTER.replace("https://www.oncolune.example/agenda/soiree-ville-hopital\n", ""))
    assert addresses(reading)["Soirée ville-hôpital"] is None
    assert any("Soirée ville-hôpital" in remark.text for remark in reading.remarks)


def test_resources() -> None:
    resources = read(LETTER).resources
    figures = [one.figure for one in resources if one.kind is ResourceKind.CHIFFRE and one.figure]
    assert [(one.label, one.value, one.period) for one in figures] == [
        ("réunions types", 94, "2026"),
        ("dossiers discutés", 1250, "2026"),
    ]
    pages = {one.kind: one for one in resources if one.url}
    assert pages[ResourceKind.ACTUALITE].title == "Le nouveau logiciel"
    assert pages[ResourceKind.ANNUAIRE].title == "Annuaire soins support"
    assert all(one.place for one in resources)
    assert [one.title for one in resources if one.kind is ResourceKind.APPEL] == ["Appel à candidatures"]


def test_days_that_are_no_events_are_named() -> None:
    remarks = " ".join(remark.text for remark in read(LETTER).remarks)
    assert all(day in remarks for day in ("14 janvier 2027", "3 mars 2027", "26 avril 2022"))


def test_individuals_are_left_out() -> None:
    kept = read(LETTER).model_dump_json().lower()
    assert not any(word in kept for word in ("dupont", "jeanne", "02 99 00", "linkedin", "mailto"))


def test_the_day_above_the_title_and_no_address() -> None:
    reading = read("""LA LETTRE D'INFORMATION DU RÉSEAU ONCOVAL
N° 8 – Mars 2027

Le réseau Oncoval fête ses vingt ans.

À VOS AGENDAS

12 mars 2027
Journée régionale d'oncogériatrie
Tours

Du 5 au 7 avril 2027
Congrès francophone de neuro-oncologie
Palais des congrès, Nantes

Mardi 20 avril de 12h30 à 13h30
Webinaire : la douleur en soins
palliatifs pour les infirmiers libéraux
""")
    assert reading.document.id == "bulletin-reseau-oncoval-8"
    assert told(reading) == [
        ("Journée régionale d'oncogériatrie", "2027-03-12", "Tours"),
        ("Congrès francophone de neuro-oncologie", "2027-04-05", "Nantes"),
        ("Webinaire : la douleur en soins palliatifs pour les infirmiers libéraux", "2027-04-20 12:30", None),
    ]
    assert not [remark for remark in reading.remarks if "lien" in remark.text]


def test_one_line_an_event() -> None:
    reading = read("""Réseau Alpha Santé
Bulletin d'information n°15 – novembre 2026

AGENDA

Le 12 mars 2027 – Journée IDEC – Lyon
Le 18 mars 2027 – Réunion du groupe de travail « parcours sein » – visioconférence
Du 14 au 16 avril 2027 – Congrès national d'onco-urologie – Marseille

Prochaine lettre : le 15 janvier 2027
""")
    assert reading.document.publisher == "Réseau Alpha Santé"
    assert told(reading) == [
        ("Journée IDEC", "2027-03-12", "Lyon"),
        ("Réunion du groupe de travail « parcours sein »", "2027-03-18", None),
        ("Congrès national d'onco-urologie", "2027-04-14", "Marseille"),
    ]


def test_markdown_with_addresses_in_the_titles() -> None:
    reading = read(
        """# Newsletter Onco Grand Ouest – n° 42 – septembre 2026

## Événements régionaux

### [Soirée thématique « Sein et sport »](https://www.onco-grand-ouest.example/evenements/soiree-12/)

Le 12 octobre 2026 à 20 h, Rennes

### [Réunion du comité ETP](https://www.onco-grand-ouest.example/evenements/comite-etp/)
6 novembre 2026 – en distanciel – [S'inscrire](https://framaforms.org/etp-2026)

## Événements nationaux

- **18-20 novembre 2026** : [Congrès national de psycho-oncologie](https://congres.example/psycho), Lyon

## Brèves

Un appel à projets « Après-cancer » est ouvert jusqu'au 30 novembre 2026.
""",
        "lettre.md",
    )
    evening, meeting, congress = reading.events
    assert reading.document.publisher == "Onco Grand Ouest"
    assert (evening.title, evening.city) == ("Soirée thématique « Sein et sport »", "Rennes")
    assert evening.url == "https://www.onco-grand-ouest.example/evenements/soiree-12/"
    assert (meeting.mode, meeting.registration_url) == (Mode.ONLINE, "https://framaforms.org/etp-2026")
    assert (congress.url, congress.organizer) == ("https://congres.example/psycho", None)
    assert [one.title for one in reading.resources] == ["Appel à projets « Après-cancer »"]


def test_a_table() -> None:
    reading = read(
        """# Lettre d'information n°2 – Réseau Ligéris – mai 2027

| Date | Événement | Lieu | Lien |
|---|---|---|---|
| 3 juin 2027 | Journée des soins de support | Angers | [Voir](https://ligeris.example/agenda/journee-sos) |
| 17 juin 2027, 12h-13h | Webinaire ETP | En ligne | [Voir](https://ligeris.example/agenda/w) |
""",
        "lettre.md",
    )
    assert told(reading) == [
        ("Journée des soins de support", "2027-06-03", "Angers"),
        ("Webinaire ETP", "2027-06-17 12:00", None),
    ]
    assert list(addresses(reading).values()) == ["journee-sos", "w"]


def test_a_web_page_with_relative_addresses() -> None:
    reading = read(
        """<html><body><h1>Infolettre du réseau Coralis – n°3 – janvier 2027</h1>
        <p>Contact : <a href="mailto:claire.martin@coralis.example">Claire Martin</a></p>
        <h2>Agenda</h2>
        <h3>Les rencontres de l'hématologie</h3><p>Jeudi 18 février 2027, 18h30 - 21h</p>
        <p>Hôtel de ville, Ajaccio</p><p>Les places sont limitées à Bastia comme à Corte.</p>
        <p><a href="/agenda/rencontres">En savoir plus</a></p>
        <h3>Atelier socio-esthétique</h3>
        <p>Le réseau vous propose un atelier le mardi 9 mars 2027 de 14h à 16h à Corte.</p>
        <p><a href="/agenda/atelier">En savoir plus</a></p>
        <h2>Nos chiffres 2026</h2><ul><li>37 établissements membres</li><li>82 % de patients satisfaits</li></ul>
        <p><a href="/annuaire">Annuaire des soins de support</a></p></body></html>""",
        "lettre.html",
        url="https://www.coralis.example/lettre-3",
    )
    assert told(reading) == [
        ("Les rencontres de l'hématologie", "2027-02-18 18:30", "Ajaccio"),
        ("Atelier socio-esthétique", "2027-03-09 14:00", "Corte"),
    ]
    assert [one.url for one in reading.events] == [
        "https://www.coralis.example/agenda/rencontres",
        "https://www.coralis.example/agenda/atelier",
    ]
    satisfied = next(one.figure for one in reading.resources if one.figure and one.figure.unit)
    assert (satisfied.value, satisfied.unit, satisfied.period) == (82, "%", "2026")


def test_addresses_on_the_line_below() -> None:
    reading = read("""Actus Onco-Sud n° 5 | juin 2027

Agenda du réseau

Formation DCC pour les secrétaires médicales
10 septembre 2027 de 9h à 12h à Nîmes
https://www.oncosud.example/evt/1

Soirée chirurgie oncologique
du sein et reconstruction
23 septembre 2027 à 19h30, Montpellier
https://www.oncosud.example/evt/2
""")
    assert reading.document.id == "bulletin-onco-sud-5"
    assert [one.url for one in reading.events] == [
        "https://www.oncosud.example/evt/1",
        "https://www.oncosud.example/evt/2",
    ]


def pdf_letter() -> bytes:
    """Draw a page with two events, their titles over two lines carrying a link."""
    stream = io.BytesIO()
    page = Canvas(stream)
    page.drawString(60, 790, "Lettre d'information n°9 - janvier 2028")
    page.drawString(60, 770, "Réseau Oncolune - www.oncolune.example")
    page.drawString(60, 740, "Agenda")
    agenda = [("Journée régionale de", "cancérologie digestive", "14 mars 2028 à Limoges", "digestif"),
              ("Webinaire : dénutrition", "et cancer", "22 mars 2028 de 13h à 14h", "denutrition")]  # fmt: skip
    for rank, (first, second, day, address) in enumerate(agenda):
        top = 700 - 90 * rank
        page.drawString(60, top, first)
        page.drawString(60, top - 14, second)
        page.linkURL(f"https://www.oncolune.example/agenda/{address}", (60, top - 16, 250, top + 10))
        page.drawString(60, top - 36, day)
    page.save()
    return stream.getvalue()


def test_a_pdf_with_links_on_the_page() -> None:
    reading = read(pdf_letter(), "lettre.pdf")
    assert told(reading) == [
        ("Journée régionale de cancérologie digestive", "2028-03-14", "Limoges"),
        ("Webinaire : dénutrition et cancer", "2028-03-22 13:00", None),
    ]
    assert list(addresses(reading).values()) == ["digestif", "denutrition"]


def test_a_broken_address_is_passed_over() -> None:
    reading = read(f"{LETTER}\nhttps://[oncolune.example/agenda/atelier\n")
    assert addresses(reading) == addresses(read(LETTER))


def test_the_date_given_goes_before_the_date_printed() -> None:
    reading = read("Lettre d'information n°3\n\nAGENDA\n\nAtelier\n4 mars à Dole", published="2031-02-12")
    assert reading.document.published == "2031-02-12"
    assert told(reading) == [("Atelier", "2031-03-04", "Dole")]


def test_two_readings_give_the_same_id_and_another_letter_another() -> None:
    nameless = "Lettre d'information\n\nAGENDA\n\nAtelier\n4 mars 2027 à Dole"
    assert read(nameless).document.id == read(nameless).document.id
    assert read(nameless).document.id != read(nameless + " le matin").document.id


@pytest.mark.parametrize(
    ("text", "is_letter"),
    [
        (LETTER, True),
        ("Onco’Actus n° 12 – mars 2027\n\nAgenda\n\nAtelier\n4 mars 2027\n\nSoirée\n9 mars 2027", True),
        (
            "Bilan du projet de santé 2026\n\nMission 1 : accès aux soins\n\n1. Atelier\tRéalisé\n4 mai 2026",
            False,
        ),
        ("Les soignants se rassemblent\n\nPublié le 10/03/2027\n\nInscrivez-vous à notre newsletter", False),
        ("# Les CPTS\n\nQui ? Pour qui ?\n\n- Améliorer l’accès aux soins", False),
    ],
)
def test_recognises(text: str, is_letter: bool) -> None:
    assert (bulletin.recognises(open_manuscript(text.encode(), "a.txt")) >= 0.5) is is_letter


def hours(fact: dict[str, Any]) -> tuple[str, str | None]:
    """Give the start and end that a fact tells, as `start` writes them."""
    begin, end = fact["date_start"], fact["date_end"]
    if fact["time_start"]:
        return f"{begin} {fact['time_start']}", f"{begin} {fact['time_end']}"
    return begin, end


@needs_shared
def test_the_real_letter() -> None:
    facts = json.loads((SHARED / "facts" / "events.json").read_text("utf-8"))
    data = (SHARED / "seeds" / facts["seed"]).read_bytes()
    reading = read(data, "lettre.txt")
    events = {event.url: event for event in reading.events}
    assert len(reading.events) == len(events) == facts["event_count"] == 14
    for fact in facts["events"]:
        event = events[fact["url"]]
        assert fuzz.ratio(slug(event.title), slug(fact["title"])) >= 94
        only = event.occurrences[0]
        assert (start(event), str(only.end)[:16] if only.end else None) == hours(fact)
        assert isinstance(only.start, datetime) is bool(fact["time_start"])
        assert event.city == fact["place"]
        assert event.mode is {"distanciel": Mode.ONLINE, "présentiel": Mode.ONSITE}[fact["mode"]]
        assert event.evidence["mode"]
        own = str(fact["organiser"]) in facts["publisher"]
        assert event.organizer == (reading.document.publisher if own else None)


@needs_shared
def test_the_real_letter_s_other_facts() -> None:
    facts = json.loads((SHARED / "facts" / "events.json").read_text("utf-8"))
    reading = read((SHARED / "seeds" / facts["seed"]).read_bytes(), "lettre.txt")
    document = reading.document
    assert (document.publisher, document.region, document.published) == (
        "oncoBFC",
        "Bourgogne-Franche-Comté",
        "2023-04",
    )
    figures = {one.figure.value: one.figure.period for one in reading.resources if one.figure}
    told_figures = facts["other_facts"]["rcp_2022"]
    names = ("rcp_types", "regional_rcp", "active_users", "rcp_held", "validated_rcp_forms")
    assert figures == {told_figures[name]: "2022" for name in names}
    urls = {one.url for one in reading.resources}
    pages = facts["other_facts"]["pages"]
    assert {pages["dcc"], pages["annuaire_sos"]} <= urls
    assert [one.kind for one in reading.resources].count(ResourceKind.APPEL) == 1
    kept = reading.model_dump_json().lower()
    assert not any(
        word in kept for word in ("croizier", "faure", "coste", "castro", "bey@", "03 80", "03 81")
    )
