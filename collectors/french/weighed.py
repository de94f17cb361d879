"""The title that most speaks for, among the stretches of an announcement, made readable."""

from __future__ import annotations

import re

from collectors.french.around import bare_title, capital
from collectors.french.blocks import Block
from collectors.french.naming import on_feast
from collectors.french.sections import is_part
from collectors.french.title_choice import heaviest
from collectors.french.titles import is_when
from db.model import slug

_SURE = 0.5
"""Lighter titles that no rule tells are guesses, and not given."""
_LED = re.compile(
    r"^(?:l[ae]s? |l['’]|une? |notre |nos |s(?:on|a|es) |leurs? |votre |vos |ce |cet(?:te)? |ces )(?=\w)",
    re.IGNORECASE,
)
"""What leads to a name in a sentence."""


def weighed_title(block: Block, told: str) -> str:
    """Give the title of one announcement that most signs speak for, be it the one that rules `told` or another."""
    best = heaviest(block, told)
    return told if best is None or _bare(best.text) == _bare(told) else _cut(best.text, block) or told


def _bare(title: str) -> str:
    return slug(_LED.sub("", title, count=1))


def surest_title(block: Block) -> str | None:
    """Give the title of an announcement of which rules tell none, if enough speaks for it."""
    best = heaviest(block, None)
    return _cut(best.text, block) if best and best.weight >= _SURE else None


def _cut(text: str, block: Block) -> str | None:
    """Give a title that was cut from a sentence or a row, without what leads to it there."""
    title = bare_title(capital(_LED.sub("", text, count=1)))
    return None if title is None or is_part(title) or is_when(title) else on_feast(title, block.text)
