"""A CPTS on WordPress with The Events Calendar: its REST interface, and a page for each event. Pure.

The state of an event stands in WordPress's own interface and in the data for search engines, as on real
sites: the calendar's interface does not tell it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from html import escape
from typing import Any

from collectors.demo.gatherings import VAL, Gathering, State
from collectors.demo.markup import hour, long_day, page
from collectors.demo.server import JSON, Reply, Site

NAME = "CPTS du Val d’Exemple"
MENU = {"Accueil": "/", "Webinaire": "/evenement/reperer-un-cancer-de-la-peau/"}
MOST = 50
"""The calendar gives no more events than that on one page, whatever is asked for."""
STATUS = {State.PLANNED: "", State.POSTPONED: "postponed", State.CANCELLED: "canceled"}
SCHEMA = {State.PLANNED: "Scheduled", State.POSTPONED: "Postponed", State.CANCELLED: "Cancelled"}
FIRST_ID = 101


def tec_site(origin: str, today: date) -> Site:
    """Give the site, at the address `origin`, as it is on `today`."""
    pages = {"/": _home(origin, today)}
    pages |= {f"/evenement/{one.slug}/": _detail(one, origin, today) for one in VAL}
    collections = {"tribe_events": [_post(n, one, origin) for n, one in enumerate(VAL, FIRST_ID)]}

    def answer(path: str, query: Mapping[str, str]) -> Reply | None:
        if path in pages:
            return Reply(pages[path], headers=_headers(origin))
        if path.rstrip("/") == "/wp-json/tribe/events/v1/events":
            return _calendar([_event(n, one, origin, today) for n, one in enumerate(VAL, FIRST_ID)], query)
        if path.startswith("/wp-json/wp/v2/"):
            return _collection(collections.get(path.removeprefix("/wp-json/wp/v2/"), []))
        return None

    return answer


def _headers(origin: str) -> dict[str, str]:
    return {
        "Link": f'<{origin}/wp-json/>; rel="https://api.w.org/"',
        "X-TEC-API-ROOT": f"{origin}/wp-json/tribe/events/v1/",
    }


def _calendar(events: Sequence[dict[str, Any]], query: Mapping[str, str]) -> Reply | None:
    """Answer as the calendar does: from a day on, page by page, and nothing past the last page."""
    chosen = [one for one in events if one["end_date"] >= query.get("start_date", "")]
    size, number = min(_number(query, "per_page", 10), MOST), _number(query, "page", 1)
    pages = -(-len(chosen) // size)
    if number > max(pages, 1):
        return None
    told = {
        "events": chosen[(number - 1) * size : number * size],
        "total": len(chosen),
        "total_pages": pages,
    }
    headers = {"X-TEC-Total": str(len(chosen)), "X-TEC-TotalPages": str(pages)}
    return Reply(json.dumps(told), JSON, headers)


def _number(query: Mapping[str, str], name: str, usual: int) -> int:
    told = query.get(name, "")
    return max(1, int(told)) if told.isascii() and told.isdigit() else usual


def _collection(items: Sequence[dict[str, Any]]) -> Reply:
    headers = {"X-WP-Total": str(len(items)), "X-WP-TotalPages": "1" if items else "0"}
    return Reply(json.dumps(items), JSON, headers)


def _event(number: int, one: Gathering, origin: str, today: date) -> dict[str, Any]:
    ((start, end),) = one.sittings(today)
    return {
        "id": number,
        "status": "publish",
        "url": _address(one, origin),
        "title": escape(one.title),
        "description": f"<p>{escape(one.text)}</p>",
        "slug": one.slug,
        "all_day": one.is_whole_day,
        "start_date": _local(start),
        "end_date": _local(end),
        "utc_start_date": _local(start.astimezone(UTC)),
        "utc_end_date": _local(end.astimezone(UTC)),
        "timezone": "Europe/Paris",
        "website": "",
        "venue": _venue(one),
        "organizer": [{"organizer": NAME}],
    }


def _venue(one: Gathering) -> dict[str, str] | list[str]:
    """Write where it takes place; the calendar writes nothing as an empty list."""
    if one.place is None:
        return []
    return {"venue": one.place.venue, "zip": one.place.postcode, "city": one.place.town, "country": "France"}


def _post(number: int, one: Gathering, origin: str) -> dict[str, Any]:
    return {
        "id": number,
        "link": _address(one, origin),
        "guid": {"rendered": f"{origin}/?post_type=tribe_events&#038;p={number}"},
        "title": {"rendered": escape(one.title)},
        "content": {"rendered": f"<p>{escape(one.text)}</p>"},
        "meta": {"_tribe_events_status": STATUS[one.state]},
    }


def _address(one: Gathering, origin: str) -> str:
    return f"{origin}/evenement/{one.slug}/"


def _local(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S}"


def _home(origin: str, today: date) -> str:
    told = "".join(f"<p>{_when(one, today)}\u00a0: {_link(one, origin)}</p>" for one in VAL)
    return _written("Accueil", f"<h1>{escape(NAME)}</h1><h2>Nos rencontres</h2>{told}", origin)


def _link(one: Gathering, origin: str) -> str:
    return f'<a href="{_address(one, origin)}">{escape(one.title)}</a>'


def _when(one: Gathering, today: date) -> str:
    ((start, end),) = one.sittings(today)
    return f"{long_day(start)}, de {hour(start)} à {hour(end)}"


def _detail(one: Gathering, origin: str, today: date) -> str:
    body = f"<h1>{escape(one.title)}</h1><p>{_when(one, today)}</p><p>{escape(one.text)}</p>"
    data = json.dumps(_schema(one, origin, today)).replace("<", "\\u003c")
    return _written(one.title, body, origin, f'<script type="application/ld+json">{data}</script>')


def _schema(one: Gathering, origin: str, today: date) -> dict[str, Any]:
    ((start, end),) = one.sittings(today)
    return {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": one.title,
        "url": _address(one, origin),
        "startDate": start.isoformat(),
        "endDate": end.isoformat(),
        "eventStatus": f"https://schema.org/Event{SCHEMA[one.state]}",
    }


def _written(title: str, body: str, origin: str, data: str = "") -> str:
    head = f'<link rel="https://api.w.org/" href="{origin}/wp-json/">{data}'
    return page(title, body, site=NAME, menu=MENU, head=head)
