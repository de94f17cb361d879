"""`/e/<id>.png`: the picture that messaging shows beside a link."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from dashboards.parts.data import is_demo
from dashboards.parts.demonstration import WORDS
from dashboards.parts.words import capital
from dashboards.public.answers import Answer, Ask
from dashboards.public.document import PICTURE_SIZE
from dashboards.public.finding import bare_title, the_event, when_and_where
from db.vocabulary import EventStatus

FONT = Path(__file__).parents[1] / "static" / "public-sans.woff2"
INK, MUTED, ACCENT, PAGE = "#1D1A21", "#57515F", "#6D2A62", "#FFFFFF"
MARGIN = 80
LINES = 3
SCALE = 3
"""The mark is drawn larger, then reduced: Pillow draws without smoothing."""


def event_png(ask: Ask) -> Answer:
    """Give an event's title, day and place as a picture, in our colours."""
    event = the_event(ask, ".png").item
    picture = Image.new("RGB", PICTURE_SIZE, PAGE)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, 16, PICTURE_SIZE[1]), fill=ACCENT)
    picture.paste(_mark(96), (MARGIN - 8, 56))
    pen.text((MARGIN + 100, 104), "Maillage", font=_font(52, 700), fill=INK, anchor="lm")
    state = "" if event.status is EventStatus.ANNOUNCED else event.status.label.upper()
    if state:
        pen.text((PICTURE_SIZE[0] - MARGIN, 104), state, font=_font(36, 650), fill=ACCENT, anchor="rm")
    if is_demo():
        pen.text((PICTURE_SIZE[0] - MARGIN, 154), WORDS, font=_font(28, 600), fill=MUTED, anchor="rm")
    title = _wrapped(_drawable(bare_title(event)), _font(60, 650), LINES)
    pen.multiline_text((MARGIN, 190), "\n".join(title), font=_font(60, 650), fill=INK, spacing=16)
    day, place = when_and_where(event)
    for height, text, weight, colour in ((124, day, 600, INK), (70, place, 400, MUTED)):
        font = _font(38, weight)
        line = "".join(_wrapped(_drawable(capital(text)), font, 1))
        pen.text((MARGIN, PICTURE_SIZE[1] - height), line, font=font, fill=colour, anchor="ls")
    return Answer(_saved(picture), "image/png")


def _drawable(text: str) -> str:
    """Give what the font can draw: it has the Latin letters of Western Europe."""
    shown = "".join(letter for letter in text if letter in " \u00a0" or not _missing(letter))
    return " ".join(shown.split(" "))


@cache
def _missing(letter: str) -> bool:
    font = _font(60, 400)
    return bytes(font.getmask(letter)) == bytes(font.getmask("\uffff"))


def _wrapped(text: str, font: ImageFont.FreeTypeFont, lines: int) -> list[str]:
    """Cut a text into lines that fit, the last one ending with « … » when there is more."""
    done: list[str] = []
    words = text.split(" ")
    while words and len(done) < lines:
        line = words.pop(0)
        while words and _fits(f"{line} {words[0]}", font):
            line = f"{line} {words.pop(0)}"
        done.append(_cut(line, font, more=bool(words) and len(done) == lines - 1))
    return done


def _cut(line: str, font: ImageFont.FreeTypeFont, *, more: bool) -> str:
    if not more and _fits(line, font):
        return line
    line = line[:120]
    while line and not _fits(f"{line}…", font):
        line = line[:-1]
    return f"{line}…"


def _fits(text: str, font: ImageFont.FreeTypeFont) -> bool:
    return font.getlength(text[:200]) <= PICTURE_SIZE[0] - 2 * MARGIN


@cache
def _font(size: int, weight: int) -> ImageFont.FreeTypeFont:
    """Open the font at a size in pixels and a weight: to unpack it takes longer than to draw with it."""
    font = ImageFont.truetype(FONT, size)
    font.set_variation_by_axes([weight])
    return font


@cache
def _mark(size: int) -> Image.Image:
    """Draw the mark: a path through five nodes, the last one hollow."""
    unit = size * SCALE / 28
    mark = Image.new("RGB", (size * SCALE, size * SCALE), PAGE)
    pen = ImageDraw.Draw(mark)

    def at(x: float, y: float) -> tuple[float, float]:
        return x * unit, (y - 2) * unit

    path = [at(*point) for point in ((5, 23), (5, 8), (14, 18), (23, 8), (23, 23))]
    pen.line(path, fill=ACCENT, width=round(2 * unit), joint="curve")
    for x, y in ((5, 8), (23, 8), (14, 18), (5, 23.4)):
        pen.circle(at(x, y), 3.4 * unit, fill=ACCENT)
    pen.circle(at(23, 23.4), 3.4 * unit, fill=PAGE, outline=ACCENT, width=round(1.9 * unit))
    return mark.resize((size, size), Image.Resampling.LANCZOS)


def _saved(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.quantize(64).save(file, "PNG", optimize=True)
    return file.getvalue()
