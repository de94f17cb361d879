"""Titles of messages as people type them: calls, reminders, greetings and comforts stand around what takes place."""

from __future__ import annotations

from datetime import date

import pytest

from collectors.french.events import read_event
from tests.ruled import ruled

WRITTEN = date(2027, 1, 15)


def title(text: str) -> str | None:
    return ruled(text, WRITTEN)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Notre AG c’est jeudi 11 mars à 18h30, à la maison des associations de Gray.", "AG"),
        (
            "Oyez oyez, les Boucles du lac c’est le 14 mars !!\n- retrait des dossards la veille",
            "Boucles du lac",
        ),
        ("Il reste une place pour l’aquagym du 12 mars à 9h, piscine de Lure.", "Aquagym"),
        (
            "Salut, les inscriptions sont ouvertes pour le Trail Lacs 2027, les 5 et 6 juin.",
            "Trail Lacs 2027",
        ),
        (
            "Le premier atelier d’impro approche à grands pas !\nVendredi 12 mars de 20h à 22h",
            "Premier atelier d’impro",
        ),
        ("La conf sur le sommeil de ce soir (18h30) est déplacée en salle Pasteur.", "Conf sur le sommeil"),
        (
            "Petit rappel : ce soir 20h30 visio plaies et escarres avec le Dr Lune, lien dans le groupe",
            "Visio plaies et escarres avec le Dr Lune",
        ),
        (
            "Notre voyage annuel nous conduira cette année à Gérardmer.\nRetour prévu vers 19h.\n"
            "Pique-nique tiré du sac.\nRetenez bien la date : samedi 12 juin 2027.",
            "Voyage annuel",
        ),
        (
            "L’équipe vous convie avec joie au lancement de son livret ! L’événement aura lieu à Gray le 8 mars.",
            "Lancement de son livret",
        ),
        (
            "Le collectif « Santé du Lac » reçoit la philosophe Zoé Lune pour causer consentement et soins.\n"
            "Ça se passe à Gray, mercredi 26 mai 2027, de 19 à 21h. Ouvert à toutes, garderie sur demande !",
            "Consentement et soins",
        ),
        ("La date limite, c’est le 12 mars à 18h.", None),
        ("Ce qui change, c’est le 12 mars : la salle.", None),
        ("La livraison des colis, c’est le 12 mars entre 9h et 12h.", None),
        ("La mairie propose d’installer des bancs le 12 mars 2027.", None),
        ("La plateforme vous attend dès le 12 mars 2027 sur www.lac.fr", None),
        ("Il reste des places pour le 12 mars à 9h, piscine de Lure.", None),
    ],
)
def test_a_message_says_in_passing_what_takes_place(text: str, expected: str | None) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Le réseau du lac vous propose une soirée d’échange sur les soins, animée par le Dr Lune.\n"
            "Nous nous retrouverons à l’hôtel du Lac dès 20 h, et cela le mardi 9 mars 2027.\n\nAssociativement",
            "Soirée d’échange sur les soins",
        ),
        (
            "📣 Changement 📣\nLa formation « Premiers gestes » initialement programmée les 10 et 11 mars "
            "est décalée aux jeudi 8 et vendredi 9 avril 2027.",
            "Formation « Premiers gestes »",
        ),
        (
            "C’est une visite du plateau de soins, sur une demi-journée\nle mercredi 17 mars 2027.\n"
            "Matin ou après-midi au choix.\nBises, Lucie",
            "Visite du plateau de soins",
        ),
        (
            "🩺 Pharmaciens, infirmières, kinés\nDénutrition : que faire ?\n📅 9 mars 2027",
            "Dénutrition : que faire ?",
        ),
        ("CE WEEK-END À LA MÉDIATHÈQUE\nSamedi 6 mars : éveil musical, 10h ou 11h au choix", "Éveil musical"),
        ("Café offert par la mairie\n12 mars 2027", None),
        ("Concert offert par la mairie\n12 mars 2027", "Concert offert par la mairie"),
        ("Rappel des gestes de secours\n12 mars 2027 à 9h", "Rappel des gestes de secours"),
        ("Le printemps arrive\n12 mars 2027 à 20h", "Le printemps arrive"),
    ],
)
def test_notices_and_comforts_are_no_titles(text: str, expected: str | None) -> None:
    assert title(text) == expected


def test_who_invites_stands_above_the_title() -> None:
    assert (
        title("CCAS de Gray\nSoirée de lancement du défi\nLe 11 mars 2027") == "Soirée de lancement du défi"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Session : 2027-03\nOrganisme : Soins & Co\nThème : Bouger avec un diabète\nDates : 18/03/2027, 9h/17h",
            "Bouger avec un diabète",
        ),
        (
            "Structure organisatrice : DAC 70\nNom de l’action : Parcours de la main\nPublic : kinés\n"
            "Quand ? 12 mars 2027 à 14h",
            "Parcours de la main",
        ),
        (
            "Atelier diabète\nThème : manger mieux\nDate : 12 mars 2027\nLieu : MSP de Gray",
            "Atelier diabète",
        ),
        ("Atelier du 12 mars 2027\nThème : mieux dormir\nLieu : Gray\nPublic : adultes", "Atelier"),
    ],
)
def test_a_form_is_named_by_its_field(text: str, expected: str) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pour cause de vacances, 2 matchs auront lieu le samedi 13 mars 2027.", "2 matchs"),
        (
            "À l’occasion de la parution de son rapport, la CPTS organise un grand oral le 12 mars 2027.",
            "Grand oral",
        ),
        ("Avant les vacances, une après-midi jeux aura lieu le 3 avril 2027 à 14h.", "Après-midi jeux"),
        ("Suite à l’arrêté du 3 janvier, réunion publique le 12 mars 2027 à 20h.", "Réunion publique"),
        ("Pour la publication du rapport, les votes sont clos le 12 mars 2027.", None),
        ("Après le vote du budget, le conseil a décidé, le 12 mars 2027, de fermer la salle.", None),
    ],
)
def test_what_a_gathering_is_held_for_dates_it_not(text: str, expected: str | None) -> None:
    event = read_event(text, today=WRITTEN, published=WRITTEN)
    assert (event.title if event and event.occurrences else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Prévention du diabète : l’équipe intervient au foyer jeudi 8 avril 2027, avec un goûter.",
            "Prévention du diabète",
        ),
        (
            "Mémoire et plaisir : le CCAS vous attend le 12 mars 2027 à 14h pour des jeux.",
            "Mémoire et plaisir",
        ),
        ("Bonne nouvelle : la médiathèque de Lure rouvrira le 12 mars 2027.", None),
        (
            "La rentrée des choristes se fera donc lundi 8 mars 2027, dès 18h.",
            "La rentrée des choristes",
        ),
        (
            "Bonjour à tous, le café des aidants se fera à Vesoul le 13 mars de 10h à 11h30.",
            "Le café des aidants",
        ),
        ("Rappel : la date de la réunion est le 12 mars 2027 à 14h", "Réunion"),
        (
            "Débat « Soigner, mais comment ? » : Zoé Lune, l’amie du club, le 12 mars 2027",
            "Débat « Soigner, mais comment ? »",
        ),
        (
            "Lettre du 12 janvier 2027\nChers amis,\nLe loto du club aura lieu le 14 mars 2027 à 14h.",
            "Loto du club",
        ),
        ("Édition de « Gray en bleu »\n14 mars 2027", "Gray en bleu"),
        (
            "On se retrouve mardi 9 mars à 12h30 pour faire le point sur le protocole du dos. Sandwichs fournis.",
            "Faire le point sur le protocole du dos",
        ),
    ],
)
def test_what_leads_to_a_title_is_no_part_of_it(text: str, expected: str | None) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On recherche des volontaires pour l’atelier marche du jeudi 11 mars 14h au parc", "Atelier marche"),
        ("URGENT cherche binôme pour animer l’atelier équilibre du mardi 9 mars à 10h", "Atelier équilibre"),
        (
            "📣 DERNIERS JOURS pour s’inscrire à la journée des internes du 12 mars 2027 !!",
            "Journée des internes",
        ),
        (
            "Merci de bloquer la date du 12 mars 2027 pour la journée du réseau (9h-17h).",
            "La journée du réseau",
        ),
        (
            "Merci de réserver votre soirée du 12 mars 2027 : assemblée générale du club à 20h.",
            "Assemblée générale du club",
        ),
        (
            "Vous trouverez ci-joint l’invitation à la soirée de rentrée, mardi 9 mars 2027 à 19h.\n"
            "Bonne réception",
            "Soirée de rentrée",
        ),
        ("Bonjour, je vous confirme la tenue du CODIR élargi le mardi 9 mars 2027 à 10h.", "CODIR élargi"),
        (
            "Nous avons la joie de vous annoncer l’ouverture du jardin le 9 mars 2027 à 11h.",
            "Ouverture du jardin",
        ),
        ("L’association vous propose de marcher ensemble dimanche 14 mars 2027 à 9h30.", "Marcher ensemble"),
        ("Mardi 9 mars à 18h30, à la MJC, le Dr Lune nous parlera de l’après-cancer.", "L’après-cancer"),
        (
            "Les inscriptions au diplôme sont ouvertes. Réunion d’information le 11 mars 2027 à 18h.",
            "Réunion d’information",
        ),
        ("La salle étant prise, le CODIR de jeudi passe au vendredi 12 mars (14h).", "CODIR"),
        ("Merci aux bénévoles de la course du 12 janvier 2027 !", None),
        ("Veuillez trouver ci-joint le compte-rendu de la réunion du 12 janvier 2027.", None),
        ("Réservez votre table pour le 12 mars 2027 : places limitées.", None),
        ("Nous recherchons un kiné pour le 12 mars 2027.", None),
        ("Merci de répondre avant le 12 mars 2027 pour le repas.", None),
    ],
)
def test_what_is_asked_for_names_what_takes_place(text: str, expected: str | None) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Midi du soin, jeu 11 mars 2027, 13h-14h, CHU de Besançon : anticoagulants, ce qu’il faut savoir",
            "Midi du soin : anticoagulants, ce qu’il faut savoir",
        ),
        ("Réunion d’équipe, jeudi 11 mars 2027, 13h, Gray : merci de confirmer", "Réunion d’équipe"),
        ("Marche solidaire le 12 mars 2027 à Gray : 2 € par participant", "Marche solidaire"),
        (
            "Objet : RE: Tr: réunion du parcours SEP\nOn part sur le mardi 9 mars à 13h.",
            "Réunion du parcours SEP",
        ),
        ("Petit rappel : notre AG c’est demain soir, samedi 16, 18h30 à la mairie.", "AG"),
    ],
)
def test_what_follows_the_place_is_the_subject(text: str, expected: str) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Bonjour à tous !\n\nAprès deux reports, le groupe « sommeil » pourra enfin se réunir le 9 mars 2027, "
            "18h.\n\nÀ mardi !\nZoé",
            "Groupe « sommeil »",
        ),
        (
            "La sortie aux étangs est calée au 9 mars 2027 à 9h.\n\nBises\nZoé Lune",
            "Sortie aux étangs",
        ),
        (
            "Dernières infos avant notre week-end prévention des 13 et 14 mars 2027 à Dole",
            "Week-end prévention",
        ),
        (
            "Rendez-vous le 9 mars 2027 à 17h pour fêter les 5 ans de la maison de santé.",
            "5 ans de la maison de santé",
        ),
        (
            "L’EFS vous attend mardi 9 mars 2027 de 16h à 19h30 à Gray. Pensez à vos papiers !",
            "L’EFS vous attend",
        ),
    ],
)
def test_who_writes_is_no_title(text: str, expected: str) -> None:
    assert title(text) == expected
