"""The outlines of departments, for maps that need no tiles. Source and licence: `db/reference/README.md`."""

from __future__ import annotations

import csv
import gzip
from functools import cache
from importlib.resources import files
from io import StringIO
from types import MappingProxyType

WIDTH, HEIGHT = 613, 585
"""The box that the outlines are drawn in, in SVG units."""


@cache
def department_outlines() -> MappingProxyType[str, str]:
    """Give the SVG path of each department of mainland France and Corsica, by its code (« 70 », « 2A »)."""
    packed = files("db").joinpath("reference/department_outlines.csv.gz").read_bytes()
    rows = csv.DictReader(StringIO(gzip.decompress(packed).decode("utf-8")))
    return MappingProxyType({row["code"]: row["path"] for row in rows})
