"""What learning of weights shares: counting signs and laying them out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix

SEEDS = (1, 2)
"""What is learned twice, by other draws, and added up depends less on chance."""
DRAWN: dict[str, Any] = {
    "subsample": 0.8,
    "subsample_freq": 1,
    "verbose": -1,
    "deterministic": True,
    "force_row_wise": True,
    "n_jobs": 2,
}
"""What all that learns trees is set to: each tree learns from some of the things, and as before on each run."""


def vocabulary(things: Iterable[Iterable[str]], fewest: int) -> list[str]:
    """Give the signs that so many things have: rarer ones teach nothing."""
    counts = Counter(chain.from_iterable(things))
    return sorted(name for name, count in counts.items() if count >= fewest)


def matrix(things: Iterable[Iterable[str]], names: Sequence[str]) -> csr_matrix:
    """Lay out one line per thing, one column per sign."""
    ranks = {name: rank for rank, name in enumerate(names)}
    lines = [sorted(ranks[sign] for sign in signs if sign in ranks) for signs in things]
    columns = list(chain.from_iterable(lines))
    ends = np.cumsum([0, *map(len, lines)])
    return csr_matrix((np.ones(len(columns), np.float32), columns, ends), (len(lines), len(names)))
