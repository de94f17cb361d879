"""Houses that an event is placed in, and towns abroad told by their country: invented texts."""

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
