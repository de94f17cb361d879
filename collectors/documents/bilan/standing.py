"""Where an action stands: its status and its planning, read in a cell or in the lines of its block."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from collectors.documents.bilan.marks import labelled
from collectors.documents.lines import Line
from collectors.french.fold import fold
from collectors.french.planning import mentions_date
from collectors.french.words import read_action_status
from db.vocabulary import ActionStatus

_LONGEST_STATUS = 45
_LONGEST_PLANNING = 70
_LONGEST_TITLE = 300
_STATUS_WORDS = 5
_PLANNING_WORDS = 8
_SEPARATORS = " \u00a0.;,:–—-()[]•»/|✓✔☑✗✘*"
_NO_PLANNING = re.compile(r"(?:non applicable|sans objet|n/?a|(?:a|non) (?:definir|defini[es]*)|neant)", re.I)
_LISTED = re.compile(r"(?P<title>.{8,200}?)\s*(?:[:(\[–—]|\s-|->|=>|→)\s*(?P<status>[^:(\[→–—]{4,60})$")
_OPENS_PLANNING = re.compile(
    r"(?:Depuis|Debut|Fin|Non |Sans |Le \d|Du |De |A |En |Jusqu|Courant|Premier|Prevu|20\d\d|Janvier|Fevrier|"
    r"Mars|Avril|Mai|Juin|Juillet|Aout|Septembre|Octobre|Novembre|Decembre)(?!\s+(?:rose|bleu))"
)
_COMPLEMENT = re.compile(r"\s*(?:[(,:;/%\d-]|(?:depuis|en|a|au|jusqu|le|pour|debut|fin)\b)", re.I)


@dataclass(frozen=True)
class Standing:
    """A status, the words that state it, the planning's words, and the line that holds the status."""

    status: ActionStatus | None = None
    stated_as: str = ""
    planning: str | None = None
    line: Line | None = None


def whole_status(text: str) -> ActionStatus | None:
    """Give the status when the text is nothing else: « Non réalisée. », « En cours de rédaction »."""
    bare = text.strip(_SEPARATORS)
    label = read_action_status(bare) if 0 < len(bare) <= _LONGEST_STATUS else None
    return label.value if label and len(label.words) == len(bare) else None


def cell_status(text: str) -> ActionStatus | None:
    """Give the status that a status cell names, whatever stands around it."""
    label = read_action_status(text[:300])
    return label.value if label else None


def is_planning(text: str) -> bool:
    """Tell whether a short text tells when: a date, « Non applicable », « En cours de rédaction »."""
    bare = text.strip(_SEPARATORS)
    if not 0 < len(bare) <= _LONGEST_PLANNING:
        return False
    sounds_like_it = whole_status(bare) in (ActionStatus.EN_COURS, ActionStatus.A_VENIR)
    return sounds_like_it or _NO_PLANNING.fullmatch(fold(bare)) is not None or mentions_date(bare)


def split_glued(text: str) -> tuple[str, str] | None:
    """Part « Août 2022-Septembre 2024 Réalisée » into its planning and its status."""
    if not 0 < len(text) <= _LONGEST_PLANNING + _LONGEST_STATUS:
        return None
    words = text.split()
    for count in range(min(_STATUS_WORDS, len(words) - 1), 0, -1):
        planning, status = " ".join(words[:-count]), " ".join(words[-count:])
        if whole_status(status) and is_planning(planning):
            return planning.strip(_SEPARATORS), status.strip(_SEPARATORS)
    return None


def split_title(text: str, line: Line) -> tuple[str, Standing] | None:
    """Part « Recruter une IPA : réalisé » or « Recruter une IPA Depuis 2023 Réalisé » in two."""
    listed = _LISTED.match(text.rstrip(_SEPARATORS)) if len(text) <= _LONGEST_TITLE else None
    if listed and not _opens_planning(listed["title"]) and (status := whole_status(listed["status"])):
        return listed["title"], Standing(status, listed["status"].strip(), None, line)
    words = text.split() if len(text) <= _LONGEST_TITLE else []
    for count in range(min(_STATUS_WORDS, len(words) - 2), 0, -1):
        tail = " ".join(words[-count:])
        if tail[0].isupper() and (status := whole_status(tail)):
            title, planning = _split_planning(words[:-count])
            return title, Standing(status, tail.strip(_SEPARATORS), planning, line)
    return None


def _split_planning(words: list[str]) -> tuple[str, str | None]:
    """Part a planning, if any, from the end of a title: it begins with a capital or a year."""
    for count in range(min(_PLANNING_WORDS, len(words) - 2), 0, -1):
        tail = " ".join(words[-count:])
        if _opens_planning(tail):
            return " ".join(words[:-count]), tail.strip(_SEPARATORS)
    return " ".join(words), None


def _opens_planning(text: str) -> bool:
    """Tell a planning from a title that holds a date: « Depuis 2023 », not « Mars bleu 2023 »."""
    return _OPENS_PLANNING.match(fold(text)) is not None and is_planning(text)


def read_standing(lines: Sequence[Line]) -> Standing:
    """Read the status and planning of one action in the lines that follow its title.

    A labelled value (« Statut : … ») decides first, then a line that is a status and nothing else, then one
    where the status follows the planning, then one that begins with it. Of several, the last one counts:
    a planning may sound like a status (« En cours de rédaction »), and stands before it.
    """
    told = list(lines)
    return _labelled_standing(told) or _own_line(told) or _glued(told) or _leading(told) or _no_status(told)


def _labelled_standing(told: list[Line]) -> Standing | None:
    values = [(line, *found) for line in told if (found := labelled(line.text))]
    for line, role, value in values:
        if role == "status" and cell_status(value):
            planning = next((text for _, other, text in values if other == "planning"), None)
            return Standing(cell_status(value), value, planning or _planning(told, line), line)
    return None


def _own_line(told: list[Line]) -> Standing | None:
    for rank in reversed(range(len(told))):
        line = told[rank]
        if (status := whole_status(line.text)) and not _is_tail(told, rank):
            return Standing(status, line.text.strip(_SEPARATORS), _planning(told, line), line)
    return None


def _is_tail(told: list[Line], rank: int) -> bool:
    """Tell whether a line only ends the sentence of the line above: « … n’a pas été / réalisée »."""
    if rank == 0 or not told[rank].text[:1].islower():
        return False
    above = told[rank - 1]
    return above.number == told[rank].number - 1 and not is_planning(above.text) and not labelled(above.text)


def _glued(told: list[Line]) -> Standing | None:
    for line in reversed(told):
        if parts := split_glued(line.text):
            return Standing(whole_status(parts[1]), parts[1], parts[0], line)
    return None


def _leading(told: list[Line]) -> Standing | None:
    for line in reversed(told):
        bare = line.text.strip(_SEPARATORS)
        label = read_action_status(bare) if len(bare) <= _LONGEST_STATUS else None
        if label and bare.startswith(label.words) and _COMPLEMENT.match(fold(bare[len(label.words) :])):
            return Standing(label.value, bare, _planning(told, line), line)
    return None


def _no_status(told: list[Line]) -> Standing:
    return Standing(planning=_planning(told, None))


def _planning(told: list[Line], status: Line | None) -> str | None:
    """Give the planning: the labelled one, the last before the status, else the first that tells when."""
    for line in told:
        found = labelled(line.text)
        if found and found[0] == "planning":
            return found[1]
    own = [line for rank, line in enumerate(told) if is_planning(line.text) and not _is_tail(told, rank)]
    before = [line for line in own if status and line.number < status.number]
    chosen = next((line for line in [*before[-1:], *own] if line is not status), None)
    return chosen.text.strip(_SEPARATORS) if chosen else None
