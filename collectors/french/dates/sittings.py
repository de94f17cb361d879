"""From days, links and hours to occurrences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from collectors.french.dates.links import Link
from collectors.french.dates.spans import Hours, Timetable
from collectors.french.dates.tokens import MIDNIGHT
from db.model import PARIS, Occurrence

LONGEST_COURSE = 5
"""Days: over a longer period, hours are those of an opening, not of sittings."""
LONGEST_SPLIT_COURSE = 3
"""Days: the same, when the hours are two half-days."""
_LAST_MINUTE, _DAWN = MIDNIGHT - 1, 8 * 60
_LONGEST_DAY = 8 * 60
"""Minutes that one works, or learns, in a day."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A day, or a range of days, with the hours written after its first and its last day."""

    first: date
    last: date | None
    opening: tuple[Hours, ...]
    closing: tuple[Hours, ...]

    @property
    def count(self) -> int:
        """Give the number of days."""
        return ((self.last or self.first) - self.first).days + 1


def occurrences(
    days: list[date], links: tuple[Link, ...], hours: tuple[Timetable | None, ...], *, opened: bool = False
) -> tuple[Occurrence, ...] | None:
    """Give the occurrences of days with their hours, `None` when a range ends before it starts.

    Hours written once after a list are those of the earlier days without any. `opened` tells that the hours
    are those of a place that stays open, and no sittings.
    """
    stretches = _stretches(days, links, [table.hours if table else () for table in hours])
    if any(one.last and one.last < one.first for one in stretches):
        return None
    shared = len(days) > 1 and sum(bool(one.opening or one.closing) for one in stretches) < 2
    sharing = sum(one.count for one in stretches) if shared else 1
    sittings = [found for one in _spread(stretches) for found in _of_stretch(one, sharing, opened)]
    return tuple(_unique(_joined(sittings)))


def deadline(days: list[date], hours: tuple[Timetable | None, ...]) -> tuple[Occurrence, ...]:
    """Give the one occurrence of a deadline: its last day, and hour if a single one is said."""
    table = hours[-1]
    only = table.hours[0] if table and len(table.hours) == 1 and table.hours[0].end < 0 else None
    if only is None:
        return (Occurrence(start=None, end=days[-1], all_day=True),)
    return (Occurrence(start=None, end=_moment(days[-1], only.start), all_day=False),)


def _stretches(days: list[date], links: tuple[Link, ...], hours: list[tuple[Hours, ...]]) -> list[Stretch]:
    found: list[Stretch] = []
    index = 0
    while index < len(days):
        if index < len(links) and links[index] is Link.UNTIL and not _are_sittings(hours[index : index + 2]):
            found.append(Stretch(days[index], days[index + 1], hours[index], hours[index + 1]))
            index += 2
        else:
            found.append(Stretch(days[index], None, hours[index], hours[index]))
            index += 1
    return found


def _are_sittings(hours: list[tuple[Hours, ...]]) -> bool:
    """Tell « 26 mars (14h-18h) – 27 mars (9h-13h) », two sittings, from a range of days."""
    return all(any(span.end >= 0 for span in spans) for spans in hours)


def _spread(stretches: list[Stretch]) -> list[Stretch]:
    """Give the hours of a later stretch to those before it that have none."""
    spread: list[Stretch] = []
    hours: tuple[Hours, ...] = ()
    for one in reversed(stretches):
        if one.opening or one.closing:
            hours = one.closing
            spread.append(one)
        else:
            spread.append(Stretch(one.first, one.last, hours if one.last is None else (), hours))
    return spread[::-1]


def _of_stretch(one: Stretch, sharing: int, opened: bool) -> list[Occurrence]:
    """Give the sittings of a stretch; « du 12 mars à 14h au 14 mars » is one that starts at 14h, then whole days."""
    if one.last is None or (one.first == one.last and not one.opening):
        return on_day(one.first, one.closing, sharing)
    if _is_bounded(one):
        return _from_to(one.first, one.opening[0].start, one.last, one.closing[0].start)
    if len(one.closing) == 1 and not one.opening and _runs_on(one.closing[0], one):
        return _from_to(one.first, one.closing[0].start, one.last, one.closing[0].end - MIDNIGHT)
    longest = LONGEST_COURSE if len(one.closing) == 1 else LONGEST_SPLIT_COURSE
    if one.closing and not one.opening and one.count <= longest and not opened:
        days = (one.first + timedelta(days=step) for step in range(one.count))
        return [found for day in days for found in on_day(day, one.closing, max(sharing, one.count))]
    if _starts_by_hour(one) and one.first < one.last:
        return [*on_day(one.first, one.opening), _whole(one.first + timedelta(days=1), one.last)]
    return [_whole(one.first, one.last)]


def _starts_by_hour(one: Stretch) -> bool:
    """Tell « du 12 mars à 14h au 14 mars » from « du 12 mars (9h-12h) au 14 mars », the hours of each day."""
    return len(one.opening) == 1 and one.opening[0].end < 0 and not one.closing


def _is_bounded(one: Stretch) -> bool:
    """Tell « du 12 mars à 9h au 13 mars à 17h »."""
    return all(len(hours) == 1 and hours[0].end < 0 for hours in (one.opening, one.closing))


def _runs_on(span: Hours, one: Stretch) -> bool:
    """Tell « du vendredi 11 au dimanche 13, de 20h30 à 17h », one stay, from nights that end before dawn.

    « La nuit du 5 au 6, de 22h à 6h » is a single one.
    """
    night = one.last == one.first + timedelta(days=1) and span.end > MIDNIGHT
    return night or span.end > MIDNIGHT + _DAWN


def _from_to(first: date, start: int, last: date, end: int) -> list[Occurrence]:
    if start == 0 and end == _LAST_MINUTE:
        return [_whole(first, last)]
    if first == last and end <= start:
        return [Occurrence(start=_moment(first, start), all_day=False)]
    return [Occurrence(start=_moment(first, start), end=_moment(last, end), all_day=False)]


def on_day(day: date, hours: tuple[Hours, ...], sharing: int = 1) -> list[Occurrence]:
    """Give the sittings of a day: one for each of its hours, which several days may share, or the whole day."""
    sittings = [span for span in hours if not _may_be_duration(span, sharing)]
    if not sittings or (sittings[0].start == 0 and sittings[0].end in (-1, _LAST_MINUTE)):
        return [_whole(day, None)]
    return [
        Occurrence(
            start=_moment(day, span.start),
            end=_moment(day, span.end) if span.end >= 0 else None,
            all_day=False,
        )
        for span in sittings
    ]


def _may_be_duration(span: Hours, sharing: int) -> bool:
    """Tell the « 14h » of « 12 et 13 mars – 14h », which may be the length of both days together, from « 20h »."""
    fits = sharing > 1 and span.start <= sharing * _LONGEST_DAY
    return fits and span.end < 0 and not span.sure and span.start % 60 == 0


def _moment(day: date, minutes: int) -> datetime:
    later, minute = divmod(minutes, MIDNIGHT)
    return datetime.combine(day + timedelta(days=later), time(*divmod(minute, 60)), PARIS)


def _whole(first: date, last: date | None) -> Occurrence:
    return Occurrence(start=first, end=last if last != first else None, all_day=True)


def _joined(sittings: Iterable[Occurrence]) -> list[Occurrence]:
    """Make one occurrence of whole days that follow one another."""
    joined: list[Occurrence] = []
    for one in sittings:
        if joined and _follows(joined[-1], one):
            last = one.end or one.start
            joined[-1] = Occurrence(start=joined[-1].start, end=last, all_day=True)
        else:
            joined.append(one)
    return joined


def _follows(one: Occurrence, other: Occurrence) -> bool:
    if not (one.all_day and other.all_day) or one.start is None or other.start is None:
        return False
    return (one.end or one.start) + timedelta(days=1) == other.start


def _unique(sittings: list[Occurrence]) -> Iterable[Occurrence]:
    return dict.fromkeys(sittings)
