"""Towns that people call by a short name, and houses named with their town."""

from __future__ import annotations

import pytest

from collectors.french.places import find_place


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("Le 4 mai à Thonon", "Thonon-les-Bains"),
        ("Salle des fêtes de Montmerle", "Montmerle-sur-Saône"),
        ("Au camping des Flots de Port-en-Bessin", "Port-en-Bessin-Huppain"),
        ("Le 4 mai au Cateau", "Le Cateau-Cambrésis"),
        ("Lure [70], le 4 mai", "Lure"),
        ("Vote à Village", None),
        ("Rendez-vous au Val", None),
    ],
)
def test_a_town_is_called_by_the_start_of_its_name(text: str, city: str | None) -> None:
    place = find_place(text)
    assert (place.city if place else None) == city


@pytest.mark.parametrize(
    ("text", "city", "venue"),
    [
        ("Le 4 mai à Latrille Events, Abidjan", "Abidjan", "Latrille Events"),
        ("Café Casablanca, le 4 mai", None, "Café Casablanca"),
        ("Session de Lyon, 3-4 mars 2027", "Lyon", None),
        ("Lieu : Salle de Rustroff.", "Rustroff", "Salle de Rustroff"),
        ("Lieu : Salle de Lorraine", None, "Salle de Lorraine"),
        ("Lieu : Place de Verdun", None, "Place de Verdun"),
        ("22e Festival des Musiques du Monde d`Essaouira", "Essaouira", None),
        ("Salon des livres d’Albert Camus", None, None),
        ("Stage à Marne-la-Vallée le 3 mai", "Marne-la-Vallée", None),
        ("Formation à la défense des droits", None, None),
        ("Session de Vif, 3-4 mars 2027", None, None),
        ("Dépistage\nPoste de santé de Rufisque", "Rufisque", "Poste de santé de Rufisque"),
        ("Lieu : Cégep de Sherbrooke", "Sherbrooke", "Cégep de Sherbrooke"),
        ("Où : à la salle des fêtes", None, "salle des fêtes"),
        ("Lieu : Kingston, ON", "Kingston", None),
        ("Saint-Nicolas\n6 décembre 2027", None, None),
        ("Le 4 mai à Dole (une invitation vous sera adressée).", "Dole", None),
        ("École COSMO 2027, Antsirabe, Madagascar", "Antsirabe", None),
        ("Le judo-club de Gray a le plaisir de vous inviter à son gala", "Gray", None),
        ("Le judo-club de Gray est fier de ses champions", None, None),
        ("Gala organisé par Émergences, au gymnase Blum, le 4 mai", None, "gymnase Blum"),
        ("Gala organisé par le club de Dole", None, None),
        ("Ouverture le 3 mai sur l’esplanade du Lac", None, "esplanade du Lac"),
        ("La réunion se déroulera en P102 le 3 mai", None, "P102"),
        ("Samedi 4 mai à 10h au cimetière", None, "cimetière"),
        ("Gala\n4 mai 2027\nCircuit Dijon-Prenois", None, "Circuit Dijon-Prenois"),
        ("Samedi 7 mars à L’Horloge de Tracy-le-Mont (60)", "Tracy-le-Mont", "L’Horloge"),
    ],
)
def test_a_house_and_its_town(text: str, city: str | None, venue: str | None) -> None:
    place = find_place(text)
    assert ((place.city, place.venue) if place else (None, None)) == (city, venue)
