"""A letter as rich text (RTF), which Word, Outlook and LibreOffice open and paste with its links. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from dashboards.parts.letter import SEPARATOR, Letter, Line, Section

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0\uc1\deflang1036{\fonttbl{\f0\fswiss Arial;}}"
    r"{\colortbl;\red29\green26\blue33;\red87\green81\blue95;\red109\green42\blue98;}"
)
"""Our ink, muted and accent colours are numbers 1, 2 and 3; French is language 1036; sizes are half points."""


WITH_NEXT = r"\keepn"
"""Keeps a paragraph on the page of the next one: a date never stands alone at the foot of a page."""


def rich_text(letter: Letter) -> bytes:
    """Write the letter, as pure ASCII."""
    parts = [
        HEAD,
        _paragraph(escaped(letter.title), r"\b\fs36\cf1"),
        _paragraph(escaped(letter.subtitle), r"\fs20\cf2") if letter.subtitle else "",
        *(_paragraph(escaped(one), r"\fs22\cf1\sb120") for one in letter.introduction.split("\n") if one),
        *(part for section in letter.sections for part in _section(section)),
        _paragraph(_link("Voir tout l’agenda", letter.agenda), r"\b\fs22\sb240"),
        *(_paragraph(escaped(one), r"\fs18\cf2\sb120") for one in letter.closing),
        "}",
    ]
    return "\n".join(part for part in parts if part).encode("ascii")


def escaped(text: str) -> str:
    """Give a text that RTF shows as it is: its own signs escaped, other letters by number."""
    return "".join(_letter(letter) for letter in text)


def _letter(letter: str) -> str:
    if letter in "\\{}":
        return f"\\{letter}"
    if " " <= letter <= "~":
        return letter
    units = letter.encode("utf-16-le", "replace")
    numbers = (int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2))
    return "".join(f"\\u{number}?" for number in numbers)


def _paragraph(written: str, look: str) -> str:
    return rf"{{\pard\ql{look} {written}\par}}"


def _link(words: str, address: str) -> str:
    target = rf'{{\*\fldinst{{HYPERLINK "{escaped(address)}"}}}}'
    return rf"{{\field{target}{{\fldrslt{{\ul\cf3 {escaped(words)}}}}}}}"


def _section(section: Section) -> Iterable[str]:
    if section.heading:
        yield _paragraph(escaped(section.heading), rf"\b\fs26\cf1\sb360{WITH_NEXT}")
    for line in section.lines:
        yield from _line(line)


def _line(line: Line) -> Iterable[str]:
    mark = rf"{{\b {escaped(line.mark)}\u160?: }}" if line.mark else ""
    title = _link(line.title, line.address)
    title = rf"{{\strike {title}}}" if line.struck else title
    said = [
        (escaped(line.date_words), r"\fs20\cf2\sb240"),
        (f"{mark}{title}", r"\b\fs24"),
        (escaped(line.change), r"\b\fs22\cf1"),
        (escaped(SEPARATOR.join(line.facts)), r"\fs22\cf1"),
        (escaped(line.origin), r"\fs18\cf2"),
    ]
    *first, last = [(words, look) for words, look in said if words]
    yield from (_paragraph(words, f"{look}{WITH_NEXT}") for words, look in first)
    yield _paragraph(*last)
