"""Text cut into the few kinds of token that the grammar of dates knows, in one linear pass."""

from __future__ import annotations

import re
from datetime import datetime
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from collectors.french.dates.lexicon import MONTHS, WEEKDAYS
from collectors.french.dates.spelled import FILLER, in_figures
from collectors.french.dates.typed import with_figures
from collectors.french.fold import fold
from db.model import PARIS


class Kind(Enum):
    """What a token is: DATE has a year, PART is a day and a month in figures, TIME is an hour."""

    NUMBER = auto()
    TIME = auto()
    DATE = auto()
    PART = auto()
    WORD = auto()
    MARK = auto()
    LINE = auto()
    BREAK = auto()
    OTHER = auto()
    END = auto()


class Token(NamedTuple):
    """A piece of the text from `start` to `end`, with its folded `text`.

    `number` is a number's value or a time's minutes since midnight; `month` counts from 1, `weekday` from 0
    for Monday; `ymd` is a date in figures, its year 0 when it is not written. For a number, `text` is what
    follows it (« er »), for a date it is how it is written: « path » is that of an address, /2027/03/12/.
    """

    kind: Kind
    start: int
    end: int
    text: str
    number: int = -1
    month: int = 0
    weekday: int = -1
    ymd: tuple[int, int, int] = (0, 0, 0)


Tokens = list[Token]
LINE_STARTS = (Kind.LINE, Kind.BREAK, Kind.END)
"""What stands before the first token of a line."""

MIDNIGHT = 24 * 60
RELATIVE = "relative"
"""How a date is written that the text tells from the page's own: « demain »."""

_MONTH = r"[\s~-]?(?:janv|fev|mars|avr|mai|juin|juil|aout|sept|oct|nov|dec)"
_STREET = (
    r"(?![ ]?(?:[0-9€%]|[/:][0-9]|h(?:eures?\b|\b|[0-9])|bis\b|ter\b|"
    r"rue\b|place\b|av\b|avenue\b|bd\b|boulevard\b|chemin\b|quai\b|allee"
    rf"|{_MONTH}))"
)
_HOUR = r"(?:[01]?[0-9]|2[0-4])"
_AMOUNT = r"(?![ ]?(?:[0-9€%$]|eur|km|kg|ans\b|points?\b|/))"
_GLUED, _GLUED_H = "\x02", re.compile(r"(?:(?<=[0-9])|(?<=[0-9] ))(?:h(?=[A-Z]{2})|[hH](?=[A-Z][a-z]))")
"""The « h » of « 17hEntrée libre », where a page has lost what parts the hour from the next words."""
_TIME = rf"""(?<![^0-9][0-9][.,])(?<![^0-9][0-9]{{2}}[.,]){_HOUR}(?:
    \s?h\.?[0-5][0-9](?:\s?mi?n\b)?(?![0-9])
  | \s?h[^\S\n\t][0-5][0-9]\s?mi?n\b
  | \s?h\.\s[0-5][05]{_STREET}
  | \sh[^\S\n\t][0-5][0-9]{_STREET}
  | \s?h[^\S\n\t][0-5][05]{_STREET}
  | \s?heures?[^\S\n\t][0-5][0-9]{_STREET}
  | \s?h(?:(?:eure|r)?s?)?(?:\b|(?=a\s?[0-9]))(?!\s?/\s?(?:(?:24|7)(?![0-9/]|{_MONTH})|j\b|jour))
  | \s?{_GLUED}
  | \.[0-5][0-9]\s?h\b
  | \.[0-5][05](?=\s?(?:-|\ba\b)\s?{_HOUR}(?:(?:\.[0-5][05])?\s?h|:[0-5][0-9]))
  | (?:(?<=\sa\s[0-9])|(?<=\sa\s[0-9]{{2}})|(?<=\sde\s[0-9])|(?<=\sde\s[0-9]{{2}})(?=\.[0-9]{{2}}\sa\s))
    \.[0-5][05]{_AMOUNT}
  | :(?:[0-5][0-9](?::[0-5][0-9])?(?:\s?h\b)?(?![0-9:])(?:\s?[ap]\.?m\b)?|(?<=\sa\s[0-9]{{2}}:)0(?=[\s,.;)]|$))
  | \s?[ap]\.?m\b
)"""
_YEAR = r"(?:19|20)[0-9]{2}"
_PATTERN = re.compile(
    rf"""
    (?P<line>\n\s*)
  | (?P<url>(?:https?://|www\.)\S+)
  | (?P<word>(?:apres[- ]?(?:midis?|demain)\b|aujourd\W?hui\b|(?:[^\W\d_][\u0300-\u036f]*)+))
  | (?P<phone>(?:\+33[ .]?(?:\(0\)[ ]?)?|(?<![0-9])0)[1-9](?P<gap>[ .-]?)[0-9]{{2}}(?:(?P=gap)[0-9]{{2}}){{3}}
        (?![0-9]))
  | (?P<stamp>{_YEAR}(?P<sep>[-/.])(?:0?[1-9]|1[0-2])(?P=sep)(?:3[01]|[12][0-9]|0?[1-9])(?![0-9])
        (?:t[0-9]{{2}}:[0-9]{{2}}(?::[0-9]{{2}}(?:\.[0-9]+)?)?(?:z|[+-][0-9]{{2}}:?[0-9]{{2}})?)?)
  | (?P<date>[0-3]?[0-9](?:[ ]?/[ ]?[0-3]?[0-9][ ]?/[ ]?|\.[0-3]?[0-9]\.|-[0-3]?[0-9]-
            |(?<![0-9][ ][0-9]{{2}})[ ](?:[01][0-9]|(?P<bar>[-|])[ ][01]?[0-9][ ](?P=bar))[ ](?=20))
        (?:{_YEAR}|[0-9]{{2}})(?![0-9]|[./-][0-9]))
  | (?P<time>{_TIME}{FILLER}*)
  | (?P<part>[0-3]?[0-9](?:/[0-3]?[0-9]|\.[01][0-9]
        |-[01][0-9](?=\s(?:(?:au|et|-|>|&)\s[0-3]?[0-9]-[01]?[0-9]-|[/|]\s[0-9]{{1,2}}\s?h)))
        (?![0-9]|[/.,][0-9]))
  | (?P<number>[0-9]+(?:[ ]?(?:ers?|ᵉʳ)\b|(?:i?e?me|re|e|ᵉ|nde?|st|th|rd)\b)?{FILLER}*)
  | (?P<mark>[^\s~*_'\u200b\ufeff\ufe0f\u00ad\u200d\U0001f300-\U0001faff])
    """,
    re.VERBOSE,
)
_FIGURES = re.compile(r"[0-9]+")
_WEEKDAY_BEFORE = re.compile(r"\b(?:[a-z]{3,5}di|dimanche|(?:lun|mar|mer|jeu|ven|sam|dim)\b\.?),? (?:le )?$")
"""« Mardi 29.3.27 » is a day, « 2.3.27 » may be a version."""
_LONGEST_WEEKDAY = 14
_PIECES = re.compile(r"[0-9]+|[/.-]")
_MONTH_AHEAD = re.compile(_MONTH)
_SLUG = re.compile(r"\s*(?=\S{0,500}[a-z])[^\s/_-]*[/_-]\S{0,500}\s*")
_SLUG_KEPT = re.compile(
    r"https?://[^/]*|[0-9]{4}[-/][0-9]{2}[-/][0-9]{2}(?:t[0-9:.z+-]*)?|(?<![0-9])[0-9]{1,2}([-/])[0-9]{1,2}\1(?:[0-9]{4}|[0-9]{2})(?![0-9])"
    r"|(?<![0-9])[0-9]{1,2}[-/][0-9]{1,2}(?![0-9])|[-_/]"
)
_DASHES = str.maketrans({**dict.fromkeys("‐‑‒–—―−", "-"), **dict.fromkeys("→➔➜⇒▶►➡➤➢", ">")})
_BULLETS = frozenset("•·▪●◦■>✓✔✅‣⁃★☆◆◇❖")
_LINE_ENDS = (Kind.LINE, Kind.BREAK)
_SEPARATORS = frozenset("-_/~")
_COMPOUNDS = {
    f"apres{joint}{word}": f"apres-{word.rstrip('s')}"
    for joint in ("", " ", "-")
    for word in ("midi", "midis", "demain")
} | dict.fromkeys(["jusqua", "jusquau", "jusque"], "jusqu")
_OF_MIDDAY = re.compile(r"-(?!minuit)[a-z]")
"""What follows the « midi » of « midi-débat », which is no hour."""
_WAVE = re.compile(r"(?<=[0-9h])( ?)~(?= ?[0-9])")
"""What stands for a dash in « 12~13 mars »; elsewhere it is a mark of emphasis."""
_BARS = re.compile(r"(?<!\S)//(?!\S)")
"""What parts a day from a place, and a place from an hour."""


def tokenize(text: str) -> Tokens:
    """Cut a text into tokens, followed by enough END tokens for the grammar to look ahead.

    Spaces, apostrophes, marks of emphasis, pictures and the bullets of lines are left out. Time is linear in the
    length of the text.
    """
    plain = _plain(text)
    tokens: Tokens = []
    for match in _PATTERN.finditer(plain):
        name = match.lastgroup
        if name == "word":
            tokens.append(_word(plain, match.start(), match.end()))
        elif name == "mark":
            opens = not tokens or tokens[-1].kind in _LINE_ENDS
            if not (opens and _opens_heading(plain, match)) and not _is_within_word(text, match.start()):
                tokens.append(Token(Kind.MARK, match.start(), match.end(), match.group()))
        else:
            tokens.extend(_READERS[name or ""](plain, match.start(), match.end()))
    end = Token(Kind.END, len(text), len(text), "")
    return [*tokens, *[end] * 8]


def _opens_heading(plain: str, match: re.Match[str]) -> bool:
    """Tell the bullets and the « ## » of a heading from the « # » of « #3 »."""
    heading = match.group() == "#" and plain[match.end() : match.end() + 1] in ("#", " ")
    return heading or match.group() in _BULLETS


def _is_within_word(text: str, place: int) -> bool:
    """Tell the dot of « nombreux.ses » from that of « la fin.Le lendemain »."""
    return text[place] == "." and text[place - 1 : place].isalpha() and text[place + 1 : place + 2].islower()


def _plain(text: str) -> str:
    folded = _GLUED_H.sub(_GLUED, fold(text).translate(_DASHES))
    plain = folded.lower()
    if len(plain) != len(text):
        plain = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in folded)
    plain = with_figures(plain)
    if _SLUG.fullmatch(plain):
        return _open_slug(plain)
    return in_figures(_BARS.sub("| ", _WAVE.sub(r"\1-", plain)))


def _open_slug(plain: str) -> str:
    """Make spaces of the dashes of a text that is one slug or address, its dates in figures kept."""
    return _SLUG_KEPT.sub(_blank_joint, plain)


def _blank_joint(match: re.Match[str]) -> str:
    found = match.group()
    return "~" * len(found) if len(found) == 1 or found.startswith("h") else found


@lru_cache(maxsize=8192)
def _known(word: str) -> tuple[int, int]:
    return MONTHS.get(word, 0), WEEKDAYS.get(word, -1)


def _word(plain: str, start: int, end: int) -> Token:
    word = plain[start:end]
    if not word.isascii():
        word = re.sub("[\u0300-\u036f]", "", word)
    if word in _COMPOUNDS:
        return Token(Kind.WORD, start, end, _COMPOUNDS[word])
    if word == "minuit" or (word == "midi" and not _OF_MIDDAY.match(plain, end)):
        return Token(Kind.TIME, start, end, word, MIDNIGHT if word == "minuit" else MIDNIGHT // 2)
    month, weekday = _known(word) if len(word) < 12 else (0, -1)
    return Token(Kind.WORD, start, end, word, -1, month, weekday)


def _line(plain: str, start: int, end: int) -> Tokens:
    if plain.count("\n", start, end) > 1:
        return [Token(Kind.BREAK, start, end, "\n\n")]
    return [Token(Kind.LINE, start, end, "\n")]


def _other(_plain: str, start: int, end: int) -> Tokens:
    return [Token(Kind.OTHER, start, end, "")]


def _number(plain: str, start: int, end: int) -> Tokens:
    figures = _FIGURES.match(plain, start)
    length = figures.end() - start if figures else 0
    if length == 8 and length == end - start:
        return [_compact(plain, start, end)]
    value = int(plain[start : start + length]) if length <= 4 else -1
    return [Token(Kind.NUMBER, start, end, plain[start + length : end].strip(f" {FILLER}"), value)]


def _compact(plain: str, start: int, end: int) -> Token:
    """Read 06062023 or 20230606 as a date where a slug or an article says that it may be one."""
    text = plain[start:end]
    slug = (
        start == 0
        or plain[start - 1] in _SEPARATORS
        or plain[max(0, start - 3) : start] in ("le ", "du ", "au ")
    )
    for year, month, day in ((text[4:], text[2:4], text[:2]), (text[:4], text[4:6], text[6:])):
        ymd = (int(year), int(month), int(day))
        if slug and 2000 <= ymd[0] < 2060 and 1 <= ymd[1] <= 12 and 1 <= ymd[2] <= 31:
            return Token(Kind.DATE, start, end, "compact", ymd=ymd)
    return Token(Kind.OTHER, start, end, "")


def _pieces(plain: str, start: int, end: int) -> Tokens:
    """Cut « 12/13 » of « 12/13 mars » back into numbers and marks."""
    return [
        Token(Kind.NUMBER, found.start(), found.end(), "", int(found.group()))
        if found.group().isdigit()
        else Token(Kind.MARK, found.start(), found.end(), found.group())
        for found in _PIECES.finditer(plain, start, end)
    ]


def _date(plain: str, start: int, end: int) -> Tokens:
    if _MONTH_AHEAD.match(plain, end):
        return _pieces(plain, start, end)
    text = plain[start:end]
    day, month, year = _FIGURES.findall(text)
    short = len(year) == 2 and "/" not in text and (len(day) < 2 or len(month) < 2)
    if short and not _WEEKDAY_BEFORE.search(plain, max(0, start - _LONGEST_WEEKDAY), start):
        return _other(plain, start, end)
    return [Token(Kind.DATE, start, end, "", ymd=(_full_year(int(year)), int(month), int(day)))]


def _full_year(year: int) -> int:
    return year if year > 99 else year + (2000 if year < 70 else 1900)


def _part(plain: str, start: int, end: int) -> Tokens:
    if _MONTH_AHEAD.match(plain, end):
        return _pieces(plain, start, end)
    day, month = map(int, _FIGURES.findall(plain[start:end]))
    return [Token(Kind.PART, start, end, plain[start:end], ymd=(0, month, day))]


def _stamp(plain: str, start: int, end: int) -> Tokens:
    text = plain[start:end]
    year, month, day = map(int, re.split("[-/.t]", text, maxsplit=3)[:3])
    if "t" not in text:
        path = "/" in text and plain[start - 1 : start] in ("/", "~") and plain[end : end + 1] in ("/", "~")
        return [Token(Kind.DATE, start, end, "path" if path else "iso", ymd=(year, month, day))]
    try:
        moment = datetime.fromisoformat(text.upper())
    except ValueError:
        return _other(plain, start, end)
    local = moment.astimezone(PARIS) if moment.tzinfo else moment
    middle = start + text.index("t")
    return [
        Token(Kind.DATE, start, middle, "iso", ymd=(local.year, local.month, local.day)),
        Token(Kind.TIME, middle, end, "stamp", local.hour * 60 + local.minute),
    ]


def _time(plain: str, start: int, end: int) -> Tokens:
    text = plain[start:end]
    hour, *rest = map(int, _FIGURES.findall(text))
    if text.replace(".", "").endswith("pm") and hour < 12:
        hour += 12
    minutes = hour * 60 + (rest[0] if rest else 0)
    kind = Kind.TIME if minutes <= MIDNIGHT else Kind.OTHER
    return [Token(kind, start, end, "clock" if ":" in text else "", minutes)]


_READERS = {
    "line": _line,
    "url": _other,
    "phone": _other,
    "stamp": _stamp,
    "date": _date,
    "time": _time,
    "part": _part,
    "number": _number,
}


def is_year(token: Token) -> bool:
    """Tell whether a token is a year written in four figures."""
    return 1000 <= token.number < 2100 and token.kind is Kind.NUMBER and not token.text


def ends_line(tokens: Tokens, index: int) -> bool:
    """Tell whether a line ends at a token, or behind the one mark that stands there."""
    ends = (Kind.LINE, Kind.BREAK, Kind.END)
    return tokens[index].kind in ends or (
        tokens[index].text in (".", ";", ",") and tokens[index + 1].kind in ends
    )


def touches(left: Token, right: Token) -> bool:
    """Tell whether nothing stands between two tokens."""
    return left.end == right.start
