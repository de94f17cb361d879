"""From what a page says in schema.org's words to events. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from html import unescape
from itertools import zip_longest
from urllib.parse import urlsplit

from collectors.french.dates import find_when
from collectors.french.titles import clean_title
from collectors.platforms.facts import Facts, event_of, is_call, says_registration
from collectors.platforms.markup import absolute, lines_of, link_of, open_page, text_of
from collectors.platforms.page_times import Stamp, are_local, read_stamp, span_of, times_of, told_times
from collectors.platforms.page_view import View
from collectors.platforms.schema_nodes import Node, json_nodes, microdata_nodes
from collectors.platforms.sittings import Moment, Times
from collectors.registry import Entry
from db.model import PARIS, Event, Occurrence
from db.vocabulary import EventStatus, Mode

KIN = {"CourseInstance", "Festival", "Hackathon", "EventSeries"}
NOT_GATHERINGS = {"PublicationEvent", "BroadcastEvent", "OnDemandEvent", "SaleEvent", "DeliveryEvent"}
ORGANIZATIONS = re.compile(
    r"Organization|^(?:NGO|Consortium|Corporation|Hospital|LocalBusiness|Project|Physician'sOffice)$"
)
PERSON = re.compile(r"\b(?:Drs?|Prs?|Docteure?|Professeure?|MM?\.|Mmes?|Mlle|Madame|Monsieur)\b")
STATUSES = {
    "EventCancelled": EventStatus.CANCELLED,
    "EventPostponed": EventStatus.POSTPONED,
    "EventRescheduled": EventStatus.POSTPONED,
}
MODES = {
    "OnlineEventAttendanceMode": Mode.ONLINE,
    "MixedEventAttendanceMode": Mode.HYBRID,
    "EventMovedOnline": Mode.ONLINE,
}
POSTAL = re.compile(r"\b\d{5} +\D.*")
GLUED = re.compile(r"(?<=[a-zà-ÿ]{2})(?=[A-ZÀ-Ý][a-zà-ÿ])|(?<=[.!?])(?=[A-ZÀ-Ý])")


def schema_events(view: View, entry: Entry, today: date) -> list[Event]:
    """Give the events that an opened page describes, each once."""
    nodes = _event_nodes(view)
    as_written = _stamps_local_as_utc(view, nodes, today)
    alone = len({(node.text("url"), node.text("name", "summary")) for node in nodes}) == 1
    reader = _Reader(view, entry, today, as_written=as_written, alone=alone)
    return _one_of_each(event for node in nodes if (event := reader.event(node)) is not None)


def _event_nodes(view: View) -> list[Node]:
    """Give the things that are events, without those that are told as parts of another one."""
    nodes = [*json_nodes(view.data), *microdata_nodes(view.soup, view.url)]
    for course in nodes:
        for session in course.nodes("hasCourseInstance"):
            session.values = {**course.values, **session.values}
    parts = {id(part) for node in nodes for part in _sessions(node) if not part.text("url")}
    parts |= {id(part) for node in nodes for part in node.nodes("superEvent")}
    return [node for node in nodes if _is_event(node) and id(node) not in parts]


def _is_event(node: Node) -> bool:
    kin = any(one.endswith("Event") or one in KIN for one in node.types)
    return kin and not NOT_GATHERINGS.intersection(node.types)


def _sessions(node: Node) -> list[Node]:
    return node.nodes("subEvent", "subEvents") if _is_event(node) else []


def _stamps(node: Node) -> list[tuple[Stamp, Stamp | None]]:
    """Give the starts of a thing, each with its end."""
    starts = [read_stamp(text) for text in node.texts("startDate")]
    ends = [read_stamp(text) for text in node.texts("endDate")]
    return [(start, end) for start, end in zip_longest(starts, ends) if start is not None]


def _stamps_local_as_utc(view: View, nodes: Iterable[Node], today: date) -> bool:
    """Tell whether the words of the page show that its stamps in UTC are local times."""
    stamps = [start for node in nodes for start, _ in _stamps(node) if start.in_utc and not start.at_midnight]
    return bool(stamps) and are_local(stamps, told_moments(view, today))


def told_moments(view: View, today: date) -> set[Moment | None]:
    """Give the starts that the page tells in words, or in `<time>` without a stamp in UTC."""
    text = "\n".join(text for text, _ in view.lines)
    whens = find_when(text, today=today, published=view.published)
    told = {one.start for when in whens for one in when.occurrences}
    tags = (read_stamp(str(tag["datetime"])) for tag in view.body.select("time[datetime]"))
    return told | {stamp.local() for stamp in tags if stamp is not None and not stamp.in_utc}


class _Reader:
    """Makes events of the things of one page."""

    def __init__(self, view: View, entry: Entry, today: date, *, as_written: bool, alone: bool) -> None:
        self.view = view
        self.entry = entry
        self.today = today
        self.as_written = as_written
        self.alone = alone

    def event(self, node: Node) -> Event | None:
        """Give the event that a thing describes; `None` without title or day, and for a call."""
        title = clean_title(node.text("name", "summary", "headline"))
        times, inferred = self._times(node)
        if not title or times is None or is_call(title):
            return None
        event = event_of(self._facts(node, title, times), region=self.entry.region, today=self.today)
        return event.model_copy(update={"inferred": tuple(dict.fromkeys([*event.inferred, *inferred]))})

    def _facts(self, node: Node, title: str, times: Times) -> Facts:
        url = self._address(node)
        places, mode = _places(node)
        text = plain_text(node.text("description", "articleBody"))
        return Facts(
            title=title,
            times=times,
            uid=url or self.view.uid_of(title),
            url=url or self.view.address,
            place=places[0] if places else "",
            text=text or (self.view.text if self.alone else ""),
            audience=", ".join(plain_text(one) for one in _audience(node)),
            organizer=_organizer(node),
            registration_url=self._registration(node, url),
            status=_coded(node.text("eventStatus"), STATUSES),
            mode=mode,
        )

    def _times(self, node: Node) -> tuple[Times | None, tuple[str, ...]]:
        spans = [span_of(*one, as_written=self.as_written) for one in _stamps(node)]
        raw = " – ".join(dict.fromkeys([*node.texts("startDate"), *node.texts("endDate")]))
        for part in _sessions(node):
            more = [span_of(*one, as_written=self.as_written) for one in _stamps(part)]
            spans += [one for one in more if not part.text("url") and not _within(one, spans)]
        if spans:
            return times_of(spans, raw), ()
        return told_times(raw, self.today, self.view.published) or (None, ())

    def _address(self, node: Node) -> str | None:
        """Give the page of the event on this site; `None` when several events share this one."""
        links = (absolute(one, self.view.url) for one in node.texts("url") + node.texts("@id"))
        own = (one for one in links if one and self.view.is_own(one) and not is_home(one))
        found = next(own, None)
        if self.alone and (found is None or found == self.view.url):
            return self.view.address
        return found if found not in {self.view.address, self.view.url} else None

    def _registration(self, node: Node, url: str | None) -> str | None:
        """Give the address of its offer, else its own one on another site, else what the page's links say."""
        offers = [one.text("url") for one in node.nodes("offers")]
        links = [absolute(one, self.view.url) for one in offers]
        links += [
            one for link in node.texts("url") if not self.view.is_own(one := absolute(link, self.view.url))
        ]
        links += registration_links(self.view) if self.alone else []
        page = {url, self.view.address, self.view.url}
        return next((one for one in links if one and one not in page and not is_home(one)), None)


def registration_links(view: View) -> list[str | None]:
    """Give where the links lead whose words speak of registering."""
    return [link_of(tag, view.url) for tag in view.body.select("a[href]") if says_registration(text_of(tag))]


def is_home(url: str) -> bool:
    """Tell the address of a whole site."""
    parts = urlsplit(url)
    return parts.path in {"", "/"} and not parts.query and not parts.fragment


def _within(span: tuple[Moment, Moment | None], others: Iterable[tuple[Moment, Moment | None]]) -> bool:
    day = _day(span[0])
    return any(_day(start) <= day <= _day(end or start) for start, end in others)


def _day(moment: Moment) -> date:
    return moment.astimezone(PARIS).date() if isinstance(moment, datetime) else moment


def _coded(text: str, codes: dict[str, EventStatus]) -> EventStatus | None:
    return codes.get(text.rpartition("/")[2])


def _places(node: Node) -> tuple[list[str], Mode | None]:
    """Give the words of each place, and the mode that the structure tells."""
    mode = next(
        (MODES[one] for one in _last_parts(node, "eventAttendanceMode", "eventStatus") if one in MODES), None
    )
    virtual = [one for one in node.nodes("location") if "VirtualLocation" in one.types]
    places = [
        one for one in node.values.get("location", []) if not (isinstance(one, Node) and one in virtual)
    ]
    words = [text for one in places if (text := _place_words(one))]
    if virtual and mode is None:
        mode = Mode.HYBRID if words else Mode.ONLINE
    return words, mode


def _last_parts(node: Node, *names: str) -> list[str]:
    return [text.rpartition("/")[2] for name in names for text in node.texts(name)]


def _place_words(place: str | Node) -> str:
    """Give the words of a place: its name or else its street, and its town."""
    if isinstance(place, str):
        return plain_text(place).replace("\n", ", ")
    addresses = [place, *place.nodes("address")]
    streets = [text for one in addresses for text in one.texts("streetAddress")]
    towns = [" ".join(one.texts("postalCode")[:1] + one.texts("addressLocality")[:1]) for one in addresses]
    written = [one for one in place.values.get("address", []) if isinstance(one, str)]
    if place.name:
        streets, written = [], [found[0] if (found := POSTAL.search(one)) else one for one in written]
    pieces = (plain_text(one).replace("\n", ", ") for one in [place.name, *streets, *towns, *written])
    return ", ".join(dict.fromkeys(filter(None, pieces)))


def _audience(node: Node) -> list[str]:
    told = [text for one in node.nodes("audience") for text in one.texts("audienceType")]
    return told or node.texts("audience")


def _organizer(node: Node) -> str | None:
    """Give the first organiser that is told to be an organisation, and is not called as a person is."""
    groups = (one for one in node.nodes("organizer") if any(map(ORGANIZATIONS.search, one.types)))
    names = (clean_title(one.name) for one in groups)
    return next((name for name in names if name and not PERSON.search(name)), None)


def plain_text(text: str) -> str:
    """Give the lines of a text that may be HTML, escaped once or twice, with words glued where tags were cut."""
    decoded = unescape(unescape(text)).replace("\\n", "\n").replace("\\'", "'").replace('\\"', '"')
    if "<" in decoded:
        decoded = "\n".join(lines_of(open_page(decoded.encode(), "utf-8")))
    return GLUED.sub("\n", decoded).strip()


def _one_of_each(events: Iterable[Event]) -> list[Event]:
    """Give each event once; those of one address are its sittings."""
    kept: dict[str, Event] = {}
    for event in events:
        known = kept.get(event.uid or event.title)
        kept[event.uid or event.title] = _joined(known, event) if known else event
    return list(kept.values())


def _joined(known: Event, other: Event) -> Event:
    sittings = {_start(one): one for one in [*other.occurrences, *known.occurrences]}
    ordered = tuple(sittings[start] for start in sorted(sittings))
    return known.model_copy(update={"occurrences": ordered})


def _start(one: Occurrence) -> tuple[date, str]:
    start = one.start or one.end or date.max
    return _day(start), str(start)
