"""Print precision and recall of dates, by shape, on labelled sentences and on the project's own table.

    python -m benchmarks.accuracy_dates [dates.jsonl]

Each line of the file is an object with `text`, `shape` (a list), `context_year_or_published` (of the page),
`start` and `end`. Without an argument, the labelled file that lies beside the project is taken. An answer is
right when start and end are both those expected, hours included; dateparser, which gives no end, is held to
the start's day only, and so are we in the column beside it. How fast each reads is taken in the same run.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from collectors.french.dates import When, read_when
from tests.shared import SHARED

try:
    import dateparser
    from dateparser.search import search_dates
except ImportError:
    dateparser = None

Row = dict[str, Any]
Span = tuple[str | None, str | None]
Reader = Callable[[str, date | None], Span]

TABLE = Path(__file__).parents[1] / "tests" / "data" / "dates.jsonl"
TABLE_PUBLISHED = "2027-01-15"
TABLE_KINDS = ("event", "deadline")
NOTHING: Span = (None, None)
_LOADING = 60
"""So many sentences make a reader load what it loads at first use."""


class Sentence(NamedTuple):
    """A sentence, its shapes, the date of its page and what it says."""

    text: str
    shapes: tuple[str, ...]
    published: date | None
    expected: Span


def published_on(told: str | None) -> date | None:
    """Give the date of a page known to the year, month or day: the first day of what is known."""
    return date.fromisoformat(f"{told}-01-01"[:10]) if told else None


def written(moment: date | None) -> str | None:
    """Write a day or an hour as the labels do."""
    return moment.strftime("%Y-%m-%dT%H:%M") if isinstance(moment, datetime) else moment and str(moment)


def span_of(when: When | None) -> Span:
    """Give the start, and the last moment told: the last end, or the last start when there are several."""
    if when is None or when.kind not in TABLE_KINDS or not when.occurrences:
        return NOTHING
    last = when.occurrences[-1]
    end = last.end or (last.start if len(when.occurrences) > 1 else None)
    return written(when.occurrences[0].start), written(end)


def ours(text: str, published: date | None) -> Span:
    """Read with the project's own reader."""
    return span_of(read_when(text, today=published or date.today(), published=published))


def by_parse(text: str, published: date | None) -> Span:
    """Read with dateparser's `parse`."""
    found = dateparser.parse(text, languages=["fr"], settings=_settings(published))
    return written(found and found.date()), None


def by_search(text: str, published: date | None) -> Span:
    """Read with the first of dateparser's `search_dates`."""
    found = search_dates(text, languages=["fr"], settings=_settings(published))
    return written(found[0][1].date()) if found else None, None


def _settings(published: date | None) -> dict[str, Any]:
    return {"RELATIVE_BASE": datetime(*published.timetuple()[:3])} if published else {}


def labelled(path: Path) -> list[Sentence]:
    """Read the labelled file; sentences with hours also count under the shape « hours »."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [_sentence(row) for row in rows]


def _sentence(row: Row) -> Sentence:
    expected = (row["start"], row["end"])
    hours = ("any with hours",) * any("T" in moment for moment in expected if moment)
    return Sentence(
        row["text"], (*row["shape"], *hours), published_on(row["context_year_or_published"]), expected
    )


def own_table() -> list[Sentence]:
    """Read the project's own table, whose rows tell every mention: the first event counts, or deadline."""
    rows = [json.loads(line) for line in TABLE.read_text("utf-8").splitlines()]
    published = published_on(TABLE_PUBLISHED)
    return [Sentence(row["text"], (row["shape"],), published, _main_span(row["expected"])) for row in rows]


def _main_span(mentions: list[Row]) -> Span:
    for kind in TABLE_KINDS:
        for mention in mentions:
            if mention["kind"] == kind and mention["when"]:
                start, last = mention["when"][0][0], mention["when"][-1]
                return start, last[1] or (last[0] if len(mention["when"]) > 1 else None)
    return NOTHING


def day_of(span: Span) -> str | None:
    """Give the start's day, or the deadline's."""
    return (span[0] or span[1] or "")[:10] or None


def scores(answers: list[tuple[Any, Any]]) -> str:
    """Give the precision and recall of pairs of what is read and what is expected."""
    right = sum(found == expected and _says(found) for found, expected in answers)
    read = sum(_says(found) for found, _ in answers)
    told = sum(_says(expected) for _, expected in answers)
    return f"{_ratio(right, read)} {_ratio(right, told)}"


def _says(answer: Any) -> bool:
    return answer not in (None, NOTHING)


def _ratio(part: int, whole: int) -> str:
    return f"{part / whole:5.2f}" if whole else "    –"


def compare(title: str, sentences: list[Sentence]) -> None:
    """Print one line of scores by shape: ours in full, then the start's day for each reader."""
    readers: dict[str, Reader] = {"ours": ours}
    if dateparser is not None:
        readers |= {"parse": by_parse, "search_dates": by_search}
    read = {name: timed(reader, sentences) for name, reader in readers.items()}
    answers = {name: found for name, (found, _) in read.items()}
    print(f"\n{title}: {len(sentences)} sentences (precision, recall)")
    print(
        f"{'shape':18} rows  {'start and end':>13}" + "".join(f"  {name + ', day':>17}" for name in readers)
    )
    for shape in ["all", *sorted({shape for one in sentences for shape in one.shapes})]:
        ranks = [rank for rank, one in enumerate(sentences) if shape == "all" or shape in one.shapes]
        _print_line(shape, ranks, sentences, answers)
    for one, found in zip(sentences, answers["ours"], strict=True):
        if found != one.expected:
            print(f"    {one.text!r}: {found} for {one.expected}")
    _print_speeds({name: len(sentences) / seconds for name, (_, seconds) in read.items()})


def timed(reader: Reader, sentences: list[Sentence]) -> tuple[list[Span], float]:
    """Give the answers of a reader and the seconds of one core that they took, once its tables are loaded."""
    for one in sentences[:_LOADING]:
        reader(one.text, one.published)
    start = time.process_time()
    found = [reader(one.text, one.published) for one in sentences]
    return found, time.process_time() - start


def _print_speeds(speeds: dict[str, float]) -> None:
    told = (
        f"{name} {speed:,.0f}" + (f" ({speeds['ours'] / speed:.0f} times slower)" if name != "ours" else "")
        for name, speed in speeds.items()
    )
    print(f"sentences a second: {', '.join(told)}")


def _print_line(
    shape: str, ranks: list[int], sentences: list[Sentence], answers: dict[str, list[Span]]
) -> None:
    expected = [sentences[rank].expected for rank in ranks]
    full = scores(list(zip([answers["ours"][rank] for rank in ranks], expected, strict=True)))
    days = [
        scores([(day_of(found[rank]), day_of(sentences[rank].expected)) for rank in ranks])
        for found in answers.values()
    ]
    print(f"{shape:18} {len(ranks):4}  {full:>13}" + "".join(f"  {line:>17}" for line in days))


def main(path: Path) -> None:
    """Print the comparison on the labelled file, if it is there, and on the own table."""
    if dateparser is None:
        print("dateparser is not installed: no comparison (pip install dateparser).")
    if path.is_file():
        compare(path.name, labelled(path))
    else:
        print(f"{path.name} is not there: measured on the project's own table only.")
    compare("own table", own_table())


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED / "gold" / "dates-dev.jsonl")
