"""Places told by a street alone, by a house's name in full, or by the letter that is wrong; and people's places."""

from __future__ import annotations

import pytest

from collectors.french.places import find_place

PLACES = [
    # a street that is a piece of its own
    ("Atelier tricot\n12 mars 2027 à 14h\n3 rue Haute", None, "3 rue Haute"),
    ("12 mars 2027 à 14h : atelier tricot (3 bis, rue Haute)", None, "3 bis, rue Haute"),
    ("Atelier tricot\nLa Grelotte 1 rue du Bec\nLe 12 mars", None, "La Grelotte 1 rue du Bec"),
    ("Atelier tricot\n12 mars 2027 à 14h\nRue Haute", None, "Rue Haute"),
    ("Apéro à 20h au Grelou, 48 r du Bec, Paris 13", "Paris", "Grelou, 48 r du Bec"),
    ("Atelier tricot\n12 mars 2027\nAssociation Tamaris – 3 rue Haute – 03 84 00 00 00", None, None),
    ("Atelier tricot\n12 mars 2027\nInscription : Mme Tamaris, 3 rue Haute", None, None),
    ("Atelier tricot\n12 mars 2027\n12 cours de yoga\n1 place de cinéma à gagner", None, None),
    # what stands between a hall and its town
    ("Le 12 mars au musée Clair pour une sortie à Metz", "Metz", "musée Clair"),
    ("Le 12 mars à l’Université Bleue et sera suivi d’un repas", None, "Université Bleue"),
    ("Le 4 mars, salle de SEMINAIRE 2 – 11h", None, "salle de SEMINAIRE 2"),
    # a name in full
    ("Loto à la salle des fêtes de Port sur Saône", "Port-sur-Saône", "salle des fêtes de Port sur Saône"),
    ("Conférence salle Courbet sur Excel\nLieu : salle Courbet", None, "salle Courbet"),
    (
        "Le 12 mars à 19h dans les locaux de la société Grelou Pessac",
        "Pessac",
        "locaux de la société Grelou Pessac",
    ),
    ("Concert au Théâtre des Lilas le 12 mars", None, "Théâtre des Lilas"),
    ("Le 12 mars au Lieu de la création publique (Paris XV)", "Paris", "Lieu de la création publique"),
    ("Journée d’étude Lille, 13 mars 2027", "Lille", None),
    # a slip in a name that its department settles
    ("Concert à la médiathèque de Saint Sigolène (43)", "Sainte-Sigolène", "médiathèque"),
    # other words, and the places of people
    ("Soirée crêpes à Briec2000 le 12 mars", None, "Briec2000"),
    ("Le défi se tiendra\nà Place Fleur de Lys", None, "Place Fleur de Lys"),
    ("Séminaire le 12 mars à 18h\nAnna Tamaris, INRAE Toulouse", None, None),
    ("Irène Tamaris (Institut Bleu - Université de Caen)\n7 mars, 14h", None, None),
    ("Conférence d’Anna Tamaris, allergologue au CHU de Liège", None, None),
    ("Rencontre le 12 mars. Née le 25 juin 1963 à Lille, elle écrit", None, None),
    ("Tricots d’Anna Tamaris, qui vit et travaille à Londres", None, None),
    ("Après le succès de nos soirées à Lacanau, rendez-vous le 12 mars à Pau", "Pau", None),
    ("Le 12 mars\n📍 Infos pratiques", None, None),
    ("Le 12 mars avec @AnnaTamaris", None, None),
    ("Le 12 mars 19h @LaGrelotte", None, "LaGrelotte"),
    ("Ça se passe le 12 mars à @La Grelotte", None, "La Grelotte"),
    ("Infos et tarifs sur le site de la Cathédrale", None, None),
]


@pytest.mark.parametrize(("text", "city", "venue"), PLACES)
def test_place_that_stands_alone(text: str, city: str | None, venue: str | None) -> None:
    place = find_place(text)
    assert (place and place.city, place and place.venue) == (city, venue)


def test_a_slip_is_said() -> None:
    place = find_place("Concert à la médiathèque de Saint Sigolène (43)")
    assert place is not None
    assert "city" in place.inferred
