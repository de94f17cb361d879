"""The town of a house that is named with it once and without it where one goes: « L’IFSI de Gray… Lieu : IFSI ».

Texts are those of `fold.fold`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from collectors.french.places.elsewhere import is_elsewhere
from collectors.french.places.house_towns import town_in
from collectors.french.places.mention import HINTED, Mention
from collectors.french.places.towns import Home, is_obscure, name_at
from collectors.french.places.venues import Venue, venues

_OF = re.compile(r"\b(?P<kind>[A-Z]{2,8}|[a-zA-Z]{5,15}) (?:de |d'|(?P<the>du ))(?=[A-Z])")

_GOES_ON = re.compile(r" [A-Z]")
"""« CH du Val Bleu »."""
_SHARED = re.compile(r"bibli(?:otheque)?|centre hospitalier|clinique|hopital|mairie|mediatheque")
"""What a town has one of; a campus may bear the name of a quarter."""


def by_same_house(folded: str, home: Home) -> Iterator[Mention]:
    """Find Gray in « La médiathèque de Gray vous invite. Rendez-vous à 15h à la médiathèque »."""
    kinds = {_kind(folded, venue) for venue in venues(folded) if _is_open(folded, venue, home)}
    told = list(_houses(folded, kinds)) if kinds else []
    if len({name for name, _, _ in told}) == 1:
        yield Mention(*told[0], HINTED)


def _houses(folded: str, kinds: set[str]) -> Iterator[tuple[str, int, int]]:
    """Give the towns that houses of these kinds are told with, where each starts and ends."""
    for match in _OF.finditer(folded):
        named = name_at(folded, match.end(), "Le " if match["the"] else "")
        longer = named and _GOES_ON.match(folded, named[1])
        if named and not longer and match["kind"].lower() in kinds and not is_obscure(named[0]):
            yield named[0], match.end(), named[1]


def _kind(folded: str, venue: Venue) -> str:
    return folded[venue.start : venue.kind_end].lower()


def _is_open(folded: str, venue: Venue, home: Home) -> bool:
    """Tell a house that each town has, called without its town."""
    public = venue.acronym or _SHARED.fullmatch(_kind(folded, venue))
    there = public and not is_elsewhere(folded, venue.start)
    return bool(there) and town_in(folded, venue, home) is None
