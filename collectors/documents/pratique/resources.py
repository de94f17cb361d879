"""What a practice write-up gives after its territories: regional resources, and a list of useful links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from collectors.documents.manuscript import Link
from collectors.documents.pratique.headings import ends_territories
from collectors.documents.pratique.persons import organisation_mailboxes
from collectors.documents.pratique.rows import Row, is_sentence, paragraphs, part_quotes, readable
from collectors.french.words import read_themes
from db.model import Resource, slug
from db.vocabulary import ResourceKind

_RESOURCES = re.compile(r"initiatives|ressources")
_LINKS = re.compile(r"liens|pour-aller-plus-loin|bibliographie|references")
_TITLE_MAX = 200
_LETTERS = 5
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_STOP_WORDS = {
    "vous",
    "des",
    "les",
    "le",
    "la",
    "du",
    "de",
    "et",
    "en",
    "sur",
    "une",
    "pour",
    "avec",
    "dispositif",
}
_KINDS = (
    (re.compile(r"annuaire|repertoire"), ResourceKind.ANNUAIRE),
    (re.compile(r"referentiel"), ResourceKind.REFERENTIEL),
    (re.compile(r"guide"), ResourceKind.GUIDE),
    (re.compile(r"fiche"), ResourceKind.FICHE),
    (re.compile(r"plateforme|outil|dossier-communicant|application|logiciel|messagerie"), ResourceKind.OUTIL),
)


@dataclass
class _Block:
    """A resource as it is printed: the row of its title, the rows that tell of it, and whom to ask."""

    title: Row
    told: list[Row] = field(default_factory=list)
    contact: list[Row] = field(default_factory=list)


def read_resources(rows: Sequence[Row], links: Sequence[Link], body: frozenset[str]) -> tuple[Resource, ...]:
    """Give the resources described, then the useful links, each title once.

    `rows` is what follows the territories; `body` is the words that the document prints in small letters.
    """
    described: list[Row] = []
    listed: list[Row] = []
    section = ""
    for row in rows:
        if ends_territories(row):
            section = row.key
        elif _LINKS.search(section):
            listed.append(row)
        elif _RESOURCES.search(section):
            described.append(row)
    found = [_described(block, links, body) for block in _blocks(_whole_titles(described))]
    for item in paragraphs(listed, listed=True):
        if title := _ADDRESS.sub("", item.text).strip(" :–-"):
            found.append(_resource(title, item.rows, links))
    return tuple({slug(resource.title): resource for resource in reversed(found)}.values())[::-1]


def _whole_titles(rows: Iterable[Row]) -> list[Row]:
    """Join the lines of a title in capitals."""
    whole: list[Row] = []
    for row in rows:
        if whole and not row.gap and row.text.isupper() and whole[-1].text.isupper():
            whole[-1] = replace(whole[-1], text=f"{whole[-1].text} {row.text}")
        else:
            whole.append(row)
    return whole


def _blocks(rows: Iterable[Row]) -> list[_Block]:
    """Part the resources at their titles; a printed question brings the contact of one of them."""
    blocks: list[_Block] = []
    current: list[Row] = []
    for row in rows:
        if _is_question(row):
            current = _asked_about(blocks, row).contact if blocks else []
        elif _is_heading(row):
            blocks.append(_Block(row))
            current = blocks[-1].told
        else:
            current.append(row)
    return blocks


def _is_question(row: Row) -> bool:
    return row.text.endswith("?") and len(row.text) <= _TITLE_MAX


def _is_heading(row: Row) -> bool:
    shouted = row.text.isupper() and sum(map(str.isalpha, row.text)) >= _LETTERS
    return len(row.text) <= _TITLE_MAX and (shouted or row.heading > 0)


def _asked_about(blocks: Sequence[_Block], question: Row) -> _Block:
    """Give the resource whose title has most words of the question, else the one above it."""
    words = set(slug(question.text).split("-")) - _STOP_WORDS
    shared = [len(words & set(slug(block.title.text).split("-"))) for block in blocks]
    return blocks[shared.index(max(shared))] if any(shared) else blocks[-1]


def _described(block: _Block, links: Sequence[Link], body: frozenset[str]) -> Resource:
    title = readable(block.title.text, body)
    rows = [block.title, *block.told, *block.contact]
    told, _ = part_quotes(paragraphs(block.told))
    prose = next((part.text for part in told if is_sentence(part.text) and not part.bullet), None)
    mailboxes, _ = organisation_mailboxes(" ".join(row.text for row in rows), title)
    contact = f"Contact\u00a0: {mailboxes[0]}" if mailboxes and mailboxes[0] not in (prose or "") else None
    return _resource(title, rows, links, " ".join(filter(None, (prose, contact))) or None)


def _resource(
    title: str, rows: Sequence[Row], links: Sequence[Link], description: str | None = None
) -> Resource:
    numbers = {row.number for row in rows}
    sites = [link.url for link in links if link.line_number in numbers and link.url.startswith("http")]
    return Resource(
        title=title,
        kind=next((kind for words, kind in _KINDS if words.search(slug(title))), ResourceKind.PAGE),
        url=sites[0] if sites else None,
        description=description,
        themes=tuple(label.value for label in read_themes(title)),
        place=rows[0].place,
    )
