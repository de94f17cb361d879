"""Small items for tests: what a test does not say is unremarkable."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from collectors.page import Page
from db.model import PARIS, Action, Document, Event, Occurrence, Reading, Run, Source, StatusObservation
from db.vocabulary import ActionStatus, DocumentFamily, Health, Mission, Origin, SourceKind

NOW = datetime(2026, 11, 22, 6, 15, tzinfo=PARIS)
TODAY = NOW.date()


def day(text: str) -> Occurrence:
    return Occurrence(start=date.fromisoformat(text), all_day=True)


def event(title: str = "Formation à Lure", *occurrences: Occurrence, **fields: Any) -> Event:
    return Event(title=title, occurrences=occurrences or (day("2027-01-21"),), **fields)


def document(identifier: str = "bulletin-reseau-3", **fields: Any) -> Document:
    told = {
        "family": DocumentFamily.BULLETIN,
        "title": "Lettre n°3",
        "publisher": "Réseau",
        "published": "2026-10",
    }
    return Document(id=identifier, **{**told, **fields})


def reading(*events: Event, of: Document | None = None, **items: Any) -> Reading:
    return Reading(document=of or document(), events=events, **items)


def source(identifier: str = "reseau", **fields: Any) -> Source:
    told = {"name": "Réseau", "kind": SourceKind.DSRC, "homepage": "https://reseau.example/"}
    return Source(id=identifier, **{**told, **fields})


def run(of: str = "reseau", health: Health = Health.OK, **fields: Any) -> Run:
    told = {"started": NOW, "finished": NOW, "sentence": "Tout va bien."}
    return Run(source=of, health=health, **{**told, **fields})


def action(number: int, *statuses: tuple[str, ActionStatus], **fields: Any) -> Action:
    """Give an action whose statuses are told section by section, the last one being the most detailed."""
    origin = fields.pop("origin", Origin.INITIAL)
    title = fields.pop("title", f"Action {number}")
    return Action(
        territory=fields.pop("territory", "haute-vallee"),
        mission=fields.pop("mission", Mission.ACCES),
        sheet=fields.pop("sheet", 1),
        number=number,
        title=title,
        origin=origin,
        status=statuses[-1][1] if statuses else None,
        statuses=tuple(
            StatusObservation(
                status=status, stated_as=status.label, section=section, origin=origin, title=title
            )
            for section, status in statuses
        ),
        **fields,
    )


def web_page(url: str, content: bytes | str, content_type: str = "text/html", **fields: Any) -> Page:
    """Give a page as the fetcher would."""
    data = content.encode() if isinstance(content, str) else content
    told = {"status": 200, "encoding": "utf-8", "fetched_at": NOW, "unchanged": False}
    return Page(
        url, fields.pop("final_url", url), content=data, content_type=content_type, **{**told, **fields}
    )
