"""What stands around a title, and is no part of it: its state, its lead, its speaker, marks."""

from __future__ import annotations

import re

from collectors.french.fold import fold
from collectors.french.sentences import GATHERING
from collectors.french.titles import clean_title, quieter

LONGEST = 300
"""In characters: a longer text is no title, and is cut."""

EDGE = " \u00a0\t.,;:–—-|•·/*_"
_LEAD = re.compile(
    r"(?:[0-2]?\d ?h ?\d{0,2}(?: ?(?:a|-) ?\d{1,2} ?h ?\d{0,2})?|save the dates?|nouveau|rappel|a vos agendas|"
    r"a noter|date a retenir|annulee?s?|reportee?s?(?: (?:au|a) [^:–—\n]{2,30})?|complete?s?|quoi|titre|intitule|"
    r"theme|thematique|sujet|objet|changement de (?:date|lieu|horaires?))\s*(?:[^\w\s«\"“(\[]+\s*|(?=[«\"“]))"
    r"|(?:annulation|report) (?:de la |de l'|du |des )"
    r"|[(\[]\s*(?:annulee?s?|reportee?s?|complete?s?|nouveau)\s*!?[)\]]\W*",
    re.IGNORECASE,
)
_LEAD_HOUR = re.compile(
    rf"(?:a |des )?(?:[01]?\d|2[0-3]) ?h(?: ?[0-5]\d)?\s+(?={GATHERING.pattern})", re.IGNORECASE
)
_LEAD_OCCASION = re.compile(
    r"(?:(?:dans le cadre|a l'occasion) (?:de (?:la |l')|des? |du )|pour (?:l[ae]s? |l'))"
    rf"(?=(?:\w+ )?{GATHERING.pattern})",
    re.IGNORECASE,
)
_LEAD_DATES = re.compile(
    r"voici (?:(?:toutes )?les |nos )?(?:prochaines )?dates (?:de (?:ces|nos|vos|la |l'|cette)|des|du)\b ?",
    re.IGNORECASE,
)
_LEAD_REGISTRATION = re.compile(
    rf"(?:les )?(?:inscriptions?|invitations?) (?:pour|a|au|aux) (?:l[ae]s? |l'|notre )?(?={GATHERING.pattern})",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"\s*[–—:-]?\s*[(\[]?\s*(?:annulee?s?|reportee?s?|complete?)\s*[)\]!]*\s*$", re.IGNORECASE
)
_SPEAKER = re.compile(r",? +(?:co-?)?(?:anime|presente|modere)e?s? par .*$", re.IGNORECASE)
_QUOTED = re.compile(r"[«“\"]\s*([^«»“”\"\n]+?)\s*[»”\"]")


def bare_title(title: str) -> str | None:
    """Make a title readable, without « save the date » and « annulé » around it; `None` when nothing is left."""
    text = quieter(clean_title(title))
    speaker = _SPEAKER.search(fold(text))
    text = text[: speaker.start()] if speaker else text
    for lead in (_LEAD, _LEAD_HOUR, _LEAD_OCCASION, _LEAD_DATES, _LEAD_REGISTRATION):
        found = lead.match(fold(text))
        text = capital(text[found.end() :]) if found else text
    state = _STATE.search(fold(text))
    text = (text[: state.start()] if state and state.start() else text).strip(EDGE)
    quoted = _QUOTED.fullmatch(text)
    text = quoted[1] if quoted else text
    if text.count("(") > text.count(")"):
        text = text[: text.rindex("(")] if text.endswith("(") else text + ")"
    return text[:LONGEST].strip(EDGE) or None


def capital(text: str) -> str:
    """Give a text its capital."""
    return text[:1].upper() + text[1:]
