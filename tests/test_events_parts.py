"""Parts of a page that say something of what stands below them: towns, tours, catalogues; and what is told twice."""

from __future__ import annotations

from datetime import date

import pytest

from collectors.french.events import find_announcements
from collectors.french.headed import HeadedLine
from db.model import Event
from db.vocabulary import EventStatus, Mode

TODAY = date(2027, 1, 10)


def _events(lines: list[HeadedLine]) -> list[Event]:
    return [one.event for one in find_announcements(lines, today=TODAY)]


def _plain(text: str) -> list[HeadedLine]:
    return [(line, 0) for line in text.split("\n")]


def _told(event: Event) -> tuple[str, str, str | None]:
    return event.title, str(event.occurrences[0].start)[:10], event.city


def test_each_town_of_a_tour_is_an_event_named_by_what_stands_above_its_dates() -> None:
    tour = "Colère du soir\nLes dates\nLes dates de la tournée :\n"
    days = "samedi 6 mars 2027 à Villers sous Tilleul\nsamedi 13 mars 2027 à Gray\nsamedi 20 mars 2027 à Dole"
    assert [_told(event) for event in _events(_plain(f"{tour}{days}\nLes tarifs\nPlein : 12 euros"))] == [
        ("Colère du soir", "2027-03-06", None),
        ("Colère du soir", "2027-03-13", "Gray"),
        ("Colère du soir", "2027-03-20", "Dole"),
    ]


CATALOGUE = """Catalogue des formations 2027
Parler avec un enfant qui ne parle pas
Du 01/02/2027 au 02/02/2027
Fiche d’inscription (il reste des places)
Télécharger la plaquette
DOLE OU ENVIRONS
Format 3 journées, tarif plein
La tablette comme voix
Le 03/02/2027
Bulletin d’inscription
Programme non-disponible
Stage annulé
Bilan de la cognition
Le 16/02/2027
Gray ou Lure"""


def test_terms_forms_and_places_part_the_cards_of_a_catalogue() -> None:
    found = _events(_plain(CATALOGUE))
    assert [_told(event)[:2] for event in found] == [
        ("Parler avec un enfant qui ne parle pas", "2027-02-01"),
        ("La tablette comme voix", "2027-02-03"),
        ("Bilan de la cognition", "2027-02-16"),
    ]
    assert [event.status is EventStatus.CANCELLED for event in found] == [False, True, False]


@pytest.mark.parametrize(
    ("heading", "sentence", "title"),
    [
        (
            "Conférence sur le sommeil le 18 mars 2027 à 19h",
            "Une heure pour comprendre. Cette conférence se tiendra le 18 mars 2027 à 19h à la mairie de Gray.",
            "Conférence sur le sommeil",
        ),
        (
            "Atelier sur les soins de support, 18/03/27, 9h30-12h",
            "L’atelier du réseau sur les soins de support se tiendra le jeudi 18 mars de 9h30 à 12h à Gray.",
            "Atelier sur les soins de support",
        ),
    ],
)
def test_an_event_is_told_once(heading: str, sentence: str, title: str) -> None:
    (event,) = _events(_plain(f"{heading}\n{sentence}\nLire la suite"))
    assert (event.title, event.city, event.mode) == (title, "Gray", Mode.ONSITE)


@pytest.mark.parametrize(
    "other",
    [
        "Conférence du Dr Lilas",
        "Réunion du groupe de travail n° 4",
        "La réunion du groupe de travail n° 4 aura lieu le",
    ],
)
def test_two_gatherings_of_one_hour_stay_two(other: str) -> None:
    day = "jeudi 18 mars 2027 à 19h, Gray."
    text = f"Réunion du groupe de travail n° 3, {day}\n{other}, {day}"
    assert len(_events(_plain(text))) == 2


def test_items_of_a_list_that_are_sentences_are_events_of_their_own() -> None:
    text = (
        "Mardi 9 mars, début de notre cycle d’ateliers Brin de voix à Gray, au foyer, et qui durera tout l’été.\n"
        "Dimanche 14 mars à Lure – Une page à tourner, de 10h30 à 12h30 : gravure, puis chacun sort son panier, car "
        "nous déjeunons sur l’herbe\n"
        "Lundi 15 mars : soirée dansante, à Dole."
    )
    told = [_told(event) for event in _events(_plain(text))]
    assert [(start, city) for _, start, city in told] == [
        ("2027-03-09", "Gray"),
        ("2027-03-14", "Lure"),
        ("2027-03-15", "Dole"),
    ]
    assert "Brin de voix" in told[0][0]


CARDS = "{above}Jeudi 11 mars 2027\n18h30 – 20h\n« Bien dormir »\n\nJeudi 25 mars 2027\n18h30 – 20h\n« Bien manger »\n"
LATER = "\nDole\n\nSamedi 20 mars 2027\n9h30 – 12h\n« Bien bouger »"


@pytest.mark.parametrize(
    ("above", "towns"), [("Gray\n\n", ["Gray", "Gray", "Dole"]), ("", [None, None, None])]
)
def test_a_town_heads_the_days_below_it(above: str, towns: list[str | None]) -> None:
    found = _events(_plain(CARDS.format(above=above) + LATER))
    assert [event.city for event in found] == towns


def test_a_town_may_be_a_heading_of_the_page() -> None:
    lines = [("Ateliers bien-être", 1), ("Gray", 2), ("Mardi 9 mars 2027, 18h-20h : sommeil", 0)]
    lines += [
        ("Mardi 23 mars 2027, 18h-20h : nutrition", 0),
        ("Dole", 2),
        ("Jeudi 11 mars 2027, 18h : marche", 0),
    ]
    assert [event.city for event in _events(lines)] == ["Gray", "Gray", "Dole"]


def test_a_town_at_the_end_of_each_card_is_that_card_s() -> None:
    card = "{day} mars 2027\n18h30\n« {title} »\n\n{town}\n\n"
    cards = [
        ("Jeudi 11", "Bien dormir", "Gray"),
        ("Jeudi 18", "Bien manger", "Lure"),
        ("Jeudi 25", "Bouger", "Dole"),
    ]
    text = "".join(card.format(day=day, title=title, town=town) for day, title, town in cards)
    assert [event.city for event in _events(_plain(text))] == ["Gray", "Lure", "Dole"]


def test_what_an_arrow_leads_to_is_no_title() -> None:
    card = "{day} mars 2027 à 19h (lieu à préciser)\n{title}\n=> {more}\n"
    cards = [
        ("Mardi 9", "Une piscine à partager", "venez avec vos idées"),
        ("Mardi 16", "Lire à voix haute : pourquoi ?", "et avec qui ?"),
        ("Mardi 23", "Le verger commun", "avec Zoé Lilas"),
    ]
    text = "".join(card.format(day=day, title=title, more=more) for day, title, more in cards)
    assert [event.title for event in _events(_plain(text))] == [title for _, title, _ in cards]


SENTENCE = "La soirée aura lieu le jeudi 4 mars 2027 à 19h, salle des fêtes, à Gray."


@pytest.mark.parametrize(
    "above",
    [
        "Publié le 12 décembre 2026",
        "12 décembre 2026\nNotre association vous convie à en parler.",
        "Nous en avions parlé au printemps : c’est fait.",
    ],
    ids=["published", "byline", "sentence"],
)
def test_a_sentence_that_names_the_kind_again_tells_of_the_title_above_it(above: str) -> None:
    found = [_told(event) for event in _events(_plain(f"Soirée des aidants\n{above}\n{SENTENCE}"))]
    assert found == [("Soirée des aidants", "2027-03-04", "Gray")]


def test_a_sentence_that_names_another_kind_does_not() -> None:
    found = _events(_plain(f"Stage de chant\nNous en avions parlé au printemps : c’est fait.\n{SENTENCE}"))
    assert [event.title for event in found] == ["Soirée"]
