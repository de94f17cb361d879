# ruff: noqa: E501
"""Small invented sites in the markups that CPTS use, each as its pages by path, and a walk over them."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from collectors.page import Page
from collectors.platforms import page as any_site
from collectors.platforms.contract import Ask
from collectors.registry import Entry
from db.model import Event, Resource
from tests.builders import TODAY, web_page

SITE = "https://cpts.example"


def entry(**fields: Any) -> Entry:
    told = {"region": "Bourgogne-Franche-Comté", "homepage": f"{SITE}/", "agenda": (), "resources": ()}
    return Entry.model_construct(id="cpts", name="CPTS du Val", kind="cpts", **{**told, **fields})


@dataclass
class Found:
    """What a walk over a site found, and the paths it asked for; `unknown` are those that made no sense."""

    events: dict[str, Event] = field(default_factory=dict)
    resources: list[Resource] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    @property
    def starts(self) -> dict[str, str]:
        """Give the title of each event with its first start, to the minute."""
        return {
            one.title: str(one.occurrences[0].start)[:16] for one in self.events.values() if one.occurrences
        }


def walk(site: dict[str, str | bytes], today: date = TODAY, **fields: Any) -> Found:
    """Read a site as a run does: every ask once, every list to its end; other paths do not exist."""
    found, told = Found(), entry(**fields)
    waiting = deque(any_site.begin(told))
    seen: set[tuple[str, str]] = set()
    while waiting:
        ask = waiting.popleft()
        content = site.get(ask.url.removeprefix(SITE))
        if (ask.purpose, ask.url) in seen or content is None:
            continue
        seen.add((ask.purpose, ask.url))
        found.asked.append(ask.url.removeprefix(SITE))
        _take(found, web_page(ask.url, content), ask, told, today, waiting)
    return found


def _take(found: Found, page: Page, ask: Ask, told: Entry, today: date, waiting: deque[Ask]) -> None:
    answer = any_site.read(page, ask, told, today)
    if not answer.known:
        found.unknown.append(found.asked[-1])
    for event in answer.events:
        found.events.setdefault(event.uid or event.title, event)
    found.resources += answer.resources
    waiting.extend(answer.asks)
    if answer.next_page is not None:
        waiting.append(answer.next_page)


def document(body: str, title: str = "CPTS du Val", head: str = "") -> str:
    return f"<!doctype html><html lang=fr><head><title>{title}</title>{head}</head><body>{body}</body></html>"


SPIP_MENU = (
    '<div id="entete"><strong id="nom_site_spip"><a rel="home" href="spip.php?page=sommaire">CPTS du Val</a></strong></div>'
    '<div id="nav"><ul class="menu-liste"><li><a href="spip.php?rubrique3">Agenda</a></li>'
    '<li><a href="spip.php?rubrique4">La CPTS</a></li><li><a href="spip.php?rubrique5">Nos documents</a></li></ul></div>'
)
SPIP_FOOT = '<div id="pied"><p>2019-2026 © CPTS du Val - Plan du site - Secrétariat ouvert du lundi au vendredi de 9h à 17h</p></div>'


def spip(title: str, body: str) -> str:
    return document(
        f'{SPIP_MENU}<div id="contenu"><h1 class="crayon">{title}</h1>{body}</div>{SPIP_FOOT}', title
    )


def spip_item(number: int, title: str, published: str) -> str:
    return (
        f'<li class="item"><div class="entry"><h3 class="entry-title"><a href="spip.php?article{number}" rel="bookmark">'
        f'{title}</a></h3><p class="info-publi">{published}, par <span class="auteur">Rédaction</span></p></div></li>'
    )


def spip_article(title: str, text: str, published: str = "Publié le 3 novembre 2026, par Rédaction") -> str:
    return spip(title, f'<p class="info-publi">{published}</p><div class="texte"><p>{text}</p></div>')


SPIP: dict[str, str | bytes] = {
    "/": document(
        f'{SPIP_MENU}<div id="contenu"><p>{"Bienvenue à la CPTS du Val. " * 10}</p></div>{SPIP_FOOT}'
    ),
    "/spip.php?rubrique3": spip(
        "Agenda",
        '<ul class="liste-items">'
        + spip_item(12, "Soirée « Plaies et cicatrisation »", "3 novembre 2026")
        + spip_item(13, "Retour sur le forum de rentrée", "2 octobre 2026")
        + spip_item(14, "Fermeture du secrétariat", "1er octobre 2026")
        + '</ul><p class="pagination"><strong class="on">0</strong> | '
        '<a href="spip.php?rubrique3&amp;debut_articles=10#pagination_articles">10</a></p>',
    ),
    "/spip.php?rubrique3&debut_articles=10": spip(
        "Agenda",
        '<ul class="liste-items">'
        + spip_item(9, "Réunion du groupe de travail diabète", "12 septembre 2026")
        + "</ul>",
    ),
    "/spip.php?article12": spip_article(
        "Soirée « Plaies et cicatrisation »",
        "Jeudi 14 janvier 2027 de 20h à 22h, salle des fêtes de Lure. Inscription avant le 8 janvier 2027 : "
        '<a href="https://formulaire.example/plaies">je m’inscris</a>.',
    ),
    "/spip.php?article13": spip_article(
        "Retour sur le forum de rentrée",
        "Le forum du 24 septembre 2026 a réuni 80 professionnels, de 18h à 21h.",
    ),
    "/spip.php?article14": spip_article(
        "Fermeture du secrétariat", "Le secrétariat sera fermé du 24 au 31 décembre 2026."
    ),
    "/spip.php?article9": spip_article(
        "Réunion du groupe de travail diabète", "Elle aura lieu le 9 décembre 2026 à 13h en visioconférence."
    ),
    "/spip.php?rubrique5": spip(
        "Nos documents",
        '<dl class="spip_document"><dt><a href="IMG/pdf/annuaire.pdf" type="application/pdf">Annuaire des professionnels'
        " (PDF - 1.2 Mo)</a></dt></dl>",
    ),
}


def nested(*pieces: str) -> str:
    """Wrap as page builders do: divs without a name, spans for every line."""
    lines = "".join(f"<div><div><p><span><span>{piece}</span></span></p></div></div>" for piece in pieces)
    return f"<div><div><div>{lines}</div></div></div>"


def wix(body: str, title: str) -> str:
    menu = '<nav><ul><li><a href="/">Accueil</a></li><li><a href="/evenements">Évènements</a></li></ul></nav>'
    consent = '<div id="cookie-banner"><p>Ce site utilise des cookies depuis le 1er janvier 2027.</p></div>'
    foot = nested("©2026 par CPTS du Val.", "Ouvert le 4 janvier 2027 de 9h à 17h")
    parts = f'<header>{menu}</header><div id="PAGES_CONTAINER"><div>{body}</div></div><footer>{foot}</footer>{consent}'
    return document(f'<div id="SITE_CONTAINER">{parts}</div>', f"{title} | CPTS du Val")


def wix_card(slug: str, title: str, when: str, place: str) -> str:
    link = f'<a href="{SITE}/event-details/{slug}">'
    return nested(
        f"{link}<img src='/i.jpg'></a>", f"{link}{title}</a>", when, place, f"{link}En savoir plus</a>"
    )


WIX: dict[str, str | bytes] = {
    "/": wix(nested("Bienvenue", "La CPTS du Val réunit 120 professionnels. " * 6), "Accueil"),
    "/evenements": wix(
        "<h1>Nos évènements</h1>"
        + wix_card(
            "webinaire-bpco",
            "Webinaire BPCO",
            "mar. 12 janv. | Visioconférence",
            "12 janv. 2027, 13:00 – 14:00",
        )
        + wix_card("soiree-sport", "Soirée sport santé", "jeu. 18 févr. | Vesoul", "18 févr. 2027, 20:00"),
        "Évènements",
    ),
    "/event-details/webinaire-bpco": wix(
        "<h1>Webinaire BPCO</h1>"
        + nested("12 janv. 2027, 13:00 – 14:00", "Visioconférence", "Pour les infirmiers"),
        "Webinaire BPCO",
    ),
    "/event-details/soiree-sport": wix(
        "<h1>Soirée sport santé</h1>"
        + nested("18 févr. 2027, 20:00 – 22:00", "Vesoul, 3 rue Basse, 70000 Vesoul"),
        "Soirée sport santé",
    ),
}


def assoconnect(body: str, title: str) -> str:
    menu = '<div class="menu"><a href="/page/1-accueil">Accueil</a><a href="/page/2-nos-rendez-vous">Nos rendez-vous</a></div>'
    head = f'<meta property="og:site_name" content="CPTS du Val"><meta property="og:title" content="{title} - CPTS du Val">'
    return document(
        f'{menu}<div class="container">{body}</div><div class="footer">© 2026</div>', "CPTS du Val", head
    )


def assoconnect_card(link: str, month: str, title: str, lines: str) -> str:
    return (
        f'<a class="card event-card" href="{link}"><div class="card-date"><span>14</span><span>{month}</span></div>'
        f'<div class="card-body"><h3>{title}</h3><p>{lines}</p></div></a>'
    )


ASSOCONNECT: dict[str, str | bytes] = {
    "/": assoconnect("<p>" + "Une association de professionnels de santé. " * 8 + "</p>", "Accueil"),
    "/page/2-nos-rendez-vous": assoconnect(
        '<div class="row">'
        + assoconnect_card(
            "/collect/description/501-a", "JANV.", "Atelier vaccination", "14 janvier 2027 à 19h30"
        )
        + assoconnect_card(
            "/collect/description/502-b", "AVR.", "ANNULÉ – Assemblée générale", "14 avril 2027"
        )
        + "</div>",
        "Nos rendez-vous",
    ),
    "/collect/description/501-a": assoconnect(
        '<div class="h1">Atelier vaccination</div><p>Le jeudi 14 janvier 2027 à 19h30</p><p>Lieu : Maison de santé, Lure</p>',
        "Atelier vaccination",
    ),
    "/collect/description/502-b": assoconnect(
        "<p>Mercredi 14 avril 2027 à 20h00, Lure</p>", "ANNULÉ – Assemblée générale"
    ),
}

TABLE: dict[str, str | bytes] = {
    "/": document(
        '<table width="100%"><tr><td><a href="agenda.html">Agenda</a><br><a href="contact.html">Contact</a></td>'
        f"<td><p>{'La CPTS du Val vous accueille. ' * 9}</p></td></tr></table>"
    ),
    "/agenda.html": document(
        "<h1>Agenda 2027</h1><table><tr><th>Date</th><th>Intitulé</th><th>Lieu</th><th></th></tr>"
        "<tr><td>14/01/2027 20h</td><td>Soirée ville-hôpital</td><td>Lure</td><td><a href='prog.pdf'>programme</a></td></tr>"
        "<tr><td>02/02/2027</td><td>Formation premiers secours</td><td>Vesoul</td><td></td></tr>"
        "<tr><td>du 8 au 9 mars 2027</td><td>Congrès régional</td><td>Besançon</td><td></td></tr></table>"
        "<p>Mise à jour : 20/11/2026</p>"
    ),
}

PROSE: dict[str, str | bytes] = {
    "/": document(
        '<ul><li><a href="/nos-rendez-vous/">Nos rendez-vous</a></li></ul><main><h1>CPTS du Val</h1><p>'
        + "Une CPTS de 60 communes. " * 10
        + "</p></main>"
    ),
    "/nos-rendez-vous/": document(
        """<main><h1>Nos rendez-vous</h1><p>Publié le 15 novembre 2026</p>
        <p>La CPTS vous invite à une soirée d’échange sur les soins palliatifs le jeudi 14 janvier 2027 à 20 h à la salle
        des fêtes de Lure. <a href="https://f.example/1">Inscription</a></p>
        <p>Nous organisons un webinaire sur la vaccination le 3 février 2027 de 13h à 14h.</p>
        <p>L’assemblée générale aura lieu le 20 mars 2027 à 19h30 à Vesoul.</p>
        <p>Une formation aux gestes d’urgence se tiendra le 6 avril 2027 de 9h à 17h à Luxeuil-les-Bains.</p>
        <p>Retour sur la soirée du 3 octobre 2026 : 40 participants.</p>
        <p>Le projet de santé a été validé le 4 juin 2026.</p>
        <p>Horaires d’ouverture : du lundi au vendredi de 9h à 17h.</p></main>
        <footer>© 2026 CPTS du Val</footer>"""
    ),
}


def jimdo_module(kind: str, content: str) -> str:
    return f'<div id="cc-m-1" class="j-module n j-{kind}">{content}</div>'


JIMDO: dict[str, str | bytes] = {
    "/": document(
        '<div class="jtpl-navigation"><ul class="cc-nav-level-0 j-nav-level-0"><li><a href="/actualités/">Actualités</a></li>'
        '<li><a href="/agenda-formations/">Agenda &amp; formations</a></li></ul></div>'
        f'<div id="content_area">{jimdo_module("text", "<p>" + "Bienvenue. " * 30 + "</p>")}</div>'
    ),
    "/agenda-formations/": document(
        '<div class="jtpl-content"><div id="content_area"><div id="content_start"></div>'
        + jimdo_module("header", "<h1>Agenda &amp; formations</h1>")
        + jimdo_module("header", "<h2>Formation « Addictions »</h2>")
        + jimdo_module("text", "<p>Mardi 9 février 2027 de 9h à 17h</p><p>Vesoul</p>")
        + jimdo_module("hr", "<hr>")
        + jimdo_module("header", "<h2>Réunion d’équipe santé mentale</h2>")
        + jimdo_module("text", "<p>Jeudi 11 mars 2027 à 12h30, en visio</p>")
        + jimdo_module("downloadDocument", '<a href="/app/download/1/Programme.pdf">Programme</a>')
        + "</div></div>",
        "Agenda - CPTS du Val",
    ),
}

CALENDAR = b"""BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:1@cpts.example
SUMMARY:Soir\xc3\xa9e chutes
DTSTART;TZID=Europe/Paris:20270114T200000
DTEND;TZID=Europe/Paris:20270114T220000
LOCATION:Lure
END:VEVENT
END:VCALENDAR
"""

WITH_CALENDAR: dict[str, str | bytes] = {
    "/": document('<main><a href="/calendrier">Calendrier</a><p>' + "Bonjour à tous. " * 20 + "</p></main>"),
    "/calendrier": document(
        '<main><h1>Calendrier</h1><a href="webcal://cpts.example/cal.ics">S’abonner</a>'
        "<p>Soirée chutes : jeudi 14 janvier 2027 à 20h à Lure</p></main>"
    ),
    "/cal.ics": CALENDAR,
}
