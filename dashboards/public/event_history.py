"""What changed in an event, as its page tells it: in full below, and at the top what days it was moved from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import pairwise

from dashboards.parts.dates import day_month, local_day, plain_day
from dashboards.parts.html import Html, join, tag
from dashboards.parts.sittings import sittings
from dashboards.public.changes import changes, former_days
from db.history import Version


def moved(told: Sequence[Version], today: date) -> Html | None:
    """Write « Reporté du 3 au 14 avril, vu le 2 mars » for the latest move, nothing when its days never moved."""
    for before, later in _moves(told):
        said = former_days(before.event, later.event, local_day(later.seen_at))
        return tag("p", said, ", vu le ", _seen(later.seen_at, today))
    return None


def previous_start(told: Sequence[Version]) -> date | datetime | None:
    """Give when it was to begin before its latest move, `None` when its days never moved."""
    return next((sittings(before.event)[0].start for before, _ in _moves(told)), None)


def _moves(told: Sequence[Version]) -> Iterator[tuple[Version, Version]]:
    """Give how it stood before and after each move, the latest first."""
    for before, later in reversed(list(pairwise(told))):
        if former_days(before.event, later.event, local_day(later.seen_at)):
            yield before, later


def changes_seen(told: Sequence[Version], today: date) -> list[tuple[Html, Html]]:
    """Give what changed, the latest first, with the day on which it was seen."""
    rows = [
        (_seen(later.seen_at, today), _list(changes(before.event, later.event)))
        for before, later in pairwise(told)
    ]
    first = [(_seen(told[0].seen_at, today), join("Première lecture"))] if told else []
    return [*reversed(rows), *first]


def _seen(moment: datetime, today: date) -> Html:
    day = local_day(moment)
    said = day_month(day) if day.year == today.year else plain_day(day)
    return tag("time", said, datetime=day.isoformat())


def _list(said: list[str]) -> Html:
    return tag("div", *(tag("p", one) for one in said))
