"""The key figures of a newsletter: words that introduce them, then a figure with its label a line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from collectors.documents.manuscript import Line
from collectors.french.fold import fold
from db.model import KeyFigure, Resource
from db.vocabulary import ResourceKind

_AMOUNT = r"(\d{1,3}(?:[ \u00a0\u202f.]\d{3})+|\d+)(?:,(\d+))?\s?(%|€)?"
_FIGURE_FIRST = re.compile(
    rf"[-–•*\s]*(?:En 20\d\d\s?[:,]\s*)?(?:\+ de |[Pp]lus de )?{_AMOUNT}"
    rf"(?:\s+|\s?:\s?)(?=[^\W\d_])(.{{3,120}})"
)
_FIGURE_LAST = re.compile(rf"[-–•*\s]*([^\W\d_][^:\t]{{2,110}}?)\s?(?:\t|:)\s*{_AMOUNT}\s*")
_INTRODUCTION = re.compile(
    r"chiffres?|comptabilis|comptons|denombr|recens|indicateurs|activite|bilan|total|quelques donnees", re.I
)
_NOT_A_COUNT = re.compile(
    r"(?:h|heures?|min|rue|av|avenue|bd|boulevard|place|bis|ter|quai|route|chemin|cedex|e|er|eme|ieme|janv\w*|fevr\w*|"
    r"mars|avril|mai|juin|juillet|aout|sept\w*|oct\w*|nov\w*|dec\w*)\b",
    re.IGNORECASE,
)
_POSTCODE = re.compile(r"\d{5}")
_YEAR = re.compile(r"\b(20\d\d)\b")
_HEADING = re.compile(r"\bchiffres?\b", re.IGNORECASE)
_FEWEST = 2
_REACH = 4
"""In lines: how far above the first figure its introduction may stand."""


def read_figures(lines: Sequence[Line]) -> list[Resource]:
    """Give the figures of each list of two or more that words introduce, with the year that these say."""
    found: list[Resource] = []
    written = [line for line in lines if line.text]
    run: list[tuple[Line, KeyFigure]] = []
    for rank, line in enumerate(written):
        figure = _figure(line.text)
        if figure:
            run.append((line, figure))
        if run and (not figure or rank == len(written) - 1):
            first = rank - len(run) + (1 if figure else 0)
            found += _resources(run, written[max(0, first - _REACH) : first])
            run = []
    return found


def _resources(run: list[tuple[Line, KeyFigure]], above: Sequence[Line]) -> list[Resource]:
    """Give a run of figures as resources; numbers without an introduction are no key figures."""
    introduction = next((line.text for line in reversed(above) if _introduces(line.text)), None)
    if introduction is None or (len(run) < _FEWEST and not _HEADING.search(fold(introduction))):
        return []
    return [_resource(line, figure, introduction) for line, figure in run]


def _resource(line: Line, figure: KeyFigure, introduction: str) -> Resource:
    """Name the figure, with the year that its own line or the introduction says."""
    year = _YEAR.search(line.text) or _YEAR.search(introduction)
    dated = figure.model_copy(update={"period": year[1] if year else None})
    return Resource(title=figure.label, kind=ResourceKind.CHIFFRE, figure=dated, place=line.place)


def _introduces(text: str) -> bool:
    return _INTRODUCTION.search(fold(text)) is not None


def _figure(text: str) -> KeyFigure | None:
    first = _FIGURE_FIRST.fullmatch(text)
    if first and not _NOT_A_COUNT.match(fold(first[4])) and not _POSTCODE.fullmatch(first[1]):
        return _key_figure(text, first[4], *first.groups()[:3])
    last = _FIGURE_LAST.fullmatch(text)
    return _key_figure(text, last[1], *last.groups()[1:]) if last else None


def _key_figure(text: str, label: str, whole: str, decimals: str | None, unit: str | None) -> KeyFigure:
    value = float(re.sub(r"\D", "", whole)[:15] + "." + (decimals or "0")[:6])
    return KeyFigure(
        label=" ".join(label.split()).rstrip(" .;,"), value=value, unit=unit, stated_as=" ".join(text.split())
    )
