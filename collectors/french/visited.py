"""Whether people go to the hall that stands beside a distance: « salle Curie, Gray – visio pour les absents ».

A hall told with the day or below it is opened to people, unless the whole moves online; one told above is as often
who invites.
"""

from __future__ import annotations

import re

from collectors.french.blocks import Block
from collectors.french.fold import fold
from collectors.french.places import Place
from collectors.french.rows import Row

_HALL = re.compile(
    r"(?:(?:grande?|petite?) )?(?:salle(?! (?:d'attente|virtuel|zoom|teams|visio))|amphi|auditorium|espace|maison"
    r"|mairie|mediatheque|bibli|gymnase|foyer|centre (?:social|culturel|des congres|de sante)|cine|theatre|hotel|resto"
    r"|restaurant|college|lycee|ecole|musee|palais|cafe|bar|brasserie|local|locaux|chapelle|domaine|chateau|campus|msp"
    r"|mpt|mjc|csc|ifsi)|\d{1,4} ?(?:bis|ter)?,? [a-z]",
    re.IGNORECASE,
)
"""Not « CHU » or « Clinique Haute », which invite as often as they receive."""
_AFAR = r"(?:visio\w*|distan[tc]iel|distance|en ligne|zoom|teams|virtuel\w*)"
_MOVED = re.compile(
    rf"\b(?:finalement|bascul\w+|transform\w+|remplac\w+|initialement|exceptionnellement|uniquement|exclusivement"
    rf"|entierement|totalement|seulement|100 ?%|cette fois(?:[ -]ci)?|a la place|au lieu d[eu']|plutot que)\b"
    rf"|\b(?:passe|passera|mais|donc|maintenue?|transferee?|deplacee?)\b[^.;\n]{{0,30}}? {_AFAR}"
    r"|\b(?:n'aura pas lieu|ne se tiendra pas|plus (?:de|en)|pas (?:de|en)|et non) (?:\w+ )?(?:salle|pres[ea]n\w+|a l)"
    r"|\bannulee?s?\b|\breplays?\b|\brediffus\w+",
    re.IGNORECASE,
)
"""« Passe en visio », « finalement à distance »: nobody goes to the hall told before."""
_OF_ITSELF = re.compile(
    r"\b(?:web[ -]?[a-z]{3,}|webin'|e-[a-z]{4,}|mooc|tele-?[a-z]{5,}|audio-?conf\w*)\b", re.IGNORECASE
)
"""A webinar is online wherever its host sits."""
_INVITES = re.compile(r"(?:^|[.!?] ?)(?:La |Le |L')$")
"""« La maison de santé propose… »: the subject of a sentence, which may meet anywhere."""
_LABEL = re.compile(r"[^\w\n]*(?:lieu|adresse|ou) ?:", re.IGNORECASE)


def is_visited(place: Place, block: Block, words: str) -> bool:
    """Tell it from the place's hall and from where that stands; `words` tell the distance."""
    told = fold(block.text)
    hall = place.venue is not None and _HALL.match(fold(place.venue))
    if not hall or _OF_ITSELF.search(told) or _MOVED.search(told):
        return False
    name = (place.venue or "").partition(",")[0]
    return any(_is_opened(row, name, words) for row in _from_day(block, words))


def _from_day(block: Block, words: str) -> list[Row]:
    """Give the row of the first day and those below, up to the one that tells the distance, and labelled ones."""
    days = [rank for rank, row in enumerate(block.rows) if row in block.days]
    rows = block.rows[days[0] :] if days else ()
    last = next((rank for rank, row in enumerate(rows) if words in row.text), len(rows))
    return [row for rank, row in enumerate(rows) if rank <= last or _LABEL.match(fold(row.text))]


def _is_opened(row: Row, name: str, words: str) -> bool:
    """Tell a hall that is no sentence's subject, and stands before the distance or below « Lieu : »."""
    before, hall, _ = row.text.partition(name)
    if not hall or _INVITES.search(fold(before)):
        return False
    return words not in before or _LABEL.match(fold(row.text)) is not None
