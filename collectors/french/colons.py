"""The name that a colon parts from the sentence behind it: « Forum du lac : vous étiez cent ! »."""

from __future__ import annotations

import re

from collectors.french.fold import fold
from collectors.french.sections import is_call, names_list
from collectors.french.sorts import has_verb
from collectors.french.title_rows import names_first

_COLON = re.compile(r"(?P<name>[^:.!?¤]{4,100}?) ?: (?P<said>[^:]+)")
_STATE = re.compile(
    r"(?:annul|c'est |complet|dernier|encore |il (?:nous )?reste|on |plus que|report)", re.IGNORECASE
)
"""« complet à Lure, il reste de la place à Gray », without a verb that is known."""
_ACTS = re.compile(
    r"(?:l[ae]s? |l'|notre |nos |votre |on |nous |vous |ils? |elles? )[^,.;:!?¤]{2,60}? "
    r"(?:accueill|attend|mobilis|organis|ouvr|particip|propos|recoi|rest|sera|seront|vien)",
    re.IGNORECASE,
)


def before_colon(text: str) -> str | None:
    """Give the gathering of a row that goes on with a sentence: « Soirée du lac : il reste des places ! »."""
    colon = _COLON.fullmatch(fold(text))
    name, said = (text[slice(*colon.span(part))] if colon else "" for part in ("name", "said"))
    told = has_verb(said) or _STATE.match(fold(said))
    return name if told and names_first(name) and not _is_no_name(name) else None


def without_sentence(title: str) -> str:
    """Take from a title the sentence behind its colon: « Don du sang : la maison du don ouvre »."""
    colon = _COLON.fullmatch(fold(title))
    acts = colon and " " in colon["name"].strip() and _ACTS.match(colon["said"])
    return title[: colon.end("name")] if colon and acts and not is_call(title) else title


def _is_no_name(name: str) -> bool:
    return has_verb(name) or is_call(name) or names_list(name)
