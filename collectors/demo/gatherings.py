"""What the made-up sites announce: organisations and gatherings that don't exist, in towns that do. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from db.model import PARIS


class State(StrEnum):
    """What became of a gathering."""

    PLANNED = "planned"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Place:
    """Where a gathering takes place."""

    venue: str
    postcode: str
    town: str

    def __str__(self) -> str:
        return f"{self.venue}, {self.postcode} {self.town}"


@dataclass(frozen=True)
class Gathering:
    """One made-up gathering.

    `days` tells how many days away each of its sittings is, which all last from `begins` to `ends`: whole
    days without these hours. Without a `place` it is online.
    """

    slug: str
    title: str
    days: tuple[int, ...]
    text: str
    begins: time | None = None
    ends: time | None = None
    place: Place | None = None
    state: State = State.PLANNED

    def sittings(self, today: date) -> list[tuple[datetime, datetime]]:
        """Give when each sitting begins and ends, in Paris; a whole day ends a minute before midnight."""
        dates = [today + timedelta(days=away) for away in self.days]
        begins, ends = self.begins or time(0), self.ends or time(23, 59)
        return [(datetime.combine(one, begins, PARIS), datetime.combine(one, ends, PARIS)) for one in dates]

    @property
    def is_whole_day(self) -> bool:
        """Tell whether it has no hours."""
        return self.begins is None


DOLE = Place("Salle des Tanneurs", "39100", "Dole")
BESANCON = Place("Maison des associations", "25000", "Besançon")
VESOUL = Place("Espace des Marronniers", "70000", "Vesoul")
PONTARLIER = Place("Salle des Capucins", "25300", "Pontarlier")
ORNANS = Place("Maison de santé de la Rivière", "25290", "Ornans")
EVENING = (time(18, 30), time(20, 30))

NETWORK: Sequence[Gathering] = (
    Gathering(
        "journee-de-l-onco-geriatrie",
        "Journée de l’onco-gériatrie",
        (24,),
        "Une journée régionale pour les médecins, les infirmiers et les pharmaciens.",
        place=BESANCON,
    ),
    Gathering(
        "plaies-et-peau-sous-traitement",
        "Plaies et peau sous traitement anticancéreux",
        (10,),
        "Soirée de formation pour les infirmiers et les pharmaciens de ville.",
        *EVENING,
        DOLE,
    ),
    Gathering(
        "annoncer-et-accompagner",
        "Formation\u00a0: annoncer et accompagner",
        (17, 31),
        "Une formation en deux sessions, pour les infirmiers.",
        time(9),
        time(17),
        VESOUL,
    ),
    Gathering(
        "atelier-fatigue",
        "Atelier fatigue et activité physique adaptée",
        (13,),
        "Atelier annulé faute d’inscrits.",
        time(14),
        time(16),
        PONTARLIER,
        State.CANCELLED,
    ),
    Gathering(
        "rencontre-des-aidants",
        "Rencontre des aidants",
        (-20,),
        "Un temps d’échange ouvert à tous.",
        *EVENING,
        BESANCON,
    ),
)

VAL: Sequence[Gathering] = (
    Gathering(
        "reperer-un-cancer-de-la-peau",
        "Webinaire\u00a0: repérer un cancer de la peau",
        (6,),
        "En visioconférence, pour les médecins généralistes et les infirmiers.",
        time(12, 30),
        time(13, 30),
    ),
    Gathering(
        "depistage-organise",
        "Réunion pluriprofessionnelle sur le dépistage organisé",
        (20,),
        "La réunion est reportée\u00a0: une nouvelle date sera proposée.",
        *EVENING,
        PONTARLIER,
        State.POSTPONED,
    ),
    Gathering(
        "soiree-plaies-et-peau",
        "Plaies et peau sous traitement anticancéreux",
        (10,),
        "Avec le réseau régional, à Dole.",
        *EVENING,
        DOLE,
    ),
)
"""The third one is told by the network too."""

RIVES: Sequence[Gathering] = (
    Gathering(
        "cafe-des-proches",
        "Café des proches",
        (8,),
        "Autour d’un café, pour les proches et les aidants.",
        time(14, 30),
        time(16),
        ORNANS,
    ),
    Gathering(
        "socio-esthetique",
        "Atelier socio-esthétique",
        (15,),
        "Un atelier de soins de support.",
        time(10),
        time(12),
        ORNANS,
    ),
)

IN_PROSE = Gathering(
    "reunion-d-information",
    "Réunion d’information sur le dépistage du cancer colorectal",
    (29,),
    "Elle est ouverte à tous les professionnels de santé du territoire.",
    *EVENING,
    ORNANS,
)
"""Told by a sentence of a page, and by nothing else."""
