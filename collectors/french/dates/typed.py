"""Letters typed for figures in days and hours: « 1O/03/2O27 », « le l2 mars », « de I4h3O à 16h »."""

from __future__ import annotations

import re

_AMID_FIGURES = re.compile(r"[0-9][oil]|[oil][0-9]")
_MONTH = r" (?:janv|fevr|mars\b|avr|mai\b|juin\b|juil|aout|sept|oct|nov|dec)"
_BEHIND = rf"(?:/[01o]|{_MONTH}|[ ]?h(?:[^a-z]|oo?\b|[0-9]o\b|a |$))"
_TYPED = re.compile(
    rf"(?<![^\s(-])[oil](?=[0-9oil]{_BEHIND})"
    rf"|(?<=[\s(-][0-3])[oil](?={_BEHIND})"
    r"|(?<=/)[oil](?=[0-9]/)|(?<=/[01])[oil](?=/)"
    r"|(?<=[0-9] h )o(?=[0-9o]\b)|(?<=[0-9]h)o(?=[0-9o]\b)|(?<=[0-9]h[0-5o])o\b|(?<=[ /]2)o(?=[2-4][0-9]\b)"
)
"""A letter that stands where a day, a month or an hour has its figure."""


def with_figures(plain: str) -> str:
    """Give a folded text in small letters with figures for such letters, of the same length."""
    return _TYPED.sub(_figure, plain) if _AMID_FIGURES.search(plain) else plain


def _figure(match: re.Match[str]) -> str:
    return "0" if match.group() == "o" else "1"
