"""Fetched text made harmless for one line or several, whatever the format that carries it. Pure."""

from __future__ import annotations

import unicodedata

REORDERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that turn the order of what follows; letters keep their own direction without them."""


def one_line(text: str | None) -> str:
    """Give a text on one line, without control characters nor marks that reorder what stands around it."""
    return " ".join(_printable(text or "").split())


def several_lines(text: str | None) -> str:
    """Give a text with its lines, `\\n` between them, without control characters; blank lines are left out."""
    lines = (one_line(line) for line in (text or "").splitlines())
    return "\n".join(line for line in lines if line)


def _printable(text: str) -> str:
    return "".join(" " if _is_control(letter) else letter for letter in text if letter not in REORDERING)


def _is_control(letter: str) -> bool:
    return unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp") or letter in "\ufffe\uffff"
