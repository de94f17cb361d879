"""What speaks for or against a town's name being where an event takes place: each sign has a name.

Texts are those of `fold.fold`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from collectors.french.gatherings import GATHERING
from collectors.french.places.bare_names import WAYS
from collectors.french.places.elsewhere import (
    NOT_AT,
    PERSON_END,
    is_elsewhere,
    is_former,
    names_person,
)
from collectors.french.places.groups import GROUP
from collectors.french.places.hidden import NOWHERE, hide
from collectors.french.places.mention import FIRST_NAMES, Mention, is_common, is_plain
from collectors.french.places.pieces import pieces
from collectors.french.places.towns import (
    Home,
    homonyms,
    is_area,
    is_longer,
    is_obscure,
    is_region,
    is_town,
    name_at,
    settle,
)
from collectors.french.places.venues import Venue, is_address, venues
from collectors.french.turns import MONTH, WEEKDAY
from db.communes import name_key

_ELSEWHERE, _OF_INN = "elsewhere", "of inn"
NEVER = frozenset({_ELSEWHERE, _OF_INN})
"""The signs of a town that is not the place, whatever speaks for it: « Contact : mairie de… », « Café de Paris »."""
_OF = re.compile(r" (?:de |d')")
_TOKEN = re.compile(r"\n|\d+(?: ?h ?\d{0,2}\b)?|[^\W\d_]+'?|[^\w\s]", re.IGNORECASE)
_NAME = re.compile(r"(?<!\w)(?:[A-Z]|(?:l'|l[ae]s? )(?=[A-Z]))")
_CONTRACTED = re.compile(r"\b(?:aux?|du|des) $", re.IGNORECASE)
_MOMENT = re.compile(rf"\b20\d\d\b|\d(?:er)? {MONTH}|\b\d{{1,2}} ?h\d{{0,2}}\b|\d/\d", re.IGNORECASE)
_WAY = re.compile(rf"\b(?:{WAYS})\b(?:[ '][\w'-]+){{0,3}} $", re.IGNORECASE)
_GROUP = re.compile(rf"\b({GROUP}|(?-i:[A-Z]{{2,}}))\b[^\n.;:]{{0,40}}$", re.IGNORECASE)
_WORD = re.compile(r"\w")
_YEAR = re.compile(r"20\d\d")
_OF_PATRON = re.compile(
    r"\b(?:eglise|chapelle|basilique|cathedrale|collegiale|paroisse|abbaye|college|lycee|ecole) $",
    re.IGNORECASE,
)
_NEAR = 3
_LONGEST = 100
_MOST = 40
"""A text that names more towns tells its own among the first ones."""
_JOINED = 10
"""In characters: how far behind a building its town may stand, « Salle Curie, à Gray »."""


class NamedTown(NamedTuple):
    """A town's name in a text, from `start` to `end`."""

    name: str
    start: int
    end: int


class _Token(NamedTuple):
    word: str
    sort: str
    start: int
    end: int


class TownSigns:
    """The towns that a text names, and the signs of each."""

    def __init__(self, folded: str) -> None:
        self._text = folded
        self.towns = list(islice(named_towns(folded), _MOST))

    def of(self, rank: int) -> set[str]:
        """Give the names of the signs of a town, by its rank in the text."""
        town = self.towns[rank]
        return {
            *_of_name(town.name),
            *self._among_others(rank),
            *self._beside(town),
            *self._on_its_line(town),
            *self._in_its_piece(town),
            *self._against_venues(town),
            *self._against_others(town),
        }

    def mention(self, rank: int, evidence: int) -> Mention:
        """Give a town as it is mentioned, with the building that it is part of the name of."""
        town = self.towns[rank]
        within = [one for one in self._venues if one.start <= town.start < one.end]
        start = min((one.start for one in within), default=town.start)
        return Mention(town.name, start, town.end, evidence, inside=bool(within))

    @cached_property
    def _tokens(self) -> list[_Token]:
        found = ((match[0], match.start(), match.end()) for match in _TOKEN.finditer(self._text))
        return [_Token(word.lower(), _sort(word), start, end) for word, start, end in found]

    @cached_property
    def _venues(self) -> list[Venue]:
        return list(venues(self._text))

    @cached_property
    def _shown(self) -> str:
        return hide(self._text)

    @cached_property
    def _is_online(self) -> bool:
        return NOWHERE.search(self._text) is not None

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(name_key(town.name) for town in self.towns)

    def _among_others(self, rank: int) -> Iterator[str]:
        yield f"town {min(rank, _NEAR)} of {min(len(self.towns), _NEAR + 1)}"
        yield f"towns {min(len(self._counts), _NEAR + 1)}"
        if self._counts[name_key(self.towns[rank].name)] > 1:
            yield "said again"
        if self._shown[self.towns[rank].start] == " ":
            yield "quoted"

    def _beside(self, town: NamedTown) -> Iterator[str]:
        """Tell the words before and behind a town, and what they are."""
        before = [one for one in self._tokens if one.end <= town.start][: -_NEAR - 1 : -1]
        behind = [one for one in self._tokens if one.start >= town.end][:_NEAR]
        left = [one.sort for one in before] + ["start"] * _NEAR
        right = [one.sort for one in behind] + ["end"] * _NEAR
        yield from (f"before {place} {left[place]}" for place in range(_NEAR))
        yield from (f"behind {place} {right[place]}" for place in range(_NEAR - 1))
        yield from (f"word before {place} {one.word}" for place, one in enumerate(before))
        yield from (f"word behind {one.word}" for one in behind[:1])
        yield f"before {left[1]} {left[0]}"
        yield f"behind {right[0]} {right[1]}"
        yield f"between {left[0]} {right[0]}"
        yield f"between {left[1]} {left[0]} {right[0]}"

    def _on_its_line(self, town: NamedTown) -> Iterator[str]:
        before, behind = self._line(town)
        yield "in its line" if _WORD.search(before) else "begins its line"
        yield "goes on" if _WORD.search(behind) else "ends its line"
        gatherings = list(GATHERING.finditer(before))
        told = (
            ("moment before", _MOMENT.search(before)),
            ("moment behind", _MOMENT.search(behind)),
            ("gathering before", gatherings),
            (
                "of gathering",
                gatherings and re.fullmatch(r" (?:de |d'|du |a )", before[gatherings[-1].end() :]),
            ),
            ("gathering behind", GATHERING.search(behind)),
            ("of way", _WAY.search(before)),
            ("of person", PERSON_END.search(before.rstrip(" ,(–-"))),
        )
        yield from (name for name, so in told if so)
        group = _GROUP.search(before)
        if group:
            yield f"group {group[1].lower()}"
            yield "group"

    def _in_its_piece(self, town: NamedTown) -> Iterator[str]:
        """Tell whether a town is all of a piece between separators, and what the pieces beside it are."""
        place = next(
            (place for place, one in enumerate(self._pieces) if one[1] >= town.end), len(self._pieces)
        )
        own = self._text[slice(*self._pieces[place])] if place < len(self._pieces) else ""
        before, behind = self._piece_sort(place - 1), self._piece_sort(place + 1)
        stands = "alone" if own == self._text[town.start : town.end] else "with words"
        yield f"piece {stands}"
        yield f"piece {stands}, before {before}"
        yield f"piece {stands}, behind {behind}"
        yield f"piece {stands}, between {before} {behind}"

    @cached_property
    def _pieces(self) -> list[tuple[int, int]]:
        return list(pieces(self._text))

    def _piece_sort(self, place: int) -> str:
        if not 0 <= place < len(self._pieces):
            return "nothing"
        said = self._text[slice(*self._pieces[place])]
        told = (
            ("moment", _MOMENT.search(said)),
            ("address", is_address(said)),
            ("person", names_person(said) or PERSON_END.search(said)),
            ("gathering", GATHERING.search(said)),
            ("town", len(said) < _LONGEST and is_town(said)),
        )
        return next((name for name, so in told if so), "name" if said[:1].isupper() else "words")

    def _line(self, town: NamedTown) -> tuple[str, str]:
        start = self._text.rfind("\n", 0, town.start) + 1
        end = self._text.find("\n", town.end)
        stop = len(self._text) if end < 0 else end
        before, behind = max(start, town.start - _LONGEST), min(stop, town.end + _LONGEST)
        return self._text[before : town.start], self._text[town.end : behind]

    def _against_venues(self, town: NamedTown) -> Iterator[str]:
        line = self._text.rfind("\n", 0, town.start) + 1
        if not self._venues:
            yield "no venue"
        for venue in self._venues:
            sort = self._sort_of(venue)
            if venue.inn and _OF.fullmatch(self._text, venue.kind_end, town.start):
                yield _OF_INN
            if venue.start <= town.start < venue.end:
                yield "in venue"
                yield f"in venue {sort}"
                yield f"in venue {self._text[venue.start : venue.kind_end].lower()}"
            elif 0 <= town.start - venue.end < _JOINED:
                yield f"behind venue {sort}"
            elif line <= venue.end < town.start:
                yield "venue before"

    def _sort_of(self, venue: Venue) -> str:
        traits = {"civic": venue.civic, "acronym": venue.acronym, "inn": venue.inn, "office": venue.office}
        return next((name for name, so in traits.items() if so), "other")

    def _against_others(self, town: NamedTown) -> Iterator[str]:
        before = self._text[max(0, town.start - _LONGEST) : town.start]
        told = (
            (_ELSEWHERE, is_elsewhere(self._text, town.start)),
            ("former", is_former(self._text, town.start)),
            ("not at", NOT_AT.search(before.removesuffix("a "))),
            ("of patron", _OF_PATRON.search(before)),
            ("low article", self._text[town.start].islower()),
            ("online", self._is_online),
        )
        yield from (name for name, so in told if so)


def named_towns(folded: str) -> Iterator[NamedTown]:
    """Give the names of towns that a text holds, the longest where several begin, from left to right."""
    end = 0
    for match in _NAME.finditer(folded):
        if match.start() < end:
            continue
        found = _name_at(folded, match.start())
        if found and not is_longer(folded, found[1]):
            end = found[1]
            yield NamedTown(found[0], match.start(), end)


def _name_at(folded: str, start: int) -> tuple[str, int] | None:
    """Find « Le Mans » in « au Mans », « Les Rousses » in « aux Rousses »."""
    contracted = _CONTRACTED.search(folded, max(0, start - 4), start)
    article = "" if contracted is None else "Les " if contracted[0][-2] in "sxSX" else "Le "
    return (name_at(folded, start, article) if article else None) or name_at(folded, start)


def _sort(word: str) -> str:
    """Tell a line's end, a number by its length, an hour, a day's word, a name; other words are their own sort."""
    if word[0].isdigit():
        return "hour" if "h" in word.lower() else "year" if _YEAR.fullmatch(word) else f"number {len(word)}"
    if word == "\n":
        return "line"
    if re.fullmatch(WEEKDAY, word, re.IGNORECASE):
        return "weekday"
    if re.fullmatch(MONTH, word, re.IGNORECASE):
        return "month"
    if len(word) > 2 and word[0].isupper():
        return "capitals" if word.isupper() else "name"
    return word.lower()


def _of_name(name: str) -> Iterator[str]:
    """Tell what is known of a name, wherever it stands."""
    named, town = homonyms(name), settle(name, Home())
    size = max((place.population or 0 for place in named), default=0)
    yield f"size {len(str(size))}"
    yield f"homonyms {min(len(named), _NEAR)}"
    told = (
        ("abroad", not (named or is_area(name))),
        ("obscure", is_obscure(name)),
        ("common", is_common(name)),
        ("first name", name_key(name) in FIRST_NAMES),
        ("region", is_region(name)),
        ("plain", is_plain(town, Home())),
        ("capitals", name.isupper()),
        ("compound", "-" in name_key(name)),
        ("open", len(named) > 1 and town.commune is None),
        ("saint", re.match(r"s(?:ain)?te?-", name_key(name))),
    )
    yield from (sign for sign, so in told if so)
