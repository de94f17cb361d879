"""Print precision and recall of what `read_event` reads, field by field, on a labelled file of announcements.

    python -m benchmarks.accuracy_events [events.jsonl]

Each line of the file is an object with `text`, `published` (of the page, as far as known), `title`, `start`,
`end`, `city`, `venue`, `mode` and `status`. Without an argument, the labelled file that lies beside the project
is taken. The project's own table of invented announcements is measured after it.

A title counts as read when it is the same but for typing, a determiner, the kind of gathering before the name
(« Atelier « Dormir » ») or at most three words at its end. Titles that hold the name among other words, or a part
of it, are counted apart, as « in title »: of these, a reader sees what it is, but would not have written it so.
"""

from __future__ import annotations

import json
import operator
import re
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from rapidfuzz import fuzz

from collectors.french.events import read_event
from collectors.french.gatherings import GATHERING
from db.model import Event, slug
from db.vocabulary import EventStatus
from tests.shared import SHARED

Row = dict[str, Any]

TABLE = Path(__file__).parents[1] / "tests" / "data" / "events.jsonl"

ALIKE = 85
MORE_WORDS = 3
_KIND = re.compile(
    rf"{GATHERING.pattern}|\b(?:prochaine?s?|notre|nos|votre|cette?|ce|cet|sa|son|\d+ ?(?:e|eme|ere|er)|premiere?|"
    r"deuxieme|troisieme|edition|cycle|action|film|piece|expo|programme|cine|grande?|traditionnelle?|le|la|les|du|de|"
    r"des|d|l|un|une|sur|theme)\b",
    re.IGNORECASE,
)
"""What tells of what kind a gathering is, in words without marks."""
DETERMINERS = frozenset(
    "le la les l un une des ce cet cette ces notre nos votre vos son sa ses leur leurs".split()
)


def words(text: str | None) -> str:
    """Give what two spellings of a name share: no case, accents, marks nor leading determiner."""
    parts = slug(text or "").split("-")
    return " ".join(parts[1:] if parts[0] in DETERMINERS else parts)


def same_title(read: str, expected: str) -> bool:
    """Tell whether two titles are the same but for typing, a determiner, a kind or three words at the end."""
    one, other = words(read), words(expected)
    bare = [" ".join(_KIND.sub(" ", text).split()) for text in (one, other)]
    typed = fuzz.token_sort_ratio(one, other) >= ALIKE
    return typed or (all(bare) and fuzz.token_sort_ratio(*bare) >= ALIKE) or _goes_on(one, other)


def _goes_on(one: str, other: str) -> bool:
    short, long = sorted((one.split(), other.split()), key=len)
    return len(short) > 1 and long[: len(short)] == short and len(long) - len(short) <= MORE_WORDS


def alike(read: str, expected: str) -> bool:
    """Tell whether one name holds the words of the other."""
    return fuzz.token_set_ratio(words(read), words(expected)) >= ALIKE


def moment(value: date | datetime | None) -> str | None:
    """Write a day or an hour as the labels do."""
    return value.strftime("%Y-%m-%dT%H:%M") if isinstance(value, datetime) else str(value) if value else None


def start(event: Event) -> str | None:
    """Give when the first sitting starts."""
    return moment(event.occurrences[0].start) if event.occurrences else None


def end(event: Event) -> str | None:
    """Give the last moment told: the end of the last sitting, or its day when there are several."""
    if not event.occurrences:
        return None
    last = max(event.occurrences, key=lambda one: str(one.end or one.start))
    several = len(event.occurrences) > 1
    return moment(last.end) or (str(last.start)[:10] if several else None)


def status(event: Event) -> str | None:
    """Give the status when the event does not take place as it was announced."""
    told = (EventStatus.CANCELLED, EventStatus.POSTPONED)
    return str(event.status) if event.status in told else None


FIELDS: dict[str, Callable[[Event], str | None]] = {
    "title": lambda event: event.title,
    "start": start,
    "end": end,
    "city": lambda event: event.city,
    "venue": lambda event: event.venue,
    "mode": lambda event: str(event.mode) if event.mode else None,
    "status": status,
}
LIKENESS: dict[str, Callable[[str, str], bool]] = {"title": same_title, "city": alike, "venue": alike}
IN_TITLE = "in title"
UNSAID = {"unknown", "scheduled"}


def read(row: Row) -> Event | None:
    """Read a row as of the day its page was published."""
    told = row["published"]
    published = date.fromisoformat(f"{told}-01-01"[:10]) if told else None
    return read_event(row["text"], today=published or date.today(), published=published)


class Answer(NamedTuple):
    """What was read of one field of a row, and what was expected; `same` is false when either is `None`."""

    row: str
    found: str | None
    expected: str | None
    same: bool


def answers(name: str, rows: list[Row], events: list[Event | None]) -> list[Answer]:
    """Hold what was read of one field against the labels."""
    found, field = [], "title" if name == IN_TITLE else name
    likeness = alike if name == IN_TITLE else LIKENESS.get(name, operator.eq)
    for row, event in zip(rows, events, strict=True):
        expected = None if row[field] in UNSAID else row[field]
        told = FIELDS[field](event) if event else None
        same = bool(told and expected) and likeness(str(told), str(expected))
        found.append(Answer(row["id"], told, expected, same))
    return found


def counts(told: list[Answer]) -> tuple[int, int, int]:
    """Count the answers that are right, those read and those expected."""
    right = sum(one.same for one in told)
    return right, sum(one.found is not None for one in told), sum(one.expected is not None for one in told)


def score(name: str, rows: list[Row], events: list[Event | None]) -> None:
    """Print the scores of one field, then the rows that differ."""
    told = answers(name, rows, events)
    right, read_count, expected_count = counts(told)
    scores = f"{right / max(read_count, 1):9.3f} {right / max(expected_count, 1):9.3f}"
    print(f"{name:10} {scores}   {right}/{read_count}/{expected_count}")
    for one in told:
        if not one.same and (one.found or one.expected):
            print(f"    {one.row}: {one.found or '-'} for {one.expected or '-'}")


def compare(rows: list[Row]) -> None:
    """Print one line per field, then the rows that differ."""
    events = [read(row) for row in rows]
    for name in (*FIELDS, IN_TITLE):
        score(name, rows, events)


def measure(comparison: Callable[[list[Row]], None]) -> None:
    """Run a comparison on the labelled file, if it is there, and on the own table."""
    labelled = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED / "gold" / "events-dev.jsonl"
    for path in (labelled, TABLE):
        if not path.is_file():
            print(f"{path.name} is not there: measured on the project's own table only.")
            continue
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        print(f"\n{path.name}: {len(rows)} rows\nfield      precision    recall   right/read/expected")
        comparison(rows)


if __name__ == "__main__":
    measure(compare)
