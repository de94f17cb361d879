"""The town that a text says an event takes place in, and on what evidence.

A town's name is taken for the place only on evidence: a postal code, « à Dole », « Lure (70) », an
institution (« CHU Dijon »), an address before it, or its standing alone between two separators. A street,
an organiser or a speaker that bears a town's name is no evidence. Texts are those of `fold.fold`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from collectors.french.places import abroad, told
from collectors.french.places.affiliated import ends_on_person, is_of_person
from collectors.french.places.bare_names import PROPER, WAYS
from collectors.french.places.elsewhere import FULL_NAME, is_elsewhere, is_former, names_person
from collectors.french.places.endings import by_gathering, by_hour, by_name_end
from collectors.french.places.house_towns import town_in
from collectors.french.places.mention import (
    ADDRESS,
    ALONE,
    BESIDE_A_DATE,
    COMMON_WITH_ARTICLE,
    EXACT,
    HINTED,
    INSIDE,
    Finder,
    Mention,
    is_another_word,
    is_common,
    is_plain,
)
from collectors.french.places.placed import NAMED_AFTER_TOWNS, by_placed
from collectors.french.places.towns import (
    Home,
    homonyms,
    is_obscure,
    is_region,
    is_town,
    name_at,
    name_before,
    names_sizeable,
    settle,
)
from collectors.french.places.venues import STREET, is_address, is_affiliation, venues
from collectors.french.turns import MONTH, WEEKDAY
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


# In a building's name, after an address, or alone between two separators.

_PIECE = re.compile(r"(?:(?! [-–] |–|(?<!\b[A-Z])\. )[^\n,;|·()\[\]:→/])+")
_STREET_NAME = re.compile(r"(?:place|cours|quai|chemin|allees?|rue) d", re.IGNORECASE)
_CORE = re.compile(r"\w(?:.*\w)?")
_AFTER_NAME = re.compile(
    r" *(?:$|centre(?:[ -]ville)?$|(?:\(?quebec\)?,? )?[a-z]\d[a-z] ?\d[a-z]\d|cedex\b.*"
    r"|(?:le|les|du) (?:\w+ )?\d.*|\d{1,2} .*|avec .*|@\w+.*"
    r"|(?:&|\+|/|et|ou) (?:en |a |sur )?(?:ligne|visio\w*|distan\w+|zoom|teams)\b.*)",
    re.IGNORECASE,
)
_AND = re.compile(r" (?:et|&) ")
_HALL = re.compile(
    r" (?:Grand[- ]Palais|Gare|Expo\w*|Congres|Events?|Evenements?|Arena|Zenith|Palais)(?: [\w -]{1,30})?"
)
_HALL_BEFORE = re.compile(r"\W*(?:L[ea]s? |L')[A-Z][\w'-]+(?: [\w'-]+){0,4}(?:, | – | - )")
"""« La Fabrique, Saint-Claude »: a bare name with its article, all that stands before the town."""
_OPENED = re.compile(r"[\[(][^\[\]()\n]{2,40}[\])].?|[A-Z][^\[\]:\n]{1,40} :|[A-Z][^\[\]:\n]{1,40}: ")
_LINE_END = re.compile(r"[ .)]*(?:\n|$)")
_HEADING_END = re.compile(rf"(?:, {PROPER})?[ .)]*(?:\n|$)")
_MOMENT_END = re.compile(r"(?:\b(?:19|20)\d\d|\d ?h ?\d{0,2})\s*$", re.IGNORECASE)
_DATE_END = re.compile(
    rf"{_MOMENT_END.pattern}|\d {MONTH}\s*$|^(?:le )?(?:matin|apres-midi|soir|journee)$", re.IGNORECASE
)
_DATE_START = re.compile(
    r"(?:le |du |les )?(?:(?:lun|mar|mercre|jeu|vendre|same)di |dimanche )?\d{1,2}(?:er)? (?:(?:et|au|&) \d{1,2} )?"
    rf"{MONTH}\b|\d{{1,2}}[./]\d{{1,2}}[./]\d\d|20\d\d-\d\d-\d\d|\d{{1,2}} ?h\b",
    re.IGNORECASE,
)
_DAY_ALONE = re.compile(rf"\W*(?:{WEEKDAY} )?\d{{1,2}}(?:er)? {MONTH}(?: 20\d\d)? [•·|–-] ", re.IGNORECASE)
_GATE = re.compile(r"Porte de $", re.IGNORECASE)
"""« Porte de Versailles » is in Paris."""
_NUMBERED = re.compile(rf"\d.{{0,8}}\b(?:{WAYS})\b", re.IGNORECASE)
_APPOSED = re.compile(r"(?:une |la |un )?(?:ville|capitale|territoire) (?!d')", re.IGNORECASE)
"""« Dole, ville inclusive ? » is a subject."""
_SUBJECT = re.compile(
    r"\b(?:film|documentaire|livre|roman|titre|theme|sujet|intitulee?|lecture|oeuvre|œuvre) ?: ?$",
    re.IGNORECASE,
)
"""« Film : Le Havre »."""
_ACRONYM, _GAP = 4, 5
_HEADING, _LOUD = 200, 1_000
"""Inhabitants: a bare name that is the heading of a date, or is in capitals behind it, means a town of that size."""


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


def _by_piece(folded: str, home: Home) -> Iterator[Mention]:
    pieces = list(_pieces(folded))
    texts = ["", *(folded[start:end] for start, end in pieces), ""]
    for (start, end), previous, following in zip(pieces, texts, texts[2:], strict=False):
        named = _name_of_piece(folded, start, end)
        if named and not names_person(previous) and not is_elsewhere(folded, start):
            aside = folded[start - 1 : start] == "("
            dated = bool(_DATE_END.search(previous) or _DATE_START.match(following))
            heads = _heads_a_date(folded, named)
            size = _HEADING if heads else _LOUD if _is_loud(folded, named) else BESIDE_A_DATE
            beside = heads or dated or _closes_line(folded, named) or _opens_line(folded, named)
            followed = is_address(following) and _begins_line(folded, start) and not is_obscure(named[0])
            other = _APPOSED.match(following) or (aside and _is_acronym(named[0], home))
            if other or _SUBJECT.search(folded, max(0, start - 30), start) or is_of_person(folded, start):
                continue
            if (is_address(previous) or followed) and not (aside and is_common(named[0])):
                yield Mention(*named, EXACT if _NUMBERED.search(previous) else ADDRESS)
            elif _is_meant_alone(named[0], home, size if beside else None) and not (
                aside and ends_on_person(previous)
            ):
                hall = _HALL.match(folded, named[2], end)
                yield Mention(*named[:2], hall.end() if hall else named[2], ALONE, inside=hall is not None)


def _is_acronym(name: str, home: Home) -> bool:
    """Tell « École normale supérieure (ENS) », which is no Ens, from « Théâtre du Nord (LILLE) »."""
    return name.isupper() and len(name) <= _ACRONYM and not is_plain(settle(name, home), home)


def _begins_line(folded: str, start: int) -> bool:
    return start == 0 or folded[start - 1] == "\n"


def _heads_a_date(folded: str, named: tuple[str, int, int]) -> bool:
    """Tell a name that is all of a line, or is followed by its hall, when the next line begins with a day."""
    _, start, end = named
    following = _HEADING_END.match(folded, end)
    return (
        _begins_line(folded, start)
        and following is not None
        and bool(_DATE_START.match(folded, following.end()))
    )


def _is_loud(folded: str, named: tuple[str, int, int]) -> bool:
    """Tell « 25 OCTOBRE • PERNES », all of a line."""
    _, start, end = named
    line = folded[folded.rfind("\n", 0, start) + 1 : start]
    return (
        folded[start:end].isupper()
        and _LINE_END.match(folded, end) is not None
        and _DAY_ALONE.fullmatch(line) is not None
    )


def _opens_line(folded: str, named: tuple[str, int, int]) -> bool:
    """Tell « Pontarlier : atelier… », « [Pontarlier] Atelier… », where no other town bears the name."""
    name, start, end = named
    line = folded.rfind("\n", 0, start) + 1
    opened = _OPENED.fullmatch(folded, line, min(len(folded), end + 2))
    return opened is not None and len(homonyms(name)) == 1


def _closes_line(folded: str, named: tuple[str, int, int]) -> bool:
    """Tell a name that is all of a line, or its last piece when no other town and no person is meant."""
    name, start, end = named
    if not _LINE_END.match(folded, end):
        return False
    before = folded[folded.rfind("\n", 0, start) + 1 : start]
    alone = not before.strip(" .,-–•|")
    person = names_person(before) or any(map(ends_on_person, before.rstrip(" (").split(",")))
    of_hall = _HALL_BEFORE.fullmatch(before) is not None
    return alone or of_hall or (len(homonyms(name)) == 1 and not person)


def _pieces(folded: str) -> Iterator[tuple[int, int]]:
    """Part a text at its separators; each piece is given without its outer spaces and symbols."""
    for match in _PIECE.finditer(folded):
        core = _CORE.search(folded, match.start(), match.end())
        if core:
            yield core.start(), core.end()


def _name_of_piece(folded: str, start: int, end: int) -> tuple[str, int, int] | None:
    """Find the town that a piece consists of, but for a date: its name, start and end."""
    named = None if _STREET_NAME.match(folded, start) else name_at(folded, start)
    if named and _AFTER_NAME.fullmatch(folded, named[1], end):
        return named[0], start, named[1]
    other = _AND.match(folded, named[1]) if named else None
    if named and other and is_town(folded[other.end() : end]):
        return named[0], start, end
    if named and _HALL.fullmatch(folded, named[1], end) and names_sizeable(named[0], BESIDE_A_DATE):
        return named[0], start, named[1]
    before = name_before(folded, end)
    if before and before[1] > start and _MOMENT_END.search(folded, start, before[1]):
        return before[0], before[1], end
    return None


def _is_meant_alone(name: str, home: Home, size: int | None) -> bool:
    """Tell whether a bare name is a town's; `size` is how many inhabitants are enough, if any are, where it stands."""
    town = settle(name, home)
    sized = size is not None and names_sizeable(name, size)
    beside = sized or (size == _HEADING and is_obscure(name))
    return is_plain(town, home) or (beside and not is_another_word(town))


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
    pieces = list(_pieces(folded))
    found = [named for piece in pieces if (named := _name_of_piece(folded, *piece))]
    streets = [end for start, end in pieces if _NUMBERED.search(folded, start, end)]
    plain = [named for named in found if is_plain(settle(named[0], home), home)]
    known = [named for named in found if not is_obscure(named[0])]
    for named in plain or known or found:
        addressed = any(0 < named[1] - end < _GAP for end in streets)
        yield Mention(*named, EXACT if addressed else ADDRESS)


_NOT_ITS_TOWN = re.compile(rf"{STREET.pattern}|\b(?:d[eu]s?|l[ae]s?|et|ou) *$|[dl]'$", re.IGNORECASE)


def _by_field_end(folded: str, home: Home) -> Iterator[Mention]:
    """Find « Micropolis Besançon »: a notable town at the end of a piece that is no street."""
    for start, end in _pieces(folded):
        named = name_before(folded, end)
        its_own = named and named[1] > start and not _NOT_ITS_TOWN.search(folded[start : named[1]])
        if named and its_own and is_plain(settle(named[0], home), home):
            yield Mention(named[0], named[1], end, ALONE, inside=True)


_OF = re.compile(r" (?:de |d'|(du ))(?=[A-Z])")


def _by_field_house(folded: str, home: Home) -> Iterator[Mention]:
    """Find « École centrale de Nantes »: what ends with a notable town, and is no street, gate or inn."""
    for start, end in _pieces(folded):
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
    for start, end in _pieces(folded):
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
    told.by_slip,
    told.by_landmark,
    told.by_whole_village,
    by_hour,
    by_gathering,
    told.by_host,
    _by_piece,
)
_IN_FIELD: tuple[Finder, ...] = (*_ANYWHERE, _by_field_piece, _by_field_end, _by_field_house, _by_field_owner)
