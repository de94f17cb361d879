"""From a look at a site to the registry entry that it needs: what it shows of itself, the rest to be checked. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from pydantic import ValidationError

from collectors.describe import event_line
from collectors.page import Page
from collectors.platforms.markup import open_page, text_of
from collectors.registry import Entry, Platform, as_toml
from collectors.run import Collected
from db.errors import MaillageError
from db.merging import last_day
from db.model import Event, slug
from db.vocabulary import SourceKind

EXAMPLES = 3
LISTED = {Platform.ICAL, Platform.FEED, Platform.SCHEMA, Platform.CSS}
"""Platforms that do not find their lists from the home page."""
PARTS = re.compile(r"\s+[|–—·-]\s+")
WELCOME = re.compile(r"^(?:accueil|bienvenue|home)\b", re.IGNORECASE)
KINDS: Mapping[SourceKind, re.Pattern[str]] = {
    SourceKind.GUICHET: re.compile(r"guichet", re.IGNORECASE),
    SourceKind.CPTS: re.compile(r"cpts", re.IGNORECASE),
    SourceKind.URPS: re.compile(r"urps", re.IGNORECASE),
    SourceKind.ARS: re.compile(r"\bars\b", re.IGNORECASE),
    SourceKind.DSRC: re.compile(r"onco|cancerologie", re.IGNORECASE),
}


def entry_for(url: str, home: Page, region: str | None = None) -> Entry:
    """Give the entry of a site of which only the address is known: id, name and kind as it shows them.

    A site that is at home at another host, or behind TLS, is asked there from then on.

    Raises `MaillageError` when the region is none, or when a file is at that address.
    """
    if home.is_binary:
        raise MaillageError(f"{url} is a file, not a web page; give the home page of a site.")
    url = url if urlsplit(url)[:2] == urlsplit(home.final_url)[:2] else home.final_url
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    name = site_name(home) or host
    known = {
        "id": slug(host.rpartition(".")[0] or host),
        "name": name,
        "kind": _kind(f"{host} {name}"),
        "region": region,
        "homepage": url,
        "platform": Platform.AUTO,
        "every": "1d",
    }
    try:
        return Entry.model_validate(known)
    except ValidationError as error:
        raise MaillageError(f"{region}: {error.errors()[0]['ctx']['error']}.") from error


def site_name(home: Page) -> str | None:
    """Give the name that a site gives itself on its home page; `None` when it gives none."""
    soup = open_page(home.content, home.encoding)
    told = soup.select_one("meta[property='og:site_name'][content]")
    title = soup.select_one("title")
    names = [str(told["content"])] if told is not None else []
    names += [part for part in PARTS.split(text_of(title)) if not WELCOME.match(part)] if title else []
    return next((" ".join(name.split()) for name in names if name.strip()), None)


def _kind(words: str) -> SourceKind:
    """Give the first kind whose words are found; a body of which nothing is known counts as national."""
    return next((kind for kind, pattern in KINDS.items() if pattern.search(words)), SourceKind.NATIONAL)


def proposed(look: Collected) -> Entry:
    """Give the entry to keep: the platform that was recognised, and the list where it needs one or an unusual one."""
    needs_list = look.entry.platform in LISTED and look.best_list not in {None, look.entry.homepage}
    agenda = (look.best_list,) if needs_list and look.best_list else look.entry.agenda
    return look.entry.model_copy(update={"agenda": agenda})


def describe_look(look: Collected) -> str:
    """Say what a site is, what was found on it, with examples, and the entry that it needs."""
    return "\n".join(
        [
            f"{look.entry.homepage} is read as « {look.entry.platform} »: {look.run.events} events,"
            f" {look.run.resources} resources in {look.run.requests} requests. {look.run.sentence}",
            f"Best source: {look.best_list or 'none'}",
            *(f"  {event_line(event)}" for event in _examples(look)),
            *(f"  {one.kind} | {one.title}" for one in look.harvest.resources[:EXAMPLES]),
            "",
            "# To check: id, name, kind, region",
            as_toml(proposed(look)),
        ]
    )


def _examples(look: Collected) -> list[Event]:
    """Give the events that come last: a site is judged by what is still to come."""
    return sorted(look.harvest.events, key=lambda event: last_day(event) or "", reverse=True)[:EXAMPLES]


def told(look: Collected) -> dict[str, Any]:
    """Give a look as plain values: what the site is, what was found, three examples, the entry it needs."""
    harvest = look.harvest
    return {
        "platform": look.entry.platform,
        "health": look.run.health,
        "sentence": look.run.sentence,
        "best_list": look.best_list,
        "requests": look.run.requests,
        "events": len(harvest.events),
        "resources": len(harvest.resources),
        "examples": [event.model_dump(mode="json") for event in _examples(look)],
        "entry": proposed(look).model_dump(mode="json", exclude_defaults=True),
    }
