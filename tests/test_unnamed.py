"""Announcements that name no known gathering, and gatherings of which no day is told yet."""

from __future__ import annotations

from datetime import date

import pytest

from collectors.french.events import find_events, read_event, under_title
from db.model import Event

TODAY = date(2027, 1, 15)


def _read(text: str) -> Event | None:
    return read_event(text, today=TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "La redevance des ordures augmentera le 6 mars 2027.",
        "Le secrétariat reprendra le 6 mars 2027.",
        "L’enquête est lancée le 6 mars 2027.",
        "On vous propose d’y penser avant le 6 mars 2027.",
        "Le 6 mars 2027, nous avons accueilli quarante personnes.",
        "Depuis le 6 mars 2027, la consultation est gratuite.",
        "Le maire est ravi du chantier qui se tient le 6 mars 2027.",
        "Lors du débat, ils ont eu lieu de se réjouir le 6 mars 2027.",
        "Zoé Lune prendra ses fonctions le 6 mars 2027.",
        "6 mars 2027\nPrévoir des chaussures, un pique-nique. Le car part de la mairie.",
        "Lacustra deuxième édition s’est tenue le 6 mars 2026.",
    ],
)
def test_a_day_beside_other_words_makes_no_event(text: str) -> None:
    assert _read(text) is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Journée des aidants\nElle aura lieu en mars 2027 à Gray.", "Journée des aidants"),
        ("À l’automne 2027, le réseau organise un colloque sur la douleur.", "Colloque sur la douleur"),
        ("Atelier de relaxation\n9h : accueil\n9h30-12h : respirer", "Atelier de relaxation"),
        ("La CPTS vous convie à une soirée sur le sommeil, la date suivra.", "Soirée sur le sommeil"),
    ],
)
def test_a_gathering_without_a_day_is_told_without_occurrences(text: str, title: str) -> None:
    event = _read(text)
    assert event is not None
    assert (event.title, event.occurrences) == (title, ())
    assert find_events(text, today=TODAY) == []


def test_what_only_resembles_one_is_none() -> None:
    text = "Réunion du bureau\nAprès la réunion de janvier dernier, merci de répondre au questionnaire."
    assert _read(text) is None


@pytest.mark.parametrize(
    ("text", "title", "starts"),
    [
        (
            "Nous vous proposons une assemblée publique jeudi 11 mars. À l’ordre du jour : "
            "- Retour sur les derniers mois. Rendez-vous à 20h30.",
            "Assemblée publique",
            ["2027-03-11 20:30"],
        ),
        (
            "Rejoignez-nous à la Boucle des lacs, lundi 8 mars à 9h.",
            "Boucle des lacs",
            ["2027-03-08 09:00"],
        ),
        (
            "En 2027 aussi, Lacustra Open se tiendra le mardi 9 mars.",
            "Lacustra Open",
            ["2027-03-09"],
        ),
        (
            "Nous étions vingt au loto du 7 janvier.\nLe bal aura lieu le jeudi 11 mars 2027 à 18h30.",
            "Bal",
            ["2027-03-11 18:30"],
        ),
        ("Le club organise une réunion le vendredi ~~5~~ 12 mars à 19h.", "Réunion", ["2027-03-12 19:00"]),
        ("Séminaire des lacs\nmardi 9 mars 2027\n14:00 ⇥ 16:00", "Séminaire des lacs", ["2027-03-09 14:00"]),
        (
            "Jeudi 11 mars à 12h, prenez part au Défi du sel.",
            "Défi du sel",
            ["2027-03-11 12:00"],
        ),
    ],
)
def test_further_turns_of_short_announcements(text: str, title: str, starts: list[str]) -> None:
    event = _read(text)
    assert event is not None
    assert (event.title, [str(one.start)[:16] for one in event.occurrences]) == (title, starts)


def test_the_day_on_which_a_cancelling_was_decided_is_none_of_its_days() -> None:
    event = _read(
        "Cours de voile Annulé\nSuite au conseil tenu ce jour (14/01/2027), le cours de voile a été annulé."
    )
    assert event is not None
    assert event.occurrences == ()


def test_the_day_under_which_a_post_is_filed_is_none_of_its_days() -> None:
    filed = "15 janvier 2027 Vie du lycée\nVue 89 fois\nVisitez le lycée le samedi 13 mars de 10h à 16h."
    event = read_event(f"Portes ouvertes du lycée\n{filed}", today=TODAY, published=TODAY)
    assert event is not None
    assert [str(one.start)[:16] for one in event.occurrences] == ["2027-03-13 10:00"]


def test_a_day_of_publication_that_nothing_follows_stays_the_event_s() -> None:
    event = read_event("Portes ouvertes\n15 janvier 2027 Lycée du lac", today=TODAY, published=TODAY)
    assert event is not None
    assert [str(one.start) for one in event.occurrences] == ["2027-01-15"]


def test_the_title_of_its_page_is_not_inferred() -> None:
    event = _read("Lacustra troisième édition est annoncée pour le 6 mars 2027")
    assert event is not None
    titled = under_title(event, "Lacustra revient")
    assert (titled.title, titled.inferred) == ("Lacustra revient", ("all_day",))


@pytest.mark.parametrize("salutation", ["Chers collègues,", "Bonjour à tous,"])
def test_the_place_and_day_of_a_letter_are_not_those_of_what_it_announces(salutation: str) -> None:
    event = _read(
        f"Dole, le 12 janvier 2027\n{salutation}\nNotre réunion aura lieu le 4 février 2027 à 18h à Gray."
    )
    assert event is not None
    assert ([str(one.start)[:16] for one in event.occurrences], event.city) == (["2027-02-04 18:00"], "Gray")
