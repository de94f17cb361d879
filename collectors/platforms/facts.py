"""From what the structure of a page, calendar or API says of an event, to the event: words complete it. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from collectors.french.places import Place, find_place, read_place
from collectors.french.words import (
    read_audience,
    read_kind,
    read_mode,
    read_not_event,
    read_status,
    read_themes,
)
from collectors.platforms.sittings import Times, complete, told_deadline
from db.model import Event
from db.vocabulary import EventStatus, Label, Labelled, Mode, ResourceKind

PLACE_FIELDS = ("venue", "city", "insee", "department", "region")


@dataclass(frozen=True)
class Facts:
    """What the structure says of one event; what it does not say is `None` or empty.

    `place` holds the words of its place (venue, address, town), `text` those of its description, title left
    out, one line for each block, `audience` those of a field that says for whom it is.
    """

    title: str
    times: Times
    uid: str | None = None
    url: str | None = None
    place: str = ""
    text: str = ""
    audience: str = ""
    organizer: str | None = None
    registration_url: str | None = None
    registration_deadline: date | None = None
    status: EventStatus | None = None
    mode: Mode | None = None


def is_call(title: str) -> bool:
    """Tell a call for applications, which is a resource, from an event."""
    label = read_not_event(title)
    return label is not None and label.value is ResourceKind.APPEL and read_kind(title) is None


def event_of(facts: Facts, *, region: str | None, today: date) -> Event:
    """Give the event, with the sessions, deadline, place and words that only its text tells.

    `region` (a name) settles homonyms of towns; `today` settles a year that the text leaves out.
    """
    draft = _Draft(
        title=facts.title,
        uid=facts.uid,
        url=facts.url,
        registration_url=facts.registration_url,
        organizer=facts.organizer,
    )
    _take_when(draft, facts, today)
    _take_where(draft, facts, region)
    _take_words(draft, facts)
    return draft.event()


class _Draft:
    """An event being put together: its fields, those that were deduced, and the words that decided."""

    def __init__(self, **values: Any) -> None:
        self.values = values
        self.inferred: list[str] = []
        self.evidence: dict[str, str] = {}

    def take(self, name: str, label: Label[Labelled] | None) -> None:
        """Take the value that some words give, if any do."""
        if label is not None:
            self.values[name], self.evidence[name] = label.value, label.words

    def take_all(self, name: str, labels: Sequence[Label[Labelled]]) -> None:
        """Take every value that some words give."""
        self.values[name] = tuple(label.value for label in labels)
        if labels:
            self.evidence[name] = ", ".join(dict.fromkeys(label.words for label in labels))

    def event(self) -> Event:
        """Give the event."""
        return Event(**self.values, inferred=tuple(self.inferred), evidence=self.evidence)


def _take_when(draft: _Draft, facts: Facts, today: date) -> None:
    occurrences = complete(facts.times, facts.text, today)
    deadline, deduced = facts.registration_deadline, False
    if deadline is None:
        deadline, deduced = told_deadline(facts.text, facts.times.first_day, today)
    draft.values |= {
        "occurrences": occurrences,
        "dates_raw": facts.times.raw,
        "registration_deadline": deadline,
    }
    hourless = facts.times.guessed and any(one.all_day for one in occurrences)
    draft.inferred += ["all_day"] * hourless + ["registration_deadline"] * deduced


def _take_where(draft: _Draft, facts: Facts, region: str | None) -> None:
    """Take place and mode; a place makes an event onsite unless structure or words say otherwise."""
    if facts.mode is not None:
        draft.values["mode"] = facts.mode
    else:
        draft.take("mode", _mode(facts))
    known = draft.values.get("mode")
    place = _place(facts, region, online=known is Mode.ONLINE)
    if place is None:
        return
    draft.values |= {name: getattr(place, name) for name in PLACE_FIELDS}
    draft.values["mode"] = known or Mode.ONSITE
    draft.inferred += [*place.inferred, *(["mode"] if known is None else [])]
    draft.evidence["city"] = place.raw


def _mode(facts: Facts) -> Label[Mode] | None:
    return read_mode(facts.place) or read_mode(facts.title) or _mode_of_text(facts)


def _mode_of_text(facts: Facts) -> Label[Mode] | None:
    """Read the mode in the text; beside a place, « en ligne » alone may be about anything."""
    label = read_mode(facts.text)
    return label if label is not None and (not facts.place or label.value is Mode.HYBRID) else None


def _place(facts: Facts, region: str | None, *, online: bool) -> Place | None:
    """Read the place that is named as such; for want of it, unless all is online, look in the text."""
    text = f"{facts.title}\n{facts.text}"
    if not facts.place:
        return None if online else find_place(text, region=region)
    named = read_place(facts.place, region=region)
    return named if named is None or named.city else _with_town(named, find_place(text, region=region))


def _with_town(named: Place, told: Place | None) -> Place:
    """Give a place that is named without its town the one that the text tells."""
    if told is None or told.city is None:
        return named
    return replace(told, venue=named.venue, inferred=(*told.inferred, "city"))


def _take_words(draft: _Draft, facts: Facts) -> None:
    audience = f"Public : {facts.audience}" if facts.audience else ""
    text = "\n".join(filter(None, [facts.title, audience, facts.text]))
    draft.take("kind", read_kind(facts.title) or read_kind(facts.text))
    draft.take("status", read_status(facts.title) or read_status(facts.text))
    if facts.status is not None:
        draft.values["status"] = facts.status
    draft.take_all("audience", read_audience(text))
    draft.take_all("themes", read_themes(text))


REGISTRATION = re.compile(r"\binscri(?:ption|ptions|re|s|vez)\b", re.IGNORECASE)
OTHER_REGISTRATION = re.compile(r"newsletter|lettre|actualit|flux", re.IGNORECASE)


def says_registration(words: str) -> bool:
    """Tell whether the words of a link lead to the registration of an event."""
    return REGISTRATION.search(words) is not None and not OTHER_REGISTRATION.search(words)
