"""The town that a text says an event takes place in, and on what evidence.

What says it outright, a postal code, « Lure (70) », « à Dole », is believed first; of other towns named, the one
for which most speaks is told when enough does. Texts are those of `fold.fold`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from collectors.french.places import abroad, told
from collectors.french.places.hidden import hide
from collectors.french.places.mention import ADDRESS, EXACT, HINTED, Finder, Mention, is_plain
from collectors.french.places.pieces import NUMBERED, name_of_piece, pieces
from collectors.french.places.town_choice import FIELD, PROSE, likely_town
from collectors.french.places.towns import Home, is_obscure, settle
from db.communes import name_key

__all__ = ["mention_in_field", "mention_in_prose"]


def mention_in_prose(folded: str, home: Home) -> Mention | None:
    """Give the surest mention of a town in an announcement; what is quoted says nothing outright."""
    said = _surest(hide(folded), _OUTRIGHT, home)
    return said if said and said.weight > HINTED else likely_town(folded, PROSE) or said


def mention_in_field(folded: str, home: Home) -> Mention | None:
    """Give the surest mention of a town in a text that is wholly a place."""
    return _surest(folded, (*_OUTRIGHT, _by_field_piece), home) or likely_town(folded, FIELD)


def _surest(folded: str, finders: Iterable[Finder], home: Home) -> Mention | None:
    """Give the surest mention, the first of equals, or a repetition of it with its postal code."""
    mentions = sorted((one for find in finders for one in find(folded, home)), key=lambda one: one.start)
    best = max(mentions, key=lambda one: one.weight, default=None)
    if best is None or best.postcode or best.department:
        return best
    return next((one for one in mentions if (one.postcode or one.department) and _repeats(one, best)), best)


def _repeats(longer: Mention, shorter: Mention) -> bool:
    return (name_key(longer.name) + "-").startswith(name_key(shorter.name) + "-")


_GAP = 5


def _by_field_piece(folded: str, home: Home) -> Iterator[Mention]:
    """Find the towns that are all of a piece; a village's name beside a city's is that of a district in it."""
    spans = list(pieces(folded))
    found = [named for piece in spans if (named := name_of_piece(folded, *piece))]
    streets = [end for start, end in spans if NUMBERED.search(folded, start, end)]
    plain = [named for named in found if is_plain(settle(named[0], home), home)]
    known = [named for named in found if not is_obscure(named[0])]
    for named in plain or known or found:
        addressed = any(0 < named[1] - end < _GAP for end in streets)
        yield Mention(*named, EXACT if addressed else ADDRESS)


_OUTRIGHT: tuple[Finder, ...] = (
    told.by_postcode,
    abroad.by_postcode_abroad,
    abroad.by_country,
    told.by_area,
    told.by_suburb,
    told.by_department,
    told.by_district,
    told.by_preposition,
)
