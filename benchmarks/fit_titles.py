"""Learn which stretch of an announcement is its title, and write the weights that the reader uses.

    python -m benchmarks.fit_titles

What is learned from is told in `benchmarks.title_lessons`. Needs the `bench` dependencies.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from scipy.sparse import csr_matrix

import collectors.french.title_choice.choice as choice
from benchmarks.title_lessons import Lesson, lessons

FEWEST = 20
"""A sign that fewer stretches have teaches nothing."""
DIGITS = 3
SEEDS = (1, 2)
"""What is learned twice, by other draws, and added up depends less on chance."""


def fit(told: list[Lesson]) -> dict[str, Any]:
    """Learn trees that put, in each announcement, the stretch that is worth most first."""
    names = vocabulary(told)
    signs = matrix(told, names)
    worths = np.array([worth for one in told for worth in one.worths])
    groups = [len(one.worths) for one in told]
    dumped = (ranker(seed).fit(signs, worths, group=groups).booster_.dump_model() for seed in SEEDS)
    return numbered([plain(tree["tree_structure"], names) for model in dumped for tree in model["tree_info"]])


def ranker(seed: int) -> lightgbm.LGBMRanker:
    """Give what learns trees, each on some of the announcements and signs."""
    return lightgbm.LGBMRanker(
        n_estimators=250,
        learning_rate=0.08,
        num_leaves=63,
        max_depth=12,
        min_child_samples=20,
        colsample_bytree=0.15,
        subsample=0.8,
        subsample_freq=1,
        lambdarank_truncation_level=3,
        label_gain=[0, 0.5, 1.5, 8, 10],
        verbose=-1,
        deterministic=True,
        force_row_wise=True,
        random_state=seed,
        n_jobs=2,
    )


def vocabulary(told: Iterable[Lesson]) -> list[str]:
    """Give the signs that are frequent enough."""
    counts = Counter(chain.from_iterable(chain.from_iterable(one.signs for one in told)))
    return sorted(name for name, count in counts.items() if count >= FEWEST)


def matrix(told: Iterable[Lesson], names: list[str]) -> csr_matrix:
    """Lay out one line per stretch, one column per sign."""
    ranks = {name: rank for rank, name in enumerate(names)}
    lines = [[ranks[sign] for sign in signs if sign in ranks] for one in told for signs in one.signs]
    columns = list(chain.from_iterable(lines))
    ends = np.cumsum([0, *map(len, lines)])
    return csr_matrix((np.ones(len(columns), np.float32), columns, ends), (len(lines), len(names)))


def plain(node: dict[str, Any], names: list[str]) -> Any:
    """Give a tree as nested lists: a sign, what is weighed where it is absent, and where it is there."""
    if "leaf_value" in node:
        return round(node["leaf_value"] / len(SEEDS), DIGITS)
    below = [plain(node[side], names) for side in ("left_child", "right_child")]
    return [names[node["split_feature"]], *below]


def numbered(trees: list[Any]) -> dict[str, Any]:
    """Tell signs by their rank in a list of those in use."""
    used = sorted(set(chain.from_iterable(map(_signs, trees))))
    ranks = {name: rank for rank, name in enumerate(used)}
    return {"signs": used, "trees": [_ranked(tree, ranks) for tree in trees]}


def _signs(tree: Any) -> Iterable[str]:
    return [tree[0], *_signs(tree[1]), *_signs(tree[2])] if isinstance(tree, list) else []


def _ranked(tree: Any, ranks: dict[str, int]) -> Any:
    return [ranks[tree[0]], *(_ranked(side, ranks) for side in tree[1:])] if isinstance(tree, list) else tree


def written(learned: dict[str, Any]) -> str:
    """Write one tree a line, so that changes can be seen."""
    trees = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in learned["trees"])
    signs = ",\n".join(json.dumps(sign, ensure_ascii=False) for sign in learned["signs"])
    return f'{{"signs":[\n{signs}\n],"trees":[\n{trees}\n]}}\n'


if __name__ == "__main__":
    told = lessons()
    path = Path(choice.__file__).with_name(choice.WEIGHTS)
    path.write_text(written(fit(told)), "utf-8")
    print(f"{len(told)} announcements, {sum(len(one.worths) for one in told)} stretches: {path.name}")
