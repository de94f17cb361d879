"""Gatherings that can only be lived on the spot: walks, rides, meals, jumble sales, matches.

Their mode is deduced where neither a place nor a distance is told. Conferences, meetings, workshops, trainings and
concerts may be held from afar; so may what only bears the name of a walk, « Balade dans le cerveau, conférence ».
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from collectors.french.fold import compose, fold
from collectors.french.places.hidden import hide
from collectors.french.words import Label
from db.vocabulary import Mode

_BEFORE = (
    r"\W*(?:(?:l[ae]s? |l'|une? |d[eu]s? |d'|notre |nos |votre |grande?s? |petite?s? |premiere? |super |\w+ieme "
    r"|\d+ ?(?:er|e|eme|ere) |edition |traditionnel(?:le)?s? |annuel(?:le)?s? "
    r"|(?:apres-midi|journee|matinee|soiree)s? (?:de |d')?)){0,4}"
)
_GAME = (
    "(?:badminton|basket\\w*|beach[ -]\\w+|belote|boules|foot\\w*|futsal|golf|hand\\w*|hockey|judo|molkky|palets?|peche"
    "|petanque|ping[ -]pong|quilles|rugby|tarot|tennis|tir|volley\\w*)"
)
_BY = (
    "(?:velos?|vtt|trottinettes?|rollers?|cheval|poney|dos d'ane|motos?|raquettes|skis?|kayak|canoe|paddle|pied|tandem"
    "|tracteurs?)"
)
_AFOOT = "(?:cyclistes?|cyclotouristes?|equestres?|pedestres?|nautiques?|nordiques?)"
_WARES = "(?:affaires|disques|graines|jeux|jouets|livres|plantes|poussettes|skis?|velos?|vetements)"
_SURE = re.compile(
    rf"{_BEFORE}(?:pique-?niques?|barbecues?|mechouis?|soupers?|banquets?|brunch(?:es)?|garden[ -]?part(?:y|ies)"
    rf"|vide-?(?:greniers?|maisons?|dressings?)|brocantes?|braderies?|kermesses?|bourses? aux {_WARES}"
    r"|bric-a-brac|marches? aux puces|vernissages?|messes?|fest-noz"
    r"|(?:thes?|soirees?|apres-midi|repas|gouters?) dansante?s?|lotos?|feux? d'artifice"
    r"|chasses? aux œufs|collectes? de sang|dons? du sang|portes?[ -]ouvertes? (?:d[eu] |d'|aux? |a )(?:la |l')?[a-z]+"
    rf"|(?:tournoi|concours|championnat)s?(?: [a-z]+){{0,2}} (?:de |d')(?:la )?{_GAME}"
    rf"|(?:course|sortie|rallye|parcours|boucle|tour|virees?|descente)s?(?: [a-z]+)?? (?:(?:en|a) {_BY}|{_AFOOT})"
    r"|courses? (?:de cote|d'orientation|relais)|(?:(?:semi-)?marathons?|\d+ ?km) (?:des?|du) (?:la |l')?(?-i:[A-Z])\w+"
    r"|inaugurations? (?:d[eu]s? |d')(?:la |l'|notre )?(?:\w{4,} )?(?:batiments?|bibliotheque|centre|creche"
    r"|ecole|exposition|fresque|gymnase|halle|jardin|local|locaux|mairie|maison|mediatheque|parc|place|pont|rue"
    r"|salle|stade|stele)"
    r"|trails?|cross(?!-))\b(?! ?:)",
    re.IGNORECASE,
)
_LIKELY = re.compile(
    rf"{_BEFORE}(?:balades?|promenades?|randos?|randonnees?|excursions?|repas|diners?|dejeuners?|gouters?|buffets?"
    r"|visites? (?:guidee|commentee|nocturne|contee)s?"
    r"(?! d[eu]s? (?:la |l')?(?:appli\w*|code|dossier|logiciel|outil|plateforme|portail|site))"
    r"|pelerinages?|processions?|chemins? de croix|carnavals?"
    r"|voyages? (?:d'etudes?|annuel|organise|scolaire|paroissial|des \w+|d'une journee|de \d+ jours)"
    r"|sejours?(?! hospitalier)"
    r"|sorties? (?:nature|botanique|ornitho\w*|mycologique|champignons|raquettes|ski|scolaire"
    r"|familiale|(?:a la |a l'|aux? )(?!urgences|hopital|domicile|maison))"
    r"|foires? (?!aux questions)\w+|defiles?"
    r"|nettoyages? (?:citoyen|de printemps|d[eu]s? (?:la |l')?"
    r"(?:berges|bords|foret|parc|plage|quartier|riviere|rues|sentiers?|village))"
    r"|marches? (?:rose|bleue|blanche|verte|nordique|gourmande|populaire|solidaire|nocturne|silencieuse"
    r"|aux flambeaux|de noel|des fiertes|exploratoire|pour|contre|en foret|en raquettes|de nuit))\b",
    re.IGNORECASE,
)
"""« Balade », « Repas »: a talk may be called so, or be about it."""
_TRIP = re.compile(
    rf"{_BEFORE}(?:voyage|sejour|camp(?! de (?!vacances))|excursion|escapade)s?\b", re.IGNORECASE
)
_DAYS = re.compile(r"\bdu (?:[a-z]+di )?\d{1,2}(?:er)?(?: [a-z]+)? au (?:[a-z]+ )?\d", re.IGNORECASE)
"""« Voyage en Alsace », of several days."""
_ON_THE_WAY = re.compile(
    rf"\b(?:parcours|boucle|circuit|virees?|balade|randonnee|promenade|sortie)s? (?:(?:a|en) {_BY}|{_AFOOT})\b",
    re.IGNORECASE,
)
_TABLE = re.compile(
    r"\b(?:verre de l'amitie|pot de l'amitie|vins? d'honneur|aperi(?:tif|o) dinatoire|tires? du sac|buvette"
    r"|auberge espagnole (?:\w+ ){0,2}(?:midi|soir|repas)"
    r"|(?<!sur les )(?<!sur le )(?:repas|buffet|pique-nique|gouter|dejeuner|diner)s? (?:canadien|a partager|partages?)"
    r"|viennoiseries|plateaux?[ -]repas|cocktail (?:dej|din)\w+"
    r"|(?:apero|buffet|cocktail|collation|dejeuner|diner|gouter|pot|repas)s? (?:est |sera |seront )?"
    r"(?:compris|inclus|offert)e?s?"
    r"|(?:suivie?s?|precedee?s?|cloturee?s?) (?:d'un |du |par un |par le |de notre |du traditionnel )"
    r"(?:verre|pot|aperi\w+|buffet|repas|cocktail|gouter|dejeuner|diner|barbecue|pique-nique))\b",
    re.IGNORECASE,
)
"""What one eats and drinks together, whatever is said before it."""
_THERE = re.compile(
    r"\b(?:sur place (?:ou|et) a emporter"
    r"|(?:inscriptions?|billet\w*|paiement|reglement|vente|hebergement|camping)(?: \w+)? sur place"
    r"|covoiturages? (?:possible|organise|prevu|depuis|au depart)\w*"
    r"|(?:parking|stationnement) (?:gratuit|possible|sur place)"
    r"|dans (?:tout le (?:village|bourg|quartier)|toute la (?:ville|commune)))\b",
    re.IGNORECASE,
)
_OPEN_AIR = re.compile(
    r"\b(?:projection|cinema|cine|seance|concert|spectacle|bal|theatre|repas|messe|jeux?|yoga)s?\b[^.\n]{0,80}?"
    r" (?:en|de) plein[ -]air\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:conferences?|conferencier\w*|colloques?|congres|webinaires?|seminaires?|formations?|cours|exposes?|causeries?"
    r"|reunions?|assemblees?|tables? rondes?|ateliers?|spectacles?|lectures?|emissions?|podcasts?|livres?|romans?)\b",
    re.IGNORECASE,
)
"""What may be held from afar, and be called or be about a walk or a meal."""
_ABOUT = re.compile(
    r"\bet (?-i:[a-z])|\bchez\b|\bdans(?! (?:l[ae]s?|une?) (?:bois|campagne|collines|dunes|foret|marais|nature|parc"
    r"|quartier|rues|vignes|village|ville))\b"
    r"|\bd(?:e l[a']|u) ?(?:bebe|enfant|malade|nourrisson|patient|personne|sportif)\b",
    re.IGNORECASE,
)
"""« Balade dans le cerveau », « Le repas du sportif », « Séjours et autonomie »: a subject."""
_ASKS = re.compile(
    r"\?|\b(?:conferences?|ballet|concert|film|lecture|opera|recit|roman|spectacle)\b", re.IGNORECASE
)
"""« La messe, un rite ? », « Le Banquet de Platon, lecture »."""
_FAR = re.compile(
    r"\b(?:connectee?s?|virtuel\w*|numeriques?|digita\w+|a distance|chez (?:soi|vous|elle|lui|eux)"
    r"|e-?sports?|jeux? video|discord|liens? (?:zoom|de connexion)|en direct|diffus\w+|filme\w*)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Lived(Label[Mode]):
    """A mode that only the sort of the gathering tells."""


def read_lived(title: str, text: str) -> Lived | None:
    """Give « onsite » to what can only be lived on the spot; `title` is the announcement's, `text` all its words."""
    words, named, told = compose(f"{title}\n{text}"), hide(fold(title)), hide(fold(text))
    if _FAR.search(f"{named}\n{told}"):
        return None
    found = _named(named, told) or _told(f"{named}\n{told}")
    return Lived(Mode.ONSITE, words[found.start() : found.end()].strip()) if found else None


def _named(title: str, told: str) -> re.Match[str] | None:
    """Find what the title calls it: « Pique-nique des voisins », « Balade au lac »."""
    trip = _TRIP.match(title) if _DAYS.search(told) else None
    if trip or _ASKS.search(title):
        return trip
    subject = _ABOUT.search(title) or _OTHER.search(f"{title}\n{told}")
    return _SURE.match(title) or (None if subject else _LIKELY.match(title))


def _told(told: str) -> re.Match[str] | None:
    """Find « suivi d’un repas », « sur place », « en plein air », and the ride of which only a sentence tells."""
    found = _TABLE.search(told) or _THERE.search(told) or _OPEN_AIR.search(told)
    return found or (None if _OTHER.search(told) else _ON_THE_WAY.search(told))
