"""One entry of the registry: its fields, and what each may hold."""

from __future__ import annotations

import re
from datetime import timedelta
from difflib import get_close_matches
from enum import StrEnum
from typing import Annotated, Any
from urllib.parse import urlsplit

import soupsieve
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    ValidationInfo,
    field_validator,
)
from pydantic_core import PydanticCustomError

from collectors.addresses import with_plain_host
from db.communes import departments, region_of
from db.model import Source
from db.vocabulary import SourceKind

UNITS = {"d": timedelta(days=1), "h": timedelta(hours=1), "m": timedelta(minutes=1)}


class Platform(StrEnum):
    """The families of sites that `collectors/platforms/` can read.

    - `tec`: WordPress with The Events Calendar.
    - `event-organiser`: WordPress with Event Organiser.
    - `wordpress`: WordPress whose posts announce the events.
    - `drupal`: Drupal 8 and later.
    - `ical`: a calendar in iCal, whatever made it.
    - `feed`: an RSS or Atom feed.
    - `schema`: pages marked up with schema.org, as JSON-LD or microdata.
    - `css`: a list that the entry itself describes, in `css`.
    - `page`: pages of prose that announce events in sentences.
    - `auto`: not known yet; the site itself tells, when it is read.
    """

    TEC = "tec"
    EVENT_ORGANISER = "event-organiser"
    WORDPRESS = "wordpress"
    DRUPAL = "drupal"
    ICAL = "ical"
    FEED = "feed"
    SCHEMA = "schema"
    CSS = "css"
    PAGE = "page"
    AUTO = "auto"


def _read_interval(text: Any) -> timedelta:
    found = re.fullmatch(r"([1-9]\d{0,3})([mhd])", str(text))
    if not found:
        raise ValueError('write a number and a unit, such as "6h", "90m" or "1d"')
    return int(found[1]) * UNITS[found[2]]


def _write_interval(interval: timedelta) -> str:
    unit = next(name for name, length in UNITS.items() if not interval % length)
    return f"{interval // UNITS[unit]}{unit}"


def _check_address(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("write a full address that begins with https://")
    return with_plain_host(text)


def _check_region(name: str) -> str:
    names = {department.region for department in departments()}
    if name not in names:
        (nearest,) = get_close_matches(name, sorted(names), n=1, cutoff=0)
        raise ValueError(f'write the official name of a region, such as "{nearest}"')
    return name


def _check_selector(text: str) -> str:
    try:
        soupsieve.compile(text)
    except (soupsieve.SelectorSyntaxError, NotImplementedError) as error:
        fault = str(error).splitlines()[0].rstrip(".").lower()
        raise ValueError(f'write a CSS selector, such as "article.event h2 a" ({fault})') from error
    return text


Address = Annotated[str, AfterValidator(_check_address)]
Interval = Annotated[timedelta, BeforeValidator(_read_interval), PlainSerializer(_write_interval)]
Region = Annotated[str, AfterValidator(_check_region)]
Selector = Annotated[str, AfterValidator(_check_selector)]


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Expectation(_Table):
    """What a healthy run finds: at least `min_items`, the latest event at most `max_age_days` old."""

    min_items: int = Field(default=1, ge=0)
    max_age_days: int | None = Field(default=None, ge=1)


class CssListing(_Table):
    """Where things stand on the pages of `agenda`, as CSS selectors.

    `row` finds each announcement on the page; `title`, `date`, `place`, `link` and `description` are looked
    for inside a row, and `next`, the link to the rest of the list, on the whole page. What is not given is
    left to the sentences of the row.
    """

    row: Selector
    title: Selector
    date: Selector | None = None
    place: Selector | None = None
    link: Selector | None = None
    next: Selector | None = None
    description: Selector | None = None


class Entry(_Table):
    """One source.

    `region` is an official name, `department` the code of a department of that region; both are `None` for
    a national body, or where they are not established. `agenda` holds addresses of lists of events (coming,
    and past where the site has such a list); `resources` holds addresses of lists of resources, or of pages
    that are resources themselves. `css` describes the lists of a site whose platform is `css`, and of no
    other. `every` is the time between two runs: a number and `m`, `h` or `d`.
    """

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    name: str = Field(min_length=1)
    kind: SourceKind
    region: Region | None = None
    department: str | None = None
    homepage: Address
    platform: Platform
    agenda: tuple[Address, ...] = ()
    resources: tuple[Address, ...] = ()
    css: CssListing | None = Field(default=None, validate_default=True)
    every: Interval = timedelta(hours=6)
    expects: Expectation = Expectation()

    @field_validator("department")
    @classmethod
    def _check_department(cls, code: str | None, info: ValidationInfo) -> str | None:
        if code is None or "region" not in info.data:
            return code
        region = region_of(code)
        if region is None:
            raise ValueError('write the code of a department, such as "70", "2A" or "974"')
        if info.data["region"] != region:
            raise ValueError(f'write region = "{region}" with it, or the code of another department')
        return code

    @field_validator("css")
    @classmethod
    def _check_css(cls, listing: CssListing | None, info: ValidationInfo) -> CssListing | None:
        if "platform" not in info.data:
            return listing
        described = info.data["platform"] is Platform.CSS
        if described and listing is None:
            raise PydanticCustomError("css", 'is missing; add css = { row = "…", title = "…" }')
        if listing is not None and not described:
            raise PydanticCustomError("css", 'is for another platform; remove it or write platform = "css"')
        return listing

    @property
    def source(self) -> Source:
        """Give the source as the store and the dashboards know it."""
        return Source(id=self.id, name=self.name, kind=self.kind, region=self.region, homepage=self.homepage)
