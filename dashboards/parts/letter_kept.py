"""Keeping a letter, seeing again what the kept ones announced, and taking back one that was kept by mistake."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st
from sqlite_utils import Database

from dashboards.parts import data
from dashboards.parts.addresses import short_event
from dashboards.parts.dates import hour, local_day, plain_day
from dashboards.parts.frame import write
from dashboards.parts.html import Html, link, tag
from dashboards.parts.letter import SEPARATOR
from dashboards.parts.letter_choice import SINCE, plain_label, span_since
from dashboards.parts.text import one_line, several_lines
from dashboards.parts.words import NBSP, count, shortened
from db import letters
from db.database import DatabaseError, Trouble
from db.letters import KeptLetter, Letter

SAID, DOUBTED = "bulletin-dit", "bulletin-à-retirer"
TITLE_LENGTH = 60
WORDS = {
    "nouveau": "nouveau",
    "modifie": "changé",
    "annule": "annulé ou plus annoncé",
    "inscriptions": "inscriptions bientôt closes",
}
"""What a letter announced of an event, by its code."""

REFUSALS = {
    Trouble.LOCKED: "un autre programme tient la base. Attendez un instant, puis recommencez",
    Trouble.READ_ONLY: "la base est en lecture seule",
}


def show_keeping(letter: Letter) -> None:
    """Say what it is to keep the letter, and offer it."""
    said = (
        "Une fois la lettre envoyée par vos soins, gardez-la\u00a0: Maillage retient son titre, son introduction et "
        "ses rendez-vous, et la prochaine pourra n’annoncer que ce qui aura changé. Une lettre gardée par erreur "
        "se retire."
    )
    write(tag("p", said, class_="ml-meta"))
    st.button(
        "Garder cette lettre",
        key="bulletin-garder",
        icon=":material/bookmark_add:",
        on_click=_keep,
        args=(letter,),
    )


def show_kept(db: Database, kept: Sequence[KeptLetter]) -> None:
    """Show the letters that were kept last, each with what it announced."""
    if answer := st.session_state.pop(SAID, None):
        write(tag("p", answer, class_="ml-notice", role="status"))
    if not kept:
        write(tag("p", "Aucune lettre gardée pour l’instant.", class_="ml-small"))
        return
    write(tag("h3", "Lettres gardées", class_="ml-group"))
    for one in kept:
        folded = st.expander(_summary(one), key=f"bulletin-lettre-{one.number}", on_change="rerun")
        if folded.open:
            with folded:
                _show_one(db, one)


def _summary(one: KeptLetter) -> str:
    title = plain_label(shortened(one_line(one.title), TITLE_LENGTH))
    day = plain_day(local_day(one.made_at))
    return SEPARATOR.join((f"N°{NBSP}{one.number}, {day}", title, _contained(one)))


def _contained(one: KeptLetter) -> str:
    return count(len(one.events), "rendez-vous", "rendez-vous")


def _show_one(db: Database, one: KeptLetter) -> None:
    write(
        tag("p", f"Gardée le {plain_day(local_day(one.made_at))} à {hour(one.made_at)}.", class_="ml-meta"),
        *(tag("p", line) for line in several_lines(one.introduction).split("\n") if line),
        *_announced(db, one),
        tag(
            "p",
            link("Annoncer ce qui a changé depuis", f"bulletin?{SINCE}={span_since(one.number)}"),
            class_="ml-more",
        ),
    )
    if st.session_state.get(DOUBTED) == one.number:
        _show_doubt(one)
    else:
        _button("Retirer cette lettre", one, _doubt, one.number)


def _announced(db: Database, one: KeptLetter) -> list[Html]:
    """Give what a letter announced, in its order, with what it said of each."""
    lines = [
        tag("li", link(one_line(told.title) or "Sans titre", short_event(told.event)), _said(told.said))
        for told in letters.announced(db, one.number)
    ]
    return [tag("ul", *lines, class_="ml-ways")] if lines else []


def _said(code: str) -> str:
    return f"{SEPARATOR}{WORDS[code]}" if code in WORDS else ""


def _show_doubt(one: KeptLetter) -> None:
    said = (
        f"Retirer la lettre n°{NBSP}{one.number}{NBSP}? Ce qu’elle annonçait redeviendra à annoncer. Les "
        "messages déjà envoyés ne changent pas."
    )
    write(tag("p", said, class_="ml-notice", role="status"))
    with st.container(horizontal=True):
        _button("Oui, la retirer", one, _withdraw, one.number)
        _button("Non, la garder", one, _doubt, None)


def _button(words: str, one: KeptLetter, act: Callable[..., None], *args: Any) -> None:
    st.button(words, key=f"bulletin-{one.number}-{words}", on_click=act, args=args)


# --- what the buttons do ------------------------------------------------------------------------------------


def _doubt(number: int | None) -> None:
    st.session_state[DOUBTED] = number


def _keep(letter: Letter) -> None:
    _try("gardée", lambda: f"Lettre n°{NBSP}{data.keep(letter)} gardée.")


def _withdraw(number: int) -> None:
    def act() -> str:
        data.withdraw(number)
        if st.query_params.get(SINCE) == span_since(number):
            st.query_params.pop(SINCE)
        return f"Lettre n°{NBSP}{number} retirée."

    _doubt(None)
    _try("retirée", act)


def _try(done: str, act: Callable[[], str]) -> None:
    """Do what writes into the database, and note what came of it for the next drawing of the page."""
    try:
        st.session_state[SAID] = act()
    except DatabaseError as error:
        why = REFUSALS.get(error.trouble, "la base ne peut pas être écrite")
        st.session_state[SAID] = f"La lettre n’a pas été {done}\u00a0: {why}."
