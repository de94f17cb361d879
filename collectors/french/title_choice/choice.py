"""Weighing the signs of each stretch of an announcement: the heaviest is its title."""

from __future__ import annotations

from collections.abc import Set
from functools import cache
from importlib.resources import files
from itertools import chain, islice
from typing import NamedTuple

from collectors.french.blocks import Block
from collectors.french.title_choice.signs import Signs
from collectors.french.title_choice.spans import Span, joined, spans, words_of
from collectors.french.weighing import Tree, read_trees, weight

WEIGHTS = "weights.json"
NOTHING = frozenset({"nothing"})
"""The sign of there being no title."""
_ROUGHLY = 60
"""How many trees tell which stretches the others are asked about."""
_SHORTLISTED = 8
_MOST = 500
"""In stretches: a text that has more names its event in the first ones."""


class Weighed(NamedTuple):
    """A stretch of an announcement as it stands, and how much more speaks for it than for there being no title.

    `row` is all that its row says, if it is that but for an article.
    """

    text: str
    row: str | None
    weight: float


def candidates(block: Block) -> list[tuple[Span, set[str]]]:
    """Give the stretches of an announcement that may be its title, with their signs."""
    words = words_of([*(row for row in block.title if row not in block.rows), *block.rows])
    signs = Signs(block, words)
    stretches = islice(chain(joined(words, block.title), chain.from_iterable(map(spans, words))), _MOST)
    return [(span, signs.of(span)) for span in stretches]


def heaviest(block: Block) -> Weighed | None:
    """Give the stretch for which most speaks; `None` when an announcement has no words."""
    roughly = sorted(candidates(block), key=lambda one: -_sum(one[1], _ROUGHLY))
    nothing = _sum(NOTHING)
    weighed = (Weighed(span.asked, span.row, _sum(signs) - nothing) for span, signs in roughly[:_SHORTLISTED])
    return max(weighed, key=lambda one: one.weight, default=None)


def _sum(signs: Set[str], first: int | None = None) -> float:
    """Give how much signs speak for a stretch, by all trees or the `first` ones."""
    return weight(signs, _trees()[:first])


@cache
def _trees() -> tuple[Tree, ...]:
    return read_trees(files(__package__) / WEIGHTS)
