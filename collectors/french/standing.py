"""The place that only its standing tells: « Nuit des lacs / 12 mars 2027 / 18h / Le 36 ».

An announcement whose title and day are known is laid out like a card. A proper name alone right after the day
and the hour is where it is, and so is what stands before a town in a row of their own, though no word of it is
a building's. Names of people, bands and bodies, sorts of shows and notices are no places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from collectors.french import turns
from collectors.french.blocks import Block
from collectors.french.fold import fold
from collectors.french.gatherings import GATHERING
from collectors.french.places import Place, read_place
from collectors.french.places.elsewhere import names_person
from collectors.french.places.towns import is_town
from collectors.french.places.venues import names_building
from collectors.french.rows import Row
from collectors.french.sorts import Sort, has_verb
from collectors.french.turns import DAY
from collectors.french.words import read_mode
from db.communes import country_code, department_named

_WORD = r"(?:[A-Z\d][\w&'.-]*)"
_LINK = r"(?: |[ -](?:a|au|aux|de|du|des|la|le|les|et|en|sous|sur|&) (?:l[ae]s? |l')?| (?:d'|l'|de l'))"
_KIND = (
    "(?:national|municipal|communal|departemental|regional|culturel|associatif|social|public|solidaire)e?s?"
)
_ROOM = r"(?:amphi(?:theatre)?|auditorium|hall|salle)(?: \w+)?"
_NAME = re.compile(
    rf"(?:l[ae] |l')?{_WORD}(?:{_LINK}{_WORD}){{0,5}}(?: {_KIND}|, {_ROOM})?(?: \([^()]{{2,40}}\))?"
)
"""« Le 36 », « Gallia Théâtre (Saintes) », « Mobilier national », in folded text."""
_ONE = r"(?!L[aei]s? )[A-Z][a-z-]+(?: [A-Z]\.)?(?: d[eu]| van| von)?(?: [A-Z][\w'-]+){1,2}"
_PERSON = re.compile(rf"{_ONE}(?: (?:&|et) {_ONE})*(?: \([^()]*\))?")
_HOUSE = re.compile(rf"(?:L[aA] |L[eE] (?=[A-Z\d])|L')[A-Z\d].*|.* {_KIND}")
"""« La Cale », « Mobilier national »."""
_ASIDE = re.compile(r" ?\([^()]*\)")
_ACRONYM = re.compile(r"[A-Z.&]{2,8}\d?")
_PUBLIC = (
    "ados|adultes|enfants|familles?|femmes|hommes|jeunes?|juniors?|parents|scolaires|seniors"
    "|tout[- ]public|tou(?:te)?s"
)
_HOST = (
    "admr|alcool|amicale|amis|association|asso|croix|familles|france|kiwanis|lions|restos|rotary|secours|soroptimist|vie|chœur|choeur|chorale|cie|club|collectif|comite|compagnie|conseil|cpts|departement|dj"
    "|duo|ensemble|equipe|fanfare|federation|groupe|harmonie|ligue|ministere|orchestre|quatuor|quintet\\w*|reseau"
    "|section|societe|syndicat|trio|troupe|ville"
)
_NOTICE = (
    "accueil|depart|affiche|annulee?s?|avec|billet\\w*|complet|dates?|details?|deuxieme|edition|entree|gratuit\\w*"
    "|hors les murs|infos?|informations?|inscri\\w*|intervenant\\w*|lien|lire|niveau|nouveau\\w*|ouvert\\w*|par"
    "|photos?|pour|premiere?|programme|public|reportee?s?|reserv\\w*|resultats?|retour|saison|suite|sur|tarifs?"
    "|theme|travaux|troisieme|version|vf|vo|voir|vost\\w*"
)
_SUBJECT = (
    "arts?|chanson|chant|cirque|clown|comedie|contes?|culture|danse|design|electro|environnement|folk|hip-hop"
    "|histoire|humour|jazz|jeux?|lecture|litterature|loisirs?|magie|marionnettes?|metal|musiques?|nature|opera"
    "|patrimoine|performance|poesie|pop|rap|reggae|rock|sante|sciences?|slam|sorties?|sports?|techno|world|yoga"
)
_OTHER = re.compile(rf"(?:l[ae]s? |l')?(?:{_PUBLIC}|{_HOST}|{_NOTICE}|{_SUBJECT})\b", re.IGNORECASE)
"""For whom, by whom, a notice, what sort of show: no place."""
_TELLING = re.compile(r"(?!.*\d ?h)(?!\d{5}|\d\d? [A-Z])(?=l[ea] \d|.*[a-z]{3})", re.IGNORECASE)
_HOURS = re.compile(r"[\W\d]*(?:(?:a|de|des|partir|h|heures?|et)\b[\W\d]*)*", re.IGNORECASE)
_TOWN_APART = re.compile(
    r"(?P<name>[^,|()]{2,60}?)(?:, (?:a )?|(?P<dash> [-–—|·] )| ?\()(?P<town>(?:\d{5} )?[^,|()]{2,40}?)\)?"
)
_HOUR_BEFORE = re.compile(rf"(?:{turns.HOUR.pattern}(?: ?[–-] ?| a |, | ))+(?=\D)", re.IGNORECASE)
_LONGEST = 8


def housed(place: Place | None, block: Block, title: str, region: str | None) -> Place | None:
    """Add the house that only its standing tells to what words tell of the place: a town, a street or nothing.

    `title` is the announcement's, empty when it has none.
    """
    if place and place.venue and not place.venue[0].isdigit():
        return place
    house = _standing(block, title, region)
    if place is None or house is None:
        return place or house
    apart = house.city and place.city and house.city != place.city
    if apart or (place.venue and not house.city):
        return place
    return replace(place if place.city else house, venue=", ".join(filter(None, (house.venue, place.venue))))


def _standing(block: Block, title: str, region: str | None) -> Place | None:
    """Give the house that stands beside the day or a town."""
    others = (row for row in block.rows[1:] if row not in block.title[:1])
    towns = (_with_town(row, region, below_title=row in block.title) for row in others)
    names = (name for name in (*_beside_day(block), *_below_day(block)) if _is_apart(name, title))
    houses = filter(_is_place, (*names, *_above_day(block)))
    bare = (Place(name, None, None, None, None, name) for name in houses)
    return next(filter(None, towns), None) or next(bare, None)


def _with_town(row: Row, region: str | None, *, below_title: bool) -> Place | None:
    """Read « Nouveau Siècle, à Lille », all of a row; « La Vouivre - Lure » may be a title, but below it."""
    told = None if row.whens or row.sort is Sort.PROSE else _TOWN_APART.fullmatch(fold(row.text))
    if (
        told is None
        or has_verb(row.text)
        or not _is_house(told["name"])
        or (told["dash"] and not below_title)
    ):
        return None
    place = read_place(row.text, region=region)
    return place if place and place.city and place.venue and is_town(told["town"]) else None


def _beside_day(block: Block) -> Iterator[str]:
    """Give the last piece of a row that begins with the day, below the title: « 12 mars, La Cale »."""
    for row in block.days if block.title else ():
        after = row.rest.rpartition(DAY)[2]
        told = [piece.strip(" .") for piece in turns.PARTED.split(after) if piece.strip()]
        if row.sort is Sort.FULL and told and _names_house(told[-1]):
            yield told[-1]


def _below_day(block: Block) -> Iterator[str]:
    """Give the row right below the day; with the hour above or below it, it is a card's, and any name is a place."""
    dated = False
    for above, row, below in zip(block.rows, block.rows[1:], [*block.rows[2:], None], strict=False):
        timed = dated and _is_hour(above)
        dated = timed or _says_day(above)
        hour = _HOUR_BEFORE.match(fold(row.text))
        name = row.text[hour.end() if hour else 0 :].rstrip(" .")
        carded = timed or hour is not None or (below is not None and _is_hour(below))
        if dated and row.sort is Sort.TITLE and not row.whens and (carded or _names_house(name)):
            yield name


def _says_day(row: Row) -> bool:
    """Tell a row that is its day, with its title at most, from a sentence."""
    return bool(row.whens) and row.sort in (Sort.DAY, Sort.FULL) and not row.rest.endswith((".", "!", "?"))


def _above_day(block: Block) -> Iterator[str]:
    """Give the row between the title and the day that names a house: « Duo Lac / Grande scène / 12 mars »."""
    for row, below in pairwise(block.rows):
        if row in block.title[1:] and below.sort is Sort.DAY and names_building(fold(row.text)):
            yield row.text


def _is_hour(row: Row) -> bool:
    plain = fold(row.text)
    return not row.whens and turns.HOUR.search(plain) is not None and _HOURS.fullmatch(plain) is not None


def _names_house(name: str) -> bool:
    plain = _ASIDE.sub("", fold(name))
    return names_building(plain) or _HOUSE.fullmatch(plain) is not None


def _is_apart(name: str, title: str) -> bool:
    one, other = fold(name).lower(), fold(title).lower()
    return one not in other and other not in one


def _is_place(name: str) -> bool:
    """Tell a place from a person, initials and a mode."""
    plain = fold(name)
    person = (_PERSON.fullmatch(plain) or _ACRONYM.fullmatch(plain)) and not _names_house(name)
    return _is_name(plain) and not (person or read_mode(name))


def _is_house(plain: str) -> bool:
    """Tell what may stand before a town: a proper name, or one with a building in it, « Agrégat centre d’artistes »."""
    kind = plain[0].isupper() and names_building(plain) and not _is_other(plain)
    return kind or _is_name(plain)


def _is_name(plain: str) -> bool:
    """Tell a proper name that can be a place's."""
    elsewhere = is_town(plain) or department_named(plain) or country_code(plain)
    named = _NAME.fullmatch(plain) and _TELLING.match(plain)
    return bool(named) and not (_is_other(plain) or elsewhere or len(plain.split()) > _LONGEST)


def _is_other(plain: str) -> bool:
    """Tell people, bodies, shows, notices and labels."""
    told = _OTHER.match(plain) or GATHERING.search(plain) or turns.LABEL.match(plain)
    return bool(told) or names_person(plain)
