"""`/agenda.csv` and `/agenda.xlsx`: the agenda as a French table, one line for each sitting."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime, time
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.xml.constants import ARC_CORE
from openpyxl.xml.functions import tostring

from dashboards.parts.html import safe_address
from dashboards.parts.sittings import first_day, last_day, sittings
from dashboards.parts.standing import standing
from dashboards.parts.text import one_line
from dashboards.parts.words import listed
from dashboards.public.answers import Answer, Ask, download
from dashboards.public.finding import bare_title, event_address
from dashboards.public.lines import DEDUCTIONS
from dashboards.public.parameters import chosen
from dashboards.public.selected import select
from db import communes
from db.exports import FORMULA_STARTS
from db.model import PARIS, Event, Occurrence
from db.queries import Kept

Cell = str | date | time | None

WIDTHS = {
    "Début": 12,
    "Heure de début": 17,
    "Fin": 12,
    "Heure de fin": 15,
    "Titre": 48,
    "État": 12,
    "Type": 14,
    "Mode": 14,
    "Lieu": 24,
    "Ville": 18,
    "Département": 20,
    "Région": 24,
    "Public": 30,
    "Thèmes": 24,
    "Organisé par": 24,
    "Inscription jusqu’au": 23,
    "S’inscrire": 30,
    "Page d’origine": 30,
    "Lu sur": 24,
    "Lu le": 12,
    "Déduit ou inconnu": 20,
    "Adresse": 36,
}
"""The columns, each with its width in characters; the button of the filter takes three of the head's."""

HEAD_FONT = Font(name="Calibri", size=11, bold=True)
"""That of the other cells: LibreOffice takes another one where none is named."""

LONGEST_CELL = 32_000
"""Excel refuses more than 32 767 characters in a cell."""

MANY_FORMULA_STARTS = (*FORMULA_STARTS, "＝", "＋", "－", "＠")
"""Spreadsheets of some countries read the full-width signs too."""

WRITTEN = datetime(2026, 1, 1)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def agenda_csv(ask: Ask) -> Answer:
    """Give a selection as Excel opens it in France: a byte order mark, semicolons, French dates."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(WIDTHS)
    writer.writerows([_french(cell) for cell in row] for row in _rows(ask))
    return Answer(text.getvalue().encode("utf-8-sig"), "text/csv; charset=utf-8", download("agenda", "csv"))


def agenda_xlsx(ask: Ask) -> Answer:
    """Give a selection as a workbook: true dates, a fixed head, a filter on each column, no formula."""
    rows = list(_rows(ask))
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Agenda")
    sheet.freeze_panes = "A2"
    for index, width in enumerate(WIDTHS.values(), start=1):
        sheet.column_dimensions[get_column_letter(index)].width = width
    sheet.append([_head(sheet, name) for name in WIDTHS])
    for row in rows:
        sheet.append([_formatted(sheet, cell) for cell in row])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(WIDTHS))}{len(rows) + 1}"
    return Answer(_saved(book), XLSX, download("agenda", "xlsx"))


def _rows(ask: Ask) -> Iterator[list[Cell]]:
    found = select(ask, chosen(ask.db, ask.query, ask.today).wanted)
    for one in found.events:
        known: list[Occurrence | None] = [*sittings(one.kept.item)]
        for sitting in known or [None]:
            yield [_safe(cell) for cell in _row(ask, one.kept, sitting)]
    if found.beyond:
        yield [None, None, None, None, found.beyond]


def _row(ask: Ask, kept: Kept[Event], sitting: Occurrence | None) -> list[Cell]:
    event = kept.item
    department = communes.department(event.department) if event.department else None
    return [
        *_dates(sitting),
        bare_title(event),
        standing(event) or event.status.label,
        event.kind.label if event.kind else None,
        event.mode.label if event.mode else None,
        event.venue,
        event.city,
        f"{department.name} ({department.code})" if department else None,
        event.region,
        listed([one.label for one in event.audience]),
        listed([one.label for one in event.themes]),
        event.organizer,
        event.registration_deadline,
        safe_address(event.registration_url),
        safe_address(event.url),
        "\u00a0; ".join(mention.name for mention in kept.mentions),
        kept.last_seen.astimezone(PARIS).date(),
        ", ".join(DEDUCTIONS.get(name, name) for name in event.inferred),
        event_address(ask.site, kept.id),
    ]


def _dates(sitting: Occurrence | None) -> list[Cell]:
    if sitting is None:
        return [None, None, None, None]
    end = last_day(sitting) if sitting.end is not None else None
    return [first_day(sitting), _time(sitting.start), end, _time(sitting.end)]


def _time(moment: date | datetime | None) -> time | None:
    return moment.astimezone(PARIS).time() if isinstance(moment, datetime) else None


def _safe(cell: Cell) -> Cell:
    """Give a cell that no spreadsheet takes for a formula: one that looks so begins with an apostrophe."""
    if not isinstance(cell, str):
        return cell
    text = one_line(cell)[:LONGEST_CELL]
    return f"'{text}" if text.startswith(MANY_FORMULA_STARTS) else text or None


def _french(cell: Cell) -> str:
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return f"{cell:%H:%M}" if isinstance(cell, time) else cell or ""


def _head(sheet: object, name: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=name)
    cell.font = HEAD_FONT
    return cell


def _formatted(sheet: object, value: Cell) -> object:
    if not isinstance(value, date | time):
        return value
    cell = WriteOnlyCell(sheet, value=value)
    cell.number_format = "DD/MM/YYYY" if isinstance(value, date) else "HH:MM"
    return cell


def _saved(book: Workbook) -> bytes:
    """Give the file, the same for the same content: without the hour of writing, in the archive as in it."""
    draft, final = io.BytesIO(), io.BytesIO()
    book.save(draft)
    book.properties.creator = "Maillage"
    book.properties.created = book.properties.modified = WRITTEN
    with ZipFile(draft) as written, ZipFile(final, "w", ZIP_DEFLATED) as archive:
        for name in written.namelist():
            content = tostring(book.properties.to_tree()) if name == ARC_CORE else written.read(name)
            archive.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return final.getvalue()
