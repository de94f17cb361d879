"""French on screen: counts, lists, quotation marks and thousands."""

from __future__ import annotations

from collections.abc import Sequence

NBSP = "\u00a0"


def number(value: float) -> str:
    """Give a number as it is read: « 134 453 », « 12,3 »."""
    text = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"
    return text.replace(",", NBSP).replace(".", ",")


def count(how_many: int, noun: str, plural: str | None = None) -> str:
    """Give a count with its noun: « 1 document », « 3 documents »; zero is singular, as in French."""
    return f"{number(how_many)}{NBSP}{noun if how_many < 2 else plural or noun + 's'}"


def quoted(text: str) -> str:
    """Put French quotation marks around a text."""
    return f"«{NBSP}{text}{NBSP}»"


def listed(items: Sequence[str], last: str = "et") -> str:
    """Give « a, b et c »."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def capital(text: str) -> str:
    """Give the text with its first letter as a capital, the rest untouched."""
    return text[:1].upper() + text[1:]


def typographic(name: str) -> str:
    """Give a name with the apostrophe of print, which official lists don't have: « Côte-d’Or »."""
    return name.replace("'", "’")


def shortened(text: str, limit: int) -> str:
    """Give at most `limit` characters, cut between two words where there is one to cut at."""
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0] + "…"
