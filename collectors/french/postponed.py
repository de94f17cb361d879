"""Whether what is postponed has its new day told."""

from __future__ import annotations

import re

from collectors.french.fold import fold
from collectors.french.turns import MONTH
from collectors.french.verbs import WILL_TAKE_PLACE

_MOVED = r"\b(?:report|decal|deplac|repouss|reprogramm|avanc)(?:ee?s?|er|ons|ent)\b|\bremise?s? (?=au|pour)"
_DAY = rf"(?:[a-z]+di |dimanche )?\d{{1,2}}(?:er)?(?: ?/ ?\d| {MONTH}|,| et \d| au \d|[- ]\d| ?$| ?[.:;)–—-])"
_UNLESS = "(?! (?:prevu|initial|programme|apres|cause|raison|suite|faute))"
_TO_DAY = re.compile(
    rf"(?:{_MOVED})[^.;:()\[\]\n\d]{{0,120}}? (?:au|aux|pour le) {_DAY}"
    rf"|\breport (?:au|aux|pour le) {_DAY}"
    rf"|(?:{_MOVED})(?:{_UNLESS}[^.,;:()\[\]\n\d]){{0,30}}? (?:a|le|les) {_DAY}"
    rf"|(?:{_MOVED}|\breport\b)(?:{_UNLESS}[^.;:()\n\d]){{0,80}}? (?:du|de) {_DAY}[^.;:()\n]{{0,25}}? au {_DAY}",
    re.IGNORECASE | re.MULTILINE,
)
"""« reportée au 12 mai », « décaler la réunion du 5 au 12 mai »."""

_LATER = re.compile(
    r"\bdates? (?:ulterieure|non connue|inconnue|a (?:venir|definir|fixer|preciser|determiner))\b|"
    r"\bsine die\b|\ben (?:cours|attente) de report|"
    r"\bnouvel ordre\b|\bnouvelles? dates?(?! ?:? ?\d)[^.\n\d]{0,40}\b(?:a (?:venir|definir|fixer|suivre)|bientot|"
    r"communique\w*|prochainement|annonce\w*|fixee?s?|defini\w*|propose\w*)|"
    rf"(?:{_MOVED})[^.;:()\n]{{0,40}}? (?:a|en|au|pour) "
    rf"(?:la rentree|plus tard|{MONTH}|mois|printemps|automne|l'automne|l'ete|l'annee prochaine|20\d\d)\b",
    re.IGNORECASE,
)
_ANEW = re.compile(
    r"\bnouvelles? dates?\b[^.\n\d]{0,40}\d|\brattrapage\b|\bau lieu d[eu]|\bchangement de date|"
    r"\b(?:report|decal|deplac|repouss)ee?s? d[eu] (?!fait|nouveau)|"
    r"\bdates?\b[^.;\n]{0,60} (?:decale|modifie|change)e?s? ?[:(]|"
    rf"^\W*(?:au|aux) {_DAY}|~~[^\n~]{{1,80}}~~[^\n\d]{{0,20}}\d|"
    rf"\b(?:initialement|d'abord)\b|\breprogramme?e?s? (?:le|du|au)|"
    rf"\bd[eu] {_DAY} ?{WILL_TAKE_PLACE} le {_DAY}|\bfinalement (?:fixee? )?(?:au|le) {_DAY}|"
    r"\b(?:decal|deplac)er\b[^.\n]{0,100}(?:,| plutot) a \d{1,2} ?h\d{0,2}\b",
    re.IGNORECASE | re.MULTILINE,
)
"""What tells that the day, or one of the days, is the new one: « Nouvelle date : 12 mai », « au lieu du 5 mai »,
or that it stays: « décaler la réunion du 5 mai, à 18h »."""
_SORRY = re.compile(r"\b(?:desole\w*|excus\w*|cause|suite)\b[^.\n]{0,30}\breport\b", re.IGNORECASE)
_SAID_MOVED = re.compile(_MOVED, re.IGNORECASE)

_TAGGED = re.compile(
    r"(?:^\W*|[(\[–-]\W*)(?:en cours de )?(?:report(?:ee?s?)?|repoussee?s?|decalee?s?)\b\W*(?:$|[\])!:–-])",
    re.IGNORECASE | re.MULTILINE,
)
"""« [REPORTÉ] Conférence », put beside an announcement that is left as it was."""

_TOLD_AFTER = re.compile(
    rf"(?:{WILL_TAKE_PLACE}|\bretrouv\w+|\brendez-vous)[^.\n\d]{{0,60}}\b{_DAY}", re.IGNORECASE | re.MULTILINE
)


def awaits_new_day(text: str) -> bool:
    """Tell whether what a text calls postponed still waits for its new day."""
    folded = fold(text)
    if _TO_DAY.search(folded):
        return False
    if _LATER.search(folded):
        return True
    told_after = not _TAGGED.search(folded) and _TOLD_AFTER.search(folded)
    return not (told_after or _ANEW.search(folded) or _only_regrets(folded))


def _only_regrets(folded: str) -> bool:
    """Tell « désolés de ce report » beside a day from « reportée, désolés de ce report », which leaves none."""
    return _SORRY.search(folded) is not None and _SAID_MOVED.search(folded) is None
