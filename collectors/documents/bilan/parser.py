"""Reads the review of a CPTS's health project: its missions, actions, statuses and declared totals.

A review tells the same actions once or more: a summary table, sheets in detail, or both. Each telling is a
section; their statuses are all kept, and where they disagree, or a declared total does not recount, the
reading says so and repairs nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import product

from collectors.documents.bilan.actions import build_actions, origin_remarks, settle_origins
from collectors.documents.bilan.identity import Identity, is_review, read_identity
from collectors.documents.bilan.outline import Chapter
from collectors.documents.bilan.pairing import Section, pair_sections
from collectors.documents.bilan.sections import Review, read_review
from collectors.documents.bilan.totals import Declared, read_declared
from collectors.documents.lines import Manuscript
from db.model import Action, Document, MissionCount, MissionTotal, Reading, Remark, short_hash, slug
from db.recount import MissionRecount, recount
from db.vocabulary import DocumentFamily, Mission

_TOP = 30
_MANY_ROWS = 4


def recognises(manuscript: Manuscript) -> float:
    """Tell how surely a document is a review, 0 to 1: missions, under which actions have statuses."""
    review = read_review(manuscript.lines)
    rows = max((len(section.rows) for section in review.sections), default=0)
    missions = {row.mission for section in review.sections for row in section.rows}
    top = [line.text for line in manuscript.lines if line.text][:_TOP]
    is_named = any(is_review(text) for text in [manuscript.title or "", *top] if len(text) < 200)
    return 0.6 * min(1.0, rows / _MANY_ROWS) + 0.2 * is_named * bool(rows) + 0.2 * (len(missions) > 1)


def parse(
    manuscript: Manuscript, *, today: date, published: str | None = None, url: str | None = None
) -> Reading:
    """Read a review.

    `published` is the document's date when it is known from elsewhere; else its year is taken. `today` keeps
    the end of a plan (« 2022-2027 ») from being taken for the year of the review.
    """
    identity = read_identity(manuscript, today.year)
    territory = identity.territory.id if identity.territory else slug(manuscript.name) or "cpts"
    review = read_review(manuscript.lines)
    totals, remarks = _totals(review.chapters, territory)
    entries = pair_sections(review.sections) if review.sections else []
    origins = settle_origins(entries, totals)
    actions = build_actions(entries, origins, territory, [section.name for section in review.sections])
    remarks += origin_remarks(entries, origins)
    remarks += _sums(actions, totals.values(), review.sections) + _doubts(identity, review, actions)
    return Reading(
        document=_document(manuscript, identity, published, url),
        territories=(identity.territory,) if identity.territory else (),
        actions=tuple(actions),
        totals=tuple(totals.values()),
        remarks=tuple(remarks),
    )


def _document(manuscript: Manuscript, identity: Identity, published: str | None, url: str | None) -> Document:
    year = identity.year or (published or "")[:4]
    territory = identity.territory
    stable = f"{territory.id}-{year}" if territory and year else short_hash(manuscript.text)
    return Document(
        id=f"bilan-{stable}",
        family=DocumentFamily.BILAN,
        title=identity.title,
        publisher=territory.name if territory else None,
        region=territory.region if territory else None,
        url=url,
        published=published or (str(identity.year) if identity.year else None),
        file_name=manuscript.name,
    )


def _totals(chapters: Sequence[Chapter], territory: str) -> tuple[dict[Mission, MissionTotal], list[Remark]]:
    """Give the total declared in each mission's own part of the document, and what is odd in them."""
    totals: dict[Mission, MissionTotal] = {}
    remarks = []
    for total in _declared(chapters, territory):
        known = totals.setdefault(total.mission, total)
        if known.declared != total.declared:
            remarks.append(
                _remark(total, f"autre total déclaré, non retenu\u00a0: {_quote(total.stated_as)}")
            )
        elif total.remark:
            remarks.append(_remark(total, total.remark))
    return totals, remarks


def _declared(chapters: Sequence[Chapter], territory: str) -> Iterator[MissionTotal]:
    """Give each total under the mission in whose part it stands, whatever title it is printed under."""
    for chapter in chapters:
        if chapter.head.mission:
            for declared in read_declared(chapter.totals):
                yield MissionTotal(
                    territory=territory,
                    mission=chapter.head.mission,
                    declared=declared.count,
                    stated_as=declared.stated_as,
                    place=declared.line.place,
                    remark=_odd_title(declared, chapter.head.rank),
                )


def _odd_title(declared: Declared, rank: int | None) -> str | None:
    if rank is None or declared.rank in (None, rank):
        return None
    return f"total imprimé sous le titre {_quote(declared.title)}, dans la partie de la mission {rank}"


def _sums(
    actions: Sequence[Action], totals: Iterable[MissionTotal], sections: Sequence[Section]
) -> list[Remark]:
    """Tell each declared total that a section's actions do not add up to."""
    remarks = []
    for total, section in product(totals, sections):
        counted = recount(actions, total.mission, section=section.name)
        if counted.planned + counted.new and not counted.agrees_with(total.declared):
            told, found = _spell(total.declared), _spell(counted)
            remarks.append(
                _remark(total, f"total déclaré {told}, recompté {found} dans {_quote(section.name)}")
            )
    return remarks


def _doubts(identity: Identity, review: Review, actions: Sequence[Action]) -> list[Remark]:
    """Tell what was not understood, what only one section knows, and how many statuses disagree."""
    remarks = [Remark(text=text, place=place) for text, place in review.notes]
    if identity.territory is None:
        remarks.append(Remark(text="Le nom de la CPTS n’a pas été trouvé"))
    if not actions:
        remarks.append(Remark(text="Aucune action n’a été comprise"))
    if len(review.sections) > 1:
        remarks += [_lonely(action) for action in actions if len(action.statuses) == 1]
    disputed = sum(action.disagreement for action in actions)
    if disputed:
        names = " et ".join(_quote(section.name) for section in review.sections)
        verb = "actions n’ont" if disputed > 1 else "action n’a"
        remarks.append(Remark(text=f"{disputed} {verb} pas le même statut dans {names}"))
    return remarks


def _lonely(action: Action) -> Remark:
    seen = action.statuses[0]
    return Remark(
        text=f"{_quote(action.title)}\u00a0: seulement dans {_quote(seen.section)}", place=seen.place
    )


def _remark(total: MissionTotal, text: str) -> Remark:
    return Remark(text=f"Mission {_quote(total.mission.label)}\u00a0: {text}", place=total.place)


def _spell(count: MissionCount | MissionRecount) -> str:
    new = f" et {count.new} nouvelle{'s' * (count.new > 1)}" if count.new else ""
    return f"{count.done}/{count.planned}{new}"


def _quote(words: str) -> str:
    return f"«\u00a0{words.rstrip(' :')}\u00a0»"
