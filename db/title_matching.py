"""What two titles say of whether their events are one: numbers, words that part twins, likeness. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Set
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from db.announcement import Announcement, area_words, same_word
from db.wording import WEAK, Wording

BANAL = "même titre, mais banal"

_TITLE_WEIGHT = 0.80
_FOREIGN_POINTS = 0.55
"""Brings the pair among those that are shown to a person, never further."""

_RIVALS = {
    name: frozenset(words.split())
    for name, words in {
        "compass": "nord sud est ouest",
        "moment": "matin matinee midi soir",
        "level": "initiation debutant perfectionnement approfondissement avance expert",
        "mode": "presentiel distanciel",
        "organ": "sein poumon thoracique orl prostate colon colorectal rectum foie pancrea estomac oesophage"
        " peau melanome ovaire uteru endometre vessie rein thyroide cerveau hematologie lymphome myelome"
        " leucemie sarcome digestif urologie gynecologie dermatologie neurologie pneumologie gastrologie"
        " pediatrie geriatrie",
        "audience": "infirmier medecin pharmacien kinesitherapeute psychologue dieteticien orthophoniste"
        " secretaire radiologue chirurgien oncologue aidant proche enfant adulte adolescent etudiant sage"
        " coordinateur usager",
    }.items()
}
_STRICT = frozenset({"compass", "moment", "level", "organ", "audience"})
"""Rivals that leave a doubt even when one title names none of them."""


@dataclass(frozen=True)
class Clue:
    """What one comparison brings: words, points, and whether it forbids or only leaves a doubt."""

    words: str
    points: float = 0.0
    apart: bool = False
    doubt: bool = False


def compare_titles(one: Announcement, other: Announcement) -> Iterator[Clue]:
    """Give what the two titles bring, what forbids first."""
    yield from _compare_numbers(one.wording, other.wording)
    yield from _compare_rivals(one.words, other.words)
    found = _compare_words(_without_place(one, other), _without_place(other, one))
    yield _reconsidered(found, one, other)


def _reconsidered(found: Clue, one: Announcement, other: Announcement) -> Clue:
    """Weigh what the words bring with what stands beside the titles.

    Titles in two languages have no word in common: where one registers may show that they are of one event. A body
    does not hold two assemblies at one hour, however banal their title.
    """
    if found.apart and one.registration and one.registration == other.registration:
        return Clue("titres différents, même inscription", points=_FOREIGN_POINTS, doubt=True)
    if found.words == BANAL and one.organizer == other.organizer != "" and one.starts == other.starts != {}:
        return replace(found, doubt=False)
    return found


def _compare_numbers(left: Wording, right: Wording) -> Iterator[Clue]:
    if left.editions and right.editions and left.editions != right.editions:
        yield Clue("éditions différentes", apart=True)
    if left.years and right.years and left.years.isdisjoint(right.years):
        yield Clue("années différentes", apart=True)
    if left.parts and right.parts and left.parts != right.parts:
        yield Clue("numéros différents", apart=True)
    if left.parts != right.parts:
        yield Clue("numéro que l’un des deux ne dit pas", doubt=True)


def _compare_rivals(left: frozenset[str], right: frozenset[str]) -> Iterator[Clue]:
    for name, rivals in (*_RIVALS.items(), ("area", area_words())):
        ours, theirs = left & rivals, right & rivals
        if not ours and not theirs:
            continue
        alone = _rest(ours, right) | _rest(theirs, left)
        if ours and theirs and alone == ours | theirs:
            yield Clue(f"« {_listed(ours)} » et « {_listed(theirs)} »", apart=True)
        elif alone and (name in _STRICT or (ours and theirs)):
            yield Clue(f"« {_listed(alone)} » chez l’un seulement", doubt=True)


def _listed(words: Set[str]) -> str:
    return ", ".join(sorted(words))


def _without_place(one: Announcement, other: Announcement) -> list[str]:
    """Give the words of a title but for those that only place it: the town of either, a region."""
    placing = one.town_words | other.town_words | area_words()
    return [word for word in one.wording.words if word not in placing] or list(one.wording.words)


def _compare_words(left: list[str], right: list[str]) -> Clue:
    ours, theirs = _rest(left, right), _rest(right, left)
    shared = set(left) - ours - WEAK
    likeness = _likeness(left, right)
    points = _TITLE_WEIGHT * likeness
    if not ours and not theirs:
        return Clue("même titre" if shared else BANAL, points, doubt=not shared)
    if min(len(ours - WEAK), len(theirs - WEAK)) >= max(1, len(shared)):
        return Clue("sujets différents", apart=True)
    told = f"titres proches à {likeness:.0%}".replace("%", "\u00a0%")
    more = (ours | theirs) - WEAK
    return Clue(told, points, doubt=bool(ours and theirs) or len(more) >= len(shared))


def _likeness(left: list[str], right: list[str]) -> float:
    """Give how alike two titles are: as wholes, and as one that says the other with a few words more."""
    ours, theirs = " ".join(left), " ".join(right)
    return (fuzz.token_sort_ratio(ours, theirs) + fuzz.token_set_ratio(ours, theirs)) / 200


def _rest(words: Iterable[str], other: Collection[str]) -> set[str]:
    """Give the words that the other title has not, but for one slip of the keyboard in a long word."""
    alone = set(words).difference(other)
    return {word for word in alone if not any(same_word(word, known) for known in other)}
