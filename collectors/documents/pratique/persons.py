"""What belongs to persons is left out: their names after a civility, their numbers, their mailboxes."""

from __future__ import annotations

import re

from db.model import slug

_ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_FUNCTION = re.compile(
    r"cpts|msp|contact|info|accueil|coordination|coordo|secretariat|bureau|direction|administration|communication"
    r"|equipe|guichet|reseau|association|formation|siege|urps|ars"
)
_WORD_MIN = 4
_NAMED = re.compile(
    r"\b(?P<civility>Dr|Docteure?|Pr|Professeure?|Mme|Mlle|Madame|Monsieur|M\.)(?: [A-ZÀ-ÖØ-Þ][\w’'-]*){1,3}"
)
_NUMBER = re.compile(r"(?<![\d.,])(?:\+33[ .]?|0)[1-9](?:[ .-]?\d\d){4}(?!\d)")
_OMITTED = "[…]"


def without_persons(text: str) -> str:
    """Give a text where names after a civility, telephone numbers and persons' mailboxes are « […] »."""
    text = _NAMED.sub(rf"\g<civility> {_OMITTED}", text)
    text = _NUMBER.sub(_OMITTED, text)
    return _ADDRESS.sub(lambda found: found[0] if _is_shared(found[0], set()) else _OMITTED, text)


def organisation_mailboxes(text: str, name: str) -> tuple[list[str], int]:
    """Give the organisations' mailboxes of a text, and how many others it holds.

    A mailbox is an organisation's when what stands before the @ names a function (« contact ») or has a
    word in common with `name`, the organisation's; any other may be a person's.
    """
    found = [match[0] for match in _ADDRESS.finditer(text)]
    words = {word for word in slug(name).split("-") if len(word) >= _WORD_MIN}
    kept = [address for address in found if _is_shared(address, words)]
    return kept, len(found) - len(kept)


def _is_shared(address: str, words: set[str]) -> bool:
    box = slug(address.partition("@")[0])
    return _FUNCTION.search(box) is not None or any(word in box for word in words)
