"""Who said so, where, when: the line that closes every block."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from dashboards.parts.dates import local_day, plain_day
from dashboards.parts.html import Html, join, link, tag
from dashboards.parts.words import NBSP, quoted
from db.queries import Mention

SEPARATOR = f"{NBSP}· "
STARTER = "relevé livré avec Maillage"


def provenance(mention: Mention, starter: Collection[str], *, place: str | None = None) -> Html:
    """Write the provenance of one item, as inline text.

    « D’après « Bilan 2024 », p. 21, lu le 20 novembre 2026 · ouvrir le document », or « Lu sur oncoBFC le… ».
    `starter` is what `starters` gives; `place` replaces the mention's own place in the document.
    """
    if not mention.is_document:
        read = plain_day(local_day(mention.last_seen))
        return join("Lu sur ", link(mention.name, mention.url), f" le {read}")
    opening = link("ouvrir le document", mention.url) if mention.url else None
    return join(_document(mention, starter, place or mention.place), opening, by=SEPARATOR)


def provenance_words(mention: Mention, starter: Collection[str]) -> str:
    """Give the provenance of one item without its links: « Lu sur oncoBFC le 22 novembre 2026 »."""
    if mention.is_document:
        return _document(mention, starter, mention.place)
    return f"Lu sur {mention.name} le {plain_day(local_day(mention.last_seen))}"


def provenance_line(mentions: Iterable[Mention], starter: Collection[str]) -> Html:
    """Write the provenance of one item that several publications may speak of, as a small grey block."""
    return tag("p", join(*(provenance(m, starter) for m in mentions), by=SEPARATOR), class_="ml-prov")


def _document(mention: Mention, starter: Collection[str], place: str | None) -> str:
    name = ", ".join(filter(None, [f"D’après {quoted(mention.name)}", place]))
    if mention.publication in starter:
        return f"{name}{SEPARATOR}{STARTER}"
    return f"{name}, lu le {plain_day(local_day(mention.last_seen))}"
