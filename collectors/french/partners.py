"""With whom an event is organised: « en partenariat avec le réseau Alpha et la CPAM du Nord »."""

from __future__ import annotations

import re

from collectors.french.fold import compose, fold

_WITH = re.compile(
    r"\ben (?:etroite? )?(?:partenariat|coll[ao]b\w+|association|lien)(?: \w+te)? (?:avec|a|entre)\s+(?:au )?"
    r"|\bavec (?:le soutien|la participation|le concours|l'appui|le partenariat) (?:de |d(?='))"
    r"|\bpartenaires?\s?:\s*",
    re.IGNORECASE,
)
_BY = re.compile(r"\b(?:co-?)?organise?e?s? par\s+|\borganisat(?:eurs?|rices?|ion)\s?:\s*", re.IGNORECASE)
_END = re.compile(
    r"(?<![A-Z0-9])\)|[\n;:!?¤|•]|\.(?=\s|$)|\s[–—-]\s|"
    r"\s(?:qui|dont|afin|pour|dans le cadre|en partenariat|a (?=[A-Z])|"
    r"(?:le|du|les|ce) (?=(?:\w+di |dimanche )?\d)|aur(?:a|ont)|organis\w+|propos\w+|vous)\b"
)
_AND = re.compile(
    r",\s*(?:et\s+)?|\s(?:et|&)\s+(?:avec\s+)?(?=(?:le|la|les|l')\b)|\s(?:et|&)\s+(?=[A-Z][a-z]*[A-Z]|[A-Z]{2})"
)
_ARTICLE = re.compile(r"(?:le |la |les |l'|du |des |de la |de l'|d')", re.IGNORECASE)
_PERSON = re.compile(
    r"\b(?:dr|pr|docteure?|professeure?|mme|mm|mr|m|madame|monsieur|me)\b\.?\s|@|\d{2}[ .]\d{2}[ .]\d{2}",
    re.IGNORECASE,
)
_LONGEST = 300
_LONGEST_NAME = 90


def read_partners(text: str) -> tuple[str, ...]:
    """Give the organisations that an event is organised with, each once; individuals are left out."""
    text = compose(text)
    found = [name for match in _WITH.finditer(fold(text)) for name in _names(text, match.end())]
    return tuple(dict.fromkeys(found))


def read_organizer(text: str) -> str | None:
    """Give the organisation that « organisé par » names first, if any."""
    text = compose(text)
    match = _BY.search(fold(text))
    names = _names(text, match.end()) if match else []
    return names[0] if names else None


def _names(text: str, start: int) -> list[str]:
    """Part the list of names that starts there."""
    zone = (
        fold(text)[start : start + _LONGEST] if len(text) < 20_000 else fold(text[start : start + _LONGEST])
    )
    stop = _END.search(zone)
    zone = zone[: stop.start()] if stop else zone
    names, first = [], 0
    for last, after in [(match.start(), match.end()) for match in _AND.finditer(zone)] + [(len(zone), 0)]:
        names.append(_bare(text[start + first : start + last]))
        first = after
    return [name for name in names if 1 < len(name) <= _LONGEST_NAME and not _PERSON.search(fold(name) + " ")]


def _bare(name: str) -> str:
    name = name.strip(' \u00a0.,;:«»"“”')
    name = name.rstrip(")") if "(" not in name else name
    article = _ARTICLE.match(fold(name))
    return name[article.end() :] if article else name
