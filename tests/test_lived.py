"""What can only be lived on the spot is read as onsite, as deduced, and nothing else is."""

from __future__ import annotations

from datetime import date

import pytest

from collectors.french.events import read_event
from db.model import Event
from db.vocabulary import Mode

TODAY = date(2027, 1, 10)


def only(text: str) -> Event:
    event = read_event(text, today=TODAY, published=TODAY)
    assert event is not None
    return event


@pytest.mark.parametrize(
    "text",
    [
        "Souper raclette le samedi 6 mars 2027 (sur inscription)",
        "Pique-nique des voisins\n6 juin 2027 à midi",
        "Grande braderie de l’Escale les 6 et 7 mars 2027 de 9h à 17h",
        "Vernissage de l’exposition « Halos » jeudi 4 mars 2027 à 18h",
        "Tournoi de pétanque le 6 mars 2027, inscriptions à 13h30",
        "Marathon du Tamaris, 7 mars 2027",
        "Voyage en Alsace\nPour clore le cycle de conférences\nDu 3 au 6 mai 2027",
        "Un voyage des aînés est prévu le 4 mai 2027",
        "Projection en plein air le 5 juin 2027 à 22h",
        "Conférence « Bien dormir » le 4 mars 2027 à 20h, suivie d’un verre de l’amitié",
        "Amateurs de lenteur, rendez-vous ce dimanche 7 mars 2027 pour La Traînarde. Une boucle à cheval de 20 km.",
        "Visite guidée du quartier le 6 mars 2027 à 15h",
        "Portes ouvertes de la crèche le 6 mars 2027",
        "Randonnée entre Arbois et Poligny, dimanche 7 mars 2027",
        "Inauguration de la nouvelle crèche le 6 mars 2027",
        "Assemblée le 6 mars 2027, inscription sur place",
    ],
)
def test_walks_meals_and_matches_are_onsite(text: str) -> None:
    event = only(text)
    assert event.mode is Mode.ONSITE
    assert "mode" in event.inferred
    assert event.city is event.venue is None


@pytest.mark.parametrize(
    "text",
    [
        "Conférence sur le sommeil le 4 mars 2027 à 20h",
        "Les repas de l’enfant diabétique\nLe 4 mars 2027 à 20h",
        "Balade dans le cerveau\nJeudi 4 mars 2027 à 18h30",
        "Promenade musicale\nJeudi 4 mars 2027 à 18h30\nPar un conférencier",
        "Voyage au pays des microbes\n4 mars 2027 à 18h",
        "La messe, un rite ? 4 mars 2027 à 20h",
        "Trail : prévenir les blessures\n4 mars 2027 à 19h",
        "Camp de base : exposition du 4 au 20 mars 2027",
        "Visite guidée du dossier médical partagé, 4 mars 2027 à 14h",
        "Sortie aux urgences : et après, 4 mars 2027 à 14h",
        "Séjours et autonomie, 4 mars 2027",
        "Inauguration de la nouvelle plateforme numérique le 6 mars 2027",
        "Course à pied connectée du 1er au 7 mars 2027",
        "Réunion de préparation de la randonnée, 4 mars 2027 à 18h",
        "Nettoyage des données : prise en main, 6 mars 2027 à 9h30",
        "Foire aux questions sur le dépistage, 6 mars 2027 à 12h",
        "Portes ouvertes virtuelles du lycée le 6 mars 2027",
        "Conférence « Un repas partagé » le 4 mars 2027",
    ],
)
def test_a_subject_and_what_is_held_from_afar_tell_no_place(text: str) -> None:
    assert only(text).mode is None


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        (
            "Le lycée Ada Lovelace a la joie de vous inviter à ses portes ouvertes\nle 6 mars 2027",
            "lycée Ada Lovelace",
        ),
        (
            "Le collège Jean Zay a l’honneur de vous convier à sa journée portes ouvertes le 5 mars 2027",
            "collège Jean Zay",
        ),
    ],
)
def test_who_opens_their_doors_is_where_one_goes(text: str, venue: str) -> None:
    assert only(text).venue == venue
