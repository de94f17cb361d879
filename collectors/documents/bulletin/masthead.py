"""What a newsletter says of itself: its title, number, date, publisher and region."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain

from collectors.documents.days import first_day
from collectors.documents.manuscript import Line, Manuscript
from collectors.french.dates import When, find_when
from collectors.french.fold import fold
from collectors.french.turns import MONTH
from db.communes import departments
from db.model import slug

NAMED = re.compile(
    r"\b(?:lettre (?:mensuelle |trimestrielle |regionale )?d.informations?|newsletter|infolettre|info-lettre|"
    r"bulletin (?:mensuel |trimestriel |regional )?(?:d.informations?|du reseau)|flash.infos?|e-?lettre)\b",
    re.IGNORECASE,
)
"""What a newsletter calls itself, in folded text."""

ISSUE = re.compile(
    rf"\bn ?[°º] ?\d+\b.{{0,40}}\b(?:{MONTH}|printemps|ete|automne|hiver|trimestre|semestre)\b"
    r".{0,12}\b20\d\d\b",
    re.IGNORECASE,
)
"""An issue's number and season, in folded text: « n° 12 – mars 2027 »."""

_NUMBER = re.compile(r"(?:\bn\s?[°ºo.]\s?|\bnumero\s|#\s?)(\d{1,4})\b", re.IGNORECASE)
_YEAR = re.compile(r"\b20\d\d\b")
_LONGEST = 140
_OF = re.compile(
    r"\s*(?:n\s?[°ºo]\s?\d+\s*[-–—|:]?\s*)?(?:du|de la|de l'|des|de)\s+(?=\S)([^|,;:(–—\n]{2,60}?)"
    r"(?=\s*(?:$|[|,;:(–—]|\s-\s|\bn\s?[°ºo]\s?\d|\bnumero\b|#|\d))",
    re.IGNORECASE,
)
_SHARED_HOSTS = re.compile(
    r"(?:^|\.)(?:linkedin|facebook|twitter|x|instagram|youtube|youtu|google|goo|gmail|outlook|hotmail|orange|wanadoo|"
    r"free|yahoo|laposte|mailchimp|sendinblue|brevo|helloasso|zoom|framaforms|microsoft|office|bit|canva|calameo|"
    r"sante|gouv|e-cancer|eventbrite|weezevent|forms)\.",
    re.IGNORECASE,
)
_HOST = re.compile(r"https?://([\w.-]{3,100})", re.IGNORECASE)
_MAIL_HOST = re.compile(r"@([\w-]{1,60}(?:\.[\w-]{1,60}){1,3})")
_ADDRESS = re.compile(r"(?:https?://|www\.|mailto:)\S+|\S+@\S+")
_WORDS = re.compile(r"[^\W_]+")
_LONGEST_ACRONYM = 5
_BODY = re.compile(
    r"\W*((?:le |la |l')?(?:reseau|dsrc|cpts|urps|3c|dispositif specifique regional|centre regional|institut|"
    r"federation|communaute professionnelle)\b[^.|:–—]{2,60}?)\s*(?:$|[.|:–—(]|\s-\s)",
    re.IGNORECASE,
)
_TOP = 8
"""In lines: how far from the top a line may name the body that publishes."""

_SHORT_REGIONS = {
    "BFC": "Bourgogne-Franche-Comté",
    "AuRA": "Auvergne-Rhône-Alpes",
    "AURA": "Auvergne-Rhône-Alpes",
    "PACA": "Provence-Alpes-Côte d'Azur",
    "IDF": "Île-de-France",
    "HDF": "Hauts-de-France",
    "CVL": "Centre-Val de Loire",
}


@dataclass(frozen=True)
class Masthead:
    """Who publishes, which issue it is, and when: `day` is the first that the issue's date allows."""

    title: str | None
    number: int | None
    published: str | None
    day: date | None
    publisher: str | None
    region: str | None


def read_masthead(manuscript: Manuscript, *, today: date, published: str | None = None) -> Masthead:
    """Read what the newsletter says of itself, from anywhere in it: a footer may be the first to tell.

    `published` goes before the date that it prints.
    """
    short = [line for line in manuscript.lines if line.text and len(line.text) <= _LONGEST]
    lines = [line for line in short if NAMED.search(fold(line.text)) or ISSUE.search(fold(line.text))]
    best = max(lines, key=_fullness, default=None)
    published = published or _published(lines, manuscript, today)
    return Masthead(
        title=best.text.strip(" |-–—") if best else manuscript.title,
        number=next(filter(None, (_number(line.text) for line in lines)), None),
        published=published,
        day=first_day(published) if published else None,
        publisher=_publisher(manuscript, lines),
        region=_region(manuscript),
    )


def is_masthead(text: str) -> bool:
    """Tell a line that gives the newsletter's name with its number, its date, or both."""
    plain = fold(text)
    numbered = _number(text) is not None or _YEAR.search(plain) is not None
    return len(text) <= _LONGEST and numbered and NAMED.search(plain) is not None


def _fullness(line: Line) -> tuple[bool, ...]:
    """Rank a line as the title: with the letter's name, its number and year, and rather not in capitals."""
    plain = fold(line.text)
    return (
        NAMED.search(plain) is not None,
        _number(plain) is not None,
        _YEAR.search(plain) is not None,
        not plain.isupper(),
    )


def _number(text: str) -> int | None:
    match = _NUMBER.search(fold(text))
    return int(match[1]) if match else None


def _published(lines: list[Line], manuscript: Manuscript, today: date) -> str | None:
    """Give the issue's date: that of a line that names the newsletter, or of one of the first lines."""
    first = [line for line in manuscript.lines if line.text][:6]
    for line in [*lines, *first]:
        if len(line.text) <= _LONGEST and _YEAR.search(line.text):
            mentions = find_when(line.text, today=today)
            return next(filter(None, map(_stated, mentions)), None) or _YEAR.findall(line.text)[0]
    return None


def _stated(when: When) -> str | None:
    if when.period:
        return when.period[:7]
    start = when.occurrences[0].start if when.occurrences else None
    return str(start.date() if isinstance(start, datetime) else start) if start else None


# Who publishes.


def _publisher(manuscript: Manuscript, lines: list[Line]) -> str | None:
    """Give the publisher as the letter spells it.

    It is the name its own site bears, else the X of « lettre d’information de X », else the body that one of
    the first lines names, else the name of the site.
    """
    stem = _own_stem(manuscript)
    top = [line for line in manuscript.lines if line.text][:_TOP]
    spelt = _spelt(manuscript, stem.replace("-", "")) if stem else None
    return next(filter(None, chain([spelt], map(_named_after, lines), map(_body, top))), stem)


def _body(line: Line) -> str | None:
    match = _BODY.match(fold(line.text)) if len(line.text) <= _LONGEST else None
    return line.text[match.start(1) : match.end(1)] if match else None


def _own_stem(manuscript: Manuscript) -> str | None:
    """Give the name of the site that most links and mailboxes are of: `www.onco-x.fr` -> `onco-x`."""
    hosts = [host for link in manuscript.links for host in _HOST.findall(link.url)]
    hosts += _MAIL_HOST.findall(manuscript.text) + [
        host for link in manuscript.links for host in _MAIL_HOST.findall(link.url)
    ]
    counts = Counter(
        host.lower().removeprefix("www.") for host in hosts if host and not _SHARED_HOSTS.search(f".{host}")
    )
    best = counts.most_common(1)
    return slug(best[0][0].split(".")[0]) if best else None


def _spelt(manuscript: Manuscript, stem: str) -> str | None:
    """Find how the text writes a name, in one to four words: `oncograndest` -> « Onco Grand Est »."""
    spellings: Counter[str] = Counter()
    for line in manuscript.lines:
        text = _ADDRESS.sub(" ", line.text)
        words = list(_WORDS.finditer(text))
        for first in range(len(words)):
            spellings.update(_that_spells(text, words[first : first + 4], stem))
    return max(spellings, key=lambda name: (_is_cased(name), spellings[name]), default=None)


def _is_cased(name: str) -> bool:
    """Tell « OncoVal » and « NEON » from « oncoval » and « ONCOVAL »."""
    return not name.islower() and not (name.isupper() and len(name) > _LONGEST_ACRONYM)


def _that_spells(text: str, words: list[re.Match[str]], stem: str) -> list[str]:
    found = (text[words[0].start() : word.end()] for word in words)
    return [name for name in found if len(name) < 60 and slug(name).replace("-", "") == stem]


def _named_after(line: Line) -> str | None:
    """Give X in « Lettre d’information du réseau X »."""
    plain = fold(line.text)
    named = NAMED.search(plain)
    match = _OF.match(plain, named.end()) if named else None
    return line.text[match.start(1) : match.end(1)].strip() if match else None


# Its region.


def _region(manuscript: Manuscript) -> str | None:
    """Give the region that the text names most, if it stands out."""
    plain = fold(manuscript.text)
    counts: Counter[str] = Counter()
    for region in {one.region for one in departments()}:
        counts[region] += len(re.findall(rf"\b{_loose(region)}\b", plain, re.IGNORECASE))
    for short, region in _SHORT_REGIONS.items():
        counts[region] += len(re.findall(rf"\b{short}\b", plain))
    (first, most), (_, second) = counts.most_common(2)
    return first if most > second else None


def _loose(region: str) -> str:
    return re.escape(fold(region)).replace(r"\-", "[- ]").replace(r"\ ", "[- ]")
