"""What a letter announced, kept so that the next one knows what is new."""

from __future__ import annotations

from sqlite_utils import Database

from db.database import transaction
from db.letters import Letter, letters
from db.store.items import stamp


def save_letter(db: Database, letter: Letter) -> int:
    """Keep a letter and give its number. The latest one, kept once more as it is, stays one letter."""
    with transaction(db):
        latest = next(iter(letters(db, limit=1)), None)
        if latest is not None and latest.says_the_same(letter):
            return latest.number
        row = {
            "title": letter.title,
            "introduction": letter.introduction,
            "made_at": stamp(letter.made_at),
        }
        db.table("letters").insert(row)
        number = int(next(db.query("SELECT last_insert_rowid() AS number"))["number"])
        db.table("letter_events").insert_all(
            {"letter": number, "position": position, "event": event, "said": said}
            for position, (event, said) in enumerate(letter.events)
        )
    return number


def delete_letter(db: Database, number: int) -> None:
    """Take back a letter that was kept by mistake: what it alone announced was never announced."""
    with transaction(db):
        db.execute("DELETE FROM letters WHERE id = ?", [number])
