"""What the pages of all made-up sites share: a frame in HTML, and days in French. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from html import escape

from babel.dates import format_date

NOTICE = "Site de démonstration\u00a0: tout y est inventé."


def page(title: str, body: str, *, site: str, menu: Mapping[str, str], head: str = "") -> str:
    """Write a page: `menu` gives the address of each word, `head` what its platform adds there."""
    links = "".join(f'<li><a href="{escape(href)}">{escape(word)}</a></li>' for word, href in menu.items())
    return (
        f'<!DOCTYPE html>\n<html lang="fr"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width">{head}'
        f"<title>{escape(title)} | {escape(site)}</title></head>\n"
        f"<body><header><p>{NOTICE}</p><nav><ul>{links}</ul></nav></header>\n"
        f"<main>{body}</main>\n<footer><p>{escape(site)}</p></footer></body></html>\n"
    )


def long_day(moment: datetime) -> str:
    """Write « samedi 12 décembre 2026 », « mardi 1er décembre 2026 »."""
    return format_date(moment, "EEEE d MMMM y", locale="fr").replace(" 1 ", " 1er ")


def hour(moment: datetime) -> str:
    """Write « 14h30 »."""
    return f"{moment.hour}h{moment.minute:02}"
