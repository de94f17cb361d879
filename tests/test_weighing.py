"""Learned weights, as they are written, read and added up."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.learned_trees import trees_of, written
from collectors.french.weighing import read_trees, weight

TREES = (("verb", 0.5, ("call", -1.0, 2.0)), ("day", 0.0, 0.25))


@pytest.mark.parametrize(
    ("signs", "expected"),
    [(set(), 0.5), ({"verb"}, -1.0), ({"verb", "call"}, 2.0), ({"call", "day"}, 0.75), ({"other"}, 0.5)],
)
def test_what_each_tree_tells_is_added_up(signs: set[str], expected: float) -> None:
    assert weight(signs, TREES) == expected


def test_learned_trees_are_read_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "weights.json"
    path.write_text(written([["verb", 0.5, ["call", -1.0, 2.0]], ["day", 0.0, 0.25]]), encoding="utf-8")
    assert read_trees(path) == TREES


def test_the_leaves_of_several_models_share_what_they_tell() -> None:
    below = {"left_child": {"leaf_value": 1.0}, "right_child": {"leaf_value": -3.0}}
    model = {"tree_info": [{"tree_structure": {"split_feature": 1, **below}}]}
    assert trees_of([model, model], ["day", "verb"]) == [["verb", 0.5, -1.5]] * 2


def test_rare_signs_teach_nothing() -> None:
    learning = pytest.importorskip("benchmarks.learning", reason="learning needs the bench dependencies")
    assert learning.vocabulary([{"a", "b"}, {"b"}, {"b", "c"}], 2) == ["b"]
    assert learning.matrix([{"a", "b"}, {"c"}], ["a", "b"]).toarray().tolist() == [[1.0, 1.0], [0.0, 0.0]]
