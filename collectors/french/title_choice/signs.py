"""What speaks for or against a stretch of words being the title: each sign has a name, and a weight elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from collectors.french.announced import announced
from collectors.french.bare_rows import is_host, says_who
from collectors.french.blocks import Block
from collectors.french.fold import fold
from collectors.french.places import find_place
from collectors.french.sections import is_call, names_list, only_leads
from collectors.french.sentences import sentences
from collectors.french.sorts import Sort
from collectors.french.title_choice.pieces import kind_of
from collectors.french.title_choice.row_words import PARTING, RowWords
from collectors.french.title_choice.spans import Span
from collectors.french.turns import DAY
from collectors.french.verbs import HOLDS, TAKES_PLACE
from db.model import slug

_HELD = PARTING | {"sign", "verb", "number"}
_OPENED, _CLOSED = frozenset('«“"‘'), frozenset('»”"“’')
_JOINTS = frozenset("a au aux dans en sur chez pour par avec et de du".split())
_PARTS = re.compile(r"\s*(?:[:;,|•·/…]|[–—-](?=\s)|[.!?](?=\s))\s*")
_TAKES_PLACE = re.compile(rf"\W*(?:qui )?{TAKES_PLACE}\b", re.IGNORECASE)
_HOLDS = re.compile(rf"(?:{HOLDS.pattern})(?:\W+\w+){{0,3}}\W*$", re.IGNORECASE)
_TELLS_OF = 60
"""In characters: how far around a stretch a verb is looked for."""
_FAR = 3
_MANY = 6


class Signs:
    """The signs of the stretches of one announcement."""

    def __init__(self, block: Block, words: Sequence[RowWords]) -> None:
        self._block, self._words = block, words

    def of(self, span: Span) -> set[str]:
        """Give the names of the signs of a stretch."""
        return {
            *_at_begin(span.words, span.first),
            *_at_end(span.words, span.last),
            *_within(span),
            *self._of_row(span),
            *self._against_sentences(span),
            *self._against_place(span),
        }

    @cached_property
    def _announced(self) -> list[list[str]]:
        """Give the words of what each sentence announces."""
        said = (one for words in self._words for one in sentences(words.text))
        told = (announced(one) for one in said)
        return [slug(one).split("-") for one in told if one]

    @cached_property
    def _places(self) -> list[str]:
        """Give the names of where it is: of the town and the house, and the words that tell both."""
        place = find_place(self._block.text)
        told = (place.raw, place.city, place.venue) if place else ()
        return [f"-{name}-" for name in map(slug, filter(None, told)) if name]

    @cached_property
    def _said(self) -> str:
        return slug(self._block.text)

    @cached_property
    def _first_day(self) -> int | None:
        return next((one.rank for one in self._words if DAY in one.text), None)

    @cached_property
    def _titles(self) -> list[int]:
        return [one.rank for one in self._words if one.row.sort is Sort.TITLE]

    def _of_row(self, span: Span) -> Iterator[str]:
        words, sort = span.words, span.words.row.sort.name.lower()
        begins, ends = not span.first, span.last == len(words.texts)
        place = f"{'start' if begins else 'in'} {'end' if ends else 'in'}"
        away = "none" if self._first_day is None else max(-_FAR, min(_FAR, words.rank - self._first_day))
        yield f"row {min(words.rank, _FAR)} {sort} day {away}"
        yield f"row {sort} {place}"
        yield f"row {sort} part {4 * (span.last - span.first) // len(words.texts)}"
        yield f"rows {min(len(self._words), _MANY)} {place}"
        yield f"titles {min(len(self._titles), _FAR)} {sort}"
        yield f"row {kind_of(words.row.text)} {place}"
        yield from _row_kinds(words.row.text)
        yield from self._beside(words, sort, place)
        yield f"heading {words.row.heading} {place}"
        if words.row.gap:
            yield f"gap above {place}"
        if words.row.bulleted:
            yield f"item {place}"
        if words.rank in self._titles[:1]:
            yield f"first title {place}"
        if words.row in self._block.title:
            yield f"block title {place}"
        name = "-".join(span.slugs)
        if len(name) > _MANY and self._said.count(name) > 1:
            yield "said again"

    def _beside(self, words: RowWords, sort: str, place: str) -> Iterator[str]:
        """Tell what stands above and below the row, or was joined to it."""
        rank = words.rank
        above = self._words[rank - 1].row if rank else None
        below = self._words[rank + 1].row if rank + 1 < len(self._words) else None
        yield f"below {below.sort.name.lower() if below else 'nothing'} {sort} {place}"
        yield f"above {above.sort.name.lower() if above else 'nothing'} {sort} {place}"
        if above:
            yield f"above {kind_of(above.text)} {place}"
        if words.below:
            last = words.below[-1]
            yield "joined"
            yield f"joined {sort} {last.sort.name.lower()} gap {last.gap}"
            yield f"joined {kind_of(words.row.text)} {kind_of(last.text)}"
            if (words.row, *words.below) == self._block.title:
                yield "joined block title"

    def _against_sentences(self, span: Span) -> Iterator[str]:
        """Hold a stretch against what the sentences announce."""
        own = span.slugs
        for rank, other in enumerate(self._announced):
            if own == other:
                yield "announced"
                yield f"announced {min(rank, 2)}"
            elif own[: len(other)] == other:
                yield "announced and more"
            elif other[: len(own)] == own:
                yield "announced begins"
            elif other[-len(own) :] == own:
                yield "announced ends"
        if not self._announced:
            yield "announced nothing"

    def _against_place(self, span: Span) -> Iterator[str]:
        """Hold a stretch against where it is."""
        own = f"-{'-'.join(span.slugs)}-"
        before, behind = span.words.slug_before(span.first), span.words.slug_behind(span.last)
        tells = (
            ("is", own.__eq__),
            ("begins with", own.startswith),
            ("ends on", own.endswith),
            ("holds", own.__contains__),
            ("follows", before.endswith),
            ("goes before", behind.startswith),
        )
        found = [name for name, tell in tells if any(map(tell, self._places))]
        yield from (f"{name} place" for name in found)
        if not self._places:
            yield "no place"


@lru_cache(maxsize=256)
def _row_kinds(text: str) -> tuple[str, ...]:
    told = (
        ("host", is_host(text)),
        ("calls", is_call(text)),
        ("who", says_who(text)),
        ("shouts", text.isupper()),
    )
    return tuple(f"row {name}" for name, so in told if so)


@lru_cache(maxsize=512)
def _at_begin(words: RowWords, first: int) -> frozenset[str]:
    """Give the signs of where a stretch begins, whatever its end."""
    before, own = words.class_at(first - 1), words.class_at(first)
    found = {
        f"before {before}",
        f"before {words.class_at(first - 2)} {before}",
        f"before word {words.word_at(first - 1)}",
        f"before words {words.word_at(first - 2)} {words.word_at(first - 1)}",
        f"before {before}: {kind_of(words.piece_before(first))}",
        f"first {own}",
        f"first word {words.word_at(first)}",
    }
    days = [place for place, one in enumerate(words.classes[:first]) if one == "day"]
    found.add(f"day behind {_distance(first - days[-1] - 1) if days else 'none'}")
    start = words.bounds[first][0]
    if _HOLDS.search(fold(words.text[max(0, start - _TELLS_OF) : start])):
        found.add("is held")
    if first and words.texts[first - 1] in _OPENED:
        found.add(f"in quotes, kind {kind_of(words.piece_before(first - 1))}")
    if words.texts[first][0].islower():
        found.add("begins low")
    return frozenset(found)


@lru_cache(maxsize=512)
def _at_end(words: RowWords, last: int) -> frozenset[str]:
    """Give the signs of where a stretch ends, wherever it begins."""
    after = words.class_at(last)
    found = {
        f"after {after}",
        f"after {after} {words.class_at(last + 1)}",
        f"after word {words.word_at(last)}",
        f"after ending {words.ending_at(last)}",
        f"after words {words.word_at(last)} {words.word_at(last + 1)}",
        f"after {after}: {kind_of(words.piece_behind(last))}",
        f"last {words.class_at(last - 1)}",
        f"last word {words.word_at(last - 1)}",
        f"last ending {words.ending_at(last - 1)}",
    }
    ahead = next(
        (place - last for place, one in enumerate(words.classes) if one == "day" and place >= last), None
    )
    found.add(f"day ahead {'none' if ahead is None else _distance(ahead)}")
    if after in _JOINTS:
        found.add(f"joint {after} {kind_of(words.piece_behind(last + 1))}")
    end = words.bounds[last - 1][1]
    if _TAKES_PLACE.match(fold(words.text[end : end + _TELLS_OF])):
        found.add("takes place")
    if after in _OPENED:
        found.add("before quotes")
    return frozenset(found)


def _distance(words: int) -> str:
    return str(words) if words <= _FAR else "far"


def _within(span: Span) -> Iterator[str]:
    words, text = span.words, span.text
    classes = words.classes[span.first : span.last]
    yield f"between {words.class_at(span.first - 1)} | {words.class_at(span.last)}"
    yield f"words {len(classes)}" if len(classes) < _MANY else f"words {len(classes) // 3 * 3}+"
    yield from _gathering(span)
    yield from _parts(span)
    yield from (f"holds {mark}" for mark in set(classes) & _HELD)
    opened, closed = text[0] in _OPENED, text[-1] in _CLOSED
    if opened or closed:
        yield "quoted" if opened and closed else "ends quoted" if closed else "begins quoted"
    if text.isupper():
        yield "shouts"
    start, end = words.bounds[span.first][0], words.bounds[span.last - 1][1]
    if any(start <= first and last <= end for first, last in words.verbs):
        yield "verb"
    if only_leads(text) or names_list(text):
        yield "leads"


def _parts(span: Span) -> Iterator[str]:
    """Tell what the first and last parts of a stretch say, and what follows its last preposition."""
    words, first, last = span.words, span.first, span.last
    parts = [part for part in _PARTS.split(span.text) if part]
    if len(parts) > 1:
        marks = [one for one in words.classes[first:last] if one in _HELD]
        yield f"head {kind_of(parts[0])}"
        yield f"tail {kind_of(parts[-1])}"
        yield f"tail {marks[-1] if marks else 'none'} {kind_of(parts[-1])}"
        yield f"parts {min(len(parts), 4)}"
    joints = [place for place in range(first + 1, last) if words.classes[place] in _JOINTS]
    if joints:
        yield f"ends {words.classes[joints[-1]]} {kind_of(words.cut(joints[-1] + 1, last))}"


def _gathering(span: Span) -> Iterator[str]:
    """Tell where in a stretch a gathering is named."""
    words = span.words
    start, end = words.bounds[span.first][0], words.bounds[span.last - 1][1]
    before = words.class_at(span.first - 1)
    named = next((one for one in words.gatherings if start <= one[0] and one[1] <= end), None)
    if named is None:
        yield "no gathering"
        yield f"no gathering, before {before}"
        return
    ahead = len(words.text[start : named[0]].split())
    where = "first" if not ahead else "near" if ahead < _FAR else "late"
    where = "alone" if named == (start, end) else where
    yield f"gathering {where}"
    yield f"gathering {where}, before {before}"
    yield f"gathering word {fold(words.text[slice(*named)]).lower().split()[0].rstrip('s')}"
