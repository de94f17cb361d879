"""What a newsletter points to besides events: pages, directories, files, calls for applications."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from urllib.parse import urlsplit

from collectors.documents.bulletin.links import Target
from collectors.documents.manuscript import Line
from collectors.french.fold import fold
from collectors.french.sentences import sentences
from db.model import Resource, ResourceFile, slug
from db.vocabulary import ResourceKind

_KINDS = (
    (ResourceKind.ANNUAIRE, re.compile(r"annuaire|repertoire|cartographie")),
    (ResourceKind.APPEL, re.compile(r"appel-a|aap|candidature")),
    (ResourceKind.REFERENTIEL, re.compile(r"referentiel|thesaurus|recommandation")),
    (ResourceKind.GUIDE, re.compile(r"guide")),
    (ResourceKind.FICHE, re.compile(r"fiche")),
    (ResourceKind.LETTRE, re.compile(r"lettre-d?-?info|newsletter|bulletin")),
    (ResourceKind.OUTIL, re.compile(r"outil|logiciel|plateforme|application")),
)
_NEWS = re.compile(r"/(?:actu\w*|news|articles?|blog|infos?)/", re.IGNORECASE)
_FILE = re.compile(r"\.(pdf|docx?|xlsx?|pptx?|zip)$", re.IGNORECASE)
_EMPTY_WORDS = re.compile(
    r"(?:https?://|www\.)\S*|(?:cliquez |cliquer |c'est (?:par )?|plus d'infos? |par )?(?:ici|la)|"
    r"(?:en )?savoir plus|lire (?:la suite|plus)|plus d'info\w*|voir(?: plus| la page)?|decouvrir|telecharger|"
    r"consulter|lien|inscription|s'inscrire|site|page|programme|acces direct|\W*",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LOOSE_WORDS = "d de des du la le les l un une dune dans en et a au aux par pour sur"
_LOOSE_END = frozenset(_LOOSE_WORDS.split())
_LONGEST_SENTENCE, _LONGEST_TITLE = 800, 120
_CALL = re.compile(
    r"(?<!l')\b(appels? (?:a|aux) (?:candidatures?|projets?|manifestations? d'interet|communications?|"
    r"participation|volontaires|benevoles|contributions?)(?: «[^«»]{2,80}»)?)",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"\b(?:est|sont|etes|ete|sera|lance\w*|ouvr\w+|ouvert\w*|disponible|date limite|jusqu|avant le|"
    r"candidat(?:er|ez)|depos\w+|transmet\w+|envo\w+)\b",
    re.IGNORECASE,
)
_PERSONAL = re.compile(
    r"\S+@\S+|(?:\+33|\b0)[1-9](?:[ .-]?\d{2}){4}"
    r"|\b(?:Dr|Pr|Mme|M\.|Docteure?|Professeure?|contact\w*)\s+[A-ZÀ-Ý]"
    r"|\b(?:à|de|par)\s+[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)? [A-ZÀ-Ý][\wà-ÿ-]+\W*$"
    r"|\b[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)? [A-ZÀ-Ý]{3,}\b"
)


def page_resources(pages: Sequence[Target], lines: Sequence[Line]) -> list[Resource]:
    """Give the pages and files that are no event's, named by the words that carry them or by their address."""
    places = {line.number: line.place for line in lines}
    accents = _accents(lines)
    return [_page(page, places.get(page.lines[0]), accents) for page in pages]


def _page(page: Target, place: str | None, accents: dict[str, str]) -> Resource:
    file = _FILE.search(urlsplit(page.url).path)
    return Resource(
        title=_title(page, accents),
        kind=_kind(page, is_file=file is not None),
        url=page.url,
        files=(ResourceFile(url=page.url, type=file[1].lower()),) if file else (),
        place=place,
    )


def _kind(page: Target, *, is_file: bool) -> ResourceKind:
    words = " ".join([page.name, *map(slug, page.texts)])
    if _NEWS.search(urlsplit(page.url).path):
        return ResourceKind.ACTUALITE
    named = (kind for kind, pattern in _KINDS if pattern.search(words))
    return next(named, ResourceKind.DOCUMENT if is_file else ResourceKind.PAGE)


def _title(page: Target, accents: dict[str, str]) -> str:
    said = [" ".join(text.split()) for text in page.texts if not _EMPTY_WORDS.fullmatch(fold(text.strip()))]
    return max(said, key=len) if said else _from_address(page, accents)


def _accents(lines: Sequence[Line]) -> dict[str, str]:
    """Give, for each word as addresses write it, how the text does: `dune`, « d’une »; `inca`, « INCa »."""
    spellings: dict[str, Counter[str]] = {}
    for line in lines:
        for word in _WORD.findall(line.text if "://" not in line.text else ""):
            for part in {word, re.split("['’]", word)[-1]}:
                spellings.setdefault(slug(re.sub("['’]", "", part)), Counter())[part] += 1
    return {
        plain: max(counts, key=lambda word: (not word.isupper(), counts[word]))
        for plain, counts in spellings.items()
    }


def _from_address(page: Target, accents: dict[str, str]) -> str:
    words = _FILE.sub("", page.name.replace("-pdf", "")).split("-")
    while len(words) > 1 and words[-1] in _LOOSE_END:
        words.pop()
    text = " ".join(accents.get(word, word) for word in words) or urlsplit(page.url).netloc
    return text[0].upper() + text[1:]


def read_calls(lines: Sequence[Line]) -> list[Resource]:
    """Give the calls for applications or projects that the text opens, each once.

    The sentence that opens it and the one before are its description, unless they name or number a person.
    """
    found: dict[str, Resource] = {}
    for place, paragraph in _paragraphs(lines):
        said = sentences(paragraph)
        for rank, sentence in enumerate(said):
            title = _call(sentence)
            if title:
                told = [one for one in said[max(0, rank - 1) : rank + 1] if not _PERSONAL.search(one)]
                text = " ".join(told) or None
                call = Resource(title=title, kind=ResourceKind.APPEL, description=text, place=place)
                found.setdefault(slug(title), call)
    return list(found.values())


def _call(sentence: str) -> str | None:
    """Give the title of the call that a sentence or a heading opens; « l’appel » only recalls one."""
    call = _CALL.search(fold(sentence))
    if not call or len(sentence) > _LONGEST_SENTENCE:
        return None
    headed = call.start() == 0 and not sentence.endswith(".") and not _PERSONAL.search(sentence)
    if headed and len(sentence) < _LONGEST_TITLE:
        return sentence
    words = sentence[call.start(1) : call.end()]
    return words[0].upper() + words[1:] if _OPENS.search(fold(sentence)) else None


def _paragraphs(lines: Sequence[Line]) -> list[tuple[str, str]]:
    """Join the lines that stand between two empty ones, with the place of the first."""
    paragraphs: list[tuple[str, list[str]]] = []
    gap = True
    for line in lines:
        if line.text and (gap or line.heading):
            paragraphs.append((line.place, []))
        if line.text:
            paragraphs[-1][1].append(line.text)
        gap = not line.text or line.heading > 0
    return [(place, " ".join(texts)) for place, texts in paragraphs]
