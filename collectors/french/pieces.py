"""A piece of a row, freed from the places, hours and modes that stand at its ends."""

from __future__ import annotations

import re

from collectors.french.fold import fold
from collectors.french.gatherings import GATHERING
from collectors.french.places import find_place
from collectors.french.places.elsewhere import NOT_AT
from collectors.french.places.towns import names_sizeable
from collectors.french.sorts import is_bare, is_minor
from collectors.french.titles import is_when
from collectors.french.words import read_mode
from db.communes import country_code, country_of

EDGE = " \u00a0\t.,;:–—-|•·/*_\\>→="
_SMALL_TOWN = 2_000
"""Inhabitants: a bare name after a separator is that of a town of this size, and no part of a title."""

_LETTER = re.compile(r"[a-z]", re.IGNORECASE)
_UNTIL = re.compile(
    r"(?:(?:des? |a partir de )?\W{0,2}\d{1,2} ?h(?: ?\d\d)? )?(?:jusqu'au? |(?<=\w )a )(?!\d)"
    r"|(?:jusqu')?a (?:l'aube|la (?:fermeture|nuit|tombee)|(?:la fin|le coucher|dernier|epuisement)\b)",
    re.IGNORECASE,
)
_PART_OF_DAY = re.compile(
    r"\b(?:debut|fin) (?:de (?:la |l')?|d')(?:apres-midi|journee|matinee|soiree)\b", re.IGNORECASE
)
_FEAST = re.compile(
    r"\W*(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)s? "
    r"(?:saint|de (?:paques|pentecote|l'ascension|la toussaint)|ferie)\W*",
    re.IGNORECASE,
)
"""« Vendredi saint 26 mars »: a part of the day."""
_RANK_OF_DAY = re.compile(
    r"\W*(?:jour|jours|day|j|semaine|sem\.?|s) ?(?:n ?° ?)?[0-9 &et]{1,9}\W*", re.IGNORECASE
)
"""« Jour 1 · lundi 5 octobre — Bien dormir »."""
_HOURS = re.compile(
    r"(?:(?:de|a|des|et|ou|puis)? ?\d{1,2} ?[h:] ?(?:\d\d)?|gmt|utc|(?:chaque|tous les) [a-z]+dis?\b|\W)+",
    re.IGNORECASE,
)
"""« 15h30 ou 15h30-17h », « 11h00 (GMT) »."""
_LONGEST_MODE = 3
"""In words: more than « en visio » or « sur Zoom ou place »."""
_RANK = re.compile(
    rf"\W*(?:{GATHERING.pattern}|module|volet|partie|episode) (?:n ?° ?)?\d{{1,2}} ?", re.IGNORECASE
)
_DEPARTURE = re.compile(
    r"(?<=\w),\s+(?:rendez-vous|rdv|departs?|accueil|debut)\b[^\n,]{0,20}?\d ?h[^\n]*$", re.IGNORECASE
)
"""« Marche des quatre clochers, départ 9h30 place de la mairie »."""
_LAST_ASIDE = re.compile(r"\s*\(([^()]*)\)?$")
_LAST_PART = re.compile(r"(?:\s+(?:--|[-–—|•·])\s+|[–—|•\t]|[,:]\s)((?:(?!\s[-·]\s|:\s)[^–—|•\t,])*)$")
_LAST_HOUR = re.compile(r",?\s(?:à|dès|de)\s\d{1,2}\s?h(?:\s?\d\d)?\b(.{0,80})$")
_TO = re.compile(r"^\s*(?:à|au|aux|dans|en|chez)\s+(?:(?:la|le|les)\s|l['’])?")
_SOMEWHERE = re.compile(
    r"\s(?:à|au|aux|dans|en)\s+(?:(?:la|le|les)\s|l['’])?[\w'’.-]+(?:[ -][\w'’.-]+){0,6}$"
)
_SITTINGS = re.compile(
    r"\W*(?:prochaines? (?:date|edition|rencontre|reunion)s?|(?:prochaines? )?(?:representation|seance|session)s?)"
    r"(?: l[ae]s?)?\W*",
    re.IGNORECASE,
)
"""« Stage de premiers secours : sessions les ¤ »."""
_MOST_PLACES = 2
"""« Bal à la salle des fêtes à Dole »."""
_PREPOSITION = re.compile(r"\s(?:à|au|aux|dans|en)\s")


def is_time(piece: str) -> bool:
    """Tell what is left of a day or an hour, « 28.29 », « De 19h à l’aube », from a title."""
    plain = fold(piece)
    return (
        not _LETTER.search(plain)
        or is_when(piece)
        or _RANK_OF_DAY.fullmatch(plain) is not None
        or _HOURS.fullmatch(plain) is not None
        or _FEAST.fullmatch(plain) is not None
        or bool(_UNTIL.match(plain) and not GATHERING.search(_PART_OF_DAY.sub(" ", plain)))
    )


def _without_asides(text: str) -> str:
    """Take « (Lure) », « (en visio) » from the end of a title."""
    while (aside := _LAST_ASIDE.search(text)) and _is_place(aside[1].strip(" ,")):
        text = text[: aside.start()]
    return text


def without_details(title: str) -> str:
    """Take the hour, and the places and modes that a separator sets apart, from the end of a title's lines."""
    title = _without_asides(title)
    departure = _DEPARTURE.search(fold(title))
    title = title[: departure.start()] if departure else title
    while (last := _LAST_PART.search(title)) and last.start() and _is_detail(title, last):
        title = title[: last.start()]
    hour = _LAST_HOUR.search(title)
    place = _TO.sub("", hour[1], count=1) if hour else ""
    return placeless(title[: hour.start()]) if hour and is_minor(place) else title


def _is_detail(title: str, last: re.Match[str]) -> bool:
    """Tell a place or a mode at the end of a title; « Atelier 1 : Mes pas en ligne », « Lire, Lure » are whole."""
    if "»" in last[1] and "«" not in last[1]:
        return False
    subject = len(last[1].split()) > _LONGEST_MODE and read_mode(last[1])
    if subject and _RANK.fullmatch(fold(title[: last.start()])):
        return False
    return is_minor(last[1]) or _is_town(last[1]) or _SITTINGS.fullmatch(fold(last[1])) is not None


def _is_given(before: str) -> bool:
    """Tell « Journée dédiée à Pasteur », « Hommage à Dole », where nobody goes."""
    return NOT_AT.search(fold(before)) is not None


def _is_place(words: str) -> bool:
    return is_bare(words) or _is_town(words)


def _is_town(part: str) -> bool:
    name = part.strip(EDGE)
    return names_sizeable(name, _SMALL_TOWN) or bool(country_code(name) or country_of(name))


def placeless(text: str) -> str:
    """Take « à Dole », « à la salle Jean Moulin » from the end of a title that shares its row with a day."""
    for _ in range(_MOST_PLACES):
        starts = (found.start() for found in _PREPOSITION.finditer(text))
        ends = [start for start in starts if _SOMEWHERE.match(text, start) and not _is_given(text[:start])]
        text = text[: next((start for start in reversed(ends) if find_place(text[start:])), None)]
    return text
