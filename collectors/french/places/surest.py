"""The town that a text says an event takes place in, and on what evidence.

A town's name is taken for the place only on evidence: a postal code, « à Dole », « Lure (70) », an
institution (« CHU Dijon »), an address before it, or its standing alone between two separators. A street,
an organiser or a speaker that bears a town's name is no evidence. Texts are those of `fold.fold`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from collectors.french.places import abroad, told
from collectors.french.places.affiliated import is_of_person
from collectors.french.places.elsewhere import FULL_NAME, is_elsewhere, is_former
from collectors.french.places.endings import by_compound, by_gathering, by_hour, by_name_end
from collectors.french.places.house_towns import town_in
from collectors.french.places.mention import (
    ADDRESS,
    ALONE,
    COMMON_WITH_ARTICLE,
    EXACT,
    HINTED,
    INSIDE,
    Finder,
    Mention,
    is_plain,
)
from collectors.french.places.pieces import NUMBERED, by_piece, name_of_piece, pieces
from collectors.french.places.placed import NAMED_AFTER_TOWNS, by_placed
from collectors.french.places.same_house import by_same_house
from collectors.french.places.slips import by_slip, by_slip_of_piece
from collectors.french.places.towns import (
    Home,
    homonyms,
    is_obscure,
    is_region,
    name_at,
    name_before,
    settle,
)
from collectors.french.places.venues import STREET, is_affiliation, venues
from db.communes import name_key

__all__ = ["mention_in_field", "mention_in_prose"]


def mention_in_prose(folded: str, home: Home) -> Mention | None:
    """Give the surest mention of a town in an announcement."""
    return _surest(folded, _IN_PROSE, home)


def mention_in_field(folded: str, home: Home) -> Mention | None:
    """Give the surest mention of a town in a text that is wholly a place."""
    return _surest(folded, _IN_FIELD, home)


def _surest(folded: str, finders: Iterable[Finder], home: Home) -> Mention | None:
    """Give the surest mention, the first of equals, or a repetition of it with its postal code."""
    mentions = sorted((one for find in finders for one in find(folded, home)), key=lambda one: one.start)
    best = max(mentions, key=lambda one: one.weight, default=None)
    if best is None or best.postcode or best.department:
        return best
    return next((one for one in mentions if (one.postcode or one.department) and _repeats(one, best)), best)


def _repeats(longer: Mention, shorter: Mention) -> bool:
    return (name_key(longer.name) + "-").startswith(name_key(shorter.name) + "-")


# In a building's name, or beside a distance.

_GATE = re.compile(r"Porte de $", re.IGNORECASE)
"""« Porte de Versailles » is in Paris."""
_GAP = 5


def _by_venue(folded: str, home: Home) -> Iterator[Mention]:
    for venue in venues(folded):
        named = town_in(folded, venue, home)
        if named and _GATE.search(folded, venue.start, named[1] - len(named[0])):
            continue
        common = named and COMMON_WITH_ARTICLE.fullmatch(name_key(named[0]))
        theirs = is_affiliation(folded, venue)
        if (
            named
            and not (common or theirs)
            and not (is_elsewhere(folded, venue.start) or is_of_person(folded, venue.start))
        ):
            former = is_former(folded, venue.start)
            yield Mention(named[0], venue.start, named[1], HINTED if former else INSIDE, inside=not former)


_OR_FROM_AFAR = re.compile(
    r" ?(?: (?:et|ou|et/ou)|[/+&]) ?(?:(?:en|par|a|sur|via) )?"
    r"(?:visio|distan[ct]|ligne\b|zoom|teams|jitsi|vidyo|discord)",
    re.IGNORECASE,
)


def _by_distance(folded: str, home: Home) -> Iterator[Mention]:
    """Find « Chambéry et en distanciel »: one attends there, or else from afar."""
    for match in _OR_FROM_AFAR.finditer(folded):
        named = name_before(folded, match.start())
        if named and is_plain(settle(named[0], home), home) and not is_elsewhere(folded, named[1]):
            line = folded[max(0, named[1] - 100) : match.start()]
            inside = FULL_NAME.search(line) is not None
            if not inside or any(place.end >= len(line) for place in venues(line)):
                yield Mention(*named, match.start(), ALONE, inside=inside)


# In a field that is wholly a place.


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


_NOT_ITS_TOWN = re.compile(rf"{STREET.pattern}|\b(?:d[eu]s?|l[ae]s?|et|ou) *$|[dl]'$", re.IGNORECASE)


def _by_field_end(folded: str, home: Home) -> Iterator[Mention]:
    """Find « Micropolis Besançon »: a notable town at the end of a piece that is no street."""
    for start, end in pieces(folded):
        named = name_before(folded, end)
        its_own = named and named[1] > start and not _NOT_ITS_TOWN.search(folded[start : named[1]])
        if named and its_own and is_plain(settle(named[0], home), home):
            yield Mention(named[0], named[1], end, ALONE, inside=True)


_OF = re.compile(r" (?:de |d'|(du ))(?=[A-Z])")


def _by_field_house(folded: str, home: Home) -> Iterator[Mention]:
    """Find « École centrale de Nantes »: what ends with a notable town, and is no street, gate or inn."""
    for start, end in pieces(folded):
        links = [] if NAMED_AFTER_TOWNS.match(folded, start) else list(_OF.finditer(folded, start, end))[-1:]
        for link in links:
            named = name_at(folded, link.end(), "Le " if link[1] else "")
            street = STREET.search(folded, start, link.end()) or _GATE_END.search(folded, start, link.start())
            if named and named[1] == end and not street and is_plain(settle(named[0], home), home):
                yield Mention(named[0], start, end, ALONE, inside=True)


_GATE_END = re.compile(r"\b(?:gare|porte)$", re.IGNORECASE)
"""« Paris Gare de Lyon »."""
_OWNED = re.compile(
    r"(?:l[ae] |l')?(?:salle|eglise|etangs?|lac|terrain|stade|foyer|bourg|village|camping|halles?|marche|plage"
    r"|port|centre|maison|local|parc|gymnase)(?: [a-z]+)? (?:de |d')",
    re.IGNORECASE,
)


def _by_field_owner(folded: str, _: Home) -> Iterator[Mention]:
    """Find « Salle de Rustroff »: what a commune has, called after it alone."""
    for start, end in pieces(folded):
        owned = _OWNED.match(folded, start, end)
        named = name_at(folded, owned.end()) if owned else None
        if named and named[1] == end and len(homonyms(named[0])) == 1 and not is_region(named[0]):
            yield Mention(named[0], start, end, ALONE, inside=True)


_ANYWHERE: tuple[Finder, ...] = (
    told.by_postcode,
    abroad.by_postcode_abroad,
    abroad.by_country,
    told.by_area,
    told.by_suburb,
    told.by_department,
    told.by_district,
    told.by_preposition,
    _by_venue,
    told.by_named_hall,
    by_name_end,
)
_IN_PROSE: tuple[Finder, ...] = (
    *_ANYWHERE,
    by_placed,
    told.by_sur,
    _by_distance,
    by_slip,
    by_slip_of_piece,
    told.by_landmark,
    told.by_whole_village,
    by_hour,
    by_gathering,
    by_compound,
    told.by_host,
    by_same_house,
    by_piece,
)
_IN_FIELD: tuple[Finder, ...] = (*_ANYWHERE, _by_field_piece, _by_field_end, _by_field_house, _by_field_owner)
