"""Where the name of an announcement begins and ends: behind who invites, before a sentence, under a label."""

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
            "Titre :\n"
            "Groupe d'échange des sages-femmes\n"
            "Animatrice :\n"
            "Dr Lune Z.\n"
            "Sujet du trimestre :\n"
            "Le périnée\n"
            "Où/quand :\n"
            "Cabinet des Tilleuls, Gray, 11/03/2027 à 12h30",
            "Groupe d'échange des sages-femmes",
        ),
        (
            "Soirée contée « Veiller, transmettre » à la librairie du Lac de Gray jeudi 4/03/27 (19h)",
            "Soirée contée « Veiller, transmettre »",
        ),
        (
            "Ça y est, c'est calé !!!\n"
            "Tous au lac contre la muco = samedi 5 juin 2027\n"
            "au port de Gray\n"
            "Départ 8h",
            "Tous au lac contre la muco",
        ),
        (
            "Réseau des proches du Haut-Jura\n"
            "Exercice plan bleu « canicule »\n"
            "mar. 9 mars 2027 de 13h45 à 17h\n"
            "foyer Lacuzon, Gray",
            "Exercice plan bleu « canicule »",
        ),
        (
            "Association Les Pas de Lune\n"
            "Dictée des soignants\n"
            "samedi 6 mars 2027 à 15h\n"
            "Salle des fêtes, Gray",
            "Dictée des soignants",
        ),
        (
            "Info URPS Lune\n"
            "Soirée cotation/vaccins : c'est complet à Lure, il reste de la place à Gray !\n"
            "Gray → lundi 1er mars 2027, 19h45, hôtel du Lac",
            "Soirée cotation/vaccins",
        ),
        (
            "Salon « Bien chez soi » : vous étiez 200 la dernière fois !\n"
            "Nouvelle édition jeudi 11 mars 2027 — Gray — 10h à 17h",
            "Salon « Bien chez soi »",
        ),
        (
            "Coucou les collègues, rappel pour la visite du label, ne posez pas de congés !!\n"
            "semaine 10, du lundi 8 au mercredi 10 mars 2027\n"
            "réunion d'accueil lundi à 9h salle Lune",
            "Visite du label",
        ),
        (
            "Le Dr Lune répondra à toutes vos questions sur la ménopause, jeudi 4 mars 2027 "
            "à 18 h 30 au foyer de Gray.",
            "La ménopause",
        ),
        (
            "Ce jeudi 4 mars 2027 à 20h je vous parle vaccins du voyage en live (page de la "
            "pharmacie Lune), posez vos questions !",
            "Vaccins du voyage",
        ),
        (
            "Qui vient à la MSP de Gray jeudi 4 mars 2027 à 12h pour parler mémoire ? J'apporte le thé. Zoé",
            "Parler mémoire",
        ),
        (
            "Chers adhérents,\n"
            "Notre webatelier du 4 mars 2027 commence à 19h.\n"
            "Le sujet ne change pas : bouger pendant la chimio.",
            "Bouger pendant la chimio",
        ),
        (
            "Demain pas de qi gong, la salle est prise.\n"
            "On se retrouve vendredi 5 mars 2027 à 10h15, comme d'habitude.",
            "Qi gong",
        ),
        (
            "Appel à bénévoles & réunion de lancement de la Ronde des aidants\n"
            "Samedi 6 mars 2027 à 10 heures chez Zoé",
            "Réunion de lancement de la Ronde des aidants",
        ),
        (
            "Et si on parlait ensemble du deuil ?\nRV sur la place du marché de Gray lundi 8 mars 2027 à 9h",
            "Et si on parlait ensemble du deuil ?",
        ),
        (
            "Pour Mars bleu, la Ligue vous propose de traverser le poumon géant !\n"
            "Place de la gare, Gray\n"
            "Visites guidées toutes les 20 min par un tabacologue\n"
            "Du 9 au 11 mars 2027\n"
            "mardi et mercredi 10h-18h",
            "Traverser le poumon géant",
        ),
        (
            "Suite au mail de Zoé : le groupe « Souffle et sens » se réunit bien lundi 1/03, "
            "17 h, salle Lune à Gray.",
            "Groupe « Souffle et sens »",
        ),
        (
            "Le centre Lune ouvre ses coulisses :\n"
            "labo, scanner, pharmacie... 3 parcours\n"
            "Dimanche 7 mars 2027, premier départ 10h, dernier 16h\n"
            "rue du Lac, Gray",
            "Le centre Lune ouvre ses coulisses",
        ),
        (
            "Dans le cadre du Printemps du soin, se déroule le samedi 6 mars 2027 à Gray un "
            "ensemble de démonstrations de premiers secours.",
            "Ensemble de démonstrations de premiers secours",
        ),
        (
            "« Dire non sans culpabiliser »\n"
            "Atelier animé par Zoé Lune\n"
            "vendredi 5 mars 2027 à 14h, MSP de Gray",
            "Dire non sans culpabiliser",
        ),
        (
            "Loto des pompiers : il reste des places ! Samedi 6 mars 2027, 20h, Gray",
            "Loto des pompiers",
        ),
        (
            "RV le 8 mars 2027 à 14h pour la signature de la charte à la mairie de Gray",
            "La signature de la charte",
        ),
        (
            "Nouveau ! « Salarié et aidant : tenir bon »\n"
            "Conférence puis soupe\n"
            "Où : salle des fêtes de Gray\n"
            "Quand : vendredi 5 mars 2027, 20h",
            "Salarié et aidant : tenir bon",
        ),
        (
            "Don du sang, un don qui compte : la maison du don de Gray ouvre "
            "exceptionnellement dimanche 7 mars 2027 8h30-13h",
            "Don du sang, un don qui compte",
        ),
        (
            "Bonjour à tous,\n"
            "Notre prochaine analyse de pratiques se fera vendredi 5 mars 2027 à 9h30, salle Lune.\n"
            "Bien à vous, Zoé",
            "Prochaine analyse de pratiques",
        ),
        (
            "Les kinés du lac vous proposent un réveil musculaire géant, jeudi 4 mars 2027 à 8h30 sur le parvis",
            "Réveil musculaire géant",
        ),
        (
            "Le bus du dos sera à Gray du 2 au 4 mars 2027, place de la Paix",
            "Bus du dos",
        ),
        (
            "Tutelle : qui décide quoi ? Une juge nous dit tout, le 9/03/2027 à 18h30, MJC de Gray",
            "Tutelle : qui décide quoi ?",
        ),
        (
            "Marche des aidants\nAu profit de l'association Lune\nDimanche 7 mars 2027\nGray",
            "Marche des aidants",
        ),
        (
            "Dernier staff douleur avant les vacances : jeudi 4 mars 2027, 13h, salle Lune",
            "Dernier staff douleur avant les vacances",
        ),
        (
            "Expo photo « Mains qui soignent » dans le hall de l'hôpital de Gray, jusqu'au 28 février 2027.",
            "Mains qui soignent",
        ),
        (
            "PTA du Lac\nFlash info\nCiné-échange autour du film Lune\nJeu. 4/03 - 20h\nGray",
            "Ciné-échange autour du film Lune",
        ),
    ],
)
def test_a_name_begins_and_ends_where_it_should(text: str, expected: str) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cancer : la parole aux patients\nmardi 9 mars 2027, 18h, Gray", "Cancer : la parole aux patients"),
        ("Le cancer : on en parle !\nmardi 9 mars 2027, 18h, Gray", "Le cancer : on en parle !"),
        ("Atelier RV et douleur\nmardi 9 mars 2027, 18h, CHU de Dijon", "Atelier RV et douleur"),
        (
            "Enfin la vérité sur le cholestérol\nmardi 9 mars 2027, 18h, Gray",
            "Enfin la vérité sur le cholestérol",
        ),
        ("Comité des fêtes de Rioz\nSamedi 6 mars 2027\nFoire aux fleurs", "Foire aux fleurs"),
    ],
)
def test_a_name_that_looks_like_a_sentence_stays_whole(text: str, expected: str) -> None:
    assert title(text) == expected


def test_a_day_that_is_off_does_not_come_in_with_the_next_one() -> None:
    assert title("Il n'y a pas de sophro ce lundi, Anne est malade.\nRDV lundi 25 janvier à 18h") is None
