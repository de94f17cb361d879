"""The sources, as data: one `[[source]]` table per site, one TOML file per region, no code per site.

A user's own file has the same form. Its entries are added to ours, and replace those that share their id.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from collectors.registry.entry import CssListing, Entry, Expectation, Platform
from collectors.registry.files import append_entry, as_toml, read_entries

__all__ = [
    "CssListing",
    "Entry",
    "Expectation",
    "Platform",
    "append_entry",
    "as_toml",
    "load_registry",
    "registry_files",
]

OURS = Path(__file__).parent


def registry_files(options: Sequence[Path], environment: Mapping[str, str]) -> list[Path]:
    """Give the user's files, the one that wins last: those of `MAILLAGE_REGISTRY`, then the options.

    `MAILLAGE_REGISTRY` holds paths separated as in `PATH`.
    """
    listed = environment.get("MAILLAGE_REGISTRY", "").split(os.pathsep)
    return [*(Path(path) for path in listed if path), *options]


def load_registry(files: Sequence[Path] = ()) -> list[Entry]:
    """Give every source: ours, then those of `files`, a later one replacing an earlier one by id.

    Raises `MaillageError` with a sentence that names file, entry, field and remedy.
    """
    entries: dict[str, Entry] = {}
    for file in [*sorted(OURS.glob("*.toml")), *files]:
        entries.update({entry.id: entry for entry in read_entries(file)})
    return list(entries.values())
