"""Days that head a list of hours: « Lundi 14 décembre / 9h : réunion / 14h30 : atelier » announces two events."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from collectors.french.fold import fold
from collectors.french.gatherings import GATHERING
from collectors.french.headed import HeadedLine
from collectors.french.sections import is_plural, is_section, names_list
from collectors.french.turns import BULLET, MONTH, WEEKDAY

_DAY = rf"(?:{WEEKDAY},? )?\d{{1,2}}(?:er)?(?:[/.-]\d{{1,2}}(?:[/.-]\d{{2,4}})?| {MONTH}(?: 20\d\d)?)"
_DAY_ALONE = re.compile(rf"\W*(?:le )?{_DAY}\W*", re.IGNORECASE)
_PERIOD = re.compile(
    rf"\b(?:du (?:{WEEKDAY} )?\d{{1,2}}(?:er)?\b.{{0,20}} au|(?:les )?\d{{1,2}}(?:er)?(?:,| et)) "
    rf"(?:{WEEKDAY} )?\d{{1,2}} ",
    re.IGNORECASE,
)
_HOUR = r"[0-2]?\d ?(?:[:.][0-5]\d|h(?:eures?\b)? ?(?:[0-5]\d)?)"
_ITEM = re.compile(
    rf"(?:de |des |a partir de |a )?{_HOUR}(?: ?(?:-|–|/|a|>) ?{_HOUR})?(?: ?[-–—:|,]|\.)? +"
    r"(?P<what>\D{0,3}[a-z][^\n]*)",
    re.IGNORECASE,
)
_OF_PROGRAMME = re.compile(
    r"(?:l[ae]s? |l'|mots? d\w+ )?(?:accueil|allocution|apero|aperitif|arrivee|atelier \d|bilan|buffet|"
    r"cafe\b(?! (?!d'accueil|de bienv|et |offert))|"
    r"cloture|cocktail|conclusion|debut|dejeuner|depart|diner|discussions?|echanges|fermeture|fin\b|introduction|"
    r"mots?\b|ouverture|pause|pleniere|questions?|rangement|remise|repas|retour|synthese|table ronde)",
    re.IGNORECASE,
)
"""What is a moment of an event, and none by itself."""


class _Group(NamedTuple):
    """The number of a line that is a day, and those of the lines below it that begin with an hour."""

    day: int
    items: list[int]


def with_days_told(lines: Sequence[HeadedLine]) -> tuple[list[HeadedLine], dict[int, int]]:
    """Write the day that heads a list of hours beside each of them, in place of its own line.

    Numbers of lines stay; the dictionary gives, for each first item, the line that its day stood on. The
    programme of one event (« 8h30 : accueil », or days within « du 3 au 5 mars ») is left as it is.
    """
    groups = _groups(lines)
    if not groups or not _are_events(lines, groups):
        return list(lines), {}
    told = list(lines)
    for day, items in groups:
        for number in items:
            text, heading = lines[number]
            bullet = BULLET.match(text)
            lead = bullet[0] if bullet else ""
            told[number] = (f"{lead}{lines[day][0].strip(' :–-')}, {text[len(lead) :]}", heading)
        told[day] = ("", 0)
    return told, {items[0]: day for day, items in groups}


def _groups(lines: Sequence[HeadedLine]) -> list[_Group]:
    """Give the days below which lines begin with an hour, up to the next day or heading: several below one of them."""
    days = [number for number, (text, _) in enumerate(lines) if _DAY_ALONE.fullmatch(fold(text))]
    found = []
    for day, limit in pairwise([*days, len(lines)]):
        headings = (number for number in range(day + 1, limit) if lines[number][1])
        items = [number for number in range(day + 1, next(headings, limit)) if _what(lines[number][0])]
        first = next((number for number in range(day + 1, limit) if lines[number][0].strip()), limit)
        if items[:1] == [first]:
            found.append(_Group(day, items))
    return found if any(len(group.items) > 1 for group in found) else []


def _what(text: str) -> str | None:
    """Give what stands behind the hour that a line begins with."""
    plain = fold(text)
    bullet = BULLET.match(plain)
    item = _ITEM.match(plain[bullet.end() :] if bullet else plain)
    return item["what"] if item else None


def _are_events(lines: Sequence[HeadedLine], groups: Sequence[_Group]) -> bool:
    """Tell the hours of an agenda from the programme of one event, which its days or its moments show."""
    named = [_what(lines[number][0]) or "" for group in groups for number in group.items]
    within = any(_PERIOD.search(fold(text)) for text, _ in lines[: groups[0].day])
    above = next((text for text, _ in reversed(lines[: groups[0].day]) if text.strip()), "")
    if within or any(map(_OF_PROGRAMME.match, named)):
        return False
    listed = is_section(above) or names_list(above) or is_plural(above)
    return listed or (len(groups) > 1 and not GATHERING.match(fold(above)))
