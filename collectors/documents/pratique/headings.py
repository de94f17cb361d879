"""The headings of a practice write-up, as they are worded from one issue and one region to another."""

from __future__ import annotations

import re
from dataclasses import replace
from enum import Enum, auto

from collectors.documents.pratique.rows import TITLE_MAX, Row, heading_key


class Part(Enum):
    """What a section of a territory's chapter tells."""

    CARD = auto()
    ORIGIN = auto()
    PATHWAY = auto()
    FUNDING = auto()
    PARTNERS = auto()
    FIGURES = auto()
    STEPS = auto()
    TOOLS = auto()
    BARRIERS_LEVERS = auto()
    BARRIERS = auto()
    LEVERS = auto()
    PERSPECTIVES = auto()
    RADAR = auto()
    OTHER = auto()


_OF = (
    r"(?:-(?:(?:du|de-la|de-l|de-ce|de-cette|des|d-un|d-une|pour-la|pour-le|pour-l|au|a-l|a-la|lies?-au|lies?-a-l)-)"
    r"(?:projet|parcours|action|cpts|dispositif|demarche|initiative|experimentation|filiere|coordination|reussite"
    r"|mise-en-[a-z]+|territoire)s?(?:-[a-z-]{1,40})?)?"
    r"(?:-et-[a-z-]{1,45})?(?:-(?:en-)?20\d\d)?"
)
_WORDINGS = {
    Part.ORIGIN: (
        r"(?:naissance|origines?|genese|emergence|points?-de-depart|historique|histoire|contexte)(?:-local)?"
        + _OF,
        r"constats?(?:-de-depart|-initia(?:l|ux)|-partages?)?" + _OF,
        r"pourquoi-(?:ce|cette|un|une)-[a-z0-9-]{1,45}|comment-[a-z0-9-]{1,30}-est-nee?",
    ),
    Part.FUNDING: (
        r"(?:couts?|financements?|budgets?|moyens-financiers)(?:-mobilises?)?" + _OF,
        r"modalites-(?:financieres|de-financement)",
    ),
    Part.PARTNERS: (
        r"(?:modalites-(?:partenariales?|des?-partenariats?)|partenariats?)" + _OF,
        r"(?:partenaires?|acteurs)(?:-[a-z]{5,18})?" + _OF,
    ),
    Part.FIGURES: (
        r"chiffres?-cles?" + _OF,
        r"(?:[a-z]+-){0,2}en-(?:quelques-)?chiffres",
        r"chiffres|reperes-chiffres",
    ),
    Part.STEPS: (
        r"(?:quatre-|4-)?etapes(?:-cles)?(?:-de-[a-z-]{1,45})?" + _OF,
        r"(?:deroule|deroulement|schema)" + _OF,
        r"parcours-en-(?:quatre|4)-etapes",
    ),
    Part.TOOLS: (
        r"(?:boite-a-)?outils?(?:-(?:de|mis|crees|mobilises|developpes|utilises|partages|proposes|produits)[a-z-]{0,45})?"
        + _OF,
        r"supports(?:-(?:de|crees|mobilises|utilises|partages|produits)[a-z-]{0,45})?",
    ),
    Part.BARRIERS_LEVERS: (
        r"(?:freins?|obstacles|difficultes)(?:-(?:rencontres|rencontrees|identifies))?-(?:et|leviers)[a-z-]{0,45}",
        r"leviers?-et-(?:freins?|obstacles)",
    ),
    Part.BARRIERS: (
        r"(?:freins?|obstacles?|difficultes|points-de-blocage)"
        r"(?:-(?:rencontres|rencontrees|identifies|identifiees))?" + _OF,
    ),
    Part.LEVERS: (
        r"leviers?(?:-(?:actives|identifies|mobilises|de-reussite))?" + _OF,
        r"facteurs?-(?:de-reussite|de-succes|cles-de-[a-z]+|facilitants?|favorables?)",
        r"facilitateurs|points-d-appui",
    ),
    Part.PERSPECTIVES: (
        r"axes?-d-ameliorations?" + _OF,
        r"(?:perspectives?|prochaines-etapes|suites?|pistes)(?:-(?:envisagees|a-venir|donnees|d-[a-z]+))?"
        + _OF,
        r"et-(?:demain|apres|maintenant)",
    ),
    Part.RADAR: (r"(?:[a-z-]{1,40}-)?radar(?:-[a-z-]{1,40})?",),
    Part.OTHER: (r"mise-en-oeuvre" + _OF, r"(?:calendrier|gouvernance|temoignages?|paroles?)" + _OF),
}
_HEADINGS = [(part, re.compile("|".join(wordings))) for part, wordings in _WORDINGS.items()]
_AFTER_TERRITORIES = re.compile(
    r"(?:en-)?conclusions?|initiatives?-et-ressources(?:-[a-z-]{1,40})?|(?:initiatives|ressources)-regionales"
    r"|(?:liens|ressources|contacts)-utiles|pour-aller-plus-loin|glossaire|remerciements|annexes?|bibliographie"
    r"|mentions-legales"
)
_AFTER_TERRITORIES_LOUD = re.compile(
    r"(?:initiatives|ressources)-(?:nationales?|complementaires|en|et)(?:-[a-z-]{1,40})?"
    r"|appui-(?:du|de|d)-[a-z-]{1,40}|(?:synthese|sigles|references)(?:-[a-z-]{1,40})?"
)
_RUN_IN = re.compile(r"(?P<head>[^:\t]{3,50}?)\s?(?::\s|\t)\s?(?=\S)")


def part_of(row: Row) -> Part | None:
    """Give the section that a row opens, or `None` when it is no known heading.

    The head of a table whose columns are « Freins » and « Leviers » opens their common section.
    """
    if "\t" in row.text:
        columns = {_part_named(heading_key(cell)) for cell in row.text[:TITLE_MAX].split("\t")}
        return Part.BARRIERS_LEVERS if columns == {Part.BARRIERS, Part.LEVERS} else None
    return None if row.bullet or row.text.endswith(".") else _part_named(row.key)


def _part_named(key: str) -> Part | None:
    return next((part for part, wording in _HEADINGS if wording.fullmatch(key)), None)


def part_run_in(row: Row) -> tuple[Part, Row] | None:
    """Read a heading with its text on the same row, « Freins : manque de temps »: section and rest."""
    found = _RUN_IN.match(row.text)
    part = _part_named(heading_key(found["head"])) if found else None
    return (part, replace(row, text=row.text[found.end() :], heading=0, gap=True)) if found and part else None


def ends_territories(row: Row) -> bool:
    """Tell a heading that stands after the last territory: conclusion, resources, useful links…

    Some are worded as an item of a list may be, and count only where they look like headings.
    """
    if row.heading or row.text.isupper():
        return bool(_AFTER_TERRITORIES.fullmatch(row.key) or _AFTER_TERRITORIES_LOUD.fullmatch(row.key))
    return not row.bullet and _AFTER_TERRITORIES.fullmatch(row.key) is not None
