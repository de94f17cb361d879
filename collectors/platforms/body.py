"""What calendars and APIs carry of an event beside its dates: title, body, who organises. All pure."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from collectors.platforms.articles import registration_link
from collectors.platforms.facts import says_registration
from collectors.platforms.markup import lines_of, open_page

MARKUP = re.compile(
    r"</?(?:a|b|br|div|em|h[1-6]|i|img|li|ol|p|span|strong|su[bp]|table|u|ul)\b[^<>]{0,2000}>"
)
WEB_ADDRESS = re.compile(r"https?://[^\s<>\"»)]+")
ORGANISATION = re.compile(
    r"\b(?:agence|ars|asso|associations?|caisse|centre|chr?u?|clinique|collectif|collège|comités?|communauté"
    r"|conseil|cpam|cpts|département|équipe|facultés?|fédération|fondation|groupe|h[ôo]pital|ifsi|inca|institut"
    r"|ligue|mairie|maison|observatoire|omédit|onco[\w-]+|ordre|p[ôo]le|réseau|société|syndicat|union"
    r"|université|urps|ville)\b",
    re.IGNORECASE,
)
ACRONYM = re.compile(r"[A-Z][A-Z-]+")
INDIVIDUAL = re.compile(
    r"\b(?:drs?|prs?|docteure?|professeure?|mmes?|mlle|mm?|madame|monsieur)\b|@", re.IGNORECASE
)


@dataclass(frozen=True)
class Body:
    """The text of a body, one line for each block, and the first link of it that leads to a registration."""

    text: str
    registration_url: str | None


def read_title(text: str) -> str:
    """Give a title as a person reads it: on one line, entities decoded (even twice), markup and NBSP gone."""
    return " ".join(MARKUP.sub("", html.unescape(html.unescape(text))).split())


def read_body(content: str, url: str) -> Body:
    """Read a body, markup or plain text, of the event at `url`."""
    content = content if MARKUP.search(content) else html.unescape(content)
    if MARKUP.search(content):
        soup = open_page(content.encode("utf-8", "replace"), "utf-8")
        return Body("\n".join(lines_of(soup)), registration_link(soup, url))
    lines = [" ".join(line.split()) for line in content.replace("\\n", "\n").splitlines()]
    links = (found[0] for line in lines if says_registration(line) for found in WEB_ADDRESS.finditer(line))
    return Body("\n".join(filter(None, lines)), next((link.rstrip(".,;") for link in links), None))


def web_address(text: str) -> str | None:
    """Give a full web address as it is; `None` for anything else."""
    try:
        return text if WEB_ADDRESS.fullmatch(text) and urlsplit(text).hostname else None
    except ValueError:
        return None


def organisation(name: str) -> str | None:
    """Give the name of who organises when it says an organisation: a name that may be someone's is not kept."""
    known = ORGANISATION.search(name) or ACRONYM.fullmatch(name)
    return name if known and not INDIVIDUAL.search(name) else None
