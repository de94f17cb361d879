"""Telling whether two announcements are of one event. Pure: two events in, a score and its reasons out.

First what settles it: days, places, hours, numbers (« 14e », « session 2 ») and words that part twins
(« Nord » and « Sud », « sein » and « poumon »). Whatever these leave is scored, from 0 to 1: titles for four
fifths, then place, hours, days and links. A doubt (one side says less than the other on something that
matters) keeps the score under `SURE`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from db.announcement import Announcement
from db.title_matching import Clue, compare_titles
from db.vocabulary import Mode

SURE = 0.86
"""From this score on, two events are joined. `tests/test_matching.py` measures both thresholds on its table:
no pair that must stay apart reaches this one."""
DOUBTFUL = 0.70
"""From this score on, a pair is shown to a person; under it, two events have nothing to do with each other."""

NEIGHBOURS = timedelta(minutes=60)
"""Two hours this near may be those of the welcome and of the start."""
LASTING = timedelta(days=7)
"""A gathering shorter than that may be told by its first day alone; courses, cycles and exhibitions may not."""

_UNSURE = SURE - 0.01


@dataclass(frozen=True)
class Match:
    """How likely two events are one, from 0 to 1, and why, in French words."""

    score: float
    reasons: tuple[str, ...]

    @property
    def sure(self) -> bool:
        """Tell whether the two may be joined without asking."""
        return self.score >= SURE


def match(one: Announcement, other: Announcement) -> Match:
    """Tell how likely two events, told by two publications, are one and the same."""
    clues: list[Clue] = []
    for clue in _clues(one, other):
        if clue.apart:
            return Match(0.0, (clue.words,))
        clues.append(clue)
    score = min(1.0, sum(clue.points for clue in clues))
    if any(clue.doubt for clue in clues):
        score = min(score, _UNSURE)
    return Match(round(score, 2), tuple(clue.words for clue in clues))


def _clues(one: Announcement, other: Announcement) -> Iterator[Clue]:
    """Give what each comparison brings, those that may forbid first."""
    yield _compare_days(one, other)
    yield _compare_places(one, other)
    yield _compare_hours(one, other)
    yield from compare_titles(one, other)
    yield from _compare_links(one, other)


def _compare_days(one: Announcement, other: Announcement) -> Clue:
    left, right = one.days, other.days
    if not any(a[0] <= b[1] and b[0] <= a[1] for a in left for b in right):
        postponed = bool(left and right) and (one.is_postponed or other.is_postponed)
        return Clue(
            "aucun jour commun" + ", mais l’un est reporté" * postponed, apart=not postponed, doubt=postponed
        )
    if left[0][0] != right[0][0]:
        return Clue("jours qui se recouvrent", doubt=True)
    if left != right and _length(left + right) >= LASTING:
        return Clue("même premier jour, mais d’autres jours ensuite", points=0.04, doubt=True)
    return Clue("même premier jour", points=0.04)


def _length(spans: Sequence[tuple[str, str]]) -> timedelta:
    """Give the time from the first day of these spans to the last one."""
    first, last = min(first for first, _ in spans), max(last for _, last in spans)
    return date.fromisoformat(last) - date.fromisoformat(first)


def _compare_places(one: Announcement, other: Announcement) -> Clue:
    ours, theirs = one.event, other.event
    if Mode.ONLINE in (ours.mode, theirs.mode):
        return _compare_modes(one, other)
    if ours.insee and theirs.insee and ours.insee != theirs.insee:
        return Clue("communes différentes", apart=True)
    if ours.city and theirs.city:
        same = bool(ours.insee and theirs.insee) or one.town == other.town
        return _compare_venues(one, other) if same else Clue("communes différentes", apart=True)
    if ours.department and theirs.department and ours.department != theirs.department:
        return Clue("départements différents", apart=True)
    if ours.region and theirs.region and ours.region != theirs.region:
        return Clue("régions différentes", apart=True)
    return Clue("lieu que l’un des deux ne dit pas", points=0.03)


def _compare_venues(one: Announcement, other: Announcement) -> Clue:
    """One event has one venue, but sites name it in their own ways: two names leave a doubt."""
    if one.venue_words and other.venue_words and one.venue_words.isdisjoint(other.venue_words):
        return Clue("même commune, mais un autre lieu", points=0.10, doubt=True)
    return Clue("même commune", points=0.10)


def _compare_modes(one: Announcement, other: Announcement) -> Clue:
    modes = {one.event.mode, other.event.mode}
    if modes == {Mode.ONLINE}:
        return Clue("en ligne tous les deux", points=0.06)
    deduced = "mode" in one.event.inferred or "mode" in other.event.inferred
    if Mode.ONSITE in modes and not deduced:
        return Clue("l’un en ligne, l’autre sur place", apart=True)
    placed = one if other.event.mode is Mode.ONLINE else other
    doubt = placed.event.mode is not Mode.HYBRID and bool(placed.event.mode or placed.event.city)
    return Clue("l’un en ligne, l’autre peut-être", points=0.03, doubt=doubt)


def _compare_hours(one: Announcement, other: Announcement) -> Clue:
    """Two sittings of one day that begin at two distant hours are two events; a missing hour says nothing."""
    left, right = one.starts, other.starts
    common = left.keys() & right.keys()
    gaps = [min(abs(a - b) for a in left[day] for b in right[day]) for day in common]
    if any(gap > NEIGHBOURS for gap in gaps):
        return Clue("heures différentes", apart=True)
    if any(gaps):
        return Clue("heures voisines", points=0.04, doubt=True)
    if common:
        return Clue("même heure", points=0.08)
    return Clue("heure que l’un des deux ne dit pas", points=0.04)


def _compare_links(one: Announcement, other: Announcement) -> Iterator[Clue]:
    if one.registration and one.registration == other.registration:
        yield Clue("même lien d’inscription", points=0.08)
    if one.organizer and one.organizer == other.organizer:
        yield Clue("même organisateur", points=0.04)
    elif one.organizer and other.organizer and not _meet(one, other):
        yield Clue("organisateurs différents", doubt=True)


def _meet(one: Announcement, other: Announcement) -> bool:
    """Tell whether two events are known to be in one town, or to begin at one moment."""
    return one.town == other.town != "" or any(one.starts.get(day) == at for day, at in other.starts.items())
