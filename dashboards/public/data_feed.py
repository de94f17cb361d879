"""`/agenda.json`: the agenda for programs, page by page, with what has gone."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from math import ceil
from typing import Any
from urllib.parse import urlencode

from dashboards.parts.data import is_demo
from dashboards.public.answers import Answer, Ask
from dashboards.public.finding import event_address
from dashboards.public.parameters import chosen, moment, number
from dashboards.public.selected import reach, select
from db import history
from db.exports import event_row
from db.history import EVERY_PERIOD, Gone
from db.model import Event
from db.queries import Kept
from db.selection import AgendaFilter

PER_PAGE = 100
MOST_PER_PAGE = 500
MOST_PAGES = 1_000_000


def agenda_json(ask: Ask) -> Answer:
    """Give one page of a selection. With `updated_since`, whatever the period unless one is asked for."""
    wanted = chosen(ask.db, ask.query, ask.today, also=("page", "per_page", "updated_since")).wanted
    since = moment(ask.query, "updated_since")
    size = number(ask.query, "per_page", default=PER_PAGE, highest=MOST_PER_PAGE)
    page = number(ask.query, "page", default=1, highest=MOST_PAGES)
    found, total = _found(ask, wanted, since, size, (page - 1) * size)
    pages = max(1, ceil(total / size))
    told: dict[str, Any] = {
        "total": total,
        "page": page,
        "pages": pages,
        "per_page": size,
        "next": _next(ask, page) if page < pages else None,
        "events": [{**event_row(kept), "page": event_address(ask.site, kept.id)} for kept in found],
        "demonstration": is_demo(),
        "left_out": _left_out(ask, wanted),
    }
    if since is not None:
        told |= {"updated_since": _text(since), "gone": _gone(ask, since) if page == 1 else []}
    return Answer(_dumped(told), "application/json", {"Access-Control-Allow-Origin": "*"})


def _found(
    ask: Ask, wanted: AgendaFilter, since: datetime | None, limit: int, offset: int
) -> tuple[Sequence[Kept[Event]], int]:
    """Give the events of a page, and the number of them all."""
    if since is None:
        selected = select(ask, wanted, limit=limit, offset=offset)
        return [one.kept for one in selected.events], selected.total
    periods = (wanted.period,) if ask.query.get("periode") else EVERY_PERIOD
    found = history.changed(
        ask.db, wanted, since, today=ask.today, limit=limit, offset=offset, periods=periods
    )
    return found, history.changed_count(ask.db, wanted, since, today=ask.today, periods=periods)


def _left_out(ask: Ask, wanted: AgendaFilter) -> dict[str, int] | None:
    """Count what a search around a commune leaves out of its period; `None` without such a search."""
    found = reach(ask, wanted)
    if found is None or wanted.around is None:
        return None
    return {"online": 0 if wanted.around.online else found.online, "unplaced": found.unplaced}


def _next(ask: Ask, page: int) -> str:
    kept = [(key, value) for key, value in ask.query.multi_items() if key != "page"]
    return f"{ask.site}/agenda.json?{urlencode([*kept, ('page', page + 1)])}"


def _gone(ask: Ask, since: datetime) -> list[dict[str, Any]]:
    return [_tombstone(one) for one in history.gone(ask.db, since)]


def _tombstone(one: Gone) -> dict[str, Any]:
    return {"id": one.id, "reason": one.reason, "since": _text(one.since), "kept_as": one.kept_as}


def _text(found: datetime | None) -> str | None:
    return found.isoformat(timespec="seconds") if found else None


def _dumped(told: dict[str, Any]) -> bytes:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
