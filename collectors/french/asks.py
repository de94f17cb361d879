"""What a message asks for or confirms names what takes place: places to take, helpers, a day to keep."""

from __future__ import annotations

import re

from collectors.french.fold import fold
from collectors.french.gatherings import GATHERING
from collectors.french.loose_ends import tidy
from collectors.french.turns import ACTION, VERB

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
_REMINDS = re.compile(
    r"(?:[^\w¤]{0,3}(?:bonjour|bonsoir|coucou|hello|salut)\b[^¤.;:!?,]{0,40}[,!:]\s{1,3})?"
    r"\W{0,3}(?:(?:petit|dernier|gros|pour) )?(?:piqure de )?rappel (?:pour|concernant|au sujet d[eu]) "
    r"(?:l[ae]s? |l'|notre |nos )(?P<title>(?![^¤.;:!?,]{0,40}\b(?:consigne|cotisation|date limite|"
    r"inscription|regle|tarif)s?\b)"
    r"[^¤.;:!?,(]{5,80}?)(?= ?[,.;:!?(¤]|$)",
    re.IGNORECASE,
)
"""« Coucou les filles, rappel pour la visite du label, pas de congés »."""
_DROPPED = re.compile(
    r"[^.;:!?]{0,60}?\b(?:pas|plus) (?:de |d')(?P<title>(?!monde\b|places?\b|soucis?\b)[^¤.;:!?,(]{3,50}?)"
    r"(?= (?:ce|cet|cette|demain|a cause|en raison|pour cause)\b|[.;:!?,(¤]|$)",
    re.IGNORECASE,
)
_MEETS_AGAIN = re.compile(
    r"\W*(?:(?:on|nous) (?:se|nous) (?:retrouv|revoi|voi)|(?:rendez-vous|rdv|reprise|prochaine? \w+)\b)",
    re.IGNORECASE,
)


def dropped(before: str, dated: str) -> str | None:
    """Give « gym douce » from « Demain pas de gym douce. », where « On se retrouve ¤ » follows."""
    told = _DROPPED.match(fold(before)) if _MEETS_AGAIN.match(fold(dated)) else None
    return before[slice(*told.span("title"))] if told else None


def reminded(text: str) -> str | None:
    """Give « visite du label » from « Coucou les filles, rappel pour la visite du label, pas de congés »."""
    told = _REMINDS.match(fold(text))
    title = text[slice(*told.span("title"))] if told else ""
    return None if not title or VERB.search(fold(title)) else tidy(title)


def asked_for(said: str) -> str | None:
    """Give « atelier marche » from « On cherche deux volontaires pour l’atelier marche ¤ »."""
    plain = fold(said)
    ways = (_PLACES_FOR, _ASKS_FOR, _KEEPS_DAY, _CONFIRMS)
    told = next(filter(None, (way.match(plain) for way in ways)), None)
    title = said[slice(*told.span("title"))] if told else ""
    return None if not title or ACTION.match(fold(title)) or VERB.search(fold(title)) else title
