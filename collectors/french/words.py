"""Reading the field's words in French text: how one attends, whether it still takes place, for whom, on what.

Every function takes any text and gives labels: a value of `db.vocabulary` and the words that gave it, as they
stand in the text. No word, no label: nothing is deduced here. The spellings are in `lexicon`, those of
the mode in `attendance`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from collectors.french import attendance, lexicon
from collectors.french.fold import compose, fold
from collectors.french.gatherings import GATHERING
from collectors.french.lexicon import compiled, pattern
from collectors.french.turns import MONTH
from db.vocabulary import (
    ActionStatus,
    Care,
    EventKind,
    EventStatus,
    Label,
    Labelled,
    Mission,
    Mode,
    Profession,
    ResourceKind,
    Theme,
)

__all__ = [
    "Label",
    "read_action_status",
    "read_audience",
    "read_care",
    "read_kind",
    "read_mission",
    "read_mode",
    "read_not_event",
    "read_status",
    "read_themes",
]

Value = TypeVar("Value", bound=Labelled)

_EDGES = " \n\u00a0-–—:()[]*~"


class Scanner(Generic[Value]):
    """Reads a text from left to right; at one place, what to step over comes before the table's values."""

    def __init__(self, spellings: dict[Value, str], never: str = "") -> None:
        named = (f"(?P<{value.name}>{pattern(lines)})" for value, lines in spellings.items())
        groups = [pattern(never), *named] if never else [*named]
        self._pattern = re.compile("|".join(groups), re.IGNORECASE | re.MULTILINE)
        self._values = {value.name: value for value in spellings}

    def spans(self, folded: str) -> Iterator[tuple[Value, int, int]]:
        """Give each value met in a folded text, with where it stands."""
        for match in self._pattern.finditer(folded):
            if match.lastgroup:
                yield self._values[match.lastgroup], match.start(), match.end()

    def labels(self, text: str) -> Iterator[Label[Value]]:
        """Give a label for each mention, in the order of the text."""
        text = compose(text)
        for value, start, end in self.spans(fold(text)):
            yield Label(value, text[start:end].strip(_EDGES))


def _separately(spellings: dict[Value, str], never: str = "") -> list[Scanner[Value]]:
    """Let the same words give several values: « Octobre rose » is about breast cancer and screening."""
    return [Scanner({value: lines}, never) for value, lines in spellings.items()]


_MODE = Scanner(attendance.MODE, attendance.MODE_NEVER)
_ON_SITE_ALONE = compiled(attendance.ON_SITE_ALONE)
_ONLY_ONLINE = compiled(attendance.ONLY_ONLINE)
_STATUS = Scanner(lexicon.STATUS, lexicon.STATUS_NEVER)
_KIND = Scanner(lexicon.KIND, lexicon.KIND_NEVER)
_NOT_EVENT = Scanner(lexicon.NOT_EVENT)
_PROFESSION = Scanner(lexicon.PROFESSION)
_ACTION_STATUS = Scanner(lexicon.ACTION_STATUS, lexicon.ACTION_STATUS_NEVER)
_MISSION = Scanner(lexicon.MISSION, lexicon.MISSION_NEVER)
_THEMES = _separately(lexicon.THEME)
_CARE = _separately(lexicon.CARE, lexicon.CARE_NEVER)
_TARGET = compiled(lexicon.TARGET)
_TARGET_END = compiled(lexicon.TARGET_END)
_NOT_TARGET_BEFORE = compiled(lexicon.NOT_TARGET_BEFORE)
_NOT_TARGET_AFTER = compiled(lexicon.NOT_TARGET_AFTER)


def _first(labels: Iterable[Label[Value]]) -> Label[Value] | None:
    return next(iter(labels), None)


def _by_value(labels: Iterable[Label[Value]]) -> dict[Value, Label[Value]]:
    """Keep the first label of each value."""
    found: dict[Value, Label[Value]] = {}
    for label in labels:
        found.setdefault(label.value, label)
    return found


def read_mode(text: str) -> Label[Mode] | None:
    """Tell how one attends; both ways named apart are `HYBRID`, and a webinar is `ONLINE`.

    A session that is « filmée et retransmise » is hybrid, but not one that is « entièrement virtuelle ».
    """
    found = _by_value(_MODE.labels(text))
    online, onsite = found.get(Mode.ONLINE), found.get(Mode.ONSITE)
    hybrid = found.get(Mode.HYBRID)
    if hybrid and not (_ONLY_ONLINE.search(fold(text)) and not onsite):
        return hybrid
    if online and onsite:
        return Label(Mode.HYBRID, f"{onsite.words}, {online.words}")
    return online or onsite or _on_site_alone(text)


def _on_site_alone(text: str) -> Label[Mode] | None:
    text = compose(text)
    match = _ON_SITE_ALONE.search(fold(text))
    return Label(Mode.ONSITE, text[match.start() : match.end()].strip(_EDGES)) if match else None


_ON_CALL = re.compile(
    rf"\b(?:{GATHERING.pattern}|candidater|comprendre|preparer|repondre|reussir)\b[^,.;:!?¤]{{0,60}}"
    r"(?:\b(?:a|aux?|de|des|du|pour|sur)(?: l[ae]s?| une?)?|[dl]')\s*$",
    re.IGNORECASE,
)
_NEW_DAY = re.compile(
    r"\b(?:reporte|decale|repousse|reprogramme)e?s? (?:"
    rf"(?:au|a|le|pour le) (?:[a-z]+di |dimanche )?\d+(?!\d*(?:er|e|eme)? (?:trimestre|semestre))|en {MONTH})|"
    r"\bchangements? de date\b|\b(?:reporte|reprogramme)e?s? des que possible\b|"
    r"\b(?:decid|decision)[^.;\n]{0,80}? (?:de |d')?(?:l[ae]s? )?reporter\b",
    re.IGNORECASE,
)
_HELD = re.compile(r"(?<!pas )(?<!plus )(?<!etre )\bmaintenue?s?\b", re.IGNORECASE)
_NEXT_HELD = re.compile(r"\b(?:suivant|prochain|autre)e?s?\b[^.;\n]{0,40}? maintenue?s?\b", re.IGNORECASE)
"""« La séance suivante est maintenue », where this one is off."""
_STRUCK_TAIL = re.compile(r"~~([^~\n]*)(?=\n|$)")
_FULL_OR_NEW_DATE = re.compile(r"\W*(?:complet|(?:\w+\.? )?\d)", re.IGNORECASE)


def read_status(text: str) -> Label[EventStatus] | None:
    """Tell what the words say of the event: cancelled, postponed, full, confirmed; `None` when they say nothing.

    « annulée et reportée au 12 mars », « annulation et report à l’automne », « nous avons décidé de la
    reporter » are postponed; « annulée. Elle sera reportée » is cancelled until a date is known. Where « le
    défilé est annulé » and « le repas est maintenu », only a part is off: what that makes of the whole is
    not said. Markdown's ~~struck-through~~ text is cancelled unless « Complet » or a new date follows.
    """
    found, folded = _by_value(_STATUS.labels(text)), fold(text)
    if EventStatus.POSTPONED in found and _NEW_DAY.search(folded):
        return found[EventStatus.POSTPONED]
    if EventStatus.CANCELLED in found and _HELD.search(_NEXT_HELD.sub("", folded)):
        return None
    for status in (EventStatus.CANCELLED, EventStatus.POSTPONED):
        if status in found:
            return found[status]
    return _struck(text) or found.get(EventStatus.FULL) or found.get(EventStatus.CONFIRMED)


def _struck(text: str) -> Label[EventStatus] | None:
    tails = list(_STRUCK_TAIL.finditer(text))
    if not tails or _FULL_OR_NEW_DATE.match(tails[-1][1]):
        return None
    return Label(EventStatus.CANCELLED, tails[-1][0].strip())


def read_kind(text: str) -> Label[EventKind] | None:
    """Tell what sort of gathering is named first; prevention for the public, when nothing else is named."""
    labels = list(_KIND.labels(text))
    return _first(label for label in labels if label.value is not EventKind.DEPISTAGE) or _first(labels)


def read_not_event(text: str) -> Label[ResourceKind] | None:
    """Tell that a text announces no gathering: a call for applications, or a look back at a past one."""
    return _first(_NOT_EVENT.labels(text))


def read_call(text: str) -> Label[ResourceKind] | None:
    """Tell a call, or a report, from « Webinaire sur l’appel à projets », « Réussir sa candidature à l’appel »."""
    label = read_not_event(text)
    return None if label and _ON_CALL.search(fold(text.partition(label.words)[0])) else label


def read_themes(text: str) -> tuple[Label[Theme], ...]:
    """Give the themes named, each once, in the vocabulary's order."""
    found = (_first(scanner.labels(text)) for scanner in _THEMES)
    return tuple(label for label in found if label)


def read_care(text: str) -> tuple[Label[Care], ...]:
    """Give the items of INCa's basket that are named, each once, in the basket's order."""
    found = (_first(scanner.labels(text)) for scanner in _CARE)
    return tuple(label for label in found if label)


def read_action_status(text: str) -> Label[ActionStatus] | None:
    """Read the status cell of a review; « Non applicable » is a planning value and gives `None`."""
    return _first(_ACTION_STATUS.labels(" ".join(text.split())))


def read_mission(text: str) -> Label[Mission] | None:
    """Tell which mission a title names, in today's wording or that of 2018; its number is never used."""
    return _first(_MISSION.labels(" ".join(text.split())))


_TITLE_LENGTH, _TARGET_LENGTH, _LIST_START = 160, 300, 25
_LINE = re.compile(r"[^\n]+")


def read_audience(text: str) -> tuple[Label[Profession], ...]:
    """Give the professions that the event is for, each once, in the order of the text.

    Those count that follow « à destination des », « pour les », « Public : »…, those in the plural (or as
    an acronym) in a short first line, and those of a list that opens a line. A speaker's profession does not.
    """
    text = compose(text)
    folded = fold(text)
    spans = sorted({*_targets(folded), *_in_title(folded), *_in_lists(folded)}, key=lambda span: span[1])
    return tuple(_by_value(Label(value, text[start:end]) for value, start, end in spans).values())


def _targets(folded: str) -> Iterator[tuple[Profession, int, int]]:
    done = 0
    for marker in _TARGET.finditer(folded):
        start = max(done, marker.end())
        zone = folded[start : marker.end() + _TARGET_LENGTH]
        stop = _TARGET_END.search(zone, len(zone) - len(zone.lstrip()))
        done = start + (stop.start() + 1 if stop else len(zone))
        for value, begin, end in _PROFESSION.spans(folded[start:done]):
            yield value, start + begin, start + end


def _in_title(folded: str) -> Iterator[tuple[Profession, int, int]]:
    start = len(folded) - len(folded.lstrip())
    title = folded[start:].partition("\n")[0]
    if len(title) <= _TITLE_LENGTH:
        for value, begin, end in _PROFESSION.spans(title):
            if _names_target(title, begin, end):
                yield value, start + begin, start + end


def _in_lists(folded: str) -> Iterator[tuple[Profession, int, int]]:
    """Give the professions of « Sages-femmes, kinésithérapeutes et infirmiers du territoire »."""
    for line in _LINE.finditer(folded):
        told = list(_PROFESSION.spans(line[0][:_TITLE_LENGTH]))
        listed = len(told) > 1 and told[0][1] <= _LIST_START and "," in line[0][: told[1][1]]
        if listed and all(_names_target(line[0], begin, end) for _, begin, end in told):
            yield from ((value, line.start() + begin, line.start() + end) for value, begin, end in told)


def _names_target(title: str, begin: int, end: int) -> bool:
    words = title[begin:end]
    ends = (words.split()[0], words.rstrip(")"))
    plural = any(end.lower().endswith(("s", "x")) for end in ends)
    plural = plural or words.isupper() or words.lower() == "grand public"
    speaks = _NOT_TARGET_BEFORE.search(title[max(0, begin - 40) : begin]) or _NOT_TARGET_AFTER.match(
        title[end:].lstrip()
    )
    return plural and not speaks
