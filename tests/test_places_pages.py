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
]


@pytest.mark.parametrize(("text", "city", "venue"), PLACES)
def test_place_on_a_page(text: str, city: str | None, venue: str | None) -> None:
    place = find_place(text)
    assert (place and place.city, place and place.venue) == (city, venue)
