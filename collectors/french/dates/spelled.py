"""Days, years and hours told in words made figures again: « le douze mars deux mille vingt-sept à vingt heures »."""

from __future__ import annotations

import re
from itertools import pairwise

from collectors.french.turns import MONTH, WEEKDAY

FILLER = "\x01"
"""Stands after figures that are shorter than their words, so that a token covers these to their end."""

_UNITS = "un deux trois quatre cinq six sept huit neuf".split()
_TEENS = "dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf".split()
_NUMBERS = {word: number for number, word in enumerate([*_UNITS, *_TEENS], 1)}
for _ten, _value in {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50}.items():
    _NUMBERS |= {_ten: _value, f"{_ten}-et-un": _value + 1}
    _NUMBERS |= {f"{_ten}-{unit}": _value + number for number, unit in enumerate(_UNITS, 1)}

_DAYS = {word: str(number) for word, number in _NUMBERS.items() if 1 < number < 32} | {"premier": "1er"}
_HOURS = {word: number for word, number in _NUMBERS.items() if 7 <= number < 24}
"""Fewer are a duration: « une heure », « six heures »."""
_PARTS = {"et-demi": 30, "et-demie": 30, "et-quart": 15, "trente": 30, "moins-le-quart": -15}
_MINUTES = _PARTS | {word: number for word, number in _NUMBERS.items() if number in range(5, 60, 5)}
_MINUTES |= {f"moins-{word}": -_NUMBERS[word] for word in ("cinq", "dix", "vingt")}


def _any_of(words: dict[str, int] | dict[str, str]) -> str:
    """Give a pattern for words whose parts a dash or a space may join, the longest first."""
    return "|".join(word.replace("-", "[ -]") for word in sorted(words, key=len, reverse=True))


_DAY = re.compile(
    rf"\b(?:{_any_of(_DAYS)})\b"
    rf"(?=(?: ?(?:,|-|&|et|au|ou) ?(?:le )?(?:{WEEKDAY} )?\b(?:{_any_of(_DAYS)}|[0-9]{{1,2}})\b){{0,4}} {MONTH}\b)"
)
_YEAR = re.compile(rf"((?:{MONTH}|\bl\Wan|\bannee) )(deux[ -]mille(?:[ -]({_any_of(_NUMBERS)}))?)\b")
_HOUR = re.compile(
    rf"\b(?P<hour>{_any_of(_HOURS)})[ -]heures?(?: (?P<minutes>{_any_of(_MINUTES)}))?\b"
    rf"|\b(?:(?P<figures>[012]?[0-9]) ?h(?:eures?)?|(?<!apres[ -])midi) (?P<part>{_any_of(_PARTS)})\b"
)
_FIRST_HOUR = re.compile(
    rf"(?:(?<=\bde )|(?<=\bentre ))(?:{_any_of(_HOURS)})(?= (?:a|et) (?:{_any_of(_HOURS)})[ -]heures?\b)"
)
"""The « dix-huit » of « de dix-huit à vingt heures »."""
_DOTTED = re.compile(
    r"^([ \t*-]*)(0?[7-9]|1[0-9]|2[0-3])\.([0-5][05])(?=[ \t]+(?:- )?(?!eur|metr)[a-z]{3})", re.MULTILINE
)
_FEWEST_DOTTED = 3
_LABELLED = re.compile(
    r"\b(heures?|horaires?)( ?: ?(?:de )?)(0?[7-9]|1[0-9]|2[0-3])\.([0-5][05])\b"
    r"(?:( ?(?:/|-|a) ?)([01]?[0-9]|2[0-3])\.([0-5][05])\b)?"
)
"""« Horaires : 9.30 / 17.00 »."""
_HINTS = ("heure", "midi", "demi", "quart")


def in_figures(plain: str) -> str:
    """Give a folded, lower-case text with figures for what it tells in words; it keeps its length."""
    text = _DAY.sub(lambda match: _DAYS[_key(match[0])].ljust(len(match[0])), plain)
    if "mille" in text:
        text = _YEAR.sub(lambda match: match[1] + _filled(_year(match), match[2]), text)
    if any(hint in text for hint in _HINTS):
        text = _FIRST_HOUR.sub(lambda match: _filled(str(_HOURS[_key(match[0])]), match[0]), text)
        text = _HOUR.sub(lambda match: _filled(_hour(match), match[0]), text)
    if "." in text:
        text = _LABELLED.sub(_hours_of_label, text)
    return _with_dotted_hours(text)


def _hours_of_label(match: re.Match[str]) -> str:
    label, colon, hour, minutes, link, last, rest = match.groups()
    return f"{label}{colon}{hour}h{minutes}" + (f"{link}{last}h{rest}" if link else "")


def _with_dotted_hours(text: str) -> str:
    """Read the hours of « 18.30 messe / 19.15 repas / 22.00 fin », lines that figures which grow open."""
    told = [(int(match[2]), int(match[3])) for match in _DOTTED.finditer(text)]
    grow = all(one < other for one, other in pairwise(told))
    return _DOTTED.sub(r"\1\2h\3", text) if grow and len(told) >= _FEWEST_DOTTED else text


def _key(words: str) -> str:
    return words.replace(" ", "-")


def _filled(figures: str, words: str) -> str:
    return figures.ljust(len(words), FILLER)


def _year(match: re.Match[str]) -> str:
    return str(2000 + (_NUMBERS[_key(match[3])] if match[3] else 0))


def _hour(match: re.Match[str]) -> str:
    hour = _HOURS[_key(match["hour"])] if match["hour"] else int(match["figures"] or 12)
    minutes = _MINUTES.get(_key(match["minutes"] or match["part"] or ""), 0)
    return "{}h{:02}".format(*divmod((hour * 60 + minutes) % (24 * 60), 60))
