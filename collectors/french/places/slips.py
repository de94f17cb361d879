"""Towns whose names are misspelt: « à Auvers-Saint-George », « 12 mars – Saint-George d’Oléron ».

Texts are those of `fold.fold`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from collectors.french.places.elsewhere import NOT_AT
from collectors.french.places.mention import ALONE, Mention
from collectors.french.places.pieces import DATE_END, pieces
from collectors.french.places.told import AT, GIVEN_TO, SENTENCE_GOES_ON
from collectors.french.places.towns import Home, misspelt_at, name_at


def by_slip(folded: str, _: Home) -> Iterator[Mention]:
    """Find « à Auvers-Saint-George »: the name of a commune but for one letter."""
    for match in AT.finditer(folded):
        article = match[1] or match[2]
        named = None if article or name_at(folded, match.end()) else misspelt_at(folded, match.end())
        before = folded[max(0, match.start() - 30) : match.start()]
        given = GIVEN_TO.search(before) or NOT_AT.search(before)
        if named and SENTENCE_GOES_ON.match(folded, named[1]) and not given:
            yield Mention(named[0], match.start(), named[1], ALONE, misspelt=True)


def by_slip_of_piece(folded: str, _: Home) -> Iterator[Mention]:
    """Find « 12 mars, Auvers-Saint-George »: a piece that a day stands before, and is nothing else."""
    for (first, last), (start, end) in pairwise(pieces(folded)):
        compound = any(joint in folded[start:end] for joint in "- ")
        dated = compound and DATE_END.search(folded[first:last])
        named = misspelt_at(folded, start) if dated and not name_at(folded, start) else None
        if named and named[1] == end:
            yield Mention(named[0], start, end, ALONE, misspelt=True)
