"""The bars that reading announcements must hold on the project's own table, in `tests/data/events.jsonl`.

The announcements are invented, in the many layouts of real sites. `benchmarks.accuracy_events` shows each misread one.
"""

from __future__ import annotations

import json

import pytest

from benchmarks.accuracy_events import IN_TITLE, TABLE, answers, counts, read
from db.model import Event

ROWS = [json.loads(line) for line in TABLE.read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def events() -> list[Event | None]:
    return [read(row) for row in ROWS]


@pytest.mark.parametrize(
    ("field", "precision", "recall"),
    [
        ("title", 0.92, 0.92),
        (IN_TITLE, 0.96, 0.95),
        ("start", 0.98, 0.95),
        ("end", 0.98, 0.95),
        ("city", 0.98, 0.95),
        ("venue", 0.95, 0.85),
        ("mode", 0.97, 0.97),
        ("status", 1.0, 0.97),
    ],
)
def test_announcements_of_many_layouts(
    field: str, precision: float, recall: float, events: list[Event | None]
) -> None:
    right, read_count, expected = counts(answers(field, ROWS, events))
    assert right >= precision * read_count
    assert right >= recall * expected


@pytest.mark.parametrize(("field", "known"), [("start", {"t122"}), ("end", {"t1048"})])
def test_no_other_days_are_misread(field: str, known: set[str], events: list[Event | None]) -> None:
    told = answers(field, ROWS, events)
    assert {one.row for one in told if one.found and not one.same} == known
