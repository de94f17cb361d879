"""The lines of a page as a reader takes them in: broken ones joined, each known for what it is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto
from itertools import pairwise

from collectors.french import turns
from collectors.french.broken_lines import WholeLine, joined
from collectors.french.dates import When, find_when
from collectors.french.fold import fold
from collectors.french.gatherings import GATHERING
from collectors.french.places import find_place
from collectors.french.places.towns import homonyms, is_sizeable
from collectors.french.sections import is_section, names_list
from collectors.french.sentences import DAY, before_next, sentences, told_title
from collectors.french.tenses import is_coming, is_past
from collectors.french.words import read_mode, read_not_event
from db.communes import communes_named, department_named


class Sort(Enum):
    """What a row is: a title, a day alone, a title with its day, a sentence, a detail or a section's heading.

    `PASSING` has a day that is no event's: of a vote, a signature, a publication.
    """

    TITLE = auto()
    DAY = auto()
    FULL = auto()
    PROSE = auto()
    PASSING = auto()
    DETAIL = auto()
    SECTION = auto()


@dataclass(frozen=True)
class Row:
    """One line of sense: `first` to `last` are the numbers of the lines it is made of.

    `gap` tells that an empty line stands above it; `rest` is the text with `DAY` in place of its days.
    """

    text: str
    first: int
    last: int
    heading: int
    gap: bool
    bulleted: bool
    sort: Sort
    rest: str
    mentions: tuple[When, ...]

    @property
    def whens(self) -> tuple[When, ...]:
        """Give the days that may be an event's; those whose year nothing tells have no occurrences."""
        return tuple(when for when in self.mentions if _is_event(when) and self.sort is not Sort.PASSING)

    @property
    def planned(self) -> tuple[When, ...]:
        """Give the days for which something was « initialement prévu »."""
        passing = (when for when in self.mentions if when.kind == "mention" and when.occurrences)
        return tuple(when for when in passing if _PLANNED.search(fold(self.text.partition(when.raw)[0])))

    @property
    def announcement(self) -> str | None:
        """Give the gathering that a dated sentence announces."""
        return told_title(sentences(self.rest))

    @property
    def closes(self) -> bool:
        """Tell a row that ends a list of announcements: « Retrouvez nos évènements sur le site »."""
        return turns.CLOSING.match(fold(self.text)) is not None

    @property
    def resumes(self) -> bool:
        """Tell a row whose day is that of what goes on beside the event: « Reprise des cours le 9 janvier »."""
        return turns.RESUMING.search(fold(self.rest.partition(DAY)[0])[-_BESIDE_DAY:]) is not None

    @property
    def is_address(self) -> bool:
        """Tell a row that holds nothing but an address."""
        return turns.ADDRESS.fullmatch(self.text) is not None


_SMALL_TOWN = 2_000
"""Inhabitants: a row that is the name of a smaller one may be a title."""

_PRONOUN = re.compile(r"\b[nv]ous\b", re.IGNORECASE)
"""« Soirée sur le diabète et vous » is no sentence."""

_QUOTED = re.compile(r"«[^«»\n]*»")
"""A title between quotes is no sentence of the announcement: « Quand le cancer s’invite au travail »."""

_PLANNED = re.compile(
    r"\b(?:(?:prevu|programme|fixe)e?s?|se tenir|se derouler|avoir lieu)(?: (?:le|les|du|au|pour))* *$",
    re.IGNORECASE,
)

_OF_GATHERING = re.compile(
    rf"(?:{GATHERING.pattern} (?:de |du |d')(?:la |l')?|^\W*(?:{GATHERING.pattern})[^.:;–|]*)$", re.IGNORECASE
)

_DIGIT = re.compile(r"\d")
_SET_APART = re.compile(r"\s[-–—|•]\s|:\s|\]|\w{3}\. (?=\w)")

_ENDS = re.compile(r"[a-zà-ÿ»)][.…]\s*$|[a-zà-ÿ»)]\.\s+[A-ZÀ-Ý]")
_GOES_ON = re.compile(r"[a-zà-ÿ»)][!?]\s+[A-ZÀ-Ý]")
_LONGEST_NAME = 6
"""In words: « Soirée Play! Framework » is no sentence for the mark within it."""

_LONGEST_TITLED = 45
_WIDE = 15
"""In characters: a longer recurrence holds more than its weekday."""

_BESIDE_DAY = 60
"""In characters: how far before a day the words that decide what it is are looked for."""

_LONGEST_MINOR = 160
_MOST_WORDS = 4
"""Beside a mode: a piece that says more may be a title, « Rire et lâcher prise avec le yoga en ligne »."""


def read_rows(lines: Sequence[tuple[str, int]], *, today: date, published: date | None) -> list[Row]:
    """Give the rows of a text from its lines and their heading levels (0 for none).

    Dates are looked for once in the whole text, so that each is read with what stands around it.
    """
    wholes = [part for line in joined(lines) for part in _off_and_next(line)]
    text, starts = _laid_out(wholes)
    mentions: list[list[When]] = [[] for _ in wholes]
    for when in find_when(text, today=today, published=published):
        mentions[bisect_right(starts, when.span[0]) - 1].append(when)
    rows = [_row(*parts) for parts in zip(wholes, starts, mentions, strict=True)]
    return _without_bylines(rows, published) if published else rows


def _without_bylines(rows: list[Row], published: date) -> list[Row]:
    """Make passing days of those on which the page was written: « L’arbre de Noël / 11 décembre 2027 / … »."""
    return [
        replace(row, sort=Sort.PASSING) if _is_byline(row, below, published) else row
        for row, below in pairwise([*rows, None])
        if row
    ]


def _is_byline(row: Row, below: Row | None, published: date) -> bool:
    """Tell a date in full, alone on its row: the page’s own, or an older one above a sentence with a later day.

    Data (« 2027-12-11 »), a town beside the day, and a page of which only the month is known need such a sentence.
    """
    day = _bare_day(row)
    if day is None or day > published:
        return False
    told = below.whens if below and has_verb(below.rest) else ()
    later = any(_starts_after(day, one) for one in told)
    certain = day.day > 1 and row.text[:1].isdigit() and not turns.YEAR.match(row.text)
    return later or (day == published and certain)


def _bare_day(row: Row) -> date | None:
    """Give the day of a row that holds « 11 décembre 2027 », or « Lure, le 11 décembre 2027 », and no weekday."""
    dateline = turns.DATELINE.fullmatch(row.rest)
    if not dateline or len(row.mentions) != 1 or not (dateline[1] or row.text[:1].isdigit()):
        return None
    found = row.mentions[0].occurrences
    whole = len(found) == 1 and found[0].all_day and not found[0].end and not row.mentions[0].inferred
    return found[0].start if whole and row.sort is Sort.DAY else None


def _starts_after(day: date, when: When) -> bool:
    return any(one.start is not None and str(one.start)[:10] > str(day) for one in when.occurrences)


def _off_and_next(line: WholeLine) -> list[WholeLine]:
    """Part a line that tells of a sitting that is off, or over, and of the next one: they are two events."""
    end = before_next(line.text)
    if end is None:
        return [line]
    return [replace(line, text=line.text[:end]), replace(line, text=line.text[end:].lstrip(), gap=False)]


def _laid_out(lines: Sequence[WholeLine]) -> tuple[str, list[int]]:
    """Give the text made of these lines, and where each starts in it."""
    parts: list[str] = []
    starts, length = [], 0
    for line in lines:
        parts += ["\n\n" if line.gap else "\n", line.text]
        starts.append(length + len(parts[-2]))
        length = starts[-1] + len(line.text)
    return "".join(parts), starts


def _row(line: WholeLine, start: int, mentions: Sequence[When]) -> Row:
    dated = any(map(_is_event, mentions))
    told = [
        when for when in mentions if _is_event(when) or (dated and when.kind in ("mention", "publication"))
    ]
    spans = [(a - start, b - start) for when in told for a, b in (when.span, *when.parts)]
    text, rest = _unbulleted(line.text), _unbulleted(_masked(line.text, spans))
    return Row(
        text=text,
        first=line.first,
        last=line.last,
        heading=line.heading,
        gap=line.gap,
        bulleted=text != line.text,
        sort=Sort.DETAIL if _is_pictured(line, dated=dated) else _sort(rest, mentions, dated=dated),
        rest=rest,
        mentions=tuple(mentions),
    )


def _is_pictured(line: WholeLine, *, dated: bool) -> bool:
    """Tell a row that a drawing labels: « 📍 Marché couvert », « 🕒 départ à 10h »."""
    drawing = None if dated or line.heading else turns.PICTURED.match(line.text)
    return drawing is not None and not _heads_part(line.text[drawing.end() :].strip())


def _is_event(when: When) -> bool:
    return when.kind == "event" and (bool(when.occurrences) or _is_undecided(when))


def _is_undecided(when: When) -> bool:
    """Tell a day whose year or month nothing tells, « samedi 27 avril », from a month alone."""
    return bool(when.warnings) and when.period is None and _DIGIT.search(when.raw) is not None


def _unbulleted(text: str) -> str:
    """Take the bullet from a row; the drawing of a place stays where it is its label, « 📍 Marché couvert »."""
    bullet = turns.BULLET.match(text)
    left = text[bullet.end() :] if bullet else ""
    pinned = bullet is not None and turns.PIN in bullet[0] and not _heads_part(left)
    return f"{turns.PIN} {left}" if pinned else left or text


def _heads_part(text: str) -> bool:
    """Tell « Informations pratiques », « Info club » from a place."""
    return names_list(text) or fold(text).lower().startswith("info")


def _masked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Put `DAY` in place of each date of a text."""
    parts, last = [], 0
    for start, end in sorted(spans):
        if last <= start < len(text):
            parts += [text[last:start], f" {DAY} "]
            last = end
    return "".join([*parts, text[last:]]).strip()


def _sort(rest: str, mentions: Sequence[When], *, dated: bool) -> Sort:
    if turns.MASTHEAD.match(fold(rest)):
        return Sort.SECTION
    return _sort_dated(rest) if dated else _sort_undated(rest, notice=any(map(_is_notice, mentions)))


def _is_notice(when: When) -> bool:
    """Tell a deadline, a publication, « tous les mardis de 14h à 16h » from a title with « les jeudis »."""
    wide = when.span[1] - when.span[0] > _WIDE
    return when.kind in ("deadline", "publication") or (when.kind == "recurrence" and wide)


def _sort_dated(rest: str) -> Sort:
    before = fold(rest[: rest.find(DAY)])[-_BESIDE_DAY:]
    over = is_past(rest) and not is_coming(rest)
    if _is_passing(before) or over or read_not_event(rest) or _is_idle(rest):
        return Sort.PASSING
    if is_bare(rest.replace(DAY, "|")):
        return Sort.DAY
    is_sentence = rest.endswith(".") and not GATHERING.search(fold(rest))
    is_sentence = is_sentence or is_prose(rest)
    return Sort.PROSE if is_sentence and not titled(rest) else Sort.FULL


def _is_passing(before: str) -> bool:
    """Tell the day of a signature from that of a gathering, « Conférence de clôture le »."""
    passing = turns.PASSING.search(before)
    return passing is not None and not _OF_GATHERING.search(before[: passing.start()])


def _is_idle(rest: str) -> bool:
    """Tell a day on which nothing takes place, first in its row: « 23 février : vacances »."""
    before, _, after = fold(rest).rpartition(DAY)
    return not re.search(r"\w", before) and turns.IDLE.match(after) is not None


def titled(rest: str) -> str | None:
    """Give the first sentence of a row, if it names a gathering and its day without a verb.

    « Soirée Diabète ¤, à Lure. Inscription avant le 9 janvier. » gives « Soirée Diabète ¤, à Lure ».
    """
    first = next(iter(sentences(rest)), "").rstrip(" .")
    gathering = GATHERING.search(fold(first))
    if DAY not in first or gathering is None or "\t" in rest or len(first.split()) > _LONGEST_TITLED:
        return None
    named = _PRONOUN.sub(" ", first) if gathering.start() == 0 else first
    return None if has_verb(named) else first


def _sort_undated(text: str, *, notice: bool) -> Sort:
    plain = fold(text)
    if is_section(text):
        return Sort.SECTION
    if (
        any(detail.match(plain) for detail in turns.DETAILS)
        or turns.FOOTING.fullmatch(plain)
        or is_bare(text)
        or _is_town(text)
    ):
        return Sort.DETAIL
    if is_prose(text):
        return Sort.PROSE
    return Sort.DETAIL if notice else Sort.TITLE


def is_prose(text: str) -> bool:
    """Tell a sentence from a title."""
    count = len(text.split())
    if count > 45 or (count > 4 and _ENDS.search(text)) or (count > _LONGEST_NAME and _GOES_ON.search(text)):
        return True
    return count > 11 and has_verb(text)


def has_verb(text: str) -> bool:
    """Tell whether a text holds one of the verbs and pronouns that announcements are told with."""
    return turns.VERB.search(_QUOTED.sub(" ", fold(text))) is not None


def is_bare(text: str) -> bool:
    """Tell whether nothing between the dashes, bars, tabs, commas and colons of a row can be a title."""
    parts = turns.PARTED.split(text)
    minor = [is_minor(part) for part in parts]
    towns = any(minor) and all(
        one or communes_named(part.strip()) for one, part in zip(minor, parts, strict=True)
    )
    return towns or is_minor(text)


def is_minor(part: str) -> bool:
    """Tell whether a piece of a row is no title: a place, a mode, an hour, a label, for whom…"""
    bare = turns.ADDRESS.sub(" ", part).strip(" \u00a0.:;,–—-()[]~*")
    plain = fold(bare)
    if len(bare) > _LONGEST_MINOR:
        return False
    mode = read_mode(bare)
    left = plain.replace(fold(mode.words), " ") if mode else plain
    if not re.search(r"[^\W_]", turns.CONNECTING.sub(" ", turns.HOUR.sub(" ", left))):
        return True
    if GATHERING.search(turns.VENUE.sub(" ", fold(bare.replace("marché", " ")))):
        return False
    details = (turns.TARGET, turns.ACTION, turns.LABEL, turns.SOMEWHERE)
    words = turns.CONNECTING.sub(" ", left).split()
    qualified = "virtuel" in plain
    told_alone = (
        mode is not None and not qualified and len(words) <= _MOST_WORDS and not _SET_APART.search(plain)
    )
    return told_alone or any(detail.match(plain) for detail in details) or _is_place(bare)


def _is_town(text: str) -> bool:
    """Tell a town's or a department's name that stands alone, as the cell of a table does."""
    if department_named(text):
        return True
    towns = homonyms(text.strip(" .,"))
    shouted = text.isupper() and not GATHERING.search(fold(text))
    return text[:1].isupper() and any(shouted or is_sizeable(one, _SMALL_TOWN) for one in towns)


def _is_place(text: str) -> bool:
    place = find_place(text)
    return place is not None and len(place.raw) > 0.6 * len(text)
