"""When a Drupal node takes place, registration closes and it was published: its date fields."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, time
from itertools import zip_longest

from bs4 import Tag

from collectors.platforms import publication
from collectors.platforms.drupal_node import FIELD, Field, Node
from collectors.platforms.markup import text_of
from collectors.platforms.sittings import Moment, Times, day, sitting
from db.model import PARIS

DEADLINE = re.compile(r"\b(limite|cloture|clôture|inscriptions?|deadline)\b")
PUBLISHED = re.compile(
    r"\b(publi\w*|created|creation|création|modif\w*|changed|maj|mise a jour|mise à jour)\b"
)
END = re.compile(r"\b(fin|end)\b")
HOUR = re.compile(r"\d\s?[h:]\s?\d\d|\d\s?h\b", re.IGNORECASE)
META = re.compile(r"\b(node__meta|submitted|node__submitted|field--name-created)\b")
OTHER_NODES = "views-row"
FIRST_YEAR, LAST_YEAR = 1990, 2200
"""Other years are what a faulty import leaves: 1970, 0001."""
NOON = time(12)


def read_times(node: Node) -> Times | None:
    """Read the date fields of a node, or failing those every `<time>` in it; `None` without either."""
    fields = [field for field in node.fields if _is_when(field)]
    loose = [] if fields else _loose_times(node)
    spans = _field_spans(fields) if fields else _spans(_read_time(tag) for tag in loose)
    if not spans:
        return None
    made = [sitting(start, end) for start, end in spans]
    raw = ", ".join([field.text for field in fields] or [text_of(tag) for tag in loose])
    return Times(tuple(one for one, _ in made), raw, guessed=any(guessed for _, guessed in made))


def _is_when(field: Field) -> bool:
    """Tell a date field from a text, from a group of fields, and from other dates of the node."""
    timed = field.tag.select_one("time[datetime]") is not None
    plain = not field.type.startswith("text") and field.tag.select_one(FIELD) is None
    return timed and plain and not field.is_about(DEADLINE) and not field.is_about(PUBLISHED)


def _loose_times(node: Node) -> list[Tag]:
    others = [field for field in node.fields if field.is_about(DEADLINE) or field.is_about(PUBLISHED)]
    elsewhere = {id(field.tag) for field in others}
    return [
        tag
        for tag in node.root.select("time[datetime]")
        if not tag.find_parent(class_=META)
        and not tag.find_parent(class_=OTHER_NODES)
        and not any(id(parent) in elsewhere for parent in tag.parents)
    ]


def _field_spans(fields: Sequence[Field]) -> list[tuple[Moment, Moment | None]]:
    """Give start and end of each value; a field that says « fin » ends the one before it."""
    spans: list[tuple[Moment, Moment | None]] = []
    for field in fields:
        for item in field.items:
            found = _spans(_read_time(tag) for tag in item.select("time[datetime]"))
            if field.is_about(END) and spans and len(found) == 1 and found[0][1] is None:
                spans[-1] = (spans[-1][0], found[0][0])
            else:
                spans += found
    return spans


def _spans(moments: Iterable[Moment | None]) -> list[tuple[Moment, Moment | None]]:
    known = [moment for moment in moments if moment is not None]
    return list(zip_longest(known[::2], known[1::2]))


def _read_time(tag: Tag) -> Moment | None:
    """Read a `<time>` in local time; Drupal writes a date without hour as noon UTC."""
    value = str(tag["datetime"]).strip()
    with suppress(ValueError):
        if not FIRST_YEAR <= int(value[:4]) <= LAST_YEAR:
            return None
        if len(value) == 10:
            return date.fromisoformat(value)
        moment = datetime.fromisoformat(value)
        moment = (moment if moment.tzinfo else moment.replace(tzinfo=PARIS)).astimezone(PARIS)
        hourless = moment.astimezone(UTC).time() == NOON and not HOUR.search(text_of(tag))
        return moment.date() if hourless else moment
    return None


def read_deadline(node: Node) -> date | None:
    """Give the last day to register, where a field holds it."""
    tags = [tag for field in node.fields_about(DEADLINE) for tag in field.tag.select("time[datetime]")]
    moments = [moment for tag in tags if (moment := _read_time(tag)) is not None]
    return day(moments[-1]) if moments else None


def published_on(node: Node) -> date | None:
    """Give the day of publication, where a field, the byline or the head of the page writes it."""
    tags = [tag for field in node.fields_about(PUBLISHED) for tag in field.tag.select("time[datetime]")]
    tags += [tag for tag in node.root.select("time[datetime]") if tag.find_parent(class_=META)]
    moments = (_read_time(tag) for tag in tags)
    return next((day(moment) for moment in moments if moment is not None), None) or publication.published_on(
        node.soup
    )
