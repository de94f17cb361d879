"""The sources, as data: one `[[source]]` table per site, one TOML file per region, no code per site.

A user's own file has the same form. Its entries are added to ours, and replace those that share their id.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from db.errors import MaillageError
from db.model import Source
from db.vocabulary import SourceKind

OURS = Path(__file__).parent
UNITS = {"m": "minutes", "h": "hours", "d": "days"}


class Platform(StrEnum):
    """The families of sites that `collectors/platforms/` can read."""

    DRUPAL = "drupal"


def _read_interval(text: Any) -> timedelta:
    found = re.fullmatch(r"([1-9]\d{0,3})([mhd])", str(text))
    if not found:
        raise ValueError('write a number and a unit, such as "6h", "90m" or "1d"')
    return timedelta(**{UNITS[found[2]]: int(found[1])})


def _check_address(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("write a full address that begins with https://")
    return text


Address = Annotated[str, AfterValidator(_check_address)]
Interval = Annotated[timedelta, BeforeValidator(_read_interval)]


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Expectation(_Table):
    """What a healthy run finds: at least `min_items`, the latest event at most `max_age_days` old."""

    min_items: int = Field(default=1, ge=0)
    max_age_days: int | None = Field(default=None, ge=1)


class Entry(_Table):
    """One source.

    `agenda` holds addresses of lists of events (coming, and past where the site has such a list);
    `resources` holds addresses of lists of resources, or of pages that are resources themselves. `every`
    is the time between two runs: a number and `m`, `h` or `d`.
    """

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    name: str = Field(min_length=1)
    kind: SourceKind
    region: str | None = None
    homepage: Address
    platform: Platform
    agenda: tuple[Address, ...] = ()
    resources: tuple[Address, ...] = ()
    every: Interval = timedelta(hours=6)
    expects: Expectation = Expectation()

    @property
    def source(self) -> Source:
        """Give the source as the store and the dashboards know it."""
        return Source(id=self.id, name=self.name, kind=self.kind, region=self.region, homepage=self.homepage)


def load_registry(files: Sequence[Path] = ()) -> list[Entry]:
    """Give every source: ours, then those of `files`, a later one replacing an earlier one by id.

    Raises `MaillageError` with a sentence that names file, entry, field and remedy.
    """
    entries: dict[str, Entry] = {}
    for file in [*sorted(OURS.glob("*.toml")), *files]:
        entries.update({entry.id: entry for entry in _read_file(file)})
    return list(entries.values())


def _read_file(file: Path) -> list[Entry]:
    tables = _read_tables(file)
    entries = [_read_entry(table, rank, file) for rank, table in enumerate(tables, start=1)]
    ids = [entry.id for entry in entries]
    twice = next((one for one in ids if ids.count(one) > 1), None)
    if twice is not None:
        raise MaillageError(f'{file}: two entries have the id "{twice}"; give one of them another id.')
    return entries


def _read_tables(file: Path) -> list[Any]:
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise MaillageError(f"{file}: the registry file cannot be read ({error.strerror}).") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise MaillageError(f"{file}: not a valid TOML file ({error}).") from error
    tables = content.pop("source", None)
    if not isinstance(tables, list) or content:
        raise MaillageError(f"{file}: a registry file holds [[source]] tables and nothing else.")
    return tables


def _read_entry(table: Any, rank: int, file: Path) -> Entry:
    try:
        return Entry.model_validate(table)
    except ValidationError as error:
        name = table.get("id", f"number {rank}") if isinstance(table, dict) else f"number {rank}"
        raise MaillageError(f'{file}: entry "{name}": {_remedy(error)}.') from error


def _remedy(error: ValidationError) -> str:
    """Say what to do about the first fault, as « field "kind": write 'dsrc', 'cpts' or … »."""
    fault = error.errors(include_url=False)[0]
    field = ".".join(str(part) for part in fault["loc"] if isinstance(part, str))
    context = fault.get("ctx", {})
    advice = {
        "missing": "is missing; add it",
        "extra_forbidden": "is unknown; remove it or mend its spelling",
        "enum": f"cannot be {fault['input']!r}; write {context.get('expected')}",
        "tuple_type": "cannot be a lone value; write a list in square brackets",
        "string_pattern_mismatch": f"cannot be {fault['input']!r}; write lower-case words joined by dashes",
        "value_error": f"cannot be {fault['input']!r}; {context.get('error')}",
    }.get(fault["type"], f"cannot be {fault['input']!r}; {fault['msg'].lower()}")
    return (
        f'field "{field}" {advice}' if field else "a source is a table of fields; write [[source]] above it"
    )
