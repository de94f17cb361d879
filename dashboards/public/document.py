"""The frame of every public page: light, readable without script nor picture, nothing from another host."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboards.parts.demonstration import band
from dashboards.parts.html import Html, join, link, tag
from dashboards.parts.menu import ACCESSIBILITY
from dashboards.parts.text import one_line
from dashboards.parts.words import shortened

ROOM = Path(__file__).parents[1]
STYLE = "\n".join(
    path.read_text("utf-8") for path in (ROOM / "style.css", ROOM / "public" / "page.css")
).encode()
STYLE_ADDRESS = "/maillage.css"
RULES = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors "
)
POLICY = f"{RULES}'self'"
FRAMED_POLICY = f"{RULES}*"
"""The policy of what other sites may show in a frame."""

PICTURE_SIZE = (1200, 630)


@dataclass(frozen=True)
class Head:
    """What a page says of itself; `address` and `picture` are whole, `data` is its schema.org description."""

    title: str
    description: str
    address: str
    picture: str | None = None
    data: Mapping[str, Any] | None = None
    others: tuple[Html, ...] = ()
    indexed: bool = True


def document(head: Head, *main: Html) -> bytes:
    """Write a page that someone arrives on: our header, the content, our footer."""
    header = tag("header", _logo(), link("Tout l’agenda", "/agenda"), class_="pub-header")
    skip = tag("a", "Aller au contenu", href="#contenu", class_="pub-skip")
    body = tag("main", *main, id="contenu")
    return bare(head, skip, header, body, _footer(), class_="stApp pub")


def bare(head: Head, *body: Html, class_: str) -> bytes:
    """Write a page without header nor footer: for frames and paper.

    The class `stApp` is where the shared stylesheet declares its colours.
    """
    made_up = tag("aside", mark, aria_label="Avertissement") if (mark := band()) else None
    html = tag("html", _head(head), tag("body", made_up, *body, class_=class_), lang="fr")
    return f"<!DOCTYPE html>\n{html}\n".encode()


def notice(title: str, sentence: str, ways_out: tuple[Html, ...]) -> bytes:
    """Write a page that has but a sentence, and where to go from there."""
    head = Head(title, sentence, "", indexed=False)
    lead = tag("p", sentence, class_="ml-lead")
    return document(head, tag("h1", title), lead, *(tag("p", way) for way in ways_out))


def style_link() -> Html:
    """Write the link to the stylesheet, whose address changes with its content."""
    version = hashlib.sha256(STYLE).hexdigest()[:8]
    return tag("link", rel="stylesheet", href=f"{STYLE_ADDRESS}?v={version}")


def heading(text: str) -> Html:
    """Write the heading of a section."""
    return tag("h2", text, class_="pub-heading")


def facts(rows: Mapping[str, Html | None]) -> Html:
    """Write facts under their names; those without a value are left out."""
    known = {name: value for name, value in rows.items() if value}
    return tag("dl", *(_fact(name, value) for name, value in known.items()), class_="pub-facts")


def pairs(rows: list[tuple[Html, Html]]) -> Html:
    """Write lines that have a beginning (a day) and something to say."""
    return tag("ul", *(tag("li", start, " ", said) for start, said in rows), class_="pub-pairs")


def _fact(name: str, value: Html) -> Html:
    return tag("div", tag("dt", name), tag("dd", value))


def _head(head: Head) -> Html:
    title = shortened(one_line(head.title), 120)
    description = shortened(one_line(head.description), 300)
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", f"{title} · Maillage"),
        tag("meta", name="description", content=description),
        tag("meta", name="color-scheme", content="light dark"),
        None if head.indexed else tag("meta", name="robots", content="noindex"),
        tag("link", rel="icon", href="/app/static/mark.svg", type="image/svg+xml"),
        style_link(),
        tag("link", rel="canonical", href=head.address) if head.address else None,
        *head.others,
        _open_graph(head, title, description),
        _structured(head.data),
    )


def _open_graph(head: Head, title: str, description: str) -> Html | None:
    if not head.address:
        return None
    shared = {
        "og:type": "website",
        "og:site_name": "Maillage",
        "og:locale": "fr_FR",
        "og:title": title,
        "og:description": description,
        "og:url": head.address,
    }
    if head.picture:
        width, height = PICTURE_SIZE
        shared |= {"og:image": head.picture, "og:image:type": "image/png", "og:image:alt": title}
        shared |= {"og:image:width": str(width), "og:image:height": str(height)}
    return join(*(tag("meta", property=name, content=content) for name, content in shared.items()))


def _structured(data: Mapping[str, Any] | None) -> Html | None:
    """Write data for machines; no text in it can close the element."""
    if data is None:
        return None
    text = json.dumps(data, ensure_ascii=False)
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return tag("script", Html(text), type="application/ld+json")


def _logo() -> Html:
    light = tag("img", src="/app/static/logo-light.svg", alt="Maillage, accueil", width=125, height=28)
    dark = tag("source", media="(prefers-color-scheme: dark)", srcset="/app/static/logo-dark.svg")
    return tag("a", tag("picture", dark, light), href="/", class_="pub-logo")


def _footer() -> Html:
    entries = (link("D’où viennent ces données", "/sources"), link(ACCESSIBILITY, "/accessibilite"))
    return tag("footer", tag("ul", *(tag("li", entry) for entry in entries)), class_="ml-footer")
