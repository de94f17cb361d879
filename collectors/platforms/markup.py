"""What every reader of HTML needs: a page, its lines, its links and the files it offers. All pure."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from contextlib import suppress
from mimetypes import guess_extension
from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag
from bs4.dammit import EncodingDetector
from bs4.element import PageElement, PreformattedString

from collectors.addresses import with_plain_host
from collectors.french.fold import compose
from collectors.soup import soup_of
from db.model import ResourceFile

LINE = "\u2028"
BLOCKS = {"address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "footer", "header"}
BLOCKS |= {"h1", "h2", "h3", "h4", "h5", "h6", "li", "ol", "p", "section", "table", "td", "th", "tr", "ul"}
MAX_DEPTH = 300
FILE_TYPES = {"csv", "doc", "docx", "ics", "odp", "ods", "odt", "pdf", "ppt", "pptx", "xls", "xlsx", "zip"}
UNITS = {"": 1, "k": 1_000, "m": 1_000_000, "g": 1_000_000_000}
SIZE = re.compile(r"(\d{1,6}(?:[.,]\d{1,3})?)\s?(k|m|g)?i?(?:octets?|bytes?|o|b)\b", re.IGNORECASE)


def open_page(content: bytes, encoding: str | None = None) -> BeautifulSoup:
    """Give the page without scripts and styles; an empty one for markup deeper than any honest page's."""
    return bare_page(whole_page(content, encoding))


def whole_page(content: bytes, encoding: str | None = None) -> BeautifulSoup:
    """Give the page with its scripts; an empty one for markup deeper than any honest page's."""
    soup = soup_of(content, charset_of(content, encoding))
    if _is_too_deep(soup):
        return soup_of("")
    _rebase(soup)
    return soup


def charset_of(content: bytes, told: str | None) -> str:
    """Give the charset of a page in French; `told` is that of its byte-order mark or header.

    What is valid UTF-8 is nothing else, whatever is told; what is not is no UTF-8, save for characters cut in
    two. Failing both it is Windows-1252, which browsers take for Latin-1 too: statistics take « à » for « ŕ ».
    """
    text = content.decode("utf-8", "replace")
    broken, beyond_ascii = text.count("\ufffd"), len(text) - len(text.encode("ascii", "ignore"))
    said = _codec(told or EncodingDetector.find_declared_encoding(content, is_html=True))
    if said.startswith("utf-16") and b"\0" in content:
        return said
    if 2 * broken <= beyond_ascii:
        return "utf-8"
    return "cp1252" if said in {"utf-8", "utf-16", "iso8859-1", "ascii", ""} else said


def _codec(name: str | None) -> str:
    """Give Python's own name of a charset, empty when it knows none."""
    try:
        return codecs.lookup(name or "").name
    except LookupError:
        return ""


def _rebase(soup: BeautifulSoup) -> None:
    """Write links in full where the page says what they are relative to, as `<base href>` does."""
    told = soup.select_one("base[href]")
    if told is None:
        return
    for tag in soup.select("[href]:not(base, [href^='#'])"):
        with suppress(ValueError):
            tag["href"] = urljoin(str(told["href"]), str(tag["href"]))


def bare_page(soup: BeautifulSoup) -> BeautifulSoup:
    """Take scripts and styles out of a page."""
    for tag in soup(["script", "style", "template", "noscript"]):
        tag.decompose()
    return soup


def _is_too_deep(soup: BeautifulSoup) -> bool:
    level: list[Tag] = [soup]
    for _ in range(MAX_DEPTH):
        level = [child for tag in level for child in tag.contents if isinstance(child, Tag)]
    return bool(level)


def text_of(tag: Tag) -> str:
    """Give the text of a tag on one line."""
    return " ".join(lines_of(tag))


def lines_of(tag: Tag) -> list[str]:
    """Give the text of a tag, one line for each block, without empty ones; each accented letter is one character."""
    lines = (" ".join(line.split()) for line in compose("".join(_pieces(tag))).split(LINE))
    return [line for line in lines if line]


def _pieces(tag: Tag) -> Iterator[str]:
    """Give the strings of a tag in order, with a `LINE` on both sides of every block."""
    waiting: list[PageElement | str] = [tag]
    while waiting:
        piece = waiting.pop()
        if isinstance(piece, Tag):
            edge = [LINE] if piece.name in BLOCKS else []
            waiting += [*edge, *reversed(piece.contents), *edge]
        elif not isinstance(piece, PreformattedString):
            yield str(piece)


def classes_of(tag: Tag) -> str:
    """Give the class attribute as it is written, empty when there is none."""
    return " ".join(str(name) for name in tag.get_attribute_list("class"))


def link_of(anchor: Tag, url: str) -> str | None:
    """Give the web address that an anchor of the page at `url` leads to; `None` when it is none."""
    return absolute(str(anchor.get("href") or ""), url)


def absolute(link: str, url: str) -> str | None:
    """Give the web address that a link written on the page at `url` leads to; `None` when it is none."""
    try:
        joined = with_plain_host(urljoin(url, link.strip()))
        parts = urlsplit(joined)
    except ValueError:
        return None
    return joined if link.strip() and parts.scheme in {"http", "https"} and parts.hostname else None


def files_in(tag: Tag, url: str) -> tuple[ResourceFile, ...]:
    """Give the files that links in `tag` lead to, each once, with the type and size written there."""
    files: dict[str, ResourceFile] = {}
    for anchor in tag.find_all("a"):
        link = link_of(anchor, url)
        kind = _file_type(anchor, link) if link else None
        if link and kind:
            known = files.get(link)
            size = (known.size if known else None) or _file_size(anchor)
            files[link] = ResourceFile(url=link, type=kind, size=size)
    return tuple(files.values())


def read_size(text: str) -> int | None:
    """Read the bytes of « 623 bytes », « 2,4 Mo » or « 18.5 KB »; units count by thousands."""
    found = SIZE.search(text)
    if not found:
        return None
    return round(float(found[1].replace(",", ".")) * UNITS[(found[2] or "").lower()])


def _file_type(anchor: Tag, link: str) -> str | None:
    """Give the type that the address ends on, else the one that the anchor announces."""
    announced = guess_extension(str(anchor.get("type") or "").partition(";")[0].strip()) or ""
    suffix = PurePosixPath(unquote(urlsplit(link).path)).suffix.lower()
    return next((one[1:] for one in (suffix, announced) if one[1:] in FILE_TYPES), None)


def _file_size(anchor: Tag) -> int | None:
    """Read the size that the anchor announces, or says, or that is said beside it in the same item."""
    announced = re.search(r"length=(\d{1,12})", str(anchor.get("type") or ""))
    if announced:
        return int(announced[1])
    item = anchor.find_parent(class_="field__item") or anchor.find_parent(["li", "p"])
    alone = item is not None and len(item.find_all("a")) == 1
    return read_size(text_of(anchor)) or (read_size(text_of(item)) if item is not None and alone else None)
