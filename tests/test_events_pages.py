"""Several announcements on one page, however the page sets them apart."""

from __future__ import annotations

from datetime import date

import pytest

from collectors.french.events import find_announcements, find_events, read_event

TODAY = date(2027, 1, 10)

POSTS = [
    (
        "Le Téléthon des soignants",
        "Cette année encore, les équipes se relaieront les 4 et 5 décembre 2027 au stade de Lure.",
        "Au programme : tours de piste et repas partagé.",
    ),
    (
        "Café des aidants",
        "Nous vous attendons mardi 9 mars 2027 à 14h30, à la médiathèque de Dole.",
        "Entrée libre.",
    ),
    (
        "Portraits de patients",
        "Le réseau expose vingt photographies du 5 au 16 avril 2027, à la mairie de Gray.",
        "Vernissage le 5 avril à 18h.",
    ),
]
EXPECTED = [
    ("Le Téléthon des soignants", "2027-12-04"),
    ("Café des aidants", "2027-03-09"),
    ("Portraits de patients", "2027-04-05"),
]

Lines = list[tuple[str, int]]


def _headed() -> Lines:
    return [(line, 3 if not rank else 0) for post in POSTS for rank, line in enumerate(post)]


def _in_paragraphs() -> Lines:
    return [(line, 0) for post in POSTS for line in (*post, "")]


def _one_below_the_other() -> Lines:
    return [(line, 0) for post in POSTS for line in post]


def _each_apart() -> Lines:
    return [(line, 0) for post in POSTS for text in post for line in (text, "")]


LAYOUTS = {
    "headed": _headed(),
    "in paragraphs": _in_paragraphs(),
    "one below the other": _one_below_the_other(),
    "each apart": _each_apart(),
}


def _read(lines: Lines) -> list[tuple[str, str]]:
    found = find_announcements(lines, today=TODAY, published=TODAY)
    return [(one.event.title, str(one.event.occurrences[0].start)[:10]) for one in found]


@pytest.mark.parametrize("lines", LAYOUTS.values(), ids=LAYOUTS)
def test_each_announcement_of_a_page_is_read_under_its_title(lines: Lines) -> None:
    assert _read(lines) == EXPECTED


def test_days_that_go_before_their_titles_stay_with_them() -> None:
    lines = [
        "9 mars 2027",
        "Café des aidants",
        "Médiathèque de Dole",
        "16 mars 2027",
        "Atelier cuisine",
        "Lure",
    ]
    assert _read([(line, 0) for line in lines]) == [
        ("Café des aidants", "2027-03-09"),
        ("Atelier cuisine", "2027-03-16"),
    ]


def test_a_heading_over_several_announcements_parts_them() -> None:
    lines = [
        ("Ateliers de mars", 3),
        ("Atelier cuisine : mardi 9 mars 2027 à 14h, à Lure", 0),
        ("Atelier marche : jeudi 11 mars 2027 à 10h, à Gray", 0),
        ("Congrès des réseaux", 3),
        ("Il aura lieu les 2 et 3 juin 2027 à Dijon.", 0),
    ]
    assert _read(lines) == [
        ("Atelier cuisine", "2027-03-09"),
        ("Atelier marche", "2027-03-11"),
        ("Congrès des réseaux", "2027-06-02"),
    ]


def test_what_announces_nothing_between_two_titles_belongs_to_none() -> None:
    lines = [
        ("Café des aidants", 3),
        ("Mardi 9 mars 2027 à 14h30, médiathèque de Dole.", 0),
        ("Qui sommes-nous ?", 3),
        ("Une équipe de bénévoles.", 0),
        ("Atelier cuisine", 3),
        ("Jeudi 11 mars 2027 à 10h, à Gray.", 0),
    ]
    assert _read(lines) == [("Café des aidants", "2027-03-09"), ("Atelier cuisine", "2027-03-11")]


def test_cards_whose_day_stands_above_their_heading() -> None:
    lines = [
        ("04mars2027", 0),
        ("", 0),
        ("Café des aidants", 3),
        ("14h30 · Médiathèque, Lure", 0),
        ("", 0),
        ("11mars2027", 0),
        ("", 0),
        ("Journée régionale du dépistage", 3),
        ("Toute la journée · Dijon", 0),
        ("", 0),
        ("02avr.2027", 0),
        ("", 0),
        ("Réunion ouverte aux libéraux", 3),
        ("En ligne", 0),
    ]
    assert _read(lines) == [
        ("Café des aidants", "2027-03-04"),
        ("Journée régionale du dépistage", "2027-03-11"),
        ("Réunion ouverte aux libéraux", "2027-04-02"),
    ]


def test_a_day_set_apart_belongs_to_the_sentence_that_invites() -> None:
    lines = [
        "Bonjour,",
        "",
        "La CPTS de Lure a le plaisir de vous inviter à sa soirée d’échanges sur le retour au travail",
        "",
        "le mardi 23 mars 2027 de 19h30 à 22h",
        "à la médiathèque de Lure",
        "",
        "Programme",
        "20h00 Table ronde",
        "21h30 Buffet",
    ]
    assert _read([(line, 0) for line in lines]) == [
        ("Soirée d’échanges sur le retour au travail", "2027-03-23")
    ]


def test_a_day_broken_over_lines_is_one() -> None:
    lines = ["Colloque « Travailler après »", "Nevers", "Jeudi", "10", "juin", "2027", "9 h – 17 h"]
    assert _read([(line, 0) for line in lines]) == [("Colloque « Travailler après »", "2027-06-10")]


def test_the_place_of_what_comes_back_each_week_is_its_own() -> None:
    text = """Samedi 27 mars 2027 – 10h/12h : marche nordique
Départ du parking du lac

Tous les mardis – 14h : atelier d’écriture
Maison des patients, Besançon"""
    (only,) = find_announcements([(line, 0) for line in text.split("\n")], today=TODAY, published=TODAY)
    assert (only.event.title, only.event.city) == ("Marche nordique", None)


def test_a_row_of_a_table_says_nothing_of_the_row_above() -> None:
    rows = [
        "18 mars 2027\tÉducation thérapeutique\tDijon",
        "Reporté\tToxicités de l’immunothérapie\tDole",
        "8 avril 2027\tSoins de support\tLure",
    ]
    found = find_announcements([(row, 0) for row in rows], today=TODAY, published=TODAY)
    assert [(one.event.title, one.event.status.value) for one in found] == [
        ("Éducation thérapeutique", "announced"),
        ("Soins de support", "announced"),
    ]


def test_a_row_of_dots_above_a_day_is_nothing() -> None:
    text = "......\nle 3 mars 2027\n\n......\nle 4 mars 2027"
    assert find_announcements([(line, 0) for line in text.split("\n")], today=TODAY) == []
    assert read_event(text, today=TODAY) is None


DRAWN = """Sophrologie : un mois pour essayer

Retrouvez-nous :

📅 Samedi 6 mars 2027
🕒 9h-12h
📍 Marché couvert de Lure
Stand d’information sur le sommeil

📅 Mercredi 10 mars 2027
🕒 départ à 18h30
📍 Lac de Vesoul
Marche lente et respiration – 5 €"""


def test_drawings_label_where_and_when() -> None:
    found = find_announcements([(line, 0) for line in DRAWN.split("\n")], today=TODAY, published=TODAY)
    told = [(one.event.title, str(one.event.occurrences[0].start)[:16], one.event.city) for one in found]
    assert told == [
        ("Stand d’information sur le sommeil", "2027-03-06 09:00", "Lure"),
        ("Marche lente et respiration", "2027-03-10 18:30", "Vesoul"),
    ]


def test_a_drawing_before_a_heading_labels_nothing() -> None:
    event = read_event("Stage de voile\n📍 Informations pratiques\nDu 5 au 9 avril 2027", today=TODAY)
    assert event is not None
    assert event.venue is None


def test_items_of_a_list_have_titles_of_their_own_below_what_heads_them() -> None:
    lines = [
        ("Rencontres du laboratoire", 2),
        ("• 12/03/2027, 14h – Zoé Blanc (CHU de Lyon) : Suivre les marqueurs", 0),
        ("• 19/03/2027, 14h : Modéliser les flux", 0),
        ("• 26/03/2027 : vacances, pas de rencontre", 0),
        ("Soutenances", 2),
        ("• 9 avril 2027 à 14h, amphithéâtre Bichat : soutenance de thèse de Zoé Blanc", 0),
    ]
    assert _read(lines) == [
        ("Suivre les marqueurs", "2027-03-12"),
        ("Modéliser les flux", "2027-03-19"),
        ("Soutenance de thèse de Zoé Blanc", "2027-04-09"),
    ]


def test_sessions_in_towns_and_online_are_events_apart() -> None:
    lines = [
        ("Dépister les cancers de la peau", 2),
        ("Une soirée de trois heures, au choix :", 0),
        ("Mardi 19 janvier 2027 à 20h – Auxerre", 0),
        ("Jeudi 18 février 2027 à 20h – Nevers", 0),
        ("Mardi 16 mars 2027 à 20h – en ligne", 0),
    ]
    found = find_announcements(lines, today=TODAY)
    assert [(one.event.city, str(one.event.mode)) for one in found] == [
        ("Auxerre", "onsite"),
        ("Nevers", "onsite"),
        (None, "online"),
    ]


LABELLED = """Formation « Annoncer en libéral »
Dates
Jeudi 11 et vendredi 12 mars 2027
Horaires
9h-17h
Lieu
IFSI de Lons-le-Saunier
Public visé
Infirmiers
Formateur
Dr Zoé Blanc, oncologue à Dole"""


@pytest.mark.parametrize("level", [0, 3])
def test_labels_on_rows_of_their_own_tell_what_stands_below_them(level: int) -> None:
    labels = {"Dates", "Horaires", "Lieu", "Public visé", "Formateur"}
    lines = [(line, level if line in labels else 0) for line in LABELLED.split("\n")]
    (one,) = find_announcements([(lines[0][0], 1), *lines[1:]], today=TODAY)
    event = one.event
    assert (event.title, event.city, len(event.occurrences)) == (
        "Formation « Annoncer en libéral »",
        "Lons-le-Saunier",
        2,
    )
    assert [str(one) for one in event.audience] == ["infirmier"]


def test_the_board_meets_and_what_it_decided_is_past() -> None:
    meeting = read_event("Conseil d’administration\tjeudi 11 mars 2027 à 19h", today=TODAY)
    assert meeting is not None
    assert meeting.title == "Conseil d’administration"
    assert read_event("Décision du conseil d’administration du 11 mars 2027", today=TODAY) is None


CARDS = [
    ("Soirées de formation du réseau", 1),
    ("", 0),
    ("20 janvier 2027", 5),
    ("", 0),
    ("Pancréas : quoi de neuf ?", 4),
    ("", 0),
    ("Avec Zoé Blanc", 0),
    ("Strasbourg – Hôtel du Pont – 19h30", 0),
    ("", 0),
    ("24 février 2027 – ANNULÉE", 5),
    ("", 0),
    ("Thrombose et cancer", 4),
    ("", 0),
    ("Colmar – 20h15", 0),
    ("", 0),
    ("REPORTÉE au 31 mars 2027 (initialement le 10 mars)", 5),
    ("", 0),
    ("Fatigue et mouvement", 4),
    ("", 0),
    ("En visioconférence", 0),
]


def test_cards_headed_by_their_days_keep_their_hours_and_states_apart() -> None:
    found = find_announcements(CARDS, today=TODAY)
    told = [
        (one.event.title, str(one.event.occurrences[0].start)[:16], str(one.event.status)) for one in found
    ]
    assert told == [
        ("Pancréas : quoi de neuf ?", "2027-01-20 19:30", "announced"),
        ("Thrombose et cancer", "2027-02-24 20:15", "cancelled"),
        ("Fatigue et mouvement", "2027-03-31", "postponed"),
    ]


@pytest.mark.parametrize(
    ("heading", "level"), [("Cycle de conférences « Comprendre »", 1), ("Conférences 2027", 2)]
)
def test_what_stands_below_the_heading_of_a_list_is_an_event(heading: str, level: int) -> None:
    lines = [
        (heading, level),
        ("1. 19 janvier 2027 – Qu’est-ce qu’une tumeur ? par Zoé Blanc, infirmière", 0),
        ("2. 16 février 2027 – Vivre après", 0),
    ]
    assert _read(lines) == [("Qu’est-ce qu’une tumeur ?", "2027-01-19"), ("Vivre après", "2027-02-16")]
    assert _read([("Nos chiffres", level), *lines[1:]]) == []


def test_who_invites_between_a_title_and_its_day_is_no_title() -> None:
    text = "Le rôle de l’infirmière\n\nCPTS du Lac\n8 mars 2027 à 9h, Lure\nTarif : 5 €"
    assert [event.title for event in find_events(text, today=TODAY)] == ["Le rôle de l’infirmière"]
