"""The title of an announcement: the stretch of its words for which most speaks, made readable."""

from __future__ import annotations

import re
from typing import NamedTuple

from collectors.french.bare_rows import is_bare_kind
from collectors.french.blocks import Block
from collectors.french.fold import compose, fold
from collectors.french.gatherings import GATHERING
from collectors.french.sections import is_part
from collectors.french.title_choice import Weighed, heaviest
from collectors.french.titles import clean_title, is_when, quieter
from collectors.french.verbs import TAKES_PLACE
from collectors.french.words import read_status
from db.vocabulary import EventStatus

_LEAST_ALONE, _LEAST_LISTED = -0.5, -1.0
"""Lighter ones are no titles: what an announcement of that kind says is no event. On a page its rows tell more."""
_SURE = 0.5
"""Lighter titles are inferred."""
_LED = re.compile(
    r"^(?:l[ae]s? |l['’]|une? |notre |nos |s(?:on|a|es) |leurs? |votre |vos |ce |cet(?:te)? |ces )(?=\w)",
    re.IGNORECASE,
)
"""What leads to a name in a sentence."""
_TOLD_OF = re.compile(
    r"^\W*(?:annulation|report|début(?: et fin)?|(?:à )?(?:l['’])?occasion|dans le cadre) "
    r"(?:de la |de l['’]|du |des )(?=\w)",
    re.IGNORECASE,
)
"""« Annulation du bal », « Début du stage »: what is said of it."""
_NOT_HELD = re.compile(rf"\W*pas d(?:e |')(?={GATHERING.pattern})", re.IGNORECASE)
"""« Pas de réunion samedi », in folded text."""
_CALLED = re.compile(r",? intitulée?s? (?=[«“\"])", re.IGNORECASE)
_OPEN_END = re.compile(
    rf"(?: {TAKES_PLACE}| (?:autour d[eu] (?:la |l')?|sur l[ea] )(?:theme|thematique|sujet)| intitulee?s?)\W*$",
    re.IGNORECASE,
)
"""« Un bal a lieu », « Débat autour du thème »: what ends before it has said what. Met by folded text."""
_QUOTED = re.compile(r"[«“\"]\s*([^«»“”\"]+?)\s*[»”\"]")
_STATE = re.compile(
    r"^\W*(?:annulée?s?|reportée?s?|complète?s?|complets?) ?[^\w\s«\"“]+ ?(?=\w)"
    r"|[\s–—:(\[-]+(?:annulée?s?|reportée?s?|complète?s?|complets?)[)\]! ]*$",
    re.IGNORECASE,
)
"""« ANNULÉ : bal », « Bal (complet) »: said by the status."""
_FULL = 80
"""In characters: a name that fills its line may go on in the next one."""
_BODY = re.compile(
    r"\b(?:groupes?(?: de travail)?|associations?|cercles?|colleges?|comites?|commissions?|federations?|societes?)$",
    re.IGNORECASE,
)
_HELD_FOR = re.compile(
    r"(?:bal|celebration|ceremonie|commemoration|defile|fete|feux? d'artifice|hommage)s?\b", re.IGNORECASE
)
_FEAST = re.compile(
    r" du (?:1er mai|8 mai(?: 1945)?|18 juin|1[34] juillet|11 novembre(?: 1918)?|19 mars(?: 1962)?|5 decembre)\b",
    re.IGNORECASE,
)


class Title(NamedTuple):
    """The title of an announcement, and whether it is but the likeliest of several."""

    text: str
    inferred: bool


def title_of(block: Block, *, alone: bool) -> Title | None:
    """Give the title of an announcement that stands alone, or on a page; `None` when nothing in it may be one."""
    best = heaviest(block)
    text = (
        _readable(best, block) if best and best.weight > (_LEAST_ALONE if alone else _LEAST_LISTED) else None
    )
    return Title(text, inferred=best.weight < _SURE) if best and text else None


def _readable(best: Weighed, block: Block) -> str | None:
    """Give a title without what leads to it in its sentence, and as it is written where it stands alone."""
    title = _joined(best, block) or best.row or _LED.sub("", best.text, count=1)
    title = _closed(_held(title, block.text))
    title = quieter(clean_title(_STATE.sub("", _TOLD_OF.sub("", title)), keep_date=False))
    quoted = _QUOTED.fullmatch(title)
    title = quoted[1] if quoted else title[:1].upper() + title[1:]
    return None if not title or is_part(title) or is_when(title) else _on_feast(title, block.text)


def _held(title: str, text: str) -> str:
    """Give « Réunion » for « Pas de réunion », where that is what the status says."""
    status = read_status(text)
    denied = _NOT_HELD.match(fold(title)) if status and status.value is EventStatus.CANCELLED else None
    return compose(title)[denied.end() :] if denied else title


def _closed(title: str) -> str:
    """Leave out what a title ends on without saying it, and « intitulé » before its name."""
    title = _CALLED.sub(" ", compose(title))
    end = _OPEN_END.search(fold(title))
    return title[: end.start()] if end and end.start() else title


def _joined(best: Weighed, block: Block) -> str | None:
    """Give « Réunion du groupe de travail / Assistants sociaux »: the first row is full, or tells but who or what."""
    rows = [row.rest for row in block.title]
    if best.row is None or len(rows) == 1 or rows[:1] != [best.row]:
        return None
    goes_on = len(best.row) > _FULL or is_bare_kind(best.row) or _BODY.search(fold(best.row))
    return " ".join(rows[:2]) if goes_on else None


def _on_feast(title: str, text: str) -> str:
    """Add to « Cérémonie » the feast that it is held for, which is read as its day: « Cérémonie du 11 novembre »."""
    if not _HELD_FOR.match(fold(title)):
        return title
    start = fold(text).lower().find(fold(title).lower())
    feast = _FEAST.match(fold(text), start + len(title)) if start >= 0 else None
    return title + text[slice(*feast.span())] if feast else title
