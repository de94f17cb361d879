"""Texts that were parted within quotes, made whole again."""

from __future__ import annotations

import re
from collections.abc import Iterable

_CLOSES = re.compile(r"[^«“\"]*[»”\"]")


def whole_quotes(parts: Iterable[str]) -> list[str]:
    """Join what was parted between quotes that close: « « Bouger ? Danser » »."""
    whole: list[str] = []
    for part in parts:
        if whole and _is_open(whole[-1]) and _CLOSES.match(part):
            whole[-1] = f"{whole[-1]} {part}"
        else:
            whole.append(part)
    return whole


def _is_open(text: str) -> bool:
    return text.count("«") > text.count("»") or text.count("“") > text.count("”") or text.count('"') % 2 == 1
