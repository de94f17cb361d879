"""The stretches of a row that may be the title of an announcement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise

from collectors.french.rows import Row
from collectors.french.title_choice.row_words import (
    CLOSING,
    DETERMINERS,
    LINKS,
    MARKS,
    OPENING,
    RowWords,
    row_words,
)
from db.model import slug

_APART = frozenset({"start", "end", "day", "sign", "verb", "pronoun"})
_LONGEST = 32
"""In words: no title is longer."""
_LONGEST_ROW = 600
"""In characters: what a row says further on names nothing."""
_MOST_ROWS = 14


@dataclass(frozen=True, eq=False)
class Span:
    """The words `first` to `last` (excluded) of a row."""

    words: RowWords
    first: int
    last: int

    @cached_property
    def text(self) -> str:
        """Give the stretch as it stands."""
        return self.words.cut(self.first, self.last)

    @cached_property
    def slugs(self) -> list[str]:
        """Give its words without case, accents and marks."""
        return list(chain.from_iterable(self.words.slugs[self.first : self.last]))


def words_of(rows: Sequence[Row]) -> list[RowWords]:
    """Give the words of the first rows of an announcement."""
    return [row_words(row, rank, row.rest[:_LONGEST_ROW]) for rank, row in enumerate(rows[:_MOST_ROWS])]


def spans(words: RowWords) -> Iterator[Span]:
    """Give the stretches of a row that begin and end where a name may."""
    count = len(words.texts)
    ends = [last for last in range(1, count + 1) if _may_end(words, last)]
    for first in range(count):
        if not _may_begin(words, first):
            continue
        days = (place for place in range(first, count) if words.classes[place] == "day")
        stop = min(first + _LONGEST, next(days, count))
        within = (Span(words, first, last) for last in ends if first < last <= stop)
        yield from (span for span in within if not _is_broken(span.text))


def joined(words: Sequence[RowWords]) -> Iterator[Span]:
    """Give two rows without a day, one below the other, as one stretch: « Commission / « Soins et précarité » »."""
    for above, below in pairwise(words):
        both = [*above.classes, *below.classes]
        if "day" in both or len(both) > _LONGEST or not (any(above.slugs) and any(below.slugs)):
            continue
        together = row_words(above.row, above.rank, f"{above.text} {below.text}", below.row)
        yield Span(together, 0, len(together.texts))


def found(title: str, words: Sequence[RowWords]) -> Span | None:
    """Give the stretch that a title was cut from; `None` when it was made of words of several rows."""
    told = slug(title).split("-")
    for row in words:
        for first in range(len(row.slugs)):
            last = _end_of(told, row.slugs, first)
            if last:
                return Span(row, first, last)
    return None


def _end_of(told: list[str], slugs: Sequence[Sequence[str]], first: int) -> int | None:
    """Give where the told words end, if they begin at a word."""
    left = told
    for place in range(first, len(slugs)):
        own = list(slugs[place])
        if own != left[: len(own)] or (place == first and not own):
            return None
        left = left[len(own) :]
        if not left:
            return place + 1
    return None


def _is_broken(text: str) -> bool:
    """Tell a stretch that cuts a quote or what stands between brackets."""
    marks = sum(map(text.count, '“”"'))
    return marks % 2 == 1 or any(text.count(one) != text.count(other) for one, other in ("«»", "()", "[]"))


def _may_begin(words: RowWords, first: int) -> bool:
    word, own, before = words.texts[first], words.classes[first], words.class_at(first - 1)
    if own == "day" or not (word[0].isalnum() or word in OPENING):
        return False
    leads = before in MARKS | _APART | DETERMINERS | LINKS
    return leads or own in ("gathering", "name", "number") or own in DETERMINERS or word in OPENING


def _may_end(words: RowWords, last: int) -> bool:
    word, own, after = words.texts[last - 1], words.classes[last - 1], words.class_at(last)
    if own in ("day", "pronoun") or own in DETERMINERS | LINKS or not (word[0].isalnum() or word in CLOSING):
        return False
    return after in MARKS | _APART | LINKS | DETERMINERS or word in CLOSING
