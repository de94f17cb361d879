"""`/go/…`: short links for letters. They lead to a page with its filters, by identifiers that last."""

from __future__ import annotations

from typing import NoReturn
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from dashboards.parts.addresses import long_keys
from dashboards.parts.agenda_filters import KEYS
from dashboards.parts.menu import MENU
from dashboards.public.answers import Ask
from dashboards.public.finding import the_event
from dashboards.public.parameters import OF_THE_PAGE, refuse_unknown
from dashboards.public.refusals import elsewhere, unknown

PAGES = {page.path for page in MENU if page.path}


def go_to_event(ask: Ask) -> NoReturn:
    """Lead to the page of an event, be it under the id that it was merged into."""
    raise elsewhere(f"/e/{the_event(ask).id}", 302)


def go_to_agenda(ask: Ask) -> NoReturn:
    """Lead to the agenda with filters. One that it does not know is refused; an old value is said there."""
    filters = long_keys(ask.query.multi_items())
    refuse_unknown(QueryParams(filters), {*KEYS, *OF_THE_PAGE})
    raise _to("agenda", filters)


def go_to_page(ask: Ask) -> NoReturn:
    """Lead to another page with its parameters."""
    if ask.path["page"] not in PAGES:
        raise unknown()
    raise _to(ask.path["page"], ask.query.multi_items())


def _to(page: str, parameters: list[tuple[str, str]]) -> Exception:
    query = urlencode(parameters)
    return elsewhere(f"/{page}?{query}" if query else f"/{page}", 302)
