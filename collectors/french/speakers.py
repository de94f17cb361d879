"""Who speaks, told with an employer before what is said: « Marie Durand (CHU de Dole) : vivre après »."""

from __future__ import annotations

import re

from collectors.french.fold import fold
from collectors.french.gatherings import GATHERING

_NAME = r"[A-Z][\w']*\.?(?:[ -][A-Z][\w']*\.?){1,4}"
_EMPLOYER = (
    r"(?=[^()\n]{0,40}(?:\b[A-Z]{2,}|Centre|Clinique|Ecole|Faculte|Hopital|Inria|Inserm|Institut|Labo|Univ))"
)
_SPEAKS = re.compile(
    rf"(?<![\w'-] )(?<!\w){_NAME} \({_EMPLOYER}[^():\n]{{2,60}}\) ?:\s*(?=\w)"
    r"(?!(?:titre )?(?:[aàAÀ] (?:confirmer|definir|preciser|venir)|TB[ACD]))"
)
_PERSON = (
    r"(?:(?:Dr|Pr|Prof|Mme|M)\.? )?[A-Z][\w'-]+(?: d[eu])?(?: [A-Z][\w'-]+\.?){1,3}(?: \([^()]{2,60}\))?"
)
_GIVEN = re.compile(
    r"(?i:communication|conference|expose|intervention|presentation|seminaire)s? (?:de |du |d')"
    rf"{_PERSON}(?:(?:,| et| &)(?: de| d')? {_PERSON})* ?[:–—-] ?(?=\S+ \S+ \S)"
)
"""« Conférence de Jean Lilas – Lire les cartes »."""


def without_speakers(text: str) -> str:
    """Take who speaks from a text, and where these work: it is neither the title nor where it takes place."""
    given = _GIVEN.match(fold(text))
    kept, last = [], given.end() if given else 0
    for found in _SPEAKS.finditer(fold(text), last):
        if not GATHERING.search(found[0]):
            kept.append(text[last : found.start()])
            last = found.end()
    said = "".join([*kept, text[last:]])
    return said[:1].upper() + said[1:] if given else said
