"""When an event takes place, as stamps for machines or words for people say it. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from collectors.french.dates import read_when
from collectors.platforms.sittings import MIDNIGHT, Moment, Times, sitting
from db.model import PARIS

FIRST_YEAR, LAST_YEAR = 1990, 2200
"""Other years are what a faulty import leaves: 1970, 0001."""
DAY = re.compile(r"\d{4}-?\d\d-?\d\d")


@dataclass(frozen=True)
class Stamp:
    """A moment as it is written: a day, or a time of day without zone, and the offset that stands beside it."""

    written: Moment
    offset: timedelta | None = None

    @property
    def in_utc(self) -> bool:
        """Tell a time stamped `Z` or `+00:00`."""
        return self.offset == timedelta(0)

    @property
    def at_midnight(self) -> bool:
        """Tell a time written 00:00."""
        return isinstance(self.written, datetime) and self.written.time() == MIDNIGHT

    def local(self, *, as_written: bool = False) -> Moment:
        """Give the moment in Paris: a day, or an aware time; `as_written` overlooks the offset."""
        if not isinstance(self.written, datetime):
            return self.written
        if self.offset is None or as_written:
            return self.written.replace(tzinfo=PARIS)
        return (self.written - self.offset).replace(tzinfo=UTC).astimezone(PARIS)


def read_stamp(text: str) -> Stamp | None:
    """Read `2027-01-21`, `2027-01-21T20:00`, with or without offset; `None` for anything else."""
    value = text.strip()
    with suppress(ValueError, OverflowError):
        if DAY.fullmatch(value):
            moment: Moment = date.fromisoformat(value)
            stamp = Stamp(moment)
        else:
            moment = datetime.fromisoformat(value)
            stamp = Stamp(moment.replace(tzinfo=None), moment.utcoffset())
        return stamp if FIRST_YEAR <= moment.year <= LAST_YEAR else None
    return None


def are_local(stamps: Iterable[Stamp], told: Collection[Moment | None]) -> bool:
    """Tell whether these stamps are local times whatever their offset, as what the page tells shows."""
    written = converted = 0
    for stamp in stamps:
        written += stamp.local(as_written=True) in told
        converted += stamp.local() in told
    return written > converted


def span_of(start: Stamp, end: Stamp | None, *, as_written: bool) -> tuple[Moment, Moment | None]:
    """Give the local start and end; days from midnight to midnight end on the last of them.

    No event of ours starts at 00:00 UTC: such a stamp is a local midnight, whatever its offset says.
    """
    as_written = as_written or (start.in_utc and start.at_midnight)
    first = start.local(as_written=as_written)
    last = end.local(as_written=as_written) if end is not None else None
    if _ends_at_midnight(first, last) and last is not None:
        return _day(first), _day(last) - timedelta(days=1)
    return first, last


def _ends_at_midnight(first: Moment, last: Moment | None) -> bool:
    """Tell whole days whose end is the midnight after the last of them."""
    both = isinstance(first, datetime) and isinstance(last, datetime) and first < last
    return both and all(moment.time() == MIDNIGHT for moment in (first, last) if isinstance(moment, datetime))


def _day(moment: Moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def times_of(spans: list[tuple[Moment, Moment | None]], raw: str) -> Times:
    """Make the sittings of an event from their starts and ends, told as `raw`; each once, in order."""
    made = [sitting(start, end) for start, end in spans]
    once = dict.fromkeys(one for one, _ in made)
    ordered = sorted(once, key=lambda one: (_day(one.start or date.max), str(one.start)))
    return Times(tuple(ordered), raw, guessed=any(guessed for _, guessed in made))


def told_times(text: str, today: date, published: date | None = None) -> tuple[Times, tuple[str, ...]] | None:
    """Read the words of a date; the second value names what they leave out (`year`)."""
    when = read_when(text, today=today, published=published)
    if when is None or when.kind != "event" or not when.occurrences:
        return None
    hourless = all(one.all_day for one in when.occurrences)
    return Times(when.occurrences, when.raw, guessed=hourless), when.inferred
