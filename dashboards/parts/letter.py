"""A letter, whatever it is written as: its lines in words, in sections, with addresses that last. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboards.parts.addresses import LONGEST, short_agenda, short_event, with_campaign
from dashboards.parts.agenda_filters import department_name
from dashboards.parts.dates import month_title, plain_day, weekday
from dashboards.parts.events import deadline_words, deduced
from dashboards.parts.letter_news import News
from dashboards.parts.provenance import provenance_words
from dashboards.parts.sittings import (
    UNKNOWN_HOURS,
    UNKNOWN_PLACE,
    hours,
    hours_known,
    place_words,
    several,
    sitting_on,
    span,
)
from dashboards.parts.standing import standing
from dashboards.parts.text import one_line
from dashboards.parts.words import NBSP, capital, count, shortened
from db.letters import Proposal
from db.model import Event
from db.titles import split_state
from db.vocabulary import EventStatus, Mode

HEAVIEST = 90_000
"""Bytes: Gmail cuts a message beyond some 102 000."""

TITLE_LENGTH = 160
PART_LENGTH = 120
SOURCES_NAMED = 2
SEPARATOR = f"{NBSP}· "
UNDATED = "Sans date"
ONLINE = "En ligne"


@dataclass(frozen=True)
class Line:
    """One event of a letter, in words; an empty text says nothing.

    `mark` is its state (« Reporté »), `change` what changed, `facts` when in the day, where and for whom,
    `origin` who said so and when it was read.
    """

    event: str
    day: date | None
    title: str
    address: str
    mark: str
    change: str
    facts: tuple[str, ...]
    origin: str
    struck: bool

    @property
    def date_words(self) -> str:
        """Give « Mardi 1er décembre 2026 »."""
        return f"{capital(weekday(self.day))} {plain_day(self.day)}" if self.day else "Date non indiquée"


@dataclass(frozen=True)
class Section:
    """Lines under a heading, which is empty when the letter has no sections."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Letter:
    """A letter. `agenda` is the address of the whole agenda, `closing` the small sentences at the end."""

    title: str
    subtitle: str
    introduction: str
    sections: tuple[Section, ...]
    agenda: str
    closing: tuple[str, ...]

    @property
    def lines(self) -> list[Line]:
        """Give all lines in order."""
        return [line for section in self.sections for line in section.lines]

    @property
    def addresses(self) -> list[str]:
        """Give every address that the letter leads to."""
        return [*(line.address for line in self.lines), self.agenda]


# --- a line -------------------------------------------------------------------------------------------------


def line(proposal: Proposal, news: News, *, site: str, campaign: str, starter: Collection[str]) -> Line:
    """Write the line of an event. `site` is our own address, `starter` what `provenance.starters` gives."""
    kept, day = proposal.listed.kept, proposal.listed.day
    event = kept.item
    return Line(
        event=kept.id,
        day=date.fromisoformat(day) if day else None,
        title=title(event),
        address=with_campaign(f"{site}{short_event(kept.id)}", campaign),
        mark=news.mark or standing(event),
        change=_brief(news.words),
        facts=_facts(event, date.fromisoformat(day) if day else None, news.today),
        origin=_origin(proposal, starter),
        struck=event.status is EventStatus.CANCELLED,
    )


def title(event: Event) -> str:
    """Give an event's title on one line, without its state, cut where no reader would go on."""
    return shortened(one_line(split_state(event.title)[0]) or "Sans titre", TITLE_LENGTH)


def _facts(event: Event, day: date | None, today: date) -> tuple[str, ...]:
    public = ", ".join(profession.label for profession in event.audience)
    said = (
        _hours(event, day),
        place_words(event) or UNKNOWN_PLACE,
        f"Public{NBSP}: {public}" if public else "",
        several(event),
        deadline_words(event, today),
    )
    return tuple(_brief(part) for part in said if part)


def _hours(event: Event, day: date | None) -> str:
    sitting = sitting_on(event, day) if day else None
    if sitting is None:
        return ""
    unknown = "" if hours_known(event) else UNKNOWN_HOURS
    whole = "toute la journée" if sitting.all_day and not unknown else ""
    return ", ".join(part for part in (span(sitting), hours(sitting) or unknown or whole) if part)


def _origin(proposal: Proposal, starter: Collection[str]) -> str:
    mentions = proposal.listed.kept.mentions
    said = [provenance_words(mention, starter) for mention in mentions[:SOURCES_NAMED]]
    if len(mentions) > SOURCES_NAMED:
        said.append(f"et {count(len(mentions) - SOURCES_NAMED, 'autre source', 'autres sources')}")
    return SEPARATOR.join(_brief(part) for part in (*said, *deduced(proposal.listed.kept.item)))


def _brief(text: str) -> str:
    return shortened(one_line(text), PART_LENGTH)


# --- sections -----------------------------------------------------------------------------------------------


def by_month(_event: Event, day: date | None) -> tuple[int, str, str]:
    """Give the rank, the sorting key and the heading of a month."""
    return (1, "", UNDATED) if day is None else (0, f"{day:%Y-%m}", month_title(f"{day:%Y-%m}"))


def by_territory(event: Event, _day: date | None) -> tuple[int, str, str]:
    """Give the rank, the sorting key and the heading of a place: departments, then online, then unknown."""
    if event.mode is Mode.ONLINE:
        return 1, "", ONLINE
    name = department_name(event.department) if event.department else _brief(event.region or "")
    return (0, name.casefold(), name) if name else (2, "", capital(UNKNOWN_PLACE))


def in_one(_event: Event, _day: date | None) -> tuple[int, str, str]:
    """Put everything into one section without a heading."""
    return 0, "", ""


Grouping = Callable[[Event, date | None], tuple[int, str, str]]
GROUPINGS: Mapping[str, Grouping] = {"mois": by_month, "territoire": by_territory, "aucun": in_one}
GROUPING_LABELS = {"mois": "Par mois", "territoire": "Par territoire", "aucun": "Sans groupe"}


def sections(lines: Sequence[tuple[Event, Line]], grouping: Grouping) -> tuple[Section, ...]:
    """Put lines into sections; within each, they keep the order that they are given in."""
    found: dict[tuple[int, str, str], list[Line]] = {}
    for event, written in lines:
        found.setdefault(grouping(event, written.day), []).append(written)
    return tuple(Section(key[2], tuple(found[key])) for key in sorted(found))


# --- addresses ----------------------------------------------------------------------------------------------


def campaign_room(site: str) -> int:
    """Give how many letters of a campaign's name fit into the address of an event."""
    return max(0, LONGEST - len(with_campaign(f"{site}{short_event('0' * 12)}", "x")) + 1)


def agenda_address(site: str, filters: Iterable[tuple[str, str]], campaign: str) -> str:
    """Give the address of the agenda with these filters and that campaign, as far as it stays short."""
    filtered, whole = f"{site}{short_agenda(filters)}", f"{site}{short_agenda(())}"
    wished = (with_campaign(filtered, campaign), filtered, with_campaign(whole, campaign))
    return next((address for address in wished if len(address) <= LONGEST), whole)
