"""What stands around a title, and is no part of it: its state, its lead, its speaker, marks."""

from __future__ import annotations

import re

from collectors.french.fold import fold
from collectors.french.gatherings import GATHERING
from collectors.french.speakers import without_speakers
from collectors.french.titles import clean_title, quieter

LONGEST = 300
"""In characters: a longer text is no title, and is cut."""

EDGE = " \u00a0\t.,;:–—-|•·/*_\\>→="
_LEAD = re.compile(
    r"(?:[0-2]?\d ?h ?\d{0,2}(?: ?(?:a|-) ?\d{1,2} ?h ?\d{0,2})?|save the dates?|nouveau|rappel|a vos agendas|"
    r"(?:prochains? )?evenements? a venir|"
    r"a noter|avis aux? [\w' ]{3,30}|attention|important|urgent|infos?|date a retenir|"
    r"annulee?s?|reportee?s?(?: (?:au|a) [^:–—\n]{2,30})?|"
    r"complete?s?|quoi|titre|title|intitule|(?:evenement|manifestation)(?: exceptionnel(?:le)?)?(?= ?:)|"
    r"(?:titre|intitule|nom) d[eu] (?:la |l')?\w+(?= ?:)|"
    r"theme|thematique|sujet|objet|changement de (?:date|lieu|horaires?))\s*(?:[^\w\s«\"“(\[]+\s*|(?=[«\"“]))"
    r"|[(\[]\s*(?:annulee?s?|reportee?s?|complete?s?|nouveau|rappel|save the date|notez (?:la|cette) date|"
    r"date a retenir|\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?)\s*!?[)\]]\W*",
    re.IGNORECASE,
)
_TAGS = re.compile(r"(?:\[[^\[\]]{2,30}\]\s*)+(?<=\s)(?=[\"«“]|\S+ \S|\w{4})")
"""« [Webinaire] [Lure] Vivre avec »: what a site puts before titles, to sort them."""
_OF = r"(?:de la |de l'|du |des |d'une? )"
_LEAD_CHANGE = re.compile(
    rf"(?:annulation|report) {_OF}"
    rf"|(?:annulation|decalage|modification|report) {_OF}?(?:(?:date|lieu|horaires?) {_OF})?"
    rf"(?=(?:\w+ ){{0,3}}{GATHERING.pattern})"
    rf"|(?:annonce|confirmation|maintien|rappel|tenue) {_OF}?(?=(?:\d+ ?(?:e|eme) )?{GATHERING.pattern})",
    re.IGNORECASE,
)
"""« Report de la réunion », « ANNULATION RÉUNION », « Modification de la date du tournoi »."""
_LEAD_RANK = re.compile(r"\d{1,2}[.)] (?=(?-i:[A-Z])[a-z])", re.IGNORECASE)
"""« 2. Tournoi du lac », as an item of a list."""
_LEAD_HOURS = re.compile(
    r"(?:de )?(?:[01]?\d|2[0-4]) ?[h:] ?(?:[0-5]\d)?(?: ?[-–] ?| a )"
    r"(?:[01]?\d|2[0-4]) ?[h:] ?(?:[0-5]\d)?(?: ?[:–|-])?\s+(?=\D)",
    re.IGNORECASE,
)
_LEAD_HOUR = re.compile(
    rf"(?:a |des )?(?:[01]?\d|2[0-3]) ?h(?:(?: ?[0-5]\d)?\s+(?={GATHERING.pattern})|[0-5]\d\s+(?=(?-i:[A-Z])))",
    re.IGNORECASE,
)
_LEAD_OCCASION = re.compile(
    r"(?:(?:dans le cadre|a l'occasion) (?:de (?:la |l')|des? |du )|pour (?:l[ae]s? |l'))"
    rf"(?=(?:\w+ )?{GATHERING.pattern})|pour (?:feter|celebrer) (?:l[ae]s? |l')(?=\d|(?:\w+ )?(?:{GATHERING.pattern}))",
    re.IGNORECASE,
)
_LEAD_NEXT = re.compile(
    rf"(?:(?:voici )?bientot (?:l[ae]s? |l')(?=(?:{GATHERING.pattern}) \w|(?-i:[A-Z]))|"
    rf"(?:la |le )?(?:prochaine? (?=(?:{GATHERING.pattern}) \w|(?-i:[A-Z]))|"
    rf"premiere? (?=(?:{GATHERING.pattern}) ?[«\"])|(?:l')?edition d[eu] (?=[«\"“])))",
    re.IGNORECASE,
)
_LEAD_DATES = re.compile(
    r"voici (?:(?:toutes )?les |nos )?(?:prochaines )?dates (?:de (?:ces|nos|vos|la |l'|cette)|des|du)\b ?",
    re.IGNORECASE,
)
_LEAD_NEW_DATE = re.compile(
    r"(?:(?:nouvelles?|prochaines?|autres?) dates?|la date) (?:d[eu] (?:la |l')?|des |"
    rf"pour (?:l[ae]s? |l'|nos |notre )?)(?={GATHERING.pattern})",
    re.IGNORECASE,
)
"""« Nouvelle date pour l’atelier mémoire »."""
_LEAD_REGISTRATION = re.compile(
    r"(?:les )?(?:convocations?|inscriptions?|invitations?)(?: ouvertes?)? "
    r"(?:(?:pour|a|au|aux) (?:l[ae]s? |l'|notre )?|[–|:-] )?"
    rf"(?=(?:l[ae]s? |l')?{GATHERING.pattern})",
    re.IGNORECASE,
)
_LEAD_INVITATION = re.compile(
    r"invitation (?:a la |a l'|aux? )(?=(?-i:[A-Z])[^.!?]{2,40} \w)(?!(?:Danse|Reve|Voyage))", re.IGNORECASE
)
"""« Invitation au Défi du lac », where « Invitation au voyage » is a name."""
_LEAD_PROGRAMME = re.compile(rf"programme (?:du |de la |de l')(?={GATHERING.pattern})", re.IGNORECASE)
_LEAD_CALL = re.compile(
    r"(?:(?:(?:decouvrez|voici) le |le )programme (?:d[eu] (?:la |l')?|des (?=(?-i:[A-Z])))|"
    r"c'est (?:re)?parti pour (?:l[ae] |l')|"
    r"(?:bienvenue|inscrivez-vous|participez|pourquoi participer) (?:a (?:la |l')|aux? )|"
    rf"j ?- ?\d+ (?:avant|pour) (?:l[ae]s? |l'))(?=(?:\w+ )?{GATHERING.pattern})",
    re.IGNORECASE,
)
_IS_OUT = re.compile(r" (?:est|sont) (?:en ligne|disponibles?|connus?)$", re.IGNORECASE)
"""« Le programme du congrès est en ligne ! »."""
_LEAD_OFF = re.compile(
    rf"(?:annule|complet|reporte)e?s? (?=(?-i:[A-Z]))(?={GATHERING.pattern})", re.IGNORECASE
)
"""« ANNULÉ Soirée jeux »."""
_LEAD_HELPERS = re.compile(
    r"(?:appel|recherche|besoin) (?:a |aux |de |d')(?:benevoles|bonnes volontes|participants?|patients?|volontaires) "
    rf"?(?:et|&|\+|/|[–:-]) ?(?=(?:l[ae]s? |l'|une? )?(?:{GATHERING.pattern}))",
    re.IGNORECASE,
)
"""« Appel à bénévoles et réunion des équipes »."""
_LEAD_GREETING = re.compile(
    r"(?:(?:bonjour|bonsoir|coucou|hello|salut)(?: (?:(?:a )?(?:tou\w{1,3}|chacun\w{0,3})|l[ae]s? \w{3,12}))?"
    r"(?: et (?:(?:a )?tou\w{1,3}))?\s?[,!:]\s+(?:pour rappel,? )?|(?:(?:pour|petit|dernier) )?rappel[ ,:!]{1,3})"
    rf"(?=(?:l[ae]s? |l'|notre |nos )(?:\w+ )?(?:{GATHERING.pattern}))",
    re.IGNORECASE,
)
"""« Bonjour à tous, le café des aidants », « Rappel : la réunion »."""
_LEAD_REPLY = re.compile(r"(?:objet ?: ?)?(?:(?:re|tr|fwd?) ?: ?){1,3}(?=\w)", re.IGNORECASE)
"""« RE: Tr: réunion »."""
_LEADS = (
    _LEAD_REPLY,
    _LEAD_GREETING,
    _LEAD_HELPERS,
    _LEAD_OFF,
    _LEAD_PROGRAMME,
    _LEAD_RANK,
    _LEAD_HOURS,
    _TAGS,
    _LEAD,
    _LEAD_CHANGE,
    _LEAD_HOUR,
    _LEAD_OCCASION,
    _LEAD_DATES,
    _LEAD_NEXT,
    _LEAD_REGISTRATION,
    _LEAD_INVITATION,
    _LEAD_NEW_DATE,
)
_STATE = re.compile(
    r"\s*[–—:-]?\s*[(\[]?\s*(?:annulee?s?|reportee?s?|complete?)\s*[)\]!]*\s*$", re.IGNORECASE
)
_ADDRESS = re.compile(
    r"\s+(?:a l[a']|a|au|aux|chez) ?[^()]{2,40}"
    r"\((?:[^()]{0,60}\b\d{5}\b|\d+,? (?:bis )?(?:rue|avenue|place|bd|boulevard|quai)\b)[^()]*\)$",
    re.IGNORECASE,
)
"""« Trio des Lilas à l’Entrepôt (7 rue de la Paix, Dole) »."""
_DEPARTMENT = re.compile(
    r"(?<=\w)(?:\s+(?:--|[-–—|])\s+[^()–—|]{2,40}|\s(?:a|au|aux)\s[A-Z][^()]{1,40})?\s\((?:\d\d|2[AB]|97\d)\)$"
)
"""« Bal à Dole (39) », « Bal – Dole (39) »."""
_AGAIN = re.compile(
    r"(?<=\w) (?:revien(?:t|nent) (?:ce|cette|du|en|l[ae]s?|pour)|(?:est|sera|sont) de retour)\b.*$",
    re.IGNORECASE,
)
_NEARS = re.compile(
    rf"(?:l[ae]s? |l'|notre |nos )?(?P<title>[^.:;!?]{{0,20}}(?:{GATHERING.pattern})[^.:;!?]{{0,80}}?) "
    r"(?:approche|arrive)(?:nt)?(?: (?:a grands pas|bientot|(?:tres )?vite))?\W*",
    re.IGNORECASE,
)
"""« Le forum santé approche ! », where « Le printemps arrive » may be a name."""
_TAIL = re.compile(
    r"\s+(?:(?:programme|details?|infos?|informations?|inscriptions?)(?: et (?:\w+ )?\w+)? "
    r"(?:accessible|consultable|disponible)s? (?:ici|sur|en)\b.*|"
    r"[-–—:(] ?(?:nouvelle date|nouveau lieu|(?:date|lieu) a (?:confirmer|preciser|venir))|"
    r"[-–—:] (?:le )?programme(?: complet)?|"
    r"en (?:quelques mots|un coup d'oeil|un clin d'oeil)|en vue ?!|fixee?s?|(?<=, )organisee?s?|: c'est (?:re)?parti|"
    r"[-–—:] (?:rejoignez|venez|inscrivez|on se (?:retrouve|voit))\b[^.]*)\W*$|"
    r"\s+(?:se (?:fera|feront|reuni(?:t|ssent|ra|ront)|retrouve(?:nt|ra|ront)?|tien(?:t|nent|dra|dront))|"
    r"(?:a|ont|aur(?:a|ont)) lieu|(?:est|sont|sera|seront) "
    r"(?:(?:bien|donc|exceptionnellement) )?(?:anime|confirme|maintenu|organise|ouvert|presente|prevu|"
    r"programme|propose)e?s?|"
    r"redemarre(?:nt|ra|ront)?|repren(?:d|nent|dra|dront)|ouvre(?:nt)? exceptionnellement|reste(?:nt|ra|"
    r"ront)? ouverte?s?)"
    r"(?: (?:bien|donc|tard|quand meme))?(?: en \w+)?\W*$|"
    r"\s+de (?:ce (?:matin|midi|soir)|cet apres-midi|(?:lun|mar|mercre|jeu|vendre|same)di|demain (?:matin|soir))$|"
    r",? (?<=, )(?:plus d')?infos?\W*$|\s+#+$",
    re.IGNORECASE,
)
_HALL = re.compile(
    r"(?P<title>\S+ .*\w)\s+(?P<hall>(?:Salle (?:des fetes|polyvalente|communale|municipale|paroissiale|du conseil)|"
    r"Place (?:d'|de |du |des )(?:la |l')?[A-Z][\w'-]*|Gymnase [A-Z][\w' -]*))$"
)
_GOES_ON = re.compile(
    r"\b(?:l[ae]s?|du|des?|au|aux|en|et|un|une|dans|sur|sa|ce|cette|notre|nos|inauguration|ouverture|visite|renovation)$",
    re.IGNORECASE,
)
"""« Visite de la Salle des fêtes », « Inauguration Place de la Paix »: the place is what is told."""
_SPEAKER = re.compile(
    r",? +(?:co-?)?(?:anime|dispense|encadre|organise|presente|modere)e?s? par [^:]+?(?= ?:|$)|"
    r"(?:(?<=[»”\"])|,) (?:avec|par) (?-i:[A-Z][\w'.-]*(?: [A-Z][\w'-]+)+)(?: aka \w+|, [a-z][^:,«»]{3,80})?$|"
    r" par (?-i:[A-Z][\w'.-]*(?: [A-Z][\w'-]+)+), [a-z][^:,«»]{3,80}$|"
    r"(?<=[»”\"]) ?: (?-i:(?:(?:Dr|Pr|Mme|M)\.? )?[A-Z][\w'-]+(?: [A-Z][\w'-]+){1,2})(?:,[^:«»\"]{3,80}| \([^()]*\))?$|"
    r" par (?:(?:la |l'|les )?(?:cie|compagnie|troupe)\b[^:«»\"“”]*|"
    r"(?:l[ea]s? )?(?:(?-i:Dr|Pr)\b|docteure?|professeure?)[^:«»\"“”]*|"
    r"(?-i:[A-Z][\w'.-]*(?: [A-Z][\w'-]+)+) \([^()]*\))$",
    re.IGNORECASE,
)
_SIGN = "[\\u2190-\\u21ff\\u2500-\\u27bf\\ufe0f\\U0001f000-\\U0001faff ]"
_SIGNS = re.compile(f"(?<!{_SIGN}){_SIGN}+$")
"""Drawings that lead from a title to its day."""
_QUOTED = re.compile(r"[«“\"]\s*([^«»“”\"\n]+?)\s*[»”\"]")


def bare_title(title: str) -> str | None:
    """Make a title readable, without « save the date » and « annulé » around it; `None` when nothing is left."""
    text = _SIGNS.sub("", _without_call(quieter(without_speakers(clean_title(title)))))
    speaker = _SPEAKER.search(fold(text))
    text = text[: speaker.start()] + text[speaker.end() :] if speaker else text
    for lead in _LEADS:
        found = lead.match(fold(text))
        text = capital(text[found.end() :]) if found else text
    for tail in (_STATE, _TAIL, _AGAIN, _ADDRESS, _DEPARTMENT):
        end = tail.search(fold(text))
        text = (text[: end.start()] if end and end.start() else text).strip(EDGE)
    text = _without_hall(text[:LONGEST]).replace(" ,", ",")
    quoted = _QUOTED.fullmatch(text)
    text = quoted[1] if quoted else text
    if text.count("(") > text.count(")"):
        text = text[: text.rindex("(")] if text.endswith("(") else text + ")"
    if text.count("«") > text.count("»"):
        text = f"{text.rstrip(EDGE)}\u00a0»"
    return text.strip(EDGE) or None


def uninvited(text: str) -> str:
    """Give « Défi du lac » from « Invitation au Défi du lac », in which « au » leads to no place."""
    invitation = _LEAD_INVITATION.match(fold(text))
    return text[invitation.end() :] if invitation else text


def _without_call(text: str) -> str:
    """Give « Forum du lac » from « Bienvenue au forum du lac ! », « Le forum du lac approche »."""
    if nears := _NEARS.fullmatch(fold(text)):
        return capital(text[slice(*nears.span("title"))])
    call = _LEAD_CALL.match(fold(text))
    return capital(_IS_OUT.sub("", text[call.end() :].rstrip(" \u00a0!?"))) if call else text


def _without_hall(text: str) -> str:
    """Take the hall from « Concert du Trio Salle des fêtes »: no word leads to it."""
    found = _HALL.fullmatch(fold(text))
    return text[: found.end("title")] if found and not _GOES_ON.search(found["title"]) else text


def capital(text: str) -> str:
    """Give a text its capital."""
    return text[:1].upper() + text[1:]
