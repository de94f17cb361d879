"""Days of something else that an announcement names beside its own: a week it is part of, a film's release, rain."""

from __future__ import annotations

import re

from collectors.french.dates.context import is_new_date

OCCASION_REACH = 40
"""In tokens: how far before a day stands what an event goes with."""
_OCCASION = re.compile(
    r"\b(?:dans le cadre|a l occasion|conjointement"
    r"|en (?:meme temps|marge|prelude|preambule|parallele|amont|echo|ouverture|cloture))"
    r" (?:a|au|aux|avec|d|de|des|du|que)"
    r"(?: (?!(?:,|organis\w+|propos\w+|(?:vous )?invit\w+)(?: |$))\S+){1,30}?"
    r"(?:(?: ,)? (?:qui (?:a|aura|ont|auront|se|est|sont|s)(?: \S+){1,14}"
    r"|(?:celebre|organise|prevu)e?s?(?: le| du?)?)| du| \()$"
    r"|\ben (?:marge|prelude|preambule|amont|ouverture|cloture) (?:d|de|des|du)(?: (?!,)\S+){1,12}? les$"
    r"|\b(?:billetterie|reservations?|guichets?|ventes?|prevente) (?:\S+ ){0,2}(?:ouvr\w+|debut\w+)(?: (?:le|des|du))*$"
    r"|\bouverture (?:(?:de|d|des|du|l|la) )+(?:billetterie|reservations?|guichets?|ventes?|prevente)(?: \S+){0,2}$"
)
_RELEASE = re.compile(
    r"\b(?:sorties? (?:\w+ )?(?:nationale|officielle|mondiale|publique|en (?:salles?|librairies?|kiosques?|france|dvd)"
    r"|(?:du|de l|de son|de leur) (?:\w+ )?(?:film|album|livre|ouvrage|disque|roman|recueil|documentaire|numero))"
    r"|(?:sort\w*|visibles?|disponibles?|parai\w+|attendue?s?|en vente)(?: \w+){0,2}"
    r" en (?:salles?|librairies?|kiosques?|dvd)"
    r"|au cinema des|(?:est|sont) sortie?s?|replay(?: (?!,)\S+){0,5} (?:disponible|accessible|visible|envoye|en ligne))"
    r"(?: (?:est|sera|a partir|des|prevue?|fixee?|francaise|:|-|le|ce|au|du))*$"
)
_FRONTED = re.compile(
    r"\b(?:a l occasion|dans le cadre) (?:d|de|des|du)(?: (?!,)\S+){1,14} ,(?: (?:le|du|les|ce))?$"
)
_BEHIND_US = re.compile(
    r"\b(?:reussite|succes|bilan|partenaires?|remerci\w+ lors|deja (?:\w+ )?(?:a|au|aux|de|du|lors d[eu]))"
    r"(?: (?!,|;|:)\S+){1,8}? (?:du|des)$"
)
"""« Fort du succès de la foire du 6 mars, », « déjà présent au forum du 6 mars, »."""
_NEIGHBOUR = re.compile(
    r"\b(?:commune?s? (?:a|au|aux|avec)|(?:partage|couple|jumele|mutualise|associe|adosse)e?s? (?:a|au|aux|avec)"
    r"|(?:precede|precedera|suit|suivra|prolonge|prolongera|rejoint|rejoindra)(?:nt)?(?= (?:l|la|le|les) )"
    r"|(?<!inscription )(?:juste|peu|immediatement) (?:avant|apres)|dans la foulee d[eu]s?|a la suite d[eu]s?)"
    r"(?: (?!;|:)\S+){1,16}? qui (?:aura|auront|a|ont|est|sont|sera|seront|se) (?:\S+ ){0,3}?(?:le|les|du)$"
)
"""« La matinée du 6 sera commune avec le congrès de Dole, qui se tiendra du »."""
_HOLIDAYS = re.compile(
    r"\b(?:en raison|pour cause|a cause|compte tenu|du fait|hors|en dehors) (?:(?:d|de|des|du|l|la|les) ){0,2}"
    r"(?:vacances|conges|fermeture)(?: (?!,)\S+){0,4} (?:du|des|le)$"
)
_CONDITION = re.compile(r"(?:si|en cas d|en cas de|selon)\b")
_BAD_WEATHER = re.compile(
    r"\b(?:si|en cas d|en cas de) (?:(?:de|forte?s?|grosse?s?|il|la|le|temps|meteo|est) ){0,3}"
    r"(?:pluies?|pleut|mauvaise?|defavorable|intemperies?|neige|orages?|vent)\b"
)
_DAY_OF_RAIN = re.compile(rf"{_BAD_WEATHER.pattern}(?: (?:temps|repli|[,:-]|le|au))*$")
_FULL = re.compile(
    r"(?:(?!,)\S+ ){0,4}?(?:(?:est|sont|affichent?|deja|desormais|maintenant) ){1,3}complete?s?(?: |$)"
)
"""« [La séance du 4 mai] à Lure est déjà complète »."""
_NEXT = re.compile(r"\b(?:prochaine?|nouvelle|nouveau|nouvel)s?(?: (?!,)\S+){0,6}$")
_SETTING_UP = re.compile(
    r"\b(?:(?:de)?montage|installation|rangement|livraison) (?:(?:d|de|des|du|l|la|les) )+"
    r"(?:barnums?|chapiteaux?|decors?|exposants|materiels?|salles?|scenes?|stands?|tables?|tentes?)"
    r"(?: (?:est|aura|lieu|possible|prevue?|des|:|,|-|le|du))*$"
)


def is_setting_up(words: str) -> bool:
    """Tell the day on which stands are put up: « montage du chapiteau le »."""
    return bool(_SETTING_UP.search(words))


_WEEK = re.compile(r"\bsemaines? (?:du|de)$")


def is_week(words: str) -> bool:
    """Tell the Monday of « les semaines du 5 mai et du 9 juin », which names a week."""
    return bool(_WEEK.search(words))


_IN_FORCE = re.compile(
    r"\b(?:en vigueur|en application|applicables?|(?:prend(?:ra|ront)?|prennent) effet|effecti(?:fs?|ves?)"
    r"|revaloris\w+)(?: \S+){0,3}? (?:le|au|du|des le)$"
)
_FROM_THEN_ON = re.compile(r"(?:\S au|\ba compter du)$")
_SET = re.compile(
    r"\b(?:avanc|decal|deplac|fix|inscri|maint|ouv|prolong|rendez|remis|renvoy|report|repouss|reprog)"
)
"""« La visite est maintenue au 1er avril » tells when it takes place."""


def is_in_force(words: str, *, opens_period: bool) -> bool:
    """Tell the day of a rule or of a count: « entre en vigueur le », « les tarifs au [1er juillet] ».

    `opens_period` tells a day, without an hour, on which rules change or counts are made.
    """
    counted = opens_period and _FROM_THEN_ON.search(words) and not _SET.search(words)
    return bool(counted or _IN_FORCE.search(words))


def is_full(following: str) -> bool:
    """Tell a sitting that nobody can join any more from the words behind its day."""
    return bool(_FULL.match(following))


def is_next(words: str) -> bool:
    """Tell the day of what follows a sitting: « prochain café le », « une nouvelle session est proposée le »."""
    return bool(_NEXT.search(words))


def is_occasion(words: str) -> bool:
    """Tell the day of what an event goes with: « dans le cadre de la semaine du cœur, qui a lieu du »."""
    return bool(_OCCASION.search(words))


def is_release(words: str) -> bool:
    """Tell the day from which a film or a book may be had: « sortie nationale le », « en librairie dès le »."""
    return bool(_RELEASE.search(words))


def is_behind_us(words: str) -> bool:
    """Tell the day of what went well, or was taken part in, before: « après la réussite de la foire du »."""
    return bool(_BEHIND_US.search(words))


def is_neighbour(words: str) -> bool:
    """Tell the days of another gathering that goes with the one announced: « juste avant le congrès qui a lieu le »."""
    return bool(_NEIGHBOUR.search(words))


def is_holiday(words: str) -> bool:
    """Tell the days of « en raison des vacances scolaires (du 13 au 28 février) »."""
    return bool(_HOLIDAYS.search(words))


def is_fronted(words: str, following: str) -> bool:
    """Tell the day of « À l’occasion de la Journée du rein, le 11 mars, », where its sentence goes on to another."""
    return bool(_FRONTED.search(words)) and following.startswith(",")


def is_fallback(words: str, following: str) -> bool:
    """Tell the day that counts only « en cas de pluie », and that to which something is put off « si besoin »."""
    if is_new_date(words) and (_CONDITION.match(following) or _BAD_WEATHER.search(words)):
        return True
    return bool(_BAD_WEATHER.match(following) or _DAY_OF_RAIN.search(words))
