"""Titles of messages as people type them: calls, reminders, greetings and comforts stand around what takes place."""

from __future__ import annotations

from datetime import date

import pytest

from collectors.french.events import read_event

WRITTEN = date(2027, 1, 15)


def title(text: str) -> str | None:
    event = read_event(text, today=WRITTEN, published=WRITTEN)
    return event.title if event else None


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
