"""The headlines that are told of announcements, alone and on pages, with the learned weights."""

from __future__ import annotations

from datetime import date

import pytest

from benchmarks.accuracy_titles import Told, of_announcements, of_pages
from collectors.french.events import find_events, read_event
from tests.hang import BOUNDED

TODAY = date(2027, 1, 10)


def _is_held(told: list[Told], precision: float, recall: float) -> bool:
    right, found = sum(one.right for one in told), sum(one.found is not None for one in told)
    expected = sum(one.expected is not None for one in told)
    return right >= precision * found and right >= recall * expected


def test_titles_of_announcements_that_nothing_was_learned_from() -> None:
    assert _is_held(list(of_announcements()), precision=0.66, recall=0.71)


def test_titles_on_pages_that_nothing_was_learned_from() -> None:
    assert _is_held(list(of_pages()), precision=0.9, recall=0.74)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Save the date ! Congrès du réseau, 12 mars 2027, Lyon", "Congrès du réseau"),
        ("INSCRIPTION – Journée des aidants\n12 mars 2027, salle des fêtes de Lure", "Journée des aidants"),
        ("Bonjour à tous, la réunion du bureau aura lieu le 12 mars 2027 à 18h.", "Réunion du bureau"),
        ("RÉUNION DES AIDANTS DE LA CPTS\n12 mars 2027 à 18h\nDole", "Réunion des aidants de la CPTS"),
        ("Prochains concerts\nSamedi 12 juin 2027\nTrio des Lilas\nSalle des fêtes", "Trio des Lilas"),
        ("Bal folk du club avec le trio Lilas, entrée 8 €, samedi 6 mars 2027 à 20h30", "Bal folk du club"),
        ("La Nuit du lac\n12 juin 2027 à 20h", "La Nuit du lac"),
        ("Annulation de la Nuit du lac\n6 mars 2027 à Lure", "Nuit du lac"),
        ("PAS DE RÉUNION DES AIDANTS CE SAMEDI 6 MARS 2027\nÀ bientôt", "Réunion des aidants"),
        ("Pas de fête sans flonflons !\nSamedi 6 mars 2027, 20h, à Lure", "Pas de fête sans flonflons"),
        ("Lire à voix haute : pourquoi ?\n12 juin 2027 à 20h, en visio", "Lire à voix haute : pourquoi ?"),
        ("Soirée d’information sur le diabète et vous\n15 mars 2027", "Soirée d’information sur le diabète et vous"),
        (
            "Réunion du groupe de travail\nAssistants sociaux Limousin\n8 juin 2027 à Limoges",
            "Réunion du groupe de travail Assistants sociaux Limousin",
        ),
        ("Cérémonie du 11 novembre\n11 novembre 2027 à 11h, monument aux morts", "Cérémonie du 11 novembre"),
        ("Conférence « Vivre après »\n12 mars 2027", "Conférence « Vivre après »"),
        ("« Vivre après »\n12 mars 2027", "Vivre après"),
        (
            "Un nouveau rassemblement a lieu ce samedi 6 mars 2027 à 14h30 sur la place Rude à Dole, organisé par la"
            " société civile. Venez en nombre !",
            "Nouveau rassemblement",
        ),
        (
            "Le réseau organise une journée d’études intitulée « Lire les images », qui se tiendra le 11 mars 2027",
            "Journée d’études « Lire les images »",
        ),
        (
            "Zoé Lilas, cofondatrice du club, sera à la librairie Rivage le vendredi 12 mars 2027 de 17h à 19h, pour"
            " un débat autour du thème",
            "Débat",
        ),
    ],
)  # fmt: skip
def test_nothing_is_glued_to_a_title_nor_cut_from_it(text: str, title: str) -> None:
    event = read_event(text, today=TODAY, published=TODAY)
    assert event is not None
    assert event.title == title


@pytest.mark.parametrize(
    "text",
    [
        "12 mars 2027\nEntrée gratuite, sur réservation",
        "Dates : 12 mars 2027\nSite web : https://lac.test/",
        "Le président est content du travail qui se déroule le 12 mai 2027.",
        "Ouverture des inscriptions le 12 mars 2027",
    ],
)
def test_what_names_no_event_has_no_title(text: str) -> None:
    assert read_event(text, today=TODAY, published=TODAY) is None


def test_the_title_above_several_days_is_that_of_each() -> None:
    text = "Groupe plaies\nLa séance du 12 mars 2027 est annulée. Prochaine séance : 9 avril 2027 à 18h"
    assert [event.title for event in find_events(text, today=TODAY)] == ["Groupe plaies", "Groupe plaies"]


@BOUNDED
@pytest.mark.parametrize(
    "piece", ["informe les ", "[a](https:", "Le X : la ", "« a. A ", " - b : c", "Bal\t", "«(["]
)
def test_long_texts_are_read_in_bounded_time(piece: str) -> None:
    text = piece * (20_000 // len(piece)) + " le 12 mars 2027"
    read_event(text, today=TODAY, published=TODAY)
    read_event(text.replace(" ", "\n"), today=TODAY, published=TODAY)
