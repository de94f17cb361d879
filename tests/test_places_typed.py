"""The place in announcements typed in a hurry: emoji, slashes, sentences without a verb; invented texts."""

from __future__ import annotations

import pytest

from collectors.french.places import find_place
from tests.hang import BOUNDED

PLACES = [
    # what ends or begins the name of a house
    (
        "Don du sang 15h salle polyvalente de Sèvremoine 🩸 prenez rdv",
        "salle polyvalente de Sèvremoine",
        "Sèvremoine",
    ),
    ("14 h-17 h / Espace Tilleul, Bourg en Bresse / sur inscription", "Espace Tilleul", "Bourg-en-Bresse"),
    ("→ Bourse du travail, salle 12, Saint-Denis", "Bourse du travail, salle 12", "Saint-Denis"),
    ("Lundi 4 mars, 18h30\nMédiathèque, auditorium", "Médiathèque, auditorium", None),
    ("18h-21h, le Bocal, Poitiers", "le Bocal", "Poitiers"),
    ("Samedi qui vient (le 13/03) gymnase Curie", "gymnase Curie", None),
    ("Samedi (le 13/03) gymnase Curie ouverture des portes 13h30", "gymnase Curie", None),
    (
        "Atelier mémoire. Salle annexe de l’EHPAD Les Érables de Bléré. 4 mars",
        "Salle annexe de l’EHPAD Les Érables de Bléré",
        "Bléré",
    ),
    ("Bonjour à tous. Salle comble hier soir. Merci", None, None),
    ("On vous attend. Théâtre et santé seront au menu.", None, None),
    ("À bientôt. Mairie fermée le lundi.", None, None),
    ("4 mars, 14h30, Carmaux, local ADMR", "local ADMR", "Carmaux"),
    ("Yoga du rire à la bibli de Nolay le 6 mars", "bibli de Nolay", "Nolay"),
    ("Même endroit : CESU 58, Nevers", "CESU 58", "Nevers"),
    # what stands in brackets behind
    ("18h30 à la maison des asso de Vertou (et pas au Foyer)", "maison des asso de Vertou", "Vertou"),
    ("Au Palais des congrès de Paris (porte Haute)", "Palais des congrès de Paris", "Paris"),
    ("Au CH de Decize (bâtiment Bleu, niv. 0)", "CH de Decize, bâtiment Bleu, niv. 0", "Decize"),
    ("Atelier le 25 avril chez nous, à Déols (adresse donnée par mail)", None, "Déols"),
    ("Où ? chez Zoé et Marc, à Déols (adresse donnée par mail)", None, "Déols"),
    # a house within
    ("Forum santé. 25 mars, 9h. Lycée Courbet, Gray.", "Lycée Courbet", "Gray"),
    ("Initiation, caserne des pompiers de Quingey", "caserne des pompiers de Quingey", "Quingey"),
    ("Rendez-vous 9h30 parking de la piscine de Lure", "parking de la piscine de Lure", "Lure"),
    ("Au campus de Beaulieu à 14h", "campus de Beaulieu", None),
    ("Porte ouverte du Centre de santé de Chenôve", "Centre de santé de Chenôve", "Chenôve"),
    ("Le 14 avril à 18h (salle Bleue, ARS, Besançon)", "salle Bleue, ARS", "Besançon"),
    ("Départ du car à 8h devant la mairie de Quingey", None, None),
    ("Marche, départ de la mairie de Quingey", "mairie de Quingey", "Quingey"),
    ("18h30, salle de staff cardio CHU Dijon", "salle de staff cardio CHU Dijon", "Dijon"),
    ("Soirée au château de Corbigny", "château de Corbigny", "Corbigny"),
    ("Pique-nique au domaine de Chazeron", "domaine de Chazeron", None),
    ("Hôtel Best Western, Aix-en-Provence TGV", "Hôtel Best Western", "Aix-en-Provence"),
    ("Les 10 et 11 juin à Lille Grand Palais", "Lille Grand Palais", "Lille"),
    ("Le 4 mars à Dijon Congrès Santé", None, "Dijon"),
    ("Quai Bleu\n4120 Saint-Denis, Montréal, QC H2J 2L2", None, "Montréal"),
    ("1950 Sion", None, "Sion"),
    ("Repas dès midi salle Tilia, Decize (58)\nPaiement avant le 10/11 chez Simone", "salle Tilia", "Decize"),
    ("Déplacée à la salle Curie, toujours à l’IFSI de Mulhouse", "salle Curie, IFSI de Mulhouse", "Mulhouse"),
    (
        "Café des aidants\nLe Grand Cèdre, 14 rue Haute, Pontivy. Entrée libre.",
        "Le Grand Cèdre, 14 rue Haute",
        "Pontivy",
    ),
    ("Café des aidants\nAnna Cèdre, 14 rue Haute, Pontivy.", "14 rue Haute", "Pontivy"),
    ("Réunion le 4 mars à la mairie. La mairie de Gray aide le projet.", "mairie", "Gray"),
    # no capital in all the text
    ("réunion du réseau douleur, salle de staff, chu de dijon, jeudi 4 mars", "CHU de Dijon", "Dijon"),
    ("goûter à la salle des fêtes de nolay le 4 mars", "salle des fêtes de Nolay", "Nolay"),
]


@pytest.mark.parametrize(("text", "venue", "city"), PLACES)
def test_place(text: str, venue: str | None, city: str | None) -> None:
    place = find_place(text)
    assert (place and place.venue, place and place.city) == (venue, city)


@pytest.mark.parametrize(
    "unit", ["s’installe à ", ". Salle B", "EHPAD de ", "le B, ", "Bal rose de ", "Ville de "]
)
@BOUNDED
def test_hostile_text_takes_linear_time(unit: str) -> None:
    find_place(unit * (100_000 // len(unit)))
