"""The reference data: facts that anyone can check on the official list."""

from __future__ import annotations

import pytest

from db.communes import (
    commune,
    communes_beginning,
    communes_named,
    communes_nearly_named,
    country_code,
    country_of,
    department,
    department_named,
    departments,
    foreign_city,
    foreign_town,
    region_of,
)


@pytest.mark.parametrize(
    ("spelling", "insee"),
    [
        ("Besançon", "25056"),
        ("BESANCON", "25056"),
        ("Lons le Saunier", "39300"),
        ("lons-le-saunier", "39300"),
        ("L’Isle-sur-le-Doubs", "25315"),
        ("Chalon s/ Saône", "71076"),
        ("Villiers s/ Mortagne", "61507"),
        ("Ste Menehould", "51507"),
        ("Œuilly", "02565"),
    ],
)
def test_commune_by_any_spelling(spelling: str, insee: str) -> None:
    assert insee in [place.insee for place in communes_named(spelling)]


def test_homonyms_are_sorted_by_size() -> None:
    places = communes_named("Saint-Denis")
    assert {"93066", "97411"} <= {place.insee for place in places}
    sizes = [place.population or 0 for place in places if not place.part_of]
    assert sizes == sorted(sizes, reverse=True)


def test_commune_has_its_postal_codes_and_department() -> None:
    place = commune("70310")
    assert place is not None
    assert (place.name, place.department, place.postcodes) == ("Lure", "70", ("70200",))
    assert place.population
    assert place.population > 5000


def test_part_of_a_commune_names_the_whole() -> None:
    (lomme,) = communes_named("Lomme")
    assert lomme.part_of == "59350"


@pytest.mark.parametrize(
    ("gone", "insee"), [("Ancenis", "44003"), ("Clerval", "25156"), ("Verdun-sur-le-Doubs", "71566")]
)
def test_name_that_a_commune_has_lost_is_part_of_todays(gone: str, insee: str) -> None:
    assert [place.part_of for place in communes_named(gone)] == [insee]


def test_code_shared_with_a_part_gives_the_commune_of_today() -> None:
    place = commune("01015")
    assert place is not None
    assert place.part_of is None


def test_unknown_names_and_codes() -> None:
    assert communes_named("Trifouilly-les-Oies") == ()
    assert communes_named("") == ()
    assert commune("99999") is None
    assert department("99") is None
    assert region_of("99") is None
    assert department_named("Franche-Comté") is None


def test_names_that_begin_with_a_word() -> None:
    names = [place.name for place in communes_beginning("Chalon")]
    assert "Chalon-sur-Saône" in names
    assert "Chalon" not in names
    assert "Chalonnes-sur-Loire" not in names


@pytest.mark.parametrize(
    ("code", "name", "region"),
    [
        ("70", "Haute-Saône", "Bourgogne-Franche-Comté"),
        ("2A", "Corse-du-Sud", "Corse"),
        ("974", "La Réunion", "La Réunion"),
        ("75", "Paris", "Île-de-France"),
    ],
)
def test_departments(code: str, name: str, region: str) -> None:
    found = department(code)
    assert found is not None
    assert (found.name, found.region, region_of(code)) == (name, region, region)
    assert department_named(name.upper()) == found


def test_every_commune_lies_in_a_known_department() -> None:
    codes = {found.code for found in departments()}
    assert len(codes) >= 101
    assert {place.department for place in communes_beginning("Saint")} <= codes


def test_foreign_cities() -> None:
    assert foreign_city("BRUXELLES") == "Bruxelles"
    assert foreign_city("Geneve") == "Genève"
    assert foreign_city("Besançon") is None


@pytest.mark.parametrize(
    ("name", "spelling"),
    [
        ("MUNSINGEN", "Münsingen"),
        ("Evionnaz", "Evionnaz"),
        ("saint-prex", "Saint-Prex"),
        ("Bruxelles", "Bruxelles"),
        ("Table", None),
        ("Besançon", None),
    ],
)
def test_foreign_towns(name: str, spelling: str | None) -> None:
    assert foreign_town(name) == spelling


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Besancon", []),
        ("Besanson", ["Besançon"]),
        ("Besnaçon", ["Besançon"]),
        ("Auvers Saint George", ["Auvers-Saint-Georges"]),
        ("Aesançon", []),
        ("", []),
    ],
)
def test_communes_one_slip_away(name: str, found: list[str]) -> None:
    assert [place.name for place in communes_nearly_named(name)] == found


def test_countries() -> None:
    assert (country_code("MAROC"), country_code("Côte d’Ivoire"), country_code("Dole")) == ("MA", "CI", None)
    assert (country_of("Fès"), country_of("Aadorf"), country_of("Dole")) == ("MA", "CH", None)
