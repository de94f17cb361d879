"""The communes and departments of France, and the foreign cities and towns that announcements name.

Source, version and licence of each table: `db/reference/README.md`. Tables are read once, when first needed.
"""

from __future__ import annotations

import csv
import gzip
import re
from bisect import bisect_left
from collections import defaultdict
from functools import cache, lru_cache
from importlib.resources import files
from io import StringIO
from typing import NamedTuple

from babel import Locale
from rapidfuzz.distance import OSA

from db.model import slug

_NO_COUNTRIES = frozenset("GP MQ GF RE YT BL MF PM WF PF NC TF CP MU DM GD SV".split())
"""French lands, which have departments, and countries whose bare name is a person's, a town's or a thing's."""
_OTHER_NAMES = {
    "angleterre": "GB",
    "birmanie": "MM",
    "centrafrique": "CF",
    "congo": "CG",
    "ecosse": "GB",
    "etats-unis-d-amerique": "US",
    "ile-maurice": "MU",
    "palestine": "PS",
    "pays-de-galles": "GB",
    "rdc": "CD",
    "republique-democratique-du-congo": "CD",
    "republique-tcheque": "CZ",
    "usa": "US",
    "vietnam": "VN",
}
"""What people call countries beside their names in Unicode's CLDR, which Babel gives."""
_ON_A_RIVER = re.compile(r"(?<=\w\w)/ ?(?=\w)")
_FULL_WORDS = {"st": "saint", "ste": "sainte", "s": "sur"}


class Commune(NamedTuple):
    """A commune; `part_of` is the code of today's commune when it is a déléguée or associée one.

    `department` is a code (« 70 »); `population` is `None` when it is not published.
    """

    insee: str
    name: str
    department: str
    postcodes: tuple[str, ...]
    population: int | None
    part_of: str | None


class Department(NamedTuple):
    """A department or overseas collectivity: its code, name and the name of its region."""

    code: str
    name: str
    region: str


@cache
def all_communes() -> tuple[Commune, ...]:
    """Give all communes, sorted by code, with those that are part of one."""
    return tuple(
        Commune(insee, name, code, tuple(postcodes.split()), int(people) if people else None, part_of or None)
        for insee, name, code, postcodes, people, part_of in _rows(_unpacked("communes.csv.gz"))
    )


def communes_named(name: str) -> tuple[Commune, ...]:
    """Give all communes of that name: today’s ones by inhabitants, then those that are part of one.

    Case, accents, dashes and « St » do not count: « LONS LE SAUNIER » finds Lons-le-Saunier. « s/ » is short
    for « sur », or else for « sous ».
    """
    key = name_key(name)
    short = "-s-" in slug(name)
    return _by_name().get(key) or (_by_name().get(key.replace("-sur-", "-sous-"), ()) if short else ())


def communes_beginning(name: str) -> tuple[Commune, ...]:
    """Give the communes whose name has more words after this one: « Chalon » finds Chalon-sur-Saône."""
    start, keys = name_key(name) + "-", _sorted_keys()
    following = keys[bisect_left(keys, start) : bisect_left(keys, start + "~")]
    return tuple(place for key in following for place in _by_name()[key])


@lru_cache(maxsize=4096)
def communes_nearly_named(name: str) -> tuple[Commune, ...]:
    """Give the communes one slip of the keyboard away: a letter or dash too many, lacking, wrong or swapped.

    The first letter must be right. Those of that very name are not meant.
    """
    key = name_key(name)
    near = (one for size in range(len(key) - 1, len(key) + 2) for one in _by_start().get((key[:1], size), ()))
    return tuple(
        place for one in near if OSA.distance(key, one, score_cutoff=1) == 1 for place in _by_name()[one]
    )


def commune(insee: str) -> Commune | None:
    """Give the commune of that INSEE code, today's one where a déléguée commune shares the code."""
    return _by_code().get(insee)


def departments() -> tuple[Department, ...]:
    """Give all departments, sorted by code."""
    return tuple(_departments().values())


def department(code: str) -> Department | None:
    """Give the department of that code: « 70 », « 2A », « 974 »."""
    return _departments().get(code)


def department_named(name: str) -> Department | None:
    """Give the department of that name, whatever its case, accents and dashes."""
    return _departments_by_name().get(slug(name))


def region_of(code: str) -> str | None:
    """Give the name of the region of a department's code: « 70 » is in Bourgogne-Franche-Comté."""
    found = department(code)
    return found.region if found else None


def foreign_city(name: str) -> str | None:
    """Give the usual spelling of a city outside France: « BRUXELLES » gives « Bruxelles »."""
    return _foreign_cities().get(name_key(name))


def foreign_town(name: str) -> str | None:
    """Give the spelling of any town outside France that the tables hold, small ones too where people speak French.

    A smaller one's name is often a French commune's or a person's too: the name alone does not tell it.
    """
    return foreign_city(name) or _foreign_towns().get(name_key(name))


@lru_cache(maxsize=4096)
def country_code(name: str) -> str | None:
    """Give the ISO code of the country of that name, in French: « MAROC » gives « MA »."""
    return _countries().get(name_key(name))


def country_of(town: str) -> str | None:
    """Give the ISO code of the country that a town outside France lies in, as far as the tables hold it."""
    key = name_key(town)
    return _countries_of_cities().get(key) or _countries_of_towns().get(key)


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """Give what two spellings of a place's name have in common: « Port/Saône » gives `port-sur-saone`."""
    name = _ON_A_RIVER.sub(" sur ", name) if "/" in name else name
    return "-".join(_FULL_WORDS.get(word, word) for word in slug(name).split("-"))


def _unpacked(table: str) -> str:
    return gzip.decompress((files("db") / "reference" / table).read_bytes()).decode()


def _read(table: str) -> str:
    return (files("db") / "reference" / table).read_text("utf-8")


def _rows(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text)))[1:]


def _rank(place: Commune) -> tuple[bool, int]:
    return place.part_of is not None, -(place.population or 0)


@cache
def _by_name() -> dict[str, tuple[Commune, ...]]:
    groups: defaultdict[str, list[Commune]] = defaultdict(list)
    for place in all_communes():
        groups[slug(place.name)].append(place)
    return {name: tuple(sorted(group, key=_rank)) for name, group in groups.items()}


@cache
def _by_start() -> dict[tuple[str, int], list[str]]:
    """Group the keys of names by first letter and length."""
    groups: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for key in _by_name():
        groups[key[:1], len(key)].append(key)
    return dict(groups)


@cache
def _sorted_keys() -> list[str]:
    return sorted(_by_name())


@cache
def _by_code() -> dict[str, Commune]:
    return {place.insee: place for place in sorted(all_communes(), key=_rank, reverse=True)}


@cache
def _departments() -> dict[str, Department]:
    return {code: Department(code, name, region) for code, name, region in _rows(_read("departments.csv"))}


@cache
def _departments_by_name() -> dict[str, Department]:
    return {slug(found.name): found for found in departments()}


@cache
def _foreign_cities() -> dict[str, str]:
    return {name_key(name): name for name, _ in _rows(_read("foreign_cities.csv"))}


@cache
def _foreign_towns() -> dict[str, str]:
    return {name_key(name): name for name, _ in _rows(_unpacked("foreign_towns.csv.gz"))}


@cache
def _countries_of_cities() -> dict[str, str]:
    return {name_key(name): code for name, code in _rows(_read("foreign_cities.csv"))}


@cache
def _countries_of_towns() -> dict[str, str]:
    return {name_key(name): code for name, code in _rows(_unpacked("foreign_towns.csv.gz"))}


@cache
def _countries() -> dict[str, str]:
    named = {name_key(name): code for code, name in Locale("fr").territories.items()}
    return {key: code for key, code in named.items() if code not in _NO_COUNTRIES} | _OTHER_NAMES
