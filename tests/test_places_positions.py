"""Where a town or a hall stands that no « à » introduces: under « Où ? », beside initials or after a name."""

from __future__ import annotations

import pytest

from collectors.french.places import find_place

PLACES = [
    # under a label
    ("Quand ?\nLe 12 mars\nOù ?\n– Le Grelouvan, 3 rue Haute à Dole", "Dole", "Le Grelouvan, 3 rue Haute"),
    ("Où nous trouver\n46 rue Haute, Vesoul\nLe 12 mars", "Vesoul", "46 rue Haute"),
    ("Le 12 mars\nLieu Moulins Clairs, Dole", "Dole", "Moulins Clairs"),
    ("Le 12 mars\nAdresse 3 rue Haute, Dole", "Dole", "3 rue Haute"),
    ("Où ?\nAvec la participation d’Anna Tamaris", None, None),
    ("Où ?\nQuand ?\nLe 12 mars", None, None),
    ("Lieu Unique en son genre", None, None),
    # initials or a brand, then the town
    ("12 mars 2027\nISC Bordeaux", "Bordeaux", "ISC Bordeaux"),
    ("12 mars 2027 | ENSAG Rennes | 9h", "Rennes", "ENSAG Rennes"),
    ("12 mars 2027, ESPEC de Besançon", "Besançon", "ESPEC de Besançon"),
    ("12 mars 2027\nNovotel Lyon Bellerive", "Lyon", "Novotel Lyon"),
    ("12 mars 2027\nLibrairie Tamaris Annecy", "Annecy", "Librairie Tamaris Annecy"),
    ("12 mars 2027, Lille Grand Palais", "Lille", "Lille Grand Palais"),
    ("12 mars 2027 – Le Grelou – Montpellier", "Montpellier", "Le Grelou"),
    ("12 mars 2027, CONGRES Bordeaux Tamaris", None, None),
    ("12 mars 2027 à 20h\nOGC Nice", None, None),
    ("Visite du CH du Val Bleu\n12 mars 2027", None, "CH du Val Bleu"),
    # a house called after someone, and its partners
    (
        "Le 12 mars au collège Anna Tamaris Besançon, avec la ville",
        "Besançon",
        "collège Anna Tamaris Besançon",
    ),
    ("Le 12 mars à l’Hôpital de Belfort en partenariat avec la MNT", "Belfort", "Hôpital de Belfort"),
    ("Le 12 mars au collège Lucie Paris", None, "collège Lucie Paris"),
    # one of several sites, and a town's short name
    ("Le 12 mars sur les sites de Vesoul et de Lure", "Vesoul", None),
    ("Formation sur les sites d’Internet, le 12 mars", None, None),
    ("Le 12 mars\nToulon & La Garde", "Toulon", None),
    ("Le 12 mars à Grand Quevilly", "Le Grand-Quevilly", None),
    # a round hall, a lobby
    ("Exposition à la rotonde du centre du 9 au 31 mars 2027", None, "rotonde du centre"),
    ("Stand le 12 mars 2027, hall principal", None, "hall principal"),
    ("Le 12 mars 2027 dans les jardins de l’hôpital", None, "jardins de l’hôpital"),
    ("12 mars 2027\nBeffroi de Montrouge", "Montrouge", "Beffroi de Montrouge"),
    (
        "12 mars 2027 – Centre hospitalier de Lannion-Trestel",
        "Lannion",
        "Centre hospitalier de Lannion-Trestel",
    ),
    ("12 mars 2027\nGrelouzatten de Sélestat\nJeux", "Sélestat", None),
    ("12 mars 2027\nÉquipe de Sélestat contre les voisins", None, None),
    ("12 mars 2027\nLieu : à déterminer", None, None),
    ("Le 12 mars à 20h au Bec Clair (Vesoul)", "Vesoul", "Bec Clair"),
    ("Le 12 mars à 20h, Lucie Claire (Vesoul)", None, None),
    ("18:30\nMoulin Clair, Gray", "Gray", "Moulin Clair"),
]


@pytest.mark.parametrize(("text", "city", "venue"), PLACES)
def test_place_by_its_position(text: str, city: str | None, venue: str | None) -> None:
    place = find_place(text)
    assert (place and place.city, place and place.venue) == (city, venue)
