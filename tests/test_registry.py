"""The registry: a user's file is added to ours, and a bad entry says what to mend."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest

from collectors.registry import CssListing, Entry, Platform, load_registry, registry_files
from db.errors import MaillageError

GOOD = {
    "id": '"reseau-test"',
    "name": '"Réseau Test"',
    "kind": '"dsrc"',
    "homepage": '"https://reseau-test.example/"',
    "platform": '"drupal"',
}


def write(folder: Path, *entries: dict[str, str], name: str = "mine.toml") -> Path:
    file = folder / name
    tables = ["[[source]]\n" + "".join(f"{key} = {value}\n" for key, value in one.items()) for one in entries]
    file.write_text("\n".join(tables), encoding="utf-8")
    return file


def read(folder: Path, **fields: str) -> Entry:
    return load_registry([write(folder, GOOD | fields)])[-1]


def test_a_users_file_is_added(tmp_path: Path) -> None:
    entries = load_registry([write(tmp_path, GOOD)])
    assert [entry.id for entry in entries][-1] == "reseau-test"
    assert len(entries) == len(load_registry()) + 1


def test_a_users_entry_replaces_ours(tmp_path: Path) -> None:
    entries = load_registry([write(tmp_path, GOOD | {"id": '"oncobfc"', "every": '"1d"'})])
    assert len(entries) == len(load_registry())
    mine = next(entry for entry in entries if entry.id == "oncobfc")
    assert (mine.name, mine.every) == ("Réseau Test", timedelta(days=1))


def test_the_last_file_wins(tmp_path: Path) -> None:
    first = write(tmp_path, GOOD | {"name": '"Premier"'}, name="a.toml")
    second = write(tmp_path, GOOD | {"name": '"Second"'}, name="b.toml")
    assert load_registry([first, second])[-1].name == "Second"


@pytest.mark.parametrize(
    ("listed", "options", "expected"),
    [
        (None, [], []),
        ("", ["mine.toml"], ["mine.toml"]),
        ("a.toml", [], ["a.toml"]),
        (os.pathsep.join(["a.toml", "", "b.toml"]), ["mine.toml"], ["a.toml", "b.toml", "mine.toml"]),
    ],
)
def test_options_win_over_the_environment(
    listed: str | None, options: list[str], expected: list[str]
) -> None:
    environment = {} if listed is None else {"MAILLAGE_REGISTRY": listed}
    files = registry_files([Path(name) for name in options], environment)
    assert files == [Path(name) for name in expected]


@pytest.mark.parametrize("platform", [one for one in Platform if one is not Platform.CSS])
def test_any_platform_needs_only_a_home_page(tmp_path: Path, platform: Platform) -> None:
    assert read(tmp_path, platform=f'"{platform}"').platform is platform


def test_a_listing_is_described_by_selectors(tmp_path: Path) -> None:
    entry = read(
        tmp_path, platform='"css"', css='{ row = "li.date", title = "h3 > a", next = "a[rel~=next]" }'
    )
    assert entry.css == CssListing(row="li.date", title="h3 > a", next="a[rel~=next]")


@pytest.mark.parametrize(
    ("region", "department"), [("Corse", "2A"), ("La Réunion", "974"), ("Bretagne", "22")]
)
def test_a_department_goes_with_its_region(tmp_path: Path, region: str, department: str) -> None:
    entry = read(tmp_path, region=f'"{region}"', department=f'"{department}"')
    assert (entry.region, entry.department) == (region, department)


def test_a_host_with_accents_is_kept_as_machines_write_it(tmp_path: Path) -> None:
    entry = read(
        tmp_path, homepage='"https://santé.example/é"', agenda='["http://www.santé.example:81/agenda"]'
    )
    assert entry.homepage == "https://xn--sant-epa.example/é"
    assert entry.agenda == ("http://www.xn--sant-epa.example:81/agenda",)


def test_a_file_without_sources_adds_none(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_bytes("\ufeff# rien encore\r\n".encode())
    assert load_registry([file]) == load_registry()


@pytest.mark.parametrize(
    ("changes", "field", "remedy"),
    [
        ({"kind": '"reseau"'}, "kind", "dsrc"),
        ({"platform": '"spip"'}, "platform", "'event-organiser'"),
        ({"region": '"Bourgogne Franche Comté"'}, "region", 'such as "Bourgogne-Franche-Comté"'),
        ({"region": '"Bretagne"', "department": '"70"'}, "department", 'region = "Bourgogne-Franche-Comté"'),
        ({"department": '"70"'}, "department", 'region = "Bourgogne-Franche-Comté"'),
        ({"region": '"Bretagne"', "department": '"2C"'}, "department", 'such as "70"'),
        ({"platform": '"css"'}, "css", 'is missing; add css = { row = "…", title = "…" }'),
        ({"css": '{ row = "li", title = "a" }'}, "css", 'remove it or write platform = "css"'),
        ({"platform": '"css"', "css": '"li"'}, "css", "braces"),
        ({"platform": '"css"', "css": '{ row = "li" }'}, "css.title", "is missing; add it"),
        (
            {"platform": '"css"', "css": '{ row = "li[", title = "a" }'},
            "css.row",
            "'li['; write a CSS selector",
        ),
        ({"platform": '"css"', "css": '{ row = "li", title = "a::text" }'}, "css.title", "CSS selector"),
        ({"platform": '"css"', "css": '{ row = "li", title = "" }'}, "css.title", "write a CSS selector"),
        ({"platform": '"css"', "css": '{ row = "li", title = "a", lieu = "p" }'}, "css.lieu", "remove it"),
        ({"homepage": '"www.reseau-test.example"'}, "homepage", "https://"),
        ({"agenda": '["/agenda"]'}, "agenda", "https://"),
        ({"agenda": '"https://reseau-test.example/agenda"'}, "agenda", "square brackets"),
        ({"every": '"six heures"'}, "every", "6h"),
        ({"every": "6"}, "every", "6h"),
        ({"id": '"Réseau Test"'}, "id", "lower-case"),
        ({"adresse": '"x"'}, "adresse", "remove it"),
        ({"expects": "{ min_items = -1 }"}, "expects.min_items", "0"),
        ({"expects": "{ minimum = 1 }"}, "expects.minimum", "remove it"),
        ({"name": '""'}, "name", "1 character"),
    ],
)
def test_a_bad_entry_names_file_entry_field_and_remedy(
    tmp_path: Path, changes: dict[str, str], field: str, remedy: str
) -> None:
    file = write(tmp_path, GOOD | changes)
    with pytest.raises(MaillageError) as caught:
        load_registry([file])
    sentence = str(caught.value)
    assert str(file) in sentence
    assert (changes.get("id") or GOOD["id"]) in sentence
    assert f'field "{field}"' in sentence
    assert remedy in sentence
    assert "\n" not in sentence


@pytest.mark.parametrize("field", ["name", "kind", "homepage", "platform"])
def test_a_missing_field_is_named(tmp_path: Path, field: str) -> None:
    file = write(tmp_path, {key: value for key, value in GOOD.items() if key != field})
    with pytest.raises(MaillageError, match=f'entry "reseau-test": field "{field}" is missing; add it'):
        load_registry([file])


def test_an_entry_without_id_is_named_by_its_rank(tmp_path: Path) -> None:
    nameless = {key: value for key, value in GOOD.items() if key != "id"}
    with pytest.raises(MaillageError, match='entry "number 2": field "id" is missing'):
        load_registry([write(tmp_path, GOOD, nameless)])


def test_the_same_id_twice_in_a_file(tmp_path: Path) -> None:
    with pytest.raises(MaillageError, match='two entries have the id "reseau-test"'):
        load_registry([write(tmp_path, GOOD, GOOD)])


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"[[source]\nid = 1", "not a valid TOML file"),
        (b"\xff\xfe\x00", "not a valid TOML file"),
        (b'[[sources]]\nid = "a"', r"holds \[\[source\]\] tables"),
        (b"source = 3", r"holds \[\[source\]\] tables"),
        (b"source = [3]", r"write \[\[source\]\] above it"),
        (b'[source]\nid = "a"', r"holds \[\[source\]\] tables"),
    ],
)
def test_a_file_that_is_no_registry(tmp_path: Path, content: bytes, words: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_bytes(content)
    with pytest.raises(MaillageError, match=words):
        load_registry([file])


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(MaillageError, match="cannot be read"):
        load_registry([tmp_path / "none.toml"])
