"""Opens text and Markdown: headings, pipe tables, links, pages parted by form feeds."""

from __future__ import annotations

import re

from collectors.documents.lines import Line, Link, Manuscript, bare_links, distinct, row, tidy

_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t#]*$")
_LINK = re.compile(r"(?<!!)\[([^\[\]\n]{0,300})\]\(<?([^()\s<>]{1,2000})>?(?: [\"'][^\"'\n]{0,200}[\"'])?\)")
_ENCLOSED = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,2000})>")
_STARS = re.compile(r"\*{2,3}|(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])")
_RULE_ROW = re.compile(r"\|?[ \t]*:?-{2,}[-:| \t]*")


def open_plain(text: str, name: str) -> Manuscript:
    """Open a decoded text or Markdown file; line numbers are those of the file."""
    paged = "\f" in text
    lines: list[Line] = []
    links: list[Link] = []
    page = 1
    for number, raw in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        page += raw.count("\f")
        if not _is_table_rule(raw):
            line, found = _read_line(raw, number, page if paged else None)
            lines.append(line)
            links += found
    title = next((line.text for line in lines if line.heading), None)
    return Manuscript(name, title, tuple(lines), distinct(links), paged)


def _is_table_rule(raw: str) -> bool:
    return "|" in raw and _RULE_ROW.fullmatch(raw.strip()) is not None


def _read_line(raw: str, number: int, page: int | None) -> tuple[Line, list[Link]]:
    """Give the line without its marks, and the links that it carries."""
    heading = _HEADING.match(raw.lstrip("\f"))
    text = heading[2] if heading else raw
    links = [Link(url, tidy(_STARS.sub("", words)), number) for words, url in _LINK.findall(text)]
    text = _ENCLOSED.sub(r"\1", _LINK.sub(r"\1", text))
    line = Line(_unmark(text), number, page, len(heading[1]) if heading else 0)
    named = [link for link in links if not link.url.startswith("#")]
    return line, named + bare_links(line)


def _unmark(text: str) -> str:
    """Give the text without its emphasis marks; a pipe table's row with tabs."""
    bare = tidy(_STARS.sub("", text.replace("<br>", " ")))
    if bare.startswith("|") and bare.count("|") > 1:
        return row(re.split(r"(?<!\\)\|", bare[1:].removesuffix("|")))
    return bare
