"""An entry is added to a user's file: what is there stays to the byte, what is added is read back the same."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from collectors.registry import Entry, Platform, append_entry, as_toml, load_registry
from db.errors import MaillageError
from db.vocabulary import SourceKind

FIRST = {
    "id": "cpts-haute-vallee",
    "name": "CPTS « Haute Vallée »",
    "kind": "cpts",
    "homepage": "https://haute-vallee.example/",
    "platform": "auto",
}
LISTING = {
    "platform": "css",
    "agenda": ["https://haute-vallee.example/agenda"],
    "css": {"row": "li.date", "title": 'a[title="Voir"]'},
    "every": "36h",
    "expects": {"min_items": 0},
    "region": "Occitanie",
    "department": "81",
}


def entry(**fields: object) -> Entry:
    return Entry.model_validate({**FIRST, **fields})


def test_a_file_is_made(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    append_entry(file, entry())
    assert file.read_text("utf-8") == (
        '[[source]]\nid = "cpts-haute-vallee"\nname = "CPTS « Haute Vallée »"\nkind = "cpts"\n'
        'homepage = "https://haute-vallee.example/"\nplatform = "auto"\n'
    )


@pytest.mark.parametrize(
    "before",
    [
        b"",
        b"# rien encore",
        b"\xef\xbb\xbf# avec BOM\r\n",
        as_toml(entry(id="autre")).rstrip().encode(),
        as_toml(entry(id="autre")).replace("\n", "\r\n").encode() + b"# fin",
    ],
)
def test_what_is_there_stays_to_the_byte(tmp_path: Path, before: bytes) -> None:
    file = tmp_path / "mine.toml"
    file.write_bytes(before)
    known = load_registry([file])
    append_entry(file, entry(**LISTING))
    assert file.read_bytes().startswith(before)
    assert load_registry([file]) == [*known, entry(**LISTING)]


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (as_toml(entry()), 'there is an entry "cpts-haute-vallee" already'),
        ("[autre]\nclef = 1\n", "holds [[source]] tables"),
        ("source = []\n", "write each source under [[source]]"),
        ("[[source]\n", "not a valid TOML file"),
    ],
)
def test_a_file_that_cannot_take_it_is_left_alone(tmp_path: Path, before: str, words: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(before, "utf-8")
    with pytest.raises(MaillageError) as caught:
        append_entry(file, entry())
    assert str(file) in str(caught.value)
    assert words in str(caught.value)
    assert file.read_text("utf-8") == before


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(MaillageError, match="cannot be written"):
        append_entry(tmp_path / "none" / "mine.toml", entry())


texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
addresses = st.lists(texts.map(lambda path: f"https://haute-vallee.example/{path}"), max_size=3)
entries = st.fixed_dictionaries(
    {
        "id": st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True),
        "name": texts,
        "kind": st.sampled_from([str(kind) for kind in SourceKind]),
        "homepage": texts.map(lambda path: f"https://haute-vallee.example/{path}"),
        "platform": st.sampled_from([str(one) for one in Platform if one is not Platform.CSS]),
        "agenda": addresses,
        "resources": addresses,
        "every": st.builds("{}{}".format, st.integers(1, 9999), st.sampled_from("mhd")),
    },
    optional={
        "region": st.just("Corse"),
        "expects": st.fixed_dictionaries(
            {}, optional={"min_items": st.integers(0, 99), "max_age_days": st.integers(1, 999)}
        ),
    },
)


@given(fields=entries)
@example(fields={**FIRST, "name": '\x00\x7f\r\n\t"\\ 🙂\u2028'})
def test_any_entry_is_read_back_the_same(fields: dict[str, object]) -> None:
    told = Entry.model_validate(fields)
    (table,) = tomllib.loads(as_toml(told))["source"]
    assert Entry.model_validate(table) == told
