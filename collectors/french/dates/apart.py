"""Hours told apart from their days: further on in the sentence, on a line of their own, by weekday."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from itertools import takewhile

from collectors.french.dates.hours import PLACES, read_hours, read_hours_at, read_programme
from collectors.french.dates.lexicon import FRENCH_WEEKDAYS
from collectors.french.dates.mentions import Mention
from collectors.french.dates.spans import EVENING, SHORTEST_START, Timetable, starts_hours
from collectors.french.dates.tokens import LINE_STARTS, Kind, Token, Tokens, ends_line

FAR = 150
"""In tokens: hours that stand further from a day are not looked for."""

_NEAR_LINES, _LABEL_LINES = 2, 5
TO_START = frozenset(["a", "des"])
MEETING = frozenset(["rendez", "rdv", "accueil", "depart", "departs", "convocation"])
"""What leads to a start: « rendez-vous à 8h »."""

_LONGEST_LEAD, _LONGEST_END, _LONGEST_MEETING, _LONGEST_BEGINNING = 30, 9, 6, 4
BEGINS = re.compile(r"(?:commenc|debut|demarr)")
_KICKS = ({"coup", "envoi"}, {"jet", "but"})
ENDS_THERE = re.compile(r"(?:fin|inscri\w+|clo[ts]\w*|ferm\w+|retour|jusqu|avant|limite|reponses?)$")
HOUR_LABELS = frozenset("horaire horaires heure heures".split())
_LONGEST_DAY, _LATE = 11 * 60, 21 * 60
_OPENING_WORDS = frozenset(
    "ouverture accueil cafe introduction mot mots allocution discours bienvenue depart".split()
)
_LONGEST_HALL = 6
"""In tokens: « salle Ravel »."""
_ENDING_LEADS = frozenset([",", "-", "(", ".", ";", "|", "et"])
_POINTING = frozenset([":", ">"])
_LABELS = _POINTING | {"duree", "temps"}
_SETTING_APART = _POINTING | {"(", "-", ",", "|", "·", "•", "!", "."}
_BARS = frozenset("|·•")
_CLOSING = _BARS | {"-"}
_ANY_MARK = frozenset(["-", ":", ",", "|", "·", "•", "("])
OFFICE = frozenset(
    "permanence permanences secretariat standard joignable telephone tel contact pause".split()
)
_SALES = frozenset(["billetterie", "renseignements", "reservations"])
_TAKES_PLACE = frozenset(
    "lieu tient tiendra tiendront deroule deroulera derouleront present presents presente presentes accueille "
    "accueillera accueilleront accueillent attend attendent".split()
)
CLOSES = re.compile(
    r"(?:termin(?:e|er|era|ent|eront)|achev(?:e|er|era|ent|eront)|fini(?:t|r|ra|ront|ssent)|fin|cloture|retour"
    r"|revien(?:t|nent|dra|dront)|rentrer(?:a|ont))$"
)
OTHER_DAYS = frozenset(["veille", "lendemain"])
BEFOREHAND = frozenset(
    "retrait montage installation demontage inscriptions covoit covoiturage navette navettes".split()
)
_BEFOREHAND_REACH = 8
"""In tokens."""
_LONGEST_SENTENCE = 25
"""In tokens."""


def hours_apart(tokens: Tokens, mention: Mention, stop: int, passed: Mapping[int, int]) -> Timetable | None:
    """Read the hours of the same announcement, in the sentence or on one of the next two lines.

    Further lines count when they are a programme, when hours stand out, or when a label says that they hold
    some. `passed` gives, by the token at which each starts, where the deadlines to read over end.
    """
    weekdays, lines, labelled, index = {day.weekday for day in mention.days}, 0, False, mention.last
    while index < stop:
        index = passed.get(index, index)
        if tokens[index].kind is Kind.LINE:
            lines, labelled = lines + 1, _is_labelled(tokens, index)
        if lines > _LABEL_LINES or _parts(tokens, index, weekdays) or _tells_day(tokens, index, mention):
            return _programme_below(tokens, mention, index, stop)
        found = _read_at(tokens, index, near=lines <= _NEAR_LINES or labelled)
        beforehand = found is not None and _is_beforehand(tokens, found)
        if found and not beforehand and _belongs(tokens, found, lines, alone=len(mention.days) == 1):
            return with_opening(tokens, found)
        index = found.last if found and beforehand else index + 1
    return None


def _is_beforehand(tokens: Tokens, found: Timetable) -> bool:
    """Tell the hours of « retrait des dossards la veille de 14h à 19h », « montage des stands de 7h à 9h ».

    So with « départ du covoiturage à 8h ».
    """
    led = tokens[max(0, found.first - _BEFOREHAND_REACH) : found.first][::-1]
    words = [token.text for token in takewhile(_is_said_with, led)]
    if not OTHER_DAYS.isdisjoint(words):
        return True
    return not BEFOREHAND.isdisjoint(words) and "sur" not in words[-1:] and not begins(words)


def _is_said_with(token: Token) -> bool:
    return token.kind in (Kind.WORD, Kind.NUMBER) or token.text in ("(", ":", "-")


def _is_labelled(tokens: Tokens, index: int) -> bool:
    """Tell the line « - Horaires : 9h-12h » that a token starts, and the one below « Horaires : »."""
    first = index + 1 + (tokens[index + 1].text == "-")
    above = tokens[index - 1].text == ":" and tokens[index - 2].text in HOUR_LABELS
    return above or tokens[first].text in HOUR_LABELS


def _programme_below(tokens: Tokens, mention: Mention, index: int, stop: int) -> Timetable | None:
    """Read the lines of a programme below the sentences that announce the only day of a mention.

    An empty line may stand above it, and nothing else.
    """
    first = index + (tokens[index].kind is Kind.BREAK and starts_hours(tokens, index + 1))
    for place in range(first, stop if len(mention.days) == 1 else first):
        if tokens[place].kind is Kind.BREAK or tokens[place].text in OFFICE:
            return None
        if starts_hours(tokens, place) and (found := read_programme(tokens, place)):
            return found
    return None


def _read_at(tokens: Tokens, index: int, *, near: bool) -> Timetable | None:
    """Read the programme or the hours that start at a token; where the day is not near, only those that stand out."""
    if not starts_hours(tokens, index) or "jusqu" in (tokens[index - 1].text, tokens[index - 2].text):
        return None
    programme = read_programme(tokens, index)
    found = programme or read_hours_at(tokens, index)
    return found if programme or near or (found and _stands_out(tokens, found)) else None


def _stands_out(tokens: Tokens, found: Timetable) -> bool:
    """Tell « 18h00 » and « 8h - 13h » on a line of their own, « – 19h30 » at its end, and « de 9h à 14h » anywhere."""
    before = tokens[found.first - 1]
    if found.hours[0].end < 0:
        closes = (
            before.text in _CLOSING and has_minutes(tokens[found.first]) and ends_line(tokens, found.last)
        )
        return closes or fills_line(tokens, found.first)
    alone = before.kind in LINE_STARTS and ends_line(tokens, found.last)
    return alone or before.text in ("de", "entre")


def _parts(tokens: Tokens, index: int, weekdays: set[int]) -> bool:
    """Tell whether a token ends what may be said of the day: a sentence's end, another weekday, an office."""
    token = tokens[index]
    if token.kind is Kind.BREAK or token.text in OFFICE:
        return True
    if token.text in _SALES and tokens[index - 1].text in (".", "\n"):
        return True
    if token.text == ".":
        return len(tokens[index - 1].text) > 4 and not _goes_on(tokens, index + 1)
    return token.text.rstrip("s") in FRENCH_WEEKDAYS and token.weekday not in weekdays


def _tells_day(tokens: Tokens, index: int, mention: Mention) -> bool:
    """Tell the « le 8 à partir de 10h » below « les 8 et 9 mai », whose hours are of that day alone."""
    token, days = tokens[index], mention.days
    told = token.kind is Kind.NUMBER and not token.text and tokens[index - 1].text == "le"
    same = len(days) == 1 and days[0].day == token.number
    return told and not same and read_hours(tokens, index + 1) is not None


def _goes_on(tokens: Tokens, index: int) -> bool:
    """Tell a line or a sentence that goes on with the announcement before it."""
    opens = (
        _opens_with_hours,
        _is_sentence,
        _opens_with_meeting,
        _opens_with_label,
        _opens_hours,
        _opens_begun,
    )
    return tokens[index].kind is Kind.LINE or any(opening(tokens, index) for opening in opens)


def _opens_with_hours(tokens: Tokens, index: int) -> bool:
    """Tell a sentence that starts with « De 13h à 16h »."""
    found = read_hours_at(tokens, index + 1) if tokens[index].text == "de" else None
    return found is not None and found.first == index + 1 and found.hours[0].end >= 0


def _is_sentence(tokens: Tokens, index: int) -> bool:
    """Tell « 20h30, salle Ravel » and « 20h30 », sentences that start with an hour and its minutes."""
    return has_minutes(tokens[index]) and (
        tokens[index + 1].text in (",", "-") or ends_line(tokens, index + 1)
    )


def _opens_with_label(tokens: Tokens, index: int) -> bool:
    """Tell a sentence that starts with « Horaires : 13h - 16h »."""
    place = index + 1 + (tokens[index + 1].text in _POINTING)
    return tokens[index].text in HOUR_LABELS and starts_hours(tokens, place)


def _opens_with_meeting(tokens: Tokens, index: int) -> bool:
    """Tell a sentence that starts with « Départ 7h45 » and « Rendez-vous à 8h »."""
    meets = tokens[index].text in MEETING
    return meets and any(starts_hours(tokens, place) for place in range(index + 1, index + _LONGEST_MEETING))


def _opens_begun(tokens: Tokens, index: int) -> bool:
    """Tell a sentence that starts with « Elle débutera à 9h15 » and « La soirée commence à 18h »."""
    begun = any(BEGINS.match(token.text) for token in tokens[index : index + _LONGEST_BEGINNING])
    return begun and any(starts_hours(tokens, place) for place in range(index, index + _LONGEST_MEETING))


def _opens_hours(tokens: Tokens, index: int) -> bool:
    """Tell a sentence such as « Ce forum aura lieu à la mairie de 9h à 12h », which goes on with the one before."""
    told = False
    for place in range(index, index + _LONGEST_SENTENCE):
        token = tokens[place]
        if token.text == "." or token.text in OFFICE or token.kind in LINE_STARTS:
            return False
        told = told or token.text in _TAKES_PLACE
        if told and starts_hours(tokens, place):
            found = read_hours_at(tokens, place)
            return found is not None and found.hours[0].end >= 0
    return False


def _belongs(tokens: Tokens, found: Timetable, lines: int, *, alone: bool) -> bool:
    """Tell an hour of the day from a duration; courses of 12, 14 or 21 hours are frequent."""
    first, before = found.hours[0], tokens[found.first - 1].text
    if first.end < 0 and not first.sure and not (alone and not lines and _begins(tokens, found.first)):
        evening = EVENING <= first.start < _LATE
        precise = first.start % 60 > 0 and (first.start > _LONGEST_DAY or before in _POINTING)
        ends = ends_line(tokens, found.last) or tokens[found.last].text == ":"
        closes = has_minutes(tokens[found.first]) and ends
        heads = tokens[found.first - 1].kind is Kind.LINE and precise and lines <= _NEAR_LINES
        heads = heads or (lines <= _NEAR_LINES and _heads_line(tokens, found))
        apart = heads or (before in _SETTING_APART and (evening or precise or closes))
        apart = apart or (before in _BARS and ends and _is_clock(tokens, found))
        titled = not lines and _follows_title(tokens, found)
        return alone and (apart or titled or fills_line(tokens, found.first))
    if first.end < 0 and _names_end(tokens, found.first):
        return False
    led = not lines or tokens[found.first - 1].kind is not Kind.WORD or first.end >= 0
    starts = (
        before in TO_START
        or before == "entre"
        or before in MEETING
        or (before == "de" and tokens[found.first - 2].text == "partir")
    )
    return led or (starts and not _is_end(tokens, found.first))


def _is_clock(tokens: Tokens, found: Timetable) -> bool:
    """Tell « CHU Dijon | 14h » from « Formation | 7h » and « Durée | 14h », which are durations."""
    return found.hours[0].start > SHORTEST_START and tokens[found.first - 2].text not in _LABELS


def _follows_title(tokens: Tokens, found: Timetable) -> bool:
    """Tell « jeudi 11 mars : assemblée générale 19h00 » from « clôture 19h00 »."""
    led = tokens[max(0, found.first - _LONGEST_BEGINNING) : found.first]
    ends = any(ENDS_THERE.match(token.text) or CLOSES.match(token.text) for token in led)
    ends = ends or led[-1].text == "de"
    return has_minutes(tokens[found.first]) and found.hours[0].start > SHORTEST_START and not ends


def _begins(tokens: Tokens, index: int) -> bool:
    """Tell « début des matchs 9h30 », in the sentence of the day."""
    words = [token.text for token in tokens[max(0, index - _LONGEST_BEGINNING) : index]]
    return has_minutes(tokens[index]) and begins(words)


def _heads_line(tokens: Tokens, found: Timetable) -> bool:
    """Tell « 14h - La cérémonie », « 18h00 · Lure » on the line below a day, where these would be no duration.

    So with « 10h – Ouverture » and « 10h – Salle Ravel », whose first word opens a day or names a place, and with
    « 15h, amphi A : film », a place before a colon.
    """
    mark, word = tokens[found.last : found.last + 2]
    if tokens[found.first - 1].kind is not Kind.LINE or word.kind is not Kind.WORD:
        return False
    late = found.hours[0].start >= _LONGEST_DAY
    if mark.text == "," and late:
        return has_minutes(tokens[found.first]) or _leads_to_colon(tokens, found.last + 1)
    sets_apart = mark.text in _ANY_MARK if has_minutes(tokens[found.first]) else mark.text in ("-", ":")
    barred = mark.text in _BARS and found.hours[0].start > SHORTEST_START
    return sets_apart and (late or barred or word.text in _OPENING_WORDS | PLACES)


def _leads_to_colon(tokens: Tokens, index: int) -> bool:
    """Tell the words of a place that a colon parts from what takes place there."""
    behind = takewhile(lambda token: token.kind is Kind.WORD, tokens[index : index + _LONGEST_HALL])
    return tokens[index + sum(1 for _ in behind)].text == ":"


def fills_line(tokens: Tokens, index: int) -> bool:
    """Tell « 18h00 » on a line of its own, « 18 h » below « Heure », from what a label above makes a duration."""
    starts = tokens[index - 1].kind in LINE_STARTS and ends_line(tokens, index + 1)
    label = tokens[index - 2].text
    named = tokens[index - 2 - (label in _POINTING)].text in HOUR_LABELS
    return starts and (named or (label not in _LABELS and has_minutes(tokens[index])))


def begins(words: Collection[str]) -> bool:
    """Tell the words of a start: « début », « coup d’envoi », « jet du but »."""
    return any(map(BEGINS.match, words)) or any(pair <= set(words) for pair in _KICKS)


def has_minutes(token: Token) -> bool:
    """Tell « 11h00 » and « 9 h 00 » from « 11 h » and « 11 heures », which may be durations, by their length."""
    figures = len(str(token.number // 60))
    longer = token.end - token.start - figures
    return token.kind is Kind.TIME and len("h00") <= longer <= len(" h 00")


def _is_end(tokens: Tokens, index: int) -> bool:
    """Tell « Inscriptions closes à 12h » and « Retour à 18h », on a line of their own, from « Salle 3 à 20h »."""
    for place in range(index - 1, max(-1, index - _LONGEST_LEAD), -1):
        if tokens[place].kind is Kind.LINE or tokens[place].text in MEETING:
            return False
        if ENDS_THERE.match(tokens[place].text):
            return True
    return True


def _names_end(tokens: Tokens, index: int) -> bool:
    """Tell the hour of « , fin à 18h » and « , avec un retour vers 18h », which a word of an end leads to."""
    for place in range(index - 1, index - _LONGEST_END, -1):
        if tokens[place].text in _ENDING_LEADS or tokens[place].kind in LINE_STARTS:
            return bool(ENDS_THERE.match(tokens[place + 1].text))
        if tokens[place].text == "retour":
            return True
    return False


def with_opening(tokens: Tokens, found: Timetable) -> Timetable:
    """Begin the words of hours with the « de » or « entre » that leads to them."""
    opened = tokens[found.first - 1].text in ("(", "de", "a", "des", "entre")
    return found._replace(first=found.first - opened)
