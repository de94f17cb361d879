"""Reading one saved page: the event that it is, or those that it announces."""

from __future__ import annotations

from datetime import date

import pytest
from bs4 import BeautifulSoup

from collectors.documents.html import written_lines
from collectors.documents.lines import headed
from collectors.french.headed import BOLD
from collectors.pages import read_file
from collectors.platforms.articles import is_about_one
from db.model import Event, Harvest

TODAY = date(2027, 1, 10)

POST = """<html><body><main><article><h1 class="entry-title">{title}</h1><div class="entry-content">
<h3>Café des aidants</h3><p>Nous vous attendons mardi 9 mars 2027 à 14h30, à la médiathèque de Dole.</p>
<h3>Portraits de patients</h3><p>Le réseau expose vingt images du 5 au 16 avril 2027, à la mairie de Gray.</p>
<p>Vernissage le 5 avril à 18h.</p>
</div></article></main></body></html>"""


def _read(html: str) -> tuple[Event, ...]:
    told = read_file(html.encode(), "page.html", today=TODAY)
    assert isinstance(told, Harvest)
    return told.events


def _titles(title: str) -> list[str]:
    return [event.title for event in _read(POST.format(title=title))]


def test_a_page_of_several_events_gives_each_under_its_heading() -> None:
    assert _titles("Nos rendez-vous du printemps") == ["Café des aidants", "Portraits de patients"]


def test_a_page_whose_title_names_one_gathering_is_that_one() -> None:
    assert _titles("Congrès régional des soins de support") == ["Congrès régional des soins de support"]


@pytest.mark.parametrize(
    ("title", "several"),
    [
        ("Rencontres du trimestre", True),
        ("Journées du mois de mars", True),
        ("Journées de printemps de neurologie", False),
        ("Rencontres régionales du sein", False),
    ],
)
def test_a_title_tells_several_events_from_one(title: str, several: bool) -> None:
    assert is_about_one(title, TODAY) is not several


@pytest.mark.parametrize("title", ["Nos rendez-vous du printemps", "Congrès régional des soins de support"])
def test_a_page_that_was_cut_says_so(title: str) -> None:
    page = POST.format(title=title).replace("<body>", "<head><title>Page</title></head><body>")
    for kept, expected in ((page, 0), (page[: page.index("<p>Vernissage")], 1)):
        told = read_file(kept.encode(), "post.html", today=TODAY)
        assert sum("avant sa fin" in remark.text for remark in told.remarks) == expected


SPACED = """<html><body><main><article><h1 class="entry-title">Nos rendez-vous</h1><div>
<p>{open}Marche des aidants{close}</p><p>Samedi 6 mars 2027</p><p>10h</p><p>Lure</p>
<p>{open}Vieillir et bouger{close}</p><p>Jeudi 11 mars 2027</p><p>De 14h à 16h</p><p>Dole</p>
</div></article></main></body></html>"""


@pytest.mark.parametrize(
    ("opening", "closing"), [("<strong>", "</strong>"), ("<b><span>", "</span></b>"), ("", "")]
)
def test_a_page_of_one_line_paragraphs(opening: str, closing: str) -> None:
    told = read_file(SPACED.format(open=opening, close=closing).encode(), "post.html", today=TODAY)
    assert isinstance(told, Harvest)
    found = [(one.title, str(one.occurrences[0].start)[:16], one.city) for one in told.events]
    assert found == [
        ("Marche des aidants", "2027-03-06 10:00", "Lure"),
        ("Vieillir et bouger", "2027-03-11 14:00", "Dole"),
    ]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p><strong>Gras</strong></p><p>Texte</p>", [BOLD, 0]),
        ("<p><b>Gras</b> <strong>aussi</strong></p><p>Texte</p>", [BOLD, 0]),
        ("<p><strong>Lieu :</strong> Lure</p><p>Texte</p>", [0, 0]),
        ("<p><strong>Gras</strong><br>Texte</p>", [BOLD, 0]),
        ("<h2><b>Titre</b></h2><p>Texte</p>", [2, 0]),
        ("<p><b>Tout</b></p><p><b>est gras</b></p><p>ou presque</p>", [0, 0, 0]),
    ],
)
def test_a_line_in_bold_heads_what_is_below_it(markup: str, expected: list[int]) -> None:
    lines = written_lines(BeautifulSoup(markup, "lxml"))
    assert [level for text, level in headed(lines) if text] == expected


LETTER = """Bonjour à toutes et tous,

- 14/01, 12h30-13h30 : pause pédagogique « Lire un dossier », mairie de Dole
- 21/01 de 19h à 21h : soirée de formation Plaies et pansements, à Lons-le-Saunier

Réponse attendue avant le 8/01.
"""


def test_days_without_a_year_are_said_and_the_date_of_a_letter_settles_them() -> None:
    unsettled = read_file(LETTER.encode(), "lettre.txt", today=TODAY)
    assert isinstance(unsettled, Harvest)
    assert not unsettled.events
    said = [remark.text for remark in unsettled.remarks if "dont rien ne dit l’année" in remark.text]
    assert [text.split("«")[1][1:6] for text in said] == ["14/01", "21/01"]
    settled = read_file(LETTER.encode(), "lettre.txt", today=TODAY, published="2026-12")
    assert isinstance(settled, Harvest)
    assert [str(one.occurrences[0].start)[:10] for one in settled.events] == ["2027-01-14", "2027-01-21"]


def test_a_day_outside_the_events_of_a_page_is_said() -> None:
    page = POST.format(title="Nos rendez-vous").replace("<h3>Café", "<p>Relu le 6 mai 2024.</p><h3>Café")
    told = read_file(page.encode(), "post.html", today=TODAY)
    assert [one.text for one in told.remarks if "non retenue" in one.text] == [
        "Date non retenue comme évènement\u00a0: «\u00a0le 6 mai 2024\u00a0»."
    ]


def test_every_article_of_a_list_is_read() -> None:
    articles = "".join(
        f"<article><h2>{title}</h2><p>Le {day} mars 2027 à 20h, à la mairie de Lure.</p></article>"
        for title, day in (("Conférence sur le sommeil", 8), ("Café des aidants", 9))
    )
    comment = "<article><p>Bravo, à l’an prochain !</p></article>"
    both = _read(f"<nav>Menu</nav><body>{articles}</body>")
    one = _read(
        f"<body><p>Loto le 2 avril 2027 à 14h.</p>{articles[: articles.index('</article>')]}{comment}</article>"
    )
    assert [event.title for event in both] == ["Conférence sur le sommeil", "Café des aidants"]
    assert [event.title for event in one] == ["Conférence sur le sommeil"]


def test_a_merged_month_is_that_of_each_row_beside_it() -> None:
    rows = (
        "<tr><th>Mois</th><th>Date</th><th>Formation</th><th>Lieu</th></tr>"
        "<tr><td rowspan=2>Mars</td><td>Mardi 9</td><td>Annonce en cancérologie</td><td>Dole</td></tr>"
        "<tr><td>Jeudi 18</td><td>Soins de support</td><td>Lure</td></tr>"
        "<tr><td>Avril</td><td>Du 6 au 8</td><td>Nutrition et cancer</td><td>Gray</td></tr>"
    )
    found = _read(f"<h1>Calendrier 2027 des formations</h1><table>{rows}</table>")
    told = [(event.title, str(event.occurrences[0].start), event.city) for event in found]
    assert told == [
        ("Annonce en cancérologie", "2027-03-09", "Dole"),
        ("Soins de support", "2027-03-18", "Lure"),
        ("Nutrition et cancer", "2027-04-06", "Gray"),
    ]


BYLINE = '<meta property="article:published_time" content="2025-01-08T09:00:00+01:00">'
ONE = "<main><article><h1>Soirée Diabète</h1><p>Jeudi 6 février à 20h, à Lure.</p></article></main>"
TWO = "<main><h2>Soirée Diabète</h2><p>Jeudi 6 février, 20h</p><h2>Atelier</h2><p>Mardi 11 mars</p></main>"


@pytest.mark.parametrize(("body", "count"), [(ONE, 1), (TWO, 2)])
def test_the_day_of_a_page_settles_the_years_that_it_leaves_out(body: str, count: int) -> None:
    page = f"<html><head>{BYLINE}</head><body>{body}</body></html>"
    bare = page.replace(BYLINE, "")
    assert _years(page) == [2025] * count
    assert _years(page, published="2014-01") == [2014] * count
    assert _years(bare) == []


def _years(page: str, published: str | None = None) -> list[int]:
    told = read_file(page.encode(), "page.html", today=TODAY, published=published)
    assert isinstance(told, Harvest)
    return [int(str(event.occurrences[0].start)[:4]) for event in told.events]


@pytest.mark.parametrize(
    ("title", "body", "events"),
    [
        (
            "Infirmières : ce qui change",
            "<p>Le prix des actes a changé ; celui du 9 mars 2027 est le bon.</p>",
            0,
        ),
        ("Infirmières : ce qui change", "<p>Soirée le 9 mars 2027 à 20h, à la mairie de Lure.</p>", 1),
        ("Atelier sommeil", "<p>Le 9 mars 2027.</p>", 1),
    ],
)
def test_an_article_is_no_event_for_the_days_it_names(title: str, body: str, events: int) -> None:
    page = f"<html><body><main><article><h1>{title}</h1><div>{body}</div></article></main></body></html>"
    assert len(_read(page)) == events
