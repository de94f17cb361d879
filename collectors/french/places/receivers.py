"""The town of whoever receives the public, where no words say « à »: « la ville de Dole propose… ».

Texts are those of `fold.fold`. A host's town is the weakest sign of where an event is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from collectors.french.places.elsewhere import is_elsewhere
from collectors.french.places.towns import name_at, name_before

HOLDS = r"(?:va |vont )?(?:vous )?(?:accueill|organis|propos|invit|convi|fet|celebr)(?:e|ent|er|ir|era|eront|ons)\b"
_RECEIVES = re.compile(
    r",? (?:ouvr(?:e|ent|ira|iront) (?:ses|leurs) portes|vous (?:accueill|ouvr)\w+"
    r"|accueill(?:e|ent|era|eront) (?:l[ea]s? |l'|une? |s[ao]n? |des ))",
    re.IGNORECASE,
)
_OF = re.compile(r"\b(?:de |d'|a )$")
_COMMUNITY = re.compile(
    r"\b(?:(?P<town>communes?|ville|municipalite)|habitant(?:e?s|\W?e\W?s)|riverains|associations|commercants|rues|village|arrondissement"
    r"|centre-ville|(?:foire|fete|forum|marche|festival|carnaval|triathlon|semi-marathon|braderie|kermesse|brocante|marathon|salon|tournoi|open|trophee|congres|assises"
    r"|rencontres|course|foulees|trail|bourse|gala|vide-greniers?)(?: a?ux? \w+| de noel| \w+)?"
    r") (?:de |d')",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"(?:\ba|dans|sur) l[ae] $|(?:^|[.\n] ?)la $", re.IGNORECASE)
_HOLDS_AFTER = re.compile(rf",? {HOLDS}", re.IGNORECASE)
_HELPS = re.compile(r" (?:est partenaire|souti|financ|parrain|aide|appui)", re.IGNORECASE)


def host_towns(folded: str) -> Iterator[tuple[str, int, int]]:
    """Give the towns of those who receive: their name, and where it starts and ends."""
    for match in _RECEIVES.finditer(folded):
        named = name_before(folded, match.start())
        if named and _OF.search(folded, max(0, named[1] - 4), named[1]):
            yield named[0], named[1], match.start()
    for match in _COMMUNITY.finditer(folded):
        found = name_at(folded, match.end())
        if found and not is_elsewhere(folded, match.start()) and _is_place(folded, match, found[1]):
            yield found[0], match.end(), found[1]


def receives(folded: str, end: int) -> bool:
    """Tell whether the name that ends there is of someone who proposes or receives."""
    return _HOLDS_AFTER.match(folded, end) is not None


def _is_place(folded: str, community: re.Match[str], end: int) -> bool:
    """Tell « la ville de Dole propose » from a town that only helps or is spoken of."""
    within = _WITHIN.search(folded, max(0, community.start() - 8), community.start())
    helps = _HELPS.match(folded, end)
    return not helps and (not community["town"] or bool(within or receives(folded, end)))
