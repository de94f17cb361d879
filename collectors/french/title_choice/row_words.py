"""The words of a row, and what each of them is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from collectors.french import turns
from collectors.french.fold import fold
from collectors.french.gatherings import GATHERING
from collectors.french.rows import Row
from collectors.french.turns import DAY
from db.model import slug

DETERMINERS = frozenset(
    "le la les l un une des du de d au aux ce cet cette ces notre nos votre vos son sa ses leur leurs".split()
)
LINKS = frozenset(
    "a au aux dans en sur chez pour par avec de du des sans sous entre vers depuis jusqu autour et ou qui que dont "
    "anime animee organise organisee propose proposee presente presentee suivi suivie precede precedee".split()
)
MARKS = frozenset(':;,.!?()[]{}«»"“”–—-|•·/…&')
OPENING = frozenset('«"“‘([#')
CLOSING = frozenset('»"”“’?!)]')
_TO_PLACES = DETERMINERS | LINKS | MARKS
PARTING = frozenset(":;,.!?()[]–—-|•·/…")
"""The marks that part a row into pieces."""
_PRONOUNS = frozenset("se s ne n y me te nous vous il ils elle elles on je j ca cela c".split())
_WORD = re.compile(rf"{DAY}|[^\W_]+(?:[.&/+·•⋅](?=[^\W_])[^\W_]+)*['’]?|\t|\S")


@dataclass(frozen=True, eq=False)
class RowWords:
    """The words of a row of an announcement, of which it is the one at `rank`.

    `texts` are the words as they stand, `bounds` the start and end of each, `plain` the words folded and in lower
    case, `classes` what each is. `below` are the rows that were joined to this one.
    """

    row: Row
    rank: int
    text: str
    texts: tuple[str, ...]
    bounds: tuple[tuple[int, int], ...]
    plain: tuple[str, ...]
    classes: tuple[str, ...]
    below: tuple[Row, ...] = ()

    @cached_property
    def slugs(self) -> list[list[str]]:
        """Give the parts of each word without case, accents and marks: « Mini-Pouces » has two."""
        return [[part for part in slug(word).split("-") if part] for word in self.texts]

    @cached_property
    def gatherings(self) -> list[tuple[int, int]]:
        """Give where gatherings are named, in characters."""
        return [match.span() for match in GATHERING.finditer(fold(self.text))]

    @cached_property
    def verbs(self) -> list[tuple[int, int]]:
        """Give where verbs that announcements are told with stand, in characters."""
        return [match.span() for match in turns.VERB.finditer(fold(self.text))]

    def slug_before(self, first: int) -> str:
        """Give the words before one, but for the links that lead to it, between hyphens."""
        while first and self.classes[first - 1] in _TO_PLACES:
            first -= 1
        return self._slug(0, first)

    def slug_behind(self, last: int) -> str:
        """Give the words from one on, but for the links that it begins with, between hyphens."""
        while last < len(self.classes) and self.classes[last] in _TO_PLACES:
            last += 1
        return self._slug(last, len(self.texts))

    def _slug(self, first: int, last: int) -> str:
        return f"-{'-'.join(chain.from_iterable(self.slugs[first:last]))}-"

    def cut(self, first: int, last: int) -> str:
        """Give the text from the first word to the one before `last`."""
        return self.text[self.bounds[first][0] : self.bounds[last - 1][1]] if first < last else ""

    def class_at(self, place: int) -> str:
        """Give the class of a word, « start » before the first and « end » behind the last."""
        if place < 0:
            return "start"
        return self.classes[place] if place < len(self.classes) else "end"

    def word_at(self, place: int) -> str:
        """Give a plain word; of days, numbers and what is outside, the class."""
        own = self.class_at(place)
        return own if own in ("day", "number", "start", "end") else self.plain[place]

    def ending_at(self, place: int) -> str:
        """Give the last letters of a word in lower case, by which verbs are known; of others, the class."""
        own = self.class_at(place)
        return self.plain[place][-3:] if own in ("word", "verb") else own

    def piece_before(self, first: int) -> str:
        """Give the piece before a word, back to the mark or the day before it."""
        last = first
        while last and self.classes[last - 1] in PARTING | {"sign"}:
            last -= 1
        start = last
        while start and self.classes[start - 1] not in PARTING | {"day"}:
            start -= 1
        return self.cut(start, last) if start < last else (DAY if last else "")

    def piece_behind(self, last: int) -> str:
        """Give the piece that begins with a word, up to the next mark or day."""
        first = last
        while first < len(self.classes) and self.classes[first] in PARTING | {"sign"}:
            first += 1
        end = first
        while end < len(self.classes) and self.classes[end] not in PARTING | {"day"}:
            end += 1
        return self.cut(first, end) if first < end else (DAY if first < len(self.classes) else "")


def row_words(row: Row, rank: int, text: str, below: tuple[Row, ...] = ()) -> RowWords:
    """Give the words of a row's text, in which `DAY` stands for its days."""
    found = list(_WORD.finditer(text))
    verbs = {match.start() for match in turns.VERB.finditer(fold(text))}
    texts = tuple(one[0] for one in found)
    plain = tuple(fold(word).lower().rstrip("'’") for word in texts)
    told = zip(found, plain, strict=True)
    classes = tuple(_class(one[0], word, is_verb=one.start() in verbs) for one, word in told)
    return RowWords(row, rank, text, texts, tuple(one.span() for one in found), plain, classes, below)


def _class(word: str, plain: str, *, is_verb: bool) -> str:
    """Tell a day, a mark, a determiner, a link, a number, a gathering, a name, a verb from another word."""
    if word == DAY:
        return "day"
    if word == "\t":
        return "|"
    if not plain or not plain[0].isalnum():
        return word if word in MARKS else "sign"
    if plain in DETERMINERS or plain in LINKS:
        return plain
    if plain in _PRONOUNS and (len(plain) > 1 or plain == "y" or word[-1] in "'’"):
        return "pronoun"
    if any(sign.isdigit() for sign in plain):
        return "number"
    if GATHERING.fullmatch(plain):
        return "gathering"
    if is_verb or plain.endswith(("ons", "ez")):
        return "verb"
    return "name" if word[0].isupper() else "word"
