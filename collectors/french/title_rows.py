"""Which rows of an announcement may be its title."""

from __future__ import annotations

import re

from collectors.french import turns
from collectors.french.fold import fold
from collectors.french.gatherings import GATHERING
from collectors.french.pieces import is_time, without_details
from collectors.french.places import find_place
from collectors.french.rows import Row
from collectors.french.sections import is_call, names_list
from collectors.french.sentences import sentences
from collectors.french.sorts import Sort, has_verb
from collectors.french.titles import is_when

_COMPLETE = re.compile(
    r"(?:assemblee generale|ag|bal|banquet|braderie|brocante|carnaval|foire|forum|galette des rois|kermesse|loto|messe|"
    r"repas|the dansant|vide-?greniers?)s?",
    re.IGNORECASE,
)
STREET = re.compile(
    r"\d+,? (?:bis |ter )?(?:rue|avenue|av|place|bd|boulevard|chemin|quai|route|rte|allee|impasse)\b",
    re.IGNORECASE,
)
_OUTING = re.compile(
    r"(?:les )?(?:[1-9]\d{1,2} ans d(?:e la|u|e l'|es)|auditions? d|defiles? d|excursions? |"
    r"hommages? a|recitals? |repetitions? (?:generale|ouverte|publique)s?\b|sorties? (?:a|au|aux|en) |"
    r"voyages? (?:a|au|aux|en) )",
    re.IGNORECASE,
)
"""What names an event where it opens a row, and may be anything elsewhere: « 60 ans du foyer », « Sortie en forêt »."""
POINTS = re.compile(
    r"(?:(?:tres )?bonne (?:continuation|journee|lecture|soiree)\b.{0,30}|"
    r"(?:voici|ci-joint) (?:l[ae]s? |l')?(?:affiche|bulletin|formulaire|liens?|plan|programme)\b.*)|"
    r"\W*(?:lettre|courrier|courriel|circulaire|communique|e?-?mail|message|note)(?: d'info\w*| de service)? "
    r"(?:du|en date du) .{0,12}\d.*|"
    r"\W*(?:debut|fin) ?: ?\d.*|"
    r"\W*(?:accueil(?: (?:cafe|des \w+))?|ouverture des portes|pause|english version(?: below)?)\W*|"
    r"(?:accueil|arrivees?|departs?|ouverture des portes|retours?)(?: ?:|(?: et \w+)? a(?: partir de)?| des) ?\d.*|"
    r"(?:.{0,60}[ (,])?toutes les \d{1,2} ?(?:minutes|min|mn|h|heures?)\b.*|"
    r"(?:l[ae]s? |l'|plus d[e'] ?)?(?:affiche|bulletin|details?|dossier|flyer|formulaire|infos?|informations?|"
    r"inscriptions?|lien|liste|plan|programme)\b.{0,60}?"
    r"\b(?:(?:accessible|consultable|disponible|telechargeable)e?s?|a (?:consulter|retrouver|telecharger)|c'est|par) "
    r"(?:ici|ci-(?:contre|dessous|joint)|en (?:cliquant|ligne|pdf|telechargement)|sur|via)\b.*",
    re.IGNORECASE,
)
"""« Programme disponible ici »: a row that sends elsewhere."""
_LABEL = re.compile(
    r"\W*(?:dates?|lieux?|ou|quand|adresse|salle|ville|horaires?|heures?|intervenant(?:e?s|e)?|orat(?:eur|rice)s?|"
    r"organisat(?:eur|rice)s?|contacts?|tarifs?|prix|publics?)\s*[:?]\s*",
    re.IGNORECASE,
)
"""A label alone on its row: what stands below it is its value."""
RANKED = re.compile(
    r"(?:(?:acte|episode|epreuve|etape|manche|module|partie|session|seance|tome|volet)s? (?:n ?° ?)?\d{1,2} ?|"
    rf"(?:{GATHERING.pattern}) ?(?:n ?° ?|#)\d{{1,2}} ?)[:–-] ?[\w«\"]",
    re.IGNORECASE,
)
"""« Volet 3 : Tourisme et nature. » is a title, whatever it ends with."""
_CYCLE = re.compile(r"(?:cycle|saison|serie|parcours)\b", re.IGNORECASE)
ASIDE_LABEL = re.compile(
    r"\W*(?:(?:avec )?qui|capacite|categorie|cc|de|expediteur|ordre du jour|"
    r"acces|accessibilite|au menu|(?:re)?diffusion|code|credits?|langues?|organisme|reference|statut|combien|"
    r"comment|covoiturage|denivele|difficulte|distance|encadrement|equipement|"
    r"jauge|materiel|niveau|parking|prerequis) ?: ?\w|"
    r"\W*(?:dates?|horaires?|lieux?|salles?) (?:a |pas encore |en cours )(?:confirm|defin|determin|fix|precis)|"
    r"\W*jauge limitee",
    re.IGNORECASE,
)
"""« Niveau : débutant »."""
_ASKS = re.compile(r"[A-ZÀ-Ý][^.!?:]{2,60} : [^.!?:]{3,90} \?")
"""« Le sommeil : qu’en sait-on ? »."""
_ONLINE = re.compile(
    r"(?!(?:acces|disponible|gratuit|inscri|lien|participation|presentiel|reservation|uniquement|100)\w*\b)"
    r"(?-i:[A-Z])(?:(?!\b(?:et|ou|via) )[\w' -]){3,50} (?:en (?:distanciel|ligne|visio\w*)|online|virtuel(?:le)?s?)",
    re.IGNORECASE,
)
_WORSHIP = re.compile(
    r"(?:l')?(?:abbatiale|basilique|cathedrale|chapelle|collegiale|eglise|temple) "
    r"(?:d[eu]s? |d'|notre-dame|st|saint)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"[^:]{4,60}[ (]\d{2,5}\b")
NAME = (
    r"(?:(?:Dr|Pr|Prof|Mme|Mr?)\.? )?[A-Z][\w'-]+(?: [A-Z]\.)*"
    r"(?: (?:de|du|la|le|van|von|ben|el))*(?: [A-Z][\w'-]+){1,3}"
)
_SUBJECT = (
    r" (?!Cancero|Centre|Chef|Clinique|Directeur|Directrice|Docteur|Ecole|Faculte|Hopital|Inserm|Institut|Labo|"
    r"Ligue|Medecin|Prof|Responsable|Univ)[A-Z][a-z']*(?: \S+){3}"
)
"""« – Apprendre de peu de données », behind who speaks."""
PERSONS = re.compile(
    rf"{NAME}(?: ?\([^()]*\))?(?:(?:,| et| &) {NAME}(?: ?\([^()]*\))?)*(?: ?[,–-](?!{_SUBJECT}) [^.!?]{{2,80}})?"
)
"""Who speaks: « Marie Durand (CHU) et Paul Lilas », in folded text."""
_LETTERS = re.compile(r"[B-DF-HJ-NP-TV-XZ]{2,6}")
"""The letters that an organisation goes by, alone on their row."""
_NEXT_ONE = re.compile(r"(?:l[ae] |notre )?prochaine? [a-z-]+", re.IGNORECASE)
"""« Prochaine cantate » waits for its name."""
_RUBRIC = re.compile(
    r"\W*(?:animations?|arts?(?: (?:plastiques|visuels|vivants))?|associations?|"
    r"bien-etre|culture|education|enfance|environnement|jeunesse|loisirs|sante|"
    r"chanson|cinema|cirque|danse|humour|jazz|jeune public|musiques?|rock|sciences?|spectacle vivant|theatre|"
    r"seniors?|solidarites?|sports?|communiques?(?: de presse)?|flash infos?|"
    r"(?:bulletin|journal)(?: municipal)?(?: n ?° ?\d+)?|"
    r"vie (?:associative|communale|culturelle|locale|municipale|scolaire|des associations|d[eu] (?:la )?"
    r"(?:commune|quartier|reseau|village)))\W*",
    re.IGNORECASE,
)
"""A rubric of a site, above the title."""
_HOST = re.compile(
    r"(?:ars|ccas|chu|clic|cpam|crcdc|dac|ght|ifsi|ligue|msa|msp|ptsm|urps) |"
    r"(?:l[ae]s? |l')?(?:amicale|amis|ape|association|bibliotheque|centre|chorale|club|college|comite|commune|"
    r"compagnie|cpts|departement|ecole|ensemble|equipe|faculte|fanfare|foyer|harmonie|institut|laboratoire|librairie|lycee|mairie|"
    r"maison|mediatheque|musee|orchestre|paroisse|reseau|section|theatre|troupe|universite|ville)\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?:l[ae]s? |l')?(?:amicale|ape|ars|association|bibliotheque|ccas|club|comite|commune|cpam|cpts|dac|foyer|mairie|"
    r"mediatheque|msp|urps|ville) "
    r"(?:communale?|municipale?|rurale?|scolaire|(?:d[eu]s? (?:la |l')?|d')[\w' -]{3,40}|(?-i:[A-Z])[\w'-]*)",
    re.IGNORECASE,
)
"""« Comité des fêtes » names no event."""
_TELLS_WHO = re.compile(
    r"(?:infos? |actus? |agenda )?(?:(?:l[ae]s? |l')?(?:ars|amicale|association|ccas|clic|cpam|cpts|"
    r"comite(?= d(?:es|epartemental) | local | regional )|crcdc|dac|federation|ght|ireps|"
    r"ligue|msp|pmi|pta|ptsm|reseau|urps)\b) "
    r"(?:[\w'-]{2,20}(?: |(?![\w'-]))){1,7}\W*",
    re.IGNORECASE,
)
"""« Réseau des proches du lac » is who invites, whatever stands below it."""
_PARTNERS = re.compile(
    r"[A-Z][\w'.-]*(?: [A-Z][\w'.-]*)* (?:&|x|\+) [A-Z][\w'.-]*(?: (?:d[eu]s? |la )*[A-Z][\w'.-]*)*$"
)
"""Who invites together, in folded text: « Lilas & Clinique du Parc »."""
SUM = re.compile(
    r"(?:.{0,40}\d ?(?:€|euros?)(?!\w)|\d+ (?:artisans|artistes|createurs|exposants|places|producteurs|stands)\b)"
    r".{0,40}|"
    r"(?:jusqu'a|limitee? a|max(?:imum|\.)?) \d+ (?:adultes|enfants|participants|personnes|places)\b.{0,20}|"
    r"(?:pour )?tous (?:les )?niveaux\W*",
    re.IGNORECASE,
)
"""« Repas 15 € », « 20 exposants »."""
NAME_LABEL = re.compile(
    r"(?:(?:titre|title|intitule|nom)(?: de (?:la |l')?\w+)?|evenement|manifestation|quoi|rdv|rendez-vous) ?[:?]?",
    re.IGNORECASE,
)
_PLATFORM = re.compile(
    r"(?:(?:en|sur|via) )?(?:google meet|jitsi|livestorm|(?:microsoft |ms )?teams|webex|zoom)\W*",
    re.IGNORECASE,
)
WORDLESS = re.compile(r"\([^()]*\)|[\W\d_]*")
_LONGEST_STOPPED = 14
"""In words: a longer piece that a full stop ends is a sentence, even without a verb."""

_PLANNED = re.compile(
    r"^(?:la |notre )?(?:prochaine?|nouve(?:au|l|lle)) (?=[a-z]+(?:[ -]debat)?$)|[ -]debats?$|"
    r"^(?:\d{1,2}|deux|trois|quatre|cinq|six) (?=[a-z]+s$)|"
    r"\s(?:(?:organise|propose|prevu|programme|anime|visible|ouvert)e?s?|(?:n ?° ?)?\d+)$",
    re.IGNORECASE,
)
"""Leaves the kind alone of « Rencontre organisée », « Prochaine rencontre », « Réunion n° 3 », « 2 séances »."""


def title_places(rows: list[Row]) -> list[int]:
    """Give the rows that may be the title, those first that say more than « Webinaire »; no programme is one."""
    labels = {index + 1 for index, row in enumerate(rows) if _LABEL.fullmatch(fold(row.text))}
    named = [index for index, row in enumerate(rows) if _may_be_title(row) or _heads_day(rows, index)]
    signed = (index for index, row in enumerate(rows) if index and turns.SIGNING.match(fold(row.text)))
    end = next(signed, len(rows))
    places = [index for index in named if index not in labels and index < end]
    scheduled = {index for index in places if turns.SCHEDULED.match(fold(rows[index].text).lstrip("~ "))}
    places = [index for index in places if len(scheduled) < 2 or index not in scheduled]
    pairs = ((index, index + 1) for index in places if index + 1 in places)
    yielding = {upper for upper, lower in pairs if _yields(rows[upper], rows[lower])}
    naming = {index for index in places if names_first(rows[index].text)}
    others = {
        index
        for index in places
        if not (says_who(rows[index].text) or PERSONS.fullmatch(fold(rows[index].text)))
    }
    yielding |= {index for index in places if others - {index} and says_who(rows[index].text)}
    yielding |= {index for index in places if naming - {index} and _says_whose(rows[index].text)}
    return sorted(places, key=lambda index: index in yielding or _says_little(rows[index].text))


def _heads_day(rows: list[Row], index: int) -> bool:
    """Tell a first row that a day follows and that no verb makes a sentence: « Dormir mieux. Niveau 1 »."""
    row = rows[index]
    above_day = index == 0 and len(rows) > 1 and rows[1].sort is Sort.DAY
    return above_day and row.sort is Sort.PROSE and not row.mentions and _is_short(row.text)


def _is_short(text: str) -> bool:
    return len(text.split()) <= _LONGEST_STOPPED and not (has_verb(text) or is_call(text))


def _says_little(text: str) -> bool:
    """Tell « Conférence », which waits for its subject, and « Culture » from « Loto », which says it all."""
    signs = (_LETTERS.fullmatch(text), _NEXT_ONE.fullmatch(fold(text)))
    return is_rubric(text) or any(signs) or _waits_for_name(text)


def _waits_for_name(text: str) -> bool:
    """Tell « Conférence », « Colloque 2027 – Lure » from « Loto », which says it all."""
    kind = without_details(text) if GATHERING.match(fold(text)) else text
    plain = _PLANNED.sub("", fold(kind))
    return is_bare_kind(plain) and _COMPLETE.fullmatch(plain) is None


def _yields(row: Row, below: Row) -> bool:
    """Tell who speaks, « Marie Durand (CHU) », from the title below.

    So do who invites, and a slogan, « Votre avis compte ! », where the row below names a gathering.
    """
    plain = fold(row.text)
    if ("(" in plain and PERSONS.fullmatch(plain)) or heads_part(row, below):
        return True
    leads = any(host.match(plain) for host in (_HOST, _PARTNERS)) or plain.rstrip().endswith("!")
    return leads and GATHERING.search(plain) is None and names_first(below.text)


def _is_venue(text: str) -> bool:
    """Tell a place alone on its row, « MARCHÉ DES LILAS »."""
    place = find_place(text)
    return place is not None and place.raw == text


def _says_whose(text: str) -> bool:
    """Tell where, or whose, it is from a title: « Ville de Gray » over « Carnaval des écoles »."""
    return _is_venue(text) or (is_body(text) and not names_first(text))


def is_body(text: str) -> bool:
    """Tell a body with its name, « Comité des fêtes », and nothing else."""
    return _BODY.fullmatch(fold(text)) is not None


def says_who(text: str) -> bool:
    """Tell a network or another body that invites by its name, « Réseau des proches du lac »."""
    plain = fold(text)
    return _TELLS_WHO.fullmatch(plain) is not None and GATHERING.search(plain) is None


def is_host(text: str) -> bool:
    """Tell who invites, or where, « Club d’échecs », « Institut du lac »."""
    return _HOST.match(fold(text)) is not None


def is_rubric(text: str) -> bool:
    """Tell a rubric of a site, « Culture », « Vie associative »."""
    return _RUBRIC.fullmatch(fold(text)) is not None


def is_bare_kind(text: str) -> bool:
    """Tell a title that says no more than « Webinaire » or « 6e édition »."""
    kind = _PLANNED.sub("", fold(text))
    return (" " not in kind or kind.endswith("edition")) and GATHERING.fullmatch(kind) is not None


def _may_be_title(row: Row) -> bool:
    """Tell a title; where there is one announcement only, « Congrès » heads no section."""
    plain = fold(row.text)
    if (
        is_when(row.text)
        or is_time(row.text)
        or any(one.fullmatch(plain) for one in (WORDLESS, POINTS, SUM, NAME_LABEL, _PLATFORM))
    ):
        return False
    if _is_church(plain) or any(one.match(plain) for one in (STREET, ASIDE_LABEL, turns.MASTHEAD)):
        return False
    if row.first == 0 and (_ASKS.fullmatch(row.text) or _names_online(row)):
        return not (row.mentions or is_call(row.text))
    heading = row.sort is Sort.SECTION and GATHERING.search(plain) is not None and not names_list(row.text)
    return row.sort is Sort.TITLE or heading or is_one_word(row) or _is_stopped(row)


def _names_online(row: Row) -> bool:
    """Tell « Quiz santé en ligne », which heads a text, from « Inscription en ligne »."""
    return row.sort is Sort.DETAIL and _ONLINE.fullmatch(fold(row.text)) is not None


def _is_church(plain: str) -> bool:
    """Tell « Église de Rioz, 70 » from « Chapelle Saint-Luc : visite guidée »."""
    told = GATHERING.search(plain) and not (has_verb(plain) or _NUMBERED.match(plain))
    return _WORSHIP.match(plain) is not None and not told


def _is_stopped(row: Row) -> bool:
    """Tell a title from a sentence although a full stop ends it: « Fête biennale de Dole (39). »."""
    alone = row.sort is Sort.PROSE and not row.mentions and len(sentences(row.text)) == 1
    return alone and (states_gathering(row.text) or RANKED.match(fold(row.text)) is not None)


def states_gathering(sentence: str) -> bool:
    """Tell a short sentence without a verb that names a gathering first: « Sortie en forêt, avec l’amicale. »."""
    plain = fold(sentence)
    return len(plain.split()) <= _LONGEST_STOPPED and names_first(sentence) and not has_verb(sentence)


def is_outing(text: str) -> bool:
    """Tell « Sortie en forêt », « 60 ans du foyer »: an event where nothing stands before it."""
    return _OUTING.match(fold(text)) is not None


def names_first(text: str) -> bool:
    """Tell whether a gathering is named first, behind two words at most, or an outing at once."""
    if is_outing(text):
        return True
    plain = fold(text)
    named = GATHERING.search(plain)
    return named is not None and len(plain[: named.start()].split()) <= 2


def is_one_word(row: Row) -> bool:
    """Tell « Soirée » alone on its row: a detail of a title, or else the title itself."""
    return row.sort is Sort.DETAIL and GATHERING.fullmatch(fold(row.text)) is not None


def heads_part(upper: Row, lower: Row) -> bool:
    """Tell « Cycle Mémoire vive » from the one of its sittings that stands below it, « Conférence n° 3 : Lire »."""
    return _CYCLE.match(fold(upper.text)) is not None and RANKED.match(fold(lower.text)) is not None
