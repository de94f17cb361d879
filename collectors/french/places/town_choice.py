"""The town that an event likely takes place in, where no words say so outright: signs are weighed.

The weights are learned from invented announcements by `python -m benchmarks.fit_towns`; a weight is the logarithm of
the odds that the event is there.
"""

from __future__ import annotations

from collections.abc import Set
from functools import cache
from importlib.resources import files
from math import inf

from collectors.french.places.mention import HINTED, LIKELY, Mention
from collectors.french.places.town_signs import NEVER, TownSigns
from collectors.french.weighing import Tree, read_trees, weight

WEIGHTS = "town_weights.json"
PROSE, FIELD = 1.1, 0.0
"""From which weight on a town is told: odds of three to one; of a text that is wholly a place, even ones."""
_SURE = 2.5
"""From which weight on it is not said to be inferred: odds of twelve to one."""


def likely_town(folded: str, enough: float) -> Mention | None:
    """Give the town that most speaks for in a text of `fold.fold`; `None` when not `enough` speaks for any."""
    signs = TownSigns(folded)
    weights = [_weight(signs.of(rank)) for rank in range(len(signs.towns))]
    best = max(range(len(weights)), key=weights.__getitem__, default=None)
    if best is None or weights[best] < enough:
        return None
    return signs.mention(best, LIKELY if weights[best] >= _SURE else HINTED)


def _weight(signs: Set[str]) -> float:
    """Give how much speaks for a town; nothing does for one in someone else's address or in the name of an inn."""
    return -inf if signs & NEVER else weight(signs, _trees())


@cache
def _trees() -> tuple[Tree, ...]:
    return read_trees(files(__package__) / WEIGHTS)
