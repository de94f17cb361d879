"""Reading Drupal: lists, events and resources, from invented pages in several themes."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from collectors.platforms.drupal import parse_event, parse_listing, parse_resource
from collectors.platforms.markup import read_size
from db.model import PARIS, Event, Occurrence, Source
from db.vocabulary import EventKind, EventStatus, Mode, Profession, ResourceKind, SourceKind
from tests.hang import BOUNDED

PAGES = Path(__file__).parent / "data" / "reseau-drupal"
TODAY = date(2026, 11, 22)
SITE = "https://reseau.example"
URL = f"{SITE}/rendez-vous/x"
SOURCE = Source(
    id="reseau",
    name="Réseau Test",
    kind=SourceKind.DSRC,
    region="Bourgogne-Franche-Comté",
    homepage=f"{SITE}/",
)


def node(*content: str, title: str = "Soirée du réseau", head: str = "") -> bytes:
    """Write the page of a node in a plain theme."""
    body = "\n".join(content)
    return (
        f"<html><head>{head}</head><body><main><h1 class='page-title'>{title}</h1>"
        f"<article class='node node--type-agenda node--view-mode-full'>{body}</article></main></body></html>"
    ).encode()


def field(name: str, *items: str, label: str = "") -> str:
    """Write a field of a node."""
    values = "".join(f'<div class="field__item">{item}</div>' for item in items)
    said = f'<div class="field__label">{label}</div>' if label else ""
    return f'<div class="field field--name-field-{name}">{said}{values}</div>'


def moment(value: str, words: str = "le jour dit - 00:00") -> str:
    return f'<time datetime="{value}">{words}</time>'


def when(*moments: str) -> str:
    """Write a date field that holds these UTC moments, each with an hour in its words."""
    return field("quand", " au ".join(moment(one) for one in moments))


def read(page: bytes, url: str = URL) -> Event:
    event = parse_event(page, url, SOURCE, TODAY)
    assert event is not None
    return event


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


def timed(start: str, end: str | None = None) -> Occurrence:
    return Occurrence(start=at(start), end=at(end) if end else None, all_day=False)


def days(start: str, end: str | None = None) -> Occurrence:
    last = date.fromisoformat(end) if end else None
    return Occurrence(start=date.fromisoformat(start), end=last, all_day=True)


# Lists


def test_a_list_gives_its_rows_once_and_its_next_page() -> None:
    listing = parse_listing((PAGES / "agenda.html").read_bytes(), f"{SITE}/rendez-vous")
    assert [(row.url, row.title) for row in listing.rows] == [
        (f"{SITE}/rendez-vous/formation-nutrition", "Formation nutrition & cancer : les bases"),
        (f"{SITE}/rendez-vous/octobre-rose", "Octobre rose à Gray"),
    ]
    assert listing.skipped == 1
    assert listing.next_page == f"{SITE}/rendez-vous?page=1"
    assert listing.known


@pytest.mark.parametrize(
    "rows",
    [
        "<div class='views-row'><h3><a href='/a'>A</a></h3></div>"
        "<div class='views-row'><h3><a href='/b'>B</a></h3><a href='/c'>Lire la suite</a></div>",
        "<ul><li><a href='/a'>A</a></li><li><a href='b'>B</a></li></ul>",
        "<table><thead><tr><th>Titre</th></tr></thead><tbody>"
        "<tr><td>1er mars</td><td class='views-field views-field-title'><a href='/a'>A</a></td></tr>"
        "<tr><td><a href='/lieu'>Dole</a></td><td class='views-field-title'><a href='/b'>B</a></td></tr>"
        "</tbody></table>",
        "<article class='node node--type-actu'><a href='/a'><img alt=''></a><h2><a href='/a'>A</a></h2>"
        "</article><article class='node node--type-actu'><h2><a href='/b'>B</a></h2></article>",
    ],
    ids=["rows", "bullets", "table", "nodes"],
)
def test_lists_in_other_themes(rows: str) -> None:
    view = f"<div class='view'><div class='view-content'>{rows}</div></div>"
    page = f"<body><nav><a href='/menu'>Menu</a></nav><main>{view}</main></body>"
    listing = parse_listing(page.encode(), f"{SITE}/agenda")
    assert [(row.url, row.title) for row in listing.rows] == [(f"{SITE}/a", "A"), (f"{SITE}/b", "B")]
    assert listing.known
    assert listing.next_page is None


def test_the_page_of_a_node_has_no_rows() -> None:
    listing = parse_listing((PAGES / "guide-aidants.html").read_bytes(), f"{SITE}/node/77")
    assert (listing.rows, listing.skipped, listing.known) == ((), 0, True)


def test_an_empty_list_is_known() -> None:
    listing = parse_listing(b"<main><div class='view'><p>Aucun rendez-vous</p></div></main>", URL)
    assert (listing.rows, listing.known) == ((), True)


@pytest.mark.parametrize(
    "content",
    [b"", b"<html></html>", b"<main><p>Nouveau site</p><a href='/x'>x</a></main>", bytes(range(256)) * 99],
)
def test_a_page_that_is_no_list_is_unknown(content: bytes) -> None:
    listing = parse_listing(content, URL)
    assert (listing.rows, listing.known) == ((), False)


@pytest.mark.parametrize(
    ("node_type", "expected"),
    [("ressource", True), ("document-pdf", True), ("agenda", False), ("actualite", False)],
)
def test_rows_of_resources(node_type: str, expected: bool) -> None:
    page = f"<main><article class='node node--type-{node_type}'><h2><a href='/a'>A</a></h2></article></main>"
    assert [row.is_resource for row in parse_listing(page.encode(), URL).rows] == [expected]


# Events


def test_a_whole_page() -> None:
    event = read((PAGES / "formation-nutrition.html").read_bytes(), f"{SITE}/node/41")
    assert event.title == "Formation nutrition & cancer : les bases"
    assert event.uid == "node/41"
    assert event.url == f"{SITE}/rendez-vous/formation-nutrition"
    assert event.occurrences == (timed("2027-02-09T14:00", "2027-02-09T17:00"),)
    assert (event.venue, event.city, event.insee, event.department) == (
        "Salle Kursaal",
        "Gray",
        "70279",
        "70",
    )
    assert event.kind is EventKind.FORMATION
    assert event.mode is Mode.ONSITE
    assert event.status is EventStatus.ANNOUNCED
    assert event.audience == (Profession.DIETETICIEN, Profession.INFIRMIER)
    assert event.organizer == "Réseau Test"
    assert event.registration_url == f"{SITE}/inscription?session=41"
    assert event.registration_deadline == date(2027, 1, 25)
    assert event.inferred == ("mode",)
    assert event.dates_raw == "mardi 9 février 2027 - 14:00 au mardi 9 février 2027 - 17:00"
    assert event.description is None


@pytest.mark.parametrize(
    ("moments", "expected"),
    [
        (["2027-01-21T07:30:00Z", "2027-01-21T16:30:00Z"], timed("2027-01-21T08:30", "2027-01-21T17:30")),
        (["2027-07-01T07:30:00Z"], timed("2027-07-01T09:30")),
        (["2027-07-01T07:30:00Z", "2027-07-01T07:30:00Z"], timed("2027-07-01T09:30")),
        (["2027-03-17T23:00:00Z", "2027-03-18T22:59:00Z"], days("2027-03-18", "2027-03-18")),
        (["2027-07-04T22:00:00Z", "2027-07-06T21:59:59Z"], days("2027-07-05", "2027-07-06")),
        (["2027-03-27T18:00:00Z", "2027-03-28T02:00:00Z"], timed("2027-03-27T19:00", "2027-03-28T04:00")),
        (["2027-03-12T08:00:00Z", "2027-03-13T16:00:00Z"], timed("2027-03-12T09:00", "2027-03-13T17:00")),
        (["2027-01-21T09:00:00+01:00"], timed("2027-01-21T09:00")),
        (["2027-01-21T09:00:00"], timed("2027-01-21T09:00")),
        (["2027-01-21T16:00:00Z", "2027-01-21T08:00:00Z"], timed("2027-01-21T17:00")),
    ],
    ids=[
        "winter",
        "summer",
        "no end",
        "day",
        "days",
        "clock change",
        "two days",
        "offset",
        "naive",
        "backwards",
    ],
)
def test_times_are_local(moments: list[str], expected: Occurrence) -> None:
    event = read(node(when(*moments)))
    assert event.occurrences == (expected,)
    assert "all_day" not in event.inferred


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (moment("2027-01-21T12:00:00Z", "21 janvier 2027"), days("2027-01-21")),
        (moment("2027-01-21", "21 janvier 2027"), days("2027-01-21")),
        (moment("2027-01-20T23:00:00Z", "21 janvier 2027 - 00:00"), days("2027-01-21")),
        (
            moment("2027-01-21T12:00:00Z", "21 janvier") + moment("2027-01-22T12:00:00Z", "22 janvier"),
            days("2027-01-21", "2027-01-22"),
        ),
    ],
    ids=["noon", "date", "midnight", "dates"],
)
def test_a_date_without_hour_is_a_day_and_says_so(content: str, expected: Occurrence) -> None:
    event = read(node(field("quand", content)))
    assert event.occurrences == (expected,)
    assert "all_day" in event.inferred


def test_noon_with_its_hour_written_is_an_hour() -> None:
    event = read(node(field("quand", "21 janvier 2027", moment("2027-01-21T12:00:00Z", "13:00"))))
    assert event.occurrences == (timed("2027-01-21T13:00"),)


def test_start_and_end_in_two_fields() -> None:
    start = field("date-debut", moment("2027-01-21T08:00:00Z", "9h00"), label="Début")
    end = field("date-fin", moment("2027-01-21T11:00:00Z", "12h00"), label="Fin")
    assert read(node(start, end)).occurrences == (timed("2027-01-21T09:00", "2027-01-21T12:00"),)


def test_a_field_of_several_dates() -> None:
    first = moment("2027-01-07T17:00:00Z") + moment("2027-01-07T19:00:00Z")
    second = moment("2027-02-07T17:00:00Z") + moment("2027-02-07T19:00:00Z")
    event = read(node(field("quand", first, second)))
    assert event.occurrences == (
        timed("2027-01-07T18:00", "2027-01-07T20:00"),
        timed("2027-02-07T18:00", "2027-02-07T20:00"),
    )


def test_a_date_inside_a_group_of_fields_counts_once() -> None:
    inner = field("creneau", moment("2027-01-07T17:00:00Z"))
    assert read(node(field("seances", inner))).occurrences == (timed("2027-01-07T18:00"),)


def test_dates_of_other_pages_are_not_its_own() -> None:
    other = "<div class='views-row'><h3><a href='/b'>B</a></h3>" + moment("2027-03-07T17:00:00Z") + "</div>"
    own = f"<p>{moment('2027-01-07T17:00:00Z')}</p>"
    assert read(node(own, other)).occurrences == (timed("2027-01-07T18:00"),)


def test_teasers_of_other_pages_are_not_read() -> None:
    teaser = "<a href='/b'>Inscription</a><p>En visioconférence</p>" + moment("2027-03-07T17:00:00Z")
    page = (
        f"<main><h1>Soirée</h1><p>{moment('2027-01-07T17:00:00Z')}</p>"
        f"<article class='node node--view-mode-teaser'>{teaser}</article></main>"
    )
    event = read(page.encode())
    assert event.occurrences == (timed("2027-01-07T18:00"),)
    assert (event.registration_url, event.mode) == (None, None)


def test_an_organiser_that_is_a_person_is_not_kept() -> None:
    start = when("2027-01-07T17:00:00Z")
    person, network = "Dr Camille Exemple", "Réseau Test"
    assert read(node(start, field("organisateur", person, label="Organisateur"))).organizer is None
    assert read(node(start, field("organisateur", network, label="Organisateur"))).organizer == network


def test_a_theme_without_field_classes() -> None:
    published, start = moment("2026-09-01T08:00:00Z"), moment("2027-01-21T08:00:00Z", "21 janvier à 9h00")
    page = (
        f"<main><h1>Rencontre ville-hôpital</h1><div class='submitted'>par admin, {published}</div>"
        f"<div>{start}</div><p>Lieu : Salle des fêtes, 70200 Lure</p>"
        "<p><a href='/i'>Je m’inscris</a></p></main>"
    )
    event = read(page.encode())
    assert event.occurrences == (timed("2027-01-21T09:00"),)
    assert (event.venue, event.city) == ("Salle des fêtes", "Lure")
    assert (event.url, event.uid) == (URL, None)
    assert event.registration_url == f"{SITE}/i"


@pytest.mark.parametrize(
    ("text", "added"),
    [
        (
            "Session 1 : 21/01/2027 – Session 2 : 04/02/2027 (9h-17h)",
            [timed("2027-02-04T09:00", "2027-02-04T17:00")],
        ),
        (
            "Les 21, 22 et 28 janvier 2027 de 9h à 17h",
            [timed("2027-01-22T09:00", "2027-01-22T17:00"), timed("2027-01-28T09:00", "2027-01-28T17:00")],
        ),
        (
            "Session 1 : le 21 janvier 2027</p><p>Salle A</p><p>Session 2 : le 4 février 2027",
            [days("2027-02-04")],
        ),
        ("Le jeudi 21 janvier 2027 de 9h à 17h", []),
        ("Après la journée du 3 mars 2026, une nouvelle date. Rapport attendu pour le 2 avril 2027.", []),
        ("Session 1 : 7 janvier 2026 – Session 2 : 21 janvier 2027", []),
    ],
    ids=["sessions", "list", "lines", "same", "other days", "earlier"],
)
def test_sessions_told_in_the_text(text: str, added: list[Occurrence]) -> None:
    event = read(node(when("2027-01-21T08:00:00Z", "2027-01-21T16:00:00Z"), f"<p>{text}</p>"))
    assert event.occurrences == (timed("2027-01-21T09:00", "2027-01-21T17:00"), *added)


def test_an_end_told_in_the_text() -> None:
    event = read(node(when("2027-01-21T18:00:00Z"), "<p>Le 21 janvier 2027 de 19h à 21h.</p>"))
    assert event.occurrences == (timed("2027-01-21T19:00", "2027-01-21T21:00"),)


def test_a_whole_day_stays_one() -> None:
    event = read(
        node(when("2027-01-20T23:00:00Z", "2027-01-21T22:59:00Z"), "<p>Le 21 janvier, accueil à 9h.</p>")
    )
    assert event.occurrences == (days("2027-01-21", "2027-01-21"),)


def test_hours_told_in_the_text_of_a_day() -> None:
    day = field("quand", moment("2027-01-21T12:00:00Z", "21 janvier 2027"))
    event = read(node(day, "<p>Rendez-vous le 21 janvier 2027 de 19h à 21h.</p>"))
    assert event.occurrences == (timed("2027-01-21T19:00", "2027-01-21T21:00"),)
    assert "all_day" not in event.inferred


@pytest.mark.parametrize(
    ("content", "expected", "deduced"),
    [
        ("<p>Date limite d’inscription : 08/01/2027</p>", date(2027, 1, 8), False),
        ("<p>Clôture des inscriptions le 2 janvier.</p>", date(2027, 1, 2), True),
        ("<p>Inscription avant le 15 décembre.</p>", date(2026, 12, 15), True),
        (field("date-limite", moment("2027-01-04T12:00:00Z", "4 janvier")), date(2027, 1, 4), False),
        ("<p>Entrée libre.</p>", None, False),
    ],
)
def test_deadlines(content: str, expected: date | None, deduced: bool) -> None:
    event = read(node(when("2027-01-21T08:00:00Z", "2027-01-21T16:00:00Z"), content))
    assert event.registration_deadline == expected
    assert event.occurrences == (timed("2027-01-21T09:00", "2027-01-21T17:00"),)
    assert ("registration_deadline" in event.inferred) is deduced


@pytest.mark.parametrize(
    ("title", "place", "text", "mode", "city"),
    [
        ("Soirée", "Siège du réseau, 25000 Besançon", "", Mode.ONSITE, "Besançon"),
        ("Soirée", "En visioconférence", "", Mode.ONLINE, None),
        ("Webinaire", "", "Connexion dix minutes avant.", Mode.ONLINE, None),
        ("Webinaire", "", "Avec le CHU de Besançon.", Mode.ONLINE, None),
        ("Soirée", "", "En visioconférence, avec le CHU de Besançon.", Mode.ONLINE, None),
        ("Soirée", "Siège du réseau, 25000 Besançon", "Les supports sont en ligne.", Mode.ONSITE, "Besançon"),
        (
            "Soirée",
            "Salle des fêtes, 70200 Lure",
            "En présentiel ou en visioconférence.",
            Mode.HYBRID,
            "Lure",
        ),
        ("Soirée", "", "Rendez-vous à la salle des fêtes de Lure (70200).", Mode.ONSITE, "Lure"),
        ("Soirée", "", "Une heure pour en parler.", None, None),
    ],
)
def test_where_and_how(title: str, place: str, text: str, mode: Mode | None, city: str | None) -> None:
    fields = [
        when("2027-01-21T17:00:00Z"),
        field("lieu", place, label="Lieu") if place else "",
        f"<p>{text}</p>",
    ]
    event = read(node(*fields, title=title))
    assert (event.mode, event.city) == (mode, city)


@pytest.mark.parametrize(
    ("title", "text", "status"),
    [
        ("ANNULÉ – Soirée du réseau", "", EventStatus.CANCELLED),
        ("Soirée du réseau", "La soirée du 21 janvier est annulée.", EventStatus.CANCELLED),
        ("[REPORTÉ] Soirée du réseau", "", EventStatus.POSTPONED),
        ("Soirée du réseau", "Buffet offert.", EventStatus.ANNOUNCED),
    ],
)
def test_status_comes_from_words(title: str, text: str, status: EventStatus) -> None:
    assert read(node(when("2027-01-21T17:00:00Z"), f"<p>{text}</p>", title=title)).status is status


@pytest.mark.parametrize(
    ("content", "link"),
    [
        (
            "<a href='https://ailleurs.example/f?a=1&amp;b=2'>Je m'inscris</a>",
            "https://ailleurs.example/f?a=1&b=2",
        ),
        ("<a href='/f'>Inscription gratuite mais obligatoire</a>", f"{SITE}/f"),
        ("<a href='mailto:contact@reseau.example'>S’inscrire</a>", None),
        ("<a href='/lettre'>S’inscrire à la newsletter</a>", None),
        ("<a href='/programme.pdf'>Programme</a>", None),
        ("<a href='http://[x'>S’inscrire</a>", None),
        ("<a href='/a'>S’inscrire</a>" + field("inscription", "<a href='/b'>ici</a>"), f"{SITE}/b"),
    ],
)
def test_registration_links(content: str, link: str | None) -> None:
    assert read(node(when("2027-01-21T17:00:00Z"), content)).registration_url == link


@pytest.mark.parametrize(
    ("canonical", "address"),
    [
        (f"{SITE}/rendez-vous/soiree", f"{SITE}/rendez-vous/soiree"),
        ("/rendez-vous/soiree", f"{SITE}/rendez-vous/soiree"),
        (f"{SITE}/", f"{SITE}/node/7"),
        ("https://copie.example/soiree", f"{SITE}/node/7"),
        ("http://[x", f"{SITE}/node/7"),
    ],
)
def test_the_canonical_address(canonical: str, address: str) -> None:
    head = f'<link rel="canonical" href="{canonical}"><link rel="shortlink" href="{SITE}/node/7">'
    event = read(node(when("2027-01-21T17:00:00Z"), head=head), f"{SITE}/node/7")
    assert (event.url, event.uid) == (address, "node/7")


def test_a_date_told_in_the_text_alone() -> None:
    page = node(
        "<p>Le réseau vous invite à une soirée jeudi 21 janvier 2027 de 19h30 à 21h30.</p>",
        title="Soirée fragilité",
        head=f'<link rel="shortlink" href="{SITE}/node/8">',
    )
    event = read(page)
    assert (event.title, event.uid) == ("Soirée fragilité", "node/8")
    assert event.occurrences == (timed("2027-01-21T19:30", "2027-01-21T21:30"),)


def test_a_look_back_filed_with_a_date_is_an_event() -> None:
    assert read(node(when("2026-09-17T07:00:00Z"), title="Retour sur la journée des infirmiers"))


def test_a_call_for_applications_is_a_resource() -> None:
    page = node(when("2027-01-21T17:00:00Z"), title="Appel à candidatures : comité scientifique")
    assert parse_event(page, URL, SOURCE, TODAY) is None
    resource = parse_resource(page, URL)
    assert resource is not None
    assert resource.kind is ResourceKind.APPEL


def test_the_charset_announced_by_the_server_is_used() -> None:
    page = node(when("2027-01-21T17:00:00Z"), title="Soirée").decode().encode("iso-8859-15")
    event = parse_event(page, URL, SOURCE, TODAY, encoding="iso-8859-15")
    assert event is not None
    assert event.title == "Soirée"


@BOUNDED
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\xff\xfe" * 5000,
        b"<main><div class='view-content'>" + b"<ul><li>" * 20_000,
        b"<main><h1 class='page-title'></h1><article class='node'></article></main>",
        node("1-2/3(" * 20_000),
        node("<p>" + "21/01/2027 " * 5_000 + "</p>"),
        node(field("quand", moment("hier"))),
        node(field("quand", moment("0001-01-01T00:00:00Z"))),
        node(field("quand", moment("0001-01-01"))),
        node(field("quand", moment("2027-01-07")), "<p>" + "21/01/2027 " * 5_000 + "</p>"),
        node("<div class='field'>" * 250 + moment("2027-01-07")),
        node("<a href='http://[x'>S’inscrire</a>"),
    ],
)
def test_nothing_is_made_of_hostile_pages(content: bytes) -> None:
    parse_listing(content, URL)
    parse_resource(content, URL)
    event = parse_event(content, URL, SOURCE, TODAY)
    assert event is None or event.occurrences


# Resources


def test_a_resource_with_its_files() -> None:
    resource = parse_resource((PAGES / "guide-aidants.html").read_bytes(), f"{SITE}/node/77")
    assert resource is not None
    assert resource.title == "Guide des aidants : fiches et adresses"
    assert resource.kind is ResourceKind.GUIDE
    assert resource.url == f"{SITE}/ressources/guide-aidants"
    assert resource.published is None
    assert [(file.url.removeprefix(SITE), file.type, file.size) for file in resource.files] == [
        ("/sites/default/files/guide-aidants.pdf", "pdf", 2_400_000),
        ("/sites/default/files/adresses.xlsx", "xlsx", 623),
        ("/media/9/download", "pdf", 51_200),
    ]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Référentiel régional : sein", ResourceKind.REFERENTIEL),
        ("Fiches à l’usage des pharmaciens", ResourceKind.FICHE),
        ("Annuaire des soins de support", ResourceKind.ANNUAIRE),
        ("Lettre d’information n°12", ResourceKind.LETTRE),
        ("Boîte à outils du coordinateur", ResourceKind.OUTIL),
        ("Guide d’utilisation de l’annuaire", ResourceKind.GUIDE),
        ("Appel à projets 2027", ResourceKind.APPEL),
        ("Qui sommes-nous", ResourceKind.PAGE),
    ],
)
def test_the_kind_of_a_resource_is_in_its_title(title: str, kind: ResourceKind) -> None:
    resource = parse_resource(node("<p>Texte</p>", title=title), URL)
    assert resource is not None
    assert resource.kind is kind


def test_a_file_makes_a_document_of_a_page() -> None:
    resource = parse_resource(node("<a href='/x.pdf'>x</a>", title="Soins de support"), URL)
    assert resource is not None
    assert resource.kind is ResourceKind.DOCUMENT


def test_the_day_of_publication() -> None:
    meta = f"<div class='node__meta'>Publié le {moment('2026-10-01T22:30:00Z')}</div>"
    resource = parse_resource(node(meta), URL)
    assert resource is not None
    assert resource.published == "2026-10-02"


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("(623 bytes)", 623),
        ("PDF – 2,4 Mo", 2_400_000),
        ("1.5 MB", 1_500_000),
        ("870 ko", 870_000),
        ("18 octets", 18),
        ("12\u00a0Ko", 12_000),
        ("1,2 Go", 1_200_000_000),
        ("page 12", None),
        ("12 ouvrages", None),
    ],
)
def test_sizes(text: str, size: int | None) -> None:
    assert read_size(text) == size
