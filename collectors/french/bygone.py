"""Rows whose day is that of something told as over, or of the news that stands below it: no event’s."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from collectors.french.fold import fold
from collectors.french.rows import Row
from collectors.french.sorts import Sort

_DONE = (
    r"(?:(?!(?:ét|décid|fix|report|déplac|décal|programm|invit|convi|lanc|chang|annul|propos|souhait)é)[a-zà-ÿ]{2,}é"
    r"|accueilli|connu|eu lieu|fait|mis|obtenu|offert|ouvert|permis|pris|reçu|réuni|tenu|vu)(?:e?s?)\b"
)
_TOLD_AS_OVER = re.compile(
    rf"\b(?:a|ont|avait|avaient|avons) (?:(?:été|bien|enfin|ainsi|également|aussi|tous|toutes) ){{0,2}}{_DONE}"
    rf"|\bs['’](?:est|était|étaient) {_DONE}|\bse (?:sont|étaient) {_DONE}"
    r"|\b[Nn]ous étions\b|\b[Vv]ous étiez\b"
)
"""« Ont assisté », « a labellisé », « s’est engagée », with their accents: « à pied » is none."""
_LAST = re.compile(r"^\W*(?:dernier|passe)e?s?\b|\b(?:dernier|passe)e?s?\W*$", re.IGNORECASE)
_NEWS = re.compile(
    r"\W*(?:(?:les |nos |toutes (?:les |nos )|toute l')?(?:dernieres )?"
    r"(?:actualites?|actus?|news|nouvelles|articles|breves)(?: (?:de|du|des)\b.{0,60}| recentes?)?|"
    r"l'actu(?:alite)?(?: (?:de|du|des)\b.{0,60})?|blog|a la une|"
    r"(?:espace |revue de )?presse)\W*",
    re.IGNORECASE,
)
_TOP = 2
_IN_FULL = re.compile(
    r"(?:le )?\d{1,2}(?:er)? [a-z]{3,9}\.? (?:19|20)\d\d|\d{1,2}[/.]\d{1,2}[/.](?:19|20)?\d\d", re.IGNORECASE
)


def without_bygone(rows: Sequence[Row], page_day: date) -> list[Row]:
    """Make passing days of those that a page of `page_day` tells as over, and of those that date its news."""
    news = _dated_as_news(rows)
    return [
        replace(row, sort=Sort.PASSING) if index in news or _is_bygone(row, page_day) else row
        for index, row in enumerate(rows)
    ]


def is_news(heading: str) -> bool:
    """Tell « Actualités », below which days are those of news, from « Agenda »."""
    return _NEWS.fullmatch(fold(heading)) is not None


def _is_bygone(row: Row, page_day: date) -> bool:
    """Tell a sentence on what is over, before the page's own day: « Cent personnes ont assisté, le 6 mai, … »."""
    starts = [str(one.start)[:10] for when in row.whens for one in when.occurrences if one.start]
    if row.sort not in (Sort.PROSE, Sort.FULL) or not starts or max(starts) >= str(page_day):
        return False
    last = any(_LAST.search(fold(when.raw)) for when in row.whens)
    last = last or any(_LAST.match(fold(row.text.partition(when.raw)[2])) for when in row.whens)
    return last or _TOLD_AS_OVER.search(row.text) is not None


def _dated_as_news(rows: Sequence[Row]) -> set[int]:
    """Give the rows below « Actualités » that hold nothing but a day in full: the news below them is of that day."""
    found, within = set(), False
    for index, row in enumerate(rows):
        if row.heading or row.sort is Sort.SECTION:
            within = is_news(row.text) or (within and row.heading > _TOP)
        if within and _is_day_alone(row):
            found.add(index)
    return found


def _is_day_alone(row: Row) -> bool:
    """Tell « 14 février 2027 » from « Jeudi 14 février 2027 » and « 14 février 2027 à 20h »."""
    return row.sort is Sort.DAY and _IN_FULL.fullmatch(fold(row.text).strip(" .,|–-")) is not None
