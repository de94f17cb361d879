"""The tools that a pathway made: sheets, posters, directories, telephone lines…"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from collectors.documents.pratique.headings import Part
from collectors.documents.pratique.rows import (
    TITLE_MAX,
    Paragraph,
    Row,
    heading_key,
    is_sentence,
    is_title,
    paragraphs,
    part_quotes,
)
from collectors.documents.pratique.sections import Sections
from db.model import slug

_KIND = re.compile(
    r"(?:dossier|fiche|affiche|flyer|depliant|plaquette|brochure|guide|annuaire|repertoire|cartographie|livret"
    r"|carnet|questionnaire|protocole|outil|plateforme|ligne-telephonique|numero|site|application|kit|logigramme"
    r"|algorithme|arbre|modele|trame|memo|courrier|carte|grille|formulaire|video|podcast|infographie|newsletter"
    r"|messagerie|logiciel|formation|convention|charte|support|classeur|tableau)s?\b"
)
_PRESENTS = re.compile(r"(?:Ce|Cet|Cette|Ces)\s+[a-zà-ÿ]|Il s['’]agit\b")
_OF = r"(?:des|du|de la|de l['’]|de|d['’])"
_QUALITY = (
    r"(?:patients?|pratique|régiona(?:l|le)|départementa(?:l|le)|territoria(?:l|le)|loca(?:l|le)|numérique|unique"
    r"|partagée?|commune?|dédiée?|sécurisée?|interactive?|en ligne|téléphonique)\b"
)
_DOCUMENT = re.compile(
    rf"\b(?:annuaire|répertoire|guide|livret|cartographie|plateforme|messagerie|ligne|numéro)"
    rf"(?: (?:{_QUALITY}|{_OF} ?[\w-]+|à \w+(?:er|ir|re)\b)){{1,3}}",
    re.IGNORECASE,
)
_SERVICE = re.compile(
    r"\b(?:visites? à domicile|consultations? infirmi[\w.·]+ (?:en \w+ )?à domicile|groupes? de parole"
    r"|co-?voiturage|télé-?expertise)",
    re.IGNORECASE,
)
_LEAD_END = re.compile(r"\s?[:(;,]|\s[–—-]\s|\.\s|\s(?:qui|permettant|destinée?s?|afin)\s|\t")
_ARTICLE = re.compile(r"^(?:(?:une?|des|la|le|les) |l['’]\s?)", re.IGNORECASE)
_PROSE = 60


def read_tools(sections: Sections, after_steps: Sequence[Row]) -> tuple[str, ...]:
    """Give the names of the tools: titles of the blocks that show one, items of their section, mentions.

    `after_steps` is the rows between the last step and the next heading, where the blocks stand.
    """
    titles = _block_titles(after_steps) + _block_titles(sections[Part.TOOLS])
    items = _items(sections[Part.TOOLS])
    documents = _mentions(_DOCUMENT, sections[Part.PATHWAY])
    places = (Part.PATHWAY, Part.PARTNERS, Part.STEPS)
    services = [name for part in places for name in _mentions(_SERVICE, sections[part])]
    return _distinct([*titles, *items, *documents, *services])


def _block_titles(rows: Sequence[Row]) -> list[str]:
    """Give the titles that a text presents: « Flyer … », then « Ce flyer … »."""
    blocks, _ = part_quotes(paragraphs(rows))
    return [title.text for title, below in pairwise(blocks) if _is_block(title, below)]


def _is_block(title: Paragraph, below: Paragraph) -> bool:
    told = is_sentence(below.text) and len(below.text) >= _PROSE and not below.bullet
    named = _KIND.match(heading_key(title.text[:TITLE_MAX])) or _PRESENTS.match(below.text)
    return told and named is not None and is_title(title.text)


def _items(rows: Sequence[Row]) -> list[str]:
    """Give the items of the section on tools; a sentence gives the documents that it mentions."""
    items: list[str] = []
    for block in part_quotes(paragraphs(rows))[0]:
        lead = _ARTICLE.sub("", _LEAD_END.split(block.text, maxsplit=1)[0])
        if block.bullet or _KIND.match(slug(lead)) or is_title(block.text):
            items += [lead] if 2 < len(lead) <= TITLE_MAX else []
        else:
            items += [found[0] for found in _DOCUMENT.finditer(block.text)]
    return items


def _mentions(wording: re.Pattern[str], rows: Sequence[Row]) -> list[str]:
    return [found[0] for block in paragraphs(rows) for found in wording.finditer(block.text)]


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Keep each tool once, the first time; one whose words begin another's name is the same."""
    kept: dict[str, str] = {}
    beginnings: set[str] = set()
    for name in names:
        words = re.sub(r"s\b", "", slug(name)).split("-")
        starts = ["-".join(words[:size]) for size in range(1, len(words) + 1)]
        if starts[-1] not in beginnings and not any(start in kept for start in starts):
            kept[starts[-1]] = name
            beginnings.update(starts)
    return tuple(kept.values())
