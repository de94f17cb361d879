"""Facts from public documents that come with the product, so that it is useful without a network.

Each JSON file is one `Reading`: a document, its address where that is known, its date, and the facts found
in it, in our own words. A document that is imported later takes the place of its starter facts, but for what
people found in it on territories.
"""

from __future__ import annotations

from datetime import datetime
from importlib.resources import files

from sqlite_utils import Database

from db.merging import merge
from db.model import Reading
from db.store import Tally, save_reading


def starter_readings() -> list[Reading]:
    """Give the starter facts, one reading a document, in the order of the files' names."""
    shipped = sorted(files(__name__).iterdir(), key=lambda entry: entry.name)
    return [
        Reading.model_validate_json(entry.read_bytes()) for entry in shipped if entry.name.endswith(".json")
    ]


def with_found_facts(reading: Reading) -> Reading:
    """Complete what a parser reads of a document by what people found on territories in the same document.

    A newsletter's prose dates an agreement, a write-up lets one tell a department: no parser looks there.
    What the parser read always wins.
    """
    shipped = [found for found in starter_readings() if found.document.id == reading.document.id]
    found = {territory.id: territory for one in shipped for territory in one.territories}
    said = [
        merge([territory, found.pop(territory.id)]) if territory.id in found else territory
        for territory in reading.territories
    ]
    return reading.model_copy(update={"territories": (*said, *found.values())})


def load_starter(db: Database, *, now: datetime) -> list[Tally]:
    """Store the starter facts; those of a document that was really read since are left out."""
    return [save_reading(db, reading, now=now, starter=True) for reading in starter_readings()]
