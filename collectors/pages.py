"""Reading one file of any sort: a document of a known family, else a page of a site or plain prose. Pure."""

from __future__ import annotations

from datetime import date

from collectors.documents.days import days_left, first_day
from collectors.documents.lines import headed
from collectors.documents.manuscript import open_manuscript
from collectors.documents.reader import UnknownFamily, read_document
from collectors.french.dates import find_when
from collectors.french.events import find_announcements, lines_of, tells_gathering
from collectors.page import stops_early
from collectors.platforms import drupal
from collectors.platforms.articles import is_about_one
from collectors.platforms.page_view import view_of
from db.model import Event, Harvest, Reading, Remark, Source
from db.vocabulary import DocumentFamily, SourceKind

NOWHERE = "https://page.invalid/"
UNKNOWN_FAMILY = Remark(text="Document d’aucune famille connue\u00a0: seules ses phrases ont été lues.")
CUT = Remark(text="La page s’arrête avant sa fin\u00a0: ce qui manque n’a pas été lu.")


def read_file(
    data: bytes,
    name: str,
    *,
    today: date,
    family: DocumentFamily | None = None,
    url: str | None = None,
    published: str | None = None,
) -> Reading | Harvest:
    """Read a document; when it is of no known family, give the events and resources of the page it may be.

    Raises `MaillageError` when the file can't be opened at all.
    """
    try:
        return read_document(data, name, today=today, family=family, url=url, published=published)
    except UnknownFamily:
        return _read_page(data, name, today, url, first_day(published) if published else None)


def _read_page(data: bytes, name: str, today: date, url: str | None, published: date | None) -> Harvest:
    site = Source(id="page", name=name, kind=SourceKind.NATIONAL, homepage=url or NOWHERE)
    published = published or view_of(data, url or NOWHERE).published
    event = drupal.parse_event(data, url or NOWHERE, site, today, published=published)
    manuscript = open_manuscript(data, name)
    found = find_announcements(headed(manuscript.lines), today=today, published=published)
    cut = (CUT,) if stops_early(data) else ()
    several = len(found) > 1 and not (event and is_about_one(event.title, today))
    if event is not None and not several and (found or tells_gathering(event)):
        return Harvest(events=(_without_nowhere(event),), remarks=cut)
    left = days_left(
        manuscript, lines_of(found), find_when(manuscript.text, today=today, published=published)
    )
    return Harvest(events=tuple(one.event for one in found), remarks=(UNKNOWN_FAMILY, *cut, *left))


def _without_nowhere(event: Event) -> Event:
    """Take back the address that stood for an unknown one."""
    return event if not (event.url or "").startswith(NOWHERE) else event.model_copy(update={"url": None})
