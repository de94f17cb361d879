"""Print how many titles are told as an editor would, in invented announcements that nothing was learned from.

    python -m benchmarks.accuracy_titles

Each has its title, and others that would do: `tests/data/unseen_titles.jsonl`, announcements that stand alone, some
of which tell a day and no event, and `tests/data/unseen_pages.jsonl`, pages of several. No weight may be learned, and
no rule made, from these files.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from benchmarks.accuracy_events import TABLE, Row, read, same_title
from collectors.french.events import Announcement, find_announcements

ALONE = TABLE.with_name("unseen_titles.jsonl")
PAGES = TABLE.with_name("unseen_pages.jsonl")


class Told(NamedTuple):
    """A labelled title and the one that is told, each `None` without one; `right` tells whether it would do."""

    expected: str | None
    found: str | None
    right: bool

    @property
    def wrong(self) -> bool:
        """Tell a title that would not do, and one that is missing."""
        return not self.right and (self.found, self.expected) != (None, None)


def of_announcements(path: Path = ALONE) -> Iterator[Told]:
    """Read the announcements that stand alone."""
    for row in rows(path):
        event = read(row)
        yield _held_against(row, event.title if event else None)


def of_pages(path: Path = PAGES) -> Iterator[Told]:
    """Read the pages; of an event that none of its lines is told of, no title is found."""
    for page in rows(path):
        told = date.fromisoformat(page["published"]) if page["published"] else None
        lines = [(text, level) for text, level in page["lines"]]
        found = find_announcements(lines, today=told or date.today(), published=told)
        for row in page["events"]:
            yield _held_against(row, _title_within(found, row))


def _title_within(found: list[Announcement], row: Row) -> str | None:
    """Give the title of the event that begins on the day of a row, within its lines."""
    within = (one for one in found if one.first <= row["last"] and row["first"] <= one.last)
    days = ((one.event.title, one.event.occurrences) for one in within)
    return next((title for title, told in days if told and str(told[0].start).startswith(row["start"])), None)


def _held_against(row: Row, found: str | None) -> Told:
    named = [one for one in (row["title"], *row["also"]) if one]
    return Told(row["title"], found, found is not None and any(same_title(found, one) for one in named))


def rows(path: Path) -> list[Row]:
    """Read a labelled file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def report(name: str, told: list[Told]) -> str:
    """Give precision and recall, how many are told of what is no event, and what is told otherwise, a line each."""
    right, read, expected = (
        sum(one.right for one in told),
        sum(one.found is not None for one in told),
        sum(one.expected is not None for one in told),
    )
    idle = [one for one in told if one.expected is None]
    scores = (
        f"{name:14} {right / max(read, 1):9.3f} {right / max(expected, 1):9.3f}   {right}/{read}/{expected}"
        f"   {sum(one.found is not None for one in idle)}/{len(idle)}"
    )
    wrong = (f"    {one.found or '-'} for {one.expected or '-'}" for one in told if one.wrong)
    return "\n".join([scores, *wrong])


if __name__ == "__main__":
    print(f"{'':14} {'precision':>9} {'recall':>9}   right/read/expected   read/no event")
    print(report("announcements", list(of_announcements())))
    print(report("pages", list(of_pages())))
