"""Hours that are told once for all sittings, away from their days."""

from __future__ import annotations

from datetime import date

import pytest

from collectors.french.dates import with_common_hours
from collectors.french.events import read_event
from db.model import Occurrence

TODAY = date(2027, 1, 4)
DAYS = (Occurrence(start=date(2027, 2, 6), all_day=True), Occurrence(start=date(2027, 3, 6), all_day=True))


@pytest.mark.parametrize(
    "text",
    [
        "Un samedi par mois, de 10h à 11h30, au foyer rural",
        "Le groupe se réunit chaque premier samedi de 10 h à 11 h 30.",
        "Cycle de rencontres (10h-11h30)",
        "Rencontres, 10:00 – 11:30",
        "Horaires : 10h-11h30",
    ],
)
def test_they_are_those_of_each_day(text: str) -> None:
    found = with_common_hours(DAYS, f"{text}\nProchaines dates : 6 février et 6 mars 2027")
    assert found is not None
    told = [(f"{one.start:%d/%m %H:%M}", f"{one.end:%H:%M}") for one in found.occurrences]
    assert told == [("06/02 10:00", "11:30"), ("06/03 10:00", "11:30")]
    assert found.raw in text


@pytest.mark.parametrize(
    "text",
    [
        "Un samedi par mois, à 10h",
        "De 10h à 11h30 ou de 14h à 15h30",
        "Atelier de 10h à 11h30, accueil dès 9h",
        "Horaires d’ouverture : 10h-11h30",
        "Permanence téléphonique de 10h à 12h",
        "Renseignements auprès du secrétariat, de 9h à 12h",
        "Pause déjeuner de 12h à 14h",
        "Formation de 14 h",
    ],
)
def test_other_hours_are_not(text: str) -> None:
    assert with_common_hours(DAYS, text) is None


@pytest.mark.parametrize(
    "sittings",
    [
        (),
        (Occurrence(start=date(2027, 2, 6), end=date(2027, 2, 8), all_day=True),),
        (*DAYS, Occurrence(start=None, end=date(2027, 2, 1), all_day=True)),
    ],
)
def test_only_single_days_take_them(sittings: tuple[Occurrence, ...]) -> None:
    assert with_common_hours(sittings, "De 10h à 11h30") is None


def test_an_announcement_gives_them_to_its_next_sitting() -> None:
    text = (
        "Staff ville-hôpital\nTous les premiers mardis du mois, de 13h à 14h, en visio\n"
        "Prochain staff : mardi 2 février 2027"
    )
    event = read_event(text, today=TODAY)
    assert event is not None
    assert [f"{one.start:%d/%m/%Y %H:%M}" for one in event.occurrences] == ["02/02/2027 13:00"]
    assert "all_day" not in event.inferred
    assert (event.dates_raw or "").endswith("de 13h à 14h")
