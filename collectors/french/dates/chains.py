"""The day that follows another one: beside it, at the end of a range, on the next line, each with its hours."""

from __future__ import annotations

from itertools import takewhile

from collectors.french.dates.days import Day, is_day_number, lists_up_to_year, read_day
from collectors.french.dates.hours import read_hours
from collectors.french.dates.last_days import closing_hour, until_weekday
from collectors.french.dates.links import Link, read_link, way_back
from collectors.french.dates.spans import Hours, Timetable
from collectors.french.dates.tokens import Kind, Tokens, ends_line

_STOPS = frozenset([";", ",", "."])
_LONGEST_ASIDE = 16
_BULLETS = frozenset(["le", "-", "•", "·", ">"])
_LONGEST_ITEM = 30
"""In tokens."""
_ITEM_LEADS = frozenset(["le", "les", "du", "dates", "date"])
_LINE_ENDS = (Kind.LINE, Kind.BREAK, Kind.END)


def last_of(day: Day, hours: Timetable | None) -> int:
    """Give the token after a day and its hours."""
    return hours.last if hours else day.last


def hours_of(tokens: Tokens, day: Day) -> Timetable | None:
    """Read the hours behind a day, if it is one: « jeudi 12, 14h », not « 12, 14h »."""
    told = day.month or day.weekday >= 0 or tokens[day.last].text == "(" or tokens[day.first - 1].text == "le"
    found = read_hours(tokens, day.last) if told else None
    return None if found and _are_of_next(tokens, day, found) else found


def _are_of_next(tokens: Tokens, day: Day, hours: Timetable) -> bool:
    """Tell the « 18h » of « à 14h le 12 mars, à 18h le 13 mars », where hours stand before each day."""
    led = tokens[day.first - 1].text == "le" and tokens[day.first - 2].kind is Kind.TIME
    return led and tokens[hours.last].text == "le" and read_day(tokens, hours.last + 1) is not None


def early_end(tokens: Tokens, day: Day, link: Link, start: Timetable | None) -> Timetable | None:
    """Read the « 5 h » of « du 24 avril 22 h au 25 avril (jusqu’à) 5 h », which alone may be a duration or a limit.

    So with « (fin vers 16h) » behind the last day.
    """
    if link is Link.UNTIL and (closing := closing_hour(tokens, day, start)):
        return closing
    lone = start is not None and start.hours[0].end < 0
    end = day.last + 2 * (tokens[day.last].text == "jusqu" and tokens[day.last + 1].text == "a")
    if (
        link is not Link.UNTIL
        or not lone
        or tokens[end].kind is not Kind.TIME
        or tokens[end + 1].text == "de"
    ):
        return None
    return Timetable((Hours(tokens[end].number, -1, sure=True),), end, end + 1)


def next_day(tokens: Tokens, days: list[Day], hours: Timetable | None) -> tuple[Link | None, Day | None]:
    """Read the day that goes on with others, the last of which has these hours; `None` twice if there is none."""
    day, end = days[-1], last_of(days[-1], hours)
    if back := way_back(tokens, day.first, end):
        return Link.UNTIL, read_day(tokens, back)
    if ending := until_weekday(tokens, day, _past_aside(tokens, end)):
        return Link.UNTIL, ending
    link, after = read_link(tokens, _past_aside(tokens, end), bool(day.month))
    beside = after == end and _is_side_by_side(tokens, day, end)
    if link is None and (beside or _lacks_comma(tokens, days, after)):
        link = Link.BESIDE
    if link is None:
        return _next_line(tokens, days, hours)
    following = read_day(tokens, after, listed=True)
    if following is None or _opens_next_item(tokens, day.first, end):
        return None, None
    if link is Link.UNTIL and _are_sittings(tokens, day, hours, following):
        link = Link.BESIDE
    if day.american and not following.american:
        goes_on = not following.month and (following.year or lists_up_to_year(tokens, following.last))
        return (link, following._replace(month=day.month, american=True)) if goes_on else (None, None)
    return link, following


def _past_aside(tokens: Tokens, index: int) -> int:
    """Go past « (accueil à 9h) » between the hour of a day and « au », which leads to the last one."""
    if tokens[index].text != "(":
        return index
    inside = range(index + 1, index + _LONGEST_ASIDE)
    close = next(
        (place for place in inside if tokens[place].text == ")" or tokens[place].kind is Kind.END), 0
    )
    return close + 1 if close and tokens[close + 1].text == "au" else index


def _are_sittings(tokens: Tokens, day: Day, hours: Timetable | None, following: Day) -> bool:
    """Tell the dash between two sittings, or before the lines of both, from that of a range."""
    end = last_of(day, hours)
    dashed = tokens[end].text == "-" and not day.american
    alike = dashed and _start_alike(hours, hours_of(tokens, following))
    return alike or _are_bullets(tokens, day.first, end + (tokens[end].text in _STOPS))


def _start_alike(one: Timetable | None, other: Timetable | None) -> bool:
    """Tell « 9 mars à 20h – 10 mars à 20h », two sittings, by the one hour at which both start."""
    return one is not None and other is not None and one.hours[0].end < 0 and one.hours == other.hours


def _is_side_by_side(tokens: Tokens, day: Day, index: int) -> bool:
    """Tell the days of « Lundi 19 Mardi 20 avril », where nothing stands between them."""
    return day.weekday >= 0 and tokens[index].weekday >= 0


def _lacks_comma(tokens: Tokens, days: list[Day], index: int) -> bool:
    """Tell the days of « les 5 12 et 19 décembre »."""
    grows = is_day_number(tokens[index]) and tokens[index].number > days[-1].day
    return grows and tokens[days[0].first - 1].text == "les" and not days[-1].month and days[-1].weekday < 0


def _are_bullets(tokens: Tokens, first: int, end: int) -> bool:
    """Tell the dashes of a list, which open both days, from that of a range: « Séances : - 9 mars - 16 mars »."""
    dash = first - 1 - (tokens[first - 1].text == "le")
    if tokens[dash].text != "-":
        return False
    lines = (
        tokens[dash - 1].kind in _LINE_ENDS and tokens[end].kind is Kind.LINE and tokens[end + 1].text == "-"
    )
    return lines or (tokens[dash - 1].text, tokens[end].text) == (":", "-")


def _opens_next_item(tokens: Tokens, first: int, end: int) -> bool:
    """Tell the dash of « - 20 mars » below « - Dossiers : 14 mars », where words open the item of the first day."""
    if tokens[end].kind is not Kind.LINE or tokens[end + 1].text != "-":
        return False
    item = [tokens[place] for place in range(first - 1, max(-1, first - _LONGEST_ITEM), -1)]
    before = list(takewhile(lambda token: token.kind not in _LINE_ENDS, item))
    opens = bool(before) and before[-1].text == "-"
    return opens and any(token.kind is Kind.WORD and token.text not in _ITEM_LEADS for token in before)


def _next_line(tokens: Tokens, days: list[Day], hours: Timetable | None) -> tuple[Link | None, Day | None]:
    """Read a further sitting that fills the next line, and has hours as the one before it.

    Lines that tell starts only are to be announced: « Deux séances : ».
    """
    if hours and (ending := _ending_stamp(tokens, days[-1], hours)):
        return Link.UNTIL, ending
    if hours is None or not ends_line(tokens, hours.last) or not _is_told(days[-1]):
        return None, None
    end = hours.last + (tokens[hours.last].text in _STOPS)
    if tokens[end].kind is not Kind.LINE:
        return None, None
    spans = hours.hours[0].end >= 0
    if not spans and not _is_announced(tokens, days[0].first):
        return None, None
    following = read_day(tokens, _past_bullet(tokens, end + 1))
    own = hours_of(tokens, following) if following and _is_told(following) else None
    if own is None or (own.hours[0].end >= 0) != spans or not ends_line(tokens, own.last):
        return None, None
    return Link.BESIDE, following


def _is_told(day: Day) -> bool:
    return day.month > 0 or day.weekday >= 0


def _is_announced(tokens: Tokens, index: int) -> bool:
    """Tell whether the line that a day opens stands below one that ends with « : »."""
    while index and tokens[index - 1].text in _BULLETS:
        index -= 1
    return tokens[index - 1].kind in _LINE_ENDS and index > 1 and tokens[index - 2].text == ":"


def _past_bullet(tokens: Tokens, index: int) -> int:
    numbered = tokens[index].kind is Kind.NUMBER and tokens[index + 1].text in (".", ")")
    index += 2 * numbered
    while tokens[index].text in _BULLETS:
        index += 1
    return index


def _ending_stamp(tokens: Tokens, day: Day, hours: Timetable) -> Day | None:
    """Read the second of two stamps of a record, start and end: « 2027-03-12T09:00 / 2027-03-13T17:00 ».

    So with « 12/03/2027 9:00 » above a later hour of the same day.
    """
    index = hours.last + (tokens[hours.last].kind is Kind.LINE)
    first, (second, time) = tokens[day.first], tokens[index : index + 2]
    stamps = (tokens[hours.first].text, time.text) == ("stamp", "stamp")
    alike = (first.kind, time.kind) == (Kind.DATE, Kind.TIME) and first.ymd == second.ymd
    starts = (first.ymd, tokens[hours.first].number)
    return read_day(tokens, index) if (stamps or alike) and starts < (second.ymd, time.number) else None
