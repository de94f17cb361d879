"""Print how many announcements of a page are found again when three that read right alone stand on it together.

    python -m benchmarks.accuracy_pages [events.jsonl]

The files are those of `benchmarks.accuracy_events`. Taken are rows whose first line is their title; three of one
year make a page, set apart in each of the ways that sites do it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from benchmarks.accuracy_events import Row, alike, measure, read, start
from collectors.french.events import find_announcements
from collectors.french.headed import BOLD, HeadedLine
from db.model import Event

Lines = list[HeadedLine]
Layout = Callable[[Iterable[Row]], Lines]

ON_A_PAGE = 3
HEADING = 3


def headed(rows: Iterable[Row]) -> Lines:
    """Lay out each announcement under a heading."""
    return [
        (line, 0 if rank else HEADING) for row in rows for rank, line in enumerate(row["text"].split("\n"))
    ]


def in_paragraphs(rows: Iterable[Row]) -> Lines:
    """Lay out each announcement as a paragraph."""
    return [(line, 0) for row in rows for line in (*row["text"].split("\n"), "")]


def one_below_the_other(rows: Iterable[Row]) -> Lines:
    """Lay out announcements with nothing between them."""
    return [(line, 0) for row in rows for line in row["text"].split("\n")]


def each_line_apart(rows: Iterable[Row]) -> Lines:
    """Lay out each line as a paragraph, as pages do whose editor knows no other."""
    return [(line, 0) for row in rows for text in row["text"].split("\n") for line in (text, "")]


def under_bold_words(rows: Iterable[Row]) -> Lines:
    """Lay out each line as a paragraph, the titles in bold."""
    return [
        line
        for row in rows
        for rank, text in enumerate(row["text"].split("\n"))
        for line in ((text, 0 if rank else BOLD), ("", 0))
    ]


LAYOUTS: tuple[Layout, ...] = (
    headed,
    in_paragraphs,
    one_below_the_other,
    each_line_apart,
    under_bold_words,
)


def is_told(event: Event | None, row: Row) -> bool:
    """Tell whether an event has the title and the start of a row."""
    same_start = event is not None and start(event) == row["start"]
    return bool(same_start and event and row["title"] and alike(event.title, row["title"]))


def pages(rows: list[Row]) -> Iterator[list[Row]]:
    """Group the rows that read right alone by their pages' year, in their order; the last few may be left out."""
    by_year: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row["start"] and row["text"].partition("\n")[0] == row["title"] and is_told(read(row), row):
            by_year[str(row["published"])[:4]].append(row)
    for alike_rows in by_year.values():
        for first in range(0, len(alike_rows) - ON_A_PAGE + 1, ON_A_PAGE):
            yield alike_rows[first : first + ON_A_PAGE]


def found_again(page: list[Row], layout: Layout) -> tuple[int, int]:
    """Count the rows that are found on their page, and the events found in all."""
    told = min((str(row["published"]) for row in page if row["published"]), default=None)
    published = date.fromisoformat(f"{told}-01-01"[:10]) if told else None
    found = find_announcements(layout(page), today=published or date.today(), published=published)
    right = sum(any(is_told(one.event, row) for one in found) for row in page)
    return right, len(found)


def compare(rows: list[Row]) -> None:
    """Print one line per layout."""
    together = list(pages(rows))
    expected = ON_A_PAGE * len(together)
    for layout in LAYOUTS:
        counts = [found_again(page, layout) for page in together]
        right, found = (sum(numbers) for numbers in zip(*counts, strict=True)) if counts else (0, 0)
        scores = f"{right / max(found, 1):9.3f} {right / max(expected, 1):9.3f}"
        print(f"{layout.__name__:20} {scores}   {right}/{found}/{expected}")


if __name__ == "__main__":
    measure(compare)
