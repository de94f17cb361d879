"""What changed in an event from one reading to the next, in words. Pure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from dashboards.parts.dates import day_month, day_number, plain_day
from dashboards.parts.sittings import UNKNOWN_PLACE, first_day, place_words, sittings, when_words
from dashboards.parts.words import capital, listed, quoted
from db.model import Event
from db.vocabulary import EventStatus

NEWS = {
    EventStatus.ANNOUNCED: "De nouveau annoncé",
    EventStatus.CONFIRMED: "Confirmé",
    EventStatus.FULL: "Complet",
    EventStatus.POSTPONED: "Reporté",
    EventStatus.CANCELLED: "Annulé",
    EventStatus.MISSING: "Plus annoncé",
}
FIELDS: dict[str, tuple[str, Callable[[Event], str]]] = {
    "Lieu": (UNKNOWN_PLACE, place_words),
    "Public": ("non précisé", lambda event: listed([one.label for one in event.audience])),
    "Thème": ("non précisé", lambda event: listed([one.label for one in event.themes])),
    "Type": ("non précisé", lambda event: event.kind.label if event.kind else ""),
    "Organisé par": ("non précisé", lambda event: event.organizer or ""),
    "Avec": ("non précisé", lambda event: listed(list(event.partners))),
    "Inscription jusqu’au": ("non précisé", lambda event: _day(event.registration_deadline)),
}
"""What has a name, the words when it is unknown, and what an event says of it."""

LINKS = {"registration_url": "Lien d’inscription", "url": "Page d’origine", "description": "Description"}


def changes(before: Event, after: Event) -> list[str]:
    """Give every change that a reader would see, the weightiest first; « Précisions » when there is none."""
    told = [*_dates_and_status(before, after)]
    if before.title != after.title:
        told.append(f"Titre précédent\u00a0: {quoted(before.title)}")
    for name, (unknown, say) in FIELDS.items():
        told += _field(name, unknown, say(before), say(after))
    for name, label in LINKS.items():
        told += _link(label, getattr(before, name), getattr(after, name))
    return told or ["Précisions de la source"]


def moved(before: date, after: date) -> str:
    """Give « du 3 au 14 avril », « du 30 mars au 2 avril » or « du 9 décembre 2026 au 8 janvier 2027 »."""
    if before.year != after.year:
        return f"du {plain_day(before)} au {plain_day(after)}"
    start = day_number(before) if before.month == after.month else day_month(before)
    return f"du {start} au {day_month(after)}"


def former_days(before: Event, after: Event, seen: date) -> str:
    """Give « Reporté du 3 au 14 avril » when the day moved; nothing when it was over by the day this was seen."""
    then, now = sittings(before), sittings(after)
    if not then or not now or first_day(then[0]) < seen or first_day(then[0]) == first_day(now[0]):
        return ""
    word = _move(after)
    if len(then) == len(now) == 1:
        return f"{word} {moved(first_day(then[0]), first_day(now[0]))}"
    return f"{word} (auparavant {when_words(before)})"


def _move(after: Event) -> str:
    return "Reporté" if after.status is EventStatus.POSTPONED else "Déplacé"


def _dates_and_status(before: Event, after: Event) -> list[str]:
    news = NEWS[after.status] if after.status is not before.status else ""
    if after.is_put_off:
        return [] if before.former == after.former else [f"{NEWS[after.status]}, {when_words(after)}"]
    then, now = sittings(before), sittings(after)
    if len(then) == len(now) == 1 and first_day(then[0]) != first_day(now[0]):
        word = _move(after) if after.status is EventStatus.POSTPONED or not news else f"{news}, déplacé"
        return [f"{word} {moved(first_day(then[0]), first_day(now[0]))}"]
    dates = _field("Date", "non indiquée", when_words(before), when_words(after))
    return [*([news] if news else []), *dates]


def _field(name: str, unknown: str, before: str, after: str) -> list[str]:
    if before == after:
        return []
    now = f"{name}\u00a0: {after or unknown}"
    return [f"{now} (auparavant {before})"] if before else [capital(now)]


def _link(label: str, before: str | None, after: str | None) -> list[str]:
    if before == after:
        return []
    if before and after:
        return [f"{label}\u00a0: changement"]
    return [f"{label}\u00a0: {'ajout' if after else 'retrait'}"]


def _day(day: date | None) -> str:
    return plain_day(day) if day else ""
