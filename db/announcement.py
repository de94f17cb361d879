"""What of an announcement is compared with others: read once, however many times it is compared. Pure."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache, cached_property, lru_cache

from rapidfuzz.distance import OSA

from db.communes import departments, name_key
from db.merging import canonical_url, days
from db.model import Event, slug
from db.vocabulary import EventStatus
from db.wording import WEAK, Wording, read_wording

_NOT_AREAS = frozenset(
    "nord sud est ouest centre grand haut haute bas val pays cote or ile france territoire mer saint"
    " reunion".split()
)
"""Words of the names of regions and departments that name no region alone."""
MOVED = timedelta(days=180)
"""An event is not postponed further than that: it is the next edition."""
LONG_WORD = 7
"""From this many letters on, a word with a slip of the keyboard is still the same."""


class Announcement:
    """An event as one publication tells it, in the forms that comparisons need."""

    def __init__(self, event: Event) -> None:
        self.event = event

    @cached_property
    def days(self) -> list[tuple[str, str]]:
        """The first and last day of each sitting, in order."""
        return sorted(set(days(self.event)))

    @cached_property
    def is_postponed(self) -> bool:
        """Whether it is said to be postponed: somebody else may still tell the old day, or already the new one."""
        return self.event.status is EventStatus.POSTPONED

    @cached_property
    def reach(self) -> list[tuple[str, str]]:
        """The first and last days among which others may tell the same event."""
        if not self.is_postponed or not self.days:
            return self.days
        first, last = self.days[0][0], max(last for _, last in self.days)
        return [around((first, last))]

    @cached_property
    def starts(self) -> dict[str, set[datetime]]:
        """The moments at which sittings begin, by day; a day without hours is left out."""
        starts: dict[str, set[datetime]] = {}
        for sitting in self.event.listed:
            if isinstance(sitting.start, datetime):
                starts.setdefault(sitting.start.isoformat()[:10], set()).add(sitting.start)
        return starts

    @cached_property
    def wording(self) -> Wording:
        """What its title says."""
        return read_wording(self.event.title)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of its title."""
        return frozenset(self.wording.words)

    @cached_property
    def town(self) -> str:
        """The key of its town's name, empty when it has none."""
        return name_key(self.event.city or "")

    @cached_property
    def town_words(self) -> frozenset[str]:
        """The words of its town's name, as a title would have them."""
        return frozenset(read_wording(self.event.city or "").words)

    @cached_property
    def venue_words(self) -> frozenset[str]:
        """The words of its venue's name but for its town."""
        return frozenset(read_wording(self.event.venue or "").words) - self.town_words

    @cached_property
    def registration(self) -> str | None:
        """The one spelling of the address where one registers."""
        return canonical_url(self.event.registration_url) if self.event.registration_url else None

    @cached_property
    def organizer(self) -> str:
        """The key of its organizer's name, empty when it has none."""
        return slug(self.event.organizer or "")


def around(span: tuple[str, str]) -> tuple[str, str]:
    """Give the days among which what is postponed may stand; a page may tell a day at the end of the calendar."""
    first, last = (date.fromisoformat(day) for day in span)
    return str(max(first, date.min + MOVED) - MOVED), str(min(last, date.max - MOVED) + MOVED)


@lru_cache(maxsize=20_000)
def subject(title: str, city: str | None) -> frozenset[str]:
    """Give what the titles of one event have in common, one piece at least; empty for a title that says none.

    A slip of the keyboard spoils the beginning of a long word or its end, never both.
    """
    telling = {*read_wording(title).words} - {*read_wording(city or "").words} - area_words()
    return frozenset(piece for word in telling for piece in _pieces(word))


def may_be_one(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell quickly, by the subjects of two titles, whether their events are worth comparing."""
    return not one or not other or not one.isdisjoint(other)


@lru_cache(maxsize=20_000)
def _pieces(word: str) -> tuple[str, ...]:
    if word in WEAK or any(same_word(word, weak) for weak in WEAK):
        return ()
    return (word,) if len(word) < LONG_WORD else (f"{word[:3]}…", f"…{word[-3:]}")


def same_word(word: str, known: str) -> bool:
    """Tell whether two words are one, but for a slip of the keyboard in a long one."""
    return min(len(word), len(known)) >= LONG_WORD and OSA.distance(word, known, score_cutoff=1) <= 1


@cache
def area_words() -> frozenset[str]:
    """Give the words that name a region or a department alone."""
    names = {name for area in departments() for name in (area.name, area.region)}
    return frozenset(word for name in names for word in read_wording(name).words) - _NOT_AREAS
