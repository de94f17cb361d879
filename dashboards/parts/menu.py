"""The pages, in the order of the menu."""

from __future__ import annotations

from dataclasses import dataclass

ACCESSIBILITY = "Accessibilité\u00a0: non auditée"
"""The state that an audit found, or that there was none; `/accessibilite` says what was checked."""


@dataclass(frozen=True)
class PageEntry:
    """A page: the end of its address (« » for home), its name in the menu, its file, and what it offers."""

    path: str
    name: str
    file: str
    description: str

    @property
    def address(self) -> str:
        """Give its address, relative to any other page."""
        return self.path or "./"

    @property
    def title(self) -> str:
        """Give the title of the window."""
        return f"{self.name} · Maillage"


MENU = (
    PageEntry(
        "",
        "Accueil",
        "accueil.py",
        "Cancérologie et CPTS\u00a0: les rendez-vous qui viennent, où en sont les missions et les parcours.",
    ),
    PageEntry(
        "agenda",
        "Agenda",
        "agenda.py",
        "Formations, webinaires, réunions et congrès de cancérologie à venir, par profession et par région.",
    ),
    PageEntry(
        "missions",
        "Missions",
        "missions.py",
        "Où en sont les six missions de chaque CPTS\u00a0: actions, calendrier, ce qui est déclaré et ce qui "
        "se recompte.",
    ),
    PageEntry(
        "parcours",
        "Parcours",
        "parcours.py",
        "Comparer les parcours de trois territoires\u00a0: étapes, financement, partenaires, leviers.",
    ),
    PageEntry(
        "bulletin",
        "Bulletin",
        "bulletin.py",
        "Composer sa lettre\u00a0: ce qui est nouveau, changé ou annulé, en un bloc prêt à coller.",
    ),
    PageEntry(
        "sources",
        "Sources",
        "sources.py",
        "D’où viennent ces données\u00a0: sites relevés, documents lus, et ce qui n’a pas été compris.",
    ),
)
