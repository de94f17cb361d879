"""The name of a town in a text: where it starts and ends, and which commune it is among its homonyms.

Texts are those of `fold.fold`: no accents, plain apostrophes and spaces.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from db.communes import (
    Commune,
    commune,
    communes_beginning,
    communes_named,
    department_named,
    foreign_city,
    foreign_town,
    name_key,
    region_of,
)
from db.model import slug

_WORD = r"[^\W\d_]+"
_JOINT = r"(?:'|-| {1,2}|\. ?| ?/ ?)"
_NAME = re.compile(rf"(?:l'|l[ae]s? )?(?=[A-Z]){_WORD}(?:{_JOINT}{_WORD}){{0,8}}")
_NAME_AT_END = re.compile(rf"(?<!\w)(?:{_WORD}{_JOINT}){{0,8}}{_WORD}$")
_WORD_END = re.compile(_WORD)
_AREA = re.compile(r"-(?:Porte|Centre|Gare|Ville|Expo)\b")
_LONGEST = 60
_LONGER = re.compile(r"(?:[ -](?:sous|sur|lez)[ -]|-les?-)(?-i:[A-Z])", re.IGNORECASE)
"""« À Villers-sous-Tilleul », which no list holds, is not at Villers; « à Gray les Rencontres du soin » is."""

BIG, DOMINANT, FAMOUS = 20_000, 20, 100
"""A commune of `BIG` inhabitants is meant by its bare name when it has `DOMINANT` times those of its
homonyms; with `FAMOUS` times, it is meant even where the source's own region has a homonym."""

_BIGGER, _BIG_ENOUGH = 5, 2_000
_USUAL = {
    "la-baule": "La Baule-Escoublac",
    "le-touquet": "Le Touquet-Paris-Plage",
    "la-seyne": "La Seyne-sur-Mer",
    "evian": "Évian-les-Bains",
    "brive": "Brive-la-Gaillarde",
    "clermont-fd": "Clermont-Ferrand",
    "la-teste": "La Teste-de-Buch",
    "la-voulte": "La Voulte-sur-Rhône",
    "le-cateau": "Le Cateau-Cambrésis",
    "le-revest": "Le Revest-les-Eaux",
    "les-sables": "Les Sables-d'Olonne",
}
"""Towns that people call by the start of their name alone, beside those that `_shortened` finds."""

_NO_SHORT_NAME = re.compile(
    "l[ae]s?-.*|amelie|argent|beaumes|blancs|bourgs|cailloux|carbon|cheval|creches|divonne|essarts|hopital|longue|neuves"
    "|nissan|ruelle|villages?|vivier|voisins"
)
_NO_END = frozenset(
    "a au aux avec bel belle bois cap d de del des devant du en et fort grand haut haute l la le les lez"
    " mont notre pont pres s saint sainte san sous sur val vieille vieux".split()
)
_SHORTEST = 6

_AREAS = {
    "marne-la-vallee": "Marne-la-Vallée",
    "sophia-antipolis": "Sophia Antipolis",
    "la-defense": "La Défense",
}
"""Towns in people's mouths that lie in several communes."""

_REGIONS = frozenset(
    "alsace anjou aquitaine artois auvergne bearn bourgogne bresse bretagne champagne flandre flandres gascogne"
    " languedoc limousin lorraine maine normandie picardie poitou provence savoie touraine".split()
)
_VILLAGE, _SMALL_TOWN = 1_000, 5_000


@dataclass(frozen=True)
class Home:
    """Where the source stands: the name of its region and the code of its department, as far as known."""

    region: str | None = None
    department: str | None = None

    def holds(self, place: Commune) -> bool:
        """Tell whether the commune lies in the source's department or region."""
        region = self.region or (region_of(self.department) if self.department else None)
        return bool(region) and slug(region_of(place.department) or "") == slug(region or "")

    def nearest(self, places: list[Commune]) -> list[Commune]:
        """Give those that lie in the source's department, or else in its region."""
        same = [place for place in places if place.department == self.department]
        return same or [place for place in places if self.holds(place)]


@dataclass(frozen=True)
class Town:
    """A town: its usual name, today's commune if certain, and whether that was chosen among homonyms."""

    name: str
    commune: Commune | None = None
    chosen: bool = False

    def is_notable(self, home: Home) -> bool:
        """Tell whether its bare name is enough to mean it: a big town, or one of the source's region."""
        size = (self.commune.population or 0) if self.commune else 0
        return size >= BIG or (size >= _VILLAGE and self.commune is not None and home.holds(self.commune))


def name_at(text: str, start: int, article: str = "") -> tuple[str, int] | None:
    """Give the longest name of a town that starts there, and where it ends.

    `article` is put before it: « au Mans » is Le Mans. A name inside a longer one (« Paris-Saclay ») is none.
    """
    match = _NAME.match(text, start, start + _LONGEST)
    if not match:
        return None
    ends = [word.end() for word in _WORD_END.finditer(match[0])]
    for end in reversed(ends):
        if is_town(article + match[0][:end]) and not _goes_on(text, start + end):
            return article + match[0][:end], start + end
    return None


def name_before(text: str, end: int) -> tuple[str, int] | None:
    """Give the longest name of a town that ends there, and where it starts."""
    match = _NAME_AT_END.search(text, max(0, end - _LONGEST), end)
    if not match:
        return None
    for word in _WORD_END.finditer(match[0]):
        name = match[0][word.start() :]
        if name[0].isupper() and is_town(name) and not _goes_back(text, match.start() + word.start()):
            return name, match.start() + word.start()
    return None


def full_name(short: str, department: str) -> str | None:
    """Give the one name of that department that a short one begins: « Lons » in the Jura is Lons-le-Saunier."""
    longer = [one for one in communes_beginning(short) if one.department == department and not one.part_of]
    return longer[0].name if len(longer) == 1 else None


def is_region(name: str) -> bool:
    """Tell the name of a department or of a region, or of a part of one: « Lorraine », « Bourgogne »."""
    return department_named(name) is not None or name_key(name) in _REGIONS


def is_area(name: str) -> bool:
    """Tell a town in people's mouths that lies in several communes: « Marne-la-Vallée »."""
    return name_key(name) in _AREAS


@lru_cache(maxsize=4096)
def is_town(name: str) -> bool:
    """Tell whether some commune or foreign town has that name."""
    return bool(homonyms(name)) or foreign_town(name) is not None or is_area(name)


def is_obscure(name: str) -> bool:
    """Tell whether it is only a smaller town's abroad: few readers know it, and people bear such names."""
    return not homonyms(name) and foreign_city(name) is None


@lru_cache(maxsize=4096)
def homonyms(name: str) -> tuple[Commune, ...]:
    """Give the communes that a name may mean.

    « Scey-sur-Saône » and « Thonon » are short for the one name that each begins; the village of La Réunion
    is not meant where everyone thinks of the department.
    """
    named = (
        communes_named(_USUAL.get(name_key(name), name))
        or _shortened(name_key(name))
        or _bare(name_key(name))
    )
    far = department_named(name)
    return tuple(
        one for one in named if not far or one.department == far.code or is_sizeable(one, _SMALL_TOWN)
    )


def _shortened(key: str) -> tuple[Commune, ...]:
    """Give the communes of the one name that a key begins, unless it is another word or breaks off.

    A town of one or two words must be known, be it under its own name: few villages are called so.
    """
    parts = key.split("-")
    if len(key) < _SHORTEST or parts[-1] in _NO_END or _NO_SHORT_NAME.fullmatch(key) or foreign_town(key):
        return ()
    longer = communes_beginning(key)
    alone = len({one.name for one in longer}) == 1
    known = alone and (len(parts) > 2 or is_sizeable(longer[0], _BIG_ENOUGH))
    return longer if known else ()


def _bare(key: str) -> tuple[Commune, ...]:
    """Give the town that a compound name without its article means: « Grand-Quevilly »."""
    named = communes_named(f"le-{key}") or communes_named(f"la-{key}") if "-" in key else ()
    known = len(named) == 1 and (key.count("-") > 1 or is_sizeable(named[0], _SMALL_TOWN))
    return named if known else ()


def is_sizeable(place: Commune, size: int) -> bool:
    """Tell whether the commune has that many inhabitants."""
    return _size(place) >= size


def names_sizeable(name: str, size: int) -> bool:
    """Tell whether some commune of that name has that many inhabitants."""
    return any(is_sizeable(place, size) for place in homonyms(name))


def _size(place: Commune) -> int:
    """Count the inhabitants; a former name of a commune has all of them."""
    counted = _of_today(place) if _is_former_name(place) else place
    return counted.population or 0


def _is_former_name(place: Commune) -> bool:
    return place.insee == place.part_of


def _goes_on(text: str, end: int) -> bool:
    """Tell a name inside a longer one: « Paris-Saclay », « Briec2000 »."""
    return text[end : end + 1].isalnum() or (
        text[end : end + 1] in ("-", "'") and text[end + 1 : end + 2].isalpha() and not _AREA.match(text, end)
    )


def is_longer(text: str, end: int) -> bool:
    """Tell « Villers-sous-Tilleul », which no list holds, by what follows « Villers »."""
    return _LONGER.match(text, end) is not None


def _goes_back(text: str, start: int) -> bool:
    return text[start - 1 : start] == "-" and text[start - 2 : start - 1].isalpha()


def settle(name: str, home: Home, postcode: str | None = None, department: str | None = None) -> Town:
    """Tell which town a name means.

    A postal code or department beside the name decides; then the source's department or region; then size
    (see `BIG`). What stays open has a name and no commune, as have foreign cities.
    """
    named = homonyms(name)
    spelling = named[0].name if named else _AREAS.get(name_key(name)) or foreign_town(name) or name
    if postcode or department:
        stated = _stated(named, postcode, department)
        return Town(stated[0].name, _of_today(stated[0])) if len(stated) == 1 else Town(spelling)
    meant = _meant(named, home)
    if meant is None or _is_twin(meant, home) or _is_overshadowed(meant, home):
        return Town(spelling)
    return Town(meant.name, _of_today(meant), chosen=len(named) > 1)


def _of_today(place: Commune) -> Commune:
    return (commune(place.part_of) if place.part_of else None) or place


def _stated(named: tuple[Commune, ...], postcode: str | None, department: str | None) -> list[Commune]:
    if postcode:
        exact = [place for place in named if postcode in _of_today(place).postcodes]
        if len(exact) == 1:
            return exact
        department = postcode_department(postcode)
    return [place for place in named if place.department == department]


def postcode_department(postcode: str) -> str:
    """Give the code of the department of a postal code: « 70200 » is in 70, « 20200 » in 2B."""
    if postcode.startswith("20"):
        return "2A" if postcode < "20200" else "2B"
    return postcode[:3] if postcode.startswith(("97", "98")) else postcode[:2]


def _meant(named: tuple[Commune, ...], home: Home) -> Commune | None:
    whole = [place for place in named if not place.part_of or _is_former_name(place)] or list(named)
    whole.sort(key=_size, reverse=True)
    famous, near = _dominant(whole, FAMOUS), home.nearest(whole) or home.nearest(list(named))
    if famous and is_sizeable(famous, BIG):
        return famous
    if near:
        return _dominant(near, DOMINANT)
    biggest = _dominant(whole, DOMINANT)
    return biggest if biggest and (len(whole) == 1 or is_sizeable(biggest, BIG)) else None


def _dominant(places: list[Commune], times: int) -> Commune | None:
    """Give the first of these, sorted by size, when it is alone or has that many times the second's."""
    if len(places) == 1:
        return places[0]
    sizes = [_size(place) for place in places[:2]]
    return places[0] if places and sizes[0] >= times * max(sizes[1], 1) else None


def _is_twin(place: Commune, home: Home) -> bool:
    """Tell whether the name more likely means a foreign city: Venise is in Italy, and in Haute-Saône too."""
    near = home.holds(place) and is_sizeable(place, _BIG_ENOUGH)
    return foreign_city(place.name) is not None and not near


def _is_overshadowed(place: Commune, home: Home) -> bool:
    """Tell whether the name may be the start of a bigger town's: « Chalon » for Chalon-sur-Saône."""
    near, size = home.holds(place), max(_size(place), 1)

    def is_bigger(other: Commune) -> bool:
        times = 0 if home.holds(other) and not near else FAMOUS if near and not home.holds(other) else _BIGGER
        return is_sizeable(other, max(_BIG_ENOUGH, times * size))

    others = (other for other in communes_beginning(place.name) if other.insee != place.part_of)
    return any(is_bigger(other) for other in others)
