"""The town that a building's own name holds: « CHU Dijon », « salle des fêtes de Lure », « Cinéma Utopia Pau ».

Texts are those of `fold.fold`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from collectors.french.places.groups import BRAND
from collectors.french.places.mention import is_common
from collectors.french.places.towns import (
    Home,
    full_name,
    homonyms,
    is_sizeable,
    is_town,
    name_at,
    name_before,
    names_sizeable,
    settle,
)
from collectors.french.places.venues import ACRONYM, Venue
from db.communes import foreign_city, name_key

_PUBLIC_END = re.compile(
    r"(?:culture(?:l|lle)|municipale?|communale?|intercommunale?|rurale?|medical|medicale|polyvalente|social|sociale"
    r"|eglise|mairie|village|associati(?:f|ve|on)|jeunes|jeux|loisirs|spectacles?|reunions?|sports|autonomie"
    r"|sportif|sportive|hospitalier|sante|marche|parvis|stade|etang|lavoir"
    r"|therapeutique|pedagogique|equestre|paroissiale?|educati(?:f|ve)|aquatique|nautique|horticole|agricole|dentaire"
    r"|departementale?|psychotherapique|omnisports?|solidaire|usagers|familles"
    r"|piscine|terrain|bourg|pompier|secours|attente|retraite)s?$",
    re.IGNORECASE,
)
"""What belongs to a town, whatever its size: « espace culturel de Villersexel », « pôle médical d’Héricourt »."""
_OF_QUARTER = re.compile(
    r"ferme|centre (?:aquatique|equestre|nautique)|campus|stade|etang|lavoir|piscine|terrain|bourg|parking"
    r"|centres? (?:d'animation|soci\w+)|maison (?:de (?:quartier|la vie)|pour tous)|regie de quartier",
    re.IGNORECASE,
)
"""What a city has in its quarters, « Centre d’animation de Beaulieu », whose names many communes bear."""
_DEDICATED = re.compile(r"la (?:Madeleine|Trinite|Nativite)\b")
"""« Église de la Madeleine »."""
_CHURCH = re.compile(
    r"(?:eglise|chapelle|basilique|cathedrale|collegiale|abbatiale|prieure|paroisse) (?:saint|st)e?s?[ -].+",
    re.IGNORECASE,
)
_OF_ANY_VILLAGE = re.compile(r"mairie|salle (?:des fetes|polyvalente|communale|municipale)", re.IGNORECASE)
_OF_SAINT = re.compile(
    r"\b(?:saint|st|sainte|ste|notre)[ -][\w-]+(?: [\w-]+)? (?:de |d')(?:Paul|Sales|Assise|Padoue|Lisieux|Lourdes"
    r"|Lorette|Chantal|Loyola|Compostelle|Avila|Sienne|Boulogne|Tours|Myre)\b",
    re.IGNORECASE,
)
"""« Église Saint-François de Sales », which stands in any town."""
_MANOR = re.compile(
    r"(?:ancien(?:ne)? )?(?:chateau|abbaye|prieure|domaine|moulin|manoir) (?:de |d')", re.IGNORECASE
)
_CODE_END = re.compile(r" [A-Z]{2,}\d?$| [A-Z]?\d+$")
"""« Salle LNG », « gymnase B2 »: initials are no person's, whose name might go on with « de »."""
_TOWN_END = re.compile(
    r".?| au \d.*| (?:Grande? )?(?:Metropole|Agglo\w*|Centre|Nord|Sud|Est|Ouest)\W?",
    re.IGNORECASE | re.DOTALL,
)
_SUFFIX = re.compile(r" (?:Aeroport|Centre|Est|Expo|Gare|Nord|Ouest|Sud)(?: TGV)?$")
"""« Hôtel Ibis Dijon Gare »."""
_SHORT_NAME = re.compile(r"[A-Z]\w{3,}(?=\W?$)")
_BEFORE_TOWN = re.compile(r"(?!(?<=gare) de Lyon) (?:(?:de|a|DE|A) |[dD]'|(du|DU) |(des|DES) )")
_FANCIFUL = re.compile(
    r"theatre|cinema|dalle|rond-point|camp|pelouse|espace|residence|parc|jardin|serre|verger|potager"
    r"|(?:salle|maison) des (?-i:[A-Z])",
    re.I,
)
"""« Théâtre des Lilas »: what may bear the name of flowers as well as that of Les Lilas."""
_ARTICLED = re.compile(r"l|L(?:[AE]|ES) |L'(?=[A-Z]{2})")
"""« De la Rochelle », « DE LA ROCHELLE »: an article that may be a common noun’s."""
_GOES_ON = re.compile(r" [A-Z\d]")
_AFTER_ACRONYM = re.compile(r" +(?:[-–,] )?(de |d'|a |(du ))?")
_UNIVERSITY = re.compile(r"(?:IUT|UFR|IAE|INSPE) ")
_HOUSE = re.compile(rf" (?:du |de la |de l'|des )?({ACRONYM})\b")
_HOUSE_ASIDE = re.compile(rf"\(({ACRONYM})\b")
"""« Salle de staff (CH de Mâcon) »."""
_TWO_AREAS = re.compile(r"(?!Paris)([A-Z]\w{2,})-(?!Nord|Sud|Est|Ouest)([A-Z]\w{2,}(?:-[A-Z]\w+)?)(?![\w'-])")
_BRANDED = re.compile(
    rf"(?:locaux de|(?:parking|galerie(?: marchande)?|cafeteria) (?:d[eu] )?(?={BRAND})|cine(?:ma)?|resto"
    r"|(?:hall|parc) (?:des )?expo\w*|hotel|restaurant|brasserie|librairie|casino|clinique|(?:espace de )?co-?working"
    r"|fablab|polyclinique)\b",
    re.IGNORECASE,
)
_OF_PERSON = re.compile(r"(?: (?!Saint|Ste? )[A-Z][a-z-]+){2} ")
"""« Lycée Marie Curie Besançon »: what follows a first and a last name is the town."""
_SPORTS = re.compile(
    r"(?:boulodrome|caserne(?: des (?:sapeurs[- ])?pompiers)?|dojo|gare|gymnase|halle|hippodrome|ludotheque|mediatheque"
    r"|patinoire|piscine|sous-prefecture|stade|tribunal|(?:maison|pole) (?:medicale?|de sante|sante)) +",
    re.IGNORECASE,
)
"""« Boulodrome Rivesaltes », where « gymnase Vauban » has the name of someone."""
_TOWN_S_OWN = re.compile(
    r"(?:mairie|hotel de ville|office de tourisme|palais des congres|france services"
    r"|centre (?:social|culturel)"
    r"|[a-z-]+ (?:des (?:fetes|associations|sports)|polyvalente|communale?|municipale?|intercommunale?)) +",
    re.IGNORECASE,
)
"""What each town has one of, and names no more: « Salle des fêtes Rioz »."""
_SAINT = re.compile(r"(?:saint|ste?)e?\b(?!.+[ -](?:sur|sous|en|les|lez)[ -])", re.IGNORECASE)
"""« Saint-Paul », « Saint-Vincent-de-Paul » may be the saint's own name; « Saint-Loup-sur-Semouse » is a town."""
_LINKED = re.compile(r"(?:\b(?:de|du|des|la|le|les) |')$", re.IGNORECASE)
_SIZEABLE, _WELL_KNOWN = 2_000, 5_000


def town_in(folded: str, venue: Venue, home: Home) -> tuple[str, int] | None:
    """Give the town's name that a venue's own holds, or that of the house it is in, and where it ends."""
    named = _after_acronym(folded, venue, home) or _at_its_end(folded, venue, home)
    named = named or _beside_its_name(folded, venue)
    house = _HOUSE.search(folded, venue.kind_end, venue.end) or _HOUSE_ASIDE.match(folded, venue.end)
    if named:
        return named
    return _after_acronym(folded, _house(venue, house), home) if house else None


def _house(room: Venue, named: re.Match[str]) -> Venue:
    """Give the establishment that a room is in: « hall d’entrée du CHU Dijon »."""
    return replace(room, start=named.start(1), kind_end=named.end(), acronym=True)


def _after_acronym(folded: str, venue: Venue, home: Home) -> tuple[str, int] | None:
    """Find the town in « CHU Dijon », « CH de Rodez », not in « CHU François Durand », « IUT Lyon 1 »."""
    after = _AFTER_ACRONYM.match(folded, venue.kind_end) if venue.acronym else None
    if after is None:
        return None
    named = name_at(folded, after.end(), "Le " if after[2] else "") or first_of_two(folded, after.end())
    if named is None or (after[1] and not _GOES_ON.match(folded, named[1])):
        return named
    if _UNIVERSITY.match(folded, venue.start) and _GOES_ON.match(folded, named[1]):
        return None
    place = settle(named[0], home).commune
    return named if place and is_sizeable(place, _WELL_KNOWN) else None


def _beside_its_name(folded: str, venue: Venue) -> tuple[str, int] | None:
    """Find the town in « Cinéma Utopia Tournefeuille » and « Mairie Rioz », not in « salle Pierre Rouen »."""
    suffix = _SUFFIX.search(folded, venue.kind_end, venue.end)
    named = name_before(folded, suffix.start() if suffix else venue.end)
    if named is None or named[1] <= venue.kind_end or _LINKED.search(folded, named[1] - 5, named[1]):
        return None
    branded = _BRANDED.match(folded, venue.start) and named[1] > venue.kind_end + 1
    branded = branded or (
        _OF_PERSON.fullmatch(folded, venue.kind_end, named[1]) and not _SAINT.match(named[0])
    )
    large = names_sizeable(named[0], _WELL_KNOWN)
    own = _TOWN_S_OWN.fullmatch(folded, venue.start, named[1])
    facility = _SPORTS.fullmatch(folded, venue.start, named[1]) and names_sizeable(named[0], _SIZEABLE)
    owned = own or (facility and not is_common(named[0]))
    parts = named[0].count("-") + named[0].count(" ") + (named[1] > venue.kind_end + 1)
    apart = owned or folded[named[1] - 2 : named[1]] == "  " or parts > 1
    large = large or foreign_city(named[0]) is not None
    return (named[0], venue.end) if (branded and large) or (apart and _is_sole(named[0])) else None


def _is_sole(name: str) -> bool:
    return len(homonyms(name)) == 1 and not _SAINT.match(name)


def first_of_two(folded: str, start: int) -> tuple[str, int] | None:
    """Find the seat in « CHR Metz-Thionville » and « CHU Caen-Normandie »: the first of the two names."""
    pair = _TWO_AREAS.match(folded, start)
    if pair is None or not is_town(pair[1]):
        return None
    known = names_sizeable(pair[1], _WELL_KNOWN)
    return (pair[1], pair.end()) if known or is_town(pair[2]) else None


def _at_its_end(folded: str, venue: Venue, home: Home) -> tuple[str, int] | None:
    """Find the town in « salle des fêtes de Lure », « mairie du Creusot », but not in « Hôtel de Paris »."""
    quarter = _OF_QUARTER.match(folded, venue.start)
    for match in _BEFORE_TOWN.finditer(folded, venue.kind_end + venue.inn, venue.end):
        named = name_at(folded, match.end(), "Le " if match[1] else "Les " if match[2] else "")
        named = named or (first_of_two(folded, match.end()) if venue.civic else None)
        saint = _DEDICATED.match(folded, match.end()) or _OF_SAINT.search(folded, venue.kind_end, venue.end)
        articled = named and _ARTICLED.match(folded, match.end())
        fanciful = _is_fanciful(match, named, home) and _FANCIFUL.match(folded, venue.start)
        if saint or fanciful or (named and articled and not _is_known(named[0], home, _WELL_KNOWN)):
            continue
        public = venue.civic or (not (match[1] or match[2]) and _is_public(folded, venue, match.start()))
        if (
            named
            and not (quarter and _is_open(named[0], home) and not names_sizeable(named[0], _WELL_KNOWN))
            and _TOWN_END.fullmatch(folded, named[1], venue.end)
            and (
                public
                or _is_known(named[0], home)
                or _is_compound(named[0])
                or _is_manor(folded, venue, named[0])
            )
        ):
            return named
        short = _SHORT_NAME.match(folded, match.end(), venue.end) if venue.civic else None
        size = 0 if _OF_ANY_VILLAGE.match(folded, venue.start) else _SIZEABLE
        name = full_name(short[0], size=size) if short and not is_town(short[0]) else None
        if short and name:
            return name, short.end()
    return None


def _is_fanciful(lead: re.Match[str], named: tuple[str, int] | None, home: Home) -> bool:
    """Tell « des Lilas », « du Bois », which may be no town's, from « du Creusot »."""
    return bool(lead[2]) or (bool(lead[1]) and not (named and _is_known(named[0], home)))


def _is_public(folded: str, venue: Venue, end: int) -> bool:
    """Tell a hall or a church of a commune, « salle communale », « église Saint-Pierre », by its name up to `end`."""
    named = _PUBLIC_END.search(folded, venue.start, end) or _CODE_END.search(folded, venue.start, end)
    return bool(named or _CHURCH.fullmatch(folded, venue.start, end))


def _is_compound(name: str) -> bool:
    """Tell a name of several words that no other commune has, and few people: « Bois-l’Évêque »."""
    return name_key(name).count("-") > 1 and _is_sole(name)


def _is_manor(folded: str, venue: Venue, name: str) -> bool:
    """Tell a castle or an abbey that bears the name of the one village called so."""
    return _MANOR.match(folded, venue.start) is not None and _is_sole(name)


def _is_open(name: str, home: Home) -> bool:
    """Tell whether nothing settles which of its homonyms a name means."""
    return len(homonyms(name)) > 1 and settle(name, home).commune is None


def _is_known(name: str, home: Home, size: int = _SIZEABLE) -> bool:
    abroad = foreign_city(name) is not None
    return abroad or any(is_sizeable(place, size) or home.holds(place) for place in homonyms(name))
