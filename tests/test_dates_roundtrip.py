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

UNITS = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split()
)
TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"}

TODAY = date(2027, 1, 20)
DAYS = st.dates(date(2005, 1, 1), date(2059, 12, 31))
MINUTES = st.integers(7 * 60 + 1, 21 * 60)
FIVES = st.integers(7 * 12 + 1, 21 * 12).map(lambda fives: 5 * fives)


def in_words(number: int) -> str:
    """Write a number under 70 as it is said."""
    if number < 17:
        return UNITS[number]
    if number < 20:
        return f"dix-{UNITS[number - 10]}"
    ten, unit = TENS[number // 10 * 10], number % 10
    return ten if not unit else f"{ten} et un" if unit == 1 else f"{ten}-{UNITS[unit]}"


def day_in_words(day: date) -> str:
    number = "premier" if day.day == 1 else in_words(day.day)
    year = f"deux mille {in_words(day.year - 2000)}"
    return f"le {number} {MONTHS[day.month - 1]} {year}"


def hour_in_words(minutes: int) -> str:
    hour, rest = divmod(minutes, 60)
    return f"{in_words(hour)} heures {in_words(rest) if rest else ''}".strip()


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
    "in words": day_in_words,
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
COARSE_SHAPES: dict[str, Callable[[int], str]] = {
    "18.30": lambda m: f"{m // 60}.{m % 60:02}",
    "in words": hour_in_words,
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


def timed(day: date, start: int, end: int) -> Occurrence:
    return Occurrence(start=at(day, start), end=at(day, end), all_day=False)


def long(day: date) -> str:
    return DAY_SHAPES["long"](day)


def month_first(day: date) -> str:
    return DAY_SHAPES["month first"](day)


@pytest.mark.parametrize("shape", [name for name in DAY_SHAPES if not name.startswith("slug")])
@given(day=DAYS, sentence=st.sampled_from(SENTENCES))
def test_a_day(shape: str, day: date, sentence: str) -> None:
    when = read(sentence.format(DAY_SHAPES[shape](day)))
    assert (when.kind, when.occurrences, when.warnings) == ("event", (whole(day),), ())


@pytest.mark.parametrize("shape", [name for name in DAY_SHAPES if name.startswith("slug")])
@given(day=DAYS)
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


@pytest.mark.parametrize("lead", ["avant le", "jusqu’au", "au plus tard le"])
@given(event=DAYS, gap=st.integers(1, 90), minutes=MINUTES)
def test_a_deadline_with_its_hour_beside_an_event(lead: str, event: date, gap: int, minutes: int) -> None:
    last = event - timedelta(days=gap)
    hour = HOUR_SHAPES["8h30"](minutes)
    text = f"Journée régionale {long(event)}. Inscription {lead} {long(last)[3:]} à {hour}."
    found = find_when(text, today=TODAY)
    assert [(when.kind, when.occurrences) for when in found] == [
        ("event", (whole(event),)),
        ("deadline", (Occurrence(start=None, end=at(last, minutes), all_day=False),)),
    ]


@pytest.mark.parametrize("hour", COARSE_SHAPES)
@given(day=DAYS, start=FIVES, length=st.integers(1, 24).map(lambda fives: 5 * fives))
def test_hours_with_a_dot_or_in_words(hour: str, day: date, start: int, length: int) -> None:
    write = COARSE_SHAPES[hour]
    assert read(f"{long(day)} à {write(start)}").occurrences == (
        Occurrence(start=at(day, start), all_day=False),
    )
    text = f"{long(day)} de {write(start)} à {write(start + length)}, salle des fêtes"
    assert read(text).occurrences == (timed(day, start, start + length),)


@pytest.mark.parametrize(
    "shape",
    ["{} de {} à {} et de {} à {}", "{}, {}-{} / {}-{}", "{} ({}-{} et {}-{})", "{} : {} à {}, puis {} à {}"],
)
@given(
    day=DAYS,
    hours=st.lists(st.integers(7 * 60 + 1, 22 * 60), min_size=4, max_size=4, unique=True).map(sorted),
    hour=st.sampled_from(sorted(HOUR_SHAPES)),
)
def test_two_half_days(shape: str, day: date, hours: list[int], hour: str) -> None:
    text = shape.format(long(day), *map(HOUR_SHAPES[hour], hours))
    assert read(text).occurrences == (timed(day, *hours[:2]), timed(day, *hours[2:]))


@pytest.mark.parametrize("joint", [" – ", " ; ", "\n", ", ", " / "])
@pytest.mark.parametrize("shape", ["Session {} : {} ({} à {})", "Session {} : {} de {} à {}"])
@given(
    day=DAYS,
    sittings=st.lists(st.tuples(st.integers(1, 40), MINUTES, st.integers(15, 120)), min_size=2, max_size=4),
)
def test_numbered_sessions_with_their_own_hours(
    joint: str, shape: str, day: date, sittings: list[tuple[int, int, int]]
) -> None:
    write, pieces, expected = HOUR_SHAPES["8h30"], [], []
    for rank, (gap, start, length) in enumerate(sittings, 1):
        day += timedelta(days=gap)
        pieces.append(shape.format(rank, long(day)[3:], write(start), write(start + length)))
        expected.append(timed(day, start, start + length))
    assert read(joint.join(pieces)).occurrences == tuple(expected)


@given(day=DAYS, length=st.integers(1, 60), start=MINUTES, end=MINUTES)
def test_a_range_from_one_hour_to_another(day: date, length: int, start: int, end: int) -> None:
    last, write = day + timedelta(days=length), HOUR_SHAPES["8h30"]
    expected = (Occurrence(start=at(day, start), end=at(last, end), all_day=False),)
    text = f"du {long(day)[3:]} à {write(start)} au {long(last)[3:]} à {write(end)}"
    assert read(text).occurrences == expected
    american = f"{month_first(day)} @ {write(start)} - {month_first(last)} @ {write(end)}"
    assert read(american).occurrences == expected


@given(day=DAYS, start=MINUTES, length=st.integers(5, 120), hour=st.sampled_from(sorted(HOUR_SHAPES)))
def test_the_month_first_with_hours(day: date, start: int, length: int, hour: str) -> None:
    write = HOUR_SHAPES[hour]
    text = f"{month_first(day)} @ {write(start)} - {write(start + length)}"
    assert read(text).occurrences == (timed(day, start, start + length),)


@given(day=DAYS.filter(lambda day: day.day < 27), length=st.integers(1, 4), start=MINUTES)
def test_the_hours_of_each_day_of_a_short_range(day: date, length: int, start: int) -> None:
    last = day + timedelta(days=length)
    write = HOUR_SHAPES["8h30"]
    text = f"du {day.day} au {long(last)[3:]} de {write(start)} à {write(start + 90)}"
    days = (day + timedelta(days=step) for step in range(length + 1))
    if last.month == day.month:
        assert read(text).occurrences == tuple(timed(one, start, start + 90) for one in days)


@given(
    day=DAYS, gaps=st.lists(st.integers(10, 50), min_size=1, max_size=4), start=MINUTES, short=st.booleans()
)
def test_a_list_over_months_with_one_hour(day: date, gaps: list[int], start: int, short: bool) -> None:
    days = [day]
    for gap in gaps:
        days.append(days[-1] + timedelta(days=gap))
    names = SHORT if short else MONTHS
    told = [f"{one.day} {names[one.month - 1]} {one.year}" for one in days]
    text = f"les {', '.join(told[:-1])} et {told[-1]} à {HOUR_SHAPES['8h30'](start)}"
    assert read(text).occurrences == tuple(Occurrence(start=at(one, start), all_day=False) for one in days)


@given(day=st.dates(date(2024, 1, 1), date(2049, 12, 31)), start=MINUTES)
def test_a_year_of_two_figures_behind_a_month(day: date, start: int) -> None:
    text = f"{day.day} {SHORT[day.month - 1]} {day:%y}"
    assert read(text).occurrences == (whole(day),)
    assert read(f"Soirée le {text} à {HOUR_SHAPES['8h30'](start)}").occurrences == (
        Occurrence(start=at(day, start), all_day=False),
    )


@pytest.mark.parametrize(("words", "ahead"), [("aujourd’hui", 0), ("demain", 1), ("après-demain", 2)])
@given(published=DAYS.filter(lambda day: day.day > 1), start=MINUTES)
def test_a_day_counted_from_that_of_the_page(words: str, ahead: int, published: date, start: int) -> None:
    when = read(f"Rendez-vous {words} à {HOUR_SHAPES['8h30'](start)}", published)
    day = published + timedelta(days=ahead)
    assert when.occurrences == (Occurrence(start=at(day, start), all_day=False),)
    assert when.inferred == ("year", "month", "day")


@given(published=DAYS.filter(lambda day: day.day > 1), ahead=st.integers(1, 7), start=MINUTES)
def test_the_next_such_weekday(published: date, ahead: int, start: int) -> None:
    day = published + timedelta(days=ahead)
    when = read(f"Réunion {WEEKDAYS[day.weekday()]} prochain à {HOUR_SHAPES['8h30'](start)}", published)
    assert when.occurrences == (Occurrence(start=at(day, start), all_day=False),)


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
