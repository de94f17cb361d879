"""The place that only its standing tells, in announcements laid out like cards."""

from __future__ import annotations

from datetime import date

import pytest

from collectors.french.events import read_event

TODAY = date(2027, 1, 15)

PLACES = [
    # right below the day, or the hour
    ("Nuit des lucioles\n12 mars 2027\nVoltaire Théâtre", "Voltaire Théâtre", None),
    ("Nuit des lucioles\n12 mars 2027\nMobilier régional", "Mobilier régional", None),
    ("Nuit des lucioles\n12 mars 2027\nLa Grelouve\nUn temps pour le ciel.", "La Grelouve", None),
    ("Nuit des lucioles\n12 mars 2027\n18h – 20h\nGrelouvan 2", "Grelouvan 2", None),
    ("Nuit des lucioles\n12 mars 2027\nGrelouvan 2\n18h à 20h", "Grelouvan 2", None),
    ("Nuit des lucioles\n12 mars 2027\n18:00 – 20:00 le 128", "le 128", None),
    ("Nuit des lucioles, 12 mars 2027\nLa Grelouve", "La Grelouve", None),
    ("Nuit des lucioles\n12 mars 2027\nParvis", "Parvis", None),
    # in the row of the day, and above it
    ("Comment lire le ciel ?\n12 mars 2027, La Grelouve", "La Grelouve", None),
    ("Nuit des lucioles\nSub Café\n12 mars 2027", "Sub Café", None),
    ("Nuit des lucioles\nIFLN, amphithéâtre\n12 mars 2027", "IFLN, amphithéâtre", None),
    ("Nuit des lucioles\n12 mars 2027 - ONDES - LE NUCLÉAIRE", "LE NUCLÉAIRE", None),
    # beside a town, in a row of its own
    ("Nuit des lucioles\n12 mars 2027\nGrelouvan, Lure", "Grelouvan", "Lure"),
    ("Nuit des lucioles\nGrelouvan - Lure\n12 mars 2027", "Grelouvan", "Lure"),
    (
        "Nuit des lucioles\n12 mars 2027\nUn temps pour le ciel.\nPont des Clairs, à Lure",
        "Pont des Clairs",
        "Lure",
    ),
    (
        "Nuit des lucioles\n12 mars 2027\n3 rue Haute, 70200 Lure\nGrelouvan, Lure",
        "Grelouvan, 3 rue Haute",
        "Lure",
    ),
    # people, bodies, subjects, notices and titles
    ("Nuit des lucioles\n12 mars 2027\nMarie Tamaris", None, None),
    ("Nuit des lucioles\n12 mars 2027\n18h\nMarie Tamaris & Jean Lilas (Université du Lac)", None, None),
    ("Nuit des lucioles\n12 mars 2027\n18h\nCompagnie du Lac", None, None),
    ("Nuit des lucioles\n12 mars 2027\n18h\nJazz", None, None),
    ("Nuit des lucioles\n12 mars 2027\n18h\nTout public", None, None),
    ("Nuit des lucioles\n12 mars 2027\nBilletterie", None, None),
    ("Nuit des lucioles\n12 mars 2027\nGrelouvan", None, None),
    ("Nuit des lucioles\nAtelier autour d’un café\n12 mars 2027", None, None),
    ("Nuit des lucioles\nLa Baleine Cargo\n12 mars 2027", None, None),
    ("Nuit des lucioles\nTrio Lac, Lure\n12 mars 2027", None, "Lure"),
    ("12 mars 2027\n18h\nGrelouvan", None, None),
]


@pytest.mark.parametrize(("text", "venue", "city"), PLACES)
def test_a_name_stands_as_the_place(text: str, venue: str | None, city: str | None) -> None:
    event = read_event(text, today=TODAY)
    assert event is not None
    assert (event.venue, event.city) == (venue, city)
    assert (event.mode is not None) == (venue is not None or city is not None)
