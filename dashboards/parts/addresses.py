"""Short addresses that last: `/go/…` leads to a page with its filters. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

LETTERS = {
    "p": "profession",
    "r": "region",
    "d": "departement",
    "t": "type",
    "m": "mode",
    "s": "theme",
    "o": "organisateur",
    "e": "periode",
    "n": "mois",
    "j": "jour",
    "f": "source",
    "u": "statut",
    "i": "inscriptions",
    "a": "autour",
    "k": "rayon",
    "l": "aussi",
}
"""The agenda's filters, each by a letter that never changes meaning; `q` is short already."""

LONGEST = 80
"""Mailing tools cut or fold what is longer."""


def short_event(event_id: str) -> str:
    """Give the short address of an event's page."""
    return f"/e/{event_id}"


def short_agenda(filters: Iterable[tuple[str, str]]) -> str:
    """Give the short address of the agenda with these filters, `(key, identifier)` as its address has them."""
    letters = {key: letter for letter, key in LETTERS.items()}
    query = urlencode([(letters.get(key, key), value) for key, value in filters])
    return f"/go/a?{query}" if query else "/go/a"


def with_campaign(address: str, campaign: str) -> str:
    """Give an address that tells statistics which letter it was read in; unchanged without a campaign."""
    if not campaign:
        return address
    return f"{address}{'&' if '?' in address else '?'}{urlencode({'utm_campaign': campaign})}"


def long_keys(parameters: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Give the parameters of a short address under the agenda's own keys."""
    return [(LETTERS.get(key, key), value) for key, value in parameters]
