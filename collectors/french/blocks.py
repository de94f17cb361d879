"""Where each announcement of a page begins and ends, and which rows are its title.

A page announces by « title, then day » or by « day, then title ». Both are tried on each section, and the one
in which titles stand nearest to their days is taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from collectors.french import turns
from collectors.french.chapters import chapters
from collectors.french.fold import fold
from collectors.french.gatherings import GATHERING
from collectors.french.rows import Row
from collectors.french.sections import is_call, is_plural, names_list, resumes
from collectors.french.sentences import DAY, refers
from collectors.french.sorts import Sort, has_verb, titled
from collectors.french.title_rows import is_bare_kind, is_one_word, title_places
from collectors.french.title_runs import Span, title_run
from collectors.french.words import read_mode

LISTS = re.compile(r"\b(?:cycle|programme|planning|calendrier|saison) d", re.IGNORECASE)
"""A heading over several announcements: « Cycle de conférences 2027 »."""

_QUOTED = re.compile(r"«[^«»]{5,150}»")
_ARTICLE = re.compile(r"(?:des|une?|les?|la) ", re.IGNORECASE)
_ASIDE = re.compile(r"\([^()]*\)|^[^()]*\)")

_MARKS = " \u00a0.,;:–—-|"
_HOUR_BEHIND = re.compile(rf"\s+(?:à\s+)?{DAY}.*$")
_WHEREABOUTS = re.compile(rf"{DAY} *(?:chez|dans|sur) [^,;:.\n]+", re.IGNORECASE)
_LONGEST_SERIES = 5
_TELLING = re.compile(r"(?!Au programme)(?=.*\w\s?:\s\w|.*\?$)", re.IGNORECASE)
"""A title that asks, or that tells what of: « La greffe : où en est-on ? »."""


@dataclass(frozen=True)
class Block:
    """The rows of one announcement: those of its title, those that say the day, and all of them in order.

    `section` is the heading that it stands under. `title` is empty when the title stands beside the day.
    """

    title: tuple[Row, ...]
    days: tuple[Row, ...]
    rows: tuple[Row, ...]
    section: str | None = None

    @property
    def others(self) -> tuple[Row, ...]:
        """Give the rows but for those that say the day."""
        days = {(row.first, row.text) for row in self.days}
        return tuple(row for row in self.rows if (row.first, row.text) not in days)

    @property
    def text(self) -> str:
        """Give the announcement, one row below the other, without addresses that stand alone."""
        return "\n".join(row.text for row in self.rows if not row.is_address)


def part(rows: list[Row]) -> list[Block]:
    """Give the announcements of a page in the order of its text."""
    blocks: list[Block] = []
    start = 0
    for end in [index for index, row in enumerate(rows) if row.sort is Sort.SECTION] + [len(rows)]:
        heading = rows[start - 1].text if start else None
        blocks += [replace(block, section=heading) for block in _section(rows[start:end])]
        start = end + 1
    return blocks


def whole(rows: list[Row]) -> Block:
    """Take all the rows as one announcement; its title is the first row that can be one.

    Where a line tells of a sitting that is off and of the next one, the latter is what is announced.
    """
    rows = _without_off(rows)
    days = [index for index, row in enumerate(rows) if _says_day(row)]
    named = next((title_run(rows, index, 1) for index in title_places(rows)), None)
    named = (_listed(rows, named) or _session(rows, named) if named else None) or named
    titled = [index for index in days if rows[index].sort is Sort.FULL and not _is_around(rows[index])]
    if named and _repeats_place(rows, named, days):
        named = None
    if named and titled and (titled[0] < named.first or _is_weaker(rows[named.first], rows[titled[0]])):
        named, days = None, titled
    title = rows[named.first : named.last] if named else []
    return Block(tuple(title), tuple(rows[index] for index in days), tuple(rows))


def _repeats_place(rows: list[Row], title: Span, days: list[int]) -> bool:
    """Tell a row that says again where it is, below the sentence: « La messe aura lieu… au Foyer Lac / Foyer Lac »."""
    said = fold(rows[title.first].text).lower()
    above = (rows[index] for index in days if index < title.first and rows[index].announcement)
    return any(said in fold(row.rest.partition(DAY)[2]).lower() for row in above)


def _listed(rows: list[Row], heading: Span) -> Span | None:
    """Give the title that stands below a heading of a list: « Prochains concerts / Samedi 12 juin / Trio Lac ».

    A heading that names no gathering, as a house's name, leaves it to a row between quotes.
    """
    name = " ".join(row.text for row in rows[heading.first : heading.last])
    places = (
        index
        for index in range(heading.last, len(rows))
        if not (_is_around(rows[index]) or _calls(rows[index]))
    )
    first = next(places, None)
    if first is None or first not in title_places(rows):
        return None
    title = rows[first].text
    quoted = _QUOTED.fullmatch(title) and not GATHERING.search(fold(name))
    resumed = resumes(name) and GATHERING.search(fold(title))
    return Span(first, first + 1) if names_list(name) or resumed or quoted else None


def _is_around(row: Row) -> bool:
    """Tell what may stand between the heading of a list and the title: a detail, a day (« à confirmer »)."""
    wordless = re.search(r"\w", _ASIDE.sub("", row.rest)) is None
    return row.sort in (Sort.DAY, Sort.DETAIL, Sort.SECTION) or wordless


def _calls(row: Row) -> bool:
    """Tell a row that only calls to a place."""
    return is_call(row.text) and not GATHERING.search(fold(row.text))


def _session(rows: list[Row], series: Span) -> Span | None:
    """Give the title of a session below its day, when what stands above is the shouted name of a series.

    « SCIENCE ET SANTÉ / Jeudi 12 mars / La greffe : où en est-on ? »: a subtitle is no such title.
    """
    name = " ".join(row.text for row in rows[series.first : series.last])
    places = (index for index in range(series.last, len(rows)) if rows[index].sort is Sort.TITLE)
    first = next(places, None)
    dated = first and any(row.sort is Sort.DAY for row in rows[series.last : first])
    if first is None or not dated or not name.isupper() or len(name.split()) > _LONGEST_SERIES:
        return None
    run = title_run(rows, first, 1)
    title = " ".join(row.text for row in rows[run.first : run.last])
    spoken = run.last < len(rows) and turns.SPOKEN.match(fold(rows[run.last].text))
    telling = not GATHERING.search(fold(name)) and _TELLING.match(title)
    return run if len(title.split()) > len(name.split()) and (spoken or telling) else None


def _without_off(rows: Sequence[Row]) -> list[Row]:
    """Leave out the sitting that is off where the same line goes on with the next one."""
    return [row for row, below in pairwise([*rows, None]) if row and not (below and row.first == below.first)]


def _is_weaker(title: Row, full: Row) -> bool:
    """Tell a heading above a title that has its day beside it: only the latter names a gathering."""
    heads = title.sort is Sort.SECTION or LISTS.search(fold(title.text))
    if heads and not is_bare_kind(_modeless(full)):
        return True
    return (
        _names_gathering(full)
        and not is_call(full.rest)
        and bool(titled(full.rest) or full.announcement or not has_verb(full.rest))
        and not is_bare_kind(_modeless(full))
        and not is_bare_kind(_ARTICLE.sub("", full.announcement or "", count=1))
        and not GATHERING.search(fold(title.text))
    )


def _modeless(row: Row) -> str:
    """Give what stands beside the day of a row without the mode: « Rencontre en ligne, ¤ » gives « Rencontre »."""
    before, _, after = row.rest.partition(DAY)
    text = before.strip(_MARKS) or _HOUR_BEHIND.sub("", after)
    mode = read_mode(text)
    return (text.replace(mode.words, " ") if mode else text).strip(_MARKS)


def _section(rows: list[Row]) -> list[Block]:
    """Part the rows between two headings of sections."""
    before, *parts = chapters(rows)
    return _parted(before) + [block for chapter in parts for block in _chapter(chapter)]


def _chapter(rows: list[Row]) -> list[Block]:
    """Read what stands under one heading: one announcement, unless that is a day or several have their own titles."""
    blocks = _parted(rows)
    own = [block for block in blocks if not block.title or block.title[0] is not rows[0]]
    further = len(own) < len(blocks) and any(block.title for block in own)
    further = further or rows[0].sort is Sort.DAY
    if further or len(set(map(_first_day, own))) > 1 or not any(row.whens for row in rows):
        return blocks
    end = next((index for index, row in enumerate(rows) if index and row.gap), len(rows))
    return [whole(rows[: _end(rows, 0, end, len(rows))])]


def _first_day(block: Block) -> str:
    told = (one for row in block.days for when in row.whens for one in when.occurrences)
    return str(next((one.start for one in told), ""))[:10]


def _parted(rows: list[Row]) -> list[Block]:
    """Part rows by their days, each with the title that stands nearest."""
    anchors = _anchors(rows)
    titles = _titles(rows, anchors)
    starts = [
        min(_under_kind(rows, one.first), title.first) if title and title != before else one.first
        for one, title, before in zip(anchors, titles, [None, *titles], strict=False)
    ]
    blocks = []
    for rank, (anchor, title) in enumerate(zip(anchors, titles, strict=True)):
        limit = starts[rank + 1] if rank + 1 < len(anchors) else len(rows)
        named = rows[title.first : title.last] if title else []
        last = _end(rows, starts[rank], max(anchor.last, title.last if title else 0), limit)
        days = rows[anchor.first : anchor.last]
        told = _without_off(rows[starts[rank] : last])
        blocks.append(Block(tuple(named), tuple(days), tuple(told)))
    return blocks


def _under_kind(rows: list[Row], first: int) -> int:
    """Begin an announcement with the row « Webinaire » that touches its day from above."""
    above = rows[first - 1] if first else None
    return first - 1 if above and not rows[first].gap and is_one_word(above) else first


def _anchors(rows: list[Row]) -> list[Span]:
    """Give the rows that say a day; days alone that follow one another are one event's."""
    anchors: list[Span] = []
    for index, row in enumerate(rows):
        if not _says_day(row):
            continue
        joins = bool(anchors) and anchors[-1].last == index and not row.gap
        if joins and row.sort is Sort.DAY and rows[index - 1].sort is Sort.DAY:
            anchors[-1] = Span(anchors[-1].first, index + 1)
        else:
            anchors.append(Span(index, index + 1))
    return anchors


def _says_day(row: Row) -> bool:
    told = row.sort in (Sort.DAY, Sort.FULL) or row.announcement is not None or refers(row.text)
    return bool(row.whens) and told


def _names_gathering(row: Row) -> bool:
    """Tell « Atelier marche : ¤ » from « Prochaine séance : ¤ », which goes on with what stands above it."""
    words = _WHEREABOUTS.sub(" ", fold(row.rest))
    goes_on = words.lower().startswith("prochain")
    return row.sort is Sort.FULL and GATHERING.search(words) is not None and not goes_on


def _titles(rows: list[Row], anchors: list[Span]) -> list[Span | None]:
    """Give the rows of each title, `None` where it stands with its day."""
    above = [_above(rows, anchors, rank) for rank in range(len(anchors))]
    below = [_below(rows, anchors, rank) for rank in range(len(anchors))]
    alone = [rank for rank, one in enumerate(anchors) if rows[one.first].sort is Sort.DAY]
    falls = sum(_nearness(rows, anchors[rank], above[rank]) for rank in alone)
    rises = sum(_nearness(rows, anchors[rank], below[rank]) for rank in alone)
    best = below if rises > falls else above
    titles: list[Span | None] = []
    for rank, one in enumerate(anchors):
        follows = rank and rows[one.first].first == rows[anchors[rank - 1].first].first
        told = best[rank] if rank in alone else _above_sentence(rows, one, above[rank])
        told = told if follows or not _is_listed(rows, anchors, rank) else None
        titles.append(titles[-1] if follows else told)
    return titles


def _nearness(rows: list[Row], anchor: Span, title: Span | None) -> int:
    """Tell how near a title stands to its day: 3 when it touches it, 2 in one paragraph, -3 when there is none."""
    if title is None:
        return -3
    if title.last - title.first == 1 and is_bare_kind(rows[title.first].text):
        return 0
    between = range(min(anchor.last, title.last), max(anchor.first, title.first) + 1)
    parted = any(rows[index].gap for index in between if not (index == title.first and rows[index].heading))
    if title.last <= anchor.first and rows[title.first].heading:
        return 3
    return 1 if parted else 3 if len(between) == 1 else 2


def _above(rows: list[Row], anchors: list[Span], rank: int) -> Span | None:
    """Find the title above a day, over details and over sentences that touch them."""
    floor = anchors[rank - 1].last if rank else 0
    spare = None
    for index in range(anchors[rank].first - 1, floor - 1, -1):
        if _are_records(rows[index], rows[anchors[rank].first]):
            break
        if rows[index].sort is Sort.TITLE:
            run = title_run(rows, index, -1)
            return spare or Span(max(run.first, floor), run.last)
        if rows[index].sort is not Sort.DETAIL and rows[index + 1].gap:
            break
        if is_one_word(rows[index]) and rows[index].gap:
            spare = Span(index, index + 1)
    return spare


def _below(rows: list[Row], anchors: list[Span], rank: int) -> Span | None:
    """Find the title below a day; a heading further down begins another block, unless the day is a heading too."""
    ceiling = anchors[rank + 1].first if rank + 1 < len(anchors) else len(rows)
    for index in range(anchors[rank].last, ceiling):
        row = rows[index]
        if row.sort is Sort.TITLE:
            level = rows[anchors[rank].first].heading
            begins_another = row.heading and index > anchors[rank].last and not 0 < level <= row.heading
            run = title_run(rows, index, 1)
            return None if begins_another else Span(run.first, min(run.last, ceiling))
        if row.sort is not Sort.DETAIL:
            return None
    return None


def _above_sentence(rows: list[Row], anchor: Span, title: Span | None) -> Span | None:
    """Keep the title above a row that has words of its own only where it is clearly that row's."""
    row = rows[anchor.first]
    if title is None or rows[title.last].first != row.first or _names_gathering(row):
        return None
    heading = rows[title.first].text
    if (LISTS.search(fold(heading)) or is_plural(heading)) and not is_bare_kind(_modeless(row)):
        return None
    return title if rows[title.first].heading or not row.gap else None


def _is_listed(rows: list[Row], anchors: list[Span], rank: int) -> bool:
    """Tell an item of a list whose next one has a day and words of its own too: what stands above heads both."""
    items = [rows[one.first] for one in anchors[rank : rank + 2]]
    return len(items) == 2 and all(row.bulleted and row.sort is Sort.FULL for row in items)


def _end(rows: list[Row], first: int, last: int, limit: int) -> int:
    """Give where the details of an announcement end: at an empty line, at the next heading or row of a table."""
    headed = rows[first].heading
    for index in range(last, limit):
        row = rows[index]
        if _are_records(rows[first], row):
            return index
        apart = row.heading or (row.gap and not headed)
        if apart and (row.closes or row.sort is not Sort.DETAIL or _recurs(row)):
            return index
    return limit


def _are_records(one: Row, other: Row) -> bool:
    """Tell two rows of a table, of which neither says anything of the other."""
    return 0 < one.text.count("\t") == other.text.count("\t")


def _recurs(row: Row) -> bool:
    """Tell « Tous les mardis : atelier d’écriture », which announces something else."""
    weekly = any(one.kind == "recurrence" for one in row.mentions)
    return weekly and GATHERING.search(fold(row.text)) is not None
