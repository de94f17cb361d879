"""From the rows of a review's sections to its actions, with every status that the document gives them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from collectors.documents.bilan.pairing import Entry
from collectors.documents.bilan.rows import Row
from collectors.french.planning import read_partial
from db.model import Action, MissionTotal, Remark, StatusObservation
from db.vocabulary import Mission, Origin


def settle_origins(entries: Sequence[Entry], totals: Mapping[Mission, MissionTotal]) -> dict[int, Origin]:
    """Give, by the place of each entry, whether its action is new.

    The most detailed section decides. Where it lists an action among those of a sheet while another section
    calls it new, the other is believed if the declared total has room for it among the new ones, or, without
    a total, if the detailed section names no new action in that mission.
    """
    origins = {rank: entry.lead.origin for rank, entry in enumerate(entries)}
    for mission in Mission:
        own = [rank for rank, entry in enumerate(entries) if entry.lead.mission is mission]
        named = sum(origins[rank] is Origin.NEW for rank in own)
        doubtful = [rank for rank in own if _is_doubtful(entries[rank])]
        total = totals.get(mission)
        room = total.declared.new - named if total else len(doubtful) * (named == 0)
        if 0 < len(doubtful) <= room:
            origins |= dict.fromkeys(doubtful, Origin.NEW)
    return origins


def _is_doubtful(entry: Entry) -> bool:
    return entry.lead.origin is Origin.INITIAL and any(row.origin is Origin.NEW for row in entry.others)


def origin_remarks(entries: Sequence[Entry], origins: Mapping[int, Origin]) -> list[Remark]:
    """Tell each action that is new for one section and initial for another, and how it is counted."""
    return [
        Remark(
            text=f"«\u00a0{_title(entry)}\u00a0»\u00a0: action initiale dans une partie du document, "
            f"nouvelle dans une autre\u00a0; elle est comptée comme {_COUNTED_AS[origins[rank]]}",
            place=entry.lead.place,
        )
        for rank, entry in enumerate(entries)
        if _is_doubtful(entry)
    ]


_COUNTED_AS = {Origin.INITIAL: "initiale", Origin.NEW: "nouvelle"}


def build_actions(
    entries: Sequence[Entry], origins: Mapping[int, Origin], territory: str, order: Sequence[str]
) -> list[Action]:
    """Give the actions in the order of the entries; `order` is that of the sections in the document."""
    return _distinct([_action(entry, origins[rank], territory, order) for rank, entry in enumerate(entries)])


def _distinct(actions: Sequence[Action]) -> list[Action]:
    """Give the actions, those whose number is taken in their sheet after the last one of it."""
    taken: set[str] = set()
    last: defaultdict[str, int] = defaultdict(int)
    distinct = []
    for action in actions:
        sheet = action.id.rpartition("-")[0]
        if action.id in taken:
            action = action.model_copy(update={"number": last[sheet] + 1})
        taken.add(action.id)
        last[sheet] = max(last[sheet], action.number or 0)
        distinct.append(action)
    return distinct


def _action(entry: Entry, origin: Origin, territory: str, order: Sequence[str]) -> Action:
    lead, rows = entry.lead, [row for _, row in entry.told]
    is_initial = origin is Origin.INITIAL
    planning = next((row.standing.planning for row in rows if row.standing.planning), None)
    start, end = read_partial(planning or "")
    told = sorted(entry.told, key=lambda section: order.index(section[0]))
    return Action(
        territory=territory,
        mission=lead.mission,
        sheet=_sheet(rows) if is_initial else None,
        sheet_title=next((row.sheet_title for row in rows if row.sheet_title), None) if is_initial else None,
        number=lead.number,
        title=_title(entry),
        origin=origin,
        planning_raw=planning,
        start=start,
        end=end,
        status=next((row.status for row in rows if row.status), None),
        statuses=tuple(
            _observation(name, row, origin if row is lead else row.origin, entry) for name, row in told
        ),
    )


def _sheet(rows: Sequence[Row]) -> int | None:
    """Give the sheet: of merged ones, that under which another section prints the action."""
    merged = rows[0].sheets
    single = next((row.sheets[0] for row in rows if len(row.sheets) == 1), None)
    if not merged or single in merged:
        return single
    return merged[0]


def _title(entry: Entry) -> str:
    """Give the leading section's title, unless it is shared with other actions or missing."""
    own = [row.title for _, row in entry.told if row.title and not row.grouped]
    shared = [row.title for _, row in entry.told if row.title]
    return next(iter([*own, *shared]), entry.lead.mission.label)


def _observation(name: str, row: Row, origin: Origin, entry: Entry) -> StatusObservation:
    return StatusObservation(
        status=row.status,
        stated_as=row.standing.stated_as,
        section=name,
        origin=origin,
        title=row.title or _title(entry),
        place=row.place,
        inferred=row.inferred,
    )
