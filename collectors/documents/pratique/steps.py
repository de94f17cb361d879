"""The steps of a pathway, numbered 01, 02… in whatever order a page prints them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from collectors.documents.pratique.rows import (
    TITLE_MAX,
    Row,
    is_quote,
    is_sentence,
    is_title,
    paragraphs,
    readable,
)
from db.model import PathwayStep, Remark, slug
from db.vocabulary import Step

_KNOWN = (
    re.compile(r"reperage|orientation|depistage|detection|inclusion|adressage|entree"),
    re.compile(r"prise-en-charge|annonce|diagnostic|traitement"),
    re.compile(r"soutien|coordination"),
    re.compile(r"suivi|accompagnement|apres|surveillance"),
)
_NAMED = {slug(step.label): int(step) for step in Step}
_CIRCLED = str.maketrans("①②③④⑤⑥", "123456", "\ufe0f\u20e3")
_NUMBER = r"(?P<word>[ée]tape|phase)?\s*(?:n[°º]\s*)?(?P<zero>0?)(?P<n>[1-9])"
_ALONE = re.compile(_NUMBER + r"\s*[.):–-]?", re.IGNORECASE)
_WITH_LABEL = re.compile(_NUMBER + r"(?:\s*[.):–—-]\s*|\s+)(?P<label>[^\W\d].*)", re.IGNORECASE)


@dataclass(frozen=True)
class Head:
    """The head of a step: its number, its label, how many rows it takes, and the text begun beside it."""

    n: int
    label: str
    size: int = 1
    text: str = ""


def step_head(rows: Sequence[Row], at: int, *, among_figures: bool = False) -> Head | None:
    """Read the head of a step at a row, else `None`.

    `among_figures` tells that the row stands among key figures, where a bare « 3 » is rather a count.
    """
    text = rows[at].text.translate(_CIRCLED).replace("\t", " : ")
    if alone := _ALONE.fullmatch(text):
        return _head_above_label(rows, at, alone, among_figures)
    found = _WITH_LABEL.fullmatch(text)
    label, begun = _part_label(found["label"] if found else text)
    if len(label) > TITLE_MAX or not label[:1].isupper():
        return None
    if found is None:
        n = None if among_figures else _NAMED.get(slug(label))
        return Head(n, label, text=begun) if n else None
    sure = bool(found["word"] or found["zero"] or rows[at].heading)
    n = int(found["n"])
    return Head(n, label, text=begun) if sure or _is_step_label(label, n, among_figures) else None


def _head_above_label(
    rows: Sequence[Row], at: int, number: re.Match[str], among_figures: bool
) -> Head | None:
    below = [row.text.rstrip(" :") for row in rows[at + 1 : at + 3]]
    if not below or not is_title(below[0]):
        return None
    n = int(number["n"])
    if not (number["word"] or number["zero"] or _is_step_label(below[0], n, among_figures)):
        return None
    if len(below) == 2 and below[0].isupper() and below[1].isupper() and not rows[at + 2].gap:
        return Head(n, " ".join(below), size=3)
    return Head(n, below[0], size=2)


def _part_label(text: str) -> tuple[str, str]:
    label, _, begun = text.partition(" : ") if " : " in text else text.partition(": ")
    return label.rstrip(" :"), begun.strip(" :")


def _is_step_label(label: str, n: int, among_figures: bool) -> bool:
    known = [rank for rank, words in enumerate(_KNOWN, start=1) if words.match(slug(label))]
    return n in known if among_figures else label.isupper() or (bool(known) and is_title(label))


def read_steps(
    rows: Sequence[Row], body: frozenset[str]
) -> tuple[tuple[PathwayStep, ...], list[Row], list[Remark]]:
    """Give the steps by rank, the rows left after the text of the last one printed, and what was odd.

    `body` is the words that the document prints in small letters, for labels in capitals.
    """
    steps: dict[int, PathwayStep] = {}
    rest: list[Row] = []
    remarks: list[Remark] = []
    for head, place, below in _blocks(rows):
        text, rest = _read_text(head, below)
        if head.n > len(Step):
            remarks.append(Remark(text=f"Étape {head.n} non retenue\u00a0: {head.label}", place=place))
        elif head.n in steps:
            remarks.append(Remark(text=f"Étape {head.n} imprimée deux fois\u00a0: {head.label}", place=place))
        else:
            steps[head.n] = PathwayStep(n=head.n, label=readable(head.label, body), text=text)
    return tuple(steps[n] for n in sorted(steps)), rest, remarks


def _blocks(rows: Sequence[Row]) -> list[tuple[Head, str, list[Row]]]:
    """Part the rows at the heads of steps."""
    blocks: list[tuple[Head, str, list[Row]]] = []
    at = 0
    while at < len(rows):
        head = step_head(rows, at)
        if head:
            blocks.append((head, rows[at].place, []))
        elif blocks:
            blocks[-1][2].append(rows[at])
        at += head.size if head else 1
    return blocks


def _read_text(head: Head, below: list[Row]) -> tuple[str, list[Row]]:
    """Give the text of a step and the rows after it: a quotation or a title ends it."""
    blocks = paragraphs([Row(head.text), *below] if head.text else below)
    kept: list[str] = []
    for rank, block in enumerate(blocks):
        told = block.bullet or is_sentence(block.text) or not kept
        if is_quote(block.text) or not told:
            return " ".join(kept), [row for left in blocks[rank:] for row in left.rows]
        kept.append(block.text)
    return " ".join(kept), []
