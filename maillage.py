"""The front door: one command line. It knows the three rooms and has no logic of its own."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from threading import Event
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import track
from sqlite_utils import Database

from collectors import scheduler
from collectors.describe import describe, describe_run, describe_source
from collectors.documents.reader import read_document
from collectors.fetch import Archive, Fetcher, FetchSettings
from collectors.pages import read_file
from collectors.registry import Entry, load_registry, registry_files
from collectors.report import describe_report, report_on
from collectors.rounds import run_round
from collectors.service import keep_up
from collectors.shelf import Shelf, pages_file
from collectors.turns import turn
from db import duplicates, exports, queries, store
from db import sources as origins
from db.database import open_for_reading, open_for_writing
from db.errors import MaillageError
from db.model import PARIS, Run
from db.sources import finding, history, source_state
from db.starter import load_starter, with_found_facts
from db.vocabulary import DocumentFamily, Health

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Collect cancer-care events, CPTS missions and pathways, keep them in SQLite, show them.",
)
errors = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)


class Family(StrEnum):
    """The families that `--as` names."""

    BULLETIN = "bulletin"
    BILAN = "bilan"
    PRATIQUE = "pratique"


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
    SOURCES = "sources"


def _address(value: str | None) -> str | None:
    if value is not None and not re.match(r"https?://[^\s/]+", value):
        raise typer.BadParameter("give a full address that begins with https://")
    return value


def _partial_date(value: str | None) -> str | None:
    if value is not None and not re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", value):
        raise typer.BadParameter("give a date as 2026, 2026-04 or 2026-04-15")
    return value


DbOption = Annotated[
    Path, typer.Option("--db", envvar="MAILLAGE_DB", help="The database file.", show_default=True)
]
TodayOption = Annotated[
    datetime | None, typer.Option("--today", formats=["%Y-%m-%d"], help="Act as if it were that day.")
]
UrlOption = Annotated[str | None, typer.Option(help="Where it was published.", callback=_address)]
PublishedOption = Annotated[
    str | None, typer.Option(help="Its date: 2026, 2026-04 or 2026-04-15.", callback=_partial_date)
]
FamilyOption = Annotated[Family | None, typer.Option("--as", help="What it is, when it is not recognised.")]
OutputOption = Annotated[Path | None, typer.Option("-o", "--output", help="A file instead of the screen.")]
SourcesArgument = Annotated[
    list[str] | None, typer.Argument(metavar="[SOURCE...]", help="Ids; all when none.")
]
KindArgument = Annotated[Exported, typer.Argument(metavar="KIND", help=" | ".join(Exported))]
RegistryOption = Annotated[
    list[Path] | None, typer.Option("--registry", help="A registry file of your own; its entries win.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Write JSON.")]
DEFAULT_DB = Path("var/maillage.db")


@app.command(epilog="Example: maillage init --db var/maillage.db")
def init(registry: RegistryOption = None, db: DbOption = DEFAULT_DB, today: TodayOption = None) -> None:
    """Create or migrate the database and load the starter facts. Safe to repeat."""
    entries = _entries(registry)
    base = open_for_writing(db)
    load_starter(base, now=_now(today))
    store.save_sources(base, (entry.source for entry in entries))
    kept = ", ".join(f"{count} {name}" for name, count in queries.counts(base).items())
    typer.echo(f"{db} is ready: {kept}.")


@app.command(
    "import", epilog="Example: maillage import lettre-17.pdf --url https://reseau.example/lettre-17.pdf"
)
def import_documents(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="PDF, text, Markdown or HTML.")],
    family: Annotated[
        Family | None, typer.Option("--as", help="What it is, when it is not recognised.")
    ] = None,
    url: UrlOption = None,
    published: PublishedOption = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show without storing.")] = False,
    db: DbOption = DEFAULT_DB,
    today: TodayOption = None,
) -> None:
    """Read documents and store what they say. Importing one twice changes nothing."""
    now = _now(today)
    failed = 0
    for file in files:
        try:
            _import_one(file, family, url, published, None if dry_run else db, now)
        except MaillageError as error:
            _complain(error)
            failed += 1
    raise typer.Exit(1 if failed else 0)


def _import_one(
    file: Path, family: Family | None, url: str | None, published: str | None, db: Path | None, now: datetime
) -> None:
    asked = DocumentFamily[family.name] if family else None
    said = read_document(
        _bytes_of(file), file.name, today=now.date(), family=asked, url=url, published=published
    )
    if said.is_empty:
        raise MaillageError(
            f"Nothing was found in {file}, read as a {said.document.family}; nothing was stored."
        )
    reading = with_found_facts(said)
    typer.echo(f"{file}: {describe(reading)}")
    if db is None:
        typer.echo("Nothing was stored (--dry-run).")
        return
    tally = store.save_reading(open_for_writing(db), reading, now=now)
    typer.echo(
        f"Stored in {db}: {tally.new} new, {tally.changed} changed,"
        f" {tally.unchanged} unchanged, {tally.removed} no longer said."
    )


@app.command(epilog="Example: maillage read lettre-17.pdf --json")
def read(
    file: Annotated[Path, typer.Argument(help="A page or a document: PDF, text, Markdown or HTML.")],
    family: Annotated[
        Family | None, typer.Option("--as", help="What it is, when it is not recognised.")
    ] = None,
    url: UrlOption = None,
    published: PublishedOption = None,
    as_json: JsonOption = False,
    db: DbOption = DEFAULT_DB,  # noqa: ARG001 - taken by every command, so that a script may pass it to all
    today: TodayOption = None,
) -> None:
    """Show what would be extracted from one page or document. No database is touched."""
    asked = DocumentFamily[family.name] if family else None
    said = read_file(
        _bytes_of(file), file.name, today=_now(today).date(), family=asked, url=url, published=published
    )
    typer.echo(_json(said.model_dump(mode="json")) if as_json else f"{file}: {describe(said)}")


@app.command(epilog="Example: maillage collect oncobfc --registry my-sources.toml")
def collect(
    sources: SourcesArgument = None,
    registry: RegistryOption = None,
    due: Annotated[bool, typer.Option("--due", help="Only those whose moment has come.")] = False,
    offline: Annotated[
        bool, typer.Option("--offline", help="Read the kept pages again; ask no site.")
    ] = False,
    as_json: JsonOption = False,
    db: DbOption = DEFAULT_DB,
    today: TodayOption = None,
) -> None:
    """Fetch, parse, check and store each source. Exit code 1 when one failed; the others are stored."""
    entries = _chosen(_entries(registry), sources or [])
    settings = FetchSettings.from_environment(os.environ)
    base = open_for_writing(db)
    if due:
        entries = scheduler.due(entries, origins.due(base), _now(today))
    runs: list[Run] = []
    with turn(db, waiting=None if due else errors.print):
        shelf = Shelf(pages_file(db))
        web = Archive(shelf) if offline else Fetcher(shelf, settings)
        done = run_round(base, entries, web, now=lambda: _now(today))
        for run in _with_progress(done, len(entries)):
            runs.append(run)
            if not as_json:
                typer.echo(describe_run(run))
    if as_json:
        typer.echo(_json([run.model_dump(mode="json") for run in runs]))
    raise typer.Exit(0 if all(run.health is Health.OK for run in runs) else 1)


def _entries(registry: Sequence[Path] | None) -> list[Entry]:
    return load_registry(registry_files(registry or [], os.environ))


def _chosen(entries: Sequence[Entry], wanted: Sequence[str]) -> list[Entry]:
    known = {entry.id: entry for entry in entries}
    unknown = [name for name in wanted if name not in known]
    if unknown:
        raise typer.BadParameter(f"unknown source {unknown[0]}; known: {', '.join(known)}")
    return [known[name] for name in wanted] if wanted else list(entries)


def _with_progress(runs: Iterable[Run], total: int) -> Iterable[Run]:
    return track(
        runs,
        description="Collecting",
        total=total,
        console=errors,
        transient=True,
        disable=not sys.stderr.isatty(),
    )


@app.command(epilog="Example: maillage schedule --registry my-sources.toml")
def schedule(registry: RegistryOption = None, db: DbOption = DEFAULT_DB) -> None:
    """Collect each source when its moment comes, until Ctrl+C or SIGTERM. What is due survives a restart."""
    _entries(registry)
    open_for_writing(db).close()
    stop = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    settings = FetchSettings.from_environment(os.environ)
    errors.print("Collecting each source when its moment comes (Ctrl+C to stop).")
    keep_up(db, lambda: _entries(registry), settings, now=lambda: _now(None), stop=stop, told=_tell)


def _tell(line: str) -> None:
    typer.echo(f"{_now(None):%Y-%m-%d %H:%M}  {line}")
    sys.stdout.flush()


@app.command(epilog="Example: maillage export events --format csv -o agenda.csv")
def export(
    kind: KindArgument,
    format_: Annotated[Format, typer.Option("--format", help="json or csv.")] = Format.JSON,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="A file instead of the screen.")
    ] = None,
    db: DbOption = DEFAULT_DB,
    today: TodayOption = None,
) -> None:
    """Write what is kept, in shapes that the README documents."""
    rows = exports.export(open_for_reading(db), str(kind), now=_now(today))
    text = exports.as_csv(rows) if format_ is Format.CSV else _json(rows) + "\n"
    if output is None:
        typer.echo(text, nl=False)
        return
    _write(output, text)
    errors.print(f"{len(rows)} {kind} written to {output}.")


@app.command(epilog="Example: maillage sources --json")
def sources(as_json: JsonOption = False, db: DbOption = DEFAULT_DB, today: TodayOption = None) -> None:
    """List the sources and how each one is, those that failed three times in a row first."""
    rows = exports.export(open_for_reading(db), "sources", now=_now(today))
    typer.echo(_json(rows) if as_json else "\n".join(map(describe_source, rows)))


@app.command(epilog="Example: maillage report oncobfc --json")
def report(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="An id.")],
    registry: RegistryOption = None,
    as_json: JsonOption = False,
    db: DbOption = DEFAULT_DB,
    today: TodayOption = None,
) -> None:
    """Give what it takes to mend a source: its entry, its runs, the page at fault, what to try."""
    (entry,) = _chosen(load_registry(registry or []), [source])
    base = open_for_reading(db)
    told = report_on(
        entry,
        source_state(base, entry.id, now=_now(today)),
        history(base, entry.id, limit=10),
        finding=finding(base, entry.id),
    )
    typer.echo(_json(told) if as_json else describe_report(told))


@app.command("duplicates", epilog="Example: maillage duplicates --json")
def list_duplicates(
    explain: Annotated[
        str | None, typer.Option(metavar="ID", help="Tell where each field of that event comes from.")
    ] = None,
    as_json: JsonOption = False,
    db: DbOption = DEFAULT_DB,
) -> None:
    """List the events that look like one, and those that were joined, with their score and why."""
    base = open_for_reading(db)
    if explain is not None:
        _tell_fields(duplicates.explanation(base, explain), explain, as_json)
        return
    pairs = duplicates.pairs(base)
    if as_json:
        typer.echo(_json([asdict(pair) for pair in pairs]))
        return
    for pair in pairs:
        typer.echo(
            f"{pair.score:.2f}  {pair.verdict}  {pair.kept} « {pair.kept_title} »"
            f"  {pair.other} « {pair.other_title} »  ({', '.join(pair.reasons)})"
        )
    errors.print(f"{len(pairs)} pairs; decide with `maillage merge ID ID` or `maillage part ID ID`.")


def _tell_fields(fields: Sequence[duplicates.Explained], event_id: str, as_json: bool) -> None:
    if not fields:
        raise MaillageError(f"There is no event {event_id}.")
    if as_json:
        typer.echo(_json([asdict(field) for field in fields]))
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
    into = store.merge_two(_existing(db), kept, other, now=_now(today))
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
    apart = ", ".join(store.part(_existing(db), event, other, now=_now(today)))
    typer.echo(f"{apart} and {event} are two events; undo with `maillage merge {event} {apart}`.")


@app.command(epilog="Example: maillage serve --port 8501")
def serve(
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8501,
    host: Annotated[str, typer.Option(help="127.0.0.1 is this machine only.")] = "127.0.0.1",
    db: DbOption = DEFAULT_DB,
    today: TodayOption = None,
) -> None:
    """Show the dashboards in a browser, until Ctrl+C."""
    open_for_reading(db).close()
    _refuse_taken(host, port)
    os.environ["MAILLAGE_DB"] = str(db.resolve())
    if today is not None:
        os.environ["MAILLAGE_TODAY"] = today.date().isoformat()
    os.chdir(Path(__file__).parent)  # where Streamlit finds its settings
    import uvicorn

    errors.print(f"Maillage is at http://{host}:{port} (Ctrl+C to stop).")
    uvicorn.run("dashboards.app:app", host=host, port=port, log_level="warning")


def _refuse_taken(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise MaillageError(
                f"Port {port} of {host} can't be used ({error.strerror}); choose another."
            ) from error


def _now(today: datetime | None) -> datetime:
    now = datetime.now(PARIS)
    return now if today is None else now.replace(year=today.year, month=today.month, day=today.day)


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError as error:
        raise MaillageError(f"There is no file {file}.") from error
    except OSError as error:
        raise MaillageError(f"{file} can't be read: {error.strerror}.") from error


def _write(path: Path, text: str) -> None:
    """Write beside the file first, so that a failure leaves an older export whole."""
    draft = path.with_name(f"{path.name}.part")
    try:
        draft.write_text(text, encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        raise MaillageError(f"{path} can't be written: {error.strerror}.") from error


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _complain(error: MaillageError) -> None:
    errors.print(f"maillage: {error}")


def main() -> None:
    """Run the command line: an expected failure is one sentence on stderr and exit code 1."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        app()
    except MaillageError as error:
        _complain(error)
        raise SystemExit(1) from error


if __name__ == "__main__":
    main()
