"""Towns that words tell or rule out, and houses that an event is placed in: invented texts."""

from __future__ import annotations

import pytest

from collectors.french.places import find_place, read_place
from tests.hang import BOUNDED

VENUES = [
    ("Nous serons au marché de Noël de Vesoul le dimanche 12 décembre", None),
    ("Le loto, en partenariat avec le réseau, aura lieu chez TAMARIS", "TAMARIS"),
    ("Le 3 mars à la mairie de Jussey qui a rouvert", "mairie de Jussey"),
    # a room, a building, what is praised, an address in the sentence
    ("Le 3 mars, lecture à 16h au Salon Vert", "Salon Vert"),
    ("Jeudi 4 mars, 10h-11h, Salon Tamaris", "Salon Tamaris"),
    ("Le Salon Tamaris, 9h-12h", None),
    ("14h-15h\n(Grand Amphi)", "Grand Amphi"),
    ("Buffet au bâtiment Tilia dès midi", "bâtiment Tilia"),
    ("Le bal aura lieu au splendide hôtel Tilia.", "hôtel Tilia"),
    ("Bilan 17h15, grand amphi.", "grand amphi"),
    ("Le loto aura lieu au local communal situé derrière le stade", "local communal"),
    ("Jeudi 4 mars, presbytère de 10h à 11h.", "presbytère"),
    ("Le repas aura lieu au local, 3 rue du Lavoir, le 3 mars", "3 rue du Lavoir"),
    ("Assistez au bal programmé à l’Étincelle.", "Étincelle"),
    ("Le voyage est organisé au Maroc.", None),
    ("Le bal aura lieu le 3 mars prochain au Cercle Tilia", "Cercle Tilia"),
    ("Le club nous invite au Tilia pour un bal", "Tilia"),
    ("L’école vous convie à la Tannerie afin de fêter le printemps", "Tannerie"),
    ("Le club nous invite au Tilia Challenge", None),
    ("La mairie de Jussey vous accueille le 3 mars", "mairie de Jussey"),
    ("Balade, 3 mars à 8h, sur le site de la Saline", "site de la Saline"),
    ("Date\nÉtang du haut, 70200 Lure", "Étang du haut"),
    ("Mardi 9 mars 2027, ESIGN", "ESIGN"),
    ("Journée du réseau, ESIGN, mardi 9 mars 2027", "ESIGN"),
    ("Mardi 9 mars 2027 (ESIGN)", "ESIGN"),
    ("Mardi 9 mars 2027 – COMPLET", None),
    ("Mardi 9 mars 2027 (COMPLET)", None),
    ("Mardi 9 mars 2027 LOTO", None),
    ("JOURNÉE, MARDI 9 MARS 2027, GRATUIT", None),
    ("Mardi 9 mars 2027, 14 rue de Dole", "14 rue de Dole"),
    ("24 juin\nLe printemps des abeilles\n71100 Chalon-sur-Saône", None),
    ("Le 3 mars à 9h à l’ESIGN dans le bâtiment B2", "ESIGN, bâtiment B2"),
    ("Dole (salle à préciser)", None),
    ("Dans les locaux de l’université de Dijon (ainsi qu’en distanciel)", "locaux de l’université de Dijon"),
]


TOWNS = [
    # a country beside its town
    ("Assises du soin, Rabat MAROC jeudi 4 mars", "Rabat"),
    ("Du 3 au 5 mars, campus et Dakar, Sénégal", "Dakar"),
    ("Marche rose à Tamaré, Bénin", "Tamaré"),
    ("Atelier à Tamaré Haut, Bénin", "Tamaré Haut"),
    ("3 mars · Maison Bleue / Montréal · Québec · Canada", "Montréal"),
    ("Voyage au Maroc, le 3 mars", None),
    # capitals and slashes
    ("LE 9 MARS À LA ROCHELLE", "La Rochelle"),
    ("LE 9 MARS AU PORT DE PÊCHE, À LA GARDE DES TOURS", None),
    ("Le 9 mars à Port/Saône", "Port-sur-Saône"),
    # where it was planned before
    ("Le forum devait avoir lieu à Oslo (Norvège). Rendez-vous à Paris.", "Paris"),
    ("La soirée du 3 mars, prévue à Évreux, aura finalement lieu à Louviers", "Louviers"),
    ("Initialement prévue à Cholet, la soirée du 3 mars aura lieu à Ancenis", "Ancenis"),
    ("La soirée du 3 mars qui devait avoir lieu à Cholet, se tiendra à Saumur", "Saumur"),
    ("La soirée prévue à Évreux le 3 mars aura lieu à 18h", "Évreux"),
    # whom one writes to, who supports, where speakers come from
    ("3 mars\nCentre Tilia, Annecy\nContact : Réseau ROSE, 60 av. Haute, 69008 Lyon", "Annecy"),
    ("Assemblée le 3 mars à Saumur. Pouvoir à retourner au 12 rue de Brest, 29000 Quimper.", "Saumur"),
    ("Journée sein à Saumur\n3 mars\nSiège : 12 rue de Brest, 49000 Angers", "Saumur"),
    ("Café des aidants\n3 mars\nAvec le soutien de la Ville de Cholet", None),
    ("Soirée\n3 mars à 20h\nPr Zoé Lilas, Hôpital Tilia, Suresnes", None),
    ("Soirée\n3 mars à 20h\nZoé Lilas - Institut Tilia - Paris", None),
    # inns bear the names of towns
    ("Forum santé\n3 mars\nCafé de Paris", None),
    ("Forum santé, hôtel de Bordeaux, 3 mars", None),
]


@pytest.mark.parametrize(("text", "city"), TOWNS)
def test_town_that_words_tell_or_rule_out(text: str, city: str | None) -> None:
    place = find_place(text)
    assert (place.city if place else None) == city


@pytest.mark.parametrize(("text", "venue"), VENUES)
def test_names_what_holds_the_event(text: str, venue: str | None) -> None:
    place = find_place(text)
    assert (place.venue if place else None) == venue


def test_town_that_no_table_holds_keeps_its_accents() -> None:
    place = read_place("Hôtel Bleu, Tamaré, Bénin")
    assert place is not None
    assert place.city is None
    place = read_place("Tamaré, Bénin")
    assert place is not None
    assert (place.city, place.insee) == ("Tamaré", None)


@pytest.mark.parametrize(
    "unit", ["au club de ", "à Dole, ", "Rabat MAROC ", "inscriptions réunion ", "aura lieu à la "]
)
@BOUNDED
def test_hostile_text_takes_linear_time(unit: str) -> None:
    find_place(unit * (100_000 // len(unit)))


@pytest.mark.parametrize("unit", ["en visio ", ", ", "dans la "])
@BOUNDED
def test_hostile_field_takes_linear_time(unit: str) -> None:
    read_place(unit * (100_000 // len(unit)))
