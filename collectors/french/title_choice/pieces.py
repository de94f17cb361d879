"""What a piece of a row says, in one word."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from collectors.french.bare_rows import is_host, is_rubric, says_who
from collectors.french.fold import fold
from collectors.french.gatherings import GATHERING
from collectors.french.sections import is_call
from collectors.french.sorts import has_verb, is_minor
from collectors.french.titles import is_when
from collectors.french.words import read_audience

_MARKS = ' :;,.!?()[]–—-|•·/…«»"“”'
_LONGEST = 90
"""In characters: a longer piece is a text."""
_SUM = re.compile(r".{0,40}\d ?(?:€|euros?(?!\w)).{0,40}")
_NAME = r"(?:(?:Dr|Pr|Prof|Mme|Mr?)\.? )?[A-Z][\w'-]+(?: (?:[A-Z]\.|de|du|la|le|van|von|ben|el))*(?: [A-Z][\w'-]+){1,3}"
_PERSONS = re.compile(rf"{_NAME}(?: ?\([^()]*\))?(?:(?:,| et| &) {_NAME}(?: ?\([^()]*\))?)*")
"""« Marie Durand (CHU) et Paul Lilas », in folded text."""


@lru_cache(maxsize=4096)
def kind_of(piece: str) -> str:
    """Tell what a piece of a row says: an hour or a day, where, who, for whom, a call, a gathering, or anything."""
    if len(piece) > _LONGEST:
        return "text"
    text = piece.strip(_MARKS)
    if not text:
        return "none"
    return next((name for name, tells in _KINDS if tells(text)), "words")


def _names_gathering(text: str) -> bool:
    named = GATHERING.search(fold(text))
    return named is not None and " " not in fold(text)[: named.start()].strip()


def _is_hour(text: str) -> bool:
    return not any(map(str.isalpha, text)) or is_when(text)


def _is_sum(text: str) -> bool:
    return _SUM.fullmatch(fold(text)) is not None


def _is_of_persons(text: str) -> bool:
    return _PERSONS.fullmatch(fold(text)) is not None


def _is_of_body(text: str) -> bool:
    return says_who(text) or is_host(text)


def _tells_audience(text: str) -> bool:
    return bool(read_audience(text))


def _is_name(text: str) -> bool:
    return text[0].isupper()


_KINDS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("gathering", _names_gathering),
    ("hour", _is_hour),
    ("sum", _is_sum),
    ("persons", _is_of_persons),
    ("call", is_call),
    ("who", _is_of_body),
    ("minor", is_minor),
    ("rubric", is_rubric),
    ("verb", has_verb),
    ("audience", _tells_audience),
    ("name", _is_name),
)
