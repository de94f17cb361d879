"""Which line of an announcement is its title: headings, lists, calls and sentences told apart."""

from __future__ import annotations

from datetime import date

import pytest

from collectors.french.events import read_event
from tests.ruled import ruled

TODAY = date(2027, 1, 15)


def title(text: str) -> str | None:
    return ruled(text, TODAY)


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
        ("Saison 2027-2028\nVendredi 8 octobre 2027 à 20h30\nLe Cid, au foyer", "Le Cid, au foyer"),
        ("Au programme\nSamedi 12 juin 2027\nConférence de Paul Durand", "Conférence de Paul Durand"),
        (
            "Prochaines visites\n2ème semestre 2027\nVisites autour de Dole"
            "\nSamedi 12 juin 2027 14h00-16h00 BOIS ET LANDES",
            "Bois et landes",
        ),
        ("Prochaines visites\nsamedi 12 juin 2027 14h00-16h00 BOIS ET LANDES", "Bois et landes"),
        (
            "Reprise des rencontres\nNotre repas silencieux prévu le 6 juin à 13h aura lieu à la mairie de Dole.",
            "Repas silencieux",
        ),
        ("Quand / Où\nSamedi 12 juin 2027\nTrio des Lilas", "Trio des Lilas"),
        (
            "CONFIRMATION D’INSCRIPTION\nVotre inscription à l’atelier cuisine organisé par le Foyer le 12/06/2027"
            " a été validée",
            "Atelier cuisine",
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
        (
            "Calendrier des répétitions\nMardi 12 octobre 2027 à 20h, salle Courbet",
            "Calendrier des répétitions",
        ),
        (
            "Chœur des lilas\nProchains concerts\nsamedi 12 juin 2027 à la salle Courbet, Dole",
            "Chœur des lilas",
        ),
        ("24h du conte\nSamedi 12 juin 2027", "24h du conte"),
    ],
)
def test_a_heading_that_names_the_event_stays(text: str, expected: str) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vœux de l’Amicale\nLe 19 juin, réservez votre soirée !\nÀ la mairie à 20h.", "Vœux de l’Amicale"),
        (
            "Sortie au lac :\nSamedi 12 juin 2027, à 9h. Rendez-vous devant la gare, quai nord.",
            "Sortie au lac",
        ),
        (
            "Sortie au lac :\nSamedi 12 juin 2027. Rendez-vous à la salle Courbet, côté jardin.",
            "Sortie au lac",
        ),
        ("Bloquez la date\nLe Foyer organise un concert des lilas le 12 juin 2027.", "Concert des lilas"),
        ("Venez assister à la conférence de Marie Durand\nLe 12 juin 2027", "Conférence de Marie Durand"),
        ("Venez nous retrouver au forum des lilas de Dole le 12 juin 2027.", "Forum des lilas de Dole"),
        ("Invitation de notre voisin samedi 12 juin 2027\nBal au bois samedi 12 juin 2027", "Bal au bois"),
        ("Voici les dates des messes de l’été\n12 juin 2027\n19 juin 2027", "Messes de l’été"),
        (
            "Parole de lilas\nVenez parler de vos jardins\nÇa se passe mardi 8 juin 2027 à la salle Courbet.",
            "Parole de lilas",
        ),
        (
            "Le foyer chante chaque année.\nLes dates pour les prochains concerts du grand chœur des lilas sont :"
            "\nLe 12 juin 2027",
            "Prochains concerts du grand chœur des lilas",
        ),
        ("Samedi 12 juin 2027 – Rendez-vous place des Lilas – Visite des quais", "Visite des quais"),
        ("Samedi 12 juin 2027, 14h-18h, place du marché : Fête du jeu", "Fête du jeu"),
        ("Samedi 12 juin 2027 de 14h à la tombée de la nuit : Bourse aux lilas", "Bourse aux lilas"),
        ("Samedi 12 juin 2027\nRendez-vous à 14h devant la mairie\nVisite des quais", "Visite des quais"),
        (
            "Le club des anciens organise un Loto des lilas pour tous ses membres et amis.\nDate : 12 juin 2027"
            "\nApportez un lot d’une valeur de 5 €",
            "Loto des lilas",
        ),
        ("À ne pas manquer\nNuit des lilas\nSamedi 12 juin 2027", "Nuit des lilas"),
        (
            "Ne manquez pas la suite !\nSamedi 12 juin 2027, une conférence sur le sommeil est organisée à Dole.",
            "Conférence sur le sommeil",
        ),
        ("Venez fêter les 20 ans de la médiathèque samedi 12 juin 2027 !", "20 ans de la médiathèque"),
        ("Venez découvrir notre exposition de lilas du 9 au 17 juin 2027 à Dole.", "Exposition de lilas"),
        (
            "On se retrouve samedi 12 juin 2027 pour le grand nettoyage des berges.",
            "Grand nettoyage des berges",
        ),
        ("Soyez nombreux au loto de l’école, samedi 12 juin 2027 à 20h.", "Loto de l’école"),
        ("N’oubliez pas de vous inscrire au stage de poterie du 12 juin 2027.", "Stage de poterie"),
        ("Le réseau vous attend à son stand des lilas le samedi 12 juin 2027.", "Stand des lilas"),
        ("Les inscriptions pour le stage de poterie du 12 juin 2027 sont ouvertes.", "Stage de poterie"),
        ("Invitation à la conférence sur le sommeil mardi 8 juin 2027 à 20h", "Conférence sur le sommeil"),
        ("12 juin 2027, dans les rues de la vieille ville", "Dans les rues de la vieille ville"),
    ],
)
def test_a_call_gives_way_to_what_names_the_gathering(text: str, expected: str) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rendez-vous aux jardins\nSamedi 5 juin 2027", "Rendez-vous aux jardins"),
        (
            "Dans les rues de Dole : marche des lilas\nSamedi 5 juin 2027, 10h",
            "Dans les rues de Dole : marche des lilas",
        ),
        ("Bougez avec les aidants !\nSamedi 5 juin 2027", "Bougez avec les aidants !"),
        ("Place du village dans le soin\nSamedi 5 juin 2027", "Place du village dans le soin"),
        ("Place de l’aidant – table ronde\nSamedi 5 juin 2027", "Place de l’aidant – table ronde"),
        ("eSanté en pratique\nSamedi 5 juin 2027", "eSanté en pratique"),
    ],
)
def test_an_imperative_or_a_place_may_be_within_a_title(text: str, expected: str) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Date : 28.29.30 juin 2027\nLieux : Dole",
        "Samedi 12 juin 2027. De ~19h à dernier métro",
        "Samedi 12 juin 2027. À partir de 20h jusqu’à l’aube",
    ],
)
def test_a_part_of_a_day_or_of_an_hour_is_no_title(text: str) -> None:
    assert title(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Les plénières reprennent !\nNous proposons une plénière ouverte ce jeudi 10 juin 2027.",
            "Plénière ouverte",
        ),
        (
            "Le troc aux plantes\nDes permanences de conseil auront lieu à la mairie :\nMercredi 9 juin 2027 de 14h"
            " à 17h\nSamedi 12 juin 2027 de 9h à 11h",
            "Permanences de conseil",
        ),
        (
            "Le chœur des Lilas vous invite à un voyage au pays des contes :\nsamedi 12 juin 2027 à la mairie de Dole"
            "\nEntrée libre",
            "Voyage au pays des contes",
        ),
        ("La mission locale organise un job dating mardi 12 octobre 2027 de 9h à 12h.", "Job dating"),
        (
            "Nous avons le plaisir de vous inviter à l’inauguration de la maison de santé le 12 octobre 2027 à 11h.",
            "Inauguration de la maison de santé",
        ),
        (
            "Chers amis, rien de tel que de se retrouver lors de notre grand repas de juin.\n"
            "Nous serons au foyer le 12 juin 2027.",
            "Grand repas de juin",
        ),
        (
            "La Maison verte – Dole\nSamedi 12 juin 2027 (à confirmer)\n« Vivre avec la douleur »\nTarif : 5 €",
            "Vivre avec la douleur",
        ),
        (
            "Les Amis des lilas\nSamedi 12 juin 2027 à 14h\n« Le chant des pierres »\nTarif : 5 €",
            "Le chant des pierres",
        ),
        ("Exposition : Fleurs jusqu’au 30 juin\n2/06/2027", "Exposition : Fleurs"),
        (
            "Data Jour : les données de santé sont là, comment les employer au mieux pour soigner ?\n12 juin 2027",
            "Data Jour : les données de santé sont là, comment les employer au mieux pour soigner ?",
        ),
    ],
)
def test_a_sentence_or_a_row_below_names_the_gathering(text: str, expected: str) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Le marché de Noël revient\nLe comité organise un marché le 12 juin 2027.",
            "Le marché de Noël revient",
        ),
        (
            "Festival des lilas\nDes séances de conte auront lieu à la mairie :\nMercredi 9 juin 2027",
            "Festival des lilas",
        ),
        ("Octobre rose\nDes ateliers auront lieu :\nMercredi 6 octobre 2027", "Octobre rose"),
        ("Soirée douleur\nSamedi 12 juin 2027\n« Vivre avec la douleur »", "Soirée douleur"),
    ],
)
def test_a_heading_that_names_the_gathering_stays(text: str, expected: str) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trio des Lilas\nPont de la Paix, Dijon\nSamedi 12 juin 2027", "Trio des Lilas"),
        ("Trio des Lilas\nLa Fabrique // 7 rue de la Paix, Dole\nSamedi 12 juin 2027", "Trio des Lilas"),
        ("Forêts et milieux\nOrganisée par Luc Morel\nSamedi 12 juin 2027", "Forêts et milieux"),
        ("Forêts et milieux\nSous la direction de Luc Morel\nSamedi 12 juin 2027", "Forêts et milieux"),
        (
            "Formation aux gestes verts\nPublic de la formation\nDate : 12 juin 2027",
            "Formation aux gestes verts",
        ),
        ("« Apaiser ses nuits »\nPeu importe votre âge\nSamedi 12 juin 2027", "Apaiser ses nuits"),
        ("Nuit du code\nVous aimez les défis\nSamedi 12 juin 2027", "Nuit du code"),
        ("Salon Lilas\nGrand Salon Lilas des métiers\nSamedi 12 juin 2027", "Grand Salon Lilas des métiers"),
        ("Samedi\n12 juin 2027\n19h30\nConcert de jazz", "Concert de jazz"),
        ("12\nJUIN\n2027\nTrio des Lilas\n20h30", "Trio des Lilas"),
        ("Samedi 12 juin 2027\n(métro Place Verte)\nTrio des Lilas", "Trio des Lilas"),
        ("Vide-greniers\n23 mai 2027\nSite du Moulin", "Vide-greniers"),
        ("Forum\nSamedi 12 juin 2027 de 13h à 17h.\nFiche à rendre : [pdf]", "Forum"),
        ("Conférence\n16 mai 2027\nLes sols vivants", "Les sols vivants"),
        ("16 mai 2027\nFête biennale du Mouton (44).\nSortie de la fanfare", "Fête biennale du Mouton"),
        (
            "Loto des lilas au profit du foyer.\nSamedi 12 juin 2027\nParticipation libre",
            "Loto des lilas au profit du foyer",
        ),
        ("GRAND CAMP 2027\nLouveteaux :\nPort-Lesney du 16 au 22 juillet 2027", "Grand camp 2027"),
        (
            "Séances de yoga\nLes dates prévues sont :\n12 juin 2027 à la Courtine\n19 juin 2027 à la Bouloie",
            "Séances de yoga",
        ),
        (
            "Mercredi 24 mars 2027, au presbytère à 10h15, comité de lecture du journal.",
            "Comité de lecture du journal",
        ),
        ("Le 7 mai 2027 à la fête de la pomme", "Fête de la pomme"),
        ("7 avril 2027 (10h-12h, ENSL) :\nSession « Sols vivants »", "Session « Sols vivants »"),
        ("2027\n7 mai 2027 -- Ouverture du jardin -- Dole (39)", "Ouverture du jardin"),
        ("Année universitaire 2026-2027\n7 mai 2027 14h : Les sols vivants", "Les sols vivants"),
    ],
)
def test_days_places_and_leads_are_no_titles(text: str, expected: str) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "LILA2027 (la conférence des jardins) aura lieu à Dole le 8 juin 2027.",
            "LILA2027 (la conférence des jardins)",
        ),
        ("Jardins Vivants Expo 2027 aura lieu les 8 et 9 juin 2027.", "Jardins Vivants Expo 2027"),
        ("Le foyer vous attend à son vide-dressing samedi 12 juin 2027.", "Vide-dressing"),
        ("La messe sera célébrée le mercredi 24 mars 2027 à 15h.", "La messe"),
        ("Le festival des Lilas est de retour du 11 au 15 août 2027 !", "Festival des Lilas"),
        (
            "Le club sera présent au Forum des Associations le Dimanche, Gymnase Moulin, 12 septembre 2027 !",
            "Forum des Associations",
        ),
        (
            "Venez nombreux au spectacle de la troupe des Lilas qui aura lieu le 12 juin 2027.",
            "Spectacle de la troupe des Lilas",
        ),
        (
            "Fête des lilas\n16h – 23h\nSoirée de la fête des lilas, présentée par le foyer le 12 juin 2027.",
            "Fête des lilas",
        ),
    ],
)
def test_sentences_that_announce(text: str, expected: str) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trio des Lilas\net des Ormes\nSamedi 12 juin 2027", "Trio des Lilas et des Ormes"),
        (
            "Les forêts, les sols\nEau, air et climat\nSamedi 12 juin 2027",
            "Les forêts, les sols Eau, air et climat",
        ),
        ("Jeux du samedi\nSamedi 12 juin 2027", "Jeux du samedi"),
        ("Samedi 12 juin 2027 : À la découverte des oiseaux", "À la découverte des oiseaux"),
        ("Samedi 12 juin 2027 au théâtre, concert du Trio", "Concert du Trio"),
    ],
)
def test_titles_keep_their_lines_and_their_words(text: str, expected: str) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "La CPTS est partenaire du grand forum des aidants qui se tiendra le 15 juin 2027.",
            "Grand forum des aidants",
        ),
        (
            "Nous serons à la soirée du festival du lac qui aura lieu le 12 mai 2027.",
            "Soirée du festival du lac",
        ),
        (
            "Le réseau organise un atelier dans le cadre du 9e congrès des soins qui aura lieu le 8 mai 2027.",
            "9e congrès des soins",
        ),
        (
            "La CPTS est conviée à un colloque du réseau dont la date est fixée au 5 juin 2027.",
            "Colloque du réseau",
        ),
        (
            "La matinée est suivie d’un concert du Trio Lilas, organisé par le foyer, qui aura lieu le 4 mai 2027.",
            "Concert du Trio Lilas",
        ),
        (
            "La matinée est suivie d’une conférence qui aura lieu le 4 mai 2027. "
            "Elle aura pour thème : « La saga des jardins »",
            "La saga des jardins",
        ),
        ("Le foyer organise le bal du lac, et un débat qui aura lieu le 5 juin 2027.", "Bal du lac"),
        ("De plus, le 28 juillet 2027, un tournoi sera proposé.", "Tournoi"),
        ("En outre, une soirée jeux sera organisée le 28 juillet 2027.", "Soirée jeux"),
        (
            "Rendez-vous samedi 17 juillet 2027 pour le vernissage de l’exposition Lacs.",
            "Vernissage de l’exposition Lacs",
        ),
        (
            "Rendez-vous à Lure samedi 10 juillet 2027 pour un concert du Trio Lilas, en duo.",
            "Concert du Trio Lilas",
        ),
        (
            "La cérémonie aura lieu le 19 juin 2027 au Sanctuaire Saint-Luc.\nSanctuaire Saint-Luc\n7 Rte du Lac",
            "La cérémonie",
        ),
        (
            "Jeudi 7 octobre 2027 14h-24h\n14h-19h : Vente de pots\n19h-24h : Soirée festive et concerts",
            "Soirée festive et concerts",
        ),
        ("Rendez-vous aux jardins\n5 juin 2027, Lure", "Rendez-vous aux jardins"),
        ("Retour sur scène du Trio des Lilas le 7 juillet 2027", "Retour sur scène du Trio des Lilas"),
        ("22 juin 2027\nLes 20 ans du club, à Lure. Buvette sur place.", "Les 20 ans du club"),
        ("22 juin 2027\nDéfilé des fanfares, à Lure (70). Venez nombreux.", "Défilé des fanfares"),
        ("Une séance aura lieu le 19 juin 2027 au Cinéma Lux.\nLe Grand Lac", "Le Grand Lac"),
    ],
)
def test_gatherings_are_read_wherever_the_sentence_names_them(text: str, expected: str) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Retour sur la scène ouverte du 3 janvier 2027",
        "Le président est content du travail qui se déroule le 12 mai 2027.",
        "22 juin 2027\n12 ans de prison pour un vol à Lure.",
        "12 juin 2027\nSortie de l’album du Trio Lilas. Disponible en magasin.",
        "2 mars 2027\nPrévoir des chaussures, un pique-nique. Le car part de la mairie.",
    ],
)
def test_days_beside_no_gathering_are_no_event(text: str) -> None:
    assert title(text) is None


@pytest.mark.parametrize(
    ("label", "expected"), [("Heure\n19 h", True), ("Horaires :\n19 h", True), ("Durée\n19 h", False)]
)
def test_labels_tell_an_hour_from_a_duration(label: str, expected: bool) -> None:
    event = read_event(f"Bal du lac\nDate\nSamedi 5 juin 2027\n{label}", today=TODAY)
    assert event is not None
    assert (not event.occurrences[0].all_day) is expected


@pytest.mark.parametrize("sittings", ["2 séances", "Trois représentations", "4 concerts"])
def test_a_count_of_sittings_beside_the_day_is_no_title(sittings: str) -> None:
    told = f"Dimanche 14 mars 2027 - {sittings} 15h00 & 17h00 - 8€"
    assert title(f"LE PETIT PHARE\n\nUn conte dansé pour les enfants.\n\n{told}") == "Le petit phare"
