"""Announcements in French become events: title, days, place, mode, status, whom for, whom with."""

from __future__ import annotations

import json
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collectors.french.events import find_events, read_event
from collectors.french.partners import read_organizer, read_partners
from db.model import PARIS, Event
from db.vocabulary import EventKind, EventStatus, Mode, Profession
from tests.hang import BOUNDED
from tests.shared import SHARED, needs_shared

TODAY = date(2027, 1, 10)


def read(text: str, **options: str) -> Event | None:
    return read_event(text, today=TODAY, published=TODAY, **options)


def only(text: str) -> Event:
    event = read(text)
    assert event is not None
    return event


def hour(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


def days(event: Event) -> list[tuple[str, str | None]]:
    return [(str(one.start)[:16], str(one.end)[:16] if one.end else None) for one in event.occurrences]


@pytest.mark.parametrize(
    ("text", "title", "start", "city"),
    [
        ("Journée régionale de sénologie\n12 mars 2027 à Dole", "Journée régionale de sénologie", "2027-03-12", "Dole"),
        ("12 mars 2027\nJournée des aidants\nDole (39)", "Journée des aidants", "2027-03-12", "Dole"),
        ("Le 12 mars 2027 – Journée des aidants – Lyon", "Journée des aidants", "2027-03-12", "Lyon"),
        ("Journée des aidants (Lyon, 12 mars 2027)", "Journée des aidants", "2027-03-12", "Lyon"),
        ("12/03/2027\tJournée des aidants\tLyon\tS’inscrire", "Journée des aidants", "2027-03-12", "Lyon"),
        (
            "4e séminaire interrégional de\ncancérologie thoracique pour les\nmédecins\n\n18 mai 2027 à Lille",
            "4e séminaire interrégional de cancérologie thoracique pour les médecins",
            "2027-05-18",
            "Lille",
        ),
        (
            "Réunion du groupe de travail\nAssistants sociaux Limousin\n8 juin 2027 à Limoges",
            "Réunion du groupe de travail Assistants sociaux Limousin",
            "2027-06-08",
            "Limoges",
        ),
        ("La conférence aura lieu le jeudi 11 mars 2027 à Nantes", "Conférence", "2027-03-11", "Nantes"),
        (
            "Le réseau organise le 12 mars 2027, à Tours, une journée sur les soins de support.",
            "Journée sur les soins de support",
            "2027-03-12",
            "Tours",
        ),
        (
            "Nous vous invitons à une soirée sur les plaies chroniques le 12 mars 2027 à Brest.",
            "Soirée sur les plaies chroniques",
            "2027-03-12",
            "Brest",
        ),
        (
            "L’université organise un colloque sur l’après-cancer. Il se tiendra le 12 mars 2027 à Metz.",
            "Colloque sur l’après-cancer",
            "2027-03-12",
            "Metz",
        ),
        (
            "Le réseau va organiser avec l’ORIF une journée sur le sommeil le 12 mars 2027 à Dole.",
            "Journée sur le sommeil",
            "2027-03-12",
            "Dole",
        ),
        ("[12/03/2027] Atelier mémoire au CCAS de Dole", "Atelier mémoire", "2027-03-12", "Dole"),
        (
            "Le 12 mars 2027, Jean Martin donnera une conférence sur les villes en santé à l’université de Lyon.",
            "Conférence sur les villes en santé",
            "2027-03-12",
            "Lyon",
        ),
        ("Le club de lecture se retrouvera le 12 mars 2027 à Dole.", "Club de lecture", "2027-03-12", "Dole"),
        ("Save the date ! Congrès du réseau, 12 mars 2027, Lyon", "Congrès du réseau", "2027-03-12", "Lyon"),
        ("RENCONTRE ANNUELLE\nLundi 8 mars 2027\nDijon", "Rencontre annuelle", "2027-03-08", "Dijon"),
    ],
)  # fmt: skip
def test_title_day_and_town_are_read_in_every_layout(text: str, title: str, start: str, city: str) -> None:
    event = only(text)
    assert (event.title, days(event)[0][0], event.city) == (title, start, city)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Goûter des aînés\n10 janvier 2027\nLe samedi 23 janvier à 14h30 aura lieu le goûter des aînés.",
            [("2027-01-23 14:30", None)],
        ),
        (
            "Soirée contes\n4 janvier 2027\nNous vous invitons à la soirée contes du 5 février à 20h.",
            [("2027-02-05 20:00", None)],
        ),
        ("Soirée contes\nDate : 10 janvier 2027\nEntrée libre", [("2027-01-10", None)]),
        ("Soirée contes\nDimanche 10 janvier 2027\nEntrée libre", [("2027-01-10", None)]),
        ("Soirée contes\n2027-01-10\nEntrée libre", [("2027-01-10", None)]),
        (
            "Bal folk\nDate : 4 mars 2027\nCette semaine :\nle bal du 4 mars 2027\nla soirée jeux du 5 mars 2027",
            [("2027-03-04", None)],
        ),
        (
            "Table ronde\nMercredi 10 mars 2027\n"
            "Une soirée des Rencontres de l’eau, dont la troisième édition aura lieu du 22 au 24 avril 2027.",
            [("2027-03-10", None)],
        ),
        (
            "Congrès de l’eau\n9-10 mars 2027\n"
            "Une soirée publique est organisée le mercredi 10 mars 2027 de 18h à 20h.",
            [("2027-03-09", "2027-03-10"), ("2027-03-10 18:00", "2027-03-10 20:00")],
        ),
        (
            "Petit bal\nJeudi 18 mars, la répétition devient un bal de 20h à 21h.\nReprise des cours le jeudi 8 avril.",
            [("2027-03-18 20:00", "2027-03-18 21:00")],
        ),
        ("Reprise des cours de danse le jeudi 8 avril 2027 à 19h", [("2027-04-08 19:00", None)]),
        (
            "Marche rose\nNous vous invitons à une marche le 20 mars 2027.\nCovoiturage le 20 mars 2027 à 8h30.",
            [("2027-03-20", None)],
        ),
    ],
)
def test_the_day_that_is_the_event_s(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert days(only(text)) == expected


def test_the_page_s_own_date_alone_is_no_event() -> None:
    assert read("Forum des associations\n10 janvier 2027\nPlus de vingt associations s’y présentent.") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Atelier\n12 mars 2027 de 8h30 à 17h", [("2027-03-12 08:30", "2027-03-12 17:00")]),
        ("Atelier\nDate : 12 mars 2027\nHoraires : 9h - 17h", [("2027-03-12 09:00", "2027-03-12 17:00")]),
        ("Congrès\n11, 12 & 13 octobre 2027", [("2027-10-11", "2027-10-13")]),
        ("Atelier\n8 mars 2027 et 22 mars 2027", [("2027-03-08", None), ("2027-03-22", None)]),
        (
            "12 mars : atelier à Dole. Rendez-vous le vendredi 12 mars 2027 à 20h",
            [("2027-03-12 20:00", None)],
        ),
        ("Congrès annuel, 30\nnovembre 2027 à Dijon", [("2027-11-30", None)]),
    ],
)
def test_occurrences(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert days(only(text)) == expected


@pytest.mark.parametrize(
    ("text", "mode", "deduced"),
    [
        ("Webinaire douleur\n12 mars 2027", Mode.ONLINE, True),
        ("Réunion\n12 mars 2027 en viosoconférence", Mode.ONLINE, False),
        ("Formation\n12 mars 2027 à Lyon", Mode.ONSITE, True),
        ("Formation en présentiel\n12 mars 2027 à Lyon", Mode.ONSITE, False),
        ("Réunion\n12 mars 2027\nen visioconférence ou au CHU de Dijon", Mode.HYBRID, False),
        ("Réunion du bureau\n12 mars 2027", None, False),
    ],
)
def test_mode_is_read_or_deduced_and_says_which(text: str, mode: Mode | None, deduced: bool) -> None:
    event = only(text)
    assert event.mode is mode
    assert ("mode" in event.inferred) is deduced
    assert ("mode" in event.evidence) is (mode is not None)


def test_an_online_event_has_no_place() -> None:
    event = only("Webinaire du CHU de Dijon\n12 mars 2027 à 13h\nContact : CHU, 21000 Dijon")
    assert (event.venue, event.city, event.insee) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "status", "start"),
    [
        ("Soirée ville-hôpital (annulée)\n12 mars 2027, Lyon", EventStatus.CANCELLED, "2027-03-12"),
        ("ANNULÉ : Atelier nutrition, 12 mars 2027", EventStatus.CANCELLED, "2027-03-12"),
        (
            "La réunion initialement prévue le 12 mars 2027 est reportée au 26 mars 2027.",
            EventStatus.POSTPONED,
            "2027-03-26",
        ),
        ("Soirée du réseau\n12 mars 2027", EventStatus.ANNOUNCED, "2027-03-12"),
    ],
)
def test_status_and_the_new_day(text: str, status: EventStatus, start: str) -> None:
    event = only(text)
    assert (event.status, days(event)[0][0]) == (status, start)
    assert "annul" not in event.title.lower()


def test_a_cancelled_event_is_told_without_a_day() -> None:
    event = only("La soirée de rentrée est annulée.")
    assert (event.title, event.status, event.occurrences) == (
        "Soirée de rentrée",
        EventStatus.CANCELLED,
        (),
    )


@pytest.mark.parametrize(
    ("text", "title", "words"),
    [
        ("Journée des aidants\nSamedi 27 avril à Dole", "Journée des aidants", "Samedi 27 avril"),
        ("La réunion aura lieu les 29 et 30 janvier à Dole.", "Réunion", "les 29 et 30 janvier"),
        ("Soirée du réseau\n31 novembre 2027, Dole", "Soirée du réseau", "31 novembre 2027"),
    ],
)
def test_a_day_that_cannot_be_known_is_kept_as_words(text: str, title: str, words: str) -> None:
    event = read_event(text, today=TODAY)
    assert event is not None
    assert (event.title, event.city, event.occurrences) == (title, "Dole", ())
    assert event.dates_raw == words
    assert find_events(text, today=TODAY) == []


def test_details_are_read() -> None:
    event = only(
        "Journée d’étude sur la douleur\n"
        "(en partenariat avec le réseau Oncolune et la Ligue contre le cancer)\n"
        "Date : 12 mars 2027\nLieu : IFSI, 2 rue de la Paix, 21000 Dijon\n"
        "Public : infirmiers libéraux, pharmaciens\n"
        "Inscription avant le 1er mars 2027 : https://exemple.org/inscription"
    )
    assert event.kind is EventKind.JOURNEE
    assert event.venue == "IFSI, 2 rue de la Paix"
    assert (event.city, event.insee, event.department) == ("Dijon", "21231", "21")
    assert event.audience == (Profession.INFIRMIER, Profession.PHARMACIEN)
    assert event.partners == ("réseau Oncolune", "Ligue contre le cancer")
    assert event.registration_deadline == date(2027, 3, 1)
    assert event.registration_url == "https://exemple.org/inscription"
    assert event.dates_raw == "12 mars 2027"
    assert event.evidence["kind"] == "Journée"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Atelier\n12 mars 2027", {"all_day"}),
        ("Atelier\n12 mars 2027 toute la journée", set()),
        ("Atelier\n12 mars 2027 à 20h", set()),
        ("Atelier\n12 mars à 20h", {"year"}),
    ],
)
def test_what_is_deduced_is_named(text: str, names: set[str]) -> None:
    assert set(only(text).inferred) == names


def test_the_source_s_region_settles_homonyms() -> None:
    text = "Réunion\n12 mars 2027 à Saint-Denis"
    home = read(text, region="La Réunion")
    assert home is not None
    assert home.insee == "97411"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Retour sur la journée du 12 mars 2027 à Lyon",
        "Le congrès s’est tenu le 12 mars 2026 à Lyon.",
        "Appel à candidatures : dossiers à déposer avant le 12 mars 2027",
        "Date limite d’inscription : 12 mars 2027",
        "Le conseil d’administration a voté le 12 mars 2027 le choix du logiciel.",
        "Le contrat a été signé le 12 mars 2027 à Dole, salle Courbet.",
        "La CPTS est engagée depuis le 12 mars 2022.",
        "Publié le 12/03/2027 - 11:18",
        "Poste à pourvoir au 12 mars 2027 à Dijon",
        "Vacances : fermeture du 24 décembre 2027 au 2 janvier 2028",
        "Un texte qui ne dit rien d’un jour.",
        "Rendez-vous samedi 13 mars 2027 dès 11h à la gare Saint-Paul.",
    ],
)
def test_what_is_no_event_is_none(text: str) -> None:
    assert read(text) is None
    assert find_events(text, today=TODAY, published=TODAY) == []


def titles(text: str) -> list[tuple[str, str]]:
    events = find_events(text, today=TODAY, published=TODAY)
    return [(event.title, days(event)[0][0]) for event in events]


def test_titles_above_their_days() -> None:
    text = """
        AGENDA

        Atelier nutrition
        pour tous

        12 mars 2027 à Dole

        Congrès nationaux et
        internationaux

        Congrès de chirurgie
        18 & 19 mars 2027 à Paris
        Journée des réseaux
        2 avril 2027 à Lyon
    """
    expected = [("Atelier nutrition pour tous", "2027-03-12"), ("Congrès de chirurgie", "2027-03-18")]
    assert titles(text) == [*expected, ("Journée des réseaux", "2027-04-02")]


def test_a_dated_list_older_than_its_page_keeps_all_its_days() -> None:
    text = (
        "Atelier mémoire\n5 janvier 2027\nSalle Courbet\n\nAtelier équilibre\n9 janvier 2027\nSalle Courbet"
    )
    assert titles(text) == [("Atelier mémoire", "2027-01-05"), ("Atelier équilibre", "2027-01-09")]


def test_titles_below_their_days() -> None:
    text = """
        Nos rendez-vous

        12 mars 2027
        Atelier nutrition
        Maison de santé, 39100 Dole

        18 mars 2027
        Soirée des aidants
        Palais des congrès, Lyon
    """
    assert titles(text) == [("Atelier nutrition", "2027-03-12"), ("Soirée des aidants", "2027-03-18")]


def test_a_list_and_sentences() -> None:
    text = """
        • 12 mars 2027 : atelier nutrition (Dole, salle des fêtes)
        • 18 mars 2027 de 20h à 22h : webinaire sur la vaccination

        L’assemblée générale se tiendra le 3 avril 2027 à 19h à Lyon. Le bureau remercie ses membres.

        Le bureau a été élu le 5 janvier 2027.
    """
    assert titles(text) == [
        ("Atelier nutrition", "2027-03-12"),
        ("Webinaire sur la vaccination", "2027-03-18 20:00"),
        ("Assemblée générale", "2027-04-03 19:00"),
    ]


def test_an_announcement_keeps_the_sentences_that_follow_it() -> None:
    text = """
        Soirée d’information sur le diabète le lundi 15 mars 2027, de 18h30 à 20h30, à la maison de
        santé de Jussey. Inscription avant le 9 mars.

        Webinaire « Fatigue » : mardi 16 mars 2027 à 12h30. Le lien vous sera envoyé après inscription.
    """
    assert titles(text) == [
        ("Soirée d’information sur le diabète", "2027-03-15 18:30"),
        ("Webinaire « Fatigue »", "2027-03-16 12:30"),
    ]
    assert find_events(text, today=TODAY)[0].registration_deadline == date(2027, 3, 9)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Nous vous proposons la formation « Plaies ».\nElle se tiendra le 12 mars 2027 à Dole.",
            "« Plaies »",
        ),
        ("Soigner les plaies\nCette formation aura lieu le 12 mars 2027 à Dole.", "Soigner les plaies"),
        (
            "Vous êtes conviés à la réunion plénière qui se tiendra :\nle 12 mars 2027 à 19h",
            "Réunion plénière",
        ),
        (
            "On vous propose un atelier sur la marche.\nRendez-vous le 12 mars 2027 à Dole.",
            "Atelier sur la marche",
        ),
        (
            "Nous serons heureux de vous accueillir le 12 mars 2027 pour la soirée d’accueil.",
            "Soirée d’accueil",
        ),
        ("L’assemblée générale du réseau se réunira le 12 mars 2027.", "Assemblée générale du réseau"),
        ("Vous êtes invités à notre soirée d’accueil le 12 mars 2027 à Dole.", "Soirée d’accueil"),
    ],
)
def test_a_sentence_on_what_was_named_before_it(text: str, title: str) -> None:
    ((found, start),) = titles(text)
    assert found.endswith(title)
    assert start.startswith("2027-03-12")


def test_the_next_sitting_after_one_that_is_off() -> None:
    text = "Groupe plaies\nLa séance du 12 mars 2027 est annulée. Prochaine séance : 9 avril 2027 à 18h"
    assert [(one.title, one.status, days(one)[0][0]) for one in find_events(text, today=TODAY)] == [
        ("Groupe plaies", EventStatus.CANCELLED, "2027-03-12"),
        ("Groupe plaies", EventStatus.ANNOUNCED, "2027-04-09 18:00"),
    ]
    event = only(text)
    assert (event.title, event.status, days(event)) == (
        "Groupe plaies",
        EventStatus.ANNOUNCED,
        [("2027-04-09 18:00", None)],
    )


def test_cells_that_became_lines() -> None:
    text = """
        Date
        Intitulé
        Lieu
        12 mars 2027
        Réunion du bureau, salle Jean Moulin, 18h
        Lure
        19 mars 2027
        Atelier marche à 14h à Gray
        Gray
    """
    events = find_events(text, today=TODAY)
    assert [(one.title, one.city) for one in events] == [
        ("Réunion du bureau", "Lure"),
        ("Atelier marche", "Gray"),
    ]


def test_what_names_a_gathering_and_not_a_place() -> None:
    cafe = only("Café des aidants\n12 mars 2027 de 14h à 16h\nCafé du Commerce, Luxeuil-les-Bains")
    assert (cafe.title, cafe.venue, cafe.city) == (
        "Café des aidants",
        "Café du Commerce",
        "Luxeuil-les-Bains",
    )
    role = only("Webinaire\n12 mars 2027 • 13h–14h\nPlace de l’IPA en oncologie")
    assert (role.title, role.venue, role.mode) == ("Place de l’IPA en oncologie", None, Mode.ONLINE)


def test_sessions_in_two_towns_are_two_events() -> None:
    text = "Formation AFGSU\nSession 1 : 12 et 13 mars 2027 - Dijon\nSession 2 : 4 et 5 juin 2027 - Besançon"
    events = find_events(text, today=TODAY)
    assert [(one.title, one.city, len(one.occurrences)) for one in events] == [
        ("Formation AFGSU", "Dijon", 1),
        ("Formation AFGSU", "Besançon", 1),
    ]


def test_a_day_beside_any_words_is_no_event_outside_an_agenda() -> None:
    assert titles("Jeanne DUPONT\n12 mars 2027") == []
    assert titles("AGENDA\n\nLes dix ans du réseau\n12 mars 2027") == [
        ("Les dix ans du réseau", "2027-03-12")
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("organisé en partenariat avec le DSRC Alpha et le DSRC Bêta", ("DSRC Alpha", "DSRC Bêta")),
        ("(en collobaration à l’URPS infirmiers Nord)", ("URPS infirmiers Nord",)),
        ("en partenariat avec Alpha, l’ARS et la CPAM du Nord.", ("Alpha", "ARS", "CPAM du Nord")),
        ("en partenariat avec la Société d’oncologie (SO) le 12 mars", ("Société d’oncologie (SO)",)),
        ("en partenariat avec le Dr Jeanne Dupont", ()),
        ("sans personne d’autre", ()),
    ],
)
def test_partners_are_organisations(text: str, names: tuple[str, ...]) -> None:
    assert read_partners(text) == names


def test_organizer() -> None:
    assert read_organizer("Soirée organisée par la CPTS du Val, à Dole") == "CPTS du Val"
    assert read_organizer("Soirée") is None


@BOUNDED
@pytest.mark.parametrize(
    "piece", ["1", "-", "(", "12 mars\n", "de\n", "« ", "a, ", "organise un ", "¤ ", "\t"]
)
def test_hostile_text_is_read_in_time(piece: str) -> None:
    text = (piece * 20_000)[:20_000]
    read_event(text, today=TODAY)
    find_events(text, today=TODAY)


@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error(text: str) -> None:
    read(text)
    find_events(text, today=TODAY)


@needs_shared
def test_labelled_announcements() -> None:
    """The bar that was reached on real announcements; `benchmarks/accuracy_events.py` shows each of them."""
    lines = (SHARED / "gold" / "events-dev.jsonl").read_text("utf-8").splitlines()
    right = read_count = 0
    for row in map(json.loads, lines):
        published = date.fromisoformat(f"{row['published']}-01-01"[:10]) if row["published"] else None
        event = read_event(row["text"], today=published or TODAY, published=published)
        if event and event.occurrences:
            start = event.occurrences[0].start
            said = f"{start:%Y-%m-%dT%H:%M}" if isinstance(start, datetime) else str(start)
            read_count += 1
            right += said == row["start"]
    assert right / read_count >= 0.98
    assert right >= 0.93 * sum(json.loads(line)["start"] is not None for line in lines)
