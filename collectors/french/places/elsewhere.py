"""Towns and buildings named where the event is not: a speaker's, an organiser's, those of another year.

Texts are those of `fold.fold`.
"""

from __future__ import annotations

import re

from collectors.french.turns import MONTH

_HELD = (
    r"(?:(?:aur)?(?:a|ont)(?: bien)? lieu|se (?:tien|deroul|passe|fer)\w+|prend(?:ra|ront) place"
    r"|rendez-vous|rdv|portes[ -]ouvertes|retrouv\w+)"
)
"""What the place of the event follows, whoever was spoken of before."""
_SPOKEN_OF = (
    r"(?:reunion|rencontre|journee|soiree|matinee|conference|atelier|forum|salon|formation|seance|session|stage|visite"
    r"|collecte|course|tournoi|sortie|repas|fete|concert|assemblee)s?\b[^.\n]*?(?:\d ?h\b|\d/\d|\b20\d\d\b"
    rf"|\d(?:er)? {MONTH})"
)
"""« Inscriptions au forum du 3 mars à la mairie »: the forum is there."""
_NOT_THERE = re.compile(
    r"\b(?:contacts?|renseignements?|(?<!votre )inscriptions?|(?:paiement|reglement)s?(?! sur)"
    r"|reservations|siege social|courriers?|adresse postale)"
    rf"\b(?:(?!\b{_HELD}|{_SPOKEN_OF})[^.\n])*$"
    rf"|\borganis(?:e|ee|ation)s?\b[^,.\n]{{0,20}}\bpar\b(?:(?!{_HELD}|\d ?h\b|\b20\d\d\b|\d {MONTH}"
    r"|, (?:aux?|a la|dans|chez) |, a (?:l'|(?-i:[A-Z]))"
    r"| (?:aux?|a la|dans l[ea]) $)[^.\n])*$"
    rf"|\b(?:affiches?|billets?|bulletins?|coupons?|depliants?|dossiers?|flyers?|formulaires?|plaquettes?|programmes?"
    rf"|tickets?)\b(?:(?!\b{_HELD}|\d ?h\b|\b20\d\d\b|\d {MONTH})[^.\n]){{0,40}}\b(?:complete?s?|detaillee?s?"
    r"|disponibles?|a (?:retirer|deposer|demander|prendre|rendre)|en vente)\b[^.\n\d]{0,30}$"
    r"|\ba (?:adresser|envoyer|renvoyer|retourner|remettre|transmettre)\b[^\n]*$"
    r"|\b(?:siege|mentions legales)\b ?:[^\n]*$"
    r"|\b(?:soutien|soutenue?s? par|financee?s? par|s'inscrire (?:a|aupres))\b"
    rf"(?:(?!\b{_HELD}|{_SPOKEN_OF}|\d ?h\b)[^.\n])*$"
    r"|\b(?:covoiturages?|covoit|depart (?:du |des |en |d'un )(?:auto)?(?:cars?|bus|minibus))\b[^.\n]*$"
    r"|\b(?:organisateurs?|intervenante?s?|orat(?:eur|rice)s?|partenaires?"
    rf"|partenariat)\b(?:(?!\d ?h\b|\b20\d\d\b|\d {MONTH}|\b{_HELD})[^.\n])*$",
    re.IGNORECASE,
)
"""Whoever organises is told before the day and the hour; what follows these is the place again."""
_ABBREVIATED = re.compile(r"(?<=\b(?:[Aa]v|[Bb]d|[Pp]l))\.(?= )")
"""« 60 av. Haute », where no sentence ends."""
_ASKED_ABOVE = re.compile(
    r"\b(?:reserv\w+|inscri\w+|cheques?|renvoyer|envoyer|adresser|retourner|contacts?|renseignements?)\b"
    r"[^.\n]{0,60}: *\n[^\n:]{0,60}$",
    re.IGNORECASE,
)
"""« Chèque à envoyer : », and the address on the next line."""
_WORKS = re.compile(
    r"\b(?i:professeure?|maitre(?:sse)? de conferences|chercheu(?:r|se)|direct(?:eur|rice)|presidente?"
    r"|chef(?:fe)? de (?:service|clinique)|praticien(?:ne)? hospitali\w+)\b(?! [A-Z])[^.\d]{0,80}$"
)
"""« Professeur de droit, à l’université »: where someone works, be it on the next line."""
_EMPLOYED = re.compile(
    r"[A-Z][\w'-]+(?: [A-Z][\w'-]+\s*\n\W*|, | \(| [–-] )(?:[Ll]e |[Ll]a |[Ll]')?(?i:professeure?|chef(?:fe)?|cadre"
    r"|maitre(?:sse)? de conferences|chercheu(?:r|se)|direct(?:eur|rice)|responsable|coordinat(?:eur|rice)|medecin"
    r"|ingenieure?|docteure?|doctorante?|praticien(?:ne)?|infirmi(?:er|ere)|psychologue|pharmacien(?:ne)?"
    r"|historien(?:ne)?|dieteticien(?:ne)?|nutritionniste|orthophoniste|sage-femme|\w{3,}therapeute|sophrologue|avocate?"
    r"|format(?:eur|rice)|chirurgien(?:ne)?)\b(?! [A-Z])[^.,;:()\n\d]{0,80}$"
)
"""« Anna Tamaris, professeure d’histoire à »: a job put beside a name, and no verb that might lead elsewhere."""
_PERSON = re.compile(r"\b(?:Dr|Pr|Dre|Docteure?|Professeure?|Mme|MM|M|Mr)\b\.?\s+[A-Z]")
_AFFILIATED = re.compile(
    rf"{_PERSON.pattern}[\w'-]*(?: [A-Z][\w'-]*){{0,3}}(?:, ?| ?\((?:[^()\n]*, ?)?"
    r"|, ?(?!(?:au?x?|en|le|les|dans|chez|salle|amphi\w*) )(?:[a-z][a-z'-]+ ){1,5})$"
)
"""« Pr Durand (Institut Nord, », « Mme Durand, psychologue au »: where a person works."""
_SPEAKER = re.compile(
    r"^\W*(?:(?i:anime\w*|avec|expert\w*|format(?:eur|rice)|intervenante?s?|moderat\w+|orat\w+|par)\b\W{1,3}(?:par )?)?"
    rf"(?:{_PERSON.pattern}|[A-Z][a-z'-]+ [A-Z][\w'-]+(?:, | [–-] | ?\()[^,()\n]{{0,40}}"
    r"\b(?:[Uu]niversit\w*|[Ii]nstitut\w*|CHU|CNRS|I[Nn]serm|[Hh]opital|[Ll]abo\w*)\b)"
    rf"(?:(?!\d ?h\b|\b20\d\d\b|\d {MONTH}|\b{_HELD})[^\n])*(?:, ?| [–-] | ?\()$"
)
"""« Pr Anna Tamaris, Institut Nord, », « Anna Tamaris – CHU Nord – »: a line that tells who speaks, and from where."""
_NAMED_AFTER = re.compile(
    r"\b(?:rue|av(?:enue|\.)?|bd|boulevard|place|quai|allees?|square|chemin|cours|impasse|salle|espace|amphi\w*"
    r"|hopital|centre|residence|parc|maison)(?: d[ue])? *$",
    re.IGNORECASE,
)
FULL_NAME = re.compile(r"(?:^|\s)(?!L[ea]s? |L'|Lieu )[A-Z][a-zA-Z'-]+ [A-Z][a-zA-Z'-]+$")
"""Two capitalised words that end a text, as a person's name."""
PERSON_END = re.compile(r"(?:^|\s)(?!L[ea]s? |L')[A-Z][a-z'-]+ (?:[A-Z][a-z'-]+|[A-Z'-]{4,})$")
NOT_AT = re.compile(
    r"\b(?:(?:retour|recit|souvenirs|bilan|compte[ -]rendu|preparation|presentation|histoire)s?\b[^.\n]{0,25}"
    r"\b(?:voyage|sejour|sortie|excursion|expedition|mission|stage)s?|grace|face|quant|suite|contrairement|rattach\w+"
    r"|(?:nee?|decedee?|morte?)s?(?: le \d[^,.;\n]{3,20}| en \d{4})?|exerc\w+"
    r"|vi(?:t|vant)|travaill(?:e|ant)|resid(?:e|ant)"
    r"|(?:(?<!(?<!qui )s')installe\w*|domicili\w+|basee?s?)"
    r"(?: (?:au )?(?:\d{1,4},? )?(?:rue|avenue|boulevard|place|quai) [^,.\n]{2,40}?)?"
    r"|adress\w+|r?envoy\w+|retourn\w+|remett\w+|ecri\w+|consacr\w+|dedi(?:e|on)\w*|confi(?:e|on)\w*"
    r"|vou(?:e|on)\w*|attribu\w+|hommages?|cantiques?|neuvaines?|prieres?|medecin|\w+logue|\w+(?:peute|iatre)|infirmi(?:er|ere)|pharmacien(?:ne)?"
    r"|chirurgien(?:ne)?|maitre de conferences|praticien(?:ne)?|professeure?|enseign\w+|chercheu(?:r|se)|etudiante?"
    r"|(?:s'est|se sont|s'etai(?:t|ent)) \w+|aupres (?:de |d'|du |des )(?:l[ea]s? |l')?\w+)"
    r"\s*$",
    re.IGNORECASE,
)
"""Words after which « à Dole » is where someone works or was born, what is over, or no place: « grâce à »."""

_WORKS_AT = re.compile(
    r"\b(?:grace|face|medecin|(?!dialogue|catalogue|prologue|epilogue)\w{3,}logue|\w+(?:peute|iatre)|infirmi(?:er|ere)"
    r"|pharmacien(?:ne)?|chirurgien(?:ne)?|praticien(?:ne)?|professeure?|chercheu(?:r|se)|etudiante?)"
    r" (?:aux?|a la|a l'|dans l[ea]|dans l') ?$",
    re.IGNORECASE,
)
"""« Allergologue au CHU de Dole »."""
_FORMERLY = re.compile(
    r"\b(?:devai(?:t|ent) (?:\w+ )?(?:se tenir|avoir lieu|se derouler)"
    r"|(?:s'est|se sont|s'etait|s'etaient) (?:tenu|deroule)e?s?|fai(?:t|sant) suite a\w*"
    r"|derniere edition|edition precedente|precedente edition)\b"
    rf"(?:(?!\b{_HELD})[^.\n]){{0,80}}$"
    r"|(?:^|[.\n] ?)(?:suite (?:a|aux?) |en (?:reponse|reaction|soutien) (?:a|aux?) |apres (?:l'(?:agression"
    r"|incendie)|la (?:destruction|fermeture)|les? (?:degats|incidents|travaux)) )[^,.\n]{0,80}$"
    r"|\bapres (?:le|un) (?:(?:vif|grand|franc) )?succes\b[^.,\n]{0,80}$"
    r"|\b(?:(?:n'\w+|ne (?!manqu)\w+)(?: \w+)? (?:pas|plus)(?: lieu)?|(?:et|,) (?:non(?: pas| plus)?|pas))"
    r" (?:aux? |a (?:la |l')?|dans (?:l[ae] |l'))?$",
    re.IGNORECASE,
)
"""What is over, and « n’aura pas lieu à la mairie mais »."""
_PLANNED = re.compile(r"\b(?:initialement|prevue?s?|programmee?s?)\b[^.:\n]{0,60}$", re.IGNORECASE)
_MOVED = re.compile(
    r"[^.\n]{1,80}?\b(?:(?:est|sont|sera|seront|ete) (?:finalement )?(?:deplace|transfere|delocalise|relocalise)e?s?\b"
    r"|(?:(?:aura|auront) (?:finalement )?lieu|se (?:tiendra|deroulera)(?: finalement)?) (?:a|aux?) (?-i:[A-Z]))",
    re.IGNORECASE,
)
"""« Prévue à Dole, la soirée est déplacée » is elsewhere now."""
_TO_COME = r"(?<!sera )(?<!seront )(?<!etre )"
_MADE = re.compile(
    rf"\b{_TO_COME}(?:(?:enregistre|mixe|masterise)e?s?\b(?! en (?:public|direct))[^.,;:!?\n\d]{{0,60}}"
    r"|(?:(?:film|clip|serie|documentaire)s?\b[^.;:!?\n\d]{0,60} tournee?s?"
    r"|(?:compose|cree|edite|experimente|fabrique|fonde|invente|publie|teste)e?s?"
    r"|(?:groupe|duo|trio|quatuor|quintette|collectif|chœur)(?: (?-i:[A-Z])[\w'-]*){0,3},? forme)"
    r"(?: en \d{4}| depuis \d{4})?(?: (?:d'abord|deja|notamment|puis))?"
    r"(?: a (?-i:[A-Z])[\w' -]{2,30}?(?:,| et| puis)){0,2}"
    r"(?: (?:au |a la |a l'|dans l[ae] |dans l')[^.,;:!?\n\d]{3,40}?)?)"
    r" (?:(?:au |a (?:la )?|chez |dans l[ae] )|(?:a |dans )l')?$",
    re.IGNORECASE,
)
"""« Disque enregistré au studio », « film tourné à », « projet testé à »: where something came to be."""
_OTHERS = re.compile(
    r"\bd'autres (?:villes|communes|villages|territoires|departements|regions|pays)\b[^.!?:\d]{0,100}$"
    r"|\b(?:mais (?:aussi|egalement)|notamment)\s(?:a la |a l')?$",
    re.IGNORECASE,
)
"""« Comme dans d’autres villes, à »: examples."""


_NEAR = re.compile(
    r"\b(?:(?:pas|non) loin|proches?|(?:tout )?pres|a cote|en face|face|derriere|a (?:deux|quelques) pas)"
    r" (?:a |de |du |des )?(?:l[ea]s? |l'|d'un\w* )?$"
    r"|\b(?:metro|tram(?:way)?|bus|arret|parkings?) ?:[^\n]*$",
    re.IGNORECASE,
)


def is_near(folded: str, start: int) -> bool:
    """Tell whether the words before it make it a landmark: « pas loin du stade », « Métro : place Carnot »."""
    return _NEAR.search(folded, max(0, start - 60), start) is not None


def is_former(folded: str, start: int) -> bool:
    """Tell whether the words before it are about another year, or about what was planned before."""
    return _FORMERLY.search(folded, max(0, start - 100), start) is not None


def is_of_others(folded: str, start: int) -> bool:
    """Tell where someone works, « Anna Tamaris, responsable du service au », where a work was made, and examples."""
    told = (pattern.search(folded, max(0, start - 160), start) for pattern in (_EMPLOYED, _MADE, _OTHERS))
    return any(told) or _is_left(folded, start)


def _is_left(folded: str, start: int) -> bool:
    planned = _PLANNED.search(folded, max(0, start - 100), start)
    return bool(planned and _MOVED.match(folded, start))


def is_elsewhere(folded: str, start: int) -> bool:
    """Tell whether the words before it on the line are about someone else's address."""
    line = max(folded.rfind("\n", 0, start) + 1, start - 200)
    before = _ABBREVIATED.sub(" ", folded[line:start])
    affiliated = _AFFILIATED.search(before)
    if (
        is_of_others(folded, start)
        or _NOT_THERE.search(before)
        or _WORKS_AT.search(before)
        or _SPEAKER.search(before)
        or (affiliated and not _is_honoured(before, affiliated))
    ):
        return True
    near = max(0, start - 120)
    return bool(_ASKED_ABOVE.search(folded, near, start) or _WORKS.search(folded, near, start))


def names_person(folded: str) -> bool:
    """Tell whether a text names a person by title, « Dr Durand », and not a street of that name."""
    return any(not _is_honoured(folded, person) for person in _PERSON.finditer(folded))


def _is_honoured(folded: str, person: re.Match[str]) -> bool:
    """Tell the name of a street or a building, « rue du Docteur Durand », from a person's."""
    return _NAMED_AFTER.search(folded, max(0, person.start() - 30), person.start()) is not None
