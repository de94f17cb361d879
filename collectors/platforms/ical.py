"""iCalendar, whoever made it: one file holds all events.

What it needs: the address of the calendar, in the registry (`agenda`): no address is guessed. Other modules
give it what they fetched.

What it does: components that share their UID or their page are the sittings of one event; whole days are
days, whether written as such or 000000 to 235959; bounded recurrences are followed; broken lines, wrong
charsets and missing time zones are borne with; a component that still makes no sense is counted. The post
or page of the event identifies it, for want of one its UID.

What it cannot do: recurrences without end (the first sitting is kept, with a remark), zones that only the
file itself defines (they are taken for Paris), what only the page of an event tells: it is read when the event
leaves the calendar. The body is read but not kept: it names people.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import unquote, urlsplit

from icalendar import Component
from icalendar import Event as CalendarEvent

from collectors.page import Page
from collectors.platforms.body import organisation, read_body, read_title, web_address
from collectors.platforms.contract import EVENT, Answer, Ask, Role
from collectors.platforms.facts import Facts, event_of, is_call
from collectors.platforms.ical_dates import Schedule, is_cancelled, read_schedule, values_of
from collectors.platforms.post_page import read_post
from collectors.registry import Entry
from db.model import Event, Resource, short_hash, slug
from db.vocabulary import EventStatus, ResourceKind

CALENDAR = "calendar"
FOLD = re.compile(rb"\r?\n[ \t]")
CALENDAR_BEGINS, CALENDAR_ENDS, BEGINS, ENDS = (
    re.compile(rf"^{words}[ \t]*$", re.IGNORECASE | re.MULTILINE)
    for words in ("BEGIN:VCALENDAR", "END:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT")
)
POST = re.compile(r"-EO-(\d{1,12})-\d+@|^(\d{1,12})-\d{9,10}-\d{9,10}@")
"""Event Organiser and The Events Calendar hide the number of the post in UIDs that change with its dates."""


def begin(entry: Entry) -> Sequence[Ask]:
    """Give the calendars of the registry."""
    return [Ask(url=address, role=Role.LIST, purpose=CALENDAR) for address in entry.agenda]


def read(page: Page, ask: Ask, entry: Entry, today: date) -> Answer:
    """Read a calendar, or the page of one of its events."""
    if ask.purpose == EVENT:
        return read_post(page, entry, today)
    return read_calendar(page.content, page.final_url, entry, today)


@dataclass(frozen=True)
class _Told:
    """The components of one event, its first one ahead; `uid` names it alone."""

    components: Sequence[Component]
    schedule: Schedule
    uid: str | None

    @property
    def title(self) -> str:
        return _title(self.components[0])


def read_calendar(content: bytes, url: str, entry: Entry, today: date) -> Answer:
    """Read the bytes of the calendar at `url`; one that was cut says that it has more than its rows."""
    text = _decode(FOLD.sub(b"", content))
    if not CALENDAR_BEGINS.search(text):
        return Answer(known=False)
    begun = [ENDS.split(piece, maxsplit=1) for piece in BEGINS.split(text)[1:]]
    blocks = list(dict.fromkeys(parts[0] for parts in begun if len(parts) == 2))
    cut = any(len(parts) < 2 for parts in begun) or not CALENDAR_ENDS.search(text)
    told = _events(blocks, today)
    return Answer(
        rows=tuple(short_hash(block) for block in blocks),
        total=len(blocks) + cut,
        events=tuple(_event(one, url, entry, today) for one in told if not is_call(one.title)),
        resources=tuple(_call(one) for one in told if is_call(one.title)),
        remarks=_remarks(len(blocks) - sum(len(one.components) for one in told), told),
    )


def _decode(content: bytes) -> str:
    """Give the text, whatever charset the server named: it is UTF-8, or else Windows-1252."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _events(blocks: Sequence[str], today: date) -> list[_Told]:
    groups = _by_event([one for block in blocks if (one := _component(block)) is not None])
    names = Counter(name for group in groups for name in {*map(_page, group), *map(_uid, group)})
    told = ((group, read_schedule(group, today)) for group in groups)
    return [_Told(group, schedule, _own_name(group[0], names)) for group, schedule in told if schedule]


def _component(block: str) -> Component | None:
    """Read one component; `None` when it has no title or makes no sense."""
    try:
        component = CalendarEvent.from_ical(f"BEGIN:VEVENT\n{block}\nEND:VEVENT\n")
    except (ValueError, AttributeError):
        # The library meets a parameter written twice with an AttributeError.
        return None
    return component if _title(component) else None


def _by_event(components: Sequence[Component]) -> list[list[Component]]:
    """Group the components of each event: they share a title, and a UID or a page; a moved sitting is last."""
    groups: dict[tuple[str, str], list[Component]] = {}
    leads: dict[str, str] = {}
    for rank, one in enumerate(sorted(components, key=lambda one: "RECURRENCE-ID" in one)):
        title = slug(_title(one))
        title = leads.get(_uid(one), title) if "RECURRENCE-ID" in one else title
        leads.setdefault(_uid(one), title)
        names = [(name, title) for name in (_uid(one), _page(one)) if name] or [(str(rank), "")]
        group = next((groups[name] for name in names if name in groups), [])
        group.append(one)
        groups |= {name: group for name in names if name not in groups}
    return list({id(group): group for group in groups.values()}.values())


def _own_name(component: Component, names: Counter[str]) -> str | None:
    """Give what names the event alone: its post, its page or its UID; a home page names none."""
    page, uid = _page(component), _uid(component)
    post = POST.search(uid)
    if post:
        return f"post/{post[1] or post[2]}"
    if page and names[page] == 1 and urlsplit(page).path.strip("/"):
        return page
    return uid if uid and names[uid] == 1 else None


def _event(told: _Told, url: str, entry: Entry, today: date) -> Event:
    lead = told.components[0]
    page = _page(lead) or None
    markup = _text(lead, "X-ALT-DESC") or _text(lead, "DESCRIPTION")
    body = read_body(markup, page or url)
    facts = Facts(
        title=told.title,
        times=told.schedule.times,
        uid=told.uid,
        url=page,
        place=read_title(_text(lead, "LOCATION").replace("\n", ", ")),
        text="\n".join(filter(None, [_categories(lead), body.text])),
        organizer=_organizer(lead),
        registration_url=body.registration_url,
        status=EventStatus.CANCELLED if all(map(is_cancelled, told.components)) else None,
    )
    return event_of(facts, region=entry.region, today=today)


def _call(told: _Told) -> Resource:
    return Resource(title=told.title, kind=ResourceKind.APPEL, url=_page(told.components[0]) or None)


def _title(component: Component) -> str:
    return read_title(_text(component, "SUMMARY"))


def _uid(component: Component) -> str:
    return _text(component, "UID")


def _page(component: Component) -> str:
    """Give the web address of the event, empty when there is none."""
    return web_address(_text(component, "URL")) or ""


def _text(component: Component, name: str) -> str:
    """Give the first text of a property, empty when there is none; unknown properties are unescaped here."""
    told = next((str(value) for value in values_of(component, name)), "")
    if name.startswith("X-"):
        told = re.sub(r"\\([\\;,nN])", lambda found: "\n" if found[1] in "nN" else found[1], told)
    return told.strip()


def _categories(component: Component) -> str:
    told = (str(one) for value in values_of(component, "CATEGORIES") for one in getattr(value, "cats", []))
    return read_title(", ".join(told))


def _organizer(component: Component) -> str | None:
    """Give who organises, when the name says an organisation; addresses are not kept."""
    told = (str(value.params.get("CN", "")) for value in values_of(component, "ORGANIZER"))
    return next((name for one in told if (name := organisation(read_title(unquote(one))))), None)


def _remarks(unread: int, told: Sequence[_Told]) -> tuple[str, ...]:
    endless = sum(one.schedule.endless for one in told)
    remarks = {
        f"Calendrier\u00a0: {unread} entrée(s) sans titre, sans date ou mal formée(s).": unread,
        f"Calendrier\u00a0: {endless} récurrence(s) sans fin, dont seule la première date est gardée.": endless,
    }
    return tuple(remark for remark, count in remarks.items() if count)
