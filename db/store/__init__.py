"""Every write. Nothing else in the project changes the database."""

from __future__ import annotations

from db.store.decisions import merge_two, part
from db.store.letters import delete_letter, save_letter
from db.store.publications import save_harvest, save_reading, save_sources
from db.store.rounds import save_due, save_finding
from db.store.writer import Tally

__all__ = [
    "Tally",
    "delete_letter",
    "merge_two",
    "part",
    "save_due",
    "save_finding",
    "save_harvest",
    "save_letter",
    "save_reading",
    "save_sources",
]
