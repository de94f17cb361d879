"""The house that stands before a street: invented announcements in the shapes that sites use."""

from __future__ import annotations

import pytest

from collectors.french.places import find_place

HOUSES = [
    # « à », « au » and their like name it
    ("Le 3 mars à 18h, à la Tisane Nord, 3 rue Haute, Dole", "Tisane Nord, 3 rue Haute"),
    ("Le 3 mars à 18h30, à l’Atelier des Rives, 9 quai Haut, Dole", "Atelier des Rives, 9 quai Haut"),
    ("Réunion au Relais Bleu, au 3 rue Haute à Dole", "Relais Bleu, 3 rue Haute"),
    (
        "Ça se passe au local de l’association Val Vert, au 8 rue Haute.",
        "local de l’association Val Vert, 8 rue Haute",
    ),
    ("Soirée du 3 mars\nÀ Micro Innovation, 7 rue Haute, Dole", "Micro Innovation, 7 rue Haute"),
    ("Mardi 3 mars au FORUM ARTS & CULTURE\n6 rue Haute à Dole", "FORUM ARTS & CULTURE, 6 rue Haute"),
    # a line of its own, or the start of the street's
    ("Réunion\nle 3 mars\nLa Grange bleue\n3, rue Haute\n39100 Dole", "La Grange bleue, 3 rue Haute"),
    ("Réunion\nle 3 mars\nOù\nRelais Vert(e)\n3-5 rue Haute, Dole", "Relais Vert(e), 3-5 rue Haute"),
    ("Réunion\nle 3 mars\nVeloutil 3 rue Haute, Dole", "Veloutil 3 rue Haute"),
    ("Réunion\nle 3 mars\nAmphi Bleu, CROUS\n3 rue Haute, Dole", "Amphi Bleu, CROUS, 3 rue Haute"),
    # a title, a label, a moment, an action, a subject, a person and a town are no house
    ("Tisane Nord\n3 rue Haute, 39100 Dole\nle 3 mars", "3 rue Haute"),
    ("Réunion\nle 3 mars\nContact\n3 rue Haute, Dole", "3 rue Haute"),
    ("Réunion\nMardi 3 mars\n3 rue Haute, Dole", "3 rue Haute"),
    ("Réunion\nle 3 mars\nEntrée libre\n3 rue Haute, Dole", "3 rue Haute"),
    ("Réunion\nle 3 mars\nAtelier mémoire\n3 rue Haute, Dole", "3 rue Haute"),
    ("Réunion\nle 3 mars\nJeanne Durand\n3 rue Haute, Dole", "3 rue Haute"),
    ("Ateliers au concert, 9 rue Haute, Dole", "9 rue Haute"),
    # the street after its town
    ("Réunion le 3 mars\nDole, 3 rue Haute", "3 rue Haute"),
    ("Réunion le 3 mars à Dole\n3 bis rue Haute, entrée libre", "3 bis rue Haute"),
    ("Réunion le 3 mars à Dole, 3 rue Haute à 18h", "3 rue Haute"),
    # a square or a room after the house that has it; the way to it is no place
    ("Le 3 mars au kiosque Nord, place Rude, Dole", "kiosque Nord, place Rude"),
    ("Le 3 mars de 15h à 18h au Muséum Vert, dans l’amphithéâtre Carnot", "Muséum Vert, amphithéâtre Carnot"),
    ("Le 3 mars à 18h, 3 rue Haute, 39100 Dole (derrière la poste)", "3 rue Haute"),
    ("Atelier du 3 mars à l’association Valvert (Dole)", "association Valvert"),
    ("Le 3 mars à 17h30. Rendez-vous devant le « Trente »", "Trente"),
    (
        "3 mars 2027, 16h\nSalle des fêtes de Jussey\nChèque à envoyer :\n- en mairie - 5 rue Haute, 70500 Jussey",
        "Salle des fêtes de Jussey",
    ),
    # streets written short, and what bears a name before them
    ("Réunion\nle 3 mars\nLe Dahlia\n34, boulevard Haut\n39100 Dole", "Le Dahlia, 34 boulevard Haut"),
    ("Réunion\nle 3 mars\nLe Dahlia\n196, Grand’rue\n39100 Dole", "Le Dahlia, 196 Grand’rue"),
    ("Réunion le 3 mars\nLibellule - 5 All. Ada Lovelace, 39100 Dole", "Libellule, 5 All. Ada Lovelace"),
    ("Réunion le 3 mars\nHalle02 Dole, 24 Pl. Basse, Dole", "Halle02 Dole, 24 Pl. Basse"),
    ("Réunion le 3 mars à 19h au 50 Bd Haut", "50 Bd Haut"),
    ("Mercredi 3 mars, 18h @ Faculté Nord, 17 rue Haute, 39100 Dole", "Faculté Nord, 17 rue Haute"),
    # a landmark, a floor, where one books
    ("Le 3 mars à 19h au Merle Bleu, pas loin du stade Carnot", "Merle Bleu"),
    ("Le 3 mars à 19h, 9 rue Haute, Dole\nMétro : Place Monge", "9 rue Haute"),
    ("Le 3 mars à 19h, 11 rue Haute, 39100 Dole (au premier étage)", "11 rue Haute"),
    ("Le 3 mars, salle Pasteur\nRéservations en mairie de Dole", "salle Pasteur"),
    ("Le 3 mars, de 18h à 20h\nMairie de Dole (rendez-vous à l’entrée)", "Mairie de Dole"),
    # a name between the moment and the town
    ("Atelier\n19h00\nMarmotte - Strasbourg", "Marmotte"),
    ("3 mars 2027 -- Maison de Quartier Bleue -- Toulouse (31)", "Maison de Quartier Bleue"),
    # an initial ends no sentence
    ("Le 3 mars, salle J. Carnot, à Dole", "salle J. Carnot"),
    ("Le 3 mars, salle B. Venez nombreux", "salle B"),
]


@pytest.mark.parametrize(("text", "venue"), HOUSES)
def test_names_the_house_with_its_street(text: str, venue: str) -> None:
    place = find_place(text)
    assert place is not None
    assert place.venue == venue


def test_takes_no_label_for_a_place() -> None:
    assert find_place("Concert du 3 mars\nLieu\nProgramme") is None
