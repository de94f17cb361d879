"""Which year, and which month, a day is of when the page does not say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from collectors.french.dates.context import Cue

RECENT = 100
"""Days: without a weekday, an earlier day of the year than this is not taken for a past one."""
HALF_YEAR = 182
SLIP = 30
"""Days: a weekday that fits no year is a slip of the page when the day is this close."""
CLOCK_BEHIND, CLOCK_AHEAD = 31, 300
"""Days: around the day of the run, where a weekday alone may decide for a page without a date."""
NEAR_BEHIND, NEAR_AHEAD = 8, 21
"""Days: around a date of the text, where « le 25 » is of the month that makes it closest."""
_AUGUST = 8


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known around a day: the run's date, the page's, another date told in the text, a lone year.

    `season` is the first year of « 2026-2027 », told in the text; `year_named` that of « Dates 2027 : », which
    leads to the day. `period` holds the first and last day of the one range that the text tells with its months.
    `heading` is the month of « Mars 2027 », the nearest such words before a day told without its month, its year 0
    when it is not written; `year_of_month` the only year with which the text tells the month of a day.
    `near` is « dernier » or « prochain » beside the day, `loose` the tense of its sentence.
    """

    today: date
    published: date | None = None
    told: date | None = None
    year_told: int | None = None
    near: Cue | None = None
    loose: Cue | None = None
    season: int | None = None
    year_named: int | None = None
    period: tuple[date, date] | None = None
    heading: tuple[int, int] | None = None
    year_of_month: int | None = None


def day_of(year: int, month: int, day: int) -> date | None:
    """Give the date, `None` when there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def guess_year(day: int, month: int, weekday: int, setting: Setting) -> int | None:
    """Give the year of a day written without it; `None` when nothing decides.

    In this order: a year that leads to the day, a date told in the same text, the year told with its month, the
    page's own date, a lone season or year in the text, and, for a weekday only, the day of the run. A season
    goes before a page of which only the year is known.
    `weekday` is -1 when it is not written.
    """
    if setting.year_named:
        named = day_of(setting.year_named, month, day)
        return setting.year_named if named and weekday in (-1, named.weekday()) else None
    if setting.told:
        found = _near(day, month, weekday, setting.told)
        if found:
            return found
    if found := _of_month_told(day, month, weekday, setting):
        return found
    found = _from_page_or_season(day, month, weekday, setting)
    if found or not (setting.year_told or setting.published is None):
        return found
    if setting.year_told:
        return _of_year_told(day, month, weekday, setting.year_told, setting.today)
    return _from_clock(day, month, weekday, setting)


def _of_month_told(day: int, month: int, weekday: int, setting: Setting) -> int | None:
    """Trust the year of « Novembre 2027 » for a 14 November, unless the page is later than that day."""
    year = setting.year_of_month
    named = day_of(year, month, day) if year else None
    late = named is not None and setting.published is not None and named < setting.published
    return year if named and not late and weekday in (-1, named.weekday()) else None


def guess_month(day: int, weekday: int, setting: Setting) -> date | None:
    """Give the day of « jeudi 6 »: that of the period told, of the month above it, or the next one.

    The next one is within two months of the page's date; a page of which only the year is known has none.
    """
    if setting.period:
        return within(day, weekday, *setting.period)
    if setting.heading and (found := _under(*setting.heading, day, weekday, setting)):
        return found
    origin = setting.told or setting.published
    if origin is None or (setting.told is None and _is_year_alone(origin)):
        return None
    if weekday < 0:
        return _next_of_month(day, origin, known=setting.told is not None)
    coming = (origin + timedelta(days=step) for step in range(-6, 62))
    return next((found for found in coming if found.day == day and found.weekday() == weekday), None)


def _next_of_month(day: int, origin: date, *, known: bool) -> date | None:
    """Give the next « le 25 » of a page, or the one around a day that its text tells."""
    behind, ahead = (NEAR_BEHIND, NEAR_AHEAD) if known else (0, 30)
    around = (origin + timedelta(days=step) for step in range(-behind, ahead + 1))
    return next((found for found in around if found.day == day), None)


def _under(year: int, month: int, day: int, weekday: int, setting: Setting) -> date | None:
    """Give the day of that weekday in the month of a heading; -1 stands for any."""
    guessed = year or guess_year(day, month, weekday, setting)
    found = day_of(guessed, month, day) if guessed else None
    return found if found and weekday in (-1, found.weekday()) else None


def within(day: int, weekday: int, first: date, last: date) -> date | None:
    """Give the one day of a period that has this number and weekday; -1 stands for any."""
    days = (first + timedelta(days=step) for step in range(min((last - first).days, HALF_YEAR) + 1))
    fitting = [one for one in days if one.day == day and weekday in (-1, one.weekday())]
    return fitting[0] if len(fitting) == 1 else None


def _candidates(day: int, month: int, around: int) -> list[date]:
    """Give the days of that name in three years; 29 February may have none."""
    found = (day_of(year, month, day) for year in (around - 1, around, around + 1))
    return [candidate for candidate in found if candidate]


def _fitting(day: int, month: int, weekday: int, origin: date, behind: int, ahead: int) -> int | None:
    for candidate in _candidates(day, month, origin.year):
        if candidate.weekday() == weekday and -behind <= (candidate - origin).days <= ahead:
            return candidate.year
    return None


def _near(day: int, month: int, weekday: int, told: date) -> int | None:
    near = [found for found in _candidates(day, month, told.year) if abs((found - told).days) <= HALF_YEAR]
    return near[0].year if near and weekday in (-1, near[0].weekday()) else None


def _of_year_told(day: int, month: int, weekday: int, year: int, today: date) -> int | None:
    """Trust a lone year that the weekday confirms, or that is this year or the next."""
    guess = day_of(year, month, day)
    if guess is None or weekday not in (-1, guess.weekday()):
        return None
    return year if weekday >= 0 or 0 <= year - today.year <= 1 else None


def _from_page_or_season(day: int, month: int, weekday: int, setting: Setting) -> int | None:
    """Ask the page's own date first, but for one of which only the year is known."""
    page = _from_page(day, month, weekday, setting.published, setting) if setting.published else None
    season = _of_season(day, month, weekday, setting.season) if setting.season else None
    vague = setting.published is not None and _is_year_alone(setting.published)
    return season or page if vague else page or season


def _of_season(day: int, month: int, weekday: int, season: int) -> int | None:
    """Decide by the month, but for August, which may end a season or begin one."""
    year = None if month == _AUGUST else season + (month < _AUGUST)
    guess = day_of(year, month, day) if year else None
    return year if guess and weekday in (-1, guess.weekday()) else None


def _from_page(day: int, month: int, weekday: int, published: date, setting: Setting) -> int | None:
    if weekday < 0:
        return _without_weekday(day, month, published, setting)
    """Trust the weekday; a slip is likely where it tells a day of the coming weeks, or one of the next year."""
    fitting = _fitting(day, month, weekday, published, 300, 370)
    coming = [found for found in _candidates(day, month, published.year) if found >= published]
    close = coming and (coming[0] - published).days <= SLIP and not _is_year_alone(published)
    if fitting:
        return None if close and fitting > coming[0].year else fitting
    return coming[0].year if close and setting.near is not Cue.PAST else None


def _is_year_alone(published: date) -> bool:
    """Tell a page of which only the year is known, written as its 1 January."""
    return (published.month, published.day) == (1, 1)


def _without_weekday(day: int, month: int, published: date, setting: Setting) -> int | None:
    """Decide between the last such day and the next one."""
    candidates = _candidates(day, month, published.year)
    past = max((found for found in candidates if found < published), default=None)
    coming = min((found for found in candidates if found >= published), default=None)
    if past is None or coming is None:
        return _leap(past or coming, published)
    if _is_year_alone(published):
        return coming.year
    chosen = _between(past, coming, published, setting.near) or _by_tense(past, coming, setting.loose)
    return chosen.year if chosen else None


def _leap(only: date | None, published: date) -> int | None:
    """Give the year of the one 29 February around, if the page is not too far from it."""
    return only.year if only and -RECENT <= (only - published).days <= HALF_YEAR else None


def _between(past: date, coming: date, published: date, near: Cue | None) -> date | None:
    behind, ahead = (published - past).days, (coming - published).days
    if near is Cue.PAST:
        return past
    if near is Cue.COMING and behind > 31:
        return coming
    if ahead <= HALF_YEAR:
        return coming
    if past.year == published.year:
        return past if behind <= RECENT else None
    return coming if behind > SLIP else None


def _by_tense(past: date, coming: date, loose: Cue | None) -> date | None:
    return {Cue.PAST: past, Cue.COMING: coming}.get(loose) if loose else None


def _from_clock(day: int, month: int, weekday: int, setting: Setting) -> int | None:
    if weekday < 0:
        return None
    if Cue.PAST in (setting.near, setting.loose):
        return _fitting(day, month, weekday, setting.today, CLOCK_AHEAD, 0)
    return _fitting(day, month, weekday, setting.today, CLOCK_BEHIND, CLOCK_AHEAD)
