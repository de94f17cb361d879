"""What a line of a CPTS's review announces: a mission, a sheet, new actions, an action, a column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from collectors.french.fold import fold
from collectors.french.words import read_mission

LONGEST = 250
"""A heading longer than this is a paragraph."""

_START = r"^[\s»>•▪●►*·-]*"
_NO = r"(?:n\s?[°ºo]?s?\s?[°º]?\.?|numeros?)"
_LIST = rf"\d{{1,2}}(?![\dh%])(?:(?:\s*[,&/]\s*|\s+et\s+|\s+a\s+|-|\s+)(?:{_NO}\s*)?\d{{1,2}}\b(?![%]))*"
_NUMBERED = rf"\s*(?:{_NO}\s*)?(?:(?:\d{{1,2}}\.)*(?P<numbers>{_LIST}))"
_MISSION = re.compile(
    rf"{_START}(?:mission|axe)(?P<kind>(?:\s+(?:socle|complementaire|obligatoire|optionnelle|facultative))*)"
    rf"\s*(?:{_NO}\s*(?=[\do]))?(?P<rank>[0o]?\d{{1,2}}|[ivx]{{1,4}})?(?P<rest>(?:\W.*)?)$",
    re.IGNORECASE,
)
_SHEET = re.compile(rf"{_START}(?:fiches?(?:[ -]*actions?)?|fa){_NUMBERED}(?P<rest>.*)$", re.IGNORECASE)
_SHEET_UNNUMBERED = re.compile(rf"{_START}fiches?[ -]+actions?\s*[:-](?P<rest>.+)$", re.IGNORECASE)
_SUB = re.compile(rf"{_START}(?:sous[ -]*)?actions?{_NUMBERED}(?P<rest>.*)$", re.IGNORECASE)
_NEW = re.compile(
    rf"{_START}(?:(?:nouveaux?|nouvelles?)\s+(?:actions?|protocoles?|projets?|initiatives?|fiches?)|"
    r"(?:actions?|projets?|initiatives?)\s+(?:nouvelles?|nouveaux?|supplementaires?|complementaires?|"
    r"ajoute[es]*|hors[ -](?:du )?projets?)|hors[ -]projets?)"
    r"(?:\s*\(?\s*hors[ -](?:du )?projets?)?(?:\s+(?:de sante|initial|menees?|ajoutees?|engagees?))*"
    r"\s*\)?\s*(?P<rest>[:-].*|)$",
    re.IGNORECASE,
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7}
_COLUMNS = {
    "action": r"(?:sous[ -])?actions?(?: (?:prevues?|menees?|engagees?|du projet.*))?|intitules?.*|"
    r"libelles?.*|titre",
    "planning": r"plannings?|calendriers?|echeances?|echeanciers?|periodes?|dates?|delais?|annees?|duree|"
    r"mise en oeuvre|temporalite",
    "status": r"statuts?|etats?(?: d'avancement)?|avancements?|(?:niveau de )?realisation|situation",
    "mission": r"missions?|axes?(?: strategiques?)?",
    "sheet": r"fiches?(?:[ -]*actions?)?(?: n°)?|n° (?:de )?fiche|objectifs?(?: operationnels?)?|projets?",
    "number": r"n°|numeros?|ref\.?|references?|code",
    "origin": r"origine|type|nature|nouvelle(?: action)? ?\?",
    "other": r"descriptions?|descriptif|pilotes?|porteurs?|referente?s?|responsables?|partenaires?|"
    r"indicateurs?|resultats?|bilans?|budget|couts?|moyens?|commentaires?|observations?|freins?|leviers?|"
    r"perspectives?|public|contexte|details?",
}
_LABELS = {role: re.compile(rf"(?:{words})", re.IGNORECASE) for role, words in _COLUMNS.items()}


class Kind(Enum):
    """What a mark opens."""

    MISSION = auto()
    SHEET = auto()
    NEW = auto()
    ACTION = auto()
    COLUMN = auto()


@dataclass(frozen=True)
class Mark:
    """A heading: its numbers (« fiches 11 et 12 ») and its title, empty when it stands elsewhere.

    The title of a column is its role: `action`, `planning`, `status`, `other`…
    """

    kind: Kind
    numbers: tuple[int, ...] = ()
    title: str = ""


def mark_of(text: str) -> Mark | None:
    """Give what a line announces, or `None` for plain text."""
    if len(text) > LONGEST:
        return None
    plain = fold(text)
    return (
        mission_mark(text)
        or _numbered(_SHEET, Kind.SHEET, text, plain)
        or _unnumbered_sheet(text, plain)
        or _numbered(_SUB, Kind.ACTION, text, plain)
        or _new(text, plain)
        or _column(plain)
    )


def mission_mark(text: str) -> Mark | None:
    """Read « Mission n°2 : … », « MISSION O2 », « Axe III – … »; without a number, the title must name it."""
    match = _MISSION.match(fold(text)) if len(text) <= LONGEST else None
    if match is None:
        return None
    title = _title(text, match)
    rank = _rank(match["rank"])
    is_parted = re.match(r"\s*[:.-]", match["rest"]) is not None
    if rank is None:
        return Mark(Kind.MISSION, (), title) if is_parted and read_mission(title) else None
    if title and not is_parted and not title[0].isupper():
        return None
    return Mark(Kind.MISSION, () if match["kind"] else (rank,), title)


def column_role(text: str) -> str | None:
    """Give the role of a table's column from its header: `action`, `planning`, `status`, `sheet`…"""
    plain = " ".join(fold(text).replace("œ", "oe").strip(" »:•*").split())
    if not plain or len(plain) > 40:
        return None
    return next((role for role, words in _LABELS.items() if words.fullmatch(plain)), None)


def labelled(text: str) -> tuple[str, str] | None:
    """Part « Statut : réalisée » into the role of its label and its value."""
    label, colon, value = text.partition(":")
    role = column_role(label) if colon and value.strip() else None
    return (role, value.strip()) if role else None


def _rank(digits: str | None) -> int | None:
    if not digits:
        return None
    number = digits.lower().replace("o", "0")
    return int(number) if number.isdecimal() else _ROMAN.get(number)


def _numbered(pattern: re.Pattern[str], kind: Kind, text: str, plain: str) -> Mark | None:
    match = pattern.match(plain)
    if match is None:
        return None
    numbers, spare = _expand(match["numbers"])
    start = match.end("numbers") - len(spare)
    return Mark(kind, numbers, _trim(text[start:]))


def _expand(listed: str) -> tuple[tuple[int, ...], str]:
    """Give the numbers of « 1, 2 3 et 4 » or « 1 à 4 », and what is not part of the list after all."""
    numbers = [int(digits) for digits in re.findall(r"\d+", listed)]
    if len(numbers) > 1 and not re.search(r"[,&/-]|\bet\b|\ba\b", listed, re.IGNORECASE):
        return (numbers[0],), listed[len(str(numbers[0])) :]
    is_range = len(numbers) == 2 and re.search(r"\ba\b|-", listed, re.IGNORECASE)
    if is_range and numbers[0] < numbers[1]:
        return tuple(range(numbers[0], numbers[1] + 1)), ""
    return tuple(numbers), ""


def _unnumbered_sheet(text: str, plain: str) -> Mark | None:
    match = _SHEET_UNNUMBERED.match(plain)
    return Mark(Kind.SHEET, (), _title(text, match)) if match else None


def _new(text: str, plain: str) -> Mark | None:
    match = _NEW.match(plain)
    return Mark(Kind.NEW, (), _title(text, match)) if match else None


def _column(plain: str) -> Mark | None:
    """Read a label that stands alone on its line, or a row of them: « » Actions : » Planning »."""
    labels = [column_role(part) for part in plain.split("»") if part.strip()]
    if not labels or None in labels:
        return None
    return Mark(Kind.COLUMN, (), labels[-1] or "" if len(labels) == 1 else "action")


def _title(text: str, match: re.Match[str]) -> str:
    return _trim(text[match.start("rest") :])


def _trim(title: str) -> str:
    return title.strip(" \u00a0:.–—-»•*")
