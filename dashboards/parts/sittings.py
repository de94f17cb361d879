"""When and where an event takes place, in words. Pure."""

from __future__ import annotations

from datetime import date, datetime

from dashboards.parts.dates import day_month, days, hour, local_day, plain_day
from dashboards.parts.standing import NO_NEW_DAY
from dashboards.parts.words import NBSP, count, listed
from db.model import Event, Occurrence
from db.vocabulary import Mode

UNKNOWN_HOURS = "horaire non indiqué"
UNKNOWN_PLACE = "lieu non indiqué"
SITTINGS_SHOWN = 6


def sittings(event: Event) -> list[Occurrence]:
    """Give the sittings that have a beginning, soonest first; a mere deadline is not a sitting."""
    return sorted((found for found in event.listed if found.start is not None), key=first_day)


def first_day(sitting: Occurrence) -> date:
    """Give the day a sitting begins."""
    return _day(sitting.start or sitting.end)


def last_day(sitting: Occurrence) -> date:
    """Give the day a sitting ends."""
    return _day(sitting.end or sitting.start)


def sitting_on(event: Event, day: date) -> Occurrence | None:
    """Give the sitting that a list shows under that day: the first that is not over by then."""
    known = sittings(event)
    return next((found for found in known if last_day(found) >= day), known[-1] if known else None)


def sitting_starts(sitting: Occurrence) -> str:
    """Give « 14 h », the hour a sitting begins, and nothing for whole days."""
    return hour(sitting.start) if isinstance(sitting.start, datetime) and not sitting.all_day else ""


def hours(sitting: Occurrence) -> str:
    """Give « 14 h à 16 h », « 14 h » when no end is said, and nothing for whole days."""
    if sitting.all_day or not isinstance(sitting.start, datetime):
        return ""
    if not isinstance(sitting.end, datetime):
        return hour(sitting.start)
    if last_day(sitting) > first_day(sitting):
        return (
            f"du {day_month(first_day(sitting))} à {hour(sitting.start)} "
            f"au {day_month(last_day(sitting))} à {hour(sitting.end)}"
        )
    return f"{hour(sitting.start)} à {hour(sitting.end)}"


def hours_known(event: Event) -> bool:
    """Tell whether the source says when in the day, be it « toute la journée »."""
    return "all_day" not in event.inferred


def span(sitting: Occurrence) -> str:
    """Give « 12 et 13 mars » for a sitting of several days, and nothing for a single one."""
    first, last = first_day(sitting), last_day(sitting)
    return days(first, last) if last > first else ""


def several(event: Event) -> str:
    """Give « 2 séances : 21 janvier et 4 février », and nothing for a single sitting.

    Hours are repeated beside each day only where they differ.
    """
    known = sittings(event)
    if len(known) < 2:
        return ""
    differ = len({hours(found) for found in known}) > 1
    told = [_told(found, differ) for found in known[:SITTINGS_SHOWN]]
    if len(known) > SITTINGS_SHOWN:
        told.append(count(len(known) - SITTINGS_SHOWN, "autre"))
    return f"{count(len(known), 'séance')}{NBSP}: {listed(told)}"


def place_words(event: Event) -> str:
    """Give « Hôtel-Dieu, Beaune », « En ligne », « Dijon et en ligne », and nothing when no place is said."""
    place = ", ".join(dict.fromkeys(part for part in (event.venue, event.city) if part))
    if event.mode is Mode.ONLINE:
        return "En ligne"
    if event.mode is Mode.HYBRID:
        return f"{place} et en ligne" if place else Mode.HYBRID.label
    return place


def when_words(event: Event) -> str:
    """Give all that is said of when: « 16 janvier 2027, 14 h à 16 h »; nothing when it is not said."""
    words = days_and_hours(event)
    return f"{NO_NEW_DAY} (auparavant {words})" if event.is_put_off else words


def days_and_hours(event: Event) -> str:
    """Give when it takes place, or was to take place: « 16 janvier 2027, 14 h à 16 h »."""
    known = sittings(event)
    if not known:
        return ""
    if len(known) > 1:
        return several(event)
    only = known[0]
    day = f"{span(only)} {last_day(only).year}" if span(only) else plain_day(first_day(only))
    return ", ".join(part for part in (day, hours(only)) if part)


def _told(sitting: Occurrence, with_hours: bool) -> str:
    day = span(sitting) or day_month(first_day(sitting))
    return f"{day} ({hours(sitting)})" if with_hours and hours(sitting) else day


def _day(moment: date | datetime | None) -> date:
    if isinstance(moment, datetime):
        return local_day(moment)
    return moment or date.max
