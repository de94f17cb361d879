"""What a letter will look like, for those who have nothing to announce yet. Made up, and it says so. Pure."""

from __future__ import annotations

from datetime import date, timedelta

from dashboards.parts.letter import Letter, Line, by_month, sections
from dashboards.parts.words import quoted
from db.model import Event


def example(today: date) -> Letter:
    """Give a letter with an event of each sort: a new one, a postponed one, a cancelled one."""
    new, postponed, cancelled = (today + timedelta(days=days) for days in (17, 36, 52))
    lines = (
        _line(new, "Le titre d’un nouveau rendez-vous", "Nouveau"),
        _line(
            postponed,
            "Le titre d’un rendez-vous déplacé",
            "Reporté",
            change="La nouvelle date, puis l’ancienne",
        ),
        _line(cancelled, "Le titre d’un rendez-vous annulé", "Annulé", struck=True),
    )
    return Letter(
        title="Le titre de votre bloc",
        subtitle="Exemple",
        introduction="Votre phrase d’introduction.",
        sections=sections([(Event(title=line.title), line) for line in lines], by_month),
        agenda="agenda",
        closing=("Le jour où la lettre est faite.",),
    )


def _line(day: date, title: str, mark: str, *, change: str = "", struck: bool = False) -> Line:
    return Line(
        event="",
        day=day,
        title=title,
        address="agenda",
        mark=mark,
        change=change,
        facts=("Les heures", f"la ville ou {quoted('en ligne')}", "pour qui"),
        origin="Qui l’annonce, et quand cela a été lu",
        struck=struck,
    )
