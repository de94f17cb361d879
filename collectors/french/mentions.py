"""The town that a text says an event takes place in, and on what evidence.

A town's name is taken for the place only on evidence: a postal code, « à Dole », « Lure (70) », an
institution (« CHU Dijon »), an address before it, or its standing alone between two separators. A street,
an organiser or a speaker that bears a town's name is no evidence. Texts are those of `fold.fold`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from collectors.french.beside import BODY
from collectors.french.hosts import host_towns
from collectors.french.persons import FULL_NAME, NOT_AT, is_elsewhere, names_person
from collectors.french.towns import (
    BIG,
    Home,
    Town,
    full_name,
    homonyms,
    is_sizeable,
    is_town,
    name_at,
    name_before,
    postcode_department,
    settle,
)
from collectors.french.turns import MONTH
from collectors.french.venues import STREET, is_address, town_in, venues
from db.communes import department_named, foreign_city, name_key


@dataclass(frozen=True)
class Mention:
    """A town's name in a text, from `start` to `end`, with what stands beside it.

    `weight` tells how sure it is that the event is there; `inside` is true when the name is part of the
    venue's own (« CHU Dijon »).
    """

    name: str
    start: int
    end: int
    weight: int
    postcode: str | None = None
    department: str | None = None
    inside: bool = False


_STATED, _ADDRESS, _INSIDE, _ALONE, _HINTED = 5, 4, 3, 2, 1
_Finder = Callable[[str, Home], Iterator[Mention]]


def mention_in_prose(folded: str, home: Home) -> Mention | None:
    """Give the surest mention of a town in an announcement."""
    return _surest(folded, _IN_PROSE, home)


def mention_in_field(folded: str, home: Home) -> Mention | None:
    """Give the surest mention of a town in a text that is wholly a place."""
    return _surest(folded, _IN_FIELD, home)


def _surest(folded: str, finders: Iterable[_Finder], home: Home) -> Mention | None:
    """Give the surest mention, the first of equals, or a repetition of it with its postal code."""
    mentions = sorted((one for find in finders for one in find(folded, home)), key=lambda one: one.start)
    best = max(mentions, key=lambda one: one.weight, default=None)
    if best is None or best.postcode or best.department:
        return best
    return next((one for one in mentions if (one.postcode or one.department) and _repeats(one, best)), best)


def _repeats(longer: Mention, shorter: Mention) -> bool:
    return (name_key(longer.name) + "-").startswith(name_key(shorter.name) + "-")


_FIRST_NAMES = {
    "florence",
    "nancy",
    "clara",
    "victoria",
    "sydney",
    "constantine",
    "lourdes",
    "austin",
    "adelaide",
}
_COMMON = re.compile(
    "sens|plaisir|croix|orange|ciel|plomb|ports|saints|grasse|fontaine|levier|port|vers|champagne|salles?|moulins|bourg|change|cours"
    "|die|forges|ham|jardin|ligne|mer|monts?|pace|rives|rouge|rue|saone|signes|vif|ville"
)
"""Communes whose name is a common noun too: never meant by their bare name."""
_COMMON_WITH_ARTICLE = re.compile(
    "le-(?:port|palais|chateau|mas|temple|parc|bourg)|la-(?:garde|salle|chapelle|croix)|les-halles"
    "|l-(?:hopital|echelle)"
)
"""The same with an article, which « au » and « à la » contain."""
_MONTH = re.compile(MONTH, re.IGNORECASE)
_AND_ALL_OVER = re.compile(
    r" (?:et|ou|comme) en (?:regions?|province|france|europe|outre-mer)\b", re.IGNORECASE
)
"""« À Paris et en régions » is what a talk is about, not where it is given."""


# Stated: a postal code, a department, a district, « à ».

_POSTCODE = re.compile(r"(?<![\w-])(?:F-)?(\d{5})\s+(?:-\s)?(?=[^\W\d_])")
_POSTCODE_AFTER = re.compile(r" ?[,( ] ?(\d{5})\b\)?(?! +(?!france)[a-z])", re.IGNORECASE)
_POSTCODE_ABROAD = re.compile(r"(?<![\w-])(?:B-|L-|CH-)?(?!19\d\d|20\d\d)[1-9]\d{3} +(?=[A-Z])")
_DEPARTMENT = re.compile(
    r" ?(?:\( ?|, ?|[-–] )(?:(\d{2,3}|2[AB])(?!\w)|([A-Z][\w'-]{2,25}(?: [A-Z][\w'-]+)?))\)?"
)
_CAPITALISED = re.compile(r"[A-Z]\w{3,}(?![\w'-])")
_SHORT_NAME = re.compile(r"(?<![\w'-])[A-Z]\w{3,}$")
_AREA = re.compile(
    r" ?\((?:Vercors|Morvan|Bresse|Beaujolais|Luberon|Perigord|Champagne|Chablais|Ardenne|Alsace|Lorraine|Bretagne"
    r"|Normandie|Bourgogne|Franche-Comte|Auvergne|Picardie|Provence|Aquitaine|Occitanie|Corse|Pays basque|Anjou"
    r"|(Belgique|Suisse|Luxembourg|Allemagne|Italie|Espagne|Portugal|Quebec|Canada|Autriche|Pays-Bas|Royaume-Uni"
    r"|Irlande|Grece|Danemark|Suede|Maroc|Tunisie|Pologne|Hongrie|Etats-Unis))\)",
    re.IGNORECASE,
)
_HOUR_AFTER = re.compile(r",? (?:de )?\d{1,2} ?h(?![a-z])", re.IGNORECASE)
_COMPOUND = re.compile(r"\w{3}[ -]")
_SUBURB = re.compile(r" \((?=[A-Z])")
_DISTRICT = re.compile(
    r"\b(Paris|Lyon|Marseille) +\(?\d{1,2}(?: ?(?:er|i?eme|e)\b\)?|(?= *(?:[,;)\n]|$)))"
    r"|\barrondissement de (Paris|Lyon|Marseille)\b",
    re.IGNORECASE,
)
_ON = re.compile(
    r"\b(?:rendez-vous|formations?|journees?|reunions?|sessions?|lieu|presentiel) sur (?=[A-Z])", re.I
)
_AT_NAMED = re.compile(
    rf"\b(?:au |a la |a l')(?!{BODY})((?-i:[A-Z])[\w'-]+(?: (?-i:[A-Z])[\w'-]+){{0,3}}) (?:de |d')(?=(?-i:[A-Z]))",
    re.IGNORECASE,
)
_AT_ACRONYM = re.compile(r"\b(?:au |a la |a l')(?!CPTS|URPS|ARS|CPAM|COPIL)([A-Z]{3,}) (?=[A-Z])")
_AT = re.compile(r"(?:(?<![\w'-])(?:A|a|(au)|(aux))|(?<=\d)(?-i:a))\s+(?=[^\W\d_])", re.IGNORECASE)
_FORMERLY = re.compile(
    r"\b(?:devai(?:t|ent) (?:\w+ )?(?:se tenir|avoir lieu|se derouler)"
    r"|(?:s'est|se sont|s'etait|s'etaient) (?:tenu|deroule)e?s?"
    r"|derniere edition|edition precedente|precedente edition)\b[^.\n]{0,60}$",
    re.IGNORECASE,
)
"""Before the place of another year, or of before the change."""


def _by_postcode(folded: str, _: Home) -> Iterator[Mention]:
    for match in _POSTCODE.finditer(folded):
        named = name_at(folded, match.end()) or _short_name_at(folded, match.end(), match[1])
        if named and not is_elsewhere(folded, match.start()):
            yield Mention(named[0], match.start(), named[1], _STATED, postcode=match[1])
    for match in _POSTCODE_AFTER.finditer(folded):
        before = _name_in(postcode_department(match[1]), folded, match.start())
        if before and not is_elsewhere(folded, before[1]):
            yield Mention(before[0], before[1], match.end(), _STATED, postcode=match[1])


def _short_name_at(folded: str, start: int, postcode: str) -> tuple[str, int] | None:
    """Find the start of a town's name: « 70300 Luxeuil »."""
    short = _CAPITALISED.match(folded, start)
    name = full_name(short[0], postcode_department(postcode)) if short else None
    return (name, short.end()) if short and name else None


def _by_postcode_abroad(folded: str, _: Home) -> Iterator[Mention]:
    for match in _POSTCODE_ABROAD.finditer(folded):
        named = name_at(folded, match.end())
        if named and foreign_city(named[0]) and not is_elsewhere(folded, match.start()):
            yield Mention(named[0], match.start(), named[1], _STATED, department="abroad")


def _by_area(folded: str, _: Home) -> Iterator[Mention]:
    """Find « Autrans (Vercors) », « Namur (Belgique) »: a town with the country or massif it lies in."""
    for match in _AREA.finditer(folded):
        before = name_before(folded, match.start())
        if before and not is_elsewhere(folded, before[1]):
            abroad = "abroad" if match[1] else None
            yield Mention(before[0], before[1], match.end(), _STATED, department=abroad)


def _by_suburb(folded: str, _: Home) -> Iterator[Mention]:
    """Find Bron in « Lyon (Bron) »: a town told after the bigger one beside it."""
    for match in _SUBURB.finditer(folded):
        city, suburb = name_before(folded, match.start()), name_at(folded, match.end())
        if city and suburb and folded.startswith(")", suburb[1]) and not is_elsewhere(folded, city[1]):
            areas = {place.department for place in homonyms(suburb[0])}
            shared = sorted(areas & {place.department for place in homonyms(city[0])})
            if shared:
                yield Mention(suburb[0], city[1], suburb[1] + 1, _STATED, department=shared[0])


def _by_department(folded: str, _: Home) -> Iterator[Mention]:
    for match in _DEPARTMENT.finditer(folded):
        found = department_named(match[2]) if match[2] else None
        code = match[1] or (found.code if found else None)
        before = _name_in(code, folded, match.start()) if code else None
        if before:
            yield Mention(before[0], before[1], match.end(), _STATED, department=code)


def _name_in(department: str, folded: str, end: int) -> tuple[str, int] | None:
    """Give the town of that department whose name, or the start of it (« Lons »), ends there."""
    before = name_before(folded, end)
    if before and any(place.department == department for place in homonyms(before[0])):
        return before
    short = _SHORT_NAME.search(folded, max(0, end - 30), end)
    name = full_name(short[0], department) if short else None
    return (name, short.start()) if short and name else None


def _by_district(folded: str, _: Home) -> Iterator[Mention]:
    for match in _DISTRICT.finditer(folded):
        yield Mention(match[1] or match[2], match.start(), match.end(), _STATED)


def _by_sur(folded: str, home: Home) -> Iterator[Mention]:
    """Find « rendez-vous sur Nevers », as people say; « Formation sur Excel » names no town."""
    for match in _ON.finditer(folded):
        named = name_at(folded, match.end())
        if named and _is_plain(settle(named[0], home), home):
            yield Mention(named[0], match.end(), named[1], _ALONE)


def _by_named_hall(folded: str, home: Home) -> Iterator[Mention]:
    """Find « au Millésium d’Épernay »: what a town has that bears a name of its own."""
    for match in _AT_NAMED.finditer(folded):
        named = name_at(folded, match.end())
        theirs = names_person(match[1]) or is_elsewhere(folded, match.start())
        if named and not theirs and _is_plain(settle(named[0], home), home):
            yield Mention(named[0], match.start(1), named[1], _ALONE, inside=True)


def _by_hour(folded: str, _: Home) -> Iterator[Mention]:
    """Find « au Foyer Saint-Junien de 9h à 12h »: a compound name that the hour follows."""
    for match in _HOUR_AFTER.finditer(folded):
        named = name_before(folded, match.start())
        known = named and any(is_sizeable(place, _BESIDE_A_DATE) for place in homonyms(named[0]))
        if named and known and _COMPOUND.search(named[0]) and not is_elsewhere(folded, named[1]):
            yield Mention(*named, match.start(), _HINTED)


def _by_host(folded: str, _: Home) -> Iterator[Mention]:
    for named in host_towns(folded):
        yield Mention(*named, _HINTED)


def _by_acronym(folded: str, home: Home) -> Iterator[Mention]:
    """Find « au CNIT Paris »: a building’s initials, then its town."""
    for match in _AT_ACRONYM.finditer(folded):
        named = name_at(folded, match.end())
        if named and not is_elsewhere(folded, match.start()) and _is_plain(settle(named[0], home), home):
            yield Mention(named[0], match.start(1), named[1], _ALONE, inside=True)


def _by_preposition(folded: str, home: Home) -> Iterator[Mention]:
    for match in _AT.finditer(folded):
        article = "Le " if match[1] else "Les " if match[2] else ""
        named = name_at(folded, match.end(), article)
        if named and not NOT_AT.search(folded[max(0, match.start() - 30) : match.start()]):
            contracted = bool(article) or folded[match.end()].islower()
            if _is_meant_after_at(folded, named, contracted, home):
                former = _FORMERLY.search(folded, max(0, match.start() - 80), match.start())
                yield Mention(named[0], match.start(), named[1], _HINTED if former else _STATED)


def _is_meant_after_at(folded: str, named: tuple[str, int], contracted: bool, home: Home) -> bool:
    """Tell « au Creusot » from « au Palais », « à Florence » from « à Florence Martin »."""
    name, end = named
    if name_key(name) in _FIRST_NAMES and re.match(r" [A-Z]", folded[end : end + 2]):
        return False
    if _MONTH.fullmatch(name) or _AND_ALL_OVER.match(folded, end):
        return False
    if not contracted:
        return True
    if _COMMON_WITH_ARTICLE.fullmatch(name_key(name)) or re.match(
        r" d(?:e|es|u)\b| d'", folded[end : end + 5]
    ):
        return False
    return any(is_sizeable(place, 5_000) or home.holds(place) for place in homonyms(name))


# In a building's name, after an address, or alone between two separators.

_PIECE = re.compile(r"(?:(?! [-–] |–|\. )[^\n,;|·()\[\]:→/])+")
_CORE = re.compile(r"\w(?:.*\w)?")
_AFTER_NAME = re.compile(
    r" *(?:$|cedex\b.*|(?:le|les|du) (?:\w+ )?\d.*|\d{1,2} .*|"
    r"(?:&|\+|/|et|ou) (?:en |a |sur )?(?:ligne|visio\w*|distan\w+|zoom|teams)\b.*)",
    re.IGNORECASE,
)
_HALL = re.compile(
    r" (?:Grand[- ]Palais|Expo\w*|Congres|Events?|Evenements?|Arena|Zenith|Palais)(?: [\w -]{1,30})?"
)
_HALL_BEFORE = re.compile(r"\W*(?:L[ea]s? |L')[A-Z][\w'-]+(?: [\w'-]+){0,4}, ")
"""« La Fabrique, Saint-Claude »: a bare name with its article, all that stands before the town."""
_LINE_END = re.compile(r"[ .)]*(?:\n|$)")
_MOMENT_END = re.compile(r"(?:\b(?:19|20)\d\d|\d ?h ?\d{0,2})\s*$", re.IGNORECASE)
_DATE_END = re.compile(rf"{_MOMENT_END.pattern}|\d {MONTH}\s*$", re.IGNORECASE)
_DATE_START = re.compile(
    r"(?:le |du |les )?(?:(?:lun|mar|mercre|jeu|vendre|same)di |dimanche )?\d{1,2}(?:er)? (?:(?:et|au|&) \d{1,2} )?"
    rf"{MONTH}\b|\d{{1,2}} ?h\b",
    re.IGNORECASE,
)
_BESIDE_A_DATE, _HEADING = 2_000, 200
"""Inhabitants: a bare name beside a date means a town of that size, and as a heading of a date one of this."""


def _by_venue(folded: str, home: Home) -> Iterator[Mention]:
    for venue in venues(folded):
        named = town_in(folded, venue, home)
        common = named and _COMMON_WITH_ARTICLE.fullmatch(name_key(named[0]))
        if named and not common and not is_elsewhere(folded, venue.start):
            yield Mention(named[0], venue.start, named[1], _INSIDE, inside=True)


def _by_piece(folded: str, home: Home) -> Iterator[Mention]:
    pieces = list(_pieces(folded))
    texts = ["", *(folded[start:end] for start, end in pieces), ""]
    for (start, end), previous, following in zip(pieces, texts, texts[2:], strict=False):
        named = _name_of_piece(folded, start, end)
        if named and not names_person(previous) and not is_elsewhere(folded, start):
            aside = folded[start - 1 : start] == "("
            dated = bool(_DATE_END.search(previous) or _DATE_START.match(following))
            size = _HEADING if _heads_a_date(folded, named) else _BESIDE_A_DATE
            beside = dated or _closes_line(folded, named)
            if is_address(previous):
                yield Mention(*named, _ADDRESS)
            elif _is_meant_alone(named[0], home, size if beside else None) and not (
                aside and FULL_NAME.search(previous)
            ):
                yield Mention(*named, _ALONE)


def _heads_a_date(folded: str, named: tuple[str, int, int]) -> bool:
    """Tell a name that is all of a line, the next of which begins with a day."""
    _, start, end = named
    following = _LINE_END.match(folded, end)
    begins = start == 0 or folded[start - 1] == "\n"
    return begins and following is not None and bool(_DATE_START.match(folded, following.end()))


def _closes_line(folded: str, named: tuple[str, int, int]) -> bool:
    """Tell a name that is all of a line, or its last piece when no other town and no person is meant."""
    name, start, end = named
    if not _LINE_END.match(folded, end):
        return False
    before = folded[folded.rfind("\n", 0, start) + 1 : start]
    alone = not before.strip(" .,-–•|")
    person = names_person(before) or any(map(FULL_NAME.search, before.split(",")))
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
    named = name_at(folded, start)
    if named and _AFTER_NAME.fullmatch(folded, named[1], end):
        return named[0], start, named[1]
    if named and folded.startswith(" et ", named[1]) and is_town(folded[named[1] + 4 : end]):
        return named[0], start, end
    if named and _HALL.fullmatch(folded, named[1], end) and homonyms(named[0]):
        return named[0], start, named[1]
    before = name_before(folded, end)
    if before and before[1] > start and _MOMENT_END.search(folded, start, before[1]):
        return before[0], before[1], end
    return None


def _is_meant_alone(name: str, home: Home, size: int | None) -> bool:
    """Tell whether a bare name is a town's; `size` is how many inhabitants are enough, if any are, where it stands."""
    town = settle(name, home)
    beside = size is not None and any(is_sizeable(place, size) for place in homonyms(name))
    return _is_plain(town, home) or (beside and not _is_another_word(town))


def _is_another_word(town: Town) -> bool:
    key, size = name_key(town.name), (town.commune.population or 0) if town.commune else 0
    return bool(_COMMON.fullmatch(key)) or (key in _FIRST_NAMES and size < BIG)


def _is_plain(town: Town, home: Home) -> bool:
    """Tell whether a bare name can only mean the town: a big one, or one whose compound name no other has."""
    if _is_another_word(town):
        return False
    compound = len(re.findall("[-']", town.name)) > 1 and len(homonyms(town.name)) == 1
    return compound or town.is_notable(home) or foreign_city(town.name) is not None


# In a field that is wholly a place.


def _by_field_piece(folded: str, home: Home) -> Iterator[Mention]:
    """Find the towns that are all of a piece; a village's name beside a city's is that of a district in it."""
    found = [named for piece in _pieces(folded) if (named := _name_of_piece(folded, *piece))]
    plain = [named for named in found if _is_plain(settle(named[0], home), home)]
    for named in plain or found:
        yield Mention(*named, _ADDRESS)


_NOT_ITS_TOWN = re.compile(rf"{STREET.pattern}|\b(?:d[eu]s?|l[ae]s?|et|ou) *$|[dl]'$", re.IGNORECASE)


def _by_field_end(folded: str, home: Home) -> Iterator[Mention]:
    """Find « Micropolis Besançon »: a notable town at the end of a piece that is no street."""
    for start, end in _pieces(folded):
        named = name_before(folded, end)
        its_own = named and named[1] > start and not _NOT_ITS_TOWN.search(folded[start : named[1]])
        if named and its_own and _is_plain(settle(named[0], home), home):
            yield Mention(named[0], named[1], end, _ALONE, inside=True)


_ANYWHERE: tuple[_Finder, ...] = (
    _by_postcode,
    _by_postcode_abroad,
    _by_area,
    _by_suburb,
    _by_department,
    _by_district,
    _by_preposition,
    _by_venue,
    _by_named_hall,
    _by_acronym,
)
_IN_PROSE: tuple[_Finder, ...] = (*_ANYWHERE, _by_sur, _by_hour, _by_host, _by_piece)
_IN_FIELD: tuple[_Finder, ...] = (*_ANYWHERE, _by_field_piece, _by_field_end)
