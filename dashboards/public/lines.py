"""An event in a few words, for the lists of frames and of paper. Pure."""

from __future__ import annotations

from datetime import date

from dashboards.parts.events import DEDUCED
from dashboards.parts.html import Html, join, tag
from dashboards.parts.sittings import (
    UNKNOWN_HOURS,
    UNKNOWN_PLACE,
    hours,
    hours_known,
    place_words,
    sitting_on,
    span,
)
from dashboards.parts.standing import standing
from dashboards.parts.words import quoted, shortened
from dashboards.public.finding import bare_title
from db.model import Event
from db.vocabulary import EventStatus

DEDUCTIONS = {
    **DEDUCED,
    "day": "jour déduit",
    "all_day": UNKNOWN_HOURS,
    "venue": "lieu déduit",
    "department": "département déduit",
    "region": "région déduite",
    "audience": "public déduit",
    "themes": "thème déduit",
    "organizer": "organisateur déduit",
}
"""What was deduced, by field, in words."""

TITLE_LENGTH = 160
PART_LENGTH = 120


def state(event: Event) -> Html | None:
    """Write « Annulé », « Reporté », « Plus annoncé » or « Complet », in words: paper has no colour."""
    words = standing(event)
    return tag("span", words, class_="pub-state") if words else None


def struck_title(event: Event) -> Html:
    """Write the title, cut where it would fill a frame or a page, struck through when the event is cancelled."""
    title = shortened(bare_title(event), TITLE_LENGTH)
    return tag("s", title) if event.status is EventStatus.CANCELLED else join(title)


def hours_of(event: Event, day: date) -> str:
    """Give the hours under a day: « 14 h à 16 h », « du 20 au 24 octobre », « horaire non indiqué »."""
    sitting = sitting_on(event, day)
    if sitting is None:
        return ""
    said = [span(sitting) if sitting.all_day else "", hours(sitting)]
    unknown = "" if hours_known(event) else UNKNOWN_HOURS
    return ", ".join(part for part in (*said, unknown) if part)


def deduction(event: Event, name: str) -> str | None:
    """Give « mode déduit de « webinaire » » when that field was deduced."""
    if name not in event.inferred:
        return None
    said = DEDUCTIONS.get(name, "déduit")
    return f"{said} de {quoted(event.evidence[name])}" if name in event.evidence else said


def place_of(event: Event) -> str:
    """Give the place, or say that it is not known."""
    return shortened(place_words(event), PART_LENGTH) or UNKNOWN_PLACE
