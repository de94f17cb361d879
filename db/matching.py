"""Telling whether two announcements are of one event. Pure: two events in, a score and its reasons out.

First what settles it: days, places, hours, numbers (« 14e », « session 2 ») and words that part twins
(« Nord » and « Sud », « sein » and « poumon »). Whatever these leave is scored, from 0 to 1: titles for four
fifths, then place, hours, days and links. A doubt (one side says less than the other on something that
matters) keeps the score under `SURE`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Set
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from db.communes import departments, name_key
from db.merging import canonical_url, days
from db.model import Event, slug
from db.vocabulary import Mode
from db.wording import Wording, read_wording

SURE = 0.86
"""From this score on, two events are joined. `tests/test_matching.py` measures both thresholds on its table:
no pair that must stay apart reaches this one."""
DOUBTFUL = 0.70
"""From this score on, a pair is shown to a person; under it, two events have nothing to do with each other."""
FLOOR = 0.55
"""Two titles less alike than this can't reach `DOUBTFUL`, whatever else the events share."""

NEIGHBOURS = timedelta(minutes=60)
"""Two hours this near may be those of the welcome and of the start."""

_UNSURE = SURE - 0.01
_TITLE_WEIGHT = 0.80

_WEAK = frozenset(
    "journee formation reunion soiree rencontre atelier webinaire forum colloque congre seminaire conference"
    " assemblee generale groupe travail session seance module partie cycle regionale regional nationale national"
    " departementale departemental annuelle annuel grande grand premiere cancer cancerologie oncologie sante"
    " professionnel pluriprofessionnel cpts reseau rendez vous information echange presentation debat autour"
    " theme prise charge patient soin programme invitation evenement distanciel presentiel hybride".split()
)
"""Words that say what sort of gathering it is, or what all of them are about: alone, they identify none."""

_RIVALS = {
    "compass": "nord sud est ouest",
    "moment": "matin matinee midi soir",
    "level": "initiation debutant perfectionnement approfondissement avance expert",
    "mode": "presentiel distanciel",
    "organ": "sein poumon thoracique orl prostate colon colorectal rectum foie pancrea estomac oesophage peau"
    " melanome ovaire uteru endometre vessie rein thyroide cerveau hematologie lymphome myelome leucemie sarcome"
    " digestif urologie gynecologie dermatologie neurologie pneumologie gastrologie pediatrie geriatrie",
    "audience": "infirmier medecin pharmacien kinesitherapeute psychologue dieteticien orthophoniste secretaire"
    " radiologue chirurgien oncologue aidant proche enfant adulte adolescent etudiant sage coordinateur usager",
}
_STRICT = frozenset({"compass", "moment", "level", "organ"})
"""Rivals that leave a doubt even when one title names none of them."""
_NOT_AREAS = frozenset(
    "nord sud est ouest centre grand haut haute bas val pays cote or ile france territoire mer saint"
    " reunion".split()
)
"""Words of the names of regions and departments that name no region alone."""


@dataclass(frozen=True)
class Match:
    """How likely two events are one, from 0 to 1, and why, in French words."""

    score: float
    reasons: tuple[str, ...]

    @property
    def sure(self) -> bool:
        """Tell whether the two may be joined without asking."""
        return self.score >= SURE


@dataclass(frozen=True)
class _Clue:
    """What one comparison brings: words, points, and whether it forbids or only leaves a doubt."""

    words: str
    points: float = 0.0
    apart: bool = False
    doubt: bool = False


def match(one: Event, other: Event) -> Match:
    """Tell how likely two events, told by two publications, are one and the same."""
    clues: list[_Clue] = []
    for clue in _clues(one, other):
        if clue.apart:
            return Match(0.0, (clue.words,))
        clues.append(clue)
    score = min(1.0, sum(clue.points for clue in clues))
    if any(clue.doubt for clue in clues):
        score = min(score, _UNSURE)
    return Match(round(score, 2), tuple(clue.words for clue in clues))


def may_match(one: str, other: str) -> bool:
    """Tell quickly whether two titles are alike enough for their events to be compared at all."""
    left, right = (" ".join(read_wording(title).words) for title in (one, other))
    return fuzz.token_set_ratio(left, right, score_cutoff=100 * FLOOR) > 0


def _clues(one: Event, other: Event) -> Iterator[_Clue]:
    """Give what each comparison brings, those that may forbid first."""
    yield _compare_days(one, other)
    yield _compare_places(one, other)
    yield _compare_hours(one, other)
    left, right = read_wording(one.title), read_wording(other.title)
    yield from _compare_numbers(left, right)
    yield from _compare_rivals(frozenset(left.words), frozenset(right.words))
    yield _compare_titles(_without_place(left, one, other), _without_place(right, other, one))
    yield from _compare_links(one, other)


def _compare_days(one: Event, other: Event) -> _Clue:
    left, right = sorted(days(one)), sorted(days(other))
    shared = any(a[0] <= b[1] and b[0] <= a[1] for a in left for b in right)
    if not shared:
        return _Clue("aucun jour commun", apart=True)
    if left[0][0] == right[0][0]:
        return _Clue("même premier jour", points=0.04)
    return _Clue("jours qui se recouvrent", doubt=True)


def _compare_places(one: Event, other: Event) -> _Clue:
    if Mode.ONLINE in (one.mode, other.mode):
        return _compare_modes(one, other)
    if one.insee and other.insee and one.insee != other.insee:
        return _Clue("communes différentes", apart=True)
    if one.city and other.city:
        same = one.insee == other.insee if one.insee and other.insee else _town(one) == _town(other)
        return _Clue("même commune", points=0.10) if same else _Clue("communes différentes", apart=True)
    if one.department and other.department and one.department != other.department:
        return _Clue("départements différents", apart=True)
    return _Clue("lieu que l’un des deux ne dit pas", points=0.03)


def _compare_modes(one: Event, other: Event) -> _Clue:
    modes = {one.mode, other.mode}
    if modes == {Mode.ONLINE}:
        return _Clue("en ligne tous les deux", points=0.06)
    deduced = "mode" in one.inferred or "mode" in other.inferred
    if Mode.ONSITE in modes and not deduced:
        return _Clue("l’un en ligne, l’autre sur place", apart=True)
    return _Clue("l’un en ligne, l’autre peut-être", points=0.03, doubt=Mode.ONSITE in modes)


def _town(event: Event) -> str:
    return name_key(event.city or "")


def _compare_hours(one: Event, other: Event) -> _Clue:
    """Two sittings of one day that begin at two distant hours are two events; a missing hour says nothing."""
    left, right = _starts(one), _starts(other)
    common = left.keys() & right.keys()
    gaps = [min(abs(a - b) for a in left[day] for b in right[day]) for day in common]
    if any(gap > NEIGHBOURS for gap in gaps):
        return _Clue("heures différentes", apart=True)
    if any(gaps):
        return _Clue("heures voisines", points=0.04, doubt=True)
    if common:
        return _Clue("même heure", points=0.08)
    return _Clue("heure que l’un des deux ne dit pas", points=0.04)


def _starts(event: Event) -> dict[str, set[datetime]]:
    """Give the moments at which sittings begin, by day."""
    starts: dict[str, set[datetime]] = {}
    for sitting in event.occurrences:
        if isinstance(sitting.start, datetime):
            starts.setdefault(sitting.start.isoformat()[:10], set()).add(sitting.start)
    return starts


def _compare_numbers(left: Wording, right: Wording) -> Iterator[_Clue]:
    if left.editions and right.editions and left.editions != right.editions:
        yield _Clue("éditions différentes", apart=True)
    if left.years and right.years and left.years.isdisjoint(right.years):
        yield _Clue("années différentes", apart=True)
    if left.parts and right.parts and left.parts != right.parts:
        yield _Clue("numéros différents", apart=True)
    if left.parts != right.parts:
        yield _Clue("numéro que l’un des deux ne dit pas", doubt=True)


def _compare_rivals(left: frozenset[str], right: frozenset[str]) -> Iterator[_Clue]:
    for name, rivals in _rivals().items():
        ours, theirs = left & rivals, right & rivals
        alone = _rest(ours, right) | _rest(theirs, left)
        if ours and theirs and alone == ours | theirs:
            yield _Clue(f"« {_listed(ours)} » et « {_listed(theirs)} »", apart=True)
        elif alone and (name in _STRICT or (ours and theirs)):
            yield _Clue(f"« {_listed(alone)} » chez l’un seulement", doubt=True)


def _listed(words: Set[str]) -> str:
    return ", ".join(sorted(words))


@cache
def _rivals() -> dict[str, frozenset[str]]:
    named = {name: frozenset(words.split()) for name, words in _RIVALS.items()}
    names = {name for area in departments() for name in (area.name, area.region)}
    return {**named, "area": frozenset(word for name in names for word in _place_words(name)) - _NOT_AREAS}


def _place_words(name: str) -> tuple[str, ...]:
    return read_wording(name).words


def _without_place(wording: Wording, event: Event, other: Event) -> list[str]:
    """Give the words of a title but for those that only place it: a town that both events are in, a region."""
    same_town = event.city and other.city and _town(event) == _town(other)
    town = set(_place_words(event.city or "")) if same_town else set()
    return [word for word in wording.words if word not in town | _rivals()["area"]] or list(wording.words)


def _compare_titles(left: list[str], right: list[str]) -> _Clue:
    ours, theirs = _rest(left, right), _rest(right, left)
    shared = set(left) - ours - _WEAK
    likeness = _likeness(left, right)
    points = _TITLE_WEIGHT * likeness
    if not ours and not theirs:
        return _Clue("même titre" if shared else "même titre, mais banal", points, doubt=not shared)
    if min(len(ours - _WEAK), len(theirs - _WEAK)) >= max(1, len(shared)):
        return _Clue("sujets différents", apart=True)
    told = f"titres proches à {likeness:.0%}".replace("%", "\u00a0%")
    more = (ours | theirs) - _WEAK
    return _Clue(told, points, doubt=bool(ours and theirs) or len(more) >= len(shared))


def _likeness(left: list[str], right: list[str]) -> float:
    """Give how alike two titles are: as wholes, and as one that says the other with a few words more."""
    ours, theirs = " ".join(left), " ".join(right)
    return (fuzz.token_sort_ratio(ours, theirs) + fuzz.token_set_ratio(ours, theirs)) / 200


def _rest(words: Iterable[str], other: Collection[str]) -> set[str]:
    """Give the words that the other title has not, but for one slip of the keyboard in a long word."""
    return {word for word in set(words) - set(other) if not any(_same_word(word, known) for known in other)}


def _same_word(word: str, known: str) -> bool:
    return min(len(word), len(known)) >= 7 and OSA.distance(word, known, score_cutoff=1) <= 1


def _compare_links(one: Event, other: Event) -> Iterator[_Clue]:
    links = [canonical_url(event.registration_url) for event in (one, other) if event.registration_url]
    if len(links) == 2 and links[0] == links[1]:
        yield _Clue("même lien d’inscription", points=0.08)
    if one.organizer and other.organizer and slug(one.organizer) == slug(other.organizer):
        yield _Clue("même organisateur", points=0.04)
