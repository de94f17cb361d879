"""The gathering that one sentence announces: « le congrès aura lieu… », « nous vous invitons à une soirée… ».

Patterns are met by folded text; what they find is cut from the text itself.
"""

from __future__ import annotations

import re

from collectors.french.fold import fold
from collectors.french.gatherings import GATHERING
from collectors.french.loose_ends import tidy
from collectors.french.turns import DAY, VENUE
from collectors.french.verbs import HOLDS, TAKES_PLACE

_LONGEST = 2000
"""In characters: a longer sentence is not read."""
_TAKES_PLACE = re.compile(rf"(?: ¤[^¤,]{{0,60}})?,? (?:qui )?{TAKES_PLACE}\b", re.IGNORECASE)
_LEADS = re.compile(
    r"(?:\b(?:une?|des|les?|la|sa|son|ses|notre|nos|votre|leurs?|deux|trois|quatre|aux?|du|ce|cet|cette)\s+|\b[ld]' ?)"
    r"(?=\S)",
    re.IGNORECASE,
)
_NEAR = 2
"""In words: how many may stand between an article and what it names."""
_FAR = 60
"""In characters: two words and a gathering are no longer."""
_CLAUSE = re.compile(r"[:;!?¤]\s*|,\s+|\bqu(?:e |')", re.IGNORECASE)
_STATES = re.compile(r"\b(?:est|sont|etait|etaient)\b")
"""« Le maire est ravi du chantier »: what he is glad of is told behind it, and is named there or not at all."""
_PRONOUN = re.compile(r"(?:elles?|ils?|cette|cet|ces?|celle-ci|celui-ci)\b", re.IGNORECASE)
_NAME = re.compile(r"[A-Z0-9](?:\w|[ '&/.+#-](?![ '&/.+#-])){3,60}")
"""No article leads to what takes place: « Lacs en fête aura lieu ¤ »."""
_STOP = re.compile(
    rf"\s*(?:{DAY}|[.;!?](?=\s|$)|,(?=\s)|\s(?:qui|que|ou|dont)\s|\squ'|"
    r"\s(?:dans|a partir|a destination|afin|aura lieu|suivie? d|en (?:partenariat|collaboration|lien|visio\w*|ligne)))",
    re.IGNORECASE,
)


def announced(sentence: str) -> str | None:
    """Give the gathering that a sentence announces, or the « Elle » that stands for it, without article; or `None`.

    Dates must stand in the sentence as `DAY`, so that no pattern has to know how they are written.
    """
    if len(sentence) > _LONGEST:
        return None
    said = " ".join(sentence.split())
    takes_place = _TAKES_PLACE.search(fold(said))
    return (takes_place and _subject(said[: takes_place.start()])) or _object(said)


def _subject(said: str) -> str | None:
    """Give what takes place: of the last words before the verb, those that an article leads to, or a name."""
    ends = [found.end() for found in _CLAUSE.finditer(fold(said))]
    clause = said[ends[-1] :] if ends else said
    plain = fold(clause)
    led = next((found for found in _LEADS.finditer(plain) if _names_gathering(plain, found.end())), None)
    if led is None and _STATES.search(plain):
        return None
    led = led or _LEADS.match(plain)
    if led and not _PRONOUN.match(plain):
        return tidy(clause[led.end() :])
    return tidy(clause) if _PRONOUN.match(plain) or _NAME.fullmatch(plain) else None


def _object(said: str) -> str | None:
    """Give what is organised, proposed, to be taken part in."""
    plain = VENUE.sub(lambda found: "_" * len(found[0]), fold(said))
    verb = HOLDS.search(plain)
    led = _LEADS.finditer(plain, verb.start()) if verb else ()
    start = next((found.end() for found in led if _names_gathering(plain, found.end())), None)
    if start is None:
        return None
    stop = _STOP.search(plain, start)
    return tidy(said[start : stop.start() if stop else None])


def _names_gathering(plain: str, start: int) -> bool:
    """Tell whether a gathering is named near an article, and no other article stands between them."""
    found = GATHERING.search(plain, start, start + _FAR)
    between = plain[start : found.start()] if found else ""
    return (
        found is not None
        and len(between.split()) <= _NEAR
        and not _LEADS.search(plain, start, found.start() + 1)
    )
