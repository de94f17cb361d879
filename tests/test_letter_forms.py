"""A letter as mail, rich text, Markdown and plain text: whatever the titles hold."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

from dashboards.parts import letter_html, letter_rtf, letter_text
from dashboards.parts.letter import HEAVIEST, Letter, Line, Section

SITE = "https://maillage.example.fr"
LINE = Line(
    event="0123456789ab",
    day=date(2026, 12, 1),
    title="Formation des pharmaciens",
    address=f"{SITE}/e/0123456789ab",
    mark="Reporté",
    change="1er décembre 2026 (auparavant 24 novembre 2026)",
    facts=("19 h 30 à 21 h 30", "Autun"),
    origin="Lu sur oncoBFC le 22 novembre 2026",
    struck=False,
)
LETTER = Letter(
    title="Vos rendez-vous",
    subtitle="Décembre 2026",
    introduction="Bonjour,\nvoici la suite.",
    sections=(Section("Décembre 2026", (LINE,)),),
    agenda=f"{SITE}/go/a",
    closing=("Fait le 22 novembre 2026.",),
)
HOSTILE = [
    '<script>alert(1)</script><img src="https://mouchard.invalid/x.png" onerror=alert(1)>',
    '"><a href="javascript:alert(1)">ici</a>',
    '=HYPERLINK("https://mouchard.invalid")',
    "![pixel](https://mouchard.invalid/x.png) [ici](https://mouchard.invalid) <https://mouchard.invalid>",
    "# Titre *fort* `code` | a | b ~~non~~ &lt; _x_",
    "- puce",
    "1. numéro",
    '{\\rtf1 \\field{\\*\\fldinst HYPERLINK "https://mouchard.invalid"}}',
    "🎉" * 40 + " العربية",
    "a" * 160,
]


def holding(text: str) -> Letter:
    line = replace(LINE, title=text, mark=text, change=text, facts=(text, text), origin=text)
    return replace(
        LETTER,
        title=text,
        subtitle=text,
        introduction=text,
        sections=(Section(text, (line,)),),
        closing=(text,),
    )


def parsed(letter: Letter) -> BeautifulSoup:
    return BeautifulSoup(letter_html.document(letter), "lxml")


TAGS = frozenset("html head meta title body table tbody tr td h1 h2 p a span".split())
PROPERTIES = frozenset(
    "background-color border border-collapse border-top color display font-family font-size font-weight line-height"
    " margin max-width padding text-decoration width word-break word-wrap".split()
)
"""What the mailboxes of caniemail.com show, or pass over without harm."""


def lint(found: BeautifulSoup) -> list[str]:
    """Give what mailing tools would refuse, cut, or fetch from elsewhere."""
    faults = [f"<{tag.name}>" for tag in found.find_all(True) if tag.name not in TAGS]
    for tag in found.find_all(True):
        faults += [f"{tag.name} {name}" for name in tag.attrs if name in ("class", "id", "src", "background")]
        faults += [f"{tag.name} {name}" for name in tag.attrs if name.startswith("on")]
        faults += [f"{tag.name} {fault}" for fault in style_faults(str(tag.get("style", "")))]
    faults += [str(a["href"]) for a in found.find_all("a") if not str(a["href"]).startswith(f"{SITE}/")]
    faults += [
        "a table that is read aloud"
        for table in found.find_all("table")
        if table.get("role") != "presentation"
    ]
    faults += [
        "padding outside a cell"
        for tag in found.select(":not(td, body)")
        if "padding" in str(tag.get("style"))
    ]
    return faults


def style_faults(style: str) -> list[str]:
    """Give what mailboxes and word processors would not understand of a style."""
    pairs = [part.split(":", 1) for part in style.split(";") if part]
    names = [name for name, _ in pairs]
    faults = [name for name in names if name not in PROPERTIES or names.count(name) > 1]
    faults += [f"{name}:{value}" for name, value in pairs if re.search(r"\(|!|\d(?:r?em|vw|vh|pt)", value)]
    faults += [f"{name}:{value}" for name, value in pairs if name == "margin" and "0" in value.split()]
    return faults + [f"{size} px" for size in re.findall(r"width:(\d+)px", style) if int(size) > 600]


@pytest.mark.parametrize("text", ["Simple", *HOSTILE])
def test_mail_holds_tables_and_inline_styles_alone(text: str) -> None:
    found = parsed(holding(text))
    assert lint(found) == []
    assert found.select_one("h1").get_text() == text
    assert [a.get_text() for a in found.select("a")] == [text, "Voir tout l’agenda"]


def test_mail_is_600_pixels_wide_and_names_its_language() -> None:
    found = parsed(LETTER)
    assert [table["width"] for table in found.select("table[width]")][:2] == ["100%", "600"]
    assert {table["lang"] for table in found.select("table[lang]")} == {"fr"}


def test_forty_events_stay_light() -> None:
    line = replace(
        LINE,
        title="Formation " * 8,
        facts=("19 h 30 à 21 h 30", "Hôtel-Dieu, Beaune", "Public : " + "médecins, " * 4),
    )
    letter = replace(LETTER, sections=(Section("Décembre 2026", (line,) * 40),))
    assert len(letter_html.document(letter).encode()) < HEAVIEST


def test_a_cancelled_event_is_struck_and_says_so() -> None:
    cancelled = replace(LINE, mark="Annulé", struck=True)
    letter = replace(LETTER, sections=(Section("", (cancelled,)),))
    assert "line-through" in parsed(letter).select_one("a")["style"]
    assert "Annulé" in parsed(letter).get_text()
    assert "~~[Formation" in letter_text.markdown(letter)
    assert "ANNULÉ\u00a0: Formation" in letter_text.plain(letter)
    assert b"\\strike" in letter_rtf.rich_text(letter)


@pytest.mark.parametrize("form", ["mail", "rich text", "Markdown", "text"])
def test_every_form_says_everything(form: str) -> None:
    written = {
        "mail": lambda: (
            parsed(LETTER).get_text(" ") + " ".join(a["href"] for a in parsed(LETTER).find_all("a"))
        ),
        "rich text": lambda: words_of(letter_rtf.rich_text(LETTER)),
        "Markdown": lambda: letter_text.markdown(LETTER),
        "text": lambda: letter_text.plain(LETTER),
    }[form]()
    said = [
        LETTER.title,
        LETTER.subtitle,
        "voici la suite",
        LINE.title,
        LINE.change,
        *LINE.facts,
        LINE.origin,
    ]
    said += [LINE.address, LETTER.agenda, *LETTER.closing]
    plain = re.sub(r"\s+", " ", written).casefold()
    assert [one for one in [*said, LINE.mark] if one.casefold() not in plain] == []


def words_of(rtf: bytes) -> str:
    """Read back the letters that RTF tells by number, its own signs that are escaped, and nothing else."""
    text = re.sub(r"\\u(-?\d+)\?", lambda found: chr(int(found[1]) % 65536), rtf.decode("ascii"))
    return re.sub(r"\\([\\{}])", r"\1", text).encode("utf-16", "surrogatepass").decode("utf-16")


def commands(rtf: str) -> list[str]:
    """Give what tells a word processor what to do, but for letters by number."""
    found = re.findall(r"\\[a-z]+", re.sub(r"\\[\\{}]", "", rtf))
    return [command for command in found if command != "\\u"]


@pytest.mark.parametrize("text", HOSTILE)
def test_rich_text_is_one_whole_group_with_our_links_alone(text: str) -> None:
    rtf = letter_rtf.rich_text(holding(text)).decode("ascii")
    bare = re.sub(r"\\[\\{}]", "", rtf)
    assert bare.count("{") == bare.count("}")
    assert commands(rtf) == commands(letter_rtf.rich_text(holding("Simple")).decode("ascii"))
    assert re.findall(r'fldinst\{HYPERLINK "([^"]+)"', bare) == [LINE.address, LETTER.agenda]
    assert text in words_of(rtf.encode())


def test_no_line_of_rich_text_is_parted_by_the_end_of_a_page() -> None:
    paragraphs = re.findall(r"{\\pard.*", letter_rtf.rich_text(LETTER).decode("ascii"))
    kept = [words_of(one.encode()) for one in paragraphs if "\\keepn" in one]
    heading, day, title, change, facts = (" ".join(one.split()) for one in kept)
    assert "Décembre 2026" in heading
    assert "Mardi 1er décembre 2026" in day
    assert (LINE.title in title, LINE.change in change, LINE.facts[0] in facts) == (True, True, True)


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_texts_as_they_are(text: str) -> None:
    found = BeautifulSoup(
        MarkdownIt("gfm-like", {"linkify": False}).render(letter_text.markdown(holding(text))), "lxml"
    )
    assert {a["href"] for a in found.find_all("a")} == {LINE.address, LETTER.agenda}
    assert not found.find_all(["img", "script", "code", "table", "ol"])
    assert found.select_one("h1").get_text().strip("\u2060") == text
    assert text in found.get_text()


def test_plain_text_has_its_addresses_alone_on_a_line() -> None:
    lines = letter_text.plain(LETTER).splitlines()
    assert f"  {LINE.address}" in lines
    assert "\n\n\n" not in letter_text.plain(LETTER)
