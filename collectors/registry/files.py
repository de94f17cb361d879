"""A registry file: read, checked, and added to without a change to what is there."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from collectors.registry.entry import Entry
from db.errors import MaillageError


def read_entries(file: Path) -> list[Entry]:
    """Give the entries of a file.

    Raises `MaillageError` with a sentence that names file, entry, field and remedy.
    """
    return _parse(_bytes_of(file), file)


def append_entry(file: Path, entry: Entry) -> None:
    """Add an entry to a user's file, made when it is not there; what it holds stays as it is, to the byte.

    Raises `MaillageError` when the id is already there, or when the file is no registry or cannot be written.
    """
    before = _bytes_of(file) if file.exists() else b""
    if entry.id in {known.id for known in _parse(before, file)}:
        raise MaillageError(f'{file}: there is an entry "{entry.id}" already; mend it, or choose another id.')
    addition = (_gap(before) + as_toml(entry)).encode()
    _check_form(before + addition, file)
    try:
        with file.open("ab") as stream:
            stream.write(addition)
    except OSError as error:
        raise MaillageError(f"{file}: the registry file cannot be written ({error.strerror}).") from error


def as_toml(entry: Entry) -> str:
    """Give an entry as the `[[source]]` table of a registry file; fields at their default are left out."""
    fields = entry.model_dump(mode="json", exclude_defaults=True)
    return "[[source]]\n" + "".join(f"{name} = {_value(value)}\n" for name, value in fields.items())


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise MaillageError(f"{file}: the registry file cannot be read ({error.strerror}).") from error


def _check_form(content: bytes, file: Path) -> None:
    """Refuse to add to sources that are written as one list, `source = [{ … }]`, which TOML then closes."""
    try:
        _parse(content, file)
    except MaillageError as error:
        raise MaillageError(f"{file}: nothing can be added; write each source under [[source]].") from error


def _gap(before: bytes) -> str:
    if not before:
        return ""
    return "\n" if before.endswith(b"\n") else "\n\n"


def _value(value: Any) -> str:
    """Write text, a whole number, a list or a table; JSON's texts are TOML's, save for the sign DEL."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{name} = {_value(one)}" for name, one in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(_value(one) for one in value) + "]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _parse(content: bytes, file: Path) -> list[Entry]:
    tables = _tables(content, file)
    entries = [_read_entry(table, rank, file) for rank, table in enumerate(tables, start=1)]
    ids = [entry.id for entry in entries]
    twice = next((one for one in ids if ids.count(one) > 1), None)
    if twice is not None:
        raise MaillageError(f'{file}: two entries have the id "{twice}"; give one of them another id.')
    return entries


def _tables(content: bytes, file: Path) -> list[Any]:
    try:
        fields = tomllib.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise MaillageError(f"{file}: not a valid TOML file ({error}).") from error
    tables = fields.pop("source", [])
    if not isinstance(tables, list) or fields:
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
        "model_type": "cannot be a lone value; write a table in braces",
        "string_pattern_mismatch": f"cannot be {fault['input']!r}; write lower-case words joined by dashes",
        "value_error": f"cannot be {fault['input']!r}; {context.get('error')}",
        "css": fault["msg"],
    }.get(fault["type"], f"cannot be {fault['input']!r}; {fault['msg'].lower()}")
    return (
        f'field "{field}" {advice}' if field else "a source is a table of fields; write [[source]] above it"
    )
