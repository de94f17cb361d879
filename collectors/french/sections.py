"""Headings that name no event: of sections (« Agenda », « À la une »), of lists, of the parts of a page."""

from __future__ import annotations

import re

from collectors.french.fold import fold
from collectors.french.gatherings import GATHERING
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
    r"(?:activites|animations|sorties) (?:du|de la|de ce|de cette) (?:mois|semaine|trimestre|saison))\b.{0,40}|"
    r"\W*(?:cette semaine|ce (?:mois(?:-ci)?|week-end))(?: (?:aux?|a l[a'] ?|chez|dans l[ae]s?) ?[a-z' -]{3,40})?\W*",
    re.IGNORECASE,
)
_DATES = re.compile(r"\W*(?:les )?dates?\W*", re.IGNORECASE)
"""« Les dates » heads those of the one event that is named above."""
_LONGEST = 9
_RANKED = re.compile(r"^\W*\d{1,2}[.)] ")

MANY = (
    r"(?:activites|animations|ateliers|balades|celebrations|collectes|colloques|competitions|concerts|conferences|courses|"
    r"cours|dates|entrainements|evenements|excursions|expositions|festivites|formations|fetes|lectures|manifestations|messes|"
    r"offices|permanences|projections|randonnees|rencontres|rendez-vous|repetitions|representations|reunions|seances|"
    r"sejours|seminaires|sessions|soirees|soutenances|sorties|spectacles|stages|tournois|visites|voyages|webinaires)\b"
)
_TIMES = r"(?: (?:19|20)\d\d(?: ?[-/–] ?(?:20)?\d\d)?)"
"""« 2027 », « 2027/2028 »."""
_MAJOR = r" (?:a venir|de l'annee|importante?s|majeure?s|marquante?s|passee?s|phares|principa(?:les|ux)|programmee?s)"
_RANK = r"(?:1er|[2-4](?:e|eme)|premier|deuxieme|second|troisieme|quatrieme)"
_LIST = re.compile(
    rf"(?:\W*\d{{1,2}}[.)] )?\W*(?:(?:\w+\W+)?voici (?:l'agenda|la programmation|le programme|les dates)\b.{{0,60}}|"
    rf"(?:les |nos |vos |toutes les |voici les )?(?:prochaine?s?|autres) {MANY}.{{0,120}}|"
    rf"(?:les |nos |vos )?prochaine?s (?!echeances|elections|etapes)[a-z-]+s{_TIMES}?|"
    rf"(?:programme|calendrier|planning|dates|horaires) (?:des|de (?:nos|vos|ces)) (?:prochaine?s )?{MANY}.{{0,60}}|"
    rf"programme(?: (?:annuel|culturel|general|mensuel|previsionnel|trimestriel|(?:de la|du) "
    rf"(?:mois|saison|semaine|semestre|trimestre)(?: (?:culturelle|musicale|sportive))?)){{1,2}}{_TIMES}?|"
    rf"programme{_TIMES}|(?:l')?edition{_TIMES}|"
    rf"(?:les |nos |vos |(?:toutes|tous) (?:les|nos) )?{MANY}(?: (?:tout|grand) public)?|"
    rf"(?:ateliers|concerts|conferences|cours|evenements|seances|sorties|stages|visites){_TIMES}|"
    rf"(?:les |nos )?(?:grand(?:e)?s |principa(?:les|ux) )?{MANY}(?:{_MAJOR})+{_TIMES}?|"
    rf"nos [a-z-]+s{_TIMES}|l'evenement|(?:animation|evenement|manifestation|sortie) a venir|"
    rf"(?:{_RANK}) (?:trimestre|semestre|quadrimestre){_TIMES}?|"
    rf"(?:catalogue|liste) (?:des |de nos )(?:prochaine?s )?{MANY}.{{0,60}}|"
    r"dates? (?:d[eu]s? (?:la |l'|nos )?)prochaine?s? \w+|(?:les )?dates? (?:de la |des )(?:tournees?|"
    r"representations?)|dates?(?: [–-] |: | )(?:printemps|ete|automne|hiver)"
    r"(?: 20\d\d)?|"
    rf"annee (?:scolaire|universitaire){_TIMES}?|"
    rf"(?:la |notre )?saison(?: (?:culturelle|musicale|sportive))?{_TIMES}?)\W*",
    re.IGNORECASE,
)
_WHEN_WHERE = r"(?:dates?|lieux?|horaires?|heures?|quand|ou|adresse|(?:plan d')?acces|deplacements?)"
_ABOUT = r"(?:a propos|presentation|le mot)"
_QUESTION = (
    r"(?:quel(?:le)?s? (?:est|sont|sera|seront) (?:l[ae]s? |l')(?:dates?|destinations?|enjeux|horaires?|lieux?|"
    r"modalites|objectifs?|programme|public|tarifs?|thematiques?|themes?)\b|"
    r"qu'est[ -]ce que (?:l[ae]s? |l'|ce)|"
    r"(?:ca se passe|c'est|ce sera|on se retrouve) (?:ou|quand)\b|"
    r"(?:ou|quand|comment) (?:(?:a|ont|aura|auront) lieu|se (?:deroul|tien)\w+|s'inscrire|participer)\b)"
    r"[^.?!]{0,60}\?"
)
_PART = re.compile(
    rf"\W*(?:\d{{1,2}}[.)] )?(?:introduction|(?:au )?programme|a propos|a venir|description|preambule|presentation|"
    rf"pour (?:aller plus loin|en savoir plus)|"
    rf"(?:dates?|lieux?)(?: et (?:dates?|lieux?))? d(?:e la |u |e l')(?:{GATHERING.pattern})|"
    rf"(?:intervenante?s|orat(?:eur|rice)s|participante?s) (?:a |aux? |d[eu]s? )(?:la |l')?(?:{GATHERING.pattern})|"
    rf"(?:les )?dates?|(?:{_WHEN_WHERE} et autres informations|questions pratiques|(?:les )?temps forts)|"
    rf"contexte|(?:en )?(?:bref|resume)|"
    r"(?:l[ae]s? )?(?:details?|informations?|infos?)"
    r"(?: (?:cles?|complementaires|generales?|pratiques?|principales?|utiles?))?|"
    r"(?:public|buts?|objectifs?|contenu|deroule(?:ment)?)(?: (?:vise|cible))? (?:de (?:la |l'|cette )|du )"
    rf"\w+{_TIMES}?|{_ABOUT} (?:de (?:la |l'|cet(?:te)? |ce )|du |des )(?:{GATHERING.pattern}){_TIMES}?|{_QUESTION}|"
    rf"confirmation (?:d'|de l')?inscription|{_WHEN_WHERE}(?:\W+(?:et )?{_WHEN_WHERE})*)\W*",
    re.IGNORECASE,
)
_DEFINES = re.compile(r"\W*qu'est", re.IGNORECASE)
"""« Qu’est-ce que la douleur ? » may be a title."""
_HOST_ONLY = re.compile(
    r"\b(?:(?:accueille|invite|organise|presente|propose)(?:nt)?|recoi(?:t|vent))\W*$", re.IGNORECASE
)
_CALL = re.compile(
    r"[\W¤]*(?:(?:le|ce|du|a) ¤\W*)?(?:(?:de plus|enfin|et|par ailleurs|pour rappel),? )?(?:"
    r"(?:rendez-vous|rdv) (?:(?:a|des) \d|devant|derriere|sur l|place\b|au (?:pied|depart|bout)\b|"
    r"(?:a|au|aux|dans|en) (?:l[ae]s? |l'|notre |nos )?"
    r"(?:bar|cafe|centre|ecole|eglise|espace|foyer|gare|gymnase|local|locaux|mairie|maison|mediatheque|parc|parking|"
    r"place|rue|salle|salons?|square|stade|theatre)\b)|"
    r"(?:devant|derriere|dans|sur|au (?:pied|bout|coin)|a l'angle) (?:l[ae]s? |l'|de l[ae']s? ?|du |des )?"
    r"(?:eglise|gare|halles?|mairie|parking|parvis|place|quais?|rues?|salle)\b|"
    r"place (?:du (?:bourg|marche|village)|de (?:l'eglise|l'hotel de ville|la (?:liberte|mairie|republique)))\b|"
    r"(?:amenez|apportez|bloquez|cochez|munissez|n'oubliez|ne (?:manquez|ratez)|notez|pensez|prenez|preparez|"
    r"prevoyez|rejoignez|reservez|retenez|venez)\b|"
    r"(?:envie|besoin) d|vous (?:aimez|avez|cherchez|desirez|etes|recherchez|souhaitez|voulez)\b|"
    r"a ne pas (?:manquer|rater)\b|on (?:vous attend|se retrouve)\b|"
    r"(?:n'|l[ae]s? |y )?(?:avez|aimez|aimeriez|cherchez|desirez|etes|souhaitez|voulez)-vous\b|"
    r"soyez nombreu\w+|(?:ca|cela) se passe\b|invitation d)",
    re.IGNORECASE,
)
_PROGRAMME = re.compile(
    r"\b(?:cycle|programme|planning|calendrier|saison) d|"
    r"\W*(?:le |notre |la )?(?:programme pour\b|prochaine programmation$)|"
    r"\bplusieurs (?:actions|animations|ateliers|dates|evenements|rencontres|rendez-vous)\b|\W*l'agenda d",
    re.IGNORECASE,
)
_PLURAL = re.compile(
    rf"(?:les |nos |vos )?(?!rencontres|rendez-vous|fetes|festivites|manifestations){MANY}", re.IGNORECASE
)


def is_section(text: str) -> bool:
    """Tell the heading of a section (« AGENDA », « Congrès nationaux et internationaux ») from a title."""
    if _AGENDA.fullmatch(fold(text)):
        return True
    if _DATES.fullmatch(fold(text)):
        return False
    words = re.findall(r"[a-z]+|\d+", _RANKED.sub("", fold(text).lower()))
    known = (word in _KNOWN or YEAR.fullmatch(word) for word in words)
    return 0 < len(words) <= _LONGEST and all(known)


def names_list(text: str) -> bool:
    """Tell the heading of a list or of a page's part (« Prochains concerts », « Introduction ») from a title."""
    plain = fold(text)
    return any(listed.fullmatch(plain) for listed in (_LIST, _PART, _AGENDA))


def is_part(text: str) -> bool:
    """Tell the heading of a page's part, « Infos pratiques », from a title even where nothing else is one."""
    return _PART.fullmatch(fold(text)) is not None and not _DEFINES.match(fold(text))


def names_host(text: str) -> bool:
    """Tell « Le club présente… », which says not what."""
    return _HOST_ONLY.search(fold(text)) is not None


def only_leads(text: str) -> bool:
    """Tell « Prochains concerts », « Le club présente… »."""
    return names_list(text) or names_host(text)


def is_plural(text: str) -> bool:
    """Tell a heading over several sittings, « Séances de découverte », from the name of one gathering."""
    return _PLURAL.match(fold(text)) is not None


def is_programme(text: str) -> bool:
    """Tell a heading over several announcements: « Cycle de conférences 2027 »."""
    return _PROGRAMME.search(fold(text)) is not None


def is_call(text: str) -> bool:
    """Tell words that call, and name nothing: « Rendez-vous devant la gare », « Réservez votre soirée ! »."""
    return _CALL.match(fold(text)) is not None
