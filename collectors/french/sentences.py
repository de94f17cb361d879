"""The sentences of a text, and what one of them, or another that it refers to, announces."""

from __future__ import annotations

import re

from collectors.french.announced import announced
from collectors.french.fold import fold
from collectors.french.gatherings import GATHERING
from collectors.french.quotes import whole_quotes
from collectors.french.tenses import is_past
from collectors.french.turns import DAY
from collectors.french.verbs import MEETS, TAKES_PLACE
from collectors.french.words import read_status
from db.vocabulary import EventStatus

_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=[A-ZÀ-Ý«“\"¤\u2600-\u27bf\U0001f300-\U0001faff])|\n")
_ANAPHOR = re.compile(
    r"(?:elles?|ils?|(?:cette|cet|ces?|cel\w+) ?(?:(?:\d+ ?(?:e|eme) )?(?:rencontre|journee|"
    r"edition|evenement|formation|soiree|seance|session|temps|projet|reunion))?(?: (?:d['e] ?)?\w+)?)",
    re.IGNORECASE,
)
_THE_KIND = re.compile(rf"(?:l[ae] |l')?(?:{GATHERING.pattern})", re.IGNORECASE)
_REFERRING = re.compile(
    rf"{_ANAPHOR.pattern} {TAKES_PLACE}\b"
    r"|(?:rendez-vous|rdv) (?:donc )?(?:(?:le|ce) )?(?:[a-z]{3,5}di\b|dimanche|\d)",
    re.IGNORECASE,
)
_AT_OCCASION = re.compile(
    rf"\W*(?:a l'occasion|dans le cadre|lors) (?:d[eu]s? |d')(?:la |l'|cette )?(?:{GATHERING.pattern})",
    re.IGNORECASE,
)
"""« À l’occasion de la Journée du diabète… »: what another sentence announces goes first."""
_NEXT = re.compile(
    r"(?<=[.!?…]) (?=(?:la )?prochaine? (?:dates?|session|\w{5,12})\b[^.!?\n]{0,60}\d)", re.IGNORECASE
)


def sentences(text: str) -> list[str]:
    """Part a text into its sentences; a new line starts a new one."""
    return whole_quotes(part.strip() for part in _SENTENCE_END.split(text) if part.strip())


def before_next(text: str) -> int | None:
    """Tell where a text goes on from a sitting that is off or over to the next one, « Prochaine séance : … »."""
    following = _NEXT.search(fold(text))
    if following is None:
        return None
    status, before = read_status(text[: following.start()]), text[: following.start()]
    is_off = status is not None and status.value in (EventStatus.CANCELLED, EventStatus.FULL)
    return following.start() if is_off or is_past(before) else None


def is_next(text: str) -> bool:
    """Tell « Prochaine séance le 12 mars », which goes on from a sitting that is off or over."""
    return _NEXT.match(f". {fold(text)}", 1) is not None


def refers(text: str) -> bool:
    """Tell a sentence on what was named before it: « Elle se tiendra le… », « Cette soirée aura lieu… »."""
    return _REFERRING.match(fold(text)) is not None


def is_aside(sentence: str) -> bool:
    """Tell « À l’occasion de la Journée du diabète, … », in which something else is announced."""
    return _AT_OCCASION.match(fold(sentence)) is not None


def told_title(said: list[str]) -> str | None:
    """Give the gathering that the dated sentences of a paragraph announce.

    « Cet événement se déroulera… » is the one that a sentence before it names.
    """
    for rank, sentence in sorted(enumerate(said), key=lambda one: is_aside(one[1])):
        title = announced(sentence) if DAY in sentence else None
        refers_back = title is not None and (
            _ANAPHOR.fullmatch(fold(title)) or _THE_KIND.fullmatch(fold(title))
        )
        if title and not refers_back:
            return title
        if refers_back or (DAY in sentence and MEETS.search(fold(sentence))):
            before = filter(None, map(announced, reversed(said[:rank])))
            return next(before, title)
    return None
