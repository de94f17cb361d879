"""Facts from public documents that come with the product, so that it is useful without a network.

Each JSON file is one `Reading`: a document, its address where that is known, its date, and the facts found
in it, in our own words. A document that is imported later takes the place of its starter facts.
"""

from __future__ import annotations

from datetime import datetime
from importlib.resources import files

from sqlite_utils import Database

from db.model import Reading
from db.store import Tally, save_reading


def starter_readings() -> list[Reading]:
    """Give the starter facts, one reading a document, in the order of the files' names."""
    shipped = sorted(files(__name__).iterdir(), key=lambda entry: entry.name)
    return [
        Reading.model_validate_json(entry.read_bytes()) for entry in shipped if entry.name.endswith(".json")
    ]


def load_starter(db: Database, *, now: datetime) -> list[Tally]:
    """Store the starter facts; those of a document that was really read since are left out."""
    return [save_reading(db, reading, now=now, starter=True) for reading in starter_readings()]
