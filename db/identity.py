"""Which event an announcement is of: the one its keys lead to, one that it is joined to, or a new one.

Reads only; what it finds is written by the store.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import compress

from sqlite_utils import Database

from db.announcement import Announcement
from db.candidates import Found, candidates
from db.matching import DOUBTFUL, Match, match
from db.merging import event_keys, shared_urls
from db.model import Event, short_hash, slug


@dataclass(frozen=True)
class Rival:
    """A kept event that an announcement is compared with, and what came out of it."""

    event: str
    match: Match


@dataclass(frozen=True)
class Identity:
    """An announcement, the keys and own id that its words give it, and the event it is filed under.

    `rivals` are the kept events that it may be of; empty when it was known already and is told as before.
    """

    event: Event
    keys: tuple[str, ...]
    own: str
    filed: str
    is_known: bool
    rivals: tuple[Rival, ...] = ()

    @property
    def is_refiled(self) -> bool:
        """Tell an event kept so far under its own id, whose new wording shows that it is another one."""
        return self.is_known and any(rival.event == self.filed for rival in self.rivals)


def identify(
    db: Database, events: Sequence[Event], publisher: str, publication: str, *, whole: bool
) -> list[Identity]:
    """Tell which event each announcement of one publication is of.

    Two announcements that one publication makes at once are two events. `whole` tells that these are all it
    says now, so that what it said before no longer counts. What is known is compared again when its title,
    days or place changed, as long as nobody else speaks of it.
    """
    common = shared_urls(events)
    named = [_named(db, event, event_keys(event, slug(publisher), common), publication) for event in events]
    taken = {identity.filed for identity in named if identity.is_known}
    spoken = "" if whole else publication
    anew = [not identity.is_known or _is_told_anew(db, identity, publication) for identity in named]
    compared = iter(_compared(db, list(compress(named, anew)), spoken, taken))
    return _joined([next(compared) if new else identity for identity, new in zip(named, anew, strict=True)])


def kept_id(db: Database, event_id: str) -> str | None:
    """Give the id under which an event is kept now, `None` when there is no such event."""
    rows = db.query(
        """
        SELECT id FROM events WHERE id = :id OR id = (
            SELECT event FROM event_moves WHERE own = :id AND publication = '')
        ORDER BY id = :id DESC
        """,
        {"id": event_id},
    )
    return next((str(row["id"]) for row in rows), None)


def filed_under(db: Database, own: str, publication: str) -> str | None:
    """Give the event that an own id was moved to, for that publication or for all; `None` when nowhere."""
    rows = db.query(
        "SELECT event FROM event_moves WHERE own = ? AND publication IN (?, '') ORDER BY publication DESC",
        [own, publication],
    )
    return next((str(row["event"]) for row in rows), None)


def _named(db: Database, event: Event, keys: Sequence[str], publication: str) -> Identity:
    known = _known_event(db, keys)
    own = known or short_hash(keys[0])
    moved = filed_under(db, own, publication)
    return Identity(event, tuple(keys), own, moved or own, is_known=bool(known or moved))


def _is_told_anew(db: Database, identity: Identity, publication: str) -> bool:
    """Tell whether the only announcement of a kept event now says something else of what it is."""
    if identity.filed != identity.own:
        return False
    rows = db.query(
        "SELECT publication, content FROM mentions WHERE kind = 'event' AND item = ?", [identity.own]
    )
    said = [(str(row["publication"]), Event.model_validate_json(row["content"])) for row in rows]
    return len(said) == 1 and said[0][0] == publication and _telling(said[0][1]) != _telling(identity.event)


def _telling(event: Event) -> tuple[object, ...]:
    return event.title, event.occurrences, event.former, event.city, event.insee, event.mode


def _known_event(db: Database, keys: Sequence[str]) -> str | None:
    for key in keys:
        row = next(db.query("SELECT event FROM event_keys WHERE key = ?", [key]), None)
        if row is not None:
            return str(row["event"])
    return None


def _compared(
    db: Database, identities: Sequence[Identity], publication: str, taken: Set[str]
) -> list[Identity]:
    """Give the identities with their rivals: kept events that none of the round is filed under."""
    told = [Announcement(identity.event) for identity in identities]
    found, parted = candidates(db, told, publication), _parted(db)
    return [
        replace(identity, rivals=_rivals(one, kept, taken | parted[identity.own]))
        for identity, one, kept in zip(identities, told, found, strict=True)
    ]


def _rivals(one: Announcement, neighbours: Found, out: Set[str]) -> tuple[Rival, ...]:
    found = (Rival(event_id, match(kept, one)) for event_id, kept in neighbours if event_id not in out)
    return tuple(rival for rival in found if rival.match.score >= DOUBTFUL)


def _parted(db: Database) -> Mapping[str, Set[str]]:
    """Give, by id, those that a person parted from it."""
    parted: defaultdict[str, set[str]] = defaultdict(set)
    for row in db.query("SELECT kept, other FROM event_pairs WHERE verdict = 'parted'"):
        parted[row["kept"]].add(row["other"])
        parted[row["other"]].add(row["kept"])
    return parted


def _joined(identities: Sequence[Identity]) -> list[Identity]:
    """File each new announcement under its surest rival; the surest one has the first choice."""
    sure = sorted(
        (
            (rival.match.score, index, rival.event)
            for index, identity in enumerate(identities)
            for rival in identity.rivals
            if rival.match.sure
        ),
        key=lambda choice: (-choice[0], choice[1], choice[2]),
    )
    homes: dict[int, str] = {}
    for _, index, event_id in sure:
        if index not in homes and event_id not in homes.values():
            homes[index] = event_id
    return [_at_home(identity, homes.get(index), homes) for index, identity in enumerate(identities)]


def _at_home(identity: Identity, home: str | None, homes: dict[int, str]) -> Identity:
    """A rival that another announcement of the publication was joined to is out of the question."""
    others = {event for event in homes.values() if event != home}
    rivals = tuple(rival for rival in identity.rivals if rival.event not in others)
    return replace(identity, filed=home or identity.filed, rivals=rivals)
