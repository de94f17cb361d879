"""The radar of a pathway: a score per axis where numbers are printed, never read off a drawing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from collectors.documents.pratique.rows import Row
from db.model import Remark, slug
from db.vocabulary import RadarAxis

TOP = 5
"""The highest score; one given out of another number is not comparable and is not kept."""

_AXES = {slug(axis.label): axis for axis in RadarAxis} | {
    "delais": RadarAxis.DELAI,
    "cout": RadarAxis.COUTS,
    "rh": RadarAxis.RESSOURCES_HUMAINES,
    "formations": RadarAxis.FORMATION,
}
_PIECES = re.compile(r"\t|\s[–—|•·]\s|[,;]\s")
_SCORED = re.compile(r"(?P<axis>[^\W\d][^\d:=]{1,30}?)\s*[:=–-]?\s*(?P<score>\d[^:]{0,8})")
_SCORE = re.compile(r"(?P<score>\d{1,2})(?:\s*(?:/|sur)\s*(?P<top>\d{1,3}))?")


def is_axis(row: Row) -> bool:
    """Tell a row that holds the names of axes and nothing else."""
    return all(slug(piece) in _AXES for piece in _pieces(row))


def is_scored(row: Row) -> bool:
    """Tell a row whose every part is an axis with its number: « Délai : 4/5 », « Coûts 3, Formation 2 »."""
    pieces = _pieces(row)
    if len(pieces) == 2 and slug(pieces[0]) in _AXES and _SCORE.fullmatch(pieces[1]):
        return True
    return all(_scored(piece) for piece in pieces)


def read_radar(rows: Sequence[Row]) -> tuple[dict[RadarAxis, int | None], list[Remark]]:
    """Give every axis with its score, `None` where no number is printed, and the scores not kept."""
    radar: dict[RadarAxis, int | None] = dict.fromkeys(RadarAxis)
    remarks = []
    for axis, printed, row in _pairs(rows):
        score = _value(printed)
        if score is None:
            text = f"Radar, {axis.label}\u00a0: note «\u00a0{printed}\u00a0» non retenue, hors de 0 à {TOP}"
            remarks.append(Remark(text=text, place=row.place))
        radar[axis] = score
    return radar, remarks


def _pieces(row: Row) -> list[str]:
    return [piece.strip(" :") for piece in _PIECES.split(row.text[:300]) if piece.strip(" :")] or [""]


def _scored(piece: str) -> tuple[RadarAxis, str] | None:
    found = _SCORED.fullmatch(piece)
    if found is None or slug(found["axis"]) not in _AXES or not _SCORE.fullmatch(found["score"]):
        return None
    return _AXES[slug(found["axis"])], found["score"]


def _pairs(rows: Iterable[Row]) -> list[tuple[RadarAxis, str, Row]]:
    """Give the axes with a number beside them, then those whose numbers stand apart, in the same order."""
    pairs: list[tuple[RadarAxis, str, Row]] = []
    axes: list[tuple[RadarAxis, Row]] = []
    numbers: list[str] = []
    for row in rows:
        for piece in _pieces(row):
            if scored := _scored(piece):
                pairs.append((*scored, row))
            elif slug(piece) in _AXES:
                axes.append((_AXES[slug(piece)], row))
            elif _SCORE.fullmatch(piece):
                numbers.append(piece)
    if len(axes) == len(numbers):
        pairs += [(axis, number, row) for (axis, row), number in zip(axes, numbers, strict=True)]
    return pairs


def _value(printed: str) -> int | None:
    found = _SCORE.fullmatch(printed)
    if found is None or int(found["top"] or TOP) != TOP:
        return None
    return int(found["score"]) if int(found["score"]) <= TOP else None
