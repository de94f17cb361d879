"""The town told by a public place, by those who gather there or by where it stands on its line: invented texts."""

from __future__ import annotations

import pytest

from collectors.french.places import find_place

TOWNS = [
    # a department's number before it, a postal code abroad after it, a district in Roman figures
    ("Fête des plantes\n14 mars 2027\n70 Lure", "Lure"),
    ("21 Dijon | 4 mai", "Dijon"),
    ("Mardi 9 mars, sentier Vert Namur 5000", "Namur"),
    ("Mardi 9 mars\nParis IIe", "Paris"),
    ("25 Dijon\n4 mai", None),
    ("21 mars\nfête", None),
    ("Festival de printemps 21 Dijon Métropole", None),
    ("Le choeur Sentier Namur 2027\n", None),
    # its centre
    ("Mardi 9 mars, au Bistrot Vert, Dole centre", "Dole"),
    ("Un verre en centre ville de Nantes", "Nantes"),
    ("Dans les rues de la Vieille ville de Dole", "Dole"),
    # a public place, or what stands beside one
    ("Le tir du 13 mars aura lieu au stand de tir de Saignelégier", "Saignelégier"),
    ("Rendez-vous gare de Dole à 8h", "Dole"),
    ("Aux abattoirs de Gray, 18h", "Gray"),
    ("Dans nos bureaux de Gray, le 3 mars à 18h", "Gray"),
    ("Le 3 mars à 18h, près de la mairie de Gray", "Gray"),
    ("Musée du Pays Port-Vendres\n4 mai 2027", "Port-Vendres"),
    ("Rendez-vous devant la gare de Lyon", None),
    ("Parking près de la gare de Lyon", None),
    ("Au centre d’animation de Beaulieu, à 20h", None),
    # what is announced may still be there: one’s own registration is no address
    ("Votre inscription à l’atelier du 3 mars à la mairie de Gray est validée", "Gray"),
    ("Inscription à la mairie de Gray", None),
    # a full address outweighs what is spoken of, and what is over
    ("Retour sur le congrès donné à Pau. Le 3 mars à 19h au 3 rue Haute, Nantes", "Nantes"),
    ("Avant le forum de Lyon, à Lyon, rencontre le 3 mars (39100 Dole)", "Dole"),
    ("Après la journée à Dijon, rendez-vous au 46 rue Haute Paris 2ème", "Paris"),
    ("On reparle du forum qui s’est tenu à Nantes", None),
    ("Rencontre avec Jean Durand, enseignant à Nantes", None),
    # where « sur » introduces a place, and where a subject
    ("Session 1 : le 3 mars (sur Villeurbanne)", "Villeurbanne"),
    ("Réunion le 3 mars, adresse habituelle sur Marseille", "Marseille"),
    ("Une conférence sur Marseille", None),
    # other public places, and who is there with the event
    ("Le 3 mars à 20h – église d’Aroz en compagnie du chœur", "Aroz"),
    ("Samedi 3 mars, à la déchetterie de Jussey", "Jussey"),
    ("Au temple d’Héricourt :", "Héricourt"),
    ("11h – La Combe (commune de Jussey)", "Jussey"),
    ("À l’espace de coworking Volière Toulouse, à 19h", "Toulouse"),
    ("Projection à Clermont-Fd", "Clermont-Ferrand"),
    # initials after what they stand for
    ("Le 3 mars, à l’École normale supérieure (ENS)", None),
    # the subject of a debate
    ("Table ronde : Dole, ville inclusive ?", None),
]


@pytest.mark.parametrize(("text", "city"), TOWNS)
def test_finds_the_town_of_a_public_place(text: str, city: str | None) -> None:
    place = find_place(text)
    assert (place.city if place else None) == city


HOSTS = [
    ("Le comité des fêtes de Jussey vous informe que le bal est annulé", "Jussey"),
    ("Un bal organisé par le comité des fêtes de Jussey", "Jussey"),
    ("Les Renardes de Dole organisent un tournoi", "Dole"),
    ("Festival des Musiques de Dole Samedi 3 mars", "Dole"),
    ("Foire de Lambres-lez-Douai Samedi 3 mars", "Lambres-lez-Douai"),
    ("Rencontres de Dole", "Dole"),
    ("Rencontres de Beaulieu", None),
    ("Les Renardes de Dole remercient leurs partenaires", None),
    ("Un spectacle proposé par le club de Jussey", None),
]


@pytest.mark.parametrize(("text", "city"), HOSTS)
def test_infers_the_town_of_a_local_host(text: str, city: str | None) -> None:
    place = find_place(text)
    assert (place.city if place else None) == city
    assert place is None or "city" in place.inferred


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
