"""The title of one session of a series or a list, and what a page's other rows and sentences leave to it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.ruled import ruled

TODAY = date(2027, 1, 10)


def title(text: str) -> str | None:
    return ruled(text, TODAY)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Séminaire du laboratoire\n4 mars 2027\nLes sols vivants\nMarie Durand", "Les sols vivants"),
        (
            "Séminaire en ligne\n4 mars 2027\n11h00\nPaul R. Lilas (Dole)\n« Les sols vivants »",
            "Les sols vivants",
        ),
        ("Groupe de travail : douleur\n4 mars 2027\nHypnose et soins\nPar Marie Durand", "Hypnose et soins"),
        ("Les midis du soin\n4 mars 2027\nDormir à l’hôpital\nDr Marie Durand, CHU", "Dormir à l’hôpital"),
        ("Séances d’essai gratuites du 1er au 6 mars 2027\nMardi 2 mars de 16h à 18h : modelage", "Modelage"),
        ("Conférences du lac\nJeudi 4 mars 2027 : Le sommeil des enfants", "Le sommeil des enfants"),
        ("Les sorties\n10 mars 2027 : Sortie à Levernois", "Sortie à Levernois"),
        ("Nos repas\n10 mars 2027 : Couscous à Dole", "Nos repas"),
        ("Coupe du lac\nManche 1 : cross (Lure) | samedi 6 mars 2027", "Manche 1 : cross"),
        (
            "Prochain concerts :\nÉglise de Lure, samedi 6 mars 2027\nProgramme : Nuit d’hiver.",
            "Nuit d’hiver",
        ),
    ],
)
def test_the_session_goes_before_its_series(text: str, expected: str) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Séminaire qualité\n8 mars 2027\nENSG, Lure\nAmphithéâtre Picard, de 9h à 13h", "Séminaire qualité"),
        ("Séminaire qualité\n8 mars 2027\nMarie Durand\nPaul Lilas", "Séminaire qualité"),
        ("Soirée des aidants\n8 mars 2027\nLe sommeil\nMarie Durand", "Soirée des aidants"),
        (
            "Portes ouvertes\nMardi 2 mars 2027 : accueil\nMercredi 3 mars 2027 : visite du jardin",
            "Portes ouvertes",
        ),
        ("Rencontres du lac\nJeudi 4 mars 2027 : ouverture des ateliers", "Rencontres du lac"),
        ("Formation certifiante\nSession 1 : Dijon, 3 et 4 mai 2027", "Formation certifiante"),
        ("Ateliers mémoire\nJeudi 4 mars 2027 : salle des fêtes", "Ateliers mémoire"),
    ],
)
def test_a_heading_that_says_it_all_stays(text: str, expected: str) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Agenda paroissial du 1er au 14 mars 2027\nDim\n7\n9h30 Messe à Lure", "Messe"),
        ("Programme prévisionnel 2026/2027\nTroc de plantes (6 mars 2027)", "Troc de plantes"),
        ("Présentation\nLe réseau organisera ses Assises du 4 au 6 mars 2027.", "Assises"),
        ("09\nMARS\nGalette du maire", "Galette du maire"),
        ("09\nDÉC.\nVœux du maire", "Vœux du maire"),
        ("Découverte\n9 mars 2027\nLure", "Découverte"),
        (
            "École d’été des sols\nProgramme et tarifs disponibles ici\nOù\nMaison du Lac, Lure\nQuand\n9 mars 2027",
            "École d’été des sols",
        ),
        ("Bal du lac\nQuand : 9 mars 2027\nLieu :\nLE GRAND PAVOIS", "Bal du lac"),
        (
            "Inscription - Les Assises du soin\nQuand : 9 mars 2027\nLieu :\nLE GRAND PAVOIS",
            "Les Assises du soin",
        ),
        (
            "Volet 2 : Tourisme et nature.\n9 mars 2027.\nVisite de deux fermes.",
            "Volet 2 : Tourisme et nature",
        ),
        ("Les amis du lac\nSortie en forêt le 9 mars 2027", "Sortie en forêt"),
        ("Samedi 6 mars 2027\nÉglise Saint-Luc\nProgramme : Nuit d’hiver.", "Nuit d’hiver"),
        ("Programme du séminaire douleur\nVendredi 6 mars 2027", "Séminaire douleur"),
    ],
)
def test_what_heads_a_page_or_sends_elsewhere_is_no_title(text: str, expected: str) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Le Forum du lac organise une première édition en ligne, qui se déroulera le 6 mars 2027.",
            "Forum du lac",
        ),
        (
            "Le foyer organise la 3e édition du bal du lac, qui aura lieu le 6 mars 2027.",
            "3e édition du bal du lac",
        ),
        (
            "Vous êtes convié·e·s à fêter les 40 ans de la fanfare !\nL’événement aura lieu le 6 mars 2027.",
            "40 ans de la fanfare",
        ),
        ("La cérémonie aura lieu le 6 mars 2027.\nMerci de confirmer votre venue.", "La cérémonie"),
        (
            "Le 6 mars 2027, le 11e Open international du lac marquera le début du circuit.",
            "11e Open international du lac",
        ),
        ("Le forum des métiers réunira trente stands le 6 mars 2027.", "Forum des métiers"),
    ],
)
def test_what_a_sentence_tells_of_an_edition_or_a_feast(text: str, expected: str) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    "text",
    ["Le club réunira ses membres le 6 mars 2027.", "La taxe de séjour augmentera le 6 mars 2027."],
)
def test_a_club_or_a_tax_is_no_gathering(text: str) -> None:
    assert title(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Vie associative\nAssemblée générale de l’amicale\nVendredi 26 mars 2027",
            "Assemblée générale de l’amicale",
        ),
        ("CULTURE\nLe Petit Pont\nVendredi 26 mars 2027", "Le Petit Pont"),
        ("Sport\nVendredi 26 mars 2027 à 18h", "Sport"),
        ("Chorale des Lilas\nConcert de printemps\nVendredi 26 mars 2027", "Concert de printemps"),
        ("Chorale des Lilas\nVendredi 26 mars 2027 à 18h", "Chorale des Lilas"),
        ("Votre avis compte !\nRéunion publique\nMardi 30 mars 2027", "Réunion publique"),
        ("Miam le lac !\nVendredi 26 mars 2027\nVisite pour les adultes", "Miam le lac !"),
        (
            "Bientôt la rentrée !\nLe forum des clubs aura lieu samedi 4 septembre 2027.",
            "Forum des clubs",
        ),
        ("La troupe du Lac\nprésente\nSoirée théâtre\nSamedi 20 mars 2027", "Soirée théâtre"),
        ("L’APE organise son\nMARCHÉ AUX FLEURS\nSamedi 8 mai 2027", "Marché aux fleurs"),
        ("Qui présente un risque ?\nSamedi 8 mai 2027 à 18h", "Qui présente un risque ?"),
        ("CONCERT DE JAZZ\nDirection : Luc Marchal\nDimanche 21 mars 2027", "Concert de jazz"),
        ("Salon du lac\n20 exposants\nSamedi 10 avril 2027", "Salon du lac"),
        ("Titre\nTournoi de pétanque\nDate\nSamedi 5 juin 2027", "Tournoi de pétanque"),
        ("Bal du lac organisé par les aînés\nSamedi 5 juin 2027", "Bal du lac"),
        (
            "Conférence « Bien vieillir » par Anne Morel\nVendredi 19 mars 2027",
            "Conférence « Bien vieillir »",
        ),
        ("Samedi 27 mars 2027 : nettoyage du lac, départ devant la mairie", "Nettoyage du lac"),
        ("Envie d’essayer ? Cours de tai-chi mardi 7 septembre 2027 à 18h", "Cours de tai-chi"),
    ],
)
def test_rubrics_hosts_slogans_and_practical_words_are_left_out(text: str, expected: str) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le club organise un bœuf à la broche le samedi 3 juillet 2027.\nRepas 15 €", "Bœuf à la broche"),
        (
            "Le comité vous convie à un loto géant samedi 5 juin 2027 à 20h.\nVin chaud et crêpes",
            "Loto géant",
        ),
        ("La Ligue tiendra un stand le mardi 6 avril 2027.", "Stand"),
        ("Une marche blanche partira dimanche 14 mars 2027 de la place.", "Marche blanche"),
        ("La fête du lac s’invite au parc du 4 au 6 juin 2027.", "Fête du lac"),
        ("Les aidants se retrouveront le 19 mars 2027 pour un goûter.", "Goûter"),
        ("Samedi 15 mai 2027, participez au Challenge des Lilas.", "Challenge des Lilas"),
        ("La salle des fêtes accueillera un bal le 6 mars 2027.", "Bal"),
        (
            "La médiathèque accueille une exposition sur les sols du 6 au 12 mars 2027.",
            "Exposition sur les sols",
        ),
    ],
)
def test_sentences_name_what_takes_place_and_not_who_holds_it(text: str, expected: str) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tournois interclubs\nCoupe du lac (Lure) | Dimanche 7 mars 2027", "Coupe du lac"),
        (
            "Cours 2026/2027\nPremier trimestre\nGravure avec Zoé : jeudis 4/03 et 18/03/2027",
            "Gravure avec Zoé",
        ),
        ("Ateliers mémoire\nSalle des fêtes | Dimanche 7 mars 2027", "Ateliers mémoire"),
        (
            "Les balades\nLe club est heureux de vous proposer sa Balade du lac le 7 mars 2027.",
            "Balade du lac",
        ),
        (
            "Formation des aidants\nLa prochaine séance « Bien dormir » aura lieu le 9 mars 2027.",
            "Bien dormir",
        ),
        (
            "Préparatifs du carnaval\nMardi 9 mars 2027 à 20h, en mairie : réunion des bénévoles",
            "Réunion des bénévoles",
        ),
        (
            "Toujours plus de monde au café tricot\nProchain café tricot le samedi 6 mars 2027 à 14h",
            "Café tricot",
        ),
        (
            "Le prochain café tricot devrait avoir lieu le samedi 6 mars 2027.",
            "Prochain café tricot",
        ),
        (
            "Nous, les aidants\nLundi 8 mars 2027\nPremière rencontre le lundi 8 mars 2027 à 18h",
            "Nous, les aidants",
        ),
        (
            "Troc du lac\nCe rendez-vous retrouve sa date : à noter le 6 mars 2027 ! Dès 13h30.",
            "Troc du lac",
        ),
        (
            "Le Trophée du lac est de retour !\nLe 6 mars 2027, le club organise deux jours de jeux à Lure.",
            "Le Trophée du lac",
        ),
        (
            "Date de la prochaine réunion\nSéance du conseil : lundi 8 mars 2027 à 18h",
            "Séance du conseil",
        ),
        (
            "Avez-vous déjà filé la laine ?\nSamedi 6 mars 2027 à 17h, démonstration de filage à la main",
            "Démonstration de filage à la main",
        ),
    ],
)
def test_headings_yield_to_what_they_lead_to_and_to_nothing_else(text: str, expected: str) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nous organisons un webinaire sur le sommeil\nQuand : mardi 9 mars 2027 à 18h\nComment : visio",
            "Webinaire sur le sommeil",
        ),
        ("Samedi 6 mars 2027 à 16h\nÉglise de Rioz, 70\nProgramme : Nuit d’hiver.", "Nuit d’hiver"),
        ("Chapelle Saint-Luc : visite guidée\nSamedi 6 mars 2027", "Chapelle Saint-Luc : visite guidée"),
        (
            "Intervention de Luc Lille (oncologue) le 9 mars 2027 lors du webinaire « Biosimilaires »",
            "Biosimilaires",
        ),
        ("Le voyage des aînés à Lure a été reprogrammé du 6 au 9 mars 2027.", "Voyage des aînés"),
        (
            "La fête du pain, initialement prévue le 6 mars 2027, est reportée au 13 mars 2027.",
            "Fête du pain",
        ),
        ("Communiqué\nLe marché aux fleurs n’aura pas lieu le 14 mars 2027.", "Marché aux fleurs"),
        ("Débat\nJeudi 18 mars 2027 à 20h – cinéma Le Lac", "Débat"),
        (
            "Conte d’hiver par la compagnie Vent\nMercredi 17 mars 2027 à 15h",
            "Conte d’hiver",
        ),
        ("Le 6 mars 2027 aura lieu comme chaque année la Mission pommes.", "Mission pommes"),
        (
            "Un concert de harpe, porté par le foyer, vous attend le 6 mars 2027 pour une belle soirée.",
            "Concert de harpe",
        ),
        (
            "J’en parlerai lors de la conférence « Agir ici » que je donnerai le 9 mars 2027.",
            "Conférence « Agir ici »",
        ),
    ],
)
def test_labels_churches_and_speakers_are_no_titles(text: str, expected: str) -> None:
    assert title(text) == expected
