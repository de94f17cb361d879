"""An event that a page tells twice, in a heading and in the sentence below it."""

from __future__ import annotations

from rapidfuzz import fuzz

from collectors.french.blocks import Block
from collectors.french.sorts import Sort
from collectors.french.title_rows import is_bare_kind
from db.model import Event, slug

_ALIKE = 85
_WHERE = ("city", "insee", "department", "region")
_FURTHER = ("venue", "mode", "kind", "registration_url", "registration_deadline")


def retells(one: Event, other: Event, block: Block) -> bool:
    """Tell whether `other`, read from the block below that of `one`, is the same: « Cette soirée aura lieu… »."""
    said = all(row.sort in (Sort.PROSE, Sort.FULL) and row.text.endswith(".") for row in block.days)
    same_day = one.occurrences[:1] == other.occurrences[:1] and bool(one.occurrences)
    towns = {one.city, other.city} - {None}
    return said and not block.title and same_day and len(towns) < 2 and _are_alike(one.title, other.title)


def _are_alike(one: str, other: str) -> bool:
    bare = is_bare_kind(one) or is_bare_kind(other)
    return bare or fuzz.token_set_ratio(slug(one), slug(other)) >= _ALIKE


def joined(one: Event, other: Event) -> Event:
    """Give the event as it is told first, with what only the sentence below says."""
    fields = [name for name in _FURTHER if getattr(one, name) is None]
    fields += _WHERE if one.city is None else ()
    told = {name: getattr(other, name) for name in fields} | {"evidence": other.evidence | one.evidence}
    title = other.title if is_bare_kind(one.title) else one.title
    return one.model_copy(update=told | {"title": title})
