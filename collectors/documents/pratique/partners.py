"""The organisations named as partners; persons and professions are none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from collectors.documents.pratique.rows import Paragraph, Row, is_sentence, paragraphs, part_quotes
from db.model import slug

_PROPER = r"(?:Ligue (?:nationale )?contre le cancer|[A-ZÀ-ÖØ-ÞŒ][\w’'-]*)"
_OF = r"(?:de la |de l['’]|de |du |des |d['’])"
_LINK = rf"(?:{_OF}|en |sur |lès |la |le |les |l['’])"
_QUOTED = r" ?[«“\"] ?[^«»“”\"\n]{2,60}?(?: ?[»”\"])"
_COMPLEMENT = rf"(?:{_QUOTED}| {_LINK}{{0,2}}(?:{_PROPER}|\d{{1,3}}\b))"
_KIND = (
    r" (?i:locales?|régionale?s?|départementale?s?|nationale?s?|privée?s?|publi(?:c|que)s?|mutualistes?|primaire"
    r"|française"
    r"|hospitali(?:er|ère)s?|universitaires?|sociale?s?|intercommunale?s?|pluri-?professionnelles?|médicale?s?"
    r"|(?:de |d['’]|du )(?:santé|patient(?:e?s)?|soins|référence|ressources|coordination|formation|imagerie|sein"
    r"|radiothérapie|recours|proximité|cancérologie|cancer|lutte contre le cancer|communes|agglomération"
    r"|assurance maladie))"
)
_WORD_HEAD = (
    r"(?i:hôpital|hôpitaux|polycliniques?|cliniques?|établissements?|centres?|instituts?|associations?"
    r"|fondations?|réseaux?|maisons?|mairie|ville|communautés?|conseil|département|université|faculté"
    r"|plateformes?|syndicat|ordre|comité|groupement|pôle|espace|mutuelle|mutualité|fédération|collectif|union|caisse)"
)
_HEAD = rf"(?:{_WORD_HEAD}|(?:CHRU|CHU|CHR|CH|MSPU?|CPTS|EHPAD|SSIAD|CCAS|IFSI|CLCC|SISA|ESP)s?)\b"
_LIBERAL = (
    r"(?: (?:des )?(?i:infirmi|médecin|pharmacien|orthophonist|sages?-femme|biologist|chirurgien|masseur|kiné"
    r"|podolog|pédicure|orthoptist)[\w.·’'-]*(?: libéra(?:ux|les))?)?"
)
_KNOWN = (
    rf"(?i:ligue (?:nationale |régionale )?contre le cancer|assurance maladie|agence régionale de santé"
    rf"|oncopole|unicancer)|URPS{_LIBERAL}|(?i:guichet) CPTS|IUCT(?:[ -]?Oncopole)?|Onco-?[A-Z]\w+(?:-[A-Z]\w+)*"
    r"|(?:ARS|CPAM|CNAM|MSA|CARSAT|DAC|HAD|PTA|GHT|CLS|CRCDC|DSRC|INCa|AFSOS|CAMI)\b"
)
_ORGANISATION = re.compile(
    rf"\b(?:(?P<such>{_WORD_HEAD}{_KIND}),? (?:notamment|comme) (?:à|de) (?P<where>{_PROPER})"
    rf"|(?P<first>{_HEAD}) (?:et|ou|&) (?:la |le |les |l['’])?(?P<second>{_HEAD})(?P<both> {_OF}{_PROPER})"
    rf"|(?P<head>{_HEAD}(?:{_KIND}){{0,3}})(?P<name>{_COMPLEMENT}{{1,6}})"
    rf"|(?P<known>(?:{_KNOWN})(?:{_COMPLEMENT}){{0,4}}))"
)
_ANOTHER_PLACE = re.compile(
    rf"(?:,| et| ou) (?P<of>de |d['’])(?!{_HEAD})(?P<place>[A-ZÀ-ÖØ-Þ][a-zà-ÿ][\w’'-]*)"
)
_ARTICLE = re.compile(r"^(?:(?:la|le|les|une?|des|du) |l['’]\s?)", re.IGNORECASE)
_LEAD_END = re.compile(r"\s(?:qui|pour|avec|dans|afin|via|dont|[–—:-])\s|\s?[:;,(\t]|\.(?:\s|$)")
_LEAD_MAX = 80
_PERSONS = re.compile(
    r"(?:professionnel|medecin|pharmacien|infirmi|kine|masseur|psycholog|dietetic|orthophon|sage|patient|usager"
    r"|habitant|elu|equipe|specialiste|oncolog|radiolog|benevol|aidant|m-|mme-|dr-|pr-)"
)


def read_partners(rows: Sequence[Row], own: str) -> tuple[str, ...]:
    """Give the organisations named in a section on partners, in order; `own` is the territory's name."""
    blocks, _ = part_quotes(paragraphs(rows))
    found = [name for block in blocks for name in _names(block)]
    distinct = {slug(name): name for name in reversed(found) if slug(name) != slug(own)}
    shorter = {a for a, b in pairwise(sorted(distinct)) if b.startswith(f"{a}-")}
    return tuple(distinct[key] for key in reversed(distinct) if key not in shorter)


def _names(block: Paragraph) -> list[str]:
    """Give the names in a paragraph; the item of a list names one by its first words."""
    named = [name for match in _ORGANISATION.finditer(block.text) for name in _unfold(match, block.text)]
    leads = [] if is_sentence(block.text) and not block.bullet else _leads(block)
    return [lead for lead in leads if not _ORGANISATION.search(lead)] + named


def _unfold(match: re.Match[str], text: str) -> list[str]:
    """Give each name that the words hold: « l’hôpital et la clinique de Castres » are two."""
    if match["such"]:
        return [f"{match['such']} ({match['where']})"]
    if match["first"]:
        return [match["first"] + match["both"], match["second"] + match["both"]]
    if not match["head"]:
        return [match["known"]]
    names = [match["head"] + match["name"]]
    end = match.end()
    while another := _ANOTHER_PLACE.match(text, end):
        names.append(f"{match['head']} {another['of']}{another['place']}")
        end = another.end()
    return names if len(names) == 1 else [_singular(name) for name in names]


def _singular(name: str) -> str:
    head, space, rest = name.partition(" ")
    return (
        (head.removesuffix("aux") + "al" if head.endswith("aux") else head.removesuffix("s")) + space + rest
    )


def _leads(block: Paragraph) -> Iterable[str]:
    """Give the first words of an item, or of each part of « CHU de Besançon, Mutualité, DAC 25 »."""
    parts = [block.text] if block.bullet else re.split(r"[,;]\s", block.text)
    for part in parts:
        first = _LEAD_END.split(part.strip(), maxsplit=1)[0]
        lead = _ARTICLE.sub("", first).strip()
        if 1 < len(lead) <= _LEAD_MAX and not _PERSONS.match(slug(lead)) and _is_proper(first, lead):
            yield lead


def _is_proper(first: str, lead: str) -> bool:
    """Tell an organisation's name by its capitals, past the first letter or after the article.

    Two or three words that all have one, without an article, may be a person's name.
    """
    if first != lead and lead[0].isupper():
        return True
    words = lead.split()
    may_be_person = len(words) in (2, 3) and all(word[0].isupper() for word in words)
    return any(char.isupper() for char in lead[1:]) and not may_be_person
