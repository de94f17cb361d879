"""Reading where an event takes place: venue, town, department and region."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from collectors.french.fold import compose, fold
from collectors.french.places.addresses import name_of_address
from collectors.french.places.bare_names import PROPER, WAYS, proper_name_at, proper_name_beside
from collectors.french.places.elsewhere import is_elsewhere, is_former, is_near
from collectors.french.places.hidden import NOWHERE, blank, hide
from collectors.french.places.labelled import TOWN_ALONE, labelled_lines
from collectors.french.places.lower_case import with_capitals
from collectors.french.places.mention import HINTED, Mention, is_plain
from collectors.french.places.met_at import met_at
from collectors.french.places.streets import street_alone
from collectors.french.places.surest import mention_in_field, mention_in_prose
from collectors.french.places.towns import Home, homonyms, is_town, settle
from collectors.french.places.venues import (
    STREET,
    Venue,
    holds_building,
    is_affiliation,
    is_placed,
    names_building,
    tells,
    venues,
)
from collectors.french.places.walks import fold_place
from collectors.french.turns import MONTH, VERB
from db.communes import department_named, region_of


@dataclass(frozen=True)
class Place:
    """Where an event takes place, as far as the words say.

    `venue` is the building or address; `city` the town's usual name; `insee` is today's commune, `department`
    a code, `region` a name: all three are `None` for a foreign city or a homonym left open. `raw` is the text
    read; `inferred` holds `insee` when the commune was chosen among homonyms, `city` when it is likely and
    no words say so outright (« comité des fêtes de Dole »), and both when its name is misspelt.
    """

    venue: str | None
    city: str | None
    insee: str | None
    department: str | None
    region: str | None
    raw: str
    inferred: tuple[str, ...] = ()


def find_place(text: str, *, region: str | None = None, department: str | None = None) -> Place | None:
    """Find where one announcement of a few lines says that it takes place; `None` when it does not.

    `region` (a name) and `department` (a code) are the source's own: they settle homonyms.
    """
    text, home = with_capitals(compose(text)), Home(region, department)
    labelled = _labelled(text, home)
    folded = fold_place(text)
    visible = hide(folded)
    if labelled and labelled.city:
        alone = labelled.venue is None and TOWN_ALONE.search(visible)
        return replace(labelled, venue=_venue_in_prose(text, visible, None)) if alone else labelled
    mention = _spelled(mention_in_prose(folded, home), text)
    venue = labelled.venue if labelled else _venue_in_prose(text, visible, mention)
    raw = text[mention.start : mention.end] if mention else venue
    return _place(venue, mention, home, raw) if raw else None


def read_place(field: str, *, region: str | None = None, department: str | None = None) -> Place | None:
    """Read the « Lieu » field of a site: all of it is the place.

    « En visioconférence », « À définir » and the like give `None`; what is no known town is the venue.
    """
    field, home = " ".join(compose(field).replace("\n", ", ").split()), Home(region, department)
    hidden = NOWHERE.sub(blank, fold_place(field))
    mention = _spelled(mention_in_field(_capitalised(hidden), home), field)
    shown = "".join(letter if seen != " " else " " for letter, seen in zip(field, hidden, strict=True))
    venue = _venue_of_field(shown, mention)
    return _place(venue, mention, home, field) if venue or mention else None


def _capitalised(hidden: str) -> str:
    """Give capitals to a field that has none, « salle bleue, lure », but to articles, which names seldom begin with."""
    return _SMALL.sub(lambda word: word[0].lower(), hidden.title()) if hidden.islower() else hidden


def _spelled(mention: Mention | None, text: str) -> Mention | None:
    """Give back its accents to a town abroad that no table holds."""
    if mention is None or is_town(mention.name):
        return mention
    return replace(mention, name=text[mention.start : mention.start + len(mention.name)])


def _place(venue: str | None, mention: Mention | None, home: Home, raw: str) -> Place:
    if mention is None:
        return Place(venue, None, None, None, None, raw)
    town = settle(mention.name, home, mention.postcode, mention.department)
    if town.commune is None:
        return Place(venue, _as_written(town.name, raw), None, None, None, raw)
    code = town.commune.department
    hinted = mention.weight == HINTED or mention.misspelt
    inferred = ("city",) * hinted + ("insee",) * (town.chosen or mention.misspelt)
    return Place(venue, town.name, town.commune.insee, code, region_of(code), raw, inferred)


def _as_written(name: str, raw: str) -> str:
    """Give the one of several homonyms that has the accents of the text: « Champagne », not « Champagné »."""
    return next((one.name for one in homonyms(name) if one.name in raw), name)


_SMALL = re.compile(r"\b(?:[AL]a?|Les?|Aux?|D[eu]s?|En|Et|Sur)(?=[ '])")


def _labelled(text: str, home: Home) -> Place | None:
    """Read what follows « Lieu : » or a pin."""
    lines = labelled_lines(text)
    return read_place(lines, region=home.region, department=home.department) if lines else None


# The venue's own words.

_NO_VENUE = re.compile(
    r"(?:france|\d[\d ]*\)?|cedex(?: \d+)?|et|ou|à|lieu|en|le|la|on|qc|[a-z]\d[a-z] ?\d[a-z]\d"
    r"|(?:l[ae] |l['’])?(?:matin|après-midi|soir)(?:ée)?|(?-i:chez [A-Z][\w-]+ (?:et|ou) [A-Z][\w-]+))?",
    re.IGNORECASE,
)
_KIND = (
    "(?:Foyer|Gymnase|Centre|Parc|Stade|Salle|Maison|Mairie|Médiathèque|Lycée|Collège|Château|Pôle|Local"
    "|[A-Z]{2,}\\d?)"
)
_LEAD = re.compile(
    rf"^(?:(?:et|ou|toujours) )?(?:[Aa]u |[ÀàAa] la |[ÀàAa] l['’]|[Dd]ans l[ea] |[Dd]ans l['’])(?=[a-zà-ÿ]|{_KIND}\b)"
)
"""« À la médiathèque du Lac », where « Au Bon Coin » is a name."""
_OPEN_END = re.compile(r" (?:d[eu]s?|d['’]|à|au)$", re.IGNORECASE)
_GOES_ON = re.compile(r"[!?] |(?<=[a-z]{4})\. | (?:pour|avec) ", re.IGNORECASE)
"""« Au musée Clair pour une sortie à Dole »: what stands between the two is no part of the address."""
_HOUSE_NUMBER = re.compile(
    r"(?<=\d),\s+(?=(?:rue|grand|av|b|place|route|chemin|impasse|all|quai|cours|square)\w*\b)", re.IGNORECASE
)
_PARTS = re.compile(
    r"(?<![,\s])[,\s]+dans (?:la |le |l['’])(?=amphi|salle|auditorium|b[aâ]timent)|[,;|\n](?:\s*au (?=\d))?"
    r"|(?<!\w)\(|(?<!\(\w)(?<!\(\w\w)\)|\s[-–—]\s|\s[àa]\s*(?=,|$)"
)
"""« Café Chéri(e) » is whole: what a bracket adds to a word belongs to it."""
_ASIDE = re.compile(r" ?\(([^()\n]{3,90})\)")
_NEAR = re.compile(
    r"(?:\d+ ?(?:k?m|mn|min\w*|metres)|derriere|pres|a cote|en face|face|proche|metro|tram\w*|bus|arret"
    r"|(?:et |non )?pas|adresse|parking|rendez-vous|sous reserve|entree|acces|code|inscri\w+"
    r"|(?:au |a l')?(?:\w+ )?(?:etage|rez-de-chaussee|sous-sol))\b",
    re.IGNORECASE,
)
"""« Dole (derrière la poste) » tells the way, not the place."""
_AT = re.compile(r"(?<!\w)(?:au |a la |a l'|chez |dans l[ea] |dans l')(?:L[ea] |L')?$", re.IGNORECASE)
_STREET_AFTER = re.compile(
    rf"(?:, | ?\(|,? au )(?=\d)((?:{STREET.pattern})[^\n,;.()!?]{{2,50}})", re.IGNORECASE
)
"""« À la Base, 15 rue Haute »."""
_WAY = re.compile(rf"\d|(?:{WAYS})\b", re.IGNORECASE)
_NUMBER_BEHIND = re.compile(r" \d{1,3}(?: ?[a-d])?(?=\s*(?:$|[\n,;.)]))")
"""« Chemin des Vignes 8 »."""
_INSIDE = re.compile(
    r"(?:(?:grande?|petite?) )?(?:place|parvis|esplanade|amphi\w*|auditorium|salle|batiment)\b", re.IGNORECASE
)
"""What is told after the house that has it: « au kiosque Nord, place Rude », « au Muséum, dans l’amphi B »."""
_HOUSE_BEFORE = re.compile(
    r"(?:(?:\d ?h ?\d{0,2}|\d{4})(?:,| [–-]) ((?:L[ea]s? |L')[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,3})"
    r"|^\W*((?:Bourse du travail|Mediatheque|Bibliotheque|Mairie|Hotel de [Vv]ille|Maison|Centre|Espace)"
    r"(?: [^\n,;.:]{2,40})?)), $",
    re.MULTILINE,
)
"""« 18h30, Le Cratère, salle 2 »."""
_MOMENT = re.compile(rf"\b\d{{1,2}} ?h\d{{0,2}}\b|\b20\d\d\b|\d {MONTH}\b", re.IGNORECASE)
_NAMED_AFTER_SIGN = re.compile(
    rf"(?<!\w)@ ({PROPER})|(?:(?:^|[\dh,;:|(–-]) ?|\b(?:aux?|a|la|chez) )@({PROPER})", re.MULTILINE
)
"""« 19h @LaMyne »; « avec @AnnaTamaris » names who comes."""

_QUOTED_BEFORE = re.compile(
    r"\b(?:(?:au|a(?: la)?|chez) [«\"] ?(?P<name>[^«»\"\n]{2,40}?) ?[»\"]"
    r"|(?P<kind>(?:cafe|bar|restaurant|brasserie|cinema|theatre|salle|espace|hotel) [«\"][^«»\"\n]{2,40}[»\"]))"
    r",? ?\(?$",
    re.IGNORECASE,
)


_QUOTED_AT = re.compile(
    r"(?:rendez-vous|rdv|lieu|\d ?h ?\d{0,2},?) (?:devant (?:l[ea] |l')|au |a la |chez )"
    r"[«\"] ?([^«»\"\n]{2,40}?) ?[»\"]",
    re.IGNORECASE,
)
"""« Rendez-vous devant le « Trente » »."""


def _venue_of_field(text: str, mention: Mention | None) -> str | None:
    """Give what is left of a place's words without the town, its postal code and the country."""
    if mention and not mention.inside:
        text = f"{text[: mention.start]}, {text[mention.end :]}"
    parts = _PARTS.split(_HOUSE_NUMBER.sub(" ", text))
    names = dict.fromkeys(_LEAD.sub("", part.strip(" \u00a0-–—.:/@•·*"), count=1) for part in parts)
    whole = (_OPEN_END.sub("", name) for name in names)
    named = (name for name in whole if not (_NO_VENUE.fullmatch(name) or (mention and _is_other_town(name))))
    return ", ".join(named) or None


def _is_other_town(name: str) -> bool:
    """Tell « Dijon » in « Besançon, Dijon ou en visio »."""
    return is_town(name) and is_plain(settle(name, Home()), Home())


def _venue_in_prose(text: str, visible: str, mention: Mention | None) -> str | None:
    """Give the building or address named beside the town, or else anywhere in the announcement."""
    aside = _ASIDE.match(text, mention.end) if mention else None
    folded = fold_place(text)
    hall = _hall(mention, aside[1]) if mention and aside else None
    if hall and not (mention and mention.inside) and not _INSIDE.match(fold(hall)):
        return hall
    shown = [venue for venue in venues(folded) if _is_shown(visible, venue)]
    named = [venue for venue in shown if tells(folded, venue)]
    beside = _address_beside(text, visible, mention, named) if mention else None
    if hall:
        return f"{beside}, {hall}" if beside else hall
    placed = named or [venue for venue in shown if is_placed(folded, venue)]
    if beside or not placed:
        return (
            _housed(text, visible, mention, beside, named) if beside else _bare_venue(text, visible, mention)
        )
    holder = _holder(folded, shown, placed[0])
    start = holder.start if holder else _house(visible, placed[0].start)
    street = _STREET_AFTER.match(visible, placed[0].end)
    end = street.end() if street else placed[0].end
    whole = text[start:end].strip(" \u00a0-–—.@•·*")
    return _venue_of_field(whole, None) if street or start < placed[0].start else whole


def _housed(text: str, visible: str, mention: Mention | None, street: str, named: list[Venue]) -> str:
    """Give the street with the house told before it: « au bar Lilas le 3 mars à 18h, au 12 rue Haute, Dole »."""
    told = re.search(re.escape(street).replace("\\ ", ",? +"), text) if street[0].isdigit() else None
    end = told.start() if told else -1
    quoted = _QUOTED_BEFORE.search(fold(text), max(0, end - 80), end) if told else None
    if quoted and quoted.lastgroup:
        return f"{text[slice(*quoted.span(quoted.lastgroup))]}, {street}"
    bare = proper_name_at(visible, (mention.start, mention.end) if mention else None)
    spans = [*((venue.start, venue.end) for venue in named), *([bare] if bare else [])]
    before = (span for span in spans if span[1] < end and _AT.search(visible, max(0, span[0] - 9), span[0]))
    name = next((text[slice(*span)].strip(" \u00a0-–—.@,•·*") for span in before), "")
    return f"{name}, {street}" if name and name not in street else street


def _hall(town: Mention, aside: str) -> str | None:
    """Give the hall in the brackets after a town; after a house they hold a room, or else the way to it."""
    apart = town.inside and not (_INSIDE.match(fold(aside)) or names_building(fold(aside)))
    return None if apart or not _is_hall(aside) else _venue_of_field(aside, None)


def _is_hall(aside: str) -> bool:
    """Tell whether what stands in brackets after a town names the place: no hour, no area, not the way to it."""
    plain = fold(aside)
    other = _MOMENT.search(aside) or _NEAR.match(plain) or NOWHERE.search(plain) or VERB.search(plain)
    named = any(map(str.isupper, plain)) or holds_building(plain)
    return bool(named) and not (other or is_town(aside) or department_named(aside))


def _house(visible: str, start: int) -> int:
    """Give where the house starts that the room or square from `start` is told to be in, if one is."""
    if not _INSIDE.match(visible, start):
        return start
    before = _HOUSE_BEFORE.search(visible, max(0, start - 60), start)
    return before.start(before.lastindex or 0) if before else name_of_address(visible, 0, start)


def _holder(folded: str, shown: list[Venue], room: Venue) -> Venue | None:
    """Give the house in whose brackets a room stands: « 20h au centre social (grande salle) »."""
    before = (one for one in shown if one.end < room.start)
    held = (one for one in before if folded[one.end : room.start].strip() == "(")
    return next((one for one in held if is_placed(folded, one)), None)


def _is_shown(visible: str, venue: Venue) -> bool:
    """Tell whether the venue is outside of quotes, and neither someone else's, another year's nor a landmark."""
    theirs = is_affiliation(visible, venue)
    return visible[venue.start] != " " and not (
        theirs
        or is_elsewhere(visible, venue.start)
        or is_former(visible, venue.start)
        or is_near(visible, venue.start)
    )


def _address_beside(text: str, visible: str, mention: Mention, named: list[Venue]) -> str | None:
    """Give the venue and street that stand before the town on its line, or on the lines of its address."""
    line = _first_line(visible, mention.start)
    starts = [match.start() for match in STREET.finditer(visible, line, mention.start)]
    starts += [name_of_address(visible, line, start) for start in starts[:1]]
    starts += [venue.start for venue in named if venue.end in (line - 1, line - 2)]
    starts += [
        _house(visible, venue.start)
        for venue in named
        if line <= venue.start <= mention.start and not _GOES_ON.search(visible, venue.end, mention.start)
    ]
    starts += [mention.start] * mention.inside
    if not starts and mention.postcode:
        holder = name_of_address(visible, line, mention.start)
        starts = [holder] * (line <= holder < mention.start)
    start = min((one for one in starts if not _MOMENT.search(visible, one, mention.start)), default=None)
    if start is None or mention.end - start > 150:
        return None
    return _venue_of_field(text[start : mention.end if mention.inside else mention.start], None)


def _first_line(visible: str, town: int) -> int:
    """Give where the address starts: a town that begins its line goes with the street on the line before."""
    line = visible.rfind("\n", 0, town) + 1
    before = visible.rfind("\n", 0, max(0, line - 1)) + 1
    return before if line == town and STREET.match(visible, before) else line


def _signed(visible: str) -> re.Match[str] | None:
    """Find the name after « @ », unless it is a town’s."""
    found = _NAMED_AFTER_SIGN.search(visible)
    return None if found and is_town(found[found.lastindex or 0]) else found


def _bare_venue(text: str, visible: str, mention: Mention | None) -> str | None:
    """Give a proper name that stands as a place: « au Rocher de Palmer à Cenon », « au "Trente" à Massy »."""
    town = (mention.start, mention.end) if mention else None
    quoted = _QUOTED_BEFORE.search(fold(text), max(0, town[0] - 80), town[0]) if town else None
    if quoted and quoted.lastgroup:
        return text[slice(*quoted.span(quoted.lastgroup))]
    beside = (town and proper_name_beside(visible, *town)) or proper_name_at(visible, town) or met_at(visible)
    signed = None if beside else _signed(visible) or _QUOTED_AT.search(fold(text))
    span = (
        signed.span(signed.lastindex or 0)
        if signed
        else beside or (None if mention else street_alone(visible))
    )
    if span is None or is_former(visible, span[0]):
        return None
    line = visible.rfind("\n", 0, span[0]) + 1
    start = name_of_address(visible, line, span[0]) if _WAY.match(visible, span[0]) else span[0]
    street = _STREET_AFTER.match(visible, span[1])
    number = _NUMBER_BEHIND.match(visible, span[1]) if _WAY.match(visible, span[0]) else None
    house = text[start : number.end() if number else span[1]]
    return _venue_of_field(f"{house}, {text[slice(*street.span(1))]}" if street else house, None)
