"""What is to be learned of titles: the stretches of announcements, and what each is worth as the title.

The announcements are invented ones (`tests/data/titles.jsonl`), each with its title, others that would do, or none;
pages of several (`tests/data/pages.jsonl`); and the project's own table (`tests/data/events.jsonl`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from itertools import chain, cycle
from typing import NamedTuple

from rapidfuzz import fuzz

from benchmarks.accuracy_events import TABLE, Row, words
from benchmarks.accuracy_pages import LAYOUTS, ON_A_PAGE, Layout, Lines
from benchmarks.accuracy_titles import rows
from collectors.french.blocks import Block
from collectors.french.events import block_of, blocks_of
from collectors.french.title_choice.choice import NOTHING, candidates

TITLES = TABLE.with_name("titles.jsonl")
PAGES = TABLE.with_name("pages.jsonl")
WORTHS = ((97, 4), (85, 3), (75, 2))
"""From which likeness to the title on (of 100) a stretch is worth how much."""
WORTH_OF_NOTHING = 1
"""Better no title than a wrong one."""
SECOND_BEST = 0.92
"""What another title that would do is worth, beside the first."""
EACH_TORN = 2
"""Of each that many rows one is learned a second time, with its title on two lines."""
AT_ONCE = 20
LONG = 5
"""In words: shorter titles go on one line."""
UNTITLED: Row = {"title": None}


class Lesson(NamedTuple):
    """The signs of each stretch of an announcement, and what each is worth as its title; the last is no title."""

    signs: list[set[str]]
    worths: list[int]


def lessons() -> list[Lesson]:
    """Read all labelled announcements, each alone and on a page, long titles on two lines too."""
    alone = [*rows(TITLES), *(row for row in rows(TABLE) if row["title"])]
    torn = filter(None, map(broken, alone[::EACH_TORN]))
    with ProcessPoolExecutor() as pool:
        single = pool.map(lesson, [*alone, *torn], chunksize=AT_ONCE)
        paged = pool.map(of_laid_out, laid_out([row for row in alone if row["title"]]), chunksize=AT_ONCE)
        whole = pool.map(of_page, rows(PAGES), chunksize=AT_ONCE)
        return list(filter(None, [*single, *chain.from_iterable(paged), *chain.from_iterable(whole)]))


def published(row: Row) -> date | None:
    """Give the day that a row was written on, or the first one of its year."""
    told = row["published"]
    return date.fromisoformat(f"{told}-01-01"[:10]) if told else None


def lesson(row: Row) -> Lesson | None:
    """Give the stretches of a labelled announcement that stands alone."""
    day = published(row)
    return taught(block_of(row["text"], today=day or date.today(), published=day), row)


def broken(row: Row) -> Row | None:
    """Give a row whose title is a line of its own with that line in two; `None` when it is none, or short."""
    title, text = row["title"], row["text"]
    if not title or len(title.split()) < LONG or title not in text.split("\n"):
        return None
    cut = title.index(" ", len(title) // 2) if " " in title[len(title) // 2 :] else title.rindex(" ")
    return row | {"text": text.replace(title, f"{title[:cut]}\n{title[cut + 1 :]}", 1)}


def laid_out(read: Iterable[Row]) -> Iterator[tuple[Sequence[Row], Layout]]:
    """Put announcements on pages with others, in each of the layouts in turn."""
    by_year: dict[str, list[Row]] = defaultdict(list)
    for row in read:
        by_year[str(row["published"])[:4]].append(row)
    pages = (
        alike[first : first + ON_A_PAGE]
        for alike in by_year.values()
        for first in range(0, len(alike), ON_A_PAGE)
    )
    return zip(pages, cycle(LAYOUTS))


def of_laid_out(told: tuple[Sequence[Row], Layout]) -> list[Lesson | None]:
    """Give the stretches of each announcement of a page that was put together."""
    page, layout = told
    owned = [(line, {rank}) for rank, row in enumerate(page) for line in layout([row])]
    return parted([line for line, _ in owned], [owners for _, owners in owned], page, published(page[0]))


def of_page(page: Row) -> list[Lesson | None]:
    """Give the stretches of each announcement of a labelled page."""
    events = page["events"]
    owners = [
        {rank for rank, one in enumerate(events) if one["first"] <= number <= one["last"]}
        for number in range(len(page["lines"]))
    ]
    return parted([(text, level) for text, level in page["lines"]], owners, events, published(page))


def parted(
    lines: Lines, owners: Sequence[set[int]], told: Sequence[Row], day: date | None
) -> list[Lesson | None]:
    """Give the stretches of what is found apart on a page, where its lines belong to one of those told, or none."""
    found: list[Lesson | None] = []
    for block in blocks_of(lines, today=day or date.today(), published=day):
        numbers = {number for row in block.rows for number in range(row.first, row.last + 1)}
        ranks = set().union(*(owners[number] for number in numbers))
        if len(ranks) <= 1:
            found.append(taught(block, told[ranks.pop()] if ranks else UNTITLED))
    return found


def taught(block: Block, row: Row) -> Lesson | None:
    """Give the stretches of a block, and what each is worth; `None` where its title is not among them."""
    found = candidates(block)
    worths = [worth(span.text, row) for span, _ in found]
    if row["title"] and not any(worths):
        return None
    return Lesson([*(signs for _, signs in found), set(NOTHING)], [*worths, WORTH_OF_NOTHING])


def worth(text: str, row: Row) -> int:
    """Tell what a stretch is worth as the title of a row."""
    if not row["title"]:
        return 0
    named = [(row["title"], 1.0), *((other, SECOND_BEST) for other in row.get("also", ()))]
    likeness = max(share * fuzz.token_sort_ratio(words(text), words(name)) for name, share in named)
    return next((value for least, value in WORTHS if likeness >= least), 0)
