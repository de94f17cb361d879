"""The stretches of a row that may be the title of an announcement."""

from __future__ import annotations

import re
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

_APART = frozenset({"start", "end", "day", "sign", "verb", "pronoun"})
_TO_US = frozenset({"et", "avec", "chez", "pour"})
"""« Le cancer et vous » ends on a pronoun."""
_LONGEST = 32
"""In words: no title is longer."""
_LONGEST_ROW = 600
"""In characters: what a row says further on names nothing."""
_MOST_ROWS = 14
_PAIR = 2
_HOUR = re.compile(r"(?<!\w)(?:à|a|dès|vers) \d{1,2} ?[hH](?: ?\d\d)?\b")


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

    @property
    def asked(self) -> str:
        """Give the stretch with the question mark behind it, if any."""
        return self.words.cut(self.first, self.last + (self.words.class_at(self.last) == "?"))

    @property
    def row(self) -> str | None:
        """Give all that its row says, if it is that but for an article; `None` for some words of a row."""
        leads = all(one in DETERMINERS for one in self.words.classes[: self.first])
        return self.words.cut(0, self.last) if leads and self.last == len(self.words.texts) else None

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


def joined(words: Sequence[RowWords], title: Sequence[Row]) -> Iterator[Span]:
    """Give rows without a day, one below the other, as one stretch: « Commission / « Soins et précarité » ».

    These are any two, and all of those that stand where a title does.
    """
    run = [one for one in words if one.row in title]
    longer = [run] if len(run) > _PAIR else []
    for rows in (*map(list, pairwise(words)), *longer):
        classes = list(chain.from_iterable(one.classes for one in rows))
        if "day" in classes or len(classes) > _LONGEST or not all(any(one.slugs) for one in rows):
            continue
        together = row_words(
            rows[0].row, rows[0].rank, " ".join(one.text for one in rows), tuple(one.row for one in rows[1:])
        )
        if not _is_broken(together.text):
            yield Span(together, 0, len(together.texts))


def _is_broken(text: str) -> bool:
    """Tell a stretch that cuts a quote or what stands between brackets, that two cells hold, or that tells an hour."""
    if "\t" in text or _HOUR.search(text):
        return True
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
    if own == "pronoun" and words.word_at(last - 2) not in _TO_US:
        return False
    if own == "day" or own in DETERMINERS | LINKS or not (word[0].isalnum() or word in CLOSING):
        return False
    return after in MARKS | _APART | LINKS | DETERMINERS or word in CLOSING
