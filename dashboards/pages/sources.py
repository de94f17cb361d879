"""Sources: how the sites are, or one of them (`?source=<id>`), and what was read in documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st
from sqlite_utils import Database

from dashboards.parts import data, frame
from dashboards.parts.chips import dash
from dashboards.parts.dates import day_at, local_day, partial, plain_day
from dashboards.parts.filters import Filters
from dashboards.parts.health import Level, at, failing, health_chip, kept_words, next_run, told
from dashboards.parts.html import Child, Html, hidden, join, link, tag
from dashboards.parts.provenance import STARTER
from dashboards.parts.source_one import show_one
from dashboards.parts.tables import Column, table
from dashboards.parts.words import NBSP, capital, count, listed
from db import queries
from db.model import Remark, Run
from db.queries import ReadDocument
from db.sources import RUNS_SHOWN, SourceState, source_states
from db.vocabulary import Health

SOURCE_COLUMNS = (
    Column("Source"),
    Column("État"),
    Column("Dernier relevé"),
    Column("Rendez-vous lus", numeric=True),
    Column("Ressources lues", numeric=True),
    Column(f"{RUNS_SHOWN} derniers relevés", phone=f"{RUNS_SHOWN} relevés"),
)
DOCUMENT_COLUMNS = (
    Column("Document"),
    Column("Nature"),
    Column("Publié par"),
    Column("Publié en"),
    Column("Lu"),
)


def show(db: Database) -> None:
    """Draw all the sources, or the one that the address names."""
    states = source_states(db, now=data.now())
    filters = Filters()
    names = {state.source.id: state.source.name for state in states}
    chosen = filters.value("source", names, every="toutes les sources")
    if chosen is not None:
        show_one(db, chosen)
        return
    st.title("Sources", anchor=False)
    filters.notice()
    _show_sites(states)
    _show_documents(data.shared(queries.documents, db))


# --- sites --------------------------------------------------------------------------------------------------


def _show_sites(states: Sequence[SourceState]) -> None:
    """Draw what is to be treated, then what goes well, then, folded, what was never read."""
    frame.write(_verdict(states))
    to_treat = at(states, Level.STOPPED, Level.CHECK)
    if to_treat:
        frame.write(frame.heading("À traiter"), *map(_box, to_treat))
    others = at(states, Level.UP_TO_DATE, Level.EXCLUDED)
    if others:
        heading = "Les autres sources" if to_treat else "Les sites relevés"
        frame.write(frame.heading(heading), _sources(others))
    waiting = at(states, Level.WAITING)
    if waiting:
        with st.expander(capital(_counted(waiting, Level.WAITING))):
            frame.write(tag("ul", *map(_waiting, waiting), class_="ml-fresh"))


def _verdict(states: Sequence[SourceState]) -> Html:
    """Write the answer: what is stopped, what is to be checked, and that nothing was taken away."""
    if not any(state.latest for state in states):
        advice = ("Pour relever les sites connus\u00a0: ", frame.command("maillage collect"))
        return join(tag("p", "Aucun site n’a encore été relevé.", class_="ml-verdict"), tag("p", *advice))
    bad = [_counted(states, Level.STOPPED), _counted(states, Level.CHECK)]
    rest = [_counted(states, level) for level in (Level.UP_TO_DATE, Level.WAITING, Level.EXCLUDED)]
    said = listed([words for words in rest if words])
    if not any(bad):
        return tag("p", tag("b", "Rien à traiter."), f" {capital(said)}.", class_="ml-verdict")
    worst = capital(", ".join(words for words in bad if words))
    kept = " Aucun rendez-vous n’a été retiré de l’agenda."
    return tag("p", tag("b", f"{worst}."), f" {capital(said)}." if said else "", kept, class_="ml-verdict")


def _counted(states: Iterable[SourceState], level: Level) -> str:
    """Give « 2 sources arrêtées », or nothing."""
    found = len(at(states, level))
    one, several = LEVEL_WORDS[level]
    return f"{found}{NBSP}{one if found < 2 else several}" if found else ""


LEVEL_WORDS = {
    Level.STOPPED: ("source arrêtée", "sources arrêtées"),
    Level.CHECK: ("source à vérifier", "sources à vérifier"),
    Level.UP_TO_DATE: ("source à jour", "sources à jour"),
    Level.WAITING: ("source jamais relevée", "sources jamais relevées"),
    Level.EXCLUDED: ("source exclue", "sources exclues"),
}


def _box(state: SourceState) -> Html:
    """Write what to treat: the source, what happened, what stays shown, and its last runs."""
    words = [
        tag("h3", link(state.source.name, state.source.homepage)),
        tag("span", state.source.region or "France", class_="ml-aside"),
        health_chip(state.health),
        tag("p", tag("b", failing(state))) if state.alert else None,
        tag("p", told(state)),
        tag("p", join(kept_words(state), next_run(state), by=" "), class_="ml-small"),
    ]
    aside = tag("div", _runs(state), _detail(state), class_="ml-beside")
    return tag("section", tag("div", join(*words, by=" ")), aside, class_="ml-box ml-todo")


def _detail(state: SourceState) -> Html:
    words = ("Détail", hidden(f" de {state.source.name}"))
    return link(words, f"sources?source={state.source.id}")


def _sources(states: Iterable[SourceState]) -> Html:
    caption = "Les sources et leur dernier relevé"
    return table(SOURCE_COLUMNS, map(_source, states), caption=caption, class_="ml-sites")


def _source(state: SourceState) -> list[Child]:
    who = tag("span", _who(state), " · ", _detail(state), class_="ml-sub")
    return [
        (link(state.source.name, state.source.homepage), tag("br"), who),
        health_chip(state.health),
        (day_at(state.latest.finished) if state.latest else None, _planned(state)),
        state.events,
        state.resources,
        _runs(state),
    ]


def _planned(state: SourceState) -> Html | None:
    if state.next_due is None:
        return None
    return join(tag("br"), tag("span", f"prochain\u00a0: {day_at(state.next_due)}", class_="ml-sub"))


def _waiting(state: SourceState) -> Html:
    name = link(state.source.name, state.source.homepage)
    return tag("li", tag("span", name, tag("br"), tag("span", _who(state)), _planned(state)))


def _who(state: SourceState) -> str:
    return f"{state.source.kind.label} · {state.source.region or 'France'}"


def _runs(state: SourceState) -> Html:
    """Write the last runs as small bars, oldest first: how many events each one found."""
    highest = max((run.events for run in state.runs), default=0)
    missing = [tag("i", class_="ml-none")] * (RUNS_SHOWN - len(state.runs))
    bars = [_bar(run, highest) for run in state.runs]
    said = ", ".join(str(run.events) for run in state.runs) or "aucun"
    words = hidden(f"Rendez-vous trouvés aux derniers relevés, du plus ancien au plus récent\u00a0: {said}")
    return tag("span", words, tag("span", *missing, *bars, class_="ml-runs", aria_hidden="true"))


def _bar(run: Run, highest: int) -> Html:
    if run.events == 0:
        failed = run.health not in (Health.OK, Health.ROBOTS)
        return tag("i", class_="ml-zero ml-failed" if failed else "ml-zero")
    return tag("i", style=f"--n: {run.events / highest:.3f}")


# --- documents ----------------------------------------------------------------------------------------------


def _show_documents(documents: Sequence[ReadDocument]) -> None:
    frame.write(frame.heading("Documents lus", count(len(documents), "document") if documents else None))
    if not documents:
        advice = ("Pour en lire un\u00a0: ", frame.command("maillage import bilan.pdf"))
        frame.write(frame.empty("Aucun document n’a encore été lu.", tag("span", *advice)))
        return
    frame.write(
        table(DOCUMENT_COLUMNS, map(_document, documents), caption="Les documents lus", class_="ml-documents")
    )
    for read in documents:
        if read.remarks:
            with st.expander(_not_understood(read)):
                frame.write(tag("ul", *map(_remark, read.remarks), class_="ml-remarks"))


def _document(read: ReadDocument) -> list[Child]:
    document = read.document
    published = partial(document.published) if document.published else dash("date non indiquée")
    return [
        link(document.title, document.url),
        document.family.label,
        document.publisher or dash("non indiqué"),
        published,
        STARTER if read.starter else f"le {plain_day(local_day(read.read_at))}",
    ]


def _not_understood(read: ReadDocument) -> str:
    found = count(len(read.remarks), "remarque")
    return f"{_plain(read.document.title)}\u00a0: {found} de lecture"


def _remark(remark: Remark) -> Html:
    return tag("li", join(remark.place, remark.text, by="\u00a0: "))


def _plain(text: str) -> str:
    """Take out of a label what Streamlit would read as Markdown."""
    return "".join(f"\\{letter}" if letter in "\\`*_{}[]()<>#+-.!|~$:" else letter for letter in text)


if __name__ == "__main__":
    frame.run(show)
