"""Every read about the pages of CPTS's sites that are proposed under a mission. No write.

A page belongs to the CPTS that its site is the site of: to the id that the name of the source gives.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from db.model import MissionPage, territory_id
from db.queries import Kept, kept_items
from db.vocabulary import Mission, SourceKind


@dataclass(frozen=True)
class CptsSite:
    """A CPTS as the registry knows it, and how many pages of its site are proposed under a mission."""

    territory: str
    source: str
    name: str
    region: str | None
    homepage: str
    pages: int


def cpts_sites(db: Database) -> list[CptsSite]:
    """Give the CPTS that have a page proposed under a mission, by name."""
    rows = db.query(
        """
        SELECT s.id AS source, s.name, s.region, s.homepage, COUNT(*) AS pages
        FROM mentions AS m JOIN sources AS s ON m.publication = 'site:' || s.id
        WHERE m.kind = 'mission_page' AND s.kind = ? GROUP BY s.id ORDER BY s.name, s.id
        """,
        [SourceKind.CPTS],
    )
    return [CptsSite(territory=territory_id(row["name"]), **row) for row in rows]


def pages_of(db: Database, sites: Sequence[CptsSite]) -> list[Kept[MissionPage]]:
    """Give the pages of these sites that are proposed under a mission: by mission, then title."""
    rows = db.query(
        """
        SELECT * FROM mission_pages WHERE id IN (
            SELECT item FROM mentions WHERE kind = 'mission_page'
            AND publication IN (SELECT 'site:' || value FROM json_each(?)))
        """,
        [json.dumps([site.source for site in sites])],
    )
    ranks = list(Mission)
    kept = kept_items(db, "mission_page", MissionPage, list(rows))
    return sorted(kept, key=lambda one: (ranks.index(one.item.mission), one.item.title, one.id))
