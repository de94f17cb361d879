"""Learned trees as the files of weights hold them: signs by their rank in a list, a tree a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

DIGITS = 3


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
