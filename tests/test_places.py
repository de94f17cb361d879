"""Where an event takes place: invented announcements in the shapes that sites use."""

from __future__ import annotations

import pytest

from collectors.french.places import Place, find_place, read_place
from tests.hang import BOUNDED

BFC = "Bourgogne-Franche-Comté"

CITIES = [
    # « à » and its contractions
    ("06 juin 2027 de 8h30 à 17h00 à Besançon", "Besançon", "25056"),
    ("29 & 30 septembre 2027 à Dijon", "Dijon", "21231"),
    ("Jeudi 4 mars de 9 h à midi, à Lons le Saunier", "Lons-le-Saunier", "39300"),
    ("RENCONTRE RÉGIONALE À LILLE LE 4 MAI", "Lille", "59350"),
    ("Formation A Pontarlier le 3 mai", "Pontarlier", "25462"),
    ("La journée se tiendra au Creusot le 4 juin", "Le Creusot", "71153"),
    ("Rendez-vous aux Rousses pour deux jours de formation", "Les Rousses", "39470"),
    ("Congrès à La Rochelle, du 3 au 5 juin", "La Rochelle", "17300"),
    ("Soirée du 3 mai à l’Isle-sur-le-Doubs", "L'Isle-sur-le-Doubs", "25315"),
    ("Rendez-vous à\u00a0St Claude le 4 avril", "Saint-Claude", "39478"),
    ("Journée des IDEC à Chalon s/ Saône", "Chalon-sur-Saône", "71076"),
    ("Réunion à Luxeuil les Bains, salle polyvalente", "Luxeuil-les-Bains", "70311"),
    ("15e congrès des réseaux\n11 & 12 octobre à\nLille", "Lille", "59350"),
    # postal codes
    ("Salle des fêtes, 70200 Lure", "Lure", "70310"),
    ("Place de la République, 39000 Lons-le-Saunier", "Lons-le-Saunier", "39300"),
    ("8 rue des Tilleuls - 21000 DIJON", "Dijon", "21231"),
    ("12 rue Haute, 25030 Besançon Cedex", "Besançon", "25056"),
    ("8 rue du Lac, Vesoul, 70000, France", "Vesoul", "70550"),
    ("3 place Haute, 93200 Saint-Denis", "Saint-Denis", "93066"),
    ("4 place Haute, 97400 Saint-Denis", "Saint-Denis", "97411"),
    ("Amphi B, 75013 Paris", "Paris", "75056"),
    ("Salle communale, 59160 Lomme", "Lomme", "59350"),
    # a department beside the name
    ("Lure (70) – mardi 4 mai", "Lure", "70310"),
    ("Atelier cuisine – Fontaine (90)", "Fontaine", "90047"),
    ("Atelier mémoire, Torcy (Saône-et-Loire)", "Torcy", "71540"),
    ("Abbaye de Fontevraud (49)", "Fontevraud-l'Abbaye", "49140"),
    ("Mardi 4 mai – Lons (39)", "Lons-le-Saunier", "39300"),
    ("3 place Haute, 70300 Luxeuil", "Luxeuil-les-Bains", "70311"),
    ("1 rue du Professeur Marion, 21000 Dijon", "Dijon", "21231"),
    ("Autrans (Vercors)", "Autrans", "38225"),
    ("Vienne (Autriche), 3-5 mai", "Vienne", None),
    # districts
    ("au rez-de-chaussée (Paris 13ème, métro Tolbiac)", "Paris", "75056"),
    ("Rendez-vous Lyon 3e, salle B", "Lyon", "69123"),
    # institutions and buildings
    ("Soirée au CH de Rodez, le 4 juin", "Rodez", "12202"),
    ("Hémopathies – CHU Dijon – 4 juin 2027", "Dijon", "21231"),
    ("Débat à Sciences Po Lille le 3 mars", "Lille", "59350"),
    ("Polytech Nantes, amphi 2", "Nantes", "44109"),
    ("au CHU - LILLE - bâtiment 4", "Lille", "59350"),
    ("Médiathèque de Luxeuil", "Luxeuil-les-Bains", "70311"),
    ("au parc des expositions de Metz Métropole", "Metz", "57463"),
    ("Rendez-vous au Millésium d’Épernay", "Épernay", "51230"),
    ("rendez-vous devant l’office de tourisme de Pontarlier", "Pontarlier", "25462"),
    ("Départ à 9h30 du stade municipal de Champagnole", "Champagnole", "39097"),
    ("Le 6 mai à la mairie de Jussey", "Jussey", "70292"),
    ("Jeudi 3 mars, salle des fêtes de Port-sur-Saône", "Port-sur-Saône", "70421"),
    ("Le 3 mars à l’IFSI d’Auxerre", "Auxerre", "89024"),
    ("Mardi 8 juin à l’hôpital de Gray", "Gray", "70279"),
    ("au cinéma Le Moderne de Clisson lundi 15 novembre", "Clisson", "44043"),
    ("Jeudi 5 mai à la CPAM de Vesoul", "Vesoul", "70550"),
    # names that communes have lost
    ("Le 12 mars à Évry", "Évry", "91228"),
    ("12 mars 2027, Ancenis", "Ancenis", "44003"),
    ("Le 18 mars en mairie de Clerval", "Clerval", "25156"),
    # an institution whose room is told
    ("Le 3 mars, salle de staff du CHU Dijon", "Dijon", "21231"),
    ("Le 3 mars, dans l’amphithéâtre du lycée Mansart de Gray", "Gray", "70279"),
    # a suburb, a district, a postal code that follows
    ("Journées d’imagerie\nBordeaux (Pessac)\n3 mars 2027", "Pessac", "33318"),
    ("Le 3 mars dans le 4e arrondissement de Lyon", "Lyon", "69123"),
    ("Exposition sur la douleur\nLunery 18400\n3 mars 2027", "Lunery", "18133"),
    ("Congrès annuel Strasbourg (France)", "Strasbourg", "67482"),
    ("Rendez-vous à Paris-Porte de Versailles", "Paris", "75056"),
    ("Le colloque a eu lieu les 29 et 30 mai 2027à Lille", "Lille", "59350"),
    # whoever receives
    ("La maison sport-santé d’Audincourt ouvre ses portes samedi", "Audincourt", "25031"),
    ("La médiathèque Hugo de Luxeuil-les-Bains accueille une conférence", "Luxeuil-les-Bains", "70311"),
    ("Ce mardi, la ville de Pontarlier va organiser une journée du souffle", "Pontarlier", "25462"),
    ("Forum santé de Gray : 3 mars 2027", "Gray", "70279"),
    ("Les habitants de Morteau sont attendus au forum", "Morteau", "25411"),
    ("20e tournoi de Bennwihr, lundi 20 mai", "Bennwihr", "68026"),
    # a town before its venue
    ("2027-03-22\nLe Quesnoy, théâtre des Trois Chênes", "Le Quesnoy", "59481"),
    ("Rencontres d’été\nCinéma Atlantis Tournefeuille", "Tournefeuille", "31557"),
    # the place of this year, not of another
    ("Le congrès devait se tenir à Nantes. Il aura lieu à Paris.", "Paris", "75056"),
    ("3 mars 2027 – LILLE – Colloque\nLa première partie s’est tenue à Rennes", "Lille", "59350"),
    # a district’s name beside the city
    ("📍 Vieux-Port, La Rochelle", "La Rochelle", "17300"),
    # an address or a date before it, or alone between separators
    ("4 rue des Lilas, Mérignac", "Mérignac", "33281"),
    ("Espace Pasteur (7 place Haute, Paris)", "Paris", "75056"),
    ("Ferme du Bas, 20 route du lavoir, Brain sur l’Authion", "Brain-sur-l'Authion", "49307"),
    ("Journée régionale – Dijon", "Dijon", "21231"),
    ("Rencontre annuelle ORL\n16 septembre 2027 Dijon", "Dijon", "21231"),
    ("Dole, le 12 mars 2027", "Dole", "39198"),
    ("12 mars 2027 | Vesoul | 9h-17h", "Vesoul", "70550"),
    ("4 avril 2028 à 19h30, Gray", "Gray", "70279"),
    ("18 mars (Pontarlier), 20 mars (Dijon)", "Pontarlier", "25462"),
    ("Soirée\nMaîche\n12 mars 2027", "Maîche", "25356"),
    ("Table ronde organisée par le réseau, 15 avril 2027 à 17h, Beaune", "Beaune", "21054"),
    ("Réunion en présentiel (CH de Dole, salle 3)", "Dole", "39198"),
    # labels
    ("Formation douleur\nLieu : Vesoul\nTarif : gratuit", "Vesoul", "70550"),
    ("Formation douleur\nDate\n4 mai\nLieu\nSalle Bleue – 4 rue des Prés, Autun", "Autun", "71014"),
    ("📅 4 mai\n📍 Amphi Nord\n📍 12 rue Saint-Jacques 75005 Paris", "Paris", "75056"),
    # several: the surest, then the first
    ("Ce lundi à Saint-Denis\nSalle Haute, 93200 Saint-Denis", "Saint-Denis", "93066"),
    ("Rendez-vous à Cenon. D’autres actions suivront (Bordeaux, Blaye).", "Cenon", "33119"),
    ("Le CHU de Dijon propose une journée à Besançon", "Besançon", "25056"),
    ("Au 3 rue de Belfort à Besançon", "Besançon", "25056"),
    # a hall, a feast or a club that bears the town's name
    ("Le 3 mars à 20h30 à la salle BX2 de Jussey au 3 rue Haute", "Jussey", "70292"),
    ("Spectacle à la salle des sports de Jussey, le 3 mars", "Jussey", "70292"),
    ("20e tournoi de pétanque de Jussey, le 3 mars", "Jussey", "70292"),
    ("TOURNOI DE PÉTANQUE DE JUSSEY", "Jussey", "70292"),
    ("Foire-exposition de Jussey", "Jussey", "70292"),
    ("Kermesse de l’école de Jussey le 3 mars", "Jussey", "70292"),
    ("Loto du comité des fêtes de Jussey", "Jussey", "70292"),
    ("L’amicale des pompiers de Jussey organise son bal", "Jussey", "70292"),
    ("Concert à l’église d’Aroz le 3 mars", "Aroz", "70028"),
    ("Belote au foyer d’Aroz à 21 h", "Aroz", "70028"),
    # nothing but blanks between the hall and its town
    ("dès 19h Galerie d’Art Anna Tamaris  Port De Bouc", "Port-de-Bouc", "13077"),
    ("Médiathèque Anna Tamaris Scey-sur-Saône", "Scey-sur-Saône-et-Saint-Albin", "70482"),
]


@pytest.mark.parametrize(("text", "city", "insee"), CITIES)
def test_town_of_an_announcement(text: str, city: str, insee: str) -> None:
    place = find_place(text, region=BFC)
    assert place is not None
    assert (place.city, place.insee) == (city, insee)


NOT_THERE = [
    "12 mars 2027, IUT Bordeaux Montaigne",
    "Conférence du Pr Lucie Tallard (Institut du Nord, Paris)",
    "Animé par Mme Agnès Morteau, psychologue au CHU de Reims",
    "Inscription obligatoire auprès du secrétariat à Auxerre",
    "Le dépistage, le point à Paris et en régions",
    "Conférence par Paul Arnal\nprofesseur de droit,\nà l’université de Dijon",
    "Les séances se tiennent salle de la Châtaigneraie",
    "Don de sang à l’Hôtel de Ville",
    "L’Hôtel de Ville accueille une conférence le 5 février",
    "Cycle de conférences de Janvier à Mars 2027",
    "Remise du prix au Réseau Onco de Lyon",
    "Merci au Professeur Martin de Nancy",
    "12 mars 2027\nDr Marie Durand, Nancy",
    "Projet Rose (Bretagne)",
    "Formation Bourg (01)",
    "L’université d’Avignon organise un colloque les 11 et 12 février",
    "avec l’université Paris-Saclay, le 3 mai",
    "Intervention de Marie Lyon, psychologue",
    "Dr Nancy Besson (Lyon), modératrice",
    "Pr Durand, oncologue à Paris, animera la soirée",
    "Rendez-vous rue de Besançon, le 3 mai à 20h",
    "12 avenue de Paris",
    "par le centre de formation du CHU de Clermont-Ferrand",
    "Partenaires : CHU Dijon, Ligue de Dijon",
    "Grâce à Lyon Ingénierie, la salle est équipée",
    "Formation à destination des pharmaciens",
    "FORMATION À DESTINATION DES AIDES À DOMICILE",
    "Formation – Salle 3 – Aide à la décision",
    "Débat : « Quels soins pour les aînés à Liège ? »",
    "Merci à Florence Martin pour son accueil",
    "Merci à Chelsea et à Dave pour leur aide",
    "Soirée en hommage à Bertrand",
    "Un prix confié à Lincoln, le 4 mars",
    "Échanges avec Chelsea, le 4 mars",
    "Bogart à Chelsea Martin",
    "Alma, Paul",
    "Concert à l’église de la Madeleine",
    "A Root of life",
    "Conférence de Jean Lille et en visio, le 3 mars",
    "Atelier de réparation à La Palette, le 3 mars",
    "Hommage à Margueritte, le 3 mars",
    "Stage à Saint-Marie le 3 mars",
    "Espace Jean Jussey, le 3 mars",
    "Salle polyvalente Saint-Claude, le 3 mars",
    "Salle des fêtes Roger Gray, le 3 mars",
    "Rendez-vous à la salle Roger de Cauroy",
    "Le tennis-club de Jussey existe depuis dix ans",
    "Concours de nouvelles d’Albert Camus, le 3 mars",
    "Concours du Port, le 3 mars",
    "Foire du Livre, le 3 mars",
    "Le parcours ville-hôpital, de l’hôpital au domicile",
    "Prise de parole à l’Hôpital et en ville",
    "https://exemple.invalid/a-Dijon.html",
    "Contact : CPTS des Trois Vallées, 25000 Besançon",
    "Inscription auprès de l’accueil, 12 rue Haute, 70000 Vesoul",
    "Le plan soumis à l’ARS et à la CPAM",
    "Un trajet au Port de pêche",
    "12000 participants attendus",
    "L’académie de Paris et le réseau",
    "Au sein du service, de 9h à 17h",
    "Cours, 12 mars 2027",
    "Mme Pau, 12 mars 2027",
    "Sophie Autun – 12 mars 2027",
    "",
]


@pytest.mark.parametrize("text", NOT_THERE)
def test_town_that_is_not_the_place(text: str) -> None:
    place = find_place(text, region=BFC)
    assert place is None or place.city is None


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("Congrès ESMO, 20 au 24 octobre à Madrid", "Madrid"),
        ("du 3 au 5 juin, à BRUXELLES", "Bruxelles"),
        ("Boulevard du Midi 12 – 1000 Bruxelles", "Bruxelles"),
        ("Congrès européen – Vienne", "Vienne"),
        ("Séminaire à Chalon", "Chalon"),
        ("Soirée à Saint-Denis", "Saint-Denis"),
        ("Fondue du 12 mars à Münsingen", "Münsingen"),
        ("Fête d’été à Saint-Prex, le 4 mars", "Saint-Prex"),
        ("Congrès mondial à Taipei, 12-15 mars 2027", "Taipei"),
        ("Souper, Auberge du Cerf, Leytron", "Leytron"),
        ("La grange à Charmey vivra au rythme des contes", "Charmey"),
        ("Soirée contes\nConthey, Belle Étoile\n02.04.27\nÀ 14h", "Conthey"),
        ("Salle du Manège, 1630 Bulle", "Bulle"),
        ("Ce lundi à Libramont\nGrand Rue 1, 6800 Libramont-Chevigny", "Libramont-Chevigny"),
    ],
)
def test_city_abroad_or_left_open_has_no_commune(text: str, city: str) -> None:
    place = find_place(text)
    assert place is not None
    assert (place.city, place.insee, place.department, place.region) == (city, None, None, None)


@pytest.mark.parametrize(
    ("name", "region", "department", "insee", "inferred"),
    [
        ("Saint-Denis", "Île-de-France", None, "93066", ("insee",)),
        ("Saint-Denis", "La Réunion", None, "97411", ("insee",)),
        ("Valence", "Occitanie", None, "82186", ("insee",)),
        ("Valence", None, "26", "26362", ("insee",)),
        ("Valence", None, None, None, ()),
        ("Vienne", "Auvergne-Rhône-Alpes", None, "38544", ()),
        ("Lure", BFC, None, "70310", ("insee",)),
        ("Venise", BFC, None, None, ()),
        ("La Rochelle", BFC, None, "17300", ("insee",)),
        ("Paris", None, None, "75056", ()),
        ("Lons", BFC, None, None, ()),
    ],
)
def test_homonyms(
    name: str, region: str | None, department: str | None, insee: str | None, inferred: tuple[str, ...]
) -> None:
    place = find_place(f"Le 4 mai à {name}", region=region, department=department)
    assert place is not None
    assert (place.city, place.insee, place.inferred) == (name, insee, inferred)


@pytest.mark.parametrize(
    ("field", "venue", "city", "department"),
    [
        ("Besançon", None, "Besançon", "25"),
        ("besançon", None, "Besançon", "25"),
        ("BESANCON (25)", None, "Besançon", "25"),
        ("Paris 13ème", None, "Paris", "75"),
        ("Sens", None, "Sens", "89"),
        ("Dole", None, "Dole", "39"),
        ("Madrid", None, "Madrid", None),
        ("Siège du réseau, 25000 Besançon", "Siège du réseau", "Besançon", "25"),
        ("CHU Jean Minjoz, 25000 Besançon", "CHU Jean Minjoz", "Besançon", "25"),
        ("Salle des fêtes, 70200 Lure", "Salle des fêtes", "Lure", "70"),
        ("IFSI de Vesoul, 70000 Vesoul", "IFSI de Vesoul", "Vesoul", "70"),
        ("IFSI de Vesoul", "IFSI de Vesoul", "Vesoul", "70"),
        ("CHU Dijon", "CHU Dijon", "Dijon", "21"),
        ("Micropolis Besançon", "Micropolis Besançon", "Besançon", "25"),
        ("Besançon – Micropolis", "Micropolis", "Besançon", "25"),
        ("Micropolis\n25000 Besançon\nFrance", "Micropolis", "Besançon", "25"),
        (
            "Siège du réseau, 8 rue des Lilas, Besançon, 25000, France",
            "Siège du réseau, 8 rue des Lilas",
            "Besançon",
            "25",
        ),
        (
            "Clinique du Sport – 4, rue des Prés, Mérignac",
            "Clinique du Sport, 4 rue des Prés",
            "Mérignac",
            "33",
        ),
        ("Besançon et en visio", None, "Besançon", "25"),
        ("Présentiel : Dijon / Distanciel : Zoom", None, "Dijon", "21"),
        ("12 rue de Belfort", "12 rue de Belfort", None, None),
        ("Salle Victor-Hugo", "Salle Victor-Hugo", None, None),
        ("Micropolis", "Micropolis", None, None),
    ],
)
def test_field(field: str, venue: str | None, city: str | None, department: str | None) -> None:
    place = read_place(field, region=BFC)
    assert place is not None
    assert (place.venue, place.city, place.department) == (venue, city, department)


@pytest.mark.parametrize(
    "field",
    [
        "En visioconférence",
        "en viosoconférence",
        "Visio",
        "En ligne",
        "À distance",
        "Webinaire",
        "Zoom",
        "https://visio.exemple.invalid/j/123",
        "À définir",
        "Lieu à préciser",
        "Lieu communiqué ultérieurement",
        "NC",
        "-",
        "",
        "   ",
    ],
)
def test_field_that_is_no_place(field: str) -> None:
    assert read_place(field) is None


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("Le jeudi 4 mai de 18h à 20h à Besançon (Siège du réseau).", "Siège du réseau"),
        ("Rendez-vous le 4 mai à Vesoul, salle du rez-de-chaussée", None),
        ("Le 4 mai, salle Courbet, à Besançon", "salle Courbet"),
        ("Lundi 3 mai à 20h, à la librairie Les Trois Ponts, à Dijon", "librairie Les Trois Ponts"),
        ("Amphi E, 105 bd de l’hôpital, 75013 Paris", "Amphi E, 105 bd de l’hôpital"),
        ("Le samedi 6 octobre au Rocher de Palmer à Cenon", "Rocher de Palmer"),
        ("Lieu : Maison de santé du Durgeon, 70000 Vesoul", "Maison de santé du Durgeon"),
        ("Lieu : Maison du Durgeon, 70000 Vesoul à 18H30", "Maison du Durgeon"),
        ("Lieu : Maison du Durgeon, 70000 Vesoul, de 9h à 12h30", "Maison du Durgeon"),
        ("Formation de 9h à 17h à Dijon", None),
        ("Une maison, des soins, un parcours", None),
        # a proper name beside the day, the hour, the town or « aura lieu »
        ("Jeudi 4 mars 2027 à 20h, au CESIM", "CESIM"),
        ("Jeudi 4 mars à 18h30 à l’Arsenal", "Arsenal"),
        ("La soirée aura lieu au Kindarena", "Kindarena"),
        ("Randonnée à l’Île Verte le dimanche 9 mai", "Île Verte"),
        ("Rencontre prévue le 4 mars 2027 dans le cadre de la semaine bleue, à l’Enclos.", "Enclos"),
        ("Chantier ouvert à La Passerelle", "La Passerelle"),
        ("La Passerelle accueille le festival", "La Passerelle"),
        ("12 mars 2027, Oncopole, Toulouse", "Oncopole"),
        ("12 mars 2027, Jean Durand, Toulouse", None),
        ("Le 12 mars 2027 au Congrès des soignants", None),
        ("Participez au Défi Rose le 12 mars", None),
        ("Du lundi 12 mars au Vendredi 16 mars", None),
        ("👉 de 10h à 17h\n👉 au CLJ Vauban, 3 rue Haute", "CLJ Vauban, 3 rue Haute"),
        ("Portes ouvertes au CLJ Vauban", "CLJ Vauban"),
        ("Rendez-vous au 10 chemin du Moulin, samedi", "10 chemin du Moulin"),
        ("Réunion jeudi de 9h à 11h en amphi Biologie", "amphi Biologie"),
        ("Venez glisser sur la patinoire Le Blizz", "patinoire Le Blizz"),
        # a proper name, a street or a square beside the town
        ("Balade nordique du 12 mars au Mont Bleu à Autun", "Mont Bleu"),
        ("Le 12 mars à l’Odéon à Nantes", "Odéon"),
        ("Forum, 12 mars 2027, 10h-17h, La Palette à Dole", "La Palette"),
        ("Départ place du marché à Cosne-Cours-sur-Loire", "place du marché"),
        ("Toulouse, Allées Jules Guesde", "Allées Jules Guesde"),
        ("Salon à Paris-Porte de Versailles du 9 au 11 mai", "Porte de Versailles"),
        ("Le réseau de Dijon, place forte de la recherche", None),
        ("Des concerts à Bercy le 12 mars", "Bercy"),
        ("Collecte de sang au Prisunic de 12h à 16h", "Prisunic"),
        ("Initiation au Yoga du Rire", None),
        ("À Trifouilly, une marche est organisée vendredi 4 octobre", "Trifouilly"),
        ("À Noter, le 12 mars", None),
        ("Atelier\nÉpicerie sociale, 6 rue Carnot, 52100 Saint-Dizier", "Épicerie sociale, 6 rue Carnot"),
        ("Atelier\nFabLab @Ruche, 49 bd Carnot, 37000 Tours", "FabLab @Ruche, 49 bd Carnot"),
        ("Atelier\nJeanne Duval, 6 rue Carnot, 37000 Tours", "6 rue Carnot"),
        ("Atelier cuisine, 6 rue Carnot, 37000 Tours", "6 rue Carnot"),
        ("Atelier\nMaison Duval\n6 rue Carnot\n37000 Tours", "Maison Duval, 6 rue Carnot"),
        ("Rendez-vous à Dijon le 4 mars à 20h, au Kindarena.", "Kindarena"),
        ("Le 3 mai à Lomme, au Kinepolis", "Kinepolis"),
        ("La journée aura lieu au Creusot le 4 juin", None),
        ("Départ à Dijon, lundi à 14 h à Lons-le-Saunier", None),
        ("Stand le 3 mai devant la Poste, de 9h à midi", "Poste"),
        ("Samedi 3 mai, rue de la Paix", "rue de la Paix"),
        ("Bal\n2027-03-12\nà partir de 16h30\nBrass’Pontoise", "Brass’Pontoise"),
        (
            "Démonstration\n14 janvier\n9h30 – 18h\nLieu de la Découverte scientifique",
            "Lieu de la Découverte scientifique",
        ),
        ("14 janvier\n9h30 – 18h\nPrévention des chutes", None),
        ("Bal\n14 janvier\n9h30 – 18h\nConférence de Marie Durand", None),
        ("Bal\n14 janvier\n9h30 – 18h\nMarie Durand", None),
        ("Journée bien-être au « Quarante » (Massy, 91) le 21 juin", "Quarante"),
        ("Au premier étage du café “l’Étonné” à Arlon", "café “l’Étonné”"),
        ("Débat sur « Vivre » à Dijon", None),
        # a common noun that the same words place
        ("Sortie samedi à 17h00 devant la poterne", "poterne"),
        ("Rendez-vous à 9h devant l’église.", "église"),
        ("4 mars 2027, 20h, cours de Yoga", None),
        ("Rencontre à Noël avec les aidants", None),
        ("De 9h à 12h, échange devant les Professionnels", None),
        ("Rendez-vous le 3 mai dans la cour de l’école", "cour de l’école"),
        ("La soirée se déroulera dans les salons de la préfecture", "salons de la préfecture"),
        ("Samedi 3 mai : vide-grenier au stade", "stade"),
        ("Marché de Noël, samedi 3 décembre", None),
        ("Samedi 28 mai au château", "château"),
        ("Rendez-vous à l’école de voile", "école de voile"),
        ("Rendez-vous sous le préau du collège", "préau du collège"),
        ("Rendez-vous à 9h sur la place de la mairie", "place de la mairie"),
        ("L’équipe accueille dimanche la conteuse Anna Tamaris au Grelouvan.", "Grelouvan"),
        ("Nous accueillons Anna Tamaris au Conseil de la vie locale", None),
        ("Retrouvons-nous au Grelouvan", "Grelouvan"),
        ("Une promenade botanique au Grelouvan ouvrira la saison.", "Grelouvan"),
        ("Tricot\nCloseau, rue du Moulin 8\n28.04.27", "Closeau, rue du Moulin 8"),
        ("Initiation à Python, le 3 mars de 10h à 12h", None),
        ("Formation au Logiciel Libre le 3 mars", None),
        ("Hommage à Bertrand, samedi 3 mars", None),
        ("Ce forum aura lieu salle Gaston Perrin de 9h à 12h", "salle Gaston Perrin"),
        ("2027-10-17 salle Gaston Perrin", "salle Gaston Perrin"),
        ("Le soir, la médiathèque propose le vendredi 12 mars une lecture", "médiathèque"),
        ("Lundi, à partir de 14 h au plateau TV.", "plateau TV"),
        ("Lecture à voix haute\nMédiathèque – Entrée libre", "Médiathèque"),
        ("Le départ se fera depuis le terrain de football et la fête suivra", "terrain de football"),
        ("Marche, départ à 14h du centre de loisirs de la Tuilerie", "centre de loisirs de la Tuilerie"),
        ("Samedi à 15h, marche/course dans le bois", None),
        ("Marche de Nuit le 12 mars", None),
        ("Stand le 12 mars au marché couvert", "marché couvert"),
        ("Départ au niveau de l’auditorium Jean Roux", "auditorium Jean Roux"),
        ("Lundi à 20h au profit de la recherche", None),
        ("12 mars 2027, 20 h\nThéâtre des 5 Marronniers, Le Quesnoy", "Théâtre des 5 Marronniers"),
        ("Salle Rouge des 3 et 4 mars", "Salle Rouge"),
        ("- Dijon : 14h Place Mendès France", "Place Mendès France"),
        ("Rendez-vous à Dijon\nPlace Darcy à 14 heures, en direction de la gare", "Place Darcy"),
        ("Lieu : Lure (70)\nPoint de rencontre : parking de la gare", "parking de la gare"),
        ("Le colloque fait suite aux journées tenues en mars à l’Institut Dumas, à Dijon", None),
        (
            "« Nous serons présents sur le marché couvert de la place Rude, mercredi de 9 h à 13 h, avec un stand "
            "d’information gratuit, des infirmières et des diététiciennes », dit la présidente",
            "marché couvert de la place Rude",
        ),
        ("Amphi d’information\nJeudi 12 mars de 12 h 30 à 13 h 30", None),
        ("Cinéma à la carte – GRAY – 4 mars", None),
        ("Stage au Creusot (Saône-et-Loire)", None),
        ("Le patient au centre des soins", None),
        ("La santé à l’école", None),
        # acronyms of institutions, rooms by their code, sites and parishes
        ("Les oraux auront lieu le 14 juin (première année) à l’ENTPE.", "ENTPE"),
        ("Le jeudi 12 mars 2027 de 9h à 17h à l’EPFL dans le bâtiment CE", "EPFL, bâtiment CE"),
        ("Rendez-vous mardi 4 mai, dans le bâtiment B12", "bâtiment B12"),
        ("Forum : mercredi 6 septembre 2027 (BU Lettres)", "BU Lettres"),
        ("Assemblée le mardi 13 octobre à 19h00 en AZ 218", "AZ 218"),
        ("Mardi 9 mars 2027 de 14h à 17h30 sur le site des Tilleuls", "site des Tilleuls"),
        ("Dimanche 28 juin\nParoisse Sainte Odile, les Vignes\nDe 6h à 20h", "Paroisse Sainte Odile"),
        ("La crèche Les Oursons tient sa journée portes ouvertes le 3 mars", "crèche Les Oursons"),
        ("Samedi 3 mars\nMJC Les Halles", "MJC Les Halles"),
        ("Vendredi 29 mai 2027\nLa Fabrik - Friche du Moulin, Dole", "Friche du Moulin"),
        ("Vendredi 3 mars\nPanorama 2 , 49 rue Basse, 21000 Dijon", "Panorama 2, 49 rue Basse"),
        ("Vendredi 3 mars\n20, Bd de Dole, 21000 Dijon", "20 Bd de Dole"),
        ("3 mars : université Ampère 12h15-13h", "université Ampère"),
        ("Atelier organisé par l’INSA le 4 mars", None),
        ("Forum des étudiants de l’INSA", None),
        ("Initiation à l’ETP le 4 mars", None),
        ("Rencontre le 4 mars à 18h sur le site des éditions Dumas", None),
        ("La ligue Grand Est organise des portes ouvertes", None),
        ("L’équipe Mobile organise ses portes ouvertes", None),
        ("Dès 18h en BTS 2027", None),
    ],
)
def test_venue_of_an_announcement(text: str, venue: str | None) -> None:
    place = find_place(text, region=BFC)
    assert (place.venue if place else None) == venue


def test_place_is_complete() -> None:
    assert find_place("Salle des fêtes, 70200 Lure") == Place(
        venue="Salle des fêtes", city="Lure", insee="70310", department="70", region=BFC, raw="70200 Lure"
    )


def test_misspelt_town_is_inferred() -> None:
    place = find_place("Bal, Auvers-Saint-George (91), le 3 mars")
    assert place is not None
    assert (place.inferred, place.raw) == (("city", "insee"), "Auvers-Saint-George (91)")


def test_decomposed_accents_are_read() -> None:
    place = find_place("Le 4 mai a\u0300 Besanc\u0327on")
    assert place is not None
    assert place.insee == "25056"


@BOUNDED
@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "\n",
        "-",
        "(",
        "à ",
        "25000 ",
        "Salle ",
        "à Saint-",
        "« ",
        ", A",
        "CH de ",
        "Lieu : ",
        "A de ",
        "14h\nA",
        'à "A", ',
    ],
)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    text = unit * (50_000 // len(unit))
    find_place(text)
    read_place(text)


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("Relais culturel de Thann", "Thann"),
        ("Espace culturel de Villersexel", "Villersexel"),
        ("Hôpital de Mercy – Metz", "Metz"),
        ("Lille Grand Palais", "Lille"),
        ("Ethic Étapes, Lons-le-Saunier", "Lons-le-Saunier"),
        ("Communauté de communes, Gérardmer", "Gérardmer"),
        ("Soirée des aidants\nLure", "Lure"),
        ("Stand sur le marché d’Arbois", "Arbois"),
        ("Dr Jeanne Dole, cardiologue, Morteau", None),
        ("Espace culturel Simone de Beauvoir", None),
        ("Thèmes : Douleur, Fatigue, Vif", None),
        ("Programme\nRives", None),
    ],
)
def test_a_small_town_is_meant_where_nothing_else_can_be(text: str, city: str | None) -> None:
    place = find_place(text)
    assert (place.city if place else None) == city
