"""Practice write-ups: how each of a few CPTS organised its cancer-care pathway, and what it takes."""

from __future__ import annotations

import re
from datetime import date

from collectors.documents.manuscript import Manuscript
from collectors.documents.pratique.cancers import read_cancers
from collectors.documents.pratique.card import read_card
from collectors.documents.pratique.chapters import Chapter, part_chapters
from collectors.documents.pratique.cover import read_cover
from collectors.documents.pratique.figures import read_figures
from collectors.documents.pratique.headings import Part
from collectors.documents.pratique.lists import list_items, read_hindrances
from collectors.documents.pratique.partners import read_partners
from collectors.documents.pratique.radar import read_radar
from collectors.documents.pratique.resources import read_resources
from collectors.documents.pratique.rows import Row, paragraphs, part_quotes, quiet_words, read_rows, readable
from collectors.documents.pratique.sections import Sections, part_sections
from collectors.documents.pratique.steps import read_steps
from collectors.documents.pratique.tools import read_tools
from collectors.french.words import read_care
from db.model import CareMention, Document, Pathway, Reading, Remark, Territory
from db.vocabulary import Care, Step

_WEIGHTS = {
    Part.STEPS: 0.25,
    Part.ORIGIN: 0.2,
    Part.BARRIERS_LEVERS: 0.15,
    Part.FIGURES: 0.1,
    Part.FUNDING: 0.1,
    Part.PARTNERS: 0.1,
    Part.PERSPECTIVES: 0.1,
}
_OF_A_REVIEW = re.compile(r"(?:missions?|fiches?-actions?|sous-actions?|actions?|axes?)-(?:n-)?\d|statut\b")
_REVIEW_SHEETS = 4
_REVIEW_FACTOR = 0.3
_EXPECTED = {
    Part.ORIGIN: "origine",
    Part.FUNDING: "coûts",
    Part.PARTNERS: "partenaires",
    Part.FIGURES: "chiffres clés",
    Part.STEPS: "étapes",
    Part.PERSPECTIVES: "perspectives",
}


def recognises(manuscript: Manuscript) -> float:
    """Tell, 0 to 1, how much a document tells of territories in a practice write-up's sections.

    A review of a CPTS has a card and sections too; its missions and action sheets tell it apart.
    """
    rows = read_rows(manuscript)
    chapters, _ = part_chapters(rows)
    seen = {part for chapter in chapters for part in part_sections(chapter.rows).rows}
    if seen & {Part.BARRIERS, Part.LEVERS}:
        seen.add(Part.BARRIERS_LEVERS)
    score = sum(weight for part, weight in _WEIGHTS.items() if part in seen)
    sheets = sum(_OF_A_REVIEW.match(row.key) is not None for row in rows)
    return round(score * (_REVIEW_FACTOR if sheets >= _REVIEW_SHEETS else 1), 2)


def parse(
    manuscript: Manuscript,
    *,
    today: date,  # noqa: ARG001 - the same signature as the other families; nothing here depends on the day
    published: str | None = None,
    url: str | None = None,
) -> Reading:
    """Give the territories, their pathways and the resources of a write-up, and what was not understood.

    `published` is a partial date (`2026-04`); without it the cover's date is taken. Names of persons,
    telephone numbers and who is quoted are left out.
    """
    rows = read_rows(manuscript)
    document = read_cover(manuscript, rows, published=published, url=url)
    chapters, after = part_chapters(rows)
    body = quiet_words(rows)
    told = [_read_chapter(chapter, manuscript, document, body) for chapter in chapters]
    remarks = [remark for _, _, found in told for remark in found]
    return Reading(
        document=document,
        resources=read_resources(after, manuscript.links, body),
        territories=tuple(territory for territory, _, _ in told),
        pathways=tuple(pathway for _, pathway, _ in told),
        remarks=(*remarks, *_document_remarks(rows, [pathway for _, pathway, _ in told])),
    )


def _read_chapter(
    chapter: Chapter, manuscript: Manuscript, document: Document, body: frozenset[str]
) -> tuple[Territory, Pathway, list[Remark]]:
    sections = part_sections(chapter.rows)
    territory, card_remarks = read_card(chapter, sections[Part.CARD], manuscript.links, document)
    pathway, remarks = _read_pathway(chapter, sections, body)
    named = [
        Remark(text=f"{chapter.name}\u00a0: {remark.text}", place=remark.place or chapter.place)
        for remark in remarks
    ]
    return territory, pathway, [*card_remarks, *named]


def _read_pathway(chapter: Chapter, sections: Sections, body: frozenset[str]) -> tuple[Pathway, list[Remark]]:
    figures, figure_remarks = read_figures(sections[Part.FIGURES], body)
    steps, after_steps, step_remarks = read_steps(sections[Part.STEPS], body)
    radar, radar_remarks = read_radar(sections[Part.RADAR])
    hindrances = read_hindrances(sections)
    origin = _prose(sections[Part.ORIGIN])
    title = readable(sections.title, body) if sections.title else f"Parcours\u00a0: {chapter.name}"
    pathway = Pathway(
        territory=chapter.id,
        title=title,
        cancers=read_cancers(" ".join([title, *origin, *_prose(sections[Part.PATHWAY])]), chapter.rows),
        origin=origin,
        funding=_prose(sections[Part.FUNDING]),
        partners=read_partners(sections[Part.PARTNERS], chapter.name),
        key_figures=figures,
        steps=steps,
        tools=read_tools(sections, after_steps),
        barriers=hindrances.barriers,
        levers=hindrances.levers,
        perspectives=tuple(list_items(sections[Part.PERSPECTIVES])[0]),
        care=_care(sections),
        radar=radar,
        place=chapter.place,
    )
    remarks = [*figure_remarks, *step_remarks, *radar_remarks, *hindrances.remarks]
    return pathway, [*remarks, *_missing(sections, pathway)]


def _prose(rows: list[Row]) -> tuple[str, ...]:
    """Give the paragraphs of a section, without quotations and the words that only announce a list."""
    blocks, _ = part_quotes(paragraphs(rows))
    return tuple(block.text for block in blocks if not block.text.endswith(":"))


def _care(sections: Sections) -> tuple[CareMention, ...]:
    """Give the first mention of each item of INCa's basket in a chapter; a barrier says what lacks."""
    found: dict[Care, str] = {}
    told = (rows for part, rows in sections.rows.items() if part not in (Part.CARD, Part.BARRIERS))
    for label in (label for rows in told for block in paragraphs(rows) for label in read_care(block.text)):
        found.setdefault(label.value, label.words)
    return tuple(CareMention(care=care, stated_as=found[care]) for care in Care if care in found)


def _missing(sections: Sections, pathway: Pathway) -> list[Remark]:
    """Say which usual sections and steps a chapter lacks, and which of its headings were not understood."""
    texts = []
    absent = [label for part, label in _EXPECTED.items() if part not in sections.rows]
    if not {Part.BARRIERS_LEVERS, Part.BARRIERS, Part.LEVERS} & sections.rows.keys():
        absent.append("freins et leviers")
    if absent:
        texts.append(f"rubriques non trouvées\u00a0: {', '.join(absent)}")
    if 0 < len(pathway.steps) < len(Step):
        texts.append(f"étapes trouvées\u00a0: {len(pathway.steps)} sur {len(Step)}")
    unknown = [
        Remark(text=f"rubrique non comprise\u00a0: {row.text}", place=row.place) for row in sections.unknown
    ]
    return [*(Remark(text=text) for text in texts), *unknown]


def _document_remarks(rows: tuple[Row, ...], pathways: list[Pathway]) -> list[Remark]:
    if not pathways:
        return [Remark(text="Aucun territoire reconnu dans ce document")]
    scored = any(score is not None for pathway in pathways for score in pathway.radar.values())
    radar = next((row for row in rows if re.search(r"\bradar\b", row.text, re.IGNORECASE)), None)
    if radar is None or scored:
        return []
    return [
        Remark(text="Le radar est dessiné, sans nombre\u00a0: aucune note n’est retenue", place=radar.place)
    ]
