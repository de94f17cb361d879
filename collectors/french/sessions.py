"""The title of one session, where what stands above it names the series or the list that it is a part of."""

from __future__ import annotations

import re
from itertools import pairwise

from collectors.french import turns
from collectors.french.around import EDGE
from collectors.french.blocks import Block
from collectors.french.fold import fold
from collectors.french.pieces import is_time, placeless, trim
from collectors.french.rows import Row, Sort, has_verb, is_minor
from collectors.french.sections import is_call, is_plural
from collectors.french.sentences import DAY
from collectors.french.title_rows import PERSONS, RANKED

_SERIES = re.compile(
    r"(?:\w+ ){0,2}(?:seminaires?|groupes? de (?:lecture|travail)|gt|colloquium|journal club|cycle|"
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|midi)s|webinaires|universite (?:populaire|du temps libre))\b",
    re.IGNORECASE,
)
_SPEAKER = re.compile(r"(?:intervenant\w*|orat\w+|conferenci\w+)\s?:|par [A-Z]", re.IGNORECASE)
_ITEM = re.compile(rf"\W{{0,5}}{DAY}\W{{0,5}}[:–|-]\s*(?P<title>\w[^.;{DAY}]{{2,100}})")
_QUOTED = re.compile(r"[«“\"]\s*(.{5,250}?)\s*[»”\"]\.?")
_DIGIT = re.compile(r"\d")
_TRIP = re.compile(r"(?:excursions?|sejours?|sorties?|visites?|voyages?)", re.IGNORECASE)
_LONGEST_TALK = 40
"""In words."""


def session(heading: str, block: Block) -> str | None:
    """Give the title of the one session that an announcement is about; `None` when the heading is its title."""
    if _SERIES.match(fold(heading)) and (talk := _talk(block)):
        return talk
    return (_item(block) if is_plural(heading) else None) or _ranked(block)


def _ranked(block: Block) -> str | None:
    """Give the part of an event that alone has its day beside it: « Manche 1 : cross (Lure) | 17 février »."""
    days = [row for row in block.rows if row.whens]
    title = trim(days[0].rest.partition(DAY)[0]) if len(days) == 1 else None
    return title if title and RANKED.match(fold(title)) else None


def _talk(block: Block) -> str | None:
    """Give the row that stands beside its speaker, below the day: « Le sommeil / Marie Durand »."""
    days = [index for index, row in enumerate(block.rows) if row.whens]
    below = [row for row in block.rows[days[-1] + 1 :] if not _is_hour(row)] if days else []
    for row, other in [*pairwise(below), *((other, row) for row, other in pairwise(below))]:
        if _is_speaker(other) and _may_be_talk(row):
            quoted = _QUOTED.fullmatch(row.text)
            return quoted[1] if quoted else row.text
    return None


def _is_hour(row: Row) -> bool:
    return turns.SCHEDULED.match(fold(row.text)) is not None and len(row.text.split()) <= 2


def _is_speaker(row: Row) -> bool:
    plain = fold(row.text)
    told = turns.SPEAKER.match(plain) or turns.SPOKEN.match(plain) or _SPEAKER.match(plain)
    return told is not None or bool(
        PERSONS.fullmatch(plain) and not (_DIGIT.search(plain) or is_minor(plain))
    )


def _may_be_talk(row: Row) -> bool:
    if _QUOTED.fullmatch(row.text):
        return True
    short = 1 < len(row.text.split()) <= _LONGEST_TALK
    return row.sort is Sort.TITLE and short and not (_is_speaker(row) or is_call(row.text))


def _item(block: Block) -> str | None:
    """Give what the only row that opens with a day and a colon tells: « Mardi 30 juin, 16h : peinture libre »."""
    items = [found["title"] for row in block.rows if row.whens and (found := _ITEM.match(row.rest))]
    if len(items) != 1:
        return None
    title = items[0] if _TRIP.match(fold(items[0])) else trim(items[0])
    if title is None or is_time(title) or has_verb(title):
        return None
    short = placeless(title).strip(EDGE)
    return title.strip(EDGE) if _TRIP.fullmatch(fold(short)) else short
