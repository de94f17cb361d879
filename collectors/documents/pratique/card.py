"""The identity card of a territory: communes, inhabitants, size class, contract, contact, site."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from collectors.documents.manuscript import Link
from collectors.documents.pratique.chapters import Chapter
from collectors.documents.pratique.dates import partial_dates
from collectors.documents.pratique.persons import organisation_mailboxes
from collectors.documents.pratique.rows import Row
from db.model import Document, Remark, Territory
from db.vocabulary import Stage, size_class

_AMOUNT = r"(?<![\d.,/])(?:\d{1,3}(?:[ .\u00a0\u202f]\d{3})+|\d+)(?![\d/])"
_WORDS = {
    "communes": r"\bcommunes\b",
    "inhabitants": r"\bhab(?:itants|\.)?(?!\w)|\bpopulation\b",
    "size": r"\b(?:taille|classe)\b",
    "contract": r"\b(?:ACI|accord conventionnel)\b",
}
_LABELS = {field: re.compile(words, re.IGNORECASE) for field, words in _WORDS.items()}
_BEFORE = {field: re.compile(rf"({_AMOUNT})\s*(?:{words})", re.IGNORECASE) for field, words in _WORDS.items()}
_BESIDE = {
    field: re.compile(rf"(?:{words})[^\d|]{{0,30}}({_AMOUNT})", re.IGNORECASE)
    for field, words in _WORDS.items()
}
_SIZE = re.compile(r"\b(?:taille|classe)\s*(?:n°\s*)?:?\s*([1-4])(?!\d)", re.IGNORECASE)
_PIECES = re.compile(r"\t|\s[–—|•·/]\s")
_PIECE_MAX = 300
_SOCIAL = re.compile(r"facebook|linkedin|instagram|twitter|youtube|(?:^|\.)x\.com$")
_FRENCH = {
    "communes": "nombre de communes",
    "population": "nombre d’habitants",
    "aci_signed": "date de l’ACI",
    "contact": "contact",
}


def read_card(
    chapter: Chapter, card: Sequence[Row], links: Sequence[Link], document: Document
) -> tuple[Territory, list[Remark]]:
    """Give the territory as its card tells it, and what the card lacks or contradicts.

    A mailbox is read in the card only; the site also elsewhere in the chapter, by its name.
    """
    figures = _figures([piece for row in card for piece in _pieces(row)])
    signed = partial_dates(figures.get("contract", ""))
    mailboxes, personal = organisation_mailboxes(" ".join(row.text for row in card), chapter.name)
    territory = Territory(
        id=chapter.id,
        name=chapter.name,
        region=document.region,
        department=chapter.department,
        communes=_whole(figures.get("communes")),
        population=_whole(figures.get("inhabitants")),
        size_class=_class(figures.get("size")),
        aci_signed=signed[0] if signed else None,
        stage=Stage.ACI_SIGNE if signed else None,
        website=_website(chapter, card, links),
        contact=mailboxes[0] if mailboxes else None,
        as_of=document.published,
        place=chapter.place,
    )
    return territory, _remarks(territory, personal)


def _pieces(row: Row) -> list[str]:
    """Part a row at its cells and dashes; a cell that names a figure goes with the cell of its value."""
    cells = row.text[:_PIECE_MAX].split("\t")
    if len(cells) == 2 and _labels_in(cells[0]) and any(map(str.isdecimal, cells[1])):
        return [f"{cells[0]} : {cells[1]}"]
    return _PIECES.split(row.text[:_PIECE_MAX])


def _figures(pieces: Iterable[str]) -> dict[str, str]:
    """Give the words of each figure, whether printed beside its label, below it, above it or in a table."""
    found: dict[str, str] = {}
    labels: list[str] = []
    values: list[str] = []
    for piece in pieces:
        beside = _beside(piece)
        found = beside | found
        rest = _SIZE.sub("", piece)
        if _is_value(rest):
            values.append(rest)
        else:
            labels += [field for field in _labels_in(rest) if field not in beside]
    return dict(zip(labels, values, strict=False)) | found


def _beside(piece: str) -> dict[str, str]:
    """Give the figures that stand in the same piece as their label, before or after it."""
    rest = _SIZE.sub("", piece)
    found = {"size": size[1]} if (size := _SIZE.search(piece)) else {}
    contract = _LABELS["contract"].search(rest)
    if contract and partial_dates(rest[contract.end() :]):
        found["contract"] = rest[contract.end() :]
    digit = re.search(r"\d", rest)
    for field in ("communes", "inhabitants"):
        label = _LABELS[field].search(rest)
        if label and digit:
            wording = _BESIDE if label.start() < digit.start() else _BEFORE
            found |= {field: value[1]} if (value := wording[field].search(rest)) else {}
    return found


def _is_value(piece: str) -> bool:
    return re.fullmatch(_AMOUNT, piece.strip()) is not None or (
        len(piece) < 25 and bool(partial_dates(piece))
    )


def _labels_in(piece: str) -> list[str]:
    """Give the labels of a piece that holds no figure, in order."""
    if any(map(str.isdecimal, piece)):
        return []
    found = {field: label.search(piece) for field, label in _LABELS.items()}
    return [field for _, field in sorted((match.start(), field) for field, match in found.items() if match)]


def _whole(printed: str | None) -> int | None:
    digits = re.sub(r"\D", "", printed or "")
    return int(digits) if 0 < len(digits) < 9 else None


def _class(printed: str | None) -> int | None:
    return int(printed) if printed in {"1", "2", "3", "4"} else None


def _website(chapter: Chapter, card: Sequence[Row], links: Sequence[Link]) -> str | None:
    """Give the first site of the card, else one elsewhere in the chapter whose address names the CPTS."""
    on_card, in_chapter = ({row.number for row in rows} for rows in (card, chapter.rows))
    words = {"cpts", *(word for word in chapter.id.split("-") if len(word) > 3)}
    sites = [link for link in links if link.url.startswith("http") and not _SOCIAL.search(_host(link))]
    named = [link for link in sites if any(word in _host(link) for word in words)]
    near = [link for link in sites if link.line_number in on_card]
    far = [link for link in named if link.line_number in in_chapter]
    return next((link.url for link in [*near, *far]), None)


def _host(link: Link) -> str:
    try:
        return (urlsplit(link.url).hostname or "").lower()
    except ValueError:
        return ""


def _remarks(territory: Territory, personal: int) -> list[Remark]:
    remarks = []
    missing = [label for field, label in _FRENCH.items() if getattr(territory, field) is None]
    if missing:
        remarks.append(f"non trouvé sur la carte\u00a0: {', '.join(missing)}")
    if personal:
        remarks.append("une adresse qui peut être celle d’une personne n’est pas retenue")
    declared, population = territory.size_class, territory.population
    if declared and population is not None and declared != size_class(population):
        remarks.append(f"taille {declared} déclarée, {size_class(population)} d’après le nombre d’habitants")
    return [Remark(text=f"{territory.name}\u00a0: {text}", place=territory.place) for text in remarks]
