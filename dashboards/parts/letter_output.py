"""A letter to look at, copy and download."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

import streamlit as st

from dashboards.parts import letter_html, letter_rtf, letter_text
from dashboards.parts.addresses import LONGEST
from dashboards.parts.frame import empty, write
from dashboards.parts.html import Html, tag
from dashboards.parts.letter import HEAVIEST, SEPARATOR, Letter
from dashboards.parts.words import NBSP, count, number

VIEWS = {"mail": "E-mail", "texte": "Texte", "markdown": "Markdown", "html": "Code HTML", "liens": "Liens"}


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
        write(empty(said, f"Décochez-en {-_room(letter)}, ou faites-en deux lettres."))
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


def _room(letter: Letter) -> int:
    """Give how many more events as long as these the letter may hold, below zero how many it has in excess."""
    each = (_bytes(letter) - _bytes(replace(letter, sections=()))) / len(letter.lines)
    left = (HEAVIEST - _bytes(letter)) / each
    return int(left) if left >= 0 else -ceil(-left)


def _weight(letter: Letter) -> str:
    said = (
        f"{len(letter.lines)} rendez-vous",
        f"{_kilobytes(letter)} sur {HEAVIEST // 1000}, place pour {max(0, _room(letter))} de plus environ",
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


def nothing_chosen() -> None:
    """Say what to do when nothing is ticked."""
    write(empty("Rien n’est coché.", "Cochez un rendez-vous\u00a0: la lettre s’écrit ici."))
