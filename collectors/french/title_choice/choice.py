"""Weighing the signs of each stretch of an announcement: the heaviest is its title."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import Any, NamedTuple, TypeAlias

from collectors.french.blocks import Block
from collectors.french.title_choice.row_words import RowWords
from collectors.french.title_choice.signs import Signs
from collectors.french.title_choice.spans import Span, found, joined, spans, words_of
from db.model import slug

Tree: TypeAlias = "float | tuple[str, Tree, Tree]"
"""A weight, or a sign with what is weighed next where it is absent and where it is there."""

WEIGHTS = "weights.json"
_MARGIN_WITHIN = 0.5
"""Between a stretch of what the rules tell, or one around it, and the whole, when both weigh about the same."""
_MARGIN_ELSEWHERE = 2.0
"""Before another stretch is believed rather than the rules."""
_ROUGHLY = 60
"""How many trees tell which stretches the others are asked about."""
_SHORTLISTED = 12
_MOST = 500
"""In stretches: a text that has more names its event in the first ones."""


class Weighed(NamedTuple):
    """A stretch of an announcement as it stands, and how much speaks for its being the title."""

    text: str
    weight: float


def candidates(block: Block, told: str | None) -> list[tuple[Span, set[str]]]:
    """Give the stretches of an announcement that may be its title, with their signs.

    `told` is the title that the rules tell, which is among them when it was cut from one row.
    """
    words = words_of(block.rows)
    signs = Signs(block, words, told)
    return [(span, signs.of(span)) for span in _stretches(words, told)]


def _stretches(words: Sequence[RowWords], told: str | None) -> list[Span]:
    own = found(told, words) if told else None
    return [*chain.from_iterable(map(spans, words)), *joined(words), *([own] if own else [])]


def heaviest(block: Block, told: str | None) -> Weighed | None:
    """Give the stretch for which most speaks; `None` when an announcement has no words.

    The one that the rules tell is given unless another is heavier by a margin.
    """
    words = words_of(block.rows)
    signs = Signs(block, words, told)
    asked = [(span.text, signs.of(span)) for span in _asked(words, told)]
    weighed = [Weighed(text, _sum(told_of)) for text, told_of in _shortlist(asked, told)]
    best = max(weighed, key=_weight, default=None)
    ruled = max((one for one in weighed if _is_same(one.text, told)), key=_weight, default=None)
    return ruled if best and ruled and ruled.weight + _margin(best, ruled) >= best.weight else best


def _asked(words: Sequence[RowWords], told: str | None) -> list[Span]:
    """Give the stretches that are weighed: of too many the first, and the last, the rules’ one if found."""
    every = _stretches(words, told)
    return every if len(every) <= _MOST else [*every[: _MOST - 1], every[-1]]


def _shortlist(asked: list[tuple[str, set[str]]], told: str | None) -> list[tuple[str, set[str]]]:
    """Give the rules' stretch, and those that the first trees find the heaviest."""
    roughly = sorted(asked, key=lambda one: -_sum(one[1], _ROUGHLY))
    return [one for one in asked if _is_same(one[0], told)] + roughly[:_SHORTLISTED]


def _is_same(text: str, told: str | None) -> bool:
    return told is not None and slug(text) == slug(told)


def _margin(best: Weighed, ruled: Weighed) -> float:
    shared = _is_within(best.text, ruled.text) or _is_within(ruled.text, best.text)
    return _MARGIN_WITHIN if shared else _MARGIN_ELSEWHERE


def _is_within(part: str, whole: str) -> bool:
    return f"-{slug(part)}-" in f"-{slug(whole)}-"


def _weight(one: Weighed) -> float:
    return one.weight


def _sum(signs: set[str], first: int | None = None) -> float:
    """Give how much signs speak for a stretch: the sum of what each tree says, or the `first` ones."""
    return sum(_leaf(tree, signs) for tree in _trees()[:first])


def _leaf(tree: Tree, signs: set[str]) -> float:
    while not isinstance(tree, float):
        tree = tree[2] if tree[0] in signs else tree[1]
    return tree


@cache
def _trees() -> tuple[Tree, ...]:
    """Give the learned trees; the file tells signs by their rank in its list of names."""
    learned = json.loads((files(__package__) / WEIGHTS).read_text("utf-8"))
    return tuple(_tree(tree, learned["signs"]) for tree in learned["trees"])


def _tree(told: Any, names: list[str]) -> Tree:
    if isinstance(told, list):
        sign, absent, there = told
        return names[sign], _tree(absent, names), _tree(there, names)
    return float(told)
