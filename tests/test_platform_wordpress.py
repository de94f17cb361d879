"""WordPress without an events plugin: agendas kept as posts, over the API or feeds; resources of any WordPress."""

from __future__ import annotations

import json
from collections import deque
from typing import Any

import pytest

from collectors.platforms import feed, wordpress
from collectors.platforms.articles import is_agenda
from collectors.platforms.contract import EVENT, Answer, Ask, Role
from collectors.platforms.resources import one_of_each, with_sizes
from collectors.platforms.wordpress_api import next_page, read_collection, rest_address
from collectors.platforms.wordpress_content import POSTS, begin_resources
from collectors.registry import Entry
from db.model import Event, Resource, ResourceFile
from db.vocabulary import EventKind, EventStatus, Mode, ResourceKind
from tests.builders import TODAY, web_page
from tests.hang import BOUNDED

HOME = "https://reseau-des-lacs.example/"
API = HOME + "wp-json/"
ENTRY = Entry.model_construct(
    id="lacs",
    name="Réseau des Lacs",
    kind="dsrc",
    region="Bourgogne-Franche-Comté",
    homepage=HOME,
    agenda=(),
    resources=(),
)
HEAD = f"<head><link rel='https://api.w.org/' href='{API}'></head>"
EVENING = "<p>Jeudi 21 janvier 2027 de 19h à 21h à Lure (Salle des fêtes).</p>"
CATEGORIES = [("Agenda", 3), ("Actualités", 2)]


def post(
    title: str = "Soirée plaies chroniques", content: str = EVENING, number: int = 7, **fields: Any
) -> Any:
    told = {
        "id": number,
        "link": f"{HOME}agenda/article-{number}/",
        "guid": {"rendered": f"{HOME}?p={number}"},
        "date": "2026-10-01T09:00:00",
        "title": {"rendered": title},
        "content": {"rendered": content},
    }
    return told | fields


def categories(*names: tuple[str, int]) -> list[Any]:
    return [
        {
            "id": number,
            "name": name,
            "slug": name.lower(),
            "count": 1,
            "link": f"{HOME}category/{name.lower()}/",
        }
        for name, number in names
    ]


def answer(
    content: Any, purpose: str = wordpress.AGENDA, url: str = f"{API}wp/v2/posts?per_page=100", **headers: str
) -> Answer:
    data = content if isinstance(content, str | bytes) else json.dumps(content)
    ask = Ask(url=url, role=Role.LIST, purpose=purpose)
    page = web_page(url, data, "application/json", headers=headers)
    return wordpress.read(page, ask, ENTRY, TODAY)


def only(item: Any) -> Event:
    (event,) = answer([item]).events
    return event


def visit(pages: dict[str, Any], entry: Entry = ENTRY) -> tuple[list[Event], list[Resource]]:
    """Follow what the platform asks for over a site of a few pages, the longest beginning of an address wins."""
    events: dict[str, Event] = {}
    resources: list[Resource] = []
    files: list[ResourceFile] = []
    waiting = deque(wordpress.begin(entry))
    while waiting:
        ask = waiting.popleft()
        found = max((one for one in pages if ask.url.startswith(one)), key=len, default=None)
        if found is None or (found == HOME and ask.url != HOME):
            assert ask.optional, ask.url
            continue
        content = pages[found]
        data = content if isinstance(content, str) else json.dumps(content)
        got = wordpress.read(web_page(ask.url, data), ask, entry, TODAY)
        events |= {event.uid or "": event for event in got.events if event.uid not in events}
        resources += got.resources
        files += got.files
        waiting.extend(got.asks)
    return list(events.values()), with_sizes(one_of_each(resources), files)


# Posts


def test_a_post_tells_its_event() -> None:
    event = only(post("Soirée plaies&nbsp;: l&rsquo;essentiel &#038; <em>plus</em>"))
    assert event.title == "Soirée plaies : l’essentiel & plus"
    assert (event.uid, event.url) == ("post/7", HOME + "agenda/article-7/")
    assert [str(one.start) for one in event.occurrences] == ["2027-01-21 19:00:00+01:00"]
    assert (event.venue, event.city, event.mode) == ("Salle des fêtes", "Lure", Mode.ONSITE)
    assert event.description is None


def test_the_title_says_the_kind_before_the_text() -> None:
    talk = "<p>Conférence grand public « Le cœur en dix questions » suivie d’un pot.</p>"
    event = only(
        post("Octobre Rose à l’hôpital de Lure : « Cœur & cancer » – c’est l’été indien ?", EVENING + talk)
    )
    assert (event.title, event.kind) == (
        "Octobre Rose à l’hôpital de Lure : « Cœur & cancer » – c’est l’été indien ?",
        EventKind.DEPISTAGE,
    )


def test_what_follows_a_very_long_text_is_not_read() -> None:
    assert answer([post(content="<h2>Au programme</h2>" * 10_000 + EVENING)]).events == ()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<p>Le jeudi 12 novembre de 19h30 à 21h30.</p>", [("2026-11-12T19:30", "2026-11-12T21:30", False)]),
        ("<p>Du 20 au 24 octobre.</p>", [("2026-10-20", "2026-10-24", True)]),
        ("<p>Le 18 mars 2027, toute la journée.</p>", [("2027-03-18", "2027-03-18", True)]),
        (
            "<p>Stand le 4 mars 2027 à Lure.</p><p>Conférence le 18 mars 2027 de 20h à 22h à Lure.</p>",
            [("2027-03-18T20:00", "2027-03-18T22:00", False)],
        ),
        (
            "<p>Session 1 : 21/01/2027 – Session 2 : 04/02/2027 (9h-17h).</p>",
            [
                ("2027-01-21T09:00", "2027-01-21T17:00", False),
                ("2027-02-04T09:00", "2027-02-04T17:00", False),
            ],
        ),
        (
            "<p>Le samedi 27 mars 2027 de 19h à 4h.</p><p>Dans la nuit du 27 au 28 mars 2027.</p>",
            [("2027-03-27T19:00", "2027-03-28T04:00", False)],
        ),
    ],
    ids=["no year", "days", "whole day", "a day without end", "sessions", "night"],
)
def test_when_a_sentence_says(content: str, expected: list[tuple[str, str, bool]]) -> None:
    told = [
        (one.start.isoformat()[:16], one.end.isoformat()[:16], one.all_day)
        for one in only(post(content=content)).occurrences
        if one.start and one.end
    ]
    assert told == expected


def test_the_title_stays_as_the_page_has_it() -> None:
    event = only(post("ANNULÉ – Groupe plaies", "<p>Mardi 24 novembre 2026 de 14h à 16h à Lure.</p>"))
    assert (event.title, event.status) == ("ANNULÉ – Groupe plaies", EventStatus.CANCELLED)
    assert only(post("Semaine ETP : du 3 au 7 mai 2027", "")).title == "Semaine ETP : du 3 au 7 mai 2027"


def test_registration() -> None:
    content = f"{EVENING}<a href='https://ailleurs.example/f?a=1&amp;b=2'>Je m’inscris</a>"
    event = only(post(content=f"{content}<p>Date limite d’inscription : 08/01/2027</p>"))
    assert event.registration_url == "https://ailleurs.example/f?a=1&b=2"
    assert str(event.registration_deadline) == "2027-01-08"


def test_a_look_back_in_the_agenda_is_the_event_it_looks_back_at() -> None:
    past = post(
        "Retour sur la journée des infirmiers", "<p>Le jeudi 17 septembre 2026 de 9h à 16h30 à Lure.</p>"
    )
    event = only(past)
    assert event.title == "Retour sur la journée des infirmiers"
    assert [str(one.start)[:16] for one in event.occurrences] == ["2026-09-17 09:00"]
    assert answer([past], wordpress.NEWS).events == ()
    assert answer([post("Retour sur la journée", "<p>La suite le 4 mars 2027.</p>")]).events == ()


def test_a_post_that_announces_several_events() -> None:
    content = (
        "<h3>Atelier pansements</h3><p>Mardi 12 janvier 2027 à 14h à Lure</p>"
        "<h3>Conférence diabète</h3><p>Jeudi 4 février 2027 à 20h à Vesoul</p>"
    )
    events = answer([post("Les rendez-vous de l’hiver", content)]).events
    assert [(event.title, event.uid, event.city) for event in events] == [
        ("Atelier pansements", "post/7#atelier-pansements", "Lure"),
        ("Conférence diabète", "post/7#conference-diabete", "Vesoul"),
    ]
    assert {event.url for event in events} == {HOME + "agenda/article-7/"}
    assert len(answer([post("Agenda de février 2027", content)]).events) == 2
    (one,) = answer([post("Congrès régional", content)]).events
    assert (one.uid, len(one.occurrences)) == ("post/7", 2)


def test_a_call_and_an_undated_post_are_no_events() -> None:
    call = post("Appel à candidatures : comité", "<p>Réponses avant le 4 mars 2027.</p>")
    dateless = post("Rencontre à venir", "<p>Date à préciser.</p>", 8)
    impossible = post("Rencontre des aidants", "<p>Le 31 novembre 2027 à Dole.</p>", 9)
    got = answer([call, dateless, impossible])
    assert got.events == ()
    assert got.remarks == (
        "Aucune date comprise dans l’article «\u00a0Rencontre à venir\u00a0»",
        "Aucune date comprise dans l’article «\u00a0Rencontre des aidants\u00a0»",
    )


def test_the_identity_is_the_guid_wherever_it_is_told() -> None:
    moved = post(link=HOME + "agenda/nouveau-titre/")
    assert only(moved).uid == "post/7"
    imported = post(guid={"rendered": "https://ancien.example/?post_type=x&#038;b=1"})
    assert only(imported).uid == "https://ancien.example/?post_type=x&b=1"


# Finding the agenda


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Agenda", True),
        ("évènements", True),
        ("nos-formations", True),
        ("Congrès", True),
        ("rendez-vous", True),
        ("Webinaires", True),
        ("Actualités", False),
        ("Replays de webinaires", False),
        ("Comptes-rendus de réunions", False),
        ("Information", False),
    ],
)
def test_the_name_of_an_agenda(name: str, expected: bool) -> None:
    assert is_agenda(name) is expected


def test_the_categories_of_an_agenda_are_asked_for() -> None:
    (ask,) = answer(categories(*CATEGORIES, ("Formations", 9)), wordpress.CATEGORIES).asks
    assert "categories=3,9" in ask.url
    assert (ask.purpose, ask.optional) == (wordpress.AGENDA, False)


def test_the_registry_chooses_the_categories() -> None:
    entry = ENTRY.model_copy(update={"agenda": (HOME + "category/actualités/",)})
    content = json.dumps(categories(*CATEGORIES))
    ask = Ask(url=API + "wp/v2/categories", role=Role.LIST, purpose=wordpress.CATEGORIES)
    (posts,) = wordpress.read(web_page(ask.url, content), ask, entry, TODAY).asks
    assert "categories=2" in posts.url
    assert HOME + "category/actualités/feed/" in [one.url for one in wordpress.begin(entry)]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("category/agenda", "category/agenda/feed/"),
        ("category/agenda/feed/", "category/agenda/feed/"),
        ("?cat=3", "?cat=3&feed=rss2"),
    ],
)
def test_the_feed_of_a_category(address: str, expected: str) -> None:
    entry = ENTRY.model_copy(update={"agenda": (HOME + address,)})
    assert HOME + expected in [ask.url for ask in wordpress.begin(entry)]


def test_without_such_a_category_the_posts_of_a_year_are_asked_for() -> None:
    (ask,) = answer(categories(("Actualités", 2)), wordpress.CATEGORIES).asks
    assert "after=2025-11-22T00:00:00" in ask.url
    assert ask.purpose == wordpress.NEWS


@pytest.mark.parametrize(
    ("title", "content", "found"),
    [
        ("Formation aux plaies", EVENING, True),
        ("Notre projet de santé", EVENING, False),
        ("Formation aux plaies", "<p>Elle s’est tenue le 3 juin 2026 à Lure.</p>", False),
        ("Lettre n°12", "<p>La prochaine paraîtra le 4 mars 2027.</p>", False),
    ],
)
def test_among_news_only_announcements_count(title: str, content: str, found: bool) -> None:
    assert bool(answer([post(title, content)], wordpress.NEWS).events) is found


RSS = (
    f"<rss version='2.0'><channel><title>Réseau</title><item><title>Soirée plaies chroniques</title>"
    f"<link>{HOME}agenda/article-7/</link><guid>{HOME}?p=7</guid><category>Agenda</category>"
    f"<description><![CDATA[{EVENING}]]></description></item></channel></rss>"
)
FEED_LINK = f"<link rel='alternate' type='application/rss+xml' href='{HOME}feed/'>"


def test_api_and_feed_tell_one_event() -> None:
    pages = {
        HOME: HEAD + FEED_LINK,
        HOME + "feed/": RSS,
        API + "wp/v2/categories": categories(*CATEGORIES),
        API + "wp/v2/posts": [post()],
    }
    assert [event.uid for event in visit(pages)[0]] == ["post/7"]


def test_the_feed_of_a_site_whose_agenda_the_api_tells_adds_no_news() -> None:
    news = RSS.replace("<category>Agenda</category>", "")
    assert visit({HOME: HEAD + FEED_LINK, HOME + "feed/": news})[0] == []
    assert visit({HOME: FEED_LINK, HOME + "feed/": news})[0] != []


@pytest.mark.parametrize(
    "home",
    [
        FEED_LINK,
        HEAD + FEED_LINK,
        "<a href='/category/agenda/'>Voir tout</a>",
        "<a href='/categorie/vie/3/'>Nos rendez-vous</a>",
    ],
)
def test_where_the_api_is_closed_feeds_tell(home: str) -> None:
    pages = {HOME: home, HOME + "feed/": RSS, HOME + "category/agenda/feed/": RSS, HOME + "categorie/": RSS}
    assert [event.uid for event in visit(pages)[0]] == ["post/7"]


def test_the_api_of_a_site_without_permalinks_is_found() -> None:
    root = HOME + "?rest_route=/"
    pages = {
        HOME: f"<link rel='https://api.w.org/' href='{root}'>",
        root + "wp/v2/categories": categories(*CATEGORIES),
        root + "wp/v2/posts": [post()],
    }
    assert [event.uid for event in visit(pages)[0]] == ["post/7"]


def test_an_empty_home_page_is_not_known() -> None:
    assert not answer("", wordpress.HOME, HOME).known
    assert answer("<a href='/'>Accueil</a>", wordpress.HOME, HOME).known


def test_the_page_of_a_post() -> None:
    page = (
        f"<head><link rel='shortlink' href='{HOME}?p=7'><link rel='canonical' href='/agenda/article-7/'>"
        "<meta property='article:published_time' content='2026-10-01T09:00:00+00:00'></head>"
        "<nav>Le 1er mars 2027</nav><main><h1>Soirée plaies</h1><time class='entry-date' datetime='2026-10-01'>"
        "</time><div class='entry-content'><p>Jeudi 12 novembre à 19h, à Lure.</p></div>"
        "<div class='comments-area'>Dole, 4 avril 2027</div></main>"
    )
    (event,) = answer(page, EVENT, HOME + "?p=7&utm=x").events
    assert (event.uid, event.title, event.url) == ("post/7", "Soirée plaies", HOME + "agenda/article-7/")
    assert [str(one.start)[:16] for one in event.occurrences] == ["2026-11-12 19:00"]
    assert not answer("<main><h1>Contact</h1><p>Écrivez-nous.</p></main>", EVENT).known


# Resources

GUIDE = "<p><a href='/f/guide.pdf'>Le guide (PDF – 2,4 Mo)</a></p>"


def resources(*items: Any) -> list[Resource]:
    return list(answer(list(items), POSTS).resources)


def test_a_page_stays_when_a_post_announces_it_and_media_tell_sizes() -> None:
    page = post("Guide des plaies", GUIDE, 5, link=HOME + "guide/", date="2026-09-03T08:00:00")
    media = {"id": 1, "source_url": HOME + "f/guide.pdf", "media_details": {"filesize": 2_412_345}}
    pages = {
        HOME: HEAD,
        API + "wp/v2/posts": [post("À lire : Guide des plaies", GUIDE)],
        API + "wp/v2/pages": [page, post("Plan du site", GUIDE, 6)],
        API + "wp/v2/media": [media, {"id": 2, "source_url": "javascript:1", "filesize": 3}],
        API + "wp/v2/categories": [],
    }
    (resource,) = visit(pages)[1]
    assert (resource.title, resource.url) == ("Guide des plaies", HOME + "guide/")
    assert (resource.kind, resource.published) == (ResourceKind.GUIDE, "2026-09-03")
    assert [(file.url, file.type, file.size) for file in resource.files] == [
        (HOME + "f/guide.pdf", "pdf", 2_412_345)
    ]


@pytest.mark.parametrize(
    ("title", "content", "classes", "kind"),
    [
        ("Référentiel plaies", GUIDE, [], ResourceKind.REFERENTIEL),
        ("Annuaire des soins de support", "", [], ResourceKind.ANNUAIRE),
        ("Appel à projets 2027", "", [], ResourceKind.APPEL),
        ("Plaies chroniques", GUIDE, ["post-7", "category-nos-ressources"], ResourceKind.DOCUMENT),
        ("Plaies chroniques", GUIDE, {"0": "post-7", "2": "category-guides"}, ResourceKind.DOCUMENT),
        ("Plaies chroniques", GUIDE, ["category-actualites"], None),
        ("Plaies chroniques", "", ["category-ressources"], None),
        ("Un guide bientôt", "<p>À suivre.</p>", [], None),
        ("Soirée autour du guide des plaies", GUIDE, [], None),
        ("Guide de la formation des aidants", GUIDE, [], ResourceKind.GUIDE),
    ],
)
def test_what_is_a_resource(title: str, content: str, classes: Any, kind: ResourceKind | None) -> None:
    found = resources(post(title, content, class_list=classes))
    assert [one.kind for one in found] == ([kind] if kind else [])


def test_resources_are_asked_for_pages_first() -> None:
    asks = begin_resources(ENTRY)
    assert [ask.url.partition("?")[0].rpartition("/")[2] for ask in asks] == ["pages", "posts", "media"]
    assert all(ask.optional and "per_page=100" in ask.url for ask in asks)


# The API


@pytest.mark.parametrize(
    ("site", "expected"),
    [
        ("https://a.example", "https://a.example/wp-json/wp/v2/posts?page=2"),
        ("https://a.example/fr/", "https://a.example/fr/wp-json/wp/v2/posts?page=2"),
        ("https://a.example/wp-json/", "https://a.example/wp-json/wp/v2/posts?page=2"),
        ("https://a.example/?rest_route=/", "https://a.example/?rest_route=/wp/v2/posts&page=2"),
        ("https://a.example/?lang=fr#haut", "https://a.example/wp-json/wp/v2/posts?page=2"),
    ],
)
def test_addresses_of_the_api(site: str, expected: str) -> None:
    assert rest_address(site, "wp/v2/posts", {"page": 2}) == expected


@pytest.mark.parametrize(
    ("query", "items", "pages", "expected"),
    [
        ("per_page=2", 2, "3", "per_page=2&page=2"),
        ("per_page=2&page=2", 2, "3", "per_page=2&page=3"),
        ("per_page=2&page=3", 2, "3", None),
        ("per_page=2", 2, None, "per_page=2&page=2"),
        ("per_page=2", 1, None, None),
        ("per_page=deux", 2, None, None),
        ("per_page=2", 0, None, None),
    ],
)
def test_the_next_page_of_a_collection(
    query: str, items: int, pages: str | None, expected: str | None
) -> None:
    url = f"{API}wp/v2/posts?{query}"
    headers = {"x-wp-totalpages": pages, "x-wp-total": "6"} if pages else {}
    page = web_page(url, json.dumps([{}] * items), headers=headers)
    collection = read_collection(page)
    assert collection is not None
    assert collection.total == (6 if pages else None)
    following = next_page(page, Ask(url=url, role=Role.LIST, purpose=POSTS), collection)
    assert (following.url.partition("?")[2] if following else None) == expected


@pytest.mark.parametrize("purpose", [wordpress.AGENDA, wordpress.CATEGORIES, POSTS])
def test_a_closed_api_is_empty_and_other_bytes_are_not_known(purpose: str) -> None:
    closed = {"code": "rest_forbidden", "message": "Désolé", "data": {"status": 401}}
    assert answer(closed, purpose) == Answer()
    for content in (b"", b"\xff\xfe\x00", b"<html></html>", b"[" * 100_000, b"{}"):
        assert not answer(content, purpose).known


PURPOSES = [wordpress.AGENDA, wordpress.NEWS, wordpress.CATEGORIES, POSTS, wordpress.HOME, EVENT, feed.AGENDA]


@BOUNDED
@pytest.mark.parametrize("purpose", PURPOSES)
def test_nothing_is_made_of_hostile_content(purpose: str) -> None:
    contents: list[Any] = [
        [1, None, {}, {"id": [], "title": 3, "link": "http://[x", "content": [], "guid": 4, "date": 5}],
        [post("\ud83d Agenda", "\ud800 le 21 janvier 2027")],
        [post("Agenda", "<p>21/01/2027</p>" * 20_000)],
        [post("y" * 100_000, "<div>" * 5_000)],
        "<a href='/category/agenda/'>Agenda</a>" * 10_000
        + "<link rel='https://api.w.org/' href='http://[x'>",
    ]
    for content in contents:
        answer(content, purpose).model_dump_json()
