"""The grammar of days: « samedi 3 », « 1er mars 2027 », « 12/03 », « mars 12, 2027 »."""

from __future__ import annotations

from typing import NamedTuple

from collectors.french.dates.lexicon import (
    ARTICLES,
    COLOURS,
    DAY_PARTS,
    ENGLISH_MONTHS,
    FRENCH_MONTHS,
    NUMBERED_THINGS,
    misspelt_month,
    misspelt_weekday,
)
from collectors.french.dates.month_first import MONTH_FIRST
from collectors.french.dates.spans import starts_hours
from collectors.french.dates.tokens import RELATIVE, Kind, Token, Tokens, is_year, touches


class Day(NamedTuple):
    """A day as written; `first` and `last` bound its tokens, `last` excluded.

    `month` is 0, `year` 0 and `weekday` -1 when they are not written. `american` tells that the month stands
    before the day, as The Events Calendar writes it, `turned` that it does so in figures, `relative` that it is
    counted from the page's own.
    """

    day: int
    month: int
    year: int
    weekday: int
    first: int
    last: int
    american: bool = False
    relative: bool = False
    turned: bool = False


_DAY_SUFFIXES = frozenset(["", "er", "ᵉʳ", "st", "nd", "rd", "th"])
_PREPOSITIONS = ARTICLES | frozenset("a dans en et chez sur".split())
_SHORT_YEARS = range(15, 50)
_RANGING = frozenset(["", "\n", "\n\n", "au", "-", ">"])
_ENDING = frozenset(". ; , ) ( | : · • et &".split())
_VERSION_WORDS = frozenset("version v n no tel fax ip page p art article".split())
_PART_LEADS = frozenset("le du au les et ce des entre".split())
_LINKS = frozenset("- > au et & + ,".split())
_LONGEST_LIST = 12
"""In tokens: the days of one month, before their year."""
_PART_TAILS = frozenset([":", "-", "a", "\n", "\n\n", "", ",", "au", "et", "ou", "(", ")"])
_PART_MARKS = frozenset([":", "-", ",", "(", "|", "·", "•"])
"""What sets « 14/03 » apart from what stands before it: a month of two figures is none of a fraction."""


def read_day(tokens: Tokens, index: int, *, listed: bool = False) -> Day | None:
    """Read the day that starts at a token, if any.

    `listed` tells that it continues a list of days, where « 9/12 » or « 4.02 » can be nothing else.
    """
    weekday, start = _weekday(tokens, index)
    body = _body(tokens, start, listed, weekday >= 0)
    if body is None:
        return None
    if weekday >= 0:
        return body._replace(weekday=weekday, first=index)
    return _with_weekday_behind(tokens, body)


def misspelt_weekday_before(tokens: Tokens, index: int) -> int | None:
    """Give the weekday that the word before a token means, typing errors allowed."""
    word = tokens[index - 1]
    return misspelt_weekday(word.text) if index and word.kind is Kind.WORD else None


def month_at(tokens: Tokens, index: int) -> int:
    """Give the month that a token names, typing errors allowed, or 0."""
    token = tokens[index]
    if token.kind is not Kind.WORD:
        return 0
    return token.month or misspelt_month(token.text) or 0


def _weekday(tokens: Tokens, index: int) -> tuple[int, int]:
    weekday = tokens[index].weekday
    if weekday < 0 or (tokens[index].month and _is_american_march(tokens, index + 1)):
        return -1, index
    after = index + 1
    while after <= index + 4 and (
        tokens[after].text in DAY_PARTS or tokens[after].text in (".", ",", "le", "\n")
    ):
        after += 1
    return weekday, after


def _is_american_march(tokens: Tokens, index: int) -> bool:
    """Tell « Mar 16, 2027 » from « mar. 16 mars », a Tuesday."""
    number = index + (tokens[index].text == "\n")
    year = number + 1 + (tokens[number + 1].text in (",", "\n"))
    return is_day_number(tokens[number]) and is_year(tokens[year])


def _with_weekday_behind(tokens: Tokens, day: Day) -> Day:
    """Read the weekday of « 12 mars (jeudi) », and none behind the rank of « Groupe 1 (jeudi) »."""
    mark, name = tokens[day.last], tokens[day.last + 1]
    ranked = not day.month and is_rank(tokens, day.first)
    if mark.text != "(" or name.weekday < 0 or tokens[day.last + 2].text != ")" or ranked:
        return day
    return day._replace(weekday=name.weekday, last=day.last + 3)


def _body(tokens: Tokens, index: int, listed: bool, named: bool) -> Day | None:
    token = tokens[index]
    if token.kind is Kind.NUMBER:
        return _numbered(tokens, index, listed)
    if token.kind is Kind.DATE:
        return _full(tokens, index)
    if token.kind is Kind.PART:
        return _partial(tokens, index, listed or named)
    if token.month:
        return _american(tokens, index)
    return None


def is_day_number(token: Token) -> bool:
    """Tell whether a token may be the number of a day."""
    plain = token.kind is Kind.NUMBER and 1 <= token.number <= 31 and token.text in _DAY_SUFFIXES
    return plain and token.end - token.start <= 2 + len(token.text) + 1


def _numbered(tokens: Tokens, index: int, listed: bool) -> Day | None:
    token = tokens[index]
    if not is_day_number(token) or tokens[index - 1].text in ("°", "numero"):
        return None
    after = _to_month(tokens, index)
    if _is_month_after(tokens, index, after):
        return _named(tokens, index, token.number, after)
    year = index + 1 + (tokens[index + 1].text == ",")
    if listed and is_year(tokens[year]):
        return Day(token.number, 0, tokens[year].number, -1, index, year + 1)
    return None if _is_aside(tokens, index) else Day(token.number, 0, 0, -1, index, index + 1)


def _is_aside(tokens: Tokens, index: int) -> bool:
    """Tell the 70 of « Lure (70) » from the 12 of « vendredi (12) », the 2 of « Tier2 » from that of « le2 »."""
    before = tokens[index - 1]
    if (before.text, tokens[index + 1].text) == ("(", ")"):
        return tokens[index - 2].weekday < 0
    named = before.kind is Kind.WORD and before.weekday < 0 and before.text not in _PREPOSITIONS
    return named and touches(before, tokens[index])


def _to_month(tokens: Tokens, index: int) -> int:
    after = tokens[index + 1]
    if after.text in ("\n", "of") or (after.text == "-" and touches(tokens[index], after)):
        return index + 2
    return index + 1


def _is_month_after(tokens: Tokens, index: int, after: int) -> bool:
    if not month_at(tokens, after):
        return False
    return tokens[index + 1].kind is not Kind.LINE or tokens[after + 1].text not in COLOURS | {"|"}


def _named(tokens: Tokens, index: int, day: int, month: int) -> Day:
    year, last = _year(tokens, month + 1)
    return Day(day, month_at(tokens, month), year, -1, index, last)


def _year(tokens: Tokens, index: int) -> tuple[int, int]:
    """Read the year after a month, and give the token after it; a year of 0 stands for none."""
    short = tokens[index - 1].text not in FRENCH_MONTHS
    after = index + 1 if tokens[index].text == "." else index
    index = after if short else index
    if is_year(tokens[after]):
        return tokens[after].number, after + 1
    if _is_short_year(tokens, after):
        return 2000 + tokens[after].number, after + 1
    link, year = tokens[after], tokens[after + 1]
    if not is_year(year) or link.text not in (",", "(", "\n", "-"):
        return 0, index
    if link.text == "(":
        return (year.number, after + 3) if tokens[after + 2].text == ")" else (0, index)
    if link.text == "\n" and _counts(tokens[after + 2]):
        return 0, index
    return (0, index) if link.text == "-" and not touches(link, year) else (year.number, after + 2)


def _is_short_year(tokens: Tokens, index: int) -> bool:
    """Tell the 27 of « 15 janv. 27 » from « 15 janv. 27 places », « 12 mars 20 à 22h » and « 12 mars 20-22 »."""
    year, after, behind = tokens[index : index + 3]
    written = year.kind is Kind.NUMBER and not year.text and year.end - year.start == 2
    joined = after.text == "-" and touches(year, after)
    if not written or year.number not in _SHORT_YEARS or joined or starts_hours(tokens, index):
        return False
    timed = after.kind is Kind.TIME or starts_hours(tokens, index + 2)
    return timed or after.text in _RANGING or (after.text in _ENDING and behind.kind is not Kind.NUMBER)


def _counts(token: Token) -> bool:
    """Tell « 2000 personnes » from a year."""
    return token.kind is Kind.NUMBER or (token.kind is Kind.WORD and token.text not in _PREPOSITIONS)


def _full(tokens: Tokens, index: int) -> Day | None:
    year, month, day = tokens[index].ymd
    if tokens[index - 1].text in _VERSION_WORDS or not 1 <= day <= 31 or not 1 <= month <= 31:
        return None
    relative = tokens[index].text == RELATIVE
    turned = tokens[index].text == MONTH_FIRST
    return Day(day, month, year, -1, index, index + 1, relative=relative, turned=turned)


def _partial(tokens: Tokens, index: int, certain: bool) -> Day | None:
    token = tokens[index]
    _, month, day = token.ymd
    if not 1 <= day <= 31 or not 1 <= month <= 12:
        return None
    if is_year(tokens[index + 1]) and not _counts(tokens[index + 2]):
        return Day(day, month, tokens[index + 1].number, -1, index, index + 2)
    if not certain and not _is_partial_date(tokens, index):
        return None
    return Day(day, month, 0, -1, index, index + 1)


def _is_partial_date(tokens: Tokens, index: int) -> bool:
    """Tell « le 15/11 » from « les 2/3 des patients » and « 10.5 »."""
    before, token, after = tokens[index - 1], tokens[index], tokens[index + 1]
    if after.text in _LINKS and _ends_on_date(tokens, index + 2):
        return True
    if "/" not in token.text:
        barred = after.text in ("/", "|") and starts_hours(tokens, index + 2)
        led = before.text in ("le", "du", "au") and token.text[1:2] != "."
        return led or (
            barred and (before.text == after.text or before.kind in (Kind.LINE, Kind.BREAK, Kind.END))
        )
    if starts_hours(tokens, index + 1) or starts_hours(tokens, index + 2):
        return True
    if after.kind is Kind.WORD and after.text in ("de", "des", "du", "d", "ans"):
        return False
    two_figures = token.text[-3] == "/"
    if (before.text, after.text) == ("(", ")"):
        return two_figures or tokens[index - 2].text in ("journee", "jour", "jours")
    if before.text in _PART_LEADS:
        return two_figures or before.text in ("le", "du", "au")
    starts = before.kind in (Kind.LINE, Kind.BREAK, Kind.END) or tokens[index - 2].text.startswith("date")
    led = before.text in _PART_MARKS or (before.kind is Kind.WORD and before.text not in _VERSION_WORDS)
    set_apart = starts or (token.text[-2] == "0" and led)
    return set_apart and two_figures and after.text in _PART_TAILS


def _ends_on_date(tokens: Tokens, index: int) -> bool:
    """Tell « 10/03 et 17/03/2027 » and « 10/03, 17/03 et 24/03 de 14h à 16h » from « 2/3, 3/4 »."""
    last = index
    while last < index + _LONGEST_LIST and _is_part(tokens[last]) and tokens[last + 1].text in _LINKS:
        last += 2
    timed = _is_part(tokens[last]) and (starts_hours(tokens, last + 1) or starts_hours(tokens, last + 2))
    return tokens[last].kind is Kind.DATE or (timed and _is_part(tokens[index - 2]))


def _is_part(token: Token) -> bool:
    """Tell « 17/03 » from « 3/4 » and « 10.5 »."""
    return token.kind is Kind.PART and token.text[-3:-2] == "/"


def _american(tokens: Tokens, index: int) -> Day | None:
    after = index + 2 if tokens[index + 1].text in (".", "\n") else index + 1
    number = tokens[after]
    if not is_day_number(number) or month_at(tokens, after + 1) or tokens[after + 1].text in ("h", "%", "€"):
        return None
    year, last = _year(tokens, after + 1)
    if not year and not _is_american(tokens, index, after):
        return None
    return Day(number.number, tokens[index].month, year, -1, index, last, american=True)


def _is_american(tokens: Tokens, index: int, number: int) -> bool:
    after = tokens[number + 1]
    if (
        after.text == "@"
        or lists_up_to_year(tokens, number + 1)
        or tokens[number].text in ("st", "nd", "rd", "th")
    ):
        return True
    if after.text == "-" and tokens[number + 2].month and is_day_number(tokens[number + 3]):
        return True
    alone = (Kind.LINE, Kind.BREAK, Kind.END)
    return tokens[index].text in ENGLISH_MONTHS or (tokens[index - 1].kind in alone and after.kind in alone)


def lists_up_to_year(tokens: Tokens, index: int) -> bool:
    """Tell the « , 5, 6 2027 » behind « mai 4 », and the « -12, 2027 » behind « mai 11 »."""
    last = index
    while last < index + _LONGEST_LIST and tokens[last].text in _LINKS and is_day_number(tokens[last + 1]):
        last += 2
    return last > index and is_year(tokens[last + (tokens[last].text == ",")])


def is_rank(tokens: Tokens, index: int) -> bool:
    """Tell whether the number at a token is the rank of a thing, as in « session 2, 12 mars »."""
    return tokens[index - 1].text in NUMBERED_THINGS
