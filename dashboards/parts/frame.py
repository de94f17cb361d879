"""The frame of every page: width, title, sentences, states of trouble, footer."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import uuid4

import streamlit as st
from sqlite_utils import Database

from dashboards.parts import data, demonstration
from dashboards.parts.html import Child, Html, join, link, tag
from dashboards.parts.menu import ACCESSIBILITY, MENU
from db.database import DatabaseError, Trouble

log = logging.getLogger(__name__)

TROUBLES = {
    Trouble.MISSING: (
        "Aucune base de données pour l’instant",
        "Pour la créer avec les faits livrés avec Maillage, lancez cette commande, puis rechargez la page.",
        "maillage init",
    ),
    Trouble.OLDER: (
        "La base de données date d’une version précédente",
        "Pour la mettre à niveau sans rien perdre, lancez cette commande, puis rechargez la page.",
        "maillage init",
    ),
    Trouble.NEWER: (
        "La base de données vient d’une version plus récente de Maillage",
        "Mettez Maillage à jour, puis rechargez la page. Rien n’est perdu.",
        None,
    ),
    Trouble.LOCKED: (
        "La base de données est occupée",
        "Un autre programme la tient. Attendez un instant, puis rechargez la page.",
        None,
    ),
}
UNREADABLE = (
    "La base de données ne peut pas être lue",
    "Le fichier est abîmé, ou n’est pas une base de Maillage. Remplacez-le par une copie, ou rangez-le "
    "ailleurs et créez une nouvelle base avec cette commande.",
    "maillage init",
)


def run(show: Callable[[Database], None]) -> None:
    """Draw a page: `show` receives the database, open for reading for the time of this run."""
    with _centered():
        try:
            with data.opened() as db:
                show(db)
        except DatabaseError as error:
            _say_trouble(error)
        footer()


def write(*children: Child) -> None:
    """Draw HTML made with `tag`: everything that is only read goes through here. Nothing draws nothing."""
    if html := join(*children):
        st.html(html)


def title(text: str, *sentences: Child) -> None:
    """Draw a page's title, then its sentences: the answer first, then how fresh it is.

    Text is a leading sentence; HTML is written as it is.
    """
    st.title(text, anchor=False)
    write(*(child if isinstance(child, Html) else lead(child) for child in sentences if child))


def lead(*children: Child) -> Html:
    """Write the sentence under a title."""
    return tag("p", *children, class_="ml-lead")


def heading(text: Child, aside: Child = None, *, ruled: bool = False) -> Html:
    """Write a section's heading, with a remark beside it, over an ink rule when it opens a list."""
    beside = tag("span", aside, class_="ml-aside") if aside else None
    return tag("div", tag("h2", text), beside, class_="ml-head ml-ruled" if ruled else "ml-head")


def empty(headline: str, *rest: Child) -> Html:
    """Write the state of a page or a block that has nothing to show: what is so, then what to do."""
    return tag("div", tag("p", headline, class_="ml-strong"), *map(_paragraph, rest), class_="ml-empty")


def command(text: str) -> Html:
    """Write a command to type, whose lines break between words only: « --as » stays whole."""
    words = [tag("span", word, class_="ml-word") for word in text.split(" ")]
    return tag("code", join(*words, by=" "), class_="ml-code")


def footer() -> None:
    """Draw what closes every page: where the data come from, and the menu for phones, which fold it."""
    pages = [tag("li", link(page.name, page.address)) for page in MENU]
    write(
        tag(
            "footer",
            tag("nav", tag("ul", *pages), aria_label="Bas de page", class_="ml-footer-pages"),
            tag(
                "ul",
                tag("li", link("D’où viennent ces données", "sources")),
                tag("li", link(ACCESSIBILITY, "accessibilite")),
            ),
            class_="ml-footer",
        )
    )


def failed(error: Exception) -> bool:
    """Say in French that a page could not be drawn, and note the error under a reference.

    Returns `True`: Streamlit shows nothing else.
    """
    reference = f"M-{uuid4().hex[:8].upper()}"
    log.error("Page error %s", reference, exc_info=error)
    with _centered():
        st.title("Cette page n’a pas pu s’afficher", anchor=False)
        said = "L’erreur vient de notre côté. Elle est notée sous la référence "
        write(lead(said, tag("b", reference), ". Vos filtres sont gardés dans l’adresse de la page."))
        with st.container(horizontal=True):
            st.button("Réessayer", type="primary", icon=":material/refresh:", key="pri-reessayer")
        write(tag("p", link("Revenir à l’accueil", "./"), class_="ml-more"), empty("Le reste fonctionne."))
    return True


@contextmanager
def _centered() -> Iterator[None]:
    with st.container(horizontal_alignment="center"), st.container(width=1200):
        write(demonstration.band())
        yield


def _paragraph(child: Child) -> Html:
    return tag("p", child)


def _say_trouble(error: DatabaseError) -> None:
    """Say in French what stands in the way of the database, and what to do about it."""
    log.warning("Database trouble: %s", error)
    headline, advice, to_type = TROUBLES.get(error.trouble, UNREADABLE)
    st.title(headline, anchor=False)
    write(lead(advice), tag("p", command(to_type)) if to_type else None)
