"""Learned weights: small decision trees that tell, by the signs that a thing has, how much speaks for it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Set
from importlib.resources.abc import Traversable
from typing import Any, TypeAlias

Tree: TypeAlias = "float | tuple[str, Tree, Tree]"
"""A weight, or a sign with what is weighed next where it is absent and where it is there."""


def weight(signs: Set[str], trees: Iterable[Tree]) -> float:
    """Give how much signs speak for a thing: the sum of what each tree says."""
    return sum(_leaf(tree, signs) for tree in trees)


def _leaf(tree: Tree, signs: Set[str]) -> float:
    while isinstance(tree, tuple):
        tree = tree[2] if tree[0] in signs else tree[1]
    return tree


def read_trees(path: Traversable) -> tuple[Tree, ...]:
    """Read learned trees from a file, which tells signs by their rank in its list of names."""
    learned = json.loads(path.read_text("utf-8"))
    return tuple(_tree(tree, learned["signs"]) for tree in learned["trees"])


def _tree(told: Any, names: list[str]) -> Tree:
    if isinstance(told, list):
        sign, absent, there = told
        return names[sign], _tree(absent, names), _tree(there, names)
    return float(told)
