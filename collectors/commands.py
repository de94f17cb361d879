"""The commands that bring something in: from documents, from pages, from sites. The front door takes them up."""

from __future__ import annotations

import os
import re
import signal
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from typing import Annotated

import typer
from rich.progress import track

from collectors import scheduler
from collectors.describe import describe, describe_run
from collectors.documents.reader import read_document
from collectors.fetch import Archive, Fetcher, FetchSettings
from collectors.pages import read_file
from collectors.probe import look_briefly
from collectors.proposal import describe_look, entry_for, proposed, told
from collectors.recording import record_case
from collectors.registry import Entry, append_entry, load_registry, registry_files
from collectors.report import describe_report, report_on
from collectors.rounds import run_round
from collectors.service import keep_up
from collectors.shelf import Shelf, pages_file
from collectors.turns import turn
from db import sources as origins
from db import store
from db.database import open_for_reading, open_for_writing
from db.errors import MaillageError
from db.model import Run
from db.starter import with_found_facts
from db.terminal import (
    DEFAULT_DB,
    DbOption,
    JsonOption,
    TodayOption,
    as_json,
    bytes_of,
    complain,
    errors,
    moment,
)
from db.vocabulary import DocumentFamily, Health

app = typer.Typer()


class Family(StrEnum):
    """The families that `--as` names."""

    BULLETIN = "bulletin"
    BILAN = "bilan"
    PRATIQUE = "pratique"


def _address(value: str | None) -> str | None:
    if value is not None and not re.match(r"https?://[^\s/]+", value):
        raise typer.BadParameter("give a full address that begins with https://")
    return value


def _partial_date(value: str | None) -> str | None:
    if value is not None and not re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", value):
        raise typer.BadParameter("give a date as 2026, 2026-04 or 2026-04-15")
    return value


UrlOption = Annotated[str | None, typer.Option(help="Where it was published.", callback=_address)]
PublishedOption = Annotated[
    str | None, typer.Option(help="Its date: 2026, 2026-04 or 2026-04-15.", callback=_partial_date)
]
FamilyOption = Annotated[Family | None, typer.Option("--as", help="What it is, when it is not recognised.")]
SourcesArgument = Annotated[
    list[str] | None, typer.Argument(metavar="[SOURCE...]", help="Ids; all when none.")
]
RegistryOption = Annotated[
    list[Path] | None, typer.Option("--registry", help="A registry file of your own; its entries win.")
]


@app.command(
    "import", epilog="Example: maillage import lettre-17.pdf --url https://reseau.example/lettre-17.pdf"
)
def import_documents(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="PDF, text, Markdown or HTML.")],
    family: FamilyOption = None,
    url: UrlOption = None,
    published: PublishedOption = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show without storing.")] = False,
    db: DbOption = DEFAULT_DB,
    today: TodayOption = None,
) -> None:
    """Read documents and store what they say. Importing one twice changes nothing."""
    now = moment(today)
    failed = 0
    for file in files:
        try:
            _import_one(file, family, url, published, None if dry_run else db, now)
        except MaillageError as error:
            complain(error)
            failed += 1
    raise typer.Exit(1 if failed else 0)


def _import_one(
    file: Path, family: Family | None, url: str | None, published: str | None, db: Path | None, now: datetime
) -> None:
    asked = DocumentFamily[family.name] if family else None
    said = read_document(
        bytes_of(file), file.name, today=now.date(), family=asked, url=url, published=published
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
    family: FamilyOption = None,
    url: UrlOption = None,
    published: PublishedOption = None,
    json_: JsonOption = False,
    db: DbOption = DEFAULT_DB,  # noqa: ARG001 - taken by every command, so that a script may pass it to all
    today: TodayOption = None,
) -> None:
    """Show what would be extracted from one page or document. No database is touched."""
    asked = DocumentFamily[family.name] if family else None
    said = read_file(
        bytes_of(file), file.name, today=moment(today).date(), family=asked, url=url, published=published
    )
    typer.echo(as_json(said.model_dump(mode="json")) if json_ else f"{file}: {describe(said)}")


@app.command(epilog="Example: maillage collect oncobfc --registry my-sources.toml")
def collect(
    sources: SourcesArgument = None,
    registry: RegistryOption = None,
    due: Annotated[bool, typer.Option("--due", help="Only those whose moment has come.")] = False,
    offline: Annotated[
        bool, typer.Option("--offline", help="Read the kept pages again; ask no site.")
    ] = False,
    json_: JsonOption = False,
    db: DbOption = DEFAULT_DB,
    today: TodayOption = None,
) -> None:
    """Fetch, parse, check and store each source. Exit code 1 when one failed; the others are stored."""
    entries = _chosen(known_entries(registry), sources or [])
    settings = FetchSettings.from_environment(os.environ)

    def open_web() -> Fetcher | Archive:
        shelf = Shelf(pages_file(db))
        return Archive(shelf) if offline else Fetcher(shelf, settings)

    base = open_for_writing(db)
    if due:
        entries = scheduler.due(entries, origins.due(base), moment(today))
    runs: list[Run] = []
    with turn(db, waiting=None if due else errors.print):
        done = run_round(base, entries, open_web, now=lambda: moment(today))
        for run in _with_progress(done, len(entries)):
            runs.append(run)
            if not json_:
                typer.echo(describe_run(run))
    if json_:
        typer.echo(as_json([run.model_dump(mode="json") for run in runs]))
    raise typer.Exit(0 if all(run.health is Health.OK for run in runs) else 1)


@app.command(epilog="Example: maillage probe https://cpts.example/ --add my-sources.toml")
def probe(
    url: Annotated[str, typer.Argument(metavar="URL", help="The home page of a site.", callback=_address)],
    add: Annotated[Path | None, typer.Option("--add", help="Add the entry to that registry file.")] = None,
    region: Annotated[str | None, typer.Option(help="Its region; settles homonyms of towns.")] = None,
    json_: JsonOption = False,
    db: DbOption = DEFAULT_DB,  # noqa: ARG001 - taken by every command, so that a script may pass it to all
    today: TodayOption = None,
) -> None:
    """Look at a site in a few polite requests: what it is, what it tells, the entry that it needs."""
    with _passing_web() as web:
        entry = entry_for(url, web.get(url), region)
        look = look_briefly(entry, web=web, now=lambda: moment(today))
    typer.echo(as_json(told(look)) if json_ else describe_look(look))
    if add is not None:
        if not (look.harvest.events or look.harvest.resources):
            raise MaillageError(f"Nothing was found on {url}, so nothing was added to {add}.")
        append_entry(add, proposed(look))
        errors.print(f"Added to {add}; collect with `maillage collect {look.entry.id} --registry {add}`.")


def known_entries(registry: Sequence[Path] | None) -> list[Entry]:
    """Give the entries of the registry, with those of the user's own files."""
    return load_registry(registry_files(registry or [], os.environ))


def _chosen(entries: Sequence[Entry], wanted: Sequence[str]) -> list[Entry]:
    known = {entry.id: entry for entry in entries}
    unknown = [name for name in wanted if name not in known]
    if unknown:
        near = get_close_matches(unknown[0], known, n=3) or list(known)[:3]
        raise typer.BadParameter(
            f"unknown source {unknown[0]}; `maillage sources` lists them ({', '.join(near)}…)"
        )
    return [known[name] for name in dict.fromkeys(wanted)] if wanted else list(entries)


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
    known_entries(registry)
    open_for_writing(db).close()
    stop = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    settings = FetchSettings.from_environment(os.environ)
    errors.print("Collecting each source when its moment comes (Ctrl+C to stop).")
    keep_up(db, lambda: known_entries(registry), settings, now=lambda: moment(None), stop=stop, told=_tell)


def _tell(line: str) -> None:
    typer.echo(f"{moment(None):%Y-%m-%d %H:%M}  {line}")
    sys.stdout.flush()


@app.command(epilog="Example: maillage record oncobfc -o tests/sites/oncobfc")
def record(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="An id.")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="A new folder; tests/sites/SOURCE when not given.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the case that is there.")] = False,
    registry: RegistryOption = None,
    db: DbOption = DEFAULT_DB,  # noqa: ARG001 - taken by every command, so that a script may pass it to all
    today: TodayOption = None,
) -> None:
    """Record a site as a case for the tests: its pages, and what was read in them, for a person to review."""
    (entry,) = _chosen(known_entries(registry), [source])
    with _passing_web() as web:
        folder = output or Path("tests/sites", entry.id)
        errors.print(record_case(entry, web, moment(today).date(), folder, force=force))


@contextmanager
def _passing_web() -> Iterator[Fetcher]:
    """Give a web that remembers nothing afterwards."""
    settings = FetchSettings.from_environment(os.environ)
    with (
        TemporaryDirectory() as folder,
        closing(Fetcher(Shelf(Path(folder, "pages.sqlite")), settings)) as web,
    ):
        yield web


def _kept_pages(db: Path, entry: Entry) -> list[str]:
    file = pages_file(db)
    if not file.exists():
        return []
    with closing(Shelf(file)) as shelf:
        return shelf.addresses(entry.homepage)


@app.command(epilog="Example: maillage report oncobfc --json")
def report(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="An id.")],
    registry: RegistryOption = None,
    json_: JsonOption = False,
    db: DbOption = DEFAULT_DB,
    today: TodayOption = None,
) -> None:
    """Give what it takes to mend a source: its entry, its runs, the page at fault, what to try."""
    (entry,) = _chosen(known_entries(registry), [source])
    base = open_for_reading(db)
    told = report_on(
        entry,
        origins.source_state(base, entry.id, now=moment(today)),
        origins.history(base, entry.id, limit=10),
        finding=origins.finding(base, entry.id),
        kept=_kept_pages(db, entry),
    )
    typer.echo(as_json(told) if json_ else describe_report(told))
