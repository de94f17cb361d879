"""Telling one event from its twins, measured on a table of invented pairs."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from db.announcement import Announcement, may_be_one, subject
from db.matching import DOUBTFUL, SURE, match
from db.model import PARIS, Event, Occurrence
from db.vocabulary import Mode
from db.wording import read_wording
from tests.builders import day
from tests.hang import BOUNDED

DIJON = {"city": "Dijon", "insee": "21231", "department": "21"}
BESANCON = {"city": "Besançon", "insee": "25056", "department": "25"}
ONLINE = {"mode": Mode.ONLINE}
ONSITE = {"mode": Mode.ONSITE}
Told = dict[str, Any]
Pair = tuple[str, str, Told, Told]


def at(hours: str, on: str = "2027-03-12") -> Told:
    """Give a sitting on a day: « 14:00 » or « 14:00-16:30 »."""
    start, _, end = hours.partition("-")
    moments = [
        datetime.fromisoformat(f"{on}T{hour}").replace(tzinfo=PARIS) if hour else None
        for hour in (start, end)
    ]
    return {"occurrences": (Occurrence(start=moments[0], end=moments[1], all_day=False),)}


def on(*days: str) -> Told:
    return {"occurrences": tuple(day(text) for text in days)}


def over(first: str, last: str) -> Told:
    return {"occurrences": (Occurrence(start=day(first).start, end=day(last).start, all_day=True),)}


def told(title: str, fields: Told) -> Announcement:
    return Announcement(Event(title=title, **({"occurrences": (day("2027-03-12"),)} | fields)))


SAME: tuple[Pair, ...] = (
    ("Journée régionale d’oncogériatrie", "JOURNEE REGIONALE D'ONCOGERIATRIE", DIJON, DIJON),
    ("Journée régionale d’oncogériatrie", "Journée régionale d'onco-gériatrie", DIJON, DIJON),
    ("ANNULÉ – Soirée thrombose et cancer", "Soirée thrombose et cancer", DIJON, {}),
    ("Save the date : congrès des soins de support", "Congrès des soins de support", DIJON, DIJON),
    ("Soirée plaies et cicatrisation – Inscription", "Soirée plaies et cicatrisation", DIJON, DIJON),
    ("Soirée plaies et cicatrisation – Dijon – 12 mars 2027", "Soirée plaies et cicatrisation", DIJON, DIJON),
    ("14e Journée d’oncogériatrie", "XIVe Journée d’oncogériatrie", DIJON, DIJON),
    ("14ème journée d’oncogériatrie", "Journée d’oncogériatrie – 14e édition", DIJON, DIJON),
    ("14e Journée d’oncogériatrie", "Journée d’oncogériatrie", DIJON, DIJON),
    ("Congrès national de sénologie 2027", "Congrès national de sénologie", DIJON, DIJON),
    ("Formation des infirmier.e.s de coordination", "Formation des infirmiers de coordination", DIJON, DIJON),
    ("Rencontre des pharmacien·nes d’officine", "Rencontre des pharmaciens d'officine", DIJON, DIJON),
    ("Webinaire : la douleur du patient âgé", "Webinaire – La douleur du patient âgé", ONLINE, ONLINE),
    ("Webinaire : la douleur du patient âgé", "La douleur du patient âgé", ONLINE, ONLINE),
    ("Webinaire : la douleur du patient âgé", "La douleur du patient âgé (webinaire)", ONLINE, {}),
    ("RDV de l’oncosexologie", "Rendez-vous de l’oncosexologie", at("18:30"), at("18:30-20:00")),
    ("GT n°3 – parcours du patient greffé", "Groupe de travail 3 : parcours du patient greffé", DIJON, {}),
    ("Formation ETP : session 2", "Formation éducation thérapeutique, 2e session", DIJON, DIJON),
    ("Formation fin de vie – module B", "Formation fin de vie (module B)", DIJON, DIJON),
    ("Les soins palliatifs à domicile", "Soins palliatifs à domicile", DIJON | at("14:00"), DIJON),
    ("Journée du sommeil et du cancer", "Journée « sommeil et cancer »", DIJON, {}),
    ("Congrès de nutrition clinique", "Congrès de nutrition clinique", over("2027-03-12", "2027-03-14"), {}),
    ("Atelier socio-esthétique", "Atelier socio esthétique", DIJON | at("10:00"), DIJON | at("10:00-12:00")),
    (
        "Forum de la recherche clinique",
        "Forum de la recherche clinique – Bourgogne-Franche-Comté",
        DIJON,
        DIJON,
    ),
    ("Soirée dépistage colorectal", "Soirée dépistage colorectal : où en est-on ?", DIJON, DIJON),
    (
        "Préservation de la fertilité",
        "Préservation de la fertilité avant traitement",
        at("18:00"),
        at("18:00"),
    ),
    ("Journée de la chirurgie ambulatoire", "Journée chirurgie ambulatoire", {}, DIJON),
    ("Colloque éthique et fin de vie", "Colloque « Éthique et fin de vie » – nouvelle date", DIJON, DIJON),
    ("Réunion de concertation sur les aidants", "Réunion de concertation sur les aidant.e.s", DIJON, DIJON),
    ("Ateliers d’hypnoanalgésie", "Atelier d’hypnoanalgesie", DIJON, DIJON),
    (
        "Séminaire de radiothérapie",
        "Séminaire de radiotherapie – complet",
        DIJON,
        {"insee": "21231", "city": "DIJON"},
    ),
    ("Journée d’oncologie thoracique", "Journée d’oncologie thoraciqe", DIJON, DIJON),
    ("Les jeudis de l’immunothérapie", "Jeudi de l'immunothérapie", ONLINE, ONLINE),
    ("3ème Journée Régionale des IPA en oncologie", "3e journée régionale IPA oncologie", DIJON, {}),
    ("[ANNULÉ] Forum Ville-Hôpital", "Forum ville hôpital", DIJON, DIJON),
    ("Inscription – Journée Tabac & Cancer", "Journée tabac et cancer", DIJON, DIJON),
    ("Octobre Rose : marche solidaire à Dijon", "Marche solidaire – Octobre rose", DIJON, DIJON),
    ("Congrès AFSOS 2027", "13e congrès national de l’AFSOS", DIJON, DIJON),
    ("Webinaire #4 – Dénutrition", "Webinaire Dénutrition n°4", ONLINE, ONLINE),
    (
        "Formation au repérage précoce du cancer ORL",
        "Formation « Repérage précoce des cancers ORL »",
        DIJON | at("19:30"),
        DIJON | at("19:30"),
    ),
    ("Soirée médecins généralistes : suivi après cancer", "Soirée MG : le suivi après cancer", DIJON, DIJON),
    ("Séminaire des 3C", "Séminaire annuel des 3C 2027", DIJON, DIJON),
    ("Journée mondiale des soins palliatifs", "Journée Mondiale des Soins Palliatifs – programme", DIJON, {}),
    ("Rencontres de la psycho-oncologie", "Rencontres de psycho oncologie", DIJON, DIJON),
    (
        "Formation « Annonce et accompagnement » – session 3",
        "Annonce et accompagnement (session 3)",
        DIJON,
        DIJON,
    ),
    ("Les Assises du dépistage", "Assises régionales du dépistage", DIJON, DIJON),
    (
        "Webinaire : reprendre le travail après un cancer",
        "Reprendre le travail après un cancer",
        ONLINE | at("12:30"),
        at("12:30"),
    ),
    (
        "Cancer du sein métastatique : actualités",
        "Actualités dans le cancer du sein métastatique",
        DIJON,
        DIJON,
    ),
    ("Ateliers du patient partenaire", "Atelier « patient-partenaire »", DIJON, DIJON),
    ("Réunion d’information éRCP", "Réunion d'information eRCP", ONLINE, ONLINE),
    ("Journée d'étude : cancers & environnement", "Journée d’étude Cancer et environnement", DIJON, DIJON),
)
"""Pairs that are one event: nearly all are joined without asking, and the others are listed."""

UNSURE: tuple[Pair, ...] = (
    ("Mars Bleu – stand d’information", "Mars bleu : stand d’information au marché", DIJON, DIJON),
    ("Assemblée générale", "Assemblée générale", DIJON, DIJON),
    ("Journée de formation", "Journée de formation", {}, {}),
    ("Groupe de travail", "Groupe de travail soins palliatifs", DIJON, DIJON),
    ("Formation fin de vie", "Formation fin de vie – module B", DIJON, DIJON),
    ("Formation fin de vie", "Formation fin de vie : session 1", DIJON, DIJON),
    ("Congrès de nutrition", "Congrès de nutrition", over("2027-03-11", "2027-03-13"), DIJON),
    ("Colloque éthique et soins", "Journée éthique et soins", DIJON, DIJON),
    ("Réunion des 3C de Bourgogne", "Réunion des 3C de Bourgogne-Franche-Comté", DIJON, DIJON),
    ("Soirée nutrition et cancer", "Soirée nutrition et cancer du sein", DIJON, DIJON),
    ("Ateliers de sophrologie", "Atelier de sophrologie", on("2027-03-05", "2027-03-12"), on("2027-03-12")),
    ("AG de la CPTS", "AG de l’URPS", DIJON, DIJON),
    ("Soins de support en Côte-d'Or", "Soins de support dans la Nièvre", {}, {}),
    ("Réunion d’équipe mobile de gériatrie", "Réunion d’équipe mobile de soins palliatifs", DIJON, DIJON),
    ("GT communication", "GT formation", DIJON, DIJON),
    ("Sophrologie – patients", "Sophrologie – proches", DIJON, DIJON),
    ("Journée d’oncogériatrie", "Journée d’oncogériatrie", DIJON | at("09:00"), DIJON | at("09:30-17:00")),
    ("Soirée thrombose et cancer", "Soirée thrombose et cancer", at("19:30"), at("20:30")),
)
"""Pairs that nobody can tell without asking: never joined alone."""

APART: tuple[Pair, ...] = (
    ("14e Journée d’oncogériatrie", "15e Journée d’oncogériatrie", DIJON, DIJON),
    ("XIVe congrès de nutrition", "15e congrès de nutrition", DIJON, DIJON),
    ("Congrès de nutrition 2026", "Congrès de nutrition 2027", DIJON, DIJON),
    ("Formation ETP : session 1", "Formation ETP : session 2", DIJON, DIJON),
    ("Formation ETP, 1re session", "Formation ETP, 2e session", DIJON, DIJON),
    ("Formation ETP : première session", "Formation ETP : deuxième session", DIJON, DIJON),
    ("Groupe de travail n°3", "Groupe de travail n°4", DIJON, DIJON),
    ("GT 3 : parcours du patient greffé", "Groupe de travail n°4 – parcours du patient greffé", DIJON, DIJON),
    ("Formation fin de vie – module A", "Formation fin de vie – module B", DIJON, DIJON),
    ("Atelier II : l’annonce", "Atelier III : l’annonce", DIJON, DIJON),
    ("Réunion des 3C – Bourgogne", "Réunion des 3C – Franche-Comté", DIJON, DIJON),
    ("Réunion des CPTS du Nord", "Réunion des CPTS du Sud", {}, {}),
    ("Rencontre des CPTS – Doubs", "Rencontre des CPTS – Jura", {}, {}),
    ("Journée d’oncogériatrie", "Journée d’oncogériatrie", DIJON, BESANCON),
    ("Journée d’oncogériatrie", "Journée d’oncogériatrie", {"city": "Dijon"}, {"city": "Lure"}),
    ("Journée d’oncogériatrie", "Journée d’oncogériatrie", {"department": "21"}, {"department": "70"}),
    ("Journée d’oncogériatrie", "Journée d’oncogériatrie", DIJON, DIJON | on("2027-03-13")),
    ("Journée d’oncogériatrie", "Journée d’oncogériatrie", DIJON, DIJON | on("2028-03-12")),
    ("Webinaire nutrition", "Webinaire nutrition", ONLINE | at("12:30"), ONLINE | at("18:30")),
    ("Atelier de sophrologie", "Atelier de sophrologie", DIJON | at("10:00"), DIJON | at("14:00")),
    ("Atelier de sophrologie", "Atelier de sophrologie", DIJON | at("10:00"), DIJON | at("11:15")),
    ("Soins de support", "Soins de support", ONLINE, ONSITE | DIJON),
    ("Formation DCC (présentiel)", "Formation DCC (distanciel)", {}, {}),
    ("Formation DCC – matin", "Formation DCC – après-midi", DIJON, DIJON),
    ("Formation DCC : initiation", "Formation DCC : perfectionnement", DIJON, DIJON),
    ("Groupe de travail sein", "Groupe de travail poumon", DIJON, DIJON),
    ("RCP formation : urologie", "RCP formation : neurologie", DIJON, DIJON),
    ("Formation pour les infirmiers", "Formation pour les pharmaciens", DIJON, DIJON),
    ("Soirée thrombose", "Soirée nutrition", DIJON, DIJON),
    ("Groupe de travail pharmacie", "Groupe de travail psychologie", DIJON, DIJON),
    ("Assemblée générale de la CPTS de Lure", "Assemblée générale de la CPTS de Gray", {}, {}),
    ("Journée d’oncogériatrie", "Soirée de lancement de l’application", DIJON, DIJON),
    ("Café des aidants", "Marche rose", DIJON, DIJON),
    ("Atelier cuisine", "Atelier yoga", DIJON | at("14:00"), DIJON | at("14:00")),
    ("Formation DCC 1.0", "Formation DCC 2.0", ONLINE, ONLINE),
    ("Cancer de l’adulte : journée", "Cancer de l’enfant : journée", DIJON, DIJON),
    (
        "Les jeudis de l’immunothérapie – séance 2",
        "Les jeudis de l’immunothérapie – séance 3",
        ONLINE,
        ONLINE,
    ),
    ("Formation PICC-line", "Formation chambre implantable", DIJON, DIJON),
    ("Journée IPA", "Journée IDEC", DIJON, DIJON),
    ("Copil parcours sein", "Copil parcours thyroïde", DIJON, DIJON),
    ("Forum des aidants de Lure", "Forum des aidants de Vesoul", {"department": "70"}, {"department": "70"}),
    ("Niveau 1 : auriculothérapie", "Niveau 2 : auriculothérapie", DIJON, DIJON),
    ("Formation hypnose – groupe A", "Formation hypnose – groupe B", DIJON, DIJON),
    (
        "Webinaire douleur : les opioïdes",
        "Webinaire douleur : les techniques non médicamenteuses",
        ONLINE,
        ONLINE,
    ),
    ("1er congrès du réseau", "2e congrès du réseau", DIJON, DIJON),
    ("Réunion territoire Est", "Réunion territoire Ouest", {}, {}),
    ("Formation ETP jour 1", "Formation ETP jour 2", DIJON, DIJON),
    ("Cours de yoga", "Cours de pilates", DIJON, DIJON),
    ("Atelier maquillage", "Atelier coiffure et maquillage", DIJON | at("10:00"), DIJON | at("14:00")),
    ("Journée des secrétaires médicales", "Journée des assistants médicaux", DIJON, DIJON),
    ("Formation vaccination HPV", "Formation vaccination grippe", DIJON, DIJON),
    ("Café-débat : la fin de vie", "Café-débat : la nutrition", DIJON, DIJON),
    ("Lymphome de Hodgkin", "Lymphome non hodgkinien", DIJON, DIJON),
    ("RCP digestive, groupe 1", "RCP digestive, groupe 2", DIJON, DIJON),
    ("Groupe de travail n° 3 bis", "Groupe de travail n° 3 ter", DIJON, DIJON),
    ("Dépistage : réunion de lancement", "Dépistage : réunion de bilan", DIJON, DIJON),
    ("Formation pré-opératoire", "Formation post-opératoire", DIJON, DIJON),
)
"""Pairs that are two events, whatever their titles look like."""

PAIRS = [
    pytest.param(pair, expected, id=f"{expected}-{pair[0]}-{pair[1]}")
    for expected, pairs in (("same", SAME), ("unsure", UNSURE), ("apart", APART))
    for pair in pairs
]


def score(pair: Pair) -> float:
    return match(told(pair[0], pair[2]), told(pair[1], pair[3])).score


@pytest.mark.parametrize(("pair", "expected"), PAIRS)
def test_each_pair_of_the_table(pair: Pair, expected: str) -> None:
    found = score(pair)
    if expected == "same":
        assert found >= DOUBTFUL
    elif expected == "unsure":
        assert DOUBTFUL <= found < SURE
    else:
        assert found < DOUBTFUL


def test_nearly_all_that_is_the_same_is_joined_and_nothing_else() -> None:
    joined = [pair for pair in SAME if score(pair) >= SURE]
    assert len(joined) / len(SAME) >= 0.95
    assert [pair for pair in (*UNSURE, *APART) if score(pair) >= SURE] == []


@pytest.mark.parametrize(("pair", "expected"), PAIRS)
def test_the_order_of_two_events_does_not_count_and_the_quick_look_loses_none(
    pair: Pair, expected: str
) -> None:
    assert score((pair[1], pair[0], pair[3], pair[2])) == score(pair)
    left, right = (subject(title, fields.get("city")) for title, fields in (pair[::2], pair[1::2]))
    assert expected == "apart" or may_be_one(left, right)


@pytest.mark.parametrize(
    ("pair", "words"),
    [
        (("Journée ORL", "Journée ORL", DIJON, BESANCON), "communes différentes"),
        (("Journée ORL 2026", "Journée ORL 2027", {}, {}), "années différentes"),
        (("Journée ORL", "Journée ORL", at("09:00"), at("14:00")), "heures différentes"),
        (("Journée ORL", "Journée ORL", at("09:00"), at("09:30")), "heures voisines"),
        (("Réunion Nord", "Réunion Sud", {}, {}), "« nord » et « sud »"),
        (("Journée ORL", "Journée ORL", DIJON, DIJON), "même commune"),
        (("Assemblée générale", "Assemblée générale", DIJON, DIJON), "même titre, mais banal"),
    ],
)
def test_reasons_are_told_in_words(pair: Pair, words: str) -> None:
    assert words in match(told(pair[0], pair[2]), told(pair[1], pair[3])).reasons


@pytest.mark.parametrize(
    ("title", "words", "numbers"),
    [
        ("REPORTÉ – XIVe Congrès de l’ETP", "congre education therapeutique", "14"),
        ("Inscription : soirée plaies – mardi 12 mars 2027 à 20h30", "soiree plaie", ""),
        ("Infirmier(ère)s et pharmacien·ne·s", "infirmier pharmacien", ""),
        ("Atelier à Dijon", "atelier dijon", ""),
        ("QUALITÉ DE VIE", "qualite vie", ""),
        ("Module B : l’annonce", "module annonce", "B"),
        ("Module 1/2 : l’annonce", "module annonce", "1"),
        ("Deuxième séance de l’atelier", "seance atelier", "2"),
        ("Où en est-on dans le Grand Est ?", "grand est", ""),
    ],
)
def test_a_title_is_reduced_to_what_it_says(title: str, words: str, numbers: str) -> None:
    wording = read_wording(title)
    assert " ".join(word for word in wording.words if word != "ou") == words
    assert " ".join(wording.editions | wording.parts) == numbers


@BOUNDED
@pytest.mark.parametrize("piece", ["1 ", "-", "12 mars ", "a·e", "(", "IV ", "session 1 ", "14h-"])
def test_a_hostile_title_costs_no_time(piece: str) -> None:
    title = piece * (100_000 // len(piece))
    match(told(title, DIJON), told(title + "x", DIJON))
