"""The map of departments: its classes, and the polygons made from the outlines."""

from __future__ import annotations

import pytest

from dashboards.parts.departments_map import classes, outlines
from db.outlines import HEIGHT, WIDTH, department_outlines


@pytest.mark.parametrize(
    ("counts", "found"),
    [
        ([], []),
        ([0, 0], []),
        ([3], [(3, 3)]),
        ([1, 2, 3, 4], [(1, 1), (2, 2), (3, 3), (4, 4)]),
        ([1, 1, 1, 1, 5], [(1, 1), (5, 5)]),
        ([1, 2, 3, 4, 10, 20, 30, 500], [(1, 2), (3, 4), (10, 20), (30, 500)]),
    ],
)
def test_classes_hold_as_many_departments_each(counts: list[int], found: list[tuple[int, int]]) -> None:
    assert classes({str(rank): number for rank, number in enumerate(counts)}) == found


def test_each_outline_is_made_of_closed_polygons_inside_the_box() -> None:
    assert set(outlines()) == set(department_outlines())
    for polygons in outlines().values():
        for (ring,) in polygons:
            assert ring[0] == ring[-1]
            assert len(ring) > 3
            assert all(-1 <= x <= WIDTH + 1 and -1 <= y <= HEIGHT + 1 for x, y in ring)


def test_an_island_stands_where_its_department_is() -> None:
    """The pieces of a path follow one another: Corse-du-Sud is in the south-east, all of it."""
    assert all(x > WIDTH * 0.85 and y > HEIGHT * 0.8 for ((*points,),) in outlines()["2A"] for x, y in points)
