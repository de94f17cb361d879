"""The days of a fair, a festival or a congress that a text names around the one event of its title."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product
from typing import NamedTuple

from collectors.french.blocks import Block
from collectors.french.dates import When
from collectors.french.fold import fold
from collectors.french.gatherings import GATHERING
from collectors.french.rows import Row
from collectors.french.sentences import sentences
from collectors.french.turns import DAY
from db.model import Occurrence

_LASTS = re.compile(
    r"\W*(?:(?:rappel|pour rappel|nb) ?[:,] )?(?:l[ae]s? |l'|ce |cet |cette |notre )(?:[a-z-]+ ){0,2}?"
    r"(?P<name>biennale|congres|evenement|festival|foire|forum|marche|quinzaine|salon|semaine|universite)\b"
    rf"[^{DAY}.;]{{0,120}}\b(?:(?:a|aura) lieu|se (?:tient|tiendra|deroule|deroulera))\b[^{DAY}.;]{{0,60}}{DAY}",
    re.IGNORECASE,
)
"""« Le salon Mieux vivre a lieu les ¤ », around the talk of the title."""
_MOST_DAYS = 6
"""A row that tells more of them is the list of a season."""
_WORD = re.compile(r"\w{3,}")
_SHARED, _FEWEST = 0.6, 2
"""How much of a title a sentence holds that announces it, in share and in number of words."""


class _Said(NamedTuple):
    sentence: str
    when: When


def without_fair(block: Block, title: str) -> Block:
    """Leave out the days of a fair, where the day and hour of the event that its title names are told too."""
    said = [one for row in block.rows for one in _said(row)]
    own = [
        one for one in said if _announces(one, title) and any(not day.all_day for day in one.when.occurrences)
    ]
    fairs = {one.when.span for one in said if own and _is_fair(one, title, own[:_MOST_DAYS])}
    rows, days = ([_without(row, fairs) for row in part] for part in (block.rows, block.days))
    return replace(block, rows=tuple(rows), days=tuple(row for row in days if row.whens)) if fairs else block


def _without(row: Row, fairs: set[tuple[int, int]]) -> Row:
    return replace(row, mentions=tuple(one for one in row.mentions if one.span not in fairs))


def _said(row: Row) -> list[_Said]:
    """Give each day of a row with its sentence; hours and lengths may stand as days in a row that tells only one."""
    told = [one for one in sentences(row.rest) for _ in range(one.count(DAY))]
    same = len(told) == len(row.whens) <= _MOST_DAYS or len(row.whens) == 1
    return [_Said(*pair) for pair in zip(told, row.whens, strict=False)] if same else []


def _announces(one: _Said, title: str) -> bool:
    """Tell a sentence that holds most words of the title."""
    words = set(_WORD.findall(fold(title).lower()))
    shared = words & set(_WORD.findall(fold(one.sentence).lower()))
    return len(shared) >= max(_FEWEST, _SHARED * len(words))


def _is_fair(one: _Said, title: str, own: list[_Said]) -> bool:
    """Tell whole days of what lasts, and of « cet événement » where these are others than those of the title."""
    found, named = _LASTS.match(fold(one.sentence)), GATHERING.search(fold(title))
    if found is None or named is None or any(not day.all_day for day in one.when.occurrences):
        return False
    name = found["name"].lower()
    meets = any(
        _meet(*pair) for other in own for pair in product(one.when.occurrences, other.when.occurrences)
    )
    return not named[0].lower().startswith(name) and not (name == "evenement" and meets)


def _meet(one: Occurrence, other: Occurrence) -> bool:
    bounds = [(str(each.start)[:10], str(each.end or each.start)[:10]) for each in (one, other)]
    return bounds[0][0] <= bounds[1][1] and bounds[1][0] <= bounds[0][1]
