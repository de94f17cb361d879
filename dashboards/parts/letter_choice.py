"""What a letter may announce, and what of it is chosen: lists to tick, and their order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import streamlit as st
from sqlite_utils import Database
from streamlit.delta_generator import DeltaGenerator

from dashboards.parts.dates import local_day, plain_day, short_day
from dashboards.parts.frame import write
from dashboards.parts.html import tag
from dashboards.parts.letter import title
from dashboards.parts.letter_news import GROUPS, TOLD, News, news
from dashboards.parts.letter_text import inert
from dashboards.parts.words import NBSP, capital, count, listed, number
from db import letters, queries
from db.letters import KeptLetter, Proposal, Weight
from db.selection import AgendaFilter
from db.vocabulary import EventStatus

PROPOSED = 50
TICKED = 12
"""How many are ticked beforehand: a letter that says everything is not read."""

LETTERS_OFFERED = 12
SINCE = "depuis"
ALL = "tout"
DAYS = {"7-jours": 7, "30-jours": 30}
USUAL_DAYS = 7
ORDER = "bulletin-ordre"
COUNTED = {
    "nouveau": ("nouveau", "nouveaux"),
    "modifie": ("changé", "changés"),
    "annule": ("annulé ou plus annoncé", "annulés ou plus annoncés"),
    "inscriptions": ("dont l’inscription se termine bientôt", "dont l’inscription se termine bientôt"),
}


@dataclass(frozen=True)
class Offer:
    """An event that is proposed, and what there is to announce of it."""

    proposal: Proposal
    news: News

    @property
    def event(self) -> str:
        """Give the event's id."""
        return self.proposal.listed.kept.id


@dataclass(frozen=True)
class Offers:
    """What is proposed, in the order of `GROUPS` then by day, and how many there would be in all."""

    found: tuple[Offer, ...]
    total: int


# --- since when ---------------------------------------------------------------------------------------------


def spans(kept: Sequence[KeptLetter]) -> dict[str, str]:
    """Give what a letter may go back to, by its identifier in the address."""
    since = {span_since(one.number): _since_words(one) for one in kept}
    return {
        ALL: "Tout ce qui vient",
        **since,
        **{key: f"Depuis {days}{NBSP}jours" for key, days in DAYS.items()},
    }


def span_since(number: int) -> str:
    """Give the identifier, in an address, of what is news since the letter of that number."""
    return f"lettre-{number}"


def _since_words(letter: KeptLetter) -> str:
    return f"Depuis la lettre n°{NBSP}{letter.number} du {plain_day(local_day(letter.made_at))}"


def moment(span: str, kept: Sequence[KeptLetter], now: datetime) -> datetime:
    """Give the moment since which something is news."""
    known = {span_since(one.number): one.made_at for one in kept}
    return known.get(span) or now - timedelta(days=DAYS.get(span, USUAL_DAYS))


def offers(db: Database, wanted: AgendaFilter, span: str, since: datetime, today: date) -> Offers:
    """Give what a letter may announce of a selection; all of it, or only what was not announced since."""
    lightest = {ALL: Weight.SENT}.get(span, Weight.CLOSING if span in DAYS else Weight.UNSENT)
    found = letters.proposals(db, wanted, since, today=today, lightest=lightest, limit=PROPOSED)
    first_readings = queries.first_readings(db)
    ranks = list(GROUPS)
    told = [Offer(one, news(one, since, first_readings, today=today)) for one in found.found]
    ordered = sorted(told, key=lambda one: (ranks.index(one.news.code), one.proposal.listed.day or "9999"))
    return Offers(tuple(ordered), found.total)


def ticked(found: Sequence[Offer]) -> set[str]:
    """Give what is ticked beforehand: what is news, else what comes first and takes place."""
    told = [one for one in found if one.news.code in TOLD]
    called_off = (EventStatus.CANCELLED, EventStatus.MISSING)
    coming = [one for one in found if one.proposal.listed.kept.item.status not in called_off]
    return {one.event for one in (told or coming)[:TICKED]}


# --- lists to tick ------------------------------------------------------------------------------------------


def sentence(found: Offers) -> str:
    """Give « 24 rendez-vous proposés : 3 nouveaux et 1 changé. »"""
    counts = {code: sum(one.news.code == code for one in found.found) for code in COUNTED}
    told = [count(n, *COUNTED[code]) for code, n in counts.items() if n]
    head = f"{number(found.total)} rendez-vous {'proposé' if found.total < 2 else 'proposés'}"
    return f"{head}{NBSP}: {listed(told)}." if told else f"{head}."


def tick(found: Offers, headings: Mapping[str, str]) -> list[Offer]:
    """Draw the lists to tick, and give what is ticked, by day. What is no news is folded beside news."""
    beforehand = ticked(found.found)
    _draw_head(found)
    has_news = any(one.news.code in TOLD for one in found.found)
    chosen = []
    for code, heading in headings.items():
        group = [one for one in found.found if one.news.code == code]
        if group:
            with _group(f"{heading}{NBSP}({len(group)})", folds=code not in TOLD, opened=not has_news):
                chosen += [one for one in group if _ticked(one, one.event in beforehand)]
    if found.total > len(found.found):
        said = f"Les {len(found.found)} premiers sur {number(found.total)}. Resserrez le choix pour voir les autres."
        write(tag("p", said, class_="ml-small"))
    return sorted(chosen, key=lambda one: one.proposal.listed.day or "9999")


def _group(words: str, *, folds: bool, opened: bool) -> DeltaGenerator:
    if folds:
        return st.expander(words, expanded=opened)
    write(tag("h3", words, class_="ml-group"))
    return st.container()


def _draw_head(found: Offers) -> None:
    keys = [_key(one) for one in found.found]
    with st.container(horizontal=True, gap="small"):
        write(tag("p", sentence(found), class_="ml-offer"))
        for words, value in (("Tout cocher", True), ("Tout décocher", False)):
            st.button(words, type="tertiary", key=f"bulletin-{value}", on_click=_set, args=(keys, value))


def _set(keys: Sequence[str], value: bool) -> None:
    for key in keys:
        st.session_state[key] = value


def _key(offer: Offer) -> str:
    return f"bulletin-choix-{offer.event}"


def _ticked(offer: Offer, value: bool) -> bool:
    if _key(offer) in st.session_state:
        return st.checkbox(_label(offer), key=_key(offer), wrap=True, persist_state="session")
    return st.checkbox(_label(offer), value=value, key=_key(offer), wrap=True, persist_state="session")


def _label(offer: Offer) -> str:
    """Write « 1er déc. · Formation… · Annulé », which is read aloud as it stands: no bold, no icon, no sign."""
    listed_one = offer.proposal.listed
    day = short_day(date.fromisoformat(listed_one.day)) if listed_one.day else "Sans date"
    mark = f" · {offer.news.mark}" if offer.news.mark not in ("", "Nouveau") else ""
    return f"{day} · {plain_label(title(listed_one.kept.item))}{mark}"


def plain_label(text: str) -> str:
    """Give a text that a widget shows as it is: neither Markdown nor formula nor icon."""
    return inert(text).replace("$", "\\$").replace(":", ":\u2060")


# --- order --------------------------------------------------------------------------------------------------


def in_order(chosen: Sequence[Offer]) -> list[Offer]:
    """Give what is chosen in the order that the reader made; what came since then goes by day, at the end."""
    made: list[str] = st.session_state.get(ORDER, [])
    ranks = {event: rank for rank, event in enumerate(made)}
    return sorted(chosen, key=lambda one: ranks.get(one.event, len(ranks)))


def draw_order(groups: Sequence[Sequence[tuple[str, str]]]) -> None:
    """Draw the lines `(event id, words)` of each section, with buttons that move them within it."""
    said = "Chaque groupe a son ordre. «\u00a0Sans groupe\u00a0» laisse l’ordre entièrement libre."
    write(tag("p", said, class_="ml-small"))
    shown = [event for group in groups for event, _ in group]
    for group in groups:
        events = [None, *(event for event, _ in group), None]
        for at, (event, words) in enumerate(group):
            _draw_place(event, words, shown, {"monter": events[at], "descendre": events[at + 2]})
    if ORDER in st.session_state:
        st.button("Remettre par date", key="bulletin-par-date", type="tertiary", on_click=_forget_order)


def _draw_place(event: str, words: str, shown: Sequence[str], neighbours: Mapping[str, str | None]) -> None:
    """Draw a line with the buttons that swap it with its neighbour on each side, where it has one."""
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        write(tag("p", words, class_="ml-order"))
        with st.container(horizontal=True, width="content"):
            for way, other in neighbours.items():
                st.button(
                    capital(way),
                    key=f"bulletin-{way}-{event}",
                    type="tertiary",
                    disabled=other is None,
                    on_click=_swap,
                    args=(shown, event, other),
                )


def _swap(shown: Sequence[str], event: str, other: str) -> None:
    order = list(shown)
    here, there = order.index(event), order.index(other)
    order[here], order[there] = order[there], order[here]
    st.session_state[ORDER] = order


def _forget_order() -> None:
    st.session_state.pop(ORDER, None)
