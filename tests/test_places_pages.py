"""Where events of web pages take place: in sentences, under drawings, beside a walk or a speaker's employer."""

from __future__ import annotations

import pytest

from collectors.french.places import find_place

PLACES = [
    # a walk is no market
    ("3 mars 2027 : Marche du lac", None, None),
    ("Marches des collines à Dole\nLe 3 mars 2027", "Dole", None),
    ("MARCHE DU LAC\nLE 3 MARS 2027", None, None),
    ("Le 3 mars 2027 à 9h, Marché du Lac", None, "Marché du Lac"),
    ("Le 3 mars 2027 a 9h, au marche du Lac", None, "marche du Lac"),
    ("Le 3 mars 2027, MARCHE COUVERT, DOLE", "Dole", "MARCHE COUVERT"),
    ("Salon à Marche-en-Famenne, le 3 mars", "Marche-en-Famenne", None),
    ("Salon à La Marche (58), le 3 mars", "La Marche", None),
    ("Marche rose de Dole\nLe 3 mars 2027", "Dole", None),
    # who receives
    ("La fête sera accueillie par l’Institut Tamaris du 3 au 5 mars", None, "Institut Tamaris"),
    ("La fête sera accueillie par l’équipe Tamaris du 3 au 5 mars", None, None),
    (
        "C’est l’Institut Tamaris, au bord du lac, qui aura l’honneur d’accueillir la fête",
        None,
        "Institut Tamaris",
    ),
    ("C’est l’Institut Tamaris qui finance la fête du 3 mars", None, None),
    ("Programme d’été de la médiathèque Tamaris\nContes, le 3 mars à 16h", None, "médiathèque Tamaris"),
    ("Programme de la fête Tamaris\nContes, le 3 mars à 16h", None, None),
    (
        "Séances avec nos partenaires sociaux : RDV à la Maison des Tamaris le 3 mars",
        None,
        "Maison des Tamaris",
    ),
    # a house before its room or its street, below the hour, or under a town told by a pin
    (
        "Le 3 mars au ministère des Lacs et des Bois (salle Tamaris – 14, avenue Haute – Paris 7e)",
        "Paris",
        "ministère des Lacs et des Bois, salle Tamaris, 14 avenue Haute",
    ),
    (
        "Fête\nL’escale - Allée Haute 37540 Saint-Cyr-sur-Loire",
        "Saint-Cyr-sur-Loire",
        "L’escale, Allée Haute",
    ),
    ("Fête\n14 h\nBoulangerie TAMARIS - Dole", "Dole", "Boulangerie TAMARIS"),
    ("📍 À Dole\nLe 3 mars, départ depuis l’esplanade Anna Tamaris", "Dole", "esplanade Anna Tamaris"),
    ("Lieu : Dole\nLe 3 mars, départ depuis l’esplanade Anna Tamaris", "Dole", None),
    ("Le 3 mars au Bâtiment historique de la faculté", None, "Bâtiment historique de la faculté"),
    (
        "Jeudi 3 mars à 17h30 Cité des associations\n9, La Haute 39100 Dole (5 mn à pied)",
        "Dole",
        "Cité des associations, La Haute",
    ),
    ("Jeudi 3 mars à 17h30 Théâtre des enfants", None, None),
    ("Fête\nLe 3 mars\nAu CDST (A-21)", None, "CDST, A-21"),
    ("Au Fil des Lacs\nLe 3 mars", None, None),
    ("Le 3 mars\nLieu Unique, Nantes", "Nantes", "Lieu Unique"),
    ("Où nous retrouver ?\nLa fête aura lieu dans la salle Tamaris.", None, "salle Tamaris"),
    # a town below its department’s number
    ("56\nLOCMINÉ\nfête du lac", "Locminé", None),
    ("25\nMARS\nfête du lac", None, None),
    ("Fête à Saverne-Marmoutier le 3 mars", "Saverne", None),
    # what is no hall, or not all of it
    ("Château-Gontier 53200\nLe 3 mars", "Château-Gontier", None),
    ("Le 3 mars, voyage à la Côte Opale du 7 au 12 mars", None, None),
    ("Film projeté le 3 mars à 15h au grand public.", None, None),
    ("Le 3 mars au cinéma Les Lueurs dès 19h", None, "cinéma Les Lueurs"),
    ("Maison du souffle 2027\nLe 3 mars", None, None),
    ("9h : ouverture – Café d’accueil\nLe 3 mars", None, None),
    # where a speaker works
    ("Le 3 mars avec Anna Tamaris, professeure d’histoire à Nantes Université", None, None),
    ("Le 3 mars, Anna Tamaris, professeure d’histoire, parlera à Nantes", "Nantes", None),
    ("9 h Docteur Jean TAMARIS\n  Responsable du service de médecine au CH de Seclin", None, None),
]


@pytest.mark.parametrize(("text", "city", "venue"), PLACES)
def test_place_on_a_page(text: str, city: str | None, venue: str | None) -> None:
    place = find_place(text)
    assert (place and place.city, place and place.venue) == (city, venue)
