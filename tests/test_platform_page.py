"""Any site: lists, pages of events and home pages, in the markups that CPTS use."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import pytest

from collectors.platforms.contract import EVENT, Answer, Ask, Role
from collectors.platforms.page import begin, read
from collectors.platforms.page_event import read_event_page
from db.model import Event
from db.vocabulary import EventStatus, Mode, ResourceKind
from tests.any_sites import (
    ASSOCONNECT,
    CALENDAR,
    JIMDO,
    PROSE,
    SITE,
    SPIP,
    TABLE,
    WITH_CALENDAR,
    WIX,
    document,
    entry,
    walk,
)
from tests.builders import TODAY, web_page
from tests.hang import BOUNDED

URL = f"{SITE}/agenda/soiree"
WORDS = "La CPTS du Val réunit des professionnels de santé de soixante communes. " * 5


def told(body: str, title: str = "Soirée plaies", head: str = "", url: str = URL) -> Event | None:
    content = document(f"<main><h1>{title}</h1>{body}</main>", f"{title} | CPTS du Val", head)
    return read_event_page(web_page(url, content), entry(), TODAY)


def start(event: Event | None) -> str | None:
    return str(event.occurrences[0].start)[:16] if event else None


def answer(content: str | bytes, purpose: str = "list", path: str = "/agenda") -> Answer:
    ask = Ask(url=SITE + path, role=Role.LIST, purpose=purpose)
    return read(web_page(SITE + path, content), ask, entry(), TODAY)


def paths(found: Answer, purpose: str) -> list[str]:
    return [one.url.removeprefix(SITE) for one in found.asks if one.purpose == purpose]


@pytest.mark.parametrize(
    ("site", "starts"),
    [
        pytest.param(
            SPIP,
            {
                "Soirée « Plaies et cicatrisation »": "2027-01-14 20:00",
                "Réunion du groupe de travail diabète": "2026-12-09 13:00",
            },
            id="spip",
        ),
        pytest.param(
            WIX, {"Webinaire BPCO": "2027-01-12 13:00", "Soirée sport santé": "2027-02-18 20:00"}, id="wix"
        ),
        pytest.param(
            ASSOCONNECT,
            {"Atelier vaccination": "2027-01-14 19:30", "ANNULÉ – Assemblée générale": "2027-04-14 20:00"},
            id="assoconnect",
        ),
        pytest.param(
            TABLE,
            {
                "Soirée ville-hôpital": "2027-01-14 20:00",
                "Formation premiers secours": "2027-02-02",
                "Congrès régional": "2027-03-08",
            },
            id="table",
        ),
        pytest.param(
            PROSE,
            {
                "Soirée d’échange sur les soins palliatifs": "2027-01-14 20:00",
                "Webinaire sur la vaccination": "2027-02-03 13:00",
                "Assemblée générale": "2027-03-20 19:30",
                "Formation aux gestes d’urgence": "2027-04-06 09:00",
            },
            id="prose",
        ),
        pytest.param(
            JIMDO,
            {
                "Formation « Addictions »": "2027-02-09 09:00",
                "Réunion d’équipe santé mentale": "2027-03-11 12:30",
            },
            id="jimdo",
        ),
        pytest.param(WITH_CALENDAR, {"Soirée chutes": "2027-01-14 20:00"}, id="calendar"),
    ],
)
def test_every_event_of_a_site_and_no_other_from_its_home_page(site: Any, starts: dict[str, str]) -> None:
    found = walk(site)
    assert found.starts == starts
    assert found.unknown == []
    assert len(found.events) == len(starts)


def test_where_how_and_by_when() -> None:
    spip, wix, cards = (list(walk(site).events.values()) for site in (SPIP, WIX, ASSOCONNECT))
    assert (spip[0].city, spip[0].registration_url) == ("Lure", "https://formulaire.example/plaies")
    assert (spip[0].registration_deadline, spip[1].mode) == (date(2027, 1, 8), Mode.ONLINE)
    assert [(one.city, one.mode) for one in wix] == [(None, Mode.ONLINE), ("Vesoul", Mode.ONSITE)]
    assert [(one.venue, one.status) for one in cards] == [
        ("Maison de santé", EventStatus.ANNOUNCED),
        (None, EventStatus.CANCELLED),
    ]


def test_events_without_a_page_share_that_of_the_list() -> None:
    events = walk(PROSE).events
    assert {one.url for one in events.values()} == {f"{SITE}/nos-rendez-vous/"}
    assert "/nos-rendez-vous/#webinaire-sur-la-vaccination" in events
    assert [one.registration_url for one in events.values()] == ["https://f.example/1", None, None, None]


def test_a_site_that_keeps_documents() -> None:
    (annuaire,) = walk(SPIP).resources
    assert (annuaire.title, annuaire.kind) == ("Annuaire des professionnels", ResourceKind.ANNUAIRE)
    assert [(one.type, one.size) for one in annuaire.files] == [("pdf", 1_200_000)]


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Soirée plaies", "<p>Jeudi 14 janvier 2027 à 20h, Lure</p>", "2027-01-14 20:00"),
        (
            "Soirée plaies",
            "<p>12 novembre 2026</p><p>Rendez-vous le 14 janvier 2027 à 20h</p>",
            "2027-01-14 20:00",
        ),
        ("Soirée plaies", '<time datetime="2027-01-14T20:00:00+01:00">jeudi</time>', "2027-01-14 20:00"),
        (
            "Soirée plaies",
            '<time datetime="2027-01-14T19:00:00Z">14 janvier - 20:00</time>',
            "2027-01-14 20:00",
        ),
        (
            "Soirée plaies",
            '<p>Publié le <time datetime="2026-11-30">30 novembre 2026</time></p><p>Le 14 janvier 2027 à 20h</p>',
            "2027-01-14 20:00",
        ),
        (
            "Soirée plaies",
            '<time class="entry-date" datetime="2026-12-01T08:00">1er décembre</time><p>Le 14 janvier 2027 à 20h</p>',
            "2027-01-14 20:00",
        ),
        (
            "Soirée plaies",
            '<p>Date limite : <time datetime="2027-01-08">8 janvier 2027</time></p><p>Le 14 janvier 2027 à 20h</p>',
            "2027-01-14 20:00",
        ),
        (
            "Soirée plaies",
            "<p>Le 14 janvier 2027 à 20h</p><h2>À lire aussi</h2><p>Forum des métiers le 3 mars 2027 à 9h</p>",
            "2027-01-14 20:00",
        ),
        (
            "Soirée plaies",
            '<p>Le 14 janvier 2027 à 20h</p><div><h3><a href="/forum">Forum</a></h3><p>3 mars 2027 à 9h</p></div>',
            "2027-01-14 20:00",
        ),
        ("Plaies et cicatrisation", "<p>Le 14 janvier 2027 à 20h</p>", "2027-01-14 20:00"),
        ("Café des aidants", "<p>Jeudi 14 janvier de 20 à 21 heures</p>", "2027-01-14 20:00"),
        (
            "Inscrivez-vous à la soirée plaies",
            "<p>Rendez-vous le 14 janvier 2027 à 20h</p>",
            "2027-01-14 20:00",
        ),
    ],
)
def test_the_page_of_an_event(title: str, body: str, expected: str) -> None:
    event = told(body, title)
    assert start(event) == expected
    assert event is not None
    assert (event.title, event.url, event.uid) == (title, URL, URL)
    assert len(event.occurrences) == 1


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Retour sur la soirée plaies", "<p>Le 14 octobre 2026 à 20h, à Lure</p>"),
        ("Le projet de santé est signé", "<p>12 novembre 2026</p><p>Il a été validé le 4 juin 2026.</p>"),
        ("Fermeture du secrétariat", "<p>Le 24 décembre 2026 à 12h</p>"),
        ("Référentiel douleur", "<p>Version du 3 mars 2027</p>"),
        ("Une nouvelle présidente", "<p>Publié le 12 novembre 2026 à 10h</p>"),
        ("Bienvenue au Dr Invention", '<time datetime="2026-11-02T08:00:00Z">2 novembre 2026</time>'),
        ("Contact", "<p>Ouvert du lundi au vendredi de 9h à 17h. © 2026</p>"),
        ("Agenda", "<p>Soirée le 14 janvier 2027 à 20h</p>"),
        ("Soirée plaies", "<p>Date à venir</p>"),
        ("", "<p>Le 14 janvier 2027 à 20h</p>"),
    ],
)
def test_what_is_no_event(title: str, body: str) -> None:
    assert told(body, title) is None


def test_banners_menus_and_footers_are_not_read() -> None:
    around = (
        "<header><nav><a href='/x'>Forum le 2 février 2027 à 9h</a></nav></header>"
        "<div id='cookie-notice'>Valable dès le 3 février 2027 à 9h</div>"
        "<aside><h2>Salon</h2><p>4 février 2027 à 9h</p></aside>"
    )
    content = document(
        f"{around}<h1>Soirée plaies</h1><p>Le 14 janvier 2027 à 20h</p><footer>5 mars 2027</footer>"
    )
    event = read_event_page(web_page(URL, content), entry(), TODAY)
    assert start(event) == "2027-01-14 20:00"
    assert event is not None
    assert len(event.occurrences) == 1


def test_the_day_of_publication_settles_the_year() -> None:
    head = '<meta property="article:published_time" content="2025-12-20T08:00:00+00:00">'
    assert start(told("<p>Le jeudi 15 janvier à 20h</p>", head=head)) == "2026-01-15 20:00"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            '<meta property="og:title" content="Soirée plaies - CPTS du Val">'
            '<meta property="og:site_name" content="CPTS du Val">',
            "Soirée plaies",
        ),
        ("<title>Soirée plaies | CPTS du Val</title>", "Soirée plaies"),
        ("<title>CPTS - Soirée plaies – Lure</title>", "Soirée plaies – Lure"),
        ("<title>Soirée plaies – Un nouveau regard</title>", "Soirée plaies – Un nouveau regard"),
    ],
)
def test_a_title_without_heading_comes_without_the_name_of_the_site(head: str, title: str) -> None:
    content = f"<html><head>{head}</head><body><p>Le 14 janvier 2027 à 20h à Lure</p></body></html>"
    event = read_event_page(web_page(URL, content), entry(), TODAY)
    assert event is not None
    assert event.title == title


@pytest.mark.parametrize("head", ["<a href='/'>Santé du Val</a>", "<span>CPTS du Val</span>", ""])
def test_a_heading_that_is_the_name_of_the_site_is_no_title(head: str) -> None:
    content = f"<header><h1>{head}</h1></header><h1>Soirée plaies</h1><p>Le 14 janvier 2027 à 20h</p>"
    event = read_event_page(web_page(URL, document(content, "Santé du Val - Soirée plaies")), entry(), TODAY)
    assert event is not None
    assert event.title == "Soirée plaies"


def test_a_page_that_was_to_announce_and_tells_no_day_is_said() -> None:
    def remarks(title: str) -> tuple[str, ...]:
        return answer(document(f"<main><h1>{title}</h1><p>Date à venir</p></main>"), EVENT).remarks

    assert remarks("Soirée plaies") == ("Aucun rendez-vous compris sur la page «\u00a0Soirée plaies\u00a0»",)
    assert remarks("Retour sur la soirée plaies") == ()


RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Agenda</title><item><title>Soirée plaies</title>
<link>https://cpts.example/soiree</link><guid>https://cpts.example/?p=7</guid>
<description>Le 14 janvier 2027 à 20h à Lure</description></item></channel></rss>"""


def test_a_feed_in_place_of_a_list_names_events_as_their_pages_do() -> None:
    (event,) = answer(RSS, "list").events
    assert (start(event), event.uid) == ("2027-01-14 20:00", f"{SITE}/soiree")


def test_search_data_of_another_event_is_left_to_its_page() -> None:
    other = (
        '<script type="application/ld+json">{"@type":"Event","name":"Forum","url":"/agenda/forum",'
        '"startDate":"2027-03-03T09:00"}</script>'
    )
    assert start(told("<p>Le 14 janvier 2027 à 20h</p>", head=other)) == "2027-01-14 20:00"


def test_a_page_of_an_agenda_that_announces_several_events() -> None:
    body = "<h2>Forum santé</h2><p>Le 3 mars 2027 à 9h</p><h2>Atelier chutes</h2><p>Le 4 mars 2027 à 14h</p>"
    found = answer(document(f"<main><h1>Agenda de mars</h1>{body}</main>"), EVENT)
    assert [(one.title, start(one)) for one in found.events] == [
        ("Forum santé", "2027-03-03 09:00"),
        ("Atelier chutes", "2027-03-04 14:00"),
    ]


def test_a_call_for_applications_is_a_resource() -> None:
    found = answer(
        document("<main><h1>Appel à candidatures 2027</h1><p>Avant le 3 mars 2027</p></main>"), EVENT
    )
    assert found.events == ()
    assert [one.kind for one in found.resources] == [ResourceKind.APPEL]


def test_begin_takes_the_registry_before_the_home_page() -> None:
    asked = begin(entry(agenda=(f"{SITE}/a",), resources=(f"{SITE}/r",)))
    assert [(one.url, one.purpose) for one in asked] == [(f"{SITE}/a", "list"), (f"{SITE}/r", "resources")]
    assert [(one.url, one.purpose) for one in begin(entry())] == [(f"{SITE}/", "home")]


def home(links: str, head: str = "") -> Answer:
    return answer(document(f"<nav>{links}</nav><main><p>{WORDS}</p></main>", head=head), "home", "/")


def test_a_home_page_leads_to_its_lists_best_first_on_the_same_site_alone() -> None:
    links = "".join(f'<a href="/formations/{n}">Nos formations {n}</a>' for n in range(9)) + (
        '<a href="/actus">Actualités</a><a href="/p12">Agenda</a><a href="https://ailleurs.example/agenda">Agenda</a>'
        '<a href="/agenda-2026.pdf">Agenda</a><a href="/agenda/inscription">S’inscrire</a><a href="/">Agenda</a>'
        '<a href="/soiree">Soirées du 3 mars</a><a href="/outils">Outils</a><a href="/contact">Contact</a>'
    )
    found = home(links)
    lists = paths(found, "list")
    assert (lists[0], len(lists)) == ("/p12", 8)
    assert "/actus" not in lists
    assert paths(found, "resources") == ["/outils"]
    assert paths(found, "sitemap") == []


def test_a_home_page_offers_calendars_and_feeds() -> None:
    head = (
        '<link rel="alternate" type="text/calendar" href="/cal?ical=1">'
        '<link rel="alternate" type="application/rss+xml" title="Flux" href="/rss.xml">'
    )
    found = home('<a href="webcal://cpts.example/autre.ics">S’abonner</a>', head)
    assert paths(found, "calendar") == ["/cal?ical=1", "/autre.ics"]
    assert f"{SITE}/rss.xml" in [one.url for one in found.asks]
    assert all(one.may_be_absent for one in found.asks)


def test_calendars_of_single_events_are_none_of_the_whole() -> None:
    assert paths(home("".join(f'<a href="/e/{n}.ics">Ajouter</a>' for n in range(5))), "calendar") == []


def test_a_home_page_without_agenda_is_a_list_itself_and_the_sitemap_is_tried() -> None:
    found = home("<a href='/equipe'>L’équipe</a>")
    assert paths(found, "sitemap") == ["/sitemap.xml"]
    body = f"<main><p>{WORDS}</p><h2>Soirée plaies</h2><p>Le 14 janvier 2027 à 20h</p></main>"
    assert [one.title for one in answer(document(body), "home", "/").events] == ["Soirée plaies"]


@pytest.mark.parametrize(
    "body",
    [
        "<h2>Fermeture du secrétariat</h2><p>24 décembre 2026 de 9h à 12h</p>",
        "<h2>Nouveaux horaires</h2><p>Dès le 4 janvier 2027, de 9h à 20h</p>",
        "<h2>Retour sur le forum</h2><p>Le 3 octobre 2026 à 18h</p>",
        "<p>Publié le 12 novembre 2026 à 10h</p><p>© 2026 CPTS du Val</p>",
    ],
)
def test_a_list_that_tells_of_other_things_than_events(body: str) -> None:
    assert answer(document(f"<main><h1>Agenda</h1><p>{WORDS}</p>{body}</main>")).events == ()


def test_a_form_of_the_same_site_is_where_one_registers_and_no_page_of_the_event() -> None:
    cards = "".join(
        f"<div><h3>{title}</h3><p>14 janvier 2027 à {hour}h</p><a href='/f/{hour}'>S’inscrire</a></div>"
        for title, hour in (("Soirée plaies", 20), ("Atelier chutes", 14))
    )
    found = answer(document(f"<main><h1>Agenda</h1>{cards}</main>"))
    assert paths(found, EVENT) == []
    assert [one.registration_url for one in found.events] == [f"{SITE}/f/20", f"{SITE}/f/14"]


def test_an_event_of_a_calendar_that_names_the_home_page_keeps_its_own_name() -> None:
    told_home = CALENDAR.replace(b"UID:", f"URL:{SITE}/\nUID:".encode())
    assert [one.uid for one in answer(told_home, "calendar").events] == ["1@cpts.example"]


def test_a_link_within_a_sentence_is_no_row() -> None:
    body = (
        "<p>La soirée plaies aura lieu le jeudi 14 janvier 2027 à 20h à Lure : voir "
        "le <a href='/plan'>plan d’accès</a>.</p>"
        "<p>Un webinaire se tiendra le 3 février 2027 à 13h, avec <a href='/partenaire'>notre partenaire</a>.</p>"
    )
    found = answer(document(f"<main><h1>Agenda</h1>{body}</main>"))
    assert (paths(found, EVENT), [start(one) for one in found.events]) == (
        [],
        ["2027-01-14 20:00", "2027-02-03 13:00"],
    )


def test_a_lone_link_does_not_make_a_row_of_a_whole_page() -> None:
    body = "<h2>Soirée plaies</h2><p>14 janvier 2027 à 20h</p><h2>Forum santé</h2><p>4 mars 2027 à 9h</p>"
    found = answer(document(f"<main><div>{body}<a href='/adherer'>Adhérer</a></div></main>"))
    assert (paths(found, EVENT), len(found.events)) == ([], 2)


def test_rows_are_read_beside_search_data_that_tells_one_of_them() -> None:
    event = '{"@type":"Event","name":"A","url":"/e/1","startDate":"2027-03-03"}'
    data = f'<script type="application/ld+json">{event}</script>'
    rows = "".join(f"<article><h2><a href='/e/{n}'>Soirée {n}</a></h2></article>" for n in (1, 2))
    found = answer(document(f"<main>{rows}</main>", head=data))
    assert (paths(found, EVENT), len(found.events)) == (["/e/1", "/e/2"], 1)


def test_a_home_page_told_again_by_a_list_gives_what_has_a_page_alone() -> None:
    soiree = "<h2>Soirée</h2><p>14 janvier 2027 à 20h</p>"
    content = f"<nav><a href='/formations'>Formations</a></nav><main><p>{WORDS}</p>{soiree}"
    assert answer(document(content), "home", "/").events == ()


def test_a_sitemap_leads_to_events_and_lists_of_them() -> None:
    parts = "".join(
        f"<sitemap><loc>{SITE}/{one}.xml</loc></sitemap>" for one in ("events-1", "posts", "event-tags")
    )
    index = f"<sitemapindex>{parts}</sitemapindex>"
    assert paths(answer(index, "sitemap", "/sitemap.xml"), "sitemap") == ["/events-1.xml"]
    places = ["/agenda/", "/agenda/soiree-plaies/", "/equipe/", "https://ailleurs.example/agenda/x/"]
    urls = "".join(f"<url><loc>{one if one.startswith('http') else SITE + one}</loc></url>" for one in places)
    found = answer(f"<urlset>{urls}</urlset>", "sitemap", "/sitemap.xml")
    assert (paths(found, "list"), paths(found, EVENT)) == (["/agenda/"], ["/agenda/soiree-plaies/"])


@pytest.mark.parametrize(
    ("pager", "path", "expected"),
    [
        ('<a rel="next" href="/agenda?page=1">›</a>', "/agenda", "/agenda?page=1"),
        ('<a href="/agenda/page/3/">Suivant</a>', "/agenda/page/2/", "/agenda/page/3/"),
        (
            '<a href="?page=1">1</a><a href="?page=2">2</a><a href="?page=3">3</a>',
            "/agenda?page=1",
            "/agenda?page=2",
        ),
        ('<a href="?page=1">1</a>', "/agenda?page=2", None),
        ('<a href="/agenda/soiree">Suivant</a>', "/agenda", None),
        ('<a rel="next" href="https://ailleurs.example/agenda?page=2">›</a>', "/agenda", None),
    ],
)
def test_the_next_page_of_a_list(pager: str, path: str, expected: str | None) -> None:
    found = answer(document(f"<main><p>{WORDS}</p>{pager}</main>"), "list", path)
    assert (found.next_page.url.removeprefix(SITE) if found.next_page else None) == expected


def test_rows_of_resources_in_a_list_of_news_are_asked_for_as_such() -> None:
    rows = (
        '<article><h2><a href="/a1">Guide des soins palliatifs</a></h2></article>'
        '<article><h2><a href="/a2">Une nouvelle présidente</a></h2></article>'
    )
    found = answer(document(f"<main><h1>Actualités</h1>{rows}</main>"), "list", "/actualites")
    assert [(one.purpose, one.url) for one in found.asks] == [("resource", f"{SITE}/a1")]
    page = "<main><h1>Guide des soins palliatifs</h1>{}</main>"
    with_file = answer(document(page.format('<a href="/g.pdf">PDF</a>')), "resource", "/a1")
    assert [(one.title, one.url, len(one.files)) for one in with_file.resources] == [
        ("Guide des soins palliatifs", f"{SITE}/a1", 1)
    ]
    assert answer(document(page.format("<p>Il paraîtra bientôt.</p>")), "resource", "/a1").resources == ()


@pytest.mark.parametrize(
    ("link", "title", "kind"),
    [
        ('<a href="/d.pdf">Fiche chutes (PDF, 2 Mo)</a>', "Fiche chutes", ResourceKind.FICHE),
        (
            '<h3>Guide sommeil (2026)</h3><a href="/d.pdf">Télécharger</a>',
            "Guide sommeil (2026)",
            ResourceKind.GUIDE,
        ),
        ('<a href="/d.docx">Statuts</a>', "Statuts", ResourceKind.DOCUMENT),
    ],
)
def test_files_of_a_page_of_resources(link: str, title: str, kind: ResourceKind) -> None:
    content = document(f"<main><h1>Ressources</h1><ul><li>{link}</li></ul></main>")
    (found,) = answer(content, "resources", "/ressources").resources
    assert (found.title, found.kind) == (title, kind)


EMPTIED = [
    "",
    "<html><body></body></html>",
    "<main><h1>Agenda</h1></main>",
    "<div id=app></div>" + "<p>Chargement…</p>",
]


@pytest.mark.parametrize("content", [*EMPTIED, "\x00\x01\x02", "<div>" * 3000])
@pytest.mark.parametrize("purpose", ["home", "list", "resources", EVENT])
def test_an_emptied_page_is_unknown(content: str, purpose: str) -> None:
    found = answer(content, purpose)
    assert (found.known, found.events, found.resources) == (False, (), ())


def test_a_list_that_says_it_is_empty_is_known() -> None:
    assert answer(document("<main><h1>Agenda</h1><p>Aucun évènement à venir.</p></main>")).known


@pytest.mark.parametrize(
    "purpose", ["home", "list", "resources", "resource", "sitemap", "calendar", "feed-news", EVENT]
)
def test_random_bytes_give_nothing_and_raise_nothing(purpose: str) -> None:
    noise = random.Random(7).randbytes(20_000)
    found = answer(noise, purpose)
    assert (found.events, found.resources) == ((), ())


@BOUNDED
@pytest.mark.parametrize(
    "content",
    [
        "".join(
            f"<div><h3><a href='/e/{n}'>Soirée</a></h3><p>14 janvier 2027</p></div>" for n in range(1500)
        ),
        "".join(f"<p>Soirée {n} le 14 janvier 2027 à 20h</p>" for n in range(400)),
        "<div class='related'>" * 250 + "<a href='/agenda'>Agenda</a> " * 3_000,
        "<div class='posted'>" * 250 + "<a href='/soiree'>Soirée</a> " * 3_000,
        "<time datetime='2027-01-14T20:00'>x</time>" * 3_000,
    ],
    ids=["rows", "prose", "nested", "links", "times"],
)
def test_large_pages_take_linear_time(content: str) -> None:
    answer(f"<main>{content}", "home")
