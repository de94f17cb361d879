"""Any date, written in any shape, is read back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collectors.french.dates import When, find_when, read_when
from db.model import PARIS, Occurrence

MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
SHORT = "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.".split()
WEEKDAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()

TODAY = date(2027, 1, 20)
DAYS = st.dates(date(2005, 1, 1), date(2060, 12, 31))
MINUTES = st.integers(7 * 60 + 1, 21 * 60)

DAY_SHAPES: dict[str, Callable[[date], str]] = {
    "long": lambda d: f"le {d.day}{'er' * (d.day == 1)} {MONTHS[d.month - 1]} {d.year}",
    "weekday": lambda d: f"{WEEKDAYS[d.weekday()]} {d.day} {MONTHS[d.month - 1]} {d.year}",
    "capitals": lambda d: f"LE {WEEKDAYS[d.weekday()]} {d.day:02} {MONTHS[d.month - 1]} {d.year}".upper(),
    "short": lambda d: f"{WEEKDAYS[d.weekday()][:3]}. {d.day} {SHORT[d.month - 1]} {d.year}",
    "unaccented": lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}".replace("é", "e").replace("û", "u"),
    "narrow spaces": lambda d: f"{d.day}\u00a0{MONTHS[d.month - 1]}\u202f{d.year}",
    "broken": lambda d: f"{d.day}\n{MONTHS[d.month - 1]}\n{d.year}",
    "slashes": lambda d: f"{d:%d/%m/%Y}",
    "dots": lambda d: f"{d:%d.%m.%Y}",
    "short year": lambda d: f"le {d:%d/%m/%y}",
    "iso": lambda d: d.isoformat(),
    "slug": lambda d: f"soiree-{d:%d%m%Y}",
    "slug in words": lambda d: f"soiree-du-{d.day}-{MONTHS[d.month - 1]}-{d.year}",
    "month first": lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    "english": lambda d: f"{d:%B} {d.day}, {d.year}",
}
SENTENCES = ("{}", "Réunion {} à Gray", "Soirée – {}, salle des fêtes", "📅 {}\nEntrée libre")
HOUR_SHAPES: dict[str, Callable[[int], str]] = {
    "8h30": lambda m: f"{m // 60}h{m % 60:02}",
    "8 h 30": lambda m: f"{m // 60} h {m % 60:02}",
    "08:30": lambda m: f"{m // 60:02}:{m % 60:02}",
    "8H30": lambda m: f"{m // 60}H{m % 60:02}",
    "8 heures 30": lambda m: f"{m // 60} heures {m % 60:02}",
}
SPAN_SHAPES = ("{} de {} à {}", "{}, {}-{}", "{} ({} – {})", "{} : atelier ({} à {})", "{} entre {} et {}")


def read(text: str, published: date | None = None) -> When:
    when = read_when(text, today=TODAY, published=published)
    assert when is not None
    return when


def at(day: date, minutes: int) -> datetime:
    return datetime.combine(day, time(*divmod(minutes, 60)), PARIS)


def whole(first: date, last: date | None = None) -> Occurrence:
    return Occurrence(start=first, end=last, all_day=True)


def long(day: date) -> str:
    return DAY_SHAPES["long"](day)


@pytest.mark.parametrize("shape", [name for name in DAY_SHAPES if not name.startswith("slug")])
@given(day=DAYS, sentence=st.sampled_from(SENTENCES))
def test_a_day(shape: str, day: date, sentence: str) -> None:
    when = read(sentence.format(DAY_SHAPES[shape](day)))
    assert (when.kind, when.occurrences, when.warnings) == ("event", (whole(day),), ())


@pytest.mark.parametrize("shape", [name for name in DAY_SHAPES if name.startswith("slug")])
@given(day=DAYS.filter(lambda day: day.year < 2060))
def test_a_slug(shape: str, day: date) -> None:
    assert read(DAY_SHAPES[shape](day)).occurrences == (whole(day),)


@pytest.mark.parametrize("hour", HOUR_SHAPES)
@pytest.mark.parametrize("span", SPAN_SHAPES)
@given(day=DAYS, start=MINUTES, length=st.integers(5, 120))
def test_a_day_with_hours(hour: str, span: str, day: date, start: int, length: int) -> None:
    write = HOUR_SHAPES[hour]
    text = span.format(long(day), write(start), write(start + length))
    expected = Occurrence(start=at(day, start), end=at(day, start + length), all_day=False)
    assert read(text).occurrences == (expected,)


@pytest.mark.parametrize("lead", ["à", "dès", "à partir de", ",", "–", "@", "→"])
@pytest.mark.parametrize("hour", HOUR_SHAPES)
@given(day=DAYS, start=MINUTES)
def test_a_day_with_its_start(hour: str, lead: str, day: date, start: int) -> None:
    text = f"{long(day)} {lead} {HOUR_SHAPES[hour](start)}"
    assert read(text).occurrences == (Occurrence(start=at(day, start), all_day=False),)


@given(day=DAYS, length=st.integers(1, 400))
def test_a_range(day: date, length: int) -> None:
    last = day + timedelta(days=length)
    for text in (f"du {long(day)[3:]} au {long(last)[3:]}", f"{day:%d/%m/%Y} - {last:%d/%m/%Y}"):
        assert read(text).occurrences == (whole(day, last),)


@given(day=DAYS, length=st.integers(1, 300))
def test_a_range_whose_year_is_written_once(day: date, length: int) -> None:
    last = day + timedelta(days=length)
    text = f"du {day.day} {MONTHS[day.month - 1]} au {last.day} {MONTHS[last.month - 1]} {last.year}"
    assert read(text).occurrences == (whole(day, last),)


@given(day=DAYS.filter(lambda day: day.day < 20), gaps=st.lists(st.integers(2, 3), min_size=1, max_size=3))
def test_a_list_of_days_of_one_month(day: date, gaps: list[int]) -> None:
    days = [day]
    for gap in gaps:
        days.append(days[-1] + timedelta(days=gap))
    numbers = [str(one.day) for one in days]
    text = f"les {', '.join(numbers[:-1])} et {numbers[-1]} {MONTHS[day.month - 1]} {day.year}"
    assert read(text).occurrences == tuple(whole(one) for one in days)


@given(day=DAYS, gap=st.integers(2, 60), first=MINUTES, second=MINUTES)
def test_two_sessions_with_their_own_hours(day: date, gap: int, first: int, second: int) -> None:
    other, write = day + timedelta(days=gap), HOUR_SHAPES["8h30"]
    one, two = f"({write(first)} à {write(first + 90)})", f"({write(second)} à {write(second + 60)})"
    text = f"{long(day)} {one} & {long(other)} {two}"
    assert read(text).occurrences == (
        Occurrence(start=at(day, first), end=at(day, first + 90), all_day=False),
        Occurrence(start=at(other, second), end=at(other, second + 60), all_day=False),
    )


@given(published=DAYS.filter(lambda day: day.day > 1), ahead=st.integers(-90, 180))
def test_a_year_left_out_is_that_of_the_page(published: date, ahead: int) -> None:
    day = published + timedelta(days=ahead)
    if day.year < published.year:
        return
    when = read(f"le {day.day} {MONTHS[day.month - 1]}", published)
    assert when.occurrences == (whole(day),)
    assert when.inferred == ("year",)


@given(published=DAYS, ahead=st.integers(-250, 300))
def test_a_weekday_settles_the_year(published: date, ahead: int) -> None:
    day = published + timedelta(days=ahead)
    when = read(f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}", published)
    assert when.occurrences == (whole(day),)


@given(
    day=DAYS, lead=st.sampled_from(["avant le", "jusqu’au", "d’ici le", "au plus tard le", "Date limite :"])
)
def test_a_deadline(day: date, lead: str) -> None:
    when = read(f"Inscription {lead} {long(day)[3:]}")
    assert (when.kind, when.occurrences) == ("deadline", (Occurrence(start=None, end=day, all_day=True),))


PIECES = st.sampled_from(
    "12 31 3 2027 mars lundi 14h 8h30 - / : , du au le et & ( ) \n 12/03 12/03/2027 1er avant tous les mardis".split(
        " "
    )
)


@given(text=st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join)))
def test_any_text_is_read_without_failing(text: str) -> None:
    for when in find_when(text, today=TODAY, published=TODAY):
        start, end = when.span
        assert 0 <= start < end <= len(text)
        assert when.raw
