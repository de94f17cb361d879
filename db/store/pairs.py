"""Which announcements are one event: the pairs that were weighed, and where each own id is filed now."""

from __future__ import annotations

import json
from enum import StrEnum

from sqlite_utils import Database

from db.matching import Match


class Verdict(StrEnum):
    """What became of two announcements that look like one event."""

    DOUBTFUL = "doubtful"
    JOINED = "joined"
    MERGED = "merged"
    PARTED = "parted"


def move(db: Database, own: str, publication: str, event_id: str) -> None:
    """File that own id under an event, for what one publication says or, with `''`, for all of them."""
    row = {"own": own, "publication": publication, "event": event_id}
    db.table("event_moves").insert(row, replace=True)


def save_pair(db: Database, kept: str, other: str, found: Match, verdict: Verdict, now: str) -> None:
    """Keep what became of two announcements, how alike they are and why."""
    row = {
        "kept": kept,
        "other": other,
        "score": found.score,
        "reasons": json.dumps(found.reasons, ensure_ascii=False),
        "verdict": verdict,
        "decided_at": now,
    }
    db.execute("DELETE FROM event_pairs WHERE (kept, other) = (?, ?)", [other, kept])
    db.table("event_pairs").insert(row, replace=True)
