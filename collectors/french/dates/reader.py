"""From a text to what it says of days: `read_when` for one announcement, `find_when` for every mention."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date

from collectors.french.dates import context, sittings
from collectors.french.dates.bounded import joined_to, with_series
from collectors.french.dates.context import WhenKind
from collectors.french.dates.hours import read_hours
from collectors.french.dates.links import Link
from collectors.french.dates.month_first import with_months_first
from collectors.french.dates.other_days import without_others
from collectors.french.dates.periods import FIRST_YEAR, Period, is_told, lead, read_periods
from collectors.french.dates.recurrences import Recurrence, read_recurrences
from collectors.french.dates.relative import with_days
from collectors.french.dates.solving import Page, Solved, every, solve
from collectors.french.dates.spans import Timetable
from collectors.french.dates.tokens import Tokens, tokenize
from collectors.french.dates.told import Told, read_told
from collectors.french.dates.weekly import weekly_occurrences
from collectors.french.dates.years import guess_year
from collectors.french.fold import fold
from db.model import Occurrence


@dataclass(frozen=True, slots=True)
class When:
    """What a text says of a time.

    `kind` is « event », « deadline » (its occurrence has an `end` only), « publication », « recurrence »
    (kept as words, no occurrence) or « mention », a day told in passing: of a law, of a signature, of what was
    put off. `occurrences` is empty when nothing decides. `raw` keeps the words; `inferred` names what they
    do not say (`year`, `month`, `day`, `end`); `warnings` are `weekday_mismatch`, `impossible_date`, `unknown_year` or
    `unknown_month`. `period` is a month told without a day: `2026-03`, or `2026-03/2026-05`. The words stand
    in the text at `span`; hours told further on stand at the others of `parts`.
    """

    kind: WhenKind
    occurrences: tuple[Occurrence, ...]
    raw: str
    span: tuple[int, int]
    inferred: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    period: str | None = None
    parts: tuple[tuple[int, int], ...] = ()


_OF = frozenset(["du", "de", "mois", "en", "d"])
_LONGEST_LEAD = 40
"""In letters."""
_KINDS: tuple[WhenKind, ...] = ("event", "deadline", "recurrence", "publication", "mention")


def read_when(text: str, *, today: date, published: date | None = None) -> When | None:
    """Give what one announcement says of its time, `None` when it says nothing.

    Events go before deadlines, recurrences, publications and passing mentions, and what is resolved before
    what is not; of two mentions of one day, the one with hours is given, but for the opening of something
    longer. `today` is the day of the run, `published` the page's own date: 1 January or the first of a month
    may stand for the year or month alone.
    """
    found = find_when(text, today=today, published=published)
    if not found:
        return None
    best = min(found, key=_order)
    twins = (one for one in found if one.kind == best.kind and _has_hours(one) and _day(one) == _day(best))
    twin = best if _has_hours(best) else next(twins, best)
    return best if _is_longer(best) and context.is_opening(_lead(text, twin)) else twin


def _order(found: When) -> tuple[int, bool, int]:
    return _KINDS.index(found.kind), not found.occurrences, found.span[0]


def _has_hours(found: When) -> bool:
    return any(not one.all_day for one in found.occurrences)


def _is_longer(found: When) -> bool:
    return len(found.occurrences) > 1 or any(one.all_day and one.end for one in found.occurrences)


def _lead(text: str, found: When) -> str:
    """Give the words of the line that lead to a mention, folded."""
    return fold(text[max(0, found.span[0] - _LONGEST_LEAD) : found.span[0]]).lower().rpartition("\n")[2]


def _day(found: When) -> str:
    return str(found.occurrences[0].start or found.occurrences[0].end)[:10] if found.occurrences else ""


def find_when(text: str, *, today: date, published: date | None = None) -> list[When]:
    """Give every mention of days, months and recurrences of a text, in its order.

    Time is linear in the length of the text. See `read_when` for `today` and `published`.
    """
    tokens = with_days(with_months_first(tokenize(text), text), published)
    recurrences = read_recurrences(tokens)
    told = joined_to(tokens, recurrences, without_others(tokens, read_told(tokens)))
    told = with_series(tokens, told)
    page = Page(tokens, told, today, published)
    found = [_of_days(text, tokens, one, page) for one in told]
    taken = _places(told)
    by_end = {one.last: one for one in recurrences}
    periods = [one for one in read_periods(tokens) if one.first not in taken]
    periods = [one for one in periods if is_told(tokens, one) or _bounded(tokens, one, by_end)]
    bounded = [_bounded(tokens, one, by_end) for one in periods]
    found += [_of_period(text, tokens, *pair, page) for pair in zip(periods, bounded, strict=True)]
    taken |= {one.first for one in bounded if one}
    found += [_of_recurrence(text, tokens, one) for one in recurrences if one.first not in taken]
    return sorted((one for one in found if one), key=lambda one: one.span)


def _places(told: list[Told]) -> set[int]:
    return {place for one in told for place in range(one.mention.first, one.mention.last)}


def _of_days(text: str, tokens: Tokens, one: Told, page: Page) -> When | None:
    solved = solve(one, page.setting(one))
    if any(0 < day.year < FIRST_YEAR for day in one.mention.days):
        return None
    parts = _parts(tokens, one)
    occurrences = _occurrences(one, solved, page) if solved.days else ()
    warnings = solved.warnings if occurrences is not None else ("impossible_date",)
    deduced = ("end",) if one.ending and one.ending.deduced else ()
    inferred = (*solved.inferred, *deduced) if occurrences else ()
    raw = " … ".join(_words(text, part) for part in parts)
    return When(one.kind, occurrences or (), raw, parts[0], inferred, warnings, parts=parts)


def _occurrences(one: Told, solved: Solved, page: Page) -> tuple[Occurrence, ...] | None:
    if one.kind == "deadline":
        return sittings.deadline(solved.days, one.hours)
    if one.every:
        left_out = _left_out(one.but_for, page) if one.but_for else frozenset()
        days = [day for day in every(solved.days, one.every) if (day.month, day.day) not in left_out]
        return sittings.occurrences(days, (Link.BESIDE,) * (len(days) - 1), (one.hours[-1],) * len(days))
    if one.weekly and (found := weekly_occurrences(solved.days, one.mention.links, one.weekly)):
        return found
    opened = context.has_opening_hours(one.before)
    other = one.habit and solved.days[0].weekday() not in one.habit
    hours = (None,) if other else one.hours
    return sittings.occurrences(solved.days, one.mention.links, hours, opened=opened)


def _left_out(one: Told, page: Page) -> frozenset[tuple[int, int]]:
    """Give the months and days that « sauf du 9 au 23 février » leaves out."""
    days = solve(one, page.setting(one)).days
    days = every(days, tuple(range(7))) if days and one.mention.links == (Link.UNTIL,) else days
    return frozenset((day.month, day.day) for day in days)


def _parts(tokens: Tokens, one: Told) -> tuple[tuple[int, int], ...]:
    last = one.mention.last + (one.near is not None and not any(one.mention.hours))
    tables: list[Timetable | None] = [table for _, table in one.weekly if table.first >= last] or [one.apart]
    bounds = [(one.mention.first, last), *((table.first, table.last) for table in tables if table)]
    if one.ending and one.ending.last > bounds[-1][1]:
        bounds.append((one.ending.last - 1, one.ending.last))
    return tuple((tokens[first].start, tokens[end - 1].end) for first, end in bounds)


def _words(text: str, part: tuple[int, int]) -> str:
    return " ".join(text[slice(*part)].split())


def _of_period(text: str, tokens: Tokens, one: Period, bounded: Recurrence | None, page: Page) -> When:
    dated = one if one.first_year else _dated(one, page)
    part = (tokens[bounded.first if bounded else lead(tokens, one)].start, tokens[one.last - 1].end)
    raw, kind = _words(text, part), _kind_of_period(tokens, one)
    if not dated.first_year:
        return When(kind, (), raw, part, warnings=("unknown_year",), parts=(part,))
    inferred = () if one.first_year else ("year",)
    sittings_in = _in_month(dated, bounded, read_hours(tokens, one.last)) if bounded else ()
    return When(kind, sittings_in, raw, part, inferred, period=dated.stated(), parts=(part,))


def _dated(one: Period, page: Page) -> Period:
    """Give a period its year, from what is known of its middle."""
    year = guess_year(15, one.first_month, -1, page.setting_at(one.first))
    if year is None:
        return one
    return replace(one, first_year=year, last_year=year + (one.last_month < one.first_month))


def _bounded(tokens: Tokens, one: Period, recurrences: dict[int, Recurrence]) -> Recurrence | None:
    """Give the recurrence that a month bounds, as in « tous les lundis du mois de novembre 2020 », « de novembre ».

    `recurrences` are by the token at which they end.
    """
    place = one.first
    while place > one.first - 4 and tokens[place - 1].text in _OF:
        place -= 1
    found = recurrences.get(place) if one.first_month and place < one.first else None
    return found if found and found.weekdays else None


def _in_month(one: Period, recurrence: Recurrence, hours: Timetable | None) -> tuple[Occurrence, ...]:
    first = date(one.first_year, one.first_month, 1)
    last = date(one.last_year, one.last_month, calendar.monthrange(one.last_year, one.last_month)[1])
    days = every([first, last], recurrence.weekdays)
    table = recurrence.hours or hours
    return sittings.occurrences(days, (Link.BESIDE,) * (len(days) - 1), (table,) * len(days)) or ()


def _kind_of_period(tokens: Tokens, one: Period) -> WhenKind:
    kinds = (
        context.kind_from(context.before(tokens, place), context.after(tokens, one.last), ranged=True)
        for place in (one.first, lead(tokens, one))
    )
    return next((kind for kind in kinds if kind != "event"), "event")


def _of_recurrence(text: str, tokens: Tokens, one: Recurrence) -> When:
    part = (tokens[one.first].start, tokens[one.last - 1].end)
    return When("recurrence", (), _words(text, part), part)
