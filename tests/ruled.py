"""The title that rules tell; which stretch of the words is chosen in the end is learned, and tested apart."""

from __future__ import annotations

from datetime import date

from collectors.french.events import block_of, read_event
from collectors.french.headlines import ruled_title


def ruled(text: str, today: date) -> str | None:
    """Give the title that rules tell of an announcement; `None` when it is none."""
    event = read_event(text, today=today, published=today)
    told = ruled_title(block_of(text, today=today, published=today))
    return told or event.title if event else None
