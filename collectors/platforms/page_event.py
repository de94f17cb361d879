"""The page of one event, on any site: its data for search engines, its `<time>`, its sentences. Pure.

News, looks back at what is over, calls for applications and resources are no events: for want of data that
say so, a page has to name a gathering or an hour, and a bare day in the past is taken for its publication.
"""

from __future__ import annotations

import re
from datetime import date, datetime

from bs4 import Tag

from collectors.french.dates import read_when
from collectors.french.events import read_event, under_title
from collectors.french.fold import fold
from collectors.french.gatherings import GATHERING
from collectors.french.tenses import is_past
from collectors.french.words import read_kind, read_not_event
from collectors.page import Page
from collectors.platforms.facts import Facts, event_of
from collectors.platforms.markup import text_of
from collectors.platforms.page_times import Stamp, are_local, read_stamp, span_of, times_of, told_times
from collectors.platforms.page_view import View, open_view
from collectors.platforms.resources import named_kind
from collectors.platforms.schema_event import registration_links, schema_events, told_moments
from collectors.platforms.sittings import Times
from collectors.registry import Entry
from db.model import Event, Occurrence, slug

HOUR = re.compile(r"\d\s?[h:]\s?\d\d|\d\s?h\b", re.IGNORECASE)
BESIDE_DAY = re.compile(
    r"\W*(?:(?:article |actualité |page )?(?:publiée?|postée?|mise? en ligne|mise? à jour|créée?|dernière \w+)\W*)?"
    r"(?:par [^\n]{1,60})?\W*(?:le|du)?\W*",
    re.IGNORECASE,
)
OTHER_DAYS = re.compile(r"limite|inscri|cl[ôo]tur|publi|mise? (?:à jour|en ligne)|modifi", re.IGNORECASE)
CLOSING = re.compile(
    r"\b(?:fermetures?|fermee?s?|conges|horaires|recrut\w+|offres? d['’]emploi|permanence telephonique)\b",
    re.IGNORECASE,
)
LIST_NAME = re.compile(
    r"(?:les |nos |notre |tous les |toutes les |prochain\w* |category : |category: |categorie : )*"
    r"(?:agenda|calendrier|evenements|events|actualites|archives|accueil|blog|rendez-vous|formations)\b",
    re.IGNORECASE,
)
FIRST_LINES = 6
MOST_TIMES = 20
"""A page with more of them is a calendar."""


def read_event_page(page: Page, entry: Entry, today: date) -> Event | None:
    """Read a page that announces one event; `None` when it announces none."""
    return event_of_view(open_view(page), entry, today)


def event_of_view(view: View, entry: Entry, today: date) -> Event | None:
    """Read an opened page that announces one event; `None` when it announces none."""
    return _described(view, entry, today) or announced(view, entry, today)


def _described(view: View, entry: Entry, today: date) -> Event | None:
    """Give the event that the page describes for search engines; those of a side column are others'."""
    events = schema_events(view, entry, today)
    own = [one for one in events if _same(one.url, view.address) or _same(one.url, view.url)]
    named = [one for one in events if slug(one.title) == slug(view.title)]
    found = own if len(own) == 1 else named
    return found[0] if len(found) == 1 else None


def _same(url: str | None, other: str) -> bool:
    return (url or "").rstrip("/") == other.rstrip("/")


def announced(view: View, entry: Entry, today: date) -> Event | None:
    """Give the event that the page tells to its readers alone."""
    title = view.title
    if not title or is_other(title) or names_list(title):
        return None
    times = _stamped(view, today)
    told = _told(view, entry, today) if times is None else None
    times = times or (_to_come(view, today) if told is None and names_gathering(title) else None)
    if times is None:
        return told
    facts = Facts(
        title=title,
        times=times,
        uid=view.address,
        url=view.address,
        text=view.text,
        registration_url=next(filter(None, registration_links(view)), None),
    )
    return event_of(facts, region=entry.region, today=today)


def _to_come(view: View, today: date) -> Times | None:
    """Read the day to come of a gathering that only the title of its page names."""
    told = told_times("\n".join(without_publication(view, today)), today, view.published)
    return told[0] if told is not None and told[0].first_day > today else None


def names_list(title: str) -> bool:
    """Tell the title of a list of events or news from that of one of them."""
    return LIST_NAME.match(fold(title)) is not None


def is_other(title: str) -> bool:
    """Tell a title of a look back, a call, a closing or a resource, which is no event."""
    resource = named_kind(title) is not None and not names_gathering(title)
    closed = CLOSING.search(fold(title)) is not None
    return resource or closed or is_past(title) or read_not_event(title) is not None


def names_gathering(title: str) -> bool:
    """Tell whether a title names a gathering of people."""
    return read_kind(title) is not None or GATHERING.search(fold(title)) is not None


def _told(view: View, entry: Entry, today: date) -> Event | None:
    """Read the event in the sentences of the page."""
    body = "\n".join(without_publication(view, today))
    text = f"{view.title}\n{body}"
    told = read_event(text, today=today, published=view.published, region=entry.region)
    if told is None or not told.listed or not is_sure(told, view.title):
        return None
    link = next(filter(None, registration_links(view)), told.registration_url)
    known = {"uid": view.address, "url": view.address, "registration_url": link}
    return under_title(told, view.title).model_copy(update=known | {"occurrences": _whole_days(told)})


def _whole_days(event: Event) -> tuple[Occurrence, ...]:
    """End a whole day that the page tells as such on itself, unlike a day told without hours."""
    if "all_day" in event.inferred:
        return event.occurrences
    return tuple(
        one.model_copy(update={"end": one.end or one.start}) if one.all_day else one
        for one in event.occurrences
    )


def is_sure(event: Event, title: str) -> bool:
    """Tell an event from any page that has a day: its title names a gathering, or an hour is told."""
    return names_gathering(title) or any(not one.all_day for one in event.listed)


def without_publication(view: View, today: date) -> list[str]:
    """Give the lines of the text but for days alone near its beginning that are over: those of publication."""
    lines = [text for text in view.text.split("\n") if text]
    first = [text for text in lines[:FIRST_LINES] if not _is_publication(text, today)]
    return first + lines[FIRST_LINES:]


def _is_publication(line: str, today: date) -> bool:
    if len(line) > 120 or HOUR.search(line):
        return False
    when = read_when(line, today=today)
    if when is None or len(when.occurrences) != 1 or when.occurrences[0].end is not None:
        return False
    start, end = when.span
    day = when.occurrences[0].start
    bare = BESIDE_DAY.fullmatch(line[:start]) and not re.search(r"\w", line[end:])
    return bool(bare) and day is not None and day <= today


def _stamped(view: View, today: date) -> Times | None:
    """Give the times that `<time>` tells, when they are surely the event's."""
    tags = [tag for tag in view.body.select("time[datetime]") if not _is_other(tag)]
    stamped = [(tag, stamp) for tag in tags if (stamp := read_stamp(str(tag["datetime"]))) is not None]
    sure = [(tag, stamp) for tag, stamp in stamped if _is_event_time(tag, stamp, today)]
    named = [(tag, stamp) for tag, stamp in sure if tag.get("itemprop") in {"startDate", "endDate"}]
    pairs = _pairs(named or sure)
    if not pairs or len(stamped) > MOST_TIMES:
        return None
    in_utc = [start for start, _ in pairs if start.in_utc]
    as_written = bool(in_utc) and are_local(in_utc, told_moments(view, today))
    kept = pairs if named else pairs[:1]
    raw = ", ".join(dict.fromkeys(text_of(tag) for tag, _ in (named or sure)[: 2 * len(kept)]))
    return times_of([span_of(*pair, as_written=as_written) for pair in kept], raw)


def _is_other(tag: Tag) -> bool:
    """Tell a deadline, or a day of publication, by the words before it."""
    block = tag.find_parent(["p", "li", "dd", "td", "div", "section"])
    before = text_of(block).partition(text_of(tag))[0] if block is not None and text_of(tag) else ""
    return OTHER_DAYS.search(before[-80:]) is not None


def _is_event_time(tag: Tag, stamp: Stamp, today: date) -> bool:
    """Tell a `<time>` that cannot be a publication: it is to come, it shows an hour, or it says so."""
    local = stamp.local()
    day = local.date() if isinstance(local, datetime) else local
    return (
        day > today
        or HOUR.search(text_of(tag)) is not None
        or tag.get("itemprop") in {"startDate", "endDate"}
    )


def _pairs(stamped: list[tuple[Tag, Stamp]]) -> list[tuple[Stamp, Stamp | None]]:
    """Give each start with the end that stands beside it."""
    pairs: list[tuple[Stamp, Stamp | None]] = []
    last: Tag | None = None
    for tag, stamp in stamped:
        ends = tag.get("itemprop") == "endDate" or (last is not None and _are_joined(last, tag))
        if ends and pairs and pairs[-1][1] is None:
            pairs[-1], last = (pairs[-1][0], stamp), None
        else:
            pairs.append((stamp, None))
            last = tag if tag.get("itemprop") != "startDate" else None
    return pairs


def _are_joined(first: Tag, second: Tag) -> bool:
    """Tell two times that stand in one line, the second ending what the first begins."""
    between: list[str] = []
    piece = first.next_sibling
    while piece is not None and piece is not second and len(between) < 3:
        between.append(piece.get_text() if isinstance(piece, Tag) else str(piece))
        piece = piece.next_sibling
    return (
        piece is second and re.fullmatch(r"\W*(?:au|à|jusqu['’](?:au|à))?\W*", "".join(between)) is not None
    )
