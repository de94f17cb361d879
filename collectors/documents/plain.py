"""Opens text and Markdown: headings, pipe tables, links, pages parted by form feeds."""

from __future__ import annotations

import re

from collectors.documents.lines import Line, Link, Manuscript, bare_links, distinct, row, tidy

_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t#]*$")
_LINK = re.compile(r"(?<!!)\[([^\[\]\n]{0,300})\]\(<?([^()\s<>]{1,2000})>?(?: [\"'][^\"'\n]{0,200}[\"'])?\)")
_ENCLOSED = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,2000})>")
_STARS = re.compile(r"\*{2,3}|(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])")
_TAG = re.compile(
    r"</?(?:a|b|br|center|div|em|figure|figcaption|font|hr|i|iframe|img|li|ol|p|pre|small|span|strong|su[bp]|table|"
    r"tbody|td|th|thead|tr|u|ul)\b[^<>]{0,1000}>|<!--.{0,300}?-->",
    re.IGNORECASE,
)
_ANCHOR = re.compile(
    r"<a\b[^<>]{0,300}?\bhref=[\"']([^\"'<>()\s]{1,2000})[\"'][^<>]{0,300}>([^<>\[\]\n]{0,300})</a>",
    re.IGNORECASE,
)
_FENCES = ("---", "+++")
_LONGEST_HEAD = 200
"""In lines: what a file tells of itself to the program that makes a site of it."""
_TITLE = re.compile(r"title *[:=] *(?P<quote>[\"']?)(?P<title>[^\s#|>].*?)(?P=quote) *$", re.IGNORECASE)
_RULE_ROW = re.compile(r"\|?[ \t]*:?-{2,}[-:| \t]*")


def open_plain(text: str, name: str) -> Manuscript:
    """Open a decoded text or Markdown file; line numbers are those of the file."""
    paged = "\f" in text
    lines: list[Line] = []
    links: list[Link] = []
    page = 1
    for number, raw in enumerate(_without_head(re.split(r"\r\n|\r|\n", text.lstrip("\ufeff"))), start=1):
        page += raw.count("\f")
        if not _is_table_rule(raw):
            line, found = _read_line(raw, number, page if paged else None)
            lines.append(line)
            links += found
    title = next((line.text for line in lines if line.heading), None)
    return Manuscript(name, title, tuple(lines), distinct(links), paged)


def _without_head(lines: list[str]) -> list[str]:
    """Empty the lines of a Markdown file's head but its title, which becomes a heading if the text has no other."""
    ends = (
        number
        for number, line in enumerate(lines[1:_LONGEST_HEAD], start=1)
        if line.strip() == lines[0].strip()
    )
    last = next(ends, 0) if lines[0].strip() in _FENCES else 0
    if not any(":" in line or "=" in line for line in lines[1:last]):
        return lines
    titled = any(line.startswith(("# ", "#\t")) for line in lines[last:])
    told = (None if titled else _TITLE.match(line) for line in lines[:last])
    return [f"# {title['title']}" if title else "" for title in told] + ["", *lines[last + 1 :]]


def _is_table_rule(raw: str) -> bool:
    return "|" in raw and _RULE_ROW.fullmatch(raw.strip()) is not None


def _read_line(raw: str, number: int, page: int | None) -> tuple[Line, list[Link]]:
    """Give the line without its marks, and the links that it carries."""
    heading = _HEADING.match(raw.lstrip("\f"))
    text = _ANCHOR.sub(r"[\2](\1)", heading[2] if heading else raw)
    links = [Link(url, tidy(_STARS.sub("", words)), number) for words, url in _LINK.findall(text)]
    text = _ENCLOSED.sub(r"\1", _LINK.sub(r"\1", text))
    line = Line(_unmark(text), number, page, len(heading[1]) if heading else 0)
    named = [link for link in links if not link.url.startswith("#")]
    return line, named + bare_links(line)


def _unmark(text: str) -> str:
    """Give the text without its tags and emphasis marks; a pipe table's row with tabs."""
    bare = tidy(_STARS.sub("", _TAG.sub(" ", text) if "<" in text else text))
    if bare.startswith("|") and bare.count("|") > 1:
        return row(re.split(r"(?<!\\)\|", bare[1:].removesuffix("|")))
    return bare
