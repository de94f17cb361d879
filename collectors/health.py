"""The verdict on a run: a state, and a sentence in French that says what happened and what stays shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from statistics import median
from urllib.parse import urlsplit

from babel.dates import format_date

from collectors.guard import FetchError, Reason
from collectors.registry import Entry
from db.model import PARIS, Event, Harvest
from db.vocabulary import Health

Verdict = tuple[Health, str]

KEPT = "Ce qui avait été relevé reste affiché."
REASONS: dict[Reason, Verdict] = {
    Reason.ROBOTS: (Health.ROBOTS, "Le site demande de ne pas être lu"),
    Reason.BLOCKED: (Health.BLOCKED, "Le site refuse l’accès"),
    Reason.GONE: (Health.GONE, "La page n’existe plus à cette adresse"),
    Reason.HTTP: (Health.HTTP_ERROR, "Le site répond par une erreur"),
    Reason.TIMEOUT: (Health.HTTP_ERROR, "Le site met trop de temps à répondre"),
    Reason.TOO_BIG: (Health.HTTP_ERROR, "La page est trop lourde pour être lue"),
    Reason.ADDRESS: (Health.HTTP_ERROR, "La page mène à une adresse qui n’est pas publique"),
    Reason.REDIRECTS: (Health.HTTP_ERROR, "Le site renvoie sans fin d’une page à l’autre"),
    Reason.NETWORK: (Health.HTTP_ERROR, "Le site est injoignable"),
    Reason.NOT_KEPT: (Health.HTTP_ERROR, "La page n’avait pas été gardée"),
}


@dataclass
class Tally:
    """What a run met besides what it harvested: counters, and addresses that gave nothing.

    `requests` counts the pages asked for, `unchanged` those answered by a 304, `pages` those that lists
    announced, `unread` those of them that were not understood. `failed_extras` are pages that only complete
    what others say; `silent` holds all pages that were fetched and not understood, `unknown` the lists that
    have nothing of the structure expected, `cut` the lists that were not read to their end.
    """

    requests: int = 0
    unchanged: int = 0
    pages: int = 0
    unread: int = 0
    failed_lists: list[FetchError] = field(default_factory=list)
    failed_pages: list[FetchError] = field(default_factory=list)
    failed_extras: list[FetchError] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    cut: list[str] = field(default_factory=list)

    @property
    def failures(self) -> int:
        """Count the pages that could not be had, lists included."""
        return len(self.failed_lists) + len(self.failed_pages)

    @property
    def page(self) -> str | None:
        """Give the address at fault, in the order in which the verdict looks for one; `None` when all went well."""
        lists = [error.url for error in self.failed_lists]
        pages = [error.url for error in self.failed_pages]
        return next(iter([*lists, *self.unknown, *pages, *self.silent, *self.cut]), None)

    @property
    def complete(self) -> bool:
        """Tell whether every list was read to its end and every page understood."""
        failed = self.failed_lists or self.failed_pages or self.failed_extras
        return not (failed or self.unknown or self.silent or self.cut)


def verdict(entry: Entry, harvest: Harvest, tally: Tally, today: date, usual: Sequence[int] = ()) -> Verdict:
    """Give the state of a source after a run, worst news first, with its sentence.

    `usual` holds how many events the last healthy runs found, in any order; empty when there was none.
    """
    wanted = harvest.resources if _has_only_resources(entry) else harvest.events
    return (
        _failed(tally.failed_lists)
        or _unknown(tally)
        or _few_pages(tally)
        or _too_few(entry, len(wanted))
        or _dropped(len(harvest.events), usual)
        or _too_old(entry, harvest, today)
        or (Health.OK, _well(harvest, tally))
    )


def _has_only_resources(entry: Entry) -> bool:
    return bool(entry.resources) and not entry.agenda


def _failed(errors: list[FetchError]) -> Verdict | None:
    if not errors:
        return None
    reason, _ = Counter(error.reason for error in errors).most_common(1)[0]
    health, words = REASONS[reason]
    path = next(_path(error.url) for error in errors if error.reason is reason)
    page = "" if path == "/robots.txt" else f" («\u00a0{path}\u00a0»)"
    return health, f"{words}{page}. {KEPT}"


def _unknown(tally: Tally) -> Verdict | None:
    if not tally.unknown:
        return None
    return Health.PARSE_ERROR, f"La page «\u00a0{_path(tally.unknown[0])}\u00a0» a changé de forme. {KEPT}"


def _few_pages(tally: Tally) -> Verdict | None:
    """Judge a run whose lists were read, and most of whose pages were not."""
    if 2 * len(tally.failed_pages) > tally.pages:
        return _failed(tally.failed_pages)
    lost = len(tally.failed_pages) + tally.unread
    if 2 * lost > tally.pages:
        unread = f"{lost} {_plural(lost, 'illisible')} sur {tally.pages}"
        return Health.PARSE_ERROR, f"Les pages ont changé de forme\u00a0: {unread}. {KEPT}"
    return None


def _too_few(entry: Entry, found: int) -> Verdict | None:
    expected = entry.expects.min_items
    if found >= expected:
        return None
    state = "trop courte" if found else "vide"
    what = _plural(found, "ressource") if _has_only_resources(entry) else "rendez-vous"
    return Health.EMPTY, f"La liste est {state}\u00a0: {found} {what}, au lieu de {expected} au moins. {KEPT}"


def _dropped(found: int, usual: Sequence[int]) -> Verdict | None:
    """Judge a list that is far shorter than it was: a part of the site may no longer be understood."""
    expected = median(usual) if usual else 0
    if 2 * found >= expected:
        return None
    counted = f"{found} rendez-vous au lieu de {expected:.0f} d’habitude"
    return Health.DROPPED, f"La liste a beaucoup raccourci\u00a0: {counted}. {KEPT}"


def _too_old(entry: Entry, harvest: Harvest, today: date) -> Verdict | None:
    latest = max((_last_day(event) for event in harvest.events), default=None)
    limit = entry.expects.max_age_days
    if latest is None or limit is None or today - latest <= timedelta(days=limit):
        return None
    return Health.STALE, f"Rien de nouveau\u00a0: le dernier rendez-vous date du {_day(latest)}."


def _last_day(event: Event) -> date:
    moments = [moment for one in event.listed for moment in (one.start, one.end) if moment is not None]
    days = [one.astimezone(PARIS).date() if isinstance(one, datetime) else one for one in moments]
    return max(days, default=date.min)


def _well(harvest: Harvest, tally: Tally) -> str:
    resources = len(harvest.resources)
    sentence = (
        f"Relevé\u00a0: {len(harvest.events)} rendez-vous, {resources} {_plural(resources, 'ressource')}."
    )
    missed = len(tally.failed_pages) + len(tally.silent)
    return f"{sentence} Sans compter {missed} {_plural(missed, 'page')} à vérifier." if missed else sentence


def _plural(number: int, noun: str) -> str:
    return noun + "s" if number > 1 else noun


def _day(day: date) -> str:
    written = format_date(day, "d MMMM y", locale="fr")
    return written.replace("1 ", "1er ", 1) if day.day == 1 else written


def _path(url: str) -> str:
    return urlsplit(url).path or "/"
