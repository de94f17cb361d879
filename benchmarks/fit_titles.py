"""Learn which stretch of an announcement is its title, and write the weights that the reader uses.

    python -m benchmarks.fit_titles

What is learned from is told in `benchmarks.title_lessons`. Needs the `bench` dependencies.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

import collectors.french.title_choice.choice as choice
from benchmarks.learned_trees import trees_of, written
from benchmarks.learning import DRAWN, SEEDS, matrix, vocabulary
from benchmarks.title_lessons import Lesson, lessons

FEWEST = 20


def fit(told: list[Lesson]) -> list[Any]:
    """Learn trees that put, in each announcement, the stretch that is worth most first."""
    things = [signs for one in told for signs in one.signs]
    names = vocabulary(things, FEWEST)
    signs = matrix(things, names)
    worths = np.array([worth for one in told for worth in one.worths])
    groups = [len(one.worths) for one in told]
    dumped = [ranker(seed).fit(signs, worths, group=groups).booster_.dump_model() for seed in SEEDS]
    return trees_of(dumped, names)


def ranker(seed: int) -> lightgbm.LGBMRanker:
    """Give what learns trees, each on some of the announcements and signs."""
    return lightgbm.LGBMRanker(
        n_estimators=250,
        learning_rate=0.08,
        num_leaves=63,
        max_depth=12,
        min_child_samples=20,
        colsample_bytree=0.15,
        lambdarank_truncation_level=3,
        label_gain=[0, 0.5, 1.5, 8, 10],
        random_state=seed,
        **DRAWN,
    )


if __name__ == "__main__":
    told = lessons()
    path = Path(choice.__file__).with_name(choice.WEIGHTS)
    path.write_text(written(fit(told)), "utf-8")
    print(f"{len(told)} announcements, {sum(len(one.worths) for one in told)} stretches: {path.name}")
