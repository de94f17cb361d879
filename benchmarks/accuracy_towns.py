"""Print how many towns are told rightly in invented announcements that nothing was learned from.

    python -m benchmarks.accuracy_towns

Of `tests/data/unseen_titles.jsonl`, the announcements that say where their event is, or name towns that are not the
place. No weight may be learned, and no rule made, from them.
"""

from __future__ import annotations

from benchmarks.accuracy_events import Answer, answers, counts, read
from benchmarks.accuracy_titles import ALONE, rows


def of_announcements() -> list[Answer]:
    """Hold the town that is told of each announcement against its label."""
    labelled = [row for row in rows(ALONE) if "city" in row]
    return answers("city", labelled, [read(row) for row in labelled])


if __name__ == "__main__":
    told = of_announcements()
    right, found, expected = counts(told)
    print(f"{'':14} {'precision':>9} {'recall':>9}   right/read/expected")
    print(f"{'towns':14} {right / found:9.3f} {right / expected:9.3f}   {right}/{found}/{expected}")
    for one in told:
        if not one.same and (one.found or one.expected):
            print(f"    {one.found or '-'} for {one.expected or '-'}")
