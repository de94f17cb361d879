"""Parts a practice write-up into its cover, one chapter per territory, and what follows the last one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile

from collectors.documents.pratique.headings import Part, ends_territories, part_of
from collectors.documents.pratique.rows import Row, is_title
from db.model import territory_id

_CPTS = r"(?:CPTS|communauté professionnelle territoriale de santé)"
_NAMED = re.compile(
    rf"(?P<prefix>[^.!?]{{0,60}}?)\b{_CPTS}\s+(?P<name>[^\W\d][^.!?;:|,()\t]{{0,70}}?)"
    r"\s*(?:\((?P<department>\d{2,3}|2[AB])\))?(?P<rest>\s*[–—|,-]\s*\d.*|\s*:.*)?",
    re.IGNORECASE,
)
_ROW_MAX = 200
_CONTENTS = re.compile(r".*?(?:\.{3,}|…|\t|\bp(?:age|\.))\s*\d{1,3}$")
_PROPER = re.compile(r"(?:(?:de|du|des|la|le|les) |[dl]['’]){0,2}[^\W\d_a-zà-ÿœ]")
_SERIES = re.compile(r"en pratiques?\b", re.IGNORECASE)
_COMMUNES = re.compile(r"\d\s*communes\b|\bcommunes\s*:?\s*\d", re.IGNORECASE)
_INHABITANTS = re.compile(r"\d\s*hab(?:itants)?\b|\bhab(?:itants)?\s*:?\s*\d", re.IGNORECASE)
_CARD_ROWS = 12
_ORIGIN_ROWS = 30
_MENTIONS_MAX = 1000
_PARTICLES = {"de", "du", "des", "la", "le", "les", "et", "en", "sur", "sous", "aux", "à", "lès"}


@dataclass(frozen=True)
class Named:
    """A row that names a territory: its id and name, the words before, and what follows on the row."""

    id: str
    name: str
    prefix: str = ""
    rest: str = ""
    department: str | None = None


@dataclass(frozen=True)
class Chapter:
    """What a document tells of one territory; its running heads are left out of `rows`."""

    id: str
    name: str
    department: str | None
    place: str
    rows: tuple[Row, ...]


def part_chapters(rows: tuple[Row, ...]) -> tuple[list[Chapter], tuple[Row, ...]]:
    """Give the chapters of the territories and the rows after the last one.

    A contents list or a running head opens no chapter.
    """
    rows = _without_edges(rows)
    starts = _starts(rows)
    names = _readable_names(rows)
    chapters = []
    end = len(rows)
    for rank, (start, named) in enumerate(starts):
        limit = starts[rank + 1][0] if rank + 1 < len(starts) else len(rows)
        end = _end(rows, start, limit)
        name = names.get(named.id) or _recased(named.name)
        kept = tuple(_chapter_rows(rows[start:end], named))
        chapters.append(Chapter(named.id, name, named.department, rows[start].place, kept))
    return chapters, rows[end:]


def names_territory(row: Row) -> Named | None:
    """Read a row that names a CPTS and little else, else `None`."""
    if len(row.text) > _ROW_MAX or _CONTENTS.fullmatch(row.text):
        return None
    found = _NAMED.fullmatch(row.text)
    if found is None or _SERIES.match(found["name"]) or not _PROPER.match(found["name"]):
        return None
    rest = (found["rest"] or "").strip(" :–—|,-")
    name = f"CPTS {found['name'].strip()}"
    return Named(territory_id(name), name, found["prefix"].strip(), rest, found["department"])


def _starts(rows: Sequence[Row]) -> list[tuple[int, Named]]:
    """Give the rows that open a territory: its name, then its card or the origin of its project.

    Where no row says « CPTS », a heading right above a card is a name.
    """
    starts: dict[str, tuple[int, Named]] = {}
    for at, row in enumerate(rows):
        named = names_territory(row)
        if named and named.id not in starts and _is_followed(rows, at, named):
            starts[named.id] = (at, named)
    if not starts:
        for at in range(len(rows)):
            if named := _bare_heading(rows, at):
                starts.setdefault(named.id, (at, named))
    return list(starts.values())


def _bare_heading(rows: Sequence[Row], at: int) -> Named | None:
    """Read a heading without the word CPTS that stands right above a card: « ## Sud Tarn »."""
    row = rows[at]
    if not row.heading or not is_title(row.text) or part_of(row) or not territory_id(row.text):
        return None
    below = takewhile(lambda other: not other.heading, rows[at + 1 : at + 1 + _CARD_ROWS])
    card = " ".join(other.text for other in below)
    shown = _COMMUNES.search(card) and _INHABITANTS.search(card)
    return Named(territory_id(row.text), row.text) if shown else None


def _is_followed(rows: Sequence[Row], at: int, named: Named) -> bool:
    """Tell whether a card or an origin stands below, before another territory is named."""
    below: list[Row] = []
    for row in rows[at + 1 : at + 1 + _ORIGIN_ROWS]:
        other = names_territory(row)
        if other and other.id != named.id:
            break
        below.append(row)
    card = " ".join([named.rest, *(row.text for row in below[:_CARD_ROWS])])
    shown = _COMMUNES.search(card) or _INHABITANTS.search(card)
    return shown is not None or any(part_of(row) is Part.ORIGIN for row in below)


def _end(rows: Sequence[Row], start: int, limit: int) -> int:
    """Give the row where a chapter ends: the next one, a closing heading, or a heading of its own level."""
    level = rows[start].heading
    inner = [row.heading for row in rows[start:limit] if row.heading and part_of(row)]
    nested = bool(level and inner and min(inner) > level)
    for at in range(start + 1, limit):
        row = rows[at]
        closes = nested and 0 < row.heading <= level and not names_territory(row)
        if closes or ends_territories(row):
            return at
    return limit


def _chapter_rows(rows: Iterable[Row], named: Named) -> Iterable[Row]:
    """Give the rows of a chapter without its heads; what stands beside the name on the first is kept."""
    for rank, row in enumerate(rows):
        again = names_territory(row)
        if rank == 0 and named.rest:
            yield replace(row, text=named.rest, heading=0, gap=True)
        elif rank and not (again and again.id == named.id and not again.prefix and not again.rest):
            yield row


def _readable_names(rows: Iterable[Row]) -> dict[str, str]:
    """Give, by territory id, the first spelling of a CPTS's name that is not in capitals."""
    text = " ".join(row.text.replace("\t", " ") for row in rows)
    names: dict[str, str] = {}
    for mention in islice(re.finditer(r"\bCPTS (?=[^\W\d])", text), _MENTIONS_MAX):
        words = text[mention.start() : mention.start() + 100].split()
        for size in range(2, min(len(words), 10) + 1):
            name = " ".join(words[:size]).rstrip(".,;:)»")
            if not name.removeprefix("CPTS").isupper():
                names.setdefault(territory_id(name), name)
    return names


def _recased(name: str) -> str:
    """Give a name printed in capitals with small letters: « CPTS HAUT-DOUBS » -> « CPTS Haut-Doubs »."""
    if not name.isupper():
        return name
    small = re.sub(r"[^\W\d_]+", lambda word: _recased_word(word[0]), name.removeprefix("CPTS "))
    return f"CPTS {small}"


def _recased_word(word: str) -> str:
    low = word.lower()
    return low if low in _PARTICLES or low in {"d", "l"} else low.capitalize()


def _without_edges(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Leave out page numbers, and what runs along the edge of three pages or more and is no heading."""
    edges = [row for rank, row in enumerate(rows) if _is_edge(rows, rank)]
    seen = Counter(_without_digits(row) for row in edges)
    running = {row.number for row in edges if _runs(row, seen)}
    return tuple(row for row in rows if row.number not in running)


def _is_edge(rows: Sequence[Row], rank: int) -> bool:
    page = rows[rank].page
    first = rank == 0 or rows[rank - 1].page != page
    return page is not None and (first or rank + 1 == len(rows) or rows[rank + 1].page != page)


def _runs(row: Row, seen: Counter[str]) -> bool:
    if row.text.isdecimal():
        return len(row.text) < 4 and abs(int(row.text) - (row.page or 0)) < 3
    return seen[_without_digits(row)] > 2 and not part_of(row) and not names_territory(row)


def _without_digits(row: Row) -> str:
    return re.sub(r"\d+", "", row.text)
