"""Towns that a text says outright: « 70200 Lure », « Lure (70) », « à Dole ».

Each function gives the mentions of one turn of phrase. Texts are those of `fold.fold`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from collectors.french.places.bare_names import NAMED_WAY, SHORT_WAYS, WAYS
from collectors.french.places.devoted import is_prayed_to
from collectors.french.places.elsewhere import NOT_AT, is_elsewhere, is_former, is_of_others
from collectors.french.places.mention import (
    COMMON_WITH_ARTICLE,
    EXACT,
    FIRST_NAMES,
    HINTED,
    OF_NOTE,
    STATED,
    Mention,
    is_common,
    is_plain,
)
from collectors.french.places.towns import (
    Home,
    full_name,
    homonyms,
    is_longer,
    is_obscure,
    is_sizeable,
    is_town,
    name_at,
    name_before,
    names_sizeable,
    postcode_department,
    settle,
)
from collectors.french.turns import MONTH
from db.communes import communes_nearly_named, department_named, name_key

_MONTH = re.compile(MONTH, re.IGNORECASE)
_AND_ALL_OVER = re.compile(
    r" (?:et|ou|comme) en (?:regions?|province|france|europe|outre-mer)\b", re.IGNORECASE
)
"""« À Paris et en régions » is what a talk is about, not where it is given."""


_POSTCODE = re.compile(r"(?<![\w-])(?<!\d )(?:F-)?(\d\d) ?(\d{3})\s+(?:-\s)?(?=[^\W\d_])")
_POSTCODE_AFTER = re.compile(
    r" ?[,( ] ?(\d{5})\b\)?(?! +(?!(?:a|en|et|ou|par|france)\b)[a-z])", re.IGNORECASE
)
_CODE_BEFORE = re.compile(r"(?:^|[\n|])[^\w\n]{0,6}(\d\d|2[AB]|97\d)(?: (?:- |– )?|\n)(?=[A-Z])")
_LINE_END = re.compile(r"[ .)]*(?:[\n|]|$)")
_DEPARTMENT = re.compile(
    rf" ?(?:[\[(] ?|, ?|[-–] )(?:(\d{{2,3}}|2[AB])(?!\w|(?: ?bis| ?ter)?,? (?i:{SHORT_WAYS}|(?:{WAYS})\b))"
    r"|([A-Z][\w'-]{2,25}(?: [A-Z][\w'-]+)?))[\])]?"
)
"""« Dole (39) », « Lons – Jura », where « Le Bief, 39 rue Haute » has a house's number."""
_CODE_END = re.compile(r"(?<=[\])])| ?(?:$|[\n,;|–])")
_CAPITALISED = re.compile(r"[A-Z]\w{3,}(?![\w'-])")
_SHORT_NAME = re.compile(r"(?<![\w'-])[A-Z]\w{3,}$")
_WORDS_BEFORE = re.compile(r"(?:[A-Z][\w'-]+)(?:[ -][\w'-]+){0,4}$")
_CAPITAL = re.compile(r"(?<![\w'-])[A-Z](?=\w{5,}|\w+[ -]\w{3,})")
_AREA = re.compile(
    r" ?\((?:Vercors|Morvan|Bresse|Beaujolais|Luberon|Perigord|Champagne|Chablais|Ardenne|Alsace|Lorraine"
    r"|Bretagne|Normandie|Bourgogne|Franche-Comte|Auvergne|Picardie|Provence|Aquitaine|Occitanie|Corse"
    r"|Pays basque|Anjou|(Quebec))\)",
    re.IGNORECASE,
)
_SUBURB = re.compile(r" \((?=[A-Z])")
_DISTRICT = re.compile(
    r"(?<!universite )(?<!universite de )(?<!univ )(?<!univ. )\b(Paris|Lyon|Marseille)"
    r" +\(?(?:\d{1,2}(?: ?(?:er|i?eme|e)\b\)?|(?= *(?:[,;)\n]|$|[-–] ?(?-i:[A-Z]))))"
    r"|(?-i:(?:[IVX]+)(?:er|eme|e|(?=\b *(?:[,;)\n]|$)))\b))"
    r"|\barrondissement de (Paris|Lyon|Marseille)\b",
    re.IGNORECASE,
)
_SENTENCE_GOES_ON = re.compile(r" ?(?:$|[\n.,;:!?()|/–-]| (?!(?:of|and|the|is|in|for|to) )[a-z\d])")
"""What follows a town, and neither the rest of a person's name nor English."""
_GIVEN_TO = re.compile(
    r"\b(?:hommage|merci|soutien|appel|lettre|felicitations|succed\w+|parl\w+|demand\w+|donn\w+|rend\w*|remis\w*"
    r"|dedie\w*|consacre\w*|confie\w*|attribue\w*|decerne\w*|appart\w+|pens\w+)\b[^.,;:\n\d]*$",
    re.IGNORECASE,
)
"""What is given to people, « hommage à », « confié à »: the name of a small town is theirs there."""
_START = r"(?<!bus )(?<!car )(?<!train )(?<!trains )(?<!navette )(?<!navettes )au depart de"
"""A walk starts where it takes place; a shuttle does not."""
_ARTICLE = re.compile(r"[a-z]|L(?:[AE]|ES) |L'(?=[A-Z]{2})")
"""« À la Garde », « À LA GARDE », which may be no name; « à La Garde » is one."""
_GOES_ON = re.compile(r" d(?:e|es|u)\b| d'", re.IGNORECASE)
_HOUSE_AFTER = re.compile(r" (?:Arena|Club|Events?|Expo|Hotel|Lodge|Palace|Plaza|Resort)\b")
"""« À Latrille Events »: a house, unless the town is large enough to have one."""
_HALL = re.compile(r" (?:Grand[- ]Palais|Expo(?:-?Congres)?|Arena|Congres|Zenith)\b(?! [A-Z])")
"""« À Lille Grand Palais »."""
_TWO_TOWNS = re.compile(r"(?!Paris)([A-Z]\w{2,})-(?!Nord|Sud|Est|Ouest)([A-Z]\w{2,}(?:-[A-Z]\w+)?)(?![\w'-])")
_AT = re.compile(
    rf"(?:(?<![\w'-])(?:{_START}|A|a|(au)|(aux)|@)|(?<=\d)(?-i:a))\s+(?=[^\W\d_])|"
    r"(?:^|[\dh,;:|–-] ?)@(?=[^\W\d_])(?!\w{1,30}_)",
    re.IGNORECASE,
)


def by_postcode(folded: str, _: Home) -> Iterator[Mention]:
    """Find « 70200 Lure » and « Lure, 70200 »."""
    for match in _POSTCODE.finditer(folded):
        code = match[1] + match[2]
        named = name_at(folded, match.end()) or _short_name_at(folded, match.end(), code)
        if (
            named
            and not NAMED_WAY.match(folded, match.end())
            and _is_code_of(named[0], match)
            and not is_elsewhere(folded, match.start())
        ):
            yield Mention(named[0], match.start(), named[1], EXACT, postcode=code)
    for match in _POSTCODE_AFTER.finditer(folded):
        before = _name_in(postcode_department(match[1]), folded, match.start())
        if before and not is_elsewhere(folded, before[1]):
            yield Mention(before[0], before[1], match.end(), EXACT, postcode=match[1])


def _is_code_of(name: str, found: re.Match[str]) -> bool:
    """Tell « 75 018 Paris », a code written in two, from « 12 500 Lyonnais »: the town is of its department."""
    code = found[1] + found[2]
    whole = code in found[0]
    return whole or any(place.department == postcode_department(code) for place in homonyms(name))


def _short_name_at(folded: str, start: int, postcode: str) -> tuple[str, int] | None:
    """Find the start of a town's name: « 70300 Luxeuil »."""
    short = _CAPITALISED.match(folded, start)
    name = full_name(short[0], postcode_department(postcode)) if short else None
    return (name, short.end()) if short and name else None


def by_area(folded: str, _: Home) -> Iterator[Mention]:
    """Find « Autrans (Vercors) », « Lévis (Québec) »: a town with the massif or province it lies in."""
    for match in _AREA.finditer(folded):
        before = name_before(folded, match.start())
        if before and not is_elsewhere(folded, before[1]):
            abroad = "abroad" if match[1] else None
            yield Mention(before[0], before[1], match.end(), STATED, department=abroad)


def by_suburb(folded: str, _: Home) -> Iterator[Mention]:
    """Find Bron in « Lyon (Bron) »: a town told after the bigger one beside it."""
    for match in _SUBURB.finditer(folded):
        city, suburb = name_before(folded, match.start()), name_at(folded, match.end())
        if city and suburb and folded.startswith(")", suburb[1]) and not is_elsewhere(folded, city[1]):
            areas = {place.department for place in homonyms(suburb[0])}
            shared = sorted(areas & {place.department for place in homonyms(city[0])})
            if shared:
                yield Mention(suburb[0], city[1], suburb[1] + 1, STATED, department=shared[0])


def by_department(folded: str, _: Home) -> Iterator[Mention]:
    """Find « Lure (70) », « Lons – Jura », and « 70 Lure » as a line of its own or as two."""
    for match in _DEPARTMENT.finditer(folded):
        found = department_named(match[2]) if match[2] else None
        code = match[1] or (found.code if found else None)
        before = _name_in(code, folded, match.start()) if code else None
        closed = code and not before and _CODE_END.match(folded, match.end())
        slip = _slip_in(code, folded, match.start()) if code and closed else None
        if named := before or slip:
            yield Mention(*named, match.end(), STATED, department=code, misspelt=slip is not None)
    for match in _CODE_BEFORE.finditer(folded):
        named = name_at(folded, match.end())
        there = named and any(place.department == match[1] for place in homonyms(named[0]))
        if named and there and _LINE_END.match(folded, named[1]) and not _MONTH.fullmatch(named[0]):
            yield Mention(named[0], match.end(), named[1], STATED, department=match[1])


def _slip_in(department: str, folded: str, end: int) -> tuple[str, int] | None:
    """Give the town of that department whose name ends there but for one letter: « Saint Sigolène (43) »."""
    words = _WORDS_BEFORE.search(folded, max(0, end - 40), end)
    for start in (one.start() for one in _CAPITAL.finditer(folded, words.start(), end)) if words else ():
        near = [one.name for one in communes_nearly_named(folded[start:end]) if one.department == department]
        if len(near) == 1:
            return near[0], start
    return None


def _name_in(department: str, folded: str, end: int) -> tuple[str, int] | None:
    """Give the town of that department whose name, or the start of it (« Lons »), ends there."""
    before = name_before(folded, end)
    if before and any(place.department == department for place in homonyms(before[0])):
        return before
    short = _SHORT_NAME.search(folded, max(0, end - 30), end)
    name = full_name(short[0], department) if short else None
    return (name, short.start()) if short and name else None


def by_district(folded: str, _: Home) -> Iterator[Mention]:
    """Find « Paris 13e », « 4e arrondissement de Lyon »."""
    for match in _DISTRICT.finditer(folded):
        weight = STATED if match[0][-1].isdigit() else EXACT
        yield Mention(match[1] or match[2], match.start(), match.end(), weight)


def by_preposition(folded: str, home: Home) -> Iterator[Mention]:
    """Find « à Dole », « au Creusot »; less sure where it is the place of another year."""
    for match in _AT.finditer(folded):
        article = "Le " if match[1] else "Les " if match[2] else ""
        named = name_at(folded, match.end(), article) or _two_towns_at(folded, match.end())
        before = folded[max(0, match.start() - 80) : match.start()]
        theirs = bool(NOT_AT.search(before)) or is_of_others(folded, match.start())
        theirs = theirs or (named is not None and is_prayed_to(named[0], before, home))
        unknown = named and is_longer(folded, named[1])
        if named and not (theirs or unknown) and not _is_a_person(folded, named, before):
            contracted = bool(article) or _ARTICLE.match(folded, match.end()) is not None
            if _is_meant_after_at(folded, named, contracted, home):
                weight = HINTED if is_former(folded, match.start()) else STATED
                hall = _HALL.match(folded, named[1])
                start, end = (match.end(), hall.end()) if hall else (match.start(), named[1])
                yield Mention(named[0], start, end, weight, inside=hall is not None)


def _two_towns_at(folded: str, start: int) -> tuple[str, int] | None:
    """Find Saverne in « à Saverne-Marmoutier »: the larger of two towns told as one."""
    pair = _TWO_TOWNS.match(folded, start)
    known = pair is not None and is_town(pair[2]) and names_sizeable(pair[1], OF_NOTE)
    return (pair[1], pair.end()) if pair and known else None


def _is_a_person(folded: str, named: tuple[str, int], before: str) -> bool:
    """Tell « hommage à Bertrand », « à Lincoln Durand » from « à Münsingen, le 4 mars »."""
    placed = _SENTENCE_GOES_ON.match(folded, named[1]) and not _GIVEN_TO.search(before)
    return is_obscure(named[0]) and not placed


def _is_meant_after_at(folded: str, named: tuple[str, int], contracted: bool, home: Home) -> bool:
    """Tell « au Creusot » from « au Palais », « à Florence » from « à Florence Martin »."""
    name, end = named
    if (name_key(name) in FIRST_NAMES or is_common(name)) and re.match(r" [A-Z]", folded[end : end + 2]):
        return False
    if _MONTH.fullmatch(name) or _AND_ALL_OVER.match(folded, end):
        return False
    if _HOUSE_AFTER.match(folded, end) and not names_sizeable(name, OF_NOTE):
        return False
    if not contracted:
        return True
    if COMMON_WITH_ARTICLE.fullmatch(name_key(name)) or _GOES_ON.match(folded, end):
        return False
    places = homonyms(name)
    size = OF_NOTE if len(places) == 1 else 5_000
    known = any(is_sizeable(place, size) or home.holds(place) for place in places)
    return known or is_plain(settle(name, home), home)
