"""The lines of a page as a reader takes them in: broken ones joined, each known for what it is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations, pairwise, takewhile

from collectors.french import turns
from collectors.french.broken_lines import WholeLine, joined
from collectors.french.dates import When, find_when
from collectors.french.fold import fold
from collectors.french.gatherings import GATHERING
from collectors.french.occurrences import holds
from collectors.french.sections import names_list
from collectors.french.sentences import before_next, sentences, told_title
from collectors.french.sorts import BESIDE_DAY, Sort, has_verb, sort_of
from collectors.french.turns import DAY


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
        return turns.RESUMING.search(fold(self.rest.partition(DAY)[0])[-BESIDE_DAY:]) is not None

    @property
    def is_address(self) -> bool:
        """Tell a row that holds nothing but an address."""
        return turns.ADDRESS.fullmatch(self.text) is not None


_PLANNED = re.compile(
    r"\b(?:(?:prevu|programme|fixe)e?s?|se tenir|se derouler|avoir lieu)(?: (?:le|les|du|au|pour))* *$",
    re.IGNORECASE,
)

_AGAIN = re.compile(
    r"\b(?:premiere?|second[e]?|[a-z]+ieme|\d(?:e|eme|nde?)|autre|derniere?|nouvelle|prochaine?|suivante?|meme) |"
    r"^(?:cet(?:te)? |ces? |seances?|sessions?|elles?|ils?)\b",
    re.IGNORECASE,
)
"""What tells a further sitting of one gathering: « une deuxième session »."""
_DIGIT = re.compile(r"\d")
_FEWEST_ITEMS = 2
_LONGEST_LEAD = 4
"""In rows: the sentences between a byline and the one that says when it is."""

_ZONE = re.compile(
    rf"(?<={DAY} )\s*(?:\(?(?:GMT|UTC|CES?T|H[AN]?E)\b\)?(?: ?\([\w -]{{2,20}}\))?|"
    r"[,(]? ?heures? (?:de l['’]\w{3,10}|locale|(?:de |d['’])[A-ZÀ-Ý][\w-]{2,20})\)?)"
)
"""« 15h HNE (Québec) », « 15h, heure de Paris »."""


def read_rows(
    lines: Sequence[tuple[str, int]], *, today: date, published: date | None, several: bool = False
) -> list[Row]:
    """Give the rows of a text from its lines and their heading levels (0 for none).

    Dates are looked for once in the whole text, so that each is read with what stands around it. `several` tells
    that a line may announce several events, each in sentences of its own.
    """
    wholes = [part for line in joined(lines) for part in _off_and_next(line)]
    text, starts = _laid_out(wholes)
    mentions: list[list[When]] = [[] for _ in wholes]
    for when in find_when(text, today=today, published=published):
        mentions[bisect_right(starts, when.span[0]) - 1].append(when)
    parted = [
        _told_apart(*parts) if several else [_row(*parts)]
        for parts in zip(wholes, starts, mentions, strict=True)
    ]
    rows = _with_items([row for part in parted for row in part])
    return _without_bylines(rows, today, published)


def _told_apart(line: WholeLine, start: int, mentions: list[When]) -> list[Row]:
    """Part a line whose sentences announce several events on days of their own: « Bal le 6 mars. Loto le 9 mars. »."""
    row = _row(line, start, mentions)
    if len(row.whens) < _FEWEST_ITEMS or row.sort not in (Sort.PROSE, Sort.FULL):
        return [row]
    starts = [0]
    for sentence in sentences(line.text)[1:]:
        starts.append(max(line.text.find(sentence, starts[-1] + 1), starts[-1]))
    said = [_cut(line, start, mentions, span) for span in pairwise([*starts, len(line.text)])]
    told = [rank for rank, one in enumerate(said) if _told_name(one)]
    if not _are_apart([said[rank] for rank in told], row):
        return [row]
    ends = dict.fromkeys([0, *(starts[rank] for rank in told), len(line.text)])
    return [_cut(line, start, mentions, span) for span in pairwise(ends)]


def _cut(line: WholeLine, start: int, mentions: Sequence[When], span: tuple[int, int]) -> Row:
    """Give the row of a part of a line, which starts at `start` in the whole text."""
    first, last = span
    text = line.text[first:last]
    bare = text.strip()
    first = start + first + len(text) - len(text.lstrip())
    within = [when for when in mentions if first <= when.span[0] < start + last]
    return _row(replace(line, text=bare, gap=line.gap and not span[0]), first, within)


def _told_name(row: Row) -> str | None:
    """Give the words of a sentence, or those of them, that name the gathering that it announces on its day."""
    name = row.announcement or (row.rest.replace(DAY, " ") if row.sort is Sort.FULL else None)
    return name if row.whens and name and GATHERING.search(fold(name)) else None


def _are_apart(told: Sequence[Row], whole: Row) -> bool:
    """Tell sentences on several events from those on the sittings, or on the moments, of one."""
    names = [fold(_told_name(row) or "").lower() for row in told]
    days = [one for when in whole.whens for one in when.occurrences]
    again = any(map(_AGAIN.search, names[1:])) or len(set(names)) < len(names)
    within = any(holds(one, other) for one, other in combinations(days, 2))
    return len(told) > 1 and not (again or within)


def _with_items(rows: list[Row]) -> list[Row]:
    """Take the sentences of a list for what they are: « Samedi 6 mars : défilé… / Mardi 9 mars, visite… »."""
    items = [row.sort in (Sort.FULL, Sort.PROSE) and _is_item(row) for row in rows]
    if sum(items) < _FEWEST_ITEMS:
        return rows
    return [replace(row, sort=Sort.FULL) if item else row for row, item in zip(rows, items, strict=True)]


def _is_item(row: Row) -> bool:
    """Tell a row that begins with its day, behind which a colon, a dash, or a comma and no verb stands."""
    item = turns.ITEM.match(fold(row.rest))
    return item is not None and (item["mark"] != "," or not has_verb(item["said"]))


def _without_bylines(rows: list[Row], today: date, published: date | None) -> list[Row]:
    """Make passing days of those on which the page was written: « L’arbre de Noël / 11 décembre 2027 / … »."""
    bylines = {index for index in range(len(rows)) if _is_byline(rows, index, today, published)}
    bylines |= _filed(rows, published) if published else set()
    return [replace(row, sort=Sort.PASSING) if index in bylines else row for index, row in enumerate(rows)]


def _filed(rows: list[Row], published: date) -> set[int]:
    """Give the rows that tell when and under what a post is filed, above later days: « 3 mai 2027 Vie du lycée »."""
    later = (
        index for index, row in enumerate(rows) if any(_starts_after(published, one) for one in row.whens)
    )
    last = max(later, default=0)
    return {index for index, row in enumerate(rows[:last]) if _is_filed(row, published)}


def _is_filed(row: Row, published: date) -> bool:
    filed = turns.FILED.fullmatch(row.rest) is not None and row.text[:1].isdigit() and not has_verb(row.rest)
    found = [one for when in row.whens for one in when.occurrences]
    return filed and [(one.start, one.all_day) for one in found] == [(published, True)]


def _told_below(rows: list[Row], index: int) -> Row | None:
    """Give the row right below, or else that which says when it is, at the end of the sentences below."""
    below = rows[index + 1 : index + 2 + _LONGEST_LEAD]
    sentences = takewhile(lambda row: row.sort is Sort.PROSE or turns.SALUTATION.match(fold(row.text)), below)
    told = (row for row in sentences if row.whens and row.announcement and not row.resumes)
    return next(told, below[0] if below else None)


def _is_byline(rows: list[Row], index: int, today: date, published: date | None) -> bool:
    """Tell a date in full, alone on its row: the page’s own, or an older one above a sentence with a later day.

    Data (« 2027-12-11 »), a town beside the day, and a page of which only the month is known need such a sentence.
    """
    row = rows[index]
    day = _bare_day(row)
    if day is None or day > (published or today):
        return False
    below = _told_below(rows, index)
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
    text, rest = _unbulleted(line.text), _unbulleted(_ZONE.sub("", _masked(line.text, spans)))
    return Row(
        text=text,
        first=line.first,
        last=line.last,
        heading=line.heading,
        gap=line.gap,
        bulleted=text != line.text,
        sort=Sort.DETAIL if _is_marked(line, dated=dated) else sort_of(rest, mentions, dated=dated),
        rest=rest,
        mentions=tuple(mentions),
    )


def _is_marked(line: WholeLine, *, dated: bool) -> bool:
    """Tell a row that an arrow, « => avec Zoé Lune », or a drawing makes a detail of the one above it."""
    arrow = not (dated or line.heading) and turns.ARROW.match(line.text)
    return bool(arrow) or _is_pictured(line, dated=dated)


def _is_pictured(line: WholeLine, *, dated: bool) -> bool:
    """Tell a row that a drawing labels: « 📍 Marché couvert », « 🕒 départ à 10h »."""
    drawing = None if dated or line.heading else turns.PICTURED.match(line.text)
    text = line.text[drawing.end() :].strip("\ufe0f ") if drawing else ""
    named = drawing is not None and turns.PIN not in drawing[0] and GATHERING.match(fold(text))
    return drawing is not None and not (_heads_part(text) or named)


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
