"""Communes in sentences: « Vesoul (Haute-Saône) », « à moins de 25 km du Havre (Seine-Maritime) »."""

from __future__ import annotations

from dashboards.parts.words import NBSP, count, typographic
from db.communes import commune, department
from db.distances import has_position
from db.selection import Around

CONTRACTED = {"Le ": ("du ", "au "), "Les ": ("des ", "aux ")}
VOWELS = "AÀÂÆEÉÈÊIÎOÔŒUYH"


def town_name(insee: str) -> str:
    """Give a commune's name with its department, which tells homonyms apart; the code alone when it is none."""
    found = commune(insee)
    if found is None:
        return insee
    area = department(found.department)
    return typographic(f"{found.name} ({area.name if area else found.department})")


def around_words(around: Around) -> str:
    """Say what is looked for around a commune, and that its position is not known where it is not."""
    name = town_name(around.insee)
    if has_position(around.insee):
        where = f"à moins de {around.km}{NBSP}km {_contracted(name, 0)}"
    else:
        where = f"{_contracted(name, 1)} même, faute d’en connaître la position"
    return f"{where}, ou en ligne" if around.online else where


def _contracted(name: str, rank: int) -> str:
    """Put « de » (0) or « à » (1) before a town's name: « du Havre », « d’Épinal », « aux Abymes »."""
    for article, both in CONTRACTED.items():
        if name.startswith(article):
            return both[rank] + name.removeprefix(article)
    if rank:
        return f"à {name}"
    return f"d’{name}" if name[0] in VOWELS else f"de {name}"


def online_words(found: int, *, are_there: bool) -> str:
    """Give « Sans 3 rendez-vous à suivre en ligne », or « Avec » where they are there; nothing without any."""
    events = count(found, "rendez-vous", "rendez-vous")
    return f"{'Avec' if are_there else 'Sans'} {events} à suivre en ligne" if found else ""


def unplaced_words(found: int) -> str:
    """Say how many events are left out because nobody knows where they are; nothing without any."""
    if not found:
        return ""
    several = "Laissés de côté, faute de savoir où ils ont lieu"
    why = several if found > 1 else "Laissé de côté, faute de savoir où il a lieu"
    return f"{why}{NBSP}: {count(found, 'rendez-vous', 'rendez-vous')}."
