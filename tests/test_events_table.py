"""The bars that reading announcements must hold on the project's own table, in `tests/data/events.jsonl`.

The announcements are invented, in the many layouts of real sites. `benchmarks.accuracy_events` shows each misread one.
"""

from __future__ import annotations

import json

import pytest

from benchmarks.accuracy_events import TABLE, answers, counts, read

ROWS = [json.loads(line) for line in TABLE.read_text("utf-8").splitlines()]


@pytest.mark.parametrize(
    ("field", "precision", "recall"),
    [
        ("title", 0.97, 0.95),
        ("start", 0.98, 0.95),
        ("end", 0.98, 0.95),
        ("city", 0.98, 0.95),
        ("venue", 0.95, 0.85),
        ("mode", 0.97, 0.97),
        ("status", 1.0, 1.0),
    ],
)
def test_announcements_of_many_layouts(field: str, precision: float, recall: float) -> None:
    right, read_count, expected = counts(answers(field, ROWS, [read(row) for row in ROWS]))
    assert right >= precision * read_count
    assert right >= recall * expected


@pytest.mark.parametrize(("field", "known"), [("start", {"t122"}), ("end", {"t1048"})])
def test_no_other_days_are_misread(field: str, known: set[str]) -> None:
    told = answers(field, ROWS, [read(row) for row in ROWS])
    assert {one.row for one in told if not one.same and (one.found or one.expected)} == known
