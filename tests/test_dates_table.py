"""Dates in French sentences: the table of shapes, what must not be taken for a date, years, hostile text."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from benchmarks.accuracy_dates import published_on, span_of
from collectors.french.dates import When, find_when, read_when
from db.model import PARIS, Occurrence
from tests.hang import BOUNDED
from tests.shared import SHARED, needs_shared

TODAY, PUBLISHED = date(2027, 1, 20), date(2027, 1, 15)
TABLE = Path(__file__).parent / "data" / "dates.jsonl"
ROWS = [json.loads(line) for line in TABLE.read_text("utf-8").splitlines()]


def read(text: str, *, published: date | None = PUBLISHED, today: date = TODAY) -> When | None:
    return read_when(text, today=today, published=published)


def only(text: str, *, published: date | None = PUBLISHED, today: date = TODAY) -> When:
    when = read(text, published=published, today=today)
    assert when is not None
    return when


def written(value: date | None) -> str | None:
    return value.strftime("%Y-%m-%dT%H:%M") if isinstance(value, datetime) else str(value) if value else None


def told(when: When) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "kind": when.kind,
        "when": [[written(one.start), written(one.end)] for one in when.occurrences],
        "inferred": list(when.inferred),
        "warnings": list(when.warnings),
        "period": when.period,
    }
    return {name: value for name, value in answer.items() if value or name in ("kind", "when")}


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['shape']}: {row['text']}" for row in ROWS])
def test_every_mention_of_the_table_is_read(row: dict[str, Any]) -> None:
    found = find_when(row["text"], today=TODAY, published=PUBLISHED)
    assert [told(when) for when in found] == row["expected"]


def test_hours_are_those_of_paris_and_days_are_all_day() -> None:
    timed, whole = only("15 juillet 2027 à 18h").occurrences[0], only("15 juillet 2027").occurrences[0]
    assert timed == Occurrence(start=datetime(2027, 7, 15, 18, tzinfo=PARIS), all_day=False)
    assert timed.start is not None
    assert timed.start.strftime("%z") == "+0200"
    assert whole == Occurrence(start=date(2027, 7, 15), all_day=True)


def test_the_words_stand_where_the_span_says() -> None:
    text = "Soirée du réseau : le jeudi 11 mars 2027 (de 19h à 21h), à Lure"
    when = only(text)
    assert text[slice(*when.span)] == when.raw == "le jeudi 11 mars 2027 (de 19h à 21h)"


def test_hours_told_further_on_are_a_part_of_their_own() -> None:
    text = "Le jeudi 11 mars 2027 au CHU, de 19h à 21h"
    when = only(text)
    assert [text[slice(*part)] for part in when.parts] == ["Le jeudi 11 mars 2027", "de 19h à 21h"]
    assert when.raw == "Le jeudi 11 mars 2027 … de 19h à 21h"


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("Inscrivez-vous jusqu’au 3 mars 2027 inclus", "jusqu’au 3 mars 2027"),
        ("Stage du 8 au 12 mars 2027 à Gray", "du 8 au 12 mars 2027"),
        ("À partir du 8 mars 2027 : permanences", "À partir du 8 mars 2027"),
        ("Session 1 : 12 mars 2027 à Lure", "Session 1 : 12 mars 2027"),
        ("11, 12\n& 13 octobre 2027", "11, 12 & 13 octobre 2027"),
        ("(lundi 8 mars 2027, 19h)", "lundi 8 mars 2027, 19h"),
    ],
)
def test_the_words_kept_are_those_of_the_date(text: str, raw: str) -> None:
    assert only(text).raw == raw


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("12 février", date(2026, 12, 11), date(2027, 2, 12)),
        ("les 29-30 octobre", date(2026, 11, 18), date(2026, 10, 29)),
        ("le 12 mai", date(2027, 1, 1), date(2027, 5, 12)),
        ("le 20 décembre", date(2027, 1, 1), date(2027, 12, 20)),
        ("mercredi 16 décembre", date(2027, 1, 10), date(2026, 12, 16)),
        ("mercredi 12 janvier", date(2027, 12, 1), date(2028, 1, 12)),
        ("le 3 septembre dernier", date(2027, 3, 1), date(2026, 9, 3)),
        ("le 3 janvier prochain", date(2027, 3, 1), date(2028, 1, 3)),
        ("mars 12 @ 9h00", None, date(2027, 3, 12)),
    ],
)
def test_the_year_comes_from_the_page(text: str, published: date | None, day: date) -> None:
    when = only(text, published=published)
    start = when.occurrences[0].start
    assert start is not None
    assert (start.year, start.month, start.day) == (day.year, day.month, day.day)
    assert when.inferred == ("year",)


@pytest.mark.parametrize(
    ("text", "published", "today"),
    [
        ("le 19 mars", None, TODAY),
        ("le 14 avril prochain", None, TODAY),
        ("Ce jeudi 19 janvier dernier a eu lieu la galette", None, date(2026, 11, 22)),
        ("jeudi 12 novembre", None, date(2028, 1, 10)),
        ("lundi 12 mai", date(2028, 1, 1), TODAY),
        ("Saison 2026-2027 : le 9 août", None, TODAY),
        ("Saison 2026-2027 : lundi 10 octobre", None, TODAY),
        ("Plan 2027-2030 : le 9 octobre", None, TODAY),
        ("Bilan 2025-2026, projet 2026-2027 : le 9 octobre", None, TODAY),
        ("le 20 décembre", date(2027, 1, 10), TODAY),
        ("le mardi 6", None, TODAY),
        ("Rendez-vous lundi 12 à 14h", date(2018, 1, 1), TODAY),
        ("Sam. 26 janvier, 17 h", date(2018, 1, 21), TODAY),
    ],
)
def test_an_undecidable_day_is_left_open(text: str, published: date | None, today: date) -> None:
    when = only(text, published=published, today=today)
    assert when.occurrences == ()
    assert when.inferred == ()
    assert when.warnings in (("unknown_year",), ("unknown_month",))


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("Saison 2024-2025 du ciné-club\nMercredi 12 février", None, "2025-02-12"),
        ("Saison 2024/2025 du ciné-club\nLe 9 octobre", None, "2024-10-09"),
        ("Saison 2024-2025 du ciné-club\nLe 12 février", date(2024, 1, 1), "2025-02-12"),
        ("Bilan de l’année 2025-2026\nProchaine réunion le 12 octobre", date(2026, 9, 15), "2026-10-12"),
    ],
)
def test_the_month_tells_which_year_of_a_season(text: str, published: date | None, day: str) -> None:
    assert span_of(only(text, published=published))[0] == day


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("jeudi 11 mars à 19h", "2027-03-11T19:00"),
        ("Congrès le 12 mars 2027 ; atelier le 11 mars", "2027-03-12"),
        ("Agenda 2027\nSoirée le 12 mars", "2027-03-12"),
        ("Agenda 2019\nSoirée le mardi 12 mars", "2019-03-12"),
    ],
)
def test_without_a_page_date_a_weekday_or_the_text_itself_may_decide(text: str, start: str) -> None:
    assert written(only(text, published=None).occurrences[0].start) == start


def test_a_deadline_takes_the_year_of_its_event() -> None:
    text = "Journée régionale le 12 mars 2028. Inscription avant le 2 février."
    found = find_when(text, today=TODAY, published=PUBLISHED)
    assert found[1].kind == "deadline"
    assert found[1].occurrences == (Occurrence(start=None, end=date(2028, 2, 2), all_day=True),)


def test_a_slip_in_the_weekday_is_a_warning_and_the_day_is_kept() -> None:
    when = only("mardi 12 mars 2027")
    assert when.occurrences[0].start == date(2027, 3, 12)
    assert when.warnings == ("weekday_mismatch",)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Inscription avant le 3 mars 2027.\nFormation le 15 mars 2027", "2027-03-15"),
        ("Ce lundi 8 mars aura lieu une soirée.\nLundi 8 mars 2027 de 19h à 21h", "2027-03-08T19:00"),
        ("Publié le 3 mars 2027 – Réunion le 9 avril 2027", "2027-04-09"),
        ("Tous les mardis, première séance le 9 mars 2027", "2027-03-09"),
        ("31 novembre 2027, ou plutôt le 30 novembre 2027", "2027-11-30"),
    ],
)
def test_one_announcement_gives_its_event_first(text: str, start: str) -> None:
    assert written(only(text).occurrences[0].start) == start


@pytest.mark.parametrize("text", ["", "   ", "Le réseau régional", "12", "\n\n\n", "mars", "samedi"])
def test_a_text_without_a_date_says_nothing(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize("published", [None, date(2027, 1, 1)], ids=["no date", "a year alone"])
def test_tomorrow_needs_the_day_of_the_page(published: date | None) -> None:
    assert read("Rendez-vous demain à 18h", published=published) is None
    assert read("Réunion vendredi prochain à 14h", published=published) is None


HOSTILE = {
    "digits": "1" * 100_000,
    "dashes": "-" * 100_000,
    "digits and dashes": "1-" * 50_000,
    "lists": "1, " * 33_000,
    "slashes": "12/" * 33_000,
    "brackets": "([" * 50_000,
    "hours": "12h-" * 25_000,
    "dates": "12 mars " * 12_500,
    "weekdays": "lundi et " * 11_000,
    "recurrences": "tous les lundis du 5 au 7 mars " * 3_000,
    "deadlines": "avant le 12 mars " * 6_000,
    "blank": " \n" * 50_000,
    "accents": "e\u0301" * 50_000,
    "slug": "12-mars-" * 12_500,
    "words": "vingt et un " * 8_000,
    "one day again and again": "Lundi 3 mars, 18h\n" * 5_500,
    "days to come": "demain ce vendredi prochain à 8h " * 3_000,
}


@BOUNDED
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_takes_linear_time(text: str) -> None:
    find_when(text, today=TODAY, published=PUBLISHED)


@needs_shared
@pytest.mark.parametrize("name", ["dates-dev.jsonl", "events-dev.jsonl"])
def test_real_sentences_are_read(name: str) -> None:
    rows = [json.loads(line) for line in (SHARED / "gold" / name).read_text("utf-8").splitlines()]
    told = [row.get("context_year_or_published", row.get("published")) for row in rows]
    answers = [
        (span_of(read(row["text"], published=published_on(page))), (row["start"], row["end"]))
        for row, page in zip(rows, told, strict=True)
    ]
    given = [(found, expected) for found, expected in answers if found != (None, None)]
    wanted = [(found, expected) for found, expected in answers if expected != (None, None)]
    assert sum(found == expected for found, expected in given) / len(given) >= 0.98
    assert sum(found == expected for found, expected in wanted) / len(wanted) >= 0.93
