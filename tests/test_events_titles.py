"""Which line of an announcement is its title: headings, lists, calls and sentences told apart."""

from __future__ import annotations

from datetime import date

import pytest

from collectors.french.events import read_event

TODAY = date(2027, 1, 15)


def title(text: str) -> str | None:
    event = read_event(text, today=TODAY, published=TODAY)
    return event.title if event else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prochains concerts\nSamedi 12 juin 2027\nTrio des Lilas\nSalle des fêtes", "Trio des Lilas"),
        ("Nos prochaines sorties :\nSamedi 12 juin 2027\nBalade au lac", "Balade au lac"),
        ("Prochains rendez-vous\nSamedi 12 juin 2027 à Dole - 16h : Messe de Gounod", "Messe de Gounod"),
        ("Prochaines dates\nLe 12 juin 2027 à Ville-Haute (Dole) - Messe de Gounod", "Messe de Gounod"),
        (
            "Prochains concerts\nSamedi 12 juin 2027 à Dole, dans le cadre du Festival des Lilas - Château de Brie",
            "Festival des Lilas",
        ),
        ("Autres séances proposées par le foyer :\nSamedi 12 juin 2027\nFilm à 14h à la mairie", "Film"),
        ("Programme des festivités du village\nSamedi 12 juin 2027\n20H LOTO des lilas", "LOTO des lilas"),
        ("Reprise des cours\nMercredi 8 septembre 2027\nCours de tango\nSalle Courbet", "Cours de tango"),
        ("Introduction\nLe congrès des lilas aura lieu à Dole du 3 au 5 juin 2027.", "Congrès des lilas"),
        ("Quand / Où\nSamedi 12 juin 2027\nTrio des Lilas", "Trio des Lilas"),
        (
            "CONFIRMATION D’INSCRIPTION\nVotre inscription à l’atelier cuisine organisé par le Foyer le 12/06/2027"
            " a été validée",
            "Atelier cuisine organisé par le Foyer",
        ),
    ],
)
def test_what_stands_under_the_heading_of_a_list(text: str, expected: str) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fête du village\nSamedi 12 juin 2027\n20h Concert de la chorale", "Fête du village"),
        ("Journées du patrimoine\nSamedi 18 septembre 2027\nVisite du château", "Journées du patrimoine"),
        (
            "Programme des Journées de la forêt\nSamedi 12 juin 2027\nVisite du bois",
            "Programme des Journées de la forêt",
        ),
        ("Autres regards sur la santé\nSamedi 12 juin 2027\nSoirée au foyer", "Autres regards sur la santé"),
        ("Prochains concerts\nSamedi 12 juin 2027\nSalle des fêtes, Dole", "Prochains concerts"),
        ("Reprise des répétitions\nSamedi 12 juin 2027\nFoyer Saint-Louis", "Reprise des répétitions"),
        ("24h du conte\nSamedi 12 juin 2027", "24h du conte"),
    ],
)
def test_a_heading_that_names_the_event_stays(text: str, expected: str) -> None:
    assert title(text) == expected
