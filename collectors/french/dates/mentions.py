"""Days joined into mentions: lists, ranges, sessions, each day with its own hours."""

from __future__ import annotations

from typing import NamedTuple

from collectors.french.dates.chains import early_end, hours_of, last_of, next_day
from collectors.french.dates.context import before, names_a_place
from collectors.french.dates.days import Day, is_rank, misspelt_weekday_before, read_day
from collectors.french.dates.hours import read_hours_at
from collectors.french.dates.lexicon import FRENCH_MONTHS
from collectors.french.dates.links import Link, is_name, rank_end
from collectors.french.dates.spans import Hours, Timetable, starts_hours
from collectors.french.dates.tokens import LINE_STARTS, Kind, Token, Tokens, ends_line, is_year


class Mention(NamedTuple):
    """Days told together. `links` are one fewer than `days`; `hours` are by day, `None` where none is said.

    `first` and `last` bound the tokens, `last` excluded.
    """

    days: tuple[Day, ...]
    links: tuple[Link, ...]
    hours: tuple[Timetable | None, ...]
    first: int
    last: int


_MAX_DAYS = 60
_WEEKDAY_REACH = 5
"""In tokens: « mardis du mois de mars : »."""
_ALSO = frozenset([",", ";", "et", "puis", "&"])
_MONTH_JOINTS = frozenset(["le", "les", "ce", "ces", "du", "soit", ",", ":", "-", "|"])
_FROM = frozenset(["de", "des", "depuis", "entre"])
_PARTING = frozenset(["-", "|", "·", "•", "/"])
_BETWEEN = _PARTING | {",", ":"}
_BEFORE_LABEL = _BETWEEN | {";"}
_LINE_ENDS = (Kind.LINE, Kind.BREAK)
_START_KINDS = (Kind.NUMBER, Kind.DATE, Kind.PART)
_SETTING_APART = frozenset([":", "-", "|", "•", "·"])
_LEADS = frozenset("le les du des ce cet ces dates on the partir compter jusqu avant ici entre au".split())


def read_mentions(tokens: Tokens) -> list[Mention]:
    """Read all the mentions of days, in order. Those of a month alone are not among them."""
    mentions: list[Mention] = []
    index, under_month = 0, False
    while tokens[index].kind is not Kind.END:
        under_month = under_month or is_month_alone(tokens, index)
        if not _may_start(tokens[index]):
            index += 1
            continue
        mention, index = _read_mention(tokens, index, under_month)
        if mention is not None:
            led = _with_leads(tokens, mention, mentions[-1].last if mentions else 0)
            mentions[-1:] = _joined(tokens, mentions[-1], led) if mentions else [led]
    return mentions


def _joined(tokens: Tokens, one: Mention, other: Mention) -> list[Mention]:
    """Make one of « de 8h à 20h le 21 mars et de 9h à 19h le 22 mars », where hours stand before each day."""
    between = {token.text for token in tokens[one.last : other.first]}
    led = all(
        hours and hours.first < day.first
        for hours, day in ((one.hours[-1], one.days[-1]), (other.hours[-1], other.days[0]))
    )
    if not led or not between or not between <= _ALSO or not one.days[-1].month:
        return [one, other]
    links = (*one.links, Link.BESIDE, *other.links)
    return [Mention((*one.days, *other.days), links, (*one.hours, *other.hours), one.first, other.last)]


def _may_start(token: Token) -> bool:
    return token.kind in _START_KINDS or token.month > 0 or token.weekday >= 0


def is_month_alone(tokens: Tokens, index: int) -> bool:
    """Tell « MARS » and « Mars 2027 » that fill their line, above the days of that month."""
    if tokens[index].month <= 0 or tokens[index - 1].kind not in LINE_STARTS:
        return False
    return ends_line(tokens, index + 1 + is_year(tokens[index + 1]))


def _read_mention(tokens: Tokens, index: int, under_month: bool) -> tuple[Mention | None, int]:
    first = read_day(tokens, index)
    if first is None:
        return None, index + 1
    alone = first.weekday < 0 and tokens[first.last].text != "au"
    if alone and names_a_place(before(tokens, first.first), first.day, first.month):
        return None, first.last
    if crossing := _from_hour_to_hour(tokens, first):
        return crossing, crossing.last
    days, links, hours = [first], [], [hours_of(tokens, first)]
    while len(days) < _MAX_DAYS:
        link, day = next_day(tokens, days, hours[-1])
        if link is None or day is None:
            break
        days.append(day)
        links.append(link)
        hours.append(hours_of(tokens, day) or early_end(tokens, day, link, hours[-1]))
    whole = Mention(tuple(days), tuple(links), tuple(hours), first.first, last_of(days[-1], hours[-1]))
    trimmed = _listed(tokens, _trim(tokens, whole, under_month))
    return trimmed, trimmed.last if trimmed else max(days[-1].last, index + 1)


def _from_hour_to_hour(tokens: Tokens, first: Day) -> Mention | None:
    """Read « de 16h le 16/06 à 10h le 17/06 », where each hour stands before its day."""
    start = first.first - 1 - (tokens[first.first - 1].text == "le")
    led = tokens[start].kind is Kind.TIME and tokens[start - 1].text in _FROM
    end = first.last + 1 + (tokens[first.last].text in ("jusqu", ",", "\n"))
    if not led or tokens[end - 1].text not in ("a", "-") or tokens[end].kind is not Kind.TIME:
        return None
    second = read_day(tokens, end + 1 + (tokens[end + 1].text == "le"))
    if second is None or not second.month:
        return None
    hours = tuple(Timetable((Hours(tokens[at].number, -1, sure=True),), at, at + 1) for at in (start, end))
    return Mention((first, second), (Link.UNTIL,), hours, start - 1, second.last)


def _listed(tokens: Tokens, mention: Mention | None) -> Mention | None:
    """Make lists of « 15/04 - 20/05 - 17/06 » and « 7-14-21 août », where dashes part three days or more.

    So with « 15/04 20h - 20/05 20h - 17/06 16h », each day of which has its hours.
    """
    if mention is None or len(mention.days) < 3:
        return mention
    alike = len({bool(day.month) for day in mention.days[:-1]}) == 1
    chained = alike and all(link is Link.UNTIL for link in mention.links)
    chained = chained or (
        all(mention.hours) and all(tokens[day.first - 1].text == "-" for day in mention.days[1:])
    )
    return mention._replace(links=(Link.BESIDE,) * len(mention.links)) if chained else mention


def _trim(tokens: Tokens, mention: Mention, under_month: bool) -> Mention | None:
    """Keep the days that have a month, of their own, from a later one of the list or from a line above."""
    days = mention.days
    dated = [rank for rank, day in enumerate(days) if day.month]
    if not dated:
        told = _is_told(tokens, mention) if days[0].weekday >= 0 else _is_coming(tokens, mention)
        told = told or _follows_month(tokens, mention)
        return mention if told or (under_month and _heads_line(tokens, mention)) else None
    first = _first_kept(tokens, days, dated[0])
    first += first < dated[0] and _is_part_of_name(tokens, mention, first)
    return _cut(mention, first, _last_kept(tokens, mention, dated[-1]))


def _follows_month(tokens: Tokens, mention: Mention) -> bool:
    """Tell « les mardis de mars : 2, 9 et 16 » from « dépenses de mars : 2, 9 et 16 »."""
    named = tokens[mention.first - 1].text == ":" and tokens[mention.first - 2].text in FRENCH_MONTHS
    led = tokens[max(0, mention.first - _WEEKDAY_REACH) : mention.first] if named else []
    return len(mention.days) > 1 and any(token.weekday >= 0 for token in led)


def _is_told(tokens: Tokens, mention: Mention) -> bool:
    """Tell « jeudi 6 à 20h » and « ce jeudi 6, » from « mardi 3 consultations »."""
    if mention.hours[-1] is not None:
        return True
    after = tokens[mention.last]
    return after.kind is not Kind.WORD or after.text in ("a", "au", "en", "dans", "pour", "toute")


def _heads_line(tokens: Tokens, mention: Mention) -> bool:
    """Tell « 04 : Soirée », « Du 8 au 12 – Semaine » and « Du 8 au 12 » that fills its line, in the list of a month."""
    led = tokens[mention.first - 1].text in ("le", "les", "du")
    mark, after = tokens[mention.last : mention.last + 2]
    opens = tokens[mention.first - led - 1].kind in LINE_STARTS
    ranged = led and mention.links == (Link.UNTIL,) and ends_line(tokens, mention.last)
    return opens and (ranged or (mark.text in _SETTING_APART and after.kind is Kind.WORD))


def _is_coming(tokens: Tokens, mention: Mention) -> bool:
    """Tell « le 25 à 20h », which is the next 25, and « mardi de mars, soit le 30 » from « le 25 personnes »."""
    table = mention.hours[0]
    led = tokens[mention.first - 1].text == "le" and len(mention.days) == 1
    meant = tokens[mention.first - 2].text == "soit" and _with_month_before(tokens, mention, 0) is not mention
    ends = ends_line(tokens, mention.last) or tokens[mention.last].text == ","
    if table is None:
        return led and meant and ends
    return led and (meant or table.hours[0].sure)


def _first_kept(tokens: Tokens, days: tuple[Day, ...], dated: int) -> int:
    """Give the first of the days before a month that belong to it: they grow, and are no ranks."""
    first = dated
    while first and _leads_to(tokens, days[first - 1], days[first]):
        first -= 1
    first += first < dated and days[first].weekday < 0 and is_rank(tokens, days[first].first)
    return first


def _leads_to(tokens: Tokens, day: Day, following: Day) -> bool:
    """Tell the 10 of « mercredi 10 et jeudi 11 mars » from the 3 of « bâtiment 3, jeudi 11 mars »."""
    lead = tokens[day.first - 1]
    named = day.weekday < 0 <= following.weekday and is_name(lead) and lead.text not in _LEADS
    return lead.text == "du" or (day.day < following.day and not named)


def _is_part_of_name(tokens: Tokens, mention: Mention, rank: int) -> bool:
    """Tell the 2 of « Niveau européen 2, 10-11-12 mai »: a word leads to it, and the days are linked otherwise.

    So with the 3 of « Plateau 3, 10 mai », where a comma alone parts it from the only other day.
    """
    day, link, others = mention.days[rank], mention.links[rank], set(mention.links[rank + 1 :])
    lead, comma = tokens[day.first - 1], tokens[day.last].text == ","
    led = is_name(lead) and lead.text not in _LEADS
    if not others:
        return led and comma and not lead.text.endswith("s")
    apart = tokens[day.last].start > tokens[day.last - 1].end or comma
    return led and apart and len(others) == 1 and link not in others


def _last_kept(tokens: Tokens, mention: Mention, dated: int) -> int:
    """Give the last day kept: one of the same month may follow, as in « vendredi 12 mars et samedi 13 ».

    So with « le 12 mars à 18h et le 15 à 20h ».
    """
    days, last = mention.days, dated
    while last + 1 < len(days) and days[last + 1].day > days[last].day:
        timed = tokens[days[last + 1].first - 1].text == "le" and mention.hours[last + 1]
        if days[last + 1].weekday < 0 and not timed:
            break
        last += 1
    return last


def _cut(mention: Mention, first: int, last: int) -> Mention:
    days, hours = mention.days[first : last + 1], mention.hours[first : last + 1]
    links = mention.links[first:last]
    return mention._replace(
        days=days, links=links, hours=hours, first=days[0].first, last=last_of(days[-1], hours[-1])
    )


def _with_leads(tokens: Tokens, mention: Mention, floor: int) -> Mention:
    """Take in what introduces the days: a misspelt weekday, hours told before, articles."""
    day = mention.days[0]
    weekday = misspelt_weekday_before(tokens, mention.first) if day.weekday < 0 else None
    if weekday is not None:
        day = day._replace(weekday=weekday, first=day.first - 1)
        mention = mention._replace(days=(day, *mention.days[1:]), first=mention.first - 1)
    mention = _with_weekday_aside(tokens, _with_paired_weekdays(tokens, mention))
    mention = _with_month_before(tokens, mention, floor)
    first = _session_lead(tokens, _lead(tokens, mention.first, floor), floor)
    between = len(mention.days) == 2 and tokens[first].text == "entre"
    mention = mention._replace(first=first, links=(Link.UNTIL,) if between else mention.links)
    return _with_hours_before(tokens, mention, floor) if not any(mention.hours) else mention


def _with_month_before(tokens: Tokens, mention: Mention, floor: int) -> Mention:
    """Read the month of « Rencontre de mars, le jeudi 25 », which stands before the days."""
    place = mention.first - 1
    while place > max(floor, mention.first - 4) and tokens[place].text in _MONTH_JOINTS:
        place -= 1
    named = place >= floor and tokens[place].text in FRENCH_MONTHS
    if not named or any(day.month for day in mention.days):
        return mention
    days = tuple(day._replace(month=tokens[place].month) for day in mention.days)
    return mention._replace(days=days, first=place)


def _with_paired_weekdays(tokens: Tokens, mention: Mention) -> Mention:
    """Read « samedi et dimanche 21 et 22 novembre », « Sam. & Dim. 21 - 22 », whose weekdays stand before both days."""
    days, joint = mention.days, mention.first - 1
    place = joint - 1 - (tokens[joint - 1].text == ".")
    paired = tokens[joint].text in ("et", "&", "-", "/") and tokens[place].weekday >= 0
    if not paired or len(days) < 2 or days[0].weekday < 0 or days[1].weekday >= 0:
        return mention
    first = days[0]._replace(weekday=tokens[place].weekday, first=place)
    second = days[1]._replace(weekday=days[0].weekday)
    return mention._replace(days=(first, second, *days[2:]), first=place)


def _with_weekday_aside(tokens: Tokens, mention: Mention) -> Mention:
    """Read « mardi (19 janvier) » and « mardi prochain (19 janvier) »."""
    day, coming = mention.days[0], tokens[mention.first - 2].text == "prochain"
    name = tokens[mention.first - 2 - coming]
    if day.weekday >= 0 or name.weekday < 0 or tokens[mention.first - 1].text != "(":
        return mention
    return mention._replace(days=(day._replace(weekday=name.weekday), *mention.days[1:]))


def _lead(tokens: Tokens, index: int, floor: int) -> int:
    first = index
    while first > max(floor, index - 5) and tokens[first - 1].text in _LEADS:
        first -= 1
    if tokens[first].text in ("partir", "compter") and tokens[first - 1].text == "a":
        first -= 1
    if tokens[first].text == "ici" and tokens[first - 1].text == "d":
        first -= 1
    return max(first, floor)


def _session_lead(tokens: Tokens, index: int, floor: int) -> int:
    """Take in « Session 1 : »."""
    for first in range(max(floor, index - 4), index):
        if rank_end(tokens, first) == index:
            return first
    return index


def _with_hours_before(tokens: Tokens, mention: Mention, floor: int) -> Mention:
    """Read « de 14h à 16h le 12 mars », « à 18h30, jeudi 12 mars », « 14h-16h | 12 mars », « (14h-16h) : 12 mars ».

    A lone hour that a dash parts from the day may be of what stands before it, but where it opens a line.
    """
    mark = tokens[mention.first - 1].text
    labelled = mark == ":" and tokens[mention.first - 2].text in ("date", "jour")
    end = mention.first - (mark in _BETWEEN) - labelled
    end -= labelled and tokens[end - 1].text in _BEFORE_LABEL
    bracketed = mark in (":", ")", "]") and tokens[end - 1].text in (")", "]")
    end -= bracketed
    if end <= floor or tokens[end - 1].kind is not Kind.TIME:
        return mention
    for index in range(max(floor, end - 4), end):
        if starts_hours(tokens, index):
            found = read_hours_at(tokens, index)
            parted = mark in _PARTING and index > 0 and tokens[index - 1].kind not in _LINE_ENDS
            if found and found.last - end in (0, bracketed) and (not parted or found.hours[0].end >= 0):
                return _told_before(tokens, mention, found, floor)
    return mention


def _told_before(tokens: Tokens, mention: Mention, found: Timetable, floor: int) -> Mention:
    first = found.first
    while first > max(floor, found.first - 2) and tokens[first - 1].text in (
        "de",
        "a",
        "des",
        "partir",
        "entre",
    ):
        first -= 1
    return mention._replace(hours=(*mention.hours[:-1], found), first=first)
