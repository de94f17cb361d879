"""The same event or not: the traps that networks and CPTS set each other, one invented pair for each.

`SAME` may be joined alone or shown to a person; `APART` must never be joined alone: a wrong merge hides an event,
a missed pair only shows it twice.
"""

from __future__ import annotations

from typing import Any

import pytest

from db.announcement import Announcement
from db.matching import DOUBTFUL, match
from db.model import Event, Occurrence
from db.vocabulary import EventStatus
from tests.builders import day
from tests.test_matching import BESANCON, DIJON, ONLINE, ONSITE, Told, at, on, over

LURE = {"city": "Lure", "insee": "70310", "department": "70"}
POSTPONED = {"status": EventStatus.POSTPONED}
Pair = tuple[str, str, Told, Told]


def by(organizer: str, **fields: Any) -> Told:
    return {"organizer": organizer, **fields}


def at_link(address: str) -> Told:
    return {"registration_url": address}


FORM = at_link("https://inscriptions.example/f/7731")
COURSE = over("2026-09-14", "2027-06-11")

JOINED: tuple[Pair, ...] = (
    ("Forum des aidants de Lure", "Forum des aidants", {}, LURE),
    ("Forum des aidants à Lure", "Forum des aidants", LURE, LURE),
    ("Congrès de soins palliatifs – Dijon", "Congrès de soins palliatifs", {}, DIJON),
    ("Cours d’éducation thérapeutique", "Cours d’éducation thérapeutique", DIJON | COURSE, DIJON | COURSE),
    ("Formation oncogériatrie – module 1/2", "Formation oncogériatrie, module 1", DIJON, DIJON),
    ("Atelier dénutrition (2/3)", "Atelier dénutrition – séance 2", DIJON, DIJON),
    (
        "Assemblée générale",
        "Assemblée générale",
        DIJON | by("CPTS A") | at("18:00"),
        DIJON | by("CPTS A") | at("18:00"),
    ),
    (
        "Webinaire : la fatigue sous traitement",
        "La fatigue sous traitement",
        ONLINE | at("12:30"),
        ONLINE | at("12:30"),
    ),
    ("Soirée plaies et cicatrisation", "Plaies et cicatrisation", DIJON | at("20:00"), DIJON | at("20:00")),
    ("RENCONTRE VILLE-HÔPITAL", "Rencontre ville hôpital", DIJON | at("19:00"), DIJON | at("19:00")),
    (
        "Journée annonce et éthique",
        "Journée Annonce & Éthique",
        DIJON | {"venue": "CHU"},
        DIJON | {"venue": "Amphi du CHU"},
    ),
    (
        "Journée annonce et éthique",
        "Journée annonce et éthique",
        DIJON | by("Réseau A"),
        DIJON | by("CHU de Dijon"),
    ),
    ("3e journée d’hypnose médicale", "Journée d’hypnose médicale", DIJON, DIJON),
    (
        "Séminaire deuil et accompagnement",
        "Séminaire deuil et accompagnement",
        DIJON | over("2027-03-12", "2027-03-13"),
        DIJON,
    ),
)
"""One event, and sure enough to be joined without asking."""

LISTED: tuple[Pair, ...] = (
    ("Cancer survivorship symposium", "Symposium de l’après-cancer", DIJON | FORM, DIJON | FORM),
    (
        "Supportive care day",
        "Journée des soins de support",
        DIJON | FORM | at("09:00"),
        DIJON | FORM | at("09:00"),
    ),
    ("Soirée thrombose et cancer", "Soirée thrombose et cancer", DIJON, DIJON | POSTPONED | on("2027-05-20")),
    ("Forum ville-hôpital", "REPORTÉ – Forum ville-hôpital", DIJON, DIJON | POSTPONED | on("2027-04-02")),
    (
        "Exposition « Regards de soignants »",
        "Regards de soignants : exposition",
        DIJON | over("2027-01-04", "2027-06-30"),
        DIJON | over("2027-04-01", "2027-06-30"),
    ),
    (
        "Cours d’éducation thérapeutique",
        "Cours d’éducation thérapeutique",
        DIJON | COURSE,
        DIJON | on("2026-09-14"),
    ),
    (
        "Cycle sophrologie et sommeil",
        "Cycle sophrologie et sommeil",
        DIJON | on("2027-03-12", "2027-03-19", "2027-03-26"),
        DIJON | on("2027-03-12"),
    ),
    ("Soirée chimiothérapie orale – pharmaciens", "Soirée chimiothérapie orale", DIJON, DIJON),
    ("Réunion plénière", "Réunion plénière du réseau", DIJON, DIJON),
    ("Journée du parcours de soins", "Journée du parcours de soins", ONLINE, DIJON),
    (
        "Rencontre des équipes de soins palliatifs",
        "Rencontre des équipes de soins palliatifs",
        {"venue": "Palais des congrès"} | DIJON,
        {"venue": "Hôtel de ville"} | DIJON,
    ),
)
"""One event, but nobody could swear it: shown to a person."""

APART: tuple[Pair, ...] = (
    ("Réunion plénière", "Réunion plénière", by("CPTS du Val"), by("CPTS des Monts")),
    ("Réunion plénière", "Réunion plénière", DIJON | by("CPTS du Val"), DIJON | by("CPTS des Monts")),
    ("Réunion plénière", "Réunion plénière", at("20:00") | by("CPTS A"), at("20:00") | by("CPTS B")),
    ("Comité de pilotage", "Comité de pilotage", DIJON | by("CPTS A"), DIJON | by("CPTS B")),
    ("Conseil d’administration", "Conseil d’administration", by("CPTS A"), by("CPTS B")),
    ("Café des professionnels", "Café des professionnels", {}, {}),
    ("Portes ouvertes", "Portes ouvertes", DIJON, DIJON),
    ("Vœux de la CPTS", "Vœux de la CPTS", {}, {}),
    ("Octobre rose", "Octobre rose : marche solidaire", DIJON, DIJON),
    ("Mars bleu", "Mars bleu – conférence sur le dépistage", DIJON, DIJON),
    ("Octobre rose : conférence", "Octobre rose : marche", DIJON, DIJON),
    ("Semaine mondiale", "Semaine mondiale de la vaccination", DIJON, DIJON),
    ("Soirée nutrition", "Soirée nutrition", by("CPTS A"), by("CPTS B")),
    ("Webinaire nutrition", "Webinaire nutrition", ONLINE | by("CPTS A"), ONLINE | by("CPTS B")),
    ("Soirée sommeil", "Soirée sommeil", {"region": "Bretagne"}, {"region": "Normandie"}),
    ("14e Journée d’hypnose", "15e Journée d’hypnose", DIJON, DIJON),
    ("Congrès AFX 2026", "Congrès AFX 2027", DIJON, DIJON),
    ("Groupe de travail n°3", "Groupe de travail n°4", DIJON, DIJON),
    ("GT3 parcours de soins", "GT4 parcours de soins", DIJON, DIJON),
    ("Module 1/2 : l’annonce", "Module 2/2 : l’annonce", DIJON, DIJON),
    ("Atelier dénutrition (1/3)", "Atelier dénutrition (2/3)", DIJON, DIJON),
    ("Formation PICC-line – matin", "Formation PICC-line – après-midi", DIJON, DIJON),
    ("Formation PICC-line (matinée)", "Formation PICC-line (soirée)", DIJON, DIJON),
    ("Formation PICC-line", "Formation PICC-line – après-midi", DIJON, DIJON),
    ("Formation PICC-line", "Formation PICC-line", DIJON | at("09:00"), DIJON | at("14:00")),
    ("Formation hypnose – session 1", "Formation hypnose – session 2", ONLINE, ONLINE),
    ("Formation hypnose", "Formation hypnose", ONLINE, ONSITE | DIJON),
    ("Formation hypnose", "Formation hypnose", ONLINE, DIJON),
    ("Soirée thrombose – infirmiers", "Soirée thrombose – médecins", DIJON, DIJON),
    ("Soirée chimiothérapie orale – infirmiers", "Soirée chimiothérapie orale", DIJON, DIJON),
    (
        "Stand d’information dépistage",
        "Stand d’information dépistage",
        DIJON | {"venue": "Marché couvert"},
        DIJON | {"venue": "Hôpital"},
    ),
    ("Soirée thrombose et cancer", "Soirée thrombose et cancer", DIJON, DIJON | on("2027-04-16")),
    (
        "Soirée thrombose et cancer",
        "Soirée thrombose et cancer",
        DIJON,
        BESANCON | POSTPONED | on("2027-04-16"),
    ),
    ("Forum des aidants de Lure", "Forum des aidants", {}, DIJON),
    (
        "Atelier yoga",
        "Atelier yoga",
        DIJON | on("2027-03-05", "2027-03-12", "2027-04-02"),
        DIJON | on("2027-03-05"),
    ),
    (
        "Exposition « Regards »",
        "Vernissage de l’exposition « Regards »",
        DIJON | over("2027-03-12", "2027-06-30"),
        DIJON,
    ),
    ("Atelier cuisine", "Sortie en forêt", DIJON | FORM | at("10:00"), DIJON | FORM | at("14:00")),
    ("Journée du sport adapté", "Journée de la nutrition", DIJON, DIJON),
)
"""Two events, or such that joining them alone could hide one."""


def told(title: str, fields: dict[str, Any]) -> Announcement:
    days: tuple[Occurrence, ...] = (day("2027-03-12"),)
    return Announcement(Event(title=title, **({"occurrences": days} | fields)))


def named(pairs: tuple[Pair, ...]) -> list[Any]:
    return [pytest.param(pair, id=f"{rank}-{pair[0]}-{pair[1]}") for rank, pair in enumerate(pairs)]


@pytest.mark.parametrize("pair", named(JOINED))
def test_one_event_is_joined(pair: Pair) -> None:
    assert match(told(pair[0], pair[2]), told(pair[1], pair[3])).sure


@pytest.mark.parametrize("pair", named(LISTED))
def test_what_may_be_one_event_is_listed(pair: Pair) -> None:
    found = match(told(pair[0], pair[2]), told(pair[1], pair[3]))
    assert found.score >= DOUBTFUL
    assert not found.sure


@pytest.mark.parametrize("pair", named(APART))
def test_two_events_are_never_joined(pair: Pair) -> None:
    assert not match(told(pair[0], pair[2]), told(pair[1], pair[3])).sure


@pytest.mark.parametrize("pair", named(JOINED + LISTED + APART))
def test_the_order_of_the_two_does_not_count(pair: Pair) -> None:
    one, other = told(pair[0], pair[2]), told(pair[1], pair[3])
    assert match(one, other).score == match(other, one).score
