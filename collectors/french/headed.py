"""The lines of a page with their heading levels, as the readers of announcements take them."""

from __future__ import annotations

HeadedLine = tuple[str, int]
"""A line of text and its heading level: 1 to 6, `BOLD` below all of them, 0 for none."""

BOLD = 7
"""The level of a line of which every word is bold."""
