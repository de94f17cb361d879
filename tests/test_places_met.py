"""Places that short announcements tell without a building's name, and what only sounds like one: invented texts."""

from __future__ import annotations

from datetime import date

import pytest

from collectors.french.events import read_event
from collectors.french.lived import read_lived
from collectors.french.places import find_place
from tests.hang import BOUNDED

TODAY = date(2027, 1, 10)

PLACES = [
    # raised letters
    (
        "Journée de l’entraide\n4 mars 2027, Supercale, 8 rue des Lilas, Paris 12ᵉ",
        "Supercale, 8 rue des Lilas",
        "Paris",
    ),
    ("Café des aidants\nLe 1ᵉʳ mars 2027 à 14h, Lyon 3ᵉ", None, "Lyon"),
    # « @ »
    ("Vendredi 5 mars 2027 @ Sophia-Antipolis : soirée Rust", None, "Sophia Antipolis"),
    ("4 mars 2027 @Rennes - Rencontre des IPA", None, "Rennes"),
    # workshops one meets at
    ("Rendez-vous à l’atelier mercredi 3 mars 2027, 15h-17h", "atelier", None),
    ("Rendez-vous au fournil samedi 6 mars 2027 à 10h pour la visite", "fournil", None),
    ("Rendez-vous à l’atelier cuisine le jeudi 4 mars 2027 à 14h", None, None),
    # streets without a number before, or in brackets
    (
        "Mentorat\n3 mars 2027\n14h - 17h\nLBX, Atelier B (rue du Puits)\nAtelier de départ",
        "LBX, Atelier B, rue du Puits",
        None,
    ),
    ("Concert (rue du Puits) le 4 mars 2027 à 20h", "rue du Puits", None),
    ("Atelier le 4 mars 2027 à 18h\nBillets en vente au tabac Tamaris (rue Haute)", None, None),
    ("Réunion avec Dr Lormont (rue Haute) le 4 mars 2027", None, None),
    ("Groupe de parole, 4 mars 2027, 18h, La Grange, rue de Gand 12", "La Grange, rue de Gand 12", None),
    ("Groupe de parole, 4 mars 2027, 18h, chemin des Vignes 8", "chemin des Vignes 8", None),
    (
        "Réunion du mardi 2 mars 2027 à 19h, mairie annexe, 12 rue Pirandello",
        "mairie annexe, 12 rue Pirandello",
        None,
    ),
    # ministries
    (
        "Session du 4 mars 2027 : accueil, 14ter (Ministère de la Culture)",
        "14ter, Ministère de la Culture",
        None,
    ),
    ("Comité le 4 mars 2027 à 14h, Ministère du Travail", "Ministère du Travail", None),
    ("Conférence du 4 mars 2027, Ministère de la Santé et Assurance maladie", None, None),
    # rooms
    ("Conférence le 1er mars 2027 à 18h30, Le Cratère, salle 2", "Le Cratère, salle 2", None),
    (
        "Journée d’étude\n5 mars 2027\nLACT - CNRS, Meudon (France)\nsalle de réunion, rez-de-chaussée du bât. C",
        "salle de réunion, rez-de-chaussée du bât. C",
        "Meudon",
    ),
    (
        "Journée d’étude\n5 mars 2027\nInstitut Curie, Paris\namphithéâtre Bleu, 2e étage",
        "Institut Curie",
        "Paris",
    ),
    # grounds
    ("Veillée le 6 mars 2027 sur le camp du Tilleul à 19h", "camp du Tilleul", None),
    ("Rassemblement le 6 mars 2027 à 15h sur le rond-point du Cerf", "rond-point du Cerf", None),
    ("Bal le 6 mars 2027 à 21h sur la dalle des Lilas", "dalle des Lilas", None),
    ("Exposition de poupées dans tout le village de Chaource\nLe 6 mars 2027", None, "Chaource"),
    # what is past, and leads to the event
    (
        "Suite à l’incendie de la salle « Le Tilleul », un rassemblement est prévu à Dole le 6 mars 2027",
        None,
        "Dole",
    ),
    (
        "Suite à l’agression d’une infirmière devant l’hôpital Nord, une marche est organisée le 6 mars 2027 à Dole",
        None,
        "Dole",
    ),
    # the town that ends the name of a house or of what is held in it
    ("Journée des internes 4 mars 2027 CHU Minjoz", "CHU Minjoz", None),
    ("Café des aidants de Morez, 4 mars 2027 à 14h30", None, "Morez"),
    ("Permanence de Jeanne Morez, lundi 1er mars 2027", None, None),
    ("Braderie de l’Escale le 6 mars 2027", None, None),
    # saints, first names and whom something is about
    ("Messe le 7 mars 2027 à 10h30. La paroisse sera consacrée à Marie.", None, None),
    ("Pèlerinage du 4 mars 2027\nPrière à Joseph et à Marie", None, None),
    ("Réunion à Marie le 6 mars 2027 à 18h", None, "Marie"),
    ("Journée consacrée à Nancy le 6 mars 2027", None, None),
    ("Concert consacré à Bach, à Saint-Nectaire, le 6 mars 2027", None, "Saint-Nectaire"),
    ("Soirée dédiée aux aidants à Saint-Claude le 6 mars 2027", None, "Saint-Claude"),
]


@pytest.mark.parametrize(("text", "venue", "city"), PLACES)
def test_where_one_meets(text: str, venue: str | None, city: str | None) -> None:
    event = read_event(text, today=TODAY, published=TODAY)
    assert event is not None
    assert (event.venue, event.city) == (venue, city)


def test_whom_a_day_is_about_stays_in_its_title() -> None:
    event = read_event("Journée consacrée à Nancy le 6 mars 2027", today=TODAY)
    assert event is not None
    assert event.title == "Journée consacrée à Nancy"


@pytest.mark.parametrize(
    "unit",
    [
        "rendez-vous au ",
        "(rue Haute ",
        "rue Haute, ",
        "salle A, ",
        "consacrée à ",
        "suite à ",
        "dans tout le ",
    ],
)
@BOUNDED
def test_hostile_text_takes_linear_time(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    find_place(text)
    read_lived(text, text)
