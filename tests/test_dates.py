"""Days and hours in the spellings that French pages use, each with what it says and what it does not."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

import pytest

from collectors.french.dates import When, find_when, read_when
from tests.hang import BOUNDED
from tests.shared import SHARED, needs_shared

TODAY = date(2026, 11, 22)


def said(when: When | None) -> list[tuple[str | None, str | None]]:
    """Give each sitting as two texts, hours without their offset."""
    return [(told(one.start), told(one.end)) for one in when.occurrences] if when else []


def told(moment: date | None) -> str | None:
    if isinstance(moment, datetime):
        assert moment.tzinfo is not None
        return moment.strftime("%Y-%m-%d %H:%M")
    return moment.isoformat() if moment else None


D12 = "2027-03-12"
CASES = [
    ("12 mars 2027", [(D12, None)]),
    ("1er mars 2027", [("2027-03-01", None)]),
    ("VENDREDI 12 MARS 2027", [(D12, None)]),
    ("le 5 fevrier 2027", [("2027-02-05", None)]),
    ("3\u00a0août\u00a02027", [("2027-08-03", None)]),
    ("12/03/2027", [(D12, None)]),
    ("12.03.2027", [(D12, None)]),
    ("2027-03-12", [(D12, None)]),
    ("mars 12, 2027 @ 9h00", [(f"{D12} 09:00", None)]),
    ("March 12, 2027", [(D12, None)]),
    ("12 mars 2027 à 20H", [(f"{D12} 20:00", None)]),
    ("12 mars 2027 de 8 h 30 à 17 h", [(f"{D12} 08:30", f"{D12} 17:00")]),
    ("12 mars 2027, 14h-16h30", [(f"{D12} 14:00", f"{D12} 16:30")]),
    ("12 mars 2027 de 12h30 à 13h30 en visio", [(f"{D12} 12:30", f"{D12} 13:30")]),
    ("12 mars 2027 de 19 h à minuit", [(f"{D12} 19:00", "2027-03-13 00:00")]),
    ("12 mars 2027 à midi", [(f"{D12} 12:00", None)]),
    ("du 20 au 24 octobre 2027", [("2027-10-20", "2027-10-24")]),
    ("du 30 mars au 2 avril 2027", [("2027-03-30", "2027-04-02")]),
    ("du 28 décembre 2026 au 3 janvier 2027", [("2026-12-28", "2027-01-03")]),
    ("29 & 30 septembre 2027", [("2027-09-29", "2027-09-30")]),
    ("11, 12 et 13 octobre 2027", [("2027-10-11", "2027-10-13")]),
    ("les 5, 12 et 19 décembre 2027", [("2027-12-05", None), ("2027-12-12", None), ("2027-12-19", None)]),
    (
        "08 mars 2027 (9h à 12h30) & 16 mars 2027 (13h30 à 17h)",
        [("2027-03-08 09:00", "2027-03-08 12:30"), ("2027-03-16 13:30", "2027-03-16 17:00")],
    ),
    (
        "Session 1 : 21/01/2027 – Session 2 : 04/02/2027 (8h30-17h30)",
        [("2027-01-21 08:30", "2027-01-21 17:30"), ("2027-02-04 08:30", "2027-02-04 17:30")],
    ),
    ("31 novembre 2027", []),
    ("Tél. 03 84 12 03 27, 24h/24, 40h d’ETP", []),
    ("de 20 000 à 40 000 habitants", []),
    ("tous les mardis de 14h à 16h", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "sittings"), CASES)
def test_a_text_says_its_sittings(text: str, sittings: list[tuple[str | None, str | None]]) -> None:
    assert said(read_when(text, today=TODAY)) == sittings


def test_the_raw_words_stand_at_their_span() -> None:
    text = "Réunion publique le 12 mars 2027 de 9h à 10h, salle des fêtes. Bilan le 3 mai 2027."
    found = find_when(text, today=TODAY)
    assert [text[slice(*when.span)] for when in found] == [when.raw for when in found]
    assert [said(when)[0][0] for when in found] == [f"{D12} 09:00", "2027-05-03"]


def test_a_deadline_has_an_end_and_no_start() -> None:
    when = read_when("Inscription avant le 8 janvier 2027", today=TODAY)
    assert when is not None
    assert (when.kind, said(when)) == ("deadline", [(None, "2027-01-08")])


def test_a_year_that_is_not_said_is_inferred_and_says_so() -> None:
    when = read_when("mardi 12 janvier", today=TODAY, published=date(2026, 12, 1))
    assert when is not None
    assert said(when) == [("2027-01-12", None)]
    assert "year" in when.inferred


def test_a_weekday_that_does_not_match_is_warned_about_and_the_date_kept() -> None:
    when = read_when("lundi 12 mars 2027", today=TODAY)
    assert when is not None
    assert said(when) == [(D12, None)]
    assert "weekday_mismatch" in when.warnings


def test_a_month_alone_is_a_period_and_never_a_day() -> None:
    when = read_when("en mars 2027", today=TODAY)
    assert when is not None
    assert (when.occurrences, when.period) == ((), "2027-03")


def test_the_clock_of_paris_changes_in_march() -> None:
    when = read_when("du 27 mars 2027 à 19h au 28 mars 2027 à 4h", today=TODAY)
    assert when is not None
    (sitting,) = when.occurrences
    assert (sitting.start.isoformat()[-6:], sitting.end.isoformat()[-6:]) == ("+01:00", "+02:00")  # type: ignore[union-attr]


@BOUNDED
@pytest.mark.parametrize(
    "unit", ["1-", "12/", "9h", "mars ", "12 mars ", "–", "(", "du 1 au ", "\n", "2027 "]
)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    find_when(unit * (100_000 // len(unit)), today=TODAY)


@needs_shared
def test_real_sentences_are_read_as_their_labels_say() -> None:
    rows = [
        json.loads(line) for line in (SHARED / "gold" / "dates-dev.jsonl").read_text("utf-8").splitlines()
    ]
    dated = [row for row in rows if row["start"]]
    starts = [(row["start"], start_of(row)) for row in rows]
    right = sum(expected == found for expected, found in starts if expected)
    wrong = sum(found is not None and expected != found for expected, found in starts)
    assert right / len(dated) >= 0.93
    assert right / (right + wrong) >= 0.98


def start_of(row: dict[str, Any]) -> str | None:
    """Give the first moment that is read, as the labels write it."""
    page = row["context_year_or_published"]
    published = (
        date.fromisoformat(page + "-01-01"[len(page) - 4 :] if len(page) < 10 else page) if page else None
    )
    when = read_when(row["text"], today=TODAY, published=published)
    start = said(when)[0][0] if when and when.kind == "event" and when.occurrences else None
    return start.replace(" ", "T") if start else None


def test_the_hour_of_a_meeting_far_from_the_only_day_of_a_text_is_its_own() -> None:
    text = "Fête du lac 7 mars 2027\n\nAu menu, marche et bal.\n\nRendez-vous à 15h à la halle.\n\n16h Contes (30 min)."
    (found,) = find_when(text, today=date(2027, 1, 15))
    assert [str(one.start)[:16] for one in found.occurrences] == ["2027-03-07 15:00"]


def test_letters_and_figures_that_are_drawn_in_bold_are_read() -> None:
    found = read_when("𝗦𝗮𝗺𝗲𝗱𝗶 𝟭𝟯 𝗺𝗮𝗿𝘀 𝟮𝟬𝟮𝟳", today=date(2027, 1, 15))
    assert found is not None
    assert [str(one.start) for one in found.occurrences] == ["2027-03-13"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Les effectifs au 31 décembre 2026 sont stables", ["mention"]),
        ("Le forfait passe à 30 € au 1er juillet 2027", ["mention"]),
        ("À compter du 1er mars 2027, le secrétariat déménage", ["mention"]),
        ("Le décret entre en vigueur le 12 mars 2027", ["mention"]),
        ("Loto au 1er avril 2027 à 14h", ["event"]),
        ("La visite est repoussée au 1er avril 2027", ["event"]),
        ("Exposition du 12 mars au 1er avril 2027", ["event"]),
    ],
)
def test_days_of_rules_and_of_counts_are_told_in_passing(text: str, kinds: list[str]) -> None:
    assert [when.kind for when in find_when(text, today=TODAY)] == kinds


@pytest.mark.parametrize(
    ("text", "sittings"),
    [
        ("Bal le 12 mars 2027.\n\nHoraires de la mairie\n9h : ouverture\n12h : fermeture", [(D12, None)]),
        (
            "Bal le 12 mars 2027, à Lure\n\n10h : accordéon\n14h : vielle\n17h : fin",
            [(f"{D12} 10:00", f"{D12} 17:00")],
        ),
        ("10h : accordéon\n14h : vielle\nC'est le 12 mars 2027", [(f"{D12} 10:00", None)]),
    ],
    ids=["of an office", "below an empty line", "above"],
)
def test_a_programme_away_from_its_day(text: str, sittings: list[tuple[str, str | None]]) -> None:
    assert said(find_when(text, today=TODAY)[0]) == sittings
