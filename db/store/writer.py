"""What one publication says, written down and counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlite_utils import Database

from db.identity import Identity, identify
from db.model import Event, Item
from db.store.absences import count_absences
from db.store.items import dump, is_said, put, refresh, refresh_or_remove, stamp
from db.store.pairs import Verdict, move, save_pair
from db.vocabulary import EventStatus

TOLD_IN_WORDS = (EventStatus.CANCELLED, EventStatus.POSTPONED, EventStatus.FULL)
"""What a page says of an event that does not take place as it was announced, or that nobody can join any more."""


class Identified(NamedTuple):
    """A kind of item, the id that its own words give it, the id it is filed under, and the item."""

    kind: str
    own: str
    filed: str
    item: Item


@dataclass
class Tally:
    """What a save did: how many items were new, changed, left as they were, or no longer said."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0

    def count(self, outcome: str) -> None:
        """Add one item with that outcome (`new`, `changed`, `unchanged`)."""
        setattr(self, outcome, getattr(self, outcome) + 1)

    @property
    def touched(self) -> bool:
        """Tell whether anything differs from before."""
        return bool(self.new or self.changed or self.removed)


class Writer:
    """Saves what one publication says, and keeps count of it.

    `whole` tells that it says all it has to say now; otherwise it takes nothing back.
    """

    def __init__(self, db: Database, publication: str, now: datetime, *, is_site: bool, whole: bool) -> None:
        self.db = db
        self.publication = publication
        self.moment = now
        self.now = stamp(now)
        self.is_site = is_site
        self.whole = whole
        self.tally = Tally()
        self.said: set[tuple[str, str]] = set()

    def save_events(self, events: Sequence[Event], publisher: str) -> None:
        """Save the events, each under its own id or under that of the kept event it is the same as."""
        identities = identify(self.db, events, publisher, self.publication, whole=self.whole)
        for identity in identities:
            self._remember(identity)
        if self.is_site and self.whole:
            self._take_over(identities)
        self.save_all(Identified("event", found.own, found.filed, self._told(found)) for found in identities)
        for identity in identities:
            if identity.is_refiled:
                refresh_or_remove(self.db, "event", identity.own, self.now)

    def _told(self, found: Identity) -> Event:
        """Give the announcement; one that was not whole may lack the words that tell its state."""
        if self.whole or found.event.status is not EventStatus.ANNOUNCED:
            return found.event
        rows = self.db.query(
            "SELECT content FROM mentions WHERE kind = 'event' AND own = ? AND publication = ?",
            [found.own, self.publication],
        )
        before = next((Event.model_validate_json(row["content"]) for row in rows), found.event)
        if before.status not in TOLD_IN_WORDS:
            return found.event
        words = {name: said for name, said in before.evidence.items() if name == "status"}
        known: dict[str, object] = {"status": before.status, "evidence": found.event.evidence | words}
        if before.is_put_off and before.former == found.event.occurrences:
            known |= {"occurrences": (), "former": before.former}
        return found.event.model_copy(update=known)

    def _take_over(self, identities: Sequence[Identity]) -> None:
        """Let an announcement succeed to the one that the site made of the same event at another address."""
        rows = self.db.query(
            "SELECT item, own FROM mentions WHERE kind = 'event' AND publication = ? ORDER BY own DESC",
            [self.publication],
        )
        said = {identity.own for identity in identities}
        before = {row["item"]: row["own"] for row in rows if row["own"] not in said}
        for identity in identities:
            if identity.filed in before:
                self.db.execute(
                    "UPDATE OR IGNORE mentions SET own = ? WHERE kind = 'event' AND own = ? AND publication = ?",
                    [identity.own, before[identity.filed], self.publication],
                )

    def _remember(self, identity: Identity) -> None:
        keys = [{"key": key, "event": identity.own} for key in identity.keys]
        put(self.db, "event_keys", keys, "ON CONFLICT DO NOTHING")
        for rival in identity.rivals:
            joined = rival.event == identity.filed
            verdict = Verdict.JOINED if joined else Verdict.DOUBTFUL
            save_pair(self.db, rival.event, identity.own, rival.match, verdict, self.now)
            if joined:
                self.db.execute(
                    "UPDATE event_moves SET event = ? WHERE event = ?", [rival.event, identity.own]
                )
                move(self.db, identity.own, "", rival.event)

    def save_all(self, items: Iterable[Identified]) -> None:
        """Save the items under the ids that they are filed under."""
        for identified in items:
            self.said.add((identified.kind, identified.own))
            self._save_mention(identified)
            self.tally.count(refresh(self.db, identified.kind, identified.filed, self.now))

    def _save_mention(self, said: Identified) -> None:
        """A document is read once and for all: read again, it only counts when it says something else."""
        unless_same = "" if self.is_site else "WHERE excluded.content IS NOT mentions.content"
        self.db.execute(
            f"""
            INSERT INTO mentions (kind, item, own, publication, content, first_seen, last_seen)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE
            SET item = excluded.item, content = excluded.content, last_seen = excluded.last_seen, absences = 0
            {unless_same}
            """,
            [said.kind, said.filed, said.own, self.publication, dump(said.item), self.now, self.now],
        )

    def miss_unsaid(self) -> None:
        """Count the coming events that a whole run over a site did not find; the third time they are missing."""
        said = {own for kind, own in self.said if kind == "event"}
        for event_id in count_absences(self.db, self.publication, said, self.moment):
            if refresh(self.db, "event", event_id, self.now) == "changed":
                self.tally.count("changed")

    def forget_unsaid(self) -> None:
        """Take back what the document said before and no longer says."""
        before = self.db.query(
            "SELECT kind, own, item FROM mentions WHERE publication = ?", [self.publication]
        )
        for row in list(before):
            if (row["kind"], row["own"]) not in self.said:
                self._forget(row["kind"], row["own"], row["item"])
                self.tally.removed += 1

    def _forget(self, kind: str, own: str, item_id: str) -> None:
        self.db.execute(
            "DELETE FROM mentions WHERE kind = ? AND own = ? AND publication = ?",
            [kind, own, self.publication],
        )
        if kind == "event" and not is_said(self.db, kind, "own", own):
            self.db.execute("DELETE FROM event_keys WHERE event = ?", [own])
        refresh_or_remove(self.db, kind, item_id, self.now)
