"""What the operator is told of events that several publications announce. Reads only."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from db.merging import EMPTY, choices
from db.queries import tellings


@dataclass(frozen=True)
class Pair:
    """Two announcements that look like one event: ids and titles, a score from 0 to 1, why, and what became.

    `verdict` is `doubtful` (two events, for a person to judge), `joined` (one event, found alike) or `merged`
    (one event, by hand); joined or merged, `kept` is the event and `other` the id it had apart.
    """

    kept: str
    other: str
    kept_title: str
    other_title: str
    score: float
    reasons: tuple[str, ...]
    verdict: str


@dataclass(frozen=True)
class Explained:
    """A field of an event as it stands, and the publication that its value comes from."""

    field: str
    value: Any
    publication: str


def pairs(db: Database) -> list[Pair]:
    """Give the pairs of announcements that look like one event: doubtful ones first, surest first.

    A doubtful pair that was decided since is left out, and so are those that were parted.
    """
    rows = db.query(
        """
        SELECT p.*, COALESCE(k.event, p.kept) AS kept_now, COALESCE(o.event, p.other) AS other_now
        FROM event_pairs AS p
        LEFT JOIN event_moves AS k ON k.own = p.kept AND k.publication = ''
        LEFT JOIN event_moves AS o ON o.own = p.other AND o.publication = ''
        WHERE (p.verdict = 'doubtful') = (kept_now <> other_now) AND p.verdict <> 'parted'
        ORDER BY p.verdict <> 'doubtful', p.score DESC, p.kept, p.other
        """
    )
    found = (_pair(db, row) for row in rows)
    return [pair for pair in found if pair is not None]


def _pair(db: Database, row: Mapping[str, Any]) -> Pair | None:
    """Give the pair with both titles; `None` when one side is no longer announced."""
    kept, other = _title(db, row["kept_now"]), _announced_title(db, row["other"])
    if kept is None or other is None:
        return None
    is_doubtful = row["verdict"] == "doubtful"
    return Pair(
        kept=row["kept_now"],
        other=row["other_now"] if is_doubtful else row["other"],
        kept_title=kept,
        other_title=other,
        score=row["score"],
        reasons=tuple(json.loads(row["reasons"])),
        verdict=row["verdict"],
    )


def _title(db: Database, event_id: str) -> str | None:
    rows = db.query("SELECT title FROM events WHERE id = ?", [event_id])
    return next((str(row["title"]) for row in rows), None)


def _announced_title(db: Database, own: str) -> str | None:
    """Give the title that was announced under that id, whatever event it is filed under."""
    rows = db.query("SELECT content FROM mentions WHERE kind = 'event' AND own = ? LIMIT 1", [own])
    return next((str(json.loads(row["content"])["title"]) for row in rows), None)


def explanation(db: Database, event_id: str) -> list[Explained]:
    """Give, for each known field of an event, its value and the publication that it comes from.

    Empty for an unknown id.
    """
    said = tellings(db, event_id)
    chosen = choices([event for _, event in said]) if said else {}
    return [
        Explained(name, said[rank][1].model_dump(mode="json")[name], said[rank][0].publication)
        for name, rank in chosen.items()
        if getattr(said[rank][1], name) not in EMPTY and name not in ("inferred", "evidence")
    ]
