"""Where communes are: facts that anyone can check on a map."""

from __future__ import annotations

from itertools import pairwise

import pytest

from db.communes import commune, departments
from db.distances import communes_like, has_position, near, points

MAINLAND = (41.3, 51.1, -5.2, 9.6)
BOXES = {
    "971": (15.8, 16.6, -61.9, -61.0),
    "972": (14.3, 14.9, -61.3, -60.8),
    "973": (2.1, 5.8, -54.7, -51.6),
    "974": (-21.5, -20.8, 55.2, 55.9),
    "975": (46.7, 47.2, -56.5, -56.1),
    "976": (-13.1, -12.6, 45.0, 45.4),
    "977": (17.8, 18.0, -63.0, -62.7),
    "978": (18.0, 18.2, -63.2, -62.9),
    "986": (-14.4, -13.1, -178.3, -176.1),
    "987": (-28.0, -7.5, -155.0, -134.0),
    "988": (-23.0, -19.4, 163.4, 168.2),
}
"""South, north, west and east of each department overseas."""

PLACELESS = {"984", "989"}
"""Lands where nobody lives for long."""


@pytest.mark.parametrize(
    ("insee", "latitude", "longitude"),
    [
        ("25056", 47.24, 6.02),  # Besançon
        ("12202", 44.35, 2.57),  # Rodez
        ("70310", 47.69, 6.50),  # Lure
        ("70550", 47.63, 6.16),  # Vesoul
        ("39198", 47.09, 5.49),  # Dole
        ("25462", 46.91, 6.35),  # Pontarlier
        ("71076", 46.78, 4.85),  # Chalon-sur-Saône, and not Chalon in Isère
        ("39300", 46.67, 5.55),  # Lons-le-Saunier
        ("97411", -20.88, 55.45),  # Saint-Denis, La Réunion
        ("93066", 48.94, 2.36),  # Saint-Denis, Seine-Saint-Denis
        ("2A004", 41.92, 8.74),  # Ajaccio
        ("67482", 48.58, 7.75),  # Strasbourg
        ("59183", 51.04, 2.38),  # Dunkerque, « Dunkirk » in the source
        ("97302", 4.94, -52.33),  # Cayenne
        ("88160", 48.17, 6.45),  # Épinal
    ],
)
def test_known_towns_are_where_they_are(insee: str, latitude: float, longitude: float) -> None:
    assert points()[insee] == pytest.approx((latitude, longitude), abs=0.03)


def test_no_point_is_outside_its_part_of_france() -> None:
    for insee, (latitude, longitude) in points().items():
        found = commune(insee)
        assert found is not None
        assert found.part_of is None
        south, north, west, east = BOXES.get(found.department, MAINLAND)
        assert south < latitude < north, found
        assert west < longitude < east, found


def test_every_department_has_points() -> None:
    reached = {found.department for insee in points() if (found := commune(insee))}
    assert {department.code for department in departments()} - reached == PLACELESS


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        ("75056", "69123", 392),  # Paris, Lyon
        ("25056", "70550", 43),  # Besançon, Vesoul
        ("97411", "97415", 23),  # Saint-Denis, Saint-Paul, south of the equator
    ],
)
def test_distances_are_those_of_maps(one: str, other: str, km: int) -> None:
    assert other in near(one, km + 3)
    assert other not in near(one, km - 3)


def test_a_commune_is_near_itself_and_farther_reaches_more() -> None:
    found = [near("70550", km) for km in (10, 25, 50, 100)]
    assert all("70550" in one for one in found)
    assert all(fewer < more for fewer, more in pairwise(found))
    assert {commune(insee).department for insee in found[0]} == {"70"}  # type: ignore[union-attr]


def test_a_commune_without_a_position_is_near_itself_alone() -> None:
    assert not has_position("98714")
    assert near("98714", 100) == {"98714"}
    assert "98714" not in near("70550", 100)


def test_a_former_commune_is_where_the_one_it_belongs_to_is() -> None:
    assert "25034" in near("25056", 15)  # Auxon-Dessous, part of Les Auxons


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("vesoul", ["Vesoul", "Noidans-lès-Vesoul"]),
        ("BESAN", ["Besançon"]),
        ("st-denis", ["Saint-Denis", "Saint-Denis", "Saint-Denis", "Saint-Denis", "Saint-Denis-en-Val"]),
        ("havre", ["Le Havre"]),
        ("70000", ["Vesoul", "Échenoz-la-Méline"]),
        ("", []),
        ("'; --", []),
        ("zzz" * 1_000, []),
    ],
)
def test_a_commune_is_found_as_one_types(typed: str, first: list[str]) -> None:
    found = communes_like(typed)
    assert [place.name for place in found][: len(first) or None] == first
    assert len(found) <= 8
