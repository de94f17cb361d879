"""From an announcement in French to an event: title, days, place, mode, status, for whom, with whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from collectors.french import turns
from collectors.french.blocks import Block, part, whole
from collectors.french.bygone import without_bygone
from collectors.french.dates import When, with_common_hours
from collectors.french.day_lists import with_days_told
from collectors.french.fairs import without_fair
from collectors.french.fold import compose, fold
from collectors.french.gatherings import GATHERING
from collectors.french.headed import HeadedLine
from collectors.french.headline import Title, title_of
from collectors.french.occurrences import day_of, each_once, holds
from collectors.french.partners import read_organizer, read_partners
from collectors.french.places import Place
from collectors.french.postponed import awaits_new_day
from collectors.french.retold import joined, retells
from collectors.french.rows import Row, read_rows
from collectors.french.sections import MANY, is_plural, is_programme, names_list
from collectors.french.slips import mended
from collectors.french.sorts import Sort
from collectors.french.tenses import is_coming, is_on_show, is_past
from collectors.french.whereabouts import by_town, is_deduced, names_place, whereabouts
from collectors.french.words import (
    Label,
    read_audience,
    read_call,
    read_kind,
    read_status,
    read_themes,
)
from db.model import Event, Occurrence
from db.vocabulary import EventStatus, Mode, Profession, Theme


@dataclass(frozen=True)
class Announcement:
    """An event, its section's heading, and the numbers, from 0, of the first and last lines that announce it."""

    event: Event
    first: int
    last: int
    section: str | None = None


_WHOLE_DAY = re.compile(r"\b(?:toute la journee|journees? (?:entiere|complete)s?)\b", re.IGNORECASE)
_PUBLIC = re.compile(
    r"\W*(?:public|pour qui|a qui|professionnels? concernes?)\b[^:\n]{0,30}: *\w", re.IGNORECASE
)
_SEVERAL = re.compile(
    rf"\W*(?:les |nos |vos )?(?:agenda|calendrier|planning|programme|{MANY})", re.IGNORECASE
)
_REGISTRATION = re.compile(r"inscri[^\n]{0,200}?(https?://[^\s<>\"»)]+)", re.IGNORECASE)
_SEASON = re.compile(r"\b(?:printemps|ete|automne|hiver) (?:prochain|20\d\d)\b", re.IGNORECASE)
_TOP = 2
"""The headings of a page, and of its parts, are of levels 1 and 2."""
UNSETTLED = (EventStatus.CANCELLED, EventStatus.POSTPONED)
"""An event of such a status is told even without a day."""


def read_event(
    text: str, *, today: date, published: date | None = None, region: str | None = None
) -> Event | None:
    """Read one announcement of a few lines; `None` when it announces no event.

    `today` and `published` (the page's own date) settle a missing year; `region` (a name) settles homonyms of
    towns. An event whose day is told but not its year has no occurrences, the words being in `dates_raw`; nor
    has one of which no day is told, given when it is cancelled, postponed, or a gathering told as to come. The
    days of one that is postponed to a day not yet told are its `former` ones. A title made of the words of a
    sentence that names no known gathering is said to be inferred. A call for applications, a report on what is
    past and a deadline alone are no events.
    """
    block = block_of(text, today=today, published=published)
    return _event(block, title_of(block, alone=True), region, alone=True)


def block_of(text: str, *, today: date, published: date | None = None) -> Block:
    """Give the rows of one announcement, and which of them may be its title."""
    return whole(_rows(_plain_lines(text), today, published))


def under_title(event: Event, title: str) -> Event:
    """Give an event the title of the page or post that announces it, which is not inferred."""
    inferred = tuple(name for name in event.inferred if name != "title")
    return event.model_copy(update={"title": title, "inferred": inferred})


def find_events(
    text: str, *, today: date, published: date | None = None, region: str | None = None
) -> list[Event]:
    """Read a page or a post that announces several events; see `read_event` for what comes in."""
    found = find_announcements(_plain_lines(text), today=today, published=published, region=region)
    return [one.event for one in found]


def find_announcements(
    lines: Sequence[HeadedLine], *, today: date, published: date | None = None, region: str | None = None
) -> list[Announcement]:
    """Read the events that lines announce on their days, each line with its heading level (0 for none)."""
    told, headed_by = with_days_told(lines)
    rows = _rows(told, today, published, several=True)
    found = ((one, _event(one, title_of(one, alone=False), region)) for one in _parted(rows))
    listed = _lines_of_lists(rows)
    told_once: list[Announcement] = []
    for block, event in found:
        if not event or not event.listed:
            continue
        last = block.rows[-1].last
        if told_once and retells(told_once[-1].event, event, block):
            told_once[-1] = replace(told_once[-1], event=joined(told_once[-1].event, event), last=last)
        elif (
            block.section
            or block.rows[0].first in listed
            or event.status in UNSETTLED
            or tells_gathering(event)
        ):
            told_once.append(Announcement(event, _first_line(block, headed_by), last, block.section))
    return told_once


def blocks_of(lines: Sequence[HeadedLine], *, today: date, published: date | None = None) -> list[Block]:
    """Give the rows of each announcement of a page, on its day, and which of them may be its title."""
    return _parted(_rows(with_days_told(lines)[0], today, published, several=True))


def _parted(rows: list[Row]) -> list[Block]:
    return [one for block in part(rows) for one in by_town(block)]


def _rows(
    lines: Sequence[HeadedLine], today: date, published: date | None, *, several: bool = False
) -> list[Row]:
    composed = [(mended(compose(line)), level) for line, level in lines]
    rows = read_rows(composed, today=today, published=published, several=several)
    return without_bygone(rows, published or today)


def _first_line(block: Block, headed_by: Mapping[int, int]) -> int:
    """Give the number of the first line of an announcement, which may be that of the day that heads its list."""
    first = block.rows[0].first
    return headed_by.get(first, first)


def _lines_of_lists(rows: Sequence[Row]) -> set[int]:
    """Give the first lines of the rows that stand below « Cycle de conférences », up to the next such heading.

    Where no line is known for a heading, the first row may be one: « Liste des formations à venir ».
    """
    found, within = set(), bool(rows) and names_list(rows[0].text)
    for row in rows:
        if 0 < row.heading <= _TOP:
            within = names_list(row.text) or is_plural(row.text) or is_programme(row.text)
        if within:
            found.add(row.first)
    return found


def lines_of(found: Iterable[Announcement]) -> set[int]:
    """Give the numbers, from 0, of the lines that events stand on."""
    return {number for one in found for number in range(one.first, one.last + 1)}


def tells_gathering(event: Event) -> bool:
    """Tell an event from a day that stands beside any words: a gathering, a place, a mode or an hour is told."""
    timed = any(not one.all_day for one in event.listed)
    return timed or bool(event.kind or event.mode) or GATHERING.search(fold(event.title)) is not None


def _plain_lines(text: str) -> list[HeadedLine]:
    return [(line, 0) for line in text.split("\n")]


def _event(block: Block, named: Title | None, region: str | None, *, alone: bool = False) -> Event | None:
    if not named or _is_no_gathering(named.text):
        return None
    title = named.text
    place, mode = whereabouts(block, title, region)
    if names_place(title, place):
        return None
    own = without_fair(block, title)
    sessions = _within_period(own)
    dated = sessions or _dated(own)
    others = [] if sessions else _others(own, dated)
    whens = _with_hours([when for row in dated for when in row.whens], others)
    status = read_status(block.text)
    unsettled = status is not None and status.value in UNSETTLED
    if not whens and unsettled:
        whens = [when for row in block.rows for when in row.planned]
    if not (whens or unsettled or (alone and _is_coming(block, title))):
        return None
    event = _put_off(_assembled(block, title, whens, status, place, mode), block)
    return event.model_copy(update={"inferred": (*event.inferred, "title")}) if named.inferred else event


def _is_coming(block: Block, title: str) -> bool:
    """Tell the announcement of a gathering of which no day is told yet: « La journée aura lieu en mars »."""
    periods = any(when.period for row in block.rows for when in row.mentions if when.kind == "event")
    plain = fold(block.text)
    told = periods or _SEASON.search(plain) or turns.HOUR.search(plain) or is_coming(block.text)
    return is_on_show(block.text) or (GATHERING.search(fold(title)) is not None and bool(told))


def _put_off(event: Event, block: Block) -> Event:
    """Give a postponed event of which no new day is told with its days as former ones."""
    if event.status is not EventStatus.POSTPONED or not awaits_new_day(block.text):
        return event
    return event.model_copy(update={"occurrences": (), "former": event.occurrences})


def _dated(block: Block) -> list[Row]:
    """Give the rows that tell when it is: where some hold nothing but a day, sentences tell of other days.

    Rows under a label, « Date : », go before titles too, and what resumes is told only when nothing else is.
    """
    rows = _telling(block.days) or _telling(block.rows) or [row for row in block.rows if row.whens]
    labelled = [rank for rank, row in enumerate(rows) if turns.DATED.match(fold(row.text))]
    rows = rows[labelled[0] :] if labelled else rows
    alone = [row for row in rows if row.sort is Sort.DAY and any(when.occurrences for when in row.whens)]
    if labelled and alone:
        return alone
    return [row for row in rows if not (alone and row.sort is Sort.PROSE)]


def _within_period(block: Block) -> list[Row]:
    """Give the rows that tell hours within the period of a list: « Séances du 3 au 8 mars / Lundi 3 mars à 18h »."""
    told = _telling(block.rows)
    period = [
        one for row in told[:1] if _heads_list(row, block) for when in row.whens for one in when.occurrences
    ]
    below = [one for row in told[1:] for when in row.whens for one in when.occurrences]
    timed = below and not any(one.all_day for one in below)
    within = timed and len(period) == 1 and all(holds(period[0], one) for one in below)
    return told[1:] if within else []


def _heads_list(row: Row, block: Block) -> bool:
    """Tell a period with the name of a list, beside it or above it."""
    above = row.sort is Sort.DAY and _SEVERAL.match(fold(block.rows[0].text))
    return bool(above) or _SEVERAL.match(fold(row.rest)) is not None


def _telling(rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if row.whens and not row.resumes]


def _others(block: Block, dated: list[Row]) -> list[Row]:
    taken = {(row.first, row.text) for row in dated}
    further = (row for row in block.rows if (row.first, row.text) not in taken)
    return [row for row in further if not row.resumes] if block.days else []


def _with_hours(whens: list[When], others: list[Row]) -> list[When]:
    """Add what the other rows say of the same days."""
    told = dict.fromkeys(one for when in whens for one in when.occurrences)
    further = [when for row in others for when in row.whens if when.occurrences]
    return whens + [when for when in further if any(holds(one, when.occurrences[0]) for one in told)]


def _assembled(
    block: Block,
    title: str,
    whens: list[When],
    status: Label[EventStatus] | None,
    place: Place | None,
    mode: Label[Mode] | None,
) -> Event:
    text = f"{title}\n{block.text}"
    kind = read_kind(title) or read_kind(text)
    audience, themes = read_audience(_for_whom(block) or text), read_themes(text)
    occurrences = each_once(whens)
    common = with_common_hours(occurrences, block.text) or with_common_hours(
        occurrences, block.shared, ranged=False
    )
    occurrences = common.occurrences if common else occurrences
    words = [*(when.raw for when in whens), *([common.raw] if common else [])]
    return Event(
        title=title,
        kind=kind.value if kind else None,
        status=status.value if status else EventStatus.ANNOUNCED,
        mode=mode.value if mode else Mode.ONSITE if place else None,
        occurrences=occurrences,
        venue=place.venue if place else None,
        city=place.city if place else None,
        insee=place.insee if place else None,
        department=place.department if place else None,
        region=place.region if place else None,
        audience=tuple(label.value for label in audience),
        themes=tuple(label.value for label in themes),
        organizer=read_organizer(text),
        partners=read_partners(block.text),
        registration_url=_registration(text),
        registration_deadline=_deadline(block),
        dates_raw=" ; ".join(dict.fromkeys(words)) or None,
        inferred=_inferred(whens, occurrences, mode, place, text),
        evidence=_evidence({"kind": kind, "status": status, "mode": mode}, audience, themes, place),
    )


def _for_whom(block: Block) -> str:
    """Give the rows that say for whom it is; without one, all the words of an announcement may do so."""
    return "\n".join(row.text for row in block.rows if _PUBLIC.match(fold(row.text)))


def _is_no_gathering(title: str) -> bool:
    """Tell a report on what is past, a call for applications, a day off: « Pas d’activité »."""
    idle = any(one.match(fold(title)) for one in (turns.IDLE, turns.CLOSED))
    return idle or is_past(title) or read_call(title) is not None


def _deadline(block: Block) -> date | None:
    """Give the last day to register, if one is told."""
    told = [
        when for row in block.rows for when in row.mentions if when.kind == "deadline" and when.occurrences
    ]
    return day_of(told[0].occurrences[0].end) if told else None


def _registration(text: str) -> str | None:
    match = _REGISTRATION.search(text)
    return match[1].rstrip(".,;") if match else None


def _inferred(
    whens: list[When],
    occurrences: tuple[Occurrence, ...],
    mode: Label[Mode] | None,
    place: Place | None,
    text: str,
) -> tuple[str, ...]:
    """Name what was deduced."""
    found = [name for when in whens for name in when.inferred]
    if occurrences and all(one.all_day for one in occurrences) and not _WHOLE_DAY.search(fold(text)):
        found.append("all_day")
    if is_deduced(mode, place):
        found.append("mode")
    return tuple(dict.fromkeys([*found, *(place.inferred if place else ())]))


def _evidence(
    named: dict[str, Label[Any] | None],
    audience: tuple[Label[Profession], ...],
    themes: tuple[Label[Theme], ...],
    place: Place | None,
) -> dict[str, str]:
    """Keep the words that decided each field."""
    words = {field: label.words for field, label in named.items() if label}
    lists = {"audience": audience, "themes": themes}
    words |= {field: ", ".join(label.words for label in labels) for field, labels in lists.items() if labels}
    return ({"city": place.raw} | ({} if "mode" in words else {"mode": place.raw}) if place else {}) | words
