"""Days of what a page tells as over, or of its news, are no event's."""

from __future__ import annotations

from datetime import date

import pytest

from collectors.french.events import find_announcements, read_event
from collectors.pages import read_file
from db.model import Harvest

TODAY = date(2027, 6, 1)


@pytest.mark.parametrize(
    "said",
    [
        "Plus de cent soignants ont assisté à la journée du 6 mai 2027, à Dole.",
        "C’est lors de sa séance du 5 mai dernier que le conseil retient le projet de maison de santé de Gray.",
        "Le 13 mars 2027, la commission a labellisé le parcours sein du réseau.",
        "La région s’est engagée, le 6 avril 2027, à soutenir les aidants.",
        "– Acquisition le 24 mai 2027 de deux appareils de dépistage",
    ],
)
def test_what_is_told_as_over_is_no_event(said: str) -> None:
    assert read_event(f"Prévention\n{said}", today=TODAY, published=TODAY) is None


@pytest.mark.parametrize(
    "said",
    [
        "Les rencontres du lac ont lieu le 24 mai 2027 à Lure.",
        "Le bureau a décidé d’organiser une soirée le 24 mai 2027 à Lure.",
        "La soirée a été fixée au 24 mai 2027, à Lure.",
        "Rendez-vous à pied, animé par le club, le 24 mai 2027 à Lure.",
        "Une soirée qui a déjà rassemblé cent soignants revient le 24 août 2027 à Lure.",
    ],
)
def test_what_is_announced_stays_an_event(said: str) -> None:
    event = read_event(f"Soirée du réseau\n{said}", today=TODAY, published=TODAY)
    assert event is not None
    assert event.occurrences


NEWS = "14 mai 2027\n\nUn numéro de plus\n\nNotre lettre paraît.\n\n2 mai 2027\n\nUn site à Gray\n\nDeux hectares."


@pytest.mark.parametrize(("heading", "count"), [("Actualités", 0), ("Dernières nouvelles", 0), ("Agenda", 2)])
def test_days_below_actualites_are_those_of_news(heading: str, count: int) -> None:
    lines = [(heading, 1), *((line, 0) for line in NEWS.split("\n"))]
    assert len(find_announcements(lines, today=TODAY)) == count


def test_an_announcement_among_the_news_is_read() -> None:
    lines = [("Actualités", 1), ("14 mai 2027", 0), ("", 0), ("Soirée Diabète", 0), ("", 0)]
    lines.append(("Jeudi 24 juin 2027 à 20h, à Lure.", 0))
    (found,) = find_announcements(lines, today=TODAY)
    assert (found.event.title, str(found.event.occurrences[0].start)[:10]) == ("Soirée Diabète", "2027-06-24")


def test_a_page_of_news_is_no_event_and_its_days_are_said() -> None:
    body = "".join(f"<p>{line}</p>" for line in NEWS.split("\n\n"))
    told = read_file(f"<main><h1>Actualités</h1>{body}</main>".encode(), "actualites.html", today=TODAY)
    assert isinstance(told, Harvest)
    assert told.events == ()
    assert sum("non retenue" in remark.text for remark in told.remarks) == 2
