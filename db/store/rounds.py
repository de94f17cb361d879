"""What the round over the sources remembers: what was found of a site, and when each one is due."""

from __future__ import annotations

import json
from datetime import datetime

from sqlite_utils import Database

from db.database import transaction
from db.model import Finding
from db.store.items import stamp


def save_finding(db: Database, finding: Finding) -> None:
    """Keep what was found of a site; what was found before is replaced."""
    row = {
        "source": finding.source,
        "platform": finding.platform,
        "agenda": json.dumps(finding.agenda),
        "resources": json.dumps(finding.resources),
        "found_at": stamp(finding.found_at),
    }
    with transaction(db):
        db.table("findings").upsert(row, pk="source")


def save_due(db: Database, source_id: str, next_due: datetime, started: datetime | None) -> None:
    """Keep when a source is to be run next, and when its last run began; `None` leaves the latter as it is."""
    row = {"source": source_id, "next_due": stamp(next_due)}
    begun = {"last_started": stamp(started)} if started else {}
    with transaction(db):
        db.table("due").upsert(row | begun, pk="source")
