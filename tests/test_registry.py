"""The registry: ours is sound, a user's file is added to it, and a bad entry says what to mend."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from collectors.registry import load_registry
from db.errors import MaillageError
from db.vocabulary import SourceKind

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


def test_our_sources_are_sound() -> None:
    entries = load_registry()
    assert len({entry.id for entry in entries}) == len(entries)
    for entry in entries:
        assert entry.agenda or entry.resources, f"{entry.id} is read nowhere"
        host = urlsplit(entry.homepage).hostname
        assert all(urlsplit(url).hostname == host for url in entry.agenda + entry.resources)
        assert entry.every >= timedelta(hours=1)


def test_oncobfc_is_there() -> None:
    entry = next(entry for entry in load_registry() if entry.id == "oncobfc")
    assert entry.kind is SourceKind.DSRC
    assert entry.every == timedelta(hours=6)
    assert entry.expects.min_items == 1
    assert entry.expects.max_age_days == 60
    assert entry.source.model_dump() == {
        "id": "oncobfc",
        "name": "oncoBFC",
        "kind": "dsrc",
        "region": "Bourgogne-Franche-Comté",
        "homepage": "https://www.oncobfc.com/",
    }


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
    ("changes", "field", "remedy"),
    [
        ({"kind": '"reseau"'}, "kind", "dsrc"),
        ({"platform": '"auto"'}, "platform", "drupal"),
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
        (b"", r"holds \[\[source\]\] tables"),
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
