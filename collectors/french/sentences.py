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
_TAKING_PLACE = re.compile(TAKES_PLACE, re.IGNORECASE)
_ANAPHOR = re.compile(
    r"(?:elles?|ils?|(?:cette|cet|ces?|cel\w+) ?(?:(?:\d+ ?(?:e|eme) )?(?:rencontre|journee|"
    r"edition|evenement|formation|soiree|seance|session|temps|projet|reunion))?(?: (?:d['e] ?)?\w+)?)",
    re.IGNORECASE,
)
_THE_KIND = re.compile(rf"(?:l[ae] |l')(?:{GATHERING.pattern})", re.IGNORECASE)
_REFERRING = re.compile(
    rf"{_ANAPHOR.pattern} {TAKES_PLACE}\b"
    r"|(?:rendez-vous|rdv) (?:donc )?(?:(?:le|ce) )?(?:[a-z]{3,5}di\b|dimanche|\d)",
    re.IGNORECASE,
)
_IT = re.compile(rf"(?:elles?|ils?) {TAKES_PLACE}\b", re.IGNORECASE)
_PUTS_ON = re.compile(
    r"\b(?:accueill|offr|organis|propos)(?:e|ent|ons|era|eront|ira|iront) (?:des|une?|les?|la) "
    r"(?P<title>[^¤,.;:!?]{4,80}?) ?[.!]?$",
    re.IGNORECASE,
)
_AT_OCCASION = re.compile(
    rf"\W*(?:a l'occasion|dans le cadre|lors) (?:d[eu]s? |d')(?:la |l'|cette )?(?:{GATHERING.pattern})",
    re.IGNORECASE,
)
"""« À l’occasion de la Journée du diabète… »: what another sentence announces goes first."""
_ARTICLE = re.compile(r"(?:l[ae]s? |l')(?=\S+ \S)|prochaine? (?=(?-i:[A-Z]))", re.IGNORECASE)
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


def told_title(said: list[str], *, loosely: bool = False, dated: bool = True) -> str | None:
    """Give the gathering that the dated sentences of a paragraph announce; with `dated` false, any of them.

    « Cet événement se déroulera… » is the one that a sentence before it names. An article before it is the
    sentence's, and no part of it.
    """
    title = _told(said, loosely, dated)
    article = _ARTICLE.match(fold(title)) if title else None
    return title[article.end() :] if title and article else title


def _put_on(sentence: str) -> str | None:
    """Give what « Le club propose des baptêmes de plongée. » tells: the next sentence says that it is held."""
    found = _PUTS_ON.search(fold(sentence))
    return sentence[slice(*found.span("title"))] if found else None


def _meant(title: str, before: list[str]) -> str:
    """Give what « L’événement » is said of in the sentences before it."""
    named = map(announced, reversed(before)) if _THE_KIND.fullmatch(fold(title)) else iter(())
    return next((one for one in named if one and " " in one), title)


def _told(said: list[str], loosely: bool, dated: bool) -> str | None:
    ranked = sorted(enumerate(said), key=lambda one: is_aside(one[1]))
    for rank, sentence in ranked:
        if dated and DAY not in sentence:
            continue
        title, plain = announced(sentence, loosely=loosely), fold(sentence)
        if title and not _ANAPHOR.fullmatch(fold(title)):
            return _meant(title, said[:rank])
        if title or MEETS.search(plain) or _TAKING_PLACE.search(plain):
            before = filter(None, map(announced, reversed(said[:rank])))
            found = next(before, None) or (_put_on(said[rank - 1]) if rank and _IT.match(plain) else None)
            return found or (title if title and " " in title else None)
    return None
