"""The planning column of a CPTS's review, in the words reviews use."""

from __future__ import annotations

import json

import pytest

from collectors.french.planning import read_partial
from tests.hang import BOUNDED
from tests.shared import SHARED, needs_shared

CASES = [
    ("Depuis juin 2023", "2023-06", None),
    ("depuis Février 2025", "2025-02", None),
    ("Depuis 2023", "2023", None),
    ("2025", "2025", None),
    ("2026-2027", "2026", "2027"),
    ("2022 à 2024", "2022", "2024"),
    ("Janvier-Septembre 2023", "2023-01", "2023-09"),
    ("Août 2022-Septembre 2024", "2022-08", "2024-09"),
    ("de mars 2024 à décembre 2025", "2024-03", "2025-12"),
    ("Le 4 mai 2023", "2023-05-04", "2023-05-04"),
    ("1er mars 2025", "2025-03-01", "2025-03-01"),
    ("12 mars 2024 – 3 avril 2025", "2024-03-12", "2025-04-03"),
    ("Octobre 2023", "2023-10", "2023-10"),
    ("Début en novembre 2023", "2023-11", None),
    ("Fin 2024- début 2025", "2024-10", "2025-03"),
    ("1er trimestre 2027", "2027-01", "2027-03"),
    ("Deuxième semestre 2026", "2026-07", "2026-12"),
    ("Protocole validé en 2023.", "2023", None),
    ("Premiers ateliers en 2023", "2023", None),
    ("À partir de septembre 2026", "2026-09", None),
    ("Jusqu’en juin 2026", None, "2026-06"),
    ("Le 31 février 2023", None, None),
    ("31/12/2024", "2024-12-31", "2024-12-31"),
    ("Depuis 09/2025", "2025-09", None),
    ("Non applicable", None, None),
    ("En cours de rédaction", None, None),
    ("Octobre", None, None),
    ("", None, None),
    ("70 000 habitants, 06 12 34 56 78", None, None),
]


@pytest.mark.parametrize(("text", "start", "end"), CASES)
def test_a_planning_gives_its_start_and_end(text: str, start: str | None, end: str | None) -> None:
    assert read_partial(text) == (start, end)


@BOUNDED
def test_hostile_text_takes_no_time() -> None:
    read_partial("1 mars " * 20_000 + "2023-" * 20_000)


@needs_shared
def test_it_reads_the_plannings_of_a_real_review() -> None:
    rows = json.loads((SHARED / "facts" / "actions.json").read_text("utf-8"))["actions"]
    expected = {row["planning_text"]: (row["planning_start"], row["planning_end"]) for row in rows}
    wrong = {text: read_partial(text) for text, dates in expected.items() if read_partial(text) != dates}
    # The facts give a lone month an end in one row and none in another, and take a day from the prose.
    assert set(wrong) <= {"Juin 2024", "Octobre 2023"}
