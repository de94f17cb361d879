"""A letter as HTML for mailing tools: 600 px, nested tables, inline styles, nothing from anywhere else. Pure.

Outlook draws mail with Word's engine: widths and backgrounds stand in attributes too, padding on cells alone.
Word processors into which the block is pasted know no zero without a unit in margins: it is written `0px`.
"""

from __future__ import annotations

from dashboards.parts.dates import short_month, weekday
from dashboards.parts.html import Child, Html, join, link, tag
from dashboards.parts.letter import SEPARATOR, Letter, Line, Section

WIDTH = 600
DAY_WIDTH = 72
CELL_PADDING = 6
"""For LibreOffice, which leaves out the padding of a cell's style; for all others that one prevails."""

INK, MUTED, ACCENT, RULE, SOFT = "#1D1A21", "#57515F", "#6D2A62", "#D9D5DE", "#F6F4F7"
FONT = "font-family:Arial,Helvetica,sans-serif;"
BREAK = "word-wrap:break-word;word-break:break-word;"
"""Yahoo and Outlook know the first alone."""

MARK_TINTS = {"Annulé": "#FBEAE3", "Plus annoncé": "#F1EFF3", "Reporté": "#FBF2DA"}
USUAL_TINT = "#F6EAF3"


def document(letter: Letter) -> Html:
    """Write the letter as a whole document, which Word and browsers open."""
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", letter.title),
    )
    body = tag("body", block(letter), bgcolor=SOFT, style=f"margin:0px;padding:0px;background-color:{SOFT};")
    return join(Html("<!DOCTYPE html>\n"), tag("html", head, body, lang="fr"))


def block(letter: Letter) -> Html:
    """Write the letter as a block to paste into a mailing tool."""
    inside = _table(
        _row(_head(letter), "padding:24px 24px 16px 24px;"),
        (_section(section) for section in letter.sections),
        _row(_button("Voir tout l’agenda", letter.agenda), "padding:24px 24px 8px 24px;"),
        _row(_closing(letter), "padding:8px 24px 24px 24px;"),
        width=WIDTH,
        bgcolor="#FFFFFF",
        style=f"width:100%;max-width:{WIDTH}px;background-color:#FFFFFF;",
    )
    cell = tag("td", inside, align="center", style="padding:16px 8px;border:0;")
    return _table(
        tag("tr", cell), width="100%", bgcolor=SOFT, style=f"width:100%;background-color:{SOFT};", lang="fr"
    )


def _table(*children: Child, **attributes: str | int) -> Html:
    """Write a table that only lays out: it is not read aloud as one."""
    style = f"border-collapse:collapse;border:0;margin:0px;{attributes.pop('style', '')}"
    cellpadding = attributes.pop("cellpadding", 0)
    return tag(
        "table",
        *children,
        role="presentation",
        cellpadding=cellpadding,
        cellspacing=0,
        border=0,
        style=style,
        **attributes,
    )


def _row(child: Html, style: str) -> Html:
    return tag("tr", tag("td", child, align="left", style=f"border:0;{FONT}{BREAK}{style}"))


def _text(
    name: str, *children: Child, size: int, color: str = INK, margin: str = "0px", style: str = ""
) -> Html:
    look = f"margin:{margin};font-size:{size}px;line-height:{round(size * 1.4)}px;color:{color};{style}"
    return tag(name, *children, style=look)


def _head(letter: Letter) -> Html:
    lines = [one for one in letter.introduction.split("\n") if one]
    return join(
        _text("h1", letter.title, size=22, style="font-weight:bold;"),
        _text("p", letter.subtitle, size=14, color=MUTED) if letter.subtitle else None,
        (_text("p", one, size=15, margin="12px 0px 0px 0px") for one in lines),
    )


def _section(section: Section) -> Html:
    heading = _text("h2", section.heading, size=16, style="font-weight:bold;")
    lines = _table(*map(_line, section.lines), width="100%", cellpadding=CELL_PADDING, style="width:100%;")
    return join(
        _row(heading, "padding:16px 24px 6px 24px;") if section.heading else None,
        _row(lines, "padding:0px 24px;"),
    )


def _line(line: Line) -> Html:
    edge = f"border:0;border-top:1px solid {RULE};{FONT}"
    beside = f"width:{DAY_WIDTH}px;padding:12px 12px 12px 0px;"
    day = tag("td", _day(line), width=DAY_WIDTH, valign="top", style=f"{edge}{beside}")
    body = tag("td", _body(line), valign="top", style=f"{edge}padding:12px 0px;{BREAK}")
    return tag("tr", day, body)


def _day(line: Line) -> Html:
    if line.day is None:
        return _text("p", "Date non indiquée", size=13, color=MUTED)
    number = "1er" if line.day.day == 1 else str(line.day.day)
    return join(
        _text("p", weekday(line.day), size=13, color=MUTED),
        _text("p", number, size=22, style="font-weight:bold;"),
        _text("p", f"{short_month(line.day)} {line.day.year}", size=13, color=MUTED),
    )


def _body(line: Line) -> Html:
    look = (
        f"color:{ACCENT};text-decoration:{'line-through' if line.struck else 'underline'};font-weight:bold;"
    )
    return join(
        _mark(line.mark) if line.mark else None,
        _text("p", link(line.title, line.address, style=look), size=16),
        _text("p", line.change, size=14, style="font-weight:bold;") if line.change else None,
        _text("p", SEPARATOR.join(line.facts), size=14) if line.facts else None,
        _text("p", line.origin, size=13, color=MUTED) if line.origin else None,
    )


def _mark(mark: str) -> Html:
    tint = MARK_TINTS.get(mark.partition(",")[0], USUAL_TINT)
    chip = tag("span", f"\u00a0{mark}\u00a0", style=f"background-color:{tint};color:{INK};font-weight:bold;")
    return _text("p", chip, size=13, margin="0px 0px 4px 0px")


def _button(words: str, address: str) -> Html:
    look = f"{FONT}font-size:15px;line-height:20px;font-weight:bold;color:#FFFFFF;text-decoration:none;"
    cell = tag(
        "td",
        link(words, address, style=f"display:inline-block;{look}"),
        bgcolor=ACCENT,
        align="center",
        style=f"border:0;padding:12px 20px;background-color:{ACCENT};",
    )
    return _table(tag("tr", cell))


def _closing(letter: Letter) -> Html:
    return join(_text("p", sentence, size=13, color=MUTED) for sentence in letter.closing)
