"""Whose review it is: the CPTS's name and seat, its mailbox, the title and the year of the document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from collectors.documents.lines import Line, Manuscript
from collectors.french.fold import fold
from db.communes import communes_named, department, region_of
from db.model import Territory, slug, territory_id

_ARTICLE = r"(?:(?i:du|de la|de l['’]|des|de|d['’]|le|la|les|l['’])\s*)?"
_PROPER = r"(?:[A-ZÀ-ÝŒ]|\d)[\w'’.-]{0,40}"
_JOINER = r"(?:(?:de|du|des|la|le|les|l['’]|d['’]|et|en|sur|sous|lès|aux|à|&|-|–)\s*){0,3}"
_NAME = re.compile(
    r"(?:\bCPTS|\b(?i:communaut[ée] professionnelle territoriale de sant[ée]))[\s:«\"“]+"
    rf"(?P<name>{_ARTICLE}{_PROPER}(?:\s+{_JOINER}{_PROPER}){{0,7}})"
)
_HALF_NAME = re.compile(r"(?:\bCPTS|\bterritoriale de sant[ée])$", re.IGNORECASE)
_PERSON = re.compile(r"(?:dr|docteur|m|mr|mme|madame|monsieur|pr|professeur)\b", re.IGNORECASE)
_REVIEW = re.compile(
    r"\b(?:bilan|rapport d'activites?|rapport annuel|etat d'avancement|revue|evaluation|suivi)\b",
    re.I,
)
_YEAR = re.compile(r"(?<!\d)20\d{2}(?!\d)")
_PERIOD = re.compile(r"(?<!\d)20\d{2}\s*(?:-|/|a|au)\s*(20\d{2})(?!\d)")
_TELLS_YEAR = re.compile(
    r"^\W*20\d{2}(?:\s*-\s*20\d{2})?\W*$|\b(?:annee|exercice|edition|bilan|decembre)\b.{0,20}\b20\d{2}\b",
    re.I,
)
_MAILBOX = re.compile(r"(?<![\w.+-])(?P<local>[\w.+-]{1,64})@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}")
_OFFICE = re.compile(
    r"cpts|contact|accueil|secretariat|coord|info|admin|asso|bureau|equipe|direction|com(?:munication)?$|sante|^\d+$"
)
_SEAT = re.compile(r"(?<!\d)(?P<postcode>\d{5})(?!\d)[\s,-]{1,3}(?P<town>[A-ZÀ-ÝŒ][\w' -]{1,40})")
_POSTCODE = re.compile(r"\bcode postal\s*:?\s*(?P<postcode>\d{5})\b", re.IGNORECASE)
_TOP = 30


@dataclass(frozen=True)
class Identity:
    """The territory (`None` when no CPTS is named), the document's title, and its year when it is said."""

    territory: Territory | None
    title: str
    year: int | None


def read_identity(manuscript: Manuscript, latest_year: int) -> Identity:
    """Read whose review it is; a year after `latest_year` is a plan, not the review's."""
    top = [line for line in manuscript.lines if line.text][:_TOP]
    title = _title(manuscript, top)
    year = _year(title, top, latest_year)
    if year and str(year) not in title:
        title = f"{title}{',' * bool(_YEAR.search(title))} {year}"
    return Identity(_territory(manuscript, top, year), title, year)


def is_review(text: str) -> bool:
    """Tell whether a title names a review: « Bilan… », « Rapport d’activité… »."""
    return _REVIEW.search(fold(text)) is not None


def _title(manuscript: Manuscript, top: Sequence[Line]) -> str:
    texts = [line.text for line in top if len(line.text) <= 120 and "\t" not in line.text]
    headings = [line.text for line in top if line.heading]
    named = [text for text in [*headings, *texts] if is_review(text)]
    return next(iter([*named, *headings, *texts]), manuscript.title or manuscript.name)[:200]


def _year(title: str, top: Sequence[Line], latest: int) -> int | None:
    """Give the year of the title, else of a line that tells it; the last one of a period that is over."""
    told = [line.text for line in top if _TELLS_YEAR.search(fold(line.text))]
    for text in [title, *told]:
        plain = fold(text)
        alone = [int(digits) for digits in _YEAR.findall(_PERIOD.sub(" ", plain))]
        ended = [int(end) for end in _PERIOD.findall(plain) if int(end) <= latest]
        if alone or ended:
            return max([*alone, *ended])
    return None


def _territory(manuscript: Manuscript, top: Sequence[Line], year: int | None) -> Territory | None:
    name, place = _name(manuscript.lines, {line.number for line in top})
    if not name:
        return None
    identifier = territory_id(name)
    seat = _department(manuscript.lines)
    return Territory(
        id=identifier,
        name=name,
        department=seat,
        region=region_of(seat) if seat else None,
        contact=_mailbox(manuscript.text, identifier),
        as_of=str(year) if year else None,
        place=place,
    )


def _name(lines: Sequence[Line], top: set[int]) -> tuple[str, str | None]:
    """Give the CPTS's name, as most often and most quietly written, and the place of its first mention."""
    weights: defaultdict[str, int] = defaultdict(int)
    spellings: defaultdict[str, list[tuple[bool, str, str]]] = defaultdict(list)
    for text, line in _named(lines):
        identifier = territory_id(f"CPTS {text}")
        if identifier and not _PERSON.match(text):
            weights[identifier] += 3 if line.number in top else 1
            spellings[identifier].append((text.isupper(), text, line.place))
    if not weights:
        return "", None
    likeliest = max(weights, key=lambda identifier: weights[identifier])
    shouted, text, _ = min(spellings[likeliest], key=lambda spelling: spelling[0])
    return f"CPTS {_quiet(text) if shouted else text}", spellings[likeliest][0][2]


def _named(lines: Sequence[Line]) -> Iterator[tuple[str, Line]]:
    """Give the names that follow « CPTS », on the same line or on the next when it breaks there."""
    told = [line for line in lines if line.text]
    for line, below in pairwise([*told, Line("", 0)]):
        text = line.text[:2000]
        if _HALF_NAME.search(text):
            text = f"{text} {below.text[:200]}"
        for match in _NAME.finditer(text):
            yield match["name"].strip(" .-–'’"), line


def _quiet(text: str) -> str:
    small = {"de", "du", "des", "la", "le", "les", "et", "en", "sur", "sous", "aux"}
    return " ".join(word.lower() if word.lower() in small else word.title() for word in text.split())


def _department(lines: Sequence[Line]) -> str | None:
    """Give the department of the seat: of the town beside a postcode, else of a labelled postcode."""
    for line in lines:
        for match in _SEAT.finditer(line.text[:2000]):
            for name in _shortened(match["town"]):
                towns = [town for town in communes_named(name) if match["postcode"] in town.postcodes]
                if towns:
                    return towns[0].department
    labelled = next((found for line in lines if (found := _POSTCODE.search(fold(line.text[:2000])))), None)
    return _by_postcode(labelled["postcode"]) if labelled else None


def _shortened(town: str) -> Iterator[str]:
    words = town.split()
    return (" ".join(words[:count]) for count in range(min(len(words), 5), 0, -1))


def _by_postcode(postcode: str) -> str | None:
    code = postcode[:3] if postcode.startswith(("97", "98")) else postcode[:2]
    if code == "20":
        code = "2A" if postcode < "20200" else "2B"
    return code if department(code) else None


def _mailbox(text: str, territory: str) -> str | None:
    """Give the first mailbox that is the organisation's: every word before the @ must be an office's."""
    for match in _MAILBOX.finditer(text):
        words = slug(match["local"]).split("-")
        if all(_OFFICE.search(word) or word in territory.replace("-", "") for word in words):
            return match.group()
    return None
