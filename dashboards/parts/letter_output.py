"""A letter to look at, copy, download and keep."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboards.parts import data, letter_html, letter_rtf, letter_text
from dashboards.parts.addresses import LONGEST
from dashboards.parts.dates import local_day, plain_day
from dashboards.parts.frame import empty, write
from dashboards.parts.html import Html, link, tag
from dashboards.parts.letter import HEAVIEST, SEPARATOR, Letter
from dashboards.parts.words import NBSP, count, number
from db.database import DatabaseError, Trouble
from db.letters import KeptLetter
from db.letters import Letter as ToKeep

VIEWS = {"mail": "E-mail", "texte": "Texte", "markdown": "Markdown", "html": "Code HTML", "liens": "Liens"}
SAID = "bulletin-dit"
REFUSALS = {
    Trouble.LOCKED: "un autre programme tient la base. Attendez un instant, puis recommencez",
    Trouble.READ_ONLY: "la base est en lecture seule",
}


def show(letter: Letter) -> None:
    """Draw the letter as it will look, with the button that copies what is shown."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Copier le bloc", type="primary", icon=":material/content_copy:", key="pri-copier")
        view = st.segmented_control(
            "Forme à copier",
            list(VIEWS),
            format_func=lambda key: VIEWS.get(key, key),
            default="mail",
            required=True,
            wrap=True,
            key="bulletin-forme",
            label_visibility="collapsed",
            persist_state="session",
        )
    write(tag("p", class_="ml-small ml-copied", role="status"))
    with st.container(key=f"bulletin-bloc-{view}"):
        _draw(letter, str(view))
    write(tag("p", _weight(letter), class_="ml-small"), _warning(letter))


def _draw(letter: Letter, view: str) -> None:
    if view in ("mail", "html") and is_too_heavy(letter):
        said = (
            f"Ce bloc est trop lourd\u00a0: {_kilobytes(letter)}, et les messageries coupent au-delà de 100."
        )
        write(empty(said, "Décochez quelques rendez-vous."))
    elif view == "mail":
        st.html(letter_html.block(letter))
    elif view == "html":
        st.code(letter_html.block(letter), language="html", wrap_lines=True, height=560)
    else:
        texts = {"texte": letter_text.plain, "markdown": letter_text.markdown, "liens": _links}
        st.code(texts[view](letter), language=None, wrap_lines=True, height=560)


def _links(letter: Letter) -> str:
    lines = [f"{line.title}\n{line.address}\n" for line in letter.lines]
    return "\n".join([*lines, f"Tout l’agenda\n{letter.agenda}"])


def is_too_heavy(letter: Letter) -> bool:
    """Tell whether mailing tools or mailboxes would cut the letter."""
    return _bytes(letter) > HEAVIEST


def _bytes(letter: Letter) -> int:
    return len(letter_html.document(letter).encode())


def _kilobytes(letter: Letter) -> str:
    return f"{number(max(1, round(_bytes(letter) / 1000)))}{NBSP}ko"


def _weight(letter: Letter) -> str:
    said = (
        f"{len(letter.lines)} rendez-vous",
        _kilobytes(letter),
        f"{count(len(letter.addresses), 'lien')} de {max(map(len, letter.addresses))} caractères au plus",
        "aucune image, aucun suivi des lecteurs",
    )
    return SEPARATOR.join(said)


def _warning(letter: Letter) -> Html | None:
    if all(len(address) <= LONGEST for address in letter.addresses):
        return None
    said = f"Des liens dépassent {LONGEST} caractères\u00a0: votre outil d’envoi pourrait les couper."
    return tag("p", said, class_="ml-notice")


def downloads(letter: Letter, name: str) -> None:
    """Offer the letter as files named `name`."""
    files = {
        "Word (.rtf)": ("rtf", "application/rtf", letter_rtf.rich_text(letter)),
        "HTML": ("html", "text/html", letter_html.document(letter).encode()),
        "Markdown": ("md", "text/markdown", letter_text.markdown(letter).encode()),
        "Texte": ("txt", "text/plain", letter_text.plain(letter).encode("utf-8-sig")),
    }
    with st.container(horizontal=True):
        for label, (ending, mime, content) in files.items():
            st.download_button(
                label,
                content,
                file_name=f"{name}.{ending}",
                mime=mime,
                icon=":material/download:",
                key=f"bulletin-fichier-{ending}",
                disabled=ending == "html" and is_too_heavy(letter),
                on_click="ignore",
            )


# --- keeping ------------------------------------------------------------------------------------------------


def show_keeping(letter: ToKeep, kept: Sequence[KeptLetter]) -> None:
    """Offer to keep the letter, and show those that were kept."""
    said = "La prochaine lettre proposera ce qui aura changé depuis celle-ci. Gardez-la une fois envoyée."
    write(tag("p", said, class_="ml-meta"))
    st.button(
        "Garder cette lettre",
        key="bulletin-garder",
        icon=":material/bookmark_add:",
        on_click=_keep,
        args=(letter,),
    )
    if answer := st.session_state.pop(SAID, None):
        write(tag("p", answer, class_="ml-notice", role="status"))
    show_kept(kept)


def show_kept(kept: Sequence[KeptLetter]) -> None:
    """Show the letters that were kept last, each leading to what is new since."""
    if not kept:
        write(tag("p", "Aucune lettre gardée pour l’instant.", class_="ml-small"))
        return
    with st.expander("Lettres gardées"):
        write(tag("ul", *(tag("li", *_kept(one)) for one in kept), class_="ml-ways"))


def _kept(one: KeptLetter) -> tuple[str | Html, ...]:
    day = plain_day(local_day(one.made_at))
    contained = count(len(one.events), "rendez-vous", "rendez-vous")
    said = f"N°{NBSP}{one.number}, {day}{NBSP}: {one.title}, {contained}{SEPARATOR}"
    return said, link(f"ce qui a changé depuis le {day}", f"bulletin?depuis=lettre-{one.number}")


def _keep(letter: ToKeep) -> None:
    try:
        number_given = data.keep(letter)
    except DatabaseError as error:
        why = REFUSALS.get(error.trouble, "la base ne peut pas être écrite")
        st.session_state[SAID] = f"La lettre n’a pas été gardée\u00a0: {why}."
    else:
        st.session_state[SAID] = f"Lettre n°{NBSP}{number_given} gardée."


def nothing_chosen() -> None:
    """Say what to do when nothing is ticked."""
    write(empty("Rien n’est coché.", "Cochez un rendez-vous\u00a0: la lettre s’écrit ici."))
