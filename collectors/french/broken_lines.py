"""Lines as they were meant: a title or a sentence that was broken over several is joined again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from collectors.french import turns
from collectors.french.announced import announced
from collectors.french.fold import fold
from collectors.french.place_lines import ends_on_place
from collectors.french.sections import is_programme, names_list
from collectors.french.sentences import refers
from collectors.french.turns import MONTH, WEEKDAY
from collectors.french.verbs import WILL_TAKE_PLACE

LONGEST_LINE = 4000
"""A longer line is no announcement; it is cut here so that reading stays linear."""

_SHORT_PARAGRAPH = 3
"""A paragraph of more lines than this may be wrapped prose."""

_BLANKS = re.compile(r"[ \u00a0\u202f\r]+")
_CHEVRON = re.compile(r"(?<=[^\s>]) >{1,2} (?=[^\W\d])")
"""« Théâtre > Le Malade » sets apart as a dash does; « 14h > 17h » is a span."""
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_MONTH_END = re.compile(
    r"\d{1,2}(?:er)? (?:janv\w*|fevr?\w*|mars|avr\w*|mai|juin|juil\w*|aout|sept\w*|oct\w*|nov\w*|dec\w*)\.?$",
    re.I,
)
_OPEN_END = re.compile(
    r"(?:\b(?:de|du|des|a|au|aux|en|et|ou|le|la|les|un|(?<!\bla )une|pour|par|avec|sur|dans|chez|"
    r"vers|entre|depuis|ce|cette|(?:ancien|futur|nouvel)l?e)"
    r"|\b[dl]'|[&,(-])$",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"\([A-Z0-9][A-Za-z0-9 -]{1,14}\)$")
_DAY_START = re.compile(
    rf"(?:(?:le|du|les) )?(?:{WEEKDAY} )?\d{{1,2}}(?:er)?\b(?!\s*°)",
    re.IGNORECASE,
)
_SHORT_DAY = re.compile(r"(?:lun|mar|mer|jeu|ven|sam|dim)\.? \d", re.IGNORECASE)
"""« mar. 9 mars » begins a row of a card, which is no wrapped prose."""
_FULL_DAY = re.compile(rf"{WEEKDAY} \d{{1,2}}(?:er)? {MONTH}\b", re.IGNORECASE)
"""Two lines that begin so are two sittings: « samedi 6 mars à Gray / samedi 13 mars à Dole »."""
_DAY_WITHIN = re.compile(
    rf"\b\d{{1,2}}(?:er)? {MONTH}\b|\b\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?\b", re.IGNORECASE
)
_DAY_IN_PIECES = re.compile(
    rf"(?:{WEEKDAY} )?(?:\d{{1,2}}(?:er)?|\d{{1,2}}(?:er)? {MONTH}(?: 20\d\d)?|{MONTH} 20\d\d)",
    re.IGNORECASE,
)
"""« Jeudi / 10 / juin / 2027 », two lines at a time."""
_MONTH_CELL = re.compile(rf"{MONTH}(?: 20\d\d)?", re.IGNORECASE)
_DAY_CELL = re.compile(
    rf"(?:(?:du|les?|{WEEKDAY}) )*\d{{1,2}}(?:er)?(?:,? (?:(?:et|au|&|-) )?(?:{WEEKDAY} )?\d{{1,2}})*",
    re.IGNORECASE,
)
_WEEKDAY_ALONE = re.compile(r"(?:lun|mar|mer|jeu|ven|sam|dim)(?:\.|[a-z]{0,4}di\.?|anche\.?)?", re.IGNORECASE)
_NUMBER_ALONE = re.compile(r"(?:0?[1-9]|[12]\d|3[01])(?:er)?")
_LISTED = re.compile(r"[-–•*●▪◦]\s")
_DAY_BELOW = re.compile(rf"(?:le|les|du|ce) (?:{WEEKDAY}|\d{{1,2}}(?:er)?) ", re.IGNORECASE)
_CLOSED = re.compile(r"[.:;]\W*$")
_ANNOUNCES = re.compile(rf"\b{WILL_TAKE_PLACE}\s?:?$", re.IGNORECASE)
_HOUR_START = re.compile(r"(?:de )?[0-2]?\d ?[h:] ?(?:[0-5]\d)?\b", re.IGNORECASE)
_LABEL = re.compile(r"[A-Z][\w' -]{1,25}\s?[:?](?=\s)")
_MARKS = " \u00a0:?"
_LABEL_ALONE = re.compile(
    r"\W*(adresse|animat(?:eur|rice|ion)|contact|date|duree|format(?:eur|rice)?|heure|horaire|"
    r"inscription|intervenante?|lieu|modalite|organisat(?:eur|rice)|ou|prix|"
    r"public(?: vise| cible)?|quand|salle|tarif|ville)[sx]?\W*",
    re.IGNORECASE,
)
_ANEW = re.compile(
    r"[-–•*●▪◦✓→➢>]+\s|[^\w\s«»“”\"'(\[~¡#@&-]"
    r"|(?:mailto:|https?://|www\.)|[\w.+-]+@\w"
    rf"|(?-i:{_LABEL.pattern})"
    r"|(?:acces|adresse|animat(?:eur|ion|rice)s?|apres|capacite|commune|contact|cout|dates?|debut|duree|fin|format"
    r"|heures?|horaires?|infos?|inscriptions?|intervenante?s?|jours?|lieux?|lien|modalites?|ou|organisateurs?"
    r"|participation|places?|prix|public|quand|quoi|rdv|rendez-vous|renseignements?|salle|tarifs?|tel\w*|themes?"
    r"|titre|ville)\s*:"
    r"|\((?:[ev]\w+ )?(?:organis\w+ )?en (?:partenariat|coll[ao]b)",
    re.IGNORECASE,
)
"""What starts a line of its own even in lower case: a bullet, an address, a label, a remark in brackets."""

_BESIDES = re.compile(
    r"(?:vernissage|finissage|ouverture des portes|entree (?:libre|gratuite))\b"
    r"|(?:(?:grande|petite) )?(?:salle|amphi(?:theatre)?|auditorium)\b[^\n,;:]{0,40}, (?:au )?"
    r"(?:\d ?(?:er|e|eme|nd) etage|premier etage|rez-de-chaussee|sous-sol|bat\b|batiment|aile|porte)"
    r"|(?:amphi\w*|auditorium|bibli\w*|boulodrome|espace|foyer|gymnase|mairie|mediatheque|salle|stade)"
    r" (?:des fetes|polyvalente|(?:municipale?|communale?)\b|(?:de |du |d')?(?-i:[A-Z]))",
    re.IGNORECASE,
)
"""What hurried hands add below in lower case, « salle bleue, 2e étage » and « gymnase Curie » too."""


@dataclass(frozen=True)
class WholeLine:
    """A line made of the lines `first` to `last`; `gap` tells that an empty line stands above it."""

    text: str
    first: int
    last: int
    heading: int
    gap: bool


def joined(lines: Sequence[tuple[str, int]]) -> list[WholeLine]:
    """Join broken lines, each given with its heading level (0 for none); empty lines part paragraphs."""
    found: list[WholeLine] = []
    for paragraph in _paragraphs(lines):
        width = _wrapping_width(paragraph)
        whole = paragraph[0]
        for above, below in pairwise(paragraph):
            if above.heading == below.heading and _continues(above.text, below.text, width):
                glue = "" if re.search(r"\w-$", whole.text[-2:]) else " "
                whole = replace(whole, text=whole.text + glue + below.text, last=below.last)
            else:
                found.append(whole)
                whole = below
        found.append(whole)
    return _with_telling_gaps(_with_days_set_apart(_with_labels(_with_weekdays(found))))


def _with_weekdays(lines: list[WholeLine]) -> list[WholeLine]:
    """Write « 27 / Ven. », or « Ven. / 27 », the lines of a calendar’s box, as « Ven. 27 »."""
    found: list[WholeLine] = []
    for line in lines:
        day = _boxed(found[-1].text, line.text) if found else None
        if day:
            found[-1] = replace(found[-1], text=day, last=line.last)
        else:
            found.append(line)
    return found


def _boxed(above: str, below: str) -> str | None:
    for weekday, number in ((above, below), (below, above)):
        if _WEEKDAY_ALONE.fullmatch(fold(weekday)) and _NUMBER_ALONE.fullmatch(number):
            return f"{weekday} {number}"
    return None


def _with_labels(lines: list[WholeLine]) -> list[WholeLine]:
    """Write « Date / 12 mars / Lieu / Dole » as « Date : 12 mars / Lieu : Dole », where several stand so."""
    labels = {
        rank: label[1]
        for rank, line in enumerate(lines)
        if (label := _LABEL_ALONE.fullmatch(fold(line.text)))
    }
    told = [rank for rank in labels if rank + 1 < len(lines) and not lines[rank + 1].heading]
    leading = {rank for rank in told if rank + 1 not in labels}
    if len({labels[rank].lower() for rank in leading}) < 2:
        return lines
    return [
        _labelled(line, below) if rank in leading and below else line
        for rank, (line, below) in enumerate(pairwise([*lines, None]))
        if line and rank - 1 not in leading
    ]


def _labelled(label: WholeLine, value: WholeLine) -> WholeLine:
    text = f"{label.text.rstrip(_MARKS)}\u00a0: {value.text}"
    return replace(label, text=text, last=value.last, heading=0)


def _with_days_set_apart(lines: list[WholeLine]) -> list[WholeLine]:
    """Join « le mardi 23 mars », set apart by an empty line, to the sentence above that invites to a gathering."""
    found: list[WholeLine] = []
    for line in lines:
        above = found[-1] if found and line.gap and _DAY_BELOW.match(line.text) else None
        if above and not _CLOSED.search(above.text) and announced(above.text):
            found[-1] = replace(above, text=f"{above.text} {line.text}", last=line.last)
        else:
            found.append(line)
    return found


def _with_telling_gaps(lines: list[WholeLine]) -> list[WholeLine]:
    """Leave out empty lines below headings, and all where each line has one above it: they part nothing there.

    The heading of a list has one, whatever the page says: what stands below it tells nothing of what is above.
    """
    apart = all(line.gap or _LISTED.match(line.text) for line in lines)
    return [
        replace(line, gap=True)
        if line.heading and names_list(line.text)
        else replace(line, gap=False)
        if apart or (above and above.heading)
        else line
        for above, line in pairwise([None, *lines])
        if line
    ]


def _paragraphs(lines: Sequence[tuple[str, int]]) -> list[list[WholeLine]]:
    """Group the lines that stand between two empty ones."""
    paragraphs: list[list[WholeLine]] = []
    gap = True
    for number, (raw, heading) in enumerate(lines):
        text = _with_month_behind(_CHEVRON.sub(" – ", _BLANKS.sub(" ", raw[:LONGEST_LINE]).strip()))
        if text and gap:
            paragraphs.append([])
        if text:
            paragraphs[-1].append(WholeLine(text, number, number, heading, gap))
        gap = not text
    return paragraphs


def _with_month_behind(text: str) -> str:
    """Write « Janvier / Mardi 12 », two cells of a table's row, as « Mardi 12 Janvier » and an empty cell."""
    month, _, further = text.partition("\t")
    day, tab, rest = further.partition("\t")
    parted = _MONTH_CELL.fullmatch(fold(month)) and _DAY_CELL.fullmatch(fold(day))
    return f"{day} {month}\t{tab}{rest}" if parted else text


def _wrapping_width(paragraph: Sequence[WholeLine]) -> int:
    """Give the width of the widest line of a paragraph that may be wrapped prose, else 0."""
    plain = [fold(line.text) for line in paragraph]
    starts = (sum(map(bool, map(pattern.match, plain))) for pattern in (_LABEL, _HOUR_START))
    dated = any(day.match(one) for day in (_DAY_START, _SHORT_DAY) for one in plain)
    listed = dated or max(starts) > 1 or _is_list(paragraph, plain)
    return 0 if listed or len(paragraph) <= _SHORT_PARAGRAPH else max(len(line.text) for line in paragraph)


def _is_list(paragraph: Sequence[WholeLine], plain: Sequence[str]) -> bool:
    """Tell lines that begin with a capital and hold a day each: « Visite, 6 mars, Gray / Bal, 9 mars, Dole »."""
    dated = [line.text[0] for line, said in zip(paragraph, plain, strict=True) if _DAY_WITHIN.search(said)]
    return len(dated) > 1 and not any(map(str.islower, dated))


def _continues(above: str, below: str, width: int) -> bool:
    """Tell whether a line goes on with the sentence or the title of the line above it.

    `width` is the one that prose was wrapped to, or 0.
    """
    plain, after = fold(above), fold(below)
    apart = "\t" in above + below or "://" in above or turns.SALUTATION.match(plain)
    if apart or _ANEW.match(after) or names_list(above) or (is_programme(above) and _DAY_START.match(after)):
        return False
    if _OPEN_END.search(plain[-12:]) or _ACRONYM.match(below):
        return True
    if _DAY_IN_PIECES.fullmatch(f"{plain} {after}"):
        return True
    if _FULL_DAY.match(plain) and _FULL_DAY.match(after):
        return False
    if above[-1] in ".!»" and refers(below):
        return True
    if _ANNOUNCES.search(plain[-30:]) and _DAY_START.match(after):
        return True
    if above[-1] in ".!?:;…" or ends_on_place(plain, after):
        return False
    if _MONTH_END.search(plain[-20:]) and _YEAR.match(below):
        return True
    anew = below[1:2].isupper() or _says_again(plain, after) or (not width and _BESIDES.match(after))
    lower = below[0].islower() and not anew
    return lower or 0 < 0.75 * width <= len(above)


def _says_again(above: str, below: str) -> bool:
    """Tell a sentence on the title above it: « École du lac, Lure / l’École du lac se tiendra… »."""
    opening = " ".join(above.split()[:2])
    return " " in opening and below.find(opening, 0, len(opening) + len("la ")) >= 0
