"""The outlines of departments fit the departments and the box they are drawn in."""

from __future__ import annotations

import re

from db.communes import departments
from db.outlines import HEIGHT, WIDTH, department_outlines


def test_every_department_but_those_overseas_has_an_outline() -> None:
    without = {department.code for department in departments()} - set(department_outlines())
    assert all(code.startswith(("97", "98")) for code in without)
    assert len(department_outlines()) == 96


def test_outlines_begin_inside_their_box() -> None:
    for path in department_outlines().values():
        start = re.match(r"[mM] ?(-?[\d.]+)[ ,](-?[\d.]+)", path)
        assert start is not None
        assert 0 <= float(start[1]) <= WIDTH
        assert 0 <= float(start[2]) <= HEIGHT
