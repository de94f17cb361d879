"""Fetched text made harmless for one line or several, whatever the format that carries it. Pure."""

from __future__ import annotations

import re

REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the order of what follows; letters keep their own direction without them."""

CONTROL = re.compile("[\x00-\x20\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")
"""What XML and calendars refuse or take for the end of a line, and spaces; not those that French keeps."""


def one_line(text: str | None) -> str:
    """Give a text on one line, without control characters nor marks that reorder what stands around it."""
    return CONTROL.sub(" ", REORDERING.sub("", text or "")).strip()


def several_lines(text: str | None) -> str:
    """Give a text with its lines, `\\n` between them, without control characters; blank lines are left out."""
    lines = (one_line(line) for line in (text or "").splitlines())
    return "\n".join(line for line in lines if line)
