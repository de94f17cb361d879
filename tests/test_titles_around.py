"""What stands around a title is taken off it, and nothing of the title itself."""

from __future__ import annotations

import pytest

from collectors.french.around import bare_title


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14h-18h Bal des lilas", "Bal des lilas"),
        ("de 9h30 à 12h Goldsprint du port", "Goldsprint du port"),
        ("21:00 – 23:30 Milonga du lac", "Milonga du lac"),
        ("Modification de la date du tournoi de belote", "Tournoi de belote"),
        ("Modification de la 2e ronde du tournoi", "2e ronde du tournoi"),
        ("ANNULATION RÉUNION DES AIDANTS", "Réunion des aidants"),
        ("Annonce meetup de mai : les files", "Meetup de mai : les files"),
        ("Rappel de la réunion des aidants", "Réunion des aidants"),
        ("[Notez la date !] Les 20 km du lac", "Les 20 km du lac"),
        ("La fête des lilas en quelques mots", "La fête des lilas"),
        ("Tournoi des lilas : ronde 4 en vue !", "Tournoi des lilas : ronde 4"),
        ("Concert du Trio des Lilas Salle des fêtes", "Concert du Trio des Lilas"),
        ("Bal à Dole (39)", "Bal"),
        ("Arbre de Noël -- Dole (39)", "Arbre de Noël"),
        ("Trio du Marais à l’Entrepôt (7 rue de la Paix 39100 Dole)", "Trio du Marais"),
        ("Attention : marché du lac", "Marché du lac"),
        ("Stand du lac - Venez nous voir !", "Stand du lac"),
        ("La semaine du lac revient en 2027 pour sensibiliser les riverains", "La semaine du lac"),
        ("Grand bal Place d’Armes", "Grand bal"),
        ("Bal du club Gymnase Jean Moulin", "Bal du club"),
        ("Événement : Forum des aidants", "Forum des aidants"),
        ("Prochain staff douleur", "Staff douleur"),
        ("10h30 Bébés lecteurs", "Bébés lecteurs"),
        ("### Bien dormir", "Bien dormir"),
        ("Intitulé de l’action : Prévenir les chutes", "Prévenir les chutes"),
        ("Soirée « Antibiotiques » 👉", "Soirée « Antibiotiques »"),
        ("Débat « Les écrans » avec Zoé Lune, pédopsychiatre", "Débat « Les écrans »"),
        ("JOURNÉE « SANTÉ DES FEMMES »", "Journée « Santé des femmes »"),
        ("Zoé Lune : « Les vers de terre", "Zoé Lune : « Les vers de terre\u00a0»"),
        ("[Colloque] [Lure] « Soigner les soignants »", "Soigner les soignants"),
        ("2. Tournoi des lilas", "Tournoi des lilas"),
        ("Annonce du 5e tournoi de belote", "5e tournoi de belote"),
        ("Prochain Café des Voisins", "Café des Voisins"),
        ("Bientôt le Grand Forum !", "Grand Forum !"),
        ("De 16h30 à 17h30 : Atelier bilingue", "Atelier bilingue"),
        ("Forum du lac ###", "Forum du lac"),
        ("Bal des lilas, infos", "Bal des lilas"),
        ("Colloque du lac : le programme !", "Colloque du lac"),
        ("Les croquis du lac, par Zoé Lune", "Les croquis du lac"),
        ("Concert 🪗 △ 🥁", "Concert"),
        ("_Vision du calcul_", "Vision du calcul"),
    ],
)
def test_hours_leads_tails_and_halls_are_taken_off(text: str, expected: str) -> None:
    assert bare_title(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "24h du livre",
        "2 h pour courir",
        "Annonce du diagnostic : comment faire ?",
        "Modification du microbiote et cancer",
        "Maintien de l’autonomie",
        "Rappel des gestes qui sauvent",
        "Visite de la Salle des fêtes",
        "Inauguration Salle polyvalente",
        "Trouver Sa Place dans l’équipe",
        "Les aidants en vue",
        "Quand la douleur revient",
        "Bal de 2027 (39 danses)",
        "Portes ouvertes au Gymnase Jean Moulin",
        "24h Vélo",
        "Concert avec Zoé Lune, pianiste",
        "Nom d’un chien : le concours",
        "Événement sportif du lac",
        "Prochaine rencontre",
        "#Parlons santé",
        "[Re]naître",
        "Infos et intox",
        "2027. Odyssée",
        "Le taux d’a_b",
    ],
)
def test_a_title_keeps_its_own_words(text: str) -> None:
    assert bare_title(text) == text
