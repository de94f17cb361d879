"""The sources we ship: every one is sound, in the file of its region, and none of the known ones is left out."""

from __future__ import annotations

import csv
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from collectors.registry import OURS, Entry, Platform, load_registry
from collectors.registry.files import read_entries
from db.communes import departments, region_of
from db.model import slug
from db.vocabulary import SourceKind
from tests.shared import SHARED, needs_shared

FILES = sorted(OURS.glob("*.toml"))
SHIPPED = [(file, entry) for file in FILES for entry in read_entries(file)]
each = pytest.mark.parametrize(("file", "entry"), SHIPPED, ids=[entry.id for _, entry in SHIPPED])
KINDS = {
    "federation": SourceKind.GUICHET,
    "support": SourceKind.URPS,
} | {name: SourceKind(name.lower()) for name in ("DSRC", "CPTS", "URPS", "ARS", "national")}


def host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")


def candidates() -> list[dict[str, str]]:
    with (SHARED / "facts" / "candidate-sources.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [row for row in rows if row["domain"] != "(not seen)" and row["name"] != "INCa"]


def test_no_id_and_no_site_stands_twice() -> None:
    entries = [entry for _, entry in SHIPPED]
    assert len({entry.id for entry in entries}) == len(entries)
    assert len({host(entry.homepage) for entry in entries}) == len(entries)
    assert [entry.id for entry in load_registry()] == [entry.id for entry in entries]


@each
def test_it_is_in_the_file_of_its_region(file: Path, entry: Entry) -> None:
    elsewhere = "national" if entry.kind is SourceKind.NATIONAL else "unplaced"
    assert file.stem == (slug(entry.region) if entry.region else elsewhere)
    assert entry.region is None or entry.region in {one.region for one in departments()}
    assert entry.department is None or region_of(entry.department) == entry.region


@each
def test_its_addresses_are_secure_and_its_own(file: Path, entry: Entry) -> None:
    assert entry.homepage == f"https://{urlsplit(entry.homepage).hostname}/"
    for address in (*entry.agenda, *entry.resources):
        assert urlsplit(address).scheme == "https"
        assert host(address) == host(entry.homepage)
        assert address != entry.homepage


@each
def test_a_known_platform_has_an_address_to_read(file: Path, entry: Entry) -> None:
    assert entry.platform is Platform.AUTO or entry.agenda or entry.resources


@each
def test_networks_are_read_more_often_than_the_rest(file: Path, entry: Entry) -> None:
    assert entry.every == (timedelta(hours=6) if entry.kind is SourceKind.DSRC else timedelta(days=1))
    assert entry.expects.min_items >= 1
    assert entry.expects.max_age_days is not None


@each
def test_the_id_of_a_cpts_says_so(file: Path, entry: Entry) -> None:
    assert (entry.kind is SourceKind.CPTS) == entry.id.startswith("cpts-")
    assert entry.kind is not SourceKind.CPTS or entry.id == slug(entry.name)


def test_oncobfc_is_there() -> None:
    entry = next(entry for _, entry in SHIPPED if entry.id == "oncobfc")
    assert entry.platform is Platform.DRUPAL
    assert entry.agenda == ("https://www.oncobfc.com/liste-agenda-futur",)
    assert entry.expects.max_age_days == 60
    assert entry.source.model_dump() == {
        "id": "oncobfc",
        "name": "oncoBFC",
        "kind": "dsrc",
        "region": "Bourgogne-Franche-Comté",
        "homepage": "https://www.oncobfc.com/",
    }


def test_the_inca_is_only_linked_to() -> None:
    hosts = {host(entry.homepage) for _, entry in SHIPPED}
    assert not hosts & {"e-cancer.fr", "cancer.fr"}


@needs_shared
def test_every_candidate_whose_address_was_seen_is_there() -> None:
    assert {host(entry.homepage) for _, entry in SHIPPED} == {
        row["domain"].removeprefix("www.") for row in candidates()
    }


@needs_shared
def test_candidates_keep_their_kind_region_and_department() -> None:
    entries = {host(entry.homepage): entry for _, entry in SHIPPED}
    for row in candidates():
        entry = entries[row["domain"].removeprefix("www.")]
        assert entry.kind is KINDS[row["kind"]]
        if "verify" not in row["region"]:
            assert (entry.region or "France") in row["region"]
        if row["department"].isdigit() and entry.region:
            assert entry.department == row["department"]
