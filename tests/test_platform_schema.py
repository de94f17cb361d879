"""Reading schema.org: JSON-LD and microdata, from invented pages that many plugins could have made."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

import pytest

from collectors.platforms.contract import EVENT, Answer, Ask, Role
from collectors.platforms.schema import begin, read, read_schema
from collectors.registry import Entry
from db.model import PARIS, Event, Occurrence
from db.vocabulary import EventStatus, Mode
from tests.builders import TODAY, web_page
from tests.hang import BOUNDED

SITE = "https://cpts.example"
URL = f"{SITE}/agenda/soiree/"
ENTRY = Entry.model_construct(
    id="cpts",
    name="CPTS",
    kind="cpts",
    region="Bourgogne-Franche-Comté",
    homepage=f"{SITE}/",
    agenda=(),
    resources=(),
)
SOIREE = {"@type": "Event", "name": "Soirée plaies", "startDate": "2027-01-14T20:00:00+01:00"}


def script(*things: Any) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(one)}</script>' for one in things)


def page(*things: Any, body: str = "", head: str = "") -> str:
    return f"<html><head>{head}{script(*things)}</head><body><main><h1>Agenda</h1>{body}</main></body></html>"


def events(*things: Any, body: str = "", head: str = "", url: str = URL) -> list[Event]:
    return read_schema(web_page(url, page(*things, body=body, head=head)), ENTRY, TODAY)


def event(body: str = "", **fields: Any) -> Event:
    (found,) = events(SOIREE | fields, body=body)
    return found


def answer(content: str, purpose: str = "schema", url: str = f"{SITE}/agenda/") -> Answer:
    return read(web_page(url, content), Ask(url=url, role=Role.LIST, purpose=purpose), ENTRY, TODAY)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


@pytest.mark.parametrize(
    "wrapped",
    [
        SOIREE,
        [SOIREE],
        {"@graph": [{"@type": "WebPage", "name": "Page"}, SOIREE]},
        {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": SOIREE}]},
        SOIREE | {"@type": ["EducationEvent", "https://schema.org/Event"]},
        SOIREE | {"@type": "schema:BusinessEvent"},
        {
            "@type": "Course",
            "name": "Soirée plaies",
            "hasCourseInstance": [SOIREE | {"@type": "CourseInstance"}],
        },
        {
            "@type": "Course",
            "name": "Soirée plaies",
            "hasCourseInstance": {"@type": "CourseInstance", "startDate": "2027-01-14T20:00"},
        },
    ],
)
def test_an_event_wherever_json_ld_tells_it(wrapped: Any) -> None:
    (found,) = events(wrapped)
    assert found.title == "Soirée plaies"
    assert found.occurrences[0].start == at("2027-01-14T20:00")


@pytest.mark.parametrize("kind", ["Article", "BroadcastEvent", "Person", None])
def test_what_is_no_gathering(kind: str | None) -> None:
    assert events(SOIREE | {"@type": kind}) == []


def test_scripts_in_comments_and_several_are_read_and_broken_ones_counted() -> None:
    scripts = (
        '<script type="application/ld+json"><!-- {"@type":"Event","name":"A","startDate":"2027-01-14"} --></script>'
        '<script type="application/ld+json">{"@type": "Event",}</script>'
        '<script type="application/ld+json; charset=utf-8">{"@type":"Event","name":"B","startDate":"2027-01-15"}'
        "</script>"
    )
    found = answer(f"<main>{scripts}</main>")
    assert [one.title for one in found.events] == ["A", "B"]
    assert found.remarks == ("Données structurées illisibles (JSON-LD)\u00a0: 1",)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2027-01-14", None, (date(2027, 1, 14), None, True)),
        ("2027-01-14", "2027-01-16", (date(2027, 1, 14), date(2027, 1, 16), True)),
        ("2027-01-14T20:00", "2027-01-14T22:00", (at("2027-01-14T20:00"), at("2027-01-14T22:00"), False)),
        ("2027-01-14 20:00:00", None, (at("2027-01-14T20:00"), None, False)),
        ("2027-06-14T20:00:00+02:00", None, (at("2027-06-14T20:00"), None, False)),
        ("2027-06-14T18:00:00.000Z", None, (at("2027-06-14T20:00"), None, False)),
        (
            "2027-01-14T00:00:00+01:00",
            "2027-01-14T23:59:59+01:00",
            (date(2027, 1, 14), date(2027, 1, 14), True),
        ),
        (
            "2027-01-14T00:00:00+00:00",
            "2027-01-15T23:59:59+00:00",
            (date(2027, 1, 14), date(2027, 1, 15), True),
        ),
        ("2027-01-13T23:00:00Z", "2027-01-14T22:59:59Z", (date(2027, 1, 14), date(2027, 1, 14), True)),
        ("2027-01-14T00:00", "2027-01-16T00:00", (date(2027, 1, 14), date(2027, 1, 15), True)),
        ("2027-01-14T20:00", "2027-01-14T18:00", (at("2027-01-14T20:00"), None, False)),
        ("jeudi 14 janvier 2027 à 20h", None, (at("2027-01-14T20:00"), None, False)),
    ],
)
def test_times(start: str, end: str | None, expected: tuple[Any, Any, bool]) -> None:
    found = event(startDate=start, endDate=end)
    assert [(one.start, one.end, one.all_day) for one in found.occurrences] == [expected]


@pytest.mark.parametrize("start", ["", "1970-01-01T00:00:00Z", "bientôt", None])
def test_without_a_day_there_is_no_event(start: str | None) -> None:
    assert events(SOIREE | {"startDate": start}) == []


@pytest.mark.parametrize(
    ("words", "hour"),
    [
        ("Jeudi 14 janvier 2027 à 20h", 20),
        ("Jeudi 14 janvier 2027 à 21h", 21),
        ("Venez nombreux", 21),
        ('<time datetime="2027-01-14T20:00">jeudi</time>', 20),
        ('<time datetime="2027-01-14T20:00Z">jeudi</time>', 21),
    ],
)
def test_words_decide_whether_utc_stamps_are_local_times(words: str, hour: int) -> None:
    found = event(f"<p>{words}</p>", startDate="2027-01-14T20:00:00+00:00")
    assert found.occurrences[0].start == at(f"2027-01-14T{hour}:00")


def test_a_page_that_stamps_one_event_so_stamps_them_all() -> None:
    other = SOIREE | {"name": "Forum", "url": "/agenda/forum/", "startDate": "2027-06-10T14:00:00+00:00"}
    first = SOIREE | {"url": "/agenda/soiree/", "startDate": "2027-01-14T20:00:00+00:00"}
    found = events(first, other, body="<p>Soirée : le 14 janvier 2027 à 20h</p>", url=f"{SITE}/agenda/")
    assert [one.occurrences[0].start for one in found] == [at("2027-01-14T20:00"), at("2027-06-10T14:00")]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Plaies &amp; cicatrisation", "Plaies & cicatrisation"),
        ("Plaies &amp;#038; cicatrisation", "Plaies & cicatrisation"),
        ("L&rsquo;annonce\u00a0: en parler", "L’annonce : en parler"),
        ("<b>Plaies</b>", "Plaies"),
    ],
)
def test_titles_are_what_a_person_reads(name: str, title: str) -> None:
    assert event(name=name).title == title


def test_a_description_escaped_twice_and_glued_is_read_and_not_kept() -> None:
    told = event(
        description="&amp;lt;p&amp;gt;Session 2 : le 21 janvier 2027 à 20h.&amp;lt;/p&amp;gt;\\n"
        "Je m\\'inscrisDate limite d\\'inscription : 08/01/2027"
    )
    assert [one.start for one in told.occurrences] == [at("2027-01-14T20:00")]
    assert (told.registration_deadline, told.description) == (date(2027, 1, 8), None)


@pytest.mark.parametrize(
    ("coded", "status"),
    [
        ("https://schema.org/EventCancelled", EventStatus.CANCELLED),
        ("EventPostponed", EventStatus.POSTPONED),
        ("http://schema.org/EventRescheduled", EventStatus.POSTPONED),
        ("https://schema.org/EventScheduled", EventStatus.ANNOUNCED),
    ],
)
def test_status(coded: str, status: EventStatus) -> None:
    assert event(eventStatus=coded).status is status


def test_words_win_over_the_status_that_plugins_stamp() -> None:
    assert event(name="ANNULÉ – Soirée", eventStatus="EventScheduled").status is EventStatus.CANCELLED


PLACE = {
    "@type": "Place",
    "name": "Salle des fêtes",
    "address": {"streetAddress": "3 rue Basse", "postalCode": "70200", "addressLocality": "Lure"},
}
ONLINE = {"@type": "VirtualLocation", "url": "https://visio.example/x"}


@pytest.mark.parametrize(
    ("location", "told"),
    [
        (PLACE, ("Salle des fêtes", "Lure", Mode.ONSITE)),
        (PLACE | {"address": "3 rue Basse, 70200 Lure"}, ("Salle des fêtes", "Lure", Mode.ONSITE)),
        ([PLACE], ("Salle des fêtes", "Lure", Mode.ONSITE)),
        ("Salle des fêtes, Lure", ("Salle des fêtes", "Lure", Mode.ONSITE)),
        ([PLACE, ONLINE], ("Salle des fêtes", "Lure", Mode.HYBRID)),
        (ONLINE, (None, None, Mode.ONLINE)),
        ("En visioconférence", (None, None, Mode.ONLINE)),
        ([], (None, None, None)),
        ({"@type": "Place", "name": "", "address": []}, (None, None, None)),
    ],
)
def test_places(location: Any, told: tuple[Any, ...]) -> None:
    found = event(location=location)
    assert (found.venue, found.city, found.mode) == told


def test_a_place_named_elsewhere_in_the_graph() -> None:
    graph = {"@graph": [SOIREE | {"location": {"@id": "#salle"}}, PLACE | {"@id": "#salle"}]}
    assert events(graph)[0].city == "Lure"


@pytest.mark.parametrize(
    ("mode", "told"), [("OnlineEventAttendanceMode", Mode.ONLINE), ("OfflineEventAttendanceMode", None)]
)
def test_attendance(mode: str, told: Mode | None) -> None:
    assert event(eventAttendanceMode=f"https://schema.org/{mode}").mode is told


@pytest.mark.parametrize(
    ("organizer", "kept"),
    [
        ({"@type": "Organization", "name": "CPTS du Val"}, "CPTS du Val"),
        ({"@type": "MedicalOrganization", "name": "CPTS du Val"}, "CPTS du Val"),
        ({"@type": "Person", "name": "Jeanne Invention"}, None),
        ({"@type": "Organization", "name": "Dr Jeanne Invention"}, None),
        ({"name": "Jeanne Invention"}, None),
        ("Jeanne Invention", None),
    ],
)
def test_an_organiser_is_never_a_person(organizer: Any, kept: str | None) -> None:
    assert event(organizer=organizer).organizer == kept


@pytest.mark.parametrize(
    ("fields", "body", "told"),
    [
        ({}, "", (URL, None)),
        ({"url": URL}, "", (URL, None)),
        ({"url": "/agenda/autre/"}, "", (f"{SITE}/agenda/autre/", None)),
        ({"url": f"{SITE}/"}, "", (URL, None)),
        ({"url": "https://billets.example/42"}, "", (URL, "https://billets.example/42")),
        ({"url": "javascript:alert(1)"}, "", (URL, None)),
        (
            {"offers": {"@type": "Offer", "url": "https://billets.example/9"}},
            "",
            (URL, "https://billets.example/9"),
        ),
        ({"offers": [{"url": URL}]}, "", (URL, None)),
        ({}, '<a href="https://f.example/1">Je m’inscris</a>', (URL, "https://f.example/1")),
    ],
)
def test_addresses(fields: dict[str, Any], body: str, told: tuple[str, str | None]) -> None:
    found = event(body, **fields)
    assert (found.url, found.registration_url) == told
    assert found.uid == found.url


def test_events_that_share_a_page_are_told_apart() -> None:
    first, second = events(SOIREE | {"url": URL}, SOIREE | {"name": "Forum", "url": URL})
    assert (first.uid, second.uid) == ("/agenda/soiree/#soiree-plaies", "/agenda/soiree/#forum")
    assert (first.url, second.url) == (URL, URL)


def test_things_of_one_address_are_sittings_of_one_event() -> None:
    dated = [SOIREE | {"url": "/e/1", "startDate": day} for day in ("2027-02-04T20:00", "2027-01-21T20:00")]
    (found,) = events(*dated, SOIREE | {"url": "/e/2"}, url=f"{SITE}/agenda/")[:1]
    assert [one.start for one in found.occurrences] == [at("2027-01-21T20:00"), at("2027-02-04T20:00")]


def test_sub_events_are_sittings_unless_they_have_a_page_or_are_the_programme() -> None:
    parts = [
        {"@type": "Event", "name": "Atelier", "startDate": "2027-01-14T21:00"},
        {"@type": "Event", "name": "Session 2", "startDate": "2027-01-21T20:00"},
        {"@type": "Event", "name": "Visite", "startDate": "2027-01-28T20:00", "url": "/agenda/visite/"},
    ]
    soiree, visit = events(SOIREE | {"url": "/agenda/s/", "subEvent": parts}, url=f"{SITE}/agenda/")
    assert [one.start for one in soiree.occurrences] == [at("2027-01-14T20:00"), at("2027-01-21T20:00")]
    assert visit.title == "Visite"


def test_a_call_is_no_event() -> None:
    assert events(SOIREE | {"name": "Appel à candidatures 2027"}) == []


MICRODATA = """
<article itemscope itemtype="http://schema.org/Event">
  <h2><a itemprop="url" href="/evenement/{n}/"><span itemprop="summary">Atelier {n}</span></a></h2>
  <time itemprop="startDate" datetime="2027-03-0{n}T14:00:00+01:00">mars</time>
  <time itemprop="endDate" datetime="2027-03-0{n}T16:00:00+01:00">16h</time>
  <span itemprop="location" itemscope itemtype="http://schema.org/Place"><b itemprop="name">Salle des fêtes</b>
    <span itemprop="address" itemscope itemtype="http://schema.org/PostalAddress">
      <meta itemprop="postalCode" content="70200"><i itemprop="addressLocality">Lure</i></span></span>
  <div itemprop="description"><p>Public : infirmiers</p><p>Inscription avant le 20 février 2027</p></div>
</article>"""


def test_microdata() -> None:
    content = "<main>" + "".join(MICRODATA.format(n=n) for n in (1, 2)) + "</main>"
    found = answer(content)
    first, second = found.events
    assert (first.title, first.url, second.title) == ("Atelier 1", f"{SITE}/evenement/1/", "Atelier 2")
    assert first.occurrences == (
        Occurrence(start=at("2027-03-01T14:00"), end=at("2027-03-01T16:00"), all_day=False),
    )
    assert (first.venue, first.city, first.registration_deadline) == (
        "Salle des fêtes",
        "Lure",
        date(2027, 2, 20),
    )
    assert [one.url for one in found.asks] == [f"{SITE}/evenement/1/", f"{SITE}/evenement/2/"]


def test_begin_asks_for_the_lists_of_the_registry_else_for_the_home_page() -> None:
    agenda = (f"{SITE}/agenda/", f"{SITE}/passes/")
    with_lists = ENTRY.model_copy(update={"agenda": agenda})
    assert tuple(one.url for one in begin(with_lists)) == agenda
    assert [one.url for one in begin(ENTRY)] == [ENTRY.homepage]


def test_a_list_of_addresses_is_asked_for_page_by_page() -> None:
    elements = [
        {"@type": "ListItem", "position": 1, "url": f"{SITE}/formation/1"},
        {"@type": "ListItem", "position": 2, "item": {"@id": "/formation/2", "name": "Formation 2"}},
        {"@type": "ListItem", "url": "https://ailleurs.example/3"},
    ]
    crumbs = {
        "@type": "BreadcrumbList",
        "itemListElement": [{"@type": "ListItem", "item": f"{SITE}/rubrique"}],
    }
    head = '<link rel="next" href="/agenda/?page=2">'
    found = answer(page({"@type": "ItemList", "itemListElement": elements}, crumbs, head=head))
    assert [(one.url, one.purpose, one.title) for one in found.asks] == [
        (f"{SITE}/formation/1", EVENT, ""),
        (f"{SITE}/formation/2", EVENT, "Formation 2"),
    ]
    assert found.next_page is not None
    assert found.next_page.url == f"{SITE}/agenda/?page=2"


@pytest.mark.parametrize("content", ["", "<main><p>Bonjour</p></main>", "\x00\xff", "<div>" * 2000])
def test_a_page_without_structure_is_unknown(content: str) -> None:
    found = answer(content)
    assert (found.known, found.events, found.asks) == (False, (), ())


@pytest.mark.parametrize(
    "cycle", [{"@id": "#a", "name": {"@id": "#a"}}, {"@id": "#a", "subEvent": {"@id": "#a"}}]
)
def test_things_that_name_themselves(cycle: dict[str, Any]) -> None:
    assert len(events(SOIREE | cycle)) <= 1


@BOUNDED
def test_hostile_json_is_read_in_no_time() -> None:
    deep = "[" * 100_000
    wide = json.dumps([SOIREE | {"name": f"Soirée {n}"} for n in range(2000)])
    answer(
        f'<script type="application/ld+json">{deep}</script><script type="application/ld+json">{wide}</script>'
    )
