"""Choosing the town of an event among those that a text names and no words tell outright."""

from __future__ import annotations

import pytest

from benchmarks.accuracy_events import TABLE
from benchmarks.accuracy_titles import rows
from benchmarks.accuracy_towns import of_announcements
from collectors.french.fold import fold
from collectors.french.places import find_place, town_choice
from collectors.french.places.mention import HINTED, LIKELY
from collectors.french.places.town_choice import likely_town
from collectors.french.places.town_signs import TownSigns, named_towns
from collectors.french.weighing import Tree
from db.model import slug
from tests.hang import BOUNDED


def weighing(monkeypatch: pytest.MonkeyPatch, *trees: Tree) -> None:
    monkeypatch.setattr(town_choice, "_trees", lambda: trees)


def signs_of(text: str, name: str) -> set[str]:
    told = TownSigns(fold(text))
    return told.of(next(rank for rank, town in enumerate(told.towns) if town.name == name))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rendez-vous au Mans, puis aux Rousses", ["Le Mans", "Les Rousses"]),
        ("La fanfare du Creusot à Chalon-sur-Saône", ["Le Creusot", "Chalon-sur-Saone"]),
        ("Le bal des aidants", []),
        ("Dole – Gray – Dole", ["Dole", "Gray", "Dole"]),
    ],
)
def test_towns_are_found_by_their_names(text: str, expected: list[str]) -> None:
    assert [town.name for town in named_towns(fold(text))] == expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Bal, Dole, le 3 mars 2027", "Dole", {"piece alone", "moment behind", "gathering before"}),
        ("Dole\nBal du club", "Dole", {"begins its line", "ends its line", "behind 0 line"}),
        ("Le comité de Dole", "Dole", {"before 0 de", "word before 1 comite", "no venue"}),
        ("Salle des fêtes de Dole", "Dole", {"in venue", "in venue civic"}),
        ("Salle des fêtes, Dole", "Dole", {"behind venue civic"}),
        ("Bal à Gray. Départ de Dole", "Dole", {"town 1 of 2", "towns 2"}),
        ("Dole, Dole et Gray", "Gray", {"town 2 of 3", "towns 2"}),
        ("Film « Retour à Dole »", "Dole", {"quoted"}),
        ("Mme Anna Tamaris (Dole)", "Dole", {"of person"}),
        ("Contact : mairie de Dole", "Dole", {"elsewhere"}),
        ("Église Saint-Claude", "Saint-Claude", {"of patron", "saint"}),
    ],
)
def test_signs_tell_what_stands_around_a_town(text: str, name: str, expected: set[str]) -> None:
    assert expected <= signs_of(text, name)


def test_the_town_is_told_for_which_most_speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    weighing(monkeypatch, ("ends its line", 0.0, 3.0), ("begins its line", 0.0, 1.2))
    told = likely_town("Dole, puis Gray", 1.0)
    assert told is not None
    assert (told.name, told.weight) == ("Gray", LIKELY)
    hinted = likely_town("Dole, puis le bal", 1.0)
    assert hinted is not None
    assert (hinted.name, hinted.weight) == ("Dole", HINTED)
    assert likely_town("Dole, puis le bal", 1.3) is None


def test_someone_else_s_address_is_told_by_no_weight(monkeypatch: pytest.MonkeyPatch) -> None:
    weighing(monkeypatch, 9.0)
    assert likely_town("Contact : mairie de Dole", 1.0) is None
    assert likely_town("Mairie de Dole", 1.0) is not None


def test_a_building_is_mentioned_with_its_town() -> None:
    folded = fold("Bal, salle des fêtes de Dole")
    told = TownSigns(folded).mention(0, HINTED)
    assert (folded[told.start : told.end], told.inside) == ("salle des fetes de Dole", True)


def test_a_town_that_little_speaks_for_is_inferred(monkeypatch: pytest.MonkeyPatch) -> None:
    for told, inferred in ((2.0, ("city",)), (3.0, ())):
        weighing(monkeypatch, told)
        place = find_place("Le bal du club Dole, le 3 mars")
        assert place is not None
        assert (place.city, place.inferred) == ("Dole", inferred)


def test_towns_of_phrases_that_were_learned_from() -> None:
    read = [(find_place(row["text"]), row["city"]) for row in rows(TABLE.with_name("towns.jsonl"))]
    told = [(place.city if place else None, city) for place, city in read]
    right = sum(slug(found or "") == slug(city or "") for found, city in told)
    assert right >= 0.9 * len(told)


def test_towns_of_announcements_that_nothing_was_learned_from() -> None:
    told = of_announcements()
    right = sum(one.same for one in told)
    assert right >= 0.95 * sum(one.found is not None for one in told)
    assert right >= 0.87 * sum(one.expected is not None for one in told)


@BOUNDED
@pytest.mark.parametrize(
    "unit", ["Dole ", "à Dole, ", "Salle de Dole\n", "Dole-", "D", "Salle des fêtes, ", "Hôtel, "]
)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    likely_town(unit * (100_000 // len(unit)), 1.0)
    likely_town(unit * (100_000 // len(unit)) + " Dole" * 40, 1.0)
