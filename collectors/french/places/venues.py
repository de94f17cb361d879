"""The building or address named in a text, and the town that its name holds.

Texts are those of `fold.fold`: no accents, plain apostrophes; positions are those of the original text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from collectors.french.places.bare_names import SHORT_WAYS, WAYS, is_beside_the_hour
from collectors.french.places.receivers import HOLDS, receives
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
from collectors.french.turns import MONTH
from db.communes import foreign_city, name_key

_ACRONYM = (
    "CHRU|CHU|GHR|GHI|CHR|CHI|CHS|CH|GHT|GH|HIA|CLCC|IFSI|IFAS|IFMK|MSP|EHPAD|DAC|CCI|UFR|INSPE|INSA|ENS|IUT|IAE|IRTS"
    "|CFA|CREPS|EHESP|IUCT|IPC"
    "|Novotel|Sofitel|Mercure|Ibis|Campanile|Kyriad|Pullman|Radisson|Marriott|Hilton|Sheraton"
)
_OFFICE = "ARS|CPAM|CPTS|URPS"
_CIVIC = (
    "centres? hospitaliers?(?: universitaires?| region[a-z]+| intercommunal)?|hopital|hopitaux|polyclinique"
    "|clinique|mairie|(?:sous-)?prefecture|tribunal|hotel de ville|salle des fetes|salle polyvalente"
    "|maison de sante|faculte|stand de tir|abattoirs"
    "|gare(?: routiere| sncf)?(?= d)(?! de Lyon| du Nord| de l'Est)|palais des congres"
    "|gymnase|mediatheque|bibliotheque|lycee|cinema|theatre|campus|beffroi"
    "|dechett?erie|ressourcerie|recyclerie|presbytere|synagogue|camping|aerodrome"
    r"|(?:temple|chapelle)(?= d(?:e |')(?-i:[A-Z]))(?! d[e'] ?(?:la|l[e']))"
    "|cegep|(?:poste|case) de sante|dispensaire"
    "|gendarmerie|commissariat|france services|eglise(?= d(?:e |')(?-i:[A-Z]))|foyer(?: rural| communal| culturel)?"
)
_PEOPLE = "des (?:aidants|parents|familles|seniors|soignants|pros|professionnels|internes|patients)"
_MEETING = (
    rf"s?[ -](?:aidants?|{_PEOPLE}"
    r"|(?-i:(?!d[eu]\b|l[ae]\b|des\b)[a-z]{4,}))"
)
"""« Café des aidants », « café mémoire » and « café-débat » are gatherings; « café du Commerce » is a place."""
_ROLE = r" (?:(?:de|du|des) |d')[^\n,;:.\d]{1,50}? (?:dans|en|chez|face|aupres) "
"""« Place de l’IPA en oncologie » is a subject."""
_INN = rf"hotel|restaurant|cafe(?!{_MEETING})|brasserie|place(?!{_ROLE})|jardin(?:s(?= d))?|villa|ferme|librairie"
_WALK = (
    r" (?:et|ou|aux|de noel|de producteurs|de createurs|artisanal|gourmand|nocturne|fermier"
    r"|octobre|roses?|bleues?|nordique|solidaire|gourmande|active|caritative|familiale"
    rf"|contre|pour|sante|de nuit|{_PEOPLE})\b"
)
_BUILDING = (
    "centres?|salles?|bureaux|maison|universite(?! d'ete)|palais|parc|college|pole|locaux|siege"
    r"|ecoles?(?!(?: [\w-]+){0,2} 20\d\d)"
    "|institut|espace|chateau|domaine|foyer|complexe|auditorium|musee|abbaye|eglise|collegiale|stade|halles?|cite"
    r"|amphi(?:theatre)?(?! d'(?:information|accueil))"
    r"|auditoire(?= (?-i:[A-Z\d]))"
    rf"|bar|hall|peniche|marche(?!/|{_WALK})|parking|parvis|esplanade|residence|atrium|zenith|kursaal|micropolis"
    "|pavillon|agence|pharmacie|cabinet|internat"
    r"|ecomusee|monument aux morts|local(?= (?:associatif|communal|municipal|technique) )|batiment(?= (?-i:[A-Z\d]))"
    r"|(?:taverne|pub|bistrot?|guinguette|epicerie)(?= (?:d[eu]s? )?(?:la |l')?(?:(?-i:[A-Z])|gare|place))"
    r"|chapelle|chambre|cour(?= d)|salons(?= d)"
    "|relais|communaute de communes|office de tourisme|tiers[ -]lieu|conservatoire|ludotheque|hippodrome|casino"
    "|hospice|refuge|gite|auberge|temple|basilique|cathedrale|patinoire|velodrome|cloitre|laboratoire|regie"
    "|academie|piscine|caserne|arena|preau|chapiteau|terrain|port(?= d)|chalet|moulin|manoir|prieure|couvent|dojo"
    "|pepiniere|manege|club[ -]house|galerie|hemicycle|base (?:de loisirs|nautique)|plan d'eau"
    r"|rotonde|cimetiere|creperie|circuit(?= (?-i:[A-Z]))|fort(?= (?-i:[A-Z]))|boulodrome|planetarium|observatoire"
    r"|lac(?= d)|site(?= de [A-Z])|friche|(?-i:MJC|F(?:rac|RAC)|BU(?= \w))"
    r"|paroisse(?= (?:saint|st|notre)[^\n,.;:()]{2,40}(?:,|$))"
)
_ROOM = "(?-i:BU)|salle|amphi|amphitheatre|auditorium|espace|restaurant|cinema|theatre|mediatheque|gymnase"
_ROOMS = "salle|place|gare|mairie|eglise|amphi|amphitheatre|auditorium|espace|gymnase|parking|parvis|esplanade|stade"
_PUBLIC = (
    "mediatheque|bibliotheque|ludotheque|musee|cinema|theatre|mairie|maison de sante|maison des associations"
)
_PUBLIC_ALONE = re.compile(rf"(?:{_PUBLIC})(?= ?(?:$|[\n,;:.|(]|[–-] ))", re.IGNORECASE)
_BEFORE_CODE = re.compile(r", ?(?:F-)?\d{5} (?=[A-Z])")
"""« Cinéma, 89000 Auxerre »."""
_PRAISED = (
    "(?:tres )?(?:prestigieu(?:x|se)|magnifique|superbe|somptueu(?:x|se)|celebre|mythique|charmante?|nouve(?:l|au|lle)"
    "|joli(?:e)?|be(?:l|au|lle)|fameu(?:x|se)|splendide)"
)
_QUALITY = "(?:grande?|petite?|ancien(?:ne)?)"
"""« Au prestigieux hôtel Bleu »; « grand amphi » is the name of a hall."""
_START = re.compile(
    r"(?:(?:^|(?<=[\n,;:@|•·])|(?<=\s[-–])|(?<=^[-–])|(?<=\s--)) *"
    rf"|(?<=presentiel \()|(?<=sur place \()|\((?=(?:{_QUALITY} )?(?:{_ROOM})\b)"
    r"|(?:au niveau|au sein|a l'etage|au (?:\w+ )?(?:etage|rez-de-chaussee|sous-sol)"
    r"|au depart|dans l'enceinte|aux abords|a l'interieur) (?:de la |de l'|du |des? )"
    r"|(?<=» )|\bvisites?(?: [\w-]+){0,3}? (?:de la |de l'|du )|\bdepart[^\n,.]{0,15}? (?:de la |du |de l')"
    r"|portes[ -]ouvertes (?:du service [^\n,;.]{1,30} )?(?:du |de la |de l')"
    r"|(?<![\w'])(?:au|aux(?= (?:salons|abattoirs|halles|archives|thermes|haras|locaux)\b)"
    r"|a|dans|chez|devant|depuis|depart|du(?= (?:stade|gymnase|parking|parvis))"
    r"|en(?= (?:mairie|salle|amphi|amphitheatre|(?:sous-)?prefecture|l'eglise))"
    r"|sous(?= l[ea]s? (?:preau|halles?|chapiteau))"
    r"|sur(?= (?:l[ea]s? |l')(?:marche|parking|campus|parvis|esplanade|site|terrain|port|patinoire"
    r"|place (?:d[eu]s? )?(?:l[ae] |l')?(?:mairie|marche|eglise|village|(?-i:[A-Z])))))"
    rf" @?(?P<article>(?:la|le|les|leurs?|nos|vos|ses) |l')?"
    rf"|\b(?:lieu|se tien\w+|rendez-vous|rdv|\d{{1,2}} ?h(?:\d\d)?|heures|20\d\d(?:-\d\d){{0,2}}|{MONTH})"
    rf" (?=(?:{_ROOMS})\b|(?-i:(?!Cinema|Theatre|Bar|Cafe)[A-Z][a-z]+ (?:d'|de |de la |des |du )?[A-Z]))"
    rf"|(?:^|[.:,] )(?:la |le |l')(?=(?:{_PUBLIC})\b[^\n,.:]{{0,60}}? {HOLDS}))"
    rf"(?:{_PRAISED} )?(?P<quality>{_QUALITY} )?"
    rf"(?P<kind>(?P<acronym>(?-i:{_ACRONYM}|(?P<office>{_OFFICE})))|(?P<civic>{_CIVIC})"
    rf"|(?P<inn>{_INN})|{_BUILDING})\b(?! *#)",
    re.IGNORECASE | re.MULTILINE,
)
_END = re.compile(
    r"[\n;:!?()|,]|\.(?=\s|$)(?<!(?-i: [A-Z])\.(?= (?-i:[A-Z])[a-z-]{1,20}[,;)]))"
    r"| [-–] | {3}| \d{1,2} ?h(?:\d\d)?\b| a (?=[A-Z])| (?:le|du|les|a|de) (?:\w+ )?\d"
    rf"| des (?:[a-z]{{3,5}}di )?\d+\b(?! (?!{MONTH}|et |& |h\b)[a-z])"
    r"| (?:et|ou) (?:en|par|via|sur) | (?:qui|mais|situee?s?|[nv]ous(?= accueil)) | des midi\b"
    r"| (?:et l[ae]s?|une?|cette|notre) | et l'| jusqu'| en (?:partenariat|lien|collaboration|association)\b"
    r"| (?:pour|avec|afin|sur|entre|en presence|en compagnie|en face|anim\w+|organis\w+|aur(?:a|ont)|est|sera|seront|va"
    r"|sembl\w+|propose|accueille|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b",
    re.IGNORECASE,
)
STREET = re.compile(
    rf"\b(?:(?<![/.:])\d{{1,3}}-)?\d{{1,4}} ?(?:bis|ter|[a-d])?,? +"
    rf"(?:{SHORT_WAYS}|(?:promenade|passage|voie|rond-point|{WAYS})\b)"
    rf"|^\W*(?:{WAYS})\b",
    re.IGNORECASE,
)
"""A street with its number, or a piece that begins with one."""

_NAMED = re.compile(r"[A-Z\d\"]")
_ENOUGH = re.compile(
    r"des fetes|polyvalente|des congres|mairie|hotel de ville|du reseau|auditorium|conference|gymnase|kursaal"
    r"|micropolis|monument aux morts|grand amphi|local communal|foyer (?:rural|communal|culturel)",
    re.IGNORECASE,
)
_PUBLIC_END = re.compile(
    r"(?:culture(?:l|lle)|municipale?|communale?|intercommunale?|rurale?|medical|medicale|polyvalente|social|sociale"
    r"|eglise|mairie|village|associati(?:f|ve|on)|jeunes|jeux|loisirs|spectacles?|reunions?|sports|autonomie|sportif|sportive|hospitalier|sante|marche|parvis)s?$",
    re.IGNORECASE,
)
"""What belongs to a town, whatever its size: « espace culturel de Villersexel », « pôle médical d’Héricourt »."""
_OF_QUARTER = re.compile(
    r"centres? (?:d'animation|soci\w+)|maison (?:de (?:quartier|la vie)|pour tous)|regie de quartier",
    re.IGNORECASE,
)
"""What a city has in its quarters, « Centre d’animation de Beaulieu », whose names many communes bear."""
_DEDICATED = re.compile(r"la (?:Madeleine|Trinite|Nativite)\b")
"""« Église de la Madeleine »."""
_CHURCH = re.compile(
    r"(?:eglise|chapelle|basilique|cathedrale|collegiale|abbatiale|prieure|paroisse) (?:saint|st)e?s?[ -].+",
    re.IGNORECASE,
)
_OF_SAINT = re.compile(
    r"\b(?:saint|st|sainte|ste|notre)[ -][\w-]+(?: [\w-]+)? (?:de |d')(?:Paul|Sales|Assise|Padoue|Lisieux|Lourdes"
    r"|Lorette|Chantal|Loyola|Compostelle|Avila|Sienne|Boulogne|Tours|Myre)\b",
    re.IGNORECASE,
)
"""« Église Saint-François de Sales », which stands in any town."""
_CODE_END = re.compile(r" [A-Z]{2,}\d?$| [A-Z]?\d+$")
"""« Salle LNG », « gymnase B2 »: initials are no person's, whose name might go on with « de »."""
_TOWN_END = re.compile(
    r".?| au \d.*| (?:Grande? )?(?:Metropole|Agglo\w*|Centre|Nord|Sud|Est|Ouest)\W?",
    re.IGNORECASE | re.DOTALL,
)
_SHORT_NAME = re.compile(r"[A-Z]\w{3,}(?=\W?$)")
_BEFORE_TOWN = re.compile(r"(?!(?<=gare) de Lyon) (?:(?:de|a|DE|A) |[dD]'|(du|DU) |(des|DES) )")
_ARTICLED = re.compile(r"l|L(?:[AE]|ES) |L'(?=[A-Z]{2})")
"""« De la Rochelle », « DE LA ROCHELLE »: an article that may be a common noun’s."""
_GOES_ON = re.compile(r" [A-Z\d]")
_AFTER_ACRONYM = re.compile(r" +(?:[-–,] )?(de |d'|a |(du ))?")
_UNIVERSITY = re.compile(r"(?:IUT|UFR|IAE|INSPE) ")
_HOUSE = re.compile(rf" (?:du |de la |de l'|des )({_ACRONYM})\b")
_TWO_AREAS = re.compile(r"(?!Paris)([A-Z]\w{2,})-(?!Nord|Sud|Est|Ouest)([A-Z]\w{2,}(?:-[A-Z]\w+)?)(?![\w'-])")
_BRANDED = re.compile(
    r"(?:cinema|hotel|restaurant|brasserie|librairie|casino|clinique|(?:espace de )?co-?working|fablab|polyclinique)\b",
    re.IGNORECASE,
)
_OF_PERSON = re.compile(r"(?: (?!Saint|Ste? )[A-Z][a-z-]+){2} ")
"""« Lycée Marie Curie Besançon »: what follows a first and a last name is the town."""
_TOWN_S_OWN = re.compile(
    r"(?:mairie|hotel de ville|office de tourisme|palais des congres|france services"
    r"|[a-z-]+ (?:des (?:fetes|associations|sports)|polyvalente|communale?|municipale?|intercommunale?)) +",
    re.IGNORECASE,
)
"""What each town has one of, and names no more: « Salle des fêtes Rioz »."""
_SAINT = re.compile(r"(?:saint|ste?)e?\b", re.IGNORECASE)
_LINKED = re.compile(r"(?:\b(?:de|du|des|la|le|les) |')$", re.IGNORECASE)
_LONGEST = 100
_SIZEABLE, _WELL_KNOWN = 2_000, 5_000


@dataclass(frozen=True)
class Venue:
    """A building's name, from `start` to `end`; its first word, as « CHU » or « salle », ends at `kind_end`.

    An `inn` may bear any town's name (« Hôtel de Paris »); a `civic` building bears that of its own town; an
    `office` is more often written to than gone to.
    """

    start: int
    kind_end: int
    end: int
    acronym: bool
    office: bool
    inn: bool
    civic: bool


def venues(folded: str) -> Iterator[Venue]:
    """Give the buildings that a text places something in: « au CHU… », « – Salle des fêtes ».

    The subject of a sentence (« L’hôpital organise… ») is none.
    """
    for match in _START.finditer(folded):
        of_name = (match["article"] or "-")[0].isupper()
        start = match.start("article" if of_name else "quality" if match["quality"] else "kind")
        stop = _END.search(folded, match.end(), start + _LONGEST)
        end = stop.start() if stop else min(len(folded), start + _LONGEST)
        traits = (bool(match[trait]) for trait in ("acronym", "office", "inn", "civic"))
        yield Venue(start, match.end(), end, *traits)


def tells(folded: str, venue: Venue) -> bool:
    """Tell whether the words name one building: « salle Pasteur », « mairie », but not « centre »."""
    if venue.office:
        return False
    proper = folded[venue.start].isupper() and not venue.acronym and venue.end > venue.kind_end + 1
    named = _NAMED.search(folded, venue.kind_end, venue.end)
    return proper or bool(named) or bool(_ENOUGH.search(folded, venue.start, venue.end))


def is_placed(folded: str, venue: Venue) -> bool:
    """Tell whether a building without a name is meant as the place: « à 19h30 au château », « la mairie accueille »."""
    beside = is_beside_the_hour(folded, venue.start, venue.end) or receives(folded, venue.end)
    alone = folded[venue.start].isupper() and _PUBLIC_ALONE.match(folded, venue.start)
    addressed = _BEFORE_CODE.match(folded, venue.end)
    return bool(beside or alone or addressed) and not venue.office


def is_address(folded: str) -> bool:
    """Tell whether a piece of text names a street or a building."""
    return bool(STREET.search(folded) or _START.search(folded))


def town_in(folded: str, venue: Venue, home: Home) -> tuple[str, int] | None:
    """Give the town's name that a venue's own holds, or that of the house it is in, and where it ends."""
    named = _after_acronym(folded, venue, home) or _at_its_end(folded, venue, home)
    named = named or _beside_its_name(folded, venue)
    house = None if named else _HOUSE.search(folded, venue.kind_end, venue.end)
    return _after_acronym(folded, _house(venue, house), home) if house else named


def _house(room: Venue, named: re.Match[str]) -> Venue:
    """Give the establishment that a room is in: « hall d’entrée du CHU Dijon »."""
    return replace(room, start=named.start(1), kind_end=named.end(), acronym=True)


def _after_acronym(folded: str, venue: Venue, home: Home) -> tuple[str, int] | None:
    """Find the town in « CHU Dijon », « CH de Rodez », not in « CHU François Durand », « IUT Lyon 1 »."""
    after = _AFTER_ACRONYM.match(folded, venue.kind_end) if venue.acronym else None
    if after is None:
        return None
    named = name_at(folded, after.end(), "Le " if after[2] else "") or _first_of_two(folded, after.end())
    if named is None or (after[1] and not _GOES_ON.match(folded, named[1])):
        return named
    if _UNIVERSITY.match(folded, venue.start) and _GOES_ON.match(folded, named[1]):
        return None
    place = settle(named[0], home).commune
    return named if place and is_sizeable(place, _WELL_KNOWN) else None


def _beside_its_name(folded: str, venue: Venue) -> tuple[str, int] | None:
    """Find the town in « Cinéma Utopia Tournefeuille » and « Mairie Rioz », not in « salle Pierre Rouen »."""
    named = name_before(folded, venue.end)
    if named is None or named[1] <= venue.kind_end or _LINKED.search(folded, named[1] - 5, named[1]):
        return None
    branded = _BRANDED.match(folded, venue.start) and named[1] > venue.kind_end + 1
    branded = branded or (
        _OF_PERSON.fullmatch(folded, venue.kind_end, named[1]) and not _SAINT.match(named[0])
    )
    large = names_sizeable(named[0], _WELL_KNOWN)
    own = _TOWN_S_OWN.fullmatch(folded, venue.start, named[1])
    parts = named[0].count("-") + named[0].count(" ") + (named[1] > venue.kind_end + 1)
    apart = own or folded[named[1] - 2 : named[1]] == "  " or parts > 1
    large = large or foreign_city(named[0]) is not None
    return (named[0], venue.end) if (branded and large) or (apart and _is_sole(named[0])) else None


def _is_sole(name: str) -> bool:
    return len(homonyms(name)) == 1 and not _SAINT.match(name)


def _first_of_two(folded: str, start: int) -> tuple[str, int] | None:
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
        named = named or (_first_of_two(folded, match.end()) if venue.civic else None)
        saint = _DEDICATED.match(folded, match.end()) or _OF_SAINT.search(folded, venue.kind_end, venue.end)
        articled = named and _ARTICLED.match(folded, match.end())
        if saint or (named and articled and not _is_known(named[0], home, _WELL_KNOWN)):
            continue
        public = _is_public(folded, venue, match.start())
        if (
            named
            and not (quarter and _is_open(named[0], home))
            and _TOWN_END.fullmatch(folded, named[1], venue.end)
            and (public or _is_known(named[0], home) or _is_compound(named[0]))
        ):
            return named
        short = _SHORT_NAME.match(folded, match.end(), venue.end) if venue.civic else None
        name = full_name(short[0], size=_SIZEABLE) if short and not is_town(short[0]) else None
        if short and name:
            return name, short.end()
    return None


def _is_public(folded: str, venue: Venue, end: int) -> bool:
    """Tell a hall or a church of a commune, « salle communale », « église Saint-Pierre », by its name up to `end`."""
    named = _PUBLIC_END.search(folded, venue.start, end) or _CODE_END.search(folded, venue.start, end)
    return venue.civic or bool(named or _CHURCH.fullmatch(folded, venue.start, end))


def _is_compound(name: str) -> bool:
    """Tell a name of several words that no other commune has, and few people: « Bois-l’Évêque »."""
    return name_key(name).count("-") > 1 and _is_sole(name)


def _is_open(name: str, home: Home) -> bool:
    """Tell whether nothing settles which of its homonyms a name means."""
    return len(homonyms(name)) > 1 and settle(name, home).commune is None


def _is_known(name: str, home: Home, size: int = _SIZEABLE) -> bool:
    abroad = foreign_city(name) is not None
    return abroad or any(is_sizeable(place, size) or home.holds(place) for place in homonyms(name))
