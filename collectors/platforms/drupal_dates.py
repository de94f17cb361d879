"""When a Drupal node takes place: its date fields, and the sessions and deadlines told in its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import zip_longest

from bs4 import Tag

from collectors.french.dates import When, find_when
from collectors.platforms.drupal_node import FIELD, Field, Node
from collectors.platforms.markup import text_of
from db.model import PARIS, Occurrence

DEADLINE = re.compile(r"\b(limite|cloture|clôture|inscriptions?|deadline)\b")
PUBLISHED = re.compile(
    r"\b(publi\w*|created|creation|création|modif\w*|changed|maj|mise a jour|mise à jour)\b"
)
END = re.compile(r"\b(fin|end)\b")
SESSION = re.compile(r"\bsessions?\b", re.IGNORECASE)
HOUR = re.compile(r"\d\s?[h:]\s?\d\d|\d\s?h\b", re.IGNORECASE)
META = re.compile(r"\b(node__meta|submitted|node__submitted|field--name-created)\b")
OTHER_NODES = "views-row"
FIRST_YEAR, LAST_YEAR = 1990, 2200
"""Other years are what a faulty import leaves: 1970, 0001."""
MOST_SITTINGS = 100
REGISTERING = timedelta(days=180)
"""Registration is taken to open that long before: a deadline told without its year is read from there."""
MIDNIGHT, NOON, LAST_MINUTE = time(0), time(12), time(23, 59)

Moment = datetime | date


@dataclass(frozen=True)
class Times:
    """What the date fields say: `raw` in their words; `guessed` when days are taken for want of an hour."""

    occurrences: tuple[Occurrence, ...]
    raw: str
    guessed: bool

    @property
    def first_day(self) -> date:
        """Give the day of the first sitting."""
        return day_of(self.occurrences[0])


def day_of(occurrence: Occurrence) -> date:
    """Give the day on which a sitting starts."""
    return _day(occurrence.start or occurrence.end or date.max)


def read_times(node: Node) -> Times | None:
    """Read the date fields of a node, or failing those every `<time>` in it; `None` without either."""
    fields = [field for field in node.fields if _is_when(field)]
    loose = [] if fields else _loose_times(node)
    spans = _field_spans(fields) if fields else _spans(_read_time(tag) for tag in loose)
    if not spans:
        return None
    made = [_occurrence(start, end) for start, end in spans]
    raw = ", ".join([field.text for field in fields] or [text_of(tag) for tag in loose])
    return Times(tuple(one for one, _ in made), raw, guessed=any(guessed for _, guessed in made))


def _is_when(field: Field) -> bool:
    """Tell a date field from a text, from a group of fields, and from other dates of the node."""
    timed = field.tag.select_one("time[datetime]") is not None
    plain = not field.type.startswith("text") and field.tag.select_one(FIELD) is None
    return timed and plain and not field.is_about(DEADLINE) and not field.is_about(PUBLISHED)


def _loose_times(node: Node) -> list[Tag]:
    others = [field for field in node.fields if field.is_about(DEADLINE) or field.is_about(PUBLISHED)]
    elsewhere = {id(field.tag) for field in others}
    return [
        tag
        for tag in node.root.select("time[datetime]")
        if not tag.find_parent(class_=META)
        and not tag.find_parent(class_=OTHER_NODES)
        and not any(id(parent) in elsewhere for parent in tag.parents)
    ]


def _field_spans(fields: Sequence[Field]) -> list[tuple[Moment, Moment | None]]:
    """Give start and end of each value; a field that says « fin » ends the one before it."""
    spans: list[tuple[Moment, Moment | None]] = []
    for field in fields:
        for item in field.items:
            found = _spans(_read_time(tag) for tag in item.select("time[datetime]"))
            if field.is_about(END) and spans and len(found) == 1 and found[0][1] is None:
                spans[-1] = (spans[-1][0], found[0][0])
            else:
                spans += found
    return spans


def _spans(moments: Iterable[Moment | None]) -> list[tuple[Moment, Moment | None]]:
    known = [moment for moment in moments if moment is not None]
    return list(zip_longest(known[::2], known[1::2]))


def _read_time(tag: Tag) -> Moment | None:
    """Read a `<time>` in local time; Drupal writes a date without hour as noon UTC."""
    value = str(tag["datetime"]).strip()
    with suppress(ValueError):
        if not FIRST_YEAR <= int(value[:4]) <= LAST_YEAR:
            return None
        if len(value) == 10:
            return date.fromisoformat(value)
        moment = datetime.fromisoformat(value)
        moment = (moment if moment.tzinfo else moment.replace(tzinfo=PARIS)).astimezone(PARIS)
        hourless = moment.astimezone(UTC).time() == NOON and not HOUR.search(text_of(tag))
        return moment.date() if hourless else moment
    return None


def _occurrence(start: Moment, end: Moment | None) -> tuple[Occurrence, bool]:
    """Make an occurrence; the second value tells that days are taken because no hour is written."""
    if isinstance(start, datetime) and isinstance(end, datetime) and _is_whole_day(start, end):
        return _days(start, end), False
    if not isinstance(start, datetime) or (start.time() == MIDNIGHT and (end is None or end == start)):
        return _days(start, end), True
    later = end if isinstance(end, datetime) and end > start else None
    return Occurrence(start=start, end=later, all_day=False), False


def _is_whole_day(start: datetime, end: datetime) -> bool:
    return start.time() == MIDNIGHT and end.time() >= LAST_MINUTE


def _days(start: Moment, end: Moment | None) -> Occurrence:
    last = _day(end) if end is not None and _day(end) >= _day(start) else None
    return Occurrence(start=_day(start), end=last, all_day=True)


def _day(moment: Moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def complete(times: Times, node: Node, today: date) -> tuple[Occurrence, ...]:
    """Give the occurrences of the fields, with the later sessions and the hours that only the text tells.

    A day of the text counts when it is told together with the first day of the fields: in one list of
    days, or on lines that speak of sessions.
    """
    told = _told_with(times.first_day, node, today)
    whole_days = not times.guessed
    sittings = [one if one.all_day and whole_days else _hours_told(one, told) for one in times.occurrences]
    for one in told[:MOST_SITTINGS]:
        if day_of(one) > times.first_day and not any(_covers(known, one) for known in sittings):
            sittings.append(one)
    return tuple(sorted(sittings, key=day_of))


def _told_with(day: date, node: Node, today: date) -> list[Occurrence]:
    whens = [when for when in find_when(node.text, today=today, published=day) if when.kind == "event"]
    groups = [when.occurrences for when in whens]
    groups.append(tuple(one for when in whens if _is_session(when, node.text) for one in when.occurrences))
    return [one for group in groups if any(day_of(other) == day for other in group) for one in group]


def _is_session(when: When, text: str) -> bool:
    start, end = when.span
    before = text[max(0, start - 80) : start].rpartition("\n")[2]
    return SESSION.search(before + text[start : min(end, start + 80)]) is not None


def _hours_told(sitting: Occurrence, told: Iterable[Occurrence]) -> Occurrence:
    """Give the sitting as the text tells it, when the field has its day or its start and no more."""
    same = (
        one
        for one in told
        if _has_hour(one)
        and (one.start == sitting.start or (sitting.all_day and day_of(one) == day_of(sitting)))
    )
    return next(same, sitting) if sitting.end in {None, sitting.start} else sitting


def _has_hour(sitting: Occurrence) -> bool:
    return isinstance(sitting.start, datetime) and sitting.start.time() != MIDNIGHT


def _covers(known: Occurrence, other: Occurrence) -> bool:
    return day_of(known) <= day_of(other) <= _day(known.end or day_of(known))


def read_deadline(node: Node, day: date, today: date) -> tuple[date | None, bool]:
    """Give the last day to register for an event of that `day`, and whether its year was deduced."""
    for field in node.fields_about(DEADLINE):
        moments = [_read_time(tag) for tag in field.tag.select("time[datetime]")]
        if known := [_day(moment) for moment in moments if moment is not None]:
            return known[-1], False
    for when in find_when(node.text, today=today, published=day - REGISTERING):
        last = when.occurrences[0].end if when.kind == "deadline" and when.occurrences else None
        deduced = "year" in when.inferred
        if last is not None and not (deduced and _day(last) > day):
            return _day(last), deduced
    return None, False


def published_on(node: Node) -> date | None:
    """Give the day of publication, where the page writes it."""
    tags = [tag for field in node.fields_about(PUBLISHED) for tag in field.tag.select("time[datetime]")]
    tags += [tag for tag in node.root.select("time[datetime]") if tag.find_parent(class_=META)]
    moments = (_read_time(tag) for tag in tags)
    return next((_day(moment) for moment in moments if moment is not None), None)
