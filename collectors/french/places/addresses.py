"""The name of the house that stands before a street: « Épicerie sociale, 6 rue Haute ».

Texts are those of `fold.fold`.
"""

from __future__ import annotations

import re

from collectors.french.gatherings import GATHERING
from collectors.french.places.bare_names import LOCUTION, NOT_PROPER, PROPER, WHEN_END
from collectors.french.places.elsewhere import FULL_NAME, NOT_AT, names_person
from collectors.french.places.towns import is_town
from collectors.french.turns import ACTION, LABEL

_HOLDER = re.compile(
    rf"[^\w\n]*(?!{NOT_PROPER}|rendez|entree|venez|le \d)"
    r"((?-i:[A-Z])[\w'-]*(?: @?[a-z'-]+){0,5}(?: \d{1,2})?) ?(?:,|[–-] ) *",
    re.IGNORECASE,
)
_PROPER_HOLDER = re.compile(rf"[^\w\n]*(?!{NOT_PROPER}|(?i:rendez|entree|adresse|lieu|venez))({PROPER}) ")
"""« Guidoline 39 rue Haute »: only blanks between."""
_AT_HOLDER = re.compile(
    rf"(?<![\w'-])(?:(?:au|a la|chez) |a l'|a (?!la |l')|(?<=[\dh] )@ ?)(?!{LOCUTION}|\d)"
    r"(?:(?<=chez )(?!(?:vous|nous|soi|lui|elle|eux|moi|toi|l[ea]s?|des?|mon|ma|son|sa|une?)\b)"
    r"|(?=[^\n,;:.()]*(?-i:[A-Z])))"
    r"((?:(?! (?:aux?|a|chez|le|pour|avec|par|est|sont|et(?! d(?:es?|u) )) )[^\n,;:.()]){3,60})"
    r"[ ,:(–\n-]{1,3}(?:(?:situee?s? )?au |dans (?:la |le |l'))?$",
    re.IGNORECASE,
)
"""« À l’Atelier des médias, 9 quai Haut », « au local de l’association, au 8 rue Haute »."""
_DATED_HOLDER = re.compile(
    rf"{WHEN_END}(?:,| [–-]) (?!{NOT_PROPER}|entree|inscri|gratuit)((?-i:{PROPER}))(?:,| [–-]) *$",
    re.IGNORECASE,
)
"""« 4 mars 2027, Tamaris, 9 quai Haut »."""
_HOUSE = (
    "(?:cabinet|centre|cinema|clinique|college|ecole|espace|foyer|gymnase|hopital|local|locaux|lycee|maison|mediatheque"
    "|musee|pharmacie|pole|salle|theatre)"
)
_PLAIN_LINE = re.compile(
    r"\W{0,3}(?:(?:ou|lieu|adresse) ?[?:]? )?(?!adresse )(?:\[[^\]\n]{1,20}\] )?"
    rf"((?:l'|l[ae]s? )?(?=(?-i:[A-Z])|{_HOUSE}\b)[^\n.:;!?]{{3,51}}?)[ ,]*\n\W*",
    re.IGNORECASE,
)
_FORENAME = re.compile(r"(?!L[ea]s? )[A-Z][a-z-]+ [A-Z][\w'-]+")
_COMMON_NOUN = re.compile(r"(?:L'|L[ae]s? )[a-z]")
"""« L’escale » is no L’Escale."""
_ARTICLE = re.compile(r"l'|l[ae]s? ", re.IGNORECASE)
_MOMENT = re.compile(r"\d ?[h:]|\d[/.]\d|\b20\d\d\b|[€$]", re.IGNORECASE)
_WORDS = 6
_LONGEST = 90


def name_of_address(folded: str, line: int, street: int) -> int:
    """Give where the name starts that stands before a street, on its line or as the line before.

    `line` is where the street's line starts. It is the street's own start when there is none. A first line is
    a title; two names are a person's.
    """
    placed = _AT_HOLDER.search(folded, max(0, street - _LONGEST), street)
    if placed and _is_placed(folded, placed):
        return placed.start(1)
    dated = _DATED_HOLDER.search(folded, max(0, street - _LONGEST), street)
    if dated and _is_name(dated[1]) and not FULL_NAME.search(dated[1]):
        return dated.start(1)
    return _on_its_line(folded, line, street) if line else street


def _is_placed(folded: str, placed: re.Match[str]) -> bool:
    """Tell « à l’Atelier Nord, 9 quai Haut » from « au concert, 9 quai Haut », « renvoyer à Jeanne Durand, 9… »."""
    subject = placed[1][0].islower() and GATHERING.match(placed[1])
    written_to = NOT_AT.search(folded, max(0, placed.start() - 30), placed.start())
    return _is_name(placed[1]) and not (subject or written_to)


def _on_its_line(folded: str, line: int, street: int) -> int:
    found = _HOLDER.fullmatch(folded, line, street) or _PROPER_HOLDER.fullmatch(folded, line, street)
    if found is None and not folded[line:street].strip(" -–•*"):
        before = folded.rfind("\n", 0, line - 1) + 1
        found = _PLAIN_LINE.fullmatch(folded, before, street) if before else None
        return found.start(1) if found and _is_hall(found[1]) else street
    person = found and FULL_NAME.search(found[1]) and not _ARTICLE.match(found[1])
    return found.start(1) if found and not person and _is_name(found[1]) else street


def _is_hall(line: str) -> bool:
    """Tell the line « Lieu de la Transformation » from a label, a moment, an action or a subject."""
    told = LABEL.match(line) or ACTION.match(line) or _MOMENT.search(line)
    subject = GATHERING.search(line) and not _ARTICLE.match(line)
    other = told or subject or " – " in line or " - " in line or _FORENAME.fullmatch(line)
    return not other and len(line.split()) <= _WORDS and _is_name(line)


def _is_name(words: str) -> bool:
    return not ((is_town(words.strip()) and not _COMMON_NOUN.match(words)) or names_person(words))
