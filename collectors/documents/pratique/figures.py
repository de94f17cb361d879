"""Key figures of a pathway: « 3 à 6 consultations… », a value above its label, « Infirmiers formés : 12 »."""

from __future__ import annotations

import re
from collections.abc import Sequence

from collectors.documents.pratique.rows import Row, paragraphs, part_quotes, readable
from db.model import KeyFigure, Remark

_AMOUNT = r"(?:\d{1,3}(?:[ .\u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d{1,2})?(?!\d))"
_QUANTITY = (
    r"(?:(?:(?:plus|moins|près) (?:de |d['’])|environ |entre |de |jusqu['’]à |[+>~]\s?){0,2}"
    rf"(?P<low>{_AMOUNT})(?:\s?(?:à|-|–|et)\s?(?P<high>{_AMOUNT}))?\s?\+?"
    r"(?:\s?(?P<unit>%|€|k€|M€|ETP\b|min\b|km\b|h(?![^\W\d]))(?P<minutes>\d{2})?)?)"
)
_VALUE = re.compile(_QUANTITY, re.IGNORECASE)
_VALUE_FIRST = re.compile(_QUANTITY + r"(?:\s*[:–—\t-]\s*|\s+)(?P<label>[^\W\d].*)", re.IGNORECASE)
_LABEL_FIRST = re.compile(
    r"(?P<label>[^\W\d][^:=\t]*?)\s*(?:[:=\t]|\s[–—-])\s*"
    + _QUANTITY
    + r"(?:\s*\(?(?P<period>(?:en|depuis|sur) [^()]+)\)?)?",
    re.IGNORECASE,
)
_BROKEN_START = re.compile(r"^(?:d['’]|de |des )", re.IGNORECASE)
_BETWEEN = re.compile(r"\s?(?:[;,]|[–—•|])\s(?=(?:plus de |près de |environ )?\d)")
_TEXT_MAX = 300


def read_figures(rows: Sequence[Row], body: frozenset[str]) -> tuple[tuple[KeyFigure, ...], list[Remark]]:
    """Give the key figures of a block in order, and a remark for each line that is none.

    `body` is the words that the document prints in small letters, for labels in capitals.
    """
    figures: list[KeyFigure] = []
    remarks: list[Remark] = []
    for text, place in _printed(rows):
        figure = _read(text)
        if figure:
            figures.append(figure.model_copy(update={"label": readable(figure.label, body)}))
        else:
            remarks.append(Remark(text=f"Chiffre clé non compris\u00a0: {text}", place=place))
    return tuple(figures), remarks


def _printed(rows: Sequence[Row]) -> list[tuple[str, str]]:
    """Give each figure's words and place; a value alone joins its label, which stands below it or above."""
    blocks, _ = part_quotes(paragraphs(rows, listed=True))
    texts = [(text, block.place) for block in blocks for text in _BETWEEN.split(block.text)]
    lone = [text for text, _ in texts if not _read(text)]
    values_lead = bool(lone) and _is_value(lone[0])
    printed: list[tuple[str, str]] = []
    for text, place in texts:
        above, start = printed[-1] if printed else ("", "")
        if _pairs(above, text, values_lead):
            printed[-1] = (f"{above}{' ' if values_lead else ' : '}{text}", start)
        else:
            printed.append((text, place))
    return printed


def _pairs(above: str, below: str, values_lead: bool) -> bool:
    lone = bool(above) and not _read(above) and not _read(below)
    return lone and _is_value(above) == values_lead and _is_value(below) != values_lead


def _is_value(text: str) -> bool:
    return len(text) <= _TEXT_MAX and _VALUE.fullmatch(text) is not None


def _read(text: str) -> KeyFigure | None:
    """Read a figure with its label, on whichever side it stands."""
    if len(text) > _TEXT_MAX or _is_value(text):
        return None
    found = _VALUE_FIRST.fullmatch(text) or _LABEL_FIRST.fullmatch(text)
    if found is None:
        return None
    low, high = _number(found["low"], found["minutes"]), found["high"] and _number(found["high"])
    return KeyFigure(
        label=_BROKEN_START.sub("", found["label"].strip(), count=1),
        value=None if high else low,
        low=low if high else None,
        high=high or None,
        unit=found["unit"],
        period=found.groupdict().get("period"),
        stated_as=text.replace("\t", " "),
    )


def _number(printed: str, minutes: str | None = None) -> float:
    digits = re.sub(r"[ \u00a0\u202f]|\.(?=\d{3})", "", printed).replace(",", ".")
    return float(digits) + (int(minutes) / 60 if minutes else 0)
