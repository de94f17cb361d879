"""Houses told by who receives the public there, or by where they stand beside the hour: invented texts."""

from __future__ import annotations

import pytest

from collectors.french.places import find_place

HALLS = [
    ("Le Jardin des Simples vous ouvre ses portes", "Jardin des Simples"),
    ("Samedi 6 mars, le Campus de la Rive ouvre grand ses portes", "Campus de la Rive"),
    ("La crèche Les Lutins ouvre ses portes", "crèche Les Lutins"),
    ("L’équipe ouvre ses portes", None),
    ("La plateforme Médisoin ouvre ses portes", None),
    ("Le Salon de l’habitat ouvre ses portes", None),
    ("Mardi 30 mars, 19 heure, à la Grange Bleue", "Grange Bleue"),
    ("On se retrouve le 9 mars, encore et toujours à la Grange !", "Grange"),
    ("La soirée se passera comme d’habitude au Bistrot Bleu", "Bistrot Bleu"),
    ("Rendez-vous aux Salons de Blanchelande, à 20h30", "Salons de Blanchelande"),
    ("La braderie prévue samedi allée de l’étang", "allée de l’étang"),
    ("16h30 Initiation (Zoé) Rue Haute", "Rue Haute"),
    ("Auditoire B2, 18h", "Auditoire B2"),
    ("Le Fanal (Le Bar) est heureux de nous accueillir le 3 mars", "Le Fanal"),
    ("Le Docteur Durand nous accueillera", None),
    ("Zoé nous accueillera le 3 mars", None),
    ("Nous serons accueillis par Tournevis au 11 rue Haute", "Tournevis, 11 rue Haute"),
    ("Vous serez accueillis par Jeanne Durand", None),
    ("7 avril 2026 (10h-12h, ESIGN) :", "ESIGN"),
    ("7 avril 2026 (10h-12h, UTC)", None),
    (
        "Le lycée Ada Lovelace, près de la gare, propose aux élèves une journée Portes Ouvertes",
        "lycée Ada Lovelace",
    ),
    ("Le lycée Ada Lovelace (Dole) vous convie à ses Portes Ouvertes", "lycée Ada Lovelace"),
    ("Le lycée Ada Lovelace parle des portes ouvertes", None),
    ("Soirée\n21h30-00h Concert TAMARIS Salle des fêtes", "Salle des fêtes"),
    ("17h-19h Apéro avec Zoé Place d’Armes", "Place d’Armes"),
    ("À l’écomusée Bleu, à 14h", "écomusée Bleu"),
    ("Dépôt de gerbes\nMonument aux morts", "Monument aux morts"),
    ("La rencontre prendra place à la Grange Bleue", "Grange Bleue"),
    ("Se présenter à 9h à l’accueil", None),
    ("Il parle à 18h de la rue", None),
]


@pytest.mark.parametrize(("text", "venue"), HALLS)
def test_finds_who_receives(text: str, venue: str | None) -> None:
    place = find_place(text)
    assert (place.venue if place else None) == venue
