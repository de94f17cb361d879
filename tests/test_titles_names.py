"""What looks like a title and names no event, and what belongs to a name though it looks like something else."""

from __future__ import annotations

from datetime import date

import pytest

from tests.ruled import ruled

TODAY = date(2027, 1, 10)


def title(text: str) -> str | None:
    return ruled(text, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "Infos pratiques\nMardi 12 mars 2027 à 20h",
        "Ça se passe où ?\nMardi 12 mars 2027 à 20h",
        "Jeudi 12 août 2027\n21h\n*Jauge limitée / Réservation conseillée*\nInfos et réservations",
        "Vendredi 29 janvier 2027\n+ d’infos (lien externe)",
        "Formation : clôture des inscriptions le 12 mars 2027",
        "Vote du budget le 3 mars 2027",
        "17 mai : 18h30-20h\n14 juin : 18h30-20h",
        "Horaires et autres informations\nDimanche 7 mars 2027 : 10h30 à 12h30 - Prix libre",
    ],
)
def test_parts_of_a_page_and_days_of_other_things_name_no_event(text: str) -> None:
    assert title(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Institut du Lac\nSéminaire d’algèbre le 12 mars 2027 à 14h", "Séminaire d’algèbre"),
        ("Zoé Lune\nSéminaire d’algèbre le 12 mars 2027 à 14h", "Séminaire d’algèbre"),
        ("Institut du Lac\nJournée d’algèbre\n12 mars 2027", "Journée d’algèbre"),
        ("Cette année, le salon du lac, organisé par le club, aura lieu le 3 mars 2027.", "Salon du lac"),
        ("La chorale du lac, une troupe de Lure, donnera un concert le 3 mars 2027.", "Concert"),
        (
            "Questions pratiques\nLa soirée aura lieu le 8 mars 2027.\nLes inscriptions sont ouvertes.",
            "La soirée",
        ),
        ("Journée « Éthique », organisée le mercredi 10 mars 2027", "Journée « Éthique »"),
        ("Le crime organisé\nMercredi 10 mars 2027 à 18h", "Le crime organisé"),
        ("Événement exceptionnel : La mine\nSamedi 6 mars 2027 à 15h", "La mine"),
        ("Septembre\nQuand\nJeudi 2 septembre 2027, de 19h à minuit", "Septembre"),
        ("Fête du lac\nComplet !\n21 juin 2027", "Fête du lac"),
        ("30 mars 2027\nGrand Groupe (réunion plénière)\nLieu à définir", "Grand Groupe (réunion plénière)"),
    ],
)
def test_hosts_persons_and_states_are_no_titles(text: str, expected: str) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cérémonie du 11 novembre\nJeudi 11 novembre 2027 à 10h45", "Cérémonie du 11 novembre"),
        ("Bal du 14 juillet, le 13 juillet 2027 à 21h", "Bal du 14 juillet"),
        ("Commémoration du 8 mai 1945\nSamedi 8 mai 2027 à 11h", "Commémoration du 8 mai 1945"),
        ("Réunion du 11 novembre 2027", "Réunion"),
        ("Bal du 12 juin 2027", "Bal"),
    ],
)
def test_a_feast_is_a_part_of_the_name_and_a_day_is_not(text: str, expected: str) -> None:
    assert title(text) == expected
