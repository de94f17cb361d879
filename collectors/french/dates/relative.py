"""Days told from the day on which the page was written: « demain à 18h », « ce vendredi », « lundi prochain »."""

from __future__ import annotations

import re
from datetime import date, timedelta

from collectors.french.dates.context import Cue, after, before, loose_cue
from collectors.french.dates.hours import read_hours
from collectors.french.dates.lexicon import DAY_PARTS, FRENCH_WEEKDAYS
from collectors.french.dates.tokens import RELATIVE, Kind, Token, Tokens

_NEAR = {"aujourd'hui": 0, "demain": 1, "apres-demain": 2}
_OF_TODAY = frozenset(["soir", "matin", "midi", "apres-midi"])
_TOLD = _OF_TODAY.union(_NEAR)
_WEEKS = {"huit": 7, "quinze": 14}
_ONCE = frozenset("live direct rappel webinaire webinar".split())
_ONCE_REACH = 24
"""In tokens."""
_FIGURATIVE = frozenset("de d du des pour a depuis jusqu".split())
_OVER = re.compile(r"\b(?:a eu|a ete|ont|avons|etions|etait|etaient|avait|avaient|s est|se sont|dernier)\b")


def with_days(tokens: Tokens, published: date | None) -> Tokens:
    """Give the tokens with a date for each day told from that of the page, as far as it is certain.

    A page known to its year or month alone (its first day) settles nothing. « Demain » and the like need an
    hour or a verb that announces, as they often mean no day (« la santé de demain »).
    """
    if published is None or published.day == 1:
        return tokens
    ranks = [rank for rank, token in enumerate(tokens) if token.weekday >= 0 or token.text in _TOLD]
    dated = list(tokens)
    for rank in ranks:
        days = _ahead(tokens, rank, published)
        if days is not None:
            dated[rank] = _dated(tokens[rank], published + timedelta(days=days))
    return dated


def _dated(token: Token, day: date) -> Token:
    return token._replace(kind=Kind.DATE, text=RELATIVE, weekday=-1, ymd=(day.year, day.month, day.day))


def _ahead(tokens: Tokens, rank: int, published: date) -> int | None:
    """Give the number of days from the page's own to the one that a token tells, if it does."""
    token = tokens[rank]
    if token.weekday >= 0:
        return _to_weekday(tokens, rank, published)
    today = token.text in _OF_TODAY and tokens[rank - 1].text in ("ce", "cet")
    if not (today or token.text in _NEAR) or _is_explicit(tokens, rank + 1):
        return None
    if _names_tomorrow(tokens, rank + 1, published):
        return None
    figurative = tokens[rank - 1 - today].text in _FIGURATIVE and not (today and _is_timed(tokens, rank))
    return _NEAR.get(token.text, 0) if _is_announced(tokens, rank) and not figurative else None


def _to_weekday(tokens: Tokens, rank: int, published: date) -> int | None:
    """Read « ce vendredi », the page's day included, « vendredi prochain », the one after it, « demain samedi »."""
    token, following = tokens[rank], tokens[rank + 1]
    if following.text == "en" and (weeks := _weeks_ahead(tokens, rank, published)):
        return weeks
    coming = following.text == "prochain"
    near = tokens[rank - 1].text == "ce" and (tokens[rank - 2].text != "de" or _is_timed(tokens, rank))
    named = coming or near or (following.text == "soir" and _is_once(tokens, rank))
    tomorrow = _names_tomorrow(tokens, rank, published) and tokens[rank - 2].text not in _FIGURATIVE
    if token.text not in FRENCH_WEEKDAYS or not (named or tomorrow):
        return None
    if _is_explicit(tokens, rank + 1 + coming) or _OVER.search(after(tokens, rank + 1)):
        return None
    days = (token.weekday - published.weekday()) % 7
    return days or 7 * coming


def _is_timed(tokens: Tokens, rank: int) -> bool:
    """Tell « l’atelier de ce vendredi 10h », « celui de ce soir (18h30) » from « le succès de ce vendredi »."""
    around = f"{before(tokens, rank)} {after(tokens, rank + 1)}"
    return read_hours(tokens, rank + 1) is not None and not _OVER.search(around)


def _is_once(tokens: Tokens, rank: int) -> bool:
    """Tell « Rappel : webinaire jeudi soir 20h », of one day, from « cours de chant, jeudi soir 20h »."""
    led = tokens[max(0, rank - _ONCE_REACH) : rank]
    once = any(token.text in _ONCE for token in led) and tokens[rank - 1].text not in ("le", "les", "chaque")
    alone = sum(token.weekday >= 0 for token in tokens) == 1
    return once and alone and _is_timed(tokens, rank)


def _weeks_ahead(tokens: Tokens, rank: int, published: date) -> int | None:
    """Read « jeudi en huit », the one a week after the coming one, unless « , le 19 » tells otherwise."""
    more = _WEEKS.get(tokens[rank + 2].text) or _WEEKS.get(str(tokens[rank + 2].number))
    if tokens[rank].text not in FRENCH_WEEKDAYS or not more:
        return None
    days = ((tokens[rank].weekday - published.weekday()) % 7 or 7) + more
    told = next((token.number for token in tokens[rank + 3 : rank + 6] if token.kind is Kind.NUMBER), 0)
    return days if told in (0, (published + timedelta(days=days)).day) else None


def _names_tomorrow(tokens: Tokens, rank: int, published: date) -> bool:
    """Tell the weekday of « demain samedi », which is the one of the day after the page's own."""
    named = tokens[rank - 1].text == "demain" and tokens[rank].text in FRENCH_WEEKDAYS
    return named and tokens[rank].weekday == (published.weekday() + 1) % 7


def _is_explicit(tokens: Tokens, index: int) -> bool:
    """Tell whether a date follows, which decides: « demain, vendredi 12 mars », « ce vendredi soir 12 »."""
    for place in range(index, index + 5):
        token = tokens[place]
        if token.kind in (Kind.NUMBER, Kind.DATE, Kind.PART) or token.month:
            return True
        skipped = token.text in DAY_PARTS or token.weekday >= 0 or token.text in (",", "(", "le", "-")
        if not skipped:
            return False
    return False


def _is_announced(tokens: Tokens, rank: int) -> bool:
    if read_hours(tokens, rank + 1) and tokens[rank + 1].text != ":":
        return True
    return loose_cue(f"{before(tokens, rank)} {after(tokens, rank + 1)}") is Cue.COMING
