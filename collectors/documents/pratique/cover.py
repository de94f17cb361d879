"""The cover of a practice write-up: series, number, date, publisher and region."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from collectors.documents.manuscript import Manuscript
from collectors.documents.pratique.dates import partial_dates
from collectors.documents.pratique.rows import TITLE_MAX, Row, quiet_words, readable
from db.communes import departments
from db.model import Document, short_hash, slug
from db.vocabulary import DocumentFamily

_COVER_ROWS = 40
_SERIES_ROWS = 3
_NUMBER = re.compile(r"\b(?:n\s?[°ºo]|numéro)\s?(?P<number>\d{1,3})(?!\d)", re.IGNORECASE)
_EDGES = " –—-|:,·"
_DESK = re.compile(r"guichet|fédération|inter", re.IGNORECASE)
_PUBLISHER = re.compile(
    r"\b(?:Guichet CPTS|GUICHET CPTS|Inter-?URPS|Fédération (?:régionale )?des CPTS|URPS|ARS|Onco-?[A-ZÉ]\w+)"
    r"(?: (?:d['’]|de |du |en )?[A-ZÉÎ][\w’'-]+){0,4}"
)


def read_cover(
    manuscript: Manuscript, rows: Sequence[Row], *, published: str | None, url: str | None
) -> Document:
    """Give the document; `rows` is all its rows, and `published` (a partial date) wins over the cover's."""
    cover = [row for row in rows[:_COVER_ROWS] if len(row.text) <= TITLE_MAX]
    body = quiet_words(rows)
    series, number = _series(cover, manuscript)
    series = readable(series, body)
    published = published or next((when for row in cover for when in _months(row.text)), None)
    issue = number or published
    text = "\n".join(row.text for row in rows)
    return Document(
        id=f"pratique-{slug(series)}-{issue}" if issue and slug(series) else f"pratique-{short_hash(text)}",
        family=DocumentFamily.PRATIQUE,
        title=f"{series} n°{number}" if number else series,
        publisher=_publisher(text, body),
        region=_region(text),
        url=url,
        published=published,
        file_name=manuscript.name,
    )


def _series(cover: Sequence[Row], manuscript: Manuscript) -> tuple[str, str | None]:
    """Give the title of the series, printed before the number or above it, and the number."""
    for rank, row in enumerate(cover):
        if found := _NUMBER.search(row.text):
            before = row.text[: found.start()].strip(_EDGES)
            rows = [other.text for other in cover[:rank] if not _PUBLISHER.fullmatch(other.text)]
            above = " ".join(rows[-_SERIES_ROWS:])
            return before or above.strip(_EDGES) or manuscript.name, found["number"]
    return manuscript.title or (cover[0].text if cover else manuscript.name), None


def _months(text: str) -> list[str]:
    """Give the dates known to the month at least: a year alone is not when an issue came out."""
    return [when for when in partial_dates(text) if len(when) > len("2026")]


def _publisher(text: str, body: frozenset[str]) -> str | None:
    """Give the support desk that the text names most, else the union, agency or network it names most."""
    named = Counter(match[0].strip(_EDGES) for match in _PUBLISHER.finditer(text))
    desks = [name for name in named if _DESK.match(name)]
    name = max(desks or named, key=lambda name: named[name], default=None)
    return readable(name, body) if name else None


def _region(text: str) -> str | None:
    """Give the region that the text names most beside « CPTS », « ARS », « ressources en »…"""
    named = Counter(slug(match["region"]) for match in _regional().finditer(text))
    names = {slug(department.region): department.region for department in departments()}
    return names[named.most_common(1)[0][0]] if named else None


@cache
def _regional() -> re.Pattern[str]:
    names = sorted({department.region for department in departments()}, key=len, reverse=True)
    spelled = "|".join(re.sub(r"[ -]", "[ -]", re.escape(name).replace("\\", "")) for name in names)
    return re.compile(
        r"\b(?:CPTS|ARS|URPS|ressources|région)\s+(?:d['’]|de la |de |du |des |en |l['’]){0,2}"
        rf"(?P<region>{spelled})\b",
        re.IGNORECASE,
    )
