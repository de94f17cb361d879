"""What a message asks for or confirms names what takes place: places to take, helpers, a day to keep."""

from __future__ import annotations

import re

from collectors.french.fold import fold
from collectors.french.gatherings import GATHERING
from collectors.french.turns import ACTION

_PLACES_FOR = re.compile(
    r"(?:il (?:nous |me |vous )?reste|encore|plus que|dernieres?|quelques)\b[^¤.;:!?]{0,20}?\bplaces?(?: [a-z]{5,12})? "
    r"(?:(?:pour|dans) (?:l[ae]s? |l'|notre |nos )|aux? |a (?:la |l'))"
    r"(?P<title>(?:(?!(?:de |du )?(?:ce |cet |cette |demain\b)))[^¤,.;:!?(]{3,100}?)"
    r"(?= ?(?:d[eu] )?(?:ce(?:t|tte)? |demain\b|¤)|,| \(|[.;:!?]|$)",
    re.IGNORECASE,
)
"""« Plus que trois places pour la gym douce ¤ »."""
_ASKS = (
    r"(?:merci d|(?:les )?(?:premier|dernier)\w* (?:details?|infos?|informations?|jours?|"
    r"places?|chance|rappel)|"
    r"besoin d|pensez|n'oubliez|inscri|"
    r"(?:on |nous |urgent[ :!,]{1,3})?(?:re)?cherch(?:e|ons)\b|l[ae] [^¤.;:!?]{3,60}? (?:re)?cherch(?:e|ent)\b|"
    r"(?:je |nous )?(?:vous )?(?:adress|confirm|envo[iy]|inform|rappel|transfer|transmet)|ci-joint|"
    r"(?:vous (?:trouverez|recevrez)|veuillez trouver)\b)"
)
_ASKS_FOR = re.compile(
    rf"\W*(?![^¤.;:!?]{{0,60}}\b(?:l[ae]s? |des |un )(?:bilan|comptes?|diaporama|enregistrement|photos?|"
    rf"releve|replay|supports?|video)\b)"
    rf"{_ASKS}[^¤.;:!?]{{0,120}}?\b(?:l[ae]s? |l'|aux? |du |notre |nos |cette )"
    rf"(?P<title>(?:\d{{1,2}}e |\w{{5,12}} )?(?:{GATHERING.pattern}|week-end\b)[^¤.;:!?,]{{0,100}}?) ?,?\(? ?¤",
    re.IGNORECASE,
)
"""« Cherche binôme pour animer l’atelier équilibre ¤ », « Vous trouverez ci-joint l’invitation au bal ¤ »."""
_KEEPS_DAY = re.compile(
    r"\W*(?:merci de |pensez a |n'oubliez pas de |veuillez )?(?:bien )?"
    r"(?:bloqu|not|reserv|reteni|retene|coch)(?:er|ez|r|z)\b[^¤.;!?]{0,60}¤[^¤.;:!?]{0,30}?(?: pour| :) "
    r"(?P<title>(?:l[ae]s? |l'|notre |nos |une? )?[^¤.;:!?,(]{5,120}?)(?= ?[(¤,.;:!?]|$)",
    re.IGNORECASE,
)
"""« Merci de bloquer la date ¤ pour la journée du réseau »."""
_CONFIRMS = re.compile(
    r"[^¤.;:!?]{0,60}?\b(?:vous|pour) (?:annonc|confirm|rappel)\w* (?:bien )?"
    r"(?:(?:la tenue|le maintien|la date|l'organisation) (?:d[eu] (?:la |l')?|des |d')|"
    r"l'(?=inauguration|ouverture)|le (?=lancement))(?P<title>(?!votre |vos )[^¤.;:!?,]{3,100}?) ?,? ?¤",
    re.IGNORECASE,
)
"""« Je vous confirme la tenue du comité ¤ »."""


def asked_for(said: str) -> str | None:
    """Give « atelier marche » from « On cherche deux volontaires pour l’atelier marche ¤ »."""
    plain = fold(said)
    ways = (_PLACES_FOR, _ASKS_FOR, _KEEPS_DAY, _CONFIRMS)
    told = next(filter(None, (way.match(plain) for way in ways)), None)
    title = said[slice(*told.span("title"))] if told else ""
    return None if not title or ACTION.match(fold(title)) else title
