"""Dates in figures whose month stands first, as some machines write them: « du 11/28/2027 au 12/02/2027 »."""

from __future__ import annotations

import re

from collectors.french.dates.tokens import Kind, Token, Tokens

MONTH_FIRST = "month first"
"""How a date is written whose first figure is its month."""
_MONTHS = range(1, 13)
_FEWEST = 2
_BARRED = re.compile(r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}")
"""« 11.28.2027 » and « 11/28/27 » are slips as likely."""


def with_months_first(tokens: Tokens, text: str) -> Tokens:
    """Give the tokens with all barred dates turned, where one of them has no other reading and nothing forbids it.

    A lone « 12/13/2027 » is a slip as likely.
    """
    if len(_BARRED.findall(text)) < _FEWEST:
        return tokens
    barred = {rank for rank, token in enumerate(tokens) if _is_barred(token, text)}
    turned = any(_is_turned(tokens[rank]) for rank in barred)
    if not turned or len(barred) < _FEWEST or any(_is_day_first(token) for token in tokens):
        return tokens
    return [_turn(token) if rank in barred else token for rank, token in enumerate(tokens)]


def _is_barred(token: Token, text: str) -> bool:
    return token.kind is Kind.DATE and _BARRED.fullmatch(text, token.start, token.end) is not None


def _is_turned(token: Token) -> bool:
    _, month, day = token.ymd
    return month not in _MONTHS and day in _MONTHS


def _is_day_first(token: Token) -> bool:
    """Tell « 28/11/2027 » and « 28/11 », which show how a page writes its days."""
    _, month, day = token.ymd
    written = token.kind is Kind.PART or (token.kind is Kind.DATE and not token.text)
    return written and day not in _MONTHS and month in _MONTHS


def _turn(token: Token) -> Token:
    year, month, day = token.ymd
    return token._replace(text=MONTH_FIRST, ymd=(year, day, month))
