"""Every public address, and what answers there."""

from __future__ import annotations

from starlette.routing import Route

from dashboards.public.accessibility import ACCESSIBILITY_ADDRESS, accessibility_page
from dashboards.public.answers import answered, standing, styled
from dashboards.public.calendar_feed import agenda_ics, event_ics
from dashboards.public.data_feed import agenda_json
from dashboards.public.document import STYLE_ADDRESS
from dashboards.public.embed import agenda_embed
from dashboards.public.event_page import event_page
from dashboards.public.news_feed import agenda_atom
from dashboards.public.picture import event_png
from dashboards.public.printing import agenda_print
from dashboards.public.share_pages import cpts_page, pathway_page
from dashboards.public.short_links import go_to_agenda, go_to_event, go_to_page
from dashboards.public.spreadsheet import agenda_csv, agenda_xlsx

FILES = {
    "/agenda.ics": agenda_ics,
    "/agenda.atom": agenda_atom,
    "/agenda.json": agenda_json,
    "/agenda.csv": agenda_csv,
    "/agenda.xlsx": agenda_xlsx,
    "/e/{event}.ics": event_ics,
    "/e/{event}.png": event_png,
}
PAGES = {
    "/e/{event}": event_page,
    "/cpts/{territory}": cpts_page,
    "/parcours/{pathway}": pathway_page,
    "/embed/agenda": agenda_embed,
    "/print/agenda": agenda_print,
    "/go/a": go_to_agenda,
    "/go/agenda": go_to_agenda,
    "/go/e/{event}": go_to_event,
    "/go/{page}": go_to_page,
}
ROUTES = [
    Route(STYLE_ADDRESS, styled),
    Route(ACCESSIBILITY_ADDRESS, standing(accessibility_page)),
    *(Route(path, answered(build)) for path, build in FILES.items()),
    *(Route(path, answered(build, html=True)) for path, build in PAGES.items()),
]


def is_public(path: str) -> bool:
    """Tell whether something answers at that path."""
    return any(route.path_regex.match(path) for route in ROUTES)
