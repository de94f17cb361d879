"""Titles made readable, and the state they carry."""

from __future__ import annotations

import pytest

from collectors.french.titles import clean_title, quieter, respaced
from db.titles import split_state
from db.vocabulary import EventStatus
from tests.hang import BOUNDED


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Soins &amp; parcours", "Soins & parcours"),
        ("L&rsquo;annonce &#8211; session 2", "L’annonce – session 2"),
        ("L&amp;#8217;après-cancer", "L’après-cancer"),
        ("C&amp;amp;D : deux journées", "C&D : deux journées"),
        ("  Journée \n régionale\u00a0: \t ORL ", "Journée régionale : ORL"),
        ("13<sup>e</sup> congrès <em>national</em>", "13e congrès national"),
        ("Enfants < 3 ans et > 65 ans", "Enfants < 3 ans et > 65 ans"),
        ("Cancéro\u00adlogie thora\u00ad\ncique", "Cancérologie thoracique"),
        ("Séminaire de cancéro-\nlogie gynécologique", "Séminaire de cancérologie gynécologique"),
        ("Lien ville-\nhôpital", "Lien ville-hôpital"),
        (
            "Formation à\ndestination des travailleurs\nsociaux",
            "Formation à destination des travailleurs sociaux",
        ),
        ("Interrégionales d' hématologie", "Interrégionales d'hématologie"),
        ("Journée des IDEC – Inscription", "Journée des IDEC"),
        ("Journée des IDEC | Inscriptions ouvertes", "Journée des IDEC"),
        ("Journée des IDEC - Je m’inscris !", "Journée des IDEC"),
        ("Journée des IDECInscription", "Journée des IDEC"),
        ("Journée des IDEC En savoir plus", "Journée des IDEC"),
        ("Journée des IDEC :", "Journée des IDEC"),
        ("Bulletin d’inscription", "Bulletin d’inscription"),
        (
            "Formation : inscription du patient dans un parcours",
            "Formation : inscription du patient dans un parcours",
        ),
        ("Inscription", "Inscription"),
        ("Journées régionales – 12 & 13 mars 2027", "Journées régionales – 12 & 13 mars 2027"),
        ("Journée régionale – Dijon", "Journée régionale – Dijon"),
        ("🎗️ Octobre Rose : « Cœur & cancer » ?", "🎗️ Octobre Rose : « Cœur & cancer » ?"),
        ("ANNULÉ – Groupe de travail", "ANNULÉ – Groupe de travail"),
        ("Formation (2 sessions)", "Formation (2 sessions)"),
        ("", ""),
    ],
)
def test_clean_title(text: str, title: str) -> None:
    assert clean_title(text) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Journées régionales – 12 & 13 mars 2027", "Journées régionales"),
        ("Rencontre annuelle ORL, samedi 16 septembre 2027", "Rencontre annuelle ORL"),
        ("Rencontre annuelle ORL (16/09/2027)", "Rencontre annuelle ORL"),
        ("Soirée douleur : jeudi 4 mars de 19h30 à 21h30", "Soirée douleur"),
        ("Journée régionale – Dijon", "Journée régionale"),
        ("Journée régionale – 4 mars 2027 – à Dijon – Inscription", "Journée régionale"),
        ("Formation : les soins de mars à juin", "Formation : les soins de mars à juin"),
        ("Congrès – édition 2027", "Congrès – édition 2027"),
        ("Mars Bleu : dépistage", "Mars Bleu : dépistage"),
        ("Formation (2 sessions)", "Formation (2 sessions)"),
        ("12 mars 2027", "12 mars 2027"),
    ],
)
def test_clean_title_without_its_date_and_place(text: str, title: str) -> None:
    assert clean_title(text, keep_date=False) == title


@pytest.mark.parametrize(
    ("title", "quiet"),
    [
        ("RÉUNION DE LA CPTS À BESANÇON", "Réunion de la CPTS à Besançon"),
        ("FORMATION DES IDELS ET DES MG", "Formation des IDELs et des MG"),
        ("L’ANNONCE DU CANCER", "L’annonce du cancer"),
        ("DCC ET eRCP", "DCC ET eRCP"),
        ("JOURNÉE RÉGIONALE BOURGOGNE-FRANCHE-COMTÉ", "Journée régionale Bourgogne-Franche-Comté"),
        ("OFFRE DE L’ARS : SOINS NON PROGRAMMÉS", "Offre de l’ARS : soins non programmés"),
        ("« VIVRE AVEC » : ATELIER APA", "« Vivre avec » : atelier APA"),
        ("FORMATION : prise en charge", "FORMATION : prise en charge"),
        ("CPTS DCC RCP", "CPTS DCC RCP"),
        ("Réunion", "Réunion"),
        ("", ""),
    ],
)
def test_quieter(title: str, quiet: str) -> None:
    assert quieter(title) == quiet


@pytest.mark.parametrize(
    ("title", "rest", "status", "words"),
    [
        ("ANNULÉ – Groupe de travail", "Groupe de travail", EventStatus.CANCELLED, "ANNULÉ"),
        ("[Annulée] Journée des IDEC", "Journée des IDEC", EventStatus.CANCELLED, "Annulée"),
        ("ANNULATION : soirée douleur", "soirée douleur", EventStatus.CANCELLED, "ANNULATION"),
        ("⚠️ REPORTÉ - Congrès", "Congrès", EventStatus.POSTPONED, "REPORTÉ"),
        ("Reportée au 12 mars – Soirée", "Soirée", EventStatus.POSTPONED, "Reportée au 12 mars"),
        ("CONFIRMÉ – Session de mars", "Session de mars", EventStatus.CONFIRMED, "CONFIRMÉ"),
        ("Exposition à Chimay (annulée)", "Exposition à Chimay", EventStatus.CANCELLED, "annulée"),
        ("Soirée douleur – ANNULÉ", "Soirée douleur", EventStatus.CANCELLED, "ANNULÉ"),
        ("COMPLET – Atelier nutrition", "Atelier nutrition", EventStatus.FULL, "COMPLET"),
        ("Atelier nutrition (complet)", "Atelier nutrition", EventStatus.FULL, "complet"),
    ],
)
def test_split_state(title: str, rest: str, status: EventStatus, words: str) -> None:
    shown, label = split_state(title)
    assert shown == rest
    assert label is not None
    assert (label.value, label.words) == (status, words)


@pytest.mark.parametrize(
    "title",
    [
        "Groupe de travail",
        "Annulation des cotisations",
        "Frais d’annulation",
        "Reporter un effet indésirable",
        "Annulé",
        "Bilan complet",
        "Complet ou pas : vivre avec un cancer",
        "Report de congés : ce qui change",
        "",
    ],
)
def test_split_state_leaves_other_titles(title: str) -> None:
    assert split_state(title) == (title, None)


@pytest.mark.parametrize(
    ("title", "address", "parted"),
    [
        ("Journée dela Société d’hémato", "journee-de-la-societe-dhemato", "Journée de la Société d’hémato"),
        ("14eCongrès 2027", "14e-congres-2027", "14e Congrès 2027"),
        ("Cœur & cancer", "coeur-cancer", "Cœur & cancer"),
        ("Inter-régionales", "interregionales", "Inter-régionales"),
        ("Journée desein", "journee-du-sein", "Journée desein"),
        ("", "", ""),
    ],
)
def test_words_printed_as_one_are_parted_as_the_address_does(title: str, address: str, parted: str) -> None:
    assert respaced(title, address) == parted


@BOUNDED
@pytest.mark.parametrize(
    "unit", ["1", "-", "(", " – ", "A", "1 ", "&amp;", "<b", "-\n", "ANNULÉ – ", "12 mars "]
)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    text = unit * (50_000 // len(unit))
    clean_title(text, keep_date=False)
    quieter(text)
    split_state(text)
