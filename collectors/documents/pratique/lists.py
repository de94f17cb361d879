"""The lists of a pathway: its perspectives, and what hinders or helps it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from collectors.documents.pratique.headings import Part
from collectors.documents.pratique.rows import Row, paragraphs, part_quotes
from collectors.documents.pratique.sections import Sections
from db.model import Remark, slug

_BARRIER = re.compile(
    r"\b(?:complex|limit|difficult|manqu|contraint|surcharg|insuffi|absence|frein|obstacle|reticen|eloign|penuri"
    r"|faible|retard|turn-over|meconnaiss|desert|peu-d|rarete|lourd|cloisonn|resistance|fragil|epuis|satur|isole"
    r"|sous-effectif|vieilliss|inegal|bloqu|heurte|crainte|cout-eleve|long|trop)"
)
_LEVER = re.compile(
    r"\b(?:levier|organisation-d|ouverture|mobilis|impliqu|implication|soutien|creation|mise-en-place|developpement"
    r"|engagement|appui|rencontre|recrut|proximite|motiv|immersion|facilit|dynami|confiance|volonte|partage"
    r"|renforce|co-construction|communication|formation|presence-d|partenariat|adhesion|interconnaissance"
    r"|meilleur|accompagnement|debloqu|permis|financement|collaboration-(?:etroite|reguliere|efficace))"
)
_SPOKEN_BARRIER = re.compile(r"\b(?:frein|manqu|surcharg|contraint|heurt|difficult|obstacle|compliqu|bloqu)")
_SPOKEN_LEVER = re.compile(
    r"\b(?:levier|permis-de|debloqu|facilit|grace-a|des-qu|atout|deviennent|devient-(?:[a-z]+-){0,2}plus)"
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-ÖØ-Þ«])")
_TURN = re.compile(r"[,;.]?\s+mais\s+|[.;]\s+(?:en revanche|au contraire),?\s+", re.IGNORECASE)


class Hindrances(NamedTuple):
    """What hinders a pathway, what helps it, and what could not be told apart."""

    barriers: tuple[str, ...] = ()
    levers: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()


def list_items(rows: Sequence[Row]) -> tuple[list[str], list[str]]:
    """Give the items of a list, without the sentences that announce it, and the quotations beside it."""
    blocks, quotes = part_quotes(paragraphs(rows, listed=True))
    announced = [rank for rank, block in enumerate(blocks) if block.text.endswith(":")]
    if announced:
        blocks = [block for block in blocks[announced[0] :] if not block.text.endswith(":")]
    elif any(block.bullet for block in blocks):
        blocks = [block for block in blocks if block.bullet]
    texts = [block.text for block in blocks]
    if len(texts) == 1:
        texts = re.split(r"\s*;\s*", texts[0])
    return [text.rstrip(" ;") for text in texts if text.strip(" ;")], quotes


def read_hindrances(sections: Sections) -> Hindrances:
    """Give barriers and levers: as headings part them, else by their wording, else as a quotation says.

    A list under the common heading that is drawn, or lost with its drawing, is remarked.
    """
    mixed = sections[Part.BARRIERS_LEVERS]
    barriers, spoken = list_items(sections[Part.BARRIERS])
    levers, spoken_too = list_items(sections[Part.LEVERS])
    columns = _columns(mixed)
    unparted, spoken_here = list_items([row for row in mixed if "\t" not in row.text])
    by_wording = part_by_wording(unparted)
    found = Hindrances(
        (*barriers, *columns.barriers, *by_wording.barriers),
        (*levers, *columns.levers, *by_wording.levers),
        by_wording.remarks,
    )
    if found.barriers or found.levers or not _is_told(sections):
        return found
    return _from_quotes([*spoken, *spoken_too, *spoken_here])


def _is_told(sections: Sections) -> bool:
    return any(part in sections.rows for part in (Part.BARRIERS_LEVERS, Part.BARRIERS, Part.LEVERS))


def _columns(rows: Sequence[Row]) -> Hindrances:
    """Read a table of two columns, whose head says which is which."""
    table = [row.text.split("\t") for row in rows if "\t" in row.text]
    if not table or len(table[0]) != 2:
        return Hindrances()
    left, right = (
        [cells[side] for cells in table[1:] if len(cells) > side and cells[side]] for side in (0, 1)
    )
    reversed_head = slug(table[0][0]).startswith("levier")
    return Hindrances(tuple(right), tuple(left)) if reversed_head else Hindrances(tuple(left), tuple(right))


def part_by_wording(items: Sequence[str]) -> Hindrances:
    """Part a list printed without headings; an item between two barriers, or two levers, is one too."""
    texts = [sentence for item in items for sentence in _SENTENCE.split(item)]
    told = _between([_is_lever(text) for text in texts])
    barriers, levers, neither = (
        [text for text, lever in zip(texts, told, strict=True) if lever is wanted]
        for wanted in (False, True, None)
    )
    remarks = (Remark(text=f"Ni frein ni levier d’après ses mots\u00a0: {text}") for text in neither)
    return Hindrances(tuple(barriers), tuple(levers), tuple(remarks))


def _between(told: list[bool | None]) -> list[bool | None]:
    """Settle what stands before the last barrier or after the first lever, when barriers come first."""
    last_barrier = max((rank for rank, lever in enumerate(told) if lever is False), default=-1)
    first_lever = min((rank for rank, lever in enumerate(told) if lever), default=len(told))
    if last_barrier > first_lever:
        return told
    return [
        False if rank < last_barrier else True if rank > first_lever else lever
        for rank, lever in enumerate(told)
    ]


def _is_lever(text: str) -> bool | None:
    """Tell a lever from a barrier by the words; what hinders weighs more among the first three."""
    key = slug(text)
    if _BARRIER.search("-".join(key.split("-", 3)[:3])):
        return False
    barrier, lever = _BARRIER.search(key), _LEVER.search(key)
    if barrier and lever:
        return lever.start() < barrier.start()
    return lever is not None if barrier or lever else None


def _from_quotes(quotes: Sequence[str]) -> Hindrances:
    """Keep what quotations say plainly of a barrier or a lever, and remark that the list is not there."""
    barriers: list[str] = []
    levers: list[str] = []
    for clause in (clause for quote in quotes for clause in _TURN.split(quote)):
        hinders, helps = _SPOKEN_BARRIER.search(slug(clause)), _SPOKEN_LEVER.search(slug(clause))
        if hinders and not helps:
            barriers.append(clause)
        elif helps and not hinders:
            levers.append(clause)
    said = "seuls les propos cités sont lus" if barriers or levers else "rien n’en est lu"
    remark = Remark(text=f"La liste des freins et leviers est dessinée ou perdue\u00a0: {said}")
    return Hindrances(tuple(barriers), tuple(levers), (remark,))
