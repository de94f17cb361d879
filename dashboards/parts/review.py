"""What a review declares and what it recounts to, in words. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from dashboards.parts.words import NBSP, listed, quoted
from db.model import Action, MissionCount, StatusObservation, slug
from db.recount import MissionRecount
from db.reviews import MissionLine
from db.vocabulary import ActionStatus

STATUS_WORDS = {
    ActionStatus.REALISEE: ("réalisée", "réalisées"),
    ActionStatus.EN_COURS: ("en cours", "en cours"),
    ActionStatus.A_VENIR: ("à venir", "à venir"),
    ActionStatus.REPORTEE: ("reportée", "reportées"),
    ActionStatus.NON_REALISEE: ("non réalisée", "non réalisées"),
    ActionStatus.SUSPENDUE: ("suspendue", "suspendues"),
    ActionStatus.ABANDONNEE: ("abandonnée", "abandonnées"),
}


def statuses_of(actions: Iterable[Action]) -> Counter[ActionStatus | None]:
    """Count the actions that have each status."""
    return Counter(action.status for action in actions)


def status_counts(found: Counter[ActionStatus | None]) -> str:
    """Give « 25 réalisées, 4 en cours », « 1 sans statut » coming last; empty when there is no action."""
    said = [
        f"{found[status]}{NBSP}{words[found[status] > 1]}"
        for status, words in STATUS_WORDS.items()
        if found[status]
    ]
    return ", ".join([*said, *([f"{found[None]}{NBSP}sans statut"] if found[None] else [])])


def gap(declared: MissionCount, recounted: MissionRecount) -> str:
    """Give how a recount differs from what is declared, in words; empty when it does not.

    « + 3 réalisées ou en cours, - 1 au projet initial, + 1 nouvelle ».
    """
    done = recounted.done - declared.done
    planned = recounted.planned - declared.planned
    new = recounted.new - declared.new
    parts = [
        (done, "réalisée ou en cours" if abs(done) < 2 else "réalisées ou en cours"),
        (planned, "au projet initial"),
        (new, "nouvelle" if abs(new) < 2 else "nouvelles"),
    ]
    return ", ".join(f"{_signed(much)}{NBSP}{words}" for much, words in parts if much)


def gaps(line: MissionLine, sections: Sequence[str]) -> list[str]:
    """Give the gaps of a mission, each with the sections where it shows; empty when all recounts agree.

    A mission without a declared total has none.
    """
    if line.total is None:
        return []
    found: dict[str, list[str]] = {}
    for recounted, section in zip(line.recounts, sections or [""], strict=True):
        if words := gap(line.total.declared, recounted):
            found.setdefault(words, []).append(section)
    return [f"{words}{_where(where, len(line.recounts))}" for words, where in found.items()]


def observed(action: Action, section: str) -> StatusObservation | None:
    """Give what a section says of an action."""
    return next((seen for seen in action.statuses if seen.section == section), None)


def titles(actions: Sequence[Action]) -> dict[str, str]:
    """Give each action's title, by its id: one that several share is completed by another section's."""
    shared = Counter(action.title for action in actions)
    return {action.id: _completed(action) if shared[action.title] > 1 else action.title for action in actions}


def _completed(action: Action) -> str:
    others = (seen.title for seen in action.statuses if slug(seen.title) != slug(action.title))
    other = next(others, None)
    return f"{action.title}{NBSP}: {other}" if other else action.title


def _signed(number: int) -> str:
    return f"{'+' if number > 0 else '−'}{NBSP}{abs(number)}"


def _where(sections: Sequence[str], recounts: int) -> str:
    if recounts == 1:
        return ""
    if len(sections) == recounts:
        return " dans les deux recomptes" if recounts == 2 else " dans tous les recomptes"
    return f" dans {listed([quoted(section) for section in sections])}"
