"""The totals that a review declares: « Actions réalisées ou en cours : 6/14 », « et une nouvelle action »."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from collectors.documents.lines import Line
from collectors.french.fold import fold
from db.model import MissionCount

_LONGEST = 160
_SPELT = [
    "aucune",
    "une",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
]
_N = rf"(?:\d{{1,3}}|{'|'.join(_SPELT)})"
_TITLE = re.compile(
    r"[\s»•*]*(?:(?:sous-)?total\b|(?:statut|bilan|synthese|recapitulatif|resultats?|avancement|etat)\b"
    r"(?=.{0,40}\b(?:mission|axe)\b|\s+general))",
    re.IGNORECASE,
)
_TITLE_RANK = re.compile(r"\b(?:mission|axe)\s+(?:n\s?[°o]\s*)?([0o]?\d)\b", re.IGNORECASE)
_FIGURES = [
    re.compile(
        rf"(?<![\d/])\b(?P<done>{_N})\s*(?:/|\bsur\b)\s*(?:les\s+)?(?P<planned>{_N})\b(?![\d/])", re.I
    ),
    re.compile(rf"\b(?P<done>{_N})\s+actions?\b[^.:;]{{0,60}}?\bsur\s+(?:les\s+)?(?P<planned>{_N})\b", re.I),
    re.compile(rf"\b(?P<done>{_N})\s+des\s+(?P<planned>{_N})\s+actions?\b", re.I),
]
_COUNTED = re.compile(r"\bactions?\b.*\b(?:realise|en cours|termine|mene|engage)", re.IGNORECASE)
_COUNTED_BEFORE = re.compile(r"\b(?:realise|en cours|termine|mene|engage).*\bactions?\b", re.IGNORECASE)
_NEW = [
    re.compile(
        rf"\b(?P<new>{_N})\s+(?:nouvelles?\s+actions?|actions?\s+(?:nouvelles?|hors|supplementaires?))", re.I
    ),
    re.compile(r"\+\s*(?P<new>\d{1,2})\b", re.I),
    re.compile(rf"\bnouvelles?\s+actions?\s*:\s*(?P<new>{_N})\b", re.I),
    re.compile(rf"\b(?P<new>{_N})\s+nouvelles?\b", re.I),
]


@dataclass(frozen=True)
class Declared:
    """A total as declared, in its own words; `title` is the heading it is printed under, with its `rank`."""

    count: MissionCount
    stated_as: str
    line: Line
    title: str = ""
    rank: int | None = None


def is_total(text: str) -> bool:
    """Tell whether a line opens the declared total of a mission, or states it."""
    plain = fold(text)
    if len(plain) > _LONGEST:
        return False
    counts = _COUNTED.search(plain) or _COUNTED_BEFORE.search(plain)
    return _TITLE.match(plain) is not None or bool(counts and _figures(plain))


def states_count(text: str) -> bool:
    """Tell whether a line holds a total or counts new actions: « 3/5 », « ainsi que 3 nouvelles actions »."""
    plain = fold(text)
    return len(plain) <= _LONGEST and (_figures(plain) is not None or _new(plain) is not None)


def is_bare_total(text: str) -> bool:
    """Tell whether a line is a total and nothing else: « 3/5 », as a page's number may be."""
    return re.fullmatch(r"\W*\d{1,3}\s*/\s*\d{1,3}\W*", text[:40]) is not None


def read_declared(lines: Sequence[Line]) -> list[Declared]:
    """Give the totals declared in the lines of totals of a mission; one title holds one total."""
    found: list[Declared] = []
    title = ""
    is_open = True
    for line in lines:
        plain = fold(line.text.replace("\t", " "))[:_LONGEST]
        if _TITLE.match(plain):
            title, is_open = line.text.strip(" »\t"), True
        if (figures := _figures(plain)) and (is_open or is_total(line.text)):
            count = MissionCount(done=figures[0], planned=figures[1], new=_new(plain) or 0)
            found.append(Declared(count, _words(line), line, title, _rank(title)))
            is_open = False
        elif found and found[-1].count.new == 0 and (new := _new(plain)):
            count = found[-1].count.model_copy(update={"new": new})
            stated = f"{found[-1].stated_as}\u00a0; {_words(line)}"
            found[-1] = replace(found[-1], count=count, stated_as=stated)
    return found


def _figures(plain: str) -> tuple[int, int] | None:
    for pattern in _FIGURES:
        if match := pattern.search(plain):
            return _number(match["done"]), _number(match["planned"])
    return None


def _new(plain: str) -> int | None:
    found = next((match for pattern in _NEW if (match := pattern.search(plain))), None)
    return _number(found["new"]) if found else None


def _number(digits: str) -> int:
    return int(digits) if digits.isdecimal() else _SPELT.index(digits.lower())


def _rank(title: str) -> int | None:
    match = _TITLE_RANK.search(fold(title))
    return int(match[1].lower().replace("o", "0")) if match else None


def _words(line: Line) -> str:
    return " ".join(line.text.split()).rstrip(" .")
