"""What is saved whole or not at all: the registry, a document's reading, a run's harvest."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from db.database import transaction
from db.errors import MaillageError
from db.model import Harvest, Item, MissionPage, Reading, Resource, Run, Source, short_hash, slug
from db.store.items import stamp
from db.store.writer import Identified, Tally, Writer

REMARKS_KEPT = 50
"""Of each run: a site that changed its form may give as many as it has pages."""


def save_sources(db: Database, sources: Iterable[Source]) -> None:
    """Make the registry's sources known to the dashboards; those already known are brought up to date."""
    rows = [source.model_dump(mode="json") for source in sources]
    with transaction(db):
        db.table("sources").upsert_all(rows, pk="id")


def save_reading(db: Database, reading: Reading, *, now: datetime, starter: bool = False) -> Tally:
    """Store what one document says, whole or not at all.

    A document that was read before is replaced by its new reading: what it no longer says is removed and
    counted. A starter document never replaces one that was really read. The same reading changes nothing.

    Raises:
        MaillageError: when it would take back more than it says, as a cut or emptied copy does.
    """
    document = reading.document
    with transaction(db):
        if starter and _was_really_read(db, document.id):
            return Tally()
        if not _same_document(db, reading, starter):
            _save_document(db, reading, now, starter)
        writer = Writer(db, f"doc:{document.id}", now, is_site=False, whole=True)
        writer.save_events(reading.events, document.publisher or document.id)
        writer.save_all(_identified_resources(reading.resources, document.id))
        writer.save_all(_identified_rest(reading))
        writer.forget_unsaid()
        _refuse_cut(document.title, writer)
        if writer.tally.touched:
            _save_document(db, reading, now, starter)
    return writer.tally


def save_harvest(db: Database, source: Source, harvest: Harvest, run: Run | None, *, now: datetime) -> Tally:
    """Store what one run over one source found, with the run itself, whole or not at all.

    `run` is `None` when pages that were kept are read again: no site was asked, so no run is counted.
    Nothing is removed: an item that this run did not find stays as it was. Only a complete harvest of a healthy
    run takes something back: an event that it told as cancelled or postponed and now tells as announced, or one
    that three such runs in a row did not find, which is then missing. The run keeps its first remarks.
    """
    whole = run is not None and harvest.complete and run.health.is_good
    with transaction(db):
        db.table("sources").upsert(source.model_dump(mode="json"), pk="id")
        writer = Writer(db, f"site:{source.id}", now, is_site=True, whole=whole)
        writer.save_events(harvest.events, source.id)
        writer.save_all(_identified_resources(harvest.resources, source.id))
        writer.save_all(_identified_pages(harvest.pages))
        if whole:
            writer.miss_unsaid()
        if run is not None:
            db.table("runs").insert(_run_row(run, writer.tally))
    return writer.tally


def _run_row(run: Run, tally: Tally) -> dict[str, Any]:
    row = run.model_dump(mode="json")
    remarks = json.dumps(row["remarks"][:REMARKS_KEPT], ensure_ascii=False)
    return {**row, "remarks": remarks, "new": tally.new, "changed": tally.changed}


def _refuse_cut(title: str, writer: Writer) -> None:
    if writer.tally.removed > len(writer.said):
        raise MaillageError(
            f"« {title} » says far less than when it was last read ({len(writer.said)} items, {writer.tally.removed}"
            " would be lost): is the file cut? Nothing was stored."
        )


def _was_really_read(db: Database, document: str) -> bool:
    return any(db.query("SELECT 1 FROM documents WHERE id = ? AND starter = 0", [document]))


def _same_document(db: Database, reading: Reading, starter: bool) -> bool:
    stored = next(db.query("SELECT * FROM documents WHERE id = ?", [reading.document.id]), None)
    return stored is not None and {**_document_row(reading, starter), "read_at": stored["read_at"]} == stored


def _save_document(db: Database, reading: Reading, now: datetime, starter: bool) -> None:
    row = {**_document_row(reading, starter), "read_at": stamp(now)}
    db.table("documents").upsert(row, pk="id")


def _document_row(reading: Reading, starter: bool) -> dict[str, Any]:
    remarks = [remark.model_dump(mode="json") for remark in reading.remarks]
    return {
        **reading.document.model_dump(mode="json"),
        "starter": int(starter),
        "remarks": json.dumps(remarks, ensure_ascii=False),
    }


def _identified_rest(reading: Reading) -> list[Identified]:
    document = reading.document.id
    named: list[tuple[str, str, Item]] = [
        *(("territory", territory.id, territory) for territory in reading.territories),
        *(("action", action.id, action) for action in reading.actions),
        *(("total", f"{total.territory}-{total.mission}-{document}", total) for total in reading.totals),
        *(("pathway", f"{pathway.territory}-{document}", pathway) for pathway in reading.pathways),
    ]
    return [Identified(kind, item_id, item_id, item) for kind, item_id, item in named]


def _identified_resources(resources: Iterable[Resource], publisher: str) -> list[Identified]:
    named = ((resource_id(resource, publisher), resource) for resource in resources)
    return [Identified("resource", item_id, item_id, resource) for item_id, resource in named]


def _identified_pages(pages: Iterable[MissionPage]) -> list[Identified]:
    named = ((short_hash(page.url.rstrip("/")), page) for page in pages)
    return [Identified("mission_page", item_id, item_id, page) for item_id, page in named]


def resource_id(resource: Resource, publisher: str) -> str:
    """Give a resource's stable id: from its address, or its publisher, title and figure when it has none."""
    if resource.figure is not None or resource.url is None:
        return short_hash(publisher, slug(resource.title))
    return short_hash(resource.url, slug(resource.title))
