"""The street that is a piece of its own and all that an announcement says of its place: « 3 rue Haute ».

Texts are those of `fold.fold`.
"""

from __future__ import annotations

import re

from collectors.french.places.bare_names import PROPER, SHORT_WAYS, WAYS
from collectors.french.places.elsewhere import FULL_NAME, is_elsewhere, names_person

_STREET_ALONE = re.compile(
    r"(?:(?:^|[\n|•·(📍]|[a-z\d)»] [–-] |[a-z\d)»], )[^\w\n(]{0,3}(?:adresse ?:? )?"
    rf"|\n[^\w\n]{{0,3}}(?-i:(?:L[ea]s? |L')?{PROPER}) (?=\d))"
    rf"(\d{{1,4}}(?: ?bis| ?ter| ?[a-d](?= ))?,? (?:{SHORT_WAYS}|(?!cours|place)(?:{WAYS})|(?:cours|place)"
    r"(?= (?:d[eu] (?:la |l')?|des |d')?(?-i:[A-Z])|(?= de la (?:mairie|gare)| du marche| de l'eglise)))"
    r" [^\n,;.()!?|–]{2,50}?)(?=\s*(?:[\n,;.()|–]|$)| - )"
    r"|\n[^\w\n]{0,3}((?-i:R(?:ue|UE)|A(?:venue|VENUE|llee|LLEE)|B(?:oulevard|OULEVARD)|Quai|QUAI|C(?:hemin|HEMIN)|Impasse)"
    r" [^\n,;.:!?]{3,40})(?=[ .]*(?:\n|$))",
    re.IGNORECASE,
)
"""« 3 rue Haute » as a piece, « Rue Haute » as a line of its own."""
_CONTACT = re.compile(r"(?:\b0\d(?:[ .-]?\d\d){4}\b|\+\d\d|\S@\S|\btel\b|\bsiege\b)", re.IGNORECASE)
_LONGEST = 100


def street_alone(folded: str) -> tuple[int, int] | None:
    """Find the street that is a piece of its own, unless it is how to write to someone."""
    for match in _STREET_ALONE.finditer(folded):
        start, end = match.span(match.lastindex or 0)
        line = max(folded.rfind("\n", 0, start) + 1, start - _LONGEST)
        below = folded.find("\n", folded.find("\n", end) + 1) if "\n" in folded[end:] else -1
        around = folded[line : min(below if below > 0 else len(folded), end + _LONGEST)]
        theirs = (
            _CONTACT.search(around)
            or names_person(folded[line:start])
            or FULL_NAME.search(folded[line:start])
        )
        if not theirs and not is_elsewhere(folded, start):
            return start, end
    return None
