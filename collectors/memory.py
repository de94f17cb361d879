"""What was read in a page, so that the same bytes are not read twice, unless the code that reads changed."""

from __future__ import annotations

import hashlib
from collections.abc import MutableMapping
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from collectors.page import Page
from collectors.platforms.contract import Answer, Ask
from collectors.registry import Entry
from db.model import Item

ROOMS = ("collectors", "db")


class _Remembered(Item):
    digest: str
    answer: Answer


class Memory:
    """Answers by source, purpose and address, over a mapping of texts.

    A page without a year is read again when its bytes change, not when the day does: what it said on the
    day it was first seen is nearer to what its author meant.
    """

    def __init__(self, texts: MutableMapping[str, str]) -> None:
        self._texts = texts

    def recall(self, page: Page, ask: Ask, entry: Entry) -> Answer | None:
        """Give what was read in these very bytes by this very code; `None` when that was not done yet."""
        text = self._texts.get(_name(ask, entry))
        if text is None:
            return None
        try:
            remembered = _Remembered.model_validate_json(text)
        except ValidationError:
            return None
        return remembered.answer if remembered.digest == _digest(page, ask, entry) else None

    def keep(self, page: Page, ask: Ask, entry: Entry, answer: Answer) -> None:
        """Remember what was read in a page."""
        remembered = _Remembered(digest=_digest(page, ask, entry), answer=answer)
        self._texts[_name(ask, entry)] = remembered.model_dump_json()


def _name(ask: Ask, entry: Entry) -> str:
    return " ".join([entry.id, ask.purpose, ask.url])


def _digest(page: Page, ask: Ask, entry: Entry) -> str:
    parts = (entry.model_dump_json(), ask.model_dump_json(), page.final_url, page.content_type, _code())
    digest = hashlib.sha256("\x1f".join(parts).encode())
    digest.update(page.content)
    return digest.hexdigest()


@cache
def _code() -> str:
    """Give a digest of the code that reads, and of the reference data beside it."""
    root = Path(__file__).parent.parent
    digest = hashlib.sha256()
    for file in sorted(file for room in ROOMS for file in (root / room).rglob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()
