"""An event that a page tells twice, in a heading and in the sentence below it."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from collectors.french.bare_rows import is_bare_kind
from collectors.french.blocks import Block
from collectors.french.sorts import has_verb
from db.model import Event, slug

_ALIKE = 85
_WHERE = ("city", "insee", "department", "region")
_FURTHER = ("venue", "mode", "kind", "registration_url", "registration_deadline")


def retells(one: Event, other: Event, block: Block) -> bool:
    """Tell whether `other`, read from the block below that of `one`, is the same: « Cette soirée aura lieu… ».

    An item without a verb announces something else at the same hour: « Groupe n° 3 », « Groupe n° 4 ».
    """
    said = all(row.text.endswith(".") and has_verb(row.text) for row in block.days)
    same_day = one.occurrences[:1] == other.occurrences[:1] and bool(one.occurrences)
    towns = {one.city, other.city} - {None}
    return said and not block.title and same_day and len(towns) < 2 and _are_alike(one.title, other.title)


def _are_alike(one: str, other: str) -> bool:
    numbers = [re.findall(r"\d+", title) for title in (one, other)]
    if all(numbers) and numbers[0] != numbers[1]:
        return False
    bare = is_bare_kind(one) or is_bare_kind(other)
    return bare or fuzz.ratio(slug(one), slug(other)) >= _ALIKE


def joined(one: Event, other: Event) -> Event:
    """Give the event as it is told first, with what only the sentence below says."""
    fields = [name for name in _FURTHER if getattr(one, name) is None]
    fields += _WHERE if one.city is None else ()
    told = {name: getattr(other, name) for name in fields} | {"evidence": other.evidence | one.evidence}
    title = other.title if is_bare_kind(one.title) else one.title
    return one.model_copy(update=told | {"title": title})
