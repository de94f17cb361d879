"""A page of any site, opened: its title, address, day of publication, and its main part. All pure."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import unquote, urldefrag, urlsplit

from bs4 import BeautifulSoup, Tag

from collectors.documents.html import written_lines
from collectors.documents.lines import headed
from collectors.french.headed import HeadedLine
from collectors.french.titles import clean_title
from collectors.page import Page
from collectors.platforms.json_text import read_json
from collectors.platforms.markup import bare_page, classes_of, link_of, text_of, whole_page
from collectors.platforms.page_rows import teasers
from collectors.platforms.publication import published_on
from db.model import slug

MAINS = ("main", "[role='main']", "#content", "#contenu", "#main", ".main-content", "article", "body")
OUTSIDE = (
    "nav, footer, aside, form, iframe, button, [hidden], [role='navigation'], [role='contentinfo'], "
    "[role='complementary'], [role='search'], [role='banner'], [role='dialog'], #comments, .comments-area"
)
OUTSIDE_NAMES = re.compile(
    r"(?:^|\s)(?:cookie[\w-]*|tarteaucitron\w*|rgpd[\w-]*|gdpr[\w-]*|consent[\w-]*|breadcrumbs?|fil-?ariane|ariane|"
    r"pagination|pager|sidebar|widget(?:-area)?|related[\w-]*|share|partage|social[\w-]*|skip-link|"
    r"screen-reader-text|menu)(?=\s|$)",
    re.IGNORECASE,
)
PUBLICATION_NAMES = re.compile(
    r"\b(?:published|posted(?:-on)?|entry-date|post-date|post-meta|entry-meta|byline|created|updated|modified|"
    r"submitted|node__meta|(?:date|info)-?publi\w*|publi\w*-date|datePublished|dateModified|dateCreated)\b",
    re.IGNORECASE,
)
MORE = re.compile(
    r"(?:(?:autres )?(?:articles?|actualités|évènements|événements|pages?) (?:similaires?|liés|récents?|récentes)|"
    r"(?:à lire|à voir|voir|lire) aussi|dans la même rubrique|more posts|related posts|"
    r"(?:comments|commentaires|laisser un commentaire))\s*:?",
    re.IGNORECASE,
)
BANNER = re.compile(r"\b(?:site-?(?:title|name|branding)|nom-?site|logo|brand)\b", re.IGNORECASE)
SITE_NAME = re.compile(r"(?:la-|le-)?(?:cpts|reseau|association|accueil|communaute-professionnelle)\b")
SEPARATOR = re.compile(r"\s+[-–—|•·]\s+|\s*\|\s*")
MOST_SCRIPTS = 50
LEAST_TEXT = 200
"""In characters: a page with less is emptied."""
NOTHING = re.compile(
    r"\b(?:aucune?|pas d['’]|pas encore d['’])\s*(?:\w+ ){0,2}"
    r"(?:[ée]v[éèe]nements?|rendez-vous|dates?|formations?|r[ée]sultats?|manifestations?|actualit[ée]s?)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class View:
    """A page read at `url`: its markup without scripts, its JSON-LD documents, and how many are broken."""

    url: str
    soup: BeautifulSoup
    data: tuple[Any, ...]
    broken: int

    @cached_property
    def main(self) -> Tag:
        """Give a copy of its main part, without menus, banners, comments and days of publication."""
        found = next((tag for one in MAINS if (tag := self._only(one)) is not None), self.soup)
        main = copy.copy(found)
        for tag in [*main.select(OUTSIDE), *_named_outside(main), *_publications(main)]:
            tag.decompose()
        return main

    def _only(self, selector: str) -> Tag | None:
        """Give the one part that a selector finds; of several articles none is the page's main part."""
        found = self.soup.select(selector, limit=2)
        return found[0] if len(found) == 1 or (found and selector != "article") else None

    @cached_property
    def body(self) -> Tag:
        """Give its main part without the blocks that announce other pages of the site."""
        body = copy.copy(self.main)
        for tag in teasers(body, self.url):
            tag.decompose()
        return body

    @cached_property
    def lines(self) -> list[HeadedLine]:
        """Give the lines of its body with their heading levels, up to « À lire aussi »."""
        lines = headed(written_lines(self.body))
        end = next((rank for rank, (text, _) in enumerate(lines) if MORE.fullmatch(text)), len(lines))
        return lines[:end]

    @cached_property
    def text(self) -> str:
        """Give the text of its body, without the lines that repeat its title."""
        return "\n".join(text for text, _ in self.lines if text and clean_title(text) != self.title)

    @property
    def says_something(self) -> bool:
        """Tell a page from one that was emptied: it has text, or says that nothing is announced."""
        text = text_of(self.soup)
        return (len(text) >= LEAST_TEXT and bool(self.text)) or NOTHING.search(text) is not None

    @cached_property
    def title(self) -> str:
        """Give its title as a person reads it, without the name of the site; empty when it has none."""
        heads = (tag for tag in self.soup.select("h1") if text_of(tag) and not self._is_banner(tag))
        head = next(heads, None)
        told = (
            text_of(head)
            if head is not None
            else self._without_site(self._meta("og:title") or self._head_title)
        )
        return clean_title(told)

    @property
    def _head_title(self) -> str:
        return text_of(self.soup.title) if self.soup.title is not None else ""

    def _is_banner(self, head: Tag) -> bool:
        """Tell a heading that is the name of the site, as some themes have it on every page."""
        anchor = head.select_one("a[href]")
        link = link_of(anchor, self.url) if anchor is not None else None
        to_home = link is not None and self.is_own(link) and urlsplit(link).path in {"", "/"}
        return to_home or BANNER.search(_names(head)) is not None or self._names_site(text_of(head))

    def _without_site(self, title: str) -> str:
        parts = [*SEPARATOR.finditer(title)]
        if parts and self._names_site(title[parts[-1].end() :]):
            return title[: parts[-1].start()]
        if parts and self._names_site(title[: parts[0].start()]):
            return title[parts[0].end() :]
        return title

    def _names_site(self, words: str) -> bool:
        """Tell the name of the site: as the page says it, or as its address spells it."""
        told, host = slug(self._meta("og:site_name") or ""), host_of(self.url).rpartition(".")[0]
        name = slug(words)
        spelled = len(name) > 3 and name.replace("-", "") in re.sub(r"[^a-z0-9]", "", host)
        return bool(name) and (name == told or spelled or SITE_NAME.match(name) is not None)

    def _meta(self, name: str) -> str | None:
        tag = self.soup.select_one(f"meta[property='{name}'], meta[name='{name}']")
        return str(tag.get("content") or "") or None if tag is not None else None

    @cached_property
    def address(self) -> str:
        """Give its canonical address where that is a page of the same site, else the one that was read."""
        tag = self.soup.select_one("link[rel~='canonical']")
        canonical = link_of(tag, self.url) if tag is not None else None
        here, there = urlsplit(self.url), urlsplit(canonical or "")
        same = there.hostname == here.hostname and (there.path not in {"", "/"} or here.path in {"", "/"})
        written_otherwise = unquote(canonical or "") == unquote(self.url)
        return canonical if canonical and same and not written_otherwise else urldefrag(self.url).url

    @cached_property
    def published(self) -> date | None:
        """Give the day of its publication, where the page or its JSON-LD says it."""
        return published_on(self.soup, self.data)

    def is_own(self, link: str | None) -> bool:
        """Tell whether a link leads to a page of the same site."""
        return host_of(link or "") == host_of(self.url)

    def uid_of(self, title: str) -> str:
        """Give what stands for an event that has no page of its own."""
        return f"{urlsplit(self.address).path or '/'}#{slug(title)}"


def open_view(page: Page) -> View:
    """Open a page; one whose markup makes no sense is empty."""
    return view_of(page.content, page.final_url, page.encoding)


def view_of(content: bytes, url: str, encoding: str | None = None) -> View:
    """Open the bytes of a page that was read at `url`."""
    soup = whole_page(content, encoding)
    scripts = soup.select("script[type^='application/ld+json']", limit=MOST_SCRIPTS)
    data = [_json(tag.string or tag.get_text()) for tag in scripts]
    known = tuple(one for one in data if one is not None)
    return View(url, bare_page(soup), known, len(data) - len(known))


def host_of(url: str) -> str:
    """Give the host of an address without `www.`; empty for none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _json(text: str) -> Any:
    """Read a JSON-LD script, within an HTML comment or not; `None` when it is no JSON."""
    bare = re.sub(r"^\s*(?:<!--|<!\[CDATA\[|//<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\s*$", "", text.strip())
    try:
        return read_json(bare)
    except (ValueError, RecursionError):
        return None


def _named_outside(main: Tag) -> list[Tag]:
    """Give what its names tell apart from the main part, unless it holds the title or an article."""
    holders = _holders(main, ["h1", "article", "main"])
    found = (tag for tag in main.find_all(True) if OUTSIDE_NAMES.search(_names(tag)))
    return [tag for tag in found if id(tag) not in holders]


def _publications(main: Tag) -> list[Tag]:
    """Give the small tags that say when the page, or one that it lists, was published."""
    holders = _holders(main, ["h1", "h2", "h3", "p"])
    found = (tag for tag in main.find_all(["time", "span", "p", "div"]) if id(tag) not in holders)
    return [tag for tag in found if PUBLICATION_NAMES.search(f"{_names(tag)} {tag.get('itemprop') or ''}")]


def _holders(main: Tag, names: list[str]) -> set[int]:
    """Give the tags, by identity, that hold one of these names."""
    found: set[int] = set()
    for tag in main.find_all(names):
        for parent in tag.parents:
            if id(parent) in found:
                break
            found.add(id(parent))
    return found


def _names(tag: Tag) -> str:
    return f"{classes_of(tag)} {tag.get('id') or ''}"
