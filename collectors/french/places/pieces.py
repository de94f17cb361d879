"""The town that is all of a piece between two separators: after an address, beside a day, in a line of its own.

Texts are those of `fold.fold`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from collectors.french.gatherings import GATHERING
from collectors.french.places.affiliated import ends_on_person, is_of_person
from collectors.french.places.bare_names import NOT_PROPER, PROPER, WAYS
from collectors.french.places.elsewhere import is_elsewhere, names_person
from collectors.french.places.groups import GROUP
from collectors.french.places.mention import (
    ADDRESS,
    ALONE,
    BESIDE_A_DATE,
    EXACT,
    Mention,
    is_another_word,
    is_common,
    is_plain,
)
from collectors.french.places.towns import (
    Home,
    homonyms,
    is_obscure,
    is_town,
    name_at,
    name_before,
    names_sizeable,
    settle,
)
from collectors.french.places.venues import ACRONYM, OFFICE, is_address
from collectors.french.turns import MONTH, WEEKDAY

_PIECE = re.compile(r"(?:(?! [-–] |–|(?<!\b[A-Z])\. )[^\n,;|·()\[\]:→/])+")
_STREET_NAME = re.compile(r"(?:place|cours|quai|chemin|allees?|rue) d", re.IGNORECASE)
_CORE = re.compile(r"\w(?:.*\w)?")
_AFTER_NAME = re.compile(
    r" *(?:$|centre(?:[ -]ville)?$|(?-i:TGV|Gare|Est|Ouest|Nord|Sud)(?: TGV)?$"
    r"|(?:\(?quebec\)?,? )?[a-z]\d[a-z] ?\d[a-z]\d|cedex\b.*"
    r"|(?:(?:le|les|du) (?:\w+ )?|(?:lu|ma|me|je|ve|sa|di)[a-z]{0,7}\.? )\d.*|\d{1,2} .*|avec .*|@\w+.*"
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
DATE_END = re.compile(
    rf"{_MOMENT_END.pattern}|\d {MONTH}\s*$|^(?:le )?(?:matin|apres-midi|soir|journee)$", re.IGNORECASE
)
_AT_END = re.compile(
    r"(?:\b(?:[Aa]ux?|[Aa] la|[Cc]hez) |\b[Aa] l')(?!CPTS|DAC|ARS|CPAM)[A-Z][\w'-]+(?: [A-Z][\w'-]*){0,3}$"
)
"""« 15h à la Grande Ourse, Gray »."""
_HOUSE_NAME = re.compile(rf"(?!{GROUP}|(?i:{NOT_PROPER})){PROPER}")
"""« 18h, Aqualac, Gray »."""
_DATE_START = re.compile(
    r"(?:le |du |les )?(?:(?:lun|mar|mercre|jeu|vendre|same)di |dimanche )?\d{1,2}(?:er)? (?:(?:et|au|&) \d{1,2} )?"
    rf"{MONTH}\b|\d{{1,2}}[./]\d{{1,2}}[./]\d\d|20\d\d-\d\d-\d\d|\d{{1,2}} ?h\b",
    re.IGNORECASE,
)
_DAY_ALONE = re.compile(rf"\W*(?:{WEEKDAY} )?\d{{1,2}}(?:er)? {MONTH}(?: 20\d\d)? [•·|–-] ", re.IGNORECASE)
NUMBERED = re.compile(rf"\d.{{0,8}}\b(?:{WAYS})\b", re.IGNORECASE)
_APPOSED = re.compile(r"(?:une |la |un )?(?:ville|capitale|territoire) (?!d')", re.IGNORECASE)
"""« Dole, ville inclusive ? » is a subject."""
_SUBJECT = re.compile(
    r"\b(?:film|documentaire|livre|roman|titre|theme|sujet|intitulee?|lecture|oeuvre|œuvre) ?: ?$",
    re.IGNORECASE,
)
"""« Film : Le Havre »."""
_TITLED = re.compile(
    rf"\W*(?:\w+ ){{0,2}}?(?:{GATHERING.pattern}|\b(?:randos?|gym|yoga|zumba|dons? du sang|permanences?)\b)",
    re.IGNORECASE,
)
_BODY = re.compile(f"{ACRONYM}|{OFFICE}")
_ACRONYM = 4
_HEADING, _LOUD = 200, 1_000
"""Inhabitants: a bare name that is the heading of a date, or is in capitals behind it, means a town of that size."""


def by_piece(folded: str, home: Home) -> Iterator[Mention]:
    """Find « 3 rue Haute, Gray », « Gray, 4 mars », « Balade, Gray, tour du lac », and « Gray », all of a line."""
    spans = list(pieces(folded))
    texts = ["", "", *(folded[start:end] for start, end in spans), ""]
    for (start, end), before, previous, following in zip(spans, texts, texts[1:], texts[3:], strict=False):
        named = name_of_piece(folded, start, end)
        if named and not names_person(previous) and not is_elsewhere(folded, start):
            aside = folded[start - 1 : start] == "("
            dated = bool(DATE_END.search(previous) or _DATE_START.match(following))
            dated = (
                dated
                or bool(_AT_END.search(previous))
                or bool(DATE_END.search(before) and _HOUSE_NAME.fullmatch(previous))
            )
            heads = _heads_a_date(folded, named)
            titled = _is_titled(previous) and _is_sole(named[0])
            size = _HEADING if heads else _LOUD if _is_loud(folded, named) else BESIDE_A_DATE
            beside = titled or heads or dated or _closes_line(folded, named) or _opens_line(folded, named)
            followed = is_address(following) and _begins_line(folded, start) and not is_obscure(named[0])
            other = (
                _APPOSED.match(following)
                or _is_body(folded[start:end])
                or (aside and _is_acronym(named[0], home))
            )
            if other or _SUBJECT.search(folded, max(0, start - 30), start) or is_of_person(folded, start):
                continue
            if (is_address(previous) or followed) and not (aside and is_common(named[0])):
                yield Mention(*named, EXACT if NUMBERED.search(previous) else ADDRESS)
            elif _is_meant_alone(named[0], home, size if beside else None) and not (
                aside and ends_on_person(previous)
            ):
                hall = _HALL.match(folded, named[2], end)
                yield Mention(*named[:2], hall.end() if hall else named[2], ALONE, inside=hall is not None)


def _is_titled(previous: str) -> bool:
    """Tell what opens a line with a gathering: « Rando des Dahlias, Gray, tour du lac »."""
    return _TITLED.match(previous) is not None and not (names_person(previous) or ends_on_person(previous))


def _is_sole(name: str) -> bool:
    return len(homonyms(name)) == 1


def _is_acronym(name: str, home: Home) -> bool:
    """Tell « École normale supérieure (ENS) », which is no Ens, from « Théâtre du Nord (LILLE) »."""
    return name.isupper() and len(name) <= _ACRONYM and not is_plain(settle(name, home), home)


def _is_body(name: str) -> bool:
    """Tell « salle Bleue, ARS, Besançon »."""
    return _BODY.fullmatch(name) is not None


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


def pieces(folded: str) -> Iterator[tuple[int, int]]:
    """Part a text at its separators; each piece is given without its outer spaces and symbols."""
    for match in _PIECE.finditer(folded):
        core = _CORE.search(folded, match.start(), match.end())
        if core:
            yield core.start(), core.end()


def name_of_piece(folded: str, start: int, end: int) -> tuple[str, int, int] | None:
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
