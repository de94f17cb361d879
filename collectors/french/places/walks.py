"""Walks, « Marche rose », which without accents would be markets and be taken for where one goes."""

from __future__ import annotations

import re

from collectors.french.fold import fold

_WALK = re.compile(
    r"(?<!\bau )(?<!\bdu )(?<!\ble )(?<!\bun )(?<!\bce )(?<!(?-i:La) )(?<!(?-i:Les) )\bmarches?\b"
    r"(?!-| (?:couvert|central|communal|municipal))",
    re.IGNORECASE,
)
"""Hurried hands and capitals leave out the accent of a « marché », whose gender tells it then; La Marche is a town."""


def fold_place(text: str) -> str:
    """Give what `fold` gives of a composed text, its walks called courses: nothing moves."""
    return fold(_WALK.sub(_course, text))


def _course(walk: re.Match[str]) -> str:
    named = "courses" if walk[0][-1] in "sS" else "course"
    return named.upper() if walk[0].isupper() else named.title() if walk[0][0] == "M" else named
