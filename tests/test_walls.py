"""The house keeps its walls: who may import whom, and where SQL may stand."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FORBIDDEN = {"db": {"collectors", "dashboards", "maillage"}, "collectors": {"dashboards", "maillage"}}
FORBIDDEN["dashboards"] = {"collectors", "maillage"}
IMPURE = {
    "requests",
    "requests_cache",
    "socket",
    "urllib.request",
    "sqlite3",
    "sqlite_utils",
    "subprocess",
    "time",
}
SQL = re.compile(
    r"\b(SELECT\s.+\sFROM|INSERT\s+(OR \w+ )?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE TABLE)\b", re.S
)


def modules(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", modules("db", "collectors", "dashboards"), ids=name)
def test_rooms_import_only_what_they_stand_on(path: Path) -> None:
    room = path.relative_to(ROOT).parts[0]
    assert {module.split(".")[0] for module in imports(path)} & FORBIDDEN[room] == set()


@pytest.mark.parametrize("path", [*modules("collectors", "dashboards"), ROOT / "maillage.py"], ids=name)
def test_no_sql_outside_db(path: Path) -> None:
    texts = [
        node.value for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Constant)
    ]
    assert [text for text in texts if isinstance(text, str) and SQL.search(text)] == []


@pytest.mark.parametrize(
    "path", modules("collectors/french", "collectors/documents", "collectors/platforms"), ids=name
)
def test_parsers_are_pure(path: Path) -> None:
    assert imports(path) & IMPURE == set()
    source = path.read_text("utf-8")
    assert not re.search(r"(?<!\w)(date\.today|datetime\.now|datetime\.utcnow|(?<!\.)open)\(", source)


def writes(path: Path) -> list[str]:
    """Give what in a module would change the database: SQL that writes, or sqlite-utils' own ways to."""
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    texts = [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    called = {node.func for node in nodes if isinstance(node, ast.Call)}
    names = [node.attr for node in called if isinstance(node, ast.Attribute) and _is_table(node.value)]
    names += [node.id for node in called if isinstance(node, ast.Name)]
    return [text for text in texts if WRITING_SQL.search(text)] + [n for n in names if n in WRITING_CALLS]


def _is_table(node: ast.expr) -> bool:
    called = node.func if isinstance(node, ast.Call) else None
    return isinstance(called, ast.Attribute) and called.attr == "table"


WRITING_SQL = re.compile(r"^\s*(INSERT|REPLACE|UPDATE|DELETE|CREATE|DROP|ALTER)\s+[A-Z]")
WRITING_CALLS = {"transaction", "insert", "insert_all", "upsert", "upsert_all", "update", "delete"}


@pytest.mark.parametrize("path", [*modules("db", "collectors", "dashboards"), ROOT / "maillage.py"], ids=name)
def test_only_the_store_writes(path: Path) -> None:
    makes_the_schema = name(path) in ("db/database.py", "db/migrations.py")
    assert makes_the_schema or path.is_relative_to(ROOT / "db" / "store") or writes(path) == []


def test_the_store_is_seen_to_write() -> None:
    for path in ("items", "pairs", "publications", "writer"):
        assert writes(ROOT / "db" / "store" / f"{path}.py")
