"""The headings of sections, under which announcements stand: « Agenda », « À la une », « Sorties »."""

from __future__ import annotations

import re

from collectors.french.fold import fold
from collectors.french.turns import YEAR

_WORDS = """
a activites actualite actualites actus agenda agendas ailleurs animations aout aussi autres avril bloc calendrier
colloques congres contact cote dans date dates de decembre des du edito editorial en et evenement evenements fevrier
focus formations france importantes info information informations infos internationales internationaux interregionales
interregionaux janvier journees juillet juin l la le les locales locaux mai manifestations mars mois nationales
nationaux nos notre novembre octobre partenaires participer passes prochain prochaine prochaines prochains reconnues
region regionales regionaux rencontres rendez reseau retenir reunions save seminaires septembre soirees sommaire sorties
sur territoire the tous toutes une venir vos vous webinaires zoom
"""
_KNOWN = frozenset(_WORDS.split())
"""A short row of nothing but these heads a section: « Congrès nationaux et internationaux »."""

_AGENDA = re.compile(
    r"\W*(?:l'|les? |notre |nos |votre )?(?:agenda|calendrier|planning|que faire|"
    r"(?:activites|animations|sorties) (?:du|de la|de ce|de cette) (?:mois|semaine|trimestre|saison))\b.{0,40}",
    re.IGNORECASE,
)
_LONGEST = 9


def is_section(text: str) -> bool:
    """Tell the heading of a section (« AGENDA », « Congrès nationaux et internationaux ») from a title."""
    if _AGENDA.fullmatch(fold(text)):
        return True
    words = re.findall(r"[a-z]+|\d+", fold(text).lower())
    known = (word in _KNOWN or YEAR.fullmatch(word) for word in words)
    return 0 < len(words) <= _LONGEST and all(known)
