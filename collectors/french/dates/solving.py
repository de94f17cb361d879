"""From a mention to its days: months and years that are not written are found, or left unknown."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from collectors.french.dates.days import Day
from collectors.french.dates.links import Link
from collectors.french.dates.mentions import Mention
from collectors.french.dates.passing import is_occasion, is_week
from collectors.french.dates.periods import Period, read_periods
from collectors.french.dates.tokens import LINE_STARTS, Tokens, ends_line, is_year, touches
from collectors.french.dates.told import Told
from collectors.french.dates.years import HALF_YEAR, Setting, day_of, guess_month, guess_year, within


@dataclass(frozen=True, slots=True)
class Solved:
    """The days of a mention, empty when something is undecided or impossible; see `When` for the rest."""

    days: list[date]
    inferred: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


_SPAN_JOINTS = frozenset("-/")
_CALENDARS = frozenset(
    "dates date calendrier agenda programme planning rencontres reunions sessions seances soirees ateliers concerts "
    "conferences formations journees".split()
)
_NAMED_REACH = 9
"""In tokens: how far before a day the year that it is of may stand."""
_STALE, _FAR_AHEAD = 60, 550
"""Days before and after the page's own date, out of which a date of the text says nothing of another."""


class Page:
    """What a whole text says of years: dates written in full, a lone year, a publication."""

    def __init__(self, tokens: Tokens, told: list[Told], today: date, published: date | None) -> None:
        self._today = today
        self._published = published or _publication(told)
        events = [(one.mention.first, _written(one.mention)) for one in told if _tells_year(one)]
        full = [(place, day) for place, day in events if day and self._is_fresh(day)]
        self._places, self._days = [place for place, _ in full], [day for _, day in full]
        self._tokens, self._told = tokens, told

    @cached_property
    def _years(self) -> list[int]:
        """Give the tokens that are years."""
        return [place for place, token in enumerate(self._tokens) if is_year(token)]

    @cached_property
    def _season(self) -> int | None:
        return _lone_season(self._tokens, self._years)

    @cached_property
    def _year_told(self) -> int | None:
        return _lone_year(self._tokens, self._years, self._told)

    @cached_property
    def _period(self) -> tuple[date, date] | None:
        """Give the one range of the text that tells its months: « du 31 mai au 14 juin 2027 »."""
        ranges = [one for one in self._told if _is_period(one)]
        days = solve(ranges[0], self.setting(ranges[0])).days if len(ranges) == 1 else []
        return (days[0], days[-1]) if days else None

    def setting(self, one: Told) -> Setting:
        """Give what is known around a mention."""
        if any(day.year for day in one.mention.days):
            return Setting(self._today)
        told = self._nearest(one.mention.first)
        known = Setting(
            self._today,
            self._published,
            told,
            self._year_told,
            one.near,
            one.loose,
            self._season,
            year_named=_named_year(self._tokens, one.mention.first),
        )
        month = next((day.month for day in one.mention.days if day.month), 0)
        if month:
            return replace(known, year_of_month=self._year_of(month))
        period = self._week(one.mention) or self._period
        return replace(known, period=period, heading=self._heading(one.mention.first))

    @cached_property
    def _weeks(self) -> list[tuple[int, tuple[date, date]]]:
        """Give the weeks of « Semaine du 8 mars » and « Semaine du 8 au 14 mars », each with its token."""
        weeks = [one for one in self._told if is_week(one.before) and one.mention.days[-1].month]
        solved = ((one.mention.first, solve(one, self.setting(one)).days) for one in weeks)
        return [(first, _whole_week(days)) for first, days in solved if days]

    def _week(self, mention: Mention) -> tuple[date, date] | None:
        """Give the week that stands last before a mention, where it holds its first day."""
        day, rank = mention.days[0], bisect_left(self._weeks, mention.first, key=lambda one: one[0])
        week = self._weeks[rank - 1][1] if rank else None
        return week if week and within(day.day, day.weekday, *week) else None

    @cached_property
    def _months(self) -> list[Period]:
        return [one for one in read_periods(self._tokens) if _is_month(self._tokens, one)]

    @cached_property
    def _years_of_months(self) -> dict[int, set[int]]:
        found: dict[int, set[int]] = {}
        for one in self._months:
            if one.first_year:
                found.setdefault(one.first_month, set()).add(one.first_year)
        return found

    def _year_of(self, month: int) -> int | None:
        """Give the one year of a month that the text tells elsewhere, without a day: « Novembre 2027 »."""
        years = self._years_of_months.get(month, set())
        return next(iter(years)) if len(years) == 1 else None

    def _heading(self, place: int) -> tuple[int, int] | None:
        """Give the year and month that stand last before a token, without a day."""
        rank = bisect_left(self._months, place, key=lambda one: one.first)
        return (self._months[rank - 1].first_year, self._months[rank - 1].first_month) if rank else None

    def setting_at(self, place: int) -> Setting:
        """Give what is known around a token."""
        nearest = self._nearest(place)
        return Setting(self._today, self._published, nearest, self._year_told, season=self._season)

    def _is_fresh(self, day: date) -> bool:
        return self._published is None or -_STALE <= (day - self._published).days <= _FAR_AHEAD

    def _nearest(self, place: int) -> date | None:
        if not self._days:
            return None
        after = bisect_left(self._places, place)
        near = [rank for rank in (after - 1, after) if 0 <= rank < len(self._days)]
        return self._days[min(near, key=lambda rank: abs(self._places[rank] - place))]


def _written(mention: Mention) -> date | None:
    whole = next((day for day in mention.days if day.month and day.year), None)
    return day_of(whole.year, whole.month, whole.day) if whole else None


def _publication(told: list[Told]) -> date | None:
    days = (_written(one.mention) for one in told if one.kind == "publication")
    return next((day for day in days if day), None)


def _lone_year(tokens: Tokens, years: list[int], told: list[Told]) -> int | None:
    """Give the one year that the text tells outside of its dates, as in « Agenda 2027 »."""
    taken = {place for one in told for place in range(one.mention.first, one.mention.last)}
    apart = [place for place in years if place not in taken and not touches(tokens[place - 1], tokens[place])]
    found = {tokens[place].number for place in apart if not _opens_span(tokens, place)}
    return found.pop() if len(found) == 1 else None


def _is_period(one: Told) -> bool:
    ranged = one.mention.links == (Link.UNTIL,) and one.mention.days[-1].month > 0
    return one.kind == "event" and ranged and not any(one.mention.hours)


def _whole_week(days: list[date]) -> tuple[date, date]:
    return (days[0], days[-1] if len(days) > 1 else days[0] + timedelta(days=6))


def _is_month(tokens: Tokens, one: Period) -> bool:
    """Tell « Mars 2027 », and a « Mars » that fills its line, from longer periods."""
    months = {(one.first_year, one.first_month), (one.last_year, one.last_month)}
    alone = tokens[one.first - 1].kind in LINE_STARTS and ends_line(tokens, one.last)
    return one.first_month > 0 and len(months) == 1 and (one.first_year > 0 or alone)


def _tells_year(one: Told) -> bool:
    return one.kind == "event" or is_occasion(one.before)


def _named_year(tokens: Tokens, first: int) -> int | None:
    """Give the year of « Calendrier 2027 : », « Les dates pour 2027 sont » and « En 2027, », which lead to a day.

    So with the « L’an deux mille vingt-sept, » of minutes.
    """
    for place in range(first - 1, max(0, first - _NAMED_REACH), -1):
        if tokens[place].kind in LINE_STARTS or tokens[place].text == ".":
            return None
        if is_year(tokens[place]):
            led = any(token.text in _CALENDARS for token in tokens[max(0, place - 3) : place])
            led = led or _opens_sentence(tokens, place) or tokens[place - 1].text == "an"
            return tokens[place].number if led and not _joins_years(tokens, place) else None
    return None


def _opens_sentence(tokens: Tokens, place: int) -> bool:
    """Tell the year of « En 2027, », and not that of « Créé en 2027, »."""
    before = tokens[place - 2]
    return tokens[place - 1].text == "en" and (before.kind in LINE_STARTS or before.text == ".")


def _joins_years(tokens: Tokens, place: int) -> bool:
    return {tokens[place - 1].text, tokens[place + 1].text} & _SPAN_JOINTS != set()


def _lone_season(tokens: Tokens, years: list[int]) -> int | None:
    """Give the first year of the one season that the text tells, as in « Programme 2026-2027 »."""
    opening = (place for place in years if _opens_span(tokens, place))
    seasons = {tokens[place].number for place in opening if _ends_next_year(tokens, place)}
    return seasons.pop() if len(seasons) == 1 else None


def _opens_span(tokens: Tokens, place: int) -> bool:
    """Tell the 2026 of « 2026-2028 »."""
    return tokens[place + 1].text in _SPAN_JOINTS and is_year(tokens[place + 2])


def _ends_next_year(tokens: Tokens, place: int) -> bool:
    return tokens[place + 2].number == tokens[place].number + 1


def solve(one: Told, setting: Setting) -> Solved:
    """Find the days of a mention. An impossible one (« 31 novembre ») leaves none."""
    days = _with_months(list(one.mention.days))
    if not days[0].month:
        return _without_month(days, setting)
    solved = _with_years(days, one.mention.links, setting)
    if solved is None:
        impossible = any(day_of(2024, day.month, day.day) is None for day in days)
        return Solved([], (), ("impossible_date" if impossible else "unknown_year",))
    found = [day_of(day.year, day.month, day.day) for day in solved]
    dates = [day for day in found if day]
    if len(dates) < len(found):
        return Solved([], (), ("impossible_date",))
    inferred = _inferred(days)
    return _checked(dates, [day.weekday for day in days], inferred)


def _inferred(days: list[Day]) -> tuple[str, ...]:
    """Name what the words do not say: all of it for « demain », which figure is which for « 11/28/2027 »."""
    if any(day.relative for day in days):
        return ("year", "month", "day")
    if any(day.turned for day in days):
        return ("month", "day")
    return () if any(day.year for day in days) else ("year",)


def _checked(dates: list[date], weekdays: list[int], inferred: tuple[str, ...]) -> Solved:
    wrong = any(weekday not in (-1, day.weekday()) for day, weekday in zip(dates, weekdays, strict=True))
    return Solved(dates, inferred, ("weekday_mismatch",) if wrong else ())


def _with_months(days: list[Day]) -> list[Day]:
    """Give each day without a month that of the next one, or of the one before at the end of a list."""
    for rank in range(len(days) - 2, -1, -1):
        if not days[rank].month:
            days[rank] = days[rank]._replace(month=days[rank + 1].month, year=days[rank + 1].year)
    for rank in range(1, len(days)):
        if not days[rank].month:
            days[rank] = days[rank]._replace(month=days[rank - 1].month)
    return days


def _without_month(days: list[Day], setting: Setting) -> Solved:
    first = guess_month(days[0].day, days[0].weekday, setting)
    dates = [first] if first else []
    for day in days[1:]:
        following = guess_month(day.day, day.weekday, replace(setting, told=dates[-1])) if dates else None
        if following is None:
            return Solved([], (), ("unknown_month",))
        dates.append(following)
    return Solved(dates, ("year", "month"), ()) if dates else Solved([], (), ("unknown_month",))


def _with_years(days: list[Day], links: tuple[Link, ...], setting: Setting) -> list[Day] | None:
    known = next((rank for rank, day in enumerate(days) if day.year), None)
    if known is None:
        known = next((rank for rank, day in enumerate(days) if day.weekday >= 0), 0)
        year = _guessed(days[known], setting)
        if year is None:
            return None
        days = [*days[:known], days[known]._replace(year=year), *days[known + 1 :]]
    for rank in range(known + 1, len(days)):
        days[rank] = days[rank] if days[rank].year else _later(days[rank - 1], days[rank], links[rank - 1])
    for rank in range(known - 1, -1, -1):
        days[rank] = days[rank] if days[rank].year else _earlier(days[rank], days[rank + 1], links[rank])
    return days


def _guessed(day: Day, setting: Setting) -> int | None:
    """Guess a year; The Events Calendar, which puts the month first, leaves out the year of the day it is read."""
    if day.american and setting.told is None:
        return setting.today.year
    return guess_year(day.day, day.month, day.weekday, setting)


def _later(before: Day, day: Day, link: Link) -> Day:
    """Put a day in the year of the one before, or in the next; a list may go back where a weekday says so."""
    turned = (day.month, day.day) < (before.month, before.day)
    same = day_of(before.year, day.month, day.day) if link is Link.BESIDE else None
    back = same is not None and same.weekday() == day.weekday
    return day._replace(year=before.year + (turned and not back))


def _earlier(day: Day, after: Day, link: Link) -> Day:
    """Put a day in the year of the next one, or in the year before when the list or range runs over it."""
    turned = (day.month, day.day) > (after.month, after.day)
    near = link is Link.UNTIL or day.month - after.month > HALF_YEAR // 30
    return day._replace(year=after.year - (turned and near))


def every(dates: list[date], weekdays: tuple[int, ...]) -> list[date]:
    """Give the days of a range that fall on some weekdays, at most a year of them."""
    first, last = dates[0], min(dates[-1], dates[0] + timedelta(days=366))
    days = (first + timedelta(days=step) for step in range((last - first).days + 1))
    return [day for day in days if day.weekday() in weekdays]
