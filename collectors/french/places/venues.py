"""The building or address named in a text.

Texts are those of `fold.fold`: no accents, plain apostrophes; positions are those of the original text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from collectors.french.gatherings import GATHERING
from collectors.french.places.bare_names import SHORT_WAYS, WAYS, is_beside_the_hour
from collectors.french.places.elsewhere import PERSON_END
from collectors.french.places.receivers import HOLDS, receives
from collectors.french.places.towns import name_at, name_before
from collectors.french.turns import MONTH

ACRONYM = (
    "CHRU|CHU|CHIC|GHU|PMI|CMS|MDS|CSAPA|CAARUD|CPEF|CeGIDD|IME|ITEP|CSC|MPT|FJT|IFCS|IRFSS|GHR|GHI|CHR|CHI|CHS|CH|GHT|GH|HIA|CLCC|IFSI|IFAS|IFMK|MSP|EHPAD|EPHAD|USLD|ESAT|CMPP?|MFR|CESU|IFPS|IFAP|VVF|DAC|CCI|UFR|INSPE|INSA|ENS|IUT|IAE|IRTS"
    "|CFA|CREPS|EHESP|IUCT|IPC|INRAE?|INRIA|CIRAD|CNRS|ESPE|CLPS|AFPA|GRETA"
    "|CentraleSupelec|Sciences Po|Polytech|Epitech|EPITA|ENSA|ENSAM|ESIEE"
    "|Novotel|Sofitel|Mercure|Ibis|Campanile|Kyriad|Pullman|Radisson|Marriott|Hilton|Sheraton"
)
OFFICE = "ARS|CPAM|CPTS|URPS"
_CIVIC = (
    "centres? hospitaliers?(?: universitaires?| region[a-z]+| intercommunal)?|hopital|hopitaux|polyclinique"
    "|clinique|mairie|(?:sous-)?prefecture|tribunal|hotel de ville|salle des fetes|salle polyvalente"
    "|maison de sante|faculte|stand de tir|abattoirs"
    "|gare(?: routiere| sncf)?(?= d)(?! de Lyon| du Nord| de l'Est)|palais des congres"
    "|gymnase|mediatheque|bibli(?:otheque)?|lycee|cinema(?! (?:en )?plein[ -])|theatre|campus|beffroi"
    "|dechett?erie|ressourcerie|recyclerie|presbytere|synagogue|camping|aerodrome"
    r"|(?:temple|chapelle)(?= d(?:e |')(?-i:[A-Z]))(?! d[e'] ?(?:la|l[e']))"
    "|cegep|(?:poste|case) de sante|dispensaire"
    "|gendarmerie|commissariat|france services|services techniques(?! d[eu])"
    "|eglise(?= d(?:e |')(?-i:[A-Z]))|foyer(?: rural| communal| culturel)?"
)
_PEOPLE = "des (?:aidants|parents|familles|seniors|soignants|pros|professionnels|internes|patients)"
_MEETING = (
    rf"s?[ -](?:aidants?|d'accueil|{_PEOPLE}"
    r"|(?-i:(?!d[eu]\b|l[ae]\b|des\b)[a-z]{4,}))"
)
"""« Café des aidants », « café mémoire » and « café-débat » are gatherings; « café du Commerce » is a place."""
_ROLE = r" (?:(?:de|du|des) |d')[^\n,;:.\d]{1,50}? (?:dans|en|chez|face|aupres) "
"""« Place de l’IPA en oncologie » is a subject."""
_INN = rf"hotel|restaurant|cafe(?!{_MEETING})|brasserie|place(?!{_ROLE})|jardin(?:s(?= d))?|villa|ferme|librairie"
_FAIR = (
    " (?:et|ou|aux|de noel|de producteurs|de createurs|artisanal|gourmand|nocturne|fermier|octobre|rose|solidaire"
    rf"|contre|pour|sante|de nuit|{_PEOPLE})\b"
)
_BUILDING = (
    "centres?|salles?|bureaux|maison|universite(?! d'ete)|palais|parc|college"
    "|pole(?! (?:animation|communication|evenement|formation|recherche|sensibilisation))|locaux|siege"
    r"|ecoles?(?!(?: [\w-]+){0,2} 20\d\d)"
    "|institut|espace|chateau|domaine|foyer|complexe|auditorium|musee|abbaye|eglise|collegiale|stade|halles?|cite"
    r"|amphi(?:theatre)?(?! d'(?:information|accueil))"
    r"|auditoire(?= (?-i:[A-Z\d]))"
    rf"|bar|hall|peniche|marche(?!/|{_FAIR})|parking|parvis|esplanade|residence|atrium|zenith|kursaal|micropolis"
    "|pavillon|agence|pharmacie|cabinet|internat"
    r"|ecomusee|monument aux morts|local(?= (?:(?:associatif|communal|municipal|technique) |(?-i:[A-Z]{3,})))"
    r"|batiment(?= (?:(?-i:[A-Z\d])|(?:administratif|central|historique|principal)\b))"
    r"|(?:taverne|pub|bistrot?|guinguette|epicerie)(?= (?:d[eu]s? )?(?:la |l')?(?:(?-i:[A-Z])|gare|place))"
    r"|chapelle|chambre|cour(?= d)|salons(?= d)|boulangerie(?= (?-i:[A-Z]))"
    "|relais|communaute de communes|office de tourisme|tiers[ -]lieu|conservatoire|ludotheque|hippodrome|casino"
    "|(?-i:entrepot|hangar|grange|lavoir|caveau|crypte|usine|manufacture|forge|kiosque|phare|arenes|citadelle|cabaret"
    "|eco-?lieu|bergerie|haras|bowling|skate-?park|city-?stade|bourse du travail|creche|distillerie|studio|boutique)"
    r"|(?-i:Quartier)(?= (?-i:[A-Z]))|fabrique(?= (?!d[eu]s?\b|d'|l[ae]\b)(?-i:[A-Z]))|(?:grande|petite) scene"
    r"|scene nationale|berges(?= d)|etangs?(?= d)|(?:plage|piste|plateau)(?= d[eu] (?:la |l')?(?-i:[A-Z]))"
    "|hospice|self(?= d)|refuge"
    "|gite|auberge(?! espagnole)|temple|basilique|cathedrale|patinoire|velodrome|cloitre|laboratoire"
    "|regie"
    "|academie|piscine|caserne|arena|preau|chapiteau|terrain|port(?= d)|chalet|moulin|manoir|prieure|couvent|dojo"
    "|pepiniere|manege|club[ -]house|galerie|hemicycle|base (?:de loisirs|nautique)|plan d'eau"
    r"|rotonde|cimetiere|creperie|circuit(?= (?:d[eu] )?(?-i:[A-Z]))|fort(?= (?-i:[A-Z]))|boulodrome"
    "|planetarium|observatoire|(?-i:serre|verger|potager|yourte|roulotte|clairiere|prairie)(?= (?:d[eu]s? |d'))"
    r"|cave(?= (?-i:L[ea]s? |L'|[A-Z]))"
    r"|lac(?= d)|site(?= de (?-i:[A-Z]))|cafeteria|cantine|refectoire|(?<=\bau )(?-i:Lieu)(?= d)"
    "|friche"
    r"|bureau(?= (?:\d|(?-i:[A-Z]\d)))|(?:accueil|annexe|bureau|cuisine|sous-sol|verriere)"
    r"(?= (?:du|de la|de l') ?(?:centre|college|creche|ehpad|foyer|hopital|ifsi|lycee|mairie|maison|mjc|msp|residence))"
    r"|(?<=\bsur le )(?:camp|rond-point)(?= d)|(?<=\bsur la )(?:dalle|pelouse)(?= d)"
    r"|resto(?= (?-i:[A-Z]))|cine(?= (?-i:L[ea]s? |L'))"
    r"|(?-i:MJC|F(?:rac|RAC)|BU(?= \w))"
    r"|paroisse(?= (?:saint|st|notre)[^\n,.;:()]{2,40}(?:,|$))"
)
_ROOM = "(?-i:BU)|salle|amphi|amphitheatre|auditorium|espace|restaurant|cinema|theatre|mediatheque|gymnase"
_ROOMS = (
    "salle|place|gare|mairie|eglise|amphi|amphitheatre|auditorium|espace|gymnase|parking|parvis|esplanade|stade"
    "|base de loisirs|bibliotheque|campus|centre (?:social|culturel|hospitalier|de sante|(?-i:[A-Z])[\\w-]*)"
    "|bureau(?= \\d)|chapelle|clinique|college|foyer|hopital|lycee|maison|mediatheque|musee|piscine"
)
_TOLD_ALONE = (
    r"(?:salle|amphi\w*|auditorium|gymnase|mediatheque|bibli\w*|foyer|espace|theatre|cinema|mairie|ehpad"
    r"|lycee|college|ecole|clinique|hopital|chapelle|maison|centre (?:social|culturel))"
    r"(?: (?:des fetes|polyvalente|annexe|culturel(?:le)?|municipale?|communale?|rural"
    r"|(?:de la |de l'|d[eu]s? |d'|l[ae]s? |l')?(?-i:[A-Z\d])[\w'-]*)){1,6}"
)
"""« Réunion des aidants. Salle annexe de l’EHPAD Bleu. 12 mars » has no verb, nor a word that is no name's."""
_PUBLIC = (
    "mediatheque|bibliotheque|ludotheque|musee|cinema|theatre|mairie|maison de sante|maison des associations"
)
_OWN_DOORS = (
    r"lycee|college(?! d(?:e |es |')(?-i:[a-z]))|ecole|ehpad|residence|hopital|clinique|ferme|domaine|abbaye|chateau"
    "|foyer|gymnase"
)
"""« Le lycée Haut accueille les familles »: at its own doors, where « organise » may be elsewhere."""
_PUBLIC_ALONE = re.compile(
    rf"(?:{_PUBLIC}|parvis|amphi(?:theatre)?|auditorium|cafeteria|refectoire|preau)(?= ?(?:$|[\n,;:.|(]|[–-] ))",
    re.IGNORECASE,
)
GENRE = re.compile(r"(?:cinema|theatre) ?(?::|[–—-] ) ?(?=\w)", re.IGNORECASE)
"""« Théâtre : Le Malade imaginaire » is a show; « Cinéma – Lure » is a place."""
_MET_AT = re.compile(
    r"\b(?:retrouv(?:ons|ez)[ -][nv]ous|rendez-vous)\b[^.,;:\n\d]{0,40}? (?:au|dans l[ae]|a l[a']) ?$",
    re.IGNORECASE,
)
_BEFORE_CODE = re.compile(r", ?(?:F-)?\d{5} (?=[A-Z])")
"""« Cinéma, 89000 Auxerre »."""
_PRAISED = (
    "(?:tres )?(?:prestigieu(?:x|se)|magnifique|superbe|somptueu(?:x|se)|celebre|mythique|charmante?|nouve(?:l"
    "|au|lle)"
    "|joli(?:e)?|be(?:l|au|lle)|fameu(?:x|se)|splendide)"
)
_QUALITY = "(?:grande?|petite?|ancien(?:ne)?)"
"""« Au prestigieux hôtel Bleu »; « grand amphi » is the name of a hall."""
_FRAME = "(?:plus|gener|actuel|legal|strict|precis|difficile|profession|scolaire|convention|reglement|nation|region)"
"""« Dans le cadre strict de la clinique », which is no surroundings."""
_START = re.compile(
    r"(?:(?:^|(?<=[\n,;:@|•·→])|(?<=\s/)|(?<=[\s\d][-–])|(?<=^[-–])|(?<=\s--)) *"
    rf"|(?<=presentiel \()|(?<=sur place \()|\((?=(?:{_QUALITY} )?(?:{_ROOM})\b)"
    r"|(?:au niveau|au sein|a l'etage|au (?:\w+ )?(?:etage|rez-de-chaussee|sous-sol)"
    r"|au depart|a bord|au bord|aux bords|inauguration(?: officielle)?"
    r"|dans l'(?:enceinte|ecrin)|aux abords|a l'interieur"
    rf"|dans (?:le|un) cadre (?!{_FRAME})[a-z]+(?: et [a-z]+)?|dans (?:le|un) (?!meme )[a-z]+ cadre)"
    r" (?:de la |de l'|du |des? )"
    r"|\baccueillie?s? par (?:la |le |l')"
    r"|\bc'est (?:la |le |l')(?=[^\n.]{0,90}? qui (?:vous |nous )?(?:aura |a )?(?:l'honneur d'|le plaisir d')?accueill)"
    r"|\b(?:agenda|animations|programm\w+)(?: (?!l[ae])[\w']+){0,2}? (?:de la |de l'|du )"
    r"(?=(?:mediatheque|bibliotheque|ludotheque|musee|cinema|theatre)\b)"
    r"|(?<=» )|\bvisites?(?: [\w-]+){0,3}? (?:de la |de l'|du )|\bdepart[^\n,.]{0,15}? (?:de la |du |de l')"
    r"|portes?[ -]ouvertes? (?:du service [^\n,;.]{1,30} )?(?:du |de la |de l')"
    r"|(?<![\w'])(?:au|aux(?= (?:salons|abattoirs|halles|archives|thermes|haras|locaux|services techniques)\b)"
    r"|a|dans|chez|devant|depuis|depart|du(?= (?:stade|gymnase|parking|parvis))"
    rf"|en(?= (?:{_QUALITY} )?(?:mairie|salle|amphi|amphitheatre|(?:sous-)?prefecture|l'eglise))"
    r"|sous(?= l[ea]s? (?:preau|halles?|chapiteau|grange|hangar|kiosque))"
    r"|sur(?= (?:l[ea]s? |l')(?:marche|parking|campus|parvis|esplanade|site|terrain|port|patinoire|base"
    r"|camp|rond-point|dalle|pelouse"
    r"|berges|circuit|piste|plage|plateau"
    r"|place (?:d[eu]s? )?(?:l[ae] |l')?(?:mairie|marche|eglise|village|(?-i:[A-Z])))))"
    rf" @?(?P<article>(?:la|le|les|leurs?|nos|vos|ses) |l')?"
    rf"|\b(?:lieu|se tien\w+|rendez-vous|rdv|\d{{1,2}} ?h(?:\d\d)?|heures|midi|20\d\d(?:-\d\d){{0,2}}|{MONTH})"
    rf" (?=(?:{_ROOMS})\b|(?-i:(?:{ACRONYM}) (?:d[eu] |d')?[A-Z])"
    r"|(?-i:(?!Cinema|Theatre|Bar|Cafe)[A-Z][a-z]+ (?:(?:d'|de |de la |des |du )?[A-Z]"
    r"|(?:d'|de la |des |du )[a-z]+$)))"
    rf"|(?:^|[.:,] )(?:la |le |l')(?=(?:{_PUBLIC})\b[^\n,.:]{{0,60}}? {HOLDS})"
    rf"|(?:^|[.:,] )(?:la |le |l')(?=(?:{_OWN_DOORS})\b[^\n,.:]{{0,60}}? accueill(?:e|era) )"
    r"|(?<=\dh \()|(?<=h\d\d \()|(?<=\d\d/\d\d\) )"
    rf"|(?<=[.!?] )(?={_TOLD_ALONE} ?(?:[.,;|(]|$)))"
    rf"(?:{_PRAISED} )?(?P<quality>{_QUALITY} )?"
    rf"(?P<kind>(?P<acronym>(?-i:(?:{ACRONYM})(?! (?:19|20)\d\d\b)|(?P<office>{OFFICE})))|(?P<civic>{_CIVIC})"
    rf"|(?P<inn>{_INN})|{_BUILDING})\b(?! *#)",
    re.IGNORECASE | re.MULTILINE,
)
_END = re.compile(
    r"[\n;:!?()|,\u2600-\u27bf\U0001f000-\U0001faff]| [/→+] "
    r"|(?<!\bbat)(?<!\bniv)\.(?=\s|$)(?<!(?-i: [A-Z])\.(?= (?-i:[A-Z])[a-z-]{1,20}[,;)]))"
    r"| [-–] | {3}| \d{1,2} ?h(?:\d\d)?\b| a (?=[A-Z])"
    rf"| (?:le|du|les|a|de) (?:(?:[a-z]{{3,6}}di|dimanche|partir|{MONTH}) )?\d"
    rf"| des (?:[a-z]{{3,6}}di )?\d+\b(?! (?!{MONTH}|et |& |h\b)[a-z])"
    r"| des \d+ ?h| (?:et|ou) (?:en|par|via|sur|dans|autour) | ouverture des "
    r"| (?:qui|mais|situee?s?|[nv]ous(?= (?:accueil|attend|convi|invit|propos)))"
    r" | des midi\b"
    rf"|,? (?:au )?\d{{1,4}}(?: ?bis| ?ter)?,? (?:{SHORT_WAYS}|(?!place)(?:{WAYS})\b)"
    r"| (?:et l[ae]s?|une?|cette|notre) | et l'| aux horaires\b| dans des | sous le | jusqu'| en (?:partenariat"
    r"|lien|collaboration|association)\b"
    r"| (?:et )?(?:pendant|durant|pour|avec|afin|sur|entre|en presence|en compagnie|en face|anim\w+|organis\w+"
    r"|aur(?:a|ont)|est|sont|sera|seront|va"
    r"|sembl\w+|propose|accueille|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b",
    re.IGNORECASE,
)
_EMPLOYER = re.compile(
    r"universite|institut|laboratoire|ecole|faculte|hopital|centre hospitalier", re.IGNORECASE
)
_RIVER = re.compile(r" sur [A-Z][\w'-]+")
STREET = re.compile(
    rf"\b(?:(?<![/.:])\d{{1,3}}-)?\d{{1,4}} ?(?:bis|ter|[a-d])?,? +"
    rf"(?:{SHORT_WAYS}|(?:promenade|passage|voie|rond-point|(?!cours (?:a|au|par|sur|de (?-i:[a-z])))(?:{WAYS}))\b)"
    rf"|^\W*(?:{WAYS}|zac|zone (?:d'activites?|industrielle|artisanale)|lieu-?dit|lotissement)\b",
    re.IGNORECASE,
)
"""A street with its number, or a piece that begins with one."""

_GOES_ON = re.compile(r" (?:aux?|en|pour|avec|sur|contre|et|ou|sans|face|chez|dans) ")
"""« Lycée et handicap » is a subject, « Théâtre au profit de l’école » is a show."""
_NAMED = re.compile(r"[A-Z\d\"]")
_ENOUGH = re.compile(
    r"des fetes|polyvalente|des congres|(?:des )?expo(?:s|sitions?)?$|mairie|hotel de ville|du reseau|auditorium"
    r"|conference|gymnase|kursaal"
    r"|micropolis|monument aux morts|grand amphi|(?:grande|petite) scene|scene nationale"
    r"|local communal|france services|services techniques|foyer (?:rural|communal|culturel)",
    re.IGNORECASE,
)
_LISTS = re.compile(r"(?:agenda|animations|programm\w+)\b", re.IGNORECASE)
"""« Programme de la médiathèque »: what stands behind is no town."""
_EDITION = re.compile(r" 20[1-3]\d$")
"""« Maison du sommeil 2027 » is an event; « Espace 2000 » is not."""
_LONGEST = 100


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
        if _names_town(folded, match):
            continue
        start = match.start("article" if of_name else "quality" if match["quality"] else "kind")
        end = _end_of(folded, match.end(), start + _LONGEST)
        if _EDITION.search(folded, start, end):
            continue
        traits = (bool(match[trait]) for trait in ("acronym", "office", "inn", "civic"))
        yield Venue(start, match.end(), end, *traits)


def _names_town(folded: str, found: re.Match[str]) -> bool:
    """Tell « Château-Gontier » and « Marche-en-Famenne », towns, from « Hôtel-Dieu »."""
    named = name_at(folded, found.start("kind")) if folded.startswith("-", found.end()) else None
    return named is not None and named[1] > found.end()


def _end_of(folded: str, start: int, limit: int) -> int:
    """Give where a building's name ends that goes on from `start`; « Saint-Loup sur Semouse » is one name."""
    for stop in _END.finditer(folded, start, limit):
        river = _RIVER.match(folded, stop.start())
        named = name_before(folded, river.end()) if river else None
        if named is None or named[1] > stop.start():
            return stop.start()
    return min(len(folded), limit)


def tells(folded: str, venue: Venue) -> bool:
    """Tell whether the words name one building: « salle Pasteur », « mairie », but not « centre »."""
    if venue.office:
        return False
    proper = folded[venue.start].isupper() and not venue.acronym and venue.end > venue.kind_end + 1
    proper = proper and not _GOES_ON.match(folded, venue.kind_end)
    named = _NAMED.search(folded, venue.kind_end, venue.end)
    return proper or bool(named) or bool(_ENOUGH.search(folded, venue.start, venue.end))


def is_placed(folded: str, venue: Venue) -> bool:
    """Tell whether a building without a name is meant as the place: « à 19h30 au château », « la mairie accueille »."""
    beside = is_beside_the_hour(folded, venue.start, venue.end) or receives(folded, venue.end)
    beside = beside or _MET_AT.search(folded, max(0, venue.start - _LONGEST), venue.start) is not None
    genre = GENRE.match(folded, venue.start)
    a_show = genre is not None and name_at(folded, genre.end()) is None
    alone = folded[venue.start].isupper() and not a_show and _PUBLIC_ALONE.match(folded, venue.start)
    addressed = _BEFORE_CODE.match(folded, venue.end)
    return bool(beside or alone or addressed) and not venue.office


def is_affiliation(folded: str, venue: Venue) -> bool:
    """Tell « Anna Tamaris, INRAE Dole », « Anna Tamaris (Institut Bleu » from « Campus Clair, CHU Dole »."""
    line = folded.rfind("\n", 0, venue.start) + 1
    before = folded[max(line, venue.start - _LONGEST) : venue.start].rstrip()
    opened = before.rpartition("(")[0] if before.count("(") > before.count(")") else before.removesuffix(",")
    named = PERSON_END.search(opened.rstrip()) if opened != before else None
    if named is None or not (venue.acronym or _EMPLOYER.match(folded, venue.start)):
        return False
    return not (GATHERING.search(named[0]) or is_address(named[0].strip()))


def is_address(folded: str) -> bool:
    """Tell whether a piece of text names a street or a building."""
    return bool(STREET.search(folded) or _START.search(folded)) and not _LISTS.match(folded)


_BUILDING_WITHIN = re.compile(
    rf"\b(?:(?-i:{ACRONYM})|{_CIVIC}|{_INN}|{_BUILDING}"
    r"|arena|cafe|center|club|fab-?lab|fabrique|factory|gallery|hall|house|lab|park|pub|scene|square|stadium)\b",
    re.IGNORECASE,
)


def holds_building(folded: str) -> bool:
    """Tell whether some word is that of a building."""
    return _BUILDING_WITHIN.search(folded) is not None


def names_building(folded: str) -> bool:
    """Tell whether a name of several words holds that of a building, wherever it stands: « Gallia Théâtre »."""
    return " " in folded and holds_building(folded)
