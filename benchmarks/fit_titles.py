"""Learn which stretch of an announcement is its title, and write the weights that the reader uses.

    python -m benchmarks.fit_titles

Learned from are announcements that were invented for it, each with its title and others that would do
(`tests/data/titles.jsonl`), and the project's own table (`tests/data/events.jsonl`), of which the rules are not
consulted: they were made from it. So no rule may be made from the former, or the weights trust rules too much.
Needs the `bench` dependencies.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import lightgbm
import numpy as np
from rapidfuzz import fuzz
from scipy.sparse import csr_matrix

import collectors.french.title_choice.choice as choice
from benchmarks.accuracy_events import TABLE, Row, words
from collectors.french.events import block_of
from collectors.french.headlines import ruled_title

TITLES = TABLE.with_name("titles.jsonl")
WORTHS = ((97, 3), (85, 2), (75, 1))
"""From which likeness to the title on (of 100) a stretch is worth how much."""
SECOND_BEST = 0.92
"""What another title that would do is worth, beside the first."""
FEWEST = 20
"""A sign that fewer stretches have teaches nothing."""
DIGITS = 3


class Lesson(NamedTuple):
    """The signs of each stretch of an announcement, and what each is worth as its title."""

    signs: list[set[str]]
    worths: list[int]


def lesson(row: Row, *, by_rules: bool) -> Lesson:
    """Give the stretches of a labelled announcement."""
    told = row["published"]
    published = date.fromisoformat(f"{told}-01-01"[:10]) if told else None
    block = block_of(row["text"], today=published or date.today(), published=published)
    found = choice.candidates(block, ruled_title(block) if by_rules else None)
    return Lesson([signs for _, signs in found], [worth(span.text, row) for span, _ in found])


def worth(text: str, row: Row) -> int:
    """Tell what a stretch is worth as the title of a row."""
    named = [(row["title"], 1.0), *((other, SECOND_BEST) for other in row.get("also", ()))]
    likeness = max(share * fuzz.token_sort_ratio(words(text), words(name)) for name, share in named)
    return next((value for least, value in WORTHS if likeness >= least), 0)


def lessons() -> list[Lesson]:
    """Read all labelled announcements."""
    read = [(row, True) for row in rows(TITLES)] + [(row, False) for row in rows(TABLE) if row["title"]]
    return [lesson(row, by_rules=by_rules) for row, by_rules in read]


def rows(path: Path) -> list[Row]:
    """Read a labelled file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def fit(told: list[Lesson]) -> dict[str, Any]:
    """Learn trees that put, in each announcement, the stretch that is worth most first."""
    names = vocabulary(told)
    ranker = lightgbm.LGBMRanker(
        n_estimators=250,
        learning_rate=0.08,
        num_leaves=63,
        min_child_samples=20,
        colsample_bytree=0.15,
        subsample=0.8,
        subsample_freq=1,
        lambdarank_truncation_level=3,
        label_gain=[0, 1, 8, 10],
        verbose=-1,
        deterministic=True,
        force_row_wise=True,
        random_state=1,
        n_jobs=2,
    )
    worths = np.array([worth for one in told for worth in one.worths])
    ranker.fit(matrix(told, names), worths, group=[len(one.worths) for one in told])
    dumped = ranker.booster_.dump_model()["tree_info"]
    return numbered([plain(tree["tree_structure"], names) for tree in dumped])


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
        return round(node["leaf_value"], DIGITS)
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
    told = [one for one in lessons() if any(one.worths)]
    path = Path(choice.__file__).with_name(choice.WEIGHTS)
    path.write_text(written(fit(told)), "utf-8")
    print(f"{len(told)} announcements, {sum(len(one.worths) for one in told)} stretches: {path.name}")
