"""Where a town or a hall stands that no « à » introduces: under « Où ? » or after a name."""

from __future__ import annotations

import pytest

from collectors.french.places import find_place

PLACES = [
    # a house, then its street; a lead before it; a name that holds a word of the web
    ("Le 12 mars à 18h, à la Grelouve, 15 rue Haute. Venez nombreux.", None, "Grelouve, 15 rue Haute"),
    (
        "La rencontre aura lieu au bar Lilas le 12 mars, au 12 rue Haute, 21000 Dijon",
        "Dijon",
        "bar Lilas, 12 rue Haute",
    ),
    ("Le 12 mars dès 18h chez grelouve, au 11 rue Haute, 21000 Dijon", "Dijon", "grelouve, 11 rue Haute"),
    ("📍 À la médiathèque Tamaris\nLe 12 mars", None, "médiathèque Tamaris"),
    ("📍 Au Bon Coin\nLe 12 mars", None, "Au Bon Coin"),
    (
        "Adresse : Espace Internet Citoyen, 10 rue Haute, 39100 Dole",
        "Dole",
        "Espace Internet Citoyen, 10 rue Haute",
    ),
    # « au profit » is no house
    ("Table ronde avec Zoé Lune (Université Paris 8)\nLe 12 mars", None, None),
    ("12 mars : Théâtre au profit de l’école", None, None),
    # at someone's, where one does not work
    ("Par Zoé Lune, ingénieure chez Grelou Toulouse.", None, None),
    # what is inaugurated, a bank, a track
    ("Inauguration de la maison de santé de Rioz\n12 mars 2027", "Rioz", "maison de santé de Rioz"),
    ("Inauguration de l’exposition Tamaris\n12 mars 2027", None, None),
    ("Promenade le 12 mars au bord de l’étang des Tamaris", None, "étang des Tamaris"),
    ("Journée du 12 mars sur le circuit de Fontenotte", None, "circuit de Fontenotte"),
    ("Le 12 mars, au sein du Tamaris Park, course à pied", None, "Tamaris Park"),
    # a day is no department, and a button no part of the hall
    ("30 Mars\nAtelier cuisine à 14h", None, None),
    (
        "📍 Salle des fêtes de Baurech · Réservation avant le 22 mai · 📞 06 00 00 00 00",
        "Baurech",
        "Salle des fêtes de Baurech",
    ),
    ("Lieu : Salle du Lac – Entrée libre\nLe 12 mars", None, "Salle du Lac"),
    ("Permanence de l’amicale Adresse : Avenue de la gare\nLe 12 mars", None, "Avenue de la gare"),
    ("Le 12 mars\nFête de quartier\nRUE DES LILAS", None, "RUE DES LILAS"),
    ("Inscription pour le caté le 12 mars aux portes ouvertes à la Maison de Marie", None, "Maison de Marie"),
    ("Trois concerts dans l’écrin de l’église de Champagne le 12 mars", "Champagne", "église de Champagne"),
    # a part of the day before the town
    ("Samedi 12 mars (matin) – Lure", "Lure", None),
    # under a label
    ("Quand ?\nLe 12 mars\nOù ?\n– Le Grelouvan, 3 rue Haute à Dole", "Dole", "Le Grelouvan, 3 rue Haute"),
    ("Où nous trouver\n46 rue Haute, Vesoul\nLe 12 mars", "Vesoul", "46 rue Haute"),
    ("Le 12 mars\nLieu Moulins Clairs, Dole", "Dole", "Moulins Clairs"),
    ("Le 12 mars\nAdresse 3 rue Haute, Dole", "Dole", "3 rue Haute"),
    ("Où ?\nAvec la participation d’Anna Tamaris", None, None),
    ("Où ?\nQuand ?\nLe 12 mars", None, None),
    ("Lieu Unique en son genre", None, None),
    # a brand, then the town
    ("12 mars 2027\nLibrairie Tamaris Annecy", "Annecy", "Librairie Tamaris Annecy"),
    ("12 mars 2027 – Le Grelou – Montpellier", "Montpellier", "Le Grelou"),
    ("12 mars 2027, CONGRES Bordeaux Tamaris", None, None),
    ("Visite du CH du Val Bleu\n12 mars 2027", None, "CH du Val Bleu"),
    # a house called after someone, and its partners
    (
        "Le 12 mars au collège Anna Tamaris Besançon, avec la ville",
        "Besançon",
        "collège Anna Tamaris Besançon",
    ),
    ("Le 12 mars à l’Hôpital de Belfort en partenariat avec la MNT", "Belfort", "Hôpital de Belfort"),
    ("Le 12 mars au collège Lucie Paris", None, "collège Lucie Paris"),
    # a town's short name
    ("Formation sur les sites d’Internet, le 12 mars", None, None),
    ("Le 12 mars à Grand Quevilly", "Le Grand-Quevilly", None),
    # a round hall, a lobby
    ("Exposition à la rotonde du centre du 9 au 31 mars 2027", None, "rotonde du centre"),
    ("Stand le 12 mars 2027, hall principal", None, "hall principal"),
    ("Le 12 mars 2027 dans les jardins de l’hôpital", None, "jardins de l’hôpital"),
    ("12 mars 2027\nBeffroi de Montrouge", "Montrouge", "Beffroi de Montrouge"),
    ("12 mars 2027\nGrelouzatten de Sélestat\nJeux", "Sélestat", None),
    ("12 mars 2027\nLieu : à déterminer", None, None),
    ("Le 12 mars à 20h au Bec Clair (Vesoul)", "Vesoul", "Bec Clair"),
    ("Le 12 mars à 20h, Lucie Claire (Vesoul)", None, None),
    ("18:30\nMoulin Clair, Gray", "Gray", "Moulin Clair"),
]


@pytest.mark.parametrize(("text", "city", "venue"), PLACES)
def test_place_by_its_position(text: str, city: str | None, venue: str | None) -> None:
    place = find_place(text)
    assert (place and place.city, place and place.venue) == (city, venue)
