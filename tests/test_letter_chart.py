"""The chart of a letter: a picture that a program of its own draws, and the words that stand for it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from dashboards.parts import letter_chart
from tests import seeding
from tests.pages import shower, words

GROUPS = {
    "Formations et webinaires": {"2026-11": 3, "2026-12": 0, "2027-01": 5},
    "Congrès et journées": {"2026-11": 1, "2026-12": 0, "2027-01": 0},
}


@pytest.fixture(autouse=True)
def _nothing_drawn_before() -> None:
    letter_chart.drawn.clear()


def test_the_picture_is_sharp_and_has_our_colours() -> None:
    drawn = letter_chart.png(letter_chart.specification(GROUPS))
    assert drawn is not None
    picture = Image.open(io.BytesIO(drawn)).convert("RGB")
    colours = {colour: count for count, colour in picture.getcolors(maxcolors=100_000) or []}
    assert 1000 < picture.width <= 1200
    assert colours[(0x6D, 0x2A, 0x62)] > 5000
    assert picture.getpixel((2, 2)) == (255, 255, 255)


def test_the_words_say_how_many_and_when() -> None:
    assert letter_chart.alternative(GROUPS).replace("\u00a0", " ") == (
        "Formations et webinaires : 8 rendez-vous, le plus en janvier 2027 (5). "
        "Congrès et journées : 1 rendez-vous, le plus en novembre 2026 (1)."
    )


@pytest.mark.parametrize(("chart", "seconds"), [("not a chart", 30.0), ("{}", 0.01)])
def test_what_fails_or_takes_too_long_gives_no_picture(
    chart: str, seconds: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(letter_chart, "SECONDS", seconds)
    assert letter_chart.png(chart) is None


def test_the_page_goes_without_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letter_chart, "SECONDS", 0.01)
    app = shower("pages/bulletin.py", tmp_path, monkeypatch)(seeding.full)
    app.session_state[letter_chart.KEY] = True
    app.run()
    assert "L’image n’a pas pu être préparée." in words(app)
    assert not app.exception
