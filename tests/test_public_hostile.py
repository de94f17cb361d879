"""Whatever a site writes into every field, each format shows it as text and does nothing else."""

from __future__ import annotations

import csv
import io
import json
import re

import feedparser
import openpyxl
import pytest
from starlette.testclient import TestClient

from dashboards.parts.words import shortened
from dashboards.public.calendar_feed import TITLE_LENGTH
from db.model import Event
from tests import seeding
from tests.public import SOON, Open, an_event, opened, soup, these
from tests.test_public_calendar import entries, refuse_what_rfc_5545_refuses

__all__ = ["opened"]

HOSTILE = {
    "long": "Très long titre " * 38,
    "formula": '=HYPERLINK("http://x.invalid","Gagné")',
    "other formulas": "@SUM(1+1)*cmd|'/C calc'!A0",
    "signs": "-2+3",
    "full width": "＝1+1",
    "spaced formula": " \t\r\n=1+1",
    "script": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "closing": "</title></script></style>--></textarea><svg onload=alert(1)>",
    "quotes": '"\' onmouseover="alert(1)" x=\'',
    "right to left": "مؤتمر الأورام \u202egnp.exe\u202c \u2067שלום\u2069 fin",
    "emoji": "🎗️👩🏽‍⚕️" * 20,
    "lines": "Un\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:autre\nATTACH:file:///etc/passwd\rDeux\x0b\x0c\x85\u2028\u2029",
    "controls": "a\x00b\x07c\x1b[31md\x7fe\x9ff\ufffe\uffff",
    "entities": "&lt;b&gt; &amp; ]]> <![CDATA[x]]> &xxe;",
    "semicolons": 'a;b,c\\n"d";;\\,',
    "unicode lines": "a\u0085b\u2028c",
}
LINKS = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "https://x.invalid/\r\nSet-Cookie: a=b",
    "//x.invalid/e",
    "vbscript:x",
    "file:///etc/passwd",
    "http:///x",
]


def hostile(text: str, address: str = "javascript:alert(1)") -> Event:
    said = dict.fromkeys(("venue", "city", "region", "organizer", "description", "dates_raw", "place"), text)
    return an_event(
        text,
        **said,
        department="70",
        partners=(text,),
        url=address,
        registration_url=address,
        inferred=("city", "mode", text),
        evidence={"city": text},
        occurrences=(seeding.sitting(SOON, 18, 20),),
    )


@pytest.fixture(params=HOSTILE.values(), ids=HOSTILE)
def text(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def asker(opened: Open, text: str) -> TestClient:
    return opened(these(hostile(text)))


def plain(text: str) -> str:
    """Give a text without what no format keeps: controls, marks of order, and runs of spaces."""
    kept = re.sub("[\u202a-\u202e\u2066-\u2069]", "", text)
    return re.sub("[\x00-\x20\x7f-\x9f\u2028\u2029\ufffe\uffff]+", " ", kept).strip()


def test_calendars_hold_one_entry_whose_title_is_the_text(asker: TestClient, text: str) -> None:
    content = asker.get("/agenda.ics").content
    lines = refuse_what_rfc_5545_refuses(content)
    (entry,) = entries(content)
    whole = plain(text)
    assert str(entry["summary"]) == (whole if len(whole) <= TITLE_LENGTH else shortened(whole, TITLE_LENGTH))
    assert str(entry["location"]) == plain(text)
    assert [line for line in lines if line.startswith(("ATTACH", "UID:autre"))] == []
    assert "javascript:" not in str(entry["url"]) + str(entry["description"])


def test_feeds_hold_one_entry_whose_title_is_the_text(asker: TestClient, text: str) -> None:
    feed = feedparser.parse(asker.get("/agenda.atom").content, sanitize_html=False)
    assert not feed.bozo
    (entry,) = feed.entries
    assert entry.title_detail.type == "text/plain"
    assert " ".join(entry.title.split()) == " ".join(plain(text).split())
    assert entry.link.startswith("http://testserver/e/")


def test_json_gives_the_text_as_it_was_read(asker: TestClient, text: str) -> None:
    (event,) = asker.get("/agenda.json").json()["events"]
    assert (event["title"], event["venue"]) == (text, text)


def test_no_cell_of_a_table_begins_a_formula(asker: TestClient, text: str) -> None:
    content = asker.get("/agenda.csv").content.decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(content, newline=""), delimiter=";")
    sheet = openpyxl.load_workbook(io.BytesIO(asker.get("/agenda.xlsx").content)).active
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row]
    assert len(rows) == 1
    assert len(rows[0]) == len(head) == len(cells)
    assert "f" not in {cell.data_type for cell in cells}
    for value in [*rows[0], *(str(cell.value) for cell in cells if cell.value)]:
        assert not value.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))
        assert "\n" not in value
        assert not value.lower().startswith("javascript:")
    assert rows[0][head.index("Titre")].removeprefix("'") == plain(text)


@pytest.mark.parametrize("path", ["/e/{}", "/embed/agenda", "/print/agenda"])
def test_pages_show_it_as_text(asker: TestClient, text: str, path: str) -> None:
    event_id = asker.get("/agenda.json").json()["events"][0]["id"]
    answer = asker.get(path.format(event_id))
    page = soup(answer.text)
    assert answer.status_code == 200
    assert not page.select(
        "script:not([type='application/ld+json']), svg, iframe, object, [onerror], [onload]"
    )
    assert not page.select("[onmouseover]")
    assert [
        a["href"]
        for a in page.select("a")
        if a["href"].split(":")[0] not in ("http", "https")
        and not a["href"].startswith(("/", "#", "mailto:?subject="))
    ] == []
    assert not set(answer.text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    shown = plain(text) if path == "/e/{}" else shortened(plain(text), TITLE_LENGTH)
    assert " ".join(shown.split()) in " ".join(plain(page.get_text()).split())
    assert path == "/e/{}" or len(plain(text)) < 300 or plain(text) not in plain(page.get_text())
    if path == "/e/{}":
        assert json.loads(page.select_one("script").string)["name"] == plain(text)
        assert len(page.select_one("title").get_text()) < 140


def test_a_picture_is_drawn_all_the_same(asker: TestClient) -> None:
    event_id = asker.get("/agenda.json").json()["events"][0]["id"]
    assert asker.get(f"/e/{event_id}.png").content.startswith(b"\x89PNG")


@pytest.mark.parametrize("address", LINKS)
def test_only_links_to_the_web_are_kept(opened: Open, address: str) -> None:
    asker = opened(these(hostile("Rencontre", address)))
    event_id = asker.get("/agenda.json").json()["events"][0]["id"]
    page = soup(asker.get(f"/e/{event_id}").text)
    assert not [
        a
        for a in page.select("a")
        if a["href"].strip().lower().startswith(address[:6].lower())
        and not a["href"].startswith("https://onco-exemple.invalid")
    ]
    for path in ("/agenda.ics", "/agenda.atom", "/agenda.csv", f"/e/{event_id}"):
        assert address not in asker.get(path).text


@pytest.mark.parametrize(
    "query",
    [
        "q=%00%0d%0aX",
        "q=" + "a" * 5000,
        "q=%22%27%3B--",
        "q=<script>alert(1)</script>",
        "q=%ED%A0%80",
        "q=*&q=OR",
    ],
)
def test_a_hostile_search_finds_nothing_and_breaks_nothing(opened: Open, query: str) -> None:
    asker = opened(seeding.full)
    for path in (
        "/agenda.ics",
        "/agenda.atom",
        "/agenda.csv",
        "/agenda.xlsx",
        "/print/agenda",
        "/embed/agenda",
    ):
        answer = asker.get(f"{path}?{query}")
        assert answer.status_code == 200
        assert "html" not in answer.headers["content-type"] or "<script>" not in answer.text
    refuse_what_rfc_5545_refuses(asker.get(f"/agenda.ics?{query}").content)
    assert not feedparser.parse(asker.get(f"/agenda.atom?{query}").content).bozo


def test_a_hostile_database_breaks_no_page(opened: Open) -> None:
    asker = opened(seeding.hostile)
    assert "&lt;img src=x onerror" in asker.get("/cpts/trois-rivieres").text
    for path in ("/print/agenda", "/embed/agenda", "/cpts/trois-rivieres"):
        assert not soup(asker.get(path).text).select("script, img[onerror]")
