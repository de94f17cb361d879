"""The title where a page first says of what sort the event is, which list it stands in, or what is asked of it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.hang import BOUNDED
from tests.ruled import ruled

TODAY = date(2027, 1, 10)


def title(text: str) -> str | None:
    return ruled(text, TODAY)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Événements majeurs 2027\n14 mai\nStage de vannerie\nPour débuter.", "Stage de vannerie"),
        ("Nos rendez-vous de l’année\n14 mai 2027\nTrio du Marais", "Trio du Marais"),
        ("Les grandes rencontres à venir\n14 mai 2027 à 18h\nDormir mieux", "Dormir mieux"),
        ("Rencontres de Lure\n14 mai 2027 à 18h\nDormir mieux", "Rencontres de Lure"),
    ],
)
def test_the_name_of_a_list_is_no_title(text: str, expected: str) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Quelles sont les dates du salon ?\nLe salon du lac se tiendra les 6 et 7 mars 2027.",
            "Salon du lac",
        ),
        ("À propos du stage\nCe stage Python aura lieu à Dole le 6 mars 2027.", "Stage Python"),
        (
            "Objectifs du colloque 2027\nLa Ligue organise son colloque annuel le 6 mars 2027 à Dole.",
            "Colloque annuel",
        ),
        ("Avis aux riverains\nUne réunion publique aura lieu le 6 mars 2027.", "Réunion publique"),
        (
            "Avis aux médias – Lancement du portail du lac\nLe 6 mars 2027 à 10h",
            "Lancement du portail du lac",
        ),
        ("Quelle est la place du patient ?\nSamedi 6 mars 2027 à 10h", "Quelle est la place du patient ?"),
        ("À propos de Jean\nSamedi 6 mars 2027 à 20h", "À propos de Jean"),
    ],
)
def test_a_question_or_a_heading_on_the_event_yields_to_its_name(text: str, expected: str) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Soirée du vendredi 12 mars 2027\nNous vous proposons une rencontre sur le sommeil.",
            "Rencontre sur le sommeil",
        ),
        (
            "Webinaire gratuit le 11 mars 2027 à 21h. Dormir en hiver : que faire ?",
            "Dormir en hiver : que faire ?",
        ),
        ("Webinaire gratuit le 11 mars 2027 à 21h. Inscription en ligne.", "Webinaire gratuit"),
        ("COLLOQUE INTERNATIONAL\n« Soigner ensemble »\ndu 06.03.2027 au 07.03.2027", "Soigner ensemble"),
        ("Colloque du lac\n« Soigner ensemble » le 6 mars 2027", "Colloque du lac"),
        (
            "Le prochain atelier aura lieu le 27 avril 2027 à 10h sur le thème du sommeil. Venez !",
            "Atelier sur le thème du sommeil",
        ),
        ("Un débat aura lieu le 27 avril 2027 autour du thème.", "Débat"),
        (
            "Zoé Lune dans Grand Écart à Dole\nThéâtre du Lac\n"
            "Venez voir Zoé Lune dans Grand Écart, un spectacle à Dole, le samedi 6 mars 2027.",
            "Zoé Lune dans Grand Écart à Dole",
        ),
        ("Jour 2 · mardi 9 mars 2027 — Le sommeil des aidants", "Le sommeil des aidants"),
        ("Bienvenue chez « La Foulée du lac » !\nLa course aura lieu le 9 mai 2027.", "La Foulée du lac"),
        (
            "La Ligue organise une journée d’étude sur le sommeil. Cette journée d’étude aura lieu le 6 mars 2027.",
            "Journée d’étude sur le sommeil",
        ),
    ],
)
def test_a_sort_of_gathering_yields_to_its_name(text: str, expected: str) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Le Forum du lac 2027 est le salon incontournable des aidants. Ateliers — 15 et 16 mai 2027 à Dole.",
            "Forum du lac 2027",
        ),
        (
            "Causerie #2 — Nous aurons la joie de recevoir Zoé Lune.\nGrand Amphi | Jeudi 11 mars 2027",
            "Causerie #2",
        ),
        (
            "Nous vous invitons à assister au Salon Radio qui se tiendra le 15 mars 2027.",
            "Salon Radio",
        ),
        (
            "Nous vous invitons à assister au Lure Radio Show qui se tiendra le 15 mars 2027.",
            "Lure Radio Show",
        ),
        (
            "Le départ est à Dole, et le voyage se déroulera du 10 au 17 juillet 2027.",
            "Le voyage",
        ),
        (
            "La mairie informe les habitants inscrits qu’une réunion aura lieu le 6 mars 2027 à 14h.",
            "Réunion",
        ),
        (
            "La Ligue annonce la 6e édition de la journée du lac, sous le thème « Eau vive », "
            "qui se tiendra le 6 mars 2027.",
            "6e édition de la journée du lac",
        ),
        (
            "Les données de santé : où en est-on ? – le 6 mars 2027, Dole. La Ligue organise une journée.",
            "Les données de santé : où en est-on ?",
        ),
        (
            "3\nJun 2027\nExpo Santé — Dole\nPremier salon des soins du lac, avec quarante stands et une scène.",
            "Expo Santé",
        ),
        ("Lilas & Clinique du Parc\nDépistage du diabète à Dole\n6 mars 2027", "Dépistage du diabète à Dole"),
        (
            "Estivale Lilas 2027 — Rabat, Maroc\nl’Estivale Lilas 2027 se tiendra du 6 au 9 mars 2027 à Rabat.",
            "Estivale Lilas 2027",
        ),
    ],
)
def test_the_name_goes_before_who_where_and_what_for(text: str, expected: str) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Du 12 au 14 avril 2027, Gex accueille le Rallye des cimes.", "Rallye des cimes"),
        ("Le Rallye des cimes, c’est du 12 au 14 avril 2027 !", "Rallye des cimes"),
        ("Ne manquez pas les Nuits du lac les 9 et 10 juillet 2027 !", "Nuits du lac"),
        ("Bloquez la date : les Nuits du lac reviennent le 9 juillet 2027", "Nuits du lac"),
        (
            "Le club Lilas participe au congrès BioMed 2027 – Genève, Suisse, du 12 au 14 avril 2027",
            "Congrès BioMed 2027",
        ),
        (
            "La Faculté abritera du 12 au 14 avril 2027 la 3e conférence sur l’énergie.",
            "3e conférence sur l’énergie",
        ),
        ("Nous vous attendons à notre pique-nique annuel le 20 juin 2027 à midi.", "Pique-nique annuel"),
        ("La section propose une sortie à la Dôle le 11 avril 2027.", "Sortie à la Dôle"),
        ("La section propose un tarif réduit le 11 avril 2027.", None),
        ("La troupe présente « Le Petit Pont » le 12 mars 2027 à Gex.", "Le Petit Pont"),
        (
            "Nous vous confirmons la tenue de l’atelier « Bien parler » le 12 mai 2027 à 18h.",
            "Atelier « Bien parler »",
        ),
        (
            "Qu’est-ce que le Lac Game Jam ?\nLe Lac Game Jam est un concours qui aura lieu le 12 avril 2027.",
            "Lac Game Jam",
        ),
        ("Qu’est-ce que la douleur ?\nSamedi 12 juin 2027 à 18h", "Qu’est-ce que la douleur ?"),
        ("Retrouvez le club au Salon Vert\n12 mars 2027, Parc des expositions, Lyon", "Salon Vert"),
    ],
)
def test_more_verbs_announce(text: str, expected: str | None) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Convocation à l’assemblée générale\nVendredi 12 mars 2027 à 20h", "Assemblée générale"),
        ("Événement à venir : jubilé du lycée le 12 juin 2027", "Jubilé du lycée"),
        ("Bal des pompiers – nouvelle date : 12 juin 2027", "Bal des pompiers"),
        ("**[Bal des pompiers](https://example.org/bal)**\n*samedi 12 juin 2027*", "Bal des pompiers"),
        (
            "Conférence – Les abeilles\npar Zoé Lune, apicultrice\n12 juin 2027 à 18h",
            "Conférence – Les abeilles",
        ),
        ("Ne ratez pas notre live !\nLe 11 mars 2027 à 18h : « Choisir sa voie »", "Choisir sa voie"),
    ],
)
def test_what_leads_or_follows_is_no_part_of_the_title(text: str, expected: str) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nos salons 2027\nSalon du livre – Dijon – 13 mars 2027", "Salon du livre"),
        ("Les mardis du lac\nMardi 9 mars 2027 : le sommeil\nEn visio, à 13h", "Le sommeil"),
        ("Atelier 1 : Mes premiers pas en ligne\nMardi 9 mars 2027", "Atelier 1 : Mes premiers pas en ligne"),
        ("Atelier 1 : en visio\nMardi 9 mars 2027", "Atelier 1"),
        ("Bienvenue au Forum Lilas 2027 !\n9 mars 2027", "Forum Lilas 2027"),
        ("Le programme du congrès Lilas est en ligne\n9 mars 2027", "Congrès Lilas"),
        ("J-30 avant le congrès Lilas !\n9 mars 2027", "Congrès Lilas"),
        ("Bienvenue aux aidants\n9 mars 2027 à 18h", "Bienvenue aux aidants"),
        (
            "TERRE ET EAU DU LAC\nÉchange sur l’eau\n9 mars 2027",
            "Terre et eau du lac Échange sur l’eau",
        ),
        ("RENCONTRE DU LAC XVII\n9 mars 2027", "Rencontre du lac XVII"),
        ("Bien vieillir\nFormation DPC\nOrganisme : Lilas\n9 mars 2027", "Bien vieillir Formation DPC"),
    ],
)
def test_lists_calls_and_shouting(text: str, expected: str) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le club informe qu’une formation Git est prévue le 13 mars 2027 à 14h.", "Formation Git"),
        (
            "Il est porté à la connaissance de tous que la rentrée solennelle est fixée au 6 septembre 2027.",
            "Rentrée solennelle",
        ),
        ("Nous vous annonçons la tenue du 3e Salon du bois le 13 mars 2027 à Lure.", "3e Salon du bois"),
        ("Prix Lilas 2027 : la cérémonie se tiendra le 13 mars 2027 à Lure", "Prix Lilas 2027"),
        ("Attention : la cérémonie se tiendra le 13 mars 2027 à Lure", "La cérémonie"),
        ("Conférence-débat\nThème : Jeunesse et emploi\nSamedi 13 mars 2027", "Jeunesse et emploi"),
        ("Atelier cuisine\nThème : les légumes oubliés\nSamedi 13 mars 2027", "Atelier cuisine"),
        (
            "Le 13 mars 2027, l’Institut accueillera Zoé Lune pour une conférence sur l’emploi.",
            "Conférence sur l’emploi",
        ),
        (
            "Groupe de travail « Sols »\n11/03/2027 – 14h\nExposé de Zoé Lune : Les vers de terre",
            "Les vers de terre",
        ),
    ],
)
def test_who_tells_of_it_and_what_it_is_about(text: str, expected: str) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Colloque 2027 – Lure\n8 mars 2027\nSoigner la terre", "Soigner la terre"),
        ("Loto 2027 – Lure\n8 mars 2027\nBuvette sur place", "Loto 2027"),
        (
            "Stage annulé\nNotre week-end de danse, initialement prévu le 8 mars 2027, est annulé.",
            "Week-end de danse",
        ),
        ("Stage de danse annulé\nLundi 8 mars 2027", "Stage de danse"),
        ("Bienvenue au lac\nLa journée des aidants aura lieu le 8 mars 2027.", "Journée des aidants"),
        ("Bienvenue au forum\nLa journée du forum aura lieu le 8 mars 2027.", "Forum"),
        ("Conférences tout public\n8 mars 2027\nSoigner la terre", "Soigner la terre"),
        ("Conférences tout public\n8 mars 2027 à Lure", "Conférences tout public"),
        ("L’atelier lecture se tiendra à Lure\nLundi 8 mars 2027", "Atelier lecture"),
    ],
)
def test_the_name_of_the_gathering_goes_before_its_sort(text: str, expected: str) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Séminaire virtuel : 8 mars 2027\n13h00 - 13h50 -- Zoé Lune (Univ. du Lac)", "Séminaire virtuel"),
        ("Concert du lac\nEnsemble vocal Lilas\nLundi 8 mars 2027", "Concert du lac"),
        ("Concert\nEnsemble vocal Lilas\nLundi 8 mars 2027", "Ensemble vocal Lilas"),
        ("Bal des soignants\nLundi 8 mars 2027, en partenariat avec la ville", "Bal des soignants"),
        ("Acte 2 – le 8 mars 2027 au théâtre Courbet* vernissage de Zoé Lune", "Vernissage de Zoé Lune"),
        ("De : secrétariat\nObjet : réunion publique\nLundi 8 mars 2027 à 20h", "Réunion publique"),
        ("Bureau du lac\nOrdre du jour : bilan\nLundi 8 mars 2027 à 20h", "Bureau du lac"),
        ("Nuit du lac\nUne soirée pour comprendre\nLundi 8 mars 2027", "Nuit du lac"),
        ("Une soirée pour comprendre\nLundi 8 mars 2027", "Une soirée pour comprendre"),
        (
            "Un après-midi à soi\nAidants, cette pause est pour vous !\nLundi 8 mars 2027",
            "Un après-midi à soi",
        ),
        ("Stage de voile : sessions les 6 mars et 10 avril 2027", "Stage de voile"),
        (
            "Groupe de parole du lac : prochaine rencontre mardi 9 mars 2027 à 14h30",
            "Groupe de parole du lac",
        ),
        ("Vous êtes soignant ? Rencontre sur le deuil le mardi 9 mars 2027 à Dole", "Rencontre sur le deuil"),
        ("Thématique : Vivre au lac\nMardi 9 mars 2027 de 12h30 à 13h30\nTeams", "Vivre au lac"),
        ("Teams et vous\nMardi 9 mars 2027 de 12h30 à 13h30", "Teams et vous"),
        ("Séminaire : Zoé Lune\nLundi 8 mars 2027 | avec Léo Brun", "Séminaire : Zoé Lune"),
    ],
)
def test_who_speaks_plays_or_helps_is_no_title(text: str, expected: str) -> None:
    assert title(text) == expected


@BOUNDED
@pytest.mark.parametrize(
    "piece",
    [
        "informe les ",
        "qu’une ",
        "[a](https:",
        "sous le thème « ",
        "Le X : la ",
        "A — B ",
        "Atelier 1 : ",
        "au Lac ",
        "« a. A ",
        " - b : c",
        "avec Zoé Lune ",
        "Colloque 2027 – ",
    ],
)
def test_hostile_text_is_read_in_time(piece: str) -> None:
    title((piece * 5_000)[:20_000] + " le 6 mars 2027")
