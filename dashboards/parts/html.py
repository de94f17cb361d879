"""The one way in which HTML is written: what is not already HTML is escaped, and loses marks that reorder it."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TypeAlias
from urllib.parse import quote, urlencode, urlsplit

from dashboards.parts.text import REORDERING


class Html(str):
    """Text that is HTML already. Only `tag` and `join` make it."""

    __slots__ = ()


Child: TypeAlias = "str | int | Iterable[Child] | None"
"""What an element holds: text (escaped unless it is `Html`), a number, nothing, or several of these."""

VOID = frozenset({"br", "hr", "img", "link", "meta", "source"})


def tag(name: str, /, *children: Child, **attributes: str | int | bool | None) -> Html:
    """Write one element: `tag("a", "Dijon", href=url, class_="ml-link")`.

    An underscore ends a reserved name and otherwise stands for a dash (`class_`, `aria_label`). `None` and
    `False` leave an attribute out, `True` writes it bare. An `href` that is not safe is left out.
    """
    head = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in VOID:
        return Html(f"<{name}{head}>")
    return Html(f"<{name}{head}>{join(*children)}</{name}>")


def join(*children: Child, by: str = "") -> Html:
    """Write several children one after the other, with `by` (text) between those that say something."""
    return Html(escape(by).join(text for text in map(_written, children) if text))


def link(text: Child, href: str | None, /, **attributes: str | int | bool | None) -> Html:
    """Write a link, or the text alone when there is no address that is safe to follow.

    A link to another site does not tell that site's script which window opened it.
    """
    if safe_address(href) is None:
        return tag("span", text, **attributes)
    rel = "noopener" if urlsplit(href or "").scheme else None
    return tag("a", text, href=href, rel=rel, **attributes)


def mail_link(text: Child, to: str = "", **fields: str) -> Html:
    """Write a link that opens a letter, with its `subject` and its `body`: nothing in them can add to it."""
    written = urlencode(fields, quote_via=quote, safe="")
    address = f"mailto:{quote(to, safe='@')}{'?' if written else ''}{written}"
    return Html(f'<a href="{escape(address)}">{join(text)}</a>')


def icon(name: str) -> Html:
    """Write a decorative icon of the stylesheet; the word beside it says what it means."""
    return tag("span", class_=f"ml-i ml-i-{name}", aria_hidden="true")


def hidden(text: str) -> Html:
    """Write words for those who listen to the page."""
    return tag("span", text, class_="ml-hidden")


def safe_address(address: str | None) -> str | None:
    """Give the address back when it is http, https or relative to this site, and `None` otherwise."""
    if not address or any(ord(letter) <= 32 for letter in address) or "\\" in address:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme in ("http", "https"):
        return address if parts.netloc else None
    return address if not parts.scheme and not parts.netloc and ":" not in address.split("?")[0] else None


def _attribute(key: str, value: str | int | bool | None) -> str:
    name = key.rstrip("_").replace("_", "-")
    if name == "href":
        value = safe_address(str(value)) if value is not None else None
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'


def _written(child: Child) -> str:
    if child is None:
        return ""
    if isinstance(child, Html):
        return str(child)
    if isinstance(child, str | int):
        return escape(REORDERING.sub("", str(child)))
    return join(*child)
