"""Lists of announcements: days that head hours, what is said once of all items, days that go before titles."""

from __future__ import annotations

from datetime import date

import pytest

from collectors.french.events import find_announcements, read_event
from collectors.french.headed import HeadedLine
from db.vocabulary import Mode

TODAY = date(2027, 1, 10)


def _read(lines: list[HeadedLine]) -> list[tuple[str, str, str | None]]:
    found = [one.event for one in find_announcements(lines, today=TODAY)]
    return [(event.title, str(event.occurrences[0].start)[:16], event.city) for event in found]


WEEK: list[HeadedLine] = [
    ("Agenda de la semaine", 1),
    ("Lundi 8 mars 2027", 2),
    ("9h : Café des aidants, médiathèque de Gray", 0),
    ("14h30 : Atelier mémoire, salle des fêtes de Lure", 0),
    ("", 0),
    ("Mardi 9 mars 2027", 2),
    ("• 10h-12h : Permanence vaccination, maison de santé de Dole", 0),
    ("• 18h30 – Réunion du bureau (visio)", 0),
]


def test_each_hour_below_a_day_is_an_event() -> None:
    assert _read(WEEK) == [
        ("Café des aidants", "2027-03-08 09:00", "Gray"),
        ("Atelier mémoire", "2027-03-08 14:30", "Lure"),
        ("Permanence vaccination", "2027-03-09 10:00", "Dole"),
        ("Réunion du bureau", "2027-03-09 18:30", None),
    ]


def test_the_line_of_a_day_is_the_first_event_s() -> None:
    found = find_announcements(WEEK, today=TODAY)
    assert [(one.first, one.last) for one in found] == [(1, 2), (3, 3), (5, 6), (7, 7)]


def test_how_one_attends_stays_with_its_hour() -> None:
    modes = [one.event.mode for one in find_announcements(WEEK, today=TODAY)]
    assert modes == [Mode.ONSITE, Mode.ONSITE, Mode.ONSITE, Mode.ONLINE]


@pytest.mark.parametrize("heading", ["Agenda", "Nos ateliers"])
def test_a_single_day_below_the_heading_of_a_list(heading: str) -> None:
    lines = [(heading, 1), ("8 mars 2027", 0), ("9h : Café des aidants", 0), ("14h : Loto du club", 0)]
    assert [title for title, *_ in _read(lines)] == ["Café des aidants", "Loto du club"]


def test_a_day_with_a_single_hour_counts_beside_one_with_several() -> None:
    lines: list[HeadedLine] = [
        ("Mardi 2 mars 2027", 0),
        ("9h-12h : permanence retraite, mairie de Lure", 0),
        ("14h : café mémoire, médiathèque", 0),
        ("Jeudi 4 mars 2027", 0),
        ("18h30 : conférence « Bien vieillir », Gray", 0),
    ]
    assert [(title, start) for title, start, _ in _read(lines)] == [
        ("Permanence retraite", "2027-03-02 09:00"),
        ("Café mémoire", "2027-03-02 14:00"),
        ("Conférence « Bien vieillir »", "2027-03-04 18:30"),
    ]


def test_lines_that_hold_a_day_each_are_items_whatever_their_length() -> None:
    lines: list[HeadedLine] = [
        ("À vos agendas !", 0),
        ("Journée des aidants, 6 mars 2027, Lure", 0),
        ("Soirée sur le sommeil de l'enfant, mardi 16 mars 2027 de 20h à 22h, Gray", 0),
        ("Webinaire plaies et cicatrisation, jeudi 18 mars 2027, 13h-14h, en ligne", 0),
    ]
    assert [start for _, start, _ in _read(lines)] == ["2027-03-06", "2027-03-16 20:00", "2027-03-18 13:00"]


def test_days_go_before_titles_below_a_programme() -> None:
    lines: list[HeadedLine] = [
        ("Programme du mois", 0),
        ("Mardi 2 mars 2027", 0),
        ("Gymnastique douce, salle du Lac", 0),
        ("Lundi 8 mars 2027", 0),
        ("Rencontre des aidants, mairie de Dole", 0),
    ]
    assert [(title, start) for title, start, _ in _read(lines)] == [
        ("Gymnastique douce", "2027-03-02"),
        ("Rencontre des aidants", "2027-03-08"),
    ]


@pytest.mark.parametrize(
    ("above", "hours"),
    [
        (
            [("Journée du diabète", 1)],
            ["8h30 : Accueil café", "9h : Conférence du Dr Lenoir", "17h : Clôture"],
        ),
        ([("Journée du diabète", 1)], ["9h : Dépistage", "14h : Sortie en forêt"]),
        (
            [("Congrès du lac", 1), ("Du 8 au 10 mars 2027, à Lure", 0), ("Programme", 2)],
            ["9h : Conférence sur la douleur", "14h : Atelier marche"],
        ),
    ],
    ids=["moments", "title above", "period above"],
)
def test_the_programme_of_one_event_is_no_list(above: list[HeadedLine], hours: list[str]) -> None:
    lines = [*above, ("Lundi 8 mars 2027", 3), *((hour, 0) for hour in hours)]
    titles = [title for title, *_ in _read(lines)]
    assert titles[0] == above[0][0]
    assert not any("14:00" in start for _, start, _ in _read(lines))


OF_ALL = [
    ("Tous les webinaires se déroulent de 12h30 à 13h30 sur Zoom.", "12:30", None, Mode.ONLINE),
    ("Les ateliers ont lieu à 14h, à la mairie de Lure.", "14:00", "Lure", Mode.ONSITE),
    ("Nos rencontres du mardi auront lieu de 18h à 20h à Dole.", "18:00", "Dole", Mode.ONSITE),
]


@pytest.mark.parametrize("place", ["above", "below"])
@pytest.mark.parametrize(("sentence", "hour", "city", "mode"), OF_ALL)
def test_what_is_said_of_all_is_true_of_each(
    sentence: str, hour: str, city: str | None, mode: Mode, place: str
) -> None:
    items: list[HeadedLine] = [("• 2 mars 2027 : Bien dormir", 0), ("• 9 mars 2027 : Bien manger", 0)]
    said: list[HeadedLine] = [(sentence, 0)]
    lines = [("Nos rendez-vous", 1), *(said + items if place == "above" else items + said)]
    found = [one.event for one in find_announcements(lines, today=TODAY)]
    assert [str(event.occurrences[0].start)[11:16] for event in found] == [hour, hour]
    assert [(event.city, event.mode) for event in found] == [(city, mode)] * 2


def test_what_an_item_says_itself_goes_first() -> None:
    lines = [
        ("Nos ateliers", 1),
        ("Lieu : mairie de Lure", 0),
        ("Horaires : 14h", 0),
        ("• 2 mars 2027 : Bien dormir", 0),
        ("• 9 mars 2027 à 18h : Bien manger, salle des fêtes de Dole", 0),
    ]
    assert _read(lines) == [
        ("Bien dormir", "2027-03-02 14:00", "Lure"),
        ("Bien manger", "2027-03-09 18:00", "Dole"),
    ]


def test_what_stands_below_the_heading_of_another_list_tells_nothing_of_what_is_above() -> None:
    lines = [
        ("Nos webinaires", 1),
        ("• 2 mars 2027 : Bien dormir", 0),
        ("• 9 mars 2027 : Bien manger", 0),
        ("", 0),
        ("Nos ateliers", 2),
        ("", 0),
        ("Les ateliers ont lieu de 14h à 16h, à Lure.", 0),
        ("", 0),
        ("• 3 mars 2027 : Randonnée en forêt", 0),
        ("• 10 mars 2027 : Tour du lac", 0),
    ]
    assert [start for _, start, _ in _read(lines)] == [
        "2027-03-02",
        "2027-03-09",
        "2027-03-03 14:00",
        "2027-03-10 14:00",
    ]


def test_days_go_before_titles_below_the_heading_of_a_page() -> None:
    lines = [
        ("Séminaires du laboratoire", 1),
        ("10/03/2027, 11h, amphi Turing", 0),
        ("Modèles causaux pour les essais cliniques", 0),
        ("17/03/2027, 11h, amphi Turing", 0),
        ("Relâche", 0),
        ("24/03/2027, 14h, salle 2.14", 0),
        ("Données manquantes", 0),
    ]
    assert [(title, start) for title, start, _ in _read(lines)] == [
        ("Modèles causaux pour les essais cliniques", "2027-03-10 11:00"),
        ("Données manquantes", "2027-03-24 14:00"),
    ]


def test_cards_whose_lines_begin_with_drawings_are_parted_by_empty_lines() -> None:
    lines = [
        ("LES RENDEZ-VOUS DE LA CPTS - MARS 2027", 0),
        ("", 0),
        ("🗓️ Mardi 2 mars 2027 | 20h - 22h", 0),
        ("👉 Soirée pluripro : la plaie chronique", 0),
        ("📍 Maison de santé de Gray", 0),
        ("✅ Inscription : contact@exemple.fr", 0),
        ("", 0),
        ("🗓️ Jeudi 11 mars 2027 | 13h - 14h", 0),
        ("👉 Les nouveaux anticoagulants", 0),
        ("💻 Lien Teams envoyé aux inscrits", 0),
        ("", 0),
        ("🗓️ Samedi 20 mars 2027 | toute la journée", 0),
        ("👉 Forum santé des jeunes", 0),
        ("📍 Salle du parc, Dole", 0),
        ("⚠️ Reporté au samedi 3 avril 2027", 0),
    ]
    assert _read(lines) == [
        ("Soirée pluripro : la plaie chronique", "2027-03-02 20:00", "Gray"),
        ("Les nouveaux anticoagulants", "2027-03-11 13:00", None),
        ("Forum santé des jeunes", "2027-04-03", "Dole"),
    ]


def test_cards_keep_their_titles_where_the_page_was_cut() -> None:
    lines = [
        ("LES RENDEZ-VOUS DE LA CPTS - MARS 2027", 0),
        ("", 0),
        ("🗓️ Mardi 2 mars 2027 | 20h - 22h", 0),
        ("👉 Soirée pluripro : la plaie chronique", 0),
        ("📍 Maison de santé de Gray", 0),
        ("", 0),
        ("🗓️ Jeudi 11 mars 2027 | 13h - 14h", 0),
    ]
    assert _read(lines) == [("Soirée pluripro : la plaie chronique", "2027-03-02 20:00", "Gray")]


def test_a_sentence_that_leads_to_sessions_is_not_their_title() -> None:
    lines = [
        ("Formation « Travailler ensemble »", 1),
        ("Nous vous proposons deux sessions identiques :", 0),
        ("• Session 1 : mardi 2 mars 2027 de 9h à 12h30 à Dole", 0),
        ("• Session 2 : jeudi 11 mars 2027 de 13h30 à 17h à Lure", 0),
    ]
    assert _read(lines) == [
        ("Formation « Travailler ensemble »", "2027-03-02 09:00", "Dole"),
        ("Formation « Travailler ensemble »", "2027-03-11 13:30", "Lure"),
    ]


def test_the_boxes_of_a_calendar_are_days_of_the_month_above_them() -> None:
    lines = [
        ("Mars 2027", 0),
        ("", 0),
        ("27", 0),
        ("Sam.", 0),
        ("Atelier mémoire", 0),
        ("14h–16h · mairie de Gray", 0),
        ("", 0),
        ("Avril 2027", 0),
        ("", 0),
        ("4", 0),
        ("Dim.", 0),
        ("Marche rose", 0),
        ("9h30 · stade de Dole", 0),
    ]
    assert _read(lines) == [
        ("Atelier mémoire", "2027-03-27 14:00", "Gray"),
        ("Marche rose", "2027-04-04 09:30", "Dole"),
    ]


@pytest.mark.parametrize("told", ["En visio possible.", "Également accessible en distanciel."])
def test_a_place_that_may_be_left_for_a_link_is_kept(told: str) -> None:
    event = read_event(
        f"Réunion du parcours sein\n18 janvier 2027 à 18h, mairie de Lure. {told}", today=TODAY
    )
    assert event is not None
    assert (event.city, event.mode) == ("Lure", Mode.HYBRID)
    online = read_event(f"Réunion du parcours sein\n18 janvier 2027 à 18h. {told}", today=TODAY)
    assert online is not None
    assert (online.city, online.mode) == (None, Mode.ONLINE)


def _told(text: str) -> list[tuple[str, str, str | None]]:
    return _read([(text, 0)])


def test_sentences_of_one_paragraph_announce_an_event_each() -> None:
    letter = (
        "Voici les nouvelles du trimestre. Le mardi 2 mars 2027 à 20h, le réseau vous invite à une soirée sur le "
        "sommeil, à la mairie de Dole. Le 9 mars à 12h30, réunion du groupe diabète en visioconférence. Enfin, notre "
        "assemblée générale aura lieu le 23 mars à 18h à la salle du Lac, à Gray."
    )
    assert _told(letter) == [
        ("Soirée sur le sommeil", "2027-03-02 20:00", "Dole"),
        ("Réunion du groupe diabète", "2027-03-09 12:30", None),
        ("Assemblée générale", "2027-03-23 18:00", "Gray"),
    ]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Le congrès du lac aura lieu du 9 au 11 mars 2027 à Lure. Une visite est organisée le 10 mars.",
        "La formation « Plaies » se tiendra le 2 mars 2027 à Lure. Une deuxième session aura lieu le 9 mars.",
    ],
    ids=["within its days", "a further session"],
)
def test_sentences_on_one_event_stay_together(paragraph: str) -> None:
    assert len(_told(paragraph)) == 1


def test_a_heading_names_the_sentence_that_says_no_more_than_its_kind() -> None:
    lines: list[HeadedLine] = [
        ("Soirée des aidants", 0),
        ("La soirée aura lieu le 12 mars 2027 à Dole. Une réunion publique se tiendra le 5 mars à Gray.", 0),
    ]
    assert _read(lines) == [
        ("Soirée des aidants", "2027-03-12", "Dole"),
        ("Réunion publique", "2027-03-05", "Gray"),
    ]


def test_a_heading_is_no_title_of_the_sentences_below_it() -> None:
    lines: list[HeadedLine] = [
        ("Du côté des partenaires", 0),
        ("Le 12 mars 2027, l'hôpital organise à Gray une journée sur la douleur.", 0),
        ("La ligue propose un atelier de cuisine le 19 mars 2027 à Lure.", 0),
        ("Groupes de travail", 0),
        ("GT Plaies : jeudi 25 mars 2027, 12h30-14h, en visio", 0),
    ]
    assert [title for title, *_ in _read(lines)] == [
        "Journée sur la douleur",
        "Atelier de cuisine",
        "GT Plaies",
    ]
