"""The page of one event whose list names it by the number of its post, or by its page. All pure."""

from __future__ import annotations

from datetime import date

from collectors.page import Page
from collectors.platforms.articles import post_uid
from collectors.platforms.contract import Answer
from collectors.platforms.markup import link_of
from collectors.platforms.page_event import event_of_view
from collectors.platforms.page_view import open_view
from collectors.registry import Entry


def read_post(page: Page, entry: Entry, today: date) -> Answer:
    """Read the page of one event; where WordPress tells the number of its post, that is its `uid`."""
    view = open_view(page)
    event = event_of_view(view, entry, today)
    if event is None:
        return Answer(known=False)
    tag = view.soup.select_one("link[rel~='shortlink']")
    uid = post_uid((link_of(tag, view.url) if tag is not None else None) or "")
    return Answer(events=(event.model_copy(update={"uid": uid or event.uid}),))
