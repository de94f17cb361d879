"""`/accessibilite`: what was checked for those who read otherwise, what was not, and what is still in English."""

from __future__ import annotations

import os
from collections.abc import Iterable

from dashboards.parts.html import Html, link, mail_link, safe_address, tag
from dashboards.parts.menu import ACCESSIBILITY
from dashboards.parts.words import NBSP
from dashboards.public.answers import Answer, page
from dashboards.public.document import Head, document, heading

ACCESSIBILITY_ADDRESS = "/accessibilite"
CHECKED = (
    "Des tests automatiques passent chaque page du menu à axe-core, à chaque version, dans un vrai navigateur, "
    "sur 1440 et sur 390 pixels de large, en clair et en sombre, tout déplié\u00a0: aucune violation relevée, les "
    "icônes mises à part. Ils vérifient aussi qu’elle est déclarée en français, qu’elle a un titre et qu’elle ne "
    "déborde pas d’un téléphone.",
    "Ils s’en servent au clavier seul\u00a0: chercher et filtrer l’agenda, changer de vue, tourner la page, ouvrir "
    "un rendez-vous, ouvrir le menu sur un téléphone, avec un repère visible sur ce qui est choisi.",
    "Les pages publiques (rendez-vous, CPTS, parcours, listes à imprimer) se lisent sans script.",
    "Chaque graphique est accompagné d’une phrase qui dit ce qu’il montre, et de ses chiffres.",
)
UNCHECKED = (
    "Aucun audit de conformité au RGAA n’a été fait\u00a0: nous n’annonçons donc aucun taux de conformité.",
    "Aucun lecteur d’écran (NVDA, JAWS, VoiceOver) n’a été essayé à la main.",
    "La carte ne se parcourt pas au clavier\u00a0: le tableau qui l’accompagne mène aux mêmes listes.",
    "Les sites et les documents vers lesquels mènent nos liens ne dépendent pas de nous.",
)
ENGLISH = (
    "Aucun mot, à notre connaissance. L’outil qui affiche les pages, Streamlit, est en anglais\u00a0: ses mots sont "
    "mis en français, et des tests automatiques cherchent à l’écran ceux qui ne le seraient pas."
)
UNTOLD = "Cette installation n’indique pas d’adresse. Écrivez à qui vous a donné le lien vers Maillage."


def accessibility_page(site: str) -> Answer:
    """Give the page; whom to write to is told by `MAILLAGE_CONTACT`, a mailbox or a link."""
    said = "Ce qui a été vérifié, ce qui ne l’a pas été, ce qui reste en anglais et à qui écrire."
    main = (
        tag("h1", "Accessibilité"),
        tag("p", f"{ACCESSIBILITY}.", class_="ml-lead"),
        heading("Ce qui a été vérifié"),
        _list(CHECKED),
        heading("Ce qui ne l’a pas été"),
        _list(UNCHECKED),
        heading("Ce qui reste en anglais"),
        tag("p", ENGLISH),
        heading("Nous écrire"),
        tag("p", "Vous ne parvenez pas à lire une page, ou à vous en servir\u00a0? ", _contact()),
    )
    return page(document(Head("Accessibilité", said, f"{site}{ACCESSIBILITY_ADDRESS}"), *main))


def _contact() -> Html:
    told = os.environ.get("MAILLAGE_CONTACT")
    if not told:
        return tag("span", UNTOLD)
    reached = (
        link(told, told)
        if safe_address(told) and "://" in told
        else mail_link(told, told, subject="Accessibilité")
    )
    return tag("span", f"Écrivez-nous{NBSP}: ", reached)


def _list(said: Iterable[str]) -> Html:
    return tag("ul", *(tag("li", one) for one in said), class_="pub-list")
