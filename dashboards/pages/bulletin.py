"""Bulletin: choose what a letter announces, see it as it will look, copy it, and keep it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import streamlit as st
from sqlite_utils import Database

from dashboards.parts import (
    agenda_filters,
    data,
    frame,
    letter_chart,
    letter_choice,
    letter_example,
    letter_html,
    letter_kept,
    letter_output,
)
from dashboards.parts.addresses import LONGEST
from dashboards.parts.agenda_filters import KEYS, PERIOD_LABELS, Choices, active
from dashboards.parts.dates import between_months, local_day, month_title, plain_day, short_day
from dashboards.parts.filters import Filters, address, asked
from dashboards.parts.freshness import freshness
from dashboards.parts.html import Html, link, tag
from dashboards.parts.letter import (
    GROUPING_LABELS,
    GROUPINGS,
    SEPARATOR,
    UNDATED,
    Letter,
    Line,
    Section,
    agenda_address,
    campaign_room,
    line,
    sections,
)
from dashboards.parts.letter_choice import ALL, LETTERS_OFFERED, SINCE, Offer
from dashboards.parts.letter_news import GROUPS
from dashboards.parts.text import one_line, several_lines
from dashboards.parts.words import NBSP, capital, listed, quoted
from db import agenda, letters, queries
from db.letters import KeptLetter
from db.letters import Letter as ToKeep
from db.model import slug
from db.selection import AgendaFilter

TITLE = "Vos rendez-vous en cancérologie"
PERIODS = ("a-venir", "semaine", "ce-mois", "trois-mois")
STEPS = {
    f"Relever les sites connus, ce que {quoted('maillage serve')} fait aussi de lui-même{NBSP}:": "maillage collect",
    f"Lire une lettre d’information que vous avez reçue{NBSP}:": "maillage import lettre.pdf",
    f"Essayer avec des données inventées{NBSP}:": "maillage demo",
}
"""What fills the page, and what to type for it."""

SEVERAL = {
    "region": ("Région", "Toutes", 165),
    "type": ("Type", "Tous", 165),
    "departement": ("Département", "Tous", 346),
    "profession": ("Profession", "Toutes", 346),
}
"""The lists where several may be chosen: what they are called, what none stands for, and their width."""

DRAWN = ("periode", "mois", *SEVERAL)
"""The filters of the agenda that the page draws; others come in a link from there."""

RELATIVE = ("periode",)
"""Filters that mean something else in a month: a letter's link to the agenda goes without them."""


def show(db: Database) -> None:
    """Draw the page."""
    said = "Un bloc prêt à coller dans votre lettre. Ses liens restent justes dans un mois."
    frame.title("Bulletin", said, freshness(db, data.now()))
    kept = letters.letters(db, limit=LETTERS_OFFERED)
    if not agenda.count(db, AgendaFilter(), today=data.today()):
        _say_no_event(db)
        letter_kept.show_kept(db, kept)
        return
    left, right = st.columns([5, 6], gap="large")
    with left:
        wanted, offered, chosen = _choose(db, kept)
        letter = _present(db, wanted, offered, chosen) if chosen else None
    with right:
        frame.write(frame.heading("3. Copier"))
        if letter is None:
            letter_output.nothing_chosen()
        else:
            _show_letter(letter, chosen, agenda.by_kind(db, wanted, today=data.today()))
        letter_kept.show_kept(db, kept)


def _say_no_event(db: Database) -> None:
    """Say what to do when nothing comes, and show what a letter will look like."""
    left, right = st.columns([5, 6], gap="large")
    past = agenda.count(db, AgendaFilter(period="past"), today=data.today())
    known = f"Voir {'le rendez-vous passé' if past == 1 else f'les {past} rendez-vous passés'}"
    steps = [tag("li", tag("p", words), tag("p", frame.command(typed))) for words, typed in STEPS.items()]
    with left:
        frame.write(
            frame.empty(
                "Aucun rendez-vous à venir n’a encore été lu\u00a0: rien à annoncer.",
                "Dès qu’il y en aura, cette page les proposera, cochés et prêts à copier.",
                link(known, "agenda?periode=passes") if past else None,
            ),
            frame.heading("Pour commencer"),
            tag("ul", *steps, class_="ml-ways"),
        )
    with right:
        frame.write(frame.heading("Ce que vous copierez", "exemple inventé"))
        with st.container(key="bulletin-exemple-mail"):
            st.html(letter_html.block(letter_example.example(data.today())))


# --- 1. choose ----------------------------------------------------------------------------------------------


def _choose(db: Database, kept: Sequence[KeptLetter]) -> tuple[AgendaFilter, Choices, list[Offer]]:
    """Draw the filters and the lists to tick, and give the selection with what is ticked."""
    frame.write(frame.heading("1. Choisir"))
    filters = Filters()
    offered = agenda_filters.choices(db, asked())
    wanted = _wanted(offered)
    span = _draw_filters(db, filters, offered, wanted, kept)
    filters.notice()
    since = letter_choice.moment(span, kept, data.now())
    found = letter_choice.offers(db, wanted, span, since, data.today())
    if not found.total:
        _say_nothing_found(wanted, offered, span, since)
        return wanted, offered, []
    headings = GROUPS if kept else {**GROUPS, "inedit": "À venir"}
    return wanted, offered, letter_choice.in_order(letter_choice.tick(found, headings))


def _wanted(offered: Choices) -> AgendaFilter:
    """Read the selection from the address; a letter is about what is to come."""
    wanted = agenda_filters.read(asked(), offered, today=data.today()).wanted
    return replace(wanted, period="coming") if wanted.period in ("letter", "past", "undated") else wanted


def _draw_filters(
    db: Database, filters: Filters, offered: Choices, wanted: AgendaFilter, kept: Sequence[KeptLetter]
) -> str:
    months = agenda.months(db, wanted, today=data.today())
    span = filters.among(SINCE, "Annoncer", letter_choice.spans(kept), width=346)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        periods = {key: PERIOD_LABELS[key] for key in PERIODS}
        filters.among("periode", "Période", periods, replaces=("mois", "jour"))
        filters.one("mois", "Mois", {month: month_title(month) for month in months}, every="Tous")
        for key, (label, every, width) in SEVERAL.items():
            filters.several(key, label, offered.labels[key], every=every, width=width)
    said = f"Dans une même liste, les choix s’ajoutent{NBSP}: Doubs et Jura, formations et webinaires."
    frame.write(tag("p", said, class_="ml-small"), _carried(wanted, offered))
    return span


def _carried(wanted: AgendaFilter, offered: Choices) -> Html | None:
    """Say which filters came in the address and have no list here, and lead to the page without them."""
    carried = [one for one in active(wanted, offered) if one.key not in DRAWN]
    if not carried:
        return None
    gone = dict.fromkeys(key for key in KEYS if key not in DRAWN)
    words = f"Repris de l’agenda{NBSP}: {listed([one.words for one in carried])}. "
    return tag("p", words, link("Ne plus en tenir compte", address("bulletin", **gone)), class_="ml-notice")


def _say_nothing_found(wanted: AgendaFilter, offered: Choices, span: str, since: datetime) -> None:
    every = link("Voir tout ce qui vient", "bulletin")
    if span != ALL:
        frame.write(frame.empty(f"Rien de nouveau depuis le {plain_day(local_day(since))}.", every))
        return
    said = listed([one.words for one in active(wanted, offered)])
    frame.write(frame.empty(f"Aucun rendez-vous à venir pour ce choix\u00a0: {said}.", every))


# --- 2. present ---------------------------------------------------------------------------------------------


def _present(db: Database, wanted: AgendaFilter, offered: Choices, chosen: Sequence[Offer]) -> Letter:
    """Draw what a letter is given beside its events, and give the letter."""
    frame.write(frame.heading("2. Présenter"))
    title, introduction, grouping = _title(), _introduction(), _grouping()
    site = data.site()
    campaign = _campaign(site)
    starter = queries.starters(db)
    shown = (line(one.proposal, one.news, site=site, campaign=campaign, starter=starter) for one in chosen)
    items = (one.proposal.listed.kept.item for one in chosen)
    grouped = sections(list(zip(items, shown, strict=True)), GROUPINGS[grouping])
    _draw_order(grouped)
    return Letter(
        title=title,
        subtitle=_subtitle(wanted, offered, grouped),
        introduction=introduction,
        sections=grouped,
        agenda=agenda_address(site, _lasting(wanted, offered), campaign),
        closing=_closing(),
    )


def _title() -> str:
    title = st.text_input(
        "Titre du bloc", TITLE, max_chars=120, key="bulletin-titre", persist_state="session"
    )
    return one_line(title) or TITLE


def _introduction() -> str:
    introduction = st.text_area(
        "Phrase d’introduction (facultatif)",
        max_chars=600,
        height=88,
        placeholder="Deux lignes au plus",
        key="bulletin-introduction",
        persist_state="session",
    )
    return several_lines(introduction)


def _grouping() -> str:
    grouping = st.segmented_control(
        "Regrouper",
        list(GROUPINGS),
        format_func=lambda key: GROUPING_LABELS.get(key, key),
        default="mois",
        required=True,
        key="bulletin-groupes",
        persist_state="session",
    )
    return str(grouping)


def _campaign(site: str) -> str:
    room = campaign_room(site)
    name = st.text_input(
        "Nom de campagne (facultatif)",
        max_chars=max(1, room),
        placeholder="lettre-decembre",
        help=f"Ajouté aux liens (utm_campaign) pour vos statistiques. {room} lettres au plus, pour que les liens "
        f"restent sous {LONGEST} caractères.",
        key="bulletin-campagne",
        persist_state="session",
    )
    return slug(name or "")[:room].strip("-")


def _draw_order(grouped: Sequence[Section]) -> None:
    with st.expander("Changer l’ordre"):
        letter_choice.draw_order([[(one.event, _short(one)) for one in section.lines] for section in grouped])


def _short(line: Line) -> str:
    return f"{short_day(line.day) if line.day else UNDATED}{SEPARATOR}{line.title}"


def _subtitle(wanted: AgendaFilter, offered: Choices, grouped: Sequence[Section]) -> str:
    days = sorted(line.day for section in grouped for line in section.lines if line.day)
    said = [one.words for one in active(wanted, offered) if one.key not in ("mois", "jour", *RELATIVE)]
    return SEPARATOR.join(part for part in (_between(days), ", ".join(said)) if part)


def _between(days: Sequence[date]) -> str:
    """Give « En décembre 2026 » or « De décembre 2026 à janvier 2027 » for days in order."""
    return capital(between_months(*(f"{day:%Y-%m}" for day in (days[0], days[-1])))) if days else ""


def _lasting(wanted: AgendaFilter, offered: Choices) -> list[tuple[str, str]]:
    """Give the filters in force that will still mean the same in a month, as an address has them."""
    lasting = [one.key for one in active(wanted, offered) if one.key not in RELATIVE]
    return [(key, value) for key in lasting for value in asked().get(key, ())]


def _closing() -> tuple[str, ...]:
    said = (
        f"Fait le {plain_day(data.today())} avec Maillage. Un rendez-vous peut changer\u00a0: le lien montre "
        "toujours la version à jour."
    )
    return (said, "Données de démonstration\u00a0: tout est inventé.") if data.is_demo() else (said,)


# --- 3. copy ------------------------------------------------------------------------------------------------


def _show_letter(letter: Letter, chosen: Sequence[Offer], kinds: Sequence[Mapping[str, Any]]) -> None:
    name = f"lettre-{data.today():%Y-%m-%d}"
    letter_output.show(letter)
    letter_output.downloads(letter, name)
    letter_chart.show(kinds, name)
    frame.write(frame.heading("4. Garder"))
    codes = {one.event: one.news.code for one in chosen}
    events = tuple((one.event, codes[one.event]) for one in letter.lines)
    letter_kept.show_keeping(ToKeep(letter.title, letter.introduction, data.now(), events))


if __name__ == "__main__":
    frame.run(show)
