"""The town that ends the name of a house or a gathering: « au Tennis Club Dole », « Réunion Dole le 3 mars ».

Nothing but its standing last tells it, so the town must be one that the name can hardly mean otherwise. Texts
are those of `fold.fold`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from collectors.french.gatherings import GATHERING
from collectors.french.places.bare_names import BODY, DAY_START, NOT_PROPER, WHEN_END
from collectors.french.places.elsewhere import PERSON_END, is_elsewhere, names_person
from collectors.french.places.mention import (
    ALONE,
    BESIDE_A_DATE,
    FIRST_NAMES,
    HINTED,
    Mention,
    is_another_word,
    is_common,
    is_plain,
)
from collectors.french.places.towns import (
    Home,
    homonyms,
    is_sizeable,
    name_at,
    name_before,
    names_sizeable,
    settle,
)
from collectors.french.places.venues import ACRONYM
from collectors.french.turns import MONTH
from db.communes import name_key

_TITLE = "(?:pere|pape|roi|prince|president|ministre|maire|marechal|general|frere|champion)"
_TEAM = "(?:FC|AS|US|RC|SC|AC|OGC|FCG|LOSC|Racing|Olympique|Stade [A-Z]|Athletic|Paris)"
"""« Soutien au FC Nantes »: whom one may meet anywhere."""
_AT_NAME = re.compile(
    rf"(?<![\w'-])(?:au |a la |a l'|chez )(?!{BODY}|{_TITLE}\b|{GATHERING.pattern}|universite|(?-i:{_TEAM})\b)"
    r"((?-i:[A-Z])[\w'-]+(?: (?-i:[A-Z])[\w'-]*){1,4})(?= ?(?:$|[\n.,;:!?()|/–-]|(?-i: [a-z\d])))",
    re.IGNORECASE,
)
_AT_ACRONYM = re.compile(
    rf"(?:(?<![\w'-])(?:(?i:au|a|a la) |(?i:a) l')|(?P<dated>[,|\n–-][^\w\n]{{0,3}}))"
    rf"(?=[A-Z]{{3,}} )(?!CPTS|URPS|ARS|CPAM|COPIL|PSG|{_TEAM}|(?i:{NOT_PROPER}))"
    rf"([A-Z]{{3,}}) (?(dated)(?:de |d')?)(?=[A-Z])"
)
_MOMENT_END = re.compile(rf"{WHEN_END} ?$", re.IGNORECASE)
_PIECE_END = re.compile(r"(?: ?(?:[\n,;|(]|$)| [–-] )")
_GIVEN = re.compile(
    r"\b(?:hommage|merci|soutien|appel|lettre|initiation|introduction|formation|face|grace|rattach\w+)\b[^.,;:\n\d]*$",
    re.IGNORECASE,
)
_LINKED = re.compile(r"\b(?:de|du|des|la|le|les|l') ?$|[-']$", re.IGNORECASE)

_HOUR_AFTER = re.compile(r",? (?:de )?\d{1,2} ?h(?![a-z])", re.IGNORECASE)
_COMPOUND = re.compile(r"\w{3}[ -]")

_DAY_AFTER = re.compile(
    rf"(?:[ ,:(|–-]{{1,3}}|[^\w\n]{{0,3}}\n[^\w\n]{{0,3}})(?:{DAY_START}\b"
    r"|\d{1,2}/\d{1,2}\b|\d{1,2} ?h(?![a-z]))",
    re.IGNORECASE,
)
_GATHERING_BEFORE = re.compile(
    rf"{GATHERING.pattern}(?: d'(?-i:[a-z])\w+)?"
    r"(?: (?!(?:de|du|des|a|au|en|avec|contre|vers|sur|par|et|ou|d)\b)(?-i:[a-z])\w*"
    r"| (?-i:[A-Z]{2,})| 20\d\d){0,3} $",
    re.IGNORECASE,
)
_APART = re.compile(
    r"[\w)] (?<!\bde )(?<!\bdu )(?<!\bdes )(?<!\bpour )(?<!\bvers )(?<!\bet )(?<!\bpar )(?<!\bavec )$"
)
"""No link stands before the name: « CPTS de Gray » is of a land."""
_LINE_END = re.compile(r"(?<=[a-z])(?= ?\.? ?$)", re.MULTILINE)
_MOMENT = re.compile(rf"\d ?h\b|\d {MONTH}\b|\d/\d", re.IGNORECASE)
"""A signature, « Nath, CH Gray », has none before it on its line."""
_HOUSE_END = re.compile(rf"\b(?:{ACRONYM}) $")
_LONGEST = 70


def by_name_end(folded: str, home: Home) -> Iterator[Mention]:
    """Find « au Tennis Club Cotonou »: a house's name, then its town; or its initials, « 12 mars | CNIT Paris »."""
    houses = (match for match in _AT_NAME.finditer(folded) if _is_met_at(folded, match))
    spans = [(match.span(1), name_before(folded, match.end())) for match in houses]
    told = [(start, town[0], town[1], end) for (start, end), town in spans if town and start < town[1]]
    for match in _AT_ACRONYM.finditer(folded):
        named = name_at(folded, match.end())
        if named and (not match["dated"] or _is_dated(folded, match.start(), named[1])):
            told.append((match.start(2), named[0], match.start(2), named[1]))
    for start, name, town, end in told:
        if is_plain(settle(name, home), home) and not _is_other(folded, start, town):
            yield Mention(name, start, end, ALONE, inside=True)


def _is_met_at(folded: str, found: re.Match[str]) -> bool:
    """Tell « le 3 mars chez Tamaris Lyon » from where someone works: « ingénieur chez Tamaris Lyon »."""
    hosted = found[0].lower().startswith("chez")
    return not hosted or _MOMENT_END.search(folded, max(0, found.start() - 30), found.start()) is not None


def _is_dated(folded: str, start: int, end: int) -> bool:
    """Tell a piece of its own that a day or an hour comes before."""
    moment = _MOMENT_END.search(folded, max(0, start - 30), start)
    return moment is not None and _PIECE_END.match(folded, end) is not None


def _is_other(folded: str, start: int, town: int) -> bool:
    """Tell whom something is given to, and a name that « de » links with the town's."""
    person = names_person(folded[start:town]) or _LINKED.search(folded, start, town)
    given = _GIVEN.search(folded, max(0, start - 40), start)
    return bool(person or given or is_elsewhere(folded, start))


def by_hour(folded: str, _: Home) -> Iterator[Mention]:
    """Find « au Foyer Saint-Junien de 9h à 12h »: a compound name that the hour follows."""
    for match in _HOUR_AFTER.finditer(folded):
        named = name_before(folded, match.start())
        known = named and names_sizeable(named[0], BESIDE_A_DATE)
        if named and known and _COMPOUND.search(named[0]) and not is_elsewhere(folded, named[1]):
            yield Mention(*named, match.start(), HINTED)


def by_compound(folded: str, home: Home) -> Iterator[Mention]:
    """Find « Vaccination collège Haut Is-sur-Tille 16 mars », « Portes ouvertes IFAS Gray 16 mars »."""
    for match in (*_DAY_AFTER.finditer(folded), *_dated_ends(folded)):
        named = name_before(folded, match.start())
        line = max(folded.rfind("\n", 0, named[1]) + 1, named[1] - _LONGEST) if named else 0
        told = named and _is_told_behind(folded[line : named[1]], named[0], home)
        if named and told and not is_elsewhere(folded, named[1]):
            yield Mention(*named, match.start(), HINTED)


def _dated_ends(folded: str) -> Iterator[re.Match[str]]:
    """Give the ends of the lines that tell a day or an hour."""
    for match in _LINE_END.finditer(folded):
        if _MOMENT.search(
            folded, max(folded.rfind("\n", 0, match.start()) + 1, match.start() - 200), match.start()
        ):
            yield match


def _is_told_behind(before: str, name: str, home: Home) -> bool:
    """Tell a compound name that only one town has behind any word, and a larger town's behind that of a house."""
    house = _HOUSE_END.search(before)
    if house and not PERSON_END.search(before[: house.start()].rstrip(" ,(–-")):
        return names_sizeable(name, BESIDE_A_DATE) and not is_common(name)
    compound = name.count("-") > 1 and _is_sole(name, home)
    return compound and _APART.search(before) is not None


def by_gathering(folded: str, home: Home) -> Iterator[Mention]:
    """Find « Réunion Besançon le 12 mars », « Formation ETP Dijon – 3/03 »: a gathering, its town and its day."""
    for match in _DAY_AFTER.finditer(folded):
        named = name_before(folded, match.start())
        told = named and _GATHERING_BEFORE.search(folded, max(0, named[1] - _LONGEST), named[1])
        if named and told and _is_sole(named[0], home) and not is_elsewhere(folded, named[1]):
            yield Mention(*named, match.start(), HINTED)


def _is_sole(name: str, home: Home) -> bool:
    """Tell a name that can only mean the town, be it one of middling size that has no homonym."""
    town, named = settle(name, home), homonyms(name)
    alone = len(named) == 1 and is_sizeable(named[0], BESIDE_A_DATE) and not is_another_word(town)
    return name_key(name) not in FIRST_NAMES and (alone or is_plain(town, home))
