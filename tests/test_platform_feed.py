"""RSS and Atom: explicit fields of events, articles that announce, what is cut short, paging, broken bytes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from html import escape

import pytest

from collectors.platforms import feed
from collectors.platforms.contract import EVENT, Answer, Ask, Role
from collectors.registry import Entry
from db.model import Event
from db.vocabulary import EventStatus, ResourceKind
from tests.builders import TODAY, web_page
from tests.hang import BOUNDED

HOME = "https://reseau-des-monts.example/"
FEED = HOME + "agenda/feed/"
ENTRY = Entry.model_construct(
    id="monts", name="Réseau des Monts", region="Bourgogne-Franche-Comté", homepage=HOME, agenda=(FEED,)
)
EVENING = "<p>Jeudi 21 janvier 2027 de 19h à 21h à Lure (Salle des fêtes).</p>"


def item(
    title: str = "Soirée plaies chroniques",
    body: str = EVENING,
    *,
    number: int = 7,
    tags: Iterable[str] = (),
    fields: str = "",
    published: str = "Thu, 01 Oct 2026 08:00:00 +0000",
) -> str:
    filed = "".join(f"<category>{tag}</category>" for tag in tags)
    return (
        f"<item><title>{escape(title)}</title><link>{HOME}article-{number}/</link>"
        f'<guid isPermaLink="false">{HOME}?p={number}</guid><pubDate>{published}</pubDate>{filed}{fields}'
        f"<description>{escape(body)}</description></item>"
    )


def rss(*items: str, head: str = "") -> str:
    spaces = 'xmlns:ev="http://purl.org/rss/1.0/modules/event/" xmlns:xcal="urn:ietf:params:xml:ns:xcal"'
    return f'<rss version="2.0" {spaces}><channel><title>Agenda</title>{head}{"".join(items)}</channel></rss>'


def read(content: str | bytes, purpose: str = feed.AGENDA, url: str = FEED) -> Answer:
    ask = Ask(url=url, role=Role.LIST, purpose=purpose)
    return feed.read(web_page(url, content, "application/rss+xml"), ask, ENTRY, TODAY)


def only(content: str) -> Event:
    (event,) = read(content).events
    return event


def sitting(event: Event) -> tuple[str, str | None]:
    (one,) = event.occurrences
    return str(one.start), str(one.end) if one.end else None


def test_an_article_tells_its_event() -> None:
    event = only(rss(item()))
    assert (event.title, event.uid, event.url) == ("Soirée plaies chroniques", "post/7", HOME + "article-7/")
    assert sitting(event) == ("2027-01-21 19:00:00+01:00", "2027-01-21 21:00:00+01:00")
    assert event.city == "Lure"


def test_the_day_of_publication_settles_the_year_and_is_no_start() -> None:
    event = only(rss(item(body="<p>Le jeudi 12 novembre à 19h30.</p>")))
    assert sitting(event) == ("2026-11-12 19:30:00+01:00", None)
    assert read(rss(item(body="<p>Plus d’informations bientôt.</p>"))).events == ()


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            "<ev:startdate>2027-03-04T18:00:00+01:00</ev:startdate><ev:enddate>2027-03-04T20:00:00+01:00</ev:enddate>",
            ("2027-03-04 18:00:00+01:00", "2027-03-04 20:00:00+01:00"),
        ),
        ("<ev:startdate>2027-03-04T17:00:00Z</ev:startdate>", ("2027-03-04 18:00:00+01:00", None)),
        ("<xcal:dtstart>20270304T180000</xcal:dtstart>", ("2027-03-04 18:00:00+01:00", None)),
        ("<startdate>Thu, 04 Mar 2027 18:00:00 +0100</startdate>", ("2027-03-04 18:00:00+01:00", None)),
        (
            "<ev:startdate>2027-03-04</ev:startdate><ev:enddate>2027-03-05</ev:enddate>",
            ("2027-03-04", "2027-03-05"),
        ),
        ("<ev:startdate>bientôt</ev:startdate>", ("2027-01-21 19:00:00+01:00", "2027-01-21 21:00:00+01:00")),
        (
            "<ev:startdate>0001-01-01</ev:startdate>",
            ("2027-01-21 19:00:00+01:00", "2027-01-21 21:00:00+01:00"),
        ),
    ],
    ids=["offset", "utc", "local", "mail", "days", "words", "year 1"],
)
def test_fields_of_an_event_come_before_its_sentences(fields: str, expected: tuple[str, str | None]) -> None:
    assert sitting(only(rss(item(fields=fields)))) == expected


def test_a_field_says_where() -> None:
    fields = "<ev:startdate>2027-03-04</ev:startdate><ev:location>Maison de santé, 70200 Lure</ev:location>"
    event = only(rss(item(body="", fields=fields)))
    assert (event.venue, event.city) == ("Maison de santé", "Lure")


def test_titles_are_read_as_people_do() -> None:
    event = only(rss(item("Soirée &amp;#038; débat&nbsp;: l&rsquo;<b>été</b>")))
    assert event.title == "Soirée & débat : l’été"


def test_the_signature_of_the_feed_is_not_part_of_the_article() -> None:
    signed = (
        f"{EVENING}<p>L’article <a href='/'>Bilan du 3 mars 2027</a> est apparu en premier sur Réseau.</p>"
    )
    assert len(only(rss(item(body=signed))).occurrences) == 1


def test_only_the_items_of_an_agenda_count_in_the_feed_of_a_site() -> None:
    filed = item(number=1, tags=["Vie du réseau", "Agenda"])
    news = item("Formation aux premiers secours", number=2)
    assert [event.uid for event in read(rss(filed, news), feed.NEWS).events] == ["post/1"]
    assert [event.uid for event in read(rss(news), feed.NEWS).events] == ["post/2"]
    assert read(rss(news), feed.TAGGED).events == ()


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Retour sur la journée des infirmiers", "<p>Le 17 septembre 2026 à Lure.</p>"),
        ("La journée des infirmiers a réuni cent personnes", "<p>C’était le 17 septembre 2026 à Lure.</p>"),
        ("Formation des infirmiers", "<p>Elle avait commencé le 17 septembre 2026.</p>"),
        ("Le conseil a validé son projet", "<p>Réponse attendue pour le 21 janvier 2027.</p>"),
    ],
)
def test_news_that_announce_nothing_are_no_events(title: str, body: str) -> None:
    assert read(rss(item(title, body)), feed.NEWS).events == ()


def test_an_item_cut_short_is_read_on_its_page() -> None:
    answer = read(rss(item(body="<p>Une soirée pour les soignants […]</p>")))
    (ask,) = answer.asks
    assert (ask.url, ask.role, ask.purpose) == (HOME + "article-7/", Role.PAGE, EVENT)
    page = (
        f"<html><head><link rel='shortlink' href='{HOME}?p=7'></head><body><nav>21 mars 2027</nav><main>"
        f"<h1>Soirée plaies chroniques</h1>{EVENING}<a href='/i'>S’inscrire</a>"
        "<aside>Le 4 avril 2027 à Dole</aside></main></body></html>"
    )
    (event,) = feed.read(web_page(ask.url, page), ask, ENTRY, TODAY).events
    assert (event.uid, event.url, event.registration_url) == ("post/7", ask.url, HOME + "i")
    assert sitting(event) == ("2027-01-21 19:00:00+01:00", "2027-01-21 21:00:00+01:00")


def test_an_undated_item_of_an_agenda_is_told() -> None:
    answer = read(
        rss(item("Soirée à venir", "<p>Date à préciser.</p>"), "<item><title>Sans lien</title></item>")
    )
    assert answer.remarks == (
        "Lignes du flux sans titre ou sans lien\u00a0: 1",
        "Aucune date comprise dans l’article «\u00a0Soirée à venir\u00a0»",
    )


def test_a_cancelled_event_without_a_day_is_kept() -> None:
    event = only(rss(item("ANNULÉ – Soirée plaies chroniques", "<p>La soirée est annulée.</p>")))
    assert (event.status, event.occurrences) == (EventStatus.CANCELLED, ())


def test_resources_of_a_feed() -> None:
    body = "<p><a href='/fiche.pdf'>La fiche (PDF, 1,5 Mo)</a></p>"
    answer = read(rss(item("Fiche pratique : plaies", body), item("Fiche à venir", "", number=8)))
    (resource,) = answer.resources
    assert (resource.kind, resource.published) == (ResourceKind.FICHE, "2026-10-01")
    assert [(file.url, file.size) for file in resource.files] == [(HOME + "fiche.pdf", 1_500_000)]


WORDPRESS = "<generator>https://wordpress.org/?v=6.8</generator>"
ATOM_NEXT = f'<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="next" href="{FEED}suite"/>'


@pytest.mark.parametrize(
    ("head", "url", "expected"),
    [
        (WORDPRESS, FEED, FEED + "?paged=2"),
        (WORDPRESS, FEED + "?paged=2", FEED + "?paged=3"),
        (ATOM_NEXT, FEED, FEED + "suite"),
        ("", FEED, None),
    ],
)
def test_paging(head: str, url: str, expected: str | None) -> None:
    following = read(rss(item(), head=head), url=url).next_page
    assert (following.url if following else None) == expected
    assert following is None or following.optional


@pytest.mark.parametrize("title", ["Commentaires sur : Agenda", "Comments on: Agenda"])
def test_comments_are_not_read(title: str) -> None:
    assert read(rss(item()).replace("Agenda", title)) == Answer()


def test_paging_ends_a_year_back() -> None:
    old = item(published="Wed, 01 Oct 2025 08:00:00 +0000")
    assert read(rss(item(), old, head=WORDPRESS)).next_page is None
    assert read(rss(head=WORDPRESS)).next_page is None


def alternate(title: str, path: str) -> str:
    return f"<link rel='alternate' type='application/rss+xml' title='{title}' href='{path}'>"


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        (
            [alternate("Commentaires", "/comments/feed/"), alternate("Réseau » Flux", "/feed/")],
            [("feed/", feed.NEWS)],
        ),
        ([alternate("Flux", "/feed/"), alternate("Agenda", "/rss?r=3")], [("rss?r=3", feed.AGENDA)]),
        (
            [alternate("Flux", "/feed/"), alternate("Flux", "/evenements/feed/")],
            [("evenements/feed/", feed.AGENDA)],
        ),
        ([alternate("Les Rencontres de Lure » Flux", "/feed/")], [("feed/", feed.NEWS)]),
    ],
    ids=["site", "title", "address", "name of the site"],
)
def test_feeds_that_a_page_links_to(links: list[str], expected: list[tuple[str, str]]) -> None:
    answer = read(f"<html><head>{''.join(links)}</head><body></body></html>", url=HOME)
    assert [(ask.url.removeprefix(HOME), ask.purpose) for ask in answer.asks] == expected


def test_it_begins_with_the_registry_or_the_home_page() -> None:
    assert [ask.url for ask in feed.begin(ENTRY)] == [FEED]
    assert [ask.url for ask in feed.begin(ENTRY.model_copy(update={"agenda": ()}))] == [HOME]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\xff\xfe" * 5000,
        b"<rss version='2.0'><channel><item>" + b"<a>" * 20_000,
        b"<html><body>Erreur</body></html>",
    ],
)
def test_what_is_no_feed_is_not_known(content: bytes) -> None:
    answer = read(content)
    assert (answer.events, answer.resources) == ((), ())
    assert answer.known is content.startswith(b"<rss")


@BOUNDED
@pytest.mark.parametrize("purpose", [feed.AGENDA, feed.NEWS, EVENT])
def test_nothing_is_made_of_hostile_feeds(purpose: str) -> None:
    items = [
        item(body="21/01/2027 <p>" * 20_000),
        item(published="Mon, 99 Foo 99999 00:00"),
        item(fields="<ev:startdate>9999-12-31T23:59:59-12:00</ev:startdate>"),
        "<item><title>A</title><link>http://[x</link></item>" * 1000,
    ]
    for event in read(rss(*items), purpose).events:
        assert event.occurrences[0].start


def test_a_day_is_read_in_local_time() -> None:
    late = item("Fiche", "<a href='/f.pdf'>f</a>", published="Thu, 01 Oct 2026 22:30:00 +0000")
    (resource,) = read(rss(late)).resources
    assert resource.published == date(2026, 10, 2).isoformat()
