"""The town told by what an event is placed in, by its country, or past who organises: invented texts."""

from __future__ import annotations

import pytest

from collectors.french.places import find_place, read_place
from tests.hang import BOUNDED

TOWNS = [
    # whatever « à la » introduces, beside « aura lieu » or a day
    ("La cure aura lieu à la station thermale de Vittel du 3 au 7 mai", "Vittel"),
    ("La fête aura lieu au parc floral de Jussey", None),
    ("La fête aura lieu à la ressourcerie verte de Pontarlier, dès 14 h", "Pontarlier"),
    ("Portes ouvertes du 3 au 5 juin 2027 au pavillon B de l’école de Gaillac", "Gaillac"),
    ("On tire à l’arc au club d’archers de Sèvres le samedi 3 mars", "Sèvres"),
    ("Le bal aura lieu dans les jardins fleuris de Marrakech", "Marrakech"),
    ("Le bal aura lieu au café de Bourges", None),
    ("Le bal aura lieu au bois de Vincennes", None),
    ("La recette du 3 mars 2027 au profit de l’école de Gaillac", None),
    ("Le 3 mars 2027, au club d’aviron de Jeanne Durand", None),
    ("Un mot adressé à la direction de Gaillac le 3 mars", None),
    ("Le bal du 3 mars s’est tenu au club vert de Gaillac", None),
    # capitals
    ("HÔTEL DE VILLE DE METZ, SALON HAUT", "Metz"),
    ("SALLE DES FÊTES D’AUBIGNY-SUR-NÈRE", "Aubigny-sur-Nère"),
    ("MAIRIE DU CREUSOT, LE 3 MARS", "Le Creusot"),
    ("SALLE DES FÊTES\nPLACE DE LA MAIRIE", None),
    ("CENTRE SOCIAL DE LA CROIX", None),
    # small towns where the hall leaves no doubt
    ("Lieu\nMaison familiale rurale d’Aroz", "Aroz"),
    ("Église Saint-Pierre d’Aroz, le 3 mars à 17h", "Aroz"),
    ("Église Saint-François de Sales, le 3 mars", None),
    ("Église Notre-Dame de Lourdes, le 3 mars", None),
    ("Goûter à la résidence Tilia de Scey-sur-Saône", "Scey-sur-Saône-et-Saint-Albin"),
    ("Rendez-vous à la résidence Tilia d’Aroz", None),
    ("L’école du Val-d’Ajol accueille la fanfare", "Le Val-d'Ajol"),
    ("La mairie des Rousses vous accueille le 3 mars", "Les Rousses"),
    ("Le 3 mars à 15h à la mairie de Jussey qui a rouvert", "Jussey"),
    # a country beside its town
    ("Assises du soin, Rabat MAROC jeudi 4 mars", "Rabat"),
    ("Du 3 au 5 mars, campus et Dakar, Sénégal", "Dakar"),
    ("Marche rose à Tamaré, Bénin", "Tamaré"),
    ("Atelier à Tamaré Haut, Bénin", "Tamaré Haut"),
    ("3 mars · Maison Bleue / Montréal · Québec · Canada", "Montréal"),
    ("Voyage au Maroc, le 3 mars", None),
    ("Le forum devait avoir lieu à Oslo (Norvège). Rendez-vous à Paris.", "Paris"),
    ("Par l’équipe Rose, Canada", None),
    ("LE 9 MARS À LA SALLE DES FÊTES DE RIOZ", "Rioz"),
    ("LE 9 MARS AU PORT DE PÊCHE, À LA GARDE DES TOURS", None),
    ("LE 9 MARS À LA ROCHELLE", "La Rochelle"),
    ("Le 9 mars à Port/Saône", "Port-sur-Saône"),
    ("Le 9 mars à l’étage de la mairie de Frasne", "Frasne"),
    ("Pontarlier : atelier mémoire le 9 mars", "Pontarlier"),
    ("[Pontarlier] Atelier mémoire", "Pontarlier"),
    ("(Ornans) Lecture le 9 mars", "Ornans"),
    ("Cours : mémoire et mouvement", None),
    ("Atelier de Pontarlier : mémoire", None),
    ("Intervenante : Zoé Morteau, Paris", None),
    # past who organises or what one registers for
    ("Les inscriptions sont ouvertes pour la réunion du 3 mars à 18h à la mairie de Gray", "Gray"),
    ("Inscriptions au forum du 3 mars à la mairie de Gray", "Gray"),
    ("Inscriptions jusqu’au 3 mars à la mairie de Gray", None),
    ("Inscriptions pour la journée à la mairie de Gray", None),
    ("La fête, en partenariat avec l’amicale, aura lieu à la mairie de Gray", "Gray"),
    ("En partenariat avec la mairie de Gray", None),
]


@pytest.mark.parametrize(("text", "city"), TOWNS)
def test_finds_the_town_of_what_holds_the_event(text: str, city: str | None) -> None:
    place = find_place(text)
    assert (place.city if place else None) == city


VENUES = [
    ("La cure aura lieu à la station thermale de Vittel du 3 au 7 mai", "station thermale de Vittel"),
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
