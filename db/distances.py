"""How far communes are from each other, and what someone means who types a commune's name.

Source, licence and gaps of the positions: `db/reference/README.md`. The table is read once, when first needed.
"""

from __future__ import annotations

import csv
import gzip
from functools import cache, lru_cache
from importlib.resources import files
from io import StringIO
from math import cos, radians, sin

from db.communes import Commune, all_communes, name_key

EARTH_RADIUS = 6_371.0
"""The mean radius of the Earth, in kilometres."""

OFFERED = 8
"""As many communes as one reads at a glance."""

Vector = tuple[float, float, float]
"""A place as the direction in which it lies from the centre of the Earth, of length 1."""


@lru_cache(maxsize=256)
def near(insee: str, km: int) -> frozenset[str]:
    """Give the INSEE codes of the communes within `km` kilometres of one, itself among them.

    As the crow flies, along a great circle, between town centres, or the midst of small communes. One whose
    position is not known is near to itself alone, and to no other.
    """
    itself = frozenset({insee})
    if not has_position(insee):
        return itself
    vectors = _vectors()
    x, y, z = vectors[insee]
    least = cos(km / EARTH_RADIUS)
    return itself | {code for code, (a, b, c) in vectors.items() if a * x + b * y + c * z >= least}


def has_position(insee: str) -> bool:
    """Tell whether it is known where a commune is."""
    return insee in _vectors()


def communes_like(text: str) -> list[Commune]:
    """Give the communes that a text may mean, the likeliest first, `OFFERED` at most.

    Those of today whose position is known, with a word of their name or a postcode that begins like the text:
    « st den » finds Saint-Denis, « havre » Le Havre, « 70000 » Vesoul. A whole name comes before its beginning,
    its beginning before another word of it, then the most inhabitants.
    """
    key = name_key(text)
    if not key:
        return []
    found = [(name, place) for name, place in _offered() if _answers(name, place, key)]
    found.sort(key=lambda one: (one[0] != key, not one[0].startswith(key), -(one[1].population or 0)))
    return [place for _, place in found[:OFFERED]]


def _answers(name: str, place: Commune, key: str) -> bool:
    if key.isdigit():
        return any(postcode.startswith(key) for postcode in place.postcodes)
    return name.startswith(key) or f"-{key}" in name


@cache
def _offered() -> tuple[tuple[str, Commune], ...]:
    """Give the communes to choose from, each after its name as `name_key` gives it."""
    return tuple(
        (name_key(place.name), place)
        for place in all_communes()
        if not place.part_of and place.insee in points()
    )


@cache
def points() -> dict[str, tuple[float, float]]:
    """Give the latitude and longitude, in degrees, of each of today's communes where they are known."""
    packed = (files("db") / "reference" / "commune_points.csv.gz").read_bytes()
    rows = list(csv.reader(StringIO(gzip.decompress(packed).decode())))[1:]
    return {insee: (float(latitude), float(longitude)) for insee, latitude, longitude in rows}


@cache
def _vectors() -> dict[str, Vector]:
    """Give where each commune is; a déléguée or associée one is where the commune is that it belongs to."""
    vectors = {insee: _vector(*point) for insee, point in points().items()}
    for place in all_communes():
        if place.part_of in vectors:
            vectors.setdefault(place.insee, vectors[place.part_of])
    return vectors


def _vector(latitude: float, longitude: float) -> Vector:
    north, east = radians(latitude), radians(longitude)
    return cos(north) * cos(east), cos(north) * sin(east), sin(north)
