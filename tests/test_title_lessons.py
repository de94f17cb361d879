"""What is to be learned of titles, from labelled announcements and pages."""

from __future__ import annotations

import pytest

from benchmarks.accuracy_titles import Told as Read
from benchmarks.accuracy_titles import report, rows
from benchmarks.title_lessons import (
    PAGES,
    TITLES,
    WORTH_OF_NOTHING,
    broken,
    laid_out,
    lesson,
    of_laid_out,
    of_page,
    worth,
)
from collectors.french.title_choice.choice import NOTHING
from db.model import slug

BAL = {
    "text": "Bal des aidants\n4 mars 2027 à Lure",
    "published": "2027-01-10",
    "title": "Bal des aidants",
    "also": ["Bal"],
}
LOTO = {
    "text": "Loto du club\n5 mars 2027 à Gray",
    "published": "2027-01-10",
    "title": "Loto du club",
    "also": [],
}
PAGE = {
    "lines": [["Agenda", 2], ["Bal des aidants", 0], ["4 mars 2027", 0], ["", 0], ["Publié le 3 mars 2026", 0]],
    "published": "2027-01-10",
    "events": [{"first": 1, "last": 2, "start": "2027-03-04", "title": "Bal des aidants", "also": []}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "value"),
    [("le bal des aidants", 4), ("Bal", 3), ("Bal des aidants à Lure", 2), ("Lure", 0)],
)
def test_a_stretch_is_worth_its_likeness_to_the_titles_that_would_do(text: str, value: int) -> None:
    assert worth(text, BAL) == value
    assert worth(text, {"title": None}) == 0


def test_an_announcement_is_learned_from_with_there_being_no_title_as_the_last_answer() -> None:
    told = lesson(BAL)
    assert told is not None
    assert (max(told.worths), told.worths[-1], told.signs[-1]) == (4, WORTH_OF_NOTHING, set(NOTHING))
    assert lesson(BAL | {"title": "Concert du port", "also": []}) is None


def test_nothing_is_the_best_answer_where_no_event_is_named() -> None:
    told = lesson({"text": "Publié le 4 mars 2027 par la mairie", "published": None, "title": None})
    assert told is not None
    assert max(told.worths) == told.worths[-1]


def test_a_long_title_is_torn_in_two_lines() -> None:
    row = {
        "title": "Journée régionale des aidants familiaux",
        "text": "Lure\nJournée régionale des aidants familiaux\n4 mars",
    }
    assert (broken(row) or {})["text"] == "Lure\nJournée régionale des\naidants familiaux\n4 mars"
    assert broken(BAL) is None


def test_announcements_are_learned_from_on_pages_too() -> None:
    (page,) = laid_out([BAL, LOTO])
    told = [one for one in of_laid_out(page) if one]
    assert [max(one.worths) for one in told] == [4, 4]
    assert [max(one.worths) for one in of_page(PAGE) if one] == [4]


def test_every_labelled_title_stands_in_its_text() -> None:
    for row in rows(TITLES):
        assert row["title"] is None or slug(row["title"]) in slug(row["text"])
    for page in rows(PAGES):
        text = " ".join(line for line, _ in page["lines"])
        assert all(one["title"] in text and one["first"] <= one["last"] for one in page["events"])


def test_the_report_counts_what_is_not_read_as_missed() -> None:
    told = [
        Read("Bal", "Bal", right=True),
        Read("Loto", None, right=False),
        Read("Foire", "Lure", right=False),
    ]
    first, *others = report("pages", told).splitlines()
    assert first.split() == ["pages", "0.500", "0.333", "1/2/3", "0/0"]
    assert others == ["    - for Loto", "    Lure for Foire"]
