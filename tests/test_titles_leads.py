"""Rows that lead to the title, go on below it, or are one although they look like a detail."""

from __future__ import annotations

from datetime import date

import pytest

from tests.ruled import ruled

TODAY = date(2027, 1, 15)


def title(text: str) -> str | None:
    return ruled(text, TODAY)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Après le succès de l’an dernier\nParticipez à notre atelier de couture le 4 mars 2027",
            "Atelier de couture",
        ),
        ("Après l’école : et maintenant ?\n4 mars 2027", "Après l’école : et maintenant ?"),
        ("COUPE DES JEUNES :\nDébut des tournois le jeudi 4 mars 2027 à Lure", "Coupe des jeunes"),
        ("Ouverture du festival le 4 mars 2027", "Ouverture du festival"),
        (
            "Prochaine cantate\nDimanche 7 mars 2027\nLe Vent du lac\nCoordination : Zoé Lune",
            "Le Vent du lac",
        ),
        ("Prochaine réunion\n12 mars 2027\nSalle des fêtes", "Prochaine réunion"),
        ("2. Informations pratiques\nBal du lac\n12 mars 2027", "Bal du lac"),
        ("Édition 2027\nDu 8 au 12 mars 2027", "Édition 2027"),
        ("Édition 2027\nBal du lac\nLe 8 mars 2027", "Bal du lac"),
        ("Title: Bal du lac\nDate: 2027-03-12", "Bal du lac"),
    ],
)
def test_what_leads_yields_to_the_name(text: str, expected: str) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trio Lac\nAvec Zoé Lune, altiste, et le public\nMardi 12 mars 2027 – 20h15", "Trio Lac"),
        ("Vivre\navec le diabète\nMardi 12 mars 2027", "Vivre avec le diabète"),
        ("Atelier des masques\nC’est la rentrée au foyer ! 👻\nLe 12 mars 2027", "Atelier des masques"),
        (
            "Conseil d’école\n1. Cour du haut\n2. Cour du bas\nLe 12 mars 2027 à 20h",
            "Conseil d’école",
        ),
        ("Bal du lac\nAccès : libre\nDiffusion : en direct\n12 mars 2027", "Bal du lac"),
        ("12 mars 2027\n11h00 (GMT)\nZoé Lune (Université du Lac)\n« Voter au village »", "Voter au village"),
    ],
)
def test_a_title_ends_where_a_row_tells_something_else(text: str, expected: str) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quiz santé en ligne\nAvec Zoé et Paul\nVendredi 12 mars 2027", "Quiz santé en ligne"),
        ("Gratuit en ligne\n12 mars 2027\nLe sommeil", "Le sommeil"),
        ("Paris et en ligne\n12 mars 2027\nLe sommeil", "Le sommeil"),
        (
            "Après la grippe : où en est-on à l’hôpital ?\nQuoi ? journée d’étude\nQuand ? Le 12 mars 2027",
            "Après la grippe : où en est-on à l’hôpital ?",
        ),
        ("Découvrir les couches lavables\nLe 12 mars 2027", "Découvrir les couches lavables"),
        ("Découvrir le programme\nBal du lac\nLe 12 mars 2027", "Bal du lac"),
        (
            "Install Party au lycée de Lure\nLe 12 mars 2027 à 14h\nNombreux ateliers",
            "Install Party au lycée",
        ),
    ],
)
def test_a_title_may_look_like_a_detail(text: str, expected: str) -> None:
    assert title(text) is not None
    assert str(title(text)).startswith(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La grande fresque prendra place du 12 mars au 4 avril 2027 au foyer.", "Grande fresque"),
        ("Une série de gravures sera exposée du 12 mars au 4 avril 2027.", "Série de gravures"),
        ("RDV le 4 mars 2027 à la mairie pour un déjeuner d’échanges.", "Déjeuner d’échanges"),
        (
            "Projection du film du lac\nRendez-vous le 4 mars 2027 au camp. À voir ou à revoir !",
            "Projection du film du lac",
        ),
        ("Revoir la projection du 4 janvier 2027", None),
        ("Prochaines dates\nDimanche 7 mars 2027 : 15h30 ou 15h30-17h", "Prochaines dates"),
    ],
)
def test_verbs_meals_and_hours(text: str, expected: str | None) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le salon des fanzines accueille 63 auteurs au foyer le 12 mars 2027.", "Salon des fanzines"),
        (
            "Le foyer convie les aidants au Printemps des Lacs qui se tiendra le 12 mars 2027.",
            "Printemps des Lacs",
        ),
        ("Salon de l’Abeille d’Orléans qui se tiendra le 12 mars 2027.", "Salon de l’Abeille d’Orléans"),
        (
            "12 mars 2027\nMARCHÉ DES LILAS\n11h à 18h\nFÊTE DU LIVRE",
            "Fête du livre",
        ),
        ("Découvrir le festival\nLe festival Bel Air se déroulera le 12 mars 2027.", "Festival Bel Air"),
        ("Participants au débat\nBal du lac\nLe 12 mars 2027", "Bal du lac"),
        ("12 mars 2027\nEntrée gratuite, sur réservation", None),
        ("En accès libre et continu\n12 mars 2027, de 13h à 18h", None),
        ("Public visé : tout agent\nBal du lac\nLe 12 mars 2027", "Bal du lac"),
        (
            "Poésie en voix #4\nLa maison du livre et l’école de musique du lac s’associent pour de grands "
            "moments de lecture partagée\nLe 12 mars 2027",
            "Poésie en voix #4",
        ),
        (
            "12 mars 2027\nZoé Lune\nLes lacs du Jura et leurs poissons : vingt ans de mesures, de pêches et de "
            "promenades au bord de l’eau",
            "Zoé Lune Les lacs du Jura et leurs poissons : vingt ans de mesures, de pêches et de promenades au bord "
            "de l’eau",
        ),
        (
            "Le foyer a le plaisir d’annoncer l’Épreuve Régionale Lac qui se tiendra le 12 mars 2027.",
            "Épreuve Régionale Lac",
        ),
        ("Tous les lundis 13h30 - 16h30 tous les mardis 9h - 12h du 12 mars au 4 avril 2027", None),
        ("12 mars 2027 (chez la présidente du foyer)", None),
    ],
)
def test_who_receives_and_what_is_only_practical(text: str, expected: str | None) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "12 mars 2027 : détails à venir",
        "Ouverture des inscriptions le 12 mars 2027",
        "12 mars 2027 💰 Gratuit, sur inscription",
        "12 mars 2027\nMaximum 15 participants\nTous niveaux",
        "Dates : 12 mars 2027\nSite web : https://lac.test/",
    ],
)
def test_a_price_a_limit_or_a_link_names_no_event(text: str) -> None:
    assert title(text) is None
