"""Recording a source as a case for the tests."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from collectors.guard import Reason
from collectors.page import Page
from collectors.recording import record, record_case
from db.errors import MaillageError
from tests.cases import SITES, Files, read_case

CASE = read_case(SITES / "reseau-deux-lacs")
HOME = CASE.entry.homepage


def web(**changed: Page | Reason) -> Files:
    return Files({**CASE.pages, **changed})


def test_a_case_recorded_again_is_the_same(tmp_path: Path) -> None:
    said = record_case(CASE.entry, web(), CASE.today, tmp_path / "case")
    assert said.startswith(f"8 pages are in {tmp_path / 'case'}")
    expected = json.loads((tmp_path / "case" / "expected.json").read_text("utf-8"))
    assert expected.pop("reviewed") is False
    (tmp_path / "case" / "expected.json").write_text(json.dumps({**expected, "reviewed": True}))
    again = read_case(tmp_path / "case")
    assert again.pages == CASE.pages
    assert (again.entry, again.today, again.expected) == (CASE.entry, CASE.today, CASE.expected)


def test_a_case_that_nobody_reviewed_is_refused(tmp_path: Path) -> None:
    record_case(CASE.entry, web(), CASE.today, tmp_path / "case")
    with pytest.raises(AssertionError, match="case: read its pages"):
        read_case(tmp_path / "case")


def test_pages_are_written_as_they_came_with_the_headers_that_matter() -> None:
    home = replace(CASE.pages[HOME], headers={"x-generator": "Drupal 10", "set-cookie": "visitor=12"})
    files = record(CASE.entry, web(**{HOME: home}), CASE.today)
    listed = {page["url"]: page for page in json.loads(files["pages.json"])}
    assert listed[HOME]["headers"] == {"x-generator": "Drupal 10"}
    assert {name for name in files if name.endswith(".html")} == {page["file"] for page in listed.values()}
    assert files[listed[HOME]["file"]] == home.content


def test_what_could_not_be_had_is_recorded_too() -> None:
    files = record(CASE.entry, web(**{f"{HOME}documents": Reason.BLOCKED}), CASE.today)
    assert {"url": f"{HOME}documents", "failed": "blocked"} in json.loads(files["pages.json"])


def test_a_site_that_gives_nothing_leaves_no_folder(tmp_path: Path) -> None:
    entry = CASE.entry.model_copy(update={"platform": "drupal"})
    with pytest.raises(MaillageError, match="Nothing can be recorded of reseau-deux-lacs: Le site refuse"):
        record_case(entry, Files({HOME: Reason.BLOCKED}), CASE.today, tmp_path / "case")
    assert not (tmp_path / "case").exists()


def test_a_folder_is_written_over_on_demand_when_it_is_a_case(tmp_path: Path) -> None:
    case, other = tmp_path / "case", tmp_path / "other"
    record_case(CASE.entry, web(), CASE.today, case)
    (case / "99-old.html").write_text("old")
    other.mkdir()
    (other / "letter.txt").write_text("mine")
    with pytest.raises(MaillageError, match="already exists"):
        record_case(CASE.entry, web(), CASE.today, case)
    with pytest.raises(MaillageError, match="is no recorded case"):
        record_case(CASE.entry, web(), CASE.today, other, force=True)
    record_case(CASE.entry, web(), CASE.today, case, force=True)
    assert not (case / "99-old.html").exists()
    assert (other / "letter.txt").read_text() == "mine"
