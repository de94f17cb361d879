"""How far a title that was broken over several rows goes."""

from __future__ import annotations

import re
from typing import NamedTuple

from collectors.french.bare_rows import (
    is_rubric,
    says_who,
)
from collectors.french.rows import Row
from collectors.french.sections import is_call, names_list
from collectors.french.sorts import Sort
from collectors.french.titles import is_when

_LONGEST_LINE = 15
"""In words: a longer row is a paragraph, and goes on with no title."""
_LONGEST = 45
"""In words: more is no title."""


class Span(NamedTuple):
    """Rows `first` to `last`, the latter excluded."""

    first: int
    last: int


def title_run(rows: list[Row], index: int, step: int) -> Span:
    """Give the rows of a title that was broken over several, from one of them, upwards or downwards."""
    first, last = index, index + 1
    words = len(rows[index].text.split())
    while 0 <= (near := last if step > 0 else first - 1) < len(rows):
        words += len(rows[near].text.split())
        upper, lower = (rows[last - 1], rows[near]) if step > 0 else (rows[near], rows[first])
        if words > _LONGEST or not _are_one_title(upper, lower):
            break
        first, last = min(first, near), max(last, near + 1)
    return Span(first, last)


def _are_one_title(upper: Row, lower: Row) -> bool:
    both = upper.sort is Sort.TITLE and lower.sort is Sort.TITLE and upper.heading == lower.heading
    ends = upper.text[-1] in ".?!…:" or says_who(upper.text) or is_rubric(upper.text)
    return both and not (ends or lower.gap or lower.bulleted or _starts_anew(lower.text))


def _starts_anew(text: str) -> bool:
    """Tell a row that goes on with no title: a day, a paragraph, a call, the heading of a part."""
    wordless = re.search(r"[^\W\d_]", text) is None
    return wordless or is_when(text) or len(text.split()) > _LONGEST_LINE or is_call(text) or names_list(text)
