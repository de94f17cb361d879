"""Days that come back: « tous les mardis », « un samedi sur deux », « les 1er et 3e jeudis du mois »."""

from __future__ import annotations

import re
from dataclasses import dataclass

from collectors.french.dates.hours import read_hours
from collectors.french.dates.lexicon import FRENCH_WEEKDAYS
from collectors.french.dates.spans import Timetable
from collectors.french.dates.tokens import Kind, Token, Tokens


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Words that tell a recurrence, from token `first` to `last`, excluded.

    `weekdays` are those named when every one of them counts (« tous les lundis »), none otherwise; `hours`
    those that follow the words.
    """

    weekdays: tuple[int, ...]
    first: int
    last: int
    hours: Timetable | None


_DAY = rf"(?:{'|'.join(FRENCH_WEEKDAYS)})"
_PART = r"(?: (?:matin|midi|apres-midi|soir)s?)?"
_DAYS = rf"{_DAY}s?{_PART}(?:(?: ,| et| ou)(?: le| les)? {_DAY}s?{_PART}){{0,6}}"
_RANK = r"(?:0(?:er|ere|e|eme|ieme)?|premier|deuxieme|second|troisieme|quatrieme|dernier)s?"
_UNIT = r"(?:jour|semaine|mois|an|annee|trimestre|matin|soir|samedi|dimanche|week - end)s?"
_PATTERN = re.compile(
    "|".join(
        (
            rf"\b(?P<every>(?:tous les|chaque) {_DAYS})\b(?! 0)",
            rf"\b(?:tous|toutes) les (?:0 |deux |trois )?{_UNIT}\b",
            rf"\bchaque (?:{_RANK} (?:et )?){{1,3}}{_DAY}s?(?: (?:du|de chaque) mois)?\b",
            rf"\bchaque (?:{_UNIT})\b(?: (?:un|le) {_DAY} de \w+)?",
            rf"\b(?:le |un |une )?(?:une? \w+|{_DAYS})(?: \w+)? sur (?:deux|trois|quatre|0)\b",
            rf"\b(?:le |les )?{_DAYS} une semaine sur deux\b",
            r"\b(?:une|deux|trois|0) (?:fois|\w+) par (?:mois|semaine|an|trimestre)\b",
            rf"\b(?:les? )?(?:{_RANK}(?: ,| et)?(?: les?)? ){{1,6}}{_DAY}s?{_PART} (?:du|de chaque|de ce) mois\b",
            rf"\bdu {_DAY} au {_DAY}\b(?! 0)",
            rf"\b(?P<plural>(?:les )?{_DAY}s{_PART}(?: et(?: les)? {_DAY}s){{0,6}})\b(?! 0)",
            rf"\b(?P<spread>les (?>{_DAYS})\b)(?! 0| [.-]| et\b| ,| ou\b)",
        )
    )
)
_TRIGGERS = frozenset("tous toutes chaque mois semaine sur par".split())


def read_recurrences(tokens: Tokens) -> list[Recurrence]:
    """Read every recurrence, with the hours that follow it."""
    if not _may_recur(tokens):
        return []
    words, starts = _line_up(tokens)
    return [_recurrence(tokens, match, starts) for match in _PATTERN.finditer(words)]


def _may_recur(tokens: Tokens) -> bool:
    """Tell whether a word of habits is there, or a weekday like those of « les lundis » and « le lundi matin »."""
    if not _TRIGGERS.isdisjoint([token.text for token in tokens]):
        return True
    weekdays = [rank for rank, token in enumerate(tokens) if token.weekday >= 0]
    return any(tokens[rank].text.endswith("s") or tokens[rank + 1].kind is Kind.WORD for rank in weekdays)


def _line_up(tokens: Tokens) -> tuple[str, dict[int, int]]:
    """Give the tokens as one text, numbers as 0, and the token that starts at each of its places."""
    starts: dict[int, int] = {}
    pieces: list[str] = []
    place = 0
    for rank, token in enumerate(tokens):
        piece = _piece(token)
        starts[place] = rank
        pieces.append(piece)
        place += len(piece) + 1
    return " ".join(pieces), starts


def _piece(token: Token) -> str:
    if token.kind is Kind.NUMBER:
        return f"0{token.text}"
    if token.kind is Kind.WORD:
        return token.text[:24]
    return token.text if token.text in (",", "-") else "."


def _recurrence(tokens: Tokens, match: re.Match[str], starts: dict[int, int]) -> Recurrence:
    first = starts[match.start()]
    last = first + match.group().count(" ") + 1
    table = read_hours(tokens, last)
    named = match["every"] or match["plural"] or match["spread"] or ""
    weekdays = tuple(FRENCH_WEEKDAYS[name] for name in re.findall(_DAY, named))
    return Recurrence(weekdays, first, table.last if table else last, table)
