"""A letter as plain text and as Markdown. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from dashboards.parts.letter import SEPARATOR, Letter, Line

SIGNS = re.compile(r"[\\`*_{}\[\]<>#|~!&]")
OPENING = re.compile(r"^([-+=]+|\d+(?=[.)]))", re.MULTILINE)
"""What begins a list or underlines a heading where it stands first on a line."""


def plain(letter: Letter) -> str:
    """Write the letter as plain text, every address on its own line."""
    head = [letter.title, "=" * min(len(letter.title), 60), letter.subtitle, "", letter.introduction]
    return _tidy(
        [
            *head,
            *_body(letter, lambda heading: f"{heading}\n{'-' * len(heading)}", _plain_line),
            f"Voir tout l’agenda\u00a0: {letter.agenda}",
            "",
            *letter.closing,
        ]
    )


def markdown(letter: Letter) -> str:
    """Write the letter as Markdown; nothing in it but our own signs is taken for one."""
    return _tidy(
        [
            f"# {inert(letter.title)}",
            "",
            inert(letter.subtitle),
            "",
            inert(letter.introduction).replace("\n", "  \n"),
            *_body(letter, lambda heading: f"## {inert(heading)}", _markdown_line),
            f"[Voir tout l’agenda]({letter.agenda})",
            "",
            *map(inert, letter.closing),
        ]
    )


def inert(text: str) -> str:
    """Give a text that Markdown shows as it is."""
    return OPENING.sub(_after_the_edge, SIGNS.sub(r"\\\g<0>", text))


def _after_the_edge(match: re.Match[str]) -> str:
    """Put an invisible joiner before what would be a sign at the edge of a line."""
    return f"\u2060{match[0]}"


def _body(letter: Letter, heading: Callable[[str], str], write: Callable[[Line], list[str]]) -> Iterable[str]:
    for section in letter.sections:
        yield ""
        if section.heading:
            yield from (heading(section.heading), "")
        for line in section.lines:
            yield from (*write(line), "")


def _plain_line(line: Line) -> list[str]:
    title = f"{line.mark.upper()}\u00a0: {line.title}" if line.mark else line.title
    return [
        f"* {line.date_words}",
        *(
            f"  {part}"
            for part in (title, line.change, SEPARATOR.join(line.facts), line.address, line.origin)
            if part
        ),
    ]


def _markdown_line(line: Line) -> list[str]:
    linked = f"[{inert(line.title)}]({line.address})"
    title = f"~~{linked}~~" if line.struck else linked
    mark = f"**{inert(line.mark)}**\u00a0: " if line.mark else ""
    said = (
        f"{mark}{title}",
        *map(inert, (line.change, SEPARATOR.join(line.facts))),
        f"*{inert(line.origin)}*",
    )
    return [f"- **{line.date_words}**  ", "  \n".join(f"  {part}" for part in said if part.strip("*"))]


def _tidy(lines: Iterable[str]) -> str:
    """Join lines, never more than one blank between two, with one end of line at the end."""
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"
