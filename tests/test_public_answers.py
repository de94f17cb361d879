"""How public addresses answer: ETag, compression, refusals in French, old and new ids, short links."""

from __future__ import annotations

import gzip
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from starlette.testclient import TestClient

from dashboards.parts.addresses import LETTERS, LONGEST, short_agenda
from dashboards.public import answers
from db.database import open_for_writing
from db.store import merge_two, save_reading
from tests import seeding
from tests.public import Open, an_event, only_id, opened, soup, told, words

__all__ = ["opened"]

SAME = ["/agenda.ics", "/agenda.atom", "/agenda.json", "/agenda.csv", "/agenda.xlsx", "/embed/agenda"]
SAME += ["/print/agenda", "/cpts/trois-rivieres", "/maillage.css"]


@pytest.mark.parametrize("path", SAME)
def test_what_one_has_is_not_sent_again(opened: Open, path: str) -> None:
    asker = opened(seeding.full)
    first = asker.get(path)
    etag = first.headers["etag"]
    again = asker.get(path, headers={"If-None-Match": f'"other", {etag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", etag)
    assert asker.get(path, headers={"If-None-Match": '"other"'}).content == first.content
    assert first.headers["cache-control"].startswith("public, max-age=")


@pytest.mark.parametrize("path", SAME)
def test_head_says_all_but_the_body(opened: Open, path: str) -> None:
    asker = opened(seeding.full)
    full, head = asker.get(path), asker.head(path)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == full.headers["content-length"]
    assert head.headers["etag"] == full.headers["etag"]


def test_those_who_accept_it_get_it_compressed_under_another_etag(opened: Open) -> None:
    asker = opened(seeding.full)
    plain = asker.get("/agenda.json", headers={"Accept-Encoding": "identity"})
    with asker.stream("GET", "/agenda.json", headers={"Accept-Encoding": "br, gzip"}) as packed:
        raw = b"".join(packed.iter_raw())
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(raw) == plain.content
    assert "content-encoding" not in plain.headers
    assert packed.headers["etag"] != plain.headers["etag"]
    assert "Accept-Encoding" in plain.headers["vary"]


def test_what_changes_is_seen_at_once(opened: Open) -> None:
    paths: list[Path] = []

    def seed(path: Path) -> Path:
        paths.append(path)
        return told((an_event("Un"),))(path)

    asker = opened(seed)
    before = asker.get("/agenda.json")
    told((an_event("Un"), an_event("Deux")))(paths[0])
    after = asker.get("/agenda.json")
    assert (before.json()["total"], after.json()["total"]) == (1, 2)
    assert before.headers["etag"] != after.headers["etag"]


def test_what_is_kept_is_sent_while_others_are_made(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """All of Starlette's forty threads wait here, as when many ask for what was just changed."""
    asker, gate, make = opened(seeding.full), Event(), answers._ready
    before = asker.get("/agenda.json")
    monkeypatch.setattr(answers, "_ready", lambda *given: gate.wait() and make(*given))
    with ThreadPoolExecutor(50) as pool:
        others = [pool.submit(asker.get, f"/agenda.json?per_page={number}") for number in range(1, 46)]
        try:
            assert pool.submit(asker.get, "/agenda.json").result(timeout=20).content == before.content
            assert not any(other.done() for other in others)
        finally:
            gate.set()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (
            "/agenda.ics?profession=plombier",
            "Le paramètre « profession » a une valeur inconnue : « plombier ».",
        ),
        ("/agenda.atom?region=ancienne", "Le paramètre « region » a une valeur inconnue : « ancienne »."),
        ("/agenda.csv?departement=99", "Le paramètre « departement » a une valeur inconnue : « 99 »."),
        ("/agenda.json?couleur=bleu", "Le paramètre « couleur » n’existe pas."),
        ("/agenda.json?page=0", "Le paramètre « page » est un nombre de 1 à 1000000, et non « 0 »."),
        ("/agenda.json?per_page=501", "Le paramètre « per_page » est un nombre de 1 à 500, et non « 501 »."),
        ("/agenda.json?updated_since=hier", "Le paramètre « updated_since » est un moment écrit comme"),
        (
            "/agenda.xlsx?mois=2026-13",
            "Le paramètre « mois » a une valeur inconnue ou passée : « 2026-13 ».",
        ),
        ("/agenda.json?updated_since=0001-01-01", "Le paramètre « updated_since »"),
        ("/agenda.ics?mois=٢٠٢٦-12", "Le paramètre « mois »"),
        ("/agenda.json?page=²", "Le paramètre « page »"),
        (
            "/print/agenda?periode=demain",
            "Le paramètre « periode » a une valeur inconnue : « demain ».",
        ),
        ("/embed/agenda?limit=51", "Le paramètre « limit » est un nombre de 1 à 50, et non « 51 »."),
        ("/embed/agenda?theme=rose", "Le paramètre « theme » a une valeur inconnue : « rose »."),
        ("/agenda.ics?autour=99999", "Le paramètre « autour » a une valeur inconnue : « 99999 »."),
        ("/agenda.ics?autour=70550&rayon=3", "Le paramètre « rayon » a une valeur inconnue : « 3 »."),
        ("/go/a?x=1", "Le paramètre « x » n’existe pas."),
    ],
)
def test_a_wrong_parameter_is_named_in_a_french_sentence(opened: Open, address: str, said: str) -> None:
    answer = opened(seeding.full).get(address)
    assert answer.status_code == 400
    assert said in words(answer.text).replace("\u00a0", " ")
    assert answer.headers["cache-control"] == "no-store"


def test_what_mailing_tools_and_the_page_add_is_no_error(opened: Open) -> None:
    asker = opened(seeding.full)
    plain = asker.get("/agenda.ics")
    assert asker.get("/agenda.ics?utm_source=lettre&fbclid=x&page=3&region=").content == plain.content


def test_a_known_region_without_any_event_is_no_error(opened: Open) -> None:
    assert opened(seeding.full).get("/agenda.json?region=bretagne").json()["total"] == 0


# --- ids ----------------------------------------------------------------------------------------------------


def merged(path: Path) -> Path:
    told((an_event("Un"), an_event("Double")))(path)
    db = open_for_writing(path)
    kept, other = (row["id"] for row in db.query("SELECT id FROM events ORDER BY title DESC"))
    merge_two(db, kept, other, now=seeding.NOW)
    db.close()
    OTHERS[str(path)] = (kept, other)
    return path


OTHERS: dict[str, tuple[str, str]] = {}


@pytest.mark.parametrize("ending", ["", ".ics", ".png"])
def test_the_address_of_a_merged_event_leads_to_the_kept_one(opened: Open, ending: str) -> None:
    asker = opened(merged)
    kept, other = list(OTHERS.values())[-1]
    answer = asker.get(f"/e/{other}{ending}")
    assert (answer.status_code, answer.headers["location"]) == (301, f"/e/{kept}{ending}")
    assert asker.get(f"/go/e/{other}").headers["location"] == f"/e/{kept}"


def test_the_address_of_an_event_that_is_gone_says_so(opened: Open) -> None:
    ids: list[str] = []

    def seed(path: Path) -> Path:
        db = open_for_writing(path)
        letter = seeding.newsletter()
        save_reading(db, letter, now=seeding.NOW)
        ids.extend(row["id"] for row in db.query("SELECT id FROM events"))
        save_reading(db, letter.model_copy(update={"events": (an_event("Autre"),)}), now=seeding.NOW)
        db.close()
        return path

    asker = opened(seed)
    page, calendar = asker.get(f"/e/{ids[0]}"), asker.get(f"/e/{ids[0]}.ics")
    assert (page.status_code, calendar.status_code) == (410, 410)
    assert "Ce rendez-vous n’est plus publié" in page.text
    assert soup(page.text).select_one("main a")["href"] == "/agenda"
    assert calendar.headers["content-type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize(
    "path",
    [
        "/e/0123456789ab",
        "/e/0123456789ab.ics",
        "/e/x.png",
        "/e/..%2f..%2fetc",
        "/cpts/inconnue",
        "/go/x",
        "/parcours/inconnu",
        "/e/",
        "/e/a/b",
        "/agenda.xml",
        "/embed",
        "/embed/missions",
        "/print/x",
        "/go",
    ],
)
def test_unknown_addresses_are_not_found_in_french(opened: Open, path: str) -> None:
    answer = opened(seeding.full).get(path)
    assert answer.status_code == 404
    assert "a pu changer d’adresse" in answer.text


# --- short links --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("/go/a", "/agenda"),
        (
            "/go/a?p=infirmier&r=bourgogne-franche-comte",
            "/agenda?profession=infirmier&region=bourgogne-franche-comte",
        ),
        ("/go/agenda?profession=ipa&t=formation&t=forum", "/agenda?profession=ipa&type=formation&type=forum"),
        ("/go/a?q=th%C3%A9rapie+orale&utm_campaign=l7", "/agenda?q=th%C3%A9rapie+orale"),
        ("/go/a?r=region-disparue", "/agenda?region=region-disparue"),
        ("/go/a?a=70550&k=50&l=en-ligne", "/agenda?autour=70550&rayon=50&aussi=en-ligne"),
        ("/go/missions?cpts=trois-rivieres", "/missions?cpts=trois-rivieres"),
        ("/go/parcours", "/parcours"),
    ],
)
def test_short_links_lead_to_pages_with_their_filters(opened: Open, short: str, long: str) -> None:
    answer = opened(seeding.full).get(short)
    assert (answer.status_code, answer.headers["location"]) == (302, long)


def test_a_short_link_is_short_and_says_the_same(opened: Open) -> None:
    filters = [("profession", "infirmier"), ("region", "bourgogne-franche-comte"), ("mois", "2026-12")]
    short = short_agenda(filters)
    assert len(f"https://maillage.example{short}") <= LONGEST
    location = opened(seeding.full).get(short).headers["location"]
    assert location == "/agenda?" + "&".join(f"{key}={value}" for key, value in filters)


def test_letters_of_short_links_are_never_changed() -> None:
    assert LETTERS == {
        "p": "profession",
        "r": "region",
        "d": "departement",
        "t": "type",
        "m": "mode",
        "s": "theme",
        "o": "organisateur",
        "e": "periode",
        "n": "mois",
        "j": "jour",
        "f": "source",
        "u": "statut",
        "i": "inscriptions",
        "a": "autour",
        "k": "rayon",
        "l": "aussi",
    }


# --- trouble ------------------------------------------------------------------------------------------------


def missing(path: Path) -> Path:
    return path


def damaged(path: Path) -> Path:
    path.write_bytes(b"not a database" * 1000)
    return path


def locked(path: Path) -> Path:
    seeding.full(path)
    sqlite3.connect(path).execute("PRAGMA journal_mode = DELETE")
    holder = sqlite3.connect(path, check_same_thread=False)
    holder.execute("BEGIN EXCLUSIVE")
    HOLDERS.append(holder)
    return path


HOLDERS: list[sqlite3.Connection] = []


@pytest.mark.parametrize("seed", [missing, damaged, locked])
def test_a_database_that_cannot_be_read_is_said_in_french(
    opened: Open, seed: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.database.BUSY_SECONDS", 0.05)
    asker = opened(seed)  # type: ignore[arg-type]
    for path in ("/agenda.ics", "/agenda.json", "/e/0123456789ab", "/embed/agenda"):
        answer = asker.get(path)
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "60")
        assert "Les données ne peuvent pas être lues pour l’instant." in answer.text
        assert "Traceback" not in answer.text
    while HOLDERS:
        HOLDERS.pop().close()


def test_an_unforeseen_error_says_nothing_of_the_code(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError("secret")

    monkeypatch.setattr("dashboards.public.data_feed.select", fail)
    answer = opened(seeding.full).get("/agenda.json?per_page=7")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "L’erreur vient de notre côté" in answer.text


@pytest.mark.parametrize(
    ("host", "told_url", "expected"),
    [
        ("agenda.exemple.fr", "", "http://agenda.exemple.fr"),
        ('x"><script>', "", "http://localhost"),
        ("autre.exemple.fr", "https://maillage.exemple.fr/", "https://maillage.exemple.fr"),
    ],
)
def test_our_own_address_is_the_one_told_or_the_hosts(
    opened: Open, monkeypatch: pytest.MonkeyPatch, host: str, told_url: str, expected: str
) -> None:
    monkeypatch.setenv("MAILLAGE_URL", told_url)
    asker: TestClient = opened(told((an_event(),)))
    (event,) = asker.get("/agenda.json", headers={"Host": host}).json()["events"]
    assert event["page"] == f"{expected}/e/{event['id']}"


def test_only_reading_is_allowed(opened: Open) -> None:
    asker = opened(seeding.full)
    assert {asker.request(verb, "/agenda.json").status_code for verb in ("POST", "PUT", "DELETE")} == {405}
    assert only_id(asker)
