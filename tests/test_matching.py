"""Telling one event from its twins, measured on a table of invented pairs."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from db.matching import DOUBTFUL, SURE, match, may_match
from db.model import PARIS, Event, Occurrence
from db.vocabulary import Mode
from tests.builders import day

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


def told(title: str, fields: Told) -> Event:
    return Event(title=title, **({"occurrences": (day("2027-03-12"),)} | fields))


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
)
"""Pairs that are one event, and that must be joined without asking, unless the score leaves a doubt."""

UNSURE: tuple[Pair, ...] = (
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
        assert found >= SURE
    elif expected == "unsure":
        assert DOUBTFUL <= found < SURE
    else:
        assert found < DOUBTFUL
