"""What every command shares: its options, the moment it takes for now, what it reads and writes."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from db.errors import MaillageError
from db.model import PARIS

DbOption = Annotated[
    Path, typer.Option("--db", envvar="MAILLAGE_DB", help="The database file.", show_default=True)
]
TodayOption = Annotated[
    datetime | None, typer.Option("--today", formats=["%Y-%m-%d"], help="Act as if it were that day.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Write JSON.")]
OutputOption = Annotated[Path | None, typer.Option("-o", "--output", help="A file instead of the screen.")]
DEFAULT_DB = Path("var/maillage.db")
errors = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)


def moment(today: datetime | None) -> datetime:
    """Give the present moment in Paris, on another day when one is asked for."""
    now = datetime.now(PARIS)
    return now if today is None else now.replace(year=today.year, month=today.month, day=today.day)


def bytes_of(file: Path) -> bytes:
    """Read a file that the user named."""
    try:
        return file.read_bytes()
    except FileNotFoundError as error:
        raise MaillageError(f"There is no file {file}.") from error
    except OSError as error:
        raise MaillageError(f"{file} can't be read: {error.strerror}.") from error


def write_file(path: Path, text: str) -> None:
    """Write beside the file first, so that a failure leaves an older export whole."""
    draft = path.with_name(f"{path.name}.part")
    try:
        draft.write_text(text, encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        raise MaillageError(f"{path} can't be written: {error.strerror}.") from error


def as_json(value: Any) -> str:
    """Write a value as JSON, for people and programs."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def complain(error: MaillageError) -> None:
    """Tell an expected failure on stderr, in its one sentence."""
    errors.print(f"maillage: {error}")
