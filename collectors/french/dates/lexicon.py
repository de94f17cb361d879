"""The words that dates are made of, folded: lower case, without accents."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA

_MONTH_SPELLINGS = (
    "janvier janv jan january",
    "fevrier fevr fev february feb",
    "mars mar march",
    "avril avr april apr",
    "mai may",
    "juin jun june",
    "juillet juill juil jul july",
    "aout aou august aug",
    "septembre sept sep september",
    "octobre oct october",
    "novembre nov november",
    "decembre dec december",
)
_WEEKDAY_SPELLINGS = (
    "lundi lundis lun monday mon",
    "mardi mardis mar tuesday tue",
    "mercredi mercredis mer mercr wednesday wed",
    "jeudi jeudis jeu thursday thu",
    "vendredi vendredis ven vend friday fri",
    "samedi samedis sam saturday sat",
    "dimanche dimanches dim sunday sun",
)


def _ranks(spellings: tuple[str, ...], first: int) -> dict[str, int]:
    return {word: rank for rank, line in enumerate(spellings, first) for word in line.split()}


MONTHS = _ranks(_MONTH_SPELLINGS, 1)
WEEKDAYS = _ranks(_WEEKDAY_SPELLINGS, 0)
FRENCH_MONTHS = {line.split()[0]: rank for rank, line in enumerate(_MONTH_SPELLINGS, 1)}
FRENCH_WEEKDAYS = {line.split()[0]: rank for rank, line in enumerate(_WEEKDAY_SPELLINGS)}
ENGLISH_MONTHS = frozenset(line.split()[-1] for line in _MONTH_SPELLINGS) | frozenset(
    "january february april june july september october november december".split()
)

SHORTEST_GUESSED = 5
"""Shorter words are too close to one another to be guessed from a typing error."""

COLOURS = frozenset(
    "rose bleu bleue vert verte rouge jaune violet turquoise or dore orange sans colour color".split()
)
"""After a month's name, these make a campaign's name: « Octobre rose », « Mars bleu », « Mois sans tabac »."""

ARTICLES = frozenset("le les la du des de ce ces cet cette au aux the of on d".split())
DAY_PARTS = frozenset("matin matinee midi apres-midi soir soiree".split())

NUMBERED_THINGS = frozenset(
    "session seance module atelier groupe salle numero no n ° jour j etape phase fiche edition niveau partie"
    " volet axe lot page promo promotion chapitre article mission action tour classe annexe version v"
    " webinaire formation # episode saison opus acte"
    " amphi amphitheatre batiment bat porte hall box bureau etage pavillon aile unite escalier terrain court"
    " immeuble quai ligne voie bus zone secteur".split()
)
"""A number after one of these is a rank: « session 1, 12 mars » has one day."""

SESSION_WORDS = frozenset(
    "session seance s date jour j module partie atelier groupe soiree webinaire".split()
)
"""What numbers the sittings of one event: « Session 1 : … – Session 2 : … »."""


@lru_cache(maxsize=4096)
def _nearest(word: str, names: tuple[tuple[str, int], ...]) -> int | None:
    near = [
        rank
        for name, rank in names
        if len(name) >= SHORTEST_GUESSED and OSA.distance(word, name, score_cutoff=1) <= 1
    ]
    return near[0] if len(near) == 1 else None


_MONTH_NAMES = tuple(FRENCH_MONTHS.items())
_WEEKDAY_NAMES = tuple(FRENCH_WEEKDAYS.items())


def misspelt_month(word: str) -> int | None:
    """Give the month, 1 to 12, that a word is one typing error away from: « spetembre » gives 9."""
    return _nearest(word, _MONTH_NAMES) if SHORTEST_GUESSED <= len(word) <= 11 else None


def misspelt_weekday(word: str) -> int | None:
    """Give the weekday, 0 for Monday, that a word is one typing error away from: « marcredi » gives 2."""
    return _nearest(word, _WEEKDAY_NAMES) if SHORTEST_GUESSED <= len(word) <= 10 else None
