"""How far a title that was broken over several rows goes."""

from __future__ import annotations

import re
from typing import NamedTuple

from collectors.french import turns
from collectors.french.fold import fold
from collectors.french.gatherings import GATHERING
from collectors.french.places.towns import names_sizeable
from collectors.french.rows import Row
from collectors.french.sections import MANY, is_call, names_list
from collectors.french.sorts import Sort, has_verb
from collectors.french.title_rows import (
    ASIDE_LABEL,
    NAME,
    NAME_LABEL,
    PERSONS,
    POINTS,
    STREET,
    SUM,
    WORDLESS,
    heads_part,
    is_bare_kind,
    is_body,
    is_rubric,
    names_first,
    says_who,
)
from collectors.french.titles import is_when

_QUOTED = re.compile(r"(?:[A-Z][^«».!?:]{2,20} ?[!:] ?)?«[^«»]*»")
"""« Nouveau ! « Tenir bon » » is whole."""
_HOLDERS = re.compile(
    r"(?:a l'initiative|au (?:benefice|profit)|sous (?:l'egide|la direction|le (?:haut )?patronage)) d|"
    r"(?:co-?)?organisee?s? par\b",
    re.IGNORECASE,
)
_ITEM = re.compile(r"\d{1,2}[.)]\s+[A-Z]")
_STATE = re.compile(
    rf"(?:(?:{GATHERING.pattern}) )?(?:complet|annule|reporte)e?s?\b(?! (?:au|en|le|a) )", re.IGNORECASE
)
"""« Atelier complet – sur liste d’attente »."""
_CREDIT = re.compile(
    r"(?:coordination|direction|formateurs?|formatrices?|encadrement|mise en scene|distribution|realisation|"
    r"textes?|scenario)\b"
    r" ?(?::|de\b)|"
    r"vacances d|"
    rf"avec (?-i:{NAME}(?: et {NAME})?)\W*(?:$|,)|"
    r"(?:avec|par) (?:l[ae]s? |l')?(?:cie|chœur|compagnie|dj|duo|ensemble|fanfare|groupe|orchestre|trio|troupe)\b",
    re.IGNORECASE,
)
_PERFORMERS = re.compile(
    r"(?:chœur|choeur|chorale|cie|compagnie|duo|ensemble|fanfare|harmonie|orchestre|quatuor|quintette|trio|troupe) "
    r"(?:vocal|instrumental|philharmonique|symphonique|de l|(?-i:[A-Z]))",
    re.IGNORECASE,
)
_SUBTITLE = re.compile(rf"(?-i:Une?) (?:\w+ )?(?:{GATHERING.pattern}) ", re.IGNORECASE)
"""« Nuit du droit / Une soirée pour comprendre la loi »."""
_SUBJECT = re.compile(
    r"(?:titre|intitule|sujet|theme|thematique)(?: d[eu] (?:la |l')?\w{3,20})? ?:", re.IGNORECASE
)
"""« Titre : Lire les cartes », below who speaks."""
_MANY_KINDS = re.compile(rf"{MANY}, {MANY}", re.IGNORECASE)
"""« Conférences, ateliers, expositions » tells what a week is made of."""
_DISTANCE = re.compile(r"\d{1,3}(?:[.,]\d)? ?(?:km|m|metres) ?(?:[:(–-]|depart)", re.IGNORECASE)
"""« 10 km – départ 9h30 »."""
_DETAILS = (
    turns.SPOKEN,
    turns.SCHEDULED,
    POINTS,
    SUM,
    ASIDE_LABEL,
    _HOLDERS,
    _STATE,
    _CREDIT,
    _SUBTITLE,
    _ITEM,
    _DISTANCE,
    _MANY_KINDS,
    _SUBJECT,
)
_CALLS = re.compile(r"!\W*$")
_LONGEST_CALL = 12
"""In words: a longer row that ends so goes on with no title, even without a verb."""
_SMALL_TOWN = 2_000
"""Inhabitants: a smaller one may be a name in a title."""
_LONGEST_LINE = 15
"""In words: a longer row is a paragraph, and goes on with no title."""
_LONGEST = 45
"""In words: more is no title."""


class Span(NamedTuple):
    """Rows `first` to `last`, the latter excluded."""

    first: int
    last: int


def title_run(rows: list[Row], index: int, step: int) -> Span:
    """Give the rows of a title that was broken over several, from one of them, upwards or downwards."""
    first, last = index, index + 1
    words = len(rows[index].text.split())
    while 0 <= (near := last if step > 0 else first - 1) < len(rows):
        words += len(rows[near].text.split())
        upper, lower = (rows[last - 1], rows[near]) if step > 0 else (rows[near], rows[first])
        if words > _LONGEST or not _are_one_title(upper, lower):
            break
        first, last = min(first, near), max(last, near + 1)
    return Span(first, last)


def _are_one_title(upper: Row, lower: Row) -> bool:
    if is_when(lower.text) or WORDLESS.fullmatch(lower.text):
        return False
    both = upper.sort is Sort.TITLE and lower.sort is Sort.TITLE and upper.heading == lower.heading
    ends = (
        upper.text[-1] in ".?!…:"
        or heads_part(upper, lower)
        or NAME_LABEL.fullmatch(fold(upper.text))
        or _QUOTED.fullmatch(upper.text)
        or says_who(upper.text)
        or is_rubric(upper.text)
        or (is_body(upper.text) and names_first(lower.text))
    )
    played = not is_bare_kind(upper.text) and _PERFORMERS.match(fold(lower.text))
    speaks = PERSONS.fullmatch(fold(upper.text)) and not GATHERING.search(fold(upper.text))
    if _is_paragraph(lower.text) and not speaks:
        return False
    return both and not (ends or played or lower.gap or lower.bulleted or _starts_anew(lower.text))


def _is_paragraph(text: str) -> bool:
    """Tell a row too long for the line of a title that was broken; what stands between quotes may be a title."""
    return len(text.split()) > _LONGEST_LINE and not text.startswith("«")


def _starts_anew(text: str) -> bool:
    """Tell a row that goes on with no title: who speaks, when, where, a call, the heading of a part."""
    plain = fold(text)
    told = any(detail.match(plain) for detail in _DETAILS)
    calls = is_call(text) or (_CALLS.search(text) and (has_verb(text) or len(text.split()) > _LONGEST_CALL))
    return bool(told or calls or STREET.search(plain)) or names_list(text) or _in_town(text)


def _in_town(text: str) -> bool:
    """Tell a place with its town, « Pont des Lilas, Lyon », from a list of words."""
    before, comma, town = text.rpartition(",")
    placed = comma and before[:1].isupper() and not GATHERING.search(fold(before))
    return bool(placed) and names_sizeable(town.strip(" ."), _SMALL_TOWN)
