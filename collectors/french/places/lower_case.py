"""The capitals that a text written without any lacks: « salle de staff, chu de dijon », « à nevers »."""

from __future__ import annotations

import re

from collectors.french.fold import fold
from collectors.french.places.mention import FIRST_NAMES, is_plain
from collectors.french.places.towns import Home, homonyms, settle
from collectors.french.places.venues import ACRONYM
from db.communes import name_key

_INITIALS = re.compile(rf"\b(?:{ACRONYM})(?= (?:de |d'|du )?[a-z])", re.IGNORECASE)
_NAME = re.compile(
    r"(?:^|[\n,;(/|] ?| [-–] |\b(?P<public>(?:mairie|hopital|mediatheque|salle (?:des fetes|polyvalente)) )?(?:de |d')"
    r"|\b(?:a|chu|chr|ch|ifsi) )(?=(?P<name>[a-z]{3}[a-z'-]*(?: (?!(?:les?|du|des) \d)[a-z][a-z'-]*){0,3})"
    r"(?:\W*(?:$|[\n,;)/|.])|,? (?:le |du |des )?\d| [-–] ))",
    re.MULTILINE,
)
_SHORTEST_TEXT = 20


def with_capitals(text: str) -> str:
    """Give capitals to initials and to the towns that can be nothing else, where a text has none; nothing moves."""
    if not text.islower() or len(text) < _SHORTEST_TEXT:
        return text
    plain = fold(text)
    spans = [match.span("name") for match in _NAME.finditer(plain) if _is_town(match)]
    for start, end in spans:
        text = text[:start] + text[start:end].title() + text[end:]
    return _INITIALS.sub(lambda found: found[0].upper(), text)


def _is_town(found: re.Match[str]) -> bool:
    """Tell a large town, and any that a public building is called after."""
    name = found["name"].title()
    public = found["public"] and homonyms(name)
    return bool(public) or (name_key(name) not in FIRST_NAMES and is_plain(settle(name, Home()), Home()))
