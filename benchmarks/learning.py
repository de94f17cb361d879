"""What learning of weights shares: counting signs, laying them out, and writing the trees learned."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix

DIGITS = 3
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
    lines = [[ranks[sign] for sign in signs if sign in ranks] for signs in things]
    columns = list(chain.from_iterable(lines))
    ends = np.cumsum([0, *map(len, lines)])
    return csr_matrix((np.ones(len(columns), np.float32), columns, ends), (len(lines), len(names)))


def trees_of(models: Sequence[dict[str, Any]], names: Sequence[str]) -> list[Any]:
    """Give the trees of dumped models as nested lists: a sign, what is weighed where it is absent, and there.

    Each leaf is divided by their number, so that several models weigh as one.
    """
    share = 1 / len(models)
    return [_plain(tree["tree_structure"], names, share) for model in models for tree in model["tree_info"]]


def _plain(node: dict[str, Any], names: Sequence[str], share: float) -> Any:
    if "leaf_value" in node:
        return round(node["leaf_value"] * share, DIGITS)
    below = [_plain(node[side], names, share) for side in ("left_child", "right_child")]
    return [names[node["split_feature"]], *below]


def written(trees: list[Any]) -> str:
    """Write one tree a line, so that changes can be seen; signs are told by their rank in a list of those in use."""
    used = sorted(set(chain.from_iterable(map(_signs, trees))))
    ranks = {name: rank for rank, name in enumerate(used)}
    lines = ",\n".join(json.dumps(_ranked(tree, ranks), separators=(",", ":")) for tree in trees)
    signs = ",\n".join(json.dumps(sign, ensure_ascii=False) for sign in used)
    return f'{{"signs":[\n{signs}\n],"trees":[\n{lines}\n]}}\n'


def _signs(tree: Any) -> Iterable[str]:
    return [tree[0], *_signs(tree[1]), *_signs(tree[2])] if isinstance(tree, list) else []


def _ranked(tree: Any, ranks: dict[str, int]) -> Any:
    return [ranks[tree[0]], *(_ranked(side, ranks) for side in tree[1:])] if isinstance(tree, list) else tree
