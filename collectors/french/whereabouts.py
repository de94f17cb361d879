"""Where an announcement takes place, and how one attends it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import takewhile

from collectors.french import turns
from collectors.french.blocks import Block
from collectors.french.fold import fold
from collectors.french.gatherings import GATHERING
from collectors.french.lived import Lived, read_lived
from collectors.french.places import Place, find_place
from collectors.french.places.venues import names_building
from collectors.french.rows import Row
from collectors.french.sorts import Sort
from collectors.french.speakers import without_speakers
from collectors.french.standing import housed
from collectors.french.turns import DAY
from collectors.french.visited import is_visited
from collectors.french.words import Label, read_mode
from db.model import slug
from db.vocabulary import Mode

_BROADCAST = re.compile(
    r"\b(?:en direct|live|youtube|facebook|instagram|twitch|streaming|webcast|participants a distance)\b",
    re.IGNORECASE,
)
_BROADCAST_FROM = re.compile(r"\b(?:en direct|live) (?:de|d'|du|depuis)\b", re.IGNORECASE)
"""« En direct du théâtre », which the public does not enter."""
_AS_WELL = re.compile(
    r"\b(?:visio\w*|distanciel|a distance|en ligne|zoom|teams) (?:est |sera |aussi )?possible\b|"
    r"\b(?:egalement|aussi) (?:(?:accessible|diffuse|joignable|ouvert|possible|propose|retransmis|visible)e?s? )?"
    r"(?:en|a|par|via|sur) (?:la )?(?:direct|visio\w*|distanciel|distance|ligne|zoom|teams)\b",
    re.IGNORECASE,
)
"""« En visio possible », « également accessible en distanciel »: beside a place, one may do either."""
_POSTCODE = re.compile(r"\b\d{5}\b")
_ROOM = re.compile(r"\b(?:salle|amphi\w*|auditorium)(?! virtuel)\b", re.IGNORECASE)
_UNKNOWN_TOWN = re.compile(rf"{DAY}\s*,?\s*(?:a|au) (?P<town>[A-Z][^,;:.()\n]{{2,40}})")
"""« ¤ à Villers-sous-Tilleul », in folded text."""
_GENRE = re.compile(r"\W*(?:theatre|cinema)\W*", re.IGNORECASE)
_WEBINAR = re.compile(r"web", re.IGNORECASE)
_AT = re.compile(r"^(?:a|au|aux|dans|en|chez|sur)-(?:la-|les?-|l-)?")
_FAREWELL = re.compile(
    r"(?:bien |tres |salutations )?(?:cordiale(?:s|ment)|amicalement|confraternellement|respectueusement|sincerement)\b"
    r"|bien a (?:toi|vous)\b|(?:belle|bonne) (?:fin de )?(?:journee|semaine|soiree) a (?:tou|vous)",
    re.IGNORECASE,
)
_PLACE_LABEL = re.compile(rf"^(?:[^\w\n]*lieu ?:|{turns.PIN})", re.IGNORECASE)


def whereabouts(block: Block, title: str, region: str | None) -> tuple[Place | None, Label[Mode] | None]:
    """Give where it is and how one attends; what is said of a whole list counts where nothing is said of its item."""
    place = housed(_place(block, region), block, title, region)
    mode = _mode(f"{title}\n{block.text}", place, block)
    if not (place or mode) and block.shared:
        place = find_place(block.shared, region=region)
        mode = _mode(block.shared, place, block)
    if not (place or mode):
        mode = read_lived(title, block.text)
    return (None if mode and mode.value is Mode.ONLINE else place), mode


def _place(block: Block, region: str | None) -> Place | None:
    """Find where it is: under « Lieu : », else beside the day, in the details, anywhere in the announcement."""
    rows = _above_signature(block.rows)
    details = [
        row for row in block.others if row in rows and row.sort is Sort.DETAIL and not _is_genre(row, block)
    ]
    labelled = details if any(_PLACE_LABEL.match(fold(row.text)) for row in details) else []
    parts = (labelled, block.days[:1], block.days, [*block.days, *details], rows)
    places = [_find_place(rows, region) for rows in parts]
    found = [place for place in places if place]
    towns = [place for place in found if place.city]
    exact = [place for place in towns if place.venue and place.city == towns[0].city]
    whole = [place for place in exact if (place.venue or "").endswith(f", {exact[0].venue}")]
    return next(iter([*whole, *exact, *towns, *found]), None)


def _above_signature(rows: tuple[Row, ...]) -> list[Row]:
    """Leave out who signs a letter, and the address that stands below the name."""
    return list(takewhile(lambda row: not _FAREWELL.match(fold(row.text)), rows))


def _is_genre(row: Row, block: Block) -> bool:
    """Tell « Théâtre » above the title of a play from the hall."""
    return row is block.rows[0] and _GENRE.fullmatch(fold(row.text)) is not None


def _find_place(rows: Iterable[Row], region: str | None) -> Place | None:
    text = "\n".join(row.text for row in rows if not row.is_address)
    return find_place(without_speakers(text).replace("\t", "\n"), region=region)


def _mode(text: str, place: Place | None, block: Block) -> Label[Mode] | None:
    """Tell how one attends: one can go to a hall of a town that is filmed, or to an address with a link."""
    mode = read_mode(text)
    if mode is None or mode.value is not Mode.ONLINE or place is None:
        return mode
    words = fold(mode.words)
    housed = place.city or names_building(fold(place.venue or ""))
    filmed = place.venue and housed and _BROADCAST.search(words) and not _BROADCAST_FROM.search(fold(text))
    addressed = _POSTCODE.search(place.raw) or (place.city and _ROOM.search(fold(place.venue or "")))
    linked = words.lower().startswith("lien") and addressed
    either = filmed or linked or _AS_WELL.search(fold(text)) or is_visited(place, block, mode.words)
    return Label(Mode.HYBRID, f"{place.raw}, {mode.words}") if either else mode


def is_deduced(mode: Label[Mode] | None, place: Place | None) -> bool:
    """Tell a mode that only « webinaire », the place or the sort of the gathering tells."""
    if mode is None:
        return place is not None
    of_place = mode.value is Mode.HYBRID and place is not None and mode.words.startswith(place.raw)
    return of_place or isinstance(mode, Lived) or _WEBINAR.match(mode.words) is not None


def names_place(title: str, place: Place | None) -> bool:
    """Tell a title that is only the place's: « Salle Courbet », « À la salle Courbet »."""
    named = _AT.sub("", slug(title), count=1)
    if GATHERING.fullmatch(fold(title)):
        return False
    return place is not None and named in {slug(place.city or ""), slug(place.venue or "")}


def by_town(block: Block) -> list[Block]:
    """Part the sessions of an announcement that stand in different towns, or online: each is an event."""
    places = [_where_or_how(row) for row in block.days]
    if len(set(places)) < 2 or None in places:
        return [block]
    return [replace(block, days=(day,), rows=(*block.others, day)) for day in block.days]


def _where_or_how(row: Row) -> str | None:
    """Give the town of a row, known or not, or how one attends what has none."""
    place, mode = _find_place([row], None), read_mode(row.text)
    told = _UNKNOWN_TOWN.fullmatch(fold(row.rest))
    town = place.city if place and place.city else told["town"] if told else None
    return town or (str(mode.value) if mode else None)
