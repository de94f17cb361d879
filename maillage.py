"""The front door: one command line. It knows the three rooms and has no logic of its own."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import asdict
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from sqlite_utils import Database

from collectors import commands
from collectors.commands import RegistryOption, known_entries
from collectors.demo.demonstration import run_demo
from collectors.describe import describe_run, describe_source
from db import duplicates, exports, queries, store
from db.database import open_for_reading, open_for_writing
from db.errors import MaillageError
from db.starter import load_starter
from db.terminal import (
    DEFAULT_DB,
    DbOption,
    JsonOption,
    OutputOption,
    TodayOption,
    as_json,
    complain,
    errors,
    moment,
    write_file,
)

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Collect cancer-care events, CPTS missions and pathways, keep them in SQLite, show them.",
)
app.add_typer(commands.app)


PortOption = Annotated[int, typer.Option(min=1, max=65535)]
HostOption = Annotated[str, typer.Option(help="127.0.0.1 is this machine only.")]


class Format(StrEnum):
    """How an export is written."""

    JSON = "json"
    CSV = "csv"


class Exported(StrEnum):
    """What can be exported."""

    EVENTS = "events"
    RESOURCES = "resources"
    TERRITORIES = "territories"
    ACTIONS = "actions"
    MISSIONS = "missions"
    PATHWAYS = "pathways"
    MISSION_PAGES = "mission-pages"
    SOURCES = "sources"


@app.command(epilog="Example: maillage init --db var/maillage.db")
def init(registry: RegistryOption = None, db: DbOption = DEFAULT_DB, today: TodayOption = None) -> None:
    """Create or migrate the database and load the starter facts. Safe to repeat."""
    entries = known_entries(registry)
    base = open_for_writing(db)
    load_starter(base, now=moment(today))
    store.save_sources(base, (entry.source for entry in entries))
    kept = ", ".join(f"{count} {name}" for name, count in queries.counts(base).items())
    typer.echo(f"{db} is ready: {kept}.")


@app.command(epilog="Example: maillage export events --format csv -o agenda.csv")
def export(
    kind: Annotated[Exported, typer.Argument(metavar="KIND", help=" | ".join(Exported))],
    format_: Annotated[Format, typer.Option("--format", help="json or csv.")] = Format.JSON,
    output: OutputOption = None,
    db: DbOption = DEFAULT_DB,
    today: TodayOption = None,
) -> None:
    """Write what is kept, in shapes that the README documents."""
    rows = exports.export(open_for_reading(db), str(kind), now=moment(today))
    text = exports.as_csv(rows) if format_ is Format.CSV else as_json(rows) + "\n"
    if output is None:
        typer.echo(text, nl=False)
        return
    write_file(output, text)
    errors.print(f"{len(rows)} {kind} written to {output}.")


@app.command(epilog="Example: maillage sources --json")
def sources(json_: JsonOption = False, db: DbOption = DEFAULT_DB, today: TodayOption = None) -> None:
    """List the sources and how each one is, those that failed three times in a row first."""
    rows = exports.export(open_for_reading(db), "sources", now=moment(today))
    typer.echo(as_json(rows) if json_ else "\n".join(map(describe_source, rows)))


@app.command("duplicates", epilog="Example: maillage duplicates --json")
def list_duplicates(
    explain: Annotated[
        str | None, typer.Option(metavar="ID", help="Tell where each field of that event comes from.")
    ] = None,
    json_: JsonOption = False,
    db: DbOption = DEFAULT_DB,
) -> None:
    """List the events that look like one, and those that were joined, with their score and why."""
    base = open_for_reading(db)
    if explain is not None:
        _tell_fields(duplicates.explanation(base, explain), explain, json_)
        return
    pairs = duplicates.pairs(base)
    if json_:
        typer.echo(as_json([asdict(pair) for pair in pairs]))
        return
    for pair in pairs:
        typer.echo(
            f"{pair.score:.2f}  {pair.verdict}  {pair.kept} « {pair.kept_title} »"
            f"  {pair.other} « {pair.other_title} »  ({', '.join(pair.reasons)})"
        )
    errors.print(f"{len(pairs)} pairs; decide with `maillage merge ID ID` or `maillage part ID ID`.")


def _tell_fields(fields: Sequence[duplicates.Explained], event_id: str, json_: bool) -> None:
    if not fields:
        raise MaillageError(f"There is no event {event_id!r}.")
    if json_:
        typer.echo(as_json([asdict(field) for field in fields]))
        return
    for field in fields:
        typer.echo(f"{field.field}  {field.publication}  {json.dumps(field.value, ensure_ascii=False)}")


@app.command(epilog="Example: maillage merge 3f2a9c01b7de 81c0d4e5aa17")
def merge(
    kept: Annotated[str, typer.Argument(metavar="ID", help="The event to keep.")],
    other: Annotated[str, typer.Argument(metavar="ID", help="The one that is the same; its id still works.")],
    db: DbOption = DEFAULT_DB,
    today: TodayOption = None,
) -> None:
    """Make one event of two, for good. `part` undoes it."""
    into = store.merge_two(_existing(db), kept, other, now=moment(today))
    typer.echo(f"{other} is now part of {into}; undo with `maillage part {into} {other}`.")


def _existing(path: Path) -> Database:
    """Open a database to change it, never to create it."""
    open_for_reading(path).close()
    return open_for_writing(path)


@app.command(epilog="Example: maillage part 3f2a9c01b7de oncobfc")
def part(
    event: Annotated[str, typer.Argument(metavar="ID", help="An event.")],
    other: Annotated[
        str,
        typer.Argument(
            metavar="OTHER", help="A publication or a joined id to take out; or a lookalike's id."
        ),
    ],
    db: DbOption = DEFAULT_DB,
    today: TodayOption = None,
) -> None:
    """Tell two events apart, for good: joined ones are parted, lookalikes no longer listed. `merge` undoes it."""
    apart = ", ".join(store.part(_existing(db), event, other, now=moment(today)))
    typer.echo(f"{apart} and {event} are two events; undo with `maillage merge {event} {apart}`.")


@app.command(epilog="Example: maillage serve --port 8501")
def serve(
    port: PortOption = 8501,
    host: HostOption = "127.0.0.1",
    db: DbOption = DEFAULT_DB,
    registry: RegistryOption = None,
    no_schedule: Annotated[bool, typer.Option("--no-schedule", help="Collect nothing meanwhile.")] = False,
    today: TodayOption = None,
) -> None:
    """Show the dashboards in a browser and collect what is due beside them, until Ctrl+C."""
    known_entries(registry)
    open_for_reading(db).close()
    _refuse_taken(host, port)
    _say_where(host, port)
    with nullcontext() if no_schedule or today else _schedule_beside(db, registry or []):
        _serve(host, port, db, today)


def _say_where(host: str, port: int) -> None:
    errors.print(f"Maillage is at http://{host}:{port} (Ctrl+C to stop).")


@app.command(epilog="Example: maillage demo --port 8502")
def demo(
    port: PortOption = 8501,
    host: HostOption = "127.0.0.1",
    db: Annotated[Path, typer.Option("--db", help="Its own database, made anew.")] = Path("var/demo.db"),
    today: TodayOption = None,
) -> None:
    """Collect three made-up sites for real and show the dashboards on them, until Ctrl+C."""
    _refuse_taken(host, port)
    with run_demo(db, moment(today)) as runs:
        for run in runs:
            typer.echo(describe_run(run))
        _say_where(host, port)
        os.environ["MAILLAGE_DEMO"] = "1"
        _serve(host, port, db, today)


@contextmanager
def _schedule_beside(db: Path, registry: Sequence[Path]) -> Iterator[None]:
    """Run `maillage schedule` in a process of its own, so that reading pages never slows those who read ours."""
    files = [option for file in registry for option in ("--registry", str(file.resolve()))]
    command = [sys.executable, str(Path(__file__).resolve()), "schedule", "--db", str(db.resolve()), *files]
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # so that the schedule is ended too
    with subprocess.Popen(command) as schedule:  # noqa: S603 - our own command, with options already checked
        try:
            yield
        finally:
            schedule.terminate()


def _serve(host: str, port: int, db: Path, today: datetime | None) -> None:
    os.environ["MAILLAGE_DB"] = str(db.resolve())
    if today is not None:
        os.environ["MAILLAGE_TODAY"] = today.date().isoformat()
    os.chdir(Path(__file__).parent)  # where Streamlit finds its settings
    import uvicorn

    uvicorn.run("dashboards.app:app", host=host, port=port, log_level="warning", access_log=False)


def _refuse_taken(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise MaillageError(
                f"Port {port} of {host} can't be used ({error.strerror}); choose another."
            ) from error


def main() -> None:
    """Run the command line: an expected failure is one sentence on stderr and exit code 1."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        app()
    except MaillageError as error:
        complain(error)
        raise SystemExit(1) from error


if __name__ == "__main__":
    main()
