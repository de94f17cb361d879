"""Rows that name no event by themselves: who invites, the rubric of a site, « Webinaire »."""

from __future__ import annotations

import re

from collectors.french.fold import fold
from collectors.french.gatherings import GATHERING
from collectors.french.rows import Row
from collectors.french.sorts import Sort

_RUBRIC = re.compile(
    r"\W*(?:animations?|arts?(?: (?:plastiques|visuels|vivants))?|associations?|"
    r"bien-etre|culture|education|enfance|environnement|jeunesse|loisirs|sante|"
    r"chanson|cinema|cirque|danse|humour|jazz|jeune public|musiques?|rock|sciences?|spectacle vivant|theatre|"
    r"seniors?|solidarites?|sports?|communiques?(?: de presse)?|flash infos?|"
    r"(?:bulletin|journal)(?: municipal)?(?: n ?° ?\d+)?|"
    r"vie (?:associative|communale|culturelle|locale|municipale|scolaire|des associations|d[eu] (?:la )?"
    r"(?:commune|quartier|reseau|village)))\W*",
    re.IGNORECASE,
)
"""A rubric of a site, above the title."""
_HOST = re.compile(
    r"(?:ars|ccas|chu|clic|cpam|crcdc|dac|ght|ifsi|ligue|msa|msp|ptsm|urps) |"
    r"(?:l[ae]s? |l')?(?:amicale|amis|ape|association|bibliotheque|centre|chorale|club|college|comite|commune|"
    r"compagnie|cpts|departement|ecole|ensemble|equipe|faculte|fanfare|foyer|harmonie|institut|laboratoire|librairie|lycee|mairie|"
    r"maison|mediatheque|musee|orchestre|paroisse|reseau|section|theatre|troupe|universite|ville)\b",
    re.IGNORECASE,
)
_TELLS_WHO = re.compile(
    r"(?:infos? |actus? |agenda )?(?:(?:l[ae]s? |l')?(?:ars|amicale|association|ccas|clic|cpam|cpts|"
    r"comite(?= d(?:es|epartemental) | local | regional )|crcdc|dac|federation|ght|ireps|"
    r"ligue|msp|pmi|pta|ptsm|reseau|urps)\b) "
    r"(?:[\w'-]{2,20}(?: |(?![\w'-]))){1,7}\W*",
    re.IGNORECASE,
)
"""« Réseau des proches du lac » is who invites, whatever stands below it."""

_PLANNED = re.compile(
    r"^(?:la |notre )?(?:prochaine?|nouve(?:au|l|lle)) (?=[a-z]+(?:[ -]debat)?$)|[ -]debats?$|"
    r"^(?:\d{1,2}|deux|trois|quatre|cinq|six) (?=[a-z]+s$)|"
    r"\s(?:(?:organise|propose|prevu|programme|anime|visible|ouvert)e?s?|(?:n ?° ?)?\d+)$",
    re.IGNORECASE,
)
"""Leaves the kind alone of « Rencontre organisée », « Prochaine rencontre », « Réunion n° 3 », « 2 séances »."""


def says_who(text: str) -> bool:
    """Tell a network or another body that invites by its name, « Réseau des proches du lac »."""
    plain = fold(text)
    return _TELLS_WHO.fullmatch(plain) is not None and GATHERING.search(plain) is None


def is_host(text: str) -> bool:
    """Tell who invites, or where, « Club d’échecs », « Institut du lac »."""
    return _HOST.match(fold(text)) is not None


def is_rubric(text: str) -> bool:
    """Tell a rubric of a site, « Culture », « Vie associative »."""
    return _RUBRIC.fullmatch(fold(text)) is not None


def is_bare_kind(text: str) -> bool:
    """Tell a title that says no more than « Webinaire » or « 6e édition »."""
    kind = _PLANNED.sub("", fold(text))
    return (" " not in kind or kind.endswith("edition")) and GATHERING.fullmatch(kind) is not None


def is_one_word(row: Row) -> bool:
    """Tell « Soirée » alone on its row: a detail of a title, or else the title itself."""
    return row.sort is Sort.DETAIL and GATHERING.fullmatch(fold(row.text)) is not None
