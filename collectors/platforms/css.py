"""A list that the registry describes by CSS selectors (`css` of the entry).

What it needs: `row` and `title`; where rows tell their day, `date`; where they have a page of their own,
`link`. The addresses of the registry are read, or the home page.

What it does: a row that tells a day, in its cell of that name or anywhere in its text, is an event; any other
row has its page asked for. The rest of the list is where `next` leads. Rows without a title, and rows that
have neither day nor page, are counted.

What it cannot do: lists that a script fills.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bs4 import Tag

from collectors.french.titles import clean_title
from collectors.page import Page
from collectors.platforms.contract import EVENT, Answer, Ask, Role
from collectors.platforms.facts import Facts, event_of, is_call, says_registration
from collectors.platforms.markup import lines_of, link_of, text_of
from collectors.platforms.page_event import event_of_view
from collectors.platforms.page_times import read_stamp, span_of, times_of, told_times
from collectors.platforms.page_view import View, open_view
from collectors.platforms.sittings import Times
from collectors.registry import Entry
from collectors.registry.entry import CssListing
from db.model import Event

LIST = "css"


@dataclass(frozen=True)
class Row:
    """One row of a list: its title, the page that it leads to if any, its markup."""

    title: str
    link: str | None
    tag: Tag


def begin(entry: Entry) -> Sequence[Ask]:
    """Give the lists of the registry, else the home page."""
    return [Ask(url=url, role=Role.LIST, purpose=LIST) for url in entry.agenda or (entry.homepage,)]


def read(page: Page, ask: Ask, entry: Entry, today: date) -> Answer:
    """Read a list as its entry describes it, or the page of one event."""
    view = open_view(page)
    if ask.purpose == EVENT:
        event = event_of_view(view, entry, today)
        return Answer(known=event is not None, events=(event,) if event else ())
    return _read_list(view, entry.css, entry, today) if entry.css is not None else Answer(known=False)


def _read_list(view: View, css: CssListing, entry: Entry, today: date) -> Answer:
    tags = view.soup.select(css.row)
    rows = [row for tag in tags if (row := _row(tag, view, css)) is not None and not is_call(row.title)]
    told = [(row, _event(row, view, css, entry, today)) for row in rows]
    events = [event for _, event in told if event is not None]
    asks = {
        row.link: row.title for row, event in told if event is None and row.link and view.is_own(row.link)
    }
    lost = len(tags) - len(events) - sum(row.link in asks for row, event in told if event is None)
    following = view.soup.select_one(css.next) if css.next else None
    link = link_of(following, view.url) if following is not None else None
    return Answer(
        known=bool(tags),
        rows=tuple(dict.fromkeys([*(one.uid or one.title for one in events), *asks])),
        events=tuple(events),
        asks=tuple(Ask(url=url, role=Role.PAGE, purpose=EVENT, title=asks[url]) for url in asks),
        next_page=Ask(url=link, role=Role.LIST, purpose=LIST) if link and view.is_own(link) else None,
        remarks=(f"Lignes de la liste sans titre, ou sans jour ni page\u00a0: {lost}",) if lost else (),
    )


def _row(tag: Tag, view: View, css: CssListing) -> Row | None:
    title = clean_title(_text(tag, css.title))
    anchor = tag if tag.name == "a" and css.link is None else _cell(tag, css.link or "a[href]")
    link = link_of(anchor, view.url) if anchor is not None else None
    return Row(title, link, tag) if title else None


def _cell(tag: Tag, selector: str | None) -> Tag | None:
    return tag.select_one(selector) if selector else None


def _text(tag: Tag, selector: str | None) -> str:
    cell = _cell(tag, selector)
    return text_of(cell) if cell is not None else ""


def _event(row: Row, view: View, css: CssListing, entry: Entry, today: date) -> Event | None:
    """Give the event that a row tells; `None` when it tells no day."""
    times, inferred = _times(row, view, css, today)
    if times is None:
        return None
    page = row.link if row.link and view.is_own(row.link) and row.link != view.url else None
    anchors = (one for one in row.tag.select("a[href]") if says_registration(text_of(one)))
    elsewhere = row.link if row.link and not view.is_own(row.link) else None
    facts = Facts(
        title=row.title,
        times=times,
        uid=page or view.uid_of(row.title),
        url=page or view.address,
        place=_text(row.tag, css.place),
        text="\n".join(lines_of(_cell(row.tag, css.description) or row.tag)),
        registration_url=next(filter(None, (link_of(one, view.url) for one in anchors)), elsewhere),
    )
    event = event_of(facts, region=entry.region, today=today)
    return event.model_copy(update={"inferred": tuple(dict.fromkeys([*event.inferred, *inferred]))})


def _times(row: Row, view: View, css: CssListing, today: date) -> tuple[Times | None, tuple[str, ...]]:
    """Read the day of a row: what is stamped in its cell, else the words of it."""
    cell = _cell(row.tag, css.date) if css.date else row.tag
    if cell is None:
        return None, ()
    text = text_of(cell)
    stamps = [read_stamp(str(tag["datetime"])) for tag in cell.select("time[datetime]")] if css.date else []
    known = [stamp for stamp in stamps if stamp is not None]
    if known and not known[0].in_utc:
        spans = [span_of(known[0], known[1] if len(known) == 2 else None, as_written=False)]
        return times_of(spans, text), ()
    return told_times(text, today, view.published) or (None, ())
