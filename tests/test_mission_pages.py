"""Which pages of a CPTS's site speak of one of its missions, and where its home page leads to them."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from collectors.platforms import drupal, mission_menu, page, wordpress
from collectors.platforms.contract import Answer, Ask, Role
from collectors.platforms.mission_pages import mission_page
from collectors.platforms.wordpress_content import PAGES, POSTS
from collectors.registry import Entry
from db.vocabulary import Mission
from tests.builders import TODAY, web_page
from tests.hang import BOUNDED

SITE = "https://cpts-des-lacs.example/"


def read(title: str, text: str = "") -> str | None:
    found = mission_page(title, text, SITE + "page", None)
    return f"{found.mission}: {found.words}" if found else None


@pytest.mark.parametrize(
    ("title", "mission", "words"),
    [
        ("Mission 1 : Améliorer l’accès aux soins", "acces", "Mission 1 : Améliorer l’accès aux soins"),
        ("MISSION 01 : AMÉLIORATION DE L’ACCÈS AUX SOINS", "acces", None),
        ("Accès aux soins", "acces", "Accès aux soins"),
        ("Accès aux soins non programmés (SNP)", "acces", "Accès aux soins"),
        ("Faciliter l'accès à un médecin traitant", "acces", "Faciliter l'accès à un médecin traitant"),
        ("Trouver un médecin traitant", "acces", None),
        ("Soins non-programmés", "acces", None),
        ("SAS – Service d’accès aux soins", "acces", "SAS"),
        ("Mission 2 – Parcours pluriprofessionnels", "parcours", "Mission 2 – Parcours"),
        ("Parcours cancer du sein", "parcours", "Parcours"),
        ("Parcours insuffisance cardiaque", "parcours", "Parcours"),
        ("PARCOURS DE SOINS", "parcours", None),
        ("Parcours de Soins de la Personne Âgée", "parcours", None),
        ("Nos parcours", "parcours", "Nos parcours"),
        ("Les parcours de santé pluriprofessionnels", "parcours", None),
        ("Organiser les parcours autour du patient", "parcours", "Organiser les parcours"),
        ("Parcours d’ETP en ville", "parcours", None),
        ("Sécurisation des passages entre les soins de ville et l’hôpital", "parcours", None),
        ("Maintien à domicile", "parcours", None),
        ("Prévention", "prevention", "Prévention"),
        ("Nos actions de prévention", "prevention", "Nos actions de prévention"),
        ("Mission\u00a03\u00a0: Développement d'actions territoriales de prévention", "prevention", None),
        ("Prévention des chutes", "prevention", "Prévention"),
        ("Prévention bucco-dentaire en EHPAD", "prevention", None),
        ("Axe III. La prévention", "prevention", None),
        ("Crise sanitaire", "crise", None),
        ("Participer à la gestion de crises sanitaires", "crise", None),
        ("Mission 4 : Crise", "crise", None),
        ("Réponse aux situations sanitaires exceptionnelles", "crise", None),
        ("Plan de crise", "crise", "Plan de crise"),
        ("Qualité et pertinence des soins", "qualite", "Qualité et pertinence"),
        ("Mission optionnelle 5 : démarche qualité", "qualite", None),
        ("Accompagnement des professionnels de santé", "accompagnement", None),
        ("Accompagner les professionnels sur le territoire", "accompagnement", None),
        ("Attractivité du territoire", "accompagnement", None),
        ("Fiche action n° 6 : soutien aux professionnels", "accompagnement", None),
        ("Projet : Prévention de l’obésité", "prevention", None),
    ],
)
def test_a_title_that_names_a_mission_plainly(title: str, mission: str, words: str | None) -> None:
    found = mission_page(title, "", SITE, None)
    assert found is not None
    assert found.mission is Mission(mission)
    assert words is None or found.words == words


@pytest.mark.parametrize(
    "title",
    [
        "",
        "Accueil",
        "Nos missions",
        "Mission 2",
        "Nos projets",
        "Le projet de santé",
        "Qui sommes-nous ?",
        "Parcours ou prévention",
        "Prévention, parcours et accès aux soins",
        "Formation : prévention des chutes",
        "Soirée parcours insuffisance cardiaque",
        "Réunion du groupe de travail parcours AVC",
        "Groupe de travail : parcours santé mentale",
        "Webinaire : accès aux soins non programmés",
        "Journée de prévention à Lure",
        "Prévention : rendez-vous le 12 mars",
        "Parcours diabète 2026",
        "Prévention : la CPTS lance un bus",
        "La prévention est l’affaire de tous",
        "Retour sur le parcours obésité",
        "Accès aux soins : une nouvelle consultation",
        "Octobre rose et prévention : participez",
        "Appel à projets prévention",
        "Prévention : inscrivez-vous",
        "Parcours professionnel",
        "Parcours de formation des infirmiers",
        "Parcours de Marie, infirmière à Lure",
        "Parcours d’installation",
        "Parcours santé",
        "Mon parcours",
        "Déclarer son médecin traitant",
        "Les médecins traitants du territoire",
        "Crise suicidaire",
        "Crise d’épilepsie chez l’enfant",
        "Recrutement : chargé de mission prévention",
        "La CPTS recrute un coordinateur de parcours",
        "Guide de la prévention",
        "Annuaire du parcours oncologique",
        "Le lien ville-hôpital, qu’est-ce que c’est ?",
        "Accès à des consultations de médecins spécialistes",
        "SAS Lefranc Conseil",
        "Sécurité, qualité des soins et vous",
        "Prévention " + "et encore une chose " * 6,
    ],
)
def test_any_other_title_is_left_out(title: str) -> None:
    assert read(title, "Parcours pluriprofessionnels" if title != "Mission 2" else "") is None


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Mission 2", "Parcours pluriprofessionnels\nLe texte.", "parcours: Parcours"),
        ("Mission n°3", "Le projet de santé\nLa prévention", "prevention: La prévention"),
        ("Axe IV", "La réponse aux crises sanitaires", "crise: La réponse aux crises"),
        ("Mission 1", "Ici,\nLure,\nVesoul,\nPrévention", None),
        ("Mission 1", "La CPTS organise avec ses partenaires la prévention.", None),
        ("Nos actions", "Prévention", None),
    ],
)
def test_a_title_that_is_a_number_is_told_by_its_first_lines(
    title: str, text: str, expected: str | None
) -> None:
    assert read(title, text) == expected


# On sites

ENTRY = Entry.model_validate(
    {"id": "lacs", "name": "CPTS des Lacs", "kind": "cpts", "homepage": SITE, "platform": "page"}
)
NETWORK = ENTRY.model_copy(update={"kind": "dsrc"})
MENU = """<nav><ul>
<li><a href='/'>Accueil</a></li>
<li><a href='/nos-missions'>Nos missions</a></li>
<li><a href='/acces-aux-soins#haut'>Accès aux soins</a></li>
<li><a href='/prevention'>Nos actions de prévention</a></li>
<li><a href='/projet.pdf'>Projet de santé</a></li>
<li><a href='https://ailleurs.example/prevention'>Prévention</a></li>
<li><a href='/actualites/parcours-avc'>Parcours AVC</a></li>
<li><a href='/contact'>Contact</a></li></ul></nav>
<article><time datetime='2026-10-01'>1er octobre</time><a href='/bus'>Prévention du diabète</a></article>"""


def asked(platform: Any, markup: str, purpose: str, entry: Entry = ENTRY, path: str = "") -> Answer:
    ask = Ask(url=SITE + path, role=Role.LIST, purpose=purpose)
    found: Answer = platform.read(web_page(SITE + path, markup), ask, entry, TODAY)
    return found


def missions_of(answer: Answer) -> dict[str, str]:
    """Give the pages asked for about missions: path and purpose."""
    asks = [ask for ask in answer.asks if ask.purpose in mission_menu.PURPOSES]
    assert all(ask.guess and ask.last and ask.role is Role.PAGE for ask in asks)
    return {ask.url.removeprefix(SITE): ask.purpose for ask in asks}


@pytest.mark.parametrize(
    ("platform", "purpose"), [(page, page.HOME), (drupal, drupal.HOME), (page, mission_menu.HOME)]
)
def test_the_home_page_leads_to_missions_and_not_to_news(platform: Any, purpose: str) -> None:
    markup = f"<h1>CPTS des Lacs</h1>{MENU}"
    assert missions_of(asked(platform, markup, purpose)) == {
        "nos-missions": mission_menu.MENU,
        "acces-aux-soins": mission_menu.MISSION,
        "prevention": mission_menu.MISSION,
    }


@pytest.mark.parametrize("platform", [page, drupal])
def test_a_network_has_no_missions(platform: Any) -> None:
    assert missions_of(asked(platform, f"<h1>Réseau</h1>{MENU}", platform.HOME, NETWORK)) == {}


@pytest.mark.parametrize("platform", [page, drupal])
def test_the_home_page_is_also_asked_for_when_the_lists_are_known(platform: Any) -> None:
    known = ENTRY.model_copy(update={"agenda": (SITE + "agenda",)})
    assert [ask.purpose for ask in platform.begin(known)][-1] == mission_menu.HOME
    network = known.model_copy(update={"kind": "dsrc"})
    assert mission_menu.HOME not in [ask.purpose for ask in platform.begin(network)]


def test_a_dozen_pages_at_most_are_guessed() -> None:
    links = "".join(f"<a href='/p{n}'>Parcours {'abcdefghijklmnopqrst'[n]}</a>" for n in range(20))
    assert len(missions_of(asked(page, f"<h1>CPTS</h1>{links}", page.HOME))) == 12


def test_a_list_of_missions_leads_to_their_pages() -> None:
    markup = "<main><h1>Nos missions</h1><a href='/m/2'>Mission 2 : parcours</a><a href='/plus'>Tout voir</a></main>"
    answer = asked(page, markup, mission_menu.MENU, path="nos-missions")
    assert missions_of(answer) == {"m/2": mission_menu.MISSION}
    assert answer.pages == ()


@pytest.mark.parametrize("platform", [page, drupal])
def test_the_page_of_a_mission(platform: Any) -> None:
    markup = "<title>Parcours AVC | CPTS des Lacs</title><main><h1>Parcours AVC</h1><p>Le texte.</p></main>"
    (found,) = asked(platform, markup, mission_menu.MISSION, path="avc").pages
    assert (found.mission, found.title, found.words) == (Mission.PARCOURS, "Parcours AVC", "Parcours")
    assert (found.url, found.published) == (SITE + "avc", None)


@pytest.mark.parametrize("kind", ["Event", "NewsArticle"])
def test_a_page_that_says_that_it_is_an_event_or_news_is_left_out(kind: str) -> None:
    data = json.dumps({"@context": "https://schema.org", "@type": kind, "name": "Parcours AVC"})
    markup = f"<script type='application/ld+json'>{data}</script><main><h1>Parcours AVC</h1></main>"
    assert asked(page, markup, mission_menu.MISSION, path="avc").pages == ()


def listed(title: str) -> dict[str, Any]:
    return {
        "id": 7,
        "link": SITE + "prevention/",
        "guid": {"rendered": SITE + "?page_id=7"},
        "date": "2025-03-01T09:00:00",
        "title": {"rendered": title},
        "content": {"rendered": "<h2>Accès aux soins</h2><p>Le texte.</p>"},
    }


@pytest.mark.parametrize(
    ("title", "purpose", "entry", "expected"),
    [
        ("Nos actions de pr&eacute;vention", PAGES, ENTRY, ["Nos actions de prévention"]),
        ("Mission 1", PAGES, ENTRY, ["Mission 1"]),
        ("Accueil", PAGES, ENTRY, []),
        ("Nos actions de prévention", POSTS, ENTRY, []),
        ("Nos actions de prévention", PAGES, NETWORK, []),
    ],
    ids=["page", "number", "other", "post", "network"],
)
def test_the_pages_of_a_wordpress_site(title: str, purpose: str, entry: Entry, expected: list[str]) -> None:
    found = asked(wordpress, json.dumps([listed(title)]), purpose, entry).pages
    assert [one.title for one in found] == expected
    assert all((one.url, one.published) == (SITE + "prevention/", "2025-03-01") for one in found)


@BOUNDED
def test_hostile_pages_are_read_in_linear_time() -> None:
    assert read("parcours de " * 20_000, "prévention " * 20_000) is None
    assert read("1" * 100_000) is None
    assert asked(page, f"<h1>{'Mission ' * 20_000}</h1>", mission_menu.MISSION).pages == ()


def test_the_day_of_publication_is_kept() -> None:
    found = mission_page("Prévention", "", SITE, date(2025, 3, 1))
    assert found is not None
    assert found.published == "2025-03-01"
