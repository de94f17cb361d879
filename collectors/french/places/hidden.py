"""What stands in a text or a field without saying where the event is: quotes, addresses of sites, « à définir ».

Patterns are met by folded text.
"""

from __future__ import annotations

import re

_QUOTED = re.compile(
    r"«[^»\n]{0,150}(?:»|(?=\n)|$)|\"[^\"\n]{0,300}\"|https?://\S+|www\.\S+|(?<!\S)[^\s@]+@\S+"
)
_ONLINE = (
    r"visio\w*(?:[ -]conference)?|vi\w{1,5}conference|webinaires?|distan[ct]iel|presentiel|hybride|zoom"
    r"|teams|(?:en|sur|evenement en) ligne|a distance|(?<![a-z] )(?:internet|web)"
)
_UNKNOWN = (
    r"(?:lieu |adresse |salle )?(?:a|non) (?:definir|determiner|fixer|preciser|venir|confirmer|communiquer|precisee?)"
    r"|(?:lieu|adresse|salle)[^,;]{0,30} (?:communiquee?|(?:donne|envoye|precise|transmis)e)\b[^,;)]*"
)
NOWHERE = re.compile(
    rf"(?:https?://|www\.)\S+|\b(?:(?:et|ou|\+|/|en|par|via|sur|lien) +){{0,2}}(?:{_ONLINE})\b"
    rf"(?: *(?:et|ou|\+|/)(?=\s|$))?|\b(?:{_UNKNOWN})\b"
    r"|(?<=\w),? (?:a|de|des|a partir de) \d{1,2} ?h(?: ?\d\d)?(?: ?(?:a|-) ?\d{1,2} ?h(?: ?\d\d)?)?(?=\W*$)"
    r"|^\W*(?:n/?c|tbd|tba|neant)\W*$",
    re.IGNORECASE,
)


def blank(match: re.Match[str]) -> str:
    """Give as many spaces, so that nothing moves."""
    return " " * len(match[0])


_INITIAL = re.compile(r"(?<=\b[A-Z])\.(?= ?[A-Z][a-z])")


def hide(folded: str) -> str:
    """Blank what is quoted: a title's subject is not the place; longer quotes are speech. Nothing moves.

    The stop of an initial, « rue G. Sand », ends no sentence and is hidden too.
    """
    return _INITIAL.sub("'", _QUOTED.sub(blank, folded))
