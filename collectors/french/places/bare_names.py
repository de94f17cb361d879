"""What stands as a place because of where it stands: beside the day, the hour or « aura lieu ».

No list holds « le 4 mars au CESIM », nor tells « rendez-vous à l’école » from « la santé à l’école ». Texts are
those of `fold.fold`.
"""

from __future__ import annotations

import re

from collectors.french.gatherings import GATHERING
from collectors.french.places.elsewhere import FULL_NAME, is_elsewhere
from collectors.french.places.towns import is_town
from collectors.french.turns import MONTH, WEEKDAY
from db.communes import country_code

BODY = (
    r"(?:reseau|dispositif|groupe|comite|conseil|societe|association|ordre|college|union|prix|programme|federation|ligue"
    r"|collectif|syndicat|congres|professeure?|docteure?)\b"
)
"""Whoever is written to, or works there: no building."""
PROPER = (
    r"(?:(?:[A-Z]\.){2,}|[A-Z][\w'-]*)(?: (?:(?:de la|de|du|des|la|le) |(?:de )?l'|d')?[A-Z][\w'-]*){0,4}"
)
"""A proper name: « Rocher de Palmer », « CO’Met », « M.A.C. »."""
_OF = "(?:de la |de l'|du |des |de |d'|l[ae]s? |l')?"
WAYS = "rue|avenue|boulevard|place|route|chemin|impasse|allees?|quai|cours|square|faubourg|esplanade"
NAMED_WAY = re.compile(r"(?:Rue|Quai|Place)(?= (?:[A-Z]|d[eu]s? |d'|l[ae]s? |l'))", re.IGNORECASE)
"""« 1190 Rue Haute » is no town with its code."""
SHORT_WAYS = (
    r"ave?\b\.?|bo?u?l?v?d\b\.?|bv\b\.?|boul\.|r\b\.?(?= (?:d(?:u|es?) |(?-i:[A-Z])))|rte\b\.?"
    r"|grand[' -]?rue|(?:all|pl|imp)\b\.?(?= (?:d[eu] |(?-i:[A-Z])))"
)
"""« Bd Haut », « 5 All. Basse », « Grand’rue »."""
_STREET = rf"(?!cours d[eu'])(?:{WAYS})"
"""« Cours de Yoga » is a class."""

WHEN_END = (
    rf"(?:\b20\d\d|\d(?::\d\d| ?h(?: ?\d\d)?(?: ?mn)?)|\d(?:er)? {MONTH}|\d/\d\d|\d\.\d\d\.(?:20)?\d\d"
    r"|\bmidi|\d heures?(?: \d\d)?)\)?"
)
DAY_START = rf"(?:(?:le|ce|du|les|des) )?(?:{WEEKDAY}|\d{{1,2}}(?:er)? (?:(?:et|au|&) \d{{1,2}} )?{MONTH})"
_SPOKEN_FOR = "ville|commune|region|service|equipe|mooc|plateforme|site|chaine"
"""Who opens no door that one walks through."""
_AS_EVER = (
    r"(?:,? (?:comme (?:d'habitude|toujours|de coutume|a l'accoutumee|chaque \w+)|(?:encore et )?toujours"
    r"|cette fois(?:[ -]ci| encore)?|(?:a|de) nouveau|une fois de plus)\b,?)?"
)
TAKES_PLACE = (
    r"\b(?:(?:aur)?(?:a|ont) (?:bien )?lieu|se (?:tien\w+|deroul\w+|pass(?:e|era|eront)|fera|feront)"
    r"|prend(?:ra|ront) place|rendez[ -]vous|rdv|presentiel|lieu)"
)
_INVITES = r"(?:invit|convi)\w+"
_IS_GLAD = r"(?:(?:a|ont) (?:le|la|l') ?\w+|(?:est|sont|sera|seront) \w+) d[e'] ?"
_PLANNED = r"\b(?:programmee?s?|organisee?s?|prevue?s?|tenue?s?)"
_NOTICE = (
    rf"(?:{BODY}|{WEEKDAY}|{MONTH}|complete?|annulee?|reportee?|gratuit|matin|soir|midi|utc|gmt|cet|tbc|tba|zoom|teams|webex"
    r"|etp|dpc|cpts|urps|ars|paris|france|visio|ligne|nouveau)\b"
)
"""What stands in capitals beside a day, and is no institution."""
_MEETING = (
    "(?:concert|soiree|matinee|journee|fete|tournoi|collecte|rassemblement|reunion|rencontre|permanence|spectacle|repas|brocante|vide-greniers?"
    "|randonnee|balade|promenade|sortie|visite|vernissage|projection|barbecue|pique-nique|apero|bal|loto|chantier)s?"
)
"""Gatherings that one holds somewhere; « atelier à », « formation au » and « initiation au » introduce a subject."""
NOT_PROPER = (
    rf"(?:{BODY}|{GATHERING.pattern}|(?:{WEEKDAY}|{MONTH}|ca|cm|cse|ce|zoom|teams|webex|distance|destination|attention|occasion"
    r"|etp|dpc|apa|rcp|dcc|ia|initiative|titre|programme|profit|benefice|theme|tarif|prix|toute?s?|tous|bientot|noter|savoir|retenir|venir|noel|paques|pentecote|printemps|mois|semaine|une|france|europe|secretariat"
    r"|dr|docteure?|pr|professeure?|mme|m)\b)"
)
_AT = r"(?-i:(?:aux?|a|a la|chez) |a l')"
LOCUTION = (
    r"(?:attention|occasion|accueil(?! d)|initiative|issue|aide|avance|approche|arrivee|image|instar|origine|exception"
    r"|heure|invitation|intention|usage|appel|ordre du jour|distance|demande|place|suite|fin|fois|charge|carte"
    r"|rencontre|recherche|portee|lumiere|base|une|lieu|profit|benefice|cours|plus|moins|choix|total|titre|tarif|sujet|programme"
    r"|minimum|maximum|prix|(?:grand )?public|mois|rentree|printemps|automne|debut|depart|sein|niveau|moment|nom|besoin"
    r"|(?:\w+ )?(?:etage|rez-de-chaussee|sous-sol)|prealable|cas|menu|soir|matin|mieux|tour|travers|contraire|lendemain"
    r"|hasard|plaisir|telephone|numero|secretariat|format|domicile)\b"
)
"""« Au profit », « à la suite »: what « au » and « à la » introduce that is no place."""
_AT_PLACE = re.compile(
    rf"\d ?h(?: ?\d\d)?[ ,–-]{{1,3}}(?-i:(?:au|a la|devant l[ea]s?) |(?:a|devant) l')"
    rf"(?!{LOCUTION}|{BODY}|{GATHERING.pattern}|(?:{WEEKDAY})\b)"
    r"([a-z][\w'-]+(?: (?!(?:pour|avec|sur|afin|anim|organis|et|ou|par)\w*\b)[\w'-]+){0,6}?)"
    rf"(?=\s*[.,;:()\n]|$| (?:[–-]|pour|avec|sur|afin|anim\w+|organis\w+|et|ou|par|{DAY_START})\b)",
    re.IGNORECASE,
)
_AT_NUMBER = re.compile(
    r"\b(?:au|rendez-vous|lieu|adresse)\W{1,3}(\d{1,4}(?: ?bis| ?ter)?,? (?:"
    rf"{SHORT_WAYS}|{WAYS}) [^\n,;.()!?]{{2,50}})",
    re.IGNORECASE,
)
_TWO_CAPITALS = r"[A-Z][\w-]*(?:'|(?: [a-z'-]+){1,3} (?:l'|d')?)[A-Z][\w'-]*(?: [a-z]+){0,2}"
"""« Brasserie du Pont », « Lieu de l’Innovation publique », as a line of its own: a subject has one capital."""
_AT_PROPER = (
    re.compile(
        rf"{TAKES_PLACE} (?:(?:est )?(?:fixe|donne|prevu)e? )?(?:au|a la|a l'|devant l[ae']) ?"
        rf"((?:station|arret|sortie|bouche) (?:de |du )(?:metro|bus|tram\w*|RER) (?-i:{PROPER}))",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:{WHEN_END}(?: prochaine?)?(?: \([^()\n]{{1,60}}\))?|{TAKES_PLACE}(?: en {MONTH})?|{_PLANNED})"
        rf"{_AS_EVER}(?: ?,| [–-])? {_AT}(?!{NOT_PROPER})"
        rf"((?-i:{PROPER}))",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b{_AT}(?!{NOT_PROPER})((?-i:{PROPER})),? (?:{DAY_START}|(?:de |des |a )?\d{{1,2}} ?h)", re.I
    ),
    re.compile(rf"^[^\w\n]{{0,6}}(?!a [A-Z]){_AT}(?!{NOT_PROPER})((?-i:{PROPER}))", re.I | re.M),
    re.compile(
        rf"^[^\w\n]{{0,6}}(?-i:Au|A la) (?!{NOT_PROPER})((?-i:[A-Z]{{3,8}})(?: \([^()\n]+\))?)(?=\s*$)",
        re.I | re.M,
    ),
    re.compile(rf"\bportes[ -]ouvertes (?:de [^\n,.]{{0,30}})?{_AT}(?!{NOT_PROPER})((?-i:{PROPER}))", re.I),
    re.compile(rf"{WHEN_END}[^\n]{{0,150}}, {_AT}(?!{NOT_PROPER})((?-i:{PROPER}))(?=\.?\s*$)", re.I | re.M),
    re.compile(rf"\ba (?!{NOT_PROPER})((?-i:(?:L[ea]s? |L')(?!{NOT_PROPER}){PROPER}))", re.IGNORECASE),
    re.compile(
        rf"(?:^|[.] )(?!{NOT_PROPER})((?-i:(?:L[ea]s? |L')(?![A-Z]+\b){PROPER})) (?:vous )?"
        rf"accueill(?:e|era|ent|eront) (?:l[ea]s? |l'|une? )(?:\w+ )?{GATHERING.pattern}",
        re.IGNORECASE | re.MULTILINE,
    ),
    re.compile(
        rf"(?:^|[.] )((?-i:L[ea]s? |L')(?!{NOT_PROPER}|{_SPOKEN_FOR})(?-i:{PROPER}))(?: \([^()\n]{{2,30}}\))?"
        r" (?:est |sont )?"
        r"(?:(?:ravie?|heureu(?:x|se)|enchantee?)s? d[e'] ?)?(?:nous|vous) accueill(?:e|ent|ir|era|eront)\b",
        re.IGNORECASE | re.MULTILINE,
    ),
    re.compile(
        rf"(?:^|[.,] )(?:le |la |l')?(?!{NOT_PROPER}|L[ea]s? |L'|{_SPOKEN_FOR})"
        rf"((?:[a-z-]+ ){{0,2}}(?-i:{PROPER})) (?:vous )?"
        r"ouvr(?:e|ira) (?:grand )?[scl]es portes\b",
        re.IGNORECASE | re.MULTILINE,
    ),
    re.compile(
        rf"(?:{WEEKDAY}|\d ?h(?: ?\d\d)?|\d {MONTH}|20\d\d),? "
        r"((?:rue|avenue|boulevard|allee|impasse|quai|square) (?:de la |de l'|du |des )[a-z]{4,})",
        re.IGNORECASE,
    ),
    re.compile(
        r"^[^\n]{0,20}\d ?h ?\d{0,2}\b[^\n]{0,80}? ((?-i:Rue|Avenue|Allee|Boulevard|Impasse|Quai|Place|Salle)"
        r" (?:(?:d[eu]s? (?:la )?|d')?(?-i:[A-Z])[\w' -]{2,40}|des fetes|polyvalente|communale|municipale))$",
        re.IGNORECASE | re.MULTILINE,
    ),
    re.compile(rf"\b{_MEETING} (?:[a-z][\w'-]* ){{0,3}}{_AT}(?!{NOT_PROPER})((?-i:{PROPER}))", re.IGNORECASE),
    re.compile(
        rf"(?:^|[.] )(?:dans (?:le |la |l')[\w'-]+,? )?a (?!{NOT_PROPER})((?-i:{PROPER})), (?:une? |l[ea]s? |l')",
        re.I | re.M,
    ),
    re.compile(
        rf"(?:{WHEN_END}|{TAKES_PLACE})(?: ?,| [–:-])? (?:(?:au |a la |a l')[a-z]+,? )?"
        rf"({_STREET} {_OF}(?-i:{PROPER}))",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:accueill(?:ons|e|ent|era|erons)|vous attend\w*|retrouv(?:ez|ons)[ -]nous"
        r"|(?:on|nous) (?:se|nous) retrouv\w+)\b[^\n.]{0,120}?"
        rf" {_AT}(?!{NOT_PROPER})"
        rf"((?-i:{PROPER}))(?= *(?:[.!,;\n]|$)| (?:le|pour|de \d))",
        re.IGNORECASE,
    ),
    re.compile(
        r"^[^\w\n]*((?-i:[A-Z])[\w'-]+, (?:rue|avenue|boulevard|chaussee|allee|impasse|quai) [^\n,;:.()\d]{3,40}"
        r" \d{1,3}[a-d]?)"
        r"(?=\s*$)",
        re.IGNORECASE | re.MULTILINE,
    ),
    re.compile(
        rf"\baccueillie?s? (?:chez|par(?=[^\n.]{{1,40}} (?:au \d|dans (?:s|l)e))) (?!{NOT_PROPER})"
        rf"((?-i:(?:L[ea]s? |L')?{PROPER}))",
    ),
    re.compile(rf"\bdevant (?:l[ea] |l')(?!{NOT_PROPER})((?-i:{PROPER}))", re.IGNORECASE),
    re.compile(r"\b(?:au|du|a l') ((?-i:(?:[A-Z][\w'-]+ ){1,3}(?:Arena|Center|Hall|Park|Stadium)))\b", re.I),
    re.compile(
        r"(?<=\n)[^\w\n]*(?:a partir de |de |des )?\d{1,2} ?[h:][\dh :a–-]{0,15}[^\w\n]*\n[^\w\n]*"
        rf"(?!{NOT_PROPER}|entree|compagnie|cie\b|ensemble)((?-i:{_TWO_CAPITALS}))(?=[^\w\n]*(?:\n|\Z))",
        re.IGNORECASE,
    ),
    re.compile(
        r"\d ?h(?: ?\d\d)?(?:,| [–-])? (?:au )?"
        r"((?-i:Salon) (?:(?:de la |de |du |des )?(?-i:[A-Z][\w'-]*)|d'[Hh]onneur))",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?-i:[a-z]) 20\d\d(?:, | [–-] | \()(?!{_NOTICE})((?-i:[A-Z]{{3,8}}))(?=\W*(?:\n|\Z))",
        re.IGNORECASE,
    ),
    re.compile(rf"(?<=[a-z\d]), (?!{_NOTICE})((?-i:[A-Z]{{3,8}})), (?-i:{DAY_START})\b", re.IGNORECASE),
    re.compile(
        rf"(?:{TAKES_PLACE}|{_PLANNED}|{WHEN_END})[^.;\n]{{0,60}}?, "
        rf"(\d{{1,4}}(?: ?bis| ?ter)?,? (?:{SHORT_WAYS}|{WAYS}) [^\n,;.()!?]{{2,50}})",
        re.IGNORECASE,
    ),
    re.compile(rf"\b{_INVITES} {_AT}(?!{NOT_PROPER})((?-i:{PROPER}))(?= (?:pour|afin) )", re.IGNORECASE),
    re.compile(
        rf"{WHEN_END},? sur le (site (?:des? |de la |du |d'|de l')(?!{NOT_PROPER})(?-i:{PROPER}))",
        re.IGNORECASE,
    ),
    re.compile(rf"\d ?h(?: ?\d\d)?, (?!{NOT_PROPER}|utc|gmt|cet|tbc)((?-i:[A-Z]{{3,8}}))\)", re.IGNORECASE),
    re.compile(rf"(?:\d ?h(?: ?\d\d)?,?|{TAKES_PLACE}) en ((?-i:[A-Z]{{1,4}} ?\d{{2,3}})\b)", re.IGNORECASE),
    re.compile(
        rf"(?:^|[.] )(?:la |le |l')(?:(?=college (?-i:[A-Z]))|(?!{NOT_PROPER}|{_SPOKEN_FOR}))"
        rf"((?:[\w-]+ ){{1,2}}(?-i:{PROPER}))"
        r"(?:,[^,.\n]{1,60},(?:[^,.\n]{1,60},)?| \([^()\n]{1,40}\))?"
        rf" (?:(?:tien|organis|propos|vous (?:convi|invit))\w+|{_IS_GLAD}(?:vous )?(?:convi|invit|accueill|ouvr)i?e?r)"
        r" (?:[^,.;:]{0,60} )?(?:s[ae]s? |une |des )"
        r"\s?(?:\w+ )?(?:de )?portes[ -]ouvertes",
        re.IGNORECASE | re.MULTILINE,
    ),
    re.compile(
        rf"\b(?:zoom|teams|jitsi|visio\w*|en ligne|distanciel) (?:et|ou) {_AT}(?!{NOT_PROPER})((?-i:{PROPER}))",
        re.IGNORECASE,
    ),
    _AT_PLACE,
    _AT_NUMBER,
)
"""« 20h, au CESIM », « à l’Arsenal le 4 mars », « …, à l’Arsenal. », « à La Palette », « devant la Poste »."""
_ATTENDS = re.compile(
    r"\b(?:particip(?:e[rz]?|ons|ent|ation)|inscri\w+|invit\w+|assist\w+|convi\w+|face)\b"
    rf"(?:(?!{TAKES_PLACE}|{_PLANNED})[^.\n]){{0,60}}$",
    re.IGNORECASE,
)
_INVITED = re.compile(rf"\b{_INVITES} (?:aux?|a la|a l'|chez) ?$", re.IGNORECASE)
_TO_ATTEND = re.compile(
    rf" (?:pour |afin (?:de |d'))(?:assister|decouvrir|feter|celebrer"
    rf"|(?:une? |l[ae]s? |l')(?:projection|{GATHERING.pattern}))",
    re.IGNORECASE,
)
"""« Nous invite au Tilia pour un bal »."""
_SUBJECT = re.compile(
    r"\b(?:initi\w+|introduction|formations?|form(?:er|ez)|pass(?:er|ez|age)|migr\w+|hommage|merci|bienvenue?s?"
    r"|entrainement|dedie\w*|consacre\w*|confie\w*|cantiques?|neuvaines?|prieres?|sejours?|voyages?)"
    r" (?:aux?|a|a la|a l') ?$",
    re.IGNORECASE,
)
"""« Initiation à Python », « hommage à Bertrand »: what is taught or honoured, or where one travels."""
_BETWEEN = re.compile(
    rf"{WHEN_END}[\s,–|-]{{1,4}}(?!{NOT_PROPER}|entree|inscri|gratuit)"
    rf"((?:l[ea]s? |l')?(?-i:{PROPER}))(?:, ?| ?\(| (?:--?|[–|]) )$",
    re.IGNORECASE,
)
"""« 12 mars 2027, Oncopole, Toulouse »."""
_BEFORE_TOWN = (
    re.compile(r"\ba l'(association (?-i:[A-Z])[\w'-]*(?: [\w'-]+){0,4}) \($", re.IGNORECASE),
    re.compile(rf"(?<![\w'])(?:{_AT}|@ ?)(?!{NOT_PROPER})((?-i:{PROPER}))(?: de |,? ?\(?)$", re.IGNORECASE),
    re.compile(r"\bchez ((?-i:[A-Z])[\w' -]{2,40}?)(?: a)?,? ?\(?$", re.IGNORECASE),
    re.compile(rf"(?:^|[,;(–-] ?)((?-i:L[ea]s? |L')(?!{NOT_PROPER})(?-i:{PROPER})),? ?\Z", re.I | re.M),
    re.compile(
        rf"\b({_STREET} {_OF}(?:(?-i:[A-Z][\w'-]*)|marche|mairie|eglise|gare)"
        r"(?: [\w'-]+){0,3}),? ?$",
        re.IGNORECASE,
    ),
)
"""« Au Rocher de Palmer à Cenon », « La Palette à Dole », « place Rude à Gray »."""
_AFTER_TOWN = re.compile(
    rf"(?:-| ?[,:–(] | - )((?:{_STREET}|(?-i:Porte|Gare)) {_OF}"
    r"(?-i:[A-Z])[^\n,;.:()]{1,50}?)"
    rf"(?= ?(?:[\n,;.:()]|$| [–-] | {DAY_START}| a \d))",
    re.IGNORECASE,
)
"""« Toulouse, allées Jules Guesde », « Paris-Porte de Versailles »."""
_NUMBER_AFTER_TOWN = re.compile(
    rf"(?: ?[,:(] ?| [–-] |\n)((?:(?-i:(?:L[ea]s? |L'){PROPER})(?:,| [–-]) )?"
    rf"\d{{1,4}}(?: ?bis| ?ter)?,? (?:{WAYS}) [^\n,;.:()]{{2,40}}?)"
    rf"(?= ?(?:[\n,;.:()]|$| [–-] | {DAY_START}| a \d))",
    re.IGNORECASE,
)
"""« Dole, 3 rue Haute », « Dole, La Mine – 3 rue Haute », the street on the same line or the next."""
_HALL_AFTER_TOWN = re.compile(
    rf", ((?-i:{PROPER}))(?=[ .]*\n\W*(?:{DAY_START}|\d{{1,2}}[./]\d{{1,2}}[./]\d\d))", re.IGNORECASE
)
"""« Dole, Belle Étoile », all of a line that the day follows."""
_LONGEST = 100

_PLACES_AT = (
    r"(?:(?-i:(?:aux?|a|a la|en|chez|dans|depuis|devant|sous|sur)(?: l[ea]s?)?) "
    r"|(?<=\n)(?-i:A la|Aux?|En|Chez|(?:Dans|Devant|Sous) l[ae]s?) "
    r"|(?:a |en |chez |dans |depuis |devant |sous |sur )?l')"
)
_PLACED = re.compile(rf"(?<!\w){_PLACES_AT}$", re.IGNORECASE)
_HOUR_BEFORE = re.compile(
    rf"(?:{WHEN_END}|{TAKES_PLACE}|\b{_MEETING})[\s,–-]{{1,3}}(?:{_PLACES_AT})?$", re.IGNORECASE
)
_ROOM = re.compile(
    r"(?:(?:grande?|petite?) )?(?:salle|amphi\w*|auditorium|place|hall|parking|gymnase|stade|presbytere|chapelle|eglise"
    r"|mairie|bibliotheque|mediatheque|foyer|cafeteria|refectoire|parvis)\b",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"(?:maison (?:des? (?:asso\w*|quartier|sante|services|habitants|jeunes|aines|retraite|village|parents|usagers"
    r"|aidants|familles|ados|adolescents|femmes|seniors|syndicats|citoyens|solidarites?|projets|sports|arts|patients"
    r"|l'autonomie|la solidarite|la famille|l'enfance|la petite enfance|l'emploi|la culture|la prevention"
    r"|temps libre|la vie \w+)|pour tous|medicale|communale|paroissiale|departementale)"
    r"|ecole (?:primaire|maternelle|elementaire|publique|communale|du|des)|college|lycee|hotel de ville|ludotheque"
    r"|centre (?:social|culturel|socio\S+|de loisirs|hospitalier|aere|d'animation|equestre|nautique|des congres)"
    r"|piscine|patinoire|caserne|office de tourisme|boulodrome|dojo|chalet|camping|chateau|bibli|complexe \w+|halle"
    r"|(?:hall|parc|salle) (?:des )?expo\w*|france services)\b(?! (?:et|ou|en|pour) )",
    re.IGNORECASE,
)
_PIECE_END = re.compile(r" ?(?:$|[\n.,;()|]| [–-] )")
"""« 20h, maison des associations », all of a piece, where « 18h – Lycée et handicap » is a subject."""
_HOUR_AFTER = re.compile(
    rf"[ ,(]{{1,2}}(?:{DAY_START}|(?:de |a )?\d{{1,2}} ?h|(?:le )?\d{{1,2}}/\d)", re.IGNORECASE
)


def is_beside_the_hour(folded: str, start: int, end: int) -> bool:
    """Tell whether what stands there is placed right after or before a day, an hour or « aura lieu »."""
    near = max(0, start - 50)
    alone = _HOUSE.match(folded, start) and _PIECE_END.match(folded, end)
    placed = alone or _PLACED.search(folded, near, start) or _ROOM.match(folded, start)
    told = _HOUR_BEFORE.search(folded, near, start) or _HOUR_AFTER.match(folded, end)
    return bool(placed and told)


def proper_name_beside(folded: str, start: int, end: int) -> tuple[int, int] | None:
    """Find the name that stands right before the town from `start` to `end`, or the street right after it."""
    near = max(0, start - _LONGEST)
    before = _BETWEEN.search(folded, near, start)
    if before and (FULL_NAME.search(before[1]) or is_town(before[1])):
        before = None
    told = (pattern.search(folded, near, start) for pattern in _BEFORE_TOWN)
    named = (one for one in told if one and not _SUBJECT.search(folded, near, one.start(1)))
    found = before or next(named, None) or _AFTER_TOWN.match(folded, end)
    found = found or _NUMBER_AFTER_TOWN.match(folded, end)
    if found is None and folded[:start].endswith("\n"):
        found = _HALL_AFTER_TOWN.match(folded, end)
    return found.span(1) if found else None


def proper_name_at(folded: str, town: tuple[int, int] | None = None) -> tuple[int, int] | None:
    """Find the name that « au », « à la » or « chez » places the event at, apart from its town and others."""
    found = (one.span(1) for pattern in _AT_PROPER for one in pattern.finditer(folded))
    named = (span for span in found if not country_code(folded[slice(*span)]))
    apart = (span for span in named if not town or _is_apart(folded, span, town))
    return next((span for span in apart if not _is_attended(folded, *span)), None)


def _is_apart(folded: str, name: tuple[int, int], town: tuple[int, int]) -> bool:
    outside = name[1] <= town[0] or town[1] <= name[0]
    return outside and not is_town(folded[slice(*name)])


def _is_attended(folded: str, start: int, end: int) -> bool:
    """Tell « participez au Défi », « initiation à Python » and another's address from where the event is."""
    near = max(0, start - 80)
    if _INVITED.search(folded, near, start) and _TO_ATTEND.match(folded, end):
        return False
    attended = _ATTENDS.search(folded, near, start) or _SUBJECT.search(folded, near, start)
    return bool(attended or is_elsewhere(folded, start))
