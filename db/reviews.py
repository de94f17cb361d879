"""The latest review of a CPTS, with its totals as declared and as recounted. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from db.model import Action, MissionTotal
from db.queries import Kept, Mention
from db.recount import MissionRecount, recount
from db.vocabulary import Mission


@dataclass(frozen=True)
class Review:
    """What the latest document on a CPTS's missions says.

    `actions` and `totals` are that document's own; `older` are the actions that only earlier documents list.
    `sections` names the document's sections that give statuses, the one that the counts follow first.
    """

    document: Mention
    actions: tuple[Kept[Action], ...]
    older: tuple[Kept[Action], ...]
    totals: tuple[Kept[MissionTotal], ...]
    sections: tuple[str, ...]


@dataclass(frozen=True)
class MissionLine:
    """One mission: what is declared (`None` when no total is), and a recount for each section, in order."""

    mission: Mission
    actions: tuple[Action, ...]
    total: MissionTotal | None
    recounts: tuple[MissionRecount, ...]


def latest_review(actions: Sequence[Kept[Action]], totals: Sequence[Kept[MissionTotal]]) -> Review | None:
    """Give the latest review among what is kept of one CPTS, `None` when no document tells its missions."""
    mentions = [kept.mentions for kept in actions] + [kept.mentions for kept in totals]
    documents = [told[0] for told in mentions if told]
    if not documents:
        return None
    latest = max(documents, key=lambda mention: (mention.published or "", mention.last_seen))
    own = tuple(kept for kept in actions if _speaks(latest, kept))
    return Review(
        document=latest,
        actions=own,
        older=tuple(kept for kept in actions if not _speaks(latest, kept)),
        totals=tuple(kept for kept in totals if _speaks(latest, kept)),
        sections=_sections([kept.item for kept in own]),
    )


def mission_lines(review: Review) -> list[MissionLine]:
    """Give one line for each mission that the review speaks of, in the order of the missions."""
    totals = {kept.item.mission: kept.item for kept in review.totals}
    actions = [kept.item for kept in review.actions]
    spoken = {*totals, *(action.mission for action in actions)}
    return [_line(mission, actions, totals.get(mission), review) for mission in Mission if mission in spoken]


def _speaks(document: Mention, kept: Kept[Action] | Kept[MissionTotal]) -> bool:
    """Tell whether an item, as it stands, is told by that document: its most trusted mention decides."""
    return bool(kept.mentions) and kept.mentions[0].publication == document.publication


def _sections(actions: Sequence[Action]) -> tuple[str, ...]:
    """Give the sections, the most detailed first: the one whose status, title and origin the actions bear."""
    seen = [(action, observation) for action in actions for observation in action.statuses]
    names = list(dict.fromkeys(observation.section for _, observation in seen))
    agreeing = Counter(
        observation.section
        for action, observation in seen
        if (observation.status, observation.origin) == (action.status, action.origin)
    )
    main = max(names, key=lambda name: (agreeing[name], names.index(name)), default=None)
    return tuple(sorted(names, key=lambda name: name != main))


def _line(
    mission: Mission, actions: Sequence[Action], total: MissionTotal | None, review: Review
) -> MissionLine:
    others = (recount(actions, mission, section=section) for section in review.sections[1:])
    own = tuple(action for action in actions if action.mission is mission)
    return MissionLine(mission, own, total, (recount(actions, mission), *others))
