"""Days told in words made figures again: « le douze mars », « du vingt et un au vingt-trois juin »."""

from __future__ import annotations

import re

from collectors.french.turns import MONTH

_UNITS = "deux trois quatre cinq six sept huit neuf".split()
_RANKS = {"premier": "1er"} | {
    word: str(rank)
    for rank, word in enumerate([*_UNITS, *"dix onze douze treize quatorze quinze seize".split()], 2)
}
_RANKS |= {f"dix {word}": f"1{rank}" for rank, word in enumerate(_UNITS, 2) if rank > 6}
_RANKS |= {"vingt": "20", "vingt et un": "21", "trente": "30", "trente et un": "31"}
_RANKS |= {f"vingt {word}": f"2{rank}" for rank, word in enumerate(_UNITS, 2)}
_DAY = "|".join(word.replace(" ", "[ -]") for word in sorted(_RANKS, key=len, reverse=True))
_PATTERN = re.compile(rf"\b(?:{_DAY})\b(?=(?: ?(?:,|-|&|et|au|ou) ?(?:le )?\b(?:{_DAY})\b){{0,4}} {MONTH}\b)")


def in_figures(plain: str) -> str:
    """Give a folded, lower-case text with figures for the days told in words; nothing else moves."""
    return _PATTERN.sub(_figures, plain)


def _figures(match: re.Match[str]) -> str:
    return _RANKS[match[0].replace("-", " ")].ljust(len(match[0]))
