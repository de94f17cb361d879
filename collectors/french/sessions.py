"""The title of one session, where what stands above it names the series or the list that it is a part of."""

from __future__ import annotations

import re
from itertools import chain, pairwise

from collectors.french import turns
from collectors.french.around import EDGE, bare_title
from collectors.french.blocks import Block
from collectors.french.fold import fold
from collectors.french.pieces import is_time, placeless, trim
from collectors.french.rows import Row
from collectors.french.sections import is_call, is_plural, is_series, names_list
from collectors.french.sentences import sentences
from collectors.french.sorts import Sort, has_verb, is_bare, is_minor
from collectors.french.title_rows import PERSONS, RANKED, is_bare_kind, is_host, names_first
from collectors.french.turns import DAY
from db.model import slug

_GIVEN = re.compile(
    r"(?:Conférence|Exposé|Intervention|Présentation) (?:de |d['’]|par )[A-ZÀ-Ý][^:.«»]{3,80}?\s?:\s*«?\s*"
    r"(?P<title>[^«».]{5,150}?)\s*»?$"
)
"""« Exposé de Zoé Lune : Marches aléatoires »."""
_WEEKLY = re.compile(
    r"(?:les )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|midi)s ", re.IGNORECASE
)
_SPEAKER = re.compile(r"(?:intervenant\w*|orat\w+|conferenci\w+)\s?:|par [A-Z]", re.IGNORECASE)
_ITEM = re.compile(rf"\W{{0,5}}{DAY}\W{{0,5}}[:–|-]\s*(?P<title>(?!\d\d?\s?[h:])\w[^.;{DAY}]{{2,100}})")
_PLURAL = re.compile(r"(?:les|nos) [a-z]+s", re.IGNORECASE)
_LEADING = re.compile(r"(?:les|nos) ", re.IGNORECASE)
_PREPARES = re.compile(r"(?:organisation|preparat(?:ion|if)s?) d", re.IGNORECASE)
_NAMED_ITEM = re.compile(rf"{DAY}[^.;:{DAY}]{{0,80}}:\s*(?P<title>\w[^.;({DAY}]{{2,100}})")
_NEXT = re.compile(
    rf"\b[Pp]rochaine?s? (?:\w+ ){{1,5}}?[«“\"]\s*(?P<title>[^«»“”\"{DAY}]{{5,150}}?)\s*[»”\"][^.!?]*{DAY}"
)
_NEXT_QUOTED = re.compile(
    rf"[Pp]rochaine? (?:rencontre|séance|session)\b[^«.!?{DAY}]{{0,60}}{DAY}"
    r"[^«.!?]{0,40}«\s?(?P<title>[^«»]{5,150}?)\s?»"
)
"""« Prochaine séance du cycle : ¤, « Lire les cartes » »."""
_NEXT_ONE = re.compile(
    rf"(?:L[ea] )?[Pp]rochaine? (?P<title>[^{DAY}.:,]{{8,80}}?) "
    rf"(?:(?:aura|devrait|est|sera|se)\b[^{DAY}.:,]{{0,40}} )?{DAY}"
)
_BEFORE_DAY = re.compile(rf"(?P<title>[^{DAY}|]{{8,150}}?)\s*(?:[|–]|\s-)\s*{DAY}\W*$")
_QUOTED = re.compile(r"[«“\"]\s*(.{5,250}?)\s*[»”\"]\.?")
_DIGIT = re.compile(r"\d")
_TRIP = re.compile(r"(?:excursions?|sejours?|sorties?|visites?|voyages?)", re.IGNORECASE)
_LONGEST_TALK = 40
"""In words."""
_SEMINAR = re.compile(
    r"(?:colloquium|groupe de (?:lecture|travail)|gt|journal club|seminaire)\b", re.IGNORECASE
)
"""What meets again and again, each time on something else."""


def session(heading: str, block: Block) -> str | None:
    """Give the title of the one session that an announcement is about; `None` when the heading is its title."""
    if is_series(heading) and (talk := _talk(block)):
        return talk
    if (is_plural(heading) or _WEEKLY.match(fold(heading))) and (item := _item(block) or _listed(block)):
        return item
    if _PLURAL.fullmatch(fold(heading)) and (own := _of_kind(heading, block)):
        return own
    if _PREPARES.match(fold(heading)) and (meeting := _meeting(block)):
        return meeting
    if is_bare_kind(heading) and (name := _before_place(block)):
        return name
    return _ranked(block) or _next(heading, block) or _again(heading, block)


def talk_above(block: Block) -> str | None:
    """Give what is told at « Séminaire du lac ¤ », above it: « Arbres et réseaux »."""
    row = block.rows[0]
    alone = row.sort is Sort.TITLE and " " in row.text and not (is_host(row.text) or is_call(row.text))
    told = alone and not (names_list(row.text) or PERSONS.fullmatch(fold(row.text)))
    told = told and any(_SEMINAR.match(fold(row.rest)) for row in block.rows if row.whens)
    return bare_title(row.text) if told else None


def name_below(block: Block) -> str | None:
    """Give the name between quotes that stands below « 1ère édition · ¤ »."""
    below = (row.text for row in block.rows[1:] if row.sort is Sort.TITLE and _QUOTED.fullmatch(row.text))
    return next(map(bare_title, below), None)


def _before_place(block: Block) -> str | None:
    """Give the name below « Concert » that a full stop parts from its place: « Les Voix du lac. Église de Rioz ¤ »."""
    said = next((sentences(row.rest) for row in block.rows[1:2] if row.whens), [])
    name, where = said if len(said) == 2 else ("", "")
    told = DAY in where and DAY not in name and is_bare(where.replace(DAY, "|"))
    return name if told and not (has_verb(name) or is_call(name) or is_minor(name)) else None


def _meeting(block: Block) -> str | None:
    """Give what takes place in view of « Préparation du carnaval »: « Mardi 9 mars, en mairie : réunion »."""
    found = filter(None, (_NAMED_ITEM.search(row.rest) for row in block.rows if row.whens))
    return next((one["title"] for one in found if names_first(one["title"])), None)


def _again(heading: str, block: Block) -> str | None:
    """Give « Café tricot » from « Prochain café tricot ¤ » under a heading that says more of it."""
    days = [row for row in block.rows if row.whens and row.rest != heading]
    found = filter(None, (_NEXT_ONE.match(row.rest) for row in days))
    said = slug(heading)
    told = (one["title"] for one in found)
    return next((one for one in told if f"-{slug(one)}" in said and not names_first(heading)), None)


def _next(heading: str, block: Block) -> str | None:
    """Give the name of « La prochaine séance « Bien dormir » aura lieu ¤ », for which the heading says no more."""
    dated = [row.rest for row in block.rows if row.whens]
    named = filter(None, map(_NEXT.search, dated))
    apart = (one for one in named if fold(one["title"]) not in fold(heading))
    told = chain(filter(None, map(_NEXT_QUOTED.match, dated)), apart)
    return next((one["title"] for one in told), None)


def _listed(block: Block) -> str | None:
    """Give the only item of a list: « Tournois / Coupe du lac (Lure) | ¤ »."""
    days = [row for row in block.rows if row.whens]
    before = _BEFORE_DAY.match(days[0].rest) if len(days) == 1 else None
    title = trim(before["title"]) if before else None
    return title if title and " " in title and not (is_call(title) or is_time(title)) else None


def _of_kind(heading: str, block: Block) -> str | None:
    """Give the one of a kind that a sentence tells of: « Les balades / Le club propose sa Balade du lac ¤ »."""
    kind = _LEADING.sub("", fold(heading)).lower().rstrip("s")
    told = (row.announcement or "" for row in block.rows if row.whens)
    return next((title for title in told if " " in title and fold(title).lower().startswith(kind)), None)


def _ranked(block: Block) -> str | None:
    """Give the part of an event that alone has its day beside it: « Manche 1 : cross (Lure) | 17 février »."""
    days = [row for row in block.rows if row.whens]
    title = trim(days[0].rest.partition(DAY)[0]) if len(days) == 1 else None
    return title if title and RANKED.match(fold(title)) else None


def _talk(block: Block) -> str | None:
    """Give the row that stands beside its speaker, below the day: « Le sommeil / Marie Durand »."""
    days = [index for index, row in enumerate(block.rows) if row.whens]
    below = [row for row in block.rows[days[-1] + 1 :] if not _is_hour(row)] if days else []
    if given := next(filter(None, (_GIVEN.match(row.text) for row in below)), None):
        return given["title"]
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
