"""What sort of row a text is: a title, a day alone, a title with its day, a sentence, a detail, a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto
from itertools import takewhile

from collectors.french import turns
from collectors.french.dates import When
from collectors.french.fold import fold
from collectors.french.gatherings import GATHERING
from collectors.french.places import find_place
from collectors.french.places.towns import homonyms, is_sizeable
from collectors.french.places.venues import GENRE
from collectors.french.sections import is_section
from collectors.french.sentences import is_aside, sentences
from collectors.french.tenses import is_coming, is_past
from collectors.french.turns import DAY
from collectors.french.verbs import HOLDS, TAKES_PLACE
from collectors.french.words import read_audience, read_call, read_mode
from db.communes import communes_named, department_named


class Sort(Enum):
    """What a row is: a title, a day alone, a title with its day, a sentence, a detail or a section's heading.

    `PASSING` has a day that is no event's: of a vote, a signature, a publication.
    """

    TITLE = auto()
    DAY = auto()
    FULL = auto()
    PROSE = auto()
    PASSING = auto()
    DETAIL = auto()
    SECTION = auto()


BESIDE_DAY = 60
"""In characters: how far before a day the words that decide what it is are looked for."""

_SMALL_TOWN = 2_000
"""Inhabitants: a row that is the name of a smaller one may be a title."""

_PRONOUN = re.compile(r"\b[nv]ous\b", re.IGNORECASE)
"""« Soirée sur le diabète et vous » is no sentence."""

_FRONTED = re.compile(rf"\W*(?:[CcLl]e )?{DAY}\s*,")
_HOLIDAY = re.compile(
    rf"\W*(?:(?:en raison|pour cause|a cause|compte tenu|du fait) (?:d'|des? |du )(?:la |l')?"
    rf"(?:vacances|conges|fermeture)|(?:conformement|suite) (?:a |aux? )|apres |depuis |en application d)"
    rf"[^{DAY}.]{{0,60}}{DAY}[^{DAY}.,]{{0,5}},",
    re.IGNORECASE,
)
"""« En raison des congés du ¤, la réunion a lieu le ¤ »: only the second day counts."""
_IN_VIEW = re.compile(
    r"\W*(?:a l'(?:issue|occasion)|afin|apres|autour|avant|compte tenu|dans le cadre|du fait|"
    r"en (?:prevision|raison|vue)|lors|pendant|pour|suite a|a la suite)\b",
    re.IGNORECASE,
)
_TOLD_APART = re.compile(
    rf"\b(?:{TAKES_PLACE}|{HOLDS.pattern}|(?:une?|l[ae]s?|deux|\d+) (?:{GATHERING.pattern}))", re.IGNORECASE
)
_OF_PAST = re.compile(r"\bqui (?:a|ont|avait|avaient) eu lieu\b")
"""« Le 12 mars, à 9h, le lycée reçoit l’auteur d’un roman sur la bataille qui a eu lieu à Gray »: of what is told."""

_QUOTED = re.compile(r"«[^«»\n]*»")
"""A title between quotes is no sentence of the announcement: « Quand le cancer s’invite au travail »."""

_OF_GATHERING = re.compile(
    rf"(?:{GATHERING.pattern} (?:de |du |d')(?:la |l')?|^\W*(?:{GATHERING.pattern})[^.:;–|]*)$", re.IGNORECASE
)

_SET_APART = re.compile(r"\s[-–—|•]\s|:\s|\]|\w{3}\. (?=\w)")

_SENTENCE = re.compile(r"[a-z»)] ?[.!?] (?=[A-Z])")
_ENDS = re.compile(r"[a-zà-ÿ»)][.…]\s*$|[a-zà-ÿ»)]\.\s+[A-ZÀ-Ý]")
_GOES_ON = re.compile(r"[a-zà-ÿ»)][!?]\s+[A-ZÀ-Ý]")
_AGENDA = re.compile(r"(?<=.)\b(?:[AÀaà] l['’]ordre du jour|[Aa]u (?:menu|programme))\b")
"""« Réunion ¤. À l’ordre du jour : retour sur le forum » is still to come."""
_LONGEST_NAME = 6
"""In words: « Soirée Play! Framework » is no sentence for the mark within it."""

_LONGEST_TITLED = 45
_COLON = re.compile(r"[^¤:]{4,100}\s?: ¤[^:]{0,40}|¤\s+: (?!¤)[^:¤]{4,150}")
"""A title with its day, a colon between them, in folded text."""
_WIDE = 15
"""In characters: a longer recurrence holds more than its weekday."""

_EITHER = re.compile(
    r" (?:ou|et) (?:(?:ses |aux |les )?(?:alentours|environs)$|(?P<other>(?-i:[A-Z])[^,;:]{1,40})$)",
    re.IGNORECASE,
)
"""« Gray ou alentours », « Gray ou Lure »."""
_TOWN_AND_HALL = re.compile(r"(?P<town>[^()]{2,40}) \((?P<hall>[^()]{3,80})\)?")
_PEOPLE_PARTED = re.compile(r", (?:et )?| et | & | ?/ ?| ?[·•] ?")
_LONGEST_PEOPLE = 3
"""In words: « kinésithérapeutes du sport »."""
_ASIDE = re.compile(r"\([^()]{8,}\)|accueil (?:au|dans|a la|a l'|sur)\b", re.IGNORECASE)
"""« (5 km à 9h30, 10 km à 10h15) », « Accueil au forum de l’hôpital, 8h15 »."""
_LONGEST_MINOR = 160
_MOST_WORDS = 4
"""Beside a mode: a piece that says more may be a title, « Rire et lâcher prise avec le yoga en ligne »."""


def sort_of(rest: str, mentions: Sequence[When], *, dated: bool) -> Sort:
    """Tell the sort of a row from its text, with `DAY` in place of its days, and what these are.

    `dated` tells that one of them may be an event's.
    """
    if turns.MASTHEAD.match(fold(rest)):
        return Sort.SECTION
    stamped = sum(1 for _ in takewhile(lambda when: when.kind == "publication", mentions))
    return _sort_dated(rest, stamped) if dated else _sort_undated(rest, notice=any(map(_is_notice, mentions)))


def _is_notice(when: When) -> bool:
    """Tell a deadline, a publication, « tous les mardis de 14h à 16h » from a title with « les jeudis »."""
    wide = when.span[1] - when.span[0] > _WIDE
    return when.kind in ("deadline", "publication") or (when.kind == "recurrence" and wide)


def _sort_dated(rest: str, stamped: int) -> Sort:
    """Tell the sort by the first day, but for `stamped` ones before it: « Zoé Lune, dont le livre, paru le ¤, … »."""
    holiday = _HOLIDAY.match(fold(rest))
    rest = rest[holiday.end() :] if holiday and DAY in rest[holiday.end() :] else rest
    parts = rest.split(DAY)
    before = fold(parts[stamped if stamped + 1 < len(parts) else 0])[-BESIDE_DAY:]
    before, said = _SENTENCE.split(before)[-1], _SENTENCE.split(fold(rest))[0]
    told = _OF_PAST.sub(" ", rest) if _FRONTED.match(rest) else rest
    over = is_past(_AGENDA.split(told)[0]) and not is_coming(rest)
    if _is_passing(before, said) or over or _calls_for(rest) or _is_idle(rest):
        return Sort.PASSING
    if is_bare(rest.replace(DAY, "|")):
        return Sort.DAY
    is_sentence = rest.endswith(".") and not GATHERING.search(fold(rest))
    is_sentence = is_sentence or is_prose(rest)
    if not is_sentence or titled(rest):
        return Sort.FULL
    return Sort.DAY if turns.DATED.match(fold(rest)) and not has_verb(rest) else Sort.PROSE


def _is_passing(before: str, said: str) -> bool:
    """Tell the day of a signature from that of a gathering, « Conférence de clôture le »."""
    passing = turns.PASSING.search(before)
    if passing is None or _is_only_in_view(said):
        return False
    return not _OF_GATHERING.search(before[: passing.start()])


def _is_only_in_view(said: str) -> bool:
    """Tell « À l’occasion de la parution du guide, le club organise un débat ¤ », on a day of its own."""
    lead, _, main = said.partition(DAY)[0].partition(",")
    view = _IN_VIEW.match(lead) is not None and turns.PASSING.search(lead) is not None
    return view and _TOLD_APART.search(main) is not None and turns.PASSING.search(main) is None


def _calls_for(rest: str) -> bool:
    """Tell a call for papers; one beside the sentence of a gathering is not what that tells of."""
    dated = (said for said in sentences(rest) if DAY in said)
    apart = any(GATHERING.search(fold(said)) and not read_call(said) for said in dated)
    return read_call(rest) is not None and not apart


def _is_idle(rest: str) -> bool:
    """Tell a day on which nothing takes place: « 23 février : vacances », « Le 23 février est un jour de congé »."""
    before, _, after = fold(rest).rpartition(DAY)
    if (turns.DAY_OFF.match(after) or turns.SHUT.search(before)) and not GATHERING.search(fold(rest)):
        return DAY not in before
    return not re.search(r"\w", before) and turns.IDLE.match(after) is not None


def titled(rest: str) -> str | None:
    """Give the first sentence of a row, if it tells a gathering, or what a colon parts from its day, without a verb.

    « Soirée Diabète ¤, à Lure. Inscription avant le 9 janvier. » gives « Soirée Diabète ¤, à Lure ».
    """
    first = next(iter(sentences(rest)), "").rstrip(" .")
    gathering = GATHERING.search(fold(first))
    if DAY not in first or "\t" in rest or len(first.split()) > _LONGEST_TITLED:
        return None
    if gathering is None and not _COLON.fullmatch(" ".join(fold(first).split())):
        return None
    named = _PRONOUN.sub(" ", first) if gathering and gathering.start() == 0 else first
    return None if has_verb(named) or is_aside(first) else first


def _sort_undated(text: str, *, notice: bool) -> Sort:
    plain = fold(text)
    if is_section(text):
        return Sort.SECTION
    if (
        any(detail.match(plain) for detail in turns.DETAILS)
        or turns.FOOTING.fullmatch(plain)
        or _is_comfort(plain)
        or _ASIDE.match(plain)
        or is_bare(text)
        or _is_town(text)
        or _lists_people(text)
    ):
        return Sort.DETAIL
    if is_prose(text):
        return Sort.PROSE
    return Sort.DETAIL if notice else Sort.TITLE


def is_prose(text: str) -> bool:
    """Tell a sentence from a title."""
    count = len(text.split())
    if count > 45 or (count > 4 and _ENDS.search(text)) or (count > _LONGEST_NAME and _GOES_ON.search(text)):
        return True
    return count > 11 and has_verb(text)


def has_verb(text: str) -> bool:
    """Tell whether a text holds one of the verbs and pronouns that announcements are told with."""
    return turns.VERB.search(_QUOTED.sub(" ", fold(text))) is not None


def is_bare(text: str) -> bool:
    """Tell whether nothing between the dashes, bars, tabs, commas and colons of a row can be a title."""
    parts = turns.PARTED.split(text)
    minor = [is_minor(part) for part in parts]
    towns = any(minor) and all(
        one or communes_named(part.strip()) for one, part in zip(minor, parts, strict=True)
    )
    return towns or is_minor(text)


def is_minor(part: str) -> bool:
    """Tell whether a piece of a row is no title: a place, a mode, an hour, a label, for whom…"""
    bare = turns.ADDRESS.sub(" ", part).strip(" \u00a0.:;,–—-()[]~*")
    plain = fold(bare)
    if len(bare) > _LONGEST_MINOR:
        return False
    if bare.startswith("@ "):
        return True
    mode = read_mode(bare)
    left = plain.replace(fold(mode.words), " ") if mode else plain
    if not re.search(r"[^\W_]", turns.CONNECTING.sub(" ", turns.HOUR.sub(" ", left))):
        return True
    if GATHERING.search(turns.VENUE.sub(" ", fold(bare.replace("marché", " ")))) or _is_show(bare):
        return False
    details = (turns.TARGET, turns.ACTION, turns.LABEL, turns.SOMEWHERE, turns.TO_BE_TOLD, turns.NOTICE)
    words = turns.CONNECTING.sub(" ", left).split()
    qualified = "virtuel" in plain
    told_alone = (
        mode is not None and not qualified and len(words) <= _MOST_WORDS and not _SET_APART.search(plain)
    )
    told_alone = told_alone or turns.CONDITION.fullmatch(plain) is not None or _is_comfort(plain)
    return told_alone or any(detail.match(plain) for detail in details) or _is_place(bare) or _is_hall(bare)


def _lists_people(text: str) -> bool:
    """Tell « Médecins, sages-femmes et pharmaciens », which says for whom."""
    people = _PEOPLE_PARTED.split(text.rstrip(" .…"))
    return len(people) > 1 and all(
        len(one.split()) <= _LONGEST_PEOPLE and read_audience(one) for one in people
    )


def _is_comfort(plain: str) -> bool:
    """Tell « Café offert par le club » from « Concert offert par le club »."""
    return turns.COMFORT.match(plain) is not None and not GATHERING.search(plain)


def _is_show(text: str) -> bool:
    """Tell « Théâtre : Le Malade imaginaire » from « Théâtre : salle Courbet »."""
    genre = GENRE.match(fold(text))
    return genre is not None and not (is_minor(text[genre.end() :]) or communes_named(text[genre.end() :]))


def _is_hall(text: str) -> bool:
    """Tell a town with its hall: « Avallon (salle Saint-Vincent) »."""
    told = _TOWN_AND_HALL.fullmatch(text)
    return told is not None and bool(communes_named(told["town"])) and _is_place(told["hall"])


def _is_town(text: str) -> bool:
    """Tell a town's or a department's name that stands alone, as the cell of a table does."""
    if department_named(text):
        return True
    if either := _EITHER.search(fold(text)):
        return all(map(_is_town, filter(None, (text[: either.start()], either["other"]))))
    towns = homonyms(text.strip(" .,"))
    shouted = text.isupper() and not GATHERING.search(fold(text))
    return text[:1].isupper() and any(shouted or is_sizeable(one, _SMALL_TOWN) for one in towns)


def _is_place(text: str) -> bool:
    place = find_place(text)
    return place is not None and len(place.raw) > 0.6 * len(text)
