"""Titles that a heading, a sentence or a row beside the day tells in turns of its own."""

from __future__ import annotations

from datetime import date

import pytest

from tests.ruled import ruled

WRITTEN = date(2027, 1, 15)


def title(text: str) -> str | None:
    return ruled(text, WRITTEN)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "3e édition\nPour cette 5e édition de la fête, Libérées ! prendra ses quartiers au Palais du 5 au 8 mars",
            "Libérées !",
        ),
        (
            "2e édition\nRendez-vous le 12 mars pour la 2e édition d’Encres !, le salon du livre, à Dole !",
            "2e édition d’Encres !, le salon du livre",
        ),
        ("Rendez-vous le 12 mars pour l’édition 2027 du Forum des aidants.", "Forum des aidants"),
        ("5e édition\nForum des aidants\n12 mars 2027", "Forum des aidants"),
    ],
)
def test_an_edition_leaves_the_title_to_what_it_is_of(text: str, expected: str) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Danser la terre\nUn stage de danse et de voix, du 12 au 14 mars 2027 à Dole.", "Danser la terre"),
        (
            "Lueurs\nCette exposition réunit dix artistes.\nLe 13 mars à 18h, visite guidée et concert",
            "Lueurs",
        ),
        ("Sophrologie\nSéance d’essai gratuite lundi 8 mars à 18h", "Sophrologie"),
        ("CPTS des Lacs\nRéunion d’information le 11 mars à 18h", "Réunion d’information"),
        (
            "La Quinzaine du climat\nDu 8 au 21 mars\nConférence d’ouverture : 8 mars à 18h",
            "La Quinzaine du climat",
        ),
        ("Comité des fêtes\nSamedi 13 mars\nLoto des familles, 13 mars à 20h", "Loto des familles"),
        ("Ville de Gray\nSamedi 13 mars\nCarnaval des écoles", "Carnaval des écoles"),
        ("Club de lecture\nJeudi 11 mars 2027 à 18h", "Club de lecture"),
        ("Tout public\nSamedi 13 mars 2027 à 15h\nLes Contes du lac", "Les Contes du lac"),
        ("Les Amis du lac\nUn concert de chorale, dimanche 14 mars à 17h", "Concert de chorale"),
        ("Médiathèque de Gray\nUne lecture musicale, samedi 13 mars à 15h", "Lecture musicale"),
        ("Comité des fêtes\nCette année, le comité organise un bal samedi 13 mars à 20h.", "Bal"),
        (
            "Conférence « Le deuil » - 13 mars\n« Le deuil, ou comment accompagner »",
            "Le deuil, ou comment accompagner",
        ),
        (
            "Les rencontres\nNous nous voyons au Foyer.\nLa prochaine séance se tiendra le 4 mars à 18h.",
            "Les rencontres",
        ),
    ],
)
def test_a_name_stays_above_the_row_that_says_what_it_is(text: str, expected: str) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "La mairie a indiqué ce matin que la réunion publique se tiendra le 19 mars à Gray.",
            "Réunion publique",
        ),
        ("Le maire a confirmé à nos adhérents que la fête du lac aura bien lieu le 19 mars.", "Fête du lac"),
        (
            "Tous à l’anti-bal !\nLa mairie a annoncé hier que le pont sera inauguré le 19 mars à 18h30.",
            "Tous à l’anti-bal !",
        ),
        ("Tous au stade !\nLe tournoi des jeunes aura lieu le 19 mars à 14h.", "Tournoi des jeunes"),
        (
            "La Saint-Vincent sera fêtée à la ferme avec des contes et une balade. Le 23 janvier à 12h",
            "La Saint-Vincent",
        ),
        ("Les 30 ans de l’amicale seront fêtés le 12 juin 2027 à Dole.", "30 ans de l’amicale"),
        ("Le 11 mars 2027, c’est la journée de l’audition à Rioz.", "Journée de l’audition"),
        (
            "La compagnie présente sa nouvelle création, « L’Envers du décor », le 12 mars à Dole.",
            "L’Envers du décor",
        ),
        (
            "La troupe revient avec une comédie pleine de rires : Le Chapeau volé.\nSéances :\n9 mars à 20h30",
            "Le Chapeau volé",
        ),
        (
            "L’atelier théâtre joue sa dernière pièce, Le Facteur de nuit, le 12 mars à 20h30.",
            "Le Facteur de nuit",
        ),
        ("La chorale Cantarelle sera en concert le 13 mars à 20h.", "Chorale Cantarelle en concert"),
        (
            "Les inscriptions sont ouvertes pour le Trail de Gray, qui se courra le 14 mars 2027.",
            "Trail de Gray",
        ),
        ("Le bus du cœur fait étape à Vesoul du 10 au 12 mars.", "Bus du cœur"),
        (
            "Le club vous propose sa sortie : à la découverte des rapaces.\n13 mars à 9h",
            "Sortie : à la découverte des rapaces",
        ),
        ("Le cours de yoga est déplacé au mardi 9 mars 2027 à 18h.", "Cours de yoga"),
    ],
)
def test_a_sentence_names_what_takes_place(text: str, expected: str) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Invitation au Défi des Lilas, dimanche 9 mai 2027", "Défi des Lilas"),
        ("Invitation au voyage\nExposition du 12 au 30 mars 2027", "Invitation au voyage"),
        ("Retrouvons-nous ! CaféCouture à Gray ce 15 mars", "CaféCouture"),
        (
            "Séances de gong\n9 mars à 20h\n17 mars à 14h - enfants admis dès 8 ans\n25 mars à 20h",
            "Séances de gong",
        ),
        ("Ateliers parents\n6 mars à 10h\n13 mars à 10h - il reste 3 places", "Ateliers parents"),
        ("12 mars 2027, de 10h à 12h HNE (Québec)\nGérer ses données", "Gérer ses données"),
        ("12 mars 2027 à 10h heure de Montréal\nGérer ses données", "Gérer ses données"),
        ("12 mars à 14h : exposé de Paul Roy (Inria) – Graphes et réseaux", "Graphes et réseaux"),
        (
            "Conférence de Marie Lune et de Luc Mai : le sommeil des ados\nJeudi 11 mars",
            "Le sommeil des ados",
        ),
        ("Conférence d’Anne Martel – Jeudi 11 mars, Dole", "Conférence d’Anne Martel"),
        ("Concert\nLes Voix du lac. Église de Rioz le 18 avril à 17h", "Les Voix du lac"),
    ],
)
def test_what_stands_around_a_title_is_left_out(text: str, expected: str) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Webinaire sur l’appel à projets Jeunes\n9 mars 2027, 12h30",
            "Webinaire sur l’appel à projets Jeunes",
        ),
        (
            "Réussir sa réponse à l’appel à projets\nRéunion le 9 mars 2027 à 14h",
            "Réussir sa réponse à l’appel à projets",
        ),
        (
            "L’ARS lance un appel à projets. La réunion d’information aura lieu le 4 mars à 14h.",
            "Réunion d’information",
        ),
        ("Appel à projets Jeunes\nOuverture le 4 mars 2027", None),
        ("L’association lance un appel à projets le 4 mars 2027.", None),
    ],
)
def test_a_gathering_about_a_call_is_no_call(text: str, expected: str | None) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("11 mars 2027 — Zoé Lilas, Université de Gray\nTitre : Apprendre de peu", "Apprendre de peu"),
        ("Séminaire du 11 mars 2027 : Zoé Lilas\n« Apprendre de peu »", "Apprendre de peu"),
        ("Le labo recevra Zoé Lilas le 11 mars pour un séminaire sur le froid.", "Séminaire sur le froid"),
    ],
)
def test_who_speaks_gives_way_to_what_is_told(text: str, expected: str) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Meetup Python #12\nSalut les Pythonistes !\nJeudi 11 mars 2027 à 19h", "Meetup Python #12"),
        ("HDR de Luc Mai\nTitre : Modèles et réseaux\nDate : 12 mars 2027", "HDR de Luc Mai"),
        ("Stage d’apiculture\nEncadré par Paul Roy\n13 et 14 mars 2027", "Stage d’apiculture"),
        ("14 mars 2027\nLes Foulées de Rioz\n10 km – départ 9h30\n5 km – départ 10h", "Les Foulées de Rioz"),
        ("[Séminaire] 11/03/2027 - Apprendre de peu", "Apprendre de peu"),
    ],
)
def test_a_row_below_a_title_is_no_part_of_it(text: str, expected: str) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "L’association participe aux Journées du patrimoine les 18 et 19 septembre.",
            "Journées du patrimoine",
        ),
        ("Les midis du soin, jeudi 11 mars, 12h30 : « Le consentement », avec Anne Mai", "Le consentement"),
        ("EPU du 9 mars 2027 : l’insuffisance cardiaque", "L’insuffisance cardiaque"),
        ("AFTERWORK DE LA CPTS HAUTE-SAÔNE\nJEUDI 11 MARS 2027", "Afterwork de la CPTS Haute-Saône"),
        ("Job dating\nL’hôpital recrute ! Rencontrez les équipes jeudi 11 mars à 9h", "Job dating"),
        ("Nouvelle date pour l’atelier mémoire : mardi 9 mars 2027, 14h", "Atelier mémoire"),
        (
            "Visioconférence d’information sur les aides\n9 mars à 18h",
            "Visioconférence d’information sur les aides",
        ),
        ("Le collectif appelle à un rassemblement le 13 mars 2027 à 10h.", "Rassemblement"),
        (
            "Nous vous annonçons notre prochain séminaire du soin.\nIl aura lieu le 11 mars.\nBien à vous",
            "Séminaire du soin",
        ),
        (
            "Le programme de la 3e Journée du soin est en ligne !\nRDV le 11 mars à Dijon.",
            "3e Journée du soin",
        ),
        ("MUSIQUE\nTrio Luna\nVendredi 12 mars 2027 20h30", "Trio Luna"),
        ("Prochaine séance du cycle : jeudi 11 mars, « Les eaux claires »", "Les eaux claires"),
        ("ANNULÉ Soirée jeux du 12 mars 2027", "Soirée jeux"),
        ("Invitation soirée débat\n11 mars 2027", "Soirée débat"),
        ("Dijon accueillera les 11 et 12 mars le congrès des aidants.", "Congrès des aidants"),
        ("Le forum des lacs accueillera des ateliers le 11 mars.", "Forum des lacs"),
        (
            "C’est parti pour la 5e édition du Trail des Tilleuls !\n14 mars 2027",
            "5e édition du Trail des Tilleuls",
        ),
        ("L’école fait sa rentrée ! Portes ouvertes samedi 4 septembre", "Portes ouvertes"),
        ("Qui ? Les soignants\nQuoi ? Soirée sur l’asthme\nQuand ? Le 9 mars 2027", "Soirée sur l’asthme"),
        ("Accueil > Agenda > Mémoire\nConférence sur la mémoire\n9 mars 2027", "Conférence sur la mémoire"),
        ("Semaine du cerveau\nConférences, ateliers, jeux\n9 mars 2027", "Semaine du cerveau"),
        (
            "CPTS des Lacs\nSoirée du sein : quoi de neuf\nLa soirée aura lieu le 9 mars à 20h.",
            "Soirée du sein : quoi de neuf",
        ),
    ],
)
def test_leads_hosts_and_trails_give_way_to_the_title(text: str, expected: str) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Fermeture exceptionnelle de la médiathèque le 12 mars 2027",
        "Coupure d’électricité le 9 mars 2027 de 9h à 11h",
        "Le conseil a voté le budget le 11 mars 2027.",
    ],
)
def test_what_closes_or_was_voted_is_no_event(text: str) -> None:
    assert title(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "6 mars 2027\nRandonnée dans toute la vallée avec les guides du club pour la semaine « Marcher ». "
            "(Étang, moulin, bois du Cerf, chapelle, etc.).",
            "Randonnée",
        ),
        (
            "Mars 2027\nBelle exposition des dessins et des gravures à la salle du Lavoir de Gray avec "
            "l’appui de l’amicale des « Graveurs du lac ».",
            "Belle exposition des dessins et des gravures",
        ),
    ],
)
def test_a_long_text_without_a_verb_is_named_by_what_it_begins_with(text: str, expected: str) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Conférence\nTrois ans après la loi. Bilan et suites du tri\n10 mars 2027",
            "Trois ans après la loi. Bilan et suites du tri",
        ),
        ("Concert\n12 mars 2027 à 20h\nTrio des Lilas et invités", "Trio des Lilas et invités"),
        ("Réunion\n12 mars 2027 à 20h\nSalle des fêtes de Gray", "Réunion"),
        ("Permanence\n12 mars 2027\nSans rendez-vous, à la mairie", "Permanence"),
    ],
)
def test_the_kind_of_a_gathering_leaves_the_title_to_what_stands_below_it(text: str, expected: str) -> None:
    assert title(text) == expected
