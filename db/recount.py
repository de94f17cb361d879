"""Counting a review's actions again, to set beside the totals it declares. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from db.model import Action, Item, MissionCount
from db.vocabulary import ActionStatus, Mission, Origin


class MissionRecount(Item):
    """What the actions of a mission add up to.

    `done` counts those of the initial project (`planned`) that are « réalisées ou en cours »; `new` counts
    the added ones; `by_status` counts all of them, and leaves out those whose status is not known.
    """

    done: int
    planned: int
    new: int
    by_status: dict[ActionStatus, int]

    def agrees_with(self, declared: MissionCount) -> bool:
        """Tell whether the declared total is the same."""
        return (self.done, self.planned, self.new) == (declared.done, declared.planned, declared.new)


def recount(actions: Iterable[Action], mission: Mission, *, section: str | None = None) -> MissionRecount:
    """Recount a mission as the most detailed section tells it, or as the named section does."""
    seen = [found for action in actions if action.mission is mission for found in _as_told(action, section)]
    by_status = Counter(status for status, _ in seen if status is not None)
    initial = [status for status, origin in seen if origin is Origin.INITIAL]
    return MissionRecount(
        done=sum(status is not None and status.is_done_or_ongoing for status in initial),
        planned=len(initial),
        new=len(seen) - len(initial),
        by_status={status: by_status[status] for status in ActionStatus if by_status[status]},
    )


def _as_told(action: Action, section: str | None) -> Iterator[tuple[ActionStatus | None, Origin]]:
    if section is None:
        yield action.status, action.origin
        return
    for observation in action.statuses:
        if observation.section == section:
            yield observation.status, observation.origin
