"""Mentions with what the words around say of them: kind, cue, hours that stand further on."""

from __future__ import annotations

import re
from typing import NamedTuple

from collectors.french.dates import context
from collectors.french.dates.context import Cue, WhenKind
from collectors.french.dates.hours import EVENING, Timetable, read_hours_at, read_programme, starts_hours
from collectors.french.dates.lexicon import FRENCH_WEEKDAYS
from collectors.french.dates.mentions import Link, Mention, read_mentions
from collectors.french.dates.recurrences import Recurrence
from collectors.french.dates.tokens import Kind, Token, Tokens


class Told(NamedTuple):
    """A mention, its kind and the words before it.

    `near` and `loose` place it before or after the page's date; `apart` holds hours told further on; `every`
    the weekdays that alone count of a range (« tous les mardis du 5 janvier au 23 mars »).
    """

    mention: Mention
    kind: WhenKind
    before: str
    near: Cue | None
    loose: Cue | None
    apart: Timetable | None = None
    every: tuple[int, ...] = ()

    @property
    def hours(self) -> tuple[Timetable | None, ...]:
        """Give the hours by day, those told further on counting for the last one."""
        own = self.mention.hours
        return (*own[:-1], self.apart) if self.apart else own


_FAR = 80
_LABEL_LINES = 5
_TO_START = frozenset(["a", "des"])
_LONGEST_LEAD = 30
_ENDS_THERE = re.compile(r"(?:fin|inscri\w+|clo[ts]\w*|ferm\w+|retour|jusqu|avant|limite|reponses?)$")
_HOUR_LABELS = frozenset("horaire horaires heure heures".split())
_PUT_OFF_REACH = 30
_LONGEST_DAY, _LATE = 11 * 60, 21 * 60
_POINTING = frozenset([":", ">"])
_LABELS = _POINTING | {"duree", "temps"}
_SETTING_APART = _POINTING | {"(", "-", ",", "|", "·", "•"}
_LINE_STARTS = (Kind.LINE, Kind.BREAK, Kind.END)
_OFFICE = frozenset(
    "permanence permanences secretariat standard joignable telephone tel contact pause".split()
)
_TAKES_PLACE = frozenset(
    "lieu tient tiendra tiendront deroule deroulera derouleront present presents presente presentes accueille "
    "accueillera accueilleront accueillent attend attendent".split()
)
_LONGEST_SENTENCE = 25
"""In tokens."""

_OF = frozenset(["du", "des"])
"""« 2027-01-15 Le cours du 18/01/2027 »: what leads to the day of what the notice is about."""
_MOVED_OR_OFF = re.compile(r"\b(?:report|annul|decal|deplac)")


def read_told(tokens: Tokens) -> list[Told]:
    """Read the mentions of days and tell what each is."""
    mentions = read_mentions(tokens)
    floors = [0, *(mention.last for mention in mentions)]
    told = [_tell(tokens, mention, floor) for mention, floor in zip(mentions, floors, strict=False)]
    told = [_with_far_hours(tokens, told, rank) for rank in range(len(told))]
    return _without_notices(tokens, _without_put_off(told))


def joined_to(recurrences: list[Recurrence], told: list[Told]) -> list[Told]:
    """Give the mentions, those that bound « tous les mardis » with the weekdays that count."""
    places = {
        place: recurrence
        for recurrence in recurrences
        if recurrence.weekdays
        for place in range(recurrence.first, recurrence.last + 1)
    }
    return [_bounding(places.get(one.mention.first), one) for one in told]


def _bounding(recurrence: Recurrence | None, one: Told) -> Told:
    if recurrence is None or one.mention.links != (Link.UNTIL,):
        return one
    hours = one.mention.hours if any(one.mention.hours) else (None, recurrence.hours)
    mention = one.mention._replace(hours=hours, first=recurrence.first)
    return one._replace(mention=mention, every=recurrence.weekdays, kind="event")


def _tell(tokens: Tokens, mention: Mention, floor: int) -> Told:
    words = context.before(tokens, mention.days[0].first, floor)
    following = context.after(tokens, mention.last) if tokens[mention.last].kind is not Kind.LINE else ""
    if len(mention.days) == 2 and context.is_moved(words):
        mention = mention._replace(days=mention.days[1:], links=(), hours=mention.hours[1:])
    ranged = Link.UNTIL in mention.links
    near = context.near_cue(context.after(tokens, mention.days[-1].last))
    loose = context.loose_cue(f"{words} {following}")
    path = tokens[mention.first].text == "path"
    kind = "publication" if path else context.kind_from(words, following, ranged=ranged)
    return Told(mention, kind, words, near, loose)


def _with_far_hours(tokens: Tokens, told: list[Told], rank: int) -> Told:
    one = told[rank]
    if one.kind != "event" or any(one.mention.hours):
        return one
    following = told[rank + 1].mention.first if rank + 1 < len(told) else len(tokens)
    stop = min(following, one.mention.last + _FAR)
    return one._replace(apart=_far_hours(tokens, one.mention, stop))


def _far_hours(tokens: Tokens, mention: Mention, stop: int) -> Timetable | None:
    """Read the hours of the same announcement, in the sentence or on one of the next two lines.

    Further lines count when they are a programme, hold an hour alone, or when a label says that they hold hours.
    """
    weekdays, lines, labelled = {day.weekday for day in mention.days}, 0, False
    for index in range(mention.last, stop):
        token = tokens[index]
        if token.kind is Kind.LINE:
            lines, labelled = lines + 1, tokens[index + 1].text in _HOUR_LABELS
        if lines > _LABEL_LINES or _parts(tokens, index, weekdays):
            return None
        if starts_hours(tokens, index):
            found = read_programme(tokens, index)
            if found is None and (lines <= 2 or labelled or _fills_line(tokens, index)):
                found = read_hours_at(tokens, index)
            if found and _belongs(tokens, found, lines, alone=len(mention.days) == 1):
                return _with_opening(tokens, found)
    return None


def _parts(tokens: Tokens, index: int, weekdays: set[int]) -> bool:
    """Tell whether a token ends what may be said of the day: a sentence's end, another weekday, an office."""
    token = tokens[index]
    if token.kind is Kind.BREAK or token.text in _OFFICE:
        return True
    if token.text == ".":
        goes_on = tokens[index + 1].kind is Kind.LINE or _opens_with_hours(tokens, index + 1)
        return len(tokens[index - 1].text) > 4 and not (goes_on or _opens_hours(tokens, index + 1))
    return token.text.rstrip("s") in FRENCH_WEEKDAYS and token.weekday not in weekdays


def _opens_with_hours(tokens: Tokens, index: int) -> bool:
    """Tell a sentence that starts with « De 13h à 16h »."""
    found = read_hours_at(tokens, index + 1) if tokens[index].text == "de" else None
    return found is not None and found.first == index + 1 and found.hours[0].end >= 0


def _opens_hours(tokens: Tokens, index: int) -> bool:
    """Tell a sentence such as « Ce forum aura lieu à la mairie de 9h à 12h », which goes on with the one before."""
    told = False
    for place in range(index, index + _LONGEST_SENTENCE):
        token = tokens[place]
        if token.text == "." or token.text in _OFFICE or token.kind in _LINE_STARTS:
            return False
        told = told or token.text in _TAKES_PLACE
        if told and starts_hours(tokens, place):
            found = read_hours_at(tokens, place)
            return found is not None and found.hours[0].end >= 0
    return False


def _belongs(tokens: Tokens, found: Timetable, lines: int, *, alone: bool) -> bool:
    """Tell an hour of the day from a duration; courses of 12, 14 or 21 hours are frequent."""
    first, before = found.hours[0], tokens[found.first - 1].text
    if first.end < 0 and not first.sure:
        evening = EVENING <= first.start < _LATE
        precise = first.start % 60 > 0 and (first.start > _LONGEST_DAY or before in _POINTING)
        closes = _has_minutes(tokens[found.first]) and tokens[found.last].kind in _LINE_STARTS
        apart = before in _SETTING_APART and (evening or precise or closes)
        return alone and (apart or _fills_line(tokens, found.first))
    led = not lines or tokens[found.first - 1].kind is not Kind.WORD or first.end >= 0
    starts = before in _TO_START or (before == "de" and tokens[found.first - 2].text == "partir")
    return led or (starts and not _is_end(tokens, found.first))


def _fills_line(tokens: Tokens, index: int) -> bool:
    """Tell « 18h00 » on a line of its own, which no label above makes a duration."""
    starts = tokens[index - 1].kind in _LINE_STARTS and tokens[index + 1].kind in _LINE_STARTS
    labelled = tokens[index - 2].text in _LABELS
    return starts and not labelled and _has_minutes(tokens[index])


def _has_minutes(token: Token) -> bool:
    """Tell « 11h00 » and « 9 h 00 » from « 11 h » and « 11 heures », which may be durations, by their length."""
    figures = len(str(token.number // 60))
    longer = token.end - token.start - figures
    return token.kind is Kind.TIME and len("h00") <= longer <= len(" h 00")


def _is_end(tokens: Tokens, index: int) -> bool:
    """Tell « Inscriptions closes à 12h » and « Retour à 18h », on a line of their own, from « Salle 3 à 20h »."""
    for place in range(index - 1, max(-1, index - _LONGEST_LEAD), -1):
        if tokens[place].kind is Kind.LINE:
            return False
        if _ENDS_THERE.match(tokens[place].text):
            return True
    return True


def _with_opening(tokens: Tokens, found: Timetable) -> Timetable:
    opened = tokens[found.first - 1].text in ("(", "de", "a", "des", "entre")
    return found._replace(first=found.first - opened)


def _without_put_off(told: list[Told]) -> list[Told]:
    """Make passing mentions of the dates that « reporté au » replaces, before it or behind it."""
    kept = list(told)
    for rank, one in enumerate(told):
        if not context.is_new_date(one.before):
            continue
        if rank and _is_near(told[rank - 1], one):
            kept[rank - 1] = told[rank - 1]._replace(kind="mention")
        following = told[rank + 1] if rank + 1 < len(told) else None
        if following and context.is_off(following.before) and _is_near(one, following):
            kept[rank] = one._replace(apart=one.apart or following.apart)
            kept[rank + 1] = following._replace(kind="mention", apart=None)
    return kept


def _is_near(one: Told, other: Told) -> bool:
    events = (one.kind, other.kind) == ("event", "event")
    return events and other.mention.first - one.mention.last < _PUT_OFF_REACH


def _without_notices(tokens: Tokens, told: list[Told]) -> list[Told]:
    """Make publications of « 15/01 : la journée est reportée », where the day is that of the notice.

    So with « 2027-01-15 Le cours du 18/01/2027 est annulé ».
    """
    notices = [_is_notice(tokens, told, rank) for rank in range(len(told))]
    return [
        one._replace(kind="publication") if notice else one for one, notice in zip(told, notices, strict=True)
    ]


def _is_notice(tokens: Tokens, told: list[Told], rank: int) -> bool:
    mention = told[rank].mention
    if tokens[mention.first - 1].kind not in _LINE_STARTS or told[rank].apart:
        return False
    end = next(place for place in range(mention.last, len(tokens)) if tokens[place].kind in _LINE_STARTS)
    others = [one.mention for one in told[rank + 1 : rank + 2] if one.mention.first < end]
    moved = any(_MOVED_OR_OFF.match(token.text) for token in tokens[mention.last : end])
    if tokens[mention.first].kind is Kind.DATE:
        return moved and any(tokens[other.days[0].first - 1].text in _OF for other in others)
    of_day = tokens[mention.first].kind is Kind.PART and tokens[mention.last].text == ":"
    return of_day and (moved or bool(others))
