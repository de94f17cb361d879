"""The command line as people use it: what it prints, its exit codes, and that nothing is lost."""

from __future__ import annotations

import json
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
import requests

import maillage
from db import store
from db.database import open_for_writing
from db.model import Harvest, Remark
from db.vocabulary import Health
from tests.builders import NOW, event, run, source
from tests.test_run import event as page_of
from tests.test_run import listing
from tests.web import Answer, Site

DOCUMENTS = Path(__file__).parent / "documents"
LETTER = DOCUMENTS / "lettre-onconord.md"
HTML = {"Content-Type": "text/html; charset=utf-8"}
COMMANDS = (
    "init",
    "import",
    "read",
    "collect",
    "export",
    "sources",
    "report",
    "probe",
    "schedule",
    "record",
    "demo",
    "duplicates",
    "merge",
    "part",
    "serve",
)


class Result(NamedTuple):
    code: int
    out: str
    err: str


Cli = Callable[..., Result]


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MAILLAGE_DB", raising=False)
    monkeypatch.delenv("MAILLAGE_REGISTRY", raising=False)

    def run(*arguments: object) -> Result:
        monkeypatch.setattr(sys, "argv", ["maillage", *map(str, arguments)])
        with pytest.raises(SystemExit) as stop:
            maillage.main()
        written = capsys.readouterr()
        return Result(int(stop.value.code or 0), written.out, written.err)

    return run


def export(cli: Cli, kind: str) -> list[dict[str, object]]:
    result = cli("export", kind)
    assert result.code == 0, result.err
    return json.loads(result.out)


def assert_one_sentence(result: Result, *words: str) -> None:
    assert result.code == 1
    assert "Traceback" not in result.err
    (line,) = result.err.strip().splitlines()
    assert line.startswith("maillage: ")
    assert line.endswith(".")
    for word in words:
        assert word in line


def test_sources_of_ones_own_come_from_the_environment_and_the_option(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, yours = tmp_path / "mine.toml", tmp_path / "yours.toml"
    for file in (mine, yours):
        file.write_text(
            f'[[source]]\nid = "{file.stem}"\nname = "{file.stem}"\nkind = "cpts"\n'
            'homepage = "https://cpts.example/"\nplatform = "auto"\n',
            "utf-8",
        )
    monkeypatch.setenv("MAILLAGE_REGISTRY", str(mine))
    assert cli("init", "--registry", yours).code == 0
    assert {"oncobfc", "mine", "yours"} <= {row["id"] for row in export(cli, "sources")}


@pytest.mark.parametrize("found", [True, False])
def test_a_site_is_added_only_when_something_was_found_on_it(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, found: bool
) -> None:
    monkeypatch.setenv("MAILLAGE_ALLOW_LOOPBACK", "1")
    monkeypatch.setenv("MAILLAGE_PACE", "0")
    home = b"<p data-drupal-selector='menu'><a href='/agenda'>Agenda</a></p><main>Bienvenue</main>"
    pages = {"/": home, "/agenda": listing("/a"), "/a": page_of(1)} if found else {"/": home}
    mine = tmp_path / "mine.toml"
    with Site({path: Answer(body, headers=HTML) for path, body in pages.items()}) as site:
        result = cli("probe", f"{site.url}/", "--add", mine)
    assert mine.exists() is found
    assert result.code == 0 if found else "nothing was added" in result.err


def test_a_bad_registry_stops_init_before_it_writes(cli: Cli, tmp_path: Path) -> None:
    assert_one_sentence(cli("init", "--registry", tmp_path / "none.toml"), "none.toml", "cannot be read")
    assert not (tmp_path / "var").exists()


def test_init_loads_the_starter_facts_and_is_safe_to_repeat(cli: Cli) -> None:
    first = cli("init")
    assert first.code == 0
    assert "14 events" in first.out
    assert "43 actions" in first.out
    before = {
        kind: export(cli, kind) for kind in ("events", "actions", "missions", "pathways", "territories")
    }
    assert cli("init").out == first.out
    assert {kind: export(cli, kind) for kind in before} == before


def test_starter_facts_are_those_of_the_documents(cli: Cli) -> None:
    cli("init")
    declared = {
        row["mission"]: tuple(row["declared"].values())  # type: ignore[attr-defined]
        for row in export(cli, "missions")
    }
    assert declared == {
        "acces": (3, 5, 3),
        "parcours": (6, 14, 1),
        "prevention": (2, 6, 0),
        "crise": (1, 1, 0),
        "qualite": (3, 4, 0),
        "accompagnement": (6, 6, 3),
    }
    assert [row["mission"] for row in export(cli, "missions") if not row["agrees"]] == ["qualite"]
    assert sum(bool(row["disagreement"]) for row in export(cli, "actions")) == 8
    assert [row["territory"] for row in export(cli, "pathways")] == [
        "nord-aveyron",
        "sud-tarn",
        "volvestre-coeur-de-garonne",
    ]


@pytest.mark.parametrize(
    ("name", "kind", "count"),
    [
        ("lettre-onconord.md", "events", 3),
        ("bilan-haute-vallee.md", "actions", 3),
        ("pratique-parcours.md", "pathways", 1),
    ],
)
def test_importing_twice_changes_nothing(cli: Cli, name: str, kind: str, count: int) -> None:
    first = cli("import", DOCUMENTS / name, "--today", "2026-11-22")
    assert first.code == 0, first.err
    stored = export(cli, kind)
    assert len(stored) == count
    again = cli("import", DOCUMENTS / name, "--today", "2026-11-23")
    assert "0 new, 0 changed" in again.out
    assert export(cli, kind) == stored


def test_a_dry_run_shows_and_stores_nothing(cli: Cli, tmp_path: Path) -> None:
    result = cli("import", LETTER, "--dry-run")
    assert "Journée régionale de sénologie" in result.out
    assert not (tmp_path / "var").exists()


def test_a_document_that_says_nothing_is_refused(cli: Cli, tmp_path: Path) -> None:
    letter = tmp_path / "lettre.md"
    letter.write_text("# Lettre d’information n°7 | Octobre 2026\n", "utf-8")
    assert_one_sentence(cli("import", letter, "--as", "bulletin"), "Nothing was found", "nothing was stored")
    assert not (tmp_path / "var").exists()


def test_one_bad_file_does_not_stop_the_others(cli: Cli, tmp_path: Path) -> None:
    result = cli("import", tmp_path / "absent.pdf", LETTER)
    assert_one_sentence(result, "absent.pdf")
    assert len(export(cli, "events")) == 3


def test_read_touches_no_database(cli: Cli, tmp_path: Path) -> None:
    result = cli("read", LETTER, "--json", "--db", tmp_path / "unused.db")
    said = json.loads(result.out)
    assert [event["city"] for event in said["events"]] == [None, "Lille", "Arras"]
    assert list(tmp_path.iterdir()) == []


def test_an_address_and_a_date_can_be_told(cli: Cli) -> None:
    cli("import", LETTER, "--url", "https://onconord.example/lettre-7.pdf", "--published", "2026-10-05")
    (source,) = export(cli, "events")[0]["sources"]  # type: ignore[misc]
    assert source["url"] == "https://onconord.example/lettre-7.pdf"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"%PDF-1.7\n1 0 obj\n<<", "PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "image.bin"),
        (b"Menu de la cantine : carottes, poisson, riz.", "--as"),
    ],
)
def test_a_bad_document_is_one_sentence_and_stores_nothing(
    cli: Cli, tmp_path: Path, content: bytes, words: str
) -> None:
    file = tmp_path / "image.bin"
    file.write_bytes(content)
    assert_one_sentence(cli("import", file), words)
    assert not (tmp_path / "var").exists()


@pytest.mark.parametrize("command", [("import", LETTER), ("export", "events"), ("init",), ("sources",)])
def test_a_bad_database_is_one_sentence_and_is_left_alone(
    cli: Cli, tmp_path: Path, command: tuple[object, ...]
) -> None:
    db = tmp_path / "notes.db"
    db.write_text("Ceci n’est pas une base.\n" * 200)
    before = db.read_bytes()
    assert_one_sentence(cli(*command, "--db", db), "not a SQLite database")
    assert db.read_bytes() == before


def test_a_locked_database_is_one_sentence(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.database.BUSY_SECONDS", 0.05)
    cli("init")
    other = sqlite3.connect(tmp_path / "var" / "maillage.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert_one_sentence(cli("import", LETTER), "locked")


def test_a_missing_database_says_what_to_do(cli: Cli) -> None:
    for command in (
        ("export", "events"),
        ("sources",),
        ("report", "oncobfc"),
        ("duplicates",),
        ("merge", "a", "b"),
        ("part", "a", "b"),
        ("serve",),
    ):
        assert_one_sentence(cli(*command), "maillage init")


def test_an_export_replaces_its_file_only_when_it_is_whole(cli: Cli, tmp_path: Path) -> None:
    cli("init")
    target = tmp_path / "agenda.csv"
    assert cli("export", "events", "--format", "csv", "-o", target).code == 0
    assert target.read_text("utf-8").startswith("id,title,kind,")
    assert_one_sentence(cli("export", "events", "-o", tmp_path / "absent" / "agenda.csv"), "can't be written")


@pytest.mark.parametrize(
    "arguments",
    [
        ("export", "recipes"),
        ("import",),
        ("import", LETTER, "--as", "roman"),
        ("import", LETTER, "--published", "hier"),
        ("import", LETTER, "--url", "ftp://x.example/a.pdf"),
        ("collect", "nobody"),
        ("report", "nobody"),
        ("record", "nobody"),
        ("probe", "cpts.example"),
        ("probe",),
        ("demo", "--port", "99999"),
        ("collect", "--due", "nobody"),
        ("read", LETTER, "--today", "demain"),
        ("serve", "--port", "0"),
        ("merge", "only-one"),
        ("part", "only-one"),
        ("nonsense",),
    ],
)
def test_wrong_usage_is_exit_code_2(cli: Cli, arguments: tuple[object, ...]) -> None:
    result = cli(*arguments)
    assert result.code == 2
    assert "Traceback" not in result.err


def test_serve_shows_the_pages_from_whatever_folder(cli: Cli, tmp_path: Path) -> None:
    cli("init")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, maillage.__file__, "serve", "--no-schedule", "--port", str(port)]
    server = subprocess.Popen(command, cwd=tmp_path)
    try:
        page = answered(f"http://127.0.0.1:{port}/agenda", server)
        assert page.status_code == 200
        assert '<html lang="fr">' in page.text
        assert requests.get(f"http://127.0.0.1:{port}/recettes", timeout=5).status_code == 404
        assert_one_sentence(cli("serve", "--port", port), "can't be used")
    finally:
        server.terminate()
        server.wait(timeout=20)


def answered(url: str, server: subprocess.Popen[bytes]) -> requests.Response:
    limit = time.monotonic() + 60
    while time.monotonic() < limit:
        assert server.poll() is None, "the server stopped while it started"
        try:
            return requests.get(url, timeout=5)
        except requests.ConnectionError:
            time.sleep(0.1)
    raise AssertionError("the server did not answer in 60 seconds")


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_an_example(cli: Cli, command: str) -> None:
    result = cli(command, "--help")
    assert result.code == 0
    assert f"Example: maillage {command}" in result.out
    assert f"`maillage {command}" in (Path(__file__).parents[1] / "README.md").read_text("utf-8")


@pytest.fixture
def two_sites(cli: Cli, tmp_path: Path) -> list[str]:
    """Make a database in which two sites announce one congress and two lookalikes; give the lookalikes' ids."""
    db = open_for_writing(tmp_path / "var" / "maillage.db")
    for site in ("un", "deux"):
        address = f"https://{site}.example/"
        congress = event("Congrès des soins de support", city="Dijon", url=f"{address}congres")
        meeting = event("Assemblée générale", city="Dijon", url=f"{address}assemblee")
        store.save_harvest(
            db, source(site, homepage=address), Harvest(events=(congress, meeting)), run(site), now=NOW
        )
    db.close()
    return [str(row["id"]) for row in export(cli, "events") if row["title"] == "Assemblée générale"]


def test_duplicates_are_listed_with_their_score_and_why(cli: Cli, two_sites: list[str]) -> None:
    told = cli("duplicates")
    assert told.code == 0
    assert "0.85  doubtful" in told.out
    assert "Assemblée générale" in told.out
    doubtful, joined = json.loads(cli("duplicates", "--json").out)
    assert {doubtful["kept"], doubtful["other"]} == set(two_sites)
    assert joined["verdict"] == "joined"
    assert "même commune" in joined["reasons"]


def test_each_field_is_traced_to_its_publication(cli: Cli, two_sites: list[str]) -> None:
    fields = json.loads(cli("duplicates", "--explain", two_sites[0], "--json").out)
    assert {field["field"]: field["publication"] for field in fields}["title"].startswith("site:")
    assert "title  site:" in cli("duplicates", "--explain", two_sites[0]).out
    assert_one_sentence(cli("duplicates", "--explain", "nobody"), "nobody")


def test_merging_and_parting_by_hand_undo_each_other(cli: Cli, two_sites: list[str]) -> None:
    before = export(cli, "events")
    assert cli("merge", *two_sites).code == 0
    assert len(export(cli, "events")) == len(before) - 1
    assert cli("part", *two_sites).code == 0
    assert [row["sources"] for row in export(cli, "events")] == [row["sources"] for row in before]
    assert [pair["verdict"] for pair in json.loads(cli("duplicates", "--json").out)] == ["joined"]


@pytest.mark.parametrize("command", ["merge", "part"])
def test_an_unknown_event_is_one_sentence(cli: Cli, two_sites: list[str], command: str) -> None:
    assert_one_sentence(cli(command, two_sites[0], "nobody"), "nobody")
    assert_one_sentence(cli(command, "nobody", two_sites[0]), "nobody")


@pytest.fixture
def broken(cli: Cli, tmp_path: Path) -> None:
    """Make a database in which one source of the registry fails for the third time, at 6 h 15 in Paris."""
    cli("init")
    db = open_for_writing(tmp_path / "var" / "maillage.db")
    store.save_harvest(db, source("aaa"), Harvest(), run("aaa"), now=NOW)
    for age in (3, 2, 1, 0):
        moment = NOW - timedelta(days=age)
        told = run(
            "oncobfc",
            Health.OK if age == 3 else Health.PARSE_ERROR,
            started=moment,
            finished=moment,
            sentence="La page a changé de forme.",
            page=None if age == 3 else "https://www.oncobfc.com/liste-agenda-futur",
            remarks=(Remark(text="Aucune date", place="/agenda/1"),),
            silent=age,
        )
        store.save_harvest(db, source("oncobfc"), Harvest(), told, now=moment)
    store.save_due(db, "oncobfc", NOW + timedelta(hours=6), NOW)
    db.close()


@pytest.mark.usefixtures("broken")
def test_a_source_that_failed_three_times_comes_first(cli: Cli) -> None:
    first = cli("sources").out.splitlines()[0]
    assert first.startswith(
        "oncobfc  parse_error  0 events, 0 resources. La page a changé de forme. ALERT: 3"
    )
    assert "since 2026-11-20 06:15. Last good run 2026-11-19 06:15. Next run 2026-11-22 12:15." in first
    told = json.loads(cli("sources", "--json").out)[0]
    assert (told["id"], told["alert"], told["failures_in_a_row"]) == ("oncobfc", True, 3)
    assert told["recent_events"] == [0, 0, 0, 0]


@pytest.mark.usefixtures("broken")
def test_a_report_holds_what_it_takes_to_mend_a_source(cli: Cli) -> None:
    told = json.loads(cli("report", "oncobfc", "--json").out)
    assert told["source"]["homepage"] == "https://www.oncobfc.com/"
    assert (told["health"], told["page"]) == ("parse_error", "https://www.oncobfc.com/liste-agenda-futur")
    assert told["last_run"]["remarks"] == [{"text": "Aucune date", "place": "/agenda/1"}]
    assert [one["silent"] for one in told["runs"]] == [3, 2, 1, 0]
    assert (told["last_good"]["health"], told["last_good"]["silent"]) == ("ok", 3)
    lines = cli("report", "oncobfc").out.splitlines()
    assert "Page at fault: https://www.oncobfc.com/liste-agenda-futur" in lines
    assert "Remark: Aucune date (/agenda/1)" in lines
    assert "  maillage collect oncobfc --offline" in lines


def test_a_source_that_was_never_collected_has_a_report_too(cli: Cli) -> None:
    cli("init")
    told = cli("report", "oncobfc")
    assert told.code == 0
    assert "Never collected yet." in told.out
    assert "No run yet." in told.out
